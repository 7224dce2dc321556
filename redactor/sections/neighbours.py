"""What stands beside a reference to a confidential minute (part2.md 6, last sentences).

"Minuted separately" says that the text is elsewhere; a sentence beside it that all the
same names an exclusion, a need or a personnel matter of somebody is a leak.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from redactor.document import Block, Document, Span
from redactor.sections.cues import CueKind
from redactor.sections.grammar import cue_of
from redactor.sections.lines import sentences, text_lines
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


def _may_refer(text: str) -> bool:
    low = text.lower()
    return has(low, _VERBS) and has(low, _PLACES)


def beside_references(document: Document, public: Sequence[Block]) -> Iterator[Span]:
    """Sentences near a reference, in the same item, that tell what it keeps back."""
    if document.family == "policy":
        return
    if not any(_may_refer(block.text) for block in public):
        return
    lines = text_lines(document.blocks)
    shown = {block.id for block in public}
    for index, line in enumerate(lines):
        if line.block not in shown or not any(
            c.kind is CueKind.INLINE_REFERENCE for c in line.cues
        ):
            continue
        near = [index]
        for step in range(1, _REACH + 1):
            at = index + step
            if at >= len(lines) or lines[at].number is not None or lines[at].level:
                break
            near.append(at)
        for step in range(_REACH):
            at = index - step
            if at < 1 or lines[at].number is not None or lines[at].level:
                break
            near.append(at - 1)
        for at in near:
            if lines[at].block in shown:
                yield from _told(lines[at].block, lines[at].text, same=at == index)


def _told(block: int, text: str, *, same: bool) -> Iterator[Span]:
    for start, stop in sentences(text):
        if same and cue_of(text[start:stop]) is not None:
            continue
        if _suspect(text[start:stop]):
            yield Span(block, start, stop)
