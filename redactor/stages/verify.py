"""Verify: independent witnesses re-read the copy that was just written."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import ClassVar

from redactor.document import BlockKind, Check, Document, Rendition, Span
from redactor.witnesses import STANDARD, examine

_WORD = re.compile(r"[^\W_]+")
_DISTINCTIVE = 4
"""A line with so many words is taken to stand for itself."""
_PDF_TYPE = "application/pdf"
_STARTS = {b"PK\x03\x04": ".docx", b"%PDF-": ".pdf"}
_OUTPUT_SUFFIX = {".markdown": ".md"}


@dataclass(frozen=True, slots=True)
class Verify:
    """Fills the rendition's checks; a copy no witness can judge gets a check that failed."""

    name: ClassVar[str] = "verify"
    needs: ClassVar[frozenset[str]] = frozenset({"document", "output"})
    gives: ClassVar[frozenset[str]] = frozenset({"checks"})

    witnesses: tuple[str, ...] = STANDARD

    def __call__(self, rendition: Rendition) -> Rendition:
        """The rendition with what each witness says. A withheld one has nothing to check."""
        if rendition.output is None:
            if rendition.withheld:
                return rendition
            return replace(rendition, checks=(Check("not-written", "none", False, 1),))
        marking = rendition.label.marking if rendition.label else None
        lines = (marking.header, marking.footer, *marking.notice) if marking else ()
        checks = examine(
            rendition.output,
            suffix=_suffix(rendition),
            removed=tuple(_removed(rendition)),
            kept=kept_text(rendition),
            marking=lines,
            furniture=_furniture(rendition.document),
            source=rendition.document.source.data,
            witnesses=self.witnesses,
        )
        return replace(rendition, checks=checks)


def _suffix(rendition: Rendition) -> str:
    """The ending of the copy, by what its bytes are and what the source was called.

    A Word file that is called .txt or .xlsx becomes a .docx like any other.
    """
    for start, suffix in _STARTS.items():
        if rendition.output is not None and rendition.output.startswith(start):
            return suffix
    suffix = PurePath(rendition.document.source.name).suffix.lower()
    return _OUTPUT_SUFFIX.get(suffix, suffix)


def _cut(rendition: Rendition) -> set[int]:
    return {block for cut in rendition.cuts for block in range(cut.first, cut.last + 1)}


def _spans_gone(rendition: Rendition) -> dict[int, list[tuple[Span, str]]]:
    """By block: the spans of the findings that were decided to go, with what was put there.

    Two findings whose spans touch may have been made one redaction: the words are then
    written for one of them, and the other has none.
    """
    tokens = {item.decision: item.replacement for item in rendition.redactions}
    going = {item.target for item in rendition.decisions if item.action.removes}
    spans: dict[int, list[tuple[Span, str]]] = defaultdict(list)
    for finding in rendition.document.findings:
        if finding.id in going:
            spans[finding.span.block].append((finding.span, tokens.get(finding.id, "")))
    for items in spans.values():
        items.sort(key=lambda item: (item[0].start, item[0].stop))
    return spans


def kept_text(rendition: Rendition) -> str:
    """The text that is meant to stand in the copy, one line for each block.

    Visible blocks without what was cut or redacted, with the words put in their place.
    The alternative texts of a PDF are for screen readers: no witness finds them on a page.
    """
    spoken = rendition.document.source.media_type == _PDF_TYPE
    spans, cut = _spans_gone(rendition), _cut(rendition)
    stubs = {item.first: item.stub for item in rendition.cuts}
    lines = []
    for block in rendition.document.blocks:
        if block.id in stubs:
            lines.append(stubs[block.id])
        if block.hidden or block.id in cut or block.kind is BlockKind.FILE_NAME:
            continue
        if spoken and block.kind is BlockKind.ALT_TEXT:
            continue
        lines.append(_without(block.text, spans.get(block.id, [])))
    return "\n".join(lines)


def _furniture(document: Document) -> str:
    """What stands in headers and footers, which go with the pages that are cut."""
    return "\n".join(
        block.text
        for block in document.blocks
        if block.kind in (BlockKind.HEADER, BlockKind.FOOTER) and not block.hidden
    )


def _without(text: str, spans: list[tuple[Span, str]]) -> str:
    pieces, at = [], 0
    for span, token in spans:
        pieces += [text[at : max(at, span.start)], token]
        at = max(at, span.stop)
    return "".join((*pieces, text[at:]))


def _removed(rendition: Rendition) -> Iterator[str]:
    """The strings that must be gone, or stand in the copy only where the kept text has them.

    Every finding that was decided to go; of blocks that were cut or are hidden, every
    finding whatever was decided, and every line that is long enough to be told apart.
    """
    document, cut = rendition.document, _cut(rendition)
    going = {item.target for item in rendition.decisions if item.action.removes}
    seen: set[str] = set()
    for finding in document.findings:
        block = finding.span.block
        if finding.id in going or block in cut or document.blocks[block].hidden:
            yield from _fresh(document.text_of(finding.span), seen)
    for text in _texts_gone(document, cut):
        for line in text.splitlines():
            if line not in seen and len(_WORD.findall(line)) >= _DISTINCTIVE:
                yield from _fresh(line.strip(), seen)


def _texts_gone(document: Document, cut: set[int]) -> Iterator[str]:
    for block in document.blocks:
        if block.id in cut or (block.hidden and block.kind is not BlockKind.FILE_NAME):
            yield block.text


def _fresh(text: str, seen: set[str]) -> Iterator[str]:
    if text not in seen:
        seen.add(text)
        yield text
