"""Text that belongs in Part 2 although no marker says so (rules.md F05, 002-14, 001-23).

A pupil's exclusion, appeal, health or need, and a member of staff as the subject of a
personnel matter. Only beside a person: the same words alone are school business.
"""

from __future__ import annotations

from collections.abc import Iterator

from redactor.document import Document, Entity, Finding, Mention, Person, Role, Span, Stance
from redactor.sections.lines import sentences
from redactor.sections.matters import EVENT, GENERAL, NEED, PERSONNEL

RECOGNISER = "misplaced"
_FAMILIES = frozenset({"minutes", "agenda", "report", "pack", "other"})
_CHILD_ROLES = frozenset({Role.PUPIL, Role.PARENT})
_STAFF_ROLES = frozenset({Role.STAFF, Role.GOVERNOR})
_LONGEST = 600


def find_misplaced(document: Document) -> tuple[Finding, ...]:
    """Findings (SENSITIVE_DETAIL) over public sentences that belong in Part 2.

    Needs sections, findings and people. Ids go on after those of the document's findings.
    """
    if document.family not in _FAMILIES:
        return ()
    confidential = {
        block for s in document.sections if s.part == 2 for block in range(s.first, s.last + 1)
    }
    detailed = [f.span for f in document.findings if f.entity is Entity.SENSITIVE_DETAIL]
    number = 1 + max((int(f.id[1:]) for f in document.findings if f.id[1:].isdigit()), default=-1)
    spans = sorted(
        {
            span
            for person, mention, finding in _mentions(document)
            if finding.span.block not in confidential
            if not document.blocks[finding.span.block].hidden
            for span in _belongs(document, person, mention, finding)
            if not any(span.overlaps(other) for other in detailed)
        },
        key=lambda span: (span.block, span.start),
    )
    return tuple(
        Finding(f"f{number + at}", span, Entity.SENSITIVE_DETAIL, 0.7, RECOGNISER)
        for at, span in enumerate(spans)
    )


def _mentions(document: Document) -> Iterator[tuple[Person, Mention, Finding]]:
    findings = {finding.id: finding for finding in document.findings}
    for person in document.people:
        for mention in person.mentions:
            if finding := findings.get(mention.finding):
                yield person, mention, finding


def _belongs(
    document: Document, person: Person, mention: Mention, finding: Finding
) -> Iterator[Span]:
    text = document.blocks[finding.span.block].text
    for start, stop in sentences(text):
        if not start <= finding.span.start < stop or stop - start > _LONGEST:
            continue
        low = text[start:stop].lower()
        if GENERAL.search(low):
            return
        if person.role in _CHILD_ROLES and not person.official:
            if EVENT.search(low) or NEED.search(low):
                yield Span(finding.span.block, start, stop)
        elif (
            person.role in _STAFF_ROLES
            and mention.stance is Stance.SUBJECT
            and PERSONNEL.search(low)
        ):
            yield Span(finding.span.block, start, stop)
