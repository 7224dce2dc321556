# ruff: noqa: E501 - the words of a paper are easier to check unbroken
"""A confidentiality policy: full of trigger words, public throughout."""

from __future__ import annotations

from papers.kit import Paper

NAME = "confidentiality-policy-2026.docx"


def build() -> Paper:
    """The paper."""
    paper = Paper(
        NAME,
        title="Confidentiality Policy",
        author="Wendover Hill Academy",
        header="Wendover Hill Academy",
        footer="Confidentiality Policy, version 3",
    )
    paper.heading("Confidentiality Policy", 1)
    paper.table(
        [
            ("Policy owner", "Rosalind Achebe, Vice Principal"),
            ("Approved by", "Academy Council, 8 October 2026"),
            ("Chair of the Academy Council", "Terrence Holloway"),
            ("Next review", "October 2028"),
            ("Version", "3 (October 2026): section 6 rewritten; section 4 shortened"),
        ],
        (5, 12),
    )
    paper.heading("1. Why we have this policy", 2)
    paper.paras(
        "Children learn best where they feel safe to speak, and adults work best where they know what "
        "may be passed on and to whom. This policy says what we keep to ourselves, what we share, and "
        "who decides. It applies to employees, council members, volunteers, students on placement and "
        "visitors.",
        "No adult may promise a child to keep a secret. A promise of that kind is kinder to the adult "
        "than to the child.",
    )
    paper.heading("2. What we mean by confidential", 2)
    paper.paras(
        "Information is confidential when a person gave it, or we hold it, in the expectation that it "
        "goes no further than is needed. Pupils’ records, medical notes, addresses, the reasons for an "
        "exclusion and the pay of a colleague are examples.",
        "Papers of the Academy Council are open to the public, apart from Part 2 papers. Part 2 "
        "(confidential) minutes are kept apart from the rest by the clerk and are read by council members "
        "only.",
    )
    paper.heading("3. In the classroom", 2)
    paper.bullets(
        "Ground rules are agreed before any lesson in which personal matters may come up.",
        "Examples are invented; nobody is asked to tell a story about their own family.",
        "A confidential question box is emptied daily by the head of year.",
        "Marks are given back privately.",
    )
    paper.heading("4. Parents and carers", 2)
    paper.paras(
        "We share with parents what concerns their own child. We do not discuss one family with "
        "another. Where a parent tells a member of staff something in confidence, the member of staff "
        "explains at once when it would have to be passed on.",
        "Helpers in school, many of whom are parents, sign the code of conduct first.",
    )
    paper.heading("5. Staff", 2)
    paper.paras(
        "Items about a named employee are taken in a closed session of the council. The Staffing "
        "Committee’s restricted papers are numbered and collected after the meeting. Confidential "
        "counselling is offered by the employee assistance scheme.",
        "A breach of this policy may be dealt with under the disciplinary procedure.",
    )
    paper.heading("6. When confidence must be broken", 2)
    paper.paras(
        "Where a child may be at risk of harm, the adult tells the designated safeguarding lead on the "
        "same day. Nothing in Part 2 of the Data Protection Act 2018 prevents this.",
        "The designated safeguarding lead is Mrs Yetunde Osborne-Clarke: telephone 01632 960818, email "
        "dsl@wendoverhill.example. Her deputies are Callum Strachan and Miss Noor Al-Hashimi. Outside "
        "school hours ring the county’s children’s line on 01632 960900. Children may ring Childline on "
        "0800 1111 at any time.",
    )
    paper.heading("7. Records", 2)
    paper.paras(
        "Paper files are locked away; electronic ones are open to named roles only. Confidential waste "
        "is shredded. Our registration with the Information Commissioner is ZB000417; our data protection "
        "officer is Kwabena Ofori of Shire Schools Services, dpo@shireschools.example.",
    )
    paper.heading("8. Visitors, press and photographs", 2)
    paper.paras(
        "Questions from the press go to the Principal, Francesca Delaney. Photographs are taken with "
        "consent, on the academy’s devices. A list of pupils without consent is kept by the office and "
        "is itself confidential.",
    )
    paper.heading("9. Links with other policies", 2)
    paper.bullets(
        "Child Protection and Safeguarding (Keeping Children Safe in Education, Part 1 and Annex B)",
        "Data Protection; Freedom of Information publication scheme",
        "Whistle-blowing; Code of Conduct for Council Members, section B",
        "Suspension and Exclusion",
    )
    paper.para("Signed: T. Holloway, Chair      Date: 8 October 2026")
    return paper


EXPECTED = {
    "family": "policy",
    "subtype": "policy",
    "level": "PUBLIC",
    "outcome": "published",
    "must_redact": [],
    "must_keep": [
        "Rosalind Achebe", "Terrence Holloway", "Yetunde Osborne-Clarke", "Callum Strachan",
        "Noor Al-Hashimi", "Kwabena Ofori", "Francesca Delaney", "T. Holloway", "01632 960818",
        "dsl@wendoverhill.example", "01632 960900", "0800 1111", "ZB000417",
        "dpo@shireschools.example", "Part 2 (confidential) minutes", "closed session",
        "Confidential waste", "Data Protection Act 2018", "8 October 2026", "Annex B",
    ],
    "confidential_only": [],
}  # fmt: skip
