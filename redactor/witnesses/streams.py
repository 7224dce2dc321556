"""Takes a file apart: every stream of a package, with packages in packages laid open.

Works on the bytes as they are, not on what the central directory of a ZIP admits to: an
entry without a directory record is read as well, and what lies between entries (names,
comments, extra fields, slack) is a stream of its own. Nothing is written to disk.
"""

from __future__ import annotations

import gzip
import io
import re
import struct
import zipfile
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

MAX_DEPTH = 4
"""Packages in packages are opened so deep (``office.md`` section 3)."""
MAX_TOTAL = 300 * 2**20
"""Unpacked bytes in all; what is beyond counts as not read."""
MAX_PART = 100 * 2**20
"""The same for one entry."""

_LOCAL = b"PK\x03\x04"
_PNG = b"\x89PNG\r\n\x1a\n"
_PDF_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Stream:
    """A stretch of bytes. ``name`` is its path in the packages, for the structure check.

    ``outer`` streams are the bytes of a package around its entries. ``depth`` 1 is an
    entry of the file itself.
    """

    name: str = field(repr=False)
    data: bytes = field(repr=False)
    depth: int
    outer: bool = False


@dataclass(slots=True)
class Unpacked:
    """All streams of a file, and how many pieces could not be read."""

    streams: list[Stream] = field(default_factory=list, repr=False)
    unread: int = 0
    total: int = 0

    def names(self) -> Iterator[str]:
        """The entry names of the file itself."""
        return (item.name for item in self.streams if item.depth == 1 and not item.outer)


def unpack(data: bytes) -> Unpacked:
    """Every stream of a file, the file itself first when it is no package."""
    found = Unpacked()
    _open(found, "", data, depth=0)
    return found


def _open(found: Unpacked, name: str, data: bytes, *, depth: int) -> None:
    found.total += len(data)
    if found.total > MAX_TOTAL:
        found.unread += 1
        return
    start = data.find(_LOCAL)
    if start >= 0 and b"PK\x01\x02" in data:
        if depth > MAX_DEPTH:
            found.unread += 1
            return
        _open_zip(found, name, data, depth=depth)
        return
    found.streams.append(Stream(name, data, depth))
    for inner in _compressed(found, data):
        if depth <= MAX_DEPTH:
            _open(found, f"{name}!", inner, depth=depth + 1)
        else:
            found.unread += 1


def _open_zip(found: Unpacked, name: str, data: bytes, *, depth: int) -> None:
    """Read the entries of the directory, then those it does not list, then what is around."""
    taken: set[tuple[int, int]] = set()
    prefix = f"{name}/" if name else ""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for info in package.infolist():
                span = _data_span(data, info.header_offset, info.compress_size)
                if span is None or span in taken:
                    found.unread += 1
                    continue
                taken.add(span)
                entry = _entry(package, info, room=min(MAX_PART, MAX_TOTAL - found.total))
                if entry is None:
                    found.unread += 1
                    found.streams.append(
                        Stream(prefix + info.filename, data[span[0] : span[1]], depth + 1)
                    )
                else:
                    _open(found, prefix + info.filename, entry, depth=depth + 1)
    except (zipfile.BadZipFile, ValueError, RuntimeError, struct.error):
        found.unread += 1
    for entry_name, span, content in tuple(_unlisted(data, sorted(taken))):
        taken.add(span)
        _open(found, f"{prefix}{entry_name}?", content, depth=depth + 1)
    found.streams.append(Stream(f"{prefix}?", _outside(data, sorted(taken)), depth, outer=True))


def _entry(package: zipfile.ZipFile, info: zipfile.ZipInfo, *, room: int) -> bytes | None:
    if info.flag_bits & 1:
        return None
    try:
        with package.open(info) as stream:
            content = stream.read(room + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError):
        return None
    return content if len(content) <= room else None


def _data_span(data: bytes, offset: int, size: int) -> tuple[int, int] | None:
    """Where the bytes of an entry lie, from its local header; None if there is none."""
    start = data.find(_LOCAL)
    for place in dict.fromkeys((offset, offset + start)):
        if data[place : place + 4] == _LOCAL and place + 30 <= len(data):
            name_length, extra_length = struct.unpack_from("<HH", data, place + 26)
            begin = place + 30 + name_length + extra_length
            return begin, begin + size
    return None


def _unlisted(
    data: bytes, taken: list[tuple[int, int]]
) -> Iterator[tuple[str, tuple[int, int], bytes]]:
    """Entries that stand in the file without a record in its directory."""
    known = {span[0] for span in taken}
    starts = [span[0] for span in taken]
    place = data.find(_LOCAL)
    while place >= 0:
        span = _data_span(data, place, 0)
        before = bisect_right(starts, place) - 1
        inside = before >= 0 and place < taken[before][1]
        if span and not inside and span[0] not in known and span[0] <= len(data):
            method = struct.unpack_from("<H", data, place + 8)[0]
            size = struct.unpack_from("<I", data, place + 18)[0]
            entry_name = data[place + 30 : span[0]].decode("utf-8", "replace")
            rest = data[span[0] : span[0] + size] if size else data[span[0] :]
            content = _inflate(rest, raw=True) if method == zipfile.ZIP_DEFLATED else rest
            if content:
                yield entry_name, (span[0], span[0] + size), content
        place = data.find(_LOCAL, place + 4)


def _outside(data: bytes, taken: list[tuple[int, int]]) -> bytes:
    pieces, at = [], 0
    for low, high in taken:
        pieces.append(data[at:low])
        at = max(at, high)
    return b"\n".join((*pieces, data[at:]))


def _inflate(data: bytes, *, raw: bool = False, room: int = MAX_PART) -> bytes:
    """What a deflate stream holds, as far as it can be read."""
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS if raw else zlib.MAX_WBITS).decompress(data, room)
    except zlib.error:
        return b""


def _compressed(found: Unpacked, data: bytes) -> Iterator[bytes]:
    """What is compressed inside a stream that is no package: PNG text, gzip, PDF streams."""
    if data.startswith(_PNG):
        yield from _png_text(data)
    elif data.startswith(b"\x1f\x8b"):
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
                content = stream.read(MAX_PART + 1)
                found.unread += len(content) > MAX_PART
                yield content
        except (OSError, EOFError, zlib.error):
            found.unread += 1
    elif data.startswith(b"%PDF"):
        yield from filter(None, (_inflate(item) for item in _PDF_STREAM.findall(data)))


def _png_text(data: bytes) -> Iterator[bytes]:
    """The compressed text and colour profile chunks of a PNG (PNG 1.2, 11.3)."""
    at = len(_PNG)
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        if kind in (b"zTXt", b"iCCP"):
            yield _inflate(body.partition(b"\0")[2][1:])
        elif kind == b"iTXt" and body.partition(b"\0")[2][:1] == b"\1":
            tail = body.partition(b"\0")[2][2:]
            yield _inflate(tail.partition(b"\0")[2].partition(b"\0")[2])
        at += 12 + length
