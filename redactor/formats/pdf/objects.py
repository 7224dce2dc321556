"""Reads values out of pikepdf objects that may be anything: a file is not to be believed."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

import pikepdf

from redactor.formats.pdf.geometry import IDENTITY, Box, Matrix

Object = Any
"""A pikepdf object or a plain value; what a key holds is up to the file."""
BROKEN = (
    pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, IndexError,
    UnicodeDecodeError, OverflowError, NotImplementedError, RuntimeError,
)  # fmt: skip
"""What pikepdf raises when an object is not what its use asks for."""


_BEST_PACKED = 1032
_PIECE = 1 << 20


def entry(holder: Object, key: str) -> Object:
    """The value under a key of a dictionary or stream, else None."""
    if not isinstance(holder, pikepdf.Dictionary | pikepdf.Stream):
        return None
    try:
        return holder.get(key)
    except BROKEN:
        return None


def keys(holder: Object) -> tuple[str, ...]:
    """The keys of a dictionary or stream; names that are not UTF-8 are left out."""
    if not isinstance(holder, pikepdf.Dictionary | pikepdf.Stream):
        return ()
    try:
        return tuple(holder.keys())
    except BROKEN:
        return ()


def items(holder: Object) -> Iterator[Object]:
    """The members of an array; nothing for anything else."""
    if isinstance(holder, pikepdf.Array):
        for index in range(len(holder)):
            try:
                yield holder[index]
            except BROKEN:
                yield None


def name_of(value: Object) -> str:
    """A name without its slash; empty for anything else."""
    if not isinstance(value, pikepdf.Name):
        return ""
    try:
        return str(value)[1:]
    except BROKEN:
        return "?"


def number_of(value: Object, default: float = 0.0) -> float:
    """A number; ``default`` for anything else."""
    if isinstance(value, bool):
        return default
    try:
        return float(value)
    except BROKEN:
        return default


def numbers_of(value: Object) -> list[float]:
    """The numbers of an array."""
    return [number_of(item) for item in items(value)]


def text_of(value: Object) -> str:
    """A text string; empty for anything else."""
    if isinstance(value, pikepdf.String):
        try:
            return str(value)
        except BROKEN:
            return bytes(value).decode("latin-1")
    return ""


def stream_bytes(value: Object) -> bytes | None:
    """The decoded bytes of a stream; None if it is none or does not decode."""
    if not isinstance(value, pikepdf.Stream):
        return None
    try:
        return value.read_bytes()
    except BROKEN:
        return None


def unpacked_size(value: Object, most: int) -> int:
    """How many bytes a packed stream unpacks to, counted no further than beyond ``most``.

    0 for what is too short to be a danger (deflate packs no better than 1 to 1032) and for
    what is not packed by deflate alone.
    """
    if not isinstance(value, pikepdf.Stream):
        return 0
    try:
        raw = value.read_raw_bytes()
    except BROKEN:
        return 0
    if len(raw) * _BEST_PACKED <= most or name_of(entry(value, "/Filter")) != "FlateDecode":
        return 0
    unpacking, size = zlib.decompressobj(), 0
    try:
        while raw and size <= most:
            size += len(unpacking.decompress(raw, _PIECE))
            raw = unpacking.unconsumed_tail
    except zlib.error:
        return size
    return size


def packed(pdf: pikepdf.Pdf, data: bytes) -> pikepdf.Stream:
    """A new stream of the file with these bytes, compressed the same way every time."""
    return pikepdf.Stream(pdf, zlib.compress(data), Filter=pikepdf.Name.FlateDecode)


def repack(stream: Object, data: bytes) -> None:
    """Put other bytes into a stream of the file."""
    stream.write(zlib.compress(data), filter=pikepdf.Name.FlateDecode)


def identity_of(value: Object) -> object:
    """What tells an object from another: its number. A direct one is like no other."""
    try:
        number: tuple[int, int] = value.objgen
    except BROKEN:
        return object()
    return number if number[0] else object()


def indirect(pdf: pikepdf.Pdf, holder: Object, key: str) -> Object:
    """The dictionary under a key, made an object of its own first if it is none."""
    value = entry(holder, key)
    if isinstance(value, pikepdf.Dictionary) and not value.is_indirect:
        value = holder[key] = pdf.make_indirect(value)
    return value


def box_of(value: Object) -> Box | None:
    """A rectangle with its corners in order; None if it has no four numbers."""
    sides = numbers_of(value)
    if len(sides) != 4:
        return None
    return Box(
        min(sides[0], sides[2]), min(sides[1], sides[3]),
        max(sides[0], sides[2]), max(sides[1], sides[3]),
    )  # fmt: skip


def matrix_of(value: Object) -> Matrix:
    """A matrix; the identity if it has no six numbers."""
    cells = numbers_of(value)
    if len(cells) != 6:
        return IDENTITY
    return (cells[0], cells[1], cells[2], cells[3], cells[4], cells[5])
