"""Release profiles for tables and what purposes fit them, read strictly.

An unknown profile is refused (``rules.md`` 000-18). A profile of papers may have the same
name; it says other things, so it is another file (`redactor.policy`).
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from redactor.document import Level
from redactor.errors import ConfigError, ReleaseRefused, UsageError
from redactor.tables.facts import ColumnClass, Doubt, Treatment
from redactor.tables.table import Terms

SCHEMA = 1
PUPIL_KEY = "pupil-key"
"""In a profile's ``[kinds]``: the column that best tells one pupil from all others."""
_KEYS = frozenset({
    "schema", "name", "version", "description", "rows", "k", "l", "threshold", "counts", "symbols",
    "most_suppressed", "requires", "purposes", "authoriser", "days", "level", "classes", "kinds",
    "levels",
})  # fmt: skip


class Rows(StrEnum):
    """What becomes of a row for each pupil."""

    ANONYMOUS = "anonymous"
    IDENTIFIED = "identified"
    REFUSED = "refused"


class Counts(StrEnum):
    """What becomes of small numbers in tables of counts."""

    SUPPRESS = "suppress"
    ROUND = "round"
    PROPOSE = "propose"
    WARN = "warn"
    WHOLE = "whole"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class TableProfile:
    """A checked profile. ``most_suppressed`` is the share of rows that may be left out.

    ``threshold``: counts under it are small. ``days`` is how long a release lasts.
    """

    name: str
    version: str
    description: str
    rows: Rows
    k: int
    l_least: int
    threshold: int
    counts: Counts
    symbols: str
    most_suppressed: float
    requires: tuple[str, ...]
    purposes: tuple[str, ...]
    authoriser: str
    days: int
    level: Level
    classes: Mapping[ColumnClass, Treatment]
    kinds: Mapping[str, Treatment]
    levels: Mapping[str, int]

    def treatment(self, kind: str, klass: ColumnClass) -> Treatment:
        """What happens to a column when nobody says otherwise."""
        return self.kinds.get(kind, self.classes[klass])


def table_profile_names() -> tuple[str, ...]:
    """The profiles of tables that come with the product."""
    folder = files("redactor.tables").joinpath("profiles")
    return tuple(sorted(e.name[:-5] for e in folder.iterdir() if e.name.endswith(".toml")))


@cache
def load_table_profile(name: str) -> TableProfile:
    """The profile of this name. Raises UsageError for an unknown one, ConfigError for a bad one."""
    names = table_profile_names()
    if name not in names:
        near = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
        hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(names)}."
        raise UsageError(f"There is no release profile for tables of the name given; {hint}")
    path = files("redactor.tables").joinpath("profiles", f"{name}.toml")
    return parse_table_profile(path.read_text(encoding="utf-8"))


def parse_table_profile(text: str) -> TableProfile:
    """A profile from the text of its file. Raises ConfigError."""
    try:
        table = tomllib.loads(text)
        _only(table)
        return TableProfile(
            name=table["name"],
            version=table["version"],
            description=table["description"],
            rows=Rows(table["rows"]),
            k=int(table["k"]),
            l_least=int(table["l"]),
            threshold=int(table["threshold"]),
            counts=Counts(table["counts"]),
            symbols=table["symbols"],
            most_suppressed=float(table["most_suppressed"]),
            requires=tuple(table["requires"]),
            purposes=tuple(table["purposes"]),
            authoriser=table["authoriser"],
            days=int(table["days"]),
            level=Level[table["level"]],
            classes={klass: Treatment(table["classes"][klass]) for klass in ColumnClass},
            kinds={kind: Treatment(what) for kind, what in table.get("kinds", {}).items()},
            levels={kind: int(level) for kind, level in table.get("levels", {}).items()},
        )
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"The profile file is not TOML: {error}.") from None
    except (KeyError, ValueError, TypeError) as error:
        raise ConfigError(f"The profile file lacks a value or has a wrong one: {error}.") from None


def _only(table: Mapping[str, Any]) -> None:
    if table.get("schema") != SCHEMA:
        raise ConfigError(f"The profile file must say schema = {SCHEMA}.")
    for key in table:
        if key not in _KEYS:
            near = difflib.get_close_matches(key, _KEYS, n=1) or ["nothing like it"]
            raise ConfigError(f"A profile of tables has no key {key!r}; there is {near[0]!r}.")


@cache
def _families() -> Mapping[str, tuple[re.Pattern[str], frozenset[str]]]:
    path = files("redactor.tables").joinpath("purposes.toml")
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["family"]
    return {name: (_pattern(row["words"]), frozenset(row["may_become"]))
            for name, row in rows.items()}  # fmt: skip


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    short = [rf"{re.escape(word)}\b" if len(word) <= 3 else re.escape(word) for word in words]
    return re.compile(r"\b(?:" + "|".join(short) + ")", re.IGNORECASE)


def purpose_families(text: str) -> frozenset[str]:
    """What a purpose in somebody's own words is for; empty when its words say nothing known."""
    return frozenset(name for name, (words, _) in _families().items() if words.search(text))


def admit(terms: Terms, profile: TableProfile) -> tuple[Doubt, ...]:
    """Hold the terms against the profile: purpose binding (``profiles.md`` 3; 001-16, 000-02).

    Raises UsageError for a term that the profile needs, ReleaseRefused for a purpose that
    does not fit. A purpose that cannot be told is left to a person.
    """
    for name in profile.requires:
        if not getattr(terms, name).strip():
            raise UsageError(
                f"The profile {profile.name} needs --{name}.", advice="Give it and run again."
            )
    families = purpose_families(terms.purpose)
    fits = families & set(profile.purposes)
    if "never" in families or (families and not fits):
        raise ReleaseRefused(
            f"The purpose given does not fit the profile {profile.name}.",
            advice="Pupils' data may only be released for what they were collected for; choose"
            " the profile of the real purpose.",
        )
    if terms.collected_for:
        _compatible(terms, families or frozenset(profile.purposes))
    if families:
        return ()
    return (Doubt("the release", "PURPOSE", "purpose-not-recognised", "001-16"),)


def _compatible(terms: Terms, released: frozenset[str]) -> None:
    collected = purpose_families(terms.collected_for)
    allowed = {goal for name in collected for goal in _families()[name][1]}
    if collected and not released & allowed:
        raise ReleaseRefused(
            "The data were collected for another purpose than they would be released for.",
            advice="Ask the data protection officer; data may not change their purpose.",
        )
