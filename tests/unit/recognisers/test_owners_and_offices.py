"""What is owned, founded or held: places and firms after an owner, bodies after an office."""

from __future__ import annotations

import pytest
from finding import found, people

from redactor.document import Entity

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "text",
    [
        "The fence along Cutler’s Lane was mended.",
        "Parking on Cutler's Lane is a danger, and on Baker’s Row too.",
        "Miss Tiffany’s Stage School hires the hall.",
        "Cakes came from Hosken’s Bakery and Jones's Garage.",
        "The contract went to Dalesway Taxis.",
        "Harrow & Finch Architects drew the plans.",
        "Perran Roofers came second.",
        "The Hedgehog children and the Puffin families came.",
        "The Tarrant Vale Singers and the Perran Rangers helped.",
        "In history Year 4 learn about the Tudors.",
    ],
)
def test_places_and_firms_with_an_owner_are_nobody(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mrs Bell's Nursery Class sang.", ["Bell"]),
        ("Mr Hosken's report was noted.", ["Hosken"]),
        ("We send our love to the Tonkin family.", ["Tonkin"]),
        ("The Gallaghers have written again; the Gallaghers are upset.", ["Gallaghers"] * 2),
        ("The Kowalczyks left with the Adeyemi-Browns.", ["Kowalczyks", "Adeyemi-Browns"]),
        ("Persistent absence: the Loveridge children.", ["Loveridge"]),
        ("It refers to the youngest of the Hosking siblings.", ["Hosking"]),
        ("Mr Vane had spoken to the Lane family.", ["Vane", "Lane"]),
        ("It is a sister for Kitto in Puffins.", ["Kitto"]),
        ("Chair of Board James Hargrave", ["James Hargrave"]),
        ("Clerk to the Trust Morwenna Pascoe", ["Morwenna Pascoe"]),
        ("Policy owner: Head of School Marcus Bell", ["Marcus Bell"]),
    ],
)
def test_families_kin_and_office_holders_are_found(text: str, names: list[str]) -> None:
    assert people(text) == names


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Mrs Gallagher of 3 Saltpan Cottages had written.", "3 Saltpan Cottages"),
        ("Mrs Bell of 14 Harbour Villas rang.", "14 Harbour Villas"),
        ("The family moved to 7 Almshouses, Quay Street.", "7 Almshouses, Quay Street"),
    ],
)
def test_streets_with_plural_names_are_addresses(text: str, address: str) -> None:
    assert (Entity.ADDRESS, address, "") in found(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("cc. G Partridge, C Llewellyn, S Beddoes", ["G Partridge", "C Llewellyn", "S Beddoes"]),
        ("Signed: A Coker Date: 14/07/2027", ["A Coker"]),
        ("Option A Costs more; Group B Hedgehogs sang.", []),
        ("Annual reviews: T. Adewale 14 March.", ["T. Adewale"]),
        ("Llongyfarchwyd Elan Mair a Guto Siôn ym Mlwyddyn 6.", ["Elan Mair", "Guto Siôn"]),
        ("Mae Osian Lloyd (Blwyddyn 3) wedi symud.", ["Osian Lloyd"]),
        ("CYFARFOD CORFF LLYWODRAETHU", []),
    ],
)
def test_letters_and_welsh_words_before_a_name(text: str, names: list[str]) -> None:
    assert people(text) == names


@pytest.mark.parametrize(
    ("text", "initials"),
    [
        ("One child in Year 2 (O.M.) is on a CP plan.", ["O.M."]),
        ("One child in Reception (KT) is new.", ["KT"]),
        ("K.A. was permanently excluded on 9 June.", ["K.A."]),
        ("The psychologist saw T.N. on Monday.", ["T.N."]),
        ("A pupil with a visual impairment (VI) has joined.", []),
    ],
)
def test_initials_of_children_in_brackets_and_with_full_stops(
    text: str, initials: list[str]
) -> None:
    assert people(text) == initials


def test_a_time_before_a_school_is_no_house_number() -> None:
    assert not [e for e in found("At 17:30, Tarrant Vale School.") if e[0] is Entity.ADDRESS]


def test_an_open_bracket_is_no_part_of_a_number() -> None:
    assert (Entity.PHONE, "07700 900482", "") in found("His dad (07700 900482) came.")


def test_a_flat_on_a_line_of_its_own_belongs_to_the_address() -> None:
    text = "Flat 2\n18 Windmill Court\nCromer Street\nNorchester\nNR3 1LH"
    assert (Entity.ADDRESS, text, "") in found(text)


def test_the_number_under_a_school_s_name_and_address_is_public() -> None:
    text = "Kingsmoor High School, Wharf Road, Marchbank. URN 197733. Telephone 01632 960271"
    assert (Entity.PHONE, "01632 960271", "school-phone") in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mr Oake, formerly of Kingsmoor High School. Telephone 01632 960271",
        "Kingsmoor High School, Aisha Khan. Telephone 01632 960271",
        "He left Kingsmoor High School. Telephone 01632 960271",
    ],
)
def test_a_person_s_number_beside_a_school_s_name_is_not(text: str) -> None:
    assert (Entity.PHONE, "01632 960271", "") in found(text)


def test_the_place_behind_the_day_and_time_of_a_meeting_is_public() -> None:
    text = "Thursday 25 February 2027, 4.00 pm, Kelso House, 8 Albany Quay, Northsea"
    assert (Entity.ADDRESS, "Kelso House, 8 Albany Quay, Northsea", "organisation-address") in (
        found(text)
    )


@pytest.mark.parametrize(
    "text",
    [
        "He was seen on Thursday 25 February 2027 at 4.00 pm, 8 Albany Quay, Northsea",
        "Home visit 25 February 2027, 4.00 pm, 8 Albany Quay, Northsea",
    ],
)
def test_the_place_of_a_visit_is_not(text: str) -> None:
    assert (Entity.ADDRESS, "8 Albany Quay, Northsea", "") in found(text)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("They moved to The Old Forge, 2 Smithy Row, Upper Wendle.",
         "The Old Forge, 2 Smithy Row, Upper Wendle"),
        ("He lives above the chip shop in Fore Street.", "Fore Street"),
        ("Mrs Sharp of Glebe Farm, Nether Poppleton.", "Glebe Farm, Nether Poppleton"),
    ],
)  # fmt: skip
def test_houses_with_names_are_addresses(text: str, address: str) -> None:
    assert (Entity.ADDRESS, address, "") in found(text)


@pytest.mark.parametrize(
    "text",
    ["Year 4 Autumn Walk", "Key Stage 2 Heights", "Mr Bond of Kelso House School spoke."],
)
def test_years_stages_and_schools_are_no_addresses(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Apologies: Beverley Mott (hospital appointment), Kim Lee (work)",
         "(hospital appointment)"),
        ("Apologies were received from Beverley Mott who is recovering from an operation.",
         "who is recovering from an operation"),
    ],
)  # fmt: skip
def test_the_reason_of_an_absence_is_a_private_detail(text: str, reason: str) -> None:
    assert [e[:2] for e in found(text)] == [(Entity.SENSITIVE_DETAIL, reason)]


def test_titles_of_other_languages_and_junior_between_names() -> None:
    assert people("Señora Lucía Ortega and Kofi Junior Boakye came to Tae Kwon Do.") == [
        "Lucía Ortega",
        "Kofi Junior Boakye",
    ]
