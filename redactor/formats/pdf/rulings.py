"""Ruled tables: thin boxes and strokes become a grid of cells."""

from __future__ import annotations

from dataclasses import dataclass, field

from redactor.formats.pdf.geometry import Box
from redactor.formats.pdf.model import PageModel

_THIN = 2.6
"""Points. A box that is no wider is a line."""
_SHORTEST = 5.0
_JOIN = 3.0
"""Points by which lines may miss each other."""
_MOST = 4_000
"""Lines of a page. With more it is a drawing, not a table."""

Line = tuple[float, float, float]
"""Where it lies across, and from where to where it runs."""


@dataclass(slots=True)
class Grid:
    """A ruled table. Cells that were merged share the place of their first one."""

    xs: list[float]
    ys: list[float]
    """From the top."""
    places: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column of the cell at a point of the page, counted from 0."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[-1] <= y <= self.ys[0]):
            return None
        column = max(n for n, edge in enumerate(self.xs[:-1]) if edge <= x)
        row = max(n for n, edge in enumerate(self.ys[:-1]) if edge >= y)
        return self.places[row, column]


def lines_of(model: PageModel) -> tuple[list[Line], list[Line]]:
    """Upright and level lines of a page; none if there are too many to be a table's."""
    upright: list[Line] = []
    level: list[Line] = []
    for path in model.paths:
        if not (path.fills or path.strokes):
            continue
        for box in path.boxes:
            width, height = box.right - box.left, box.top - box.bottom
            if width <= _THIN and height >= _SHORTEST:
                upright.append(((box.left + box.right) / 2, box.bottom, box.top))
            elif height <= _THIN and width >= _SHORTEST:
                level.append(((box.bottom + box.top) / 2, box.left, box.right))
            elif path.strokes and width > _THIN and height > _THIN:
                upright += [(x, box.bottom, box.top) for x in (box.left, box.right)]
                level += [(y, box.left, box.right) for y in (box.bottom, box.top)]
    if len(upright) + len(level) > _MOST:
        return [], []
    return _merged(upright), _merged(level)


def walls_of(upright: list[Line]) -> list[Box]:
    """Upright lines as boxes that text does not cross."""
    return [Box(x, low, x, high) for x, low, high in upright]


def _merged(lines: list[Line]) -> list[Line]:
    """Lines on one axis that touch, as one."""
    result: list[Line] = []
    for at, low, high in sorted(lines, key=lambda line: (round(line[0] / _JOIN), line[1])):
        if result:
            last = result[-1]
            if abs(last[0] - at) <= _JOIN and low <= last[2] + _JOIN:
                result[-1] = (last[0], min(last[1], low), max(last[2], high))
                continue
        result.append((at, low, high))
    return result


def grids_of(upright: list[Line], level: list[Line]) -> list[Grid]:
    """The ruled tables of a page, from the top."""
    groups = _groups(upright, level)
    found = [grid for ups, levels in groups if (grid := _grid(ups, levels)) is not None]
    return sorted(found, key=lambda grid: (-grid.ys[0], grid.xs[0]))


def _groups(upright: list[Line], level: list[Line]) -> list[tuple[list[Line], list[Line]]]:
    """Lines that cross or touch, directly or by way of others."""
    owner = list(range(len(upright) + len(level)))

    def root(number: int) -> int:
        while owner[number] != number:
            owner[number] = owner[owner[number]]
            number = owner[number]
        return number

    for i, (x, low, high) in enumerate(upright):
        for j, (y, left, right) in enumerate(level):
            if left - _JOIN <= x <= right + _JOIN and low - _JOIN <= y <= high + _JOIN:
                owner[root(i)] = root(len(upright) + j)
    groups: dict[int, tuple[list[Line], list[Line]]] = {}
    for number in range(len(owner)):
        ups, levels = groups.setdefault(root(number), ([], []))
        if number < len(upright):
            ups.append(upright[number])
        else:
            levels.append(level[number - len(upright)])
    return list(groups.values())


def _grid(upright: list[Line], level: list[Line]) -> Grid | None:
    xs = _distinct([x for x, _, _ in upright])
    ys = _distinct([y for y, _, _ in level])[::-1]
    if len(xs) < 2 or len(ys) < 2 or len(xs) + len(ys) < 5:
        return None
    grid = Grid(xs, ys)
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            middle_x, middle_y = (xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2
            place = (row, column)
            if column and not _drawn(upright, xs[column], middle_y):
                place = grid.places[row, column - 1]
            elif row and not _drawn(level, ys[row], middle_x):
                place = grid.places[row - 1, column]
            grid.places[row, column] = place
    return grid if len(set(grid.places.values())) > 1 else None


def _drawn(lines: list[Line], at: float, across: float) -> bool:
    return any(
        abs(line[0] - at) <= _JOIN and line[1] - 1 <= across <= line[2] + 1 for line in lines
    )


def _distinct(values: list[float]) -> list[float]:
    result: list[float] = []
    for value in sorted(values):
        if not result or value - result[-1] > _JOIN:
            result.append(value)
    return result
