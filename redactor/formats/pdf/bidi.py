"""Puts the glyphs of a line into the order in which they are read, where some run to the left.

A page says where glyphs stand, not in which order they are read. This undoes what a
typesetter did (Unicode Standard Annex 9), as far as a line of a paper needs it: one base
direction, runs of the other one, numbers from left to right.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import groupby

_LEFTWARDS = frozenset(("R", "AL"))
_RIGHTWARDS = frozenset(("L", "EN", "AN"))


def reading_order(texts: Sequence[str]) -> list[int]:
    """Indexes of the texts, which stand from left to right, in the order of reading."""
    kinds = [_kind(text) for text in texts]
    if "R" not in kinds:
        return list(range(len(texts)))
    letters = [unicodedata.bidirectional(text[:1] or " ") for text in texts]
    base = "R" if kinds.count("R") >= letters.count("L") else "L"
    runs = _runs(_resolved(kinds, base))
    ordered = runs if base == "L" else list(reversed(runs))
    return [index for kind, run in ordered for index in (reversed(run) if kind == "R" else run)]


def _kind(text: str) -> str:
    """R, L, or empty for what takes its direction from what is around it."""
    found = unicodedata.bidirectional(text[:1] or " ")
    return "R" if found in _LEFTWARDS else "L" if found in _RIGHTWARDS else ""


def _resolved(kinds: Sequence[str], base: str) -> list[str]:
    """Neutral ones between two of a kind are of that kind, all others of the base."""
    resolved = list(kinds)
    at = 0
    for kind, group in groupby(kinds):
        stop = at + len(list(group))
        if not kind:
            before, after = (kinds[at - 1] if at else base), (kinds[stop : stop + 1] or [base])[0]
            resolved[at:stop] = [before if before == after else base] * (stop - at)
        at = stop
    return resolved


def _runs(kinds: Sequence[str]) -> list[tuple[str, list[int]]]:
    """Maximal stretches of one kind, from left to right."""
    return [
        (kind, [index for index, _ in group])
        for kind, group in groupby(enumerate(kinds), key=lambda pair: pair[1])
    ]
