"""Undoes the filters of a PDF stream, within limits."""

from __future__ import annotations

import zlib
from typing import Any

from redactor.witnesses.pdf.syntax import Name, Value

MAX_STREAM = 100 * 2**20
"""Decoded bytes of one stream; a longer one counts as not read."""
MAX_FILTERS = 8

PICTURES = frozenset({"DCTDecode", "DCT", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode", "CCF"})
"""Filters whose result is pixels: the stream is searched as it is stored."""
_STEP = 256
"""Bytes that are tried at a time in a damaged stream; a check sum is shorter."""
_FLATE = frozenset({"FlateDecode", "Fl"})
_TABULAR = 2
"""From this /Predictor on, bytes are stored as differences (ISO 32000-1, 7.4.4.4)."""


class Undecodable(Exception):
    """A stream that cannot be read to its end."""


def filters_of(entries: dict[str, Value]) -> list[str]:
    """The names of a stream's filters, in the order in which they are undone."""
    value = entries.get("Filter", entries.get("F"))
    items = value if isinstance(value, list) else [value]
    return [str(item) for item in items if isinstance(item, Name)]


def decode(entries: dict[str, Value], raw: bytes) -> bytes:
    """The bytes behind a stream's filters, up to the first that yields pixels.

    Raises Undecodable for what is broken, too long, encrypted or of an unknown kind.
    """
    names = filters_of(entries)
    parameters = _parameters(entries, len(names))
    if len(names) > MAX_FILTERS:
        raise Undecodable
    data = raw
    for name, params in zip(names, parameters, strict=True):
        if name in PICTURES:
            break
        data = _undo(name, data, params, picture=entries.get("Subtype") == "Image")
        if len(data) > MAX_STREAM:
            raise Undecodable
    return data


def _parameters(entries: dict[str, Value], count: int) -> list[dict[str, Value]]:
    value = entries.get("DecodeParms", entries.get("DP"))
    items = value if isinstance(value, list) else [value]
    found = [item if isinstance(item, dict) else {} for item in items]
    return (found + [{}] * count)[:count]


def _undo(name: str, data: bytes, params: dict[str, Value], *, picture: bool) -> bytes:
    predictor = params.get("Predictor", 1)
    tabular = isinstance(predictor, (int, float)) and predictor >= _TABULAR
    if name in _FLATE and (picture or not tabular):
        return _inflate(data)
    return _undo_with_pypdf(name, data, params)


def _inflate(data: bytes) -> bytes:
    """Everything a deflate stream holds; the check sum at its end may be wrong or missing."""
    try:
        return zlib.decompressobj().decompress(data, MAX_STREAM + 1)
    except zlib.error:
        return _inflate_part(data)


def _inflate_part(data: bytes) -> bytes:
    """What comes before the break in a damaged stream, as lenient readers show it."""
    found, pieces, size = zlib.decompressobj(), [], 0
    try:
        for at in range(0, len(data), _STEP):
            piece = found.decompress(data[at : at + _STEP], MAX_STREAM + 1 - size)
            pieces.append(piece)
            size += len(piece)
    except zlib.error:
        if not found.eof and len(data) - at > _STEP:
            raise Undecodable from None
    return b"".join(pieces)


def _undo_with_pypdf(name: str, data: bytes, params: dict[str, Value]) -> bytes:
    from pypdf import filters
    from pypdf.generic import DictionaryObject, NameObject, NumberObject

    kinds: dict[str, Any] = {
        "FlateDecode": filters.FlateDecode, "Fl": filters.FlateDecode,
        "LZWDecode": filters.LZWDecode, "LZW": filters.LZWDecode,
        "ASCIIHexDecode": filters.ASCIIHexDecode, "AHx": filters.ASCIIHexDecode,
        "ASCII85Decode": filters.ASCII85Decode, "A85": filters.ASCII85Decode,
        "RunLengthDecode": filters.RunLengthDecode, "RL": filters.RunLengthDecode,
    }  # fmt: skip
    if name not in kinds:
        raise Undecodable
    numbers = DictionaryObject(
        {
            NameObject(f"/{key}"): NumberObject(int(value))
            for key, value in params.items()
            if isinstance(value, (int, float))
        }
    )
    try:
        found = kinds[name].decode(data, numbers)
    except Exception:  # noqa: BLE001 - the edge of pypdf's filters
        raise Undecodable from None
    return found if isinstance(found, bytes) else bytes(found, "latin-1")
