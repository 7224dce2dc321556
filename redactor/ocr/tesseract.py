"""Tesseract, run as a program: a picture in at one end, a table of words out at the other."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from redactor.ocr.engines import CannotRead, Word

if TYPE_CHECKING:
    from PIL.Image import Image

TIME_LIMIT = 120.0
"""Seconds for one page; a usual one takes three."""
_LANGUAGES = ("eng", "cym")
_WINDOWS = ("ProgramFiles", "LOCALAPPDATA")
_COLUMNS = 12
_WORD_LEVEL = "5"
_DPI = 300


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program at a place. ``mode`` is its page segmentation mode: 1 also finds the way up."""

    place: str
    mode: str = "3"
    name: ClassVar[str] = "tesseract"

    def read(self, picture: Image, *, dpi: int = _DPI) -> tuple[Word, ...]:
        """The words of a picture in English, and Welsh if it is installed. Raises CannotRead."""
        stream = BytesIO()
        picture.convert("L").save(stream, "PPM")
        table = _run(
            [self.place, "stdin", "stdout", "-l", languages(self.place), "--psm", self.mode,
             "--dpi", str(dpi), "tsv"],
            stream.getvalue(),
        )  # fmt: skip
        return tuple(_words(table))


def program() -> str | None:
    """Where tesseract is: on the path, or where its Windows installers put it."""
    found = shutil.which("tesseract")
    if found is not None:
        return found
    for variable in _WINDOWS:
        for folder in ("Tesseract-OCR", "Programs/Tesseract-OCR"):
            base = os.environ.get(variable)
            place = Path(base) / folder / "tesseract.exe" if base else None
            if place is not None and place.is_file():
                return str(place)
    return None


@cache
def languages(place: str) -> str:
    """The languages to read in, as tesseract wants them. Raises CannotRead without English."""
    there = set(_run([place, "--list-langs"], b"").split())
    wanted = [language for language in _LANGUAGES if language in there]
    if _LANGUAGES[0] not in wanted:
        raise CannotRead("no English")
    return "+".join(wanted)


def _run(command: list[str], data: bytes) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - the program that the user installed, no shell
            command, input=data, capture_output=True, timeout=TIME_LIMIT, check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        raise CannotRead("failed") from None
    if done.returncode:
        raise CannotRead("failed")
    return done.stdout.decode("utf-8", "replace")


def _words(table: str) -> list[Word]:
    found: list[Word] = []
    lines: dict[tuple[str, ...], int] = {}
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) != _COLUMNS or cells[0] != _WORD_LEVEL or not cells[11].strip():
            continue
        try:
            left, top, width, height, score = map(float, cells[6:11])
        except ValueError:
            raise CannotRead("no table") from None
        line = lines.setdefault(tuple(cells[1:5]), len(lines))
        text = cells[11].strip()
        found.append(Word(text, left, top, left + width, top + height, line, score / 100))
    return found
