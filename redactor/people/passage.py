"""A passage: one block with its names and cues, while evidence is gathered."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from redactor.document import Evidence, Role, Span
from redactor.people.cues import Cue
from redactor.people.mentions import Sighting
from redactor.people.setting import Setting
from redactor.people.weights import PRIVATE, PUBLIC


@dataclass(frozen=True, slots=True)
class Passage:
    """``shown`` is the block's text, ``text`` the folded form of equal length."""

    block: int
    shown: str
    text: str
    sightings: Sequence[Sighting]
    cues: Sequence[Cue]
    setting: Setting

    def cues_between(self, start: int, stop: int) -> Sequence[Cue]:
        """The cues that begin in ``start:stop``, in order."""
        low = bisect_left(self.cues, start, key=lambda cue: cue.start)
        return self.cues[low : bisect_left(self.cues, stop, key=lambda cue: cue.start)]

    def add(self, whom: Sequence[Sighting], kind: str, role: Role, cue: Cue | None = None) -> None:
        """Give sightings evidence of a kind, quoted by the cue or else by the name itself."""
        for one in whom:
            start, stop = (cue.start, cue.stop) if cue else (one.opens, one.stop)
            self.quote(one, kind, role, start, min(stop, len(self.text)))

    def quote(self, one: Sighting, kind: str, role: Role, start: int, stop: int) -> None:
        """Give a sighting evidence quoted by the words ``start:stop``."""
        weight = PUBLIC.get(kind) or PRIVATE[kind]
        one.evidence.append(Evidence(kind, role, weight, Span(self.block, start, stop)))


def office_of(cue: Cue) -> str:
    """The kind of office that a cue names, or ""."""
    return next((kind for kind in sorted(cue.kinds) if kind.startswith("office-")), "")
