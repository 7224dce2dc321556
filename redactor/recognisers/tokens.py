"""Words of a text with their case and what the lexicon knows of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from redactor.recognisers import lexicon
from redactor.recognisers.lexicon import Entry

_MARKS = "\u0300-\u036f"
_MISREAD = r"(?:[015]{1,2}(?=[^\W\d_A-Z]{2})|1{1,2}(?=[^\W\d_A-Z]))"
"""Digits inside a word, as scanners read o, l, i and s: "Wi11iams"."""
WORD = re.compile(
    rf"(?:[^\W\d_]|(?<![\w.,:/£-])[015](?=[^\W\d_A-Z]{{4}}))"
    rf"(?:[^\W\d_]|[{_MARKS}]|['’ʼ‘`](?=[^\W\d_])|[-‐‑](?=[^\W\d_])|{_MISREAD})*",
    re.UNICODE,
)
_HUMP = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z][^\W\d_A-Z]{2})")
"""Between a small letter and a capital that begins a word: two fields without a space."""
_PREFIXES = frozenset("mc mac de la le van von di du da o fitz ap al el ni st ja".split())  # noqa: SIM905
"""Beginnings of one name with two capitals ("DeShawn", "McKay")."""
_DIGIT = re.compile(r"\d")
_START = {"0": "O", "1": "I", "5": "S"}
_POSSESSIVE = re.compile(r"['’ʼ‘`][sS]$")


@dataclass(frozen=True, slots=True)
class Word:
    """A spelling: key, case and entry, shared by all its occurrences."""

    text: str
    key: str
    lower: bool
    upper: bool
    capital: bool
    entry: Entry


@dataclass(frozen=True, slots=True)
class Token:
    """One occurrence of a word; ``stop`` leaves out a possessive 's, ``end`` holds it."""

    word: Word
    start: int
    stop: int
    end: int

    @property
    def owns(self) -> bool:
        """Whether 's follows."""
        return self.end > self.stop


@lru_cache(maxsize=32768)
def word_of(text: str) -> Word:
    """The spelling's case and entry."""
    read = text if text.isalpha() else _mended(text)
    first = read[0]
    upper = len(text) > 1 and text.isupper()
    return Word(
        text=text,
        key=lexicon.folded(read),
        lower=first.islower(),
        upper=upper,
        capital=first.isupper() or first.istitle(),
        entry=lexicon.load().entry(read),
    )


def _mended(text: str) -> str:
    """The word with the letters that were read as digits, if that is a name: "5ophie"."""
    if not _DIGIT.search(text):
        return text
    start = _START.get(text[0], text[0])
    for one in "li":
        read = start + text[1:].translate(str.maketrans("015", f"o{one}s"))
        entry = lexicon.load().entry(read)
        if max(entry.forename, entry.surname) > entry.word:
            return read
    return text


@lru_cache(maxsize=32768)
def _glued(text: str) -> tuple[int, ...]:
    """Where a forename and a surname meet without a space ("OkoroAnna"); nothing for one word."""
    cuts = tuple(match.start() for match in _HUMP.finditer(text))
    if not cuts or lexicon.load().entry(text).known:
        return ()
    entries = [lexicon.load().entry(part) for part in _parts(text, cuts)]
    first, last = entries[0], entries[-1]
    solid = not (first.wordy or last.wordy)
    forward = first.forename >= 4 and (last.surname >= 3 or not last.known)
    backward = last.forename >= 4 and (first.surname >= 3 or not first.known)
    return cuts if solid and (forward or backward) else ()


def is_brand(text: str) -> bool:
    """Whether ordinary words are written as one: "MyConcern", "TapestryJournal"."""
    cuts = tuple(match.start() for match in _HUMP.finditer(text))
    if not cuts or lexicon.folded(text[: cuts[0]]) in _PREFIXES or lexicon.load().entry(text).known:
        return False
    entries = [lexicon.load().entry(part) for part in _parts(text, cuts)]
    return any(e.word >= 3 and max(e.forename, e.surname) < e.word for e in entries)


def _parts(text: str, cuts: tuple[int, ...]) -> list[str]:
    return [text[low:high] for low, high in pairwise((0, *cuts, len(text)))]


def tokenise(text: str, start: int, stop: int) -> list[Token]:
    """The words of ``text[start:stop]``, with offsets in ``text``."""
    tokens = []
    for match in WORD.finditer(text, start, stop):
        raw = match.group()
        end = match.end()
        possessive = _POSSESSIVE.search(raw) if "s" in raw or "S" in raw else None
        if possessive is not None:
            raw = raw[: possessive.start()]
        start = match.start()
        for cut in _glued(raw):
            at = match.start() + cut
            tokens.append(Token(word_of(text[start:at]), start, at, at))
            start = at
        stop = match.start() + len(raw)
        tokens.append(Token(word_of(text[start:stop]), start, stop, end))
    return tokens
