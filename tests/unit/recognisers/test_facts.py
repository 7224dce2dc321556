"""Health, care and family of one person in a sentence; nobody's in general text."""

from __future__ import annotations

import pytest
from finding import paragraphs, words

from redactor.document import Entity

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Ellis has epilepsy.", "epilepsy"),
        ("She was diagnosed with ADHD in May.", "ADHD"),
        ("He has severe asthma and eczema.", "severe asthma and eczema"),
        ("Mrs Pike is off with stress until June.", "off with stress"),
        ("Ellis is on a child protection plan.", "on a child protection plan"),
        ("Tia is in foster care.", "in foster care"),
        ("His mother is pregnant.", "pregnant"),
        ("Mr Lund had a stroke in March.", "a stroke"),
        ("Ellis takes Ritalin at lunch.", "Ritalin"),
        ("He is in receipt of free school meals.", "in receipt of free school meals"),
        ("Kai's parents are getting divorced.", "getting divorced"),
        ("Ellis self-harms.", "self-harms"),
        ("My son has Crohn's disease.", "Crohn's disease"),
        ("Allergic to penicillin", "penicillin"),
        ("Freya receives DLA.", "DLA"),
        ("Her brother was arrested for assault.", "arrested for assault"),
        ("Ellis's autism was discussed.", "autism"),
        ("We spoke of the Year 6 girl with diabetes.", "diabetes"),
        ("Ellis has 25% extra time and a reader.", "25% extra time and a reader"),
        ("Not there: Kim (course), Gwen (scan), Sal (PPA)", "(scan)"),
    ],
)
def test_a_fact_about_one_person_is_found(text: str, fact: str) -> None:
    assert words(paragraphs(text), Entity.SENSITIVE_DETAIL) == [fact]


@pytest.mark.parametrize(
    "text",
    [
        "Staff have anxiety about the inspection.",
        "A pupil with asthma keeps an inhaler in class.",
        "Any child who has epilepsy has a care plan.",
        "If your child has asthma, send an inhaler.",
        "My child has asthma and will need the inhaler (please tick).",
        "The school has autism-friendly status.",
        "Pupils on a child protection plan attend daily.",
        "Mrs Lund led training on epilepsy and asthma.",
        "The SENCo has a diploma in autism.",
        "Pupils have extra time to finish.",
        "Governors have a reader in common.",
        "The book is about Hodgkin's lymphoma and Down's syndrome.",
        "The children's asthma policy was adopted.",
    ],
)
def test_facts_about_nobody_are_left(text: str) -> None:
    assert not words(paragraphs(text), Entity.SENSITIVE_DETAIL)


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("They spoke of the Year 4 boy who had been sent home before Christmas.",
         "the Year 4 boy who had been sent home before Christmas"),
        ("After the Year 9 fight on 3 March, two sat apart.", "the Year 9 fight on 3 March"),
        ("Mr Oke met the newest starter.", "the newest starter"),
        ("She was pictured with her guide dog.", "pictured with her guide dog"),
    ],
)  # fmt: skip
def test_one_person_singled_out_without_a_name_is_found(text: str, passage: str) -> None:
    assert words(paragraphs(text), Entity.INDIRECT) == [passage]


def test_pupils_in_general_are_not_singled_out() -> None:
    text = "The Year 6 pupils who helped were thanked. The child who reads most wins."
    assert not words(paragraphs(text), Entity.INDIRECT)
