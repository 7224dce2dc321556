"""Blocks to lines: what a reader of the paper would take for one line each.

A block is a line; a table row also is one, over all its cells. Headers, footers, notes and
properties stand beside the text and are no lines of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from redactor.document import Block, BlockKind
from redactor.sections.cues import Cue, CueKind, Extent
from redactor.sections.ends import is_public_heading
from redactor.sections.grammar import cue_of, may_hold_cue
from redactor.sections.numbering import Number, number_of, split_number

BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CELL})
"""The kinds that make up the running text."""
FURNITURE = frozenset({BlockKind.HEADER, BlockKind.FOOTER})
"""Page furniture: repeated on every page, neither opens nor closes anything."""

_BREAKS = re.compile(r"[\n\v\f\r\u2028\u2029]+")
_SENTENCES = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[\"'(\[]*[A-ZÀ-Þ0-9])")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Revd|Fr|St|No|Cllr|Pt|Min|Conf|[A-Z])\.$")
_PAGE = re.compile(r"\bpage \d+(?: of \d+)?\b|\b\d+ of \d+$|\btudalen \d+", re.IGNORECASE)
_GLANCE = 60
"""Characters at the front of a block in which an item number can stand."""


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: its blocks and how many of its cells hold text."""

    first: int
    last: int
    filled: int
    is_first: bool
    numbered: bool


@dataclass(frozen=True, slots=True)
class TextLine:
    """A block of running text with what the grammar says about it.

    ``cues`` are in order of the text; more than one when the block holds several lines or
    sentences. ``title`` says that the line is short and no sentence. ``furniture`` marks a
    page header that an extractor left in the text.
    """

    block: int
    kind: BlockKind
    text: str = field(repr=False)
    number: Number | None = None
    automatic: int = 0
    level: int = 0
    row: Row | None = None
    cues: tuple[Cue, ...] = ()
    public_heading: bool = False
    furniture: bool = False

    @property
    def title(self) -> bool:
        """Whether this can be the title of an item: short, and not ended as a sentence."""
        return len(self.text) <= 90 and not self.text.rstrip().endswith((".", ";", ","))


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as (start, stop); lines are sentences too."""
    spans: list[tuple[int, int]] = []
    start = 0
    cuts = sorted(
        {m.start() for m in _BREAKS.finditer(text)} | {m.start() for m in _SENTENCES.finditer(text)}
    )
    for cut in [*cuts, len(text)]:
        if cut < len(text) and _ABBREVIATION.search(text[start:cut]):
            continue
        piece = text[start:cut]
        lead = len(piece) - len(piece.lstrip(" \t\n\v\f\r\"')]\u2028\u2029"))
        if piece.strip():
            spans.append((start + lead, cut))
        start = cut
    return spans


def _cues(text: str) -> tuple[Cue, ...]:
    """The cues of a block, line by line and sentence by sentence."""
    if not may_hold_cue(text):
        return ()
    found: list[Cue] = []
    for line in _BREAKS.split(text):
        pieces = sentences(line)
        whole = None
        if len(pieces) < 2 or len(line) <= _LONGEST_TITLE:
            whole = cue_of(line)
        if whole is not None and (len(pieces) < 2 or not whole.sentence):
            found.append(whole)
        elif len(pieces) > 1:
            found.extend(_cues_of_sentences(line, pieces))
    return tuple(found)


def _cues_of_sentences(line: str, pieces: Sequence[tuple[int, int]]) -> Iterator[Cue]:
    """In running text only the first words can be a heading; the rest are statements."""
    for index, (start, stop) in enumerate(pieces):
        cue = cue_of(line[start:stop])
        if cue is not None and (index == 0 or cue.sentence or cue.kind in _INSIDE_TEXT):
            yield cue


_LONGEST_TITLE = 120
_INSIDE_TEXT = frozenset({CueKind.SECTION_END, CueKind.INLINE_REFERENCE})


def _rows(blocks: Sequence[Block]) -> dict[tuple[int, int], Row]:
    """The rows of all tables by (table, row)."""
    members: dict[tuple[int, int], list[Block]] = {}
    for block in blocks:
        if block.cell is not None and block.kind is BlockKind.CELL:
            members.setdefault((block.cell.table, block.cell.row), []).append(block)
    rows: dict[tuple[int, int], Row] = {}
    firsts: dict[int, int] = {}
    for (table, row), cells in members.items():
        firsts[table] = min(row, firsts.get(table, row))
        filled = {cell.cell.column for cell in cells if cell.text.strip() and cell.cell}
        numbered = _row_number(cells) is not None
        rows[table, row] = Row(
            min(cell.id for cell in cells),
            max(cell.id for cell in cells),
            len(filled),
            is_first=False,
            numbered=numbered,
        )
    for table, row in firsts.items():
        found = rows[table, row]
        rows[table, row] = Row(
            found.first, found.last, found.filled, is_first=True, numbered=found.numbered
        )
    return rows


def _row_number(cells: Sequence[Block]) -> Number | None:
    """The item number of a row: its first cell, or the number before its first cell's text."""
    first = min(cells, key=lambda cell: cell.id)
    text = first.text.strip()
    if first.number and (number := number_of(first.number)):
        return number
    return number_of(text) or split_number(text[:_GLANCE])[0]


def _number(block: Block) -> Number | None:
    if block.number and (number := number_of(block.number)):
        return number
    return split_number(block.text[:_GLANCE].lstrip(" \t*_#>|-•"))[0]


def _in_sentence(before: Block | None, block: Block) -> bool:
    """Whether a block goes on with the sentence of the one before (text broken by lines)."""
    if before is None or before.kind is not block.kind or before.cell != block.cell:
        return False
    text, last = block.text.lstrip(), before.text.rstrip()
    if not text[:1].islower():
        return False
    return len(last) > 50 and last[-1:] not in ".:;!?"


def _cell_cues(block: Block, row: Row, joined: tuple[Cue, ...], nothing: bool) -> tuple[Cue, ...]:
    """The cues of a cell, with the sense that they have in its row."""
    if nothing or (row.is_first and row.filled > 1 and len(block.text) < 30 and not row.numbered):
        return ()
    cues = _cues(block.text)
    if row.filled < 2:
        return cues
    label = block.id == row.first and not row.numbered
    kept = (cue for cue in cues if not (cue.bare and label))
    return tuple(_in_row(cue, joined) for cue in kept)


def _in_row(cue: Cue, joined: tuple[Cue, ...]) -> Cue:
    alone = cue.bare or cue.kind is CueKind.DOCUMENT_BANNER
    if alone and not any(
        other.kind is CueKind.SECTION_START and not other.bare for other in joined
    ):
        return Cue(CueKind.ITEM_START, "item-mark", Extent.ITEM)
    return cue


def text_lines(blocks: Sequence[Block]) -> list[TextLine]:
    """The lines of the running text, in order, with their cues. Linear in the blocks."""
    rows = _rows(blocks)
    joined: dict[int, tuple[Cue, ...]] = {}
    nothing: dict[int, bool] = {}
    lines: list[TextLine] = []
    before: Block | None = None
    memory: dict[str, tuple[Cue, ...]] = {}
    public: dict[str, bool] = {}
    for block in blocks:
        if block.kind not in BODY or block.hidden or not block.text.strip():
            continue
        row = rows.get((block.cell.table, block.cell.row)) if block.cell is not None else None
        if row is None or block.kind is not BlockKind.CELL:
            cues = memory.get(block.text)
            if cues is None:
                cues = memory[block.text] = _cues(block.text)
            if cues and _in_sentence(before, block):
                cues = tuple(cue for cue in cues if cue.sentence)
            number = _number(block)
        else:
            if row.first not in joined:
                cells = blocks[row.first : row.last + 1]
                joined[row.first], nothing[row.first] = _row_sense(cells)
            cues = _cell_cues(block, row, joined[row.first], nothing[row.first])
            number = (
                _row_number(blocks[row.first : row.last + 1]) if block.id == row.first else None
            )
        if block.text not in public:
            public[block.text] = _is_public(block)
        lines.append(
            TextLine(
                block.id,
                block.kind,
                block.text,
                number=number,
                automatic=block.level if block.number else 0,
                level=block.level if block.kind is BlockKind.HEADING else 0,
                row=row,
                cues=cues,
                public_heading=public[block.text],
                furniture=_PAGE.search(block.text) is not None and len(block.text) < 120,
            )
        )
        before = block
    return lines


_PUBLIC_HINT = re.compile(
    r"\b(?:part|pt|rhan|open|public|non|un(?:confid|restr|reser|exem))", re.IGNORECASE
)


def _is_public(block: Block) -> bool:
    if len(block.text) > 120 or not _PUBLIC_HINT.search(block.text):
        return False
    return is_public_heading(block.text)


_NONE_CELL = re.compile(
    r"^\W*(?:none|nil|n/?a|no(?:ne)? (?:items?|matters?|business)?.{0,40}|nothing to report"
    r"|not applicable|dim)\W*$",
    re.IGNORECASE,
)


def _row_sense(cells: Sequence[Block]) -> tuple[tuple[Cue, ...], bool]:
    """The cues of a row read as one line, and whether the row says that there is nothing."""
    texts = [cell.text.strip() for cell in cells if cell.text.strip()]
    said = [text for text in texts if not number_of(text)]
    if len(said) > 1 and _NONE_CELL.match(said[-1]):
        return (), True
    line = " ".join(texts)
    if len(line) > 200:
        return (), False
    cue = cue_of(line)
    return ((cue,) if cue else ()), False
