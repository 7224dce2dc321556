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
