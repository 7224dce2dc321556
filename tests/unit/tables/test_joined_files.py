"""Two files of one release are joined by pseudonym: each may be safe and both together not."""

from __future__ import annotations

import io
import sqlite3
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter
from exporting import Exported, export, table
from pupils import upn

from redactor.report import Outcome
from redactor.tables.joining import link_of, smallest_joined
from redactor.tables.pseudonyms import pseudonyms
from redactor.tables.table import Sheet

SEX = [("UPN", "Gender"), *((upn(n), "MF"[n % 2]) for n in range(80))]
YEAR = [("UPN", "Year"), *((upn(n), "345678"[n // 14]) for n in range(80))]
"""By sex 40 and 40, by year 14 and 10; by both 7 and 5."""


def lines(folder: Path) -> int:
    with sqlite3.connect(folder / "register" / "ledger.sqlite") as base:
        count: int = base.execute("SELECT count(*) FROM releases").fetchone()[0]
    base.close()
    return count


def told(done: Exported) -> set[str]:
    return {item.reason for item in done.report.copies[0].referrals}


def people(done: Exported) -> set[str]:
    return {row["Pseudonym"] for row in done.rows}


def test_a_second_file_that_makes_groups_small_by_a_join_cannot_be_joined(tmp_path: Path) -> None:
    first = export(tmp_path, table(*SEX), out="a")
    assert told(first) == set()
    assert "Joined by them" in first.note
    second = export(tmp_path, table(*YEAR), out="b")
    assert second.report.outcome is Outcome.PUBLISHED
    assert told(second) == {"joined-too-small"}
    assert "of this file alone" in second.note
    assert not people(first) & people(second)
    assert lines(tmp_path) == 2


def test_a_release_is_made_again_with_the_same_bytes_though_a_file_stands_apart(
    tmp_path: Path,
) -> None:
    first, second = (export(tmp_path, table(*rows), out=o) for rows, o in ((SEX, "a"), (YEAR, "b")))
    assert export(tmp_path, table(*YEAR), out="c").copy == second.copy
    assert export(tmp_path, table(*SEX), out="d").copy == first.copy


def test_the_same_two_files_in_two_releases_cannot_be_joined(tmp_path: Path) -> None:
    first = export(tmp_path, table(*SEX), out="a")
    other = export(tmp_path, table(*YEAR), out="b", release="R2")
    assert told(other) == set()
    assert not people(first) & people(other)


def test_files_that_tell_the_same_of_the_same_pupils_are_published(tmp_path: Path) -> None:
    first = export(tmp_path, table(*SEX), out="a")
    attendance = [("UPN", "Gender", "FSM"), *((u, s, "Yes") for u, s in SEX[1:])]
    second = export(tmp_path, table(*attendance), out="b")
    assert told(second) == set()
    assert people(first) == people(second)


def test_being_in_a_file_or_not_is_something_that_is_known(tmp_path: Path) -> None:
    export(tmp_path, table(*SEX), out="a")
    some = export(tmp_path, table(SEX[0], *SEX[1:74]), out="b")
    assert told(some) == {"joined-too-small"}


def test_a_file_that_is_made_again_is_not_joined_with_itself(tmp_path: Path) -> None:
    export(tmp_path, table(*SEX), out="a")
    assert told(export(tmp_path, table(*SEX), out="b")) == set()


def test_sheets_of_one_workbook_are_joined_as_well(tmp_path: Path) -> None:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    for rows in (SEX, YEAR):
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    done = export(tmp_path, stream.getvalue(), name="two.xlsx")
    assert done.report.outcome is Outcome.REFUSED
    assert not (tmp_path / "register" / "ledger.sqlite").exists()


@pytest.mark.parametrize("times", [1, 3])
def test_the_joined_groups_are_those_of_counting_by_hand(times: int) -> None:
    sheets = []
    for rows in (SEX, YEAR):
        codes = pseudonyms(pl.Series([row[0] for row in rows[1:]] * times), b"k" * 32)
        frame = pl.DataFrame({"0": codes, "1": [row[1] for row in rows[1:]] * times})
        sheets.append(Sheet(1, ("UPN", "x"), frame, pseudonyms=(0,)))
    links = [link for sheet in sheets if (link := link_of(sheet, ["1"])) is not None]
    assert len(links) == 2
    pairs = [(SEX[n][1], YEAR[n][1]) for n in range(1, 81)]
    assert smallest_joined(links) == min(map(pairs.count, pairs))


def test_a_pupil_whose_rows_differ_is_known_by_all_of_them() -> None:
    codes = pseudonyms(pl.Series([upn(1), upn(1), upn(2), upn(2)]), b"k" * 32)
    frame = pl.DataFrame({"0": codes, "1": ["a", "b", "a", "a"]})
    link = link_of(Sheet(1, ("UPN", "x"), frame, pseudonyms=(0,)), ["1"])
    assert link is not None
    assert smallest_joined([link]) == 1


def test_a_pupil_with_several_rows_does_not_keep_a_file_from_standing_apart(tmp_path: Path) -> None:
    export(tmp_path, table(*SEX), out="a")
    dates = [(f"01/10/{2010 + n // 14}", f"01/02/{2011 + n // 14}")[: 1 if n % 7 == 0 else 2]
             for n in range(84)]  # fmt: skip
    rows = [("UPN", "Date"), *((upn(n), day) for n, days in enumerate(dates) for day in days)]
    second = export(tmp_path, table(*rows), out="b")
    assert second.report.outcome is Outcome.PUBLISHED
    assert told(second) == {"joined-too-small"}
