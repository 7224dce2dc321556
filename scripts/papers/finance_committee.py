# ruff: noqa: E501 - the words of a paper are easier to check unbroken
"""Finance and premises committee: agreed minutes with a confidential tender item inside."""

from __future__ import annotations

from papers.kit import Paper

NAME = "finance-and-premises-committee-2027-02-09.docx"


def build() -> Paper:
    """The paper."""
    paper = Paper(
        NAME,
        title="Finance and Premises Committee minutes 9 February 2027",
        author="S Papadakis",
        header="Eastholme Infant and Nursery School\tFinance and Premises Committee",
        footer="F&P 09/02/27",
    )
    paper.heading("Minutes of the Finance and Premises Committee", 1)
    paper.para("Held on Tuesday 9 February 2027 at 5.30 pm in the Acorn Room and via Teams")
    paper.table(
        [
            ("Name", "Initials", "Category", "Attendance"),
            ("Cllr Ruth Blumenthal", "RB", "Local authority, Chair", "Present"),
            ("Owain ap Rhys", "OaR", "Co-opted", "Present (via Teams)"),
            ("Parminder Kaur Gill", "PKG", "Co-opted", "Present"),
            ("Ugochukwu Anyanwu", "UA", "Parent", "Apologies"),
            ("Fiona Macpherson", "FM", "Headteacher", "Present"),
            ("Mark Young", "MY", "Staff", "Present"),
            ("Hope Chamberlain", "HC", "Associate member", "Present from 5.50 pm"),
            ("Stavros Papadakis", "SP", "Clerk", "In attendance"),
            ("Jean Ollerenshaw", "JO", "School Business Manager", "In attendance"),
            ("Vikram Desai", "VD", "LA finance officer", "In attendance for items 4 to 6"),
        ],
        (5, 2, 5, 5),
    )
    _first(paper)
    _pupil_numbers(paper)
    _tender(paper)
    _last(paper)
    return paper


def _item(paper: Paper, number: str, title: str, *texts: str) -> None:
    paper.para(f"**{number}**\t**{title}**")
    paper.paras(*texts)


def _first(paper: Paper) -> None:
    _item(
        paper, "1.", "Apologies and welcome",
        "1.1 Apologies were received and accepted from Ugochukwu Anyanwu. The chair welcomed Hope to "
        "her first meeting.",
        "1.2 The meeting was quorate.",
    )  # fmt: skip
    _item(
        paper, "2.", "Declarations of interest",
        "2.1 MY declared that his wife, Theresa Young, works in the kitchen. No other interests were "
        "declared.",
    )  # fmt: skip
    _item(
        paper, "3.", "Minutes of 17 November 2026 and matters arising",
        "3.1 The minutes were approved and signed. The confidential minutes were approved separately.",
        "3.2 (item 4.3) JO has moved the photocopier lease to Brightwater Office Ltd, saving £1,120.",
        "3.3 (item 6.1) OaR has read the fire risk assessment. The two actions about the kitchen door "
        "are closed.",
        "3.4 (item 7.2) PKG thanked Mark for his note on lettings. Dance classes by Miss Tiffany’s "
        "Stage School bring in £85 a week.",
    )  # fmt: skip
    _item(
        paper, "4.", "Budget monitoring to 31 January 2027",
        "4.1 Jean presented the monitoring report. Income is £16,400 above the plan because of the "
        "nursery numbers; staffing is £9,750 over because of supply cover.",
        "4.2 RB asked about the energy line. Jean explained that the solar panels paid for by the "
        "Eastholme Fund have cut the bill by a fifth.",
        "4.3 Parminder asked what the cover was for. Fiona said that it had been for training and "
        "illness, and that the insurance repays from the sixth day.",
        "4.4 Vikram advised that the carry-forward must not exceed eight per cent. Governors NOTED the "
        "report.",
        "4.5 A sum of £212.60 was written off for unpaid school dinners (Family K). Mrs Adunni Balogun "
        "had asked by letter to pay by instalments; this was agreed.",
    )  # fmt: skip
    paper.table(
        [
            ("Cost centre", "Budget £", "To date £", "Forecast £", "Lead"),
            ("E01 Teaching staff", "604,200", "498,310", "613,950", "FM"),
            ("E03 Support staff", "281,700", "229,006", "279,400", "FM"),
            ("E12 Building maintenance", "18,500", "11,247", "18,000", "JO"),
            ("E16 Energy", "31,000", "19,884", "24,900", "JO"),
            ("E19 Learning resources", "22,750", "17,106", "22,750", "Mark Young"),
        ],
        (5, 3, 3, 3, 3),
    )
    _item(
        paper, "5.", "Schools Financial Value Standard",
        "5.1 VD led the committee through the questions. OaR asked how the skills of governors had "
        "been recorded. HC offered to update the matrix with PKG.",
        "5.2 It was AGREED to recommend the SFVS to the full board. Proposed: Owain ap Rhys; seconded: "
        "Hope Chamberlain.",
    )  # fmt: skip


def _pupil_numbers(paper: Paper) -> None:
    _item(
        paper,
        "5a.",
        "Pupil numbers and the three-year forecast",
        "5.3 Fiona reported that 54 children are due to start in Reception in September against a published "
        "admission number of 60. The nursery has 41 children, 17 of them for thirty hours. Births in the two "
        "postcode areas that feed the school fell by nine per cent between 2021 and 2023.",
        "5.4 Vikram showed three versions of the forecast. With 54 in Reception the school keeps a balance of "
        "about £22,000 at the end of the third year; with 48 it would fall below zero in the second. Owain asked "
        "how sure the authority was of its figures. Vikram answered that last year’s were out by three children.",
        "5.5 Parminder thought that the open mornings should be held earlier. Mark offered to take families round "
        "with Mrs Kettlewell, the nursery teacher. Hope suggested a stall at the Eastholme Gala. Both were agreed.",
        "5.6 RB said that the committee ought to know by November which classes might be joined. FM will bring a "
        "paper, after talking to staff. MY asked that the unions hear of it first, and this was accepted.",
        "5.7 HC asked about the breakfast club. JO replied that it makes a small surplus, of £35 a week, and that "
        "Ms Bukola Idowu, who runs it, has found a cheaper supplier of milk.",
    )
    _item(
        paper,
        "5b.",
        "Benchmarking",
        "5.8 The committee compared the school with eleven others of its size, using the Department’s website. "
        "Premises costs are in the highest fifth, since the building dates from 1908 and the hall is listed. "
        "Spending on classroom supplies is in the lowest fifth; Mark confirmed that teachers notice it.",
        "5.9 OaR asked Jean to show what one per cent on teachers’ pay costs: £6,140 a year with on-costs. He asked "
        "too whether the apprenticeship levy could pay for the new assistant’s course. JO has applied.",
        "5.10 It was AGREED to move £2,000 from premises to learning resources for one year and to write to the "
        "diocese and the Georgian and Victorian Schools Trust about the windows.",
    )


def _tender(paper: Paper) -> None:
    with paper.part_two():
        _item(
            paper, "6.", "[CONFIDENTIAL] Cleaning contract: tenders",
            "6.1 Four tenders were opened on 2 February by Jean Ollerenshaw and Cllr Blumenthal. Marlowe "
            "Hygiene Ltd bid £29,480, Sparkwell Services £27,915, Gannet Facilities £33,200 and CleanNest "
            "Co-operative £28,650.",
            "6.2 Mr Bartholomew Skinner of Sparkwell could not show insurance. Ms Ewa Nowicka of CleanNest "
            "answered every question of the panel. The scores were 61, 54, 70 and 82.",
            "6.3 The present contractor, Marlowe, has twice left the nursery unlocked, which the committee "
            "would not wish to be known while notice is served.",
            "6.4 It was AGREED to award the contract to CleanNest from 1 May for three years.",
        )  # fmt: skip
        paper.para("[End of confidential item]")
    _item(
        paper, "7.", "Outcome of item 6",
        "7.1 The cleaning contract will be advertised as awarded once notice has been served. The "
        "reason for the confidential minute is commercial sensitivity.",
    )  # fmt: skip


def _last(paper: Paper) -> None:
    _item(
        paper, "8.", "Premises and health and safety",
        "8.1 Owain and the caretaker, Bill Entwistle, walked the site on 26 January. The sandpit cover "
        "is torn; HC will ask the Friends for help.",
        "8.2 Legionella testing by Aquarius Water Hygiene was satisfactory. The gate on Marsh Lane will "
        "be painted at Easter.",
        "8.3 An accident report was received: a child fell from the trim trail on 19 January. The "
        "surface has been renewed.",
        "8.4 Mr and Mrs Gallagher of 3 Saltpan Cottages had written about leaves in their gutter. JO "
        "telephoned them on 01632 960488.",
    )  # fmt: skip
    _item(
        paper, "9.", "Policies",
        "9.1 Lettings, Finance and Asset Disposal were agreed. PKG asked that the Reserves Policy come "
        "in June.",
    )  # fmt: skip
    gift = paper.para("**10.**\t**Gifts and donations**")
    paper.comment(gift, "SP: the bench is for Aaliyah Farooqi, please leave the name out")
    paper.paras(
        "10.1 The Farooqi family wishes to give a bench in memory of their daughter, who was in the "
        "nursery. The committee was moved and accepted with thanks.",
        "10.2 Eastholme Lions gave £150 for bulbs.",
    )
    _item(
        paper, "11.", "Part 2 matters",
        "None, other than item 6.",
    )  # fmt: skip
    _item(
        paper, "12.", "Any other business and next meeting",
        "12.1 Fiona reported that World Book Day is on 4 March; governors are welcome to read. RB will "
        "read Handa’s Surprise, and Jean has borrowed the Gruffalo costume.",
        "12.2 Next meeting: 18 May 2027 at 5.30 pm. The meeting closed at 7.12 pm.",
    )  # fmt: skip
    paper.table(
        [
            ("Minute", "Action", "Who", "When"),
            ("5.1", "Update skills matrix", "HC / PKG", "18 May"),
            ("8.1", "Sandpit cover", "Hope", "Easter"),
            ("8.2", "Paint gate on Marsh Lane", "Bill Entwistle", "Easter"),
            ("9.1", "Reserves Policy to June meeting", "Stavros", "1 June"),
            ("4.4", "Carry-forward calculation", "JO / Vikram Desai", "31 March"),
        ],
        (2, 8, 4, 3),
    )
    paper.para("Signed: R. Blumenthal (Chair)      Date: 18 May 2027")


EXPECTED = {
    "family": "minutes",
    "subtype": "approved-part-1-minutes",
    "level": "CONFIDENTIAL",
    "outcome": "published",
    "must_redact": [
        ("Adunni Balogun", "PARENT", "PERSON"),
        ("Family K", "PARENT", "INDIRECT"),
        ("Aaliyah", "PUPIL", "PERSON"),
        ("Farooqi", "PARENT", "PERSON"),
        ("Gallagher", "OTHER", "PERSON"),
        ("3 Saltpan Cottages", "OTHER", "ADDRESS"),
        ("01632 960488", "OTHER", "PHONE"),
        ("Theresa Young", "OTHER", "PERSON"),
        ("Bartholomew Skinner", "OTHER", "PERSON"),
        ("Ewa Nowicka", "OTHER", "PERSON"),
    ],
    "must_keep": [
        "Ruth Blumenthal", "Owain ap Rhys", "Parminder Kaur Gill", "Ugochukwu Anyanwu",
        "Fiona Macpherson", "Mark Young", "Hope Chamberlain", "Stavros Papadakis",
        "Jean Ollerenshaw", "Vikram Desai", "Hope", "Mark", "Owain", "Jean", "Fiona", "Vikram",
        "Parminder", "Stavros", "RB", "OaR", "PKG", "UA", "FM", "MY", "HC", "SP", "JO", "VD",
        "Mrs Kettlewell", "Bukola Idowu", "Eastholme Gala", "£6,140", "Bill Entwistle",
        "R. Blumenthal", "Brightwater Office Ltd", "Eastholme Fund",
        "Marsh Lane", "Handa’s Surprise", "Gruffalo", "£16,400", "9 February 2027",
        "Aquarius Water Hygiene", "Miss Tiffany’s Stage School", "18 May 2027",
    ],
    "confidential_only": [
        "£29,480", "Sparkwell", "Gannet Facilities", "CleanNest", "could not show insurance",
        "left the nursery unlocked", "Bartholomew Skinner", "Ewa Nowicka",
    ],
}  # fmt: skip
