"""The text that was meant to stay, and what of a witness's reading must not be there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from redactor.document import Check
from redactor.witnesses.folding import fold, fold_flat, squeeze, words
from redactor.witnesses.terms import Terms, compile_terms

_FIELD_CODE = frozenset({"page", "numpages", "section", "sectionpages"})
"""The fields that a copy may have: they number pages."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What must be gone and what may stand there, counted once for all witnesses.

    A removed string may also be a kept one (the surname of a governor, "Will"): it may
    stand in the copy as often as in the text that was meant to stay, and no oftener.
    """

    terms: Terms = field(repr=False)
    allowed: Counter[int] = field(repr=False)
    kept: Counter[str] = field(repr=False)
    own: frozenset[str] = field(repr=False)
    """Lines that the product itself writes (the marking), folded; they are not counted."""
    tight: str = field(repr=False)
    """The letters and digits of the kept text in a row."""
    furniture: Counter[str] = field(repr=False, default_factory=Counter)
    """Those of the kept words that stand in headers and footers of pages."""
    source: bytes = field(repr=False, default=b"")
    """The file that the copy was made from, for what was in it already; may be empty."""

    @property
    def nowhere(self) -> tuple[int, ...]:
        """The indices of the terms that do not occur in the kept text at all."""
        return tuple(index for index in range(len(self.terms)) if not self.allowed[index])

    def least(self, word: str) -> int:
        """How often a kept word must be there: a page that is cut takes its header with it."""
        times = self.kept[word]
        return max(min(times, 1), times - self.furniture[word])

    def without_own(self, folded: str) -> str:
        """A folded text without the lines that are the product's own."""
        if not self.own:
            return folded
        return "\n".join(line for line in folded.split("\n") if line not in self.own)

    def text_gone(self, witness: str, found: Counter[int]) -> Check:
        """Whether no removed string stands there more often than it may."""
        excess = sum(max(0, times - self.allowed[index]) for index, times in found.items())
        return Check("text-gone", witness, excess == 0, excess)

    def kept_text(
        self, witness: str, texts: Iterable[str], described: str = ""
    ) -> tuple[Check, Check]:
        """Whether every word that was meant to stay is there, and no other word is.

        ``described`` are words for those who cannot see pictures: they may be there. Of
        words that are not text to read, only those of letters count: a field's code holds
        the name of the field, a drawing its measures.
        """
        there = Counter(word for text in texts for word in words(text))
        spoken = Counter(words(described))
        lost = (self.kept - there - spoken).total()
        more = there - self.kept
        added = sum(more[word] for word in more if word.isalpha() and word not in _FIELD_CODE)
        return (
            Check("kept-text", witness, lost == 0, lost),
            Check("nothing-added", witness, added == 0, added),
        )


def wording(
    removed: Sequence[str],
    kept: str,
    marking: Sequence[str] = (),
    *,
    furniture: str = "",
    source: bytes = b"",
) -> Wording:
    """Compile what must be gone against what is meant to stay."""
    terms = compile_terms(removed)
    folded = fold(kept)
    own = frozenset(fold_flat(line) for text in marking for line in text.splitlines()) - {""}
    # A line of the source that reads like one of ours ("DRAFT") cannot be told from it.
    told = "\n".join(line for line in fold(kept.replace("\t", "\n")).split("\n") if line not in own)
    return Wording(
        terms=terms,
        allowed=terms.count(folded),
        kept=Counter(words(told)),
        own=own,
        tight=squeeze(told),
        furniture=Counter(words(fold(furniture))),
        source=source,
    )
