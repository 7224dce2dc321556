"""What code, comments and embedded pages say: read for the search, never written.

Scripts are not run and not parsed: every stretch between quotation marks, tags and line
ends that is not plainly code is taken for words, and of a stretch with signs of code what
reads like a sentence. A quotation mark too many must not hide the rest of a script.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from urllib.parse import unquote, unquote_to_bytes

from redactor.errors import SourceError
from redactor.formats.pictures import facts_of

CSS = re.compile(
    r"/\*(?P<comment>.*?)(?:\*/|\Z)|\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)'"
    r"|url\(\s*(?P<url>[^)\"']*)\)",
    re.DOTALL,
)
DATA_URI = re.compile(r"\s*data:([^,]*),(.*)", re.DOTALL | re.IGNORECASE)
_BETWEEN = re.compile(r"[\"`\n\r<>]|(?<![^\W\d_])'|'(?![^\W\d_])")
_CODE = re.compile(r"[{}=|\\$\[\];]|[\w\]]\(|^\s*@\w+\s*$")
_ESCAPE = re.compile(
    r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL
)
_SIGNS = re.compile(r"[{}=|\\$\[\];]")
_PROSE = re.compile(r"[^\W\d_]{2,}[,.'’]?\s+(?:[^\W\d_]\.?\s+)?[^\W\d_]{2,}")
_KEYWORD = re.compile(
    r"\s*(?:async|await|break|case|catch|class|const|continue|default|delete|do|else|export|extends"
    r"|finally|for|from|function|if|import|in|instanceof|let|new|of|return|static|switch|throw|try"
    r"|typeof|var|void|while|with|yield)\b"
)
_CREDIT = re.compile(r"(?:\(c\)|©|copyright)\W*\d{4}|@(?:author|licen[sc]e|copyright)\b", re.I)
"""Who wrote a program: an author of a library is public wherever the library is used."""
_ADDRESS = re.compile(
    r"(?:https?:/)?/\S+|\S+\.(?:jpe?g|png|gif|webp|svg|pdf|docx?|xlsx?|html?|php)"
)
_GLUE = re.compile(r"[-_+.]+")
_SEALED_IN_CODE = re.compile(
    r"data:[\w.+-]+/[\w.+-]+;[^,\"'`\s]*base64,[A-Za-z0-9+/=%]+", re.IGNORECASE
)
_BASE64 = re.compile(r"(?:[\"'`]|base64,)([A-Za-z0-9+/]{12,}={0,2})[\"'`]")
_PAIR = re.compile(r"[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]")
_WORDS = re.compile(r"[^\W\d_]{2}|\d{5}")
_MARKUP = re.compile(r"xml|html", re.IGNORECASE)
_TEXT = re.compile(r"text/|json|javascript|;charset|^$", re.IGNORECASE)
_FONT = re.compile(r"font", re.IGNORECASE)
_FONT_STARTS = (b"wOFF", b"wOF2", b"\0\1\0\0", b"OTTO", b"true")

PageText = Callable[[str], str]
"""Reads a page within the page."""


@lru_cache(maxsize=64)
def script_text(code: str) -> str:
    """The words of a script or of structured data, one stretch a line."""
    lines = [line for piece in _BETWEEN.split(_ESCAPE.sub(_unescaped, code))
             for line in _lines(piece)]  # fmt: skip
    lines += (text for match in _BASE64.finditer(code) if (text := _decoded(match[1])))
    return "\n".join(line for line in lines if _WORDS.search(line))


def _lines(piece: str) -> Iterator[str]:
    """What a stretch of code says: all of it, or what of it reads like a sentence."""
    if _CREDIT.search(piece):
        return
    if not _CODE.search(piece):
        shown = _shown(piece).strip(" \t,:/*")
        yield _parted(shown) if _ADDRESS.fullmatch(shown) else shown
        return
    for part in _SIGNS.split(_shown(piece)):
        text = part.strip(" \t,:/*")
        if _PROSE.search(text) and not _KEYWORD.match(text):
            yield text


def _parted(address: str) -> str:
    """An address as its words, as attributes are read."""
    return _GLUE.sub(" ", unquote(address)).replace("/", "\n")


def _decoded(code: str) -> str:
    """The text behind base64, if it is one."""
    try:
        text = base64.b64decode(code + "=" * (-len(code) % 4)).decode("utf-8")
    except (binascii.Error, ValueError):
        return ""
    return text if text.isprintable() and _PROSE.search(text) else ""


def style_text(code: str) -> str:
    """The comments, strings and addresses of a style sheet, one a line."""
    found = (unquote(match[match.lastgroup or 0]).strip() for match in CSS.finditer(code))
    return "\n".join(piece for piece in found if _WORDS.search(piece))


def data_text(uri: str, page_text: PageText) -> str:
    """The text of a ``data:`` address: a page, a drawing, text, a picture's hidden data."""
    kind, content = _content(uri)
    if kind.lower().startswith("image/") and not _MARKUP.search(kind):
        try:
            return "\n".join(text for _, text in facts_of(content).texts)
        except SourceError:
            return ""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    if _MARKUP.search(kind):
        return page_text(text)
    return text if _TEXT.search(kind) else ""


def is_sealed(uri: str) -> bool:
    """Whether a ``data:`` address holds what cannot be read here, or a place on a map.

    A document, film or broken picture inside a page; fonts say nothing.
    """
    kind, content = _content(uri)
    if not content or _MARKUP.search(kind) or _TEXT.search(kind) or _FONT.search(kind):
        return False
    if not kind.lower().startswith("image/"):
        return not content.startswith(_FONT_STARTS)
    try:
        return facts_of(content).gps
    except SourceError:
        return True


def sealed_in_code(code: str) -> bool:
    """Whether a script holds a file that cannot be read here."""
    return any(is_sealed(match.group()) for match in _SEALED_IN_CODE.finditer(code))


def _content(uri: str) -> tuple[str, bytes]:
    """The media type and bytes of a ``data:`` address; no bytes if it is broken or none."""
    match = DATA_URI.match(uri)
    if match is None:
        return "", b""
    kind, content = match[1], unquote_to_bytes(match[2])
    if "base64" in kind.lower():
        try:
            content = base64.b64decode(content + b"=" * (-len(content) % 4))
        except (binascii.Error, ValueError):
            return kind, match[2].encode("utf-8", "replace")
    return kind, content


def attribute_text(name: str, value: str, page_text: PageText) -> str:
    """What the value of an attribute says that never reaches a copy."""
    if name == "srcdoc":
        return page_text(value)
    if DATA_URI.match(value):
        return data_text(value, page_text)
    return style_text(value) if name == "style" else script_text(unquote(value))


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code is None:
        return " " if match[4] in "nrtbf\n" else match[4]
    number = int(code, 16)
    return chr(number) if number < 0x110000 else " "


def _shown(piece: str) -> str:
    """Entities, percent signs and surrogate pairs as the characters they stand for."""
    text = _PAIR.sub(_joined, html.unescape(piece)).replace("\xa0", " ")
    return unquote(text) if "%" in text else text


def _joined(match: re.Match[str]) -> str:
    pair = match.group()
    if len(pair) < 2:
        return " "
    return pair.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
