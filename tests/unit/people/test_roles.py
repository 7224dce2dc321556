"""Roles with quoted evidence; without evidence everybody is private."""

from __future__ import annotations

import pytest
from people_papers import paper, resolved, table

from redactor.document import Role, Stance

OFFICIALS = [
    (
        "It was proposed by Mr {J. P. Hargreaves} and seconded by Ms {Xiaoling Chen}.",
        "Xiaoling Chen",
    ),
    ("{CHUKWUEMEKA OKORO} (PARENT GOVERNOR) LEFT AT 19.42.", "CHUKWUEMEKA OKORO"),
    ("Action: {Bronwen Llewellyn-Jones} to contact the council.", "Bronwen Llewellyn-Jones"),
    ("The inspector, {Fiona Petrov} HMI, praised the lessons.", "Fiona Petrov"),
    ("The Chair thanked {Will} and {April} for their work.", "April"),
    ("{Mark Hale} declared a pecuniary interest as his daughter {Grace} attends.", "Mark Hale"),
    ("Clerk to the panel: {Hilary Frost}. Presenting officer: {Nasreen Begum}.", "Nasreen Begum"),
    ("The SENCo, {Priya Raghu}, presented her report.", "Priya Raghu"),
    ("The two heads, {Jerome Baptiste} and {Nia Price}, are drawing up a plan.", "Jerome Baptiste"),
    ("{Judith Ash} of the LA will run a course.", "Judith Ash"),
    ("A book by {Anne Fine} was read.", "Anne Fine"),
    ("Deputy DSLs: {Hannah Lomax} and {Gareth Pym}.", "Gareth Pym"),
    ("Lunchtime supervisors: {Kay Dunstan}, {Rita Bose} are trained.", "Rita Bose"),
    ("{Kate Aspden}, the headteacher there, was praised.", "Kate Aspden"),
    ("{Rina Trivedi}, Finance Partner, will go through it.", "Rina Trivedi"),
    ("{Ann Lowe}, the communication lead, came.", "Ann Lowe"),
    ("{Sam Whitlock} and {Nia Probert} ran the Year 6 residential.", "Sam Whitlock"),
    ("{Phil Denholm} is leading science.", "Phil Denholm"),
    ("{Rob Tait} will retire in July.", "Rob Tait"),
    ("{Una Bell} was thanked for her service.", "Una Bell"),
    ("{Claire Mott} from the autism team trained all staff.", "Claire Mott"),
    ("{Colin Dyer} of Dyer Lifts says that it will last.", "Colin Dyer"),
    ("{Lukasz Kaminski} of Fenwick Environmental came.", "Lukasz Kaminski"),
    ("{Zoe Carrick}'s dance school has the hall.", "Zoe Carrick"),
    ("Checked with {Wendy Arrow} (office).", "Wendy Arrow"),
    ("Since May: {Isobel Fenn} (Head of Geography), {Yaw Asante} (science).", "Yaw Asante"),
    ("PC {Dawn Rigg} came to talk to Year 6 about phones.", "Dawn Rigg"),
    ("See {Kelly} in the office for a form.", "Kelly"),
    ("Governors who helped on the gate: {Clive Orr}, {Tim Sugden}.", "Tim Sugden"),
    ("Thanked {Lee Marsden} for the trip and {Olu Bankole} for the music.", "Olu Bankole"),
]


@pytest.mark.parametrize(("line", "name"), OFFICIALS)
def test_an_office_or_task_makes_a_person_official_and_is_quoted(line: str, name: str) -> None:
    result = resolved(paper(line))
    person = result.one(name)
    assert person.official
    assert any(item.span is not None for item in person.evidence)


PRIVATES = [
    ("{Mark Hale} declared an interest as his daughter {Grace} attends.", "Grace", Role.PUPIL),
    ("Congratulations to Year 6 pupil {Ifeoma}.", "Ifeoma", Role.PUPIL),
    ("Witness statement of {Abdirahman} (Year 10).", "Abdirahman", Role.PUPIL),
    (
        "The parents of {Mohamed Abdi Warsame} asked for a review.",
        "Mohamed Abdi Warsame",
        Role.PUPIL,
    ),
    ("{Zuzanna}'s dad {Piotr} came.", "Zuzanna", Role.PUPIL),
    ("{Zuzanna}'s dad {Piotr} came.", "Piotr", Role.PARENT),
    ("Mum ({Fatuma Hassan}) explained the delay.", "Fatuma Hassan", Role.PARENT),
    ("Dear Mr and Mrs {Al-Rashid}, thank you.", "Al-Rashid", Role.PARENT),
    ("{Liam}'s mother, Mrs {Kowal}, said no.", "Kowal", Role.PARENT),
    ("Mrs {Begum}, the mother of {Yusuf} in Year 2, asked.", "Begum", Role.PARENT),
    ("{Wei Zhang} (Y4) was assessed.", "Wei Zhang", Role.PUPIL),
    ("{Ifeoma Eze}, 7B, was suspended.", "Ifeoma Eze", Role.PUPIL),
    (
        "New starters in Reception: {Aoife}, {Muhammad-Yusuf} and {Bláithín}.",
        "Bláithín",
        Role.PUPIL,
    ),
    ("In Willow Class, {Jasmine} and {Rose} have moved up.", "Rose", Role.PUPIL),
    ("{Jude Cole} left the school.", "Jude Cole", Role.OTHER),
    ("A complaint from {Dev Rao} was noted.", "Dev Rao", Role.OTHER),
    ("Applicants: {Joan Ward}. {Joan Ward} presented a lesson.", "Joan Ward", Role.OTHER),
    ("The social worker, {Uche Nwosu}, reported on a case.", "Uche Nwosu", Role.PROFESSIONAL),
    ("{Aisha Khan}, the headteacher explained, had been absent.", "Aisha Khan", Role.OTHER),
    ("The class teacher, {Aisha} and her mother met.", "Aisha", None),
    ("{Kai Moss} was referred to CAMHS.", "Kai Moss", Role.OTHER),
    ("{Owen Garth} has been taught in the library.", "Owen Garth", Role.OTHER),
    ("{Ella Prowse} was led to the office.", "Ella Prowse", Role.OTHER),
    ("The children told the governors: {Ella Marsh} was sad.", "Ella Marsh", Role.OTHER),
    ("The football team ({Leo}, {Callum} and {Mason}) won.", "Callum", Role.OTHER),
    ("Playground leaders: {Ivy Nott}, {Max Reed}.", "Max Reed", Role.PUPIL),
    ("{Zoe Hill} has been appointed as a prefect.", "Zoe Hill", Role.OTHER),
    ("{Max Reed} joined us from Poland.", "Max Reed", Role.OTHER),
    ("{Jayden} joined Hedgehogs. In July {Jayden} said a line.", "Jayden", Role.OTHER),
    ("Head girl: {Ann Peel}; deputies {Tilly Hart} and {Ben Prior}.", "Ben Prior", Role.PUPIL),
    ("PC {Dawn Rigg} rang about the missing pupil.", "Dawn Rigg", None),
    ("{Kai Moss} from the football team won.", "Kai Moss", Role.OTHER),
    ("{Ella Moss} won (maths).", "Ella Moss", Role.OTHER),
    ("Pupils spoken to: {Harvey}, {Simran} and {Musa Jallow}.", "Musa Jallow", Role.PUPIL),
    ("Debts are owed by three families ({Garside} and {Ola Mensah}).", "Ola Mensah", Role.OTHER),
    ("{Joel} (IT) hacked the printer.", "Joel", Role.OTHER),
    ("{Amber} (breakfast club) fell.", "Amber", Role.OTHER),
    ("Council leads are {Lilia} (chair) and {Arwa} (secretary).", "Lilia", Role.PUPIL),
    ("{Arwa}, the secretary of the school council, took notes.", "Arwa", Role.PUPIL),
    ("{Arwa}, the secretary of the council, took notes.", "Arwa", Role.PUPIL),
    ("{Reece Hoyle} (Chair of the Eco Committee) spoke.", "Reece Hoyle", Role.PUPIL),
    ("I told my sister, Inspector {Nadia Malik} of the police.", "Nadia Malik", Role.PARENT),
    ("Miss {Holt}, {Oskar}'s childminder, came to assembly.", "Holt", None),
]


@pytest.mark.parametrize(("line", "name", "role"), PRIVATES)
def test_a_child_a_parent_or_a_stranger_is_private(line: str, name: str, role: Role | None) -> None:
    family = "newsletter" if "Congratulations" in line else "report"
    person = resolved(paper(line, family=family)).one(name)
    assert not person.official
    if role is not None:
        assert person.role is role


def test_strangers_who_only_speak_at_a_meeting_stay_private() -> None:
    result = resolved(
        paper(
            "Present: Ann Oke (Chair), Bola Ade",
            "{Chloe} asked about the trip. {Chloe} explained her idea.",
            "Mrs {Adunni Balogun} asked to pay later. {Sophie Lane} said that she was unhappy.",
        )
    )
    for name in ("Chloe", "Adunni Balogun", "Sophie Lane"):
        assert result.private(name)


def test_a_staff_table_and_an_action_column_show_office() -> None:
    result = resolved(
        table(
            ("Subject", "Staff member", "Link governor"),
            ("Maths", "{Yvonne Moray}", "{Chris Field}"),
            ("PE", "{Craig Vale}/{Amanda Doe}", "{Oliver Lane}"),
        )
    )
    for name in ("Yvonne Moray", "Amanda Doe", "Oliver Lane"):
        assert result.official(name)
    actions = resolved(
        table(
            ("Item", "Discussion", "Action"),
            ("4", "Policies were agreed.", "{Kay Dunn}/Clerk"),
            ("5", "The mother of {Leah Moss} wrote.", ""),
        )
    )
    assert actions.official("Kay Dunn")
    assert actions.private("Leah Moss")


def test_a_table_of_pupils_shows_pupils() -> None:
    result = resolved(
        table(
            ("Surname", "Forename", "Form", "SEN"),
            ("{O'Sullivan}", "{Caoimhe}", "6", "Hearing impairment"),
            family="data",
        )
    )
    assert result.one("Caoimhe").role is Role.PUPIL


def test_a_letters_signatory_is_official_only_with_an_office_below() -> None:
    staff = resolved(paper("Yours sincerely,", "{Eleri Pritchard}", "Headteacher", family="letter"))
    assert staff.official("Eleri Pritchard")
    parent = resolved(paper("Yours sincerely,", "{Sana Khan}", family="letter"))
    assert parent.private("Sana Khan")


def test_newsletters_name_staff_by_title_and_pupils_by_praise() -> None:
    result = resolved(
        paper(
            "Well done to {Oskar}, {Maja} and Mrs {Dhaliwal}'s Year 2 class!",
            "Thank you to {Jo Taylor} for the cakes.",
            family="newsletter",
        )
    )
    assert result.official("Dhaliwal")
    assert result.private("Oskar")
    assert result.private("Jo Taylor")


def test_a_head_of_report_names_children_who_act() -> None:
    result = resolved(
        paper(
            "{Ella Marsh} led the assembly. Mr {Khan} asked for a meeting. Mr {Khan} said no.",
            family="report",
        )
    )
    assert result.private("Ella Marsh")
    assert result.private("Khan")


def test_a_policy_names_its_officers() -> None:
    result = resolved(
        paper("Policy author: {Dilys Ash}", "Chair of trustees {Ravi Sood}", family="policy")
    )
    assert result.official("Dilys Ash")
    assert result.official("Ravi Sood")


def test_everybody_without_evidence_is_private() -> None:
    person = resolved(paper("The hall was used by {Sam Price}.", family="other")).one("Sam Price")
    assert (person.role, person.official, person.evidence) == (Role.OTHER, False, ())


@pytest.mark.parametrize(
    ("lines", "family", "name"),
    [
        (
            ("3. Staff", "We welcome Dr {Ifor Penhal} and {Eilidh Strach}."),
            "report",
            "Eilidh Strach",
        ),
        (("7. Governors' visits", "{Steve Bough} (behaviour) came."), "report", "Steve Bough"),
        (("11. Link governors. SEND: {Jill Yeo}.",), "agenda", "Jill Yeo"),
        (("Six pupils have tutoring with Mrs {Whin}.",), "report", "Whin"),
        (("Year 3 – Mrs {Szcz}; Y4 – Mr {Toner}",), "minutes", "Toner"),
        (("Mrs {Horak}'s students did well.",), "report", "Horak"),
        (("Ms {Noor Fathi} of Tally & Co. had looked at payroll.",), "minutes", "Noor Fathi"),
        (("Oak School · Spring term · {Maeve Gilroy}", "1. In short"), "report", "Maeve Gilroy"),
    ],
)
def test_what_people_do_in_school_makes_them_staff_or_governors(
    lines: tuple[str, ...], family: str, name: str
) -> None:
    assert resolved(paper(*lines, family=family)).official(name)


@pytest.mark.parametrize(
    ("lines", "family"),
    [
        (("Mrs {Qasim} complained about her son's lessons.",), "report"),
        (("The raffle was won by Mrs {Vick} of Hope Nursing Home.",), "newsletter"),
        (("4. Allegations against staff", "{Craig Otter} was named."), "report"),
        (("Pupil matters", "{Bo Lee} fell."), "report"),
        (("Bo {Lee} of Oak Class was late.",), "minutes"),
    ],
)
def test_a_title_or_section_is_not_enough_beside_words_for_families(
    lines: tuple[str, ...], family: str
) -> None:
    result = resolved(paper(*lines, family=family))
    assert not any(person.official for person in result.document.people)


def test_those_a_school_writes_to_are_parents_and_those_it_names_are_staff() -> None:
    result = resolved(
        paper(
            "Dear Mr and Mrs {Gokhale}",
            "I realise that you, Mr {Gokhale}, will be away. Mrs {Lean} will be in charge.",
            "Yours sincerely",
            "{Ann Oke}",
            "Headteacher",
            family="letter",
        )
    )
    assert result.private("Gokhale")
    assert result.official("Lean")


def test_a_short_form_goes_with_the_only_office_holder_it_begins() -> None:
    result = resolved(paper("Present: {Ugochukwu Nwan} (Chair)", "{Ugo} declared that he knew it."))
    assert result.official("Ugo")


@pytest.mark.parametrize(
    "line",
    [
        "Mr {Lee Stott} has resigned following a capability process.",
        "Mr {Lee Stott} is leaving to have a baby.",
    ],
)
def test_why_somebody_leaves_is_about_the_person(line: str) -> None:
    result = resolved(paper("Present: {Ann Oke} (Chair), {Lee Stott}", line))
    assert result.stance("Lee Stott") is Stance.SUBJECT


def test_a_child_that_somebody_works_with_is_no_member_of_staff() -> None:
    lines = ("I met two TAs ({Bev} & {Sandra}).", "I saw {Bev} working with {Hamza} on phonics.")
    result = resolved(paper(*lines, family="report"))
    assert result.private("Hamza")
    assert result.official("Bev")


def test_a_religious_sister_on_the_board_is_no_child() -> None:
    result = resolved(paper("Trustees present: Fr {Ben Hall} (Chair), Sister {Bern Quig} (SBQ)"))
    assert result.official("Bern Quig")


@pytest.mark.parametrize(
    ("lines", "family"),
    [
        (("{Ella Marsh} of Oak Class won.",), "minutes"),
        (("{Ella Marsh} of Romero House swam a mile.",), "report"),
        (("{Ella Marsh} from the school council spoke.",), "minutes"),
        (("{Ella Marsh} of the netball team was thanked by all.",), "report"),
        (("{Ella Marsh} from Hadley Primary School has joined us.",), "report"),
        (("3. Staff", "{Ella Marsh} and other pupils gave them flowers."), "report"),
        (("7. Governors' visits", "They met {Ella Marsh} and a group of pupils."), "report"),
    ],
)
def test_a_class_team_or_section_makes_no_pupil_official(
    lines: tuple[str, ...], family: str
) -> None:
    assert resolved(paper(*lines, family=family)).private("Ella Marsh")


def test_an_office_below_several_names_is_that_of_all() -> None:
    letter = paper(
        "Dear parents,",
        "Thank you for your support,",
        "{Emma Pryde}, {Yvonne Morrell} and {John Ashe}",
        "Year 3 Class Teachers",
        family="letter",
    )
    assert all(resolved(letter).official(name) for name in ("Emma Pryde", "John Ashe"))


def test_parent_is_a_category_on_a_page_of_governors() -> None:
    page = paper("Our governors", "Mrs {Shu Fen Goh} - Parent, elected unopposed", family="webpage")
    assert resolved(page).official("Shu Fen Goh")


def test_a_governor_s_trade_is_no_matter_of_a_child() -> None:
    page = paper("{Grace Mutasa} (parent governor)", "{Grace} is a nurse.", family="webpage")
    assert resolved(page).official("Grace")


def test_a_school_council_s_chair_is_a_pupil_and_its_titled_helper_is_staff() -> None:
    result = resolved(
        paper(
            "School Council report to governors",
            "Year 5: {Kian Rafferty} (vice chair). {Kian} said that it works. Mrs {Orme} helped.",
            family="report",
        )
    )
    assert result.private("Kian Rafferty")
    assert result.private("Kian")
    assert result.official("Orme")


def test_a_report_of_an_accident_names_children() -> None:
    lines = ("Accident report", "{Dylan Purvis} said sorry. {Evie} asked to go.")
    result = resolved(paper(*lines, family="report"))
    assert result.private("Dylan Purvis")
    assert result.private("Evie")


def test_what_a_child_owns_is_not_the_child_s_office() -> None:
    assert resolved(paper("{Daniel}'s form tutor, Miss {Lomas}, will ring.")).private("Daniel")


def test_a_titled_stranger_in_a_board_s_minutes_is_staff_unless_a_family_speaks() -> None:
    roster = "Present: Ann Oke (Chair), Bola Ade, Cerys Pugh"
    staff = resolved(paper(roster, "Mrs {Millington} is delighted with the piano."))
    assert staff.official("Millington")
    for line in ("Mrs {Hallows} wrote about the gate.", "Mrs {Hallows} has a son in Year 2."):
        assert resolved(paper(roster, line)).private("Hallows")


def test_an_officer_named_in_a_policy_may_be_of_a_year() -> None:
    rows = (("Name", "Where"), ("{Stacey Rudge}", "Year 2"), ("{Ivy Cole}", "Office"))
    assert resolved(table(*rows, family="policy")).official("Stacey Rudge")
