"""Keeps what a copy will not hold, so that it can be classified though nobody sees it.

Whatever normalising a file throws away (deleted text, comments, hidden runs, properties,
unknown attributes …) is noted here as text and becomes hidden blocks.
"""

from __future__ import annotations

import re

from redactor.document import BlockKind
from redactor.formats.docx.names import AP, SYM, P, w
from redactor.formats.docx.package import Element
from redactor.formats.docx.values import harmless

_STYLE_IDS = frozenset({w("pStyle"), w("rStyle"), w("tblStyle")})
_BREAKS = frozenset({w("br"), w("cr"), w("tab")})
_WORDS = re.compile(r"[^\W\d_]{2}")
_ROUTINE = re.compile(
    r"(?:Picture|Text Box|Image|Grafik|Shape|Rectangle|Object|Chart|Table|Group|Diagram) ?\d*|"
    r"image\d*\.\w{3,4}|_(?:Toc|Ref|Hlk)\d+|_GoBack|Office(?: Theme)?|dcterms:W3CDTF|"
    r"[\\/]?APA\w*(?:\.XSL)?|"
    r"[\d-]+T[\d:.]+Z?|"
    r"[0-9A-Fa-f]{8}"
)
"""Names that programs give by themselves."""
_CHAR = w("char")
_MAX_NOTES = 20_000


class Dropped:
    """Collects texts, each once, in the order they were met."""

    def __init__(self, *, wanted: bool) -> None:
        self._wanted = wanted
        self._texts: dict[str, BlockKind] = {}

    @property
    def texts(self) -> list[tuple[BlockKind, str]]:
        """What was collected."""
        return [(kind, text) for text, kind in self._texts.items()]

    def note(self, text: str | None, kind: BlockKind = BlockKind.PROPERTY) -> None:
        """Remember a text, if there is a word or number in it."""
        if not self._wanted or text is None or len(self._texts) >= _MAX_NOTES:
            return
        text = text.strip()
        if text and any(character.isalnum() for character in text):
            self._texts.setdefault(text, kind)

    def value(self, text: str) -> None:
        """Remember an attribute's value, if it holds a word that is not of the standard."""
        if (
            self._wanted
            and _WORDS.search(text)
            and not (harmless(text) or _ROUTINE.fullmatch(text))
        ):
            self.note(text)

    def tree(self, element: Element, kind: BlockKind = BlockKind.PARAGRAPH) -> None:
        """Remember all text and all free values below an element."""
        if not self._wanted:
            return
        lines: list[list[str]] = [[]]
        for node in element.iter():
            if node.tag in (P, AP):
                lines.append([])
            elif node.tag in _BREAKS:
                lines[-1].append(" ")
            elif node.tag == SYM:
                lines[-1].append(symbol(node))
            if node.text:
                lines[-1].append(node.text)
            if node.tail and node.tail.strip() and node is not element:
                lines[-1].append(node.tail)
            for value in node.attrib.values() if node.tag not in _STYLE_IDS else ():
                self.value(str(value))
        for line in lines:
            self.note("".join(line), kind)


def symbol(element: Element) -> str:
    """The character of a ``w:sym``: its code less the offset that symbol fonts add."""
    try:
        code = int(element.get(_CHAR, ""), 16)
    except ValueError:
        return ""
    code = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    plain = 0x20 < code < 0xD800 or 0xE000 <= code <= 0x10FFFF
    return chr(code) if plain else "�"
