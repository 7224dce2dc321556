"""The graphics state as far as text depends on it, and what operands of operators mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import pikepdf

from redactor.formats.pdf.fonts import Font
from redactor.formats.pdf.geometry import Box, Matrix
from redactor.formats.pdf.lexer import Name, Operand
from redactor.formats.pdf.model import Frame
from redactor.formats.pdf.objects import BROKEN
from redactor.formats.pdf.tags import STANDARD

_EVERYWHERE: Final = Box(-1e9, -1e9, 1e9, 1e9)
_HEADING: Final = re.compile(rb"H[1-9]")
_ARTIFACT: Final = frozenset((
    b"Pagination", b"Layout", b"Page", b"Background", b"Header", b"Footer", b"Watermark",
    b"Inline", b"Block",
))  # fmt: skip
"""What a property list says of artifacts (ISO 32000-1, table 330)."""


@dataclass(slots=True)
class State:
    """The graphics state as far as text depends on it."""

    ctm: Matrix
    frame: Frame
    clip: Box = _EVERYWHERE
    font: Font | None = None
    font_name: bytes = b""
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
    luminance: float = 0.0
    gray: bool = True
    """Whether one number of a colour is a gray value."""
    opaque: bool = True

    def inside(self, frame: Frame) -> State:
        """The same state, to go on from within a frame."""
        return State(
            self.ctm, frame, self.clip, self.font, self.font_name, self.size, self.spacing,
            self.word_spacing, self.stretch, self.leading, self.rise, self.mode, self.luminance,
            self.gray, self.opaque,
        )  # fmt: skip


def is_plain(tag: bytes, known: Operand) -> bool:
    """Whether marked content has a standard tag, and at most numbers and standard names."""
    if tag.decode("latin-1") not in STANDARD and not _HEADING.fullmatch(tag):
        return False
    if not isinstance(known, dict):
        return known is None
    return all(
        isinstance(value, float)
        or (key == b"BBox" and isinstance(value, list))
        or (isinstance(value, Name) and bytes(value) in _ARTIFACT)
        for key, value in known.items()
    )


def real(operand: Operand) -> float:
    """A number; 0 for anything else."""
    return operand if isinstance(operand, float) else 0.0


def matrix_in(operands: list[Operand]) -> Matrix:
    """The last six numbers. Raises ValueError if there are fewer."""
    a, b, c, d, e, f = (real(operand) for operand in operands[-6:])
    return (a, b, c, d, e, f)


def key_of(operand: Operand) -> str:
    """A name as a key of resources. Raises UnicodeDecodeError if it is not UTF-8."""
    return "/" + operand.decode("utf-8") if isinstance(operand, Name) else "/?"


def decoded(value: bytes) -> str:
    """A text string (ISO 32000-1, 7.9.2.2)."""
    try:
        return str(pikepdf.String(value))
    except BROKEN:
        return value.decode("latin-1")
