"""Short and other forms of forenames in use in Britain and Ireland.

A compact table (``nicknames.txt``): each line is a group of forms of one name. A form may
stand in several groups (Chris, Alex, Sam, Jo); two forms are alike when they share a group.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def _lines() -> tuple[str, ...]:
    text = files(__package__).joinpath("nicknames.txt").read_text(encoding="utf-8")
    return tuple(text.splitlines())


@cache
def _groups_of() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_lines()):
        for form in line.split():
            found.setdefault(form, set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


@cache
def other_forms(forename: str) -> frozenset[str]:
    """All forms that may stand for a folded forename, without itself."""
    groups = _groups_of().get(forename, frozenset())
    lines = _lines()
    return frozenset(form for number in groups for form in lines[number].split()) - {forename}


def same_forename(one: str, other: str) -> bool:
    """Whether two folded forenames may be forms of one name, or one is the other's initial."""
    if one == other:
        return True
    if min(len(one), len(other)) == 1:
        return one[:1] == other[:1]
    groups = _groups_of()
    return bool(groups.get(one, frozenset()) & groups.get(other, frozenset()))
