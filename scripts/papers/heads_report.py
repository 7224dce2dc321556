# ruff: noqa: E501 - the words of a paper are easier to check unbroken
"""Headteacher's report of a Welsh-border Catholic secondary school, with a Part 2."""

from __future__ import annotations

from papers.kit import Paper, upn

NAME = "headteachers-report-spring-2027.docx"
UPN = upn("884402217315")


def build() -> Paper:
    """The paper."""
    paper = Paper(
        NAME,
        title="Headteacher’s report to governors, spring term 2027",
        author="Bronwen Lloyd-Hughes",
        header="St Winefride’s Catholic High School – Headteacher’s Report, Spring 2027",
        footer="URN 197733",
    )
    paper.heading("Headteacher’s Report to the Governing Body", 1)
    paper.table(
        [
            ("Report to", "Full Governing Body, 23 March 2027"),
            ("Prepared by", "Dr Ifeoma Nwachukwu, Headteacher"),
            ("With contributions from", "Declan Rafferty (Deputy), Zainab Chaudhry (Assistant Head, "
             "Inclusion), Hamish Drummond (Assistant Head, Data), Li Na Zhou (Business Manager)"),
            ("School", "St Winefride’s Catholic High School, Wharf Road, Marchbank. URN 197733. "
             "Telephone 01632 960271"),
        ],
        (4, 13),
    )  # fmt: skip
    _school(paper)
    _people(paper)
    _outcomes(paper)
    _rest(paper)
    paper.page_break()
    with paper.part_two():
        _part_two(paper)
    return paper


def _school(paper: Paper) -> None:
    paper.heading("1. The school this term", 2)
    paper.paras(
        "There are 872 pupils on roll, of whom 141 are in the sixth form. The published admission "
        "number is 150; we have 203 first preferences for September. I thank Mr Rafferty and the "
        "open-evening team, and Canon Aloysius Finnegan, our chaplain, who led the Mass.",
        "The school joined the Severnside Catholic Partnership in January. Its director, Pauline "
        "Achterberg, spent two days with us and wrote a short note that is in the papers.",
        "Our school council, led by head girl Orlaith Maguire and head boy Samuel Osei-Tutu, has "
        "asked for more shaded seating, and the design by Nia‖mh Corrigan of 8 St David won the "
        "vote.",
    )
    paper.heading("2. Attendance", 2)
    paper.table(
        [
            ("Year", "Attendance %", "Persistent absence %", "National %"),
            ("7", "95.1", "11.8", "93.2"),
            ("8", "94.0", "14.9", "92.1"),
            ("9", "93.3", "17.2", "91.4"),
            ("10", "92.6", "19.5", "90.9"),
            ("11", "92.9", "18.1", "91.0"),
        ],
        (3, 4, 5, 4),
    )
    paper.para(
        "Mrs Chaudhry’s team made 214 home calls. Year 9 remains our concern. The education "
        "welfare service has cut our visits to one day a fortnight."
    )


def _people(paper: Paper) -> None:
    paper.heading("3. Staffing", 2)
    paper.paras(
        "We welcomed Mr Piotr Lewandowicz (physics), Miss Ayesha Karim (English) and Ms Morag "
        "Sinclair-Bell (learning support). Mr Terence Oyston retires at Easter after thirty-one "
        "years in the mathematics department; governors are invited to tea on 1 April.",
        "Mrs Catrin Beddoes has taken on the Duke of Edinburgh’s Award. Miss Grace Olusola leads the "
        "careers programme and achieved the Quality in Careers Standard.",
    )
    paper.table(
        [
            ("Department", "Head of department", "Staff (full-time equivalent)"),
            ("English", "Rebecca Silverstone", "7.4"),
            ("Mathematics", "Arjun Venkataraman", "7.0"),
            ("Science", "Dilys Pryce", "8.2"),
            ("Religious Education", "Fr Benedict Kowal", "4.0"),
            ("Humanities", "Winston Delapenha", "6.6"),
            ("Languages and Welsh", "Gwenllian Tudor", "3.8"),
            ("Computing", "Abdirahman Yusuf", "2.5"),
        ],
        (5, 6, 5),
    )


def _outcomes(paper: Paper) -> None:
    paper.heading("4. Outcomes and teaching", 2)
    paper.paras(
        "Mock examinations for Year 11 took place in January. The share of pupils on course for "
        "grade 5 in English and mathematics is 53%, up from 48%. Hamish Drummond’s paper gives the "
        "figures by subject; groups of fewer than ten are left out.",
        "Arjun Venkataraman presented the department review to the Standards Committee. Dilys Pryce "
        "will report in May on the required practicals. Rebecca has introduced the Accelerated "
        "Reader scheme in Year 7.",
        "Two pupils hold offers from Cambridge. One of them, Oluwadamilola Bankole, also won the "
        "Arkwright Scholarship. Her brother Tobi is in Year 9.",
    )
    noted = paper.para(
        "Pupil voice was taken by the partnership in February. Pupils spoke well of the library and "
        "of Ms Karim’s reading club."
    )
    paper.comment(
        noted, "Zainab – was it Haroon Mirza in 10 St Teilo who complained of the toilets?"
    )
    paper.hidden(noted, " One pupil, Haroon Mirza, said that he avoids the toilets.")
    paper.heading("5. Behaviour", 2)
    paper.paras(
        "There were nineteen suspensions of twelve pupils and no permanent exclusion. This is lower "
        "than last spring. The new reflection room, run by Winston Delapenha, opens on 12 April.",
    )
    paper.tracked(
        "The governors’ panel will meet on 29 March about ",
        "Kieron Fothergill, 9 St Asaph",
        "one case",
        ". Details are in Part 2 of this report.",
    )


def _rest(paper: Paper) -> None:
    paper.heading("6. Safeguarding", 2)
    paper.paras(
        "The designated safeguarding lead is Zainab Chaudhry (01632 960275, dsl@stwinefrides.example); "
        "her deputies are Declan Rafferty and Morag Sinclair-Bell. All staff completed the annual "
        "update. Eighteen concerns were passed to children’s services since September.",
        "The link governor, Mr Solomon Abrahams, visited on 3 February.",
    )
    _more(paper)
    paper.heading("7. Premises and finance", 2)
    paper.paras(
        "Li Na Zhou reports that the boiler in the Campion block was replaced in the half-term holiday "
        "for £61,900. The sports hall floor will be resealed at Easter. The budget is on course; the "
        "forecast balance is £104,500.",
        "Mr Donald Heseltine, who lives opposite at 22 Wharf Road, has complained about the "
        "floodlights. He can be reached at d.heseltine@post.example.",
    )
    paper.heading("8. Dates", 2)
    paper.bullets(
        "Good Friday service at St Mary Magdalen’s, 26 March",
        "Year 10 parents’ evening, 22 April, 1630 to 1900",
        "May Day bank holiday, 3 May",
        "Summer concert, 24 June, Guildhall",
    )
    paper.para("Dr Ifeoma Nwachukwu, Headteacher, 16 March 2027")


def _more(paper: Paper) -> None:
    paper.heading("6a. Enrichment and community", 2)
    paper.paras(
        "Forty-four pupils went to Kraków with Fr Benedict and Mrs Pryce; the visit to Auschwitz was led by guides of "
        "the museum. Mr Delapenha’s debating club reached the regional final at Hereford. The spring musical, "
        "Guys and Dolls, ran for three nights in the Campion hall and made £2,310 for CAFOD.",
        "The careers fair on 9 February brought thirty-two employers, among them Marches Energy, the Wye Valley "
        "Trust and Powys County Council. Miss Olusola has arranged work experience for every pupil in Year 10.",
        "The food bank at St Alban’s, which is run by parishioners and our sixth form, gave out 214 parcels. "
        "I am grateful to Councillor Mervyn Gittins, who found it a new home in Castle Street.",
    )
    paper.heading("6b. Special educational needs", 2)
    paper.paras(
        "There are 139 pupils on the register (15.9%); 31 have a plan. Mrs Chaudhry and Ms Sinclair-Bell have moved "
        "annual reviews to one fortnight a term, which has been welcomed by families and by the county.",
        "Support assistants have been trained in precision teaching by Alwyn Probert of the outreach service. The "
        "sensory room was opened by the Bishop in January.",
    )
    paper.heading("6c. School improvement plan", 2)
    paper.table(
        [
            ("Priority", "Lead", "Progress", "Rating"),
            (
                "Reading in key stage 3",
                "Rebecca Silverstone",
                "Tutor reading begun in Years 7 and 8",
                "Green",
            ),
            (
                "Attendance in Year 9",
                "Zainab Chaudhry",
                "Home calls; reward trips; panel meetings",
                "Amber",
            ),
            (
                "Teaching for memory",
                "Declan Rafferty",
                "Two training days; coaching by Dilys",
                "Green",
            ),
            ("Sixth-form retention", "Hamish Drummond", "Taster lessons in February", "Amber"),
            ("Digital devices", "Abdirahman Yusuf", "120 laptops lent; policy agreed", "Green"),
        ],
        (5, 4, 6, 2),
    )


def _part_two(paper: Paper) -> None:
    paper.heading("Part 2 – Confidential Report", 1)
    paper.para("To be returned to the clerk at the end of the meeting.")
    paper.heading("9. Pupils", 2)
    paper.paras(
        f"Kieron Fothergill (9 St Asaph, UPN {UPN}, born 14 May 2013) was found with a knife on "
        "5 March. He lives with his aunt, Mrs Denise Fothergill, 07700 900655. He has been excluded "
        "permanently and the panel meets on 29 March. He has a diagnosis of ADHD.",
        "Two pupils are subject to a child protection plan. For Safiya Abdullahi, 7 St Non, the "
        "social worker is Ms Claire Dunstable.",
    )
    paper.heading("10. Staff", 2)
    paper.paras(
        "Mr Neville Crowther has been absent since 11 January with stress; occupational health "
        "advises a phased return. Miss Karim’s probation will be extended to July.",
        "The restructure of the pastoral team removes the post of attendance officer. Consultation "
        "with the unions begins on 19 April.",
    )


EXPECTED = {
    "family": "report",
    "subtype": "heads-report-part-1",
    "level": "RESTRICTED",
    "outcome": "published",
    "must_redact": [
        ("Orlaith Maguire", "PUPIL", "PERSON"),
        ("Samuel Osei-Tutu", "PUPIL", "PERSON"),
        ("Niamh Corrigan", "PUPIL", "PERSON"),
        ("Oluwadamilola Bankole", "PUPIL", "PERSON"),
        ("Tobi", "PUPIL", "PERSON"),
        ("Haroon Mirza", "PUPIL", "PERSON"),
        ("Kieron", "PUPIL", "PERSON"),
        ("Fothergill", "PUPIL", "PERSON"),
        ("Donald Heseltine", "OTHER", "PERSON"),
        ("22 Wharf Road", "OTHER", "ADDRESS"),
        ("d.heseltine@post.example", "OTHER", "EMAIL"),
        (UPN, "PUPIL", "UPN"),
        ("14 May 2013", "PUPIL", "DOB"),
        ("Denise", "PARENT", "PERSON"),
        ("07700 900655", "PARENT", "PHONE"),
        ("Safiya Abdullahi", "PUPIL", "PERSON"),
        ("Claire Dunstable", "PROFESSIONAL", "PERSON"),
        ("Neville Crowther", "STAFF", "PERSON"),
    ],
    "must_keep": [
        "Ifeoma Nwachukwu", "Declan Rafferty", "Zainab Chaudhry", "Hamish Drummond", "Li Na Zhou",
        "Mr Rafferty", "Aloysius Finnegan", "Mrs Chaudhry", "Piotr Lewandowicz", "Ayesha Karim",
        "Morag Sinclair-Bell", "Catrin Beddoes", "Grace Olusola", "Rebecca Silverstone",
        "Arjun Venkataraman", "Dilys Pryce", "Benedict Kowal", "Winston Delapenha",
        "Gwenllian Tudor", "Abdirahman Yusuf", "Solomon Abrahams", "Pauline Achterberg", "Fr Benedict", "Mrs Pryce",
        "Mr Delapenha", "Miss Olusola", "Mervyn Gittins", "Alwyn Probert", "Ms Sinclair-Bell",
        "Dilys", "Guys and Dolls", "St Alban’s", "Marches Energy", "Castle Street",
        "01632 960271", "01632 960275", "dsl@stwinefrides.example", "197733", "St Winefride’s",
        "St Mary Magdalen’s", "Duke of Edinburgh’s Award", "Campion", "Arkwright Scholarship",
        "Accelerated Reader", "£61,900", "1630", "16 March 2027", "23 March 2027",
    ],
    "confidential_only": [
        "found with a knife", "diagnosis of ADHD", "child protection plan",
        "phased return", "attendance officer", "probation will be extended", "Claire Dunstable",
    ],
}  # fmt: skip
