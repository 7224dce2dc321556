"""What a page draws, with the exact bytes behind each glyph.

Positions are in points of the page as it is shown: turned by its Rotate, the lower left
corner of its crop box at (0, 0).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import NamedTuple

from redactor.formats.pdf.fonts import Font
from redactor.formats.pdf.geometry import Box, Matrix
from redactor.formats.pdf.lexer import Operation
from redactor.formats.pdf.objects import Object


@dataclass(slots=True, eq=False)
class Instance:
    """One drawing of a content stream: the page itself, or a form where a Do draws it."""

    data: bytes = field(repr=False)
    operations: list[Operation] = field(repr=False)
    resources: Object = field(repr=False)
    source: Object = field(repr=False)
    matrix: Matrix
    """From its space to the page, where it begins."""
    parent: Instance | None = None
    place: int = -1
    """Index of the Do in the parent's operations."""
    spacing: float = 0.0
    word_spacing: float = 0.0
    stretch: float = 1.0
    """The text state that a form takes over from where it is drawn."""


@dataclass(slots=True, eq=False)
class Frame:
    """What lies between a q and its Q: transformations, and what is painted with them."""

    parent: Frame | None
    moves: list[tuple[int, Matrix]] = field(default_factory=list)
    """Index of each cm and the matrix before it."""
    paints: int = 0
    shows: list[int] = field(default_factory=list)


class Mark(NamedTuple):
    """One level of marked content around a glyph."""

    tag: bytes
    mcid: int
    place: int
    """Index of its BDC in the instance's operations."""
    off: bool
    """Whether it belongs to a layer that is switched off."""


@dataclass(slots=True, eq=False)
class Show:
    """One text-showing operator and the text state it was drawn with."""

    instance: Instance = field(repr=False)
    place: int
    font: Font
    font_name: bytes = field(repr=False)
    size: float
    spacing: float
    word_spacing: float
    stretch: float
    """Horizontal scaling, 1 is natural."""
    rise: float
    mode: int
    luminance: float
    """Of the fill colour, 0 black to 1 white; -1 if not known."""
    opaque: bool
    matrix: Matrix
    """Text space at the first glyph to the page, without font size and rise."""
    ctm: Matrix
    frame: Frame = field(repr=False)
    marks: tuple[Mark, ...] = field(repr=False)
    order: int
    """Counts what is painted on the page."""
    first: int = 0
    last: int = 0
    """Its glyphs are ``glyphs[first:last]`` of the page."""
    hidden: str = ""
    """Why nobody sees it, or empty."""
    height: float = field(init=False)
    """Of the font on the page, in points."""

    def __post_init__(self) -> None:
        self.height = abs(self.size) * math.hypot(self.matrix[2], self.matrix[3])

    @property
    def mcid(self) -> int:
        """The marked content it belongs to, -1 if none."""
        return next((mark.mcid for mark in reversed(self.marks) if mark.mcid >= 0), -1)


class Glyph(NamedTuple):
    """One glyph: what it says, where it is, and the bytes it comes from."""

    text: str
    code: int
    size: int
    """Bytes of the code, which begin at ``offset`` in string ``item`` of the operator."""
    show: int
    item: int
    offset: int
    x: float
    y: float
    """Where its baseline begins on the page."""
    end_x: float
    end_y: float
    along: float
    """Where it begins in text space, from the operator's first glyph."""
    width: float
    """Its own advance in text space, without character and word spacing."""


@dataclass(slots=True, eq=False)
class Path:
    """A path that is painted or clips: lines, boxes, shading of cells, underlines."""

    instance: Instance = field(repr=False)
    first: int
    last: int
    """Operations ``first`` to ``last`` (the painting operator) of the instance."""
    boxes: list[Box]
    """The bounds of each part of it, on the page."""
    frame: Frame = field(repr=False)
    fills: bool
    strokes: bool
    clips: bool
    luminance: float
    opaque: bool
    order: int


@dataclass(slots=True, eq=False)
class Picture:
    """An image where it is drawn; an inline one has no ``source``."""

    instance: Instance = field(repr=False)
    place: int
    source: Object = field(repr=False)
    matrix: Matrix
    """The unit square to the page."""
    box: Box
    order: int


@dataclass(slots=True, eq=False)
class PageModel:
    """All that one page draws."""

    number: int
    """From 0."""
    box: Box
    """The shown part: (0, 0) to its width and height."""
    glyphs: list[Glyph] = field(default_factory=list, repr=False)
    shows: list[Show] = field(default_factory=list, repr=False)
    paths: list[Path] = field(default_factory=list, repr=False)
    pictures: list[Picture] = field(default_factory=list, repr=False)
    instances: list[Instance] = field(default_factory=list, repr=False)
    actual: list[tuple[Instance, int, str]] = field(default_factory=list, repr=False)
    """ActualText, Alt and E of marked content: the BDC that has it, and the text."""
    named: list[tuple[Instance, int]] = field(default_factory=list, repr=False)
    """Marked content and points with names or words of the file's own: it may name people."""
    base: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    """The page's own space to the page as it is shown."""
    beneath: list[str] = field(default_factory=list, repr=False)
    """Text of patterns, soft masks and Type 3 procedures."""
    unread: str = ""
    """Why a part of the page was not read, or empty."""

    def show_of(self, glyph: Glyph) -> Show:
        """The operator that draws the glyph."""
        return self.shows[glyph.show]
