"""Where something stands in a document, said without a word of it."""

from __future__ import annotations

import re
from itertools import accumulate

from redactor.document import Block, BlockKind, Document

_ITEM = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?)(?![\d.]*\d)(?:[.):]|\t|\s*$)")
_LINE = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?)(?![\d.]*\d)[.):]?\s")
_NAMES = {
    BlockKind.HEADER: "page header",
    BlockKind.FOOTER: "page footer",
    BlockKind.NOTE: "footnote or endnote",
    BlockKind.COMMENT: "comment",
    BlockKind.ALT_TEXT: "description of a picture",
    BlockKind.PROPERTY: "document properties",
    BlockKind.FILE_NAME: "file name",
}


class Places:
    """The places of one document. Paragraphs and headings count from 1 as a reader counts them."""

    def __init__(self, document: Document) -> None:
        blocks = document.blocks
        self._blocks = blocks
        self._paragraphs = list(accumulate(int(_counts(block)) for block in blocks))
        self._items: list[str] = []
        item = ""
        for block in blocks:
            item = _item_of(block) or item
            self._items.append(item)

    def of(self, block_id: int) -> str:
        """Such as "item 6.1, paragraph 14" or "table 2, row 3, column 1"."""
        block = self._blocks[block_id]
        if block.kind in _NAMES:
            return _NAMES[block.kind]
        where = f"paragraph {self._paragraphs[block_id]}"
        if block.kind is BlockKind.HEADING:
            where = f"heading at paragraph {self._paragraphs[block_id]}"
        if block.cell is not None:
            cell = block.cell
            where = f"table {cell.table + 1}, row {cell.row + 1}, column {cell.column + 1}"
        if block.hidden:
            where = f"hidden text, {where}"
        item = self._items[block_id]
        return f"item {item}, {where}" if item else where


def _counts(block: Block) -> bool:
    flows = block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
    return flows and not block.hidden and bool(block.text.strip())


def _item_of(block: Block) -> str:
    """The number of the agenda item that a block begins, or "". Only digits and one letter."""
    if block.hidden or block.kind in _NAMES:
        return ""
    pattern = _LINE if block.kind is BlockKind.HEADING else _ITEM
    match = _ITEM.match(block.number) or pattern.match(block.text)
    return match.group(1) if match else ""
