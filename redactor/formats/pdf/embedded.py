"""What an embedded font program says of its glyphs, for fonts without a ToUnicode map."""

from __future__ import annotations

import logging
import re
from io import BytesIO

from fontTools.cffLib import CFFFontSet
from fontTools.encodings.StandardEncoding import StandardEncoding
from fontTools.ttLib import TTFont, TTLibError

from redactor.formats.pdf.objects import Object, entry, stream_bytes

logging.getLogger("fontTools").setLevel(logging.CRITICAL)  # it would quote what fonts hold
_PRIVATE = 0xF000
"""Symbol fonts keep the code of a character at F000 and up."""

_STANDARD = re.compile(rb"/Encoding\s+StandardEncoding\s+def")
_PUT = re.compile(rb"dup\s+(\d{1,3})\s*/([^\s/]+)\s+put")
"""An entry of the Encoding of a Type 1 program (Adobe Type 1 Font Format, 2.2)."""


def open_program(descriptor: Object) -> TTFont | None:
    """The TrueType or OpenType program of a font descriptor; None if there is none to read."""
    for key in ("/FontFile2", "/FontFile3"):
        data = stream_bytes(entry(descriptor, key))
        if data is None:
            continue
        try:
            return TTFont(BytesIO(data), lazy=True, fontNumber=0)
        except (TTLibError, ValueError, KeyError, AssertionError, OSError):
            return None
    return None


def texts_by_glyph(descriptor: Object, *, by_code: bool = False) -> dict[int, str]:
    """Glyph number to text by the program's own cmap; with ``by_code``, code to text.

    Empty when there is no program, or it has no cmap that tells.
    """
    program = open_program(descriptor)
    if program is None:
        return {}
    try:
        tables = program["cmap"].tables
        order = {name: number for number, name in enumerate(program.getGlyphOrder())}
        unicode_map = program.getBestCmap() or {}
    except Exception:  # noqa: BLE001 - fontTools raises anything for a damaged program
        return {}
    names = {glyph: chr(code) for code, glyph in sorted(unicode_map.items(), reverse=True)
             if not 0xE000 <= code <= 0xF8FF}  # fmt: skip
    if not by_code:
        return {order[glyph]: text for glyph, text in names.items() if glyph in order}
    result: dict[int, str] = {}
    for table in tables:
        for code, glyph in table.cmap.items():
            low = code - _PRIVATE if _PRIVATE <= code <= _PRIVATE + 0xFF else code
            by_code = table.platformID == 1 or (table.platformID, table.platEncID) == (3, 0)
            if by_code and low < 256 and glyph in names:
                result.setdefault(low, names[glyph])
    return result


def built_in_names(descriptor: Object) -> dict[int, str]:
    """Code to glyph name as a Type 1 or bare CFF program itself has it (ISO 32000-1, 9.6.6.2).

    Empty when there is no such program, or it cannot be read.
    """
    type_one = stream_bytes(entry(descriptor, "/FontFile"))
    if type_one is not None:
        if _STANDARD.search(type_one):
            return dict(enumerate(StandardEncoding))
        return {int(code): name.decode("latin-1") for code, name in _PUT.findall(type_one)}
    compact = stream_bytes(entry(descriptor, "/FontFile3"))
    if compact is None or compact[:4] in (b"OTTO", b"\0\1\0\0", b"true"):
        return {}
    try:
        fonts = CFFFontSet()
        fonts.decompile(BytesIO(compact), None)
        found = fonts[0].Encoding
    except Exception:  # noqa: BLE001 - as above
        return {}
    if isinstance(found, str):
        return dict(enumerate(StandardEncoding)) if found == "StandardEncoding" else {}
    return {code: str(name) for code, name in enumerate(found) if name != ".notdef"}
