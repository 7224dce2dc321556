"""Affine matrices and boxes in points (ISO 32000-1, 8.3.4)."""

from __future__ import annotations

from typing import NamedTuple

Matrix = tuple[float, float, float, float, float, float]
"""a b c d e f: x' = a·x + c·y + e, y' = b·x + d·y + f."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_TINY = 1e-12


class Box(NamedTuple):
    """A rectangle with its sides along the axes."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Box) -> bool:
        """Whether both share an area, however small."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )

    def within(self, other: Box, slack: float = 0.0) -> bool:
        """Whether this box lies in the other one, with ``slack`` points to spare."""
        return (
            self.left >= other.left - slack
            and self.right <= other.right + slack
            and self.bottom >= other.bottom - slack
            and self.top <= other.top + slack
        )

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies inside or on the border."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top

    @property
    def area(self) -> float:
        """Square points."""
        return max(0.0, self.right - self.left) * max(0.0, self.top - self.bottom)


def times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that applies ``first`` and ``then`` after it."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def inverse(matrix: Matrix) -> Matrix | None:
    """The matrix that undoes this one; None if it flattens the plane."""
    a, b, c, d, e, f = matrix
    det = a * d - b * c
    if abs(det) < _TINY:
        return None
    return (
        d / det,
        -b / det,
        -c / det,
        a / det,
        (c * f - d * e) / det,
        (b * e - a * f) / det,
    )


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where the matrix takes a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def bounds(matrix: Matrix, box: Box) -> Box:
    """The smallest upright box around what the matrix makes of ``box``."""
    a, b, c, d, e, f = matrix
    if b == 0 == c:  # nothing is turned, as on most pages
        left, right = a * box.left + e, a * box.right + e
        bottom, top = d * box.bottom + f, d * box.top + f
        return Box(min(left, right), min(bottom, top), max(left, right), max(bottom, top))
    corners = [
        moved(matrix, x, y) for x in (box.left, box.right) for y in (box.bottom, box.top)
    ]  # fmt: skip
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))


def around(boxes: list[Box]) -> Box:
    """The smallest box around all of them; there must be one."""
    return Box(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )


def meet(box: Box, other: Box) -> Box:
    """What both boxes share; without width or height if that is nothing."""
    left, bottom = max(box.left, other.left), max(box.bottom, other.bottom)
    right, top = min(box.right, other.right), min(box.top, other.top)
    return Box(left, bottom, max(left, right), max(bottom, top))
