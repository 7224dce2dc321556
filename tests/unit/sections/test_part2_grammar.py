from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from part2_lines import LINES

from redactor.sections import cue_of
from redactor.sections.normal import normalise, plain
from redactor.sections.numbering import Style, number_of, split_number

SHARED = Path(__file__).parents[3] / ".." / "shared"
EXAMPLES = SHARED / "domain" / "part2_examples.json"


def _kind(text: str) -> str:
    cue = cue_of(text)
    return cue.kind.value if cue else "none"


@pytest.mark.parametrize(("kind", "text"), LINES, ids=[text[:60] for _, text in LINES])
def test_each_line_has_its_kind(kind: str, text: str) -> None:
    assert _kind(text) == kind


@pytest.mark.skipif(not EXAMPLES.exists(), reason="needs ../shared/domain/part2_examples.json")
def test_every_example_is_judged_with_its_exact_kind_needs_shared() -> None:
    wrong = [
        example["id"]
        for example in json.loads(EXAMPLES.read_text("utf-8"))
        if _kind(example["text"]) != example["kind"]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "text",
    [
        "PART 2 – CONFIDENTIAL",
        "part 2 - confidential",
        "  Part\t2   Confidential ",
        "PART\u00a02\u2003CONFIDENTIAL",
        "**PART 2** – CONFIDENTIAL",
        "## Part 2 – Confidential",
        "| Part 2 – Confidential |",
        "> Part 2: Confidential",
        "P A R T  2  –  C O N F I D E N T I A L",
        "PART ll – C0NFIDENTIAL",
        "Part 2 – CONF1DENT1AL",
        "P\u00adart 2 Confi\u00addential",
        "Ｐart ２ Confidential",
        "14. Part 2 – Confidential",
    ],
)
def test_one_marker_is_known_in_any_writing(text: str) -> None:
    cue = cue_of(text)
    assert cue is not None
    assert (cue.kind.value, cue.name, cue.bare) == ("section_start", "part-heading", False)


@pytest.mark.parametrize("text", ["Part 2", "PART II", "Part B", "Pt 2", "Rhan 2"])
def test_a_part_heading_alone_is_bare(text: str) -> None:
    cue = cue_of(text)
    assert cue is not None
    assert cue.bare


@pytest.mark.parametrize("word", ["strictly ", "highly ", ""])
@pytest.mark.parametrize("number", ["", "7. ", "7.2 ", "Item 7: ", "24/2027 ", "(a) "])
def test_a_mark_on_an_item_does_not_depend_on_its_number(word: str, number: str) -> None:
    assert _kind(f"{number}Lease of the lodge ({word}confidential)") == "item_start"


@pytest.mark.parametrize("ending", ["None", "nil.", "no items", "N/A", "there were none", "dim"])
@pytest.mark.parametrize("heading", ["Part 2", "Confidential items", "Reserved business", "Rhan 2"])
def test_a_heading_that_says_none_opens_nothing(heading: str, ending: str) -> None:
    assert _kind(f"{heading}: {ending}") == "none"


@pytest.mark.parametrize(
    ("text", "parts", "style"),
    [
        ("7. Budget", (7,), Style.DOTTED),
        ("7.2 Budget", (7, 2), Style.DOTTED),
        ("Item 7 - Budget", (7,), Style.DOTTED),
        ("7) Budget", (7,), Style.BRACKET),
        ("(b) Budget", (2,), Style.LETTER),
        ("iv. Budget", (4,), Style.LETTER),
        ("24/1920 Budget", (24,), Style.REFERENCE),
        ("FGB 05/2021 Budget", (5,), Style.REFERENCE),
        ("P2.1 Budget", (1,), Style.CONFIDENTIAL),
        ("13 Budget", (13,), Style.DOTTED),
    ],
)
def test_item_numbers_are_read(text: str, parts: tuple[int, ...], style: Style) -> None:
    number, rest = split_number(text)
    assert number is not None
    assert (number.parts, number.style, rest) == (parts, style, "Budget")


@pytest.mark.parametrize(
    "text",
    ["9 March 2027", "7.10 pm close", "12/03/2027", "6 pupils left", "2.5 hours", "40% of pupils"],
)
def test_dates_times_and_counts_are_no_item_numbers(text: str) -> None:
    assert split_number(text)[0] is None


def test_a_number_cell_is_a_number_only_as_a_whole() -> None:
    assert number_of("6.1") is not None
    assert number_of("6.1 Budget") is None


@given(st.text(max_size=300))
def test_any_text_can_be_normalised_and_judged(text: str) -> None:
    assert "\n" not in plain(text)
    assert normalise(text).low == normalise(text).text.lower()
    cue_of(text)


_PIECES = st.sampled_from(
    [
        "part",
        "2",
        "confidential",
        "items",
        "(",
        ")",
        "[",
        "]",
        "-",
        "–",
        ":",
        ".",
        "minutes",
        "public",
        "excluded",
        "7.",
        "none",
        "end",
        "of",
        "session",
        "withdrew",
        "returned",
        "meeting",
        "|",
        "*",
        "**",
        "_",
        "II",
        "ll",
        "closed",
        "private",
        "reserved",
    ]
)


@given(st.lists(_PIECES, max_size=14))
def test_any_mixture_of_markers_is_judged_alike_in_other_white_space(pieces: list[str]) -> None:
    text = " ".join(pieces)
    assert cue_of(text) == cue_of(text.replace(" ", "\u00a0"))
