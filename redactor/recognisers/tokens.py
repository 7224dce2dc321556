"""Words of a text with their case and what the lexicon knows of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from redactor.recognisers import lexicon
from redactor.recognisers.lexicon import Entry

_MARKS = "\u0300-\u036f"
WORD = re.compile(
    rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}]|['’ʼ‘`](?=[^\W\d_])|[-‐‑](?=[^\W\d_]))*", re.UNICODE
)
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
    first = text[0]
    upper = len(text) > 1 and text.isupper()
    return Word(
        text=text,
        key=lexicon.folded(text),
        lower=first.islower(),
        upper=upper,
        capital=first.isupper() or first.istitle(),
        entry=lexicon.load().entry(text),
    )


def tokenise(text: str, start: int, stop: int) -> list[Token]:
    """The words of ``text[start:stop]``, with offsets in ``text``."""
    tokens = []
    for match in WORD.finditer(text, start, stop):
        raw = match.group()
        end = match.end()
        possessive = _POSSESSIVE.search(raw) if "s" in raw or "S" in raw else None
        if possessive is not None:
            raw = raw[: possessive.start()]
        tokens.append(Token(word_of(raw), match.start(), match.start() + len(raw), end))
    return tokens
