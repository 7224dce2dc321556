"""The one data model: what a source holds, and what was found and decided about it.

Standard library only. Everything is frozen; stages return new values with
``dataclasses.replace``. Fields that hold document text are ``repr=False``, so that
no traceback, log line or debugger listing shows a name.

Offsets are Unicode code points, half-open. A `Span` counts inside one block's text;
``Block.offset`` moves it into the reading text of the whole document.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum


class BlockKind(StrEnum):
    """What a block is to the reader of the document."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CELL = "cell"
    HEADER = "header"
    FOOTER = "footer"
    NOTE = "note"
    COMMENT = "comment"
    ALT_TEXT = "alt-text"
    PROPERTY = "property"
    FILE_NAME = "file-name"


class Entity(StrEnum):
    """What a finding is (``interface.md``)."""

    PERSON = "PERSON"
    ADDRESS = "ADDRESS"
    POSTCODE = "POSTCODE"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    DOB = "DOB"
    UPN = "UPN"
    ULN = "ULN"
    NHS_NUMBER = "NHS_NUMBER"
    NINO = "NINO"
    ID = "ID"
    BANK_ACCOUNT = "BANK_ACCOUNT"
    VEHICLE_REG = "VEHICLE_REG"
    USERNAME = "USERNAME"
    PASSWORD = "PASSWORD"  # noqa: S105 - the name of an entity
    URL = "URL"
    IP = "IP"
    SENSITIVE_DETAIL = "SENSITIVE_DETAIL"
    INDIRECT = "INDIRECT"
    PART2_ECHO = "PART2_ECHO"
    """A rare word of a confidential section that stands in a public one."""


class Role(StrEnum):
    """Who a person is in this document. Without evidence a person is OTHER, and private."""

    PUPIL = "PUPIL"
    PARENT = "PARENT"
    STAFF = "STAFF"
    GOVERNOR = "GOVERNOR"
    PROFESSIONAL = "PROFESSIONAL"
    OTHER = "OTHER"


class Stance(StrEnum):
    """Whether a passage shows a person acting, or is about the person."""

    ACTOR = "actor"
    SUBJECT = "subject"
    UNCLEAR = "unclear"


class Action(StrEnum):
    """What is done with a target. REFER is redacted until a person decides."""

    KEEP = "keep"
    REDACT = "redact"
    PSEUDONYMISE = "pseudonymise"
    GENERALISE = "generalise"
    REFER = "refer"

    @property
    def removes(self) -> bool:
        """Whether the target's words leave the copy."""
        return self is not Action.KEEP


class Level(IntEnum):
    """Sensitivity, low to high (``labels.md`` section 1)."""

    PUBLIC = 0
    INTERNAL = 1
    CONFIDENTIAL = 2
    RESTRICTED = 3


@dataclass(frozen=True, slots=True)
class Source:
    """The file as it was given. ``name`` is the file name without a folder."""

    media_type: str
    data: bytes = field(repr=False)
    name: str = field(repr=False)
    sha256: str = ""

    def __post_init__(self) -> None:
        if not self.sha256:
            object.__setattr__(self, "sha256", hashlib.sha256(self.data).hexdigest())


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch of one text node of the source. ``node`` is opaque to all but its format."""

    node: str
    start: int
    stop: int

    def part(self, start: int, stop: int) -> Anchor:
        """The piece ``start:stop``, counted from the beginning of this anchor."""
        return Anchor(self.node, self.start + start, self.start + stop)


@dataclass(frozen=True, slots=True)
class Run:
    """Block text ``start:stop`` comes from ``anchor``; all or nothing when the lengths differ."""

    start: int
    stop: int
    anchor: Anchor

    def part(self, start: int, stop: int) -> Anchor:
        """The source of the block's ``start:stop``, as far as this run holds it."""
        if self.anchor.stop - self.anchor.start != self.stop - self.start:
            return self.anchor
        low, high = max(start, self.start), min(stop, self.stop)
        return self.anchor.part(low - self.start, high - self.start)


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a block stands in a table. Counts from 0; a merged cell has its first grid place."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, cell, header … in reading order.

    ``id`` is the block's index in ``Document.blocks``; ``offset`` is where its text
    begins in the reading text. ``number`` is an automatic list number the reader sees
    before the text and the text does not hold ("6.1"). ``level`` is the outline level of
    a heading or the depth of a list item, from 1; 0 is neither. A ``hidden`` block is not
    seen by somebody who opens the file; its format never writes it.
    """

    id: int
    kind: BlockKind
    text: str = field(repr=False)
    runs: tuple[Run, ...] = field(repr=False)
    offset: int = 0
    level: int = 0
    number: str = ""
    cell: Cell | None = None
    hidden: bool = False

    def anchors(self, start: int, stop: int) -> Iterator[Anchor]:
        """The places in the source behind ``text[start:stop]``."""
        for run in self.runs:
            if run.start < stop and start < run.stop:
                yield run.part(start, stop)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text of the block with id ``block``."""

    block: int
    start: int
    stop: int

    def overlaps(self, other: Span) -> bool:
        """Whether both share at least one character."""
        return self.block == other.block and self.start < other.stop and other.start < self.stop


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks ``first`` to ``last`` (both included) that are Part 1 or Part 2, and why.

    ``cue`` is the kind of marker that opened it (``part2.md``), ``ended_by`` what closed
    it. ``title`` is the span of its heading, if it has one. ``sure`` is False when the end
    was not found and the section was run on to be safe.
    """

    id: str
    first: int
    last: int
    part: int
    cue: str
    ended_by: str
    title: Span | None = None
    sure: bool = True

    def holds(self, block: int) -> bool:
        """Whether the block with this id lies inside."""
        return self.first <= block <= self.last


@dataclass(frozen=True, slots=True)
class Finding:
    """One stretch of text that a recogniser took for an entity; ``score`` is 0 to 1.

    ``keep`` names why the recogniser knows that this one is public ("school-phone",
    "childline", "published-dsl", "organisation-number" …), or is empty. ``group`` joins
    findings that are pieces of one thing over several blocks (a name over two cells).
    """

    id: str
    span: Span
    entity: Entity
    score: float
    recogniser: str
    keep: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a person is thought to have a role. ``span`` are the words that show it."""

    kind: str
    role: Role
    weight: float
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One finding of a person, and whether the passage shows them acting or is about them."""

    finding: str
    stance: Stance = Stance.UNCLEAR
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """The mentions that are one person, and the role this document gives them.

    ``official`` is True when the evidence shows a public office or a task done in role
    (governor, head, clerk, adviser …); without it a person is private. ``listed`` is True
    when the person is on the roll or staff list that the user gave.
    """

    id: str
    role: Role
    mentions: tuple[Mention, ...]
    evidence: tuple[Evidence, ...] = ()
    official: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A row of a ``--roll`` or ``--staff`` list; parents on a roll are rows of their own.

    ``forenames`` and ``surnames`` hold the legal form first, then preferred and former ones.
    ``identifiers`` are the row's own numbers, phones, e-mails, addresses and dates.
    """

    role: Role
    forenames: tuple[str, ...] = field(repr=False, default=())
    surnames: tuple[str, ...] = field(repr=False, default=())
    identifiers: tuple[tuple[Entity, str], ...] = field(repr=False, default=())


@dataclass(frozen=True, slots=True)
class Decision:
    """What happens to a finding or section, by which rule, and who said so.

    ``target`` is a finding or section id. ``reason`` is a code of ``law.md`` section 1
    (P F S H G C L X) or, for a kept target, the word that keeps it ("governor",
    "public-contact" …). ``rule`` is a rule id of ``rules.md`` or of the profile.
    """

    target: str
    action: Action
    reason: str
    rule: str
    by: str = "policy"


@dataclass(frozen=True, slots=True)
class Marking:
    """What a copy says about itself. ``notice`` are paragraphs, ``tint`` a RRGGBB colour."""

    header: str = ""
    footer: str = ""
    notice: tuple[str, ...] = ()
    tint: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """The classification of a document or of one copy (``labels.md``)."""

    level: Level
    descriptors: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    handling: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    marking: Marking = Marking()


@dataclass(frozen=True, slots=True)
class Redaction:
    """Take ``anchors`` out of the source and write ``replacement`` once, at the first."""

    decision: str
    anchors: tuple[Anchor, ...]
    replacement: str


@dataclass(frozen=True, slots=True)
class Cut:
    """Leave out blocks ``first`` to ``last`` whole; ``stub`` is written once in their place."""

    section: str
    first: int
    last: int
    stub: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """What one witness says of the written bytes; ``count`` is what should not be there."""

    name: str
    witness: str
    passed: bool
    count: int = 0


class RemarkCode(StrEnum):
    """What a reader of the copies should know about a page."""

    OCR = "read-by-ocr"
    """It was a picture or its letters could not be told; ``count`` words were not clear."""
    PICTURE = "turned-into-picture"
    """Its copy is a picture with a text layer."""
    COARSENED = "width-coarsened"
    """How wide ``count`` removed stretches were can still be told roughly."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a page of the source, counted from 1, that a check cannot pass or fail."""

    code: RemarkCode
    page: int
    count: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """What one stage cost, in numbers only."""

    stage: str
    seconds: float
    counts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """The facts about a source, which do not depend on who will read a copy of it."""

    source: Source
    known: tuple[KnownPerson, ...] = field(repr=False, default=())
    blocks: tuple[Block, ...] = field(repr=False, default=())
    family: str = ""
    """Document type family of ``interface.md`` (minutes, policy …); "other" if unknown."""
    subtype: str | None = None
    """One of the 49 types of ``labels.md``, lower case with hyphens; None if unknown."""
    type_score: float = 0.0
    sections: tuple[Section, ...] = ()
    findings: tuple[Finding, ...] = ()
    people: tuple[Person, ...] = ()
    label: Label | None = None
    """The label of the source as a whole."""
    remarks: tuple[Remark, ...] = ()
    """What reading it had to make do with."""
    history: tuple[Step, ...] = ()

    def text_of(self, span: Span) -> str:
        """The words of a span. Never print, log or raise them."""
        return self.blocks[span.block].text[span.start : span.stop]

    def place_of(self, span: Span) -> tuple[int, int]:
        """Where a span stands in the reading text, as half-open code points.

        The reading text of txt, md, html and csv is the decoded source (``interface.md``) and
        anchors count in it; a block's own text leaves out what shows nothing there.
        """
        block = self.blocks[span.block]
        anchors = list(block.anchors(span.start, span.stop))
        if anchors and self.source.media_type.startswith("text/"):
            return anchors[0].start, anchors[-1].stop
        return block.offset + span.start, block.offset + span.stop

    def in_part_two(self, block: int) -> bool:
        """Whether the block with this id lies in a confidential section."""
        return any(section.part == 2 and section.holds(block) for section in self.sections)

    def with_step(self, step: Step) -> Document:
        """This document with one more line of history."""
        return replace(self, history=(*self.history, step))


@dataclass(frozen=True, slots=True)
class Rendition:
    """One copy for one audience: decided, labelled, written, checked."""

    audience: str
    profile: str
    document: Document = field(repr=False)
    decisions: tuple[Decision, ...] = ()
    redactions: tuple[Redaction, ...] = field(repr=False, default=())
    cuts: tuple[Cut, ...] = ()
    label: Label | None = None
    output: bytes | None = field(repr=False, default=None)
    file_name: str = field(repr=False, default="")
    """The source's name with anything personal in it replaced."""
    overrides: tuple[Decision, ...] = ()
    """What a reviewer decided; applied after the policy's rules."""
    withheld: str = ""
    """Why policy gives this audience no copy ("confidential-document"), or empty."""
    remarks: tuple[Remark, ...] = ()
    """What writing the copy had to make do with."""
    checks: tuple[Check, ...] = ()
    history: tuple[Step, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether the copy was written, was checked, and every check passed."""
        return (
            self.output is not None
            and bool(self.checks)
            and all(check.passed for check in self.checks)
        )

    def with_step(self, step: Step) -> Rendition:
        """This rendition with one more line of history."""
        return replace(self, history=(*self.history, step))
