"""Glyphs become pieces of lines: text that stands together on one baseline.

A piece ends at a gap, at a ruling, and where the tags say that another block begins. Text
that is not upright is turned first, so the rest of the reader knows only one direction.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from redactor.formats.pdf.geometry import Box
from redactor.formats.pdf.model import Glyph, PageModel, Show
from redactor.formats.pdf.tags import Element

BASELINE = 0.35
"""Two glyphs are on one line if their baselines differ by less, in font heights."""
SPACE = 0.18
"""A gap that reads as a space, in font heights."""
WIDE = 1.1
"""A gap that ends a piece, in font heights."""
_BACK = 0.5
"""A jump back that ends a piece, in font heights."""
_WRAPPED = frozenset(" -")
_SET_APART = 3
"""So many letters in a row with gaps before them, and gaps that hardly differ …"""
_WIDER = 1.3
"""… or by less than this, are one word that is set wide."""
_OVER = 0.7
"""The part of a blank that the next letter covers, so that it is none."""
_TWIN = 0.25
"""How far a glyph that is drawn twice (to look bold) may be off, in font heights."""
_RISEN = 0.6
"""How far a smaller glyph may be off the line it belongs to: superscripts."""

ElementOf = Callable[[Show], Element | None]


@dataclass(slots=True, eq=False)
class Piece:
    """Glyphs on one baseline, in order from left to right, with indexes into the page."""

    glyphs: list[int] = field(repr=False)
    left: float
    right: float
    baseline: float
    height: float
    element: Element | None
    turn: int
    """0 for upright text, else degrees."""
    order: int
    """Least index of its glyphs: where it stands in the content."""
    twins: dict[int, list[int]] = field(default_factory=dict, repr=False)
    """Glyphs drawn over one of ours, by the one they double."""
    wrapped: bool = False
    """Whether it ends in a blank or a hyphen, as lines do that a program has broken."""

    @property
    def box(self) -> Box:
        """From descenders to ascenders."""
        return Box(self.left, self.baseline - 0.22 * self.height, self.right,
                   self.baseline + 0.75 * self.height)  # fmt: skip


def pieces_of(
    model: PageModel,
    *,
    wanted: Callable[[Show], bool],
    element_of: ElementOf,
    walls: Iterable[Box] = (),
) -> list[Piece]:
    """The pieces of all glyphs whose operator is ``wanted``.

    ``walls`` are upright rulings (thin boxes) that no piece crosses.
    """
    by_turn: dict[int, list[int]] = {}
    for show in model.shows:
        if show.first < show.last and wanted(show):
            by_turn.setdefault(_turn(show), []).extend(range(show.first, show.last))
    barriers = sorted((wall.left, wall.bottom, wall.top) for wall in walls)
    found: list[Piece] = []
    for turn, indexes in sorted(by_turn.items()):
        found += _Assembly(model, turn, element_of, barriers if not turn else []).pieces(indexes)
    return found


def _turn(show: Show) -> int:
    a, b = show.matrix[:2] if not show.font.vertical else show.matrix[2:4]
    if show.font.vertical:
        a, b = -a, -b
    return round(math.degrees(math.atan2(b, a)) / 5) * 5 % 360


@dataclass(slots=True)
class _Spot:
    """A glyph in the turned frame."""

    index: int
    left: float
    right: float
    base: float
    height: float


class _Assembly:
    """Builds the pieces of one direction."""

    def __init__(
        self,
        model: PageModel,
        turn: int,
        element_of: ElementOf,
        walls: list[tuple[float, float, float]],
    ) -> None:
        self.model = model
        self.turn = turn
        self.element_of = element_of
        self.walls = walls  # from left to right
        self.wall_xs = [x for x, _, _ in walls]
        self.cos, self.sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        self.elements: dict[int, Element | None] = {}

    def pieces(self, indexes: list[int]) -> list[Piece]:
        """Chunks in content order, joined with those that continue them on the page."""
        chunks = self._chunks(indexes)
        lines = _by_baseline(chunks)
        found: list[Piece] = []
        for line in lines:
            line.sort(key=lambda chunk: (chunk[0].left, chunk[0].index))
            found += self._joined(line)
        return found

    def _spot(self, index: int) -> _Spot:
        glyph = self.model.glyphs[index]
        height = self.model.shows[glyph.show].height or 1.0
        if not self.turn:
            left, right, base = glyph.x, glyph.end_x, glyph.y
        else:
            left = glyph.x * self.cos + glyph.y * self.sin
            right = glyph.end_x * self.cos + glyph.end_y * self.sin
            base = glyph.y * self.cos - glyph.x * self.sin
        return _Spot(index, min(left, right), max(left, right), base, height)

    def _element(self, index: int) -> Element | None:
        number = self.model.glyphs[index].show
        if number not in self.elements:
            self.elements[number] = self.element_of(self.model.shows[number])
        return self.elements[number]

    def _chunks(self, indexes: list[int]) -> list[list[_Spot]]:
        chunks: list[list[_Spot]] = []
        last: _Spot | None = None
        for index in indexes:
            if not self.model.glyphs[index].text:
                continue
            spot = self._spot(index)
            if last is not None and self._follows(last, spot):
                chunks[-1].append(spot)
            else:
                chunks.append([spot])
            last = spot
        return chunks

    def _follows(self, last: _Spot, spot: _Spot) -> bool:
        height = max(last.height, spot.height)
        gap = spot.left - last.right
        if abs(spot.base - last.base) > BASELINE * height or gap > WIDE * height:
            return False
        if spot.left < last.left - 0.01 * height or gap < -_BACK * height:
            return False
        return not self._apart(last, spot, gap, height)

    def _apart(self, last: _Spot, spot: _Spot, gap: float, height: float) -> bool:
        """Whether a ruling, or another block of the tags, lies between two glyphs."""
        if gap > 0.12 * height and self._element(last.index) is not self._element(spot.index):
            return True
        first = bisect_right(self.wall_xs, last.left)
        beyond = bisect_left(self.wall_xs, spot.right, first)
        return any(
            last.right - 0.3 * height <= x <= spot.left + 0.3 * height
            and low <= spot.base + 0.3 * height <= high
            for x, low, high in self.walls[first:beyond]
        )

    def _joined(self, line: list[list[_Spot]]) -> list[Piece]:
        """The chunks of one line as pieces, from left to right."""
        found: list[Piece] = []
        twins = _Twins(self.model)
        open_pieces: list[tuple[Piece, _Spot]] = []
        for chunk in line:
            fresh = [spot for spot in chunk if not twins.doubles(spot)]
            if not fresh:
                continue
            home = next((n for n, (piece, last) in enumerate(open_pieces)
                         if self._continues(last, fresh[0])), None)  # fmt: skip
            if home is None:
                piece = self._piece(fresh)
                found.append(piece)
                open_pieces.append((piece, fresh[-1]))
            else:
                piece = open_pieces[home][0]
                piece.glyphs += [spot.index for spot in fresh]
                piece.right = max(piece.right, fresh[-1].right)
                piece.height = max(piece.height, *(spot.height for spot in fresh))
                piece.order = min(piece.order, fresh[0].index)
                open_pieces[home] = (piece, fresh[-1])
        for piece in found:
            piece.twins = {index: twins.over[index] for index in piece.glyphs
                           if index in twins.over}  # fmt: skip
            piece.wrapped = self.model.glyphs[piece.glyphs[-1]].text in _WRAPPED
        return found

    def _continues(self, last: _Spot, spot: _Spot) -> bool:
        height = max(last.height, spot.height)
        gap = spot.left - last.right
        if not -_BACK * height <= gap <= WIDE * height:
            return False
        return not self._apart(last, spot, gap, height)

    def _piece(self, spots: list[_Spot]) -> Piece:
        tallest = max(spots, key=lambda spot: spot.height)
        return Piece(
            [spot.index for spot in spots], spots[0].left, max(spot.right for spot in spots),
            tallest.base, tallest.height, self._element(spots[0].index), self.turn,
            min(spot.index for spot in spots),
        )  # fmt: skip


class _Twins:
    """Finds glyphs of a line that are drawn over another one that says the same."""

    def __init__(self, model: PageModel) -> None:
        self.model = model
        self.seen: dict[tuple[str, int], list[_Spot]] = {}
        self.over: dict[int, list[int]] = {}

    def doubles(self, spot: _Spot) -> bool:
        """Whether the glyph doubles one that was seen; it is noted there, else remembered."""
        text = self.model.glyphs[spot.index].text
        cell = int(spot.left // 4)
        for near in (cell - 1, cell, cell + 1):
            for other in self.seen.get((text, near), ()):
                if abs(other.left - spot.left) < _TWIN * min(spot.height, other.height) and (
                    abs(other.left - spot.left) < 0.4 * max(other.right - other.left, 0.1)
                ):
                    self.over.setdefault(other.index, []).append(spot.index)
                    return True
        self.seen.setdefault((text, cell), []).append(spot)
        return False


def _by_baseline(chunks: list[list[_Spot]]) -> list[list[list[_Spot]]]:
    """Chunks that stand on one line, lines from the top."""
    lines: list[tuple[float, float, list[list[_Spot]]]] = []
    order = sorted(
        chunks, key=lambda chunk: (-max(spot.height for spot in chunk[:3]), -chunk[0].base)
    )
    buckets: dict[int, list[int]] = {}
    for chunk in order:
        base, height = chunk[0].base, chunk[0].height
        near = [
            number
            for cell in range(int(base // 8) - 1, int(base // 8) + 2)
            for number in buckets.get(cell, ())
            if _is_on(chunk, lines[number])
        ]
        found = min(near, key=lambda number: abs(lines[number][0] - base), default=None)
        if found is None:
            buckets.setdefault(int(base // 8), []).append(len(lines))
            lines.append((base, height, [chunk]))
        else:
            lines[found][2].append(chunk)
    return [members for _, _, members in sorted(lines, key=lambda line: -line[0])]


def _is_on(chunk: list[_Spot], line: tuple[float, float, list[list[_Spot]]]) -> bool:
    """Whether a chunk stands on a line, or is a small one that touches it."""
    base, height, members = line
    small = chunk[0].height <= 0.8 * height
    slack = _RISEN * height if small else BASELINE * chunk[0].height
    if abs(base - chunk[0].base) > slack:
        return False
    return not small or _beside(chunk, members, height)


def _beside(chunk: list[_Spot], members: list[list[_Spot]], height: float) -> bool:
    """Whether a small chunk touches one of the line: a footnote mark, an ordinal's ending."""
    return any(
        -0.3 * height <= chunk[0].left - other[-1].right <= 0.3 * height
        or -0.3 * height <= other[0].left - chunk[-1].right <= 0.3 * height
        for other in members
    )


def spaces_in(model: PageModel, indexes: Sequence[int]) -> frozenset[int]:
    """The glyphs of a piece before which a gap reads as a space that is not there.

    Letters that are all set apart ("Z e b e d e e") are one word: in a row of them only a
    gap that is wider than theirs is a space.
    """
    found: set[int] = set()
    rows: list[list[tuple[int, float]]] = [[]]
    close = 0
    for before, after in pairwise(indexes):
        glyph, following = model.glyphs[before], model.glyphs[after]
        height = min(model.shows[glyph.show].height, model.shows[following.show].height)
        gap = _gap(model, glyph, following)
        letters = glyph.text.isalpha() and following.text.isalpha()
        if gap > SPACE * height and letters:
            rows[-1].append((after, gap))
            continue
        close += letters
        rows.append([])
        if gap > SPACE * height and not (
            glyph.text.endswith(" ") or following.text.startswith(" ")
        ):
            found.add(after)
    return frozenset(found.union(_wider([row for row in rows if row], close)))


def overprinted(model: PageModel, index: int, following: int) -> bool:
    """Whether a blank is no space: the next letter is drawn over it.

    Browsers show a soft hyphen inside of a line so.
    """
    glyph, after = model.glyphs[index], model.glyphs[following]
    if not glyph.text.isspace() or after.text.isspace():
        return False
    length = math.hypot(glyph.end_x - glyph.x, glyph.end_y - glyph.y)
    return length > 0 and _gap(model, glyph, after) < -_OVER * length


def _wider(rows: list[list[tuple[int, float]]], close: int) -> Iterator[int]:
    """Gaps between letters that are spaces; ``close`` is how many letters follow closely."""
    wide = [gap for row in rows for _, gap in row if len(row) >= _SET_APART]
    usual = sorted(wide)[len(wide) // 4] if wide else 0.0
    mostly = close < sum(len(row) for row in rows) / 4
    for row in rows:
        apart = usual if mostly or len(row) >= _SET_APART else 0.0
        yield from (index for index, gap in row if gap > _WIDER * apart)


def _gap(model: PageModel, before: Glyph, after: Glyph) -> float:
    """Between two neighbours on a line, in points, without the spacing of all letters."""
    show, next_show = model.shows[before.show], model.shows[after.show]
    a, b = show.matrix[:2] if not show.font.vertical else (-show.matrix[2], -show.matrix[3])
    length = math.hypot(a, b) or 1.0
    gap = ((after.x - before.end_x) * a + (after.y - before.end_y) * b) / length
    if show.spacing > 0 and show.spacing == next_show.spacing:
        gap -= show.spacing * show.stretch * length  # letters set apart
    return gap
