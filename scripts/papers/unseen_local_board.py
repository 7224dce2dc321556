# ruff: noqa: E501 - the words of a paper are easier to check unbroken
"""Unseen: a trust's local board, with variants of names, staff tables and a closed item."""

from __future__ import annotations

from papers.kit import Paper

NAME = "local-board-kingsmoor-2027-04-27.docx"


def build() -> Paper:
    """The paper."""
    paper = Paper(
        NAME,
        title="Kingsmoor local board",
        author="A Pettifer",
        header="Kingsmoor Primary – Local Board\tDRAFT",
        footer="LB 27 April 2027",
        landscape=True,
    )
    paper.heading("Draft minutes of the Local Board, Kingsmoor Primary", 1)
    paper.para("Tuesday 27 April 2027, 6 pm, in school")
    paper.table(
        [
            ("Name", "Category", "Appointed by", "Term ends", "26/01", "27/04"),
            ("STEPHEN\nHOLLINGSWORTH", "Chair", "Trust", "31/08/28", "P", "P"),
            ("ABIOLA\nSOWANDE", "Vice-chair", "Trust", "31/08/29", "P", "P"),
            ("CATRIONA\nMcNAB", "Parent", "Elected", "30/11/28", "P", "A"),
            ("BHAVESH\nSOLANKI", "Parent", "Elected", "30/11/30", "–", "P"),
            ("MARGED\nELIS", "Staff", "Elected", "30/11/27", "P", "P"),
            ("QIAN\nWEI", "Community", "Trust", "31/08/29", "P", "P"),
            ("FRANCES\nMARSH", "Head of School", "Ex officio", "", "P", "P"),
        ],
        (5, 3, 3, 3, 2, 2),
    )
    paper.para(
        "In attendance: Adrian Pettifer (Clerk); Rukhsana Mahmood (Trust Director of Schools); Neville Thorne (Assistant Head)."
    )
    _notes(paper)
    paper.table(
        [
            ("Class", "Teacher", "Teaching assistant", "Link"),
            ("Reception", "Olivia Tench", "Marta Kozak", "Qian"),
            ("Year 1", "Gwen Ashdown", "Precious Dube", "Qian"),
            ("Year 2", "Ashok Pillai", "Rhona Baird", "Steven"),
            ("Year 3", "Marged Elis", "Sandra Yilmaz", "Bhavesh"),
            ("Year 4", "Neville Thorne", "Jude Sullivan", "Abiola"),
            ("Year 5", "Hannah Levene", "Carlton Wray", "Catriona"),
            ("Year 6", "Ruaridh Innes", "Mo Hussein", "Abiola"),
        ],
        (3, 6, 6, 4),
    )
    paper.para("Next meeting: 6 July 2027, 6 pm. Signed ................... Date ...........")
    return paper


def _notes(paper: Paper) -> None:
    rows = [
        ("No.", "Item", "Discussion", "Action"),
        ("1", "Welcome", "Stephen welcomed Bhavesh Solanki to his first meeting. Apologies: Catriona MacNab (accepted).", ""),
        ("2", "Interests", "Qian’s wife is a supply teacher with Bluebird Teachers. Nothing else.", ""),
        ("3", "Minutes", "26 January: agreed. Steven Hollingsworth signed them.", "AP: file"),
        (
            "4",
            "Head of School",
            "Frances gave an update. Numbers: 204. Attendance 94.9%. Abiola asked about lates; Frances said "
            "that the bus from Sedge End had been re-timed. Mrs Innes and Mr Pillai ran a stay-and-read morning "
            "for 31 families.\nPriscilla Boakye of Year 4 was runner-up in the Carnegie shadowing prize. "
            "Her uncle, Mr Emmanuel Boakye, had sent a kind letter.\nRukhsana said that the trust’s review on 10 March, "
            "led by Dr Helen Stride, found “a calm, ambitious school”.",
            "FM",
        ),
        (
            "5",
            "Outcomes",
            "Neville showed the spring data. Marged asked how the scaled scores were worked out. Bhavesh asked for a "
            "glossary. Neville will write one.",
            "NT",
        ),
        ("6", "Safeguarding", "Abiola Showande met Frances on 2 March. Checks on volunteers were complete.", ""),
    ]  # fmt: skip
    paper.table(rows, (1.5, 3.5, 15, 3))
    with paper.part_two():
        paper.para("**7. Staffing (CONFIDENTIAL)**")
        paper.paras(
            "7.1 Frances reported that Mrs Jude Sullivan has asked for early retirement on grounds of ill health.",
            "7.2 The family of Reuben Katz-Doherty, Year 1, has asked for a dual placement with Fenny Bank School.",
        )
    paper.para("**8. Policies**")
    paper.paras(
        "8.1 Behaviour, Lettings and Uniform were agreed. Qian Wei asked that the uniform list name second-hand sales.",
        "8.2 Mr Wray’s chess club was praised; entries for the Delancey Cup close on 14 May.",
    )


EXPECTED = {
    "family": "minutes",
    "subtype": "draft-minutes-part-1",
    "level": None,
    "outcome": "published",
    "must_redact": [
        ("Priscilla", "PUPIL", "PERSON"),
        ("Emmanuel Boakye", "PARENT", "PERSON"),
        ("Reuben", "PUPIL", "PERSON"),
        ("Katz-Doherty", "PUPIL", "PERSON"),
    ],
    "must_keep": [
        "STEPHEN", "HOLLINGSWORTH", "ABIOLA", "SOWANDE", "CATRIONA", "McNAB", "BHAVESH", "SOLANKI",
        "MARGED", "ELIS", "QIAN", "WEI", "FRANCES", "MARSH", "Stephen", "Bhavesh Solanki",
        "Catriona MacNab", "Qian", "Steven Hollingsworth", "Frances", "Abiola", "Abiola Showande",
        "Rukhsana", "Neville", "Marged", "Bhavesh", "Adrian Pettifer", "Rukhsana Mahmood",
        "Neville Thorne", "Helen Stride", "Mr Pillai", "Olivia Tench", "Marta Kozak",
        "Gwen Ashdown", "Precious Dube", "Ashok Pillai", "Rhona Baird", "Marged Elis",
        "Sandra Yilmaz", "Hannah Levene", "Carlton Wray", "Ruaridh Innes", "Mo Hussein",
        "Catriona", "Steven", "Mr Wray", "Qian Wei", "Delancey Cup", "Sedge End", "Carnegie",
        "Bluebird Teachers", "94.9%", "6 July 2027",
    ],
    "confidential_only": ["early retirement", "ill health", "dual placement", "Fenny Bank School"],
}  # fmt: skip
