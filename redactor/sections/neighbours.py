"""What stands beside a reference to a confidential minute (part2.md 6, last sentences).

"Minuted separately" says that the text is elsewhere; a sentence beside it that all the
same names an exclusion, a need or a personnel matter of somebody is a leak.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from redactor.document import Block, BlockKind, Document, Span
from redactor.sections.cues import CueKind
from redactor.sections.grammar import cue_of
from redactor.sections.lines import cues_of, is_line, number_of_block, sentences
from redactor.sections.matters import CHILD, EVENT, GENERAL, NEED, PERSONNEL
from redactor.sections.words import SECRET_STEMS, has

_VERBS = (
    "minute", "separate", "record", "see ", "refer", "moved", "removed", "redacted", "withheld",
    "gweler",
    "discussed", "considered", "taken", "dealt", "noted", "covered", "detail", "kept", "contained",
    "cofnod",
)  # fmt: skip
_PLACES = (*SECRET_STEMS, "part ", "separate", "pt ", "rhan", "pink", "confidence", "ar wah")
_REACH = 2
"""How many lines on each side of a reference are its neighbours."""


def _suspect(sentence: str) -> bool:
    low = sentence.lower()
    if GENERAL.search(low) or not CHILD.search(low):
        return False
    return bool(EVENT.search(low) or NEED.search(low) or PERSONNEL.search(low))


def _refers(block: Block) -> bool:
    """Whether a block holds a reference to a confidential minute."""
    low = block.text.lower()
    if not (has(low, _VERBS) and has(low, _PLACES)):
        return False
    return any(cue.kind is CueKind.INLINE_REFERENCE for cue in cues_of(block.text))


def _begins_item(block: Block) -> bool:
    return block.kind is BlockKind.HEADING or number_of_block(block) is not None


def beside_references(document: Document, public: Sequence[Block]) -> Iterator[Span]:
    """Sentences near a reference, in the same item, that tell what it keeps back."""
    if document.family == "policy":
        return
    shown = {block.id for block in public}
    lines = [block for block in document.blocks if is_line(block)]
    for index, block in enumerate(lines):
        if block.id in shown and _refers(block):
            for near in _neighbours(lines, index):
                if near.id in shown:
                    yield from _told(near.id, near.text, same=near is block)


def _neighbours(lines: Sequence[Block], index: int) -> Iterator[Block]:
    yield lines[index]
    for after in lines[index + 1 : index + 1 + _REACH]:
        if _begins_item(after):
            break
        yield after
    for at in range(index, max(0, index - _REACH), -1):
        if _begins_item(lines[at]):
            break
        yield lines[at - 1]


def _told(block: int, text: str, *, same: bool) -> Iterator[Span]:
    for start, stop in sentences(text):
        if same and cue_of(text[start:stop]) is not None:
            continue
        if _suspect(text[start:stop]):
            yield Span(block, start, stop)
