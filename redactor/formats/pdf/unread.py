"""Tells which pages were not understood. "Not read" is never "nothing there".

A page with a reason here is read from its picture instead (`scans`), or the file is refused.
"""

from __future__ import annotations

from redactor.formats.pdf.fonts import undecodable
from redactor.formats.pdf.model import PageModel

_SHARE = 0.2
"""Undecodable characters of a page above which it counts as not read."""
_PICTURE = 0.5
"""Share of the page that pictures cover for it to be a scan, if there is hardly text."""
_LOGO = 0.02
_WORDS = 60
"""Characters. A page with fewer hardly has text."""


def reason_unread(model: PageModel) -> str:
    """Why the page cannot be read, as the end of a sentence; empty if it can."""
    if model.unread:
        return "holds a part that cannot be unpacked"
    shown = [glyph for glyph in model.glyphs if not glyph.text.isspace()]
    unknown = sum(undecodable(glyph.text) for glyph in shown)
    if unknown > _SHARE * len(shown):
        return "holds text whose letters cannot be told"
    text = sum(
        1 for glyph in shown if glyph.text and not model.shows[glyph.show].hidden
    )  # fmt: skip
    covered = sum(picture.box.area for picture in model.pictures) / max(1.0, model.box.area)
    if (text == 0 and covered > _LOGO) or (text < _WORDS and covered > _PICTURE):
        return "is a picture"
    return ""
