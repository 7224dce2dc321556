"""New names of files as redactions: what a page shows of an old name goes like any other word."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from redactor.document import Action, Decision, Entity, Finding, Rendition, Run, Span
from redactor.formats.text.splicing import Edit


@dataclass(frozen=True, slots=True)
class Moves:
    """A rendition that also takes out the old names of files, and what is written for them.

    ``new_names`` are by finding id; ``unseen`` are edits of places that are in no block.
    """

    rendition: Rendition
    new_names: Mapping[str, str] = field(repr=False)
    unseen: tuple[Edit, ...] = field(repr=False)


def moves_in(rendition: Rendition, edits: Sequence[Edit]) -> Moves:
    """The edits of a page's source as findings of the blocks they stand in, if in any.

    Findings within an old name go: the file's new name says nothing of anybody.
    """
    document = rendition.document
    runs = sorted(
        ((run.anchor.start, block.id, run) for block in document.blocks for run in block.runs),
        key=lambda item: item[:2],
    )
    starts = [start for start, _, _ in runs]
    moved: list[Finding] = []
    unseen: list[Edit] = []
    for edit in edits:
        first = _place(runs, starts, edit.start)
        last = _place(runs, starts, edit.stop - 1)
        if first is None or last is None or first.block != last.block:
            unseen.append(edit)
            continue
        span = Span(first.block, first.start, last.stop)
        moved.append(Finding(f"moved-{len(moved) + 1}", span, Entity.URL, 1.0, "renaming"))
    shown = [edit for edit in edits if edit not in unseen]
    kept = tuple(f for f in document.findings if not any(_holds(m.span, f.span) for m in moved))
    decisions = tuple(Decision(m.id, Action.REDACT, "P", "000-23", by="renaming") for m in moved)
    document = replace(document, findings=(*kept, *moved))
    changed = replace(rendition, document=document, decisions=(*rendition.decisions, *decisions))
    names = {finding.id: edit.text for finding, edit in zip(moved, shown, strict=True)}
    return Moves(changed if moved else rendition, names, tuple(unseen))


def _place(runs: Sequence[tuple[int, int, Run]], starts: Sequence[int], at: int) -> Span | None:
    """Where the character at an offset of the source stands in a block."""
    index = bisect_right(starts, at) - 1
    if index < 0:
        return None
    start, block, run = runs[index]
    if at >= run.anchor.stop:
        return None
    if run.stop - run.start == run.anchor.stop - run.anchor.start:
        return Span(block, run.start + at - start, run.start + at - start + 1)
    return Span(block, run.start, run.stop)


def _holds(outer: Span, inner: Span) -> bool:
    return outer.block == inner.block and outer.start <= inner.start and inner.stop <= outer.stop
