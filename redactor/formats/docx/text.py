"""The text of one paragraph, and where each character of it stands.

A node is one paragraph, one cached chart label or one attribute of a story. Its key is
"STORY:ORDINAL" or "STORY@ORDINAL"; offsets count in the node's whole text.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from redactor.formats.docx.dropped import symbol
from redactor.formats.docx.names import (
    PARAGRAPHS,
    PROPERTIES,
    SINGLE,
    STR_POINT,
    SYM,
    TEXT_TAGS,
    C,
    w,
)
from redactor.formats.docx.package import Element
from redactor.formats.docx.scrub import FREE_ATTRIBUTES
from redactor.formats.docx.values import PICTORIAL

_NUM_CACHES = frozenset(f"{{{C}}}{name}" for name in ("numCache", "numLit"))
_FREE_TAGS = tuple({tag for tag, _ in FREE_ATTRIBUTES})
_FONT = w("font")


@dataclass(frozen=True, slots=True)
class Piece:
    """``start:stop`` of a paragraph's text comes from ``element``."""

    start: int
    stop: int
    element: Element = field(repr=False)


@dataclass(frozen=True, slots=True)
class Attribute:
    """A free-text attribute of an element."""

    element: Element = field(repr=False)
    name: str


def pieces_of(paragraph: Element) -> tuple[str, list[Piece], list[Element]]:
    """The text of a paragraph, its pieces, and the paragraphs nested in it (text boxes)."""
    texts: list[str] = []
    pieces: list[Piece] = []
    nested: list[Element] = []
    if paragraph.tag == STR_POINT:
        text = paragraph.text or ""
        return text, [Piece(0, len(text), paragraph)], nested
    position = 0
    stack = [iter(paragraph)]
    while stack:
        for element in stack[-1]:
            tag = element.tag
            if tag in TEXT_TAGS:
                text = element.text or ""
            elif tag in SINGLE:
                text = SINGLE[tag]
            elif tag == SYM:
                text = "•" if element.get(_FONT) in PICTORIAL else symbol(element)
            elif tag in PARAGRAPHS:
                nested.append(element)
                continue
            elif tag in PROPERTIES:
                continue
            else:
                if len(element):
                    stack.append(iter(element))
                    break
                continue
            if text:
                texts.append(text)
                pieces.append(Piece(position, position + len(text), element))
                position += len(text)
        else:
            stack.pop()
    return "".join(texts), pieces, nested


def text_nodes(root: Element) -> list[Element]:
    """The paragraphs of a story and its chart labels, in document order."""
    return [
        element
        for element in root.iter(*PARAGRAPHS, STR_POINT)
        if element.tag != STR_POINT or not _is_number(element)
    ]


def _is_number(point: Element) -> bool:
    return any(ancestor.tag in _NUM_CACHES for ancestor in point.iterancestors())


def attribute_nodes(root: Element) -> list[Attribute]:
    """The free-text attributes of a story that hold something, in document order."""
    return [
        Attribute(element, str(name))
        for element in root.iter(*_FREE_TAGS)
        for name in element.attrib
        if (element.tag, name) in FREE_ATTRIBUTES
    ]
