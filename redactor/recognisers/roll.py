"""People of the roll and staff lists: names in any order and spelling, and their identifiers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product
from typing import Any

import ahocorasick

from redactor.document import Entity, KnownPerson, Role
from redactor.recognisers.lexicon import folded
from redactor.recognisers.merging import Hit
from redactor.recognisers.tokens import WORD

_SHORTEST = 6
"""Identifiers of fewer letters and digits would be found in other numbers."""
_PART = re.compile(r"[^-‐‑]+")
_NEAR = re.compile(r"[\s,.\-‐‑_|;:()/]{1,6}|['’]s\s")
_PLAIN = re.compile(r"[0-9A-Za-z]")
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)|(\d{1,2})[/.-](\d{1,2})[/.-](\d{2,4})")
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]


@dataclass(frozen=True, slots=True)
class Roll:
    """The lists, prepared for search: name parts by their first part, identifiers as automaton."""

    names: dict[str, list[tuple[tuple[str, ...], str]]] = field(repr=False)
    numbers: Any = field(repr=False)

    @classmethod
    def of(cls, known: Sequence[KnownPerson]) -> Roll:
        """Prepare the rows of the lists."""
        names: dict[str, set[tuple[tuple[str, ...], str]]] = defaultdict(set)
        numbers = ahocorasick.Automaton()
        for person in known:
            origin = "roll" if person.role in (Role.PUPIL, Role.PARENT) else "staff"
            for parts in _spellings(person):
                names[parts[0]].add((parts, origin))
            for entity, value in person.identifiers:
                for key in _keys(entity, value):
                    numbers.add_word(key, (len(key), entity, origin))
        numbers.make_automaton()
        ordered = {key: sorted(entries, key=lambda e: -len(e[0])) for key, entries in names.items()}
        return cls(ordered, numbers if len(numbers) else None)

    def hits(self, text: str) -> Iterator[Hit]:
        """Where people of the lists stand in a text."""
        yield from self._named(text)
        if self.numbers is not None:
            yield from self._numbered(text)

    def _named(self, text: str) -> Iterator[Hit]:
        if not self.names:
            return
        parts = list(_places(text))
        index = 0
        while index < len(parts):
            found = self._at(text, parts, index)
            if found is None:
                index += 1
                continue
            length, origin = found
            yield Hit(parts[index][1], parts[index + length - 1][2], Entity.PERSON, 0.99, origin)
            index += length

    def _at(
        self, text: str, parts: Sequence[tuple[str, int, int]], index: int
    ) -> tuple[int, str] | None:
        for spelling, origin in self.names.get(parts[index][0], ()):
            window = parts[index : index + len(spelling)]
            if tuple(part[0] for part in window) == spelling and all(
                _NEAR.fullmatch(text[one[2] : other[1]]) for one, other in pairwise(window)
            ):
                return len(spelling), origin
        return None

    def _numbered(self, text: str) -> Iterator[Hit]:
        places = [match.start() for match in _PLAIN.finditer(text)]
        squeezed = "".join(text[place] for place in places).lower()
        found = []
        for end, (length, entity, origin) in self.numbers.iter(squeezed):
            start, stop = places[end - length + 1], places[end] + 1
            if not (text[max(start - 1, 0) : start].isalnum() or text[stop : stop + 1].isalnum()):
                found.append(Hit(start, stop, entity, 0.99, origin))
        reached = 0
        for hit in sorted(found, key=lambda hit: (hit.start, -hit.stop)):
            if hit.stop > reached:
                yield hit
                reached = hit.stop


def _places(text: str) -> Iterator[tuple[str, int, int]]:
    """Each part of each word as (key, start, stop), a possessive 's left out."""
    for match in WORD.finditer(text):
        for part in _PART.finditer(match.group()):
            owner = 2 if part.group().endswith(("'s", "’s")) else 0
            start, stop = match.start() + part.start(), match.start() + part.end() - owner
            yield folded(text[start:stop]), start, stop


def _spellings(person: KnownPerson) -> Iterator[tuple[str, ...]]:
    for forename, surname in product(person.forenames, person.surnames):
        first, last = _parts(forename), _parts(surname)
        if not first or not last:
            continue
        yield first + last
        yield last + first
        if len(first) > 1:
            yield (first[0], *last)
            yield (*last, first[0])


def _parts(name: str) -> tuple[str, ...]:
    return tuple(
        folded(part.group())
        for match in WORD.finditer(name)
        for part in _PART.finditer(match.group())
    )


def _keys(entity: Entity, value: str) -> set[str]:
    keys = {"".join(_PLAIN.findall(value)).lower()}
    if entity is Entity.DOB:
        keys |= _dates(value)
    if entity is Entity.PHONE and len(digits := re.sub(r"\D", "", value)) >= 10:
        national = re.sub(r"^(?:0044|44|0)", "", digits)
        keys |= {"0" + national, "44" + national, "440" + national, "0044" + national}
    return {key for key in keys if len(key) >= _SHORTEST}


def _dates(value: str) -> set[str]:
    match = _DATE.search(value)
    if match is None:
        return set()
    if match.group(1):
        year, month, day = match.group(1), int(match.group(2)), int(match.group(3))
    else:
        year, month, day = match.group(6), int(match.group(5)), int(match.group(4))
    if not 1 <= month <= 12 or len(year) != 4:
        return set()
    name = _MONTHS[month - 1]
    suffix = "th" if 10 <= day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    days = {f"{day}", f"{day:02}"}
    spelled = {f"{d}{s}{m}{year}" for d in days for s in ("", suffix) for m in (name, name[:3])}
    figures = {
        f"{d}{m}{y}" for d in days for m in (str(month), f"{month:02}") for y in (year, year[2:])
    }
    return spelled | figures | {f"{year}{month:02}{day:02}"}
