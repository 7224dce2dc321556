"""Writes what a copy says about itself: header, footer, notice and page colour."""

from __future__ import annotations

from lxml import etree

from redactor.document import Marking
from redactor.formats.docx.draft import Draft
from redactor.formats.docx.names import (
    BODY,
    PPR,
    RPR,
    RUN,
    SECTPR,
    VAL,
    P,
    R,
    T,
    w,
)
from redactor.formats.docx.normalise import set_text
from redactor.formats.docx.package import Element

_ID = f"{{{R}}}id"
_ROOTS = {"header": "hdr", "footer": "ftr"}
_EDGES = ("top", "left", "bottom", "right")
_A4 = (("w", "11906"), ("h", "16838"))
_MARGINS = (("top", "1440"), ("right", "1440"), ("bottom", "1440"), ("left", "1440"))
_DISTANCES = (("header", "708"), ("footer", "708"), ("gutter", "0"))


def apply_marking(draft: Draft, marking: Marking) -> None:
    """Write the marking into every page's header and footer, and the notice into the body."""
    last = _last_section(draft)
    for kind, text in (("header", marking.header), ("footer", marking.footer)):
        if text:
            _on_every_page(draft, kind, text)
    notice = [_notice(text) for text in marking.notice if text]
    if marking.tint:
        _tint(draft, marking.tint)
        draft.body[0:0] = notice
    else:
        for paragraph in notice:
            last.addprevious(paragraph)


def _last_section(draft: Draft) -> Element:
    """The section properties that end the body; written when the file has none."""
    body = draft.body
    if len(body) and body[-1].tag == SECTPR:
        return body[-1]
    existing = body.find(SECTPR)
    if existing is not None:
        body.append(existing)
        return existing
    section = etree.SubElement(body, SECTPR)
    for name, pairs in (("pgSz", _A4), ("pgMar", _MARGINS + _DISTANCES)):
        element = etree.SubElement(section, w(name))
        for key, value in pairs:
            element.set(w(key), value)
    return section


def _on_every_page(draft: Draft, kind: str, text: str) -> None:
    """Put a line above the content of every header (or footer), and add those missing.

    A section without one of its own inherits it from the section before, so only the first
    section needs all that pages can ask for.
    """
    stories = [key for key in draft.stories if key.startswith(f"{kind}-")]
    for key in stories:
        draft.stories[key].insert(0, _line(text))
    document = draft.stories["document"]
    wanted = ["default"]
    if any(section.find(w("titlePg")) is not None for section in document.iter(SECTPR)):
        wanted.append("first")
    if draft.settings.even:
        wanted.append("even")
    first = next(document.iter(SECTPR))
    tag = w(f"{kind}Reference")
    present = {reference.get(w("type"), "default") for reference in first.findall(tag)}
    for which in reversed(wanted):
        if which not in present:
            key = f"{kind}-new-{which}"
            root = etree.Element(w(_ROOTS[kind]), nsmap={"w": w("")[1:-1]})
            root.append(_line(text))
            draft.stories[key] = root
            reference = etree.Element(tag)
            reference.set(w("type"), which)
            reference.set(_ID, key)
            first.insert(0, reference)


def _paragraph(text: str, *, bold: bool, size: str) -> tuple[Element, Element]:
    paragraph = etree.Element(P)
    properties = etree.SubElement(paragraph, PPR)
    run = etree.SubElement(paragraph, RUN)
    look = etree.SubElement(run, RPR)
    if bold:
        etree.SubElement(look, w("b"))
    etree.SubElement(look, w("color")).set(VAL, "000000")
    etree.SubElement(look, w("sz")).set(VAL, size)
    set_text(etree.SubElement(run, T), text)
    return paragraph, properties


def _line(text: str) -> Element:
    """One centred line for a header or footer."""
    paragraph, properties = _paragraph(text, bold=True, size="20")
    spacing = etree.SubElement(properties, w("spacing"))
    spacing.set(w("before"), "0")
    spacing.set(w("after"), "60")
    etree.SubElement(properties, w("jc")).set(VAL, "center")
    return paragraph


def _notice(text: str) -> Element:
    """One paragraph in a box; boxes that follow each other join in Word."""
    paragraph, properties = _paragraph(text, bold=False, size="20")
    border = etree.SubElement(properties, w("pBdr"))
    for edge in _EDGES:
        side = etree.SubElement(border, w(edge))
        for key, value in (("val", "single"), ("sz", "8"), ("space", "4"), ("color", "595959")):
            side.set(w(key), value)
    spacing = etree.SubElement(properties, w("spacing"))
    spacing.set(w("before"), "120")
    spacing.set(w("after"), "120")
    return paragraph


def _tint(draft: Draft, colour: str) -> None:
    document = draft.stories["document"]
    for old in document.findall(w("background")):
        document.remove(old)
    background = etree.Element(w("background"))
    background.set(w("color"), colour.lstrip("#").upper())
    document.insert(0, background)
    if document.find(BODY) is not None:
        draft.tinted = True
