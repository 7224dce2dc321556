"""A page that surgery cannot redact becomes a picture with the words that its glyphs say.

The words are known here, so no OCR is needed: the page is laid as `scans` lays one that was
read, and what was asked of its glyphs is asked of the letters of the words.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from redactor.errors import UnsafeToRedact
from redactor.formats.pdf.draft import Draft
from redactor.formats.pdf.geometry import Box
from redactor.formats.pdf.lines import Piece, pieces_of, spaces_in
from redactor.formats.pdf.model import PageModel
from redactor.formats.pdf.rulings import lines_of, walls_of
from redactor.formats.pdf.scans import Scan, replace_page
from redactor.formats.pdf.surgery import PageWork
from redactor.formats.pdf.textlayer import LayerWord

_FALL, _RISE = 0.26, 0.92
"""Of a line, in font heights from its baseline: accents and the lowest descenders."""


@dataclass(slots=True)
class _Word:
    """Letters without a gap, each glyph with its own."""

    glyphs: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list, repr=False)
    left: float = 0.0
    right: float = 0.0


def as_picture(draft: Draft, model: PageModel, work: PageWork) -> tuple[Scan, PageWork]:
    """Make the page a picture, and the work one on its letters.

    Raises UnsafeToRedact where that would show or lose something: text in patterns and
    masks, which the picture shows and no glyph says, and slanted text that should go.
    """
    where = f"Page {model.number + 1} of the PDF"
    if model.beneath:
        raise UnsafeToRedact(f"{where} has words in a pattern or mask that cannot be redacted.")
    upright, _ = lines_of(model)
    pieces = pieces_of(
        model, wanted=lambda show: not show.hidden, element_of=lambda _: None,
        walls=walls_of(upright),
    )  # fmt: skip
    asked = work.gone | work.cut
    if any(piece.turn and not asked.isdisjoint(piece.glyphs) for piece in pieces):
        raise UnsafeToRedact(f"{where} has slanted words that cannot be redacted.")
    words: list[LayerWord] = []
    kept: list[_Word] = []
    twins: dict[int, int] = {}
    for line, piece in enumerate(sorted(pieces, key=lambda piece: piece.order)):
        for word in _words(model, piece):
            kept.append(word)
            words.append(_laid(model, piece, word, line))
        twins |= {twin: index for index, others in piece.twins.items() for twin in others}
    scan = replace_page(draft, model, words)
    return scan, _moved(work, _letters(kept, scan), twins)


def _words(model: PageModel, piece: Piece) -> Iterator[_Word]:
    """The words of a piece from left to right; glyphs that say nothing belong to the one before."""
    word = _Word()
    apart = spaces_in(model, piece.glyphs)
    for index in piece.glyphs:
        glyph = model.glyphs[index]
        if glyph.text.isspace() or index in apart:
            if word.glyphs:
                yield word
            word = _Word()
        if not glyph.text.isspace():
            if not word.glyphs:
                word.left = word.right = glyph.x
            word.glyphs.append(index)
            word.texts.append(glyph.text)
            word.right = max(word.right, glyph.end_x)
    if word.glyphs:
        yield word


def _laid(model: PageModel, piece: Piece, word: _Word, line: int) -> LayerWord:
    text, first, last = "".join(word.texts), word.glyphs[0], word.glyphs[-1]
    start, end = model.glyphs[first], model.glyphs[last]
    if piece.turn:
        spots = Box(min(start.x, end.end_x), min(start.y, end.end_y),
                    max(start.x, end.end_x), max(start.y, end.end_y))  # fmt: skip
        length = math.hypot(end.end_x - start.x, end.end_y - start.y)
        return LayerWord(
            text, spots, start.y, piece.height, line, piece.turn, (start.x, start.y), length
        )
    box = Box(word.left, piece.baseline - _FALL * piece.height, word.right,
              piece.baseline + _RISE * piece.height)  # fmt: skip
    return LayerWord(text, box, piece.baseline, piece.height, line)


def _letters(words: Sequence[_Word], scan: Scan) -> dict[int, range]:
    """By glyph of the old page: its letters among the glyphs of the new one."""
    found: dict[int, range] = {}
    for word, stretch in zip(words, scan.words, strict=True):
        at = stretch.first
        for index, text in zip(word.glyphs, word.texts, strict=True):
            found[index] = range(at, at + len(text))
            at += len(text)
    return found


def _moved(work: PageWork, letters: dict[int, range], twins: dict[int, int]) -> PageWork:
    """What was asked of glyphs, asked of letters. Words to write are never lost.

    A label whose glyph has no letter (a blank) goes to the next one that goes, too.
    """
    result = PageWork()
    for old, new in ((work.gone, result.gone), (work.cut, result.cut)):
        for index in old:
            new.update(letters.get(twins.get(index, index), ()))
    for asked, going, written in (
        (work.labels, work.gone, result.labels), (work.stubs, work.cut, result.stubs),
    ):  # fmt: skip
        for index, label in asked.items():
            heirs = (i for i in sorted(going) if i >= index and letters.get(i))
            heir = next(heirs, None)
            if heir is None:
                raise UnsafeToRedact("The PDF has a passage that cannot be redacted.")
            written.setdefault(letters[heir][0], label)
    return result
