"""Passages that single somebody out without a name; general sentences do not."""

from __future__ import annotations

import pytest
from finding import paragraphs, words

from redactor.document import Entity

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("He is the only Year 4 pupil with an EHCP.", "the only Year 4 pupil with an EHCP"),
        ("One of the two girls in Reception has moved.", "One of the two girls in Reception"),
        ("The twin boys in Y2 will join us.", "The twin boys in Y2"),
        ("The looked-after child in Oak class came.", "The looked-after child in Oak class"),
        ("The site manager's daughter was chosen.", "The site manager's daughter"),
        ("Our first pupil from Eritrea is here.", "Our first pupil from Eritrea is here"),
        ("One permanent exclusion this term (Y10).", "One permanent exclusion this term (Y10)"),
        ("The child in Year 5 with the CP plan moved.", "The child in Year 5 with the CP plan"),
        (
            "One pupil in Year 3 is on a child protection plan.",
            "One pupil in Year 3 is on a child protection plan",
        ),
        ("The Y2 pupil with an EHCP has moved.", "The Y2 pupil with an EHCP"),
        ("Our Head Girl read the lesson.", "Our Head Girl"),
        ("The Traveller family in Year 3 has left.", "The Traveller family in Year 3"),
        ("One family is Somali.", "One family is Somali"),
        ("Two pupils are Traveller.", "Two pupils are Traveller"),
    ],
)
def test_an_indirect_reference_is_found(text: str, passage: str) -> None:
    found = words(paragraphs(text), Entity.INDIRECT)
    assert len(found) == 1
    assert passage.startswith(found[0].removesuffix("."))


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("A sum of £78.20 (Family H) was written off.", "£78.20 (Family H)"),
        ("Apologies from Mr Quill, who is in hospital, were accepted.", ", who is in hospital"),
        ("Apologies were received from Ann Oke due to illness.", "due to illness"),
        (
            "The child with epidermolysis bullosa has a plan.",
            "The child with epidermolysis bullosa",
        ),
        ("a boy whose father died in March", "whose father died in March"),
        ("Kate Tarn (maternity leave) sent a report.", "(maternity leave)"),
    ],
)
def test_a_private_fact_is_found(text: str, passage: str) -> None:
    assert words(paragraphs(text), Entity.SENSITIVE_DETAIL) == [passage]


@pytest.mark.parametrize(
    "text",
    [
        "Information is shared with parents but only about their child.",
        "The first child protection meeting is held within ten days.",
        "Looked-after children have a personal education plan.",
        "A child with epilepsy may need a care plan. Every pupil with an EHCP has a review.",
        "Head Boy and Head Girl elections are held in June.",
        "The school is twinned with a school in Ghana.",
        "Staff absence due to illness is reported to the office.",
        "Governors' children are not treated differently.",
        "Family A and Child B are pseudonyms.",
    ],
)
def test_general_text_of_policies_is_left(text: str) -> None:
    blocks = paragraphs(text)
    assert not words(blocks, Entity.INDIRECT)
    assert not words(blocks, Entity.SENSITIVE_DETAIL)
