"""Document types: 49 types, confusable pairs, structure without the word."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from labelled import paragraphs

from redactor.document import Level
from redactor.labelling import document_type
from redactor.labelling.doctypes import FAMILIES, document_types, type_of

SHARED = Path(__file__).parents[3] / ".." / "shared"

MINUTES = (
    "Present: Ann Oke (Chair), Rhys Pryce, Dilwar Hussain",
    "Apologies: Mairi Sinclair",
    "1. Declarations of interest: none.",
    "2. The minutes of the last meeting were approved.",
    "3. Governors noted the budget.",
    "The meeting closed at 7.10pm.",
)
LETTER = ("Dear Mrs Hussain", "I am writing about next term.", "Yours sincerely", "Head")


def family_of(*lines: str, name: str = "") -> tuple[str, str | None]:
    return document_type(paragraphs(*lines, name=name))[:2]


def test_there_are_49_types_and_each_family_is_of_the_interface() -> None:
    types = document_types()
    subtypes = [t.subtype for t in types if t.subtype]
    assert len(subtypes) == len(set(subtypes)) == 49
    assert {t.family for t in types} <= set(FAMILIES)


def test_the_types_file_holds_known_places_and_features_only() -> None:
    data = tomllib.loads(
        files("redactor.labelling").joinpath("types.toml").read_text(encoding="utf-8")
    )
    for row in data["type"]:
        for place, weight, what in row["evidence"]:
            assert place in ("title", "name", "feature")
            assert isinstance(weight, float)
            assert place != "feature" or what in data["features"]


@pytest.mark.parametrize(
    ("title", "family", "subtype"),
    [
        ("Confidentiality Policy", "policy", "policy"),
        ("Confidential Minutes of the Governing Body", "minutes", "part-2-minutes"),
        ("Suspension and Exclusion Policy", "policy", "policy"),
        ("Safeguarding and Child Protection Policy 2026", "policy", "policy"),
        ("Safeguarding report to governors, spring term", "report", None),
        ("Pay Policy", "policy", "policy"),
        ("Minutes of the Pay Committee, 9 March 2027", "minutes", "pay-committee"),
        ("Exclusion statistics 2026-27", "report", None),
        ("Permanent Exclusion Panel: papers for 9 March", "pack", "exclusion-panel-pack"),
        ("Tendering procedure", "policy", "policy"),
        ("Tender report: kitchen refurbishment", "pack", "tender-or-quotation-pack"),
        ("Photography and Images Policy", "policy", "policy"),
        ("Photo consent list 2027", "data", "photo-consent-list"),
        ("Anonymised data report", "report", None),
        ("Pupil export from the MIS", "data", "marks-or-assessment-export"),
        ("Published accounts for the year to August 2026", "report", "annual-accounts"),
        ("Budget forecast 2027-30", "report", "unpublished-budget-or-forecast"),
        ("Complaints Policy and Procedure", "policy", "published-complaint-procedure"),
        ("Complaint investigation: stage 2", "pack", "complaint-file"),
        ("Draft Behaviour Policy for consultation", "policy", "policy-draft"),
        ("Headteacher’s Report to Governors, Part 1", "report", "heads-report-part-1"),
        ("Headteacher's Report – Part 2", "report", "heads-report-part-2"),
        ("SEN Information Report", "report", "sen-information-report"),
        ("Education, Health and Care Plan", "report", "ehcp-and-annual-review"),
        ("Single Central Record", "data", "dbs-single-central-record"),
        ("Class list: Oak", "data", "class-list"),
        ("Staff disciplinary hearing pack", "pack", "disciplinary-or-grievance-hearing-pack"),
        ("Admission appeal: statement of case", "pack", "admission-appeal-pack"),
        ("Strategy discussion minutes", "minutes", "strategy-meeting-minutes"),
        ("LADO referral record", "report", "staff-allegation-lado"),
        ("Individual healthcare plan", "form", "medical-plan-and-medication-log"),
        ("Pupil login details list", "data", "credential-list"),
        ("Agenda: Full Governing Board", "agenda", "agenda"),
        ("Pupil Premium Strategy Statement", "report", "pupil-premium-statement"),
        ("Governor visit report: phonics", "report", "governor-visit-report"),
        ("Personal Education Plan review", "form", "lac-pep"),
        ("Cofnodion y corff llywodraethol", "minutes", "approved-part-1-minutes"),
    ],
)
def test_a_title_says_the_type(title: str, family: str, subtype: str | None) -> None:
    assert family_of("Fernleigh Primary School", title) == (family, subtype)


def test_a_suspension_letter_is_a_letter_and_no_policy() -> None:
    assert family_of("Fernleigh School", "Suspension of your child", *LETTER)[0] == "letter"


def test_minutes_are_recognised_without_the_word() -> None:
    assert family_of("Fernleigh Primary School", *MINUTES)[0] == "minutes"


def test_the_word_draft_in_the_title_or_the_file_name_makes_draft_minutes() -> None:
    title = "Minutes of the Full Governing Board"
    assert family_of(title, *MINUTES)[1] == "approved-part-1-minutes"
    assert family_of(title, *MINUTES, name="FGB minutes DRAFT")[1] == "draft-minutes-part-1"
    assert family_of(f"DRAFT {title}", *MINUTES)[1] == "draft-minutes-part-1"
    assert family_of(title, "Draft budget discussion", *MINUTES)[1] == "approved-part-1-minutes"


def test_minutes_of_both_parts_are_not_part_two_minutes() -> None:
    lines = ("Minutes of the Governing Board – Part 1 and Part 2", *MINUTES)
    assert family_of(*lines)[1] == "approved-part-1-minutes"


def test_minutes_that_speak_of_policies_stay_minutes() -> None:
    lines = ("Governing Board Meeting", *MINUTES, "4. The Confidentiality Policy was ratified.")
    assert family_of(*lines)[0] == "minutes"


def test_a_newsletter_is_recognised_by_its_masthead() -> None:
    lines = ("Fernleigh Newsletter", "Well done to Year 4!", "Dates for your diary")
    assert family_of(*lines) == ("newsletter", "newsletter")


def test_a_council_exclusion_of_the_press_is_no_exclusion_panel() -> None:
    title = "Exclusion of the press and public committee meeting"
    assert family_of("Minutes of the Schools Committee", title, *MINUTES)[0] == "minutes"


def test_a_paper_that_says_nothing_is_unknown() -> None:
    family, subtype, score = document_type(paragraphs("Blue", "Green and yellow"))
    assert (family, subtype) == ("other", None)
    assert score < 0.5


def test_an_empty_document_is_unknown() -> None:
    assert document_type(())[:2] == ("other", None)


def test_every_type_can_be_looked_up_and_unknown_has_none() -> None:
    assert type_of("other", None) is None
    found = type_of("pack", "exclusion-panel-pack")
    assert found is not None
    assert found.floor is Level.RESTRICTED
    assert found.whole


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")
def test_the_five_seed_policies_are_policies_needs_shared() -> None:
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert family_of(*lines) == ("policy", "policy")
