"""Makes a story say what it shows, and nothing else.

A story is the tree of a document, header, footer or notes part. After `normalise` it has
no revisions, fields, controls, links, comments, hidden runs or alternatives left: only what
somebody sees who opens the file. Everything taken away goes to the `Dropped` collector.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from redactor.document import BlockKind
from redactor.formats.docx import fields
from redactor.formats.docx.controls import Bindings, settle_controls
from redactor.formats.docx.dropped import Dropped
from redactor.formats.docx.names import (
    ALTERNATE,
    MC,
    PPR,
    RPR,
    RUN,
    SPACE,
    TBL,
    TC,
    TEXT_TAGS,
    TR,
    VAL,
    P,
    T,
    w,
)
from redactor.formats.docx.package import Element
from redactor.formats.docx.styles import Styles, on

_UNDERSTOOD = frozenset({"wps", "wpg", "w14", "wp14", "w15", "w16se", "a14", "v", "w"})
_DEL, _INS, _MOVE_FROM, _MOVE_TO = w("del"), w("ins"), w("moveFrom"), w("moveTo")
_DROP = tuple(
    map(
        w,
        [
            "rPrChange",
            "pPrChange",
            "sectPrChange",
            "tblPrChange",
            "tblGridChange",
            "trPrChange",
            "tcPrChange",
            "tblPrExChange",
            "numberingChange",
            "cellIns",
            "cellMerge",
            "moveFromRangeStart",
            "moveFromRangeEnd",
            "moveToRangeStart",
            "moveToRangeEnd",
            "commentRangeStart",
            "commentRangeEnd",
            "commentReference",
            "annotationRef",
            "permStart",
            "permEnd",
            "proofErr",
            "bookmarkStart",
            "bookmarkEnd",
            "customXmlInsRangeStart",
            "customXmlInsRangeEnd",
            "customXmlDelRangeStart",
            "customXmlDelRangeEnd",
            "customXmlMoveFromRangeStart",
            "customXmlMoveFromRangeEnd",
            "customXmlMoveToRangeStart",
            "customXmlMoveToRangeEnd",
            "smartTagPr",
            "customXmlPr",
            "softHyphen",
            "lastRenderedPageBreak",
            "delText",
            "delInstrText",
            "subDoc",
            "control",
        ],
    )
)
_UNWRAP = tuple(map(w, ["ins", "moveTo", "smartTag", "customXml", "hyperlink"]))
_VANISH, _RSTYLE, _PSTYLE = w("vanish"), w("rStyle"), w("pStyle")
_ALT_CHUNK, _OBJECT = w("altChunk"), w("object")
_FIELD_PARTS = frozenset({w("fldChar"), w("instrText"), RPR})
_INVISIBLE = re.compile("[\u00ad\u200b\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069\u200e\u200f]+")
_JOINERS = re.compile(r"(?<=[A-Za-zÀ-ɏ])[\u200c\u200d]+|[\u200c\u200d]+(?=[A-Za-zÀ-ɏ])")
EMBEDDED_STUB = "[embedded document removed]"


def normalise(root: Element, *, styles: Styles, bindings: Bindings, dropped: Dropped) -> None:
    """Turn one story into what it shows, in place."""
    _choose_branches(root, dropped)
    _drop_deleted(root, dropped)
    _merge_paragraphs(root)
    _drop_unseen(root, dropped)
    _drop_hidden_runs(root, styles, dropped)
    fields.settle(root, dropped)
    settle_controls(root, bindings, dropped)
    for element in list(root.iter(*_UNWRAP)):
        for value in element.attrib.values():
            dropped.value(str(value))
        unwrap(element)
    _clean_text(root, dropped)


def unwrap(element: Element) -> None:
    """Put the children of an element in its place."""
    parent = element.getparent()
    if parent is None:
        return
    for child in list(element):
        element.addprevious(child)
    parent.remove(element)


def discard(element: Element) -> None:
    """Take an element out of its tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _choose_branches(root: Element, dropped: Dropped) -> None:
    """Keep one branch of each alternative: the one Word shows, if we understand it too."""
    for alternate in list(root.iter(ALTERNATE)):
        if alternate.getparent() is None:
            continue
        chosen: Element | None = None
        for branch in alternate:
            needs = frozenset(branch.get("Requires", "").split())
            if branch.tag == f"{{{MC}}}Fallback" or (needs and needs <= _UNDERSTOOD):
                chosen = branch
                break
        for branch in list(alternate):
            if branch is not chosen:
                dropped.tree(branch)
                alternate.remove(branch)
        if chosen is not None:
            unwrap(chosen)
        unwrap(alternate)


def _drop_deleted(root: Element, dropped: Dropped) -> None:
    """Leave out tracked deletions, whole rows and cells among them."""
    for mark in list(root.iter(_DEL, _MOVE_FROM, w("cellDel"))):
        parent = mark.getparent()
        if parent is None:
            continue
        if parent.tag == w("trPr"):
            _drop_up(parent.getparent(), TBL, dropped)
        elif mark.tag == w("cellDel"):
            _drop_cell(parent.getparent(), dropped)
        elif parent.tag != RPR:
            dropped.tree(mark)
            parent.remove(mark)


def _drop_up(row: Element | None, table: str, dropped: Dropped) -> None:
    parent = row.getparent() if row is not None else None
    if row is None or parent is None:
        return
    dropped.tree(row)
    parent.remove(row)
    while parent is not None and parent.tag != table:
        parent = parent.getparent()
    if parent is not None and next(parent.iter(TR), None) is None:
        discard(parent)


def _drop_cell(cell: Element | None, dropped: Dropped) -> None:
    row = cell.getparent() if cell is not None else None
    if cell is None or row is None:
        return
    dropped.tree(cell)
    row.remove(cell)
    if row.find(TC) is None:
        _drop_up(row, TBL, dropped)


def _merge_paragraphs(root: Element) -> None:
    """Join a paragraph whose mark was deleted with the one after it."""
    marked = []
    for mark in root.iter(_DEL, _MOVE_FROM):
        look = mark.getparent()
        properties = look.getparent() if look is not None and look.tag == RPR else None
        if properties is not None and properties.tag == PPR:
            marked.append(properties.getparent())
    doomed = {paragraph for paragraph in marked if paragraph is not None}
    waiting: list[Element] = []
    for paragraph in marked:
        if paragraph is None:
            continue
        follower = paragraph.getnext()
        if follower is None or follower.tag != P:
            if not waiting and not any(child.tag != PPR for child in paragraph):
                _drop_if_spare(paragraph)
            waiting = []
            continue
        waiting.append(paragraph)
        if follower not in doomed:
            _join(waiting, follower)
            waiting = []


def _join(sources: Iterable[Element], target: Element) -> None:
    content = [c for source in sources for c in source if c.tag != PPR]
    properties = target.find(PPR)
    place = 0 if properties is None else target.index(properties) + 1
    target[place:place] = content
    for source in sources:
        discard(source)


def _drop_if_spare(paragraph: Element) -> None:
    """Remove an emptied paragraph, unless its cell or story would have none left."""
    parent = paragraph.getparent()
    if parent is None or not any(s.tag == P for s in parent if s is not paragraph):
        return
    if parent.tag != TC or parent[-1] is not paragraph:
        parent.remove(paragraph)


def _drop_unseen(root: Element, dropped: Dropped) -> None:
    """Leave out marks, authors, bookmarks and embedded documents."""
    for element in list(root.iter(*_DROP)):
        dropped.tree(element, BlockKind.PROPERTY)
        discard(element)
    for chunk in list(root.iter(_ALT_CHUNK)):
        # Word would show the other file's text here: say so, rather than lose it in silence.
        chunk.addprevious(paragraph_of(EMBEDDED_STUB))
        discard(chunk)
    for look in list(root.iter(RPR)):
        for tag in (_INS, _DEL, _MOVE_FROM, _MOVE_TO):
            mark = look.find(tag)
            if mark is not None:
                dropped.tree(mark, BlockKind.PROPERTY)
                look.remove(mark)
    for mark in list(root.iter(_INS)):
        parent = mark.getparent()
        if parent is not None and parent.tag in (w("trPr"), w("numPr")):
            parent.remove(mark)


def paragraph_of(text: str) -> Element:
    """A new plain paragraph."""
    from lxml import etree

    paragraph = etree.Element(P)
    run = etree.SubElement(paragraph, RUN)
    etree.SubElement(run, T).text = text
    return paragraph


def _drop_hidden_runs(root: Element, styles: Styles, dropped: Dropped) -> None:
    """Leave out runs that are formatted as hidden, directly or by their style."""
    by_style = styles.has_hidden()
    if not by_style and next(root.iter(_VANISH), None) is None:
        return
    for run in list(root.iter(RUN)):
        hidden = on(run.find(RPR), _VANISH)
        if hidden is None and by_style:
            hidden = _hidden_by_style(run, styles)
        if not hidden:
            continue
        dropped.tree(run)
        # Field marks stay until the fields are settled, or a field would lose its end.
        for child in list(run):
            if child.tag not in _FIELD_PARTS:
                run.remove(child)
        if all(child.tag == RPR for child in run):
            discard(run)


def _hidden_by_style(run: Element, styles: Styles) -> bool | None:
    look = run.find(RPR)
    style = look.find(_RSTYLE) if look is not None else None
    if style is not None:
        hidden = styles.hidden(style.get(VAL, ""))
        if hidden is not None:
            return hidden
    paragraph = next(run.iterancestors(P), None)
    properties = paragraph.find(PPR) if paragraph is not None else None
    named = properties.find(_PSTYLE) if properties is not None else None
    identity = named.get(VAL, "") if named is not None else styles.defaults.get("paragraph", "")
    return styles.hidden(identity)


def _clean_text(root: Element, dropped: Dropped) -> None:
    """Write each text plainly: no invisible characters, composed accents, needed spaces only."""
    for element in root.iter(*TEXT_TAGS):
        text = element.text or ""
        if not text.isascii():
            clean = _JOINERS.sub("", _INVISIBLE.sub("", text))
            text = unicodedata.normalize("NFC", clean)
        set_text(element, text)


def set_text(element: Element, text: str) -> None:
    """Give a text element its text; None rather than '' keeps a second run the same."""
    element.text = text or None
    element.attrib.clear()
    if element.tag == T and text != text.strip():
        element.set(SPACE, "preserve")
