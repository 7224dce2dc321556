# ruff: noqa: E501 - the words of a paper are easier to check unbroken
"""Unseen: a junior school's board in prose, initials as speakers, Part 2 between two signatures."""

from __future__ import annotations

from papers.kit import Paper

NAME = "St-Cuthman-FGB-minutes-2027-05-13.docx"


def build() -> Paper:
    """The paper."""
    paper = Paper(
        NAME,
        title="FGB 13 May 2027",
        author="dquigg01",
        header="St Cuthman’s CE Junior School",
        footer="FGB 2027-05-13",
    )
    paper.heading("Full Governing Board Meeting – 13 May 2027 at 6.30 pm", 1)
    paper.para(
        "PRESENT: Rev’d Octavia Lindley (OL) (Chair), Babatunde Adeola (BA), Mr C Figgis [CF], Elizabeth Brock (LBk), "
        "Lionel Baptiste (LB), Pritpal Mann (PM), Sorcha Gallagher (SG), Justin Carr (Headteacher) (JC), Denise Quigg (Clerk) (DQ)"
    )
    paper.para("APOLOGIES: Mina Haddadi (MH), Oliver Penn (OP). ABSENT: None.")
    paper.para(
        "ALSO PRESENT: Sadie Larkin (SENCo), Tim Yeo-Barton (Diocesan adviser), Agnes Mbeki (observer)"
    )
    paper.heading("1. Opening prayer and apologies", 2)
    paper.paras(
        "OL opened with prayer. The apologies of MH and OP were accepted. DQ had checked that the meeting was quorate.",
    )
    paper.heading("2. Minutes and actions", 2)
    paper.paras(
        "2.1 The minutes of 18 March were agreed as a true record, subject to Pritpal’s spelling.",
        "2.2 LBk had met the architect, Mr Rolf Henning of Saltmarsh Design. LB had not been able to go.",
        "2.3 CF confirmed that the tablets given by the Worshipful Company of Cordwainers are in use.",
    )
    paper.heading("3. Headteacher’s report", 2)
    paper.paras(
        "3.1 JC spoke to his report. He thanked the staff, above all Ms Larkin and Mr Dhanraj, for a smooth test week. "
        "SG asked how many children had extra time. JC: nineteen.",
        "3.2 BA wondered whether the Year 5 residential at Plas Menai had been fairly priced. Justin said that the hardship fund paid for six.",
        "3.3 PM passed on the thanks of Mrs Wilhelmina Oduro, whose twins Kojo and Ama came home “taller”. "
        "It was noted that Freddie Lund had been very brave when he broke his arm on the zip wire.",
        "3.4 Elizabeth asked about the diocesan inspection. Tim Yeo-Barton explained the new framework, SIAMS 2027.",
        "3.5 JC reported one suspension in Year 6. Details were given in Part 2.",
    )
    paper.heading("4. Finance", 2)
    paper.paras(
        "4.1 Lionel presented the three-year budget. It balances in each year, using £11,300 of reserves. APPROVED unanimously.",
        "4.2 The photocopier contract with Hartley Copiers was renewed. CF and LB will review the insurance.",
    )
    paper.heading("5. SEND", 2)
    paper.paras(
        "5.1 Sadie gave a short talk about the sensory garden, which was designed by Year 4 and built by volunteers from Shoreham Timber.",
        "5.2 Sorcha, the SEND link governor, thanked Sadie Larkin. MH will shadow her in the summer.",
    )
    paper.heading("6. Any other business", 2)
    paper.paras(
        "6.1 OP’s term ends on 1 June. OL will write to him. 6.2 Lional Baptiste will sing at the St Cuthman’s Day service.",
    )
    paper.para("Date of next meeting: 8 July 2027. The Chair closed Part 1 at 8.02 pm.")
    paper.para("Signed: ......................... (Chair)    Date: ...............")
    with paper.part_two():
        paper.heading("CONFIDENTIAL MINUTES – PART II", 1)
        paper.paras(
            "OL, BA, CF, LBk, LB, PM, SG, JC and DQ were present. The SENCo, the adviser and the observer left.",
            "C1. JC: Dominik Sadowski (Year 6) was suspended for two days on 29 April for hitting Mrs Ivy Copeland, midday supervisor. "
            "His mother, Ms Irena Sadowska, has agreed to a behaviour plan.",
            "C2. The contract of Mr Dhanraj will not be renewed in July. Governors supported JC.",
            "Signed: ......................... (Chair)    Date: ...............",
        )
    return paper


EXPECTED = {
    "family": "minutes",
    "subtype": None,
    "level": "CONFIDENTIAL",
    "outcome": "published",
    "must_redact": [
        ("Wilhelmina Oduro", "PARENT", "PERSON"),
        ("Kojo", "PUPIL", "PERSON"),
        ("Ama", "PUPIL", "PERSON"),
        ("Freddie Lund", "PUPIL", "PERSON"),
        ("Dominik", "PUPIL", "PERSON"),
        ("Sadowski", "PUPIL", "PERSON"),
        ("Irena Sadowska", "PARENT", "PERSON"),
        ("Ivy Copeland", "STAFF", "PERSON"),
    ],
    "must_keep": [
        "Octavia Lindley", "Babatunde Adeola", "C Figgis", "Elizabeth Brock", "Lionel Baptiste",
        "Pritpal Mann", "Sorcha Gallagher", "Justin Carr", "Denise Quigg", "Mina Haddadi",
        "Oliver Penn", "Sadie Larkin", "Tim Yeo-Barton", "Agnes Mbeki", "OL", "BA", "CF", "LBk",
        "LB", "PM", "SG", "JC", "DQ", "MH", "OP", "Pritpal", "Rolf Henning", "Ms Larkin", "Justin",
        "Elizabeth", "Lionel", "Sadie", "Sorcha", "Lional Baptiste", "Cordwainers", "Plas Menai",
        "Saltmarsh Design", "Hartley Copiers", "Shoreham Timber", "SIAMS 2027", "£11,300",
        "St Cuthman’s", "8 July 2027",
    ],
    "confidential_only": [
        "Dominik Sadowski", "two days on 29 April", "behaviour plan", "contract of Mr Dhanraj",
    ],
}  # fmt: skip
