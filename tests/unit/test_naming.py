from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor import naming


@pytest.mark.parametrize(
    "stem",
    ["minutes", "FGB minutes 12 May 2024", "DraftMinutes_v2", "Agenda-2027-03-16", "scan0001",
     "Part 2", "encrypted", "report (3)"],
)  # fmt: skip
def test_a_stem_of_paper_words_and_dates_is_neutral(stem: str) -> None:
    assert naming.is_neutral(stem)


@pytest.mark.parametrize(
    "stem",
    ["Ottoline EHCP", "May minutes", "letter to J", "June", "minutes Price", "Grant", "Ffion",
     "", "---", "Ægir report", "OP exclusion 2027", "Summer Read"],
)  # fmt: skip
def test_a_stem_that_could_be_somebody_is_not_neutral(stem: str) -> None:
    assert not naming.is_neutral(stem)


def test_an_ending_that_is_no_kind_of_file_never_becomes_part_of_a_name() -> None:
    assert naming.suffix_of("letter.Ottoline") == ""
    assert naming.stem_of("letter.Ottoline") == "letter"
    assert naming.suffix_of("Letter.DOCX") == ".DOCX"


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("a\nb\u202ecod", "abcod"),
        ('what? "now": a/b', "what- -now-- a-b"),
        ("trailing. . ", "trailing"),
        ("e\u0301t\u00e9", "\u00e9t\u00e9"),
        ("\u202e", ""),
    ],
)
def test_a_stem_becomes_a_name_that_every_system_takes(stem: str, name: str) -> None:
    assert naming.valid(stem) == name


@given(st.text(max_size=400))
def test_a_valid_stem_is_short_and_without_forbidden_characters(stem: str) -> None:
    name = naming.valid(stem)
    assert len(name.encode("utf-8")) <= naming.LONGEST_STEM + 61
    assert not set(name) & set('<>:"/\\|?*\n\r\t\0')
    assert not name.endswith((".", " "))


@pytest.mark.parametrize(
    ("names", "marks"),
    [
        (["a.docx", "b.docx"], ("", "")),
        (["a.docx", "a.txt"], ("", "")),
        (["a.docx", "A.docx", "a.DOCX"], ("", "-2", "-3")),
        (["a.docm", "a.docx"], ("", "-2")),
        (["x.docx", "x.docx", "x-2.docx"], ("", "-3", "")),
        (["\u00e9.txt", "e\u0301.txt"], ("", "-2")),
        (["minutes.may", "minutes.june"], ("", "-2")),
    ],
)
def test_sources_that_would_share_a_name_are_kept_apart(
    names: list[str], marks: tuple[str, ...]
) -> None:
    assert naming.distinct(names) == marks


@given(st.lists(st.sampled_from(["a.docx", "A.docx", "a-2.docx", "a-3.docx", "a.txt"])))
def test_marked_names_never_meet(names: list[str]) -> None:
    marks = naming.distinct(names)
    made = [
        f"{naming.stem_of(name)}{mark}{naming.suffix_of(name)}".casefold()
        for name, mark in zip(names, marks, strict=True)
    ]
    assert len(set(made)) == len(made)


@pytest.mark.parametrize(
    "stem",
    ["CTrevanion", "CallumTrevanion2", "c.trevanion", "trevanioncallum", "TREVANIONC_ehcp",
     "Callum's plan", "plan-Trévanion", "rosemarsh letter", "RoseLetter"],
)  # fmt: skip
def test_a_name_that_is_glued_to_other_letters_is_seen_in_a_stem(stem: str) -> None:
    assert naming.shows(stem, ["Callum Trevanion", "Rose Marsh"])


@pytest.mark.parametrize(
    "stem", ["Primrose minutes", "minutes 12 May 2027", "marshalling", "", "C"]
)
def test_a_short_name_inside_another_word_and_a_date_are_nobody(stem: str) -> None:
    assert not naming.shows(stem, ["May Price", "Rose Marsh", "C"])
