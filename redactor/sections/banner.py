"""Banners: whether a marking covers the document as a whole.

A marking counts wherever it stands (000-08): at the top of the text, in a header or footer,
in a property, in the file name. A marking in a table cell is a mark on its row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from redactor.document import Block, BlockKind
from redactor.sections.cues import Cue, CueKind
from redactor.sections.ends import is_public_heading
from redactor.sections.grammar import cue_of
from redactor.sections.lines import FURNITURE, TextLine

_TOP_LINES = 15
_LONG = 200
_NAMED_PART = re.compile(r"\b(?:part|pt|rhan)[ ._-]*(?:2|ii|two)\b", re.IGNORECASE)
_NAMED_BOTH = re.compile(
    r"\b(?:part|pt)[ ._-]*(?:1|i|one)\b|\b(?:1|i|one)[ ._-]*(?:and|&|\+)[ ._-]*(?:2|ii|two)\b"
    r"|\b(?:with|incl\w*|and|plus|excl\w*|without|minus|no)[ ._-]+(?:part|pt)\b",
    re.IGNORECASE,
)
_NAMED_SECRET = re.compile(
    r"\b(?:confidential|cyfrinachol|gyfrinachol|closed|private|restricted"
    r"|exempt)[ ._-]+(?:\w+[ ._-]+){0,2}(?:minutes?|report|part|items?|annex|appendix|agenda"
    r"|paper|papers|section)\b"
    r"|\b(?:minutes?|report|agenda|items?|paper|papers|appendix|annex"
    r"|cofnodion)[ ._-]+(?:\w+[ ._-]+){0,3}(?:confidential|cyfrinachol)\b|^confidential\b"
    r"|\bconfidential$|\bprivate and confidential\b"
    r"|\bpink[ ._-]+papers?\b|\bnot[ ._-]for[ ._-]publication\b|\bofficial[ ._-]sensitive\b"
    r"|\bin[ ._-]confidence\b",
    re.IGNORECASE,
)
_NAMED_PUBLIC = re.compile(
    r"\bnon[ ._-]?confidential|polic(?:y|ies)|procedure|reporting|code|statement|agreement"
    r"|form\b|template|guidance|survey|redacted|public\b",
    re.IGNORECASE,
)
_MEETING = frozenset({"minutes", "agenda", "report", "pack", "other", ""})


def top_of(lines: Sequence[TextLine]) -> int:
    """How many lines are the top of the paper: titles, before the first item or long text."""
    for index, line in enumerate(lines[:_TOP_LINES]):
        if len(line.text) > _LONG or (line.number is not None and line.number.marked):
            return index
        starts = any(c.kind in (CueKind.SECTION_START, CueKind.ITEM_START) for c in line.cues)
        if starts or line.public_heading:
            return index
    return min(len(lines), _TOP_LINES)


def _is_banner(cues: Sequence[Cue]) -> bool:
    return bool(cues) and cues[0].kind is CueKind.DOCUMENT_BANNER


def _at_top(lines: Sequence[TextLine], *, quiet: bool) -> bool:
    if any(line.public_heading for line in lines):
        return False
    for line in lines[: top_of(lines)]:
        alone = line.row is None or line.row.filled < 2
        if alone and _is_banner(line.cues) and not (quiet and line.cues[0].sentence):
            return True
    return False


def _marks(block: Block) -> bool:
    """Whether a header, footer or property carries a marking of Part 2 or a banner."""
    for piece in re.split(r"[\n\t|]+| {3,}", block.text):
        cue = cue_of(piece)
        if cue is None or cue.sentence or cue.bare:
            continue
        if cue.kind in (CueKind.DOCUMENT_BANNER, CueKind.SECTION_START) and cue.name != "exclusion":
            return True
        if cue.kind is CueKind.ITEM_START and cue.name == "item-mark":
            return True
    return False


def _in_furniture(blocks: Sequence[Block], lines: Sequence[TextLine]) -> bool:
    """Whether the page headers and footers mark every page.

    A paper whose second part has a header of its own shows both headers: then the marking
    is that part's, and the text must tell where it begins.
    """
    furniture = [b for b in blocks if b.kind in FURNITURE and b.text.strip()]
    marked = [block for block in furniture if _marks(block)]
    if not marked or any(is_public_heading(block.text) for block in furniture):
        return False
    kinds = {block.kind for block in marked}
    others = [b for b in furniture if b.kind in kinds and b not in marked and len(b.text) > 8]
    own_start = any(
        cue.kind is CueKind.SECTION_START and not cue.sentence
        for line in lines[top_of(lines) :]
        for cue in line.cues
    )
    return not (own_start and others)


def _in_name(block: Block, family: str) -> bool:
    name = re.sub(r"[_.]+", " ", block.text)
    if _NAMED_PUBLIC.search(name) or _NAMED_BOTH.search(name) or family not in _MEETING:
        return False
    return (family in ("minutes", "agenda", "report") and _NAMED_PART.search(name) is not None) or (
        _NAMED_SECRET.search(name) is not None
    )


def marks_whole_document(
    blocks: Sequence[Block], lines: Sequence[TextLine], *, family: str, subtype: str | None
) -> bool:
    """Whether the document as a whole is marked confidential, wherever the marking stands."""
    quiet = family == "policy" or subtype == "policy"
    if _at_top(lines, quiet=quiet) or _in_furniture(blocks, lines):
        return True
    shown = {" ".join(line.text.split()) for line in lines}
    for block in blocks:
        # A bookmark repeats a heading of the text and marks no more than that heading does.
        own = block.kind is BlockKind.PROPERTY and " ".join(block.text.split()) not in shown
        if own and not quiet and _marks(block):
            return True
        if block.kind is BlockKind.FILE_NAME and _in_name(block, family):
            return True
    return False
