"""Closes a line up after glyphs were taken out, so that no place on it tells how wide they were.

::

    before   Present: Zebedee Oke spoke.      before   Present: Li Oke spoke.
    after    Present: [pupil 1] Oke spoke.    after    Present: [pupil 1] Oke spoke.

Every glyph of a touched piece is set anew from widths and from places that do not depend on
what was taken out: the left edge it shares with other lines, the middle or right edge of the
page, column or cell. The gap that a removal leaves identifies 78 in 100 first names of a
class; this leaves none (measured for ``engineering/pdf.md``).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import pairwise

from redactor.formats.pdf.geometry import Box
from redactor.formats.pdf.labels import label_width
from redactor.formats.pdf.lines import Piece, spaces_in
from redactor.formats.pdf.model import PageModel

_SHARED = 0.6
"""Points by which edges of lines that are set alike may differ."""
_NEARLY, _ELSEWHERE = 1.0, 3.0
"""Points by which edges on one side may differ, and those on the other side do differ."""
_CENTRED = 1.6
_PADDING = 12.0
"""Points. Text of a cell begins no further from its ruling."""
_GRID = 18.0
"""Points. Where nothing explains a line's beginning it is moved to this grid."""
_MARGIN = 14.0
_BULLETS = frozenset("•◦▪●○■·‣–*-")
_GAP = 0.28
"""Width of a space that is not there, in font heights."""
_APART = 0.3
"""What is left free before the next piece of the row, in font heights."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a glyph or label begins on the page, and how much it is narrowed."""

    x: float
    y: float
    stretch: float = 1.0


@dataclass(slots=True)
class Setting:
    """The new places of all glyphs of the touched pieces."""

    places: dict[int, Place] = field(default_factory=dict)
    """By glyph."""
    labels: dict[int, tuple[str, Place, int, float]] = field(default_factory=dict, repr=False)
    """By the glyph they stand for: words, place, turn, height."""
    coarsened: int = 0
    """Lines whose beginning could only be moved to a grid."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What of the page does not depend on the touched lines."""

    lefts: tuple[float, ...]
    rights: tuple[float, ...]
    middles: tuple[float, ...]
    walls: tuple[Box, ...]
    width: float


def closed_up(
    model: PageModel,
    pieces: Sequence[Piece],
    *,
    gone: AbstractSet[int],
    labels: Mapping[int, str],
    walls: Iterable[Box],
) -> Setting:
    """New places for what stays of each piece that loses a glyph."""
    touched = [piece for piece in pieces if any(index in gone for index in piece.glyphs)]
    setting = Setting()
    if not touched:
        return setting
    around = _surroundings(model, pieces, touched, tuple(walls))
    for piece in touched:
        _set_anew(model, piece, pieces, gone, labels, around, setting)
    return setting


def _surroundings(
    model: PageModel, pieces: Sequence[Piece], touched: list[Piece], walls: tuple[Box, ...]
) -> Surroundings:
    changed = {id(piece) for piece in touched}
    still = [piece for piece in pieces if id(piece) not in changed and not piece.turn]
    middles = [model.box.right / 2]
    if still:
        rights = [_right(model, piece) for piece in still]
        middles.append((min(piece.left for piece in still) + max(rights)) / 2)
        middles += [(piece.left + right) / 2 for piece, right in zip(still, rights, strict=True)]
    else:
        rights = []
    upright = [piece for piece in pieces if not piece.turn]
    rights += _common_rights(model, upright, changed)
    lefts = [*(piece.left for piece in still), *_common_lefts(model, upright, changed)]
    return Surroundings(
        tuple(lefts), tuple(rights),
        tuple(middles), walls, model.box.right,
    )  # fmt: skip


def _set_anew(
    model: PageModel,
    piece: Piece,
    pieces: Sequence[Piece],
    gone: AbstractSet[int],
    labels: Mapping[int, str],
    around: Surroundings,
    setting: Setting,
) -> None:
    parts = _parts(model, piece, gone, labels)
    width = sum(part[1] for part in parts)
    low, high = _room(piece, pieces, around)
    listed = piece.glyphs[0] not in gone and model.glyphs[piece.glyphs[0]].text in _BULLETS
    if listed:  # what begins with a bullet is neither centred nor set to the right
        start, sure = _rounded(piece.left), True
    else:
        start, sure = _start(piece, _right(model, piece), width, around, low, high)
    setting.coarsened += not sure
    stretch = min(1.0, (high - start) / width) if width > 0 and high > start else 1.0
    at = start
    cos, sin = math.cos(math.radians(piece.turn)), math.sin(math.radians(piece.turn))
    for index, advance, label in parts:
        if index is not None:
            lift = _lift(model, piece, index)
            x = at * cos - (piece.baseline + lift) * sin
            y = at * sin + (piece.baseline + lift) * cos
            place = Place(x, y, stretch)
            if label:
                height = model.shows[model.glyphs[index].show].height
                top = max((index, *piece.twins.get(index, ())))  # of a letter and its shadow
                setting.labels[top] = (label, place, piece.turn, height)
            else:
                setting.places[index] = place
                for twin in piece.twins.get(index, ()):
                    setting.places[twin] = place
        at += advance * stretch


def _lift(model: PageModel, piece: Piece, index: int) -> float:
    """How far a glyph stands over the baseline of its piece."""
    glyph = model.glyphs[index]
    turn = math.radians(piece.turn)
    return glyph.y * math.cos(turn) - glyph.x * math.sin(turn) - piece.baseline


def _parts(
    model: PageModel, piece: Piece, gone: AbstractSet[int], labels: Mapping[int, str]
) -> list[tuple[int | None, float, str]]:
    """Glyphs that stay, labels and made-up spaces: (glyph, advance on the page, label)."""
    parts: list[tuple[int | None, float, str]] = []
    spaces = spaces_in(model, piece.glyphs)
    cut = False
    for index in piece.glyphs:
        glyph = model.glyphs[index]
        show = model.shows[glyph.show]
        if index in gone:
            if index in labels:
                if index in spaces and not cut:
                    parts.append((None, _GAP * show.height, ""))
                parts.append((index, label_width(labels[index]) * show.height, labels[index]))
            cut = True
            continue
        if index in spaces:
            parts.append((None, _GAP * show.height, ""))
        parts.append((index, math.hypot(glyph.end_x - glyph.x, glyph.end_y - glyph.y), ""))
        cut = False
    return parts


def _room(piece: Piece, pieces: Sequence[Piece], around: Surroundings) -> tuple[float, float]:
    """How far to the left and right a piece may reach: neighbours, rulings, the page's edge."""
    if piece.turn:
        return piece.left, math.inf
    low, high = _MARGIN, around.width - _MARGIN
    band = piece.baseline, piece.baseline + 0.6 * piece.height
    middle = piece.baseline + 0.3 * piece.height
    for wall in around.walls:
        if wall.bottom <= middle <= wall.top:
            if wall.left <= piece.left + 0.5:
                low = max(low, wall.left)
            else:
                high = min(high, wall.left - 1)
    for other in pieces:
        if (
            other is piece
            or other.turn
            or other.baseline > band[1]
            or (other.baseline + 0.6 * other.height < band[0])
        ):
            continue
        if other.left > piece.left:
            high = min(high, other.left - _APART * piece.height)
        elif other.right <= piece.left:
            low = max(low, other.right)
    return low, max(high, piece.left + piece.height)


def _common_lefts(
    model: PageModel, pieces: Sequence[Piece], changed: AbstractSet[int]
) -> list[float]:
    """Edges that touched pieces share with each other, while they end elsewhere."""
    starts = sorted((piece.left, _right(model, piece)) for piece in pieces if id(piece) in changed)
    return [
        left
        for (left, end), (next_left, next_end) in pairwise(starts)
        if next_left - left <= _SHARED and abs(next_end - end) > _ELSEWHERE
    ]


def _common_rights(
    model: PageModel, pieces: Sequence[Piece], changed: AbstractSet[int]
) -> list[float]:
    """Edges that touched pieces share with others which begin elsewhere: set to the right.

    Rounded to whole points, since widths of the source are not told to better than that.
    """
    ends = sorted((_right(model, piece), piece.left, id(piece) in changed) for piece in pieces)
    return [
        float(round(end))
        for (end, left, touched), (next_end, next_left, next_touched) in pairwise(ends)
        if (touched or next_touched)
        and next_end - end <= _NEARLY
        and abs(next_left - left) > _ELSEWHERE
    ]


def _right(model: PageModel, piece: Piece) -> float:
    """Where a piece ends to the eye: without the blanks at its end."""
    if piece.turn:
        return piece.right
    seen = (index for index in reversed(piece.glyphs) if not model.glyphs[index].text.isspace())
    last = model.glyphs[next(seen, piece.glyphs[-1])]
    return max(last.x, last.end_x)


def _start(
    piece: Piece, end: float, width: float, around: Surroundings, low: float, high: float
) -> tuple[float, bool]:
    """Where a piece begins anew, and whether that surely tells nothing of its old width."""
    if piece.turn or any(abs(left - piece.left) <= _SHARED for left in around.lefts):
        return _rounded(piece.left), True
    middle = (piece.left + end) / 2
    walled = [wall.left for wall in around.walls if abs(wall.left - low) < 1]
    centre = (low + high + 1) / 2
    if walled and abs(middle - centre) <= _CENTRED and piece.left - low > 2 * _PADDING:
        return max(_rounded(centre - width / 2), low), True
    right = next((r for r in around.rights if abs(r - end) <= _SHARED), None)
    if right is not None:
        return max(_rounded(right - width), low), True
    for other in around.middles:
        if abs(other - middle) <= _CENTRED:
            return max(_rounded(other - width / 2), low), True
    if walled and piece.left - low <= _PADDING:
        return _rounded(piece.left), True
    if walled and high - end <= _PADDING:
        return max(_rounded(high - 6 - width), low), True
    return max(math.floor(piece.left / _GRID) * _GRID, low), False


def _rounded(value: float) -> float:
    """To quarter points: what is left of rounding in the source tells nothing."""
    return round(value * 4) / 4
