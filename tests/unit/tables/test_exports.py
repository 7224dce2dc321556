"""One table from file to file: what each profile lets out, and what is left behind."""

from __future__ import annotations

import sqlite3
from collections import Counter
from pathlib import Path

import pytest
from exporting import PURPOSES, export, table
from pupils import HEADINGS, roll

from redactor.document import Level
from redactor.errors import UsageError
from redactor.report import Outcome, report_row
from redactor.report_page import page

COUNTS = table("Group,FSM,Not FSM,Total", "Boys,3,20,23", "Girls,30,40,70", "Total,33,60,93")


def rows_of(folder: Path) -> int:
    base = sqlite3.connect(folder / "register" / "ledger.sqlite")
    found: int = base.execute("SELECT count(*) FROM releases").fetchone()[0]
    base.close()
    return found


def test_a_research_copy_has_pseudonyms_and_no_name_number_or_address(tmp_path: Path) -> None:
    pupils = roll(200)
    done = export(tmp_path, table(HEADINGS, *pupils))
    assert done.report.outcome is Outcome.PUBLISHED
    text = done.copy.decode()
    for row in pupils:
        for secret in (row[0], row[1], row[3], row[8], row[13]):
            assert secret not in text
    assert len({row["Pseudonym"] for row in done.rows}) == len(done.rows)
    assert done.label["renditions"][0]["label"]["level"] == "CONFIDENTIAL"
    assert "Smallest group" in done.note


def test_every_group_of_a_research_copy_has_ten_rows(tmp_path: Path) -> None:
    done = export(tmp_path, table(HEADINGS, *roll(200)))
    quasi = [name for name in done.rows[0] if name in ("DOB", "Gender", "Year", "Ethnicity",
                                                       "Postcode")]  # fmt: skip
    groups = Counter(tuple(row[name] for name in quasi) for row in done.rows)
    assert min(groups.values()) >= 10
    (proof,) = done.report.proofs
    assert proof.after is not None
    assert proof.after.smallest == min(groups.values())


def test_rows_do_not_stand_in_the_order_of_the_roll(tmp_path: Path) -> None:
    pupils = [[f"A{at:04}", f"{80 + at % 40}", "3"] for at in range(60)]
    done = export(tmp_path, table("Adno,KS2 Reading,Year", *pupils))
    scores = [row["KS2 Reading"] for row in done.rows]
    again = export(tmp_path, table("Adno,KS2 Reading,Year", *pupils), out="b", release="R2")
    assert scores != [row["KS2 Reading"] for row in again.rows]
    assert Counter(scores) == Counter(row["KS2 Reading"] for row in again.rows)


def test_a_return_to_the_authority_names_pupils_but_gives_no_contacts(tmp_path: Path) -> None:
    pupils = roll(30)
    done = export(tmp_path, table(HEADINGS, *pupils), profile="la-return")
    assert [row["UPN"] for row in done.rows] == [row[0] for row in pupils]
    assert "Telephone" not in done.rows[0]
    assert done.report.label.level >= Level.CONFIDENTIAL


@pytest.mark.parametrize("profile", ["foi", "display"])
def test_rows_of_pupils_never_leave_for_a_request_or_a_wall(tmp_path: Path, profile: str) -> None:
    done = export(tmp_path, table(HEADINGS, *roll(200)), profile=profile)
    assert done.report.outcome is Outcome.REFUSED
    assert done.report.fault is not None
    assert done.report.fault.code == "release-refused"
    assert done.report.fault.exit_code == 4
    assert list(done.files) == [done.report.label_file]


def test_foi_counts_are_a_proposal_that_a_person_decides(tmp_path: Path) -> None:
    done = export(tmp_path, COUNTS, profile="foi")
    assert [row for row in done.grid if row[0] == "Boys"] == [["Boys", "c", "c", "23"]]
    assert "motivated" in done.note
    assert done.report.referred == 4  # the small number, and three that would give it away
    assert done.grid[0] == ["c = hidden to protect confidentiality"]


def test_the_board_sees_small_counts_with_a_warning(tmp_path: Path) -> None:
    done = export(tmp_path, COUNTS, profile="governors")
    assert ["Boys", "3", "20", "23"] in done.grid
    assert done.report.referred >= 1


def test_a_display_shows_the_whole_school_only(tmp_path: Path) -> None:
    done = export(tmp_path, COUNTS, profile="display")
    assert done.grid == [["Group", "Total"], ["Total", "93"]]


def test_an_unknown_column_is_left_out_until_somebody_decides(tmp_path: Path) -> None:
    pupils = [[*row, "red" if at % 2 else "blue"] for at, row in enumerate(roll(60))]
    content = table([*HEADINGS, "Zorg"], *pupils)
    done = export(tmp_path, content)
    assert "Zorg" not in done.rows[0]
    assert [r.reason for r in done.report.copies[0].referrals] == ["unknown-column"]
    assert "Zorg" not in done.plan


def test_a_plan_can_be_edited_and_given_back(tmp_path: Path) -> None:
    pupils = [[*row, "red" if at % 2 else "blue"] for at, row in enumerate(roll(60))]
    content = table([*HEADINGS, "Zorg"], *pupils)
    plan = export(tmp_path, content).plan
    head, _, tail = plan.rpartition('treatment = "refer"')
    laxer = f'{head}treatment = "keep"{tail}'
    refused = export(tmp_path, content, out="b", release="R2", plan=laxer)
    assert refused.report.fault is not None
    assert refused.report.fault.code == "config-error"
    reason = 'by = "DPO"\nreason = "colour of the reading band"\ndate = "2027-01-04"\n'
    named = f'{head}treatment = "keep"\n{reason}{tail}'
    done = export(tmp_path, content, out="c", release="R3", plan=named)
    assert done.report.outcome is Outcome.PUBLISHED
    assert {row["Column 15 (unknown)"] for row in done.rows} == {"red", "blue"}


def test_a_plan_may_ask_for_rounding_but_not_for_less_than_the_profile(tmp_path: Path) -> None:
    plan = export(tmp_path, COUNTS).plan
    done = export(tmp_path, COUNTS, out="b", plan=plan.replace('"suppress"', '"round"'))
    assert done.grid == [
        ["Group", "FSM", "Not FSM", "Total"],
        ["Boys", "5", "20", "25"],
        ["Girls", "30", "40", "70"],
        ["Total", "35", "60", "95"],
    ]
    assert "Rounded to the nearest 5" in done.note
    kept = export(tmp_path, COUNTS, out="c", plan=plan.replace('"suppress"', '"keep"'))
    assert kept.report.fault is not None
    assert kept.report.fault.code == "config-error"


def test_a_release_is_written_in_the_ledger_and_a_refused_one_is_not(tmp_path: Path) -> None:
    export(tmp_path, table(HEADINGS, *roll(60)))
    assert rows_of(tmp_path) == 1
    export(tmp_path, table(HEADINGS, *roll(4)), out="b", release="R2")
    assert rows_of(tmp_path) == 1


def test_a_copy_that_cannot_be_put_in_its_place_leaves_no_line_in_the_ledger(
    tmp_path: Path,
) -> None:
    blocked = tmp_path / "out" / "research"
    blocked.parent.mkdir()
    blocked.write_text("in the way")
    done = export(tmp_path, table(HEADINGS, *roll(60)))
    assert done.report.outcome is Outcome.FAILED
    assert rows_of(tmp_path) == 0


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_same_release_made_again_has_the_same_bytes(tmp_path: Path, seed: int) -> None:
    content = table(HEADINGS, *roll(90, seed=seed))
    first = export(tmp_path, content)
    second = export(tmp_path, content, out="b")
    assert first.files == second.files


def test_no_cell_and_no_term_of_a_release_stands_in_its_report(tmp_path: Path) -> None:
    pupils = roll(60)
    done = export(tmp_path, table(HEADINGS, *pupils), recipient="Dr Ottoline Prydderch")
    told = repr(report_row(done.report)) + repr(done.label) + done.plan + done.note
    for row in pupils:
        assert row[0] not in told
        assert row[1] not in told
    assert "Prydderch" not in told


@pytest.mark.parametrize("missing", ["purpose", "recipient", "authoriser"])
def test_a_profile_that_needs_a_term_does_not_run_without_it(tmp_path: Path, missing: str) -> None:
    with pytest.raises(UsageError, match=f"--{missing}"):
        export(tmp_path, COUNTS, **{missing: " "})


@pytest.mark.parametrize(
    ("profile", "purpose"),
    [
        ("research", "Marketing of the prospectus"),
        ("research", "Autumn census return"),
        ("la-return", "Fundraising letter"),
        ("governors", "FOI request"),
    ],
)
def test_a_purpose_that_does_not_fit_the_profile_is_refused(
    tmp_path: Path, profile: str, purpose: str
) -> None:
    with pytest.raises(Exception, match="does not fit"):
        export(tmp_path, COUNTS, profile=profile, purpose=purpose)


def test_data_collected_for_care_do_not_become_research(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="collected for another purpose"):
        export(tmp_path, COUNTS, collected_for="medical care")


def test_a_purpose_in_unknown_words_is_left_to_a_person(tmp_path: Path) -> None:
    done = export(tmp_path, COUNTS, purpose="Quarterly thing")
    assert [r.reason for r in done.report.copies[0].referrals][:1] == ["purpose-not-recognised"]


def test_an_expiry_in_the_past_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not in the future"):
        export(tmp_path, COUNTS, expiry="2026-01-01")


def test_every_profile_has_a_purpose_of_its_own_that_fits() -> None:
    from redactor.tables.profile import admit, load_table_profile, table_profile_names
    from redactor.tables.table import Terms as Said

    assert set(PURPOSES) == set(table_profile_names())
    for name, purpose in PURPOSES.items():
        terms = Said("R", name, purpose, recipient="x", authoriser="y")
        assert admit(terms, load_table_profile(name)) == ()


def test_the_report_page_shows_the_groups_before_and_after(tmp_path: Path) -> None:
    rows = export(tmp_path, table(HEADINGS, *roll(200))).report
    counts = export(tmp_path, COUNTS, out="b", release="R2").report
    text = page([rows, counts], [], rows.versions)
    assert text.count("<svg") == 1
    assert rows.proofs[0].after is not None
    assert f"{rows.proofs[0].after.smallest} (before: " in text
    assert "Least range in which a solver can place a hidden number" in text


def test_a_person_decides_which_small_number_of_a_proposal_is_shown(tmp_path: Path) -> None:
    counts = "Group,FSM,Not FSM,Total\nBoys,3,20,23\nGirls,30,40,70\nTotal,33,60,93\n"
    first = export(tmp_path, counts, profile="foi")
    where = [(item.where, item.reason) for item in first.report.copies[0].referrals]
    assert ("table 1, row 1, column B", "proposed") in where
    assert len([1 for _, reason in where if reason == "proposed-with"]) == 3
    assert "[[sheet]]" in first.plan
    shown = 'show = [{ row = 1, column = "B", by = "Head", reason = "known", date = "2027-01-05" }]'
    plan = first.plan.replace('shape = "counts"', f'shape = "counts"\n{shown}')
    second = export(tmp_path, counts, profile="foi", out="b", plan=plan)
    assert second.grid[-3:] == [["Boys", "3", "20", "23"], ["Girls", "30", "40", "70"],
                                ["Total", "33", "60", "93"]]  # fmt: skip
    assert not second.report.copies[0].referrals


@pytest.mark.parametrize(
    ("profile", "row"),
    [
        ("research", '{ row = 1, column = "B", by = "Head", reason = "known", date = "2027" }'),
        ("foi", '{ row = 1, column = "B", by = "", reason = "known", date = "2027" }'),
        ("foi", '{ row = 1, column = "B" }'),
        ("foi", '{ row = 9, column = "B", by = "Head", reason = "known", date = "2027" }'),
    ],
)
def test_a_small_number_is_not_shown_without_a_person_a_reason_and_a_place(
    tmp_path: Path, profile: str, row: str
) -> None:
    counts = "Group,FSM,Not FSM,Total\nBoys,3,20,23\nGirls,30,40,70\nTotal,33,60,93\n"
    plan = export(tmp_path, counts, profile=profile).plan
    plan = plan.replace('shape = "counts"', f'shape = "counts"\nshow = [{row}]')
    done = export(tmp_path, counts, profile=profile, out="b", plan=plan)
    assert done.report.fault is not None
    assert done.report.fault.exit_code == 3
