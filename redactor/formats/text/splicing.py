"""Edits of one text, joined where they touch and applied in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Edit:
    """``start:stop`` becomes ``text``. An edit of a higher ``rank`` swallows what it overlaps."""

    start: int
    stop: int
    text: str = field(repr=False)
    rank: int = 0


def merged(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Edits in order, none overlapping: the union goes, the words of the strongest stay.

    Of two that overlap the one of higher rank, then the one that begins first, says
    what stands in the place of both; a part that sticks out is removed as well.
    """
    result: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.rank, -edit.stop)):
        last = result[-1] if result else None
        if last is None or edit.start >= last.stop:
            result.append(edit)
            continue
        winner = edit if edit.rank > last.rank else last
        result[-1] = Edit(last.start, max(last.stop, edit.stop), winner.text, winner.rank)
    return tuple(result)


def spliced(text: str, edits: Sequence[Edit]) -> str:
    """The text with every edit applied; ``edits`` are in order and do not overlap."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts.append(text[at : edit.start])
        parts.append(edit.text)
        at = edit.stop
    parts.append(text[at:])
    return "".join(parts)
