"""Anybody's table is looked into: hidden places, formulas, and columns that were dropped."""

from __future__ import annotations

import io

import polars as pl
import pytest
import xlsxwriter

from redactor.witnesses.anytable import Before, inspect_table

NAMES = ["Zara Ashdown", "Kofi Birchall", "Noah Cartwright"]
CLEAN = b"Pseudonym,Year\nP1,3\nP2,4\n"


def original(*names: str, personal: bool = True) -> list[Before]:
    return [
        Before(pl.Series(names or NAMES), personal=personal),
        Before(pl.Series(["3", "4", "5"]), personal=False),
    ]


def failed(data: bytes, suffix: str = ".csv", before: list[Before] | None = None) -> set[str]:
    checks = inspect_table(data, suffix=suffix, original=before, terms=())
    return {check.name for check in checks if not check.passed}


def book(**places: str) -> bytes:
    """A workbook of two columns with something in the places given."""
    stream = io.BytesIO()
    made = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = made.add_worksheet("Table")
    for row, cells in enumerate([("Code", "Year"), ("P1", "3"), ("P2", "4")]):
        sheet.write_row(row, 0, cells)
    if "comment" in places:
        sheet.write_comment("A1", places["comment"])
    if "hidden_sheet" in places:
        other = made.add_worksheet("Other")
        other.write(0, 0, places["hidden_sheet"])
        other.hide()
    if "hidden_column" in places:
        sheet.write(0, 3, places["hidden_column"])
        sheet.set_column(3, 3, None, None, {"hidden": True})
    if "author" in places:
        made.set_properties({"author": places["author"]})
    if "formula" in places:
        sheet.write_formula("C2", f'="{places["formula"]}"')
    if "header" in places:
        sheet.set_header(f"&C{places['header']}")
    if "name" in places:
        made.define_name("Secret", f'="{places["name"]}"')
    if "validation" in places:
        sheet.data_validation("A5", {"validate": "list", "source": [places["validation"], "b"]})
    made.close()
    return stream.getvalue()


def test_a_clean_table_passes() -> None:
    assert failed(CLEAN, before=original()) == set()
    assert failed(book(), ".xlsx", original()) == set()


@pytest.mark.parametrize(
    ("place", "check"),
    [
        ("comment", "no-comments"),
        ("hidden_sheet", "no-hidden-sheets"),
        ("hidden_column", "no-hidden-rows-or-columns"),
        ("author", "no-properties"),
        ("formula", "no-formulas"),
        ("header", "no-hidden-text"),
        ("name", "no-hidden-text"),
        ("validation", "no-hidden-text"),
    ],
)
def test_every_hidden_place_is_found_and_so_is_a_dropped_name_in_it(place: str, check: str) -> None:
    assert check in failed(book(**{place: "anything"}), ".xlsx", original())
    found = failed(book(**{place: "Zara Ashdown"}), ".xlsx", original())
    assert check in found
    # A column that holds nothing but names of the original's reads as one that was kept.
    assert ("original-words-gone" in found) == (place != "hidden_column")


def test_a_dropped_name_is_found_in_a_cell_and_in_a_longer_cell() -> None:
    for cell in (b"ZARA ASHDOWN", b"told Kofi  Birchall, who"):
        assert failed(CLEAN.replace(b"P2", b'"' + cell + b'"'), before=original()) == {
            "original-words-gone"
        }


def test_a_column_that_was_kept_is_no_finding_nor_are_values_that_name_nobody() -> None:
    kept = b"Name,Year\nZara Ashdown,3\nKofi Birchall,4\n"
    assert failed(kept, before=original()) == set()
    assert failed(CLEAN.replace(b"P2", b"Zara Ashdown"), before=original(personal=False)) == set()


def test_formulas_and_characters_that_nobody_sees_are_found() -> None:
    assert failed(CLEAN.replace(b"P2", b"=1+1")) == {"no-formulas"}
    assert failed(CLEAN.replace(b"P2", "P\u200b2".encode())) == {"no-hidden-text"}
    assert failed(CLEAN.replace(b"P2", b"P\x002")) == {"all-read"}


def test_a_file_that_is_no_workbook_is_not_called_clean() -> None:
    assert failed(b"PK\x03\x04 nothing", ".xlsx") == {"opens"}
