"""Finds what fonts still tell of letters that no text uses any more.

A font that was embedded for a text holds the letters of that text: its ToUnicode table,
its widths and its outlines name them, and where a name was removed the letters that only
the name had are left over (``pdf.md`` section 6).
"""

from __future__ import annotations

import io
import logging
import re
import string
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from redactor.witnesses.pdf.said import UnicodeMap, codes, unicode_map
from redactor.witnesses.pdf.sweep import Sweep
from redactor.witnesses.pdf.syntax import Name, Ref, Value, operations

_TAG = re.compile(r"^(?:[A-Z]{6}\+)+")
_WHOLE = frozenset(string.ascii_letters + string.digits + ".,;:!?()-")
"""A table that has all of these was not made for one text, so it tells nothing of it."""
_MAX_VISITS = 50_000
_PAIR = 2
"""Bytes of a code of a composite font with an Identity encoding."""
_SHOWING = frozenset({"Tj", "TJ", "'", '"'})
_MANY_GLYPHS = 600
"""A program with so many outlines was not made for one text either."""
_TYPE_ONE_GLYPH = re.compile(rb"/([^\s/{}()<>\[\]]+)\s+\d+\s+(?:RD|-\|)[ ]")
_PUT = re.compile(rb"dup\s+(\d{1,3})\s*/([^\s/]+)\s+put")
_DIGITS = frozenset(
    ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
)  # fmt: skip
_GLYPH_NAME = re.compile(rb"/([^/\s]+)")


Letter = tuple[str, str, int]
"""Name of the font without its subset tag, what tells the letter, and the letter's code."""


@dataclass(frozen=True, slots=True)
class Orphans:
    """What fonts tell of letters that no text uses, and how many fonts could not be read."""

    letters: frozenset[Letter] = field(repr=False)
    unread: int


@dataclass(slots=True)
class _Use:
    """A font and every string that is shown in it."""

    font: dict[str, Value] = field(repr=False)
    strings: set[bytes] = field(default_factory=set, repr=False)

    @property
    def stem(self) -> str:
        return _TAG.sub("", str(self.font.get("BaseFont", "")))


@dataclass(slots=True)
class _Program:
    """An embedded TrueType program, which several fonts may share, and its glyphs in use."""

    stem: str
    data: bytes = field(repr=False)
    glyphs: set[int] = field(default_factory=set, repr=False)


Steps = tuple[tuple[str, str, frozenset[bytes]], ...]
"""What of a content stream matters to fonts: operator, name, strings."""


def orphans(sweep: Sweep, *, read: dict[bytes, Steps] | None = None) -> Orphans:
    """Look into every font that the pages of a file name.

    ``read`` holds streams that were read before, so that what a copy has in common with its
    source is read once; what is read here is added to it.
    """
    read = {} if read is None else read
    logging.getLogger("fontTools").setLevel(logging.CRITICAL)  # its warnings reach stderr
    letters: set[Letter] = set()
    programs: dict[int, _Program] = {}
    unread = 0
    for use in _uses(sweep, read):
        try:
            letters |= set(_orphans_of(sweep, use))
            _note_glyphs(sweep, use, programs)
        except Exception:  # noqa: BLE001 - the edge of fonttools: hostile fonts raise anything
            unread += 1
    for program in programs.values():
        try:
            unused = _unused_glyphs(program.data, program.glyphs)
        except Exception:  # noqa: BLE001 - as above
            unread += 1
            continue
        letters |= {(program.stem, "outline", glyph) for glyph in unused}
    return Orphans(frozenset(letters), unread)


def _used_codes(sweep: Sweep, use: _Use) -> tuple[set[int], int]:
    """The codes that are shown in a font, and their length in bytes."""
    width = 1
    if use.font.get("Subtype") == "Type0":
        width = _PAIR
        if not _is_identity(use.font):
            width = unicode_map(sweep.data(use.font.get("ToUnicode"))).width
    return {code for item in use.strings for code in codes(item, width)}, width


def _is_identity(font: dict[str, Value]) -> bool:
    return str(font.get("Encoding")).startswith("Identity")


def _orphans_of(sweep: Sweep, use: _Use) -> Iterator[Letter]:
    """What the font's own tables tell: meanings, widths, glyph names and Type 3 shapes."""
    font, stem = use.font, use.stem
    used, width = _used_codes(sweep, use)
    table = sweep.data(font.get("ToUnicode"))
    if table:
        told = _told(unicode_map(table, width=width), used)
        yield from ((stem, "meaning", code) for code in told)
    if font.get("Subtype") == "Type3":
        yield from ((stem, "shape", n) for n in range(_unused_shapes(sweep, font, used)))
    elif font.get("Subtype") != "Type0":
        widths = _simple_widths(sweep, font) - used
        yield from ((stem, "width", code) for code in widths)
        yield from ((stem, "name", n) for n in range(_unused_names(sweep, font, used)))
        yield from ((stem, f"glyph {name}", 0) for name in _unused_type_one(sweep, font, used))
    elif _is_identity(font):
        listed = _listed_widths(sweep.items(_descendant(sweep, font).get("W")))
        if len(listed) <= _MANY_GLYPHS:
            yield from ((stem, "width", code) for code in listed - used)


def _descendant(sweep: Sweep, font: dict[str, Value]) -> dict[str, Value]:
    return sweep.entries(next(iter(sweep.items(font.get("DescendantFonts"))), None))


def _note_glyphs(sweep: Sweep, use: _Use, programs: dict[int, _Program]) -> None:
    """Add the glyphs that a font uses of its TrueType program to those of other fonts."""
    font = use.font
    composite = font.get("Subtype") == "Type0"
    holder = _descendant(sweep, font) if composite else font
    place = sweep.entries(holder.get("FontDescriptor")).get("FontFile2")
    data = sweep.data(place)
    if not data or not isinstance(place, Ref):
        return
    used, _ = _used_codes(sweep, use)
    program = programs.setdefault(place.number, _Program(use.stem, data))
    if not composite:
        program.glyphs |= _simple_glyphs(sweep, font, data, used)
        return
    table = sweep.data(holder.get("CIDToGIDMap"))
    program.glyphs |= (
        {int.from_bytes(table[2 * cid : 2 * cid + 2], "big") for cid in used} if table else used
    )


def _told(table: UnicodeMap, used: set[int]) -> set[int]:
    """The codes that mean a letter or digit and stand nowhere."""
    if set("".join(table.meanings.values())) >= _WHOLE:
        return set()
    return {
        code
        for code, meaning in table.meanings.items()
        if code not in used and any(char.isalnum() for char in meaning)
    }


def _unused_shapes(sweep: Sweep, font: dict[str, Value], used: set[int]) -> int:
    """Glyph programs of a Type 3 font that no code in use leads to."""
    names = _differences(sweep, font)
    shapes = sweep.entries(font.get("CharProcs"))
    return len(set(shapes) - {names[code] for code in used if code in names} - {".notdef"})


def _differences(sweep: Sweep, font: dict[str, Value]) -> dict[int, str]:
    """Code to glyph name (ISO 32000-1, 9.6.6.1)."""
    found: dict[int, str] = {}
    code = 0
    for item in sweep.items(sweep.entries(font.get("Encoding")).get("Differences")):
        if isinstance(item, Name):
            found[code] = str(item)
            code += 1
        elif isinstance(item, int):
            code = item
    return found


def _simple_widths(sweep: Sweep, font: dict[str, Value]) -> set[int]:
    """The codes with a width, if widths were left out for others; all or none tell nothing."""
    first = font.get("FirstChar")
    widths = sweep.items(font.get("Widths"))
    if not isinstance(first, int) or 0 not in widths:
        return set()
    return {first + step for step, width in enumerate(widths) if width != 0}


def _listed_widths(items: list[Value]) -> set[int]:
    """The CIDs whose widths are listed one by one (ISO 32000-1, 9.7.4.3)."""
    found: set[int] = set()
    for first, widths in pairwise(items):
        if isinstance(first, int) and isinstance(widths, list):
            found |= {first + step for step, width in enumerate(widths) if width != 0}
    return found


def _unused_glyphs(program: bytes, used: Iterable[int]) -> set[int]:
    """Glyph numbers with an outline in a TrueType program that nothing in use needs."""
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(program), lazy=True) as font:
        places = font["loca"].locations
        outlines = font.reader["glyf"]
    there = {gid for gid, (low, high) in enumerate(pairwise(places)) if high > low}
    if len(there) > _MANY_GLYPHS:
        return set()
    needed, queue = {0}, list(used)
    while queue:
        gid = queue.pop()
        if gid in there and gid not in needed:
            queue += _parts(outlines[places[gid] : places[gid + 1]])
        needed.add(gid)
    return there - needed


def _parts(outline: bytes) -> Iterator[int]:
    """The glyphs that a composite glyph is made of (OpenType, glyf table)."""
    at, more = 10, int.from_bytes(outline[:2], "big", signed=True) < 0
    while more and at + 4 <= len(outline):
        flags, gid = struct.unpack_from(">HH", outline, at)
        yield gid
        at += 4 + (4 if flags & 1 else 2)
        at += 2 if flags & 0x08 else 4 if flags & 0x40 else 8 if flags & 0x80 else 0
        more = bool(flags & 0x20)


def _simple_glyphs(
    sweep: Sweep, font: dict[str, Value], program: bytes, used: set[int]
) -> set[int]:
    """The glyphs of codes in a simple TrueType font, by every way in which a reader finds one."""
    from fontTools.ttLib import TTFont

    names = _differences(sweep, font)
    wanted: set[int] = set()
    with TTFont(io.BytesIO(program), lazy=True) as outlines:
        order = {name: gid for gid, name in enumerate(outlines.getGlyphOrder())}
        for table in outlines["cmap"].tables if "cmap" in outlines else ():
            for code in used:
                ways = _unicode_ways(code) if table.isUnicode() else _plain_ways(code)
                wanted |= {order[table.cmap[way]] for way in ways if way in table.cmap}
    return wanted | {order[names[code]] for code in used if names.get(code) in order}


def _unicode_ways(code: int) -> tuple[int, ...]:
    """What a code may be in a Unicode table; in Latin-1 and Windows' page, letter by letter."""
    return code, ord(bytes([code]).decode("cp1252", "replace"))


def _plain_ways(code: int) -> tuple[int, ...]:
    """What a code may be in a symbol or Macintosh table (ISO 32000-1, 9.6.6.4)."""
    letter = bytes([code]).decode("cp1252", "replace").encode("mac-roman", "ignore")
    return code, 0xF000 + code, 0xF100 + code, 0xF200 + code, *letter


def _unused_names(sweep: Sweep, font: dict[str, Value], used: set[int]) -> int:
    """How many glyph names of a Type 1 subset (CharSet) its codes in use do not need."""
    listed = sweep.resolved(sweep.entries(font.get("FontDescriptor")).get("CharSet"))
    names = _differences(sweep, font)
    if not isinstance(listed, bytes) or not names:
        return 0
    needed = {names[code] for code in used if code in names}
    told = {name.decode("latin-1") for name in _GLYPH_NAME.findall(listed)} - {".notdef"}
    return len(told - needed) if len(told) <= _MANY_GLYPHS else 0


def _unused_type_one(sweep: Sweep, font: dict[str, Value], used: set[int]) -> set[str]:
    """Names of glyphs in a Type 1 program that no code in use leads to."""
    from fontTools.encodings.StandardEncoding import StandardEncoding
    from fontTools.misc.eexec import decrypt

    program = sweep.data(sweep.entries(font.get("FontDescriptor")).get("FontFile"))
    start = program.find(b"eexec")
    if start < 0:
        return set()
    plain = decrypt(program[start + 5 :].lstrip(b"\r\n "), 55665)[0]
    told = {name.decode("latin-1") for name in _TYPE_ONE_GLYPH.findall(plain)}
    if not told or len(told) > _MANY_GLYPHS:
        return set()
    own = {int(code): name.decode("latin-1") for code, name in _PUT.findall(program[:start])}
    names = {**(own or dict(enumerate(StandardEncoding))), **_differences(sweep, font)}
    letters = {name for name in told if len(name) == 1 or name in _DIGITS}
    return letters - {names[code] for code in used if code in names}


def _uses(sweep: Sweep, read: dict[bytes, Steps]) -> Iterator[_Use]:
    """Every font that content of the newest revision names, with what is shown in it."""
    uses: dict[int, _Use] = {}
    seen: set[tuple[int, int, int]] = set()
    queue = list(_starts(sweep))
    for number, resources, font in queue:
        key = (number, id(resources), font)
        if key in seen or len(seen) > _MAX_VISITS:
            continue
        seen.add(key)
        data = sweep.data(Ref(number))
        if data not in read:
            read[data] = tuple(_steps(data))
        queue += _follow(sweep, read[data], resources, font, uses)
    yield from uses.values()


_Visit = tuple[int, dict[str, Value], int]
"""The number of a content stream, the resources it uses, the font that is set when it begins."""


def _starts(sweep: Sweep) -> Iterator[_Visit]:
    """Page contents and appearances of annotations."""
    for page in sweep.pages:
        resources = sweep.entries(sweep.inherited(page, "Resources"))
        for part in [page.get("Contents"), *sweep.items(page.get("Contents"))]:
            if isinstance(part, Ref):
                yield part.number, resources, 0
        for note in sweep.items(page.get("Annots")):
            for number in _refs(sweep, sweep.entries(note).get("AP")):
                yield from _visit(sweep, Ref(number), resources, 0)


def _refs(sweep: Sweep, value: Value | None) -> Iterator[int]:
    """The streams of an appearance dictionary, one or two levels down."""
    for item in sweep.entries(value).values():
        for found in (item, *sweep.entries(item).values()):
            if isinstance(found, Ref) and sweep.data(found):
                yield found.number


def _steps(data: bytes) -> Iterator[tuple[str, str, frozenset[bytes]]]:
    """Fonts that are set, strings that are shown until the next one, and what is drawn."""
    strings: set[bytes] = set()
    for operands, operator in operations(data):
        if operator in _SHOWING:
            strings.update(_strings(operands))
        elif operator in ("Tf", "Do"):
            if strings:
                yield "Tj", "", frozenset(strings)
                strings = set()
            name = next((str(item) for item in reversed(operands) if isinstance(item, Name)), "")
            yield operator, name, frozenset()
    if strings:
        yield "Tj", "", frozenset(strings)


def _follow(
    sweep: Sweep, steps: Steps, resources: dict[str, Value], font: int, uses: dict[int, _Use]
) -> list[_Visit]:
    """Note the strings of one stream under their fonts; the streams that it draws."""
    fonts = sweep.entries(resources.get("Font"))
    visits: list[_Visit] = []
    current = font
    for operator, name, strings in steps:
        if operator == "Tf":
            current = _font(sweep, fonts.get(name), uses)
        elif operator == "Do":
            form = sweep.entries(resources.get("XObject")).get(name)
            visits += _visit(sweep, form, resources, current)
        elif current in uses:
            uses[current].strings |= strings
    for value in _drawn_besides(sweep, resources):
        visits += _visit(sweep, value, resources, 0)
    return visits


def _strings(operands: list[Value]) -> Iterator[bytes]:
    for item in operands:
        for piece in item if isinstance(item, list) else [item]:
            if isinstance(piece, bytes):
                yield piece


def _font(sweep: Sweep, value: Value | None, uses: dict[int, _Use]) -> int:
    entries = sweep.entries(value)
    key = value.number if isinstance(value, Ref) else -id(entries)
    if entries and key not in uses:
        uses[key] = _Use(entries)
    return key


def _visit(
    sweep: Sweep, value: Value | None, resources: dict[str, Value], font: int
) -> Iterator[_Visit]:
    if isinstance(value, Ref):
        own = sweep.entries(sweep.entries(value).get("Resources")) or resources
        yield value.number, own, font


def _drawn_besides(sweep: Sweep, resources: Mapping[str, Value]) -> Iterator[Value]:
    """Tiling patterns, groups of soft masks and glyphs of Type 3 fonts among the resources."""
    yield from sweep.entries(resources.get("Pattern")).values()
    for state in sweep.entries(resources.get("ExtGState")).values():
        group = sweep.entries(sweep.entries(state).get("SMask")).get("G")
        if group is not None:
            yield group
    for font in sweep.entries(resources.get("Font")).values():
        yield from sweep.entries(sweep.entries(font).get("CharProcs")).values()
