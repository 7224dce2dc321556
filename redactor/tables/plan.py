"""The plan: what happens to each column, as a TOML file that a person reads, edits, reuses.

The file names columns by position; a heading stands beside it only when it is one of ours,
because a heading may be somebody's name. A choice that is laxer than the profile needs the
name of who made it, a reason and a date (``disclosure-control.md`` section 4).
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from redactor.errors import ConfigError, ReleaseRefused
from redactor.recognisers import lexicon
from redactor.tables.facts import ColumnClass, Doubt, Shape, Treatment, letters
from redactor.tables.generalise import ladder_of
from redactor.tables.kinds import UNKNOWN, class_of, kind_of_heading, kinds
from redactor.tables.profile import PUPIL_KEY, Counts, Rows, TableProfile
from redactor.tables.table import Choice, Column, Dataset, Sheet

SCHEMA = 1
SCHOOL = "organisation"
"""The kind of columns that must be kept and say where a pupil is."""
_LAXITY = {
    Treatment.DROP: 0,
    Treatment.REFER: 0,
    Treatment.PSEUDONYM: 1,
    Treatment.REDACT: 1,
    Treatment.GENERALISE: 2,
    Treatment.KEEP: 3,
}
_SHOW_KEYS = frozenset({"row", "column", "by", "reason", "date"})
_COLUMN_KEYS = frozenset({"position", "kind", "class", "treatment", "level", "confidence",
                          "evidence", "heading", "by", "reason", "date"})  # fmt: skip
_HOW_TO_SHOW = [
    "# To show a small number that is hidden as a proposal, name its row and column as the report",
    "# does and say who decided, why and when:",
    '# show = [{ row = 1, column = "B", by = "Head", reason = "...", date = "2027-01-05" }]',
]
_ADVICE = "Correct the file given with --plan, or run without it and edit the plan that is written."


def make_plan(
    dataset: Dataset, profile: TableProfile, asked: str | None
) -> tuple[tuple[Choice, ...], ...]:
    """A choice for every column of every sheet: the profile's, or those of the ``asked`` file.

    Raises ReleaseRefused when the profile carries no rows of pupils and a sheet has them,
    ConfigError for a file that does not fit the dataset.
    """
    for sheet in dataset.sheets:
        if sheet.shape is Shape.ROWS and profile.rows is Rows.REFUSED:
            raise ReleaseRefused(
                f"Table {sheet.number} has a row for each person, which the profile"
                f" {profile.name} never carries.",
                advice="Make a table that counts pupils in groups, and run again.",
            )
    plans = tuple(_plan_sheet(sheet, profile) for sheet in dataset.sheets)
    if asked is None:
        return plans
    return _edited(plans, dataset, _read(asked))


def _plan_sheet(sheet: Sheet, profile: TableProfile) -> tuple[Choice, ...]:
    if sheet.shape is Shape.COUNTS:
        return tuple(
            Choice(column.position, column.kind, column.klass, Treatment.KEEP)
            for column in sheet.columns
        )
    keys = key_columns(sheet)
    anonymous = profile.rows is Rows.ANONYMOUS
    return tuple(
        _choice(column, profile, key=anonymous and column.position in keys[:1])
        for column in sheet.columns
    )


def key_columns(sheet: Sheet) -> tuple[int, ...]:
    """The columns that tell one pupil from all others: the best number, else all names."""
    numbered = sorted(
        (kinds()[column.kind].key, column.position)
        for column in sheet.columns
        if column.kind in kinds()
        and kinds()[column.kind].key
        and _filled(sheet, column)
        and not kind_is_former(column)
    )
    if numbered:
        return (numbered[0][1],)
    return tuple(column.position for column in sheet.columns if column.kind == "name")


def whole_keys(sheet: Sheet) -> pl.Series | None:
    """What tells each row's pupil from all others, as one text; None where no column does."""
    keys = [pl.col(str(position)).cast(pl.String) for position in key_columns(sheet)]
    if len(keys) == 1:
        return sheet.frame.select(keys).to_series()
    if not keys:
        return None
    return sheet.frame.select(pl.concat_str(keys, separator=" ", ignore_nulls=True)).to_series()


def identifies(choice: Choice) -> bool:
    """Whether a column that is left helps to tell who a row is; so does the school (1.3)."""
    if choice.treatment is Treatment.GENERALISE and choice.klass is ColumnClass.DIRECT:
        return True
    left = choice.treatment in (Treatment.GENERALISE, Treatment.KEEP)
    return left and (choice.klass is ColumnClass.QUASI or choice.kind == SCHOOL)


def written_quasi(plan: Sequence[Choice], present: Sequence[str]) -> list[str]:
    """The identifying columns of a copy, of those that are present."""
    return [
        str(choice.position)
        for choice in plan
        if str(choice.position) in present and identifies(choice)
    ]


def kind_is_former(column: Column) -> bool:
    """Whether a number is one that the pupil had before ("Former UPN")."""
    return re.search(r"former|previous", column.heading, re.IGNORECASE) is not None


def _filled(sheet: Sheet, column: Column) -> bool:
    """Whether nearly every row has a value."""
    series = sheet.frame.to_series(column.position)
    return series.null_count() * 10 <= len(series)


def _choice(column: Column, profile: TableProfile, *, key: bool) -> Choice:
    kind, klass = column.kind, column.klass
    treatment = profile.treatment(kind, klass)
    if key and PUPIL_KEY in profile.kinds:
        treatment = profile.kinds[PUPIL_KEY]
    level = 0
    if treatment is Treatment.GENERALISE:
        level = min(profile.levels.get(kind, 0), len(ladder_of(kind)))
        if level == len(ladder_of(kind)):
            treatment = Treatment.DROP
    return Choice(column.position, kind, klass, treatment, level)


def doubts_of(plans: Sequence[Sequence[Choice]], dataset: Dataset) -> tuple[Doubt, ...]:
    """What a person has to decide: referred columns, and rows that were left out."""
    found = [
        Doubt(f"sheet {number}", "SHEET", "no-table", "disclosure-control 1")
        for number in dataset.left_out
    ]
    for sheet, plan in zip(dataset.sheets, plans, strict=True):
        for choice in plan:
            if choice.treatment is Treatment.REFER:
                reason = "unknown-column" if choice.kind == UNKNOWN else "held"
                where = f"table {sheet.number}, column {letters(choice.position)}"
                found.append(Doubt(where, choice.kind.upper(), reason, "disclosure-control 1"))
        found += [
            Doubt(f"table {sheet.number}, line {line}", "ROW", "ragged-row", "disclosure-control 1")
            for line in sheet.ragged[:20]
        ]
    return tuple(found)


def unread_doubt(sheet: Sheet, position: int) -> Doubt:
    """That much of a column was not of the kind that it was taken for."""
    where = f"table {sheet.number}, column {letters(position)}"
    kind = sheet.columns[position].kind.upper()
    return Doubt(where, kind, "values-not-read", "disclosure-control 1.2")


# --- the file ----------------------------------------------------------------------------


def counts_of(asked: str | None, profile: TableProfile) -> Counts:
    """How small numbers are treated: the profile's way, or a stricter one that the plan asks for.

    Rounding stands in the place of hiding. Raises ConfigError for a way that the profile does
    not allow.
    """
    wanted = _read(asked).get("counts", profile.counts) if asked is not None else profile.counts
    if wanted == profile.counts:
        return profile.counts
    if wanted not in (Counts.SUPPRESS, Counts.ROUND) or profile.counts is Counts.WHOLE:
        raise ConfigError(
            f"In the plan counts must be {profile.counts}, suppress or round.", advice=_ADVICE
        )
    return Counts(wanted)


def cells_shown(
    asked: str | None, number: int, profile: TableProfile
) -> frozenset[tuple[int, str]]:
    """The small numbers of a table that a person decided to show: row from 1 and column letter.

    Only where hiding is a proposal (disclosure-control 1.8). Raises ConfigError.
    """
    sheets = _read(asked)["sheet"] if asked is not None else []
    shown = [row for sheet in sheets if sheet.get("number") == number
             for row in sheet.get("show", ())]  # fmt: skip
    if shown and profile.counts is not Counts.PROPOSE:
        raise ConfigError("Only a proposal to hide small numbers can be decided.", advice=_ADVICE)
    for row in shown:
        if set(row) != _SHOW_KEYS or not all(map(str, row.values())):
            raise ConfigError(
                "A small number that is shown needs row, column, by, reason and date.",
                advice=_ADVICE,
            )
    return frozenset((int(row["row"]), str(row["column"])) for row in shown)


def plan_toml(
    dataset: Dataset, plans: Sequence[Sequence[Choice]], profile: str, counts: Counts
) -> str:
    """The plan as a file to read, edit and give back with ``--plan``."""
    proposed = counts is Counts.PROPOSE
    lines = [
        "# What happens to each column. Edit `treatment` (keep, drop, pseudonym, generalise,",
        "# redact, refer), `kind` or `level`, and run again with --plan and this file. What is",
        "# laxer than the profile needs by, reason and date.",
        f"schema = {SCHEMA}",
        f'profile = "{profile}"',
        f'counts = "{counts}"  # small numbers in tables of counts; suppress and round are allowed',
    ]
    for sheet, plan in zip(dataset.sheets, plans, strict=True):
        lines += ["", "[[sheet]]", f"number = {sheet.number}", f'shape = "{sheet.shape}"']
        if proposed and sheet.shape is Shape.COUNTS:
            lines += _HOW_TO_SHOW
        for column, choice in zip(sheet.columns, plan, strict=True):
            lines += _column_lines(column, choice)
    return "\n".join(lines) + "\n"


def _column_lines(column: Column, choice: Choice) -> list[str]:
    known = kind_of_heading(column.heading) != UNKNOWN and safe_heading(column.heading)
    lines = ["", "[[sheet.column]]", f"position = {column.position + 1}"]
    lines += (
        [f'heading = "{column.heading}"']
        if known
        else [f"# column {letters(column.position)} of the file; its heading is not known"]
    )
    lines += [
        f'kind = "{choice.kind}"',
        f'class = "{choice.klass}"',
        f"confidence = {column.confidence:.2f}",
        f"evidence = {json.dumps(column.evidence)}",
        f'treatment = "{choice.treatment}"',
    ]
    ladder = ladder_of(choice.kind)
    if ladder:
        lines += [f"level = {choice.level}  # {', '.join(ladder)}"]
    return lines


def safe_heading(heading: str) -> bool:
    """Whether a heading has only words, figures and plain marks, none of them a name."""
    if not re.fullmatch(r"[\w %()/&.,:+'’-]{1,60}", heading):
        return False
    for word in re.findall(r"[^\W\d_]{3,}", heading):
        entry = lexicon.load().entry(word)
        if max(entry.forename, entry.surname) > entry.word and "x" not in entry.flags:
            return False
    return True


def _read(text: str) -> Mapping[str, Any]:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"The plan is not TOML: {error}.", advice=_ADVICE) from None
    if table.get("schema") != SCHEMA or not isinstance(table.get("sheet"), list):
        raise ConfigError(f"The plan must say schema = {SCHEMA} and list sheets.", advice=_ADVICE)
    return table


def _edited(
    plans: tuple[tuple[Choice, ...], ...], dataset: Dataset, table: Mapping[str, Any]
) -> tuple[tuple[Choice, ...], ...]:
    sheets = table["sheet"]
    shapes = [(row.get("number"), len(row.get("column", ()))) for row in sheets]
    wanted = [(sheet.number, len(sheet.columns)) for sheet in dataset.sheets]
    if shapes != wanted:
        raise ConfigError("The plan was made for a file with other columns.", advice=_ADVICE)
    return tuple(
        tuple(
            _edit(choice, row, column)
            for choice, row, column in zip(plan, rows["column"], sheet.columns, strict=True)
        )
        for plan, rows, sheet in zip(plans, sheets, dataset.sheets, strict=True)
    )


def _edit(choice: Choice, row: Mapping[str, Any], column: Column) -> Choice:
    where = f"column {choice.position + 1} of the plan"
    unknown = set(row) - _COLUMN_KEYS
    if row.get("position") != choice.position + 1 or unknown:
        raise ConfigError(f"In {where} the position or a key is wrong.", advice=_ADVICE)
    kind = str(row.get("kind", choice.kind))
    if kind != UNKNOWN and kind not in kinds():
        raise ConfigError(f"In {where} the kind is not known.", advice=_ADVICE)
    try:
        treatment = Treatment(row.get("treatment", choice.treatment))
        klass = ColumnClass(row.get("class", class_of(kind)))
    except ValueError:
        raise ConfigError(f"In {where} the treatment or class is wrong.", advice=_ADVICE) from None
    level = row.get("level", choice.level)
    if not isinstance(level, int) or not 0 <= level <= len(ladder_of(kind)):
        raise ConfigError(f"In {where} the level is not one of the kind's.", advice=_ADVICE)
    if treatment is Treatment.GENERALISE and level == len(ladder_of(kind)):
        treatment = Treatment.DROP
    by, reason, date = (str(row.get(key, "")) for key in ("by", "reason", "date"))
    asked = Choice(choice.position, kind, klass, treatment, level, by, reason, date)
    if _laxer(choice, asked, column) and not (by and reason and date):
        raise ConfigError(
            f"In {where} the choice is laxer than the profile's, so it needs by, reason and date.",
            advice=_ADVICE,
        )
    return asked


def _laxer(choice: Choice, asked: Choice, column: Column) -> bool:
    if _LAXITY[asked.treatment] > _LAXITY[choice.treatment]:
        return True
    if asked.klass is not choice.klass and choice.klass is not ColumnClass.UNKNOWN:
        return True
    same = asked.treatment is choice.treatment is Treatment.GENERALISE
    return same and asked.level < choice.level and column.kind == asked.kind
