"""Decisions of the website profile and of the Part 2 record."""

from __future__ import annotations

from dataclasses import replace

import pytest
from decided import block, finding, outcomes, paper, person, section

from redactor.document import Action, Cell, Decision, Entity, Role, Stance
from redactor.errors import UsageError
from redactor.policy import decide

A = Stance.ACTOR
S = Stance.SUBJECT
U = Stance.UNCLEAR


@pytest.mark.parametrize(
    ("role", "official", "stance", "cue", "outcome"),
    [
        (Role.PUPIL, False, U, False, ("redact", "P")),
        (Role.PUPIL, False, A, False, ("redact", "P")),
        (Role.PARENT, False, A, False, ("redact", "F")),
        (Role.PARENT, True, A, False, ("keep", "governor")),
        (Role.PARENT, True, U, False, ("refer", "F")),
        (Role.GOVERNOR, True, A, False, ("keep", "governor")),
        (Role.GOVERNOR, True, U, False, ("keep", "governor")),
        (Role.GOVERNOR, True, U, True, ("refer", "S")),
        (Role.GOVERNOR, True, S, True, ("redact", "S")),
        (Role.STAFF, True, A, False, ("keep", "staff-in-role")),
        (Role.STAFF, False, A, False, ("keep", "staff-in-role")),
        (Role.STAFF, False, U, False, ("refer", "S")),
        (Role.STAFF, True, S, True, ("redact", "S")),
        (Role.PROFESSIONAL, True, A, False, ("keep", "adviser-in-role")),
        (Role.PROFESSIONAL, False, A, False, ("redact", "P")),
        (Role.OTHER, True, A, False, ("keep", "public-office")),
        (Role.OTHER, True, S, False, ("redact", "F")),
        (Role.OTHER, False, A, False, ("redact", "F")),
    ],
)
def test_role_office_and_stance_decide(
    role: Role, official: bool, stance: Stance, cue: bool, outcome: tuple[str, str]
) -> None:
    document = paper("On Tuesday Gwen Hale spoke about the roof.")
    document = replace(
        document,
        findings=(finding(document, 0, "Gwen Hale"),),
        people=(person(0, role, "f0", official=official, stance=stance, cue=cue),),
    )
    assert outcomes(document)["f0"] == outcome


def test_a_name_without_a_person_is_private() -> None:
    document = paper("Gwen Hale wrote in.")
    document = replace(document, findings=(finding(document, 0, "Gwen Hale"),))
    assert outcomes(document)["f0"] == ("redact", "F")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("A complaint from Gwen Hale was heard.", "F"),
        ("Gwen Hale was shortlisted.", "S"),
        ("Gwen Hale is a pupil in Oak.", "P"),
    ],
)
def test_the_code_of_somebody_unknown_follows_the_passage(text: str, code: str) -> None:
    document = paper(text)
    document = replace(document, findings=(finding(document, 0, "Gwen Hale"),))
    assert outcomes(document)["f0"] == ("redact", code)


def test_an_office_holder_stays_as_actor_and_goes_as_subject() -> None:
    document = paper("Mr Quill reported on sport.", "Mr Quill is on sick leave.")
    document = replace(
        document,
        findings=(finding(document, 0, "Quill"), finding(document, 1, "Quill", nth=1)),
    )
    actor = person(0, Role.STAFF, "f0", official=True, stance=A)
    subject = person(0, Role.STAFF, "f1", official=True, stance=S)
    whole = replace(actor, mentions=(*actor.mentions, *subject.mentions))
    document = replace(document, people=(whole,))
    assert outcomes(document) == {"f0": ("keep", "staff-in-role"), "f1": ("redact", "S")}


def test_an_allegation_against_staff_is_a_safeguarding_matter() -> None:
    document = paper("The allegation against Mr Quill was reported.")
    document = replace(
        document,
        findings=(finding(document, 0, "Quill"),),
        people=(person(0, Role.STAFF, "f0", official=True, stance=S),),
    )
    assert outcomes(document)["f0"] == ("redact", "G")


def test_a_pupil_goes_at_every_mention_whatever_the_sentence() -> None:
    document = paper("Idris chaired the council.", "Idris read.", "Thanks, Idris")
    document = replace(
        document,
        findings=tuple(finding(document, n, "Idris", nth=n) for n in range(3)),
        people=(person(0, Role.PUPIL, "f0", "f1", "f2", stance=A),),
    )
    assert set(outcomes(document).values()) == {("redact", "P")}


@pytest.mark.parametrize(
    ("entity", "outcome"),
    [
        (Entity.PHONE, ("redact", "F")),
        (Entity.EMAIL, ("redact", "F")),
        (Entity.ADDRESS, ("redact", "F")),
        (Entity.DOB, ("redact", "P")),
        (Entity.UPN, ("redact", "P")),
        (Entity.NHS_NUMBER, ("redact", "H")),
        (Entity.NINO, ("redact", "S")),
        (Entity.PASSWORD, ("redact", "X")),
        (Entity.USERNAME, ("redact", "X")),
        (Entity.IP, ("redact", "X")),
        (Entity.ID, ("redact", "P")),
        (Entity.URL, ("keep", "public-address")),
        (Entity.PART2_ECHO, ("refer", "P")),
        (Entity.INDIRECT, ("redact", "P")),
        (Entity.SENSITIVE_DETAIL, ("redact", "F")),
    ],
)
def test_things_that_are_no_names(entity: Entity, outcome: tuple[str, str]) -> None:
    document = paper("It says ABC there.")
    document = replace(document, findings=(finding(document, 0, "ABC", entity),))
    assert outcomes(document)["f0"] == outcome


def test_a_meeting_link_is_a_login_detail() -> None:
    document = paper("Join at https://us02.zoom.us/j/123?pwd=abc today.")
    link = finding(document, 0, "https://us02.zoom.us/j/123?pwd=abc", Entity.URL)
    assert outcomes(replace(document, findings=(link,)))["f0"] == ("redact", "X")


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("who is in hospital", ("redact", "H")),
        ("the social worker's visit", ("redact", "G")),
        ("the warning in her appraisal", ("redact", "S")),
    ],
)
def test_a_detail_takes_the_code_of_its_words(words: str, outcome: tuple[str, str]) -> None:
    document = paper(f"Noted: {words}.")
    detail = finding(document, 0, words, Entity.SENSITIVE_DETAIL)
    assert outcomes(replace(document, findings=(detail,)))["f0"] == outcome
    doubtful = replace(detail, score=0.4)
    assert outcomes(replace(document, findings=(doubtful,)))["f0"] == ("refer", outcome[1])


def test_a_losing_bid_is_commercial() -> None:
    document = paper("Bell Foods £95,500")
    bid = finding(document, 0, "Bell Foods", Entity.SENSITIVE_DETAIL, recogniser="commercial")
    assert outcomes(replace(document, findings=(bid,)))["f0"] == ("redact", "C")


def test_a_doubtful_indirect_description_is_referred() -> None:
    document = paper("the newest starter in Year 4")
    doubtful = finding(document, 0, "newest starter", Entity.INDIRECT, score=0.5)
    assert outcomes(replace(document, findings=(doubtful,)))["f0"] == ("refer", "P")


def test_running_text_of_a_policy_keeps_its_examples() -> None:
    document = paper("A child with epilepsy is supported.", family="policy", subtype="policy")
    detail = finding(document, 0, "A child with epilepsy", Entity.INDIRECT)
    assert outcomes(replace(document, findings=(detail,)))["f0"] == ("keep", "policy-text")


def test_the_author_on_the_cover_of_a_policy_stays() -> None:
    document = paper("Confidentiality Policy", "Gwen Hale", family="policy", subtype="policy")
    document = replace(document, findings=(finding(document, 0, "Gwen Hale"),))
    assert outcomes(document)["f0"] == ("keep", "policy-cover")
    pupil = replace(document, people=(person(0, Role.PUPIL, "f0", listed=True),))
    assert outcomes(pupil)["f0"] == ("redact", "P")


def test_a_public_contact_stays_and_beside_a_child_only_if_it_is_the_schools() -> None:
    cells = ("Ring 01632 960123", "Idris Vaughan", "01632 960124")
    document = paper(*cells)
    document = replace(
        document,
        blocks=(
            document.blocks[0],
            block(1, cells[1], cell=Cell(0, 1, 0)),
            block(2, cells[2], cell=Cell(0, 1, 1)),
        ),
    )
    for keep, outcome in (
        ("school-phone", ("keep", "school-phone")),
        ("published-dsl", ("refer", "F")),
    ):
        tried = replace(
            document,
            findings=(
                finding(document, 0, "01632 960123", Entity.PHONE, keep="published-dsl"),
                finding(document, 1, "Idris Vaughan"),
                finding(document, 2, "01632 960124", Entity.PHONE, keep=keep),
            ),
            people=(person(0, Role.PUPIL, "f1"),),
        )
        assert outcomes(tried)["f0"] == ("keep", "published-dsl")
        assert outcomes(tried)["f2"] == outcome


def test_a_confidential_section_goes_with_all_that_stands_in_it() -> None:
    document = paper("Public.", "PART 2", "Mrs Oke's pay was agreed.")
    document = replace(
        document,
        sections=(section(0, 1, 2),),
        findings=(finding(document, 0, "Oke"),),
        people=(person(0, Role.STAFF, "f0", official=True, stance=A),),
    )
    assert outcomes(document) == {"s0": ("redact", "S"), "f0": ("redact", "S")}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("One pupil was excluded.", "P"),
        ("The bids for the contract were opened.", "C"),
        ("Legal advice was received.", "L"),
        ("It was agreed.", "P"),
    ],
)
def test_the_code_of_a_section_follows_its_matter(line: str, code: str) -> None:
    document = replace(paper("PART 2", line), sections=(section(0, 0, 1),))
    assert outcomes(document)["s0"] == ("redact", code)


def test_a_section_whose_end_was_not_found_is_shown_to_the_clerk() -> None:
    document = replace(paper("PART 2", "Pay."), sections=(section(0, 0, 1, sure=False),))
    assert outcomes(document)["s0"][0] == "refer"


def test_pieces_of_one_name_share_the_strictest_decision() -> None:
    document = paper("Idris", "Vaughan")
    pieces = (
        finding(document, 0, "Idris", group="g0"),
        finding(document, 1, "Vaughan", group="g0"),
    )
    document = replace(document, findings=pieces, people=(person(0, Role.PUPIL, "f0"),))
    assert outcomes(document)["f1"] == ("redact", "P")


def test_the_record_keeps_part_two_and_drops_the_rest_and_all_passwords() -> None:
    document = paper("Idris came.", "PART 2", "Idris was excluded. Password Tulip99.")
    document = replace(
        document,
        sections=(section(0, 1, 2),),
        findings=(
            finding(document, 0, "Idris"),
            finding(document, 1, "Idris", nth=1),
            finding(document, 2, "Tulip99", Entity.PASSWORD),
        ),
        people=(person(0, Role.PUPIL, "f0", "f1"),),
    )
    assert outcomes(document, "part2-record") == {
        "s0": ("keep", "part-2-record"),
        "f0": ("redact", "P"),
        "f1": ("keep", "part-2-record"),
        "f2": ("redact", "X"),
    }


def override(target: str, action: Action) -> Decision:
    return Decision(target, action, "consent", "000-33", by="reviewer")


def test_a_reviewer_decides_for_a_person_everywhere_and_for_a_finding_alone() -> None:
    document = paper("Idris read.", "Idris sang.")
    document = replace(
        document,
        findings=(finding(document, 0, "Idris"), finding(document, 1, "Idris", nth=1)),
        people=(person(0, Role.PUPIL, "f0", "f1"),),
    )
    both = outcomes(document, overrides=(override("p0", Action.KEEP),))
    assert set(both.values()) == {("keep", "consent")}
    one = (override("p0", Action.KEEP), override("f1", Action.REDACT))
    assert outcomes(document, overrides=one)["f1"] == ("redact", "consent")


def test_a_section_that_a_reviewer_opens_is_decided_like_the_rest() -> None:
    document = paper("PART 2", "Idris read. Mrs Oke reported.")
    document = replace(
        document,
        sections=(section(0, 0, 1),),
        findings=(finding(document, 0, "Idris"), finding(document, 1, "Oke")),
        people=(person(0, Role.PUPIL, "f0"), person(1, Role.STAFF, "f1", official=True, stance=A)),
    )
    opened = outcomes(document, overrides=(override("s0", Action.KEEP),))
    assert opened == {
        "s0": ("keep", "consent"),
        "f0": ("redact", "P"),
        "f1": ("keep", "staff-in-role"),
    }


def test_a_decision_about_nothing_in_the_document_is_refused() -> None:
    with pytest.raises(UsageError):
        decide(paper("x"), profile="website", overrides=(override("f9", Action.KEEP),))


def test_an_unknown_profile_decides_nothing() -> None:
    with pytest.raises(UsageError):
        decide(paper("x"), profile="press")
