"""Joining mentions into persons: nobody merged who is two, nobody split who is one."""

from __future__ import annotations

import unicodedata

import pytest
from people_papers import paper, resolved

from redactor.document import Role

BOARD = "Present: Ann Oke (Chair), Mr Peter Quill, Dr Lola Abara (Headteacher), Edward Hill"


@pytest.mark.parametrize(
    ("line", "mention", "person"),
    [
        ("{Ann} said that it was agreed.", "Ann", "Ann Oke"),
        ("Mr {Quill} asked a question.", "Quill", "Peter Quill"),
        ("{Ted Hill} presented the plan.", "Ted Hill", "Edward Hill"),
        ("Mr {P. Quill} asked a question.", "P. Quill", "Peter Quill"),
        ("{QUILL, Peter} left at 7.15.", "QUILL, Peter", "Peter Quill"),
        ("{ANN OKE} LEFT THE MEETING.", "ANN OKE", "Ann Oke"),
        ("Dr {Abara}’s report was noted.", "Abara", "Lola Abara"),
        ("{Lola Abarra} gave an update.", "Lola Abarra", "Lola Abara"),
    ],
)
def test_every_form_of_a_name_joins_its_person(line: str, mention: str, person: str) -> None:
    result = resolved(paper(BOARD, line))
    assert result.one(mention).id == result.one(person).id
    assert result.official(mention)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Isla McLeod", "Isla MacLeod"),
        ("Steven Marsden", "Stephen Marsden"),
        ("Siân O'Neill", "Sian O’Neill"),
        ("Zoë Müller", unicodedata.normalize("NFD", "Zoë Müller")),
    ],
)
def test_spellings_of_one_name_are_one_office_holder(one: str, other: str) -> None:
    result = resolved(paper(f"Present: {one} (Chair), Bola Ade", f"{{{other}}} signed them."))
    assert result.one(other).id == result.one(one).id


def test_twins_and_others_of_one_surname_stay_apart() -> None:
    result = resolved(
        paper("The twins {Amina Yusuf} and {Amira Yusuf} (Year 2) and their brother {Omar Yusuf}.")
    )
    assert len({result.one(n).id for n in ("Amina Yusuf", "Amira Yusuf", "Omar Yusuf")}) == 3


def test_a_child_and_a_titled_adult_of_one_surname_are_two() -> None:
    result = resolved(
        paper("{Liam Kowalczyk} (Year 5) fell. Mrs {Kowalczyk} rang. Mr {Kowalczyk} came.")
    )
    assert len({p.id for name in ("Liam Kowalczyk", "Kowalczyk") for p in result.people(name)}) == 3
    assert result.private("Kowalczyk")


def test_a_pupils_parent_of_a_governors_surname_is_not_the_governor() -> None:
    result = resolved(
        paper(
            "Present: Mrs Eva Kowal (Chair), Ann Oke",
            "{Liam Kowal} (Year 5) fell. His mother, Mrs {Kowal}, rang.",
        )
    )
    assert result.official("Eva Kowal")
    assert result.private("Kowal")


def test_a_first_name_of_two_office_holders_is_kept_and_merged_with_neither() -> None:
    result = resolved(paper("Present: Paul Evans, Paul Reeve", "{Paul} thanked the staff."))
    assert result.official("Paul")
    assert len(result.people("Paul")) == 1


def test_a_first_name_of_an_office_holder_and_a_child_is_private() -> None:
    result = resolved(
        paper(BOARD, "{Ann Marsh} (Year 3) won. The prize was given to {Ann} yesterday.")
    )
    assert result.private("Ann")


def test_a_first_name_of_a_pupil_and_a_governor_is_private_wherever_it_stands_alone() -> None:
    result = resolved(
        paper("Present: Mark Hope, Grace Bell", "Pupil {Grace} (Y4) was thanked.", "{Grace} asked.")
    )
    assert result.private("Grace")
    assert result.official("Grace Bell")


def test_a_child_with_a_governors_full_name_goes_in_its_own_passages() -> None:
    result = resolved(
        paper(
            "Present: John Smith (Chair), Ann Oke",
            "{John Smith} opened the meeting.",
            "Pupil {John Smith} (Year 4) was suspended.",
        )
    )
    roles = {person.official: person.role for person in result.people("John Smith")}
    assert roles == {True: Role.GOVERNOR, False: Role.PUPIL}


def test_a_first_name_that_does_nothing_among_pupils_is_not_the_governors() -> None:
    result = resolved(
        paper("Present: Grace Bishop, Ann Oke", "Two pupils left; {Grace} has settled.")
    )
    assert result.private("Grace")


def test_role_words_are_no_people_and_are_cut_from_names() -> None:
    result = resolved(paper("{Headteacher Jo Marsh} spoke. {Clerk} agreed. {Ann Oke Chair}"))
    assert result.people("Jo Marsh")
    assert result.people("Ann Oke")
    assert not result.people("Clerk")


def test_a_firm_or_place_is_no_person() -> None:
    result = resolved(paper("The contract with {Hartley Copiers} and {Hosken}’s Bakery was noted."))
    assert not result.document.people
