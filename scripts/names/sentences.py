"""Sentences with marked names, made from ``templates.txt``."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

from names.drawing import HERE, names_of
from names.people import People
from names.things import LABELS, Things

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text with (start, stop, label) of names in it; label is PERSON, ORG or LOC."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


class Maker:
    """Fills templates. One random generator, so the same seed gives the same sentences."""

    def __init__(self, folder: Path, *, seed: int) -> None:
        self.rng = random.Random(seed)  # noqa: S311 - training data, no secret
        names = names_of(folder)
        self.people, self.things = People(names, self.rng), Things(folder, names, self.rng)
        self.sections = sections(HERE / "templates.txt")

    def sentence(self, *, held_out: bool = False) -> Sentence:
        """One sentence of a template drawn by its section's weight; every tenth is held out."""
        kinds = list(self.sections)
        weights = [weight * len(lines) ** 0.5 for weight, lines in self.sections.values()]
        lines = self.sections[self.rng.choices(kinds, weights)[0]][1]
        numbers = [i for i in range(len(lines)) if (i % 10 == 7) is held_out]
        return self.fill(lines[self.rng.choice(numbers)])

    def fill(self, template: str) -> Sentence:
        """The template with its choices made and its places filled."""
        while (match := _CHOICE.search(template)) is not None:
            chosen = self.rng.choice(match.group(1).split("|"))
            template = template[: match.start()] + chosen + template[match.end() :]
        text, place = "", 0
        spans: list[tuple[int, int, str]] = []
        for match in _PLACE.finditer(template):
            text += template[place : match.start()]
            word, marked = self._filled(match.group(1))
            spans += [(len(text) + a, len(text) + b, label) for a, b, label in marked]
            text, place = text + word, match.end()
        return Sentence(text + template[place:], tuple(spans))

    def _filled(self, kind: str) -> tuple[str, list[tuple[int, int, str]]]:
        person = self.people.written(kind)
        if person is not None:
            text, start, stop = person
            return text, [(start, stop, "PERSON")]
        text = self.things.written(kind)
        return text, [(0, len(text), LABELS[kind])] if kind in LABELS else []


def sections(path: Path) -> dict[str, tuple[float, list[str]]]:
    """Sections of the template file: name to (weight, templates)."""
    found: dict[str, tuple[float, list[str]]] = {}
    lines: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            _, name, weight = line.split()
            lines = []
            found[name] = (float(weight), lines)
        elif line and not line.startswith("#"):
            lines.append(line)
    return found
