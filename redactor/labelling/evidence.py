"""What in a document's content raises its label (``labels.md`` section 2.3).

Only somebody identifiable raises: words about pupils, health or money in general text,
whole-school figures and the running text of a policy do not (``rules.md`` 002-09 and
section 2). Words alone count only inside a confidential section, for its descriptor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from redactor.document import (
    Block,
    BlockKind,
    Document,
    Entity,
    Finding,
    Level,
    Person,
    Role,
    Section,
    Stance,
)
from redactor.labelling.commercial import RECOGNISER
from redactor.labelling.topics import times, topics_of

_WINDOW = 160
"""Characters on each side of a name in which a need or a care matter is about that person."""
_SECTION_LENGTH = 12_000
_FACT = "private-fact"
"""The recogniser of health, care, need and family of one person."""
_LIST_ROWS = 3
_CHILDREN = frozenset({Role.PUPIL, Role.PARENT})
_CHILD_NUMBERS = frozenset({Entity.DOB, Entity.UPN, Entity.ULN, Entity.NHS_NUMBER})
_OTHER_NUMBERS = frozenset({Entity.NINO, Entity.BANK_ACCOUNT})
_CONTACTS = frozenset({Entity.PHONE, Entity.EMAIL, Entity.ADDRESS, Entity.POSTCODE})
_LETTERED = re.compile(r"\b(?i:pupil|child|student|learner|family) [A-Z]{1,2}\b")
_CERTAIN = 0.6
_NEEDS = re.compile(
    r"[\W\d]*(?:sen|send|aln|inclusion|special(?: educational)? needs|medical(?: needs)?)\b\W*",
    re.IGNORECASE,
)
_HEALTH_FIELD = re.compile(
    r"\b(?:allerg(?:y|ies)|medical (?:conditions?|needs|notes)|medication|diagnos[ie]s|"
    r"sen status|ethnicity|religion|disabilit(?:y|ies)|dietary needs)\b[^:\n.]{0,30}:\s*"
    r"(?!(?:none|no|nil|n/?a|not applicable|yes/no|please|if)\b)[^\W_]{3,}",
    re.IGNORECASE,
)
_ONE_CHILD = re.compile(
    r"\b(?:a|the|one|this|that|another) (?:(?:year|y) ?\d{1,2}|reception|nursery|sixth[- ]form) "
    r"(?:boy|girl|child|pupil|student) (?:who|whose|was|had|has|is)\b",
    re.IGNORECASE,
)
_ENTRY_LENGTH = 300
_FIELD_LENGTH = 40
_TO_ONE = re.compile(r"\W*(?:dear|annwyl)\b", re.IGNORECASE)
_TO_MANY = re.compile(
    r"\W*(?:dear|annwyl)\b[^\n]{0,40}\b(?:all|parents|families|carers|governors|colleagues|"
    r"everyone|everybody|friends|staff|year \d+|rieni)\b",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\W*\d{1,2}(?:\.|\)|\s|$)")
_HEADING_REACH = 8
"""How many blocks after its heading a line can stand and still be under it."""
_SENTENCE_END = re.compile(r"[.!?;](?=\s)|\n")
_UNPUBLISHED = re.compile(
    r"(?:\bnot yet (?:been )?(?:agreed|approved|published|public|announced)|\bunpublished|"
    r"\bnot (?:for|to be) (?:published|publication)|\bsubject to (?:contract|approval by))\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"£\s?\d|\b(?:price|tender|budget|forecast|deficit|lettings|bid|quote|contract)s?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Raise:
    """One ground for a level. ``reason`` is one of the four words of ``rules.md`` 000-01.

    ``firm`` is False for a descriptor that rests on general words beside a firmer one.
    """

    level: Level
    descriptor: str
    reason: str
    rule: str
    handling: tuple[str, ...] = ()
    firm: bool = True


def reason_for(descriptor: str) -> str:
    """The reason word that goes with a descriptor (``rules.md`` section 10)."""
    return {"COMMERCIAL": "COMMERCIAL", "LEGAL": "LEGAL", "CREDENTIALS": "PRIVATE"}.get(
        descriptor, "PERSONAL"
    )


def find_raises(
    document: Document, *, findings: Iterable[Finding], sections: Iterable[Section]
) -> tuple[Raise, ...]:
    """The grounds that these findings and confidential sections of the document give.

    Of people only the mentions among ``findings`` count, so that a copy is labelled by
    what is left in it.
    """
    here = tuple(findings)
    raises: dict[Raise, None] = {}
    for source in (
        _of_people(document, here),
        _of_numbers(document, here),
        _of_details(document, here),
        _of_lists(document, here),
        _of_fields(document, here),
        _of_unnamed(document),
        _of_letter(document, here),
        *(_of_section(document, section, here) for section in sections),
        _of_money(document),
    ):
        raises.update(dict.fromkeys(source))
    return tuple(raises)


def _raise(level: Level, descriptor: str, rule: str, reason: str = "") -> Raise:
    return Raise(level, descriptor, reason or reason_for(descriptor), rule)


def _of_people(document: Document, findings: tuple[Finding, ...]) -> Iterator[Raise]:
    by_id = {finding.id: finding for finding in findings}
    confidential = confidential_blocks(document)
    for person in document.people:
        for mention in person.mentions:
            finding = by_id.get(mention.finding)
            if finding is not None and not finding.keep:
                inside = finding.span.block in confidential
                yield from _of_mention(document, person, finding, mention.stance, inside=inside)


def _of_mention(
    document: Document, person: Person, finding: Finding, stance: Stance, *, inside: bool
) -> Iterator[Raise]:
    private = not person.official
    topics = _around(document, finding)
    if private and (person.role in _CHILDREN or (inside and person.role is Role.OTHER)):
        yield _raise(Level.CONFIDENTIAL, "PERSONAL", "000-32")
        if "safeguarding" in topics:
            yield _raise(Level.RESTRICTED, "SAFEGUARDING", "003-23")
        if "health" in topics or (person.role is Role.PUPIL and _under_needs(document, finding)):
            yield _raise(Level.RESTRICTED, "HEALTH-SEN", "001-07")
    elif stance is Stance.SUBJECT:
        yield _raise(Level.CONFIDENTIAL, "STAFF", "002-14")
        if "allegation" in topics:
            yield _raise(Level.RESTRICTED, "SAFEGUARDING", "001-13")
    elif private and not document.blocks[finding.span.block].hidden:
        # Every Office file names an author in its properties, which no copy carries.
        yield Raise(Level.INTERNAL, "", "PERSONAL", "000-11")
    unknown = private and person.role in (*_CHILDREN, Role.OTHER)
    if unknown or inside or stance is Stance.SUBJECT:
        child = private and person.role in _CHILDREN
        yield from _of_condition(topics | (_of_entry(document, finding) if child else set()))


def _of_entry(document: Document, finding: Finding) -> frozenset[str]:
    """The topics of a list entry that begins with a child's name: all of it is about them."""
    text = document.blocks[finding.span.block].text
    if len(text) > _ENTRY_LENGTH or re.search(r"\w", text[: finding.span.start]):
        return frozenset()
    return topics_of(text)


def _of_condition(topics: frozenset[str], reason: str = "") -> Iterator[Raise]:
    """Special category data about one person: RESTRICTED whoever it is (UK GDPR Art. 9)."""
    if "condition" in topics:
        descriptor = "SAFEGUARDING" if "safeguarding" in topics else "HEALTH-SEN"
        yield _raise(Level.RESTRICTED, descriptor, "001-07", reason)
    if "special" in topics:
        yield _raise(Level.RESTRICTED, "PERSONAL", "labels.md 2.3", reason)


def _under_needs(document: Document, finding: Finding) -> bool:
    """Whether the finding stands under a heading on special needs: "7. SEND", "Medical"."""
    block = document.blocks[finding.span.block]
    if _NEEDS.match(block.text[: finding.span.start]):
        return True
    for before in reversed(document.blocks[max(0, block.id - _HEADING_REACH) : block.id]):
        text = before.text.strip()
        if _NEEDS.fullmatch(text):
            return True
        if before.kind is BlockKind.HEADING or _ITEM.match(text):
            return False
    return False


def confidential_blocks(document: Document) -> frozenset[int]:
    """The ids of the blocks in confidential sections."""
    return frozenset(
        block
        for section in document.sections
        if section.part == 2
        for block in range(section.first, section.last + 1)
    )


def _around(document: Document, finding: Finding) -> frozenset[str]:
    """The topics of the sentence that the finding stands in."""
    text = document.blocks[finding.span.block].text
    low, high = max(0, finding.span.start - _WINDOW), min(len(text), finding.span.stop + _WINDOW)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, low, finding.span.start)]
    close = _SENTENCE_END.search(text, finding.span.stop, high)
    return topics_of(text[ends[-1] if ends else low : close.start() if close else high])


def _of_numbers(document: Document, findings: tuple[Finding, ...]) -> Iterator[Raise]:
    for finding in findings:
        if finding.keep:
            continue
        if finding.entity is Entity.PASSWORD:
            yield _raise(Level.RESTRICTED, "CREDENTIALS", "003-07")
        elif finding.entity in _CHILD_NUMBERS:
            yield _raise(Level.CONFIDENTIAL, "PERSONAL", "000-32")
        elif finding.entity in _OTHER_NUMBERS or finding.entity is Entity.USERNAME:
            yield _raise(Level.CONFIDENTIAL, "PERSONAL", "002-14")
        elif document.family == "policy":
            continue  # its running text gives the contacts of the school's own officers
        elif finding.entity in _CONTACTS or finding.entity in (Entity.ID, Entity.VEHICLE_REG):
            yield Raise(Level.INTERNAL, "", "PERSONAL", "000-30")


def _of_details(document: Document, findings: tuple[Finding, ...]) -> Iterator[Raise]:
    """Details without a name: group privacy and the private life of somebody (003-01)."""
    if document.family == "policy":
        return
    for finding in findings:
        if finding.keep:
            continue
        if finding.entity in (Entity.INDIRECT, Entity.SENSITIVE_DETAIL):
            yield from _of_condition(topics_of(document.text_of(finding.span)), "PRIVATE")
        if finding.entity is Entity.INDIRECT:
            yield _raise(Level.CONFIDENTIAL, "PERSONAL", "003-01", "PRIVATE")
        elif finding.entity is Entity.SENSITIVE_DETAIL:
            if finding.recogniser == RECOGNISER:
                yield _raise(Level.CONFIDENTIAL, "COMMERCIAL", "000-06")
            elif finding.score < _CERTAIN:
                yield Raise(Level.INTERNAL, "", "PRIVATE", "004-09")
            elif "staff" in topics_of(document.text_of(finding.span)):
                yield _raise(Level.CONFIDENTIAL, "STAFF", "002-14")
            else:
                yield _raise(Level.CONFIDENTIAL, "PERSONAL", "002-14", "PRIVATE")
            if finding.recogniser == _FACT:
                # Health, care or need told of one person (UK GDPR Art. 9).
                yield _raise(Level.RESTRICTED, "HEALTH-SEN", "001-07", "PRIVATE")
        elif finding.entity is Entity.PART2_ECHO:
            yield _raise(Level.CONFIDENTIAL, "PERSONAL", "002-16")


def _of_lists(document: Document, findings: tuple[Finding, ...]) -> Iterator[Raise]:
    """A list of contacts is confidential whatever its title (000-04)."""
    named: set[tuple[int, ...]] = set()
    reached: set[tuple[int, ...]] = set()
    for finding in findings:
        row = _row(document.blocks[finding.span.block])
        if finding.entity is Entity.PERSON:
            named.add(row)
        elif finding.entity in _CONTACTS and not finding.keep:
            reached.add(row)
    if len(named & reached) >= _LIST_ROWS:
        yield _raise(Level.CONFIDENTIAL, "PERSONAL", "000-04")


def _of_fields(document: Document, findings: tuple[Finding, ...]) -> Iterator[Raise]:
    """A health field that somebody filled in ("Allergies: nuts"), in a paper that names them."""
    if document.family == "policy" or not _private(document, findings):
        return
    texts = [block.text for block in document.blocks if not block.hidden]
    pairs = (f"{text}: {after}" for text, after in pairwise(texts) if len(text) <= _FIELD_LENGTH)
    if any(_HEALTH_FIELD.search(text) for text in (*texts, *pairs)):
        yield _raise(Level.RESTRICTED, "HEALTH-SEN", "001-07")


def _of_unnamed(document: Document) -> Iterator[Raise]:
    """One child told by year group and story ("the Year 4 boy who"): a pupil subject (000-32)."""
    if document.family == "policy":
        return
    if any(_ONE_CHILD.search(block.text) for block in document.blocks if not block.hidden):
        yield _raise(Level.CONFIDENTIAL, "PERSONAL", "000-32", "PRIVATE")


def _of_letter(document: Document, findings: tuple[Finding, ...]) -> Iterator[Raise]:
    """A letter to or from one family is about their child throughout, named or "she"."""
    if document.family != "letter" or not _private(document, findings, children=True):
        return
    texts = [block.text for block in document.blocks if not block.hidden]
    if any(_TO_ONE.match(text) for text in texts) and not any(map(_TO_MANY.match, texts)):
        for text in texts:
            yield from _of_condition(topics_of(text))


def _private(document: Document, findings: tuple[Finding, ...], *, children: bool = False) -> bool:
    """Whether a private person is among the findings, or with ``children`` a pupil or parent."""
    here = {f.id for f in findings if not f.keep}
    return any(
        mention.finding in here
        for person in document.people
        if not person.official and (person.role in _CHILDREN or not children)
        for mention in person.mentions
    )


def _row(block: Block) -> tuple[int, ...]:
    return (block.cell.table, block.cell.row) if block.cell else (block.id,)


def _of_section(
    document: Document, section: Section, findings: tuple[Finding, ...]
) -> Iterator[Raise]:
    """A confidential section is CONFIDENTIAL with its own descriptor (001-24)."""
    for descriptor, firm in section_descriptors(document, section, findings):
        yield Raise(
            Level.CONFIDENTIAL,
            descriptor,
            reason_for(descriptor),
            "001-24",
            ("PINK PAPER", "DESTROY-AFTER-MEETING"),
            firm,
        )


def section_descriptors(
    document: Document, section: Section, findings: Iterable[Finding] = ()
) -> tuple[tuple[str, bool], ...]:
    """The descriptors of a confidential section, each with whether it is firm.

    Firm is what a named or lettered person, or the most frequent words, show; general
    words beside that are not ("a long-term staff absence" beside "pupil C").
    """
    text = _text(document.blocks[section.first : section.last + 1])
    topics = topics_of(text)
    roles = _roles(document, section, findings)
    counts = {
        "LEGAL": times("legal", text),
        "STAFF": times("staff", text),
        "COMMERCIAL": times("commercial", text),
        "PERSONAL": times("pupil", text) + times("family", text),
    }
    child = bool(roles & _CHILDREN) or bool(_LETTERED.search(text))
    subject = Role.STAFF in roles
    named = [d for d, certain in (("STAFF", subject), ("PERSONAL", child)) if certain]
    if "allegation" in topics and (child or subject):
        return (("SAFEGUARDING", True), *((d, True) for d in named))
    most = max(counts.values())
    if not most and not named:
        return (("PERSONAL", True),)
    firm = set(named) | {d for d, n in counts.items() if n and not named and 2 * n >= most}
    firm |= {d for d in ("LEGAL", "COMMERCIAL") if counts[d] == most and most}
    return tuple((d, d in firm) for d, n in counts.items() if n or d in firm)


def _roles(document: Document, section: Section, findings: Iterable[Finding]) -> set[Role]:
    """Children and parents named in the section, and STAFF if somebody on it is the subject."""
    inside = {f.id for f in findings if section.holds(f.span.block)}
    roles: set[Role] = set()
    for person in document.people:
        for mention in person.mentions:
            if mention.finding in inside:
                if person.role in _CHILDREN and not person.official:
                    roles.add(person.role)
                elif mention.stance is Stance.SUBJECT:
                    roles.add(Role.STAFF)
    return roles


def _text(blocks: Iterable[Block]) -> str:
    parts, size = [], 0
    for block in blocks:
        parts.append(block.text)
        size += len(block.text)
        if size > _SECTION_LENGTH:
            break
    return "\n".join(parts)[:_SECTION_LENGTH]


def _of_money(document: Document) -> Iterator[Raise]:
    """Prices, budgets and plans said to be not yet public (000-05, 000-07, 003-26)."""
    if document.family in ("policy", "form"):
        return
    for block in document.blocks:
        if block.kind in (BlockKind.PROPERTY, BlockKind.FILE_NAME) or not block.text:
            continue
        found = _UNPUBLISHED.search(block.text)
        if found and _MONEY.search(block.text, max(0, found.start() - _WINDOW)):
            yield _raise(Level.CONFIDENTIAL, "COMMERCIAL", "000-07")
            return
