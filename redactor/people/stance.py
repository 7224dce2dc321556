"""Stance: whether a passage shows an office-holder acting, or is about the person."""

from __future__ import annotations

from collections.abc import Sequence

from redactor.document import Block, Finding, Span, Stance
from redactor.people.cues import Cue
from redactor.people.joining import Cluster
from redactor.people.mentions import Sighting
from redactor.people.roles import Verdict


def stance_of(
    blocks: Sequence[Block], one: Sighting, verdict: Verdict, cues: Sequence[Cue]
) -> tuple[Stance, Span | None]:
    """The stance of one mention and the words that show it."""
    return (Stance.ACTOR if verdict.official else Stance.SUBJECT), None


def details_of(
    blocks: Sequence[Block],
    clusters: Sequence[Cluster],
    decided: dict[int, Verdict],
    cues: dict[int, list[Cue]],
    number: int,
) -> list[Finding]:
    """Findings for private reasons beside an office-holder's name."""
    return []
