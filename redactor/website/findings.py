"""What a check of a site reports: rules, findings without words, and what was not checked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import IntEnum

from redactor.document import Entity


class Grade(IntEnum):
    """How grave a finding is. Only what is not checked counts at every gate."""

    NOTE = 1
    WARNING = 2
    ERROR = 3


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the check: its clauses in ``rules.md``, what to do, and who may decide."""

    id: str
    grade: Grade
    title: str
    to_do: str
    who: str
    cites: tuple[str, ...]


_EDITOR, _HEAD, _DSL = "web editor", "head teacher", "data protection officer"
_N, _W, _E = Grade.NOTE, Grade.WARNING, Grade.ERROR
_RULES = (
    Rule("photo-name", _E, "A name with a photograph",
         "Remove the name or the photograph. Consent does not lift this.",
         _HEAD, ("002-22", "003-19", "000-23")),
    Rule("no-consent", _E, "A child without recorded consent for the website",
         "Remove the child's name and picture, or record the consent first.",
         _DSL, ("000-28", "000-33", "003-18")),
    Rule("pupil-name", _E, "A pupil's full name",
         "Write the first name only if consent is recorded, else remove it.",
         _HEAD, ("000-23", "001-04")),
    Rule("pupil-forename", _W, "A pupil's first name",
         "Check that consent for the website is recorded, or remove it.",
         _EDITOR, ("000-23", "000-33")),
    Rule("family-name", _E, "A parent's or relative's name", "Remove it.", _DSL, ("000-30",)),
    Rule("person-name", _W, "A name without a public office",
         "If this is a child or a parent, remove it; else accept it.",
         _EDITOR, ("001-04",)),
    Rule("staff-matter", _E, "A member of staff or governor as the subject of a matter",
         "Remove it; ask the head before anything of it is published.", _HEAD, ("001-04",)),
    Rule("contact", _E, "A private phone number, e-mail or address",
         "Remove it; name the school office instead.", _DSL, ("000-30", "004-10")),
    Rule("staff-mobile", _E, "A member of staff's mobile or private e-mail",
         "Give the school's number or mailbox instead.", _HEAD, ("000-30", "004-10")),
    Rule("identifier", _E, "A personal number or date of birth", "Remove it.", _DSL, ("000-32",)),
    Rule("credential", _E, "A password, user name or login link",
         "Remove it and change the password.", _HEAD, ("003-07",)),
    Rule("sensitive-detail", _E, "A sensitive detail about somebody", "Remove the passage.",
         _DSL, ("000-25", "001-04")),
    Rule("indirect-detail", _W, "A detail that could point to somebody",
         "Ask whether a reader would know who is meant.", _EDITOR, ("003-01", "000-25")),
    Rule("class-list", _E, "A list of pupils", "Remove the whole list.", _DSL,
         ("001-10", "002-25", "000-31")),
    Rule("contact-table", _E, "A table of people with their contacts", "Remove the table.",
         _DSL, ("000-04", "002-25")),
    Rule("part-two", _E, "A confidential (Part 2) item",
         "Publish the Part 1 copy that redactor run writes.", "clerk", ("002-16", "001-24")),
    Rule("part-two-echo", _E, "Words of a confidential item in the public part",
         "Remove the passage.", "clerk", ("002-16",)),
    Rule("confidential-marking", _E, "A paper that is marked confidential",
         "Do not publish it before the mark is explained.", _HEAD, ("000-08", "003-26")),
    Rule("confidential-document", _E, "A paper that is confidential as a whole",
         "Take it off the site.", _HEAD, ("000-32", "001-10")),
    Rule("not-yet-public", _W, "A matter that may not be public yet",
         "Ask whether it was announced.", _HEAD, ("003-26", "000-05")),
    Rule("group-results", _W, "Results of a small group",
         "Publish results of whole year groups only.", _HEAD, ("002-24",)),
    Rule("small-number", _W, "A small number of children with a special feature",
         "Write “fewer than five” or leave it out.", _DSL, ("003-15", "003-01")),
    Rule("social-post", _E, "A post for social media that names a child or family",
         "Write it without the name.", _HEAD, ("000-24",)),
    Rule("picture-place", _E, "A picture that tells where it was taken",
         "Publish the copy without its hidden data.", _EDITOR, ("003-20",)),
    Rule("picture-phone", _N, "A picture from a phone or camera with its hidden data",
         "Publish the copy without its hidden data, and delete it from the phone.",
         _EDITOR, ("003-20",)),
    Rule("hidden-cells", _W, "A spreadsheet with hidden sheets, rows or columns",
         "Delete what is hidden and save it again: everybody can unhide it.", _DSL, ("000-04",)),
    Rule("document-author", _N, "A document's properties name somebody",
         "Publish the copy without its properties.", _EDITOR, ("F23",)),
    Rule("replaced-file", _W, "An older copy of a file is still on the site",
         "Delete it from the server: its old address still works.", _EDITOR, ("F25",)),
    Rule("unlinked-file", _N, "A file that no page links to",
         "Delete it if it is not needed: its address still works.", _EDITOR, ("F25",)),
    Rule("version-names", _W, "A name that another version of this paper leaves out",
         "Compare both versions and keep the one without the name.", _DSL, ("F34",)),
    Rule("not-checked", _E, "Not checked, so not known to be clean",
         "Check it by hand, or take it off the site.", _EDITOR, ("labels.md 2",)),
)  # fmt: skip
RULES = {rule.id: rule for rule in _RULES}


@dataclass(frozen=True, slots=True)
class SiteFinding:
    """One place of a site that a rule is about, without any of its words.

    ``path`` is the place in the site with names masked. ``line`` and ``column`` count from
    1, 0 where the file has no lines; ``where`` says the place in words of ours ("img alt").
    ``label`` stands for the value ("P-7f3a"), ``fingerprint`` for rule, place, value and
    the text around it.
    """

    rule: str
    path: str
    where: str
    fingerprint: str
    label: str = ""
    line: int = 0
    column: int = 0
    entity: Entity | None = None
    grade: Grade = Grade.ERROR
    resource: int = field(default=0, compare=False)
    accepted: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class NotChecked:
    """A file or address that was not checked, and why in one sentence of ours."""

    path: str
    code: str
    message: str
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class SiteReport:
    """Everything that is reported of a site. ``counts`` are files by kind."""

    findings: tuple[SiteFinding, ...]
    not_checked: tuple[NotChecked, ...]
    counts: tuple[tuple[str, int], ...]
    redactor: str
    pipeline: str
    settings: tuple[tuple[str, str], ...] = ()

    @property
    def open(self) -> tuple[SiteFinding, ...]:
        """The findings that no baseline accepts."""
        return tuple(finding for finding in self.findings if not finding.accepted)

    @property
    def light(self) -> str:
        """The traffic light: "red", "amber" or "green"."""
        worst = max((finding.grade for finding in self.open), default=None)
        if self.not_checked or worst is Grade.ERROR:
            return "red"
        return "amber" if worst is Grade.WARNING else "green"

    def reaches(self, gate: Grade | None) -> bool:
        """Whether anything is at or over the gate; what was not checked always is."""
        if gate is None:
            return False
        return bool(self.not_checked) or any(finding.grade >= gate for finding in self.open)

    def by_grade(self) -> Counter[Grade]:
        """How many open findings there are of each grade."""
        return Counter(finding.grade for finding in self.open)
