"""A large copy is checked column by column: the same findings as cell by cell."""

from __future__ import annotations

import polars as pl
import pytest

from redactor.witnesses import tables

GOOD = b"Pseudonym,Year\nP1,3\nP2,4\n"


def failed(output: bytes, removed: list[str], secret: bytes = b"k" * 32) -> set[str]:
    checks = tables.examine_table(
        output,
        suffix=".csv",
        removed=[pl.Series(removed, dtype=pl.String)],
        kept=[pl.Series(["3", "4"])],
        secrets=[secret],
        rows=2,
        width=2,
    )
    return {check.name for check in checks if not check.passed}


@pytest.fixture(params=[True, False], ids=["large", "small"], autouse=True)
def _size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_BIG", 0 if request.param else 10**9)


def test_a_clean_copy_passes() -> None:
    assert failed(GOOD, ["Ashdown", "3"]) == set()


def test_a_removed_value_in_a_cell_is_found_whatever_its_capitals() -> None:
    assert failed(GOOD.replace(b"P2", b"ASHDOWN"), ["Ashdown"]) == {"text-gone"}


def test_a_formula_a_missing_row_and_the_key_are_found() -> None:
    assert failed(GOOD.replace(b"P2", b"=1+1"), []) == {"no-formulas"}
    assert failed(GOOD.replace(b"P2,4\n", b""), []) == {"all-rows-there"}
    assert failed(GOOD.replace(b"P2", b"6b" * 32), []) == {"key-gone"}


def test_a_negative_number_is_no_formula() -> None:
    assert failed(GOOD.replace(b"P2", b"-5.5"), []) == set()


def test_a_removed_name_inside_a_longer_cell_is_found() -> None:
    output = GOOD.replace(b"P2", b"told Zara  ASHDOWN-Kerr so")
    assert failed(output, ["Zara Ashdown-Kerr"]) == {"text-gone"}
    assert failed(output, ["Ashdown"]) == set()


def test_a_copy_that_is_read_in_parts_is_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_PART", 3)
    assert failed(GOOD, ["Ashdown"]) == set()
    assert failed(GOOD.replace(b"P2", b"Ashdown"), ["Ashdown"]) == {"text-gone"}
    assert failed(GOOD.replace(b"P2,4\n", b""), []) == {"all-rows-there"}
