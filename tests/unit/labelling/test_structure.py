"""Papers whose title does not say what they are: their structure does."""

from __future__ import annotations

import time

import pytest
from labelled import paragraphs

from redactor.labelling import document_type
from redactor.labelling.doctypes import type_of

NOTES_OF_A_COMMITTEE = """Pebblecombe Infants
Premises Committee, 4 November 2026, 8.30 am
Name
Office
Present
Ines Aubrey
Co-opted, chairs
yes
Tom Garside
Parent
no
1. Ines opened the meeting. Nobody declared an interest.
2. The last notes were agreed and signed.
3. The caretaker reported on the boiler. Tom asked what it would cost and Ines explained.
4. The committee thanked the Friends, who had proposed a bench. It was accepted.
Closed: 9.40."""

AGENDA_IN_A_TABLE = """Pebblecombe Infants
Meeting of the governing body
Monday 8 March 2027, 6 pm
To all governors. Apologies to the clerk, please.
H. Lysons, 1 March 2027
AGENDA
Item
Lead
Apologies
Clerk
Declarations of interest
Chair
To approve the budget
Chair of finance
To appoint a vice-chair
Chair
Date of next meeting
Clerk"""

NEWSLETTER = """The Beacon
Friday 12 March 2027 | issue 22
Dear families,
It has been a busy week.
Attendance
Ash 96, Beech 95
Sports news
The netball team drew.
Thank you
To everybody who brought cakes.
Diary dates
19 March: book fair
Best wishes"""

WEB_PAGE = """Skip to content
Home | Our school | News | Contact
Forest school opens
Posted on 3 May 2027 by the office
The new shelter was opened on Monday.
Read more
Privacy notice | Accessibility"""

MARKDOWN_PAGE = """[Home](/) > [Classes](/classes) > Willow
Willow class
We are learning about rivers.
![Willow class by the river](/img/willow.jpg)
© 2027 Pebblecombe Infants"""

EMAIL = """From: a.parent@example.net
To: office@pebblecombe.example.org
Sent: 3 May 2027 21:14
Subject: Thursday
Can you ring me about the bus, please? He was on his own again.
Thanks"""

BUNDLE = """Northmere Council
School appeals
Bundle of documents
Appeal 14
Appellant: the parents
School refused: Pebblecombe Infants
Please be there ten minutes before the hearing.
Contents
1 Notice of appeal
2 The admission authority's case"""

CHRONOLOGY = """Record kept by the DSL
Name: in the file
03/09/2026 Came in without a coat. Rang home.
11/09/2026 Told the teacher that nobody was in last night.
12/09/2026 Rang MASH; a social worker will ring back.
20/09/2026 Core group at school.
27/09/2026 Seen by the school nurse."""

SUPPORT_PLAN = """Pebblecombe Infants
Plan for: the child
Date of birth: 1 May 2019
Form: Willow
Written with the SENCO
Strengths
Counting, singing.
Targets
Sits for five minutes with the group.
Strategies
A cushion, a timer.
Review meeting
In June."""

HEADS_PAPER = """Pebblecombe Infants
Spring term 2027, for the governing body
Numbers on roll
141, five more than in the autumn.
Attendance
95.1%.
Staffing
A teacher joins us at Easter.
Premises
The boiler is mended."""

REPORT_WITHOUT_THE_WORD = """Breakfast club
Prepared by the business manager for the resources committee
Background
The club has run since 2024.
Recommendations
That the price stays."""


def family_of(text: str, name: str = "") -> tuple[str, str | None]:
    return document_type(paragraphs(*text.splitlines(), name=name))[:2]


@pytest.mark.parametrize(
    ("paper", "family", "subtype"),
    [
        (NOTES_OF_A_COMMITTEE, "minutes", "approved-part-1-minutes"),
        (AGENDA_IN_A_TABLE, "agenda", "agenda"),
        (NEWSLETTER, "newsletter", "newsletter"),
        (WEB_PAGE, "webpage", None),
        (MARKDOWN_PAGE, "webpage", None),
        (EMAIL, "letter", None),
        (BUNDLE, "pack", "admission-appeal-pack"),
        (CHRONOLOGY, "pack", "child-protection-file"),
        (SUPPORT_PLAN, "report", "ehcp-and-annual-review"),
        (HEADS_PAPER, "report", "heads-report-part-1"),
        (REPORT_WITHOUT_THE_WORD, "report", None),
    ],
)
def test_structure_says_the_type_when_no_title_does(
    paper: str, family: str, subtype: str | None
) -> None:
    assert family_of(paper) == (family, subtype)


@pytest.mark.parametrize(
    ("title", "family", "subtype"),
    [
        ("Staff disciplinary hearing: notes of the hearing", "minutes", "disciplinary-or-grieva"),
        ("Pupil discipline committee: record of hearing", "minutes", "exclusion-panel-pack"),
        ("Complaint panel stage 3: findings", "report", "complaint-file"),
        ("Child protection file: chronology", "report", "child-protection-file"),
        ("Staff disciplinary hearing: bundle and record of meeting", "pack", "disciplinary-or-gri"),
    ],
)
def test_the_record_of_a_hearing_keeps_its_type_in_another_family(
    title: str, family: str, subtype: str
) -> None:
    found = family_of(f"Fernleigh School\n{title}")
    assert found[0] == family
    assert found[1] is not None
    assert found[1].startswith(subtype)
    assert type_of(*found) == type_of("pack", found[1])


def test_whose_minutes_they_are_is_for_the_title() -> None:
    record = (
        "Present: the members. Apologies: none. Matters arising: none.\n1. It was agreed and noted."
        " The chair reported, asked, explained, proposed, thanked.\nAny other business: none."
        "\nDate of next meeting: May.\nThe meeting closed at 7.15 pm.\nSigned (Chair) and date"
    )
    assert family_of(f"Pay committee, 3 March 2027\n{record}") == ("minutes", "pay-committee")


@pytest.mark.parametrize(
    "line",
    [
        "Please come fifteen minutes before the start.",
        "Form: 7 Kestrel",
        "Form tutor: to be told",
        "Skipping in the playground",
    ],
)
def test_words_in_another_sense_show_no_type(line: str) -> None:
    assert family_of(f"Fernleigh School\n{line}") == ("other", None)


def test_a_line_that_begins_with_an_initial_does_not_end_the_title() -> None:
    assert family_of("Fernleigh School\nH. Lysons, clerk\nAgenda")[0] == "agenda"


def test_minutes_that_mention_the_website_stay_minutes() -> None:
    lines = (
        "Meeting of the governing body\nPresent: the members\nApologies: none\n"
        "1. The privacy notice and the cookie banner were approved. Posted on the website.\n"
        "The meeting closed at 7 pm."
    )
    assert family_of(lines)[0] == "minutes"


@pytest.mark.parametrize("line", ["-", "asked", "home ", "1/2/2027 -", "dates"])
def test_a_paper_of_one_line_repeated_is_judged_at_once(line: str) -> None:
    blocks = paragraphs(*[line] * 12_000)
    start = time.process_time()
    document_type(blocks)
    assert time.process_time() - start < 3
