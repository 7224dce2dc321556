"""The setting of a name: what kind of paper it is, and which parts speak of pupils."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from redactor.document import Document, Entity
from redactor.people.names import fold

MEETING = frozenset(("minutes", "agenda"))
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
    records: dict[int, list[int]]
    rostered: bool = False

    @property
    def meeting(self) -> bool:
        """Whether people who act here act in office."""
        return self.family in REPORTING and not self.pupil_paper


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
    return Setting(
        document.family,
        bool(PUPIL_PAPERS.search(subtype)),
        "exclusion" in subtype or "appeal" in subtype or "hearing" in subtype,
        tuple(sections),
        records,
    )
