# ruff: noqa: E501 - the words of a paper are easier to check unbroken
"""A pack for an exclusion review: confidential as a whole, so there is no public copy."""

from __future__ import annotations

from papers.kit import Paper, upn

NAME = "governors-disciplinary-committee-pack-april-2027.docx"
UPN = upn("861411809632")


def build() -> Paper:
    """The paper."""
    paper = Paper(
        NAME,
        title="Papers for the governors’ disciplinary committee",
        author="Hannah Birtwistle",
        header="STRICTLY CONFIDENTIAL – NOT FOR PUBLICATION",
        footer="To be returned to the clerk after the hearing",
    )
    with paper.part_two():
        _pack(paper)
    return paper


def _pack(paper: Paper) -> None:
    paper.stamp("STRICTLY CONFIDENTIAL")
    paper.heading("Governors’ Disciplinary Committee: permanent exclusion of a pupil", 1)
    paper.para("Canal Bridge Academy, hearing of 22 April 2027, 9.30 am, Conference Room")
    paper.table(
        [
            ("Pupil", "Zachary Mensah-Doyle"),
            ("Date of birth", "11/08/2012"),
            ("UPN", UPN),
            ("Year and tutor group", "Year 9, 9 Brunel"),
            ("Address", "Flat 6, 31 Navigation Street, Otterhampton, OT4 9ZZ"),
            ("Parents", "Mrs Abena Mensah and Mr Shaun Doyle"),
            ("Telephone", "07700 900528 (mother); 07700 900529 (father)"),
            ("Exclusion", "Permanent, from 24 March 2027"),
        ],
        (5, 12),
    )
    paper.heading("Panel", 2)
    paper.paras(
        "Dr Margaret Oyedepo (Chair), Simon Lazarus and Iwona Kaczmarek, governors. Clerk: Hannah "
        "Birtwistle. For the school: Mr Faisal Qureshi, Principal. For the local authority: Ms Tamara "
        "Goodchild, exclusions officer. Mrs Mensah will be accompanied by Pastor Emmanuel Asante.",
    )
    paper.heading("1. Statement of the Principal", 2)
    paper.paras(
        "On Monday 22 March at 12.50 pm Zachary was seen by Miss Priya Raghunathan, lunchtime "
        "supervisor, to push Leon Brathwaite (Year 8) against the wall of the sports hall. Leon’s wrist "
        "was broken. Zac told Mr Stephen Tattersall that Leon had called his sister a name.",
        "Zachary has been suspended four times this year, for seventeen days in all. He is on the "
        "special educational needs register for social, emotional and mental health needs; CAMHS closed "
        "his case in October. He has been open to early help since January 2026.",
        "A managed move to Otterhampton Boys’ School ended after six weeks.",
    )
    paper.heading("2. Witness statements", 2)
    paper.paras(
        "**Leon B., Year 8:** “I was with Jakub and Amir. Zac came up behind me. I did not call Ruby "
        "anything.”",
        "**Jakub Sobczak, Year 8:** “Zac said ‘say it again’ and then he pushed Leon really hard.”",
        "**Amir Haddad, Year 8:** “Leon was laughing but not at Zac’s sister.”",
        "**Miss Raghunathan:** “I was on duty by the canteen. I saw Zachary Mensah Doyle run across.”",
    )
    paper.heading("3. Chronology", 2)
    paper.table(
        [
            ("Date", "Event", "Staff"),
            ("14/09/2026", "Left lessons without leave; letter home", "S Tattersall"),
            ("06/10/2026", "Suspension, 2 days: swore at Mrs Blackledge", "F Qureshi"),
            ("19/11/2026", "Suspension, 5 days: fight with Dean Postlethwaite", "F Qureshi"),
            ("12/01/2027", "Meeting with Mrs Mensah; mentor Kofi Darko assigned", "P Raghunathan"),
            ("03/02/2027", "Referral to educational psychologist, Dr Helga Lindqvist", "SENCo"),
            ("22/03/2027", "Incident", "all"),
        ],
        (3, 10, 4),
    )
    paper.heading("4. Letter from Mrs Mensah", 2)
    paper.paras(
        "Dear Dr Oyedepo, Zachary is sorry for what he did. He looks after his sister Ruby every day while "
        "I work nights at the Royal Infirmary. His father left in 2025 and Zach has not been himself. "
        "Please give my son one more chance. Yours sincerely, Abena Mensah",
    )
    paper.heading("5. Procedure", 2)
    paper.numbered(
        "The school puts its case; the family may ask questions.",
        "The family puts its case; the school and the panel may ask questions.",
        "All but the panel and the clerk withdraw.",
        "The decision is sent within one school day.",
    )


EXPECTED = {
    "family": "pack",
    "subtype": "exclusion-panel-pack",
    "level": "RESTRICTED",
    "outcome": "withheld",
    "reason": "confidential-document",
    "must_redact": [
        ("Zachary", "PUPIL", "PERSON"),
        ("Mensah-Doyle", "PUPIL", "PERSON"),
        ("Leon", "PUPIL", "PERSON"),
        ("Jakub", "PUPIL", "PERSON"),
        ("Amir", "PUPIL", "PERSON"),
        ("Ruby", "PUPIL", "PERSON"),
        ("Dean Postlethwaite", "PUPIL", "PERSON"),
        ("Abena Mensah", "PARENT", "PERSON"),
        ("Shaun Doyle", "PARENT", "PERSON"),
        ("11/08/2012", "PUPIL", "DOB"),
        (UPN, "PUPIL", "UPN"),
        ("31 Navigation Street", "PUPIL", "ADDRESS"),
        ("07700 900528", "PARENT", "PHONE"),
        ("07700 900529", "PARENT", "PHONE"),
    ],
    "must_keep": [],
    "confidential_only": ["wrist was broken", "CAMHS", "Zachary Mensah-Doyle"],
}
