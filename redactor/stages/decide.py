"""Decide: what happens to each finding and confidential section in one copy."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from redactor.document import Rendition
from redactor.policy import decide


@dataclass(frozen=True, slots=True)
class Decide:
    """Applies the rendition's release profile, then the reviewer's decisions."""

    name: ClassVar[str] = "decide"
    needs: ClassVar[frozenset[str]] = frozenset({"document", "overrides"})
    gives: ClassVar[frozenset[str]] = frozenset({"decisions"})

    def __call__(self, rendition: Rendition) -> Rendition:
        """The rendition with one decision per target. Raises UsageError."""
        decisions = decide(
            rendition.document, profile=rendition.profile, overrides=rendition.overrides
        )
        return replace(rendition, decisions=decisions)
