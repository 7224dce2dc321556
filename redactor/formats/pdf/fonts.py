"""Fonts: what a code of a string says and how wide it is (ISO 32000-1, 9.6 to 9.10)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from pdfminer.encodingdb import EncodingDB, name2unicode
from pdfminer.fontmetrics import FONT_METRICS

from redactor.formats.pdf.cmaps import (
    CodeMap,
    identity_map,
    known_map,
    parse_map,
    texts_of_collection,
)
from redactor.formats.pdf.embedded import built_in_names, texts_by_glyph
from redactor.formats.pdf.geometry import Matrix
from redactor.formats.pdf.objects import (
    Object,
    entry,
    items,
    matrix_of,
    name_of,
    number_of,
    numbers_of,
    stream_bytes,
)

UNKNOWN = "\ufffd"
"""What a code says when nothing tells."""
_FOLDED = str.maketrans(
    {
        "\u00a0": " ", "\u00ad": "-", "\u2010": "-", "\u2011": "-", "\uf0b7": "•", "\uf0a7": "•",
        "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
        "\ufb05": "st", "\ufb06": "st", "\t": " ",
    }
)  # fmt: skip
"""How a reader, not a typesetter, writes these."""
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2060\ufeff]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_SYMBOLIC = 4
"""Bit 3 of a font descriptor's Flags."""
_LONGEST_SPAN = 70_000
_USUAL_WIDTH = 500.0
_ALIASES = (
    ("courier", "Courier"), ("times", "Times"), ("symbol", "Symbol"), ("zapf", "ZapfDingbats"),
)  # fmt: skip


class Code(NamedTuple):
    """One character code of a string."""

    code: int
    size: int
    """Bytes."""
    text: str
    """Empty for a character that shows nothing, U+FFFD when nothing tells what it says."""
    width: float
    """Advance in text space for a font size of 1; downwards negative in vertical writing."""
    spaced: bool
    """Whether word spacing applies: one-byte code 32."""


@dataclass(slots=True)
class Font:
    """A font as far as reading needs it. Codes are decoded once and remembered."""

    key: object
    """What tells the font from the others of the file."""
    name: str = field(repr=False)
    composite: bool
    vertical: bool
    source: Object = field(repr=False)
    known: Callable[[int, int], tuple[str, float]] = field(repr=False)
    codes: CodeMap = field(repr=False)
    matrix: Matrix | None = None
    """FontMatrix of a Type 3 font, else None."""
    cache: dict[tuple[int, int], Code] = field(default_factory=dict, repr=False)

    def decode(self, data: bytes) -> list[Code]:
        """The codes of a string."""
        cache = self.cache
        found: list[Code] = []
        if not self.composite:
            for byte in data:
                found.append(cache.get((1, byte)) or self._learn(1, byte))
            return found
        at, size = 0, len(data)
        fixed = 2 if list(self.codes.lengths) == [2] else 0
        while at < size:
            length = fixed or self.codes.length_at(data, at)
            code = int.from_bytes(data[at : at + length], "big")
            length = min(length, size - at)
            found.append(cache.get((length, code)) or self._learn(length, code))
            at += length
        return found

    def _learn(self, size: int, code: int) -> Code:
        text, width = self.known(size, code)
        learnt = Code(code, size, text, width, size == 1 and code == 32)
        self.cache[size, code] = learnt
        return learnt


@lru_cache(maxsize=4096)
def undecodable(text: str) -> bool:
    """Whether a glyph's text does not tell what the page shows there."""
    return UNKNOWN in text or _PRIVATE.search(text) is not None


def read_font(source: Object, key: object) -> Font:
    """A font from its dictionary; one that says nothing if there is none."""
    subtype = name_of(entry(source, "/Subtype"))
    if subtype == "Type0":
        return _composite(source, key)
    return _simple(source, key, three=subtype == "Type3")


def base_name(source: Object) -> str:
    """The PostScript name without its subset prefix."""
    return re.sub(r"^[A-Z]{6}\+", "", name_of(entry(source, "/BaseFont")))


def _clean(text: str) -> str:
    return _UNSEEN.sub("", text.translate(_FOLDED))


def _map_of(source: Object) -> dict[int, str] | None:
    """The ToUnicode map: code to text. None if there is none; empty says code is Unicode."""
    value = entry(source, "/ToUnicode")
    if name_of(value).startswith("Identity"):
        return {}
    data = stream_bytes(value)
    if not data:
        return None
    parsed, base = parse_map(data)
    if not parsed.texts:
        return {} if base.startswith("Identity") else None
    return parsed.texts


def _simple(source: Object, key: object, *, three: bool) -> Font:
    texts = _map_of(source)
    encoding = encoding_of(source)
    descriptor = entry(source, "/FontDescriptor")
    first = int(number_of(entry(source, "/FirstChar")))
    widths = numbers_of(entry(source, "/Widths"))
    missing = number_of(entry(descriptor, "/MissingWidth"))
    standard = None if widths else _standard_widths(base_name(source))
    matrix = matrix_of(entry(source, "/FontMatrix")) if three else None
    scale = abs(matrix[0]) if matrix else 0.001

    def known(_: int, code: int) -> tuple[str, float]:
        if texts is not None and (not texts or code in texts):
            text = texts.get(code) or chr(code)
        else:
            text = encoding.get(code, UNKNOWN)
        if 0 <= code - first < len(widths):
            width = widths[code - first]
        elif standard is not None:
            width = standard.get(encoding.get(code, ""), missing or _USUAL_WIDTH)
        else:
            width = missing
        return _clean(text), width * scale

    return Font(key, base_name(source), False, False, source, known, CodeMap(), matrix)


def encoding_of(source: Object) -> dict[int, str]:
    """Code to text by the font's Encoding (ISO 32000-1, 9.6.6)."""
    value = entry(source, "/Encoding")
    descriptor = entry(source, "/FontDescriptor")
    symbolic = bool(int(number_of(entry(descriptor, "/Flags"))) & _SYMBOLIC)
    base = name_of(value) or name_of(entry(value, "/BaseEncoding"))
    name = base_name(source)
    result: dict[int, str] = {}
    if base in EncodingDB.encodings:
        result = dict(EncodingDB.encodings[base])
    else:
        own = built_in_names(descriptor)
        result = {code: _text_of_glyph(glyph) for code, glyph in own.items() if glyph != ".notdef"}
        if not result and (symbolic or name in ("Symbol", "ZapfDingbats")):
            result = texts_by_glyph(descriptor, by_code=True)
    if not result and name not in ("Symbol", "ZapfDingbats"):
        truetype = name_of(entry(source, "/Subtype")) == "TrueType"
        result = dict(EncodingDB.encodings["WinAnsiEncoding" if truetype else "StandardEncoding"])
    if base == "WinAnsiEncoding":
        result |= {0xA0: " ", 0xAD: "-", 0x7F: "•"}
    code = 0
    for item in items(entry(value, "/Differences")):
        glyph = name_of(item)
        if glyph:
            result[code] = _text_of_glyph(glyph)
            code += 1
        else:
            code = int(number_of(item))
    return result


def _text_of_glyph(name: str) -> str:
    try:
        return name2unicode(name)
    except (KeyError, ValueError):
        return UNKNOWN


def _standard_widths(name: str) -> dict[str, float] | None:
    """Widths of the 14 standard fonts and of those that stand in for them."""
    plain = name.replace(" ", "").replace("-", ",").casefold()
    if name in FONT_METRICS:
        return FONT_METRICS[name][1]  # type: ignore[return-value]
    family = next((full for part, full in _ALIASES if part in plain), "Helvetica")
    bold = "Bold" if "bold" in plain else ""
    slant = ("Italic" if family == "Times" else "Oblique") if (
        "italic" in plain or "oblique" in plain
    ) else ""  # fmt: skip
    if family in ("Symbol", "ZapfDingbats"):
        return FONT_METRICS[family][1]  # type: ignore[return-value]
    style = bold + slant or ("Roman" if family == "Times" else "")
    return FONT_METRICS[f"{family}-{style}" if style else family][1]  # type: ignore[return-value]


def _composite(source: Object, key: object) -> Font:
    inner = next(items(entry(source, "/DescendantFonts")), None)
    codes, name = _code_map(entry(source, "/Encoding"))
    vertical = name.endswith("V")
    texts = _map_of(source)
    by_cid = _texts_by_cid(inner, vertical=vertical) if texts is None else {}
    widths = _cid_widths(entry(inner, "/W"))
    usual = number_of(entry(inner, "/DW"), 1000.0)
    heights = _cid_heights(entry(inner, "/W2"))
    pair = numbers_of(entry(inner, "/DW2"))
    usual_height = pair[1] if len(pair) == 2 else -1000.0

    def known(size: int, code: int) -> tuple[str, float]:
        cid = codes.cid(size, code)
        if texts is None:
            text = by_cid.get(cid, UNKNOWN)
        elif texts:
            text = texts.get(code, UNKNOWN)
        else:
            text = chr(code) if code < 0x110000 else UNKNOWN
        width = heights.get(cid, usual_height) if vertical else widths.get(cid, usual)
        return _clean(text), width / 1000

    return Font(key, base_name(source), True, vertical, source, known, codes)


def _code_map(value: Object) -> tuple[CodeMap, str]:
    """The Encoding of a composite font.

    One that is not known has two-byte codes that say nothing: its text is undecodable.
    """
    name = name_of(value)
    if name:
        return known_map(name) or CodeMap(lengths={2: [(0, 0xFFFF)]}), name
    data = stream_bytes(value)
    if data is None:
        return identity_map(), ""
    parsed, base = parse_map(data)
    base = base or name_of(entry(value, "/UseCMap"))
    under = known_map(base) if base else None
    if under is not None:
        for length, ranges in under.lengths.items():
            parsed.lengths.setdefault(length, []).extend(ranges)
        parsed.cids = under.cids | parsed.cids
        parsed.cid_ranges += under.cid_ranges
    if not parsed.lengths:
        parsed.lengths[2] = [(0, 0xFFFF)]
    return parsed, "V" if number_of(entry(value, "/WMode")) else "H"


def _texts_by_cid(inner: Object, *, vertical: bool) -> dict[int, str]:
    system = entry(inner, "/CIDSystemInfo")
    registry, ordering = (str(entry(system, key) or "") for key in ("/Registry", "/Ordering"))
    if ordering and ordering != "Identity":
        found = texts_of_collection(registry, ordering, vertical=vertical)
        if found:
            return found
    glyphs = texts_by_glyph(entry(inner, "/FontDescriptor"))
    order = stream_bytes(entry(inner, "/CIDToGIDMap"))
    if order is None:
        return glyphs
    pairs = (
        (cid, int.from_bytes(order[2 * cid : 2 * cid + 2], "big")) for cid in range(len(order) // 2)
    )
    return {cid: glyphs[glyph] for cid, glyph in pairs if glyph in glyphs}


def _cid_widths(value: Object) -> dict[int, float]:
    """The W array of a CID font (ISO 32000-1, 9.7.4.3)."""
    result: dict[int, float] = {}
    held: list[float] = []
    for item in items(value):
        inside = list(items(item))
        if inside or not _is_number(item):
            if held:
                result |= {int(held[-1]) + n: number_of(w) for n, w in enumerate(inside)}
            held = []
            continue
        held.append(number_of(item))
        if len(held) == 3:
            low, high, width = held
            span = range(int(low), min(int(high), int(low) + _LONGEST_SPAN) + 1)
            result.update(dict.fromkeys(span, width))
            held = []
    return result


def _cid_heights(value: Object) -> dict[int, float]:
    """Vertical advances of the W2 array: of each three numbers the first."""
    result: dict[int, float] = {}
    held: list[float] = []
    for item in items(value):
        inside = numbers_of(item)
        if inside or not _is_number(item):
            if held:
                result |= {int(held[-1]) + n: w for n, w in enumerate(inside[::3])}
            held = []
            continue
        held.append(number_of(item))
        if len(held) == 5:
            span = range(int(held[0]), min(int(held[1]), int(held[0]) + _LONGEST_SPAN) + 1)
            result.update(dict.fromkeys(span, held[2]))
            held = []
    return result


def _is_number(item: Object) -> bool:
    try:
        float(item)
    except (TypeError, ValueError):
        return False
    return True
