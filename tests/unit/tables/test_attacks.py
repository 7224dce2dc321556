"""What somebody would do to find out who is who (``disclosure-control.md`` section 3)."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import polars as pl
import pytest
from exporting import export, table
from hypothesis import given, settings
from hypothesis import strategies as st
from pupils import HEADINGS, roll

from redactor.document import Source
from redactor.report import Outcome
from redactor.tables.columns import understand
from redactor.tables.generalise import climb
from redactor.tables.groups import spread
from redactor.tables.read import read_dataset
from redactor.tables.suppression import (
    CountTable,
    Suppressed,
    count_table,
    rounded,
    shown,
    suppress,
)
from redactor.tables.symbols import FAMILIES

TWO_BY_TWO = "Group,FSM,Not FSM,Total\nBoys,3,20,23\nGirls,30,40,70\nTotal,33,60,93\n"


def counted(text: str) -> CountTable:
    (sheet,) = understand(read_dataset(Source("", text.encode(), "x.csv"))).sheets
    return count_table(sheet)


def hidden_in(text: str, threshold: int = 5) -> tuple[Suppressed, list[list[str]]]:
    found = counted(text)
    done = suppress(found, threshold=threshold)
    return done, shown(found, done, FAMILIES["dfe"])


# --- rows --------------------------------------------------------------------------------


def test_linkage_with_the_full_roll_matches_nobody_better_than_one_in_k(tmp_path: Path) -> None:
    pupils = roll(400)
    done = export(tmp_path, table(HEADINGS, *pupils))
    shown_names = [name for name in ("Gender", "Year", "Ethnicity", "Postcode", "DOB")
                   if name in done.rows[0]]  # fmt: skip
    released = Counter(tuple(row[name] for name in shown_names) for row in done.rows)
    assert min(released.values()) >= 10
    assert max(1 / size for size in released.values()) <= 1 / 10


def test_the_same_sensitive_value_in_a_whole_group_is_hidden_whatever_k_is(tmp_path: Path) -> None:
    pupils = [[f"A{at:04}", "3" if at % 2 else "4", "Yes" if at % 2 else "No" if at % 4 else "Yes"]
              for at in range(60)]  # fmt: skip
    done = export(tmp_path, table("Adno,Year,FSM", *pupils))
    by_year = {year: {r["FSM"] for r in done.rows if r["Year"] == year} for year in ("3", "4")}
    assert by_year["3"] == {"c"}
    assert by_year["4"] == {"Yes", "No"}


def test_six_of_six_with_free_meals_is_one_value() -> None:
    frame = pl.DataFrame({"q": ["3B"] * 6 + ["4A"] * 6, "s": ["Yes"] * 6 + ["Yes", "No"] * 3})
    assert spread(frame, ["q"], k=5, sensitive=["s"], least=2).same == 1


def test_a_pupil_with_many_rows_is_one_pupil_and_no_group(tmp_path: Path) -> None:
    """Twelve incidents of the only girl of year 6 are not twelve girls."""
    pupils = [[f"A{at:04}", "3" if at % 2 else "4", "MF"[at % 3 == 0], "5"] for at in range(90)]
    pupils += [["A9999", "6", "F", "5"]] * 12
    done = export(tmp_path, table("Adno,Year,Gender,Behaviour Points", *pupils))
    assert done.report.outcome is Outcome.PUBLISHED
    groups: dict[tuple[str, ...], set[str]] = {}
    for row in done.rows:
        key = tuple(row.get(name, "") for name in ("Year", "Gender"))
        groups.setdefault(key, set()).add(row["Pseudonym"])
    assert min(map(len, groups.values())) >= 10


@pytest.mark.parametrize("heading", ["Gender", "Ethnicity", "Religion", "Medical Conditions",
                                     "SEN Status"])  # fmt: skip
def test_the_five_attributes_of_the_policy_are_never_left_as_they_were(
    tmp_path: Path, heading: str
) -> None:
    values = ["Zephyrine", "Quillon", "Ombrette"]
    pupils = [[f"A{at:04}", "3", values[at % 3]] for at in range(60)]
    done = export(tmp_path, table(f"Adno,Year,{heading}", *pupils))
    assert done.report.outcome is Outcome.PUBLISHED
    assert not any(value in done.copy.decode() for value in values)


def test_two_releases_that_differ_by_one_leaver_are_refused(tmp_path: Path) -> None:
    pupils = roll(80)
    first = export(tmp_path, table(HEADINGS, *pupils))
    second = export(tmp_path, table(HEADINGS, *pupils[1:]), out="b", release="R2")
    assert first.report.outcome is Outcome.PUBLISHED
    assert second.report.outcome is Outcome.REFUSED
    assert second.report.fault is not None
    assert "R1" in second.report.fault.message
    assert pupils[0][1] not in second.report.fault.message


def test_the_year_minus_three_pupils_is_refused_and_minus_a_class_is_not(tmp_path: Path) -> None:
    pupils = roll(90)
    export(tmp_path, table(HEADINGS, *pupils))
    few = export(tmp_path, table(HEADINGS, *pupils[3:]), out="b", release="R2")
    many = export(tmp_path, table(HEADINGS, *pupils[30:]), out="c", release="R3")
    assert few.report.outcome is Outcome.REFUSED
    assert many.report.outcome is Outcome.PUBLISHED


def test_a_return_that_names_the_pupils_is_no_release_to_compare_with(tmp_path: Path) -> None:
    pupils = roll(80)
    export(tmp_path, table(HEADINGS, *pupils), profile="la-return")
    done = export(tmp_path, table(HEADINGS, *pupils[1:]), out="b", release="R2")
    assert done.report.outcome is Outcome.PUBLISHED


def test_other_pupils_are_no_difference(tmp_path: Path) -> None:
    export(tmp_path, table(HEADINGS, *roll(60, seed=1)))
    other = export(tmp_path, table(HEADINGS, *roll(61, seed=2)), out="b", release="R2")
    assert other.report.outcome is Outcome.PUBLISHED


def test_counts_that_differ_by_a_few_from_an_earlier_release_are_refused(tmp_path: Path) -> None:
    export(tmp_path, TWO_BY_TWO)
    later = TWO_BY_TWO.replace("40,70", "39,69").replace("60,93", "59,92")
    done = export(tmp_path, later, out="b", release="R2")
    assert done.report.outcome is Outcome.REFUSED


@pytest.mark.parametrize("text", ["=1+1", "+44", "-cmd", "@x", "\tx"])
def test_a_cell_that_a_spreadsheet_would_run_is_neutralised(tmp_path: Path, text: str) -> None:
    pupils = [[f"A{at:04}", text + str(at % 2), "3"] for at in range(30)]
    done = export(tmp_path, table("UPN,Subject,Year", *pupils), profile="la-return")
    cells = {row["Subject"] for row in done.rows}
    assert not any(cell.startswith(("=", "@", "\t")) for cell in cells)


# --- tables of counts --------------------------------------------------------------------


def test_one_small_cell_of_two_by_two_hides_four() -> None:
    done, cells = hidden_in(TWO_BY_TWO)
    assert len(done.hidden) >= 4
    for found in done.ranges.values():
        assert found.low <= 3 or found.width >= 5
        assert found.width >= 5
    assert done.ranges[(0, 0)].low == 0
    assert done.ranges[(0, 0)].high >= 4
    assert cells[2] == ["33", "60", "93"]


def test_a_share_and_its_complement_and_the_average_of_a_small_group_go_together() -> None:
    text = (
        "Year group,Total,% FSM,% not FSM,Average score,Highest score\n"
        "Year 3,25,4,96,101,118\nYear 4,50,40,60,99,117\nYear 5,3,33,67,88,99\n"
    )
    _, cells = hidden_in(text)
    assert cells[0][1:3] == ["c", "c"]
    assert cells[1][1:4] == ["40", "60", "99"]
    assert cells[2] == ["c", "c", "c", "c", "c"]
    assert {row[4] for row in cells} == {"c"}


def test_noughts_and_alls_of_a_sensitive_group_are_hidden() -> None:
    text = "Year group,FSM,Not FSM,Total\nYear 3,12,0,12\nYear 4,10,20,30\nTotal,22,20,42\n"
    _, cells = hidden_in(text)
    assert cells[0][:2] == ["c", "c"]


def test_a_symbol_of_the_source_is_written_in_the_family_of_the_file() -> None:
    text = "Year group,Boys,Girls,Total\nYear 3,*,20,24\nYear 4,30,[z],40\nYear 5,10,..,20\n"
    _, cells = hidden_in(text)
    flat = {cell for row in cells for cell in row if not cell.isdigit()}
    assert flat <= {"c", "z", "x"}
    assert not any(cell.startswith("[") for cell in flat)


def test_rounding_says_low_and_never_a_small_number() -> None:
    cells, changed = rounded(counted(TWO_BY_TWO.replace("3,20,23", "2,20,22")), FAMILIES["gaf"])
    assert cells[0] == ["[low]", "20", "20"]
    assert changed > 0


def tried(found: CountTable) -> list[int]:
    """Every value that the first cell of a 2x2 table with published margins can have."""
    boys, girls, _ = found.values[:, 2]
    free = found.values[2, 0]
    return [a for a in range(100) if boys - a >= 0 and free - a >= 0 and girls - free + a >= 0]


def test_the_solver_agrees_with_trying_every_number() -> None:
    found = counted(TWO_BY_TWO)
    done = suppress(found, threshold=5)
    possible = tried(found)
    span = done.ranges[(0, 0)]
    assert (span.low, span.high) == (min(possible), max(possible))


@settings(deadline=None, max_examples=25)
@given(st.integers(2, 4), st.integers(2, 4), st.integers(0, 10_000))
def test_no_hidden_number_of_any_table_can_be_worked_out(
    rows: int, columns: int, seed: int
) -> None:
    draw = random.Random(seed)  # noqa: S311 - invented data
    body = [[draw.choice([1, 3, 7, 12, 40]) for _ in range(columns)] for _ in range(rows)]
    lines = [[f"Year {at + 3}", *row, sum(row)] for at, row in enumerate(body)]
    sums = [sum(row[at] for row in body) for at in range(columns)]
    lines.append(["Total", *sums, sum(sums)])
    heads = ["Year group", *["FSM", "EAL", "SEN", "Boys"][:columns], "Total"]
    done, cells = hidden_in(table(heads, *lines))
    small = {(r, c) for r, row in enumerate(body) for c, v in enumerate(row) if v < 5}
    assert small <= done.hidden
    assert all(span.width >= 5 and span.high >= 5 for span in done.ranges.values())
    assert not any(cell in ("1", "3") for row in cells for cell in row)


def test_the_bands_of_scores_hold_equally_many_pupils() -> None:
    bands = climb(pl.Series([str(at) for at in range(100)]), "score-band").value_counts()
    assert set(bands["count"].to_list()) == {10}


# --- columns that stay as they are ---------------------------------------------------------


def kept(folder: Path, heading: str, values: list[str], **said: str) -> list[str]:
    """A column of a research copy as it comes out; empty if it was left out."""
    rows = [(f"A{n:04}", "MF"[n % 2], value) for n, value in enumerate(values)]
    done = export(folder, table(("UPN", "Gender", heading), *rows), **said)
    return [row.get(heading, "") for row in done.rows]


@pytest.mark.parametrize("heading", ["Subject", "Type", "School Name"])
def test_what_a_letter_is_about_is_no_subject_that_must_be_kept(
    tmp_path: Path, heading: str
) -> None:
    values = [f"Zelda and {'abcdefghij'[n % 10] * (n // 10 + 2)} at lunch" for n in range(60)]
    assert not any(kept(tmp_path, heading, values))


def test_a_foot_line_or_a_name_among_schools_does_not_go_out(tmp_path: Path) -> None:
    values = ["Millbrook Primary"] * 58 + ["Printed by Mrs Prydderch", "Zelda's mum"]
    assert set(kept(tmp_path, "School Name", values)) <= {"Millbrook Primary", "x"}


def test_a_remark_among_grades_does_not_go_out(tmp_path: Path) -> None:
    values = ["EXS", "GDS", "Working towards", "A*"] * 15 + ["Mum died in May"]
    shown = kept(tmp_path, "Effort", values)
    assert set(shown) == {"EXS", "GDS", "Working towards", "A*", "x"}


def test_a_small_school_of_a_trust_is_a_group_of_its_own(tmp_path: Path) -> None:
    rows = [(f"A{n:04}", "MF"[n % 2], "North" if n < 84 else "South") for n in range(96)]
    done = export(tmp_path, table(("UPN", "Gender", "School Name"), *rows))
    sizes = Counter((row.get("Gender"), row["School Name"]) for row in done.rows)
    assert min(sizes.values()) >= 10
    assert {school for _, school in sizes} == {"North", "South"}


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("Class Mrs Prydderch", "Class [name]"),
        ("Reading group (Zara Ashdown lead)", "Reading group ([name] lead)"),
        ("White British", "White British"),
        ("Year 4 Reading Group", "Year 4 Reading Group"),
        ("Any other Asian background", "Any other Asian background"),
        ("Free School Meals", "Free School Meals"),
        ("Autumn Term", "Autumn Term"),
        ("Key Stage 2", "Key Stage 2"),
        ("Black Caribbean", "Black Caribbean"),
        ("Church of England", "Church of England"),
        ("Gypsy Roma", "Gypsy Roma"),
        ("Pupil Premium", "Pupil Premium"),
    ],
)
def test_a_label_of_counts_names_nobody(tmp_path: Path, label: str, shown: str) -> None:
    rows = f"Group,Boys,Girls,Total\n{label},13,14,27\nMaths group,8,9,17\nTotal,21,23,44\n"
    done = export(tmp_path, rows, profile="governors")
    assert done.grid[1][0] == shown
    named = [item.where for item in done.report.copies[0].referrals if item.reason == "named-label"]
    assert named == (["table 1, row 1"] if shown != label else [])


def test_groups_that_are_called_after_pupils_are_rows_of_pupils(tmp_path: Path) -> None:
    rows = "Group,Score,Total\nYear 4 Zara Ashdown,13,27\nYear 5 Kofi Birchall,8,17\n"
    assert export(tmp_path, rows, profile="foi").report.outcome is Outcome.REFUSED
