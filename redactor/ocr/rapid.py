"""RapidOCR, a package whose models are in its wheel (the extra ``ocr``)."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any, ClassVar

from redactor.ocr.engines import CannotRead, Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

_DPI = 200
"""Finer pictures are read worse (``engineering/pdf.md`` section 8), and need more memory."""
_INK = 128
_CLEAN = 6
"""Mean level of 255 of a column up to which it holds no ink: specks are left."""
_REACH = 0.8
"""How far from where the engine puts it a gap is looked for, in heights of the line."""
_SAME_LINE = 0.5
"""Boxes whose middles differ by less, in heights, stand on one line."""


@dataclass(frozen=True, slots=True)
class Rapid:
    """The engine with the models of its wheel."""

    name: ClassVar[str] = "rapidocr"

    def read(self, picture: Image, *, dpi: int = 300) -> tuple[Word, ...]:
        """The words of a picture, line by line. Raises CannotRead."""
        share = min(1.0, _DPI / dpi)
        picture = picture.resize((round(picture.width * share), round(picture.height * share)))
        stream = BytesIO()
        picture.convert("RGB").save(stream, "PNG", compress_level=1)
        try:
            result = _loaded()(stream.getvalue(), return_word_box=True)
            rows = [list(row) for row in result.word_results or ()]
        except Exception as error:  # noqa: BLE001 - the edge of the engine
            raise CannotRead(type(error).__name__) from None
        ink = picture.convert("L").point(lambda level: 255 if level < _INK else 0)
        found = [word for row in rows for word in snapped(list(_words(row)), ink)]
        return tuple(_grown(word, 1 / share) for word in _ordered(found))


@cache
def _loaded() -> Any:  # noqa: ANN401 - no types
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)  # it logs what it reads
    engine = RapidOCR(params={"Global.log_level": "critical"})
    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    return engine


def _words(row: list[Any]) -> Iterator[Word]:
    """The words of a line: (text, score, four corners) each; a line may hold none."""
    for text, score, corners in row:
        xs, ys = [float(x) for x, _ in corners], [float(y) for _, y in corners]
        if str(text).strip():
            yield Word(str(text).strip(), min(xs), min(ys), max(xs), max(ys), 0, float(score))


def _grown(word: Word, times: float) -> Word:
    return replace(
        word, left=word.left * times, top=word.top * times, right=word.right * times,
        bottom=word.bottom * times,
    )  # fmt: skip


def snapped(words: list[Word], ink: Image) -> list[Word]:
    """The words of a line with their edges at the gaps between them.

    The engine tells letters by columns of some pixels, so its edges cut into letters. ``ink``
    is 255 where there is any. Words with no gap between them meet where the engine says.
    """
    if not words:
        return []
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    height = bottom - top
    area = (0, int(top), ink.width, max(int(top) + 1, int(bottom)))
    columns = ink.crop(area).reduce((1, area[3] - area[1])).tobytes()
    edges = [words[0].left]
    for before, after in pairwise(words):
        middle = (before.right + after.left) / 2
        gap = _gap(columns, middle - _REACH * height, middle + _REACH * height)
        edges += gap or (middle, middle)
    edges.append(words[-1].right)
    return [
        replace(word, left=left, right=max(right, left + 1))
        for word, left, right in zip(words, edges[::2], edges[1::2], strict=True)
    ]


def _gap(columns: bytes, low: float, high: float) -> tuple[float, float] | None:
    """The widest stretch of columns without ink that begins in a range."""
    best, start = (0, 0), None
    for x in range(max(0, int(low)), min(len(columns), int(high) + 1)):
        if columns[x] > _CLEAN:
            start = None
            continue
        start = x if start is None else start
        if x + 1 - start > best[1] - best[0]:
            best = (start, x + 1)
    return best if best[1] > best[0] else None


def _ordered(words: list[Word]) -> Iterator[Word]:
    """Words by lines from the top; pieces of one line may have been found apart."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.top + word.bottom):
        middle, height = (word.top + word.bottom) / 2, word.bottom - word.top
        for line in lines[-3:]:
            other = (line[0].top + line[0].bottom) / 2
            if abs(other - middle) < _SAME_LINE * height:
                line.append(word)
                break
        else:
            lines.append([word])
    for number, line in enumerate(lines):
        for word in sorted(line, key=lambda word: word.left):
            yield Word(word.text, word.left, word.top, word.right, word.bottom, number, word.score)
