"""The lexicon of names: how often a word is a forename, a surname or an ordinary word.

Each line of ``lexicon.txt`` is ``key<TAB>FSW[flags]``: three digits for forename, surname and
ordinary word (0 never, 9 very often), then ``P`` town, ``p`` village, ``m`` calendar word,
``x`` word of school papers. Keys are folded by `folded`; the same folding built the file
(``scripts/build_lexicon.py``).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from redactor import modelstore

REFERENCE = "uk-names/1.0.0"
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i",
                          "ð": "d", "þ": "th", "’": None, "ʼ": None, "‘": None, "`": None,
                          "'": None, "‐": "-", "‑": "-"})  # fmt: skip


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """The key of a name: lower case, no accents, no apostrophes, straight hyphens."""
    name = name.lower().translate(_LETTERS)
    if name.isascii():
        return name
    name = unicodedata.normalize("NFKD", name)
    return "".join(c for c in name if not unicodedata.combining(c))


@dataclass(frozen=True, slots=True)
class Entry:
    """What the lexicon knows of one word. Strengths are 0 (never) to 9 (very often)."""

    forename: int = 0
    surname: int = 0
    word: int = 0
    flags: str = ""

    @property
    def wordy(self) -> bool:
        """Whether the word is at least as much an ordinary word as a name."""
        return self.word >= 3 or "m" in self.flags

    @property
    def known(self) -> bool:
        """Whether any list holds the word."""
        return bool(self.forename or self.surname or self.word)


UNKNOWN = Entry()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries, and names of schools and places that look like people's names."""

    entries: dict[str, str]
    schools: frozenset[str]
    places: dict[str, str]

    def entry(self, word: str) -> Entry:
        """The entry of a word; of a hyphenated one, what its parts have in common."""
        return _entry(self, folded(word))

    def _lookup(self, key: str) -> Entry:
        code = self.entries.get(key)
        if code is None:
            return UNKNOWN
        return Entry(int(code[0]), int(code[1]), int(code[2]), code[3:])

    def __hash__(self) -> int:
        return id(self)


@lru_cache(maxsize=65536)
def _entry(lexicon: Lexicon, key: str) -> Entry:
    found = lexicon._lookup(key)
    if found.known or "-" not in key:
        return found
    parts = [lexicon._lookup(part) for part in key.split("-") if part]
    if not parts:
        return UNKNOWN
    return Entry(
        forename=parts[0].forename,
        surname=max(part.surname for part in parts),
        word=min(part.word for part in parts),
    )


@cache
def load() -> Lexicon:
    """The lexicon that ships with the product, read once. Raises ModelError."""
    folder = modelstore.load(REFERENCE).path
    lines = (folder / "lexicon.txt").read_text(encoding="utf-8").splitlines()
    entries = dict(line.split("\t") for line in lines)
    schools = (folder / "schools.txt").read_text(encoding="utf-8").splitlines()
    places = dict(
        line.split("\t")
        for line in (folder / "places.txt").read_text(encoding="utf-8").splitlines()
    )
    return Lexicon(entries, frozenset(schools), places)
