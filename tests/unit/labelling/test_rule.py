"""The label rule: floor, markings and content raise; nothing lowers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from labelled import Paper, paragraphs, table

from redactor.document import (
    Action,
    Block,
    BlockKind,
    Decision,
    Entity,
    Level,
    Rendition,
    Role,
    Stance,
)
from redactor.labelling import copy_label, source_label, withheld, written

SHARED = Path(__file__).parents[3] / ".." / "shared"
LINE = "The report was noted by the board and thanks were given to all."


def minutes(*lines: str) -> Paper:
    return Paper(*paragraphs(*lines), family="minutes", subtype="approved-part-1-minutes")


def rendition(
    paper: Paper, *removed: str, audience: str = "public", by: str = "policy", kept: str = ""
) -> Rendition:
    decisions = [Decision(target, Action.REDACT, "P", "000-23") for target in removed]
    if kept:
        decisions.append(Decision(kept, Action.KEEP, "consent", "000-33", by=by))
    profile = "website" if audience == "public" else "part2-record"
    return Rendition(audience, profile, paper.document, decisions=tuple(decisions))


def test_plain_minutes_are_public() -> None:
    assert written(source_label(minutes(LINE).document)) == "PUBLIC"


def test_minutes_that_name_somebody_are_internal_until_they_are_checked() -> None:
    paper = minutes("Mrs Oke presented the report.")
    paper.person("Oke", Role.STAFF, official=True, stance=Stance.ACTOR)
    assert written(source_label(paper.document)) == "INTERNAL"
    assert written(copy_label(rendition(paper))) == "PUBLIC"


def test_an_unknown_type_is_confidential_and_goes_to_review() -> None:
    label = source_label(Paper(*paragraphs(LINE), family="other").document)
    assert label.level is Level.CONFIDENTIAL
    assert any(reason.startswith("review") for reason in label.reasons)


@pytest.mark.parametrize(
    ("family", "subtype", "label"),
    [
        ("policy", "policy", "PUBLIC"),
        ("report", "heads-report-part-1", "INTERNAL"),
        ("minutes", "draft-minutes-part-1", "INTERNAL"),
        ("minutes", "pay-committee", "CONFIDENTIAL-STAFF"),
        ("pack", "tender-or-quotation-pack", "CONFIDENTIAL-COMMERCIAL"),
        ("data", "class-list", "CONFIDENTIAL-PERSONAL"),
        ("pack", "exclusion-panel-pack", "RESTRICTED-HEARING"),
        ("pack", "disciplinary-or-grievance-hearing-pack", "RESTRICTED-HEARING"),
        ("report", "ehcp-and-annual-review", "RESTRICTED-HEALTH-SEN"),
        ("report", "staff-allegation-lado", "RESTRICTED-SAFEGUARDING"),
        ("data", "ctf", "RESTRICTED-PERSONAL"),
        ("data", "credential-list", "RESTRICTED-CREDENTIALS"),
    ],
)
def test_the_type_gives_the_floor(family: str, subtype: str, label: str) -> None:
    paper = Paper(*paragraphs(LINE), family=family, subtype=subtype)
    assert written(source_label(paper.document)) == label


def test_one_pupil_raises_a_newsletter() -> None:
    paper = Paper(*paragraphs("Well done to Idris Vaughan!"), family="newsletter",
                  subtype="newsletter")  # fmt: skip
    paper.person("Idris Vaughan", Role.PUPIL)
    label = source_label(paper.document)
    assert written(label) == "CONFIDENTIAL-PERSONAL"
    assert label.reasons == ("PERSONAL",)
    assert "000-32" in label.rules


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Idris Vaughan has a diagnosis of epilepsy.", "RESTRICTED-HEALTH-SEN"),
        ("Idris Vaughan has a social worker.", "RESTRICTED-SAFEGUARDING"),
        ("Idris Vaughan won. The board noted the health and safety walk.", "CONFIDENTIAL-PERSONAL"),
    ],
)
def test_what_is_said_of_a_child_decides_how_far_it_raises(line: str, label: str) -> None:
    paper = minutes(line)
    paper.person("Idris Vaughan", Role.PUPIL)
    assert written(source_label(paper.document)) == label


def test_staff_raise_as_subject_and_not_as_actor() -> None:
    paper = minutes("Mrs Oke presented the report.", "Mr Quill is on long leave.")
    paper.person("Oke", Role.STAFF, official=True, stance=Stance.ACTOR)
    assert written(source_label(paper.document)) == "INTERNAL"
    paper.person("Quill", Role.STAFF, official=True, stance=Stance.SUBJECT)
    assert written(source_label(paper.document)) == "CONFIDENTIAL-STAFF"


def test_an_allegation_against_staff_is_restricted() -> None:
    paper = minutes("The allegation against Mr Quill was discussed.")
    paper.person("Quill", Role.STAFF, stance=Stance.SUBJECT)
    assert written(source_label(paper.document)) == "RESTRICTED-SAFEGUARDING"


def test_a_password_makes_any_paper_restricted() -> None:
    paper = minutes("The password is Tulip99.")
    paper.find("Tulip99", Entity.PASSWORD)
    label = source_label(paper.document)
    assert written(label) == "RESTRICTED-CREDENTIALS"
    assert label.reasons == ("PRIVATE",)


def test_a_list_of_three_contacts_is_confidential_whatever_its_title() -> None:
    rows = [("Gwen Hale", "07700 900111"), ("Omar Aziz", "07700 900112")]
    for extra, label in ((), "INTERNAL"), ((("Lena Novak", "07700 900113"),), (
        "CONFIDENTIAL-PERSONAL"
    )):  # fmt: skip
        paper = Paper(*table(*rows, *extra), family="newsletter", subtype="newsletter")
        for name, phone in (*rows, *extra):
            paper.find(name)
            paper.find(phone, Entity.PHONE)
        assert written(source_label(paper.document)) == label


def test_public_contacts_do_not_raise() -> None:
    paper = minutes("Ring the office on 01632 960123.")
    paper.find("01632 960123", Entity.PHONE, keep="school-phone")
    assert source_label(paper.document).level is Level.PUBLIC


def test_whole_school_figures_and_policy_text_do_not_raise() -> None:
    line = (
        "Pupils with SEND made good progress; staff absence was 3 per cent; safeguarding is secure."
    )
    assert source_label(minutes(line).document).level is Level.PUBLIC
    paper = Paper(*paragraphs(line), family="policy", subtype="policy")
    paper.find("Pupils with SEND", Entity.INDIRECT)
    assert source_label(paper.document).level is Level.PUBLIC


def test_a_child_told_without_a_name_is_private() -> None:
    paper = minutes("Governors asked about the only pupil who plays the harp.")
    paper.find("the only pupil who plays the harp", Entity.INDIRECT)
    label = source_label(paper.document)
    assert (written(label), label.reasons) == ("CONFIDENTIAL-PERSONAL", ("PRIVATE",))


def test_the_need_of_a_child_told_without_a_name_is_restricted() -> None:
    paper = minutes("Governors asked about the only pupil with a hearing aid.")
    paper.find("the only pupil with a hearing aid", Entity.INDIRECT)
    label = source_label(paper.document)
    assert (written(label), label.reasons) == ("RESTRICTED-HEALTH-SEN", ("PRIVATE",))


@pytest.mark.parametrize(
    ("line", "label"),
    [
        (
            "The proposed lettings price of £42 an hour is not yet agreed.",
            "CONFIDENTIAL-COMMERCIAL",
        ),
        ("The lettings price of £42 an hour was approved.", "PUBLIC"),
    ],
)
def test_unpublished_money_is_commercial(line: str, label: str) -> None:
    assert written(source_label(minutes(line).document)) == label


def test_a_footer_marking_raises_and_never_lowers() -> None:
    footer = Block(1, BlockKind.FOOTER, "Commercial in confidence", ())
    paper = Paper(*paragraphs(LINE), footer, family="report", subtype="budget-monitoring")
    assert written(source_label(paper.document)) == "CONFIDENTIAL-COMMERCIAL"
    higher = Paper(*paragraphs(LINE), footer, family="report", subtype="counselling-note")
    assert written(source_label(higher.document)) == "RESTRICTED-COUNSELLING"


@pytest.mark.parametrize(
    ("line", "label", "reason"),
    [
        ("The committee agreed progression for two teachers.", "CONFIDENTIAL-STAFF", "PERSONAL"),
        ("Bidder B scored 71 in the tender.", "CONFIDENTIAL-COMMERCIAL", "COMMERCIAL"),
        ("The solicitor gave legal advice on the claim.", "CONFIDENTIAL-LEGAL", "LEGAL"),
        ("One family was worried.", "CONFIDENTIAL-PERSONAL", "PERSONAL"),
        ("It was discussed at length.", "CONFIDENTIAL-PERSONAL", "PERSONAL"),
    ],
)
def test_part_two_brings_its_own_descriptor(line: str, label: str, reason: str) -> None:
    paper = minutes(LINE, "PART 2", line)
    paper.part_two(1, 2)
    found = source_label(paper.document)
    assert written(found) == label
    assert found.reasons == (reason,)
    assert "PINK PAPER" in found.handling


def test_a_lettered_pupil_outranks_general_words_about_staff() -> None:
    paper = minutes("PART 2", "Pupil C was suspended.", "A long-term staff absence was discussed.")
    paper.part_two(0, 2)
    assert source_label(paper.document).descriptors == ("PERSONAL", "STAFF")


def test_the_public_copy_is_public_once_its_pupils_are_gone() -> None:
    paper = Paper(*paragraphs("Idris Vaughan joined Year 4."), family="report",
                  subtype="heads-report-part-1")  # fmt: skip
    paper.person("Idris Vaughan", Role.PUPIL)
    label = copy_label(rendition(paper, "f0"))
    assert label.level is Level.PUBLIC
    assert label.reasons == ("confirm before publishing",)
    assert copy_label(rendition(paper)).level is Level.CONFIDENTIAL


def test_what_a_reviewer_keeps_does_not_raise_the_copy() -> None:
    paper = minutes("Idris Vaughan joined Year 4.")
    paper.person("Idris Vaughan", Role.PUPIL)
    assert copy_label(rendition(paper, by="reviewer", kept="f0")).level is Level.PUBLIC
    assert copy_label(rendition(paper, by="policy", kept="f0")).level is Level.CONFIDENTIAL


def test_a_copy_of_an_unknown_type_is_never_public() -> None:
    label = copy_label(rendition(Paper(*paragraphs(LINE), family="other")))
    assert label.level is Level.INTERNAL


def test_the_record_copy_is_confidential_by_its_part_two() -> None:
    paper = minutes(LINE, "PART 2", "The headteacher's pay was reviewed.")
    paper.part_two(1, 2)
    label = copy_label(rendition(paper, audience="confidential"))
    assert written(label) == "CONFIDENTIAL-STAFF"


@pytest.mark.parametrize(
    ("family", "subtype", "reason"),
    [
        ("pack", "exclusion-panel-pack", "confidential-document"),
        ("data", "class-list", "confidential-document"),
        ("data", "photo-consent-list", "confidential-document"),
        ("report", "ehcp-and-annual-review", "confidential-document"),
        ("minutes", "part-2-minutes", "confidential-document"),
        ("pack", "tender-or-quotation-pack", "confidential-document"),
        ("minutes", "draft-minutes-part-1", ""),
        ("report", "heads-report-part-1", ""),
        ("letter", None, ""),
        ("policy", "policy", ""),
        ("other", None, ""),
    ],
)
def test_papers_confidential_as_a_whole_are_withheld(
    family: str, subtype: str | None, reason: str
) -> None:
    paper = Paper(*paragraphs(LINE), family=family, subtype=subtype)
    assert withheld(rendition(paper)) == reason


def test_a_tender_report_whose_losing_bids_are_removed_is_not_withheld() -> None:
    paper = Paper(*paragraphs("Bell Foods £95,500"), family="pack",
                  subtype="tender-or-quotation-pack")  # fmt: skip
    bid = paper.find("Bell Foods", Entity.SENSITIVE_DETAIL, recogniser="commercial")
    assert withheld(rendition(paper, bid)) == ""


def test_a_banner_withholds_the_paper_unless_a_reviewer_opens_it() -> None:
    paper = minutes("STRICTLY CONFIDENTIAL", LINE)
    section = paper.part_two(0, 1, cue="document-banner")
    assert withheld(rendition(paper, section)) == "confidential-document"
    assert withheld(rendition(paper, by="reviewer", kept=section)) == ""
    assert withheld(rendition(paper, section, audience="confidential")) == ""


def test_a_paper_that_is_part_two_throughout_is_withheld() -> None:
    paper = minutes("Part 2 Confidential", LINE)
    assert withheld(rendition(paper, paper.part_two(0, 1))) == "confidential-document"


def test_a_paper_named_part_two_with_a_public_half_is_not_withheld() -> None:
    paper = Paper(*paragraphs(LINE, LINE, LINE, "Part 2", "Pay."), family="minutes",
                  subtype="part-2-minutes")  # fmt: skip
    assert withheld(rendition(paper, paper.part_two(3, 4))) == ""


def test_a_header_marking_withholds_and_a_header_of_part_two_does_not() -> None:
    for text, reason in (("CONFIDENTIAL", "confidential-document"), ("Part 2 Confidential", "")):
        header = Block(1, BlockKind.HEADER, text, ())
        paper = Paper(*paragraphs(LINE), header, family="minutes", subtype=None)
        assert withheld(rendition(paper)) == reason


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")
def test_the_mini_documents_get_their_labels_needs_shared() -> None:
    path = SHARED / "domain" / "part2_documents.json"
    for entry in json.loads(path.read_text(encoding="utf-8")):
        paper = Paper(*paragraphs(*(line["text"] for line in entry["lines"])))
        withheld_lines = [n for n, line in enumerate(entry["lines"]) if not line["publish"]]
        if withheld_lines:
            paper.part_two(withheld_lines[0], withheld_lines[-1])
        assert written(source_label(paper.document)) == entry["expected_source_label"], entry["id"]


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")
def test_the_seed_policies_are_public_and_published_needs_shared() -> None:
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        paper = Paper(*paragraphs(*path.read_text(encoding="utf-8").splitlines()))
        assert written(source_label(paper.document)) == "PUBLIC"
        assert withheld(rendition(paper)) == ""
        assert written(copy_label(rendition(paper))) == "PUBLIC"


def test_an_unknown_private_person_in_part_two_raises_like_a_child() -> None:
    lines = ("PART 2", "For Safiya Noor the social worker has changed.")
    paper = minutes(*lines)
    paper.part_two(0, 1)
    paper.person("Safiya Noor", Role.OTHER)
    assert written(source_label(paper.document)) == "RESTRICTED-SAFEGUARDING"


def test_an_author_in_the_hidden_properties_does_not_raise() -> None:
    author = Block(1, BlockKind.PROPERTY, "Gwen Hale", (), hidden=True)
    paper = Paper(*paragraphs(LINE), author, family="policy", subtype="policy")
    paper.person("Gwen Hale", Role.OTHER)
    assert source_label(paper.document).level is Level.PUBLIC


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Safiya Noor has been off with stress since March.", "RESTRICTED-HEALTH-SEN"),
        ("Safiya Noor has a social worker.", "RESTRICTED-SAFEGUARDING"),
        ("Safiya Noor was called a gypsy.", "RESTRICTED-PERSONAL"),
        ("Safiya Noor gave a talk on mental health and safeguarding.", "INTERNAL"),
        ("Safiya Noor spoke. Another child has a diagnosis.", "INTERNAL"),
    ],
)
def test_the_health_or_origin_of_an_unknown_person_is_restricted(line: str, label: str) -> None:
    paper = minutes(line)
    paper.person("Safiya Noor", Role.OTHER)
    assert written(source_label(paper.document)) == label


def test_the_health_of_a_member_of_staff_as_subject_is_restricted() -> None:
    paper = minutes("Mr Quill is off sick until June.")
    paper.person("Quill", Role.STAFF, official=True, stance=Stance.SUBJECT)
    assert written(source_label(paper.document)) == "RESTRICTED-HEALTH-SEN"


def test_in_part_two_the_health_of_an_office_holder_is_restricted() -> None:
    lines = ("PART 2", "Mrs Oke said that she is pregnant.", "Mrs Oke thanked all.")
    paper = minutes(*lines)
    paper.person("Oke", Role.STAFF, official=True, stance=Stance.ACTOR)
    assert source_label(paper.document).level is Level.INTERNAL
    paper.part_two(0, 2)
    assert written(source_label(paper.document)) == "RESTRICTED-HEALTH-SEN"


def test_a_pupil_under_a_heading_on_needs_has_needs() -> None:
    for lines in (("7. SEND", "Idris Vaughan has his place."), ("7. SEND. Idris Vaughan moved.",)):
        paper = minutes(*lines)
        paper.person("Idris Vaughan", Role.PUPIL)
        assert written(source_label(paper.document)) == "RESTRICTED-HEALTH-SEN"
    paper = minutes("7. SEND", "None.", "8. Sports", "Idris Vaughan won.")
    paper.person("Idris Vaughan", Role.PUPIL)
    assert written(source_label(paper.document)) == "CONFIDENTIAL-PERSONAL"


@pytest.mark.parametrize(
    ("lines", "level"),
    [
        (("Name: Idris Vaughan", "Allergies: wasp stings"), Level.RESTRICTED),
        (("Name: Idris Vaughan", "Medical conditions", "Eczema"), Level.RESTRICTED),
        (("Name: Idris Vaughan", "Medical conditions: eczema"), Level.RESTRICTED),
        (("Name: Idris Vaughan", "Allergies: none"), Level.CONFIDENTIAL),
        (("Name: Idris Vaughan", "Allergies: ______"), Level.CONFIDENTIAL),
    ],
)
def test_a_health_field_that_is_filled_in_is_restricted(
    lines: tuple[str, ...], level: Level
) -> None:
    paper = Paper(*paragraphs(*lines), family="form", subtype=None)
    paper.person("Idris Vaughan", Role.PUPIL)
    assert source_label(paper.document).level is level


def test_a_health_field_in_a_cell_of_its_own_goes_with_the_next_cell() -> None:
    cells = table(("Name", "Idris Vaughan"), ("Allergies", "wasp stings"))
    paper = Paper(*cells, family="form", subtype=None)
    paper.person("Idris Vaughan", Role.PUPIL)
    assert source_label(paper.document).level is Level.RESTRICTED


@pytest.mark.parametrize(
    ("salutation", "level"),
    [("Dear Mr Vaughan", Level.RESTRICTED), ("Dear parents", Level.CONFIDENTIAL)],
)
def test_a_letter_to_one_family_is_about_their_child_throughout(
    salutation: str, level: Level
) -> None:
    lines = (salutation, "Idris was upset.", "It was recorded as a racist incident.")
    paper = Paper(*paragraphs(*lines), family="letter", subtype=None)
    paper.person("Idris", Role.PUPIL)
    assert source_label(paper.document).level is level


def test_one_child_told_by_year_group_and_story_is_confidential() -> None:
    for line, level in (
        ("Governors asked after the Year 4 boy who had been sent home.", Level.CONFIDENTIAL),
        ("The Year 4 children who swim did well.", Level.PUBLIC),
    ):
        assert source_label(minutes(line).document).level is level
    policy = Paper(*paragraphs("A Year 4 child who is late signs in."), family="policy",
                   subtype="policy")  # fmt: skip
    assert source_label(policy.document).level is Level.PUBLIC


def test_the_contacts_in_a_policy_do_not_raise_it() -> None:
    paper = Paper(*paragraphs("Ring the DSL on 01632 960009."), family="policy", subtype="policy")
    paper.find("01632 960009", Entity.PHONE)
    assert source_label(paper.document).level is Level.PUBLIC


def test_a_list_entry_that_begins_with_the_name_of_a_child_is_about_that_child() -> None:
    for line, level in (
        ("- Idris Vaughan (8B) 14%. Panic attacks, waiting for CAMHS.", Level.RESTRICTED),
        ("Thanks to Idris Vaughan. The talk on diabetes was good.", Level.CONFIDENTIAL),
    ):
        paper = minutes(line)
        paper.person("Idris Vaughan", Role.PUPIL)
        assert source_label(paper.document).level is level
