"""Blocks to lines: what a reader of the paper would take for one line each.

A block is a line; a table row also is one, over all its cells. Headers, footers, notes and
properties stand beside the text and are no lines of it.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from redactor.document import Block, BlockKind
from redactor.sections.cues import Cue, CueKind, Extent
from redactor.sections.ends import is_public_heading
from redactor.sections.grammar import cue_of, may_hold_cue, stems_in
from redactor.sections.numbering import Number, number_of, split_number
from redactor.sections.rows import GLANCE, Row, row_number, row_sense, rows_of

BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CELL})
"""The kinds that make up the running text."""
FURNITURE = frozenset({BlockKind.HEADER, BlockKind.FOOTER})
"""Page furniture: repeated on every page, neither opens nor closes anything."""

_BREAKS = re.compile(r"[\n\v\f\r\u2028\u2029]+")
_SENTENCES = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[\"'(\[]*[A-ZÀ-Þ0-9])")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Revd|Fr|St|No|Cllr|Pt|Min|Conf|[A-Z])\.$")
_WRAPPED = 2
"""How many lines before one are read with it when they break off inside a sentence."""
_PAGE = re.compile(r"\bpage \d+(?: of \d+)?\b|\b\d+ of \d+$|\btudalen \d+", re.IGNORECASE)


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


def cues_of(text: str) -> tuple[Cue, ...]:
    """The cues of a block, line by line and sentence by sentence."""
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
_COLUMN_TITLE = 30
_INSIDE_TEXT = frozenset({CueKind.SECTION_END, CueKind.INLINE_REFERENCE})


def number_of_block(block: Block) -> Number | None:
    """The item number of a block: the automatic one, or the one in its text."""
    if block.number and (number := number_of(block.number)):
        return number
    return split_number(block.text[:GLANCE].lstrip(" \t*_#>|-•"))[0]


def _in_sentence(before: Block | None, block: Block) -> bool:
    """Whether a block goes on with the sentence of the one before (text broken by lines)."""
    if before is None or before.kind is not block.kind or before.cell != block.cell:
        return False
    text, last = block.text.lstrip(), before.text.rstrip()
    if not text[:1].islower():
        return False
    return len(last) > 50 and last[-1:] not in ".:;!?"


_UNFINISHED = re.compile(
    r"\b(?:as|the|a|an|of|in|under|to|any|for|into|be|is|are|on|with|and|or|by|from|which|that"
    r"|whether|taken|treated|considered)\s*$"
)


def _unfinished(before: Block | None, block: Block) -> bool:
    """Whether the line before, in a narrow column, breaks off inside a sentence."""
    if before is None or before.kind is not block.kind or before.cell != block.cell:
        return False
    if block.text.isupper() and not before.text.isupper():
        return False  # a heading in capitals is no part of the sentence above it
    return before.id + 1 == block.id and _UNFINISHED.search(before.text) is not None


@dataclass(slots=True)
class _Reading:
    """What was asked of one document already; equal lines are judged once."""

    blocks: Sequence[Block]
    rows: dict[tuple[int, int], Row]
    stems: tuple[str, ...]
    cues: dict[str, tuple[Cue, ...]] = field(default_factory=dict, repr=False)
    public: dict[str, bool] = field(default_factory=dict, repr=False)
    senses: dict[int, tuple[Cue | None, bool]] = field(default_factory=dict)

    def cues_in(self, text: str) -> tuple[Cue, ...]:
        if text not in self.cues:
            self.cues[text] = cues_of(text) if may_hold_cue(text, self.stems) else ()
        return self.cues[text]

    def wrapped_cues(self, blocks: Sequence[Block], alone: tuple[Cue, ...]) -> tuple[Cue, ...]:
        """The cues of a sentence that a narrow column broke over these blocks.

        What still opens something when the lines are joined keeps the cues that its last
        line has ``alone``: no heading is lost to a line that breaks off above it.
        """
        joined = self.cues_in(" ".join(block.text[-_LONGEST_TITLE:].strip() for block in blocks))
        said = tuple(cue for cue in joined if cue.sentence)
        return said if said or not joined else alone

    def is_public(self, text: str) -> bool:
        if text not in self.public:
            hint = len(text) <= _LONGEST_TITLE and _PUBLIC_HINT.search(text) is not None
            self.public[text] = hint and is_public_heading(text)
        return self.public[text]

    def cell_cues(self, block: Block, row: Row) -> tuple[Cue, ...]:
        """The cues of a cell, with the sense that they have in its row."""
        cues = self.cues_in(block.text)
        if not cues:
            return ()
        if row.first not in self.senses:
            self.senses[row.first] = row_sense(self.blocks[row.first : row.last + 1])
        whole, nothing = self.senses[row.first]
        column_title = row.is_first and row.filled > 1 and len(block.text) < _COLUMN_TITLE
        if nothing or (column_title and not row.numbered):
            return ()
        if row.filled < 2:
            return cues
        label = block.id == row.first and not row.numbered
        return tuple(_in_row(cue, whole) for cue in cues if not (cue.bare and label))

    def number(self, block: Block, row: Row | None) -> Number | None:
        if row is None:
            return number_of_block(block)
        if block.id != row.first:
            return None
        return row_number(self.blocks[row.first : row.last + 1])


def _in_row(cue: Cue, whole: Cue | None) -> Cue:
    """In a row a bare "Part 2" or "Confidential" marks the row, unless the row is a heading."""
    heads = whole is not None and whole.kind is CueKind.SECTION_START and not whole.bare
    if (cue.bare or cue.kind is CueKind.DOCUMENT_BANNER) and not heads:
        return Cue(CueKind.ITEM_START, "item-mark", Extent.ITEM)
    return cue


def is_line(block: Block) -> bool:
    """Whether a block is running text that somebody sees."""
    return block.kind in BODY and not block.hidden and bool(block.text.strip())


def text_lines(blocks: Sequence[Block]) -> list[TextLine]:
    """The lines of the running text, in order, with their cues. Linear in the blocks."""
    reading = _Reading(blocks, rows_of(blocks), stems_in(block.text for block in blocks))
    lines: list[TextLine] = []
    before: deque[Block] = deque(maxlen=_WRAPPED)
    for block in blocks:
        if not is_line(block):
            continue
        row = None
        if block.cell is not None:
            row = reading.rows[block.cell.table, block.cell.row]
        cues = reading.cell_cues(block, row) if row else reading.cues_in(block.text)
        last = before[-1] if before else None
        if cues and row is None and _unfinished(last, block):
            cues = reading.wrapped_cues((*before, block), cues)
        elif cues and row is None and _in_sentence(last, block):
            cues = tuple(cue for cue in cues if cue.sentence)
        lines.append(
            TextLine(
                block.id,
                block.kind,
                block.text,
                number=reading.number(block, row),
                automatic=block.level if block.number else 0,
                level=block.level if block.kind is BlockKind.HEADING else 0,
                row=row,
                cues=cues,
                public_heading=reading.is_public(block.text),
                furniture=len(block.text) <= _LONGEST_TITLE
                and _PAGE.search(block.text) is not None,
            )
        )
        before.append(block)
    return lines


_PUBLIC_HINT = re.compile(
    r"\b(?:part|pt|rhan|open|public|non|un(?:confid|restr|reser|exem))", re.IGNORECASE
)
