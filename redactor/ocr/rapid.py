"""RapidOCR, a package whose models are in its wheel (the extra ``ocr``)."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, ClassVar

from redactor.ocr.engines import CannotRead, Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

_SAME_LINE = 0.5
"""Boxes whose middles differ by less, in heights, stand on one line."""


@dataclass(frozen=True, slots=True)
class Rapid:
    """The engine with the models of its wheel."""

    name: ClassVar[str] = "rapidocr"

    def read(self, picture: Image, *, dpi: int = 300) -> tuple[Word, ...]:
        """The words of a picture, line by line. Raises CannotRead."""
        stream = BytesIO()
        picture.convert("RGB").save(stream, "PNG", compress_level=1)
        try:
            result = _loaded()(stream.getvalue(), return_word_box=True)
            rows = [list(row) for row in result.word_results or ()]
        except Exception as error:  # noqa: BLE001 - the edge of the engine
            raise CannotRead(type(error).__name__) from None
        return tuple(_ordered([word for row in rows for word in _words(row)]))


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
