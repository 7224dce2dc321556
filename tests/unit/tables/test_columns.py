"""Columns are understood by heading and values, the stricter of both."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from exporting import table
from pupils import HEADINGS, roll, upn

from redactor.document import Source
from redactor.tables.columns import understand
from redactor.tables.facts import ColumnClass, Shape
from redactor.tables.kinds import class_of, kind_of_heading, kinds
from redactor.tables.read import read_dataset
from redactor.tables.table import Sheet

EXPORTS = Path(__file__).parents[3] / "samples" / "exports"
SHARED = Path(__file__).parents[4] / "shared" / "domain" / "identifiers.json"
GOLDEN = Path(__file__).parents[2] / "golden" / "exports" / "expected.json"
EXPECTED = json.loads(GOLDEN.read_bytes())


def sheet_of(text: str | bytes) -> Sheet:
    data = text if isinstance(text, bytes) else text.encode()
    (sheet,) = understand(read_dataset(Source("", data, "x"))).sheets
    return sheet


@pytest.mark.parametrize("name", EXPECTED)
def test_every_direct_identifier_of_a_school_system_is_recognised(name: str) -> None:
    sheet = sheet_of((EXPORTS / name).read_bytes())
    found = {c.heading for c in sheet.columns if c.klass is ColumnClass.DIRECT}
    assert found == set(EXPECTED[name]["direct"])


@pytest.mark.parametrize("name", EXPECTED)
def test_no_column_that_must_be_kept_is_taken_for_something_else(name: str) -> None:
    sheet = sheet_of((EXPORTS / name).read_bytes())
    found = {c.heading for c in sheet.columns if c.klass is ColumnClass.KEEP}
    assert found == set(EXPECTED[name]["keep"])


def test_there_are_twelve_exports_of_three_systems() -> None:
    systems = {name.split("-")[0] for name in EXPECTED}
    assert len(EXPECTED) >= 12
    tables = {path.name for path in EXPORTS.iterdir() if not path.name.startswith(".")}
    assert tables == set(EXPECTED)
    assert systems == {"sims", "arbor", "bromcom"}


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([upn(at) for at in range(20)], "upn"),
        ([f"pupil{at}@example.org" for at in range(20)], "email"),
        ([f"07700 900{at:03}" for at in range(20)], "phone"),
        (["SK1 1AA", "SK2 4BB"] * 10, "postcode"),
        (["12/03/2014", "2014-03-12"] * 10, "dob"),
        (["Amelia Ashdown", "Oliver Birchall", "Kofi Cartwright"] * 8, "name"),
        (["He spoke to his mother about it."] * 20, "note"),
        ([f"{at:03}-{at * 7}-ZK" for at in range(20)], "person-id"),
    ],
)
def test_values_tell_what_an_unknown_heading_does_not(values: list[str], kind: str) -> None:
    sheet = sheet_of(table("Xq,Year,FSM", *[[value, "4", "Yes"] for value in values]))
    assert sheet.columns[0].kind == kind


def test_a_heading_that_is_contradicted_by_its_values_takes_the_stricter_class() -> None:
    sheet = sheet_of(table("Year,FSM,Sex", *[[upn(at), "Yes", "M"] for at in range(20)]))
    column = sheet.columns[0]
    assert (column.kind, column.klass) == ("upn", ColumnClass.DIRECT)
    assert "disagree" in column.evidence
    assert column.confidence < 0.7


@pytest.mark.parametrize(
    ("heading", "klass"),
    [
        ("UPN (13 characters)", "direct"),
        ("Date of birth (dd/mm/yyyy)", "direct"),
        ("Candidate", "direct"),
        ("Class Teacher", "direct"),
        ("Yr Gp", "quasi"),
        ("Asthma", "sensitive"),
        ("Days absent", "sensitive"),
        ("Update", "unknown"),
    ],
)
def test_headings_in_other_words_are_recognised(heading: str, klass: str) -> None:
    assert class_of(kind_of_heading(heading)) == klass


def test_terms_and_authorities_are_no_names_though_people_are_called_so() -> None:
    rows = [["Summer" if at % 2 else "Autumn", "Kent", "Yes"] for at in range(20)]
    sheet = sheet_of(table("Term,Local Authority,FSM", *rows))
    assert [column.klass for column in sheet.columns[:2]] == [ColumnClass.KEEP] * 2
    people = sheet_of(table("School,Year,FSM", *[["Amelia Ashdown", "4", "Yes"]] * 20))
    assert people.columns[0].klass is ColumnClass.DIRECT


def test_what_neither_heading_nor_values_tell_is_unknown() -> None:
    sheet = sheet_of(table("Zorg,Year,Sex", *[[colour, "4", "M"] for colour in ["red"] * 20]))
    assert sheet.columns[0].klass is ColumnClass.UNKNOWN


def test_a_table_of_groups_with_numbers_is_not_taken_for_rows_of_people() -> None:
    assert sheet_of("Group,Boys,Girls,Total\nYear 3,4,5,9\nYear 4,6,7,13\n").shape is Shape.COUNTS
    assert sheet_of(table(HEADINGS, *roll(20))).shape is Shape.ROWS


def test_pupils_with_scores_are_rows_of_people_though_they_are_labels_and_numbers() -> None:
    text = "Pupil,Reading,Maths\nAmelia Ashdown,100,101\nOliver Birchall,98,99\n"
    assert sheet_of(text).shape is Shape.ROWS
    assert sheet_of(text.replace("Pupil", "Code")).shape is Shape.ROWS
    serial = "Code,Reading,Boys\nY3-014,100,1\nY3-015,98,0\nYear 4 102,98,0\n"
    assert sheet_of(serial).shape is Shape.ROWS


def test_every_rung_that_a_kind_names_is_there() -> None:
    from redactor.tables.generalise import RUNGS, WHOLE

    rungs = {rung for kind in kinds().values() for rung in kind.ladder}
    assert rungs <= set(RUNGS) | set(WHOLE)


def test_shared_headings_have_the_class_of_the_catalogue_or_a_stricter_one() -> None:
    """Needs ../shared; without it nothing is compared."""
    if not SHARED.exists():
        return
    headings = json.loads(SHARED.read_bytes())["mis_headings"]
    assert sum(map(len, headings.values())) == 119
    notes = {"Medical Notes", "Safeguarding Notes"}
    for klass, words in headings.items():
        for word in words:
            wanted = "free-text" if word in notes else klass
            assert class_of(kind_of_heading(word)) == wanted, word
