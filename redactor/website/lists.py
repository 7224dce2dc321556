"""Lists of pupils and tables of contacts, whatever their title says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from redactor.document import Block, Document, Entity, Finding

ROWS: Final = 3
"""So many rows with a name and a contact are a list of contacts (000-04)."""
ITEMS: Final = 5
"""So many list items or lines that are a private name and nothing else are a list of pupils."""
_CONTACTS: Final = frozenset((Entity.PHONE, Entity.EMAIL, Entity.ADDRESS, Entity.POSTCODE))
_MORE: Final = 12
"""Characters beside the name that an item may have: "(Year 4)", a bullet, a number."""


def lists_in(document: Document, removed: Iterable[Finding]) -> list[tuple[str, int]]:
    """(rule id, block id of the first row) of each list of pupils or contacts."""
    by_block: dict[int, list[Finding]] = defaultdict(list)
    for finding in removed:
        by_block[finding.span.block].append(finding)
    result: list[tuple[str, int]] = []
    for rows in _tables(document.blocks).values():
        result += _table(rows, by_block)
    run: list[int] = []
    for block in document.blocks:
        if block.cell is None and _only_a_name(block, by_block[block.id]):
            run.append(block.id)
            continue
        if block.hidden or " " in block.text.strip() or block.cell:
            if len(run) >= ITEMS:
                result.append(("class-list", run[0]))
            run = []
    if len(run) >= ITEMS:
        result.append(("class-list", run[0]))
    return result


def _tables(blocks: Sequence[Block]) -> dict[int, dict[int, list[Block]]]:
    tables: dict[int, dict[int, list[Block]]] = defaultdict(lambda: defaultdict(list))
    for block in blocks:
        if block.cell is not None and not block.hidden:
            tables[block.cell.table][block.cell.row].append(block)
    return tables


def _table(
    rows: dict[int, list[Block]], by_block: dict[int, list[Finding]]
) -> list[tuple[str, int]]:
    named: list[int] = []
    contacts = 0
    for cells in rows.values():
        entities = {finding.entity for block in cells for finding in by_block[block.id]}
        if Entity.PERSON in entities:
            named.append(cells[0].id)
            contacts += not entities.isdisjoint(_CONTACTS)
    result = []
    if contacts >= ROWS:
        result.append(("contact-table", named[0]))
    if len(named) >= ROWS and len(named) * 2 >= len(rows):
        result.append(("class-list", named[0]))
    return result


def _only_a_name(block: Block, findings: Sequence[Finding]) -> bool:
    names = [finding for finding in findings if finding.entity is Entity.PERSON]
    if block.hidden or len(names) != 1:
        return False
    span = names[0].span
    return len(block.text.strip()) - (span.stop - span.start) <= _MORE
