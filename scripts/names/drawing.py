"""Forenames and surnames of all origins, drawn so that none is rare."""

from __future__ import annotations

import csv
import random
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
LEXICON = HERE.parent / "lexicon"
_WHOLE = re.compile(r"[^\W\d_]{2,}(?:[ '’-][^\W\d_]{2,})?")
Weighted = tuple[list[str], list[float]]


def parts() -> dict[str, list[str]]:
    """What names, schools and firms are made of, by hand (``parts.toml``)."""
    table = tomllib.loads((HERE / "parts.toml").read_text(encoding="utf-8"))
    return {key: value for key, value in table.items() if isinstance(value, list)}


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


@dataclass(slots=True)
class Names:
    """Names by origin, and those of the United Kingdom with cumulated weights."""

    fore: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    sur: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    births: Weighted = ([], [])
    families: Weighted = ([], [])
    origins: list[str] = field(default_factory=list)
    common: dict[str, int] = field(default_factory=dict)
    word_names: list[str] = field(default_factory=list)

    def pair(self, rng: random.Random) -> tuple[str, str]:
        """A forename and a surname; a third of the time of one origin."""
        kind = rng.random()
        if kind < 0.4:
            return self.forename(rng), self.surname(rng)
        origin = rng.choices(self.origins, [self.common.get(o, 1) for o in self.origins])[0]
        first = rng.choice(self.fore[origin])
        if kind < 0.75:
            return first, rng.choice(self.sur[origin])
        if kind < 0.87:
            return first, self.surname(rng)
        return self.forename(rng), rng.choice(self.sur[rng.choice(self.origins)])

    def forename(self, rng: random.Random) -> str:
        """A forename of children in the United Kingdom; every eighth is also a word."""
        return rng.choice(self.word_names) if rng.random() < 0.12 else _drawn(self.births, rng)

    def surname(self, rng: random.Random) -> str:
        """A surname of the United Kingdom."""
        return _drawn(self.families, rng)


def _drawn(names: Weighted, rng: random.Random) -> str:
    """Half of the time any, else by how common it is."""
    known, weights = names
    return rng.choice(known) if rng.random() < 0.5 else rng.choices(known, cum_weights=weights)[0]


def _cumulated(counts: Counter[str]) -> Weighted:
    """By the root of the counts: the commonest names would drown the others."""
    names, total, weights = sorted(counts), 0.0, []
    for name in names:
        total += counts[name] ** 0.5
        weights.append(total)
    return names, weights


def names_of(folder: Path) -> Names:
    """The names of the CSV files in ``folder`` and of the hand-written lists."""
    table = tomllib.loads((HERE / "parts.toml").read_text(encoding="utf-8"))
    names = Names(
        births=_births(folder),
        families=_families(folder),
        common=table["common"],
        word_names=table["word_names"],
    )
    for file, column in (("names_by_locale.csv", "locale"), ("names_by_country.csv", "country")):
        for row in rows(folder / file):
            if _WHOLE.fullmatch(row["name"]):
                kind = names.fore if row["kind"] == "forename" else names.sur
                kind[row[column]].append(row["name"])
    for file, kind in (("forenames.txt", names.fore), ("surnames.txt", names.sur)):
        origin = ""
        for line in (LEXICON / file).read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                origin = table["headings"].get(re.split(r"[ ,]", line[2:])[0], "")
            else:
                kind[origin] += line.split()
    names.origins = sorted(set(names.fore) & set(names.sur))
    return names


def _births(folder: Path) -> Weighted:
    births: Counter[str] = Counter()
    columns = ("england_wales_1996_2020", "scotland_1974_2020", "northern_ireland_1997_2020")
    for row in rows(folder / "first_names_uk.csv"):
        births[row["name"]] += sum(int(row[column] or 0) for column in columns)
    for row in rows(folder / "first_names_england_wales_1904_1994_top100.csv"):
        births[row["name"]] += 2000
    return _cumulated(Counter({name: count for name, count in births.items() if count >= 10}))


def _families(folder: Path) -> Weighted:
    counts: Counter[str] = Counter()
    for row in rows(folder / "surnames_uk.csv"):
        counts[row["surname"]] += int(float(row["frequency"]) * 100_000)
    for row in rows(folder / "surnames_headteachers_england.csv"):
        counts[row["surname"]] += int(row["count"])
    return _cumulated(counts)
