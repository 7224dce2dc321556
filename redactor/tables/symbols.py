"""Symbols in the place of numbers: one family in a file, explained above the table.

Explore Education Statistics (DfE) writes ``c``, the Government Analysis Function ``[c]``.
Never a blank: it reads as nought (``disclosure-control.md`` section 2).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """The symbols of one family."""

    hidden: str
    unavailable: str
    not_applicable: str
    low: str


FAMILIES = {
    "dfe": Family("c", "x", "z", "low"),
    "gaf": Family("[c]", "[x]", "[z]", "[low]"),
}
_MEANING = {
    "hidden": "hidden to protect confidentiality",
    "unavailable": "not available",
    "not_applicable": "not applicable",
    "low": "rounds to 0 but is not 0",
}
_FOUND = {
    "hidden": re.compile(r"\[?c\]?|\*+|supp?|<\s?\d+|fewer than \d+", re.IGNORECASE),
    "not_applicable": re.compile(r"\[?z\]?|n/?a", re.IGNORECASE),
    "low": re.compile(r"\[?low\]?|\[?k\]?|~", re.IGNORECASE),
    "unavailable": re.compile(r"\[?[xue]\]?|-|\.\.?|", re.IGNORECASE),
}


def meaning_of(text: str) -> str:
    """What a symbol of whatever family in a source means ("hidden" …), or "" for none."""
    return next((name for name, pattern in _FOUND.items() if pattern.fullmatch(text.strip())), "")


def key_lines(family: Family, used: Iterable[str]) -> tuple[str, ...]:
    """The lines that explain the symbols that a table uses, in the family's order."""
    used = set(used)
    return tuple(
        f"{getattr(family, name)} = {meaning}"
        for name, meaning in _MEANING.items()
        if getattr(family, name) in used
    )
