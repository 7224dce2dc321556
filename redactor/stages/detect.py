"""Detect: the people and identifiers in every block, hidden ones included."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from redactor import recognisers
from redactor.document import Document, Finding

LISTED = ("roll", "staff")


@dataclass(frozen=True, slots=True)
class Detect:
    """Searches with the model named; findings under the threshold are dropped."""

    name: ClassVar[str] = "detect"
    needs: ClassVar[frozenset[str]] = frozenset({"blocks"})
    gives: ClassVar[frozenset[str]] = frozenset({"findings"})

    model: str = "en-general/3.7.1"
    threshold: float = 0.5

    def __call__(self, document: Document) -> Document:
        """The document with its findings, numbered in order of place. Raises ModelError."""
        found = recognisers.find(document.blocks, model=self.model, known=document.known)
        kept = (finding for finding in found if self._holds(finding))
        numbered = (replace(finding, id=f"f{index}") for index, finding in enumerate(kept))
        return replace(document, findings=(*document.findings, *numbered))

    def _holds(self, finding: Finding) -> bool:
        return finding.score >= self.threshold or finding.recogniser in LISTED
