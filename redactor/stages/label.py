"""Label: what one copy is, and what it says about itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from redactor.document import Rendition
from redactor.labelling import copy_label, source_label, withheld
from redactor.policy import marking_for


@dataclass(frozen=True, slots=True)
class LabelCopy:
    """Labels the copy afresh by what is left in it, and withholds what is no public paper.

    ``body`` is the kind of board, for the legal instrument in the notice
    ("maintained-england", "academy", "wales"); ``article`` the number of an academy's
    article. By default none is named.
    """

    name: ClassVar[str] = "label"
    needs: ClassVar[frozenset[str]] = frozenset({"document", "decisions"})
    gives: ClassVar[frozenset[str]] = frozenset({"label", "withheld"})

    body: str = ""
    article: str = ""

    def __call__(self, rendition: Rendition) -> Rendition:
        """The rendition with label and marking, or with the reason why it is withheld."""
        reason = withheld(rendition)
        if reason:
            label = rendition.document.label or source_label(rendition.document)
            return replace(rendition, label=label, withheld=reason)
        label = copy_label(rendition)
        marking = marking_for(rendition, label, body=self.body, article=self.article)
        return replace(rendition, label=replace(label, marking=marking))
