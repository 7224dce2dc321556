"""Leaves whole blocks out of a draft, and keeps what remains a valid document."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from redactor.document import Cut
from redactor.errors import AnchorError
from redactor.formats.docx.blocks import Reader
from redactor.formats.docx.names import (
    AP,
    BODY,
    PPR,
    SECTPR,
    STR_POINT,
    TBL,
    TC,
    TR,
    TXBX,
    P,
    w,
)
from redactor.formats.docx.normalise import discard, paragraph_of
from redactor.formats.docx.package import Element
from redactor.formats.docx.text import Attribute

_DOCUMENT = "document:"
_HOLDERS = frozenset({TC, TXBX, w("hdr"), w("ftr"), w("footnote"), w("endnote")})
_REFERENCES = (w("headerReference"), w("footerReference"))


def apply_cuts(reader: Reader, cuts: Sequence[Cut]) -> None:
    """Take the blocks of every cut out of the reader's draft; write its stub in their place.

    ``reader`` has read the draft before. Raises AnchorError for blocks that are not there.
    """
    ordinals = {
        int(key.removeprefix(_DOCUMENT)): element
        for element, key in reader.nodes.keys.items()
        if cuts and key.startswith(_DOCUMENT)
    }
    kept = {element for element in reader.owners if element is not None}
    for cut in sorted(cuts, key=lambda cut: cut.first, reverse=True):
        if not 0 <= cut.first <= cut.last:
            raise AnchorError("A section to leave out was not found again in the file.")
        owners = reader.owners[cut.first : cut.last + 1]
        doomed = _doomed(reader, owners, ordinals, kept)
        kept -= set(doomed)
        _leave_out(doomed, kept, cut.stub)
        for place, owner in enumerate(owners, start=cut.first):
            _blank(reader, place, owner)


def _doomed(
    reader: Reader,
    owners: Sequence[Element | None],
    ordinals: dict[int, Element],
    kept: set[Element],
) -> list[Element]:
    """Paragraphs of the body that go, with the empty ones among them, in document order."""
    wanted = {owner for owner in owners if owner is not None and owner.tag == P}
    places = [
        int(key.removeprefix(_DOCUMENT))
        for key in (reader.nodes.keys.get(owner, "") for owner in wanted)
        if key.startswith(_DOCUMENT)
    ]
    if not places:
        return []
    return [
        ordinals[place]
        for place in range(min(places), max(places) + 1)
        if place in ordinals
        and ordinals[place].tag == P
        and (ordinals[place] in wanted or ordinals[place] not in kept)
    ]


def _leave_out(doomed: list[Element], kept: set[Element], stub: str) -> None:
    if not doomed:
        return
    gone = set(doomed)
    note = paragraph_of(stub) if stub else None
    tops = [p for p in doomed if not any(parent in gone for parent in p.iterancestors(P))]
    if note is not None:
        tops[0].addprevious(note)
    tables: dict[Element, None] = {}
    holders: dict[Element, None] = {}
    for paragraph in tops:
        for table in reversed(list(paragraph.iterancestors(TBL))):
            tables[table] = None
        holder = paragraph.getparent()
        if holder is not None:
            holders[holder] = None
        _remove(paragraph)
    for table in tables:
        outer = table.getparent()
        _prune(table, kept, note)
        if outer is not None:
            holders[outer] = None
    for holder in holders:
        _mend(holder)


def _remove(paragraph: Element) -> None:
    """Remove a paragraph; a section break in it moves to what stands before."""
    properties = paragraph.find(PPR)
    section = properties.find(SECTPR) if properties is not None else None
    before = paragraph.getprevious()
    parent = paragraph.getparent()
    if section is not None and parent is not None and parent.tag == BODY:
        if before is not None and not _section_of(before):
            host = before
            if before.tag != P:
                host = etree.Element(P)
                paragraph.addprevious(host)
            look = host.find(PPR)
            if look is None:
                look = etree.Element(PPR)
                host.insert(0, look)
            look.append(section)
        else:
            _hand_on(section, paragraph)
    discard(paragraph)


def _section_of(element: Element) -> bool:
    properties = element.find(PPR)
    return properties is not None and properties.find(SECTPR) is not None


def _hand_on(section: Element, paragraph: Element) -> None:
    """Give the headers of a section that goes to the next one, which may inherit them."""
    following = next(
        (s for s in paragraph.itersiblings() for s in s.iter(SECTPR)), None
    )  # fmt: skip
    if following is None:
        return
    present = {(r.tag, r.get(w("type"))) for r in following if r.tag in _REFERENCES}
    for reference in reversed(list(section)):
        if (
            reference.tag in _REFERENCES
            and (reference.tag, reference.get(w("type"))) not in present
        ):
            following.insert(0, reference)


def _prune(table: Element, kept: set[Element], note: Element | None) -> None:
    """Drop the rows nothing is left in, or the whole table; the stub moves out of it."""
    if table.getparent() is None:
        return
    if not any(paragraph in kept for paragraph in table.iter(P)):
        if note is not None and any(parent is table for parent in note.iterancestors(TBL)):
            table.addprevious(note)
        discard(table)
        return
    for row in list(table.iterchildren(TR)):
        paragraphs = list(row.iter(P))
        if not any(p in kept for p in paragraphs) and note not in paragraphs:
            table.remove(row)


def _mend(holder: Element) -> None:
    """Give a cell, box or note the paragraph it must have, and keep tables apart."""
    if holder.tag in _HOLDERS:
        content = [child for child in holder if child.tag in (P, TBL)]
        if not content or (holder.tag == TC and content[-1].tag != P):
            etree.SubElement(holder, P)
    for table in holder.findall(TBL):
        follower = table.getnext()
        if follower is not None and follower.tag == TBL:
            table.addnext(etree.Element(P))


def _blank(reader: Reader, place: int, owner: Element | None) -> None:
    """Empty what belongs to a cut but stands elsewhere: notes, headers, labels, alt texts."""
    block = reader.blocks[place] if place < len(reader.blocks) else None
    nodes = [reader.nodes.by_key[run.anchor.node] for run in block.runs] if block else []
    if owner is not None and owner.tag == P and not any(isinstance(n, Attribute) for n in nodes):
        for child in list(owner):
            if child.tag != PPR:
                owner.remove(child)
    for node in nodes:
        if isinstance(node, Attribute):
            node.element.set(node.name, "")
        elif node.tag == STR_POINT:
            node.text = None
        elif node.tag == AP:
            for child in list(node):
                if not str(child.tag).endswith("Pr"):
                    node.remove(child)
