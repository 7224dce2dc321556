# ruff: noqa: E501 - the words of a paper are easier to check unbroken
"""A school newsletter draft with pupils and families in nearly every item."""

from __future__ import annotations

from papers.kit import Paper

NAME = "newsletter-14-may-2027.docx"


def build() -> Paper:
    """The paper."""
    paper = Paper(
        NAME,
        title="The Beacon, newsletter of Penvose Community School",
        author="Office",
        header="The Beacon – news from Penvose Community School",
        footer="Office: 01632 960714, office@penvose.example",
    )
    paper.heading("The Beacon", 1)
    paper.para("Newsletter no. 29, Friday 14 May 2027")
    paper.heading("From the head", 2)
    paper.paras(
        "Dear families, what a week it has been. Year 6 sat their tests with smiles, and Mrs Pascoe’s "
        "toast was eaten to the last crumb. Thank you to Mr Olatunji and Miss Brennan for the calm "
        "mornings. Mr Kerensa Tregear, Headteacher",
    )
    paper.heading("Star learners", 2)
    paper.table(
        [
            ("Class", "Star of the week", "Why"),
            ("Puffins", "Isla Rosewarne", "for sharing the bikes"),
            ("Razorbills", "Adebola F.", "for a super story about a dragon"),
            ("Choughs", "Hari Thiruchelvam", "for his seven times table"),
            ("Gannets", "May Nancarrow", "for looking after a new friend"),
        ],
        (4, 5, 8),
    )
    paper.heading("Sport", 2)
    paper.paras(
        "Our football team drew 2–2 with St Petroc’s. Goals by Jago Polglaze and Wiktoria Nowak; the "
        "player of the match was Ibrahim. Thank you to Mr Denzil Bolitho, who drove the minibus, and to "
        "Coach Ray of Duchy Sports.",
        "Sports day is on Thursday 17 June at 1.15 pm on the Barrowfields.",
    )
    paper.heading("Summer fair", 2)
    paper.paras(
        "The Friends need cakes! Please speak to Leanne Uren (Poppy’s mum) or ring her on 07700 900842. "
        "The raffle prizes were given by Hosken’s Bakery and the Smugglers Inn.",
        "Our thanks to volunteers Winifred Chegwidden and Patrick O’Hara, who painted the shed.",
    )
    paper.heading("Mathletics", 2)
    paper.para(
        "Gold certificates: Zofia, Merryn, Chidera and Tom P. in Choughs. Tom’s sister Hope won silver."
    )
    paper.heading("Farewell and welcome", 2)
    paper.paras(
        "Miss Brennan is leaving us at half-term for a post in Truro. Mrs Anwen Probert joins the office "
        "on 7 June.",
        "We send our love to the Tonkin family on the birth of baby Lowenna, a sister for Kitto in "
        "Puffins.",
    )
    paper.heading("Attendance", 2)
    paper.para(
        "Whole school 95.3%. Best class: Gannets, 97.8%. To report an absence: 01632 960714."
    )
    paper.heading("Dates", 2)
    paper.bullets(
        "20 May: Duke of Cornwall visit cancelled",
        "31 May to 4 June: half-term",
        "9 June: Mr Olatunji’s trip to Trerice",
        "1 July: reports go home",
    )
    paper.para(
        "Worried about a child? Mrs Demelza Hockin is our designated safeguarding lead: 01632 960714. "
        "Childline: 0800 1111. Penvose Community School, Chapel Street, Penvose, URN 196620"
    )
    return paper


EXPECTED = {
    "family": "newsletter",
    "subtype": "newsletter",
    "level": "CONFIDENTIAL",
    "outcome": "published",
    "must_redact": [
        ("Isla Rosewarne", "PUPIL", "PERSON"),
        ("Adebola", "PUPIL", "PERSON"),
        ("Hari Thiruchelvam", "PUPIL", "PERSON"),
        ("May Nancarrow", "PUPIL", "PERSON"),
        ("Jago Polglaze", "PUPIL", "PERSON"),
        ("Wiktoria Nowak", "PUPIL", "PERSON"),
        ("Ibrahim", "PUPIL", "PERSON"),
        ("Leanne Uren", "PARENT", "PERSON"),
        ("Poppy", "PUPIL", "PERSON"),
        ("07700 900842", "PARENT", "PHONE"),
        ("Zofia", "PUPIL", "PERSON"),
        ("Merryn", "PUPIL", "PERSON"),
        ("Chidera", "PUPIL", "PERSON"),
        ("Tom", "PUPIL", "PERSON"),
        ("Hope", "PUPIL", "PERSON"),
        ("Tonkin", "PARENT", "PERSON"),
        ("Lowenna", "OTHER", "PERSON"),
        ("Kitto", "PUPIL", "PERSON"),
    ],
    "must_keep": [
        "Mrs Pascoe", "Mr Olatunji", "Miss Brennan", "Kerensa Tregear", "Anwen Probert",
        "Demelza Hockin", "01632 960714", "0800 1111", "office@penvose.example", "196620",
        "Hosken’s Bakery", "Smugglers Inn", "St Petroc’s", "Trerice", "Duchy Sports", "14 May 2027",
        "17 June", "Duke of Cornwall",
    ],
    "confidential_only": [],
}  # fmt: skip
