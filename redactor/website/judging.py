"""What the rules of the check say about one file that was understood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from redactor.document import (
    Action,
    BlockKind,
    Decision,
    Entity,
    Finding,
    Person,
    Rendition,
    Role,
    Span,
)
from redactor.website.consent import Register
from redactor.website.findings import RULES, SiteFinding
from redactor.website.lists import lists_in
from redactor.website.masking import Mask
from redactor.website.photos import Photos
from redactor.website.site import Kind, Resource
from redactor.website.structure import column_roles, roll_roles
from redactor.website.subjects import Subject, line_and_column
from redactor.website.wording import passages

PHOTO_RULES: Final = ("no-name", "no-full-name")
"""``photo_name_rule``: policy 003 allows no name with a photograph, 002 no full name."""
_BY_ENTITY: Final = {
    Entity.PHONE: "contact",
    Entity.EMAIL: "contact",
    Entity.ADDRESS: "contact",
    Entity.POSTCODE: "contact",
    Entity.USERNAME: "credential",
    Entity.PASSWORD: "credential",
    Entity.URL: "credential",
    Entity.SENSITIVE_DETAIL: "sensitive-detail",
    Entity.INDIRECT: "indirect-detail",
    Entity.PART2_ECHO: "part-two-echo",
}
_MOBILE = re.compile(r"^\D*(?:\+?44\D*|0)7")
_PRIVATE_MAIL = re.compile(
    r"@(?:gmail|hotmail|outlook|yahoo|icloud|live|aol|btinternet|sky|me)\.", re.IGNORECASE
)
_POST = re.compile(
    r"(?:^|[\W_])(?:social|tweets?|twitter|x-?post|facebook|instagram|tiktok|threads|posts?)"
    r"(?:[\W_]|\d|$)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_TITLE_WORDS = "mr mrs miss ms mx dr rev revd prof sir dame lady master"
_TITLES: Final = frozenset(_TITLE_WORDS.split())


@dataclass(frozen=True, slots=True)
class Bench:
    """What judging needs besides the file."""

    mask: Mask
    register: Register | None = field(default=None, repr=False)
    photo_name_rule: str = "no-name"


def judge(subject: Subject, rendition: Rendition, bench: Bench) -> tuple[SiteFinding, ...]:
    """Every finding of the rules in one file, in order of place, each place once per rule."""
    judge_ = _Judge(subject, rendition, bench)
    found = [*judge_.findings(), *judge_.sections(), *judge_.whole(), *judge_.words()]
    unique: dict[tuple[str, str], SiteFinding] = {}
    for finding in found:
        unique.setdefault((finding.rule, finding.fingerprint), finding)
    return tuple(sorted(unique.values(), key=lambda f: (f.line, f.column, f.rule, f.where)))


def removed_names(rendition: Rendition) -> frozenset[str]:
    """The names of people that the profile removes from this file."""
    document = rendition.document
    going = {d.target for d in rendition.decisions if d.action.removes}
    return frozenset(
        " ".join(document.text_of(finding.span).split())
        for finding in document.findings
        if finding.entity is Entity.PERSON and finding.id in going
    )


class _Judge:
    def __init__(self, subject: Subject, rendition: Rendition, bench: Bench) -> None:
        self.subject, self.bench = subject, bench
        self.rendition, self.document = rendition, rendition.document
        self.decisions = {decision.target: decision for decision in rendition.decisions}
        self.owners = {
            mention.finding: person
            for person in self.document.people
            for mention in person.mentions
        }
        self.roles = roll_roles(self.document) | column_roles(self.document)
        self.photos = Photos(subject.layout) if subject.layout is not None else None
        self.removed = [
            finding for finding in self.document.findings
            if finding.id in self.decisions and self.decisions[finding.id].action.removes
        ]  # fmt: skip
        self.post = subject.layout is None and _is_post(subject.resource)

    def findings(self) -> Iterator[SiteFinding]:
        """What stands at the findings that the profile removes."""
        lists = lists_in(self.document, self.removed)
        listed = {block for found in lists if found.rule == "class-list" for block in found.blocks}
        for finding in self.removed:
            if self.document.in_part_two(finding.span.block):
                continue
            for rule in self._rules_of(finding, self.decisions[finding.id]):
                child = rule == "person-name" and finding.span.block in listed
                yield self._at("pupil-name" if child else rule, finding.span, finding.entity)
        for rule, block in ((found.rule, found.blocks[0]) for found in lists):
            yield self._at(rule, Span(block, 0, len(self.document.blocks[block].text)), None)

    def sections(self) -> Iterator[SiteFinding]:
        """Confidential sections."""
        for section in self.document.sections:
            if section.part == 2:
                text = self.document.blocks[section.first].text
                yield self._at("part-two", Span(section.first, 0, len(text)), None)

    def whole(self) -> Iterator[SiteFinding]:
        """What the file is as a whole: its type, its markings, a picture's hidden data."""
        first = Span(len(self.document.blocks) - 1, 0, 0)
        if self.rendition.withheld:
            yield self._at("confidential-document", first, None)
        elif self.document.label and "000-08" in self.document.label.rules and not any(
            section.part == 2 for section in self.document.sections
        ):  # fmt: skip
            yield self._at("confidential-marking", first, None)
        facts = self.subject.picture
        if facts is not None and facts.gps:
            yield self._at("picture-place", first, None)
        if facts is not None and facts.camera:
            yield self._at("picture-phone", first, None)
        book = self.subject.workbook
        if book is not None and (book.folded or not all(book.visible)):
            yield self._at("hidden-cells", first, None)
        yield from self._sealed()
        if self.subject.layout is None and facts is None:
            yield from self._authors()

    def _sealed(self) -> Iterator[SiteFinding]:
        """Files inside a page that nobody has read."""
        layout = self.subject.layout
        for number, (start, _) in enumerate(layout.sealed if layout else ()):
            line, column = line_and_column(layout.source, start) if layout else (0, 0)
            place = self.subject.resource.place
            yield SiteFinding(
                rule="not-checked",
                path="",
                where="file inside the page",
                fingerprint=self.bench.mask.print_of("not-checked", place, f"{number}"),
                line=line,
                column=column,
                grade=RULES["not-checked"].grade,
                resource=self.subject.resource.number,
            )

    def words(self) -> Iterator[SiteFinding]:
        """Passages that need an eye whoever is named."""
        for block in self.document.blocks:
            if block.kind is BlockKind.FILE_NAME or self.document.in_part_two(block.id):
                continue
            for rule, start, stop in passages(block.text):
                yield self._at(rule, Span(block.id, start, stop), None)

    def _authors(self) -> Iterator[SiteFinding]:
        for finding in self.document.findings:
            block = self.document.blocks[finding.span.block]
            kept = self.decisions.get(finding.id)
            hidden = block.hidden and block.kind is BlockKind.PROPERTY
            if hidden and finding.entity is Entity.PERSON and kept and not kept.action.removes:
                yield self._at("document-author", finding.span, finding.entity)

    def _rules_of(self, finding: Finding, decision: Decision) -> Iterator[str]:
        if finding.entity is Entity.PERSON:
            rule = self._name_rule(finding, self.owners.get(finding.id))
            if rule:
                yield rule
            return
        rule = _BY_ENTITY.get(finding.entity, "identifier")
        if rule == "contact" and self._is_staff(finding):
            rule = "staff-mobile"
        if rule == "sensitive-detail" and decision.action is Action.REFER:
            rule = "indirect-detail"
        yield rule

    def _name_rule(self, finding: Finding, person: Person | None) -> str:
        role = self.roles.get(finding.id, person.role if person else Role.OTHER)
        name = self.document.text_of(finding.span)
        placement = self._placement(finding)
        child = role in (Role.PUPIL, Role.OTHER)
        if role in (Role.STAFF, Role.GOVERNOR):
            return "staff-matter"
        if self.post and role is not Role.PROFESSIONAL:
            return "social-post"
        if child and placement:
            return self._with_photo(name, role)
        if role is Role.PUPIL:
            return self._pupil(name)
        return "family-name" if role is Role.PARENT else "person-name"

    def _with_photo(self, name: str, role: Role) -> str:
        if self.bench.photo_name_rule == "no-name" or _is_full(name):
            return "photo-name"
        register = self.bench.register
        if register is None or role is not Role.PUPIL:
            return "pupil-forename" if role is Role.PUPIL else "person-name"
        allowed = register.allows(name, "name") and register.allows(name, "photo")
        return "" if allowed else "no-consent"

    def _pupil(self, name: str) -> str:
        if _is_full(name):
            return "pupil-name"
        register = self.bench.register
        if register is None:
            return "pupil-forename"
        return "" if register.allows(name, "name") else "no-consent"

    def _placement(self, finding: Finding) -> str:
        subject = self.subject
        if subject.picture is not None:
            return "hidden data"
        if self.photos is None or finding.span.block >= len(subject.pieces):
            return ""
        piece = self.subject.layout.pieces[subject.pieces[finding.span.block]]  # type: ignore[union-attr]
        anchors = list(self.document.blocks[finding.span.block].anchors(
            finding.span.start, finding.span.stop))  # fmt: skip
        return self.photos.placement(piece, anchors[0].start if anchors else piece.start)

    def _row(self, block: int) -> tuple[int, ...]:
        cell = self.document.blocks[block].cell
        return (cell.table, cell.row) if cell else (block,)

    def _is_staff(self, finding: Finding) -> bool:
        """Whether a mobile or private mailbox is a member of staff's: theirs is the next name."""
        text = self.document.text_of(finding.span)
        if not (_MOBILE.search(text) or _PRIVATE_MAIL.search(text)):
            return False
        row = self._row(finding.span.block)
        beside = [
            (abs(other.span.stop - finding.span.start), self.roles.get(other.id, person.role))
            for other in self.document.findings
            if (person := self.owners.get(other.id)) and self._row(other.span.block) == row
        ]
        return bool(beside) and min(beside)[1] in (Role.STAFF, Role.GOVERNOR)

    def _at(self, rule: str, span: Span, entity: Entity | None) -> SiteFinding:
        block = self.document.blocks[span.block]
        where, _ = self.subject.where(span.block)
        line, column = self.subject.line_of(span.block, span.start, max(span.stop, span.start + 1))
        value = block.text[span.start : span.stop]
        mask = self.bench.mask
        place = (self.subject.resource.place, where, str(span.start))
        return SiteFinding(
            rule=rule,
            path="",
            where=where,
            fingerprint=mask.print_of(rule, *place, value, block.text),
            label=mask.label(entity, value) if entity is not None else "",
            line=line,
            column=column,
            entity=entity,
            grade=RULES[rule].grade,
            resource=self.subject.resource.number,
        )


def _is_post(resource: Resource) -> bool:
    """Whether a file is a draft for social media: by its name or folder, or a text by itself."""
    draft = resource.alone and resource.kind is Kind.TEXT
    return draft or bool(_POST.search(resource.place))


def _is_full(name: str) -> bool:
    """Whether a name has a forename and a surname, or is with a title."""
    words = [word.lower() for word in _WORD.findall(name)]
    return len(words) > 1


def glued(names: Sequence[str]) -> dict[str, str]:
    """Full names as the letters alone, as file names have them."""
    result = {}
    for name in names:
        words = [w for w in _WORD.findall(name) if w.lower() not in _TITLES]
        if len(words) > 1:
            result["".join(words).casefold()] = name
    return result
