"""A person found anywhere is found everywhere."""

from __future__ import annotations

import time
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from people_papers import paper, resolved, table

from redactor.document import Block, BlockKind, KnownPerson, Role
from redactor.people import resolve

PUPIL = "Pupil {Siobhán O'Dowd-Khan} (Year 4) was excluded."


@pytest.mark.parametrize(
    "form",
    [
        "Siobhán O'Dowd-Khan",
        "SIOBHÁN O’DOWD-KHAN",
        "siobhan o'dowd-khan",
        "O'Dowd-Khan, Siobhán",
        "Siobhán",
        unicodedata.normalize("NFD", "Siobhán O'Dowd-Khan"),
        "Siobhán Khan",
        "S I O B H Á N",
    ],
)
def test_a_pupil_is_found_in_every_written_form(form: str) -> None:
    result = resolved(paper(PUPIL, f"They rang about {form} on Monday."))
    assert form in [word for person in result.document.people for word in result.words(person)]
    assert not any(person.official for person in result.document.people)


@pytest.mark.parametrize(
    "form", ["S Khan", "S. Khan", "Khan S.", "Khan, S", "SiobhánKhan", "KhanSiobhan", "KHANSIOBHÁN"]
)
def test_initials_and_glued_fields_leave_no_part_of_a_name(form: str) -> None:
    result = resolved(paper("Pupil {Siobhán Khan} (Year 4) fell.", f"The list gave {form} only."))
    assert form in result.found("propagation")


@pytest.mark.parametrize(
    "form", ["R Khan", "Year S. The Khan", "St Siobhán", "St. Siobhán's feast"]
)
def test_a_stranger_s_initial_and_a_saint_are_left_alone(form: str) -> None:
    result = resolved(paper("Pupil {Siobhán Khan} (Year 4) fell.", f"It was {form} again."))
    assert not [w for w in result.found("propagation") if w.startswith(("R", "S"))]


def test_a_possessive_is_found_without_its_ending() -> None:
    result = resolved(paper(PUPIL, "We saw Siobhán’s work."))
    assert "Siobhán" in result.words(result.one("Siobhán"))


def test_a_name_in_a_comment_is_found_in_the_text_and_in_the_file_name() -> None:
    document = paper(
        "The visit to Leeds was moved by Zuzanna Nowak.", "Pupil {Zuzanna Nowak} fell."
    )
    hidden = replace(document.blocks[1], kind=BlockKind.COMMENT, hidden=True)
    name = Block(2, BlockKind.FILE_NAME, "zuzanna nowak review", (), hidden=True)
    document = replace(document, blocks=(document.blocks[0], hidden, name))
    result = resolved(document)
    assert len(result.words(result.one("zuzanna nowak"))) == 3


@pytest.mark.parametrize(
    "line",
    [
        "The May meeting was moved to Grace Road.",
        "We hope that it will do.",
        "Will governors please reply by 1 May.",
        "There is hope. Mark schemes were checked.",
    ],
)
def test_words_that_are_names_as_well_are_left_alone(line: str) -> None:
    pupils = "Pupils {Grace Will}, {May Hope} and {Mark Rose} (Year 3) came."
    assert not resolved(paper(pupils, line)).found("propagation")


def test_a_word_that_is_a_name_is_found_where_a_person_stands() -> None:
    result = resolved(paper("Pupil {Grace Will} (Year 3) came.", "We spoke to Grace about it."))
    assert result.found("propagation") == ["Grace"]


def test_initials_beside_a_pupil_word_are_a_child() -> None:
    result = resolved(paper("We saw pupil JB and child A.M. with pupil premium PP plans."))
    assert sorted(result.found("initials")) == ["A.M.", "JB"]
    assert result.private("JB")


def test_the_initials_of_somebody_named_are_found_where_they_live_or_act() -> None:
    result = resolved(paper("Pupil: {Jamie Stoddart}.", "JS returns on Monday.", "See JS below."))
    assert result.found("propagation") == ["JS"]
    assert result.private("JS")


def test_the_initials_of_pupils_who_are_thanked_are_found() -> None:
    result = resolved(
        paper("Pupils: {Lena Cole} and {Ravi Hart}.", "We thanked LC and RH. See RH.")
    )
    assert result.found("propagation") == ["LC", "RH"]
    assert result.private("RH")


def test_initials_that_are_a_child_s_once_are_found_everywhere() -> None:
    result = resolved(paper("We saw pupil {JB}.", "The head thanked JB."))
    assert result.found("propagation") == ["JB"]
    assert result.private("JB")


def test_initials_explained_after_a_name_are_found_alone() -> None:
    result = resolved(paper("Pupil {Aisha Khan} (AKh) was seen.", "Then AKh left."))
    assert result.found("propagation") == ["AKh", "AKh"]


def test_words_of_kinship_give_a_name_away() -> None:
    result = resolved(paper("Love to the Tonkin family on the birth of a sister for Kitto."))
    assert result.found("kinship") == ["Tonkin", "Kitto"]
    assert result.private("Kitto")


def test_a_fragment_is_replaced_by_the_whole_name() -> None:
    result = resolved(paper("Pupil {Aisha Khan} fell.", "Khan, {Aisha} was seen."))
    assert "Khan, Aisha" in result.found("propagation")


def test_people_on_the_roll_are_found_though_nobody_recognised_them() -> None:
    child = KnownPerson(Role.PUPIL, ("Aishatu", "Aisha"), ("Bello",))
    parent = KnownPerson(Role.PARENT, ("Sana",), ("Bello",))
    result = resolved(paper("We met aisha bello and Mrs Bello."), child, parent)
    person = result.one("aisha bello")
    assert (person.role, person.official, person.listed) == (Role.PUPIL, False, True)
    assert result.private("Bello")


def test_the_staff_list_makes_official() -> None:
    staff = KnownPerson(Role.STAFF, ("Dave",), ("Lee",))
    assert resolved(paper("They met {Dave Lee} there."), staff).official("Dave Lee")


def test_a_pupil_of_the_roll_who_acts_in_a_meeting_stays_private() -> None:
    child = KnownPerson(Role.PUPIL, ("Ella",), ("Stone",))
    assert resolved(paper("{Ella Stone} presented the report."), child).private("Ella Stone")


@pytest.mark.parametrize("glue", ["\n", " "], ids=["many blocks", "one block"])
def test_time_grows_with_the_length_of_the_paper(glue: str) -> None:
    def seconds(lines: int) -> float:
        text = glue.join(["Pupil {Aisha Khan} fell."] + ["Mr {Khan} said that Aisha left."] * lines)
        document = paper(*text.split("\n"))
        start = time.process_time()
        resolve(document)
        return time.process_time() - start

    seconds(10)
    assert seconds(3200) < 16 * max(seconds(400), 0.02)


@given(
    st.lists(st.text(alphabet="AaÉéBb ,.'’-():\n\t|JKjk12", max_size=40), min_size=1, max_size=6)
)
def test_any_text_resolves_with_findings_inside_their_blocks(lines: list[str]) -> None:
    document = resolve(paper("Present: Ann Oke (AO), Jo Bay", "Pupil {Aja Kéb} fell", *lines))
    ids = [finding.id for finding in document.findings]
    assert len(ids) == len(set(ids))
    for finding in document.findings:
        assert 0 <= finding.span.start < finding.span.stop
        assert finding.span.stop <= len(document.blocks[finding.span.block].text)
    mentioned = [m.finding for person in document.people for m in person.mentions]
    assert len(mentioned) == len(set(mentioned))
    assert set(mentioned) <= set(ids)


def test_resolving_twice_changes_nothing_more() -> None:
    once = resolve(table(("Name", "Role"), ("Ann Oke", "Chair"), after="{Ann} spoke."))
    twice = resolve(once)
    assert twice.findings == once.findings
    assert twice.people == once.people


def test_a_child_whose_name_is_a_word_is_found_in_a_paper_about_the_child() -> None:
    lines = (
        "{May Strand}, annual review",
        "May made a poster. See how May sees it. On 9 May it rained.",
    )
    document = replace(paper(*lines, family="report"), subtype="ehcp-and-annual-review")
    assert resolved(document).found("propagation") == ["May", "May"]
