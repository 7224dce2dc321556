"""Bytes to text, and the characters of a text that nobody sees.

The order of guesses matters: detectors take cp1252 for cp1250 and turn "£" and "é" into
other letters, so a detector is asked last.
"""

from __future__ import annotations

import re
from typing import Final

from charset_normalizer import from_bytes

from redactor.errors import LimitExceeded, SourceError, UnknownFormat

MAX_BYTES: Final = 50_000_000

_MAGIC: Final = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x89PNG", b"GIF8",
                 b"\xff\xd8\xff", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")  # fmt: skip
_MARKS: Final = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)

_CONTROLS: Final = re.compile(r"[\x00-\x06\x08\x0e-\x19\x1c-\x1f\x7f]")
_C1: Final = {code: char for code in range(0x80, 0xA0)
              if (char := bytes([code]).decode("cp1252", "ignore"))}  # fmt: skip
_SHOWN: Final = {**_C1, 0x07: " ", 0x1A: " ", 0x1B: " "}
"""Same-length repairs: Word's old cell mark, DOS end of file, cp1252 read as Latin-1."""

UNSEEN: Final = (
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f"
)
"""Invisible characters that a copy never holds: bidi controls (they can show a text in
another order than it is stored), zero-width spaces, soft hyphens, tag characters."""
JOINERS: Final = "\u034f\u200c\u200d\ufe00-\ufe0f"
"""Invisible too, but letters of some scripts and emoji need them; read over, kept."""


_NOT_MADE_OUT: Final = "The characters of the text cannot be made out."
_SAVE: Final = "Save it as UTF-8 text and run again."
_WRONG_PAGE: Final = re.compile(
    "(?<=[a-z])(?:[\u00a1-\u00a5\u00ab\u00bf\u2020\u2021](?=[a-z])|\u2030)"
)
"""Signs between two small letters: "Zo\u2030" is "Zo\u00eb" of a Mac or of DOS read as Windows."""
_UTF7: Final = re.compile(rb"\+A[A-Za-z0-9+/]{2,20}(?![A-Za-z0-9+/])-?")
"""Letters as old mail programs wrote them, so that a name would not be found."""
_FOREIGN: Final = 0.4
"""With so many signs beyond ASCII, text read as cp1252 is not in a code page of Western Europe."""


def is_binary(data: bytes) -> bool:
    """Whether these bytes are surely not text: a known magic number or stray NUL bytes."""
    if data.startswith(_MAGIC):
        return True
    return not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) and b"\0" in data


def decode(data: bytes, *, limit: int = MAX_BYTES) -> str:
    """The text of a file of at most ``limit`` bytes, without its byte order mark.

    utf-8, UTF-16 and UTF-32 by their mark, then utf-8, then cp1252, then a detector.
    Raises LimitExceeded, UnknownFormat for binary content and SourceError when cut short
    or in a code page that cannot be told: a name with a wrong letter is not found.
    """
    if len(data) > limit:
        raise LimitExceeded(f"The text file is larger than {limit // 1_000_000} MB.")
    if is_binary(data):
        raise UnknownFormat("The file is not text, whatever its ending says.")
    if any(map(_is_utf7, _UTF7.findall(data))):
        raise SourceError(_NOT_MADE_OUT, advice=_SAVE)
    text = _decoded(data).translate(_SHOWN)
    if _CONTROLS.search(text):
        raise UnknownFormat("The file holds control characters that no text has.")
    return text


def _is_utf7(shifted: bytes) -> bool:
    """Whether "+AOk-" and the like are letters of a European script in UTF-7."""
    try:
        letters = shifted.decode("utf-7")
    except UnicodeDecodeError:
        return False
    return all("\x80" <= letter < "\u0250" for letter in letters)


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                raise SourceError("The text is damaged or was cut short.") from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    return _mixed(data) or _single_byte(data)


def _mixed(data: bytes) -> str:
    """Text in utf-8 with a few pasted cp1252 bytes, or "" when it is not mainly utf-8."""
    text = data.decode("utf-8", "surrogateescape")
    odd = len(re.findall("[\udc80-\udcff]", text))
    good = len(re.findall("[\x80-\ud7ff\ue000-\U0010ffff]", text))
    if odd > good:
        return ""
    try:
        return re.sub("[\udc80-\udcff]", _repaired, text)
    except UnicodeDecodeError:
        return ""


def _repaired(match: re.Match[str]) -> str:
    return bytes([ord(match.group()) - 0xDC00]).decode("cp1252")


def _single_byte(data: bytes) -> str:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        best = from_bytes(data).best()
        if best is None:
            raise SourceError(_NOT_MADE_OUT, advice=_SAVE) from None
        return str(best)
    beyond = sum(1 for character in text if character > "\x7f")
    if _WRONG_PAGE.search(text) or beyond > _FOREIGN * len(text):
        raise SourceError(_NOT_MADE_OUT, advice=_SAVE)
    return text
