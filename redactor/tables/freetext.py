"""Free text in cells goes through the same detection as papers, names of the table included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import polars as pl

from redactor import recognisers
from redactor.document import Block, BlockKind, Entity, Finding, KnownPerson, Role
from redactor.people.lists import split_name
from redactor.tables.table import Sheet

MODEL = "en-general/3.7.1"
THRESHOLD = 0.5
_LISTED = ("roll", "staff")
_MOST_PEOPLE = 50_000
_TOKENS = {
    Entity.PERSON: "[name]",
    Entity.DOB: "[date]",
    Entity.SENSITIVE_DETAIL: "[detail]",
    Entity.INDIRECT: "[detail]",
}


def people_of(sheets: Sequence[Sheet]) -> tuple[KnownPerson, ...]:
    """The people named in the tables themselves, so that notes about them are recognised."""
    known: dict[tuple[str, str], None] = {}
    for sheet in sheets:
        names = [column for column in sheet.columns if column.kind in ("name", "contact")]
        own = [c for c in names if c.kind == "name"]
        first = next((c for c in own if _says(c.heading, "fore", "first", "given")), None)
        last = next((c for c in own if _says(c.heading, "sur", "last", "family")), None)
        if first is not None and last is not None:
            rows = sheet.frame.select(str(first.position), str(last.position)).rows()
            known |= dict.fromkeys((str(a or ""), str(b or "")) for a, b in rows)
        for column in names:
            if column not in (first, last):
                cells = sheet.frame.to_series(column.position).drop_nulls().unique()
                known |= dict.fromkeys(map(split_name, cells.to_list()))
    people = [pair for pair in known if any(pair)][:_MOST_PEOPLE]
    return tuple(KnownPerson(Role.PUPIL, (a,) if a else (), (b,) if b else ()) for a, b in people)


def _says(heading: str, *words: str) -> bool:
    return any(word in heading.lower() for word in words)


def redact_cells(
    cells: pl.Series, *, known: Sequence[KnownPerson], model: str = MODEL
) -> tuple[pl.Series, Counter[str]]:
    """The cells with everything found replaced by fixed words, and how often by entity.

    Raises ModelError.
    """
    cells = cells.cast(pl.String)
    unique = cells.drop_nulls().unique(maintain_order=True).to_list()
    blocks = []
    offset = 0
    for number, text in enumerate(unique):
        blocks.append(Block(number, BlockKind.PARAGRAPH, text, (), offset))
        offset += len(text) + 1
    findings = recognisers.find(blocks, model=model, known=known)
    by_block: dict[int, list[Finding]] = {}
    counts: Counter[str] = Counter()
    for finding in findings:
        if finding.score >= THRESHOLD or finding.recogniser in _LISTED:
            by_block.setdefault(finding.span.block, []).append(finding)
            counts[str(finding.entity)] += 1
    clean = [_without(text, by_block.get(number, [])) for number, text in enumerate(unique)]
    table = pl.Series(clean, dtype=pl.String)
    return cells.replace_strict(pl.Series(unique, dtype=pl.String), table, default=None), counts


def _without(text: str, findings: Sequence[Finding]) -> str:
    pieces, at = [], 0
    for finding in sorted(findings, key=lambda item: (item.span.start, -item.span.stop)):
        start, stop = finding.span.start, finding.span.stop
        if stop <= at:
            continue
        if start >= at:
            pieces += [text[at:start], _TOKENS.get(finding.entity, "[removed]")]
        at = stop
    return "".join((*pieces, text[at:]))
