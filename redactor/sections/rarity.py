"""Which words are rare enough to tell where they come from.

A word is plain when it is in the list of common and school words beside this module, in
any of its usual forms; what is plain never counts as an echo.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENDINGS = (
    "isations", "isation", "ments", "ment", "ations", "ation", "ings", "ing", "ities", "ity",
    "ers", "er",
    "ies", "ied", "ances", "ance", "edly", "ed", "es", "ly", "'s", "s", "e", "y",
)  # fmt: skip
_SHORTEST_STEM = 4


def stem(word: str) -> str:
    """A rough stem, so that "tenders" and "tendering" are one word."""
    word = word.lower().replace("’", "'")
    for _ in range(2):
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
                word = word[: -len(ending)]
                break
        else:
            return word
    return word


@cache
def _plain() -> tuple[frozenset[str], frozenset[str]]:
    text = files("redactor.sections").joinpath("plain_words.txt").read_text("utf-8")
    words = frozenset(
        w for line in text.splitlines() if not line.startswith("#") for w in line.split()
    )
    return words, frozenset(stem(word) for word in words)


def is_plain(word: str) -> bool:
    """Whether a word is common English or everyday school language."""
    words, stems = _plain()
    low = word.lower().replace("’", "'").removesuffix("'s")
    return len(low) < 5 or low in words or stem(low) in stems


class Vocabulary:
    """The stems of one document's words; each word is judged once."""

    def __init__(self) -> None:
        self._stems: dict[str, str] = {}

    def rare(self, word: str) -> str:
        """The stem of a rare word; empty if the word is plain."""
        found = self._stems.get(word)
        if found is None:
            found = self._stems[word] = "" if is_plain(word) else stem(word)
        return found
