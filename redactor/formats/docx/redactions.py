"""Takes stretches of text out of a draft and writes what stands in for them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from lxml import etree

from redactor.document import Redaction
from redactor.errors import AnchorError
from redactor.formats.docx.blocks import Nodes
from redactor.formats.docx.names import AT, PROPERTIES, STR_POINT, TEXT_TAGS, A, T, w
from redactor.formats.docx.normalise import discard, set_text, unwrap
from redactor.formats.docx.package import Element
from redactor.formats.docx.text import Attribute, pieces_of

_FIELD = w("fldSimple")
Span = tuple[int, int, str]


def apply_redactions(nodes: Nodes, redactions: Sequence[Redaction]) -> None:
    """Cut all anchors out of their nodes; each replacement is written once, at the first.

    Raises AnchorError when a node, or a place in it, is not there.
    """
    spans: dict[str, list[Span]] = {}
    for redaction in redactions:
        label = redaction.replacement
        for anchor in redaction.anchors:
            spans.setdefault(anchor.node, []).append((anchor.start, anchor.stop, label))
            label = ""
    for key, wanted in spans.items():
        node = nodes.by_key.get(key)
        if node is None:
            raise AnchorError("A passage to redact was not found again in the file.")
        merged = _merged(wanted)
        if isinstance(node, Attribute):
            _redact_attribute(node, merged)
        else:
            _redact_paragraph(node, merged)


def _merged(spans: list[Span]) -> list[Span]:
    """The spans in order, overlapping ones as one, which keeps the first label."""
    merged: list[Span] = []
    for start, stop, label in sorted(spans, key=lambda span: (span[0], -span[1])):
        if merged and start < merged[-1][1]:
            before = merged[-1]
            merged[-1] = (before[0], max(before[1], stop), before[2] or label)
        else:
            merged.append((start, stop, label))
    return merged


def _check(spans: list[Span], length: int) -> None:
    if spans[0][0] < 0 or any(start >= stop or stop > length for start, stop, _ in spans):
        raise AnchorError("A passage to redact is not where it was read.")


def _redact_attribute(node: Attribute, spans: list[Span]) -> None:
    text = node.element.get(node.name, "")
    _check(spans, len(text))
    for start, stop, label in reversed(spans):
        text = text[:start] + label + text[stop:]
    node.element.set(node.name, text)


def _redact_paragraph(paragraph: Element, spans: list[Span]) -> None:
    text, pieces, _ = pieces_of(paragraph)
    _check(spans, len(text))
    starts = [piece.start for piece in pieces]
    touched: list[Element] = []
    for start, stop, label in reversed(spans):
        place = bisect_right(starts, start) - 1
        while place < len(pieces) and pieces[place].start < stop:
            piece = pieces[place]
            low = max(start, piece.start) - piece.start
            high = min(stop, piece.stop) - piece.start
            touched.append(_cut(piece.element, low, high, label))
            label = ""
            place += 1
    for element in touched:
        _unlink_field(element)
        _drop_if_empty(element)


def _cut(element: Element, low: int, high: int, label: str) -> Element:
    """Take ``low:high`` out of one text element, or all of a tab or line break."""
    if element.tag == STR_POINT:
        text = element.text or ""
        element.text = text[:low] + label + text[high:] or None
    elif element.tag in TEXT_TAGS:
        text = element.text or ""
        set_text(element, text[:low] + label + text[high:])
    else:
        if label:
            element.addprevious(_text_like(element, label))
        holder = element.getparent()
        discard(element)
        return holder if holder is not None else element
    return element


def _text_like(element: Element, label: str) -> Element:
    """A text element that may stand where ``element`` stands."""
    if str(element.tag).startswith(f"{{{A}}}"):
        run = etree.Element(f"{{{A}}}r")
        etree.SubElement(run, AT).text = label
        return run
    text = etree.Element(T)
    set_text(text, label)
    return text


def _unlink_field(element: Element) -> None:
    """A page number that was redacted must not be counted anew on opening."""
    for field in list(element.iterancestors(_FIELD)):
        unwrap(field)


def _drop_if_empty(element: Element) -> None:
    """Drop an emptied text and its run: a row of empty runs tells how many a name had."""
    if element.tag == STR_POINT or element.text:
        return
    if element.tag in TEXT_TAGS:
        run = element.getparent()
        if run is None:
            return
        run.remove(element)
    else:
        run = element
    if str(run.tag).endswith("}r") and all(child.tag in PROPERTIES for child in run):
        discard(run)
