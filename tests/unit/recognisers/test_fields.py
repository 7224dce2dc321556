"""Labels and the values that belong to them, wherever a form puts them."""

from __future__ import annotations

from finding import paragraphs, table

from redactor.document import Block
from redactor.recognisers.fields import fields
from redactor.recognisers.reading import readings

LABELS = ("Date of birth", "Surname", "Forename", "Allergies", "Adm. no", "Parent")


def kind(text: str) -> tuple[str, int] | None:
    """The kinds of this test: the labels themselves."""
    for label in LABELS:
        if text.startswith(label):
            return label, len(label)
    return None


def pairs(blocks: tuple[Block, ...]) -> list[tuple[str, str, int]]:
    """(label, value, steps) of everything labelled."""
    (reading,) = readings(blocks)
    return [
        (label.kind, reading.text[label.start : label.stop], label.steps)
        for label in fields(reading, kind)
    ]


def test_the_cell_beside_a_label_is_its_value() -> None:
    blocks = table(("Surname", "QUILL"), ("Date of birth", "4/11/2015"))
    assert pairs(blocks) == [("Surname", "QUILL", 1), ("Date of birth", "4/11/2015", 1)]


def test_two_parents_stand_beside_one_label() -> None:
    blocks = table(("", "Mother", "Father"), ("Surname", "Tarn", "Oke"))
    assert pairs(blocks) == [("Surname", "Tarn", 1), ("Surname", "Oke", 2)]


def test_a_second_label_in_the_row_has_its_own_value() -> None:
    blocks = table(("Surname", "QUILL", "Date of birth", "4/11/2015"))
    assert pairs(blocks) == [("Surname", "QUILL", 1), ("Date of birth", "4/11/2015", 1)]


def test_the_cells_under_a_heading_are_its_values() -> None:
    blocks = table(("Surname", "Allergies"), ("Quill", "nuts"), ("Tarn", "milk"))
    assert pairs(blocks) == [
        ("Surname", "Quill", 0), ("Allergies", "nuts", 0),
        ("Surname", "Tarn", 0), ("Allergies", "milk", 0),
    ]  # fmt: skip


def test_the_first_label_of_a_form_is_no_heading() -> None:
    blocks = table(("Surname", "QUILL"), ("Swims?", "No"), ("Forename", "Ada"))
    assert pairs(blocks) == [("Surname", "QUILL", 1), ("Forename", "Ada", 1)]


def test_a_value_ends_with_its_cell_of_several_lines() -> None:
    blocks = table(("Allergies", "nuts\nmilk"))
    assert pairs(blocks) == [("Allergies", "nuts\nmilk", 1)]


def test_a_colon_or_a_gap_separates_a_label_from_its_value() -> None:
    blocks = paragraphs("Surname: Quill", "Adm. no.  004871", "Allergies (if any):  nuts")
    assert pairs(blocks) == [
        ("Surname", "Quill", 1), ("Adm. no", "004871", 1), ("Allergies", "nuts", 1),
    ]  # fmt: skip


def test_fields_in_columns_of_a_line_are_told_apart() -> None:
    blocks = paragraphs("Date of birth:  4/11/2015      Adm. no.  004871\nSurname     Quill")
    assert pairs(blocks) == [
        ("Date of birth", "4/11/2015", 1), ("Adm. no", "004871", 1), ("Surname", "Quill", 1),
    ]  # fmt: skip


def test_a_label_with_a_colon_speaks_for_the_next_line() -> None:
    assert pairs(paragraphs("Allergies:\nnuts")) == [("Allergies", "nuts", 1)]
    assert pairs(paragraphs("Allergies\nnuts")) == []


def test_a_label_inside_a_sentence_labels_nothing() -> None:
    assert pairs(paragraphs("Allergies are reviewed each year. See Surname below.")) == []
