from __future__ import annotations

from dataclasses import replace

import pytest

from redactor.document import (
    Block,
    BlockKind,
    Document,
    Entity,
    Finding,
    Mention,
    Person,
    Role,
    Source,
    Span,
    Stance,
)
from redactor.sections import find_echoes, find_misplaced, find_sections
from redactor.sections.rarity import is_plain
from redactor.stages.echoes import Echoes

PUPIL = ("Jac Pryce", Role.PUPIL, False, Stance.UNCLEAR)
HEAD = ("Mrs Oyelaran", Role.STAFF, True, Stance.ACTOR)


def _document(
    *texts: str,
    people: tuple[tuple[str, Role, bool, Stance], ...] = (),
    file_name: str = "",
    family: str = "minutes",
) -> Document:
    blocks = [Block(i, BlockKind.PARAGRAPH, text, ()) for i, text in enumerate(texts)]
    if file_name:
        blocks.append(Block(len(blocks), BlockKind.FILE_NAME, file_name, (), hidden=True))
    findings: list[Finding] = []
    persons: list[Person] = []
    for name, role, official, stance in people:
        mentions = []
        for block in blocks:
            at = block.text.find(name)
            if at >= 0:
                found = f"f{len(findings)}"
                span = Span(block.id, at, at + len(name))
                findings.append(Finding(found, span, Entity.PERSON, 0.9, "name"))
                mentions.append(Mention(found, stance))
        persons.append(Person(f"p{len(persons)}", role, tuple(mentions), official=official))
    return Document(
        Source("text/plain", b"", ""),
        blocks=tuple(blocks),
        family=family,
        sections=find_sections(blocks, family=family),
        findings=tuple(findings),
        people=tuple(persons),
    )


def _heard(document: Document) -> list[str]:
    return [document.text_of(finding.span) for finding in find_echoes(document)]


def _misplaced(document: Document) -> list[str]:
    return [document.text_of(finding.span) for finding in find_misplaced(document)]


def test_an_exact_amount_of_part_two_is_heard_in_part_one() -> None:
    document = _document(
        "1. Repairs came to £18,412 in all.",
        "2. The budget is £500,000.",
        "Part 2 Confidential",
        "The tenant was paid £18,412 to leave. The budget of £500,000 allows it.",
    )
    assert _heard(document) == ["£18,412"]


def test_a_firm_of_part_two_is_heard() -> None:
    document = _document(
        "1. Harwood Estates will visit.",
        "Part 2 Confidential",
        "The lease with Harwood Estates is in dispute.",
    )
    assert _heard(document) == ["Harwood Estates"]


def test_a_private_surname_is_heard_in_text_and_file_name() -> None:
    document = _document(
        "1. Thanks to the Pryce family for cakes.",
        "Part 2 Confidential",
        "Jac Pryce was suspended.",
        people=(PUPIL,),
        file_name="FGB minutes Pryce",
    )
    assert _heard(document) == ["Pryce", "Pryce"]


def test_the_name_of_an_office_holder_is_no_echo() -> None:
    document = _document(
        "1. Mrs Oyelaran presented her report. Oyelaran was thanked.",
        "Part 2 Confidential",
        "Mrs Oyelaran reported a suspension.",
        people=(HEAD,),
    )
    assert _heard(document) == []


def test_what_a_finding_covers_already_is_not_found_again() -> None:
    document = _document(
        "1. Jac Pryce won the race.",
        "Part 2 Confidential",
        "Jac Pryce was suspended.",
        people=(PUPIL,),
    )
    assert _heard(document) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "HT to contact the sensory service about the Year 5 pupil with a hearing aid.",
        "The Y5 exclusion was discussed with one family.",
        "The exclusion of the deaf pupil was discussed.",
    ],
)
def test_a_year_with_a_need_or_event_is_heard_as_a_sentence(sentence: str) -> None:
    document = _document(
        "1. Budget agreed.",
        sentence,
        "Part 2 Confidential",
        "The Year 5 pupil with a hearing aid was excluded.",
    )
    assert _heard(document) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "The exclusions policy was approved.",
        "Year 5 went to the coast.",
        "Exclusion data: 2% of pupils in Year 5.",
        "The deputy presented the assessment results for Year 5.",
        "A stall for hearing dogs raised £40.",
    ],
)
def test_ordinary_school_business_is_no_echo(sentence: str) -> None:
    document = _document(
        "Fernleigh Primary School",
        f"1. {sentence}",
        "Part 2 Confidential",
        "The Year 5 pupil with a hearing aid was excluded. The deputy presented the results.",
    )
    assert _heard(document) == []


def test_an_action_point_on_a_confidential_matter_is_heard() -> None:
    document = _document(
        "Action: chair to write to the union about the settlement.",
        "Part 2 Confidential",
        "A settlement with a teacher was agreed.",
    )
    assert _heard(document) == ["Action: chair to write to the union about the settlement."]


def test_the_date_of_a_hearing_is_heard_and_that_of_the_meeting_is_not() -> None:
    document = _document(
        "Fernleigh Primary School, 9 March 2027",
        "1. The hall is booked for 14 June.",
        "2. Next meeting 18 May 2027.",
        "Part 2 Confidential",
        "The exclusion hearing is on 14 June 2027. Suspended from 9 March 2027.",
    )
    assert _heard(document) == ["14 June"]


def test_two_rare_words_in_one_sentence_are_heard() -> None:
    document = _document(
        "Fernleigh Primary School",
        "1. The bungalow tenancy is on the risk register.",
        "2. The bungalow was painted.",
        "Part 2 Confidential",
        "The caretaker is to give up the tenancy of the bungalow.",
    )
    assert _heard(document) == ["bungalow", "tenancy"]


@pytest.mark.parametrize(
    "reference",
    [
        "4. Pupil matters (confidential – minuted separately)",
        "4. Pupil matters: see confidential minute",
    ],
)
def test_a_telling_sentence_beside_a_reference_is_withheld(reference: str) -> None:
    telling = "Governors asked whether the Year 4 suspension upsets the only boy with epilepsy."
    document = _document(reference, telling, "5. Website: compliant.")
    assert _heard(document) == [telling]


def test_beside_a_reference_ordinary_sentences_stay() -> None:
    document = _document(
        "4. Staffing: see confidential annex",
        "The pupil numbers for September are healthy.",
        "5. The exclusion policy for pupils was approved.",
    )
    assert _heard(document) == []


def test_a_paper_without_part_two_has_no_echoes() -> None:
    assert _heard(_document("1. Budget £18,412.", "2. Year 5 exclusion of a deaf pupil.")) == []


def test_a_paper_that_is_confidential_as_a_whole_has_no_echoes() -> None:
    assert _heard(_document("STRICTLY CONFIDENTIAL", "1. Paid £18,412.", file_name="£18,412")) == []


def test_a_named_pupils_suspension_in_part_one_belongs_in_part_two() -> None:
    document = _document(
        "Jac Pryce was suspended for five days. The fair is in July.", people=(PUPIL,)
    )
    assert _misplaced(document) == ["Jac Pryce was suspended for five days."]


@pytest.mark.parametrize(
    "sentence",
    [
        "Jac Pryce won the race.",
        "Jac Pryce spoke about the exclusions policy.",
        "Jac Pryce swam a mile for the appeal.",
    ],
)
def test_a_pupil_beside_school_business_is_not_misplaced(sentence: str) -> None:
    assert _misplaced(_document(sentence, people=(PUPIL,))) == []


def test_staff_are_misplaced_only_as_the_subject() -> None:
    text = "Mr Quill has been on long-term sickness absence."
    subject = ("Mr Quill", Role.STAFF, False, Stance.SUBJECT)
    actor = ("Mr Quill", Role.STAFF, False, Stance.ACTOR)
    assert _misplaced(_document(text, people=(subject,))) == [text]
    assert _misplaced(_document(text, people=(actor,))) == []


def test_nothing_is_misplaced_in_a_policy_or_within_part_two() -> None:
    text = "Jac Pryce was suspended."
    assert _misplaced(_document(text, people=(PUPIL,), family="policy")) == []
    assert _misplaced(_document("1. B", "Part 2 Confidential", text, people=(PUPIL,))) == []


def test_the_stage_adds_findings_with_ids_of_their_own() -> None:
    document = _document(
        "1. Thanks to the Pryce family.",
        "2. Jac Pryce was excluded.",
        "Part 2 Confidential",
        "Jac Pryce was suspended.",
        people=(PUPIL,),
    )
    after = Echoes()(document)
    ids = [finding.id for finding in after.findings]
    assert len(ids) == len(set(ids)) == len(document.findings) + 2
    assert {f.recogniser for f in after.findings} == {"name", "part2-echo", "misplaced"}
    assert replace(after, findings=()) == replace(document, findings=())


@pytest.mark.parametrize("word", ["governors", "budgets", "curriculum's", "assessed", "the"])
def test_school_words_are_plain(word: str) -> None:
    assert is_plain(word)


@pytest.mark.parametrize("word", ["bungalow", "Trewlawney", "legionella"])
def test_rare_words_are_not_plain(word: str) -> None:
    assert not is_plain(word)
