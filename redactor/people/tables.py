"""Evidence from tables: what the heading of a column, or the rest of a row, says of a name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from redactor.document import Evidence, Role, Span
from redactor.people.grid import Field, Header, Row
from redactor.people.joining import public_strength
from redactor.people.mentions import Sighting
from redactor.people.names import fold, squash
from redactor.people.setting import Setting
from redactor.people.weights import PRIVATE, PUBLIC, STRONG

_PUPIL_FIELD = re.compile(
    r"(?:y(?:ear)?\s?)?(?:[1-9]|1[0-3])[a-z]{0,2}\d?|reception|nursery|eal|pp|fsm|send?|ehcp|"
    r"k|e|lac|cla|"
    r"persistent absen\w+|\d+ (?:suspensions?|exclusions?)|(?:fixed|permanent)\b.{0,30}|\w+ "
    r"impairment|autism.{0,20}|adhd|dyslexia"
)
_ALONE = re.compile(
    r"[\s,/&;()\-–]*(?:(?:and|all|clerk|ht|chair|head|headteacher|governors|slt)[\s,/&;]*)*",
    re.IGNORECASE,
)


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
    rows: Sequence[tuple[Row, Header | None]],
    sightings: Sequence[Sighting],
    setting: Setting,
    rostered: Collection[tuple[str, str]],
) -> None:
    """Give sightings in table fields the evidence of their column and row.

    ``rostered`` are the forename and squashed surname of everybody on the attendance list.
    """
    place = _Place()
    for one in sightings:
        for piece in one.findings:
            place.by_block[piece.span.block].append(one)
    header: Header | None = None
    table: int | None = None
    held: list[tuple[Field, list[Sighting]]] = []
    for row, found in rows:
        if row.table != table:
            _office_table(held, setting, rostered)
            table, header, held = row.table, None, []
        if found is not None:
            header = found
            continue
        if any(part.span.block in place.by_block for part in row.fields):
            held += _row(row, header, place, setting)
    _office_table(held, setting, rostered)


def _office_table(
    held: Sequence[tuple[Field, list[Sighting]]],
    setting: Setting,
    rostered: Collection[tuple[str, str]],
) -> None:
    """In a table of a meeting's paper that names office-holders, the other names are theirs too."""
    people = [one for _, inside in held for one in inside]
    known = sum(
        1
        for one in people
        if public_strength(one.evidence) >= STRONG
        or (one.name.full and (one.name.forenames[0], squash(one.name.surname)) in rostered)
    )
    if setting.meeting and len(people) > 3 and known * 4 >= len(people):
        for part, inside in held:
            for one in inside:
                if not one.evidence:
                    _add(one, "office-table", Role.OTHER, part.span)


def _row(
    row: Row, header: Header | None, place: _Place, setting: Setting
) -> list[tuple[Field, list[Sighting]]]:
    """Add the row's evidence; returns the fields that hold names only."""
    held = []
    pupils = (
        header is not None
        and "pupil" in header.kinds()
        and "staff" not in header.kinds()
        and "action" not in header.kinds()
    )
    texts = [fold(part.text).strip() for part in row.fields]
    marks = [
        part for part, text in zip(row.fields, texts, strict=True) if _PUPIL_FIELD.fullmatch(text)
    ]
    records = any(part.span.block in setting.records for part in row.fields)
    for number, part in enumerate(row.fields):
        inside = place.inside(part)
        if not inside:
            continue
        kinds, heading = header.over(part) if header else (frozenset[str](), None)
        alone = _only_names(part, inside)
        if alone and not pupils and not records and len(marks) < 2:
            held.append((part, inside))
        for one in inside:
            if "group" in kinds and one.name.bare:
                one.namesake = True  # "Oak" in a column of classes
            elif "pupil" in kinds and "staff" not in kinds:
                _add(one, "pupil-table", Role.PUPIL, heading)
            elif "action" in kinds and alone and not pupils and setting.family != "data":
                _add(one, "table-header", Role.OTHER, heading)
            elif "staff" in kinds and alone:
                _add(one, "table-header", Role.STAFF, heading)
            elif (pupils and "name" in kinds) or (
                (marks or records)
                and not one.title
                and alone
                and len(row.fields) > 1
                and not setting.meeting
                and setting.family != "policy"
            ):
                _add(
                    one,
                    "pupil-table",
                    Role.PUPIL,
                    heading or (marks[0].span if marks else part.span),
                )
            elif (
                alone
                and number == len(row.fields) - 1
                and number
                and setting.meeting
                and len(marks) < 2
                and not records
            ):
                _add(one, "action-owner", Role.OTHER, part.span)
    return held


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
