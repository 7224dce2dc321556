"""The shipped pipeline on the sample papers and the unseen minutes, against what was expected."""

from __future__ import annotations

import pytest
from golden_papers import (
    GOLDEN,
    bytes_of,
    count,
    expected,
    kept,
    left_over,
    papers,
    result_of,
    run,
    words_of,
)

from redactor.document import Role
from redactor.people.lists import read_list

pytestmark = pytest.mark.model

ALL = papers("samples") + papers("unseen")
PUBLISHED = [(g, n) for g, n in ALL if expected(g)[n]["outcome"] == "published"]
WITHHELD = [(g, n) for g, n in ALL if expected(g)[n]["outcome"] == "withheld"]
DIVIDED = [(g, n) for g, n in PUBLISHED if expected(g)[n]["confidential_only"]]
FLOOR = 0.97
"""Share of what must stay that still stands in the public copies."""


@pytest.mark.parametrize(("group", "name"), PUBLISHED)
def test_every_published_copy_was_checked_and_is_clean(group: str, name: str) -> None:
    copies = result_of(group, name).copies
    assert all(copy.clean for copy in copies.values())
    assert not copies["public"].withheld


@pytest.mark.parametrize(("group", "name"), PUBLISHED)
def test_nobody_who_must_go_is_left(group: str, name: str) -> None:
    assert left_over(group, name) == []


@pytest.mark.parametrize("group", ["samples", "unseen"])
def test_who_must_stay_is_still_there(group: str) -> None:
    rows = [row for paper in PUBLISHED if paper[0] == group for row in kept(*paper)]
    lost = [text for text, left, stood in rows if left < stood]
    share = sum(left for _, left, _ in rows) / sum(stood for _, _, stood in rows)
    assert share >= FLOOR, f"{share:.3f}: {lost}"


@pytest.mark.parametrize(("group", "name"), DIVIDED)
def test_part_2_stands_in_the_confidential_copy_alone(group: str, name: str) -> None:
    copies = result_of(group, name).copies
    phrases = expected(group)[name]["confidential_only"]
    public = words_of(copies["public"].output or b"")
    secret = words_of(copies["confidential"].output or b"")
    assert [phrase for phrase in phrases if count(phrase, public)] == []
    assert [phrase for phrase in phrases if not count(phrase, secret)] == []


@pytest.mark.parametrize(("group", "name"), [p for p in PUBLISHED if p not in DIVIDED])
def test_a_paper_without_confidential_business_has_no_confidential_copy(
    group: str, name: str
) -> None:
    assert set(result_of(group, name).copies) == {"public"}


@pytest.mark.parametrize(("group", "name"), WITHHELD)
def test_a_paper_that_is_confidential_as_a_whole_gets_no_public_copy(group: str, name: str) -> None:
    public = result_of(group, name).copies["public"]
    assert public.output is None
    assert public.withheld == expected(group)[name]["reason"]


@pytest.mark.parametrize(("group", "name"), ALL)
def test_type_and_level_of_the_source_are_as_expected(group: str, name: str) -> None:
    document, row = result_of(group, name).document, expected(group)[name]
    assert document.family == row["family"]
    assert document.label is not None
    if row["level"] is not None:
        assert document.label.level.name == row["level"]


def test_with_roll_and_staff_list_the_first_sample_loses_its_pupils_and_keeps_its_staff() -> None:
    group, name = ALL[0]
    lists = GOLDEN / "samples"
    known = (
        *read_list((lists / "roll.csv").read_bytes(), ".csv", role=Role.PUPIL),
        *read_list((lists / "staff.csv").read_bytes(), ".csv", role=Role.STAFF),
    )
    public = run(name, bytes_of(group, name), known).copies["public"]
    words = words_of(public.output or b"")
    row = expected(group)[name]
    assert public.clean
    assert [r["text"] for r in row["must_redact"] if count(r["text"], words) > r["left"]] == []
    assert [r["text"] for r in row["must_keep"] if not count(r["text"], words)] == []


def test_twice_is_the_same_bytes() -> None:
    group, name = ALL[0]
    again = run(name, bytes_of(group, name))
    first = result_of(group, name)
    assert {a: c.output for a, c in again.copies.items()} == {
        a: c.output for a, c in first.copies.items()
    }
