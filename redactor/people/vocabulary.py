"""The words that say who somebody is; the words themselves are in two TOML files beside this.

`PHRASES` has for each cue kind the role it speaks for and the phrases that give it. `cues.py`
finds them, `evidence.py` decides whether one belongs to a name, `weights.py` says how much
it counts.
"""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

from redactor.document import Role


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


_ONE_HOLDER = re.compile(r"(?!of |from |at |the ).*[^s]")
"""An office of one, which several may hold as well: "Deputy DSLs: A and B"."""


def _phrases() -> tuple[tuple[str, Role, tuple[str, ...]], ...]:
    found = []
    for kind, row in _table("phrases.toml").items():
        phrases = [phrase.strip() for phrase in row["phrases"].replace("\n", " ").split(",")]
        if kind.startswith("office-"):
            phrases += [f"{phrase}s" for phrase in phrases if _ONE_HOLDER.fullmatch(phrase)]
        found.append((kind, Role(row["role"]), tuple(dict.fromkeys(phrases))))
    return tuple(found)


PHRASES = _phrases()
"""Cue kind, the role it speaks for, its phrases. A phrase may stand under several kinds."""

_TABLE = _table("words.toml")
HEADINGS: dict[str, tuple[str, ...]] = {
    kind: tuple(" ".join(heading.split()) for heading in headings.split("|"))
    for kind, headings in _TABLE.pop("headings").items()
}
"""Column headings by what they say of their column: name, attendance, action, staff, pupil."""
_WORDS = {name: frozenset(words.split()) for name, words in _TABLE.items()}
ABBREVIATIONS = _WORDS["abbreviations"]
"""Capitals that are usually an abbreviation, not somebody's initials, folded."""
ORDINARY = _WORDS["ordinary"]
"""Folded words that are names as well as ordinary words (``people.md`` section 7, 5)."""
NAMESAKE_AFTER = _WORDS["namesake_after"]
"""Words after a name that make it a place, house, firm or scheme, folded."""
BUSINESS = _WORDS["business"]
"""Last words of firms' names, folded; a "name" that ends in one and acts nowhere is no person."""
