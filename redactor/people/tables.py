"""Evidence from tables: what the heading of a column, or the rest of a row, says of a name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from redactor.document import Block, Evidence, Role, Span
from redactor.people.evidence import Setting
from redactor.people.grid import Field, Header, Row, header_of, rows_of
from redactor.people.mentions import Sighting
from redactor.people.names import fold
from redactor.people.weights import PRIVATE, PUBLIC

_PUPIL_FIELD = re.compile(
    r"(?:y(?:ear)?\s?)?(?:[1-9]|1[0-3])[a-z]{0,2}\d?|reception|nursery|eal|pp|fsm|send?|ehcp|k|e|lac|cla|"
    r"persistent absen\w+|\d+ (?:suspensions?|exclusions?)|(?:fixed|permanent)\b.{0,30}|\w+ impairment|autism.{0,20}|adhd|dyslexia"
)
_ALONE = re.compile(r"[\s,/&;()\-–]*(?:(?:and|all|clerk|ht|chair|head|headteacher|governors|slt)[\s,/&;]*)*", re.IGNORECASE)


@dataclass(slots=True)
class _Place:
    """Where a field lies, to find the sightings in it."""

    by_block: dict[int, list[Sighting]] = field(default_factory=lambda: defaultdict(list))

    def inside(self, field_: Field) -> list[Sighting]:
        span = field_.span
        return [
            one
            for one in self.by_block.get(span.block, ())
            if span.start <= one.start and one.start < span.stop
        ]


def add_table_evidence(
    blocks: Sequence[Block], sightings: Sequence[Sighting], setting: Setting
) -> None:
    """Give sightings in table fields the evidence of their column and row."""
    place = _Place()
    for one in sightings:
        for piece in one.findings:
            place.by_block[piece.span.block].append(one)
    header: Header | None = None
    table = 0
    for row in rows_of(blocks):
        if row.table != table:
            table, header = row.table, None
        found = header_of(row)
        if found is not None:
            header = found
            continue
        if any(part.span.block in place.by_block for part in row.fields):
            _row(row, header, place, setting)


def _row(row: Row, header: Header | None, place: _Place, setting: Setting) -> None:
    pupils = header is not None and "pupil" in header.kinds() and "staff" not in header.kinds() and "action" not in header.kinds()
    texts = [fold(part.text).strip() for part in row.fields]
    marks = [part for part, text in zip(row.fields, texts, strict=True) if _PUPIL_FIELD.fullmatch(text)]
    records = any(part.span.block in setting.records for part in row.fields)
    for number, part in enumerate(row.fields):
        inside = place.inside(part)
        if not inside:
            continue
        kinds, heading = header.over(part) if header else (frozenset[str](), None)
        alone = _only_names(part, inside)
        for one in inside:
            if "pupil" in kinds and "staff" not in kinds:
                _add(one, "pupil-table", Role.PUPIL, heading)
            elif "action" in kinds and alone and not pupils and setting.family != "data":
                _add(one, "table-header", Role.OTHER, heading)
            elif "staff" in kinds and alone:
                _add(one, "table-header", Role.STAFF, heading)
            elif (pupils and "name" in kinds) or ((marks or records) and not one.title and alone and len(row.fields) > 1 and not setting.meeting):
                _add(one, "pupil-table", Role.PUPIL, heading or (marks[0].span if marks else part.span))
            elif alone and number == len(row.fields) - 1 and number and setting.meeting and not marks and not records:
                _add(one, "action-owner", Role.OTHER, part.span)


def _only_names(part: Field, inside: Sequence[Sighting]) -> bool:
    """Whether a field holds names, role words and separators only."""
    left = part.text
    for one in inside:
        for piece in one.findings:
            if piece.span.block == part.span.block:
                low, high = piece.span.start - part.span.start, piece.span.stop - part.span.start
                left = left[: max(0, low)] + " " * (high - max(0, low)) + left[high:]
        if one.title:
            left = left.replace(one.title, " " * len(one.title))
    return bool(_ALONE.fullmatch(re.sub(r"\([^)]*\)|'s|’s|\.", " ", left)))


def _add(one: Sighting, kind: str, role: Role, span: Span | None) -> None:
    weight = PUBLIC.get(kind) or PRIVATE[kind]
    one.evidence.append(Evidence(kind, role, weight, span))
