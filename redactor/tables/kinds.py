"""Kinds of columns (``kinds.toml``): what a heading says, what a column's values say."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from redactor.document import Entity
from redactor.people.headings import FORENAME, NAME, SURNAME, read_heading, squeeze
from redactor.recognisers import checks
from redactor.tables.facts import ColumnClass

UNKNOWN = "unknown"
_LONGEST_HEADING = 60
"""A longer one is a sentence, not a heading."""
_OF_ENTITY = {
    Entity.UPN: "upn",
    Entity.ULN: "uln",
    Entity.NHS_NUMBER: "nhs",
    Entity.NINO: "nino",
    Entity.DOB: "dob",
    Entity.PHONE: "phone",
    Entity.EMAIL: "email",
    Entity.ADDRESS: "address",
    Entity.POSTCODE: "postcode",
    Entity.USERNAME: "credential",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """One row of ``kinds.toml``. ``key`` is how well it tells one pupil from all (1 best)."""

    name: str
    klass: ColumnClass
    ladder: tuple[str, ...]
    special: bool
    key: int
    headings: frozenset[str]
    pattern: re.Pattern[str] | None


@cache
def kinds() -> Mapping[str, Kind]:
    """All kinds by name, in the order of the file."""
    path = files("redactor.tables").joinpath("kinds.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))["kind"]
    return {name: _kind(name, row) for name, row in table.items()}


def _kind(name: str, row: Mapping[str, object]) -> Kind:
    patterns = row.get("patterns", [])
    headings = row.get("headings", [])
    ladder = row.get("ladder", [])
    key = row.get("key", 0)
    assert isinstance(patterns, list)  # noqa: S101 - our own file, checked by a test
    assert isinstance(headings, list)  # noqa: S101
    assert isinstance(ladder, list)  # noqa: S101
    assert isinstance(key, int)  # noqa: S101
    return Kind(
        name=name,
        klass=ColumnClass(str(row["class"])),
        ladder=tuple(ladder),
        special=bool(row.get("special", False)),
        key=key,
        headings=frozenset(headings),
        pattern=re.compile("|".join(f"(?:{p})" for p in patterns)) if patterns else None,
    )


def class_of(kind: str) -> ColumnClass:
    """The class of a kind; UNKNOWN for the name of no kind."""
    return kinds()[kind].klass if kind in kinds() else ColumnClass.UNKNOWN


@cache
def kind_of_heading(heading: str) -> str:
    """The kind that a heading names, or "unknown"."""
    if not heading or len(heading) > _LONGEST_HEADING:
        return UNKNOWN
    word = squeeze(heading.replace("%", " percent ").replace("№", "no"))
    table = kinds()
    exact = next((name for name, kind in table.items() if word in kind.headings), "")
    found = exact or _person(heading) or _matched(word, table)
    if not found and "(" in heading.strip(" ("):
        return kind_of_heading(heading.partition("(")[0])  # "UPN (13 characters)"
    return found or UNKNOWN


def _person(heading: str) -> str:
    """What the headings of rolls say, which `redactor.people.headings` knows."""
    found = read_heading(heading)
    if found is None:
        return ""
    if found.contact:
        return "contact"
    if found.part in (NAME, FORENAME, SURNAME, "middle"):
        return "name"
    if found.entity is Entity.ID:
        return "person-id"
    return _OF_ENTITY.get(found.entity, "") if found.entity else ""


def _matched(word: str, table: Mapping[str, Kind]) -> str:
    return next(
        (name for name, kind in table.items() if kind.pattern and kind.pattern.fullmatch(word)), ""
    )


_DATE = re.compile(
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|"
    r"\d{1,2}[ -][A-Za-z]{3,9}[ -]\d{2,4})"
    r"(?:[T ]\d{2}:\d{2}(?::\d{2})?)?"
)
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[A-Za-z]{2,}")
_POSTCODE = re.compile(r"[A-Za-z]{1,2}\d[A-Za-z\d]?\s*\d[A-Za-z]{2}")
_NINO = re.compile(r"[A-Za-z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-Da-d]")
_PHONE = re.compile(r"(?:\+44|0044|0)[\d ()-]{9,14}")
_ADDRESS = re.compile(
    r"(?i)(?:flat )?\d{1,4}[a-z]?,? .*\b(?:street|st|road|rd|lane|ln|avenue|ave|close|drive|way|"
    r"court|terrace|crescent|gardens|place|hill|row|walk|grove|mews|square)\b.*"
)

VALUE_KINDS: Mapping[str, Callable[[str], bool]] = {
    "upn": lambda text: checks.upn(text),
    "nhs": lambda text: checks.nhs(text),
    "uln": lambda text: checks.uln(text),
    "nino": lambda text: _NINO.fullmatch(text) is not None,
    "email": lambda text: _EMAIL.fullmatch(text) is not None,
    "postcode": lambda text: _POSTCODE.fullmatch(text) is not None and checks.postcode(text),
    "phone": lambda text: _PHONE.fullmatch(text) is not None,
    "address": lambda text: _ADDRESS.fullmatch(text) is not None,
    "date": lambda text: _DATE.fullmatch(text) is not None,
}
"""What values can be, the surest first; a column is taken for it from four fifths on."""
