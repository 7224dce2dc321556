"""Reads a draft into blocks, in the order a reader meets them.

The body with its tables in place, each note and text box after the paragraph it hangs on,
then headers, footers, list labels that hold words, and last everything hidden.
"""

from __future__ import annotations

import re

from redactor.document import Anchor, Block, BlockKind, Cell, Run
from redactor.formats.docx.draft import Draft
from redactor.formats.docx.names import (
    CHART,
    PPR,
    STR_POINT,
    TBL,
    TC,
    TR,
    VAL,
    A,
    P,
    R,
    V,
    w,
)
from redactor.formats.docx.numbering import Numbering
from redactor.formats.docx.package import Element
from redactor.formats.docx.text import Attribute, Piece, attribute_nodes, pieces_of, text_nodes

_PSTYLE, _NUMPR, _OUTLINE = w("pStyle"), w("numPr"), w("outlineLvl")
_SPAN, _BEFORE, _VMERGE, _TCPR, _TRPR = map(w, ["gridSpan", "gridBefore", "vMerge", "tcPr", "trPr"])
_PICTURES = frozenset({w("drawing"), w("pict"), f"{{{A}}}blip", f"{{{V}}}imagedata"})
_REFERENCES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
_LETTERS = re.compile(r"[^\W\d_]{2}")
_CHART_ID = f"{{{R}}}id"
_WIDEST = 1_000


class Nodes:
    """The text nodes of all stories of a draft, by key and by element."""

    def __init__(self, draft: Draft) -> None:
        self.by_key: dict[str, Element | Attribute] = {}
        self.keys: dict[Element, str] = {}
        self.attributes: dict[Element, list[str]] = {}
        for story, root in draft.stories.items():
            if story not in ("styles", "theme", "numbering"):
                for place, element in enumerate(text_nodes(root)):
                    self.by_key[f"{story}:{place}"] = element
                    self.keys[element] = f"{story}:{place}"
            for place, attribute in enumerate(attribute_nodes(root)):
                key = f"{story}@{place}"
                self.by_key[key] = attribute
                self.attributes.setdefault(attribute.element, []).append(key)


class Reader:
    """Turns one draft into blocks."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self.nodes = Nodes(draft)
        self.blocks: list[Block] = []
        self.owners: list[Element | None] = []
        """For each block the paragraph, chart label or attribute holder it was read from."""
        self._offset = 0
        self._tables = 0
        self._numbering = Numbering(draft.stories.get("numbering"))
        self._notes = {
            (kind, note.get(w("id"))): note
            for kind in ("footnotes", "endnotes")
            for note in draft.stories.get(kind, ())
            if note.get(w("type"), "normal") == "normal"
        }
        self._levels: dict[str, int] = {}

    def read(self) -> tuple[Block, ...]:
        """All blocks, hidden ones last."""
        self._flow(self._draft.body, BlockKind.PARAGRAPH, None)
        for kind in (BlockKind.HEADER, BlockKind.FOOTER):
            for story, root in self._draft.stories.items():
                if story.startswith(f"{kind.value}-"):
                    self._flow(root, kind, None)
        self._labels()
        seen = {block.text.strip() for block in self.blocks}
        for kind, text in self._draft.dropped.texts:
            if text not in seen:
                self._add(kind, text, (), hidden=True)
        return tuple(self.blocks)

    def _flow(self, container: Element, kind: BlockKind, cell: Cell | None) -> None:
        for child in container:
            if child.tag == P:
                self._paragraph(child, kind, cell)
            elif child.tag == TBL:
                self._table(child, kind)
            elif len(child) and child.tag not in (TC, TR):
                self._flow(child, kind, cell)

    def _table(self, table: Element, kind: BlockKind) -> None:
        number = self._tables
        self._tables += 1
        inner = BlockKind.CELL if kind is BlockKind.PARAGRAPH else kind
        self._attributes(table.find(w("tblPr")))
        merged: dict[int, int] = {}
        for row, element in enumerate(table.iterchildren(TR)):
            column = _count(element.find(_TRPR), _BEFORE, 0)
            for cell in element.iterchildren(TC):
                properties = cell.find(_TCPR)
                merge = properties.find(_VMERGE) if properties is not None else None
                if merge is None or merge.get(VAL, "continue") == "restart":
                    merged[column] = row
                first = merged.get(column, row)
                self._flow(cell, inner, Cell(number, first, column))
                column += _count(properties, _SPAN, 1)

    def _paragraph(self, paragraph: Element, kind: BlockKind, cell: Cell | None) -> None:
        text, pieces, nested = pieces_of(paragraph)
        number, level, heading = "", 0, 0
        if paragraph.tag == P:
            heading, number, level = self._standing(paragraph, bool(text or nested))
        if heading and kind is BlockKind.PARAGRAPH:
            kind = BlockKind.HEADING
        drawn = (
            list(paragraph.iter(*_PICTURES, *self._FREE, CHART, *_REFERENCES))
            if self._has_objects(paragraph)
            else []
        )
        if text.strip() or any(element.tag in _PICTURES for element in drawn):
            self._add(
                kind, text, self._runs(paragraph, pieces),
                level=heading or level, number=number, cell=cell, owner=paragraph,
            )  # fmt: skip
        for child in nested:
            self._paragraph(child, kind if kind is not BlockKind.HEADING else _PLAIN, cell)
        for element in drawn:
            self._hanging(element, nested)

    _FREE = tuple({w("tblCaption"), w("tblDescription"), TBL})

    def _has_objects(self, paragraph: Element) -> bool:
        """Whether a run holds anything but text: most paragraphs are spared a second walk."""
        return any(child.tag in _OBJECTS for run in paragraph for child in (run, *run))

    def _hanging(self, element: Element, nested: list[Element]) -> None:
        """What hangs on a paragraph: alternative text, charts, notes."""
        if element.tag in _REFERENCES:
            note = self._notes.pop((_REFERENCES[element.tag], element.get(w("id"))), None)
            if note is not None:
                self._flow(note, BlockKind.NOTE, None)
        elif element.tag == CHART:
            root = self._draft.stories.get(element.get(_CHART_ID, ""))
            for node in text_nodes(root) if root is not None else ():
                text, pieces, _ = pieces_of(node)
                if text.strip():
                    self._add(BlockKind.PARAGRAPH, text, self._runs(node, pieces), owner=node)
        elif not any(ancestor in nested for ancestor in element.iterancestors(P)) and (
            element.tag in (w("drawing"), w("pict"))
        ):
            self._attributes(element, nested)

    def _attributes(self, root: Element | None, nested: list[Element] | None = None) -> None:
        """Blocks for the free-text attributes below an element, each once."""
        for element in root.iter() if root is not None else ():
            for key in self.nodes.attributes.pop(element, ()):
                attribute = self.nodes.by_key[key]
                if isinstance(attribute, Attribute):
                    text = element.get(attribute.name, "")
                    if text.strip():
                        run = Run(0, len(text), Anchor(key, 0, len(text)))
                        self._add(BlockKind.ALT_TEXT, text, (run,), owner=element)

    def _labels(self) -> None:
        """List labels that hold words ("Pupil %1:") are text like any other."""
        root = self._draft.stories.get("numbering")
        for element in root.iter(w("lvlText")) if root is not None else ():
            text = element.get(VAL, "")
            if _LETTERS.search(text):
                for key in self.nodes.attributes.get(element, ()):
                    run = Run(0, len(text), Anchor(key, 0, len(text)))
                    self._add(BlockKind.PROPERTY, text, (run,), owner=element)

    def _standing(self, paragraph: Element, counted: bool) -> tuple[int, str, int]:
        """Heading level, list number and list depth of a paragraph."""
        properties = paragraph.find(PPR)
        style, number, depth, outline = "", None, None, None
        for child in properties if properties is not None else ():
            if child.tag == _PSTYLE:
                style = child.get(VAL, "")
            elif child.tag == _OUTLINE:
                outline = child.get(VAL, "")
            elif child.tag == _NUMPR:
                for entry in child:
                    if entry.tag == w("numId"):
                        number = entry.get(VAL, "")
                    elif entry.tag == w("ilvl"):
                        value = entry.get(VAL, "")
                        depth = int(value) if value.isdecimal() and len(value) < 3 else None
        styles = self._draft.styles
        style = style or styles.defaults.get("paragraph", "")
        if style not in self._levels:
            self._levels[style] = styles.heading_level(style)
        heading = self._levels[style]
        if outline is not None:
            heading = int(outline) + 1 if outline in tuple("012345678") else 0
        if number is None:
            number, from_style = styles.numbering(style)
            depth = from_style if depth is None else depth
        elif depth is None and number:
            depth = 0
        label, level = self._numbering.next(number, depth, style) if number else ("", 0)
        return heading, label, level

    def _runs(self, node: Element, pieces: list[Piece]) -> tuple[Run, ...]:
        key = self.nodes.keys[node]
        if not pieces:
            return ()
        return (Run(0, pieces[-1].stop, Anchor(key, 0, pieces[-1].stop)),)

    def _add(
        self,
        kind: BlockKind,
        text: str,
        runs: tuple[Run, ...],
        *,
        level: int = 0,
        number: str = "",
        cell: Cell | None = None,
        hidden: bool = False,
        owner: Element | None = None,
    ) -> None:
        self.owners.append(owner)
        self.blocks.append(
            Block(
                len(self.blocks),
                kind,
                text,
                runs,
                offset=self._offset,
                level=level,
                number=number,
                cell=cell,
                hidden=hidden,
            )
        )
        self._offset += len(text) + 1


_PLAIN = BlockKind.PARAGRAPH
_OBJECTS = frozenset({*_PICTURES, *_REFERENCES, w("ruby")}) - {STR_POINT}


def _count(properties: Element | None, tag: str, default: int) -> int:
    found = properties.find(tag) if properties is not None else None
    value = found.get(VAL, "") if found is not None else ""
    return min(int(value), _WIDEST) if value.isascii() and value.isdecimal() else default
