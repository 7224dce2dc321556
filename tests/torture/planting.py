"""Sentinels: one made-up word for each place in a file where text can hide."""

from __future__ import annotations

from dataclasses import dataclass, field

_CONSONANTS = "bdfglmnprstv"
_VOWELS = "aeiou"


def sentinel(number: int) -> str:
    """A word of ten letters that no dictionary holds; none is part of another."""
    syllables = ""
    for _ in range(3):
        number, place = divmod(number, len(_CONSONANTS) * len(_VOWELS))
        syllables += _CONSONANTS[place // len(_VOWELS)] + _VOWELS[place % len(_VOWELS)]
    return f"Zq{syllables}xk"


@dataclass(frozen=True)
class Place:
    """Where a sentinel is, and whether it is ``visible``.

    A visible one is text for readers, which must be removed as a term. One that is not
    must be gone from every copy, though nobody asked for it.
    """

    name: str
    word: str
    visible: bool


@dataclass
class Planter:
    """Hands out sentinels and remembers where they went."""

    places: list[Place] = field(default_factory=list)

    def show(self, name: str) -> str:
        """A sentinel that readers see."""
        return self._plant(name, visible=True)

    def hide(self, name: str) -> str:
        """A sentinel that readers do not see."""
        return self._plant(name, visible=False)

    def _plant(self, name: str, *, visible: bool) -> str:
        assert all(place.name != name for place in self.places), name
        word = sentinel(len(self.places) * 7 + 3)
        self.places.append(Place(name, word, visible))
        return word
