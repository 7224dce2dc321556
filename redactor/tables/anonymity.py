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
from redactor.tables.coding import Codes, all_differ, codes, dense, from_codes, joined
from redactor.tables.facts import ColumnClass, Proof
from redactor.tables.generalise import GONE, coarser, ladder_of
from redactor.tables.groups import group_numbers, people_in, sized, spread_of, values_in
from redactor.tables.plan import identifies, whole_keys
from redactor.tables.table import Choice, Sheet

_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Rung:
    """One quasi-identifier at one level: the value that each value of the source becomes.

    ``numbers`` has the number in ``texts`` of each of the source's values; ``loss`` is the
    share of information lost.
    """

    numbers: Codes | None = field(repr=False)
    texts: tuple[str | None, ...] = field(repr=False)
    loss: float


@dataclass(frozen=True, slots=True)
class Ladder:
    """All levels of one quasi-identifier that the plan allows, the last without any value.

    ``rows`` has the number of each row's value in the source.
    """

    position: int
    kind: str
    names: tuple[str, ...]
    rows: Codes = field(repr=False)
    rungs: tuple[Rung, ...]

    def at(self, level: int) -> pl.Series | None:
        """The column at a level; None where it is left out."""
        rung = self.rungs[level]
        if rung.numbers is None:
            return None
        return from_codes(self.rows, [rung.texts[number] for number in rung.numbers.tolist()])


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
    if _people_at_all(sheet, people) < k:
        raise ReleaseRefused(
            f"Table {sheet.number} has fewer pupils than the smallest group allowed, {k}.",
            advice="Export more pupils, or give counts instead of rows.",
        )
    ladders = _ladders(sheet, raw, plan)
    finest = _finest(ladders, sheet.frame.height, people)
    before = sized(*finest.sizes([0] * len(ladders)), k=k)
    levels = _search(ladders, finest, k=k, most=most_suppressed * sheet.frame.height)
    frame, steps = _at(sheet.frame, ladders, levels)
    quasi = [str(item.position) for item in ladders if str(item.position) in frame.columns]
    frame, people, groups = _large_groups(frame, quasi, k, people)
    if not frame.height:
        raise ReleaseRefused(
            f"No row of table {sheet.number} would be left in groups of {k}.",
            advice="Give counts instead of rows.",
        )
    sensitive = _sensitive(sheet, plan, frame)
    frame, hidden = _hide_same(frame, groups, sensitive, least)
    after = spread_of(frame, groups, k=k, sensitive=sensitive, least=least, people=people)
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


def _people_at_all(sheet: Sheet, people: Codes | None) -> int:
    return sheet.frame.height if people is None else len(np.unique(people))


def several_rows(raw: Sheet) -> Codes | None:
    """Whose row each is, by number, if somebody has several rows; None if nobody has.

    A row without a number is taken for a person of its own only once: all such rows count as
    one person, which errs on the safe side.
    """
    whole = whole_keys(raw)
    if whole is None or all_differ(whole):
        return None
    return codes(whole)[0]


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
        if identifies(choice):
            planned = sheet.frame[str(choice.position)]
            found.append(_ladder(choice, raw.frame.to_series(choice.position), planned))
    return tuple(found)


def _ladder(choice: Choice, values: pl.Series, planned: pl.Series) -> Ladder:
    rows, texts = codes(values)
    times = np.bincount(rows, minlength=len(texts))
    whole = _entropy(times)
    numbers, words = codes(planned)
    became = np.zeros(len(texts), dtype=np.int64)
    became[rows] = numbers
    rungs = [Rung(became, words, _lost(became, len(words), times, whole))]
    higher = ladder_of(choice.kind)[choice.level + 1 :]
    for name in higher:
        became, words = coarser(texts, times, name)
        rungs.append(Rung(became, words, _lost(became, len(words), times, whole)))
    if choice.klass is ColumnClass.KEEP:  # rows go before a school does
        return Ladder(choice.position, choice.kind, ("as planned",), rows, tuple(rungs))
    names = ("as planned", *higher, "left out")
    return Ladder(choice.position, choice.kind, names, rows, (*rungs, Rung(None, (), 1.0)))


def _lost(numbers: Codes, size: int, times: Codes, whole: float) -> float:
    """The share of a column's information that is gone at a rung."""
    if whole <= _SLACK:
        return 0.0
    left = _entropy(np.bincount(numbers, weights=times, minlength=size).astype(np.int64))
    return round(1 - left / whole, 9)


def _entropy(times: Codes) -> float:
    """Shannon's information of a column without its empty cells, in bits a row."""
    counts = sorted(int(n) for n in times[1:] if n)  # one order, so one rounding
    total = sum(counts)
    return -sum(n / total * math.log2(n / total) for n in counts) if total else 0.0


def _search(ladders: Sequence[Ladder], finest: _Finest, *, k: int, most: float) -> list[int]:
    """The level of each ladder: up where it saves most rows for the least loss, then down again.

    Greedy, as Datafly (Sweeney 1997) but weighing loss, until no more than ``most`` rows are
    in small groups. All steps work on the groups that are told apart at all levels.
    """
    if not ladders:
        return []
    levels = [0] * len(ladders)

    def risky(at: Sequence[int]) -> int:
        rows, people = finest.sizes(at)
        return int(rows[people < k].sum())

    now = risky(levels)
    while now > most:
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
    return _down_again(levels, ladders, lambda at: risky(at) <= most)


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


@dataclass(frozen=True, slots=True)
class _Finest:
    """One of each lot of rows that agree in every column at all levels.

    ``rows`` is how many they are, ``people`` whose they are, ``numbers`` for each ladder and
    level the number of their value and how many values there are.
    """

    rows: Codes = field(repr=False)
    people: Codes | None = field(repr=False)
    numbers: tuple[tuple[tuple[Codes, int] | None, ...], ...] = field(repr=False)

    def sizes(self, levels: Sequence[int]) -> tuple[Codes, Codes]:
        """How many rows and how many people each group has at these levels."""
        chosen = [own[level] for own, level in zip(self.numbers, levels, strict=True)]
        groups, count = joined([item for item in chosen if item is not None], len(self.rows))
        rows = np.bincount(groups, weights=self.rows, minlength=count).astype(np.int64)
        return rows, rows if self.people is None else people_in(groups, count, self.people)


def _finest(ladders: Sequence[Ladder], rows: int, people: Codes | None) -> _Finest:
    columns = [_apart(ladder) for ladder in ladders]
    if people is not None:
        columns.append((people, int(people.max(initial=0)) + 1))
    groups, count = joined(columns, rows)
    one = np.zeros(count, dtype=np.int64)
    one[groups] = np.arange(rows)
    return _Finest(
        rows=np.bincount(groups, minlength=count),
        people=None if people is None else people[one],
        numbers=tuple(
            tuple(
                None if rung.numbers is None else (rung.numbers[ladder.rows[one]], len(rung.texts))
                for rung in ladder.rungs
            )
            for ladder in ladders
        ),
    )


def _apart(ladder: Ladder) -> tuple[Codes, int]:
    """For each row a number of what its value becomes at all levels together."""
    levels = [(rung.numbers, len(rung.texts)) for rung in ladder.rungs if rung.numbers is not None]
    together, count = joined(levels, len(levels[0][0]))
    return together[ladder.rows], count


def _at(
    frame: pl.DataFrame, ladders: Sequence[Ladder], levels: Sequence[int]
) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """The frame at these levels, and what was done beyond the plan, in words of ours."""
    steps = []
    for ladder, level in zip(ladders, levels, strict=True):
        if not level:
            continue
        name = str(ladder.position)
        values = ladder.at(level)
        frame = frame.drop(name) if values is None else frame.with_columns(values.alias(name))
        steps.append(f"{ladder.kind}: {ladder.names[level]}")
    return frame, tuple(steps)


def _large_groups(
    frame: pl.DataFrame, quasi: Sequence[str], k: int, people: Codes | None
) -> tuple[pl.DataFrame, Codes | None, tuple[Codes, int]]:
    """The rows of groups that are large enough, whose they are, and their groups."""
    groups, count = group_numbers(frame, quasi)
    large = people_in(groups, count, people) >= k
    if not quasi or large.all():
        return frame, people, (groups, count)
    kept = large[groups]
    people = None if people is None else people[kept]
    return frame.filter(pl.Series(kept)), people, dense(groups[kept], count)


def _hide_same(
    frame: pl.DataFrame, groups: tuple[Codes, int], sensitive: Sequence[str], least: int
) -> tuple[pl.DataFrame, int]:
    """Hide the cells of a sensitive column in groups where it has fewer than ``least`` values."""
    number, count = groups
    hidden = 0
    for name in sensitive:
        values, texts = codes(frame[name])
        marked = (values_in(number, count, values, len(texts)) < least)[number]
        if marked.any():
            hidden += int(marked.sum())
            column = from_codes(np.where(marked, len(texts), values), [*texts, GONE])
            frame = frame.with_columns(column.alias(name))
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
