"""People of the lists: in any order, case and accent, with their numbers and dates."""

from __future__ import annotations

import pytest

from redactor.document import Entity, KnownPerson, Role
from redactor.recognisers.merging import Hit
from redactor.recognisers.roll import Roll

PUPIL = KnownPerson(
    role=Role.PUPIL,
    forenames=("Zoë Mai", "Zo"),
    surnames=("Quill-Tarn",),
    identifiers=(
        (Entity.UPN, "N801299924017"),
        (Entity.DOB, "2016-09-03"),
        (Entity.PHONE, "07700 900123"),
        (Entity.EMAIL, "tarn.family@example.com"),
    ),
)
TEACHER = KnownPerson(role=Role.STAFF, forenames=("Bo",), surnames=("Moss",))


def hits(text: str) -> list[Hit]:
    """What the lists find in a text."""
    return list(Roll.of((PUPIL, TEACHER)).hits(text))


@pytest.mark.parametrize(
    "spelling",
    [
        "Zoë Mai Quill-Tarn", "Zoe Mai Quill Tarn", "ZOE MAI QUILL-TARN", "Quill-Tarn, Zoë Mai",
        "quill tarn zoe", "Zoë Quill-Tarn", "Zo Quill-Tarn", "zoe\tquill-tarn", "Zoe\nQuill-Tarn",
        "Zoe_Quill-Tarn", "Quill-Tarn\t Zoe Mai",
    ],
)  # fmt: skip
def test_a_listed_name_is_found_in_any_spelling(spelling: str) -> None:
    found = hits(f"About {spelling} today")
    assert [(hit.entity, hit.recogniser) for hit in found] == [(Entity.PERSON, "roll")]
    assert f"About {spelling} today"[found[0].start : found[0].stop] == spelling


def test_a_possessive_is_left_out() -> None:
    text = "Zoe Quill-Tarn's coat and Bo Moss’s bag"
    assert [text[hit.start : hit.stop] for hit in hits(text)] == ["Zoe Quill-Tarn", "Bo Moss"]


def test_staff_are_told_apart_from_the_roll() -> None:
    assert [hit.recogniser for hit in hits("Moss, Bo")] == ["staff"]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("n 801 2999 24 017", Entity.UPN),
        ("03/09/2016", Entity.DOB),
        ("3rd September 2016", Entity.DOB),
        ("3 Sep 2016", Entity.DOB),
        ("03.09.16", Entity.DOB),
        ("+44 (0)7700 900 123", Entity.PHONE),
        ("0044 7700 900123", Entity.PHONE),
        ("Tarn.Family@Example.com", Entity.EMAIL),
    ],
)
def test_identifiers_of_a_row_are_found_in_other_writings(text: str, entity: Entity) -> None:
    found = hits(f"see {text} there")
    assert [hit.entity for hit in found] == [entity]


@pytest.mark.parametrize(
    "text", ["Zoe and Quill-Tarn Ltd", "103/09/20161", "Mai", "the moss on Bodmin"]
)
def test_parts_of_other_words_are_left(text: str) -> None:
    assert not hits(text)
