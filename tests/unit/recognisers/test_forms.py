"""What stands under a personal label goes, whatever it looks like; what is nobody's stays."""

from __future__ import annotations

import pytest
from finding import findings, paragraphs, table, words

from redactor.document import Entity
from redactor.recognisers.forms import kind_of

pytestmark = pytest.mark.model

FORM = (
    ("Legal surname", "QUILL-TARN", "Forenames", "SKY MARIGOLD"),
    ("Known as", "Sky", "Sex", "F"),
    ("Date of birth", "06 / 01 / 2023", "Place of birth", "Castleford"),
    ("Home address", "THE OLD FORGE, SPOUT LANE, UPPER QUILL", "Postcode", "TF97 6WH"),
    ("National Insurance no. (for free meals)", "QQ 10 23 45 A", "QQ-10-23-46-B", ""),
    ("Place of work", "Quill Fire Service", "Bluebell Bakery, Spout Lane", ""),
    ("Looked after or adopted?", "Adopted 2025", "Service family?", "No"),
    ("Allergies", "Sesame (severe)", "Conditions", "None known"),
    ("Medicines in school", "Jext pen", "Religion", "Quaker"),
    ("Ethnic group", "Mixed White and Black Caribbean", "First language", "English"),
)


@pytest.mark.parametrize(
    ("entity", "values"),
    [
        (Entity.DOB, ["06 / 01 / 2023"]),
        (Entity.ADDRESS, ["THE OLD FORGE, SPOUT LANE, UPPER QUILL", "Bluebell Bakery, Spout Lane"]),
        (Entity.POSTCODE, ["TF97 6WH"]),
        (Entity.NINO, ["QQ 10 23 45 A", "QQ-10-23-46-B"]),
        (Entity.SENSITIVE_DETAIL,
         ["Adopted 2025", "Sesame (severe)", "Jext pen", "Quaker",
          "Mixed White and Black Caribbean"]),
    ],
)  # fmt: skip
def test_a_form_says_what_its_values_are(entity: Entity, values: list[str]) -> None:
    assert words(table(*FORM), entity) == values


def test_names_in_capitals_and_names_that_are_words_are_names_in_a_form() -> None:
    people = words(table(*FORM), Entity.PERSON)
    assert {"QUILL-TARN", "SKY MARIGOLD", "Sky"} <= set(people)


def test_a_form_in_lines_is_read_like_one_in_cells() -> None:
    blocks = paragraphs(
        "Child's name:  Sky Tarn          Date of birth:  3rd of June 2014\n"
        "Allergies: penicillin\nAdm. no.  004871      Ethnicity     White Cornish\nDiet: none"
    )
    assert words(blocks, Entity.DOB) == ["3rd of June 2014"]
    assert words(blocks, Entity.ID) == ["004871"]
    assert words(blocks, Entity.SENSITIVE_DETAIL) == ["penicillin", "White Cornish"]


def test_records_under_sensitive_headings_go_where_a_person_is_named() -> None:
    blocks = table(
        ("Surname", "Forename", "SEN", "Medical notes", "Attendance"),
        ("Quill", "Ada", "K", "asthma", "97"),
        ("Tarn", "Bea", "No", "", "98"),
    )
    assert words(blocks, Entity.SENSITIVE_DETAIL) == ["K", "asthma"]


def test_numbers_of_a_cohort_under_the_same_headings_stay() -> None:
    blocks = table(
        ("Year", "Pupils", "SEN", "FSM", "Suspensions"),
        ("Year 3", "28", "4", "17%", "2"),
        ("Year 4", "30", "5", "12 pupils", "3 days"),
    )
    assert findings(blocks) == []


@pytest.mark.parametrize(
    "text",
    [
        "Allergies: staff are trained each autumn.",
        "Religion: the subject leader presented her plan.",
        "Suspensions: 3 pupils, 7 days.",
        "Date of meeting: 4 November 2026",
        "Our ref: see above",
        "Address: the governors thanked her for the opening address.",
    ],
)
def test_a_label_without_a_person_s_value_takes_nothing(text: str) -> None:
    assert findings(paragraphs(text)) == []


def test_a_school_s_own_address_in_a_form_is_public() -> None:
    blocks = table(("School", "Quill Primary School"), ("School address", "Mill Lane, Upper Quill"))
    assert [f for f in findings(blocks) if f.entity is Entity.ADDRESS and not f.keep] == []


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("DOB", "birth"), ("D.O.B.", "birth"), ("Child's date of birth", "birth"),
        ("NINO", "insurance"), ("NI number", "insurance"), ("UPN", "upn"), ("Former UPN", "upn"),
        ("Adm. no.", "number"), ("MIS ID", "number"), ("EHCP ref.", "reference"),
        ("Appeal number", "reference"), ("Home address", "address"), ("Post code", "postcode"),
        ("Preferred Surname", "name"), ("Middle Name(s)", "name"), ("Known As", "name"),
        ("Car registration", "car"), ("FSM Ever 6", "detail"), ("In Care", "detail"),
        ("Ethnic source", "detail"), ("Sex", "other"),
    ],
)  # fmt: skip
def test_a_label_has_a_kind(label: str, kind: str) -> None:
    found = kind_of(label)
    assert found is not None
    assert found[0] == kind


@pytest.mark.parametrize("text", ["Datum", "Namesake", "Addressing", "Allergiesx", "Meeting"])
def test_other_words_have_none(text: str) -> None:
    assert kind_of(text) is None
