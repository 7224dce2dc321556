"""Lines that run to the left are read in the order in which they are spoken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.formats.pdf.bidi import reading_order


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("Present: all", "Present: all"),
        ("ןהכ דוד", "דוד כהן"),
        ("2025 ןהכ", "כהן 2025"),
        ("said ןהכ דוד today at length", "said דוד כהן today at length"),
        ("ןהכ Ann דוד", "דוד Ann כהן"),
        ("دمحم", "محمد"),
    ],
)
def test_a_line_is_read_in_its_own_direction(seen: str, read: str) -> None:
    assert "".join(seen[index] for index in reading_order(list(seen))) == read


@given(st.lists(st.sampled_from(["a", "א", "م", "1", " ", ",", "", "ffi"])))
def test_no_letter_is_lost_or_read_twice(texts: list[str]) -> None:
    assert sorted(reading_order(texts)) == list(range(len(texts)))
