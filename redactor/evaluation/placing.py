"""Finds gold spans in a reading text that was not laid out as the marker of the gold saw it.

Offsets of text files are those of the source. The reading text of a Word or PDF file depends
on who reads it: there the words are looked for in their order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from redactor.document import BlockKind, Document, Span
from redactor.evaluation.gold import GoldPaper, GoldSection, GoldSpan


def reading_text(document: Document) -> str:
    """The text that offsets count in: each letter at its place, blanks between."""
    places: dict[int, str] = {}
    for block in document.blocks:
        if block.kind is BlockKind.FILE_NAME:
            continue
        for at, letter in enumerate(block.text):
            places[document.place_of(Span(block.id, at, at + 1))[0]] = letter
    return "".join(places.get(at, " ") for at in range(max(places, default=-1) + 1))


def placed(paper: GoldPaper, document: Document, text: str) -> tuple[GoldPaper, int]:
    """The paper with offsets of this reading text, and how many spans were not found in it."""
    if document.source.media_type.startswith("text/"):
        return paper, 0
    spans, lost = _in_order(paper.spans, text)
    sections = tuple(_moved(section, paper.spans, spans) for section in paper.sections)
    known = tuple(span for span in spans if span is not None)
    return replace(paper, spans=known, sections=sections), lost


def _in_order(spans: Sequence[GoldSpan], text: str) -> tuple[list[GoldSpan | None], int]:
    found: list[GoldSpan | None] = []
    at = lost = 0
    for span in sorted(spans, key=lambda one: one.start):
        start = text.find(span.text, at)
        if start < 0:
            start = text.find(span.text)
        if start < 0:
            lost += 1
            found.append(None)
            continue
        at = start + len(span.text)
        found.append(replace(span, start=start, stop=at))
    return found, lost


def _moved(
    section: GoldSection, old: Sequence[GoldSpan], new: Sequence[GoldSpan | None]
) -> GoldSection:
    """A section moved by the shift of the spans nearest to its two ends."""
    pairs = [
        (one.start, other.start - one.start)
        for one, other in zip(sorted(old, key=lambda one: one.start), new, strict=True)
        if other is not None
    ]
    if not pairs:
        return section
    start, stop = (
        min(pairs, key=lambda pair: abs(pair[0] - edge))[1] + edge
        for edge in (section.start, section.stop)
    )
    return replace(section, start=max(0, start), stop=max(0, stop))
