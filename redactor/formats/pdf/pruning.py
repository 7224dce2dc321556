"""Takes out of fonts the letters that no page uses any more: they would tell what went.

A subset that still lists ``A U i m r s t w`` when no page shows these letters has told
which letters the removed words were made of. So a font that loses letters keeps only those
that are used: in its ToUnicode map, widths, encoding, lists of names and font program.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from io import BytesIO
from itertools import accumulate, pairwise
from struct import unpack_from
from typing import Any, Final

import pikepdf
from fontTools.agl import UV2AGL
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables.DefaultTable import DefaultTable

from redactor.formats.pdf.embedded import built_in_names
from redactor.formats.pdf.fonts import Font, encoding_of
from redactor.formats.pdf.objects import (
    Object,
    entry,
    identity_of,
    items,
    keys,
    name_of,
    number_of,
    repack,
    stream_bytes,
)
from redactor.formats.pdf.typeone import pruned_type_one

_SYMBOLS: Final = (0xF000, 0xF100, 0xF200)
_TELLING: Final = (
    "DSIG", "GSUB", "GPOS", "GDEF", "JSTF", "kern", "morx", "mort", "LTSH", "hdmx", "VDMX", "name",
)  # fmt: skip
"""Tables about single glyphs, or with words, that no reader needs for a PDF."""
_FEW: Final = 100
"""Lines of one block of a ToUnicode map (Adobe 5411)."""
_HEAD: Final = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<%s> <%s>
endcodespacerange
"""
_TAIL: Final = b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


@dataclass(slots=True)
class _Program:
    """An embedded font program and the glyphs that the fonts with it use."""

    stream: Object = field(repr=False)
    key: str
    glyphs: set[int] = field(default_factory=set)
    codes: set[tuple[int, str]] = field(default_factory=set, repr=False)
    """Codes of simple fonts, with what they say."""
    names: set[str] = field(default_factory=set, repr=False)


def prune_fonts(
    fonts: Iterable[Font],
    *,
    removed: Mapping[object, Set[int]],
    used: Mapping[object, Set[int]],
) -> None:
    """Prune each font that lost a code, and the programs they share with others.

    ``removed`` and ``used`` are codes by `Font.key`. A font is pruned also when all its
    letters are still in use: otherwise, whether it was would tell of a letter that went.
    """
    known = [font for font in fonts if font.source is not None]
    doomed = [font for font in known if removed.get(font.key)]
    if not doomed:
        return
    programs: dict[object, _Program] = {}
    for font in known:
        _note_program(font, used.get(font.key, set()), programs)
    touched: set[object] = set()
    for font in doomed:
        _prune_font(font, used.get(font.key, set()))
        stream, _ = _program_of(font)
        if stream is not None and identity_of(stream) not in touched:
            touched.add(identity_of(stream))
            _prune_program(programs[identity_of(stream)])


def _descriptor(font: Font) -> Object:
    if font.composite:
        inner = next(items(entry(font.source, "/DescendantFonts")), None)
        return entry(inner, "/FontDescriptor")
    return entry(font.source, "/FontDescriptor")


def _program_of(font: Font) -> tuple[Object, str]:
    descriptor = _descriptor(font)
    for key in ("/FontFile2", "/FontFile3", "/FontFile"):
        stream = entry(descriptor, key)
        if isinstance(stream, pikepdf.Stream):
            return stream, key
    return None, ""


def _note_program(font: Font, used: Set[int], programs: dict[object, _Program]) -> None:
    stream, key = _program_of(font)
    if stream is None:
        return
    program = programs.setdefault(identity_of(stream), _Program(stream, key))
    if font.composite:
        inner = next(items(entry(font.source, "/DescendantFonts")), None)
        order = stream_bytes(entry(inner, "/CIDToGIDMap"))
        for size, code in _sized(font, used):
            cid = font.codes.cid(size, code)
            found = order[2 * cid : 2 * cid + 2] if order is not None else b""
            program.glyphs.add(int.from_bytes(found, "big") if order is not None else cid)
    else:
        letters = encoding_of(font.source) if entry(font.source, "/Encoding") is not None else {}
        program.codes |= {(code, letters.get(code, "")) for code in used}
        names = built_in_names(_descriptor(font)) | _differences(font.source)
        program.names |= {names[code] for code in used if code in names}


def _sized(font: Font, used: Set[int]) -> list[tuple[int, int]]:
    return [(size, code) for size, code in font.cache if code in used]


def _differences(source: Object) -> dict[int, str]:
    result: dict[int, str] = {}
    code = 0
    for item in items(entry(entry(source, "/Encoding"), "/Differences")):
        if name_of(item):
            result[code] = name_of(item)
            code += 1
        else:
            code = int(number_of(item))
    return result


# -- dictionaries


def _prune_font(font: Font, used: Set[int]) -> None:
    source = font.source
    mapped = entry(source, "/ToUnicode")
    if isinstance(mapped, pikepdf.Stream):
        repack(mapped, _unicode_map(font, used))
    descriptor = _descriptor(font)
    for key in ("/CharSet", "/CIDSet"):
        if entry(descriptor, key) is not None:
            del descriptor[key]
    if font.composite:
        _prune_cid_widths(font, used)
    else:
        _prune_simple(source, used)


def _unicode_map(font: Font, used: Set[int]) -> bytes:
    """A ToUnicode map of the codes that are used."""
    length = max((size for size, code in font.cache if code in used), default=1)
    lines = []
    for size, code in sorted(_sized(font, used)):
        text = font.cache[size, code].text
        if text and "\ufffd" not in text:
            lines.append(b"<%0*X> <%s>" % (2 * size, code, text.encode("utf-16-be").hex().encode()))
    parts = [_HEAD % (b"00" * length, b"FF" * length)]
    for start in range(0, len(lines), _FEW):
        some = lines[start : start + _FEW]
        parts.append(b"%d beginbfchar\n%s\nendbfchar\n" % (len(some), b"\n".join(some)))
    return b"".join([*parts, _TAIL])


def _prune_simple(source: Object, used: Set[int]) -> None:
    widths = list(items(entry(source, "/Widths")))
    if widths:
        first = int(number_of(entry(source, "/FirstChar")))
        known = {first + n: number_of(width) for n, width in enumerate(widths)}
        low, high = min(used, default=first), max(used, default=first)
        source.FirstChar, source.LastChar = low, high
        source.Widths = pikepdf.Array(
            [_plain(known.get(code, 0.0)) if code in used else 0 for code in range(low, high + 1)]
        )
    differences = _differences(source)
    if differences:
        array: list[Any] = []
        for code, name in sorted(differences.items()):
            if code in used:
                array += [code, pikepdf.Name("/" + name)]
        encoding = pikepdf.Dictionary(source.Encoding)
        encoding.Differences = pikepdf.Array(array)
        source.Encoding = encoding
        procedures = entry(source, "/CharProcs")
        kept = {"/" + name for code, name in differences.items() if code in used}
        for key in keys(procedures):
            if key not in kept:
                del procedures[key]


def _plain(value: float) -> int | float:
    return int(value) if value == int(value) else value


def _prune_cid_widths(font: Font, used: Set[int]) -> None:
    inner = next(items(entry(font.source, "/DescendantFonts")), None)
    if inner is None or entry(inner, "/W") is None or font.vertical:
        return
    widths = {font.codes.cid(size, code): font.cache[size, code].width * 1000
              for size, code in _sized(font, used)}  # fmt: skip
    array: list[Any] = []
    for cid, width in sorted(widths.items()):
        array += [cid, pikepdf.Array([_plain(round(width, 3))])]
    inner.W = pikepdf.Array(array)


# -- programs


def _prune_program(program: _Program) -> None:
    """Write a font program with the used glyphs only; glyph numbers stay what they are.

    Programs that cannot be read stay: their letters have then no codes, widths or Unicode
    values left, and the witness of fonts says so.
    """
    data = stream_bytes(program.stream)
    if data is None:
        return
    if program.key == "/FontFile":
        length = int(number_of(entry(program.stream, "/Length1")))
        parts = pruned_type_one(data, length, _kept_names(program))
        if parts is not None:
            repack(program.stream, b"".join(parts))
            for number, part in enumerate(parts, start=1):
                program.stream[f"/Length{number}"] = len(part)
        return
    try:
        if program.key == "/FontFile3" and data[:4] not in (b"OTTO", b"\0\1\0\0", b"true"):
            pruned = _pruned_cff(data, program)
        else:
            pruned = _pruned_sfnt(data, program)
    except Exception:  # noqa: BLE001 - fontTools raises anything for a damaged program
        return
    repack(program.stream, pruned)
    for key in ("/Length1", "/Length2", "/Length3"):
        if entry(program.stream, key) is not None:
            program.stream[key] = len(pruned) if key == "/Length1" else 0


def _pruned_sfnt(data: bytes, program: _Program) -> bytes:
    """A TrueType program with empty outlines, and no codes or names, for what is not used.

    All else stays, so that no reader finds a kept glyph in another way than before.
    """
    font = TTFont(BytesIO(data), recalcBBoxes=False, recalcTimestamp=False)
    order = font.getGlyphOrder()
    top = font["CFF "].cff[0] if "CFF " in font else None
    kept = {order[0], *_names_of(top, order, program.glyphs)}
    kept |= _glyphs_of_codes(font, program)
    if "glyf" in font:
        _blank_outlines(font, kept)
    elif top is not None:
        _blank_charstrings(top, kept)
    for table in font["cmap"].tables if "cmap" in font else ():
        table.cmap = {code: name for code, name in table.cmap.items() if name in kept}
    for name in order:
        if name not in kept:
            font["hmtx"].metrics[name] = (0, 0)
    if "post" in font:
        font["post"].formatType = 3.0
    for tag in _TELLING:
        if tag in font:
            del font[tag]
    stream = BytesIO()
    font.save(stream, reorderTables=False)
    return stream.getvalue()


def _blank_outlines(font: Any, kept: set[str]) -> None:  # noqa: ANN401
    """Empty what is neither kept nor a part of what is; adds the parts to ``kept``.

    Outlines are copied as bytes: decoding each of some thousand takes longer than the page.
    """
    order = font.getGlyphOrder()
    places, outlines = font["loca"].locations, font.reader["glyf"]
    waiting = [number for number, name in enumerate(order) if name in kept]
    needed: set[int] = set()
    while waiting:
        number = waiting.pop()
        if number not in needed and number + 1 < len(places):
            needed.add(number)
            waiting += _components(outlines[places[number] : places[number + 1]])
    kept.update(order[number] for number in needed if number < len(order))
    pieces = [
        outlines[low:high] if number in needed else b""
        for number, (low, high) in enumerate(pairwise(places))
    ]
    ends = accumulate((len(piece) for piece in pieces), initial=0)
    font["head"].indexToLocFormat = 1
    font["glyf"] = _stored("glyf", b"".join(pieces))
    font["loca"] = _stored("loca", b"".join(end.to_bytes(4, "big") for end in ends))


def _stored(tag: str, data: bytes) -> DefaultTable:
    """A table of a font that is written as it is."""
    table = DefaultTable(tag)
    table.data = data
    return table


def _components(outline: bytes) -> Iterator[int]:
    """The glyphs that a composite outline is made of (OpenType, glyf table)."""
    at, more = 10, outline[:1] >= b"\x80"
    while more and at + 4 <= len(outline):
        flags, number = unpack_from(">HH", outline, at)
        yield number
        at += 8 if flags & 1 else 6
        at += 2 if flags & 0x08 else 4 if flags & 0x40 else 8 if flags & 0x80 else 0
        more = bool(flags & 0x20)


def _names_of(top: Any, order: Sequence[str], numbers: Set[int]) -> Iterator[str]:  # noqa: ANN401
    """Glyph names of CIDs: by name in a CID-keyed CFF program, else by number (9.7.4.2)."""
    if top is not None and hasattr(top, "ROS"):
        yield from (f"cid{number:05d}" for number in numbers)
    else:
        yield from (order[number] for number in numbers if number < len(order))


def _blank_charstrings(top: Any, kept: set[str]) -> None:  # noqa: ANN401
    for name in top.charset:
        if name not in kept:
            outline = top.CharStrings[name]
            outline.decompile()
            outline.program = ["endchar"]


def _glyphs_of_codes(font: Any, program: _Program) -> set[str]:  # noqa: ANN401
    """Glyphs that the codes of simple fonts may mean (ISO 32000-1, 9.6.6.4).

    By the code itself, and by the letter that the font's Encoding gives it.
    """
    if not program.codes:
        return set()
    found: set[str] = set()
    for table in font["cmap"].tables if "cmap" in font else ():
        for code, text in program.codes:
            wanted = {code, *(base + code for base in _SYMBOLS), *(ord(letter) for letter in text)}
            if text:
                wanted.add(ord(bytes([code]).decode("cp1252", "replace")))
            found |= {table.cmap[value] for value in wanted if value in table.cmap}
    return found | (program.names & set(font.getGlyphOrder()))


def _pruned_cff(data: bytes, program: _Program) -> bytes:
    """A bare CFF program with empty outlines for what is not used."""
    holder = TTFont(sfntVersion="OTTO")
    table = newTable("CFF ")
    table.decompile(data, holder)
    top = table.cff[0]
    order = list(top.charset)
    letters = {text for _, text in program.codes} - {""}
    kept = {order[0], *_names_of(top, order, program.glyphs)}
    if program.codes:
        kept |= {name for name in order if name in program.names or _says(name) in letters}
    _blank_charstrings(top, kept)
    return bytes(table.compile(holder))


def _kept_names(program: _Program) -> frozenset[str]:
    """Names of the glyphs of a Type 1 program that codes in use may mean."""
    texts = {text for _, text in program.codes if text}
    return frozenset(
        program.names | {UV2AGL[ord(t)] for t in texts if len(t) == 1 and ord(t) in UV2AGL}
    )


def _says(name: str) -> str:
    from pdfminer.encodingdb import name2unicode

    try:
        return name2unicode(name)
    except (KeyError, ValueError):
        return ""
