"""Lists of pupils and tables of contacts, whatever their title says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from redactor.document import Block, Document, Entity, Finding

ROWS: Final = 3
"""So many rows with a name and a contact are a list of contacts (000-04)."""
ITEMS: Final = 5
"""So many list items or lines that are a private name and nothing else are a list of pupils."""
_CONTACTS: Final = frozenset((Entity.PHONE, Entity.EMAIL, Entity.ADDRESS, Entity.POSTCODE))
_MORE: Final = 12
"""Characters beside the name that an item may have: "(Year 4)", a bullet, a number."""


@dataclass(frozen=True, slots=True)
class FoundList:
    """A list, with the ids of its blocks."""

    rule: str
    blocks: tuple[int, ...]


def lists_in(document: Document, removed: Iterable[Finding]) -> tuple[FoundList, ...]:
    """The lists of pupils and tables of contacts of a document."""
    by_block: dict[int, list[Finding]] = defaultdict(list)
    for finding in removed:
        by_block[finding.span.block].append(finding)
    result = [found for rows in _tables(document.blocks).values()
              for found in _table(rows, by_block)]  # fmt: skip
    run: list[int] = []
    for block in (*document.blocks, None):
        if block is not None and block.cell is None and _only_a_name(block, by_block[block.id]):
            run.append(block.id)
        elif block is None or not block.hidden:
            if len(run) >= ITEMS:
                result.append(FoundList("class-list", tuple(run)))
            run = []
    return tuple(result)


def _tables(blocks: Sequence[Block]) -> dict[int, dict[int, list[Block]]]:
    tables: dict[int, dict[int, list[Block]]] = defaultdict(lambda: defaultdict(list))
    for block in blocks:
        if block.cell is not None and not block.hidden:
            tables[block.cell.table][block.cell.row].append(block)
    return tables


def _table(rows: dict[int, list[Block]], by_block: dict[int, list[Finding]]) -> Iterator[FoundList]:
    named: list[int] = []
    contacts = count = 0
    for cells in rows.values():
        entities = {finding.entity for block in cells for finding in by_block[block.id]}
        if Entity.PERSON in entities:
            named += [block.id for block in cells]
            count += 1
            contacts += not entities.isdisjoint(_CONTACTS)
    if contacts >= ROWS:
        yield FoundList("contact-table", tuple(named))
    elif count >= ROWS and count * 2 >= len(rows):
        yield FoundList("class-list", tuple(named))


def _only_a_name(block: Block, findings: Sequence[Finding]) -> bool:
    names = [finding for finding in findings if finding.entity is Entity.PERSON]
    if block.hidden or len(names) != 1:
        return False
    span = names[0].span
    return len(block.text.strip()) - (span.stop - span.start) <= _MORE
