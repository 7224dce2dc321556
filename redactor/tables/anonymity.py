"""k-anonymity and l-diversity of rows: generalise a little more, then leave out least.

Groups ("classes") are rows that agree in every quasi-identifier. Every group must have k
rows; in every group each sensitive column must have l different values, or its cells are
hidden there: that all of a group have free school meals is told whatever k is
(``disclosure-control.md`` section 1). Sweeney 2002 (k), Machanavajjhala et al. 2007 (l).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from redactor.errors import ReleaseRefused
from redactor.tables.facts import ColumnClass, Proof, Spread, Treatment
from redactor.tables.generalise import GONE, climb, ladder_of
from redactor.tables.plan import key_columns
from redactor.tables.table import Choice, Sheet

_SIZES = ((1, 1), (2, 4), (5, 9), (10, 19), (20, 49), (50, 10**9))
"""Group sizes of the plot in a report."""
_ROWS, _PEOPLE, _SIZE = "rows", "people", "size"
_SLACK = 1e-9
_ROOM = 2**63


@dataclass(frozen=True, slots=True)
class Rung:
    """One quasi-identifier at one level: its values and the share of information lost."""

    values: pl.Series | None = field(repr=False)
    loss: float


@dataclass(frozen=True, slots=True)
class Ladder:
    """All levels of one quasi-identifier that the plan allows, the last without any value."""

    position: int
    kind: str
    names: tuple[str, ...]
    rungs: tuple[Rung, ...]


def group_numbers(frame: pl.DataFrame, quasi: Sequence[str]) -> pl.Series:
    """The number of each row's group: rows that agree in all ``quasi`` columns have one number.

    Columns are joined as digits of one number, each with as many digits as it has values.
    """
    number = pl.Series("group", np.zeros(frame.height, dtype=np.uint64))
    size = 1
    for name in quasi:
        codes = _codes(frame[name])
        base = int(codes.max() or 0) + 1  # type: ignore[arg-type]
        if size * base >= _ROOM:
            number = number.rank("dense").cast(pl.UInt64)
            size = int(number.max() or 0) + 1  # type: ignore[arg-type]
        number, size = number * base + codes, size * base
    return number.alias("group")


def _codes(values: pl.Series) -> pl.Series:
    """A number for each different value; empty is a value like any other."""
    coded = values.cast(pl.Categorical).to_physical().cast(pl.UInt64)
    return (coded + 1).fill_null(0)


def spread(
    frame: pl.DataFrame,
    quasi: Sequence[str],
    *,
    k: int,
    sensitive: Sequence[str] = (),
    least: int = 0,
    people: pl.Series | None = None,
) -> Spread:
    """How large the groups are; ``same`` counts groups with too few different sensitive values.

    ``people`` tells whose row each is, where somebody has more than one: a group is as large
    as the number of people in it, not of rows.
    """
    if not frame.height:
        return Spread(0, 0, 0, 0)
    numbered = frame.select(*sensitive, group_numbers(frame, quasi))
    size = pl.len()
    if people is not None:
        numbered, size = numbered.with_columns(people.alias(_PEOPLE)), pl.col(_PEOPLE).n_unique()
    diverse = [_different(name).alias(f"l{name}") for name in sensitive]
    groups = numbered.group_by("group").agg(
        pl.len().alias(_ROWS), size.alias(_SIZE).cast(pl.Int64), *diverse
    )
    sizes = groups[_SIZE]
    same = 0
    if sensitive:
        least_of = groups.select(pl.min_horizontal(*(f"l{name}" for name in sensitive)))
        same = int((least_of.to_series() < least).sum())
    return Spread(
        smallest=int(sizes.min() or 0),  # type: ignore[arg-type]
        groups=groups.height,
        at_risk=int(groups.filter(pl.col(_SIZE) < k)[_ROWS].sum()),
        same=same,
        sizes=tuple((a, b, int(((sizes >= a) & (sizes <= b)).sum())) for a, b in _SIZES),
    )


def _different(name: str) -> pl.Expr:
    """How many different values a group has; a group whose cells are hidden has none to show."""
    hidden = (pl.col(name) == GONE).fill_null(value=False)
    return pl.when(hidden.all()).then(1_000_000).otherwise(pl.col(name).n_unique())


@dataclass(frozen=True, slots=True)
class Anonymous:
    """A sheet whose groups are large enough, and what was measured."""

    sheet: Sheet = field(repr=False)
    proof: Proof


def anonymise(
    sheet: Sheet,
    raw: Sheet,
    plan: Sequence[Choice],
    *,
    k: int,
    least: int,
    most_suppressed: float,
) -> Anonymous:
    """Make every group have ``k`` rows, at the least loss found.

    ``sheet`` is transformed, ``raw`` as it was read. Raises ReleaseRefused when the table is
    shorter than k, or would have no row left.
    """
    people = several_rows(raw)
    if (sheet.frame.height if people is None else people.n_unique()) < k:
        raise ReleaseRefused(
            f"Table {sheet.number} has fewer pupils than the smallest group allowed, {k}.",
            advice="Export more pupils, or give counts instead of rows.",
        )
    ladders = _ladders(sheet, raw, plan)
    levels = _search(ladders, sheet.frame.height, k=k, most=most_suppressed, people=people)
    frame, steps = _at(sheet.frame, ladders, levels)
    quasi = [str(item.position) for item in ladders if str(item.position) in frame.columns]
    before = spread(sheet.frame, [str(item.position) for item in ladders], k=k, people=people)
    frame, people = _large_groups(frame, quasi, k, people)
    if not frame.height:
        raise ReleaseRefused(
            f"No row of table {sheet.number} would be left in groups of {k}.",
            advice="Give counts instead of rows.",
        )
    sensitive = _sensitive(sheet, plan, frame)
    frame, hidden = _hide_same(frame, quasi, sensitive, least)
    after = spread(frame, quasi, k=k, sensitive=sensitive, least=least, people=people)
    lost = _loss(ladders, levels, frame.height / sheet.frame.height)
    proof = Proof(
        sheet=sheet.number,
        shape=sheet.shape,
        rows_before=raw.frame.height,
        rows_after=frame.height,
        k=k,
        l_least=least,
        before=before,
        after=after,
        cells=hidden,
        loss=round(lost, 4),
        steps=steps,
    )
    return Anonymous(sheet.with_frame(frame), proof)


def several_rows(raw: Sheet) -> pl.Series | None:
    """Whose row each is, by number, if somebody has several rows; None if nobody has.

    A row without a number is taken for a person of its own only once: all such rows count as
    one person, which errs on the safe side.
    """
    keys = [str(position) for position in key_columns(raw)]
    if not keys:
        return None
    names = raw.frame.select(pl.concat_str(keys, separator=" ", ignore_nulls=True)).to_series()
    return None if names.n_unique() == len(names) else _codes(names)


def _sensitive(sheet: Sheet, plan: Sequence[Choice], frame: pl.DataFrame) -> list[str]:
    """The columns whose values must differ inside a group."""
    classes = {choice.position: choice.klass for choice in plan}
    return [
        str(column.position)
        for column in sheet.columns
        if classes[column.position] is ColumnClass.SENSITIVE
        and str(column.position) in frame.columns
    ]


def _ladders(sheet: Sheet, raw: Sheet, plan: Sequence[Choice]) -> tuple[Ladder, ...]:
    found = []
    for choice in plan:
        generalised = choice.treatment in (Treatment.GENERALISE, Treatment.KEEP)
        direct = choice.klass is ColumnClass.DIRECT and choice.treatment is Treatment.GENERALISE
        if not generalised or not (direct or choice.klass is ColumnClass.QUASI):
            continue
        values = raw.frame.to_series(choice.position)
        whole = _entropy(values)
        rungs = [_rung(sheet.frame[str(choice.position)], whole)]
        names = ["as planned"]
        for name in ladder_of(choice.kind)[choice.level + 1 :]:
            rungs.append(_rung(climb(values, name), whole))
            names.append(name)
        found.append(
            Ladder(choice.position, choice.kind, (*names, "left out"), (*rungs, Rung(None, 1.0)))
        )
    return tuple(found)


def _rung(values: pl.Series, whole: float) -> Rung:
    return Rung(values, round(1 - _entropy(values) / whole, 9) if whole > _SLACK else 0.0)


def _entropy(values: pl.Series) -> float:
    """Shannon's information of a column, in bits a row."""
    counts = sorted(values.value_counts()["count"].to_list())  # one order, so one rounding
    total = sum(counts)
    return -sum(n / total * math.log2(n / total) for n in counts) if total else 0.0


def _search(
    ladders: Sequence[Ladder], rows: int, *, k: int, most: float, people: pl.Series | None
) -> list[int]:
    """The level of each ladder: up where it saves most rows for the least loss, then down again.

    Greedy, as Datafly (Sweeney 1997) but weighing loss; the groups at the planned level are
    counted once, and all steps work on those counts.
    """
    if not ladders:
        return []
    coded = _coded(ladders, people)
    levels = [0] * len(ladders)
    size = pl.col(_ROWS).sum() if people is None else pl.col(_PEOPLE).n_unique()

    def risky(at: Sequence[int]) -> int:
        names = [f"{place}.{level}" for place, level in enumerate(at)]
        groups = coded.group_by(names).agg(pl.col(_ROWS).sum(), size.alias(_SIZE))
        return int(groups.filter(pl.col(_SIZE) < k)[_ROWS].sum())

    now = risky(levels)
    while now > most * rows:
        steps = []
        for place, ladder in enumerate(ladders):
            if levels[place] + 1 < len(ladder.rungs):
                tried = [level + (place == at) for at, level in enumerate(levels)]
                then = risky(tried)
                cost = ladder.rungs[tried[place]].loss - ladder.rungs[levels[place]].loss
                steps.append(((now - then) / (max(cost, 0.0) + 0.01), -place, tried, then))
        if not steps:
            break
        _, _, levels, now = max(steps)
    return _down_again(levels, ladders, lambda at: risky(at) <= most * rows)


def _down_again(
    levels: list[int], ladders: Sequence[Ladder], enough: Callable[[Sequence[int]], bool]
) -> list[int]:
    """Take back every step that was not needed in the end, the most costly first."""
    order = sorted(range(len(levels)), key=lambda p: -ladders[p].rungs[levels[p]].loss)
    for place in order:
        while levels[place]:
            tried = [level - (place == at) for at, level in enumerate(levels)]
            if not enough(tried):
                break
            levels = tried
    return levels


def _coded(ladders: Sequence[Ladder], people: pl.Series | None) -> pl.DataFrame:
    """Groups at every column's first level with their rows, and their values at all levels."""
    columns = {
        f"{place}.{level}": _codes(rung.values)
        for place, ladder in enumerate(ladders)
        for level, rung in enumerate(ladder.rungs)
        if rung.values is not None
    }
    if people is not None:
        columns[_PEOPLE] = people
    frame = pl.DataFrame(columns)
    grouped = frame.group_by(list(columns)).agg(pl.len().alias(_ROWS))
    empty = [
        pl.lit(0).alias(f"{place}.{len(ladder.rungs) - 1}") for place, ladder in enumerate(ladders)
    ]
    return grouped.with_columns(empty)


def _at(
    frame: pl.DataFrame, ladders: Sequence[Ladder], levels: Sequence[int]
) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """The frame at these levels, and what was done beyond the plan, in words of ours."""
    steps = []
    for ladder, level in zip(ladders, levels, strict=True):
        name = str(ladder.position)
        values = ladder.rungs[level].values
        frame = frame.drop(name) if values is None else frame.with_columns(values.alias(name))
        if level:
            steps.append(f"{ladder.kind}: {ladder.names[level]}")
    return frame, tuple(steps)


def _large_groups(
    frame: pl.DataFrame, quasi: Sequence[str], k: int, people: pl.Series | None
) -> tuple[pl.DataFrame, pl.Series | None]:
    """The rows of groups that are large enough, and whose rows they are."""
    if not quasi:
        return frame, people
    numbers = group_numbers(frame, quasi)
    counted = pl.DataFrame([numbers, (people if people is not None else numbers).alias(_PEOPLE)])
    size = pl.len() if people is None else pl.col(_PEOPLE).n_unique()
    groups = counted.group_by("group").agg(size.alias(_SIZE))
    small = groups.filter(pl.col(_SIZE) < k)["group"]
    if not len(small):
        return frame, people
    large = ~numbers.is_in(small.implode())
    return frame.filter(large), None if people is None else people.filter(large)


def _hide_same(
    frame: pl.DataFrame, quasi: Sequence[str], sensitive: Sequence[str], least: int
) -> tuple[pl.DataFrame, int]:
    """Hide the cells of a sensitive column in groups where it has fewer than ``least`` values."""
    if not sensitive:
        return frame, 0
    numbers = group_numbers(frame, quasi)
    numbered = frame.select(*sensitive, numbers)
    groups = numbered.group_by("group").agg(pl.col(name).n_unique() for name in sensitive)
    hidden = 0
    for name in sensitive:
        few = groups.filter(pl.col(name) < least)["group"]
        if not len(few):
            continue
        marked = numbers.is_in(few.implode())
        hidden += int(marked.sum())
        frame = frame.with_columns(
            pl.when(marked).then(pl.lit(GONE)).otherwise(pl.col(name)).alias(name)
        )
    return frame, hidden


def _loss(ladders: Sequence[Ladder], levels: Sequence[int], kept: float) -> float:
    """The share of information lost: the mean of the columns, and the rows that were left out."""
    if not ladders:
        return 1 - kept
    mean = sum(item.rungs[at].loss for item, at in zip(ladders, levels, strict=True)) / len(ladders)
    return 1 - (1 - mean) * kept


def keep_rows(sheet: Sheet) -> Proof:
    """What is said of a sheet whose rows stay as they are (a profile of named pupils)."""
    rows = sheet.frame.height
    return Proof(sheet.number, sheet.shape, rows, rows)
