"""An OCR engine for tests that need none: it knows the page from the file it was printed from."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import ClassVar

import pypdfium2
from PIL.Image import Image

from redactor.ocr import Word


@dataclass
class PrintedEngine:
    """Gives the words of ``source`` at their places, page after page as it is asked.

    ``doubts`` are words it is not sure of.
    """

    source: bytes = field(repr=False)
    doubts: frozenset[str] = frozenset()
    asked: int = 0
    name: ClassVar[str] = "printed"

    def read(self, picture: Image, *, dpi: int) -> tuple[Word, ...]:
        """The words of the next page."""
        with pypdfium2.PdfDocument(self.source) as document:
            page = document[self.asked % len(document)]
            self.asked += 1
            width, height = page.get_size()
            words = [
                self._word(letters, picture.width / width, picture.height / height, height)
                for letters in _words(page.get_textpage())
            ]
        lines: list[float] = []
        numbered = []
        for word in words:
            middle = (word.top + word.bottom) / 2
            line = next(
                (n for n, y in enumerate(lines) if abs(y - middle) < 0.005 * picture.height),
                len(lines),
            )
            if line == len(lines):
                lines.append(middle)
            numbered.append(replace(word, line=line))
        return tuple(numbered)

    def _word(self, letters: list[tuple], across: float, down: float, height: float) -> Word:
        text = "".join(letter for letter, _ in letters)
        boxes = [box for _, box in letters]
        return Word(
            text, min(b[0] for b in boxes) * across, (height - max(b[3] for b in boxes)) * down,
            max(b[2] for b in boxes) * across, (height - min(b[1] for b in boxes)) * down,
            0, 0.2 if text.strip(".,") in self.doubts else 0.95,
        )  # fmt: skip


def _words(textpage: pypdfium2.PdfTextPage) -> list[list[tuple]]:
    """Letters that stand together, each with its box (left, bottom, right, top)."""
    found: list[list[tuple]] = [[]]
    for index, letter in enumerate(textpage.get_text_range()):
        if letter.isspace():
            found.append([])
        else:
            found[-1].append((letter, textpage.get_charbox(index)))
    return [letters for letters in found if letters]
