"""Undoes base64, hexadecimal, percent and quoted-printable encoding inside a stream."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

_BASE64 = re.compile(
    rb"[A-Za-z0-9+/\-_]{8,}"
    rb"(?:(?:[\t ]*[\r\n][\r\n\t ]*|\\[rn]|&#(?:1[03]|x[aAdD]);)[A-Za-z0-9+/\-_]+)*"
)
_PLAIN_WORD = re.compile(rb"[A-Za-z][a-z]+")
_SHORT = 16
"""A shorter stretch that looks like a word is one: base64 mixes in capitals and digits."""
_HEX = re.compile(rb"(?:[0-9A-Fa-f]{2}[\s:,-]?){6,}")
_PERCENT = re.compile(rb"%[0-9A-Fa-f]{2}")
_PERCENTS = re.compile(rb"(?:%[0-9A-Fa-f]{2}){4,}")
"""In binary data a percent sign means nothing by itself."""
_AROUND = 64
"""Bytes on both sides of a percent sign that are decoded with it."""
_QUOTED = re.compile(rb"=(?:[0-9A-F]{2}|\r?\n)")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]|\\[rn]|&#x?[0-9aAdD]+;")
_NOT_HEX = re.compile(rb"[\s:,-]")
_URL_SAFE = bytes.maketrans(b"-_", b"+/")


def decodings(data: bytes) -> Iterator[bytes]:
    """What the stream holds in other encodings; all stretches of one kind in one piece.

    Base64 is decoded at all four alignments, with the padding restored, so the last bytes
    are not lost. A long stretch comes as a piece of its own, since it may be a file.
    """
    small: list[bytes] = []
    for match in _BASE64.finditer(data):
        if match.end() - match.start() < _SHORT and _PLAIN_WORD.fullmatch(match.group()):
            continue
        run = _NOT_BASE64.sub(b"", match.group().translate(_URL_SAFE))
        decoded = [_base64(run[start:]) for start in range(4)]
        if len(run) > 200:
            yield from decoded
        else:
            small += decoded
    if small:
        yield b"\n".join(small)
    runs = [_NOT_HEX.sub(b"", item) for item in _HEX.findall(data)]
    if runs:
        yield b"\n".join(
            binascii.unhexlify(piece[: len(piece) // 2 * 2])
            for run in runs
            for piece in (run, run[1:])
        )
    escaped = list(_escaped(data))
    if escaped:
        yield unquote_to_bytes(b"\n".join(escaped))
    if b"=" in data and b"\0" not in data and _QUOTED.search(data):
        yield quopri.decodestring(data)


def _escaped(data: bytes) -> Iterator[bytes]:
    """The stretches around percent signs that begin an escape."""
    first = last = -1
    for match in (_PERCENTS if b"\0" in data else _PERCENT).finditer(data):
        low, high = max(0, match.start() - _AROUND), match.end() + _AROUND
        if first < 0:
            first = low
        elif low > last:
            yield data[first:last]
            first = low
        last = high
    if first >= 0:
        yield data[first:last]


def _base64(run: bytes) -> bytes:
    whole = len(run) // 4 * 4
    if len(run) - whole == 1:
        run = run[:whole]
    return base64.b64decode(run + b"=" * (-len(run) % 4))
