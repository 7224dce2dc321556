"""The rule by which a source and a copy get their labels (``labels.md`` section 2).

The floor of the type, then markings, then content; each can raise and none can lower.
An unknown type is CONFIDENTIAL until somebody has looked (2.5). A copy is labelled
afresh by what is left in it (2.7).
"""

from __future__ import annotations

from collections.abc import Iterable

from redactor.document import BlockKind, Document, Label, Level, Rendition, Section
from redactor.labelling.commercial import RECOGNISER as COMMERCIAL
from redactor.labelling.doctypes import DocumentType, type_of
from redactor.labelling.evidence import Raise, find_raises, reason_for
from redactor.labelling.markings import FoundMarking, find_markings

ORDER = (
    "CREDENTIALS", "COUNSELLING", "SAFEGUARDING", "HEARING", "HEALTH-SEN", "LEGAL", "STAFF",
    "COMMERCIAL", "PERSONAL",
)  # fmt: skip
"""Which descriptor is printed where several apply (``labels.md`` section 1)."""
REASONS = ("PERSONAL", "PRIVATE", "COMMERCIAL", "LEGAL")
HANDLING = (
    "NAMED-RECIPIENTS", "DSL-HOLD", "SEALED", "RETURN", "NOT-VIA-PUPIL", "PINK PAPER",
    "DESTROY-AFTER-MEETING", "HEAD-APPROVAL",
)  # fmt: skip
REVIEW = "review: type not recognised"
CONFIRM = "confirm before publishing"
WITHHELD = "confidential-document"
PUBLIC_AUDIENCE = "public"
UNDIVIDED = "tender-or-quotation-pack"
"""Confidential as a whole unless its losing bids could be told from the award (000-06)."""
_TEXT_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CELL})
_MOSTLY = 0.6


def source_label(document: Document) -> Label:
    """The label of the source as a whole: the highest of its parts."""
    kind = type_of(document.family, document.subtype)
    sections = [section for section in document.sections if section.part == 2]
    raises = [
        *_floor(kind),
        *_unchecked(kind, document),
        *_marked(find_markings(document.blocks)),
        *find_raises(document, findings=document.findings, sections=sections),
    ]
    return _label(raises, notes=() if kind else (REVIEW,))


def copy_label(rendition: Rendition) -> Label:
    """The label of one copy, by the findings and sections that its decisions leave in it.

    A copy for the public is PUBLIC when nothing is left that raises it; an unknown type
    makes it INTERNAL. What a reviewer decided to keep does not raise it.
    """
    document = rendition.document
    removed = {d.target for d in rendition.decisions if d.action.removes}
    trusted = {d.target for d in rendition.decisions if d.by != "policy"}
    left = [f for f in document.findings if f.id not in removed and f.id not in trusted]
    sections = [
        s for s in document.sections if s.part == 2 and s.id not in removed and s.id not in trusted
    ]
    raises = list(find_raises(document, findings=left, sections=sections))
    kind = type_of(document.family, document.subtype)
    if sections:
        return _label(raises)
    notes: tuple[str, ...] = ()
    if kind is None:
        raises.append(Raise(Level.INTERNAL, "", "", "labels.md 2.5"))
        notes = (REVIEW,)
    elif kind.floor > Level.PUBLIC:
        notes = (CONFIRM,)
    return _label(raises, notes=notes)


def withheld(rendition: Rendition) -> str:
    """Why the public gets no copy at all, or "" (``rules.md`` 002-13).

    That is so for types that are confidential from end to end, for a document marked
    confidential as a whole, and where nothing but confidential sections would be left.
    """
    document = rendition.document
    if rendition.audience != PUBLIC_AUDIENCE:
        return ""
    removed = {d.target for d in rendition.decisions if d.action.removes}
    opened = {d.target for d in rendition.decisions if d.by != "policy" and not d.action.removes}
    sections = [s for s in document.sections if s.part == 2]
    if any(section.id in opened for section in sections):
        return ""
    cut = [section for section in sections if section.id in removed]
    if any(section.cue == "document-banner" for section in cut) or _marked_whole(document):
        return WITHHELD
    share = _share(document, cut)
    if share >= 1:
        return WITHHELD
    kind = type_of(document.family, document.subtype)
    if kind is not None and kind.subtype == UNDIVIDED and not _bids_removed(document, removed):
        return WITHHELD
    if kind is None or not kind.whole:
        return ""
    divided = kind.subtype in ("part-2-minutes", "heads-report-part-2") and cut
    return "" if divided and share < _MOSTLY else WITHHELD


def _bids_removed(document: Document, removed: set[str]) -> bool:
    """Whether the losing bids of a tender report were found, so that the award can be shown."""
    return any(f.recogniser == COMMERCIAL and f.id in removed for f in document.findings)


def _marked_whole(document: Document) -> bool:
    """Whether the page furniture marks all of it; a policy's own words never do."""
    if document.family == "policy":
        return False
    places = (BlockKind.HEADER.value, BlockKind.FOOTER.value)
    return any(m.whole and m.place in places for m in find_markings(document.blocks))


def _share(document: Document, sections: Iterable[Section]) -> float:
    """How much of the visible text, by characters, lies in these sections."""
    inside = {n for section in sections for n in range(section.first, section.last + 1)}
    if not inside:
        return 0.0
    total = within = 0
    for block in document.blocks:
        if block.kind in _TEXT_KINDS and not block.hidden:
            size = len(block.text.strip())
            total += size
            within += size if block.id in inside else 0
    return within / total if total else 0.0


def _unchecked(kind: DocumentType | None, document: Document) -> list[Raise]:
    """A source that names somebody is internal until it is checked (``labels.md`` section 3)."""
    if kind is None or not kind.after_check or not document.people:
        return []
    return [Raise(Level.INTERNAL, "", "", "labels.md 3")]


def _floor(kind: DocumentType | None) -> list[Raise]:
    if kind is None:
        return [Raise(Level.CONFIDENTIAL, "", "", "labels.md 2.5")]
    if kind.floor is Level.PUBLIC:
        return []
    if not kind.descriptors:
        return [Raise(kind.floor, "", "", "labels.md 3", kind.handling)]
    return [
        Raise(kind.floor, descriptor, reason_for(descriptor), "labels.md 3", kind.handling)
        for descriptor in kind.descriptors
    ]


def _marked(markings: Iterable[FoundMarking]) -> list[Raise]:
    return [
        Raise(marking.level, descriptor, reason_for(descriptor) if descriptor else "", marking.rule)
        for marking in markings
        for descriptor in (marking.descriptors or ("",))
    ]


def _label(raises: Iterable[Raise], notes: tuple[str, ...] = ()) -> Label:
    grounds = tuple(raises)
    level = max((ground.level for ground in grounds), default=Level.PUBLIC)
    descriptors = _descriptors(grounds, level)
    reasons = {ground.reason for ground in grounds if ground.reason}
    handling = {mark for ground in grounds for mark in ground.handling}
    if level <= Level.INTERNAL:
        reasons = set()
    elif not reasons:
        reasons = {"PRIVATE"}
    return Label(
        level=level,
        descriptors=descriptors,
        reasons=(*(word for word in REASONS if word in reasons), *notes),
        handling=tuple(mark for mark in HANDLING if mark in handling),
        rules=tuple(dict.fromkeys(ground.rule for ground in grounds)),
    )


def _descriptors(grounds: tuple[Raise, ...], level: Level) -> tuple[str, ...]:
    """Those of the label's own level first, firm ones before others, then by `ORDER`."""
    rank: dict[str, tuple[bool, bool, int]] = {}
    for ground in grounds:
        if ground.descriptor:
            place = (ground.level < level, not ground.firm, ORDER.index(ground.descriptor))
            rank[ground.descriptor] = min(rank.get(ground.descriptor, place), place)
    if level < Level.CONFIDENTIAL:
        return ()
    return tuple(sorted(rank, key=lambda descriptor: rank[descriptor]))


def written(label: Label) -> str:
    """The label as it is printed: "CONFIDENTIAL-STAFF", "PUBLIC"."""
    return "-".join((label.level.name, *label.descriptors[:1]))
