"""Names as British school papers write them, and what is no name."""

from __future__ import annotations

import unicodedata

import pytest
from finding import findings, paragraphs, people, table, words

from redactor.document import Block, BlockKind, Entity

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mr and Mrs Okonkwo-Bright attended.", ["Okonkwo-Bright"]),
        ("Dear Mr. Jones", ["Jones"]),
        ("Cllr T. Okonjo asked about the grant.", ["T. Okonjo"]),
        ("Revd Canon Delyth Morgan-Price opened the meeting.", ["Delyth Morgan-Price"]),
        ("It was proposed by Mr J. P. Hargreaves.", ["J. P. Hargreaves"]),
        ("mrs patel and mr singh left early.", ["patel", "singh"]),
        ("Siôn ap Dafydd and Mary van der Berg spoke.", ["Siôn ap Dafydd", "Mary van der Berg"]),
        ("Abu Bakr ibn Yusuf joined Year 5.", ["Abu Bakr ibn Yusuf"]),
        ("Caitlín O’Sullivan’s report was noted.", ["Caitlín O’Sullivan"]),
        ("Headteacher Jo Tasker reported.", ["Jo Tasker"]),
        ("Olympic rower Tendai Moyo visited.", ["Tendai Moyo"]),
        ("Harry St John-Smythe moved to Year 3.", ["Harry St John-Smythe"]),
    ],
)
def test_full_and_titled_names(text: str, names: list[str]) -> None:
    assert people(text) == names


@pytest.mark.parametrize(
    "name",
    ["Ffion", "Yusra", "Tyrone", "Caoimhe", "Oluwaseun", "Ifeoma", "Hodan", "Harpreet", "Zainab",
     "Tahmina", "Agnieszka", "Ionuț", "Xinyi", "Mahmoud", "Tharshini", "Wanjiru", "Deshawn"],
)  # fmt: skip
def test_a_first_name_alone_is_found_whatever_its_origin(name: str) -> None:
    assert people(f"{name} has settled well and enjoys maths.") == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Chair thanked Will and April for their work.", ["Will", "April"]),
        ("Hope hopes to move to mainstream; Faith will stay here.", ["Hope", "Faith"]),
        ("Sunny's attendance has improved.", ["Sunny"]),
        ("Mark Hope declared an interest.", ["Mark Hope"]),
        ("Will said that the budget was tight.", ["Will"]),
        ("In Willow Class, Jasmine and Rose have moved up.", ["Jasmine", "Rose"]),
    ],
)
def test_names_that_are_words_are_found_by_what_stands_around(text: str, names: list[str]) -> None:
    assert people(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The exclusion of KHAN, Aisha was considered.", ["KHAN, Aisha"]),
        ("Surname: MACDONALD  Forename: Isla  Form: 8W", ["MACDONALD", "Isla"]),
        ("Ahmed, Sumayyah\t7B\tF", ["Ahmed, Sumayyah"]),
        ("CHUKWUEMEKA OKAFOR (PARENT GOVERNOR) LEFT THE MEETING.", ["CHUKWUEMEKA OKAFOR"]),
        ("The boy jayden ran towards kyle thompson.", ["jayden", "kyle thompson"]),
        ("The register gave OkoroAnna and TrevanionCallum.", ["OkoroAnna", "TrevanionCallum"]),
        ("Thanks to AnneMarie Jones and DeShawn Cole.", ["AnneMarie Jones", "DeShawn Cole"]),
        ("Attendance: DAVIES, Rhodri 71%, LI, Wei 90%.", ["DAVIES, Rhodri", "LI, Wei"]),
    ],
)
def test_rolls_and_capitals(text: str, names: list[str]) -> None:
    assert people(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("pupil JB and pupil MK were seen.", ["JB", "MK"]),
        ("Child A.M. is looked after.", ["A.M."]),
        ("Pupils JB, MK and TR were seen.", ["JB", "MK", "TR"]),
        ("DT's son was upset.", ["DT"]),
        ("Two referrals, for Kacper N. and Maja.", ["Kacper N.", "Maja"]),
        ("RM (Y4) hit another child.", ["RM"]),
        ("T D-M in Year 2 has moved.", ["T D-M"]),
        ("In October Ethan and Jun Wei Tan won.", ["Ethan", "Jun Wei Tan"]),
        ("They met on 12 Jun 2027.", []),
        ("Pupil A.B-C was absent.", ["A.B-C"]),
        ("Child A hit Pupil B; Family H was told.", []),
        ("Children take an Accelerated Reader (AR) quiz.", []),
        ("Pupil PP and SEN numbers rose; pupils EAL 12%.", []),
    ],
)
def test_initials_beside_words_for_pupils(text: str, names: list[str]) -> None:
    assert people(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The trust comprises St Mary's CE Primary, Archbishop Tenison's and Thomas Telford UTC.",
        "King Edward VI Handsworth and Jasmine Park Infant School will join The Harris Trust.",
        "MyConcern, GovernorHub, TapestryJournal, JustGiving, SharePoint and YouTube are used.",
        "Read Write Inc, White Rose Maths, Jigsaw PSHE and Tapestry are used.",
        "Martha's Rule and Sarah's Law were covered in training led by Barnardo's.",
        "The quote from Hughes & Sons Roofing Ltd was approved.",
        "The April and May meetings will be held in the Bader Room; Summer 2 begins on 2 June.",
        "House points: Austen 412, Brunel 398, Seacole 421, Turing 377.",
        "APOLOGIES FOR ABSENCE\nDECLARATION OF INTERESTS\nPART 2\nDATE OF NEXT MEETING",
        "Friends of Ashdown met; KCSIE, CAMHS, SALT and PTA were discussed.",
        "Pupils in Oak Class wrote about Anne Frank and Mary Seacole.",
        "We walked along Victoria Road to the Florence Nightingale Museum.",
        "Our values are Respect, Kindness and Courage.",
        "The Lionel Walden building needs a roof.",
        "VACANT\tParent\nVACANT\tCo-opted",
        "They read Mary Poppins and met Tutankhamun, Alfred the Great and Mary Seacole.",
        "Roald Dahl Day, Shakespeare Week and Harry Potter Day were held.",
        "Well done Hawthorn! Hawthorn class had 99% and Hazel class 98%.",
        "The Behaviour Policy and the Charging and Remissions Policy were adopted.",
    ],
)
def test_schools_schemes_streets_and_headings_are_no_people(text: str) -> None:
    assert people(text) == []


def test_a_name_broken_over_a_line_end_is_found_whole() -> None:
    text = "They thanked the clerk for his work this year and Bronwen\nLlewellyn-Jones for hers."
    assert people(text) == ["Bronwen\nLlewellyn-Jones"]


def test_a_name_broken_over_two_paragraphs_is_one_group() -> None:
    blocks = paragraphs(
        "It was agreed that this be done before the end of term by Keith", "Moore and the clerk."
    )
    found = [finding for finding in findings(blocks) if finding.entity is Entity.PERSON]
    assert [finding.span.block for finding in found] == [0, 1]
    assert found[0].group
    assert found[0].group == found[1].group


def test_surname_and_forename_in_neighbouring_cells_are_one_group() -> None:
    blocks = table(("O'Sullivan", "Caoimhe", "6"), ("Rees", "Gwenllian", "5"))
    found = findings(blocks)
    assert words(blocks, Entity.PERSON) == ["O'Sullivan", "Caoimhe", "Rees", "Gwenllian"]
    assert found[0].group == found[1].group != found[2].group == found[3].group


def test_a_column_of_names_holds_names_only() -> None:
    blocks = table(("Governor", "Role"), ("Hope Grange", "Parent"), ("Vacant", "Staff"))
    assert words(blocks, Entity.PERSON) == ["Hope Grange"]


def test_two_people_side_by_side_are_not_one_group() -> None:
    blocks = table(("Emma Lidgate", "Simon Barne"))
    assert [finding.group for finding in findings(blocks)] == ["", ""]


def test_decomposed_accents_are_found_with_their_marks() -> None:
    name = unicodedata.normalize("NFD", "Siobhán Ní Dhónaill")
    assert people(f"Dr {name} spoke.") == [name]


def test_hidden_blocks_and_file_names_are_searched() -> None:
    hidden = Block(0, BlockKind.COMMENT, "Ask Aisha Khan about this", runs=(), hidden=True)
    name = Block(1, BlockKind.FILE_NAME, "ehcp review Aisha Khan y4", runs=(), hidden=True)
    assert words((hidden, name), Entity.PERSON) == ["Aisha Khan", "Aisha Khan"]


def test_a_name_in_an_email_address_is_not_reported_twice() -> None:
    blocks = paragraphs("Write to danielle.brown@example.com today.")
    assert [finding.entity for finding in findings(blocks)] == [Entity.EMAIL]


def test_findings_are_numbered_in_order_of_place() -> None:
    found = findings(paragraphs("Aisha Khan met Tomos Rees.", "Tel: 07700 900123, Mrs Patel"))
    assert [finding.id for finding in found] == ["f0", "f1", "f2", "f3"]
    places = [(finding.span.block, finding.span.start) for finding in found]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("tyrese and zainab were fighting by the gate again", ["tyrese", "zainab"]),
        ("please tell ibrahim his lunch is in the office", ["ibrahim"]),
        ("mum says lexi-mae was crying", ["lexi-mae"]),
        ("The knife belonged to kofi and not to him.", ["kofi"]),
        ("hi miss hartnell the coach is late", ["hartnell"]),
        ("they will miss swimming and miss lunch", []),
        ("can we ring aaliyahs dad", ["aaliyahs"]),
    ],
)
def test_a_lone_name_in_small_letters_is_found(text: str, names: list[str]) -> None:
    assert people(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mrs Wi11iams chaired the panel.", ["Wi11iams"]),
        ("5ophie Cartwright was sent home.", ["5ophie Cartwright"]),
        ("O1iver Pryce pushed him over.", ["O1iver Pryce"]),
        ("5pupils were late and KS1results rose.", []),
    ],
)
def test_a_letter_that_was_read_as_a_digit_does_not_hide_a_name(
    text: str, names: list[str]
) -> None:
    assert people(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("LM asked whether the reserves would cover the roof.", ["LM"]),
        ("Proposed RJT, seconded AB, carried.", ["RJT", "AB"]),
        ("Action: KD to email the terms of reference.", ["KD"]),
        ("JW and SP to meet the auditors.", ["JW", "SP"]),
        ("HT to write to parents; SBM to obtain quotes.", []),
        ("LA advised that the EP reported to it.", []),
        ("NGA asked for evidence.", []),
        ("Mr D. Abara [DA] and Kirsty Vane (KV) came.", ["D. Abara", "DA", "Kirsty Vane", "KV"]),
        ("Special Educational Needs (SEN) and the Learning Board (LB) met.", []),
    ],
)
def test_initials_of_somebody_who_acts_at_a_meeting(text: str, names: list[str]) -> None:
    assert people(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Our topic is Henry VIII and his wives.",
        "Year 4 have read Charlotte's Web and watched Mary Poppins.",
        "Emily Davies House is closed until the roof is mended.",
        "Have we helped the children of Sandhythe?",
        "The lease with Cyngor Sir Eryl was renewed.",
        "Parents who do not speak Welsh asked; lessons are Mon-Thurs.",
        "Daeth y cyfarfod i ben am 7.05.",
    ],
)
def test_figures_of_books_houses_and_counties_are_no_people(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Staff say that Tarquin set the alarm off.", ["Tarquin"]),
        ("Alan Turing in Year 6 built a wheel.", ["Alan Turing"]),
        ("Rosa Parks (Year 4) read a poem.", ["Rosa Parks"]),
        ("Ring Bettina Holroyd about the stall.", ["Bettina Holroyd"]),
        ("Mum and Granddad Stan came.", ["Stan"]),
        ("Cheers Baz", ["Baz"]),
        ("1. Dhillon, Arjan 2. Eze, Kamsi 3. Ford, Bryony",
         ["Dhillon, Arjan", "Eze, Kamsi", "Ford, Bryony"]),
        ("Smith, J. 9C late", ["Smith, J."]),
        ("van Dijk, Sanne 6B", ["van Dijk, Sanne"]),
        ("Tanvir s/o Mahmood was absent.", ["Tanvir s/o Mahmood"]),
        ("J.P-T was found at the cemetery.", ["J.P-T"]),
        ("Ange & Ottis Farrant came.", ["Ange", "Ottis Farrant"]),
        ("Pia is Jack, Nathan and Nathaniel are both ends of Daisy.",
         ["Pia", "Jack", "Nathan", "Nathaniel"]),
    ],
)  # fmt: skip
def test_what_stands_before_a_name_neither_hides_nor_joins_it(text: str, names: list[str]) -> None:
    assert people(text) == names
