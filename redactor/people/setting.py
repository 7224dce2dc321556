"""The setting of a name: what kind of paper it is, and which parts speak of pupils."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from redactor.document import BlockKind, Document, Entity, Role
from redactor.people.cues import cues_in
from redactor.people.names import fold, word_set

MEETING = frozenset(("minutes", "agenda"))
UNKNOWN = frozenset(("other", ""))
REPORTING = frozenset(("minutes", "agenda", "report"))
SCHOOL_PAPERS = frozenset(("newsletter", "webpage", "policy"))
PUPIL_PAPERS = re.compile(
    r"exclusion|appeal|child-protection|(?:^|-)(?:lac|pep)(?:-|$)|ehcp|annual-review|medical|"
    r"medication|counselling|"
    r"class-list|marks|assessment-export|behaviour|attendance-or|consent|ctf|strategy-meeting|"
    r"complaint-file"
)
"""Subtypes of ``labels.md`` section 3 in which a name without a role is a child or a parent."""

_RECORDS = frozenset((Entity.DOB, Entity.UPN, Entity.ULN, Entity.NHS_NUMBER))


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole document says: its type, and where its confidential parts are."""

    family: str
    pupil_paper: bool
    hearing: bool
    pupil_sections: tuple[tuple[int, int], ...]
    office_sections: tuple[tuple[int, int, Role], ...]
    records: dict[int, list[int]]
    letter_opens: int = -1
    """The block of the salutation of a letter that the school signs; -1 in other papers."""
    addressees: frozenset[str] = frozenset()
    """The words of the salutation of such a letter, folded: the surnames of those written to."""
    rostered: bool = False
    surnames: frozenset[str] = frozenset()
    """Surnames of those whom the paper names in full without a title, folded."""
    complaint: bool = False
    """Whether it is the file of a complaint, which may be about a teacher."""
    of_pupils: bool = False
    """Whether the paper is a school council's own: its chair and secretary are pupils."""
    of_the_head: bool = False
    """Whether it is the head's report to the board, where titles are those of staff."""

    @property
    def meeting(self) -> bool:
        """Whether people who act here act in office.

        A paper of unknown type with an attendance list is a meeting's too.
        """
        listed = self.rostered and self.family in UNKNOWN
        return (self.family in REPORTING or listed) and not self.pupil_paper


_OFFICES = (
    (
        Role.STAFF,
        re.compile(
            r"\b(?:our |the )?(?:staff|staffing|team|personnel|recruitment|appointments|"
            r"new colleagues|joiners|leavers and joiners|staff news|staff changes|who does what|"
            r"who['’]?s who|who is who|key people)\b"
        ),
    ),
    (
        Role.GOVERNOR,
        re.compile(
            r"\bgovernors?['’]? (?:visits?|monitoring|training|links?)|\blink governors?\b|"
            r"^(?:governors|trustees|governing (?:body|board))$|"
            r"\b(?:our|the) (?:governors|trustees)\b|\bgovernors? in school\b|\bmonitoring visits\b"
        ),
    ),
)
_PRIVATE_HEADING = re.compile(
    r"pupil|student|child|parent|survey|sickness|absence|allegation|against|disciplin|grievance|"
    r"conduct|capability|matters|issues|confidential|part (?:2|two|ii)|complain|suspen|well-?being"
)
_NUMBER = re.compile(
    r"\s*(?:\d+(?:\.\d+)*[.)]?|[A-Z]{1,3} ?\d+/\d+|[a-z][.)]|[ivx]+[.)])?\s*", re.IGNORECASE
)


def _office_sections(document: Document) -> Iterator[tuple[int, int, Role]]:
    """Blocks under a heading that speaks of staff or governors, up to the next heading."""
    role: Role | None = None
    first = 0
    named = {f.span.block for f in document.findings if f.entity is Entity.PERSON}
    for block in document.blocks:
        label = re.match(r"[^.:\n]{4,40}[.:](?=\s)", _NUMBER.sub("", block.text, count=1))
        if label and re.search(r"link (?:governors?|trustees?)", fold(label.group())):
            yield block.id, block.id, Role.GOVERNOR
        if block.hidden or not _is_heading(block.kind, block.text):
            continue
        if block.id in named and block.kind is not BlockKind.HEADING:
            continue  # a line of a list: "Ann Oke - careers fair"
        if document.in_part_two(block.id):
            continue
        if role is not None:
            yield first, block.id - 1, role
        words = _NUMBER.sub("", fold(block.text), count=1)
        role = next((role for role, pattern in _OFFICES if pattern.search(words)), None)
        if _PRIVATE_HEADING.search(words):
            role = None
        first = block.id + 1
    if role is not None:
        yield first, len(document.blocks) - 1, role


_SALUTATION = re.compile(r"\s*(?:dear|annwyl)\s", re.IGNORECASE)
_CLOSE = re.compile(r"\byours\b|\bregards\b|\bbest wishes\b|\bsincerely\b|\bthank you\b")


def _letter_opens(document: Document) -> int:
    """The block of the salutation when an office is named below the signature, else -1."""
    if document.family != "letter":
        return -1
    opens = next((b.id for b in document.blocks if _SALUTATION.match(b.text)), -1)
    shown = [b for b in document.blocks if not b.hidden and b.text.strip()]
    closes = [number for number, b in enumerate(shown) if _CLOSE.search(fold(b.text))]
    if opens < 0:
        return -1
    # Without words of farewell the last lines are looked at.
    first = closes[-1] if closes else max(0, len(shown) - 5)
    below = " , ".join(fold(b.text) for b in shown[first : first + 6])
    signed = any(kind.startswith("office-") for cue in cues_in(below) for kind in cue.kinds)
    return opens if signed else -1


def _is_heading(kind: BlockKind, text: str) -> bool:
    if kind is BlockKind.HEADING:
        return True
    short = kind is BlockKind.PARAGRAPH and 2 < len(text) < 60 and len(text.split()) < 8
    return short and not re.search(r"[.!?:;,]\s*$|\n|\d{4}", text) and text[:1].isalnum()


_COUNCIL = re.compile(
    r"[#*\s]*(?:[\w'’. -]+\s)?(?:school|pupil|student|eco|youth) (?:council|parliament)\b(?! visit)"
    r"|[^\n]{0,60}\n[#*\s]*(?:school|pupil|student|eco|youth) (?:council|parliament)\b"
)
_INCIDENT = re.compile(
    r"\b(?:incident|accident|first aid) (?:report|form|record)s?\b(?! (?:policy|analysis|summary))"
)
_PART_ONE = re.compile(r"[*#_\s]*part\s+(?:1|i|one)\b[^.]{0,30}$")


def _of_a_council(document: Document) -> bool:
    """Whether the first lines say that pupils met: a school council, not a board that heard one."""
    return any(_COUNCIL.match(line) for line in _first_lines(document))


def _of_an_incident(document: Document) -> bool:
    """Whether the first lines are those of an incident's or accident's report: about children."""
    return any(_INCIDENT.search(line) for line in _first_lines(document))


def _first_lines(document: Document) -> list[str]:
    shown = [b.text for b in document.blocks if not b.hidden and b.text.strip()]
    return [fold(text) for text in shown[:3] if len(text) < 300]


def _in_two_parts(document: Document) -> bool:
    """Whether minutes keep the child's case to a Part 2 and name a Part 1 for the rest."""
    return (
        document.family == "minutes"
        and any(section.part == 2 for section in document.sections)
        and any(_PART_ONE.match(fold(block.text)) for block in document.blocks)
    )


def setting_of(document: Document) -> Setting:
    """The document's setting for evidence."""
    sections = []
    for section in document.sections:
        if section.part != 2:
            continue
        words = " ".join(
            fold(block.text) for block in document.blocks[section.first : section.first + 2]
        )
        if re.search(r"pupil|exclu|child|family|suspension|sen\b|send\b|admission", words):
            sections.append((section.first, section.last))
    records: dict[int, list[int]] = defaultdict(list)
    for finding in document.findings:
        if finding.entity in _RECORDS and not finding.keep:
            records[finding.span.block].append(finding.span.start)
    subtype = document.subtype or ""
    opens = _letter_opens(document)
    return Setting(
        document.family,
        (bool(PUPIL_PAPERS.search(subtype)) and not _in_two_parts(document))
        or _of_a_council(document)
        or _of_an_incident(document),
        "exclusion" in subtype or "appeal" in subtype or "hearing" in subtype,
        tuple(sections),
        tuple(_office_sections(document)),
        records,
        opens,
        word_set(re.sub(r"[^\w'-]", " ", fold(document.blocks[opens].text)))
        if opens >= 0
        else frozenset(),
        complaint="complaint" in subtype,
        of_pupils=_of_a_council(document),
        of_the_head=subtype.startswith("heads-report"),
    )
