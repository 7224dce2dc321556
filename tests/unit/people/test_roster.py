"""The roster in every format of attendance list."""

from __future__ import annotations

import pytest
from people_papers import paper, resolved, table

from redactor.document import Role, Stance


@pytest.mark.parametrize(
    ("line", "name", "role"),
    [
        ("Present: Ann Oke, Bola Ade and Cerys Pugh", "Bola Ade", Role.GOVERNOR),
        ("Present: Ann Oke (AO, Chair), Bola Ade (BA)", "Ann Oke", Role.GOVERNOR),
        (
            "Present: Mr C Surtees [CS] Chair (FTG); Mrs Ffion Rhys [FR] PG",
            "C Surtees",
            Role.GOVERNOR,
        ),
        ("In attendance: Hilary Frost (Clerk), Bartek Nowak", "Hilary Frost", Role.STAFF),
        ("In attendance: Hilary Frost (Clerk), Bartek Nowak", "Bartek Nowak", Role.STAFF),
        ("Apologies: Wei Zhang and Siân O’Neill", "Siân O’Neill", Role.GOVERNOR),
        ("Presennol: Gwenllian Rees, Owain ap Gwilym", "Owain ap Gwilym", Role.GOVERNOR),
        ("Ymddiheuriadau: Rhodri Evans", "Rhodri Evans", Role.GOVERNOR),
        ("Chaired by: Ann Oke            Clerked by: Pat Lowe", "Pat Lowe", Role.GOVERNOR),
        ("Present: Cyng. Gwen Rees (Chair), Parch. Ifan Bebb", "Ifan Bebb", Role.GOVERNOR),
        ("Ymddiheuriadau: Y Parch. Eifion Puw", "Eifion Puw", Role.GOVERNOR),
        ("Apologies: Prof. Ann Oke, Rev. Bola Ade", "Bola Ade", Role.GOVERNOR),
        ("Present: Dr Lola Abara – Headteacher; Ann Oke", "Lola Abara", Role.STAFF),
        ("Ann Oke ............... Foundation\nBola Ade ........ Parent", "Bola Ade", Role.GOVERNOR),
        ("OSEI, Abena    AO    Parent (CL)    02/10/29", "OSEI, Abena", Role.GOVERNOR),
    ],
)
def test_an_attendance_line_gives_names_that_no_recogniser_found(
    line: str, name: str, role: Role
) -> None:
    person = resolved(paper(line)).one(name)
    assert person.official
    if "Clerked" not in line:
        assert person.role is role


def test_a_list_under_a_heading_ends_where_a_sentence_begins() -> None:
    result = resolved(
        paper(
            "Present:",
            "Ann Oke (Chair)",
            "Bola Ade",
            "Apologies",
            "Cerys Pugh",
            "The parents of {Aisha Khan} asked for a meeting.",
        )
    )
    assert result.official("Ann Oke")
    assert result.official("Cerys Pugh")
    assert result.private("Aisha Khan")


def test_the_number_of_an_item_ends_no_list() -> None:
    result = resolved(paper("In attendance", "1. Ann Oke, Headteacher", "2. Bola Ade"))
    assert result.official("Bola Ade")


def test_what_follows_the_full_stop_belongs_to_no_list() -> None:
    result = resolved(
        paper(
            "Apologies were accepted from Tom Hope. Pupils {Aisha Khan}, {Ben Cole} were discussed."
        )
    )
    assert result.private("Aisha Khan")
    assert result.private("Ben Cole")


def test_a_grid_of_capitals_and_codes_is_a_roster_with_vacancies_and_resignations() -> None:
    result = resolved(
        table(
            ("Name", "Type", "Term ends", "09/12", "Resigned"),
            ("HEATHER PRICE", "Headteacher", "Ex-officio", "P", ""),
            ("OSKAR NOWAK", "Parent", "10/2029", "S", ""),
            ("VACANT", "Co-opted", "", "", ""),
            ("CLAIRE MOSS", "Co-opted", "10/2027", "A", "02/10/27"),
            before=("Governor attendance",),
            after="Heather explained the data. {Oskar} asked about it.",
        )
    )
    assert result.one("HEATHER PRICE").role is Role.STAFF
    assert "Heather" not in result.found("roster")
    assert result.official("OSKAR NOWAK")
    assert result.official("Oskar")
    assert result.official("CLAIRE MOSS")
    assert not result.people("VACANT")


def test_typed_columns_are_read_like_a_table() -> None:
    result = resolved(
        paper(
            "GOVERNOR ATTENDANCE",
            " PAUL EVANS                LA              10/2028     P    P",
            " SANDRA COLE           Co-opted            10/2029     P    S",
        )
    )
    assert result.official("PAUL EVANS")
    assert result.official("SANDRA COLE")


def test_a_name_over_two_paragraphs_of_a_cell_is_one_person() -> None:
    result = resolved(
        table(
            ("Name", "Category", "27/04"),
            ("ABIOLA\nSOWANDE", "Vice-chair", "P"),
            before=("Local board",),
            after="{Abiola} thanked everyone.",
        )
    )
    person = result.one("SOWANDE")
    assert result.words(person) == ["ABIOLA", "SOWANDE", "Abiola"]
    assert person.official


def test_a_class_register_is_no_attendance_list() -> None:
    document = table(
        ("Pupil", "Class", "Mon"),
        ("{Aisha Khan}", "4B", "P"),
        ("{Ben Cole}", "4B", "A"),
        family="data",
    )
    result = resolved(document)
    assert result.one("Aisha Khan").role is Role.PUPIL
    assert result.private("Ben Cole")


def test_pupils_who_visit_a_meeting_are_no_governors() -> None:
    result = resolved(
        paper(
            "Present: Ann Oke (Chair), Bola Ade",
            "School council",
            "Present: {Ella Stone}, {Noah King} and {Ifan Rees} (pupils)",
            "{Ella} presented the survey.",
        )
    )
    for name in ("Ella Stone", "Noah King", "Ifan Rees", "Ella"):
        assert result.private(name)


def test_a_family_at_a_hearing_stays_private() -> None:
    result = resolved(
        paper(
            "Present: Ann Oke (Chair), Mr and Mrs {Okonkwo}, {Tyrone Okonkwo}, Hilary Frost "
            "(Clerk)",
            family="pack",
            subtype="exclusion-panel-pack",
        )
    )
    assert result.official("Ann Oke")
    assert result.official("Hilary Frost")
    assert result.private("Okonkwo")
    assert result.private("Tyrone Okonkwo")


def test_attendance_figures_in_a_report_name_no_governor() -> None:
    result = resolved(
        paper(
            "Attendance: {Zainab Hussain} and {Kai Brown} remain below 85%.",
            "Absences: {Aisha Khan}, {Ben Cole}",
            family="report",
        )
    )
    assert not any(person.official for person in result.document.people)


def test_initials_of_the_list_stand_for_its_people() -> None:
    result = resolved(
        paper(
            "Present: Lena Black (LBk), Lev Bose (LB), Sian Crewe (SC), Ann Oke",
            "LBk asked about cover; LB explained it. SC to write to the LA. SC Ltd sent a "
            "bill.  SC agreed.",
        )
    )
    assert result.words(result.one("LBk"))[-1] == "LBk"
    assert "LB" in result.words(result.one("Lev Bose"))
    assert result.words(result.one("Sian Crewe")).count("SC") == 3


def test_initials_of_two_people_are_kept_only_when_both_are_official() -> None:
    result = resolved(paper("Present: Ann Oke (AO), Alan Ord (AO)", "AO asked about the budget."))
    ambiguous = [p for p in result.people("AO") if len(p.mentions) == 1]
    assert all(person.official for person in ambiguous)


def test_a_surname_that_is_a_role_word_or_title_stays_part_of_the_name() -> None:
    result = resolved(
        paper(
            "Present: Grace Bishop, Ann Cook, Mr Dean",
            "{Grace Head} in Year 4 fell. Mr {Cook} rang.",
        )
    )
    assert result.official("Grace Bishop")
    assert result.official("Ann Cook")
    assert result.private("Grace Head")
    assert result.people("Cook")


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("Here: {Ann Oke} (chair), {Bola} (notes)", "Sorry: {Kwaku}, Cllr Rees"), "Kwaku"),
        (("Committee", "{Ann Oke} (in the chair)", "{Bola Ade}", "Major {Cy Fox}"), "Bola Ade"),
        (("PRESENNOL / PRESENT", "{Ann Rees} - rhiant / parent"), "Ann Rees"),
        (("Key to initials", "AO   {Ann Oke}, Chair", "LBk  {Leyla Bek}, parent"), "Leyla Bek"),
        (("Apologies: the Bishop's nominee, the Ven. {Hil Rees}; {Yusra Hamid}",), "Yusra Hamid"),
        (("Also there: {Ann Oke}, Deputy Head; {Ben Ucha}, RE lead, for item 5 only",), "Ben Ucha"),
    ],
)
def test_lists_as_people_write_them_are_attendance_lists(lines: tuple[str, ...], name: str) -> None:
    assert resolved(paper(*lines)).official(name)


def test_a_list_goes_on_below_its_label_until_a_sentence_begins() -> None:
    lines = ("Present: {Ann Oke} (Chair)", "{Sue Han}", "{Rash Mia}", "Pupil {Ella Lee} (Y4) fell.")
    result = resolved(paper(*lines))
    assert result.official("Sue Han")
    assert result.official("Rash Mia")
    assert result.private("Ella Lee")


def test_a_table_headed_present_role_initials_is_an_attendance_table() -> None:
    rows = (
        ("Present", "Role", "Initials"),
        ("{Simon Dew}", "Chair, community governor", "SD"),
        ("{Jo Bon}", "Parent governor", "JB"),
    )
    assert resolved(table(*rows)).official("Jo Bon")


def test_a_class_in_a_column_of_classes_is_nobody() -> None:
    rows = (("Class", "Writer"), ("{Cherry}", "{Oluwaseun Ade}"), ("{Acorn}", "{Ella Lee}"))
    result = resolved(table(*rows, family="newsletter"))
    assert not result.people("Cherry")
    assert result.private("Ella Lee")


def test_a_lone_word_of_a_list_is_nobody_unless_a_recogniser_found_a_name() -> None:
    assert not resolved(paper("Sorry: Tunji, Sal (course)")).found("roster")


def test_a_governor_s_category_in_the_brackets_of_a_key_is_no_family_tie() -> None:
    result = resolved(paper("Present: {Ann Oke} (AO, Chair), {Ola Wys} (OW, parent)", "OW left."))
    assert result.official("OW")
    assert result.stance("OW", 0) is Stance.ACTOR


def test_a_paper_of_unknown_type_with_an_attendance_list_is_a_meeting_s() -> None:
    lines = ("Present: {Ann Oke} (Chair), {Bola Ade}", "{Bola} said that pupils were tired.")
    assert resolved(paper(*lines, family="other")).official("Bola")


def test_the_lead_column_of_an_agenda_names_office_holders() -> None:
    rows = (
        ("No.", "Item", "Lead", "Paper", "Time"),
        ("8", "Safeguarding", "{Emmanuel Tetteh}", "E", "7.15"),
    )
    assert resolved(table(*rows, family="agenda")).official("Emmanuel Tetteh")
