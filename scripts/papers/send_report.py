# ruff: noqa: E501 - the words of a paper are easier to check unbroken
"""A SENDCo's termly report to governors: aggregates, and some pupils named by mistake."""

from __future__ import annotations

from papers.kit import Paper

NAME = "SEND-report-to-governors-summer-2027.docx"


def build() -> Paper:
    """The paper."""
    paper = Paper(
        NAME,
        title="SEND report to governors",
        author="Meera Balasubramaniam",
        header="Rookery Lane Junior School",
        footer="SEND report, June 2027",
    )
    paper.crest("Crest of Rookery Lane Junior School", "#7a1f2b")
    paper.heading("SEND report to governors, summer term 2027", 1)
    paper.table(
        [
            ("Author", "Mrs Meera Balasubramaniam, SENCO"),
            ("For", "Teaching and Learning Committee, 15 June 2027"),
            ("Link governor", "Joshua Adler"),
            ("School", "Rookery Lane Junior School, Rookery Lane, Tansley Moor. URN 199415. "
             "Telephone 01632 960552"),
        ],
        (4, 13),
    )  # fmt: skip
    _numbers(paper)
    _work(paper)
    _named(paper)
    _end(paper)
    return paper


def _numbers(paper: Paper) -> None:
    paper.heading("1. The register", 2)
    paper.para(
        "There are 57 pupils on the register (18.4% of the roll), of whom 11 have an education, health "
        "and care plan. The national figure for schools like ours is 17.9%."
    )
    paper.table(
        [
            ("Area of need", "Y3", "Y4", "Y5", "Y6", "Total"),
            ("Communication and interaction", "6", "5", "7", "4", "22"),
            ("Cognition and learning", "5", "4", "4", "6", "19"),
            ("Social, emotional and mental health", "2", "3", "3", "3", "11"),
            ("Sensory and physical", "1", "1", "2", "1", "5"),
        ],
        (7, 2, 2, 2, 2, 2),
    )
    paper.heading("2. Staff and training", 2)
    paper.paras(
        "The team is: Meera Balasubramaniam (SENCO), Alun Bevan (higher level teaching assistant), "
        "Kirsty Galbraith, Nasreen Ahmed and Delroy Francis (teaching assistants). Kirsty has "
        "completed the Makaton course and Delroy the Zones of Regulation course.",
        "The school’s educational psychologist, Dr Esther Feldman, works with us on eight days a year. "
        "Outreach comes from Larkfield Special School.",
        "Joshua Adler visited on 11 May, looked at provision maps with Alun and reported to the "
        "committee.",
    )


def _work(paper: Paper) -> None:
    paper.heading("3. Interventions", 2)
    paper.bullets(
        "Precision Teaching: 14 pupils, daily, led by Nasreen.",
        "Lego Therapy: two groups of four, led by Delroy.",
        "Nessy and Read Write Inc.: 23 pupils.",
        "Forest school at Hallam’s Wood: Friday mornings.",
    )
    paper.paras(
        "On average pupils gained 4.1 months in reading age over three months. The committee asked "
        "in March for a comparison with pupils who receive no intervention; the table is in annex A.",
    )
    paper.heading("4. Parents’ views", 2)
    paper.para(
        "Forty-one parents answered the survey. Mrs Sushila Thapa wrote that the coffee mornings “kept "
        "me going”. Others would like the meetings to be after 5 pm."
    )


def _named(paper: Paper) -> None:
    paper.heading("5. Case studies", 2)
    paper.paras(
        "Noah Wojciechowski (Y5) has dyslexia and used to run out of class. Since he has had Nessy "
        "three times a week with Miss Galbraith he reads to the Year 3 children. Noah’s mum, Alicja, "
        "says that he now asks for books.",
        "Hodan A. joined in January from Larkfield. She has a hearing aid and is supported by Alun. At "
        "her review on 20 May her father, Mr Ahmed Abshir, asked for a place at Tansley Moor Academy.",
        "Faith Akande and her cousin Praise take part in Lego Therapy. FAITH AKANDE has made friends and "
        "was Star of the Week.",
    )
    last = paper.para(
        "One pupil in Year 6 is moving to a residential school in Shropshire. The transport contract is "
        "with Dalesway Taxis."
    )
    paper.comment(last, "Meera: is it safe to mention this? Everyone knows it is Theo Lambert-Nye.")
    paper.hidden(last, " (T. Lambert-Nye, care of his grandparents)")
    paper.tracked("The plan of ", "Bilal Hakimi", "one pupil", " will cease in July by agreement.")


def _end(paper: Paper) -> None:
    paper.heading("6. Next steps", 2)
    paper.table(
        [
            ("Action", "Lead", "By"),
            ("Revise the SEN information report for the website", "MB / Joshua Adler", "Sept 2027"),
            ("Train midday staff", "Kirsty Galbraith", "July 2027"),
            ("Apply for top-up funding", "M Balasubramaniam", "9 July 2027"),
        ],
        (9, 5, 3),
    )
    paper.para(
        "Questions about this report: senco@rookerylane.example or 01632 960552. Mrs M "
        "Balasubramaniam, 7 June 2027"
    )


EXPECTED = {
    "family": "report",
    "subtype": None,
    "level": "RESTRICTED",
    "outcome": "published",
    "must_redact": [
        ("Sushila Thapa", "PARENT", "PERSON"),
        ("Noah", "PUPIL", "PERSON"),
        ("Wojciechowski", "PUPIL", "PERSON"),
        ("Alicja", "PARENT", "PERSON"),
        ("Hodan", "PUPIL", "PERSON"),
        ("Ahmed Abshir", "PARENT", "PERSON"),
        ("Faith Akande", "PUPIL", "PERSON"),
        ("FAITH AKANDE", "PUPIL", "PERSON"),
        ("Praise", "PUPIL", "PERSON"),
        ("Theo Lambert-Nye", "PUPIL", "PERSON"),
        ("Lambert-Nye", "PUPIL", "PERSON"),
        ("Bilal Hakimi", "PUPIL", "PERSON"),
    ],
    "must_keep": [
        "Meera Balasubramaniam", "Joshua Adler", "Alun Bevan", "Kirsty Galbraith", "Nasreen Ahmed",
        "Delroy Francis", "Esther Feldman", "Kirsty", "Delroy", "Nasreen", "Alun", "MB",
        "M Balasubramaniam", "Miss Galbraith", "01632 960552", "senco@rookerylane.example",
        "199415", "Rookery Lane", "Larkfield Special School", "Hallam’s Wood", "Lego Therapy",
        "Nessy", "Makaton", "Dalesway Taxis", "18.4%", "15 June 2027", "20 May",
    ],
    "confidential_only": [],
}  # fmt: skip
