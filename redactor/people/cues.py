"""Finding the words of the vocabulary in a text, in one pass."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import ahocorasick

from redactor.document import Role
from redactor.people.names import fold
from redactor.people.vocabulary import PHRASES


@dataclass(frozen=True, slots=True)
class Cue:
    """One phrase of the vocabulary at ``start:stop`` of a text, with the kinds it may be."""

    start: int
    stop: int
    kinds: frozenset[str]
    words: str


_YEAR = re.compile(
    r"\b(?:y(?:ear|r)?s?\.?\s?(?:[1-9]|1[0-3])\b(?:\s?/\s?\d+)?|(?:[1-9]|1[0-3])[a-hj-z]{1,2}\b"
    r"|(?:[a-z]+ class|class [a-z0-9]+|form [0-9a-z]+)\b)"
)


@cache
def _roles() -> dict[str, Role]:
    return {kind: role for kind, role, _ in PHRASES}


def role_of_cue(kind: str) -> Role:
    """The role that a cue of this kind speaks for."""
    return Role.PUPIL if kind == "year" else _roles()[kind]


@cache
def _automaton() -> ahocorasick.Automaton:
    kinds: dict[str, set[str]] = {}
    for kind, _, phrases in PHRASES:
        for phrase in phrases.replace("\n", " ").split(","):
            kinds.setdefault(fold(phrase.strip()), set()).add(kind)
    automaton = ahocorasick.Automaton()
    for phrase, found in kinds.items():
        if phrase:
            automaton.add_word(phrase, (phrase, frozenset(found)))
    automaton.make_automaton()
    return automaton


def cues_in(folded: str) -> list[Cue]:
    """All cues in a folded text in order; of overlapping phrases the longest stays."""
    found: list[Cue] = []
    length = len(folded)
    for last, (phrase, kinds) in _automaton().iter(folded):
        start, stop = last + 1 - len(phrase), last + 1
        if start and (folded[start - 1].isalnum() or folded[start - 1] == "-"):
            continue
        if stop < length and (folded[stop].isalnum() or folded[stop] == "-"):
            continue
        while found and found[-1].start >= start:
            found.pop()
        if found and found[-1].stop > start:
            continue
        found.append(Cue(start, stop, kinds, phrase))
    years = [
        Cue(match.start(), match.end(), frozenset(("year",)), match.group())
        for match in _YEAR.finditer(folded)
    ]
    return sorted([*found, *years], key=lambda cue: cue.start) if years else found
