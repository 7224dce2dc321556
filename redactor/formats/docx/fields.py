"""Fields: page numbers stay live, everything else becomes the text it shows.

A field is begin, code, separate, result, end, spread over runs and paragraphs (ISO/IEC
29500-1, 17.16). Its code can hold names, paths and addresses that nobody sees.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, field

from lxml import etree

from redactor.document import BlockKind
from redactor.formats.docx.dropped import Dropped
from redactor.formats.docx.names import RPR, RUN, SPACE, VAL, T, w
from redactor.formats.docx.package import Element

LIVE = frozenset({"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES"})
_CHAR, _TYPE, _CODE, _DELETED_CODE = (
    w("fldChar"),
    w("fldCharType"),
    w("instrText"),
    w("delInstrText"),
)
_SIMPLE, _INSTR, _DATA = w("fldSimple"), w("instr"), w("ffData")
_FIELD_PARTS = frozenset({_CHAR, _CODE, _DELETED_CODE})
_QUOTED = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(slots=True)
class _Field:
    """One open field while its runs go by."""

    code: list[str] = field(default_factory=list)
    shows: bool = False
    live: bool = False
    data: Element | None = None


def settle(root: Element, dropped: Dropped) -> None:
    """Make every field of a story plain text, apart from page numbers without switches."""
    _drop_unended(root)
    open_fields: list[_Field] = []
    for run in list(root.iter(RUN)):
        marks = any(child.tag in _FIELD_PARTS for child in run)
        if marks:
            _step(run, open_fields, dropped)
        elif open_fields and not all(entry.shows and not entry.live for entry in open_fields):
            _remove(run, dropped, kind=BlockKind.PROPERTY)
    for simple in list(root.iter(_SIMPLE)):
        _settle_simple(simple, dropped)


def _drop_unended(root: Element) -> None:
    """Remove the beginning of a field that never ends, which would swallow the rest."""
    begun: list[Element] = []
    for mark in root.iter(_CHAR):
        if mark.get(_TYPE) == "begin":
            begun.append(mark)
        elif mark.get(_TYPE) == "end" and begun:
            begun.pop()
    for mark in begun:
        _unlink(mark)


def _step(run: Element, open_fields: list[_Field], dropped: Dropped) -> None:
    """Take the field marks out of one run and follow them."""
    for child in list(run):
        if child.tag == RPR:
            continue
        if child.tag == _CHAR:
            kind = child.get(_TYPE)
            if kind == "begin":
                open_fields.append(_Field(data=child.find(_DATA)))
            elif kind == "separate" and open_fields:
                _separate(run, child, open_fields, dropped)
            elif kind == "end" and open_fields:
                _end(run, child, open_fields, dropped)
            dropped.tree(child, BlockKind.PROPERTY)
            run.remove(child)
        elif child.tag in (_CODE, _DELETED_CODE):
            if open_fields:
                open_fields[-1].code.append(child.text or "")
            else:
                dropped.note(child.text)
            run.remove(child)
        elif open_fields and not all(entry.shows and not entry.live for entry in open_fields):
            dropped.tree(child, BlockKind.PROPERTY)
            run.remove(child)
    if not any(child.tag != RPR for child in run):
        _unlink(run)


def _separate(run: Element, mark: Element, open_fields: list[_Field], dropped: Dropped) -> None:
    current = open_fields[-1]
    code = "".join(current.code)
    dropped.note(code)
    outer = all(entry.shows and not entry.live for entry in open_fields[:-1])
    current.shows = True
    if _name(code) in LIVE:
        current.live = True
        if outer:
            _write_live(run, mark, _name(code))
    elif outer and current.data is not None:
        _write_form(mark, current.data)
        if _name(code) in ("FORMCHECKBOX", "FORMDROPDOWN"):
            current.live = True


def _end(run: Element, mark: Element, open_fields: list[_Field], dropped: Dropped) -> None:
    closed = open_fields.pop()
    if closed.shows or not all(entry.shows and not entry.live for entry in open_fields):
        return
    code = "".join(closed.code)
    dropped.note(code)
    name = _name(code)
    if name in LIVE:
        _write_live(run, mark, name)
    elif closed.data is not None:
        _write_form(mark, closed.data)
    elif name in ("MACROBUTTON", "GOTOBUTTON"):
        # What the reader sees of these two is the last part of the code itself.
        mark.addprevious(_text(" ".join(code.split()[2:])))


def _name(code: str) -> str:
    return code.split()[0].upper() if code.split() else ""


def _write_live(run: Element, mark: Element, name: str) -> None:
    """Write a page number field as one ``w:fldSimple``; what it showed last is not kept."""
    simple = etree.Element(_SIMPLE)
    simple.set(_INSTR, f" {name} ")
    inner = etree.SubElement(simple, RUN)
    look = run.find(RPR)
    if look is not None:
        inner.append(copy.deepcopy(look))
    inner.append(_text("1"))
    before = [child for child in mark.itersiblings(preceding=True) if child.tag != RPR]
    if before:
        left = etree.Element(RUN)
        if look is not None:
            left.append(copy.deepcopy(look))
        left.extend(reversed(before))
        run.addprevious(left)
    run.addprevious(simple)


def _write_form(mark: Element, data: Element) -> None:
    """Show a check box or drop-down of a form as the reader saw it."""
    box = data.find(w("checkBox"))
    choices = data.find(w("ddList"))
    if box is not None:
        state = box.find(w("checked"))
        if state is None:
            state = box.find(w("default"))
        on = state is not None and state.get(VAL, "1") in ("1", "true", "on")
        mark.addprevious(_text("☒" if on else "☐"))
    elif choices is not None:
        entries = [entry.get(VAL, "") for entry in choices.iter(w("listEntry"))]
        result = choices.find(w("result"))
        chosen = result.get(VAL, "0") if result is not None else "0"
        if chosen.isdecimal() and int(chosen) < len(entries):
            mark.addprevious(_text(entries[int(chosen)]))


def _settle_simple(simple: Element, dropped: Dropped) -> None:
    code = simple.get(_INSTR, "")
    if code.strip() not in LIVE:
        dropped.note(code)
    for data in simple.findall(w("fldData")):
        simple.remove(data)
    if _name(code) not in LIVE:
        for child in list(simple):
            simple.addprevious(child)
        _unlink(simple)
        return
    simple.attrib.clear()
    simple.set(_INSTR, f" {_name(code)} ")
    look = next(simple.iter(RPR), None)
    for child in list(simple):
        simple.remove(child)
    run = etree.SubElement(simple, RUN)
    if look is not None:
        run.append(look)
    run.append(_text("1"))


def _text(text: str) -> Element:
    element = etree.Element(T)
    element.text = text
    if text != text.strip():
        element.set(SPACE, "preserve")
    return element


def _remove(element: Element, dropped: Dropped, *, kind: BlockKind) -> None:
    dropped.tree(element, kind)
    _unlink(element)


def _unlink(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
