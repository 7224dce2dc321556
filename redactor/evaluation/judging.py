"""Judging: one paper's truth against what was found in it and decided about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from redactor.document import Decision, Document, Section, Span
from redactor.evaluation.gold import GoldPaper, GoldSpan


@dataclass(frozen=True, slots=True)
class Verdict:
    """A gold span, and whether it went whole (``must_redact``) or stayed whole, as it had to."""

    entity: str
    role: str
    must_redact: bool
    right: bool


@dataclass(frozen=True, slots=True)
class Judgement:
    """Counts of one paper. Characters are letters and digits only.

    ``removed`` counts outside gold confidential sections, and of it ``rightly`` what lay in
    a span that must go. ``part2_*`` count characters of confidential sections: in the gold,
    as found, and in both. ``lost`` are gold spans that the reading text does not hold.
    """

    number: int
    verdicts: tuple[Verdict, ...]
    removed: int
    rightly: int
    part2_gold: int
    part2_found: int
    part2_both: int
    exact_level: bool
    under_level: bool
    right_family: bool
    lost: int = 0

    @property
    def leaks(self) -> bool:
        """Whether anything that must go was left, or could not be looked for."""
        return self.lost > 0 or any(v.must_redact and not v.right for v in self.verdicts)


def judge(
    paper: GoldPaper,
    document: Document,
    decisions: Mapping[str, Decision],
    *,
    text: str,
    lost: int = 0,
) -> Judgement:
    """The counts of a paper. ``text`` is the reading text that all offsets count in.

    Coverage is judged by the decisions of the public copy, also when the paper as a whole
    is withheld.
    """
    gold_part2 = _letters(((s.start, s.stop) for s in paper.sections if s.confidential), text)
    found_part2 = _letters(_sections(document, decisions), text)
    removed = _letters(_findings(document, decisions), text) | found_part2
    must_go = _letters(_of(paper.spans, True), text)
    open_to_debate = _letters(_of(paper.spans, None), text) - must_go
    counted = removed - gold_part2 - open_to_debate
    level = document.label.level if document.label else None
    return Judgement(
        number=paper.number,
        verdicts=tuple(_verdicts(paper, removed, gold_part2, text)),
        removed=len(counted),
        rightly=len(counted & must_go),
        part2_gold=len(gold_part2),
        part2_found=len(found_part2),
        part2_both=len(gold_part2 & found_part2),
        exact_level=level is paper.level,
        under_level=level is None or level < paper.level,
        right_family=(document.family or "other") == paper.family,
        lost=lost,
    )


def _verdicts(
    paper: GoldPaper, removed: set[int], gold_part2: set[int], text: str
) -> Iterator[Verdict]:
    for span in paper.spans:
        own = _letters([(span.start, span.stop)], text)
        if span.must_redact:
            yield Verdict(span.entity, span.role, True, own <= removed)
        elif span.must_redact is False and not own & gold_part2:
            yield Verdict(span.entity, span.role, False, own.isdisjoint(removed))


def _of(spans: Iterable[GoldSpan], must: bool | None) -> Iterator[tuple[int, int]]:
    return ((span.start, span.stop) for span in spans if span.must_redact is must)


def _findings(document: Document, decisions: Mapping[str, Decision]) -> Iterator[tuple[int, int]]:
    for finding in document.findings:
        block = document.blocks[finding.span.block]
        if decisions[finding.id].action.removes and block.runs:
            yield document.place_of(finding.span)


def _sections(document: Document, decisions: Mapping[str, Decision]) -> Iterator[tuple[int, int]]:
    for section in document.sections:
        if section.part == 2 and decisions[section.id].action.removes:
            yield _place(document, section)


def _place(document: Document, section: Section) -> tuple[int, int]:
    first, last = document.blocks[section.first], document.blocks[section.last]
    start, _ = document.place_of(Span(first.id, 0, len(first.text)))
    _, stop = document.place_of(Span(last.id, 0, len(last.text)))
    return start, stop


def _letters(spans: Iterable[tuple[int, int]], text: str) -> set[int]:
    return {
        at
        for start, stop in spans
        for at in range(start, min(stop, len(text)))
        if text[at].isalnum()
    }
