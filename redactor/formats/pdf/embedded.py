"""What an embedded font program says of its glyphs, for fonts without a ToUnicode map."""

from __future__ import annotations

import logging
from io import BytesIO

from fontTools.ttLib import TTFont, TTLibError

from redactor.formats.pdf.objects import Object, entry, stream_bytes

logging.getLogger("fontTools").setLevel(logging.CRITICAL)  # it would quote what fonts hold
_PRIVATE = 0xF000
"""Symbol fonts keep the code of a character at F000 and up."""


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
