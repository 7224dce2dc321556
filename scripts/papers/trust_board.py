# ruff: noqa: E501 - the words of a paper are easier to check unbroken
"""Trust board of a multi-academy trust: minutes with numbered lists and a closed session."""

from __future__ import annotations

from papers.kit import Paper

NAME = "trust-board-minutes-2027-02-25.docx"


def build() -> Paper:
    """The paper."""
    paper = Paper(
        NAME,
        title="Trust Board Minutes",
        author="Company Secretary",
        header="TIDEWATER LEARNING TRUST\tCompany number 09912345",
        footer="Trust Board 25 February 2027",
    )
    paper.heading("Minutes of the Board of Trustees", 1)
    paper.para("Thursday 25 February 2027, 4.00 pm, Kelso House, 8 Albany Quay, Northsea")
    _attendance(paper)
    _first(paper)
    _second(paper)
    with paper.part_two():
        _closed(paper)
    _open_again(paper)
    return paper


def _attendance(paper: Paper) -> None:
    paper.para(
        "**Trustees present:** Professor Adaeze Obi (AO, Chair), Rev. Hugh Trelawney (HT), Baljit "
        "Dhaliwal (BD), Dr Rafiq Rahman (RR), Catherine Kowalska (CK), Lachlan Buchanan (LBu), "
        "Lucinda Bright (LBr), Mehmet Aydın (MA), Sivakumar Nadarajah (SN)."
    )
    paper.para("**Apologies:** Dame Honor Fitzgerald (HF), accepted.")
    paper.para(
        "**In attendance:** Ben Castellano (Chief Executive and accounting officer, BC), Marcia "
        "Grant-Ellis (Chief Finance Officer, MGE), Eilidh Ross (Director of Education, ER), Tunde "
        "Fashola (Director of People, TF), Samantha Wrigglesworth (Company Secretary and minutes, "
        "SW), Graham Pickersgill (Auditor, Wold & Marsh LLP; item 5)."
    )
    paper.table(
        [
            ("Trustee", "Term ends", "10/09", "19/11", "25/02"),
            ("OBI, Adaeze", "31/08/2029", "✓", "✓", "✓"),
            ("TRELAWNEY, Hugh", "31/08/2028", "✓", "✓", "✓"),
            ("DHALIWAL, Baljit", "31/12/2027", "✓", "A", "✓"),
            ("RAHMAN, Rafiq", "31/08/2030", "–", "✓", "✓"),
            ("KOWALSKA, Catherine", "31/08/2029", "✓", "✓", "✓"),
            ("BUCHANAN, Lachlan", "31/12/2028", "✓", "✓", "✓"),
            ("BRIGHT, Lucinda", "31/12/2028", "✓", "✓", "✓"),
            ("AYDIN, Mehmet", "31/08/2030", "–", "–", "✓"),
            ("NADARAJAH, Sivakumar", "31/08/2027", "A", "✓", "✓"),
            ("FITZGERALD, Honor", "31/08/2028", "✓", "✓", "A"),
        ],
        (6, 3, 2, 2, 2),
    )


def _first(paper: Paper) -> None:
    paper.heading("1. Welcome and declarations", 2)
    paper.paras(
        "AO welcomed Mehmet Aydın to his first meeting. Catherine Kowalska declared that she is a "
        "member of Northsea City Council. Lucinda Bright’s husband teaches at Beacon Point Academy; "
        "she will withdraw from anything about its staff.",
    )
    paper.heading("2. Minutes of 19 November 2026", 2)
    paper.paras(
        "The minutes were approved. The closed minutes had been sent to trustees only.",
        "Matter arising: TF confirmed that the gender pay gap statement was published on 30 January.",
    )
    paper.heading("3. Chief Executive’s report", 2)
    paper.paras(
        "Ben presented his report. The trust has nine schools and 4,126 pupils. St Ninian’s joined on "
        "1 January; its headteacher, Shirin Moradi, and chair of governors, Clive Arkwright, were "
        "thanked for the smooth transfer.",
        "Lachlan asked how the schools had taken the news about the shared sixth form. Ben said that "
        "Northsea High was keen; Beacon Point had doubts about buses. Eilidh added that the two heads, "
        "Jerome Baptiste and Nia Gethin-Price, are drawing up a common timetable.",
        "HT asked about the chaplaincy at Holy Cross. The diocese, through Sister Philomena Duffy, has "
        "offered half a day a week.",
        "Rafiq asked whether the attendance hubs worked. ER said that the hub at Gullane Primary, led "
        "by Mrs Hyacinth Palmer, had brought persistent absence down from 24% to 19%.",
    )
    _schools(paper)
    paper.heading("4. Standards", 2)
    paper.paras(
        "Eilidh went through the autumn data. Phonics is a strength. Mathematics at key stage 3 is not: "
        "Baljit asked what a pupil would notice by summer. The answer was a new scheme, Sparx, and "
        "weekly coaching by Anjali Mukherjee.",
    )
    paper.numbered(
        "Trustees NOTED the report on standards.",
        "ER to bring the coaching log to the June meeting.",
        "Standards Committee (chair: SN) to visit Beacon Point before Easter.",
    )


def _schools(paper: Paper) -> None:
    paper.paras(
        "Catherine asked about places for children with plans. Eilidh said that the resourced provision at "
        "Gullane Primary is full and that the council has asked for eight more places from September. The head "
        "of the provision, Mrs Augusta Marchbanks, has drawn up what would be needed. Trustees asked for a paper.",
        "Siva asked which schools expect an inspection. Ben thought that Holy Cross and Thornhill Junior were "
        "likely before the summer. Practice days have been led by Leonie Farquharson, an associate of the trust.",
        "Baljit asked how staff had taken the move to one calendar. TF said that the survey was answered by 71% of "
        "staff, of whom two thirds were in favour; the joint union secretary, Denzel Archibald, had asked for the "
        "October closure to be looked at again. Trustees thanked all who answered.",
        "MA wondered whether the trust was telling its story well. Ben answered that the new website will open "
        "after Easter and that each school will keep its own name and crest. LBr offered to read the drafts.",
    )
    paper.table(
        [
            ("School", "Head", "Chair of local board", "Roll", "Attendance %"),
            ("Northsea High", "Jerome Baptiste", "Verity Osbourne", "1,204", "92.8"),
            ("Beacon Point Academy", "(acting) Nia Gethin-Price", "Ahmad Faraj", "988", "91.1"),
            ("Gullane Primary", "Hyacinth Palmer", "Colm Heaney", "402", "94.0"),
            ("Thornhill Junior", "Bogdan Ionescu", "Sheila Winterbottom", "355", "95.2"),
            ("Holy Cross", "Teresa Okonjo", "Philomena Duffy", "288", "95.9"),
            ("St Ninian’s", "Shirin Moradi", "Clive Arkwright", "241", "94.7"),
            ("Cove Infants", "Winnie Cheng", "Gulab Randhawa", "233", "94.1"),
            ("Meadowfoot Nursery", "Isla Muir", "Rosamund Blyth", "118", "–"),
            ("The Harbour School", "Kit Ravenscroft", "Yasin Hashi", "97", "88.3"),
        ],
        (4.2, 4.2, 4.2, 2, 2.4),
    )


def _governance_reviews(paper: Paper) -> None:
    paper.paras(
        "6.2 The external review of governance was carried out by Imelda Crosbie of Compass Governance in January. "
        "She met ten trustees and six chairs. Her report praises the openness of the board and asks for shorter "
        "papers. CK asked that no paper be longer than eight pages; SW will send round a form.",
        "6.3 The register of interests was confirmed. RR has joined the council of the University of Northsea, and "
        "BD has left Dhaliwal & Frost LLP. The changes will be published within a week.",
        "6.4 Members: the annual general meeting is on 17 June. Lord Elphick of Northsea, a member since the "
        "beginning, has sent his apologies. Patience Abara and Monsignor Ralph Keane will attend.",
        "6.5 Safeguarding: Dr Rahman had met the trust’s safeguarding lead, Tamar Weiss, in each half-term. All "
        "schools have finished the audit. He asked the board to note how much of the work of pastoral teams is "
        "now taken up by what happens online at night.",
    )


def _second(paper: Paper) -> None:
    paper.heading("5. Audit and finance", 2)
    paper.paras(
        "Graham Pickersgill presented the management letter. There was one recommendation of medium "
        "risk, on fuel cards. MGE accepted it. Trustees thanked Marcia and her team, in particular "
        "Dorota Mazur in payroll.",
        "The management accounts to 31 January show a surplus of £182,000 against a plan of £150,000. "
        "LBu asked about reserves; MGE said that they stand at 5.1% of income. LBr asked for a chart "
        "by school in future.",
        "The estates strategy, written with Harrow & Finch Architects (partner: Noel Cavendish), was "
        "APPROVED. The first project is the science block at Northsea High, planning reference "
        "NC/26/01874.",
    )
    paper.heading("6. Governance", 2)
    paper.paras(
        "The scheme of delegation was approved with changes to section 4. Sivakumar will not stand for "
        "a further term in August; AO thanked him. Hugh Trewlawney will chair the search panel, with "
        "CK and BD.",
        "Link trustees: safeguarding Dr Rahman; SEND Catherine Kowalska; careers Lachlan Buchanan; "
        "health and safety Mehmet Aydin.",
    )
    _governance_reviews(paper)
    letter = paper.para(
        "SW reported one complaint at stage 3, from Mrs Gwendolyn Partridge, about school meals at "
        "Gullane Primary. The panel (MA, HF and a parent of another school) will meet in March."
    )
    paper.footnote(letter, "The trust’s complaint officer is Samantha Wrigglesworth.")
    paper.heading("7. Recognition", 2)
    paper.para(
        "Trustees congratulated Roisin McAteer and Idris Omar of Year 11 at Northsea High, who spoke at "
        "the Youth Parliament, and Mr Dafydd Ellis-Jones, their teacher."
    )


def _closed(paper: Paper) -> None:
    paper.heading("8. Closed session – confidential to trustees", 2)
    paper.paras(
        "BC, MGE, ER and Graham Pickersgill left the meeting at 5.40 pm. TF and SW remained.",
        "8.1 TF reported that the principal of Beacon Point Academy, Mr Roderick Vane, has been "
        "suspended on full pay since 8 February while an allegation of bullying by two members of "
        "staff is looked into. Ms Olivia Stanhope of Denholm HR is the investigator.",
        "8.2 Trustees approved a settlement of £34,500 with a former head of year, Mrs Lorna Pettigrew. "
        "The terms forbid any statement.",
        "8.3 The pay of the Chief Executive: trustees agreed the recommendation of the remuneration "
        "committee, £128,400 from 1 September.",
    )


def _open_again(paper: Paper) -> None:
    with paper.part_two():
        paper.para("The executive rejoined the meeting at 6.05 pm and the open session resumed.")
    paper.heading("9. Risk register", 2)
    paper.paras(
        "Marcia presented the register. The risk of cyber attack is the highest. Mehmet offered the "
        "help of his firm’s penetration testers, without charge. This was accepted, subject to a "
        "register entry.",
    )
    paper.heading("10. Dates", 2)
    paper.para(
        "10 June 2027 at 4.00 pm. The meeting closed at 6.22 pm. Contact: clerk@tidewater.example, "
        "01632 960033."
    )
    paper.table(
        [
            ("Ref", "Action", "Owner", "Due"),
            ("4.2", "Coaching log", "Eilidh Ross", "10/06/27"),
            ("4.3", "Visit to Beacon Point", "SN + two", "26/03/27"),
            ("5.2", "Chart of reserves by school", "MGE", "10/06/27"),
            ("6.1", "Search panel", "Hugh / CK / BD", "30/04/27"),
            ("9.1", "Penetration test", "MA", "31/05/27"),
        ],
        (2, 7, 5, 3),
    )
    paper.para("Signed as a correct record: Adaeze Obi, Chair, 10 June 2027")


EXPECTED = {
    "family": "minutes",
    "subtype": "approved-part-1-minutes",
    "level": "RESTRICTED",
    "outcome": "published",
    "must_redact": [
        ("Gwendolyn Partridge", "PARENT", "PERSON"),
        ("Roisin McAteer", "PUPIL", "PERSON"),
        ("Idris Omar", "PUPIL", "PERSON"),
        ("Roderick Vane", "STAFF", "PERSON"),
        ("Olivia Stanhope", "PROFESSIONAL", "PERSON"),
        ("Lorna Pettigrew", "STAFF", "PERSON"),
    ],
    "must_keep": [
        "Adaeze Obi", "Hugh Trelawney", "Baljit Dhaliwal", "Rafiq Rahman", "Catherine Kowalska",
        "Lachlan Buchanan", "Lucinda Bright", "Mehmet Aydın", "Sivakumar Nadarajah",
        "Honor Fitzgerald", "Ben Castellano", "Marcia Grant-Ellis", "Eilidh Ross", "Tunde Fashola",
        "Samantha Wrigglesworth", "Graham Pickersgill", "OBI, Adaeze", "TRELAWNEY, Hugh",
        "DHALIWAL, Baljit", "RAHMAN, Rafiq", "KOWALSKA, Catherine", "BUCHANAN, Lachlan",
        "BRIGHT, Lucinda", "AYDIN, Mehmet", "NADARAJAH, Sivakumar", "FITZGERALD, Honor", "Ben",
        "Lachlan", "Eilidh", "Rafiq", "Baljit", "Marcia", "Sivakumar", "Mehmet", "Hugh",
        "Hugh Trewlawney", "Dr Rahman", "Mehmet Aydin", "Shirin Moradi", "Clive Arkwright",
        "Jerome Baptiste", "Nia Gethin-Price", "Augusta Marchbanks", "Leonie Farquharson",
        "Denzel Archibald", "Verity Osbourne", "Ahmad Faraj", "Colm Heaney", "Bogdan Ionescu",
        "Sheila Winterbottom", "Teresa Okonjo", "Winnie Cheng", "Gulab Randhawa", "Isla Muir",
        "Rosamund Blyth", "Kit Ravenscroft", "Yasin Hashi", "Imelda Crosbie", "Patience Abara",
        "Ralph Keane", "Tamar Weiss", "Philomena Duffy", "Hyacinth Palmer",
        "Anjali Mukherjee", "Noel Cavendish", "Dafydd Ellis-Jones", "AO", "HT", "BD", "CK",
        "LBu", "LBr", "MA", "SN", "HF", "BC", "MGE", "ER", "TF", "SW", "09912345", "NC/26/01874",
        "St Ninian’s", "Holy Cross", "8 Albany Quay", "clerk@tidewater.example", "01632 960033",
        "£182,000", "Wold & Marsh LLP", "Sparx",
    ],
    "confidential_only": [
        "suspended on full pay", "allegation of bullying", "Denholm HR", "£34,500", "£128,400",
        "Roderick Vane", "Lorna Pettigrew",
    ],
}  # fmt: skip
