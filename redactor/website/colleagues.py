"""Staff and governors whom the site's own pages present, known on its other pages too.

"Mr Penfold" on a trip page is nobody's evidence by itself; the staff page says who he is.
Only the same title and surname, or the same full name, count, and nothing that a page says
of a child, parent or matter is overruled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from redactor.document import Action, Decision, Document, Entity, Finding, Rendition, Role, Stance

LEAST: Final = 4
"""So many office-holders make a page one that presents staff or governors."""
_TITLE: Final = re.compile(r"\b(mr|mrs|miss|ms|mx|dr|rev|revd|cllr)\.?\s+$", re.IGNORECASE)
_FIRST: Final = re.compile(r"(mr|mrs|miss|ms|mx|dr|rev|revd|cllr)\.?\s+", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*")


def presented(rendition: Rendition) -> frozenset[str]:
    """The office-holders whom a page presents, as keys; none if it shows only a few."""
    document = rendition.document
    findings = {finding.id: finding for finding in document.findings}
    kept = {d.target for d in rendition.decisions if d.action is Action.KEEP}
    people = [
        [findings[m.finding] for m in person.mentions if m.finding in kept]
        for person in document.people
        if person.official and person.role in (Role.STAFF, Role.GOVERNOR)
    ]
    if sum(bool(shown) for shown in people) < LEAST:
        return frozenset()
    return frozenset(
        key for shown in people for finding in shown for key in _keys(document, finding)
    )


def unplaced(document: Document) -> Iterator[tuple[Finding, frozenset[str]]]:
    """Names of people whose place a page does not tell, with the keys they may be known by."""
    findings = {finding.id: finding for finding in document.findings}
    for person in document.people:
        if person.role is not Role.OTHER or person.listed:
            continue
        for mention in person.mentions:
            finding = findings.get(mention.finding)
            if finding is not None and mention.stance is not Stance.SUBJECT:
                yield finding, frozenset(_keys(document, finding))


def decisions(document: Document, colleagues: frozenset[str]) -> Iterator[Decision]:
    """Those of them stay whom another page of the site presents."""
    if not colleagues:
        return
    for finding, keys in unplaced(document):
        if keys & colleagues:
            yield Decision(finding.id, Action.KEEP, "staff-in-role", "people.md 1", by="site")


def _keys(document: Document, finding: Finding) -> Iterator[str]:
    """Of "Mr Rhodri Penfold": "mr penfold" and "rhodri penfold"."""
    if finding.entity is not Entity.PERSON:
        return
    span, text = finding.span, document.text_of(finding.span)
    before = document.blocks[span.block].text[max(0, span.start - 12) : span.start]
    title = _FIRST.match(text) or _TITLE.search(before)
    words = [word.casefold() for word in _WORD.findall(_FIRST.sub("", text, count=1))]
    if title and words and len(words[-1]) > 1:
        yield f"{title[1].casefold()} {words[-1]}"
    if len(words) > 1 and all(len(word) > 1 for word in words):
        yield " ".join(words)
