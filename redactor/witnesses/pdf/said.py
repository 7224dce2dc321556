"""What the objects of a PDF say: strings, names, and the text that content streams show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from redactor.witnesses.pdf.standard import NAMES
from redactor.witnesses.pdf.sweep import Stored, Sweep, names_in, values_in
from redactor.witnesses.pdf.syntax import Name, Value, name_under, operations

_BINARY_KEYS = frozenset({"ID", "O", "U", "OE", "UE", "Perms", "Panose", "ByteRange", "CheckSum"})
"""Keys of strings that are numbers: identifiers, keys, digests."""
_FONT_KEYS = frozenset({"CharSet", "Registry", "Ordering", "FontFamily", "FontName", "BaseFont"})
_SIGNATURES = frozenset({"Sig", "DocTimeStamp"})
_SHOWS_TEXT = re.compile(rb"T[jJ]|['\"]")
_INLINE = re.compile(rb"<<[^>]*?(?:\(|<[0-9A-Fa-f])")
"""A property list of marked content with a string in it."""
_SHOWING = frozenset({"Tj", "TJ", "'", '"'})
_MAX_CODES = 70_000
_PRINTABLE = 0.9
"""The share of printable characters from which codes are taken to be letters themselves."""
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class UnicodeMap:
    """A ToUnicode table: what each code means; ``width`` is the length of a code in bytes."""

    width: int
    meanings: dict[int, str] = field(repr=False)

    def decoded(self, raw: bytes) -> str:
        """The text of a string; codes without a meaning are left out."""
        return "".join(self.meanings.get(code, "") for code in codes(raw, self.width))


def codes(raw: bytes, width: int) -> Iterator[int]:
    """The character codes of a string."""
    for at in range(0, len(raw) - width + 1, width):
        yield int.from_bytes(raw[at : at + width], "big")


def text_of(raw: bytes) -> str:
    """A text string (ISO 32000-1, 7.9.2.2), read leniently."""
    if raw[:2] in (b"\xfe\xff", b"\xff\xfe"):
        return raw.decode("utf-16", "replace")
    if raw.startswith(b"\xef\xbb\xbf"):
        return raw[3:].decode("utf-8", "replace")
    if len(raw) > 1 and raw[::2].count(0) * 4 > len(raw):
        return raw.decode("utf-16-be", "replace")
    if len(raw) > 1 and raw[1::2].count(0) * 4 > len(raw):
        return raw.decode("utf-16-le", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def strings(items: Iterable[Stored]) -> Iterator[tuple[str, str]]:
    """Every string that people may have written, with the key that it stands under."""
    for item in items:
        value = item.value
        if name_under(item.entries, "Type") in _SIGNATURES or item.is_machinery:
            continue
        if isinstance(value, list) and value[:1] in ([Name("Indexed")], [Name("I")]):
            continue
        for key, found in values_in(value):
            if isinstance(found, bytes) and key not in _BINARY_KEYS | _FONT_KEYS:
                yield key.removesuffix(" again"), text_of(found)


def own_names(items: Iterable[Stored]) -> set[str]:
    """Every name in the objects that is not one of the standard's or of a font."""
    found: set[str] = set()
    for item in items:
        if item.entries.get("Type") in ("Font", "FontDescriptor"):
            continue
        found.update(names_in(item.value))
    return {name for name in found if name not in NAMES}


def shown(data: bytes) -> list[bytes]:
    """The strings that a content stream shows, those of one operator joined; [] if none."""
    if not _SHOWS_TEXT.search(data):
        return []
    found = []
    for operands, operator in operations(data):
        if operator in _SHOWING:
            pieces = [p for item in operands for p in (item if isinstance(item, list) else [item])]
            found.append(b"".join(piece for piece in pieces if isinstance(piece, bytes)))
    return found


def inline_strings(data: bytes) -> Iterator[tuple[str, str]]:
    """The strings in property lists of marked content (ActualText, Alt), with their keys."""
    if not _INLINE.search(data):
        return
    for operands, operator in operations(data):
        if operator in ("BDC", "DP"):
            for key, value in (pair for item in operands for pair in values_in(item)):
                if isinstance(value, bytes):
                    yield key, text_of(value)


def readings(raw: Sequence[bytes], maps: Sequence[UnicodeMap]) -> Iterator[str]:
    """What shown strings may mean: as letters, and by each of the ``maps`` that fits."""
    plain = b"\n".join(raw).decode("cp1252", "replace")
    if plain and 1 - len(_CONTROL.findall(plain)) / len(plain) >= _PRINTABLE:
        yield plain
    for table in maps:
        text = "\n".join(table.decoded(item) for item in raw)
        if text.strip():
            yield text


def unicode_maps(sweep: Sweep) -> tuple[UnicodeMap, ...]:
    """The different ToUnicode tables of a file."""
    tables = {
        item.data
        for item in sweep.stored
        if item.data and b"begincodespacerange" in item.data and b"endbf" in item.data
    }
    return tuple(unicode_map(table) for table in sorted(tables))


def unicode_map(data: bytes, *, width: int = 0) -> UnicodeMap:
    """Read a ToUnicode table (ISO 32000-1, 9.10.3); ``width`` 0 takes the table's own."""
    meanings: dict[int, str] = {}
    for operands, operator in operations(data):
        if operator == "endcodespacerange" and not width:
            width = next((len(item) for item in operands if isinstance(item, bytes)), 0)
        elif operator == "endbfchar":
            for code, meaning in zip(operands[::2], operands[1::2], strict=False):
                _note(meanings, code, meaning)
        elif operator == "endbfrange":
            for low, high, meaning in zip(*(operands[k::3] for k in range(3)), strict=False):
                _note_range(meanings, low, high, meaning)
    return UnicodeMap(min(width, 4) or 1, meanings)


def _note(meanings: dict[int, str], code: Value, meaning: Value) -> None:
    if isinstance(code, bytes) and isinstance(meaning, bytes) and len(meanings) < _MAX_CODES:
        meanings[int.from_bytes(code, "big")] = meaning.decode("utf-16-be", "ignore")


def _note_range(meanings: dict[int, str], low: Value, high: Value, meaning: Value) -> None:
    if not isinstance(low, bytes) or not isinstance(high, bytes):
        return
    first, last = int.from_bytes(low, "big"), int.from_bytes(high, "big")
    for step, code in enumerate(range(first, min(last + 1, first + _MAX_CODES))):
        if isinstance(meaning, list):
            if step >= len(meaning):
                return
            _note(meanings, code.to_bytes(4, "big"), meaning[step])
        elif isinstance(meaning, bytes) and meaning:
            last_unit = int.from_bytes(meaning[-2:], "big") + step
            _note(
                meanings,
                code.to_bytes(4, "big"),
                meaning[:-2] + (last_unit & 0xFFFF).to_bytes(2, "big"),
            )
