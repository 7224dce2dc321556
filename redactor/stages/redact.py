"""Redact: decisions become the bytes of a copy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import PurePath
from typing import ClassVar

from redactor import registry
from redactor.document import (
    BlockKind,
    Cut,
    Decision,
    Document,
    Redaction,
    Remark,
    Rendition,
    Span,
)
from redactor.policy import load_profile, replacements, stub

FLOWING = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CELL})
"""Blocks that belong to one place of the text; page furniture belongs to every page."""
IN_NAMES = "redacted"


@dataclass(frozen=True, slots=True)
class Redact:
    """Cuts sections, takes out findings, writes the marking and names the file."""

    name: ClassVar[str] = "redact"
    needs: ClassVar[frozenset[str]] = frozenset({"document", "decisions", "label"})
    gives: ClassVar[frozenset[str]] = frozenset({"redactions", "cuts", "output", "file_name"})

    plugins: tuple[str, ...] = ()

    def __call__(self, rendition: Rendition) -> Rendition:
        """The rendition with its bytes, unless policy withholds it. Raises SourceError."""
        document = rendition.document
        removed = {d.target: d for d in rendition.decisions if d.action.removes}
        tokens = replacements(document, rendition.decisions)
        named = replace(rendition, file_name=_file_name(document, tokens))
        if rendition.withheld or rendition.label is None:
            return named
        cuts = tuple(_cuts(document, removed, rendition.profile))
        redactions = tuple(_redactions(document, tokens, cuts))
        suffix = PurePath(document.source.name).suffix
        file_format = registry.format_for(document.source.data, suffix, self.plugins)
        remarks: list[Remark] = []
        output = file_format.redact(
            document.source.data,
            redactions=redactions,
            cuts=cuts,
            marking=rendition.label.marking,
            tell=remarks.append,
        )
        return replace(
            named, redactions=redactions, cuts=cuts, output=output, remarks=tuple(remarks)
        )


def _cuts(document: Document, removed: dict[str, Decision], profile: str) -> Iterator[Cut]:
    if load_profile(profile).outside == "cut":
        yield from _outside(document)
        return
    for section in document.sections:
        if section.part == 2 and section.id in removed:
            yield Cut(section.id, section.first, section.last, stub(removed[section.id]))


def _outside(document: Document) -> Iterator[Cut]:
    """Every stretch of the flowing text that is in no confidential section."""
    flowing = [block for block in document.blocks if block.kind in FLOWING and not block.hidden]
    for confidential, group in groupby(flowing, key=lambda block: document.in_part_two(block.id)):
        if not confidential:
            stretch = list(group)
            yield Cut("", stretch[0].id, stretch[-1].id)


def _redactions(
    document: Document, tokens: dict[str, str], cuts: tuple[Cut, ...]
) -> Iterator[Redaction]:
    """One redaction for each stretch of text; findings that overlap or touch become one."""
    gone = {block for cut in cuts for block in range(cut.first, cut.last + 1)}
    spans = (
        (finding.span, finding.id, tokens[finding.id])
        for finding in document.findings
        if finding.id in tokens
        and finding.span.block not in gone
        and document.blocks[finding.span.block].runs
    )
    for span, finding, token in merged(spans):
        anchors = tuple(document.blocks[span.block].anchors(span.start, span.stop))
        yield Redaction(finding, anchors, token)


def merged(spans: Iterable[tuple[Span, str, str]]) -> Iterator[tuple[Span, str, str]]:
    """Join spans that overlap; the widest keeps its id and its token.

    Gives (span, finding id, token) in reading order, disjoint.
    """
    order = sorted(spans, key=lambda item: (item[0].block, item[0].start, -item[0].stop))
    current: tuple[Span, str, str] | None = None
    widest = 0
    for span, finding, token in order:
        if current is None or not current[0].overlaps(span):
            if current is not None:
                yield current
            current, widest = (span, finding, token), span.stop - span.start
            continue
        joined = Span(span.block, current[0].start, max(current[0].stop, span.stop))
        if span.stop - span.start > widest:
            widest = span.stop - span.start
            current = (joined, finding, token)
        else:
            current = (joined, current[1], current[2])
    if current is not None:
        yield current


def _file_name(document: Document, tokens: dict[str, str]) -> str:
    """The source's name with every removed finding in it replaced by one constant word."""
    path = PurePath(document.source.name)
    stem = path.stem
    doomed = [
        finding.span
        for finding in document.findings
        if finding.id in tokens and document.blocks[finding.span.block].kind is BlockKind.FILE_NAME
    ]
    for span in sorted(doomed, key=lambda s: s.start, reverse=True):
        stem = f"{stem[: span.start]}{IN_NAMES}{stem[span.stop :]}"
    stem = re.sub(rf"{IN_NAMES}(?:[\W_]*{IN_NAMES})+", IN_NAMES, stem)
    return f"{stem}{path.suffix}"
