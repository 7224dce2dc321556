"""Whatever a workbook hides, a copy of its values has none of it."""

from __future__ import annotations

import io
import sys
import warnings
import zipfile
from pathlib import Path

import openpyxl
import pytest
from exporting import Exported, export

from redactor.report import Outcome

sys.path.insert(0, str(Path(__file__).parents[2] / "torture"))
from torture_workbook import ROWS, torture_workbook

BOOK, PLANTED = torture_workbook()


@pytest.fixture(scope="module", params=["research", "la-return"])
def done(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    folder = tmp_path_factory.mktemp("torture")
    return export(folder, BOOK, name="export.xlsx", profile=request.param)


def everything(data: bytes) -> str:
    """All bytes of a package, packed and unpacked, in both encodings that Office uses."""
    package = zipfile.ZipFile(io.BytesIO(data))
    streams = [data, package.comment, *(package.read(name) for name in package.namelist())]
    names = " ".join(package.namelist())
    return names + "".join(s.decode("latin-1") + s.replace(b"\0", b"").decode("latin-1")
                           for s in streams)  # fmt: skip


def test_there_are_more_than_35_places_and_the_source_has_something_in_each() -> None:
    text = everything(BOOK)
    assert len(PLANTED) >= 35
    assert [place for place, word in PLANTED.items() if word not in text] == []


def test_the_pivot_table_is_really_wired() -> None:
    with warnings.catch_warnings(action="ignore"):  # it says what it does not understand
        book = openpyxl.load_workbook(io.BytesIO(BOOK))
    (pivot,) = book.worksheets[0]._pivots
    (record,) = pivot.cache.records.r
    assert PLANTED["record of a pivot cache"] in repr(record)


def test_nothing_of_any_place_is_left(done: Exported) -> None:
    assert done.report.outcome is Outcome.PUBLISHED
    wanted = dict(PLANTED)
    if done.report.copies[0].profile == "la-return":  # names of pupils are what the return needs
        for place in ("inline string of a dropped column", "rich text"):
            del wanted[place]
    text = everything(done.copy)
    assert [place for place, word in wanted.items() if word in text] == []


def test_no_place_is_named_in_label_note_plan_or_report(done: Exported) -> None:
    for name, data in done.files.items():
        if not name.endswith(".xlsx"):
            assert not [place for place, word in PLANTED.items() if word.encode() in data], name


def test_the_values_are_still_there(done: Exported) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(done.copy)).worksheets[0]
    assert sheet.max_row == ROWS + 1


def test_what_was_hidden_is_reported_by_kind(done: Exported) -> None:
    places = dict(done.report.places)
    for kind in (
        "hidden-sheet", "hidden-row", "hidden-column", "pivot-cache", "pivot-table", "comment",
        "validation-list", "defined-name", "link", "external-link", "header-or-footer", "filter",
        "conditional-format", "chart", "embedded-file", "macro", "connection", "custom-data",
        "printer-settings", "picture", "formula", "scenario", "properties",
    ):  # fmt: skip
        assert places.get(kind, 0) >= 1, kind
