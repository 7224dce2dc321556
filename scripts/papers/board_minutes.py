"""Full governing board of a maintained primary school: draft minutes with a Part 2."""

from __future__ import annotations

from papers.kit import Paper, upn

NAME = "fgb-minutes-draft-2027-03-16.docx"
UPN = upn("823201519047")

GRID = [
    ("GOVERNOR", "Type", "End of term", "06/10/26", "08/12/26", "16/03/27", "11/05/27", "Resigned"),
    ("GRACE ADEYEMI", "Co-opted", "09/2029", "P", "P", "P", "", ""),
    ("WILL HARGREAVES", "Parent", "11/2028", "P", "P", "P", "", ""),
    ("RHIANNON PRITCHARD", "Headteacher", "Ex officio", "P", "P", "P", "", ""),
    ("HARPREET SIDHU", "LA", "03/2028", "P", "S", "L", "", ""),
    ("MALCOLM McLEOD", "Co-opted", "09/2027", "P", "P", "P", "", ""),
    ("FARZANA BEGUM", "Parent", "11/2030", "S", "P", "P", "", ""),
    ("TOMASZ ZIELIŃSKI", "Co-opted", "01/2030", "P", "P", "S", "", ""),
    ("SIOBHÁN O’DOWD", "Co-opted", "05/2029", "P", "P", "P", "", ""),
    ("MAY LING CHEUNG", "Parent", "11/2028", "A", "P", "P", "", ""),
    ("KWAME BOATENG", "Staff", "09/2028", "P", "P", "P", "", ""),
    ("VACANT", "Co-opted", "", "", "", "", "", ""),
    ("DEBORAH ROSENBERG", "Co-opted", "07/2027", "P", "", "", "", "30/11/26"),
]

KEY = (
    "Grace Adeyemi (GA, Chair), Will Hargreaves (WH, Vice Chair), Rhiannon Pritchard "
    "(RP, Headteacher), Harpreet Sidhu (HSi), Malcolm McLeod (MM), Farzana Begum (FB), "
    "Siobhán O’Dowd (SOD), May Ling Cheung (MLC) and Kwame Boateng (KB)"
)

ACTIONS = [
    ("ITEM", "ACTION", "BY WHOM", "BY WHEN"),
    ("FGB 41/2627", "Signed minutes of 8 December to the website", "Clerk", "asap"),
    ("FGB 43/2627", "Send the revised admissions wording to the LA", "RP/Clerk", "26/03/27"),
    ("FGB 45/2627", "Ask for three quotations for the Key Stage 1 toilets", "AR", "23/04/27"),
    ("FGB 46/2627", "Visit mathematics with the subject leader", "Malcolm McLeod/FB", "30/04/27"),
    ("FGB 47/2627", "Complete the safeguarding audit with the DSL", "SOD", "30/04/27"),
    ("FGB 49/2627", "Book the spring training on exclusions", "JPC", "asap"),
    ("FGB 51/2627", "Circulate the governor skills audit", "MLC/WH", "11/05/27"),
]


def build() -> Paper:
    """The paper."""
    paper = Paper(
        NAME,
        title="Draft minutes of the full governing board",
        author="Joyce Pemberton-Clarke",
        header="DRAFT – not yet agreed by the board\t",
        footer="FGB 160327",
    )
    paper.crest("School crest designed by Maisie Threlfall in Year 6", "#1f5f3f")
    _opening(paper)
    paper.table(_first_items(paper), (2.6, 3.4, 8.6, 2.6))
    paper.table(_later_items(), (2.6, 3.4, 8.6, 2.6))
    _between(paper)
    _links(paper)
    paper.paras(
        "Date of next meeting: Tuesday 11 May 2027 at 1830 in the Oak Room.",
        "The meeting closed at 2024. Signed ................................ Chair"
        "      Date ................",
    )
    paper.page_break()
    with paper.part_two():
        _part_two(paper)
    return paper


def _opening(paper: Paper) -> None:
    paper.heading("HARROWMERE PRIMARY SCHOOL BOARD OF GOVERNORS", 1)
    paper.table(
        [
            ("COMMITTEE", "Full Governing Body", "DATE", "16/03/2027"),
            ("Chaired by", "Grace Adeyemi", "Clerked by", "Joyce Pemberton-Clarke"),
            ("School URN", "198204", "DfE number", "823/2915"),
        ],
        (3, 6, 3, 5),
    )
    paper.table(GRID, (4.6, 2.4, 2.2, 1.2, 1.2, 1.2, 1.2, 2), turned_from=3)
    paper.para("P – Present    S – Sanctioned    A – Absent    L – Late arrival")
    paper.para(f"**Present:** {KEY}.")
    paper.para(
        "**In attendance:** Paul Tregenza (PT, Deputy Headteacher), Nkechi Okafor (NOk, SENDCo), "
        "Anita Ramanathan (AR, School Business Manager), Summer Fairbairn (Year 4 teacher, item 46 "
        "only), Fatuma Warsame (FW, LA School Improvement Adviser) and Joyce Pemberton-Clarke "
        "(JPC, Clerk)."
    )
    paper.para(
        "Visitors: None. The office can be reached on 01632 960140 or at "
        "office@harrowmere.example; Harrowmere Primary School, Fold Street, Harrowmere, HX9 9ZZ."
    )
    paper.heading("ACTIONS TO BE TAKEN", 2)
    paper.table(ACTIONS, (2.6, 8.4, 3.6, 2.6))


def _first_items(paper: Paper) -> list[tuple[str, str, str, str]]:
    return [
        ("Item", "Title", "Notes", "Action"),
        ("FGB 39/2627", "To record those present, accept apologies and sanction absences",
         "The meeting commenced at 1832. Apologies were received from Tomasz Zieliński, who is "
         "waiting for a knee operation, and were sanctioned. Harpreet Sidhu arrived at 1851, "
         "during item 43.\nThe quorum is six governors and was met throughout. Grace welcomed "
         "Fatuma Warsame, who was attending for the first time, and thanked Deborah Rosenberg, who "
         "stood down in November, for eleven years of service.", ""),
        ("FGB 40/2627", "Declarations of interest",
         "Will Hargreaves declared that his firm, Hargreaves & Lund Surveyors, has worked for the "
         "diocese at St Aldhelm’s. May Ling Cheung declared an interest in item 45, as her "
         "brother-in-law trades as a flooring contractor. There were no others.", "None"),
        ("FGB 41/2627", "Minutes of the last meeting",
         "The minutes of 8 December 2026, Part 1 and Part 2, were agreed as a correct record, with "
         "one correction: in 28/2627 “Malcolm MacLeod” should read “Malcolm McLeod”. They were "
         "signed by the Chair.", "Clerk to place on website"),
        ("FGB 42/2627", "Matters arising",
         "27/2627: Paul confirmed that the fence along Cutler’s Lane has been repaired. Kay at the "
         "LA has still not replied about the lease of the caretaker’s bungalow; Anita will chase. "
         "31/2627: the Jigsaw scheme now runs in every class, and Summer will report on White Rose "
         "Maths under item 46.\nA thank-you card from Amelia Kow‖alczyk in Year 5 was read out; "
         "she enjoyed the visit to Kirkstall Abbey on 4 February.", "AR"),
        ("FGB 43/2627", "Headteacher’s report",
         "Rhiannon presented her report, which had been circulated. There are 311 pupils on roll "
         "against a published admission number of 45 in each year. Attendance is 94.6%, against "
         "94.1% for schools like ours. Persistent absence has fallen from 17% to 13%.\n"
         "Will asked what had made the difference. Rhiannon said that first-day calls are made by "
         "0915, and that the breakfast club now opens at 0740. Farzana asked whether the club "
         "would be affordable for larger families; Anita explained that the third child attends "
         "free of charge.\n"
         "GA asked how the two mobile classrooms were holding up. RP said that the roof of the "
         "second had leaked in the January storms and that the LA had agreed to replace the felt.\n"
         "Mr Imran Siddiqui had written to the Chair about parking at the end of the day. He can "
         "be reached on 07700 900417. Governors asked that the reply point to the School Streets "
         "consultation of the council.\n"
         "Admissions for 2028: the revised wording of the oversubscription criteria was APPROVED. "
         "HSi asked that the LA be told before the end of March.", "RP/Clerk"),
        ("FGB 44/2627", "Division of the agenda",
         "To consider whether any item is likely to lead to the disclosure of exempt information "
         "(Part 2 matters): two items, taken at the end of the meeting.", ""),
    ]  # fmt: skip


def _later_items() -> list[tuple[str, str, str, str]]:
    return [
        ("Item", "Title", "Notes", "Action"),
        ("FGB 45/2627", "Finance and premises",
         "Malcolm reported from the Resources Committee of 2 March. The forecast outturn is a "
         "surplus of £21,340 after the teachers’ pay grant. The Schools Financial Value Standard "
         "was AGREED; it was proposed by Malcolm McLeod and seconded by Siobhan O’Dowd.\n"
         "The Key Stage 1 toilets need renewing. Anita has had one estimate, of about £38,000, and "
         "will ask for three quotations. SOD asked whether the lift would be serviced in the same "
         "closure. AR said that it would.\n"
         "The budget for 2027-28 will come to the May meeting. Governors noted that the energy "
         "contract with Northfold Power ends on 30 September.", "AR"),
        ("FGB 46/2627", "Curriculum: mathematics",
         "Summer Fairbairn joined the meeting at 1908. She showed how children in Years 3 and 4 "
         "now learn their tables. May asked how the children who find it hard are helped. Summer "
         "said that Mrs Tregenza-Hall, the teaching assistant in Year 4, runs a group each morning "
         "before assembly. Kwame added that the Year 6 group uses the same cards.\n"
         "FW had seen two lessons on 9 March and judged the pace to be right. MM asked for the "
         "result of the multiplication check to be set beside that of similar schools. Summer was "
         "thanked and left at 1931.", "MM/FB"),
        ("FGB 47/2627", "Safeguarding",
         "Siobhán, the safeguarding link governor, had met Paul Tregenza, the designated "
         "safeguarding lead, on 24 February. The single central record was checked and no gaps "
         "were found. All staff have read Part 1 of Keeping Children Safe in Education. The annual "
         "audit is due; SOD will do it with PT.\n"
         "Posters with the number of Childline, 0800 1111, hang in each corridor.", "SOD"),
        ("FGB 48/2627", "SEND",
         "Nkechi Okafor presented her termly report. Forty-six pupils are on the SEND register. "
         "NOk said that the LA’s waiting time for an educational psychologist is now thirty weeks. "
         "Governors asked what the school does meanwhile; Nkechi described the Thrive room and the "
         "training given by the Rowan Park outreach team.", ""),
        ("FGB 49/2627", "Governor training and visits",
         "Reports of visits by Kwame Boateng (early reading, 27 January) and Farzana Begum (school "
         "council, 10 February) had been circulated. JPC will book the exclusions course run by "
         "Judith Ashworth of the LA’s governor services.\n"
         "Mr Khan was praised by Farzana for the choir’s singing at the Piece Hall.", "JPC"),
        ("FGB 50/2627", "Policies",
         "The following were approved: Accessibility Plan, Charging and Remissions, Complaints "
         "Procedure, Confidentiality Policy, Relationships and Health Education. The Behaviour "
         "Policy was deferred, as the wording on suspension must follow the guidance of "
         "the Department.", ""),
        ("FGB 51/2627", "Board business",
         "There is a vacancy for a co-opted governor. MLC suggested writing to the Rotary Club and "
         "to Sir Titus Marsden School. Hapreet Sidhu offered to speak at the Sikh centre on Lister "
         "Road. The skills audit will be sent out by MLC and WH.\n"
         "Grace reminded governors that the King’s Award nomination closes in April, and that May "
         "half-term begins on 31 May.", "MLC/WH"),
    ]  # fmt: skip


def _between(paper: Paper) -> None:
    paper.heading("FGB 52/2627 Correspondence", 2)
    paper.tracked(
        "The Chair had received a letter from ",
        "Mrs Oyelaran, the mother of Temitope in Year 2,",
        "a parent",
        " about the later finish of the after-school club. The Headteacher will reply.",
    )
    noted = paper.para(
        "An invitation to the summer fair of Fold Street Methodist Church was noted. The choir "
        "will sing; Kwame will ask Mr Khan."
    )
    paper.hidden(noted, " Solo to be sung by Caoimhe Brannigan if her mum agrees.")
    paper.comment(
        noted, "Joyce – please don’t mention that Caoimhe is being considered for the solo. RP"
    )
    grant = paper.para(
        "The Fold Street Trust gave £600 towards swimming. Ellis Thack‖ray in Year 6 swam a mile "
        "for the appeal, and his grandmother, Mrs Dorothy Bairstow, collected the sponsor money."
    )
    paper.footnote(grant, "The Trust’s report names the school; Ellis Thackray is not in it.")


def _links(paper: Paper) -> None:
    paper.heading("Link governors and staff, 2026-27", 2)
    paper.table(
        [
            ("Area", "Link governor", "Member of staff"),
            ("Safeguarding", "Siobhán O’Dowd", "Paul Tregenza"),
            ("SEND", "Farzana Begum", "Nkechi Okafor"),
            ("English", "Kwame Boateng", "Eleri Vaughan"),
            ("Mathematics", "Malcolm McLeod", "Summer Fairbairn"),
            ("Science", "Tomasz Zieliński", "Yusuf Khan"),
            ("Early Years", "May Ling Cheung", "Chidinma Eze"),
            ("Pupil Premium", "Harpreet Sidhu", "Paul Tregenza"),
            ("Health and safety", "Will Hargreaves", "Anita Ramanathan"),
            ("Music and PE", "VACANT", "Yusuf Khan"),
        ],
        (5, 6, 6),
    )


def _part_two(paper: Paper) -> None:
    paper.stamp("PART 2 – CONFIDENTIAL")
    paper.paras(
        "Full Governing Body, 16 March 2027. Present: as for Part 1, without Kwame Boateng, who "
        "withdrew. Paul Tregenza, Nkechi Okafor and Fatuma Warsame left the meeting at 2025.",
        "**P2.1 Suspension.** The Headteacher reported that Jayden Okonkwo-Reid (Year 6, "
        f"UPN {UPN}) was suspended for five school days from 1 March after he threw a chair in the "
        "dining hall. His mother, Ms Latoya Reid, came to the meeting on 8 March; she lives at "
        "14 Tenterfield Rise and can be reached on 07700 900186. A return to school was agreed. "
        "Grace asked what the mentor from Calder Futures would cost: £1,450 for the summer term.",
        "**P2.2 Grievance.** Governors were told that Mr Gareth Molloy has lodged a grievance "
        "against a senior colleague about the timetable for lunch duty. Will, Farzana and Malcolm "
        "will form the panel. The HR adviser is Bernadette Quigley. The hearing is on 20 April.",
        "**P2.3** The panel for the Headteacher’s appraisal reported. Her objectives were agreed "
        "and progression by one point was recommended. Rhiannon had left the room.",
        "The meeting closed at 2051.",
        "Signed ................................ Chair      Date ................",
    )


EXPECTED = {
    "family": "minutes",
    "subtype": "draft-minutes-part-1",
    "level": "CONFIDENTIAL",
    "outcome": "published",
    "must_redact": [
        ("Amelia Kowalczyk", "PUPIL", "PERSON"),
        ("Kowalczyk", "PUPIL", "PERSON"),
        ("Imran Siddiqui", "PARENT", "PERSON"),
        ("07700 900417", "PARENT", "PHONE"),
        ("Oyelaran", "PARENT", "PERSON"),
        ("Temitope", "PUPIL", "PERSON"),
        ("Caoimhe", "PUPIL", "PERSON"),
        ("Brannigan", "PUPIL", "PERSON"),
        ("Ellis Thackray", "PUPIL", "PERSON"),
        ("Dorothy Bairstow", "PARENT", "PERSON"),
        ("Maisie Threlfall", "PUPIL", "PERSON"),
        ("knee operation", "GOVERNOR", "SENSITIVE_DETAIL"),
        ("Jayden", "PUPIL", "PERSON"),
        ("Okonkwo-Reid", "PUPIL", "PERSON"),
        ("Latoya Reid", "PARENT", "PERSON"),
        ("07700 900186", "PARENT", "PHONE"),
        ("14 Tenterfield Rise", "PARENT", "ADDRESS"),
        (UPN, "PUPIL", "UPN"),
        ("Gareth Molloy", "STAFF", "PERSON"),
        ("Bernadette Quigley", "PROFESSIONAL", "PERSON"),
    ],
    "must_keep": [
        "GRACE ADEYEMI", "WILL HARGREAVES", "RHIANNON PRITCHARD", "HARPREET SIDHU",
        "MALCOLM McLEOD", "FARZANA BEGUM", "TOMASZ ZIELIŃSKI", "SIOBHÁN O’DOWD",
        "MAY LING CHEUNG", "KWAME BOATENG", "DEBORAH ROSENBERG", "Grace", "Will", "Rhiannon",
        "Malcolm", "Farzana", "Siobhán", "Siobhan O’Dowd", "MacLeod", "Hapreet Sidhu",
        "Harpreet Sidhu", "May Ling Cheung", "May", "Kwame", "Tomasz Zieliński", "Paul", "Anita",
        "Nkechi", "Nkechi Okafor", "Paul Tregenza", "Anita Ramanathan", "Summer",
        "Summer Fairbairn", "Fatuma Warsame", "Joyce Pemberton-Clarke", "Deborah Rosenberg",
        "Judith Ashworth", "Eleri Vaughan", "Yusuf Khan", "Mr Khan", "Chidinma Eze",
        "GA", "RP", "HSi", "MM", "FB", "SOD", "MLC", "WH", "KB", "PT", "NOk",
        "AR", "FW", "JPC", "198204", "823/2915", "01632 960140", "office@harrowmere.example",
        "HX9 9ZZ", "0800 1111", "Hargreaves & Lund Surveyors", "St Aldhelm’s", "Cutler’s Lane",
        "Jigsaw", "White Rose", "Kirkstall Abbey", "Sir Titus Marsden School", "Lister Road",
        "King’s Award", "Northfold Power", "Rowan Park", "FGB 45/2627", "1832", "£21,340",
        "16/03/2027", "Fold Street Methodist Church",
    ],
    "confidential_only": [
        "threw a chair", "five school days from 1 March", "Calder Futures", "£1,450",
        "lodged a grievance", "progression by one point", "P2.2 Grievance", "Jayden Okonkwo-Reid",
    ],
}  # fmt: skip
