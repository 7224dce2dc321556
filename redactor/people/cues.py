"""Finding the words of the vocabulary in a text, in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick

from redactor.document import Role
from redactor.people.names import fold, word_set
from redactor.people.vocabulary import PHRASES


@dataclass(frozen=True, slots=True)
class Cue:
    """One phrase of the vocabulary at ``start:stop`` of a text, with the kinds it may be."""

    start: int
    stop: int
    kinds: frozenset[str]
    words: str


_NO_CLASS = word_set(
    "every each whole this that the in of per our a all one first second third any which world "
    "high working middle dance master to no mixed another small own whose their his her new and or"
)
_NUMBERED = re.compile(
    r"\b(?:(?:y(?:ear|r)?s?|bl(?:wyddyn)?|m?lwyddyn|flwyddyn)\.?\s?(?:[1-9]|1[0-3])\b"
    r"(?:\s?/\s?\d+)?|(?:class|form) \d{1,2}[a-z]?\b)"
)
_NAMED_CLASS = re.compile(r"\b([a-z]+) class\b")
_POST = re.compile(
    r"(?<![\w'’-])([a-z][a-z'’-]+) (?:leads?|assistants?|administrators?|supervisors?|technicians?|"
    r"instructors?|practitioners?|(?:(?<=finance )|(?<=hr )|(?<=improvement ))partners?)\b"
    r"(?! (?:to|in|on|the|an?|up|by|with)\b)"
)
_NO_POST = word_set(
    "to the will can could may might must should would who and or a in of they we you jointly has "
    "have had also year team pupil pupils child children class governors staff all both then each "
    "my her his their your our new another peer play lab research personal digital"
)
_DIGIT = re.compile(r"\d")
_CLASS_CODE = re.compile(r"\b(?:[1-9]|1[0-3])[a-hj-z]{1,2}\b")


@cache
def _roles() -> dict[str, Role]:
    return {kind: role for kind, role, _ in PHRASES}


def role_of_cue(kind: str) -> Role:
    """The role that a cue of this kind speaks for."""
    return Role.PUPIL if kind in ("year", "class-code") else _roles()[kind]


@cache
def _automaton() -> ahocorasick.Automaton:
    kinds: dict[str, set[str]] = {}
    for kind, _, phrases in PHRASES:
        for phrase in phrases:
            kinds.setdefault(fold(phrase), set()).add(kind)
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
    found += _years(folded)
    posts = list(_posts(folded, found))
    found = [cue for cue in found if not any(_within(cue, post) for post in posts)] + posts
    found.sort(key=lambda cue: (cue.start, -cue.stop))
    return found


def _posts(folded: str, found: list[Cue]) -> Iterator[Cue]:
    """Posts by their last word: "wraparound lead", "forest school leads"; not the verb."""
    offices = {cue.stop for cue in found if any(kind.startswith("office-") for kind in cue.kinds)}
    for match in _POST.finditer(folded):
        if match[1] not in _NO_POST and match.end() not in offices:
            yield Cue(*match.span(), frozenset(("office-staff",)), match.group())


def _within(cue: Cue, other: Cue) -> bool:
    return other.start <= cue.start and cue.stop <= other.stop


def _years(folded: str) -> Iterator[Cue]:
    """Years and classes: "Year 6", "Y4", "Oak class", "class 3", "7B"."""
    if "class" in folded:
        for match in _NAMED_CLASS.finditer(folded):
            if match[1] not in _NO_CLASS:
                yield Cue(*match.span(), frozenset(("year",)), match.group())
    if not _DIGIT.search(folded):
        return
    for kind, pattern in (("year", _NUMBERED), ("class-code", _CLASS_CODE)):
        for match in pattern.finditer(folded):
            yield Cue(*match.span(), frozenset((kind,)), match.group())
