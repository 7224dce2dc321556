"""Blocks by hand, and what the recognisers say about them, in words instead of offsets."""

from __future__ import annotations

from collections.abc import Sequence

from redactor.document import Block, BlockKind, Cell, Entity, Finding, KnownPerson
from redactor.recognisers import find

MODEL = "en-schools/1.0.0"


def paragraphs(*texts: str) -> tuple[Block, ...]:
    """A paragraph for each text."""
    return tuple(Block(i, BlockKind.PARAGRAPH, text, runs=()) for i, text in enumerate(texts))


def table(*rows: Sequence[str]) -> tuple[Block, ...]:
    """A table of cells."""
    cells = [(text, Cell(0, r, c)) for r, row in enumerate(rows) for c, text in enumerate(row)]
    return tuple(
        Block(i, BlockKind.CELL, text, runs=(), cell=cell) for i, (text, cell) in enumerate(cells)
    )


def findings(
    blocks: Sequence[Block], *, known: Sequence[KnownPerson] = (), threshold: float = 0.5
) -> list[Finding]:
    """The findings at or over the threshold of the pipeline."""
    found = find(blocks, model=MODEL, known=known)
    return [finding for finding in found if finding.score >= threshold]


def words(blocks: Sequence[Block], entity: Entity, **settings: object) -> list[str]:
    """The words of the findings of an entity."""
    return [
        blocks[finding.span.block].text[finding.span.start : finding.span.stop]
        for finding in findings(blocks, **settings)  # type: ignore[arg-type]
        if finding.entity is entity
    ]


def people(*texts: str) -> list[str]:
    """The names found in paragraphs."""
    return words(paragraphs(*texts), Entity.PERSON)


def found(text: str) -> list[tuple[Entity, str, str]]:
    """(entity, words, keep) of everything found in a paragraph but people."""
    blocks = paragraphs(text)
    return [
        (f.entity, text[f.span.start : f.span.stop], f.keep)
        for f in findings(blocks)
        if f.entity is not Entity.PERSON
    ]
