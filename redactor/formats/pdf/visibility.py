"""Judges which text of a page nobody sees; such text is read apart and never written."""

from __future__ import annotations

from redactor.formats.pdf.geometry import Box
from redactor.formats.pdf.model import PageModel, Path, Show

_WHITE = 0.97
_INVISIBLE_MODES = (3, 7)
_LETTER = 3.0
"""Points. A box that is narrower or lower hides no letter."""
_SMALLEST = 0.9
"""Points. Smaller text is not seen."""


def judge(model: PageModel) -> PageModel:
    """Write into each operator of the model why its text is hidden, if it is."""
    fills = [
        path for path in model.paths
        if path.fills and path.opaque and any(_hides(box) for box in path.boxes)
    ]  # fmt: skip
    for show in model.shows:
        if show.first == show.last:
            continue
        show.hidden = _reason(model, show, fills)
    return model


def _reason(model: PageModel, show: Show, fills: list[Path]) -> str:
    if any(mark.off for mark in show.marks):
        return "layer"
    box = show_box(model, show)
    if not box.meets(model.box):
        return "off-page"
    on_picture = any(picture.box.meets(box) for picture in model.pictures)
    if show.mode in _INVISIBLE_MODES:
        return "" if on_picture else "invisible"
    if show.height < _SMALLEST and show.font.matrix is None:
        return "tiny"
    middle = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    if _covered(show, fills, box):
        return "covered"
    if show.luminance >= _WHITE and show.mode in (0, 4) and not on_picture:
        behind = [
            path for path in fills
            if path.order < show.order and any(part.holds(*middle) for part in path.boxes)
        ]  # fmt: skip
        if not behind or behind[-1].luminance >= _WHITE:
            return "white"
    return ""


def _hides(box: Box) -> bool:
    """Whether a letter could lie under it: rulings are no such boxes."""
    return box.right - box.left > _LETTER and box.top - box.bottom > _LETTER


def _covered(show: Show, fills: list[Path], box: Box) -> bool:
    """Whether an opaque box that is painted later lies over all of the text."""
    core = Box(box.left + 0.5, box.bottom + box_height(box) * 0.4, box.right - 0.5,
               box.top - box_height(box) * 0.3)  # fmt: skip
    return any(
        path.order > show.order and any(core.within(part) for part in path.boxes) for path in fills
    )


def box_height(box: Box) -> float:
    """In points."""
    return box.top - box.bottom


def show_box(model: PageModel, show: Show) -> Box:
    """Around all glyphs of an operator, from descenders to ascenders."""
    first, last = model.glyphs[show.first], model.glyphs[show.last - 1]
    rise, fall = show.height * 0.75, show.height * 0.22
    a, b = show.matrix[2], show.matrix[3]
    length = (a * a + b * b) ** 0.5 or 1.0
    up_x, up_y = a / length, b / length
    xs = [first.x, last.end_x, first.x + up_x * rise, last.end_x + up_x * rise,
          first.x - up_x * fall, last.end_x - up_x * fall]  # fmt: skip
    ys = [first.y, last.end_y, first.y + up_y * rise, last.end_y + up_y * rise,
          first.y - up_y * fall, last.end_y - up_y * fall]  # fmt: skip
    return Box(min(xs), min(ys), max(xs), max(ys))
