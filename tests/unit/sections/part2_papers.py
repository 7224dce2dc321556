"""Small invented papers: each line, and whether a public copy may hold it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from redactor.document import Block, BlockKind, Cell


@dataclass(frozen=True)
class Line:
    """A block of a paper and whether it is public."""

    public: bool
    block: Block


@dataclass(frozen=True)
class Paper:
    """A paper of some family, with what its case is about."""

    name: str
    family: str
    lines: tuple[Line, ...] = field(repr=False)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks, numbered."""
        return tuple(replace(line.block, id=i) for i, line in enumerate(self.lines))


def _line(
    public: bool,
    text: str,
    *,
    kind: BlockKind = BlockKind.PARAGRAPH,
    level: int = 0,
    number: str = "",
    cell: Cell | None = None,
    hidden: bool = False,
) -> Line:
    return Line(public, Block(0, kind, text, (), 0, level, number, cell, hidden))


def kept(text: str, **of: object) -> Line:
    """A line that stays public."""
    return _line(True, text, **of)  # type: ignore[arg-type]


def held(text: str, **of: object) -> Line:
    """A line that is withheld."""
    return _line(False, text, **of)  # type: ignore[arg-type]


PAPERS: tuple[Paper, ...] = (
    Paper(
        "a list that starts again at 1 stays in its item",
        "minutes",
        (
            kept("5. Budget"),
            held("6. [CONFIDENTIAL] Pay committee"),
            held("The committee recommended:"),
            held("1. progression for two teachers"),
            held("2. a retention payment for one post"),
            kept("7. Health and safety"),
            kept("The walk was completed."),
        ),
    ),
    Paper(
        "sentences numbered like the next item stay in the item",
        "minutes",
        (
            kept("1. Apologies"),
            held("2. Pay (confidential item)"),
            held("1. The first teacher should progress to point five of the scale."),
            held("2. The second teacher should not progress this year at all."),
            held("3. The third teacher should be reviewed again in the spring term."),
            kept("3. Budget"),
            kept("The budget was noted."),
        ),
    ),
    Paper(
        "an item takes its sub-numbers and ends at its sibling",
        "minutes",
        (
            kept("10. Premises"),
            kept("10.1 Boiler serviced."),
            held("10.2 Neighbour dispute – CONFIDENTIAL"),
            held("10.2.1 The solicitor had written."),
            held("He had asked for damages."),
            kept("10.3 Fire drill held."),
            kept("11. AOB"),
        ),
    ),
    Paper(
        "the remainder of an item runs to the next main item",
        "minutes",
        (
            kept("4. Staffing"),
            kept("4.1 Two posts were advertised."),
            held("The remainder of this item is confidential."),
            held("4.2 One teacher had raised a grievance."),
            held("The board noted it."),
            kept("5. Website"),
            kept("Compliant."),
        ),
    ),
    Paper(
        "none in the next line makes an empty part",
        "minutes",
        (
            kept("11. AOB"),
            kept("Part 2 – Confidential"),
            kept("None."),
            kept("12. Date of next meeting: 4 May 2027"),
            kept("Signed ........"),
        ),
    ),
    Paper(
        "a heading over the close of the meeting is empty",
        "minutes",
        (
            kept("11. AOB: none"),
            kept("12. Confidential items"),
            kept("13. Date of next meeting: 4 May 2027"),
            kept("The meeting closed at 7.15pm."),
            kept("Signed ........ Date ........"),
        ),
    ),
    Paper(
        "a part after the signature is confidential",
        "minutes",
        (
            kept("12. Date of next meeting: 4 May 2027"),
            kept("Signed .... Chair"),
            held("PART II – CONFIDENTIAL MINUTES"),
            held("1. A complaint had been received."),
            held("Signed .... Chair"),
        ),
    ),
    Paper(
        "a part that comes first ends at Part 1",
        "minutes",
        (
            held("Part 2 – Confidential"),
            held("1. Appointment of the head: two candidates withdrew."),
            kept("PART 1 – MINUTES"),
            kept("1. Apologies"),
            kept("2. Budget approved."),
        ),
    ),
    Paper(
        "a paper may have several sections",
        "minutes",
        (
            kept("1. Apologies"),
            held("2. Lease (confidential)"),
            held("The tenant owes rent."),
            kept("3. Budget"),
            held("Confidential Items"),
            held("A pupil was excluded."),
            held("End of confidential items"),
            kept("4. Policies"),
        ),
    ),
    Paper(
        "items named beforehand are withheld where they stand",
        "minutes",
        (
            kept("1. Apologies"),
            kept("2. The board agreed that items 4 and 5 be treated as confidential."),
            kept("3. Budget"),
            kept("Noted."),
            held("4. Head’s pay"),
            held("Progression was agreed."),
            held("5. Complaint"),
            held("A parent had complained."),
            kept("6. Policies"),
            kept("Approved."),
        ),
    ),
    Paper(
        "the resolution and the readmission stay public",
        "minutes",
        (
            kept("12. Exclusion of the press and public"),
            kept(
                "RESOLVED to exclude the press and public because of the confidential nature of"
                " the business."
            ),
            held("13. Staffing"),
            held("The clerk’s hours were increased."),
            kept("The press and public were readmitted."),
            kept("14. Close"),
        ),
    ),
    Paper(
        "an exclusion with nothing under it withholds nothing",
        "agenda",
        (
            kept("1. Apologies"),
            kept("9. Exclusion of the press and public"),
            kept(
                "To resolve that the public be excluded under section 100A(4) if exempt "
                "information is discussed."
            ),
            kept("10. Date of next meeting: 9 June 2027"),
        ),
    ),
    Paper(
        "an exclusion heading without resolution opens at the next line",
        "minutes",
        (
            kept("9. Grants: noted."),
            kept("Exclusion of Public and Press"),
            held("10. Land at Mill Lane"),
            held("Offers were considered."),
        ),
    ),
    Paper(
        "a person comes back after their own matter",
        "minutes",
        (
            kept("7. Finance noted."),
            held("Mrs Tarn left the meeting while her pay was discussed."),
            held("The board agreed progression."),
            held("Mrs Tarn rejoined the meeting."),
            kept("Finance was then reviewed."),
            kept("8. AOB"),
        ),
    ),
    Paper(
        "leaving for an interest opens nothing",
        "minutes",
        (
            kept("6. Contracts"),
            kept("Cllr Dhillon declared an interest and left the meeting."),
            kept("The cleaning contract was renewed."),
            kept("Cllr Dhillon rejoined the meeting."),
            kept("7. AOB"),
        ),
    ),
    Paper(
        "the meeting resumed ends a closed session",
        "minutes",
        (
            kept("4. Curriculum noted."),
            held("The meeting moved into closed session."),
            held("A resignation was discussed."),
            held("The meeting resumed at 7.10pm."),
            kept("5. AOB"),
        ),
    ),
    Paper(
        "resuming after a break ends nothing",
        "minutes",
        (
            held("Part 2 Confidential"),
            held("The board adjourned for ten minutes."),
            held("The meeting resumed at 7.10pm."),
            held("A pupil’s exclusion was upheld."),
        ),
    ),
    Paper(
        "an item ends at the next heading of its level",
        "minutes",
        (
            kept("Finance", kind=BlockKind.HEADING, level=2),
            kept("Noted."),
            held("Complaint (confidential item)", kind=BlockKind.HEADING, level=2),
            held("A parent complained."),
            held("Details", kind=BlockKind.HEADING, level=3),
            held("She was upset."),
            kept("Premises", kind=BlockKind.HEADING, level=2),
            kept("Fine."),
        ),
    ),
    Paper(
        "a mark in the text reaches to the next heading",
        "minutes",
        (
            kept("Finance", kind=BlockKind.HEADING, level=2),
            kept("Noted."),
            held("[CONFIDENTIAL] The lease was in dispute."),
            held("The tenant owes £800."),
            kept("Premises", kind=BlockKind.HEADING, level=2),
            kept("Fine."),
        ),
    ),
    Paper(
        "a mark in a table withholds its row alone",
        "minutes",
        (
            kept("Item", kind=BlockKind.CELL, cell=Cell(0, 0, 0)),
            kept("Decision", kind=BlockKind.CELL, cell=Cell(0, 0, 1)),
            kept("Budget", kind=BlockKind.CELL, cell=Cell(0, 1, 0)),
            kept("Approved", kind=BlockKind.CELL, cell=Cell(0, 1, 1)),
            held("Pay award [CONFIDENTIAL]", kind=BlockKind.CELL, cell=Cell(0, 2, 0)),
            held("Agreed for Ms T", kind=BlockKind.CELL, cell=Cell(0, 2, 1)),
            kept("Fair", kind=BlockKind.CELL, cell=Cell(0, 3, 0)),
            kept("3 July", kind=BlockKind.CELL, cell=Cell(0, 3, 1)),
        ),
    ),
    Paper(
        "in an agenda table an item goes on over rows without a number",
        "minutes",
        (
            kept("1", kind=BlockKind.CELL, cell=Cell(0, 0, 0)),
            kept("Apologies", kind=BlockKind.CELL, cell=Cell(0, 0, 1)),
            kept("None", kind=BlockKind.CELL, cell=Cell(0, 0, 2)),
            held("2", kind=BlockKind.CELL, cell=Cell(0, 1, 0)),
            held("Staffing (confidential)", kind=BlockKind.CELL, cell=Cell(0, 1, 1)),
            held("A grievance was heard.", kind=BlockKind.CELL, cell=Cell(0, 1, 2)),
            held("", kind=BlockKind.CELL, cell=Cell(0, 2, 0)),
            held("", kind=BlockKind.CELL, cell=Cell(0, 2, 1)),
            held("It was upheld.", kind=BlockKind.CELL, cell=Cell(0, 2, 2)),
            kept("3", kind=BlockKind.CELL, cell=Cell(0, 3, 0)),
            kept("Fair", kind=BlockKind.CELL, cell=Cell(0, 3, 1)),
            kept("3 July", kind=BlockKind.CELL, cell=Cell(0, 3, 2)),
        ),
    ),
    Paper(
        "none in the next cell makes an empty part",
        "minutes",
        (
            kept("14", kind=BlockKind.CELL, cell=Cell(0, 0, 0)),
            kept("Part 2 Matters", kind=BlockKind.CELL, cell=Cell(0, 0, 1)),
            kept("None", kind=BlockKind.CELL, cell=Cell(0, 0, 2)),
            kept("15", kind=BlockKind.CELL, cell=Cell(0, 1, 0)),
            kept("Next meeting", kind=BlockKind.CELL, cell=Cell(0, 1, 1)),
            kept("May", kind=BlockKind.CELL, cell=Cell(0, 1, 2)),
        ),
    ),
    Paper(
        "a part heading across a table runs on",
        "minutes",
        (
            kept("1", kind=BlockKind.CELL, cell=Cell(0, 0, 0)),
            kept("Apologies", kind=BlockKind.CELL, cell=Cell(0, 0, 1)),
            kept("Ann sent hers.", kind=BlockKind.CELL, cell=Cell(0, 0, 2)),
            held("PART 2 – CONFIDENTIAL", kind=BlockKind.CELL, cell=Cell(0, 1, 0)),
            held("2", kind=BlockKind.CELL, cell=Cell(0, 2, 0)),
            held("Pay", kind=BlockKind.CELL, cell=Cell(0, 2, 1)),
            held("Agreed.", kind=BlockKind.CELL, cell=Cell(0, 2, 2)),
        ),
    ),
    Paper(
        "a section may begin and end within a cell",
        "minutes",
        (
            kept("6", kind=BlockKind.CELL, cell=Cell(0, 0, 0)),
            kept("Staffing", kind=BlockKind.CELL, cell=Cell(0, 0, 1)),
            kept("Two posts were filled.", kind=BlockKind.CELL, cell=Cell(0, 0, 2)),
            held("The meeting moved into Part 2.", kind=BlockKind.CELL, cell=Cell(0, 0, 2)),
            held(
                "One teacher is on long-term sick leave.", kind=BlockKind.CELL, cell=Cell(0, 0, 2)
            ),
            held("The meeting returned to Part 1.", kind=BlockKind.CELL, cell=Cell(0, 0, 2)),
            kept("7", kind=BlockKind.CELL, cell=Cell(0, 1, 0)),
            kept("Fair", kind=BlockKind.CELL, cell=Cell(0, 1, 1)),
            kept("July", kind=BlockKind.CELL, cell=Cell(0, 1, 2)),
        ),
    ),
    Paper(
        "restricted funds are no marking",
        "report",
        (
            kept("Fund", kind=BlockKind.CELL, cell=Cell(0, 0, 0)),
            kept("Restricted", kind=BlockKind.CELL, cell=Cell(0, 0, 1)),
            kept("Unrestricted", kind=BlockKind.CELL, cell=Cell(0, 0, 2)),
            kept("Total", kind=BlockKind.CELL, cell=Cell(0, 0, 3)),
            kept("Grants", kind=BlockKind.CELL, cell=Cell(0, 1, 0)),
            kept("£4,000", kind=BlockKind.CELL, cell=Cell(0, 1, 1)),
            kept("£3", kind=BlockKind.CELL, cell=Cell(0, 1, 2)),
            kept("£5", kind=BlockKind.CELL, cell=Cell(0, 1, 3)),
        ),
    ),
    Paper(
        "a test with a second part is no marking",
        "report",
        (
            kept("Phonics results"),
            kept("Test", kind=BlockKind.CELL, cell=Cell(0, 0, 0)),
            kept("Score", kind=BlockKind.CELL, cell=Cell(0, 0, 1)),
            kept("Part 1", kind=BlockKind.CELL, cell=Cell(0, 1, 0)),
            kept("18", kind=BlockKind.CELL, cell=Cell(0, 1, 1)),
            kept("Part 2", kind=BlockKind.CELL, cell=Cell(0, 2, 0)),
            kept("14", kind=BlockKind.CELL, cell=Cell(0, 2, 1)),
            kept("Attendance is good."),
        ),
    ),
    Paper(
        "a bare part heading in a policy counts for nothing",
        "policy",
        (
            kept("Part 2"),
            kept("Staff will keep information safe."),
        ),
    ),
    Paper(
        "a bare part heading in an unknown paper counts for nothing",
        "other",
        (
            kept("Part 2"),
            kept("Staff will keep information safe."),
        ),
    ),
    Paper(
        "a marking in the footer covers the paper",
        "minutes",
        (
            held("1. Pay was agreed."),
            held("Part 2 – Confidential", kind=BlockKind.FOOTER),
        ),
    ),
    Paper(
        "a file name covers the paper",
        "minutes",
        (
            held("1. Pay was agreed."),
            held("FGB Part2 2027 03 09", kind=BlockKind.FILE_NAME, hidden=True),
        ),
    ),
    Paper(
        "a file name with both parts covers nothing",
        "minutes",
        (
            kept("1. Budget agreed."),
            kept("FGB Part 1 and 2", kind=BlockKind.FILE_NAME, hidden=True),
        ),
    ),
    Paper(
        "a header of the second part alone does not cover the first",
        "minutes",
        (
            kept("Fernleigh Primary School"),
            kept("1. Budget"),
            kept("Agreed."),
            held("PART 2 – CONFIDENTIAL"),
            held("2. Pay"),
            kept("Fernleigh FGB 4 May 2027", kind=BlockKind.HEADER),
            kept("Fernleigh FGB – CONFIDENTIAL Part 2", kind=BlockKind.HEADER),
        ),
    ),
    Paper(
        "a banner at the top covers the paper",
        "minutes",
        (
            held("Fernleigh Primary School"),
            held("STRICTLY CONFIDENTIAL"),
            held("Pay Committee"),
            held("1. Apologies"),
        ),
    ),
    Paper(
        "a letter may be marked as a whole",
        "letter",
        (
            held("Private and Confidential"),
            held("Dear Ms Tarn"),
            held("I am writing…"),
        ),
    ),
    Paper(
        "a banner under the title of an item marks the item",
        "minutes",
        (
            kept("6. Budget"),
            kept("Noted."),
            held("7. Pay"),
            held("CONFIDENTIAL"),
            held("Two teachers progressed."),
            kept("8. Fair"),
            kept("July."),
        ),
    ),
    Paper(
        "automatic numbers of a deeper list stay in the item",
        "minutes",
        (
            kept("Budget", number="6.", level=1),
            kept("Noted"),
            held("Pay (confidential)", number="7.", level=1),
            held("First teacher", number="1.", level=2),
            held("Second teacher", number="9.", level=2),
            kept("Fair", number="8.", level=1),
        ),
    ),
    Paper(
        "minute references are numbers too",
        "minutes",
        (
            kept("24/1920 Budget"),
            kept("Noted"),
            held("25/1920 Pay – CONFIDENTIAL"),
            held("1. One teacher"),
            kept("26/1920 Fair"),
        ),
    ),
    Paper(
        "what follows an unclosed part is withheld",
        "minutes",
        (
            kept("9. AOB: none"),
            held("Part 2 Confidential"),
            held("A suspension was noted."),
            held("Date of next meeting: 4 May 2027"),
            held("Signed ...."),
        ),
    ),
    Paper(
        "page headers in the text neither open nor close",
        "minutes",
        (
            kept("1. Budget"),
            held("Part 2 – Confidential"),
            held("Pay"),
            held("Part 2 – Confidential"),
            held("Grievance"),
            held("Fernleigh – Part 1 minutes – page 3 of 3"),
            held("Part 2 – Confidential"),
            held("More"),
        ),
    ),
    Paper(
        "a paragraph in which the meeting closes is withheld",
        "minutes",
        (
            kept("7. Staffing"),
            held(
                "The budget was noted. The staff governors then withdrew and the board moved "
                "into closed session. Pay was discussed."
            ),
            held("It was agreed."),
            held("Staff governors rejoined the meeting."),
            kept("8. AOB"),
        ),
    ),
    Paper(
        "a closed session within one paragraph is that paragraph",
        "minutes",
        (
            kept("7. Staffing"),
            held(
                "The board moved into closed session. Pay was discussed. The meeting returned "
                "to open session."
            ),
            kept("8. AOB"),
        ),
    ),
    Paper(
        "approving Part 1 minutes in Part 2 does not end it",
        "minutes",
        (
            kept("1. Budget"),
            held("Part 2 Confidential"),
            held("Part 1 minutes approved"),
            held("A pupil was excluded."),
        ),
    ),
    Paper(
        "a Welsh part ends with its Welsh end",
        "minutes",
        (
            kept("1. Ymddiheuriadau"),
            held("Rhan 2 – Cyfrinachol"),
            held("Trafodwyd disgybl."),
            held("Diwedd rhan 2"),
            kept("2. Unrhyw fater arall"),
        ),
    ),
    Paper(
        "an empty Welsh part is empty",
        "minutes",
        (
            kept("1. Ymddiheuriadau"),
            kept("Eitemau cyfrinachol"),
            kept("Dim."),
            kept("2. Dyddiad y cyfarfod nesaf"),
        ),
    ),
    Paper(
        "a bare part heading counts in a report",
        "report",
        (
            kept("Attendance is 96%."),
            held("Part 2"),
            held("One pupil in Year 5 was suspended."),
        ),
    ),
    Paper(
        "a standing question opens nothing",
        "agenda",
        (
            kept("1. Apologies"),
            kept("2. Declarations"),
            kept("3. To determine whether any items should be confidential"),
            held("4. Pay recommendations (confidential item)"),
            kept("5. Date of next meeting"),
        ),
    ),
    Paper(
        "a heading with a line break opens the part",
        "minutes",
        (
            kept("1. Budget noted."),
            held("PART 2 – CONFIDENTIAL\nP2.1 A suspension was noted."),
            held("P2.2 Absence."),
        ),
    ),
    Paper(
        "the end of an item within a part does not end the part",
        "minutes",
        (
            kept("1. B"),
            held("Part 2 Confidential"),
            held("2. [CONFIDENTIAL] Pay"),
            held("Agreed"),
            held("End of confidential item"),
            held("3. Complaint"),
            held("Upheld."),
        ),
    ),
    Paper(
        "a division of the agenda opens nothing",
        "minutes",
        (
            kept("9. Division of Agenda"),
            kept(
                "Consider whether the discussion of any item of business is likely to lead to "
                "the disclosure of exempt information (Part 2 Matters)"
            ),
            kept("None"),
            kept("10. Budget"),
        ),
    ),
    Paper(
        "a confidential discussion without a decision runs to the next item",
        "minutes",
        (
            kept("11. School day"),
            held("Discussion (confidential): one family has moved."),
            held("They need transport."),
            kept("12. Fair"),
            kept("July."),
        ),
    ),
    Paper(
        "any other business ends an item",
        "minutes",
        (
            kept("5. Budget noted."),
            held("6. Confidential item: lease"),
            held("9 March 2027 is the date of the hearing."),
            kept("Any other business"),
            kept("None."),
        ),
    ),
    Paper(
        "a part goes on over its numbered items",
        "agenda",
        (
            kept("1. Apologies"),
            held("PART TWO – CONFIDENTIAL"),
            held("2. Staffing"),
            held("3. Complaint panel"),
        ),
    ),
    Paper(
        "the public returning ends an exclusion",
        "minutes",
        (
            kept("6. Work programme noted."),
            kept("The public was excluded from the meeting for the following item."),
            held("7. Placement of a child"),
            held("The director outlined."),
            kept("The public returned to the meeting."),
            kept("8. Close"),
        ),
    ),
    Paper(
        "none but for another item",
        "minutes",
        (
            kept("11. Part 2 matters"),
            kept("None, other than item 6."),
            kept("12. AOB"),
            kept("Cakes."),
        ),
    ),
    Paper(
        "a group that rejoins ends a closed session with a heading",
        "minutes",
        (
            kept("7. Recognition"),
            held("8. Closed session – confidential to trustees"),
            held("8.1 A principal is suspended."),
            held("The executive rejoined the meeting and the open session resumed."),
            kept("9. Risk register"),
        ),
    ),
    Paper(
        "hidden text is no line of the paper",
        "minutes",
        (
            kept("1. Budget"),
            kept("PART 2 – CONFIDENTIAL", hidden=True),
            kept("2. Fair"),
        ),
    ),
    Paper(
        "notes after the last paragraph belong to it",
        "minutes",
        (
            kept("1. Budget"),
            held("Part 2 Confidential"),
            held("Pay."),
            held("The teacher is Ms Tarn.", kind=BlockKind.NOTE),
            kept("Fernleigh", kind=BlockKind.HEADER),
        ),
    ),
    Paper(
        "none in an action column empties nothing",
        "minutes",
        (
            kept("10", cell=Cell(0, 0, 0)),
            kept("Budget", cell=Cell(0, 0, 1)),
            kept("Noted.", cell=Cell(0, 0, 2)),
            kept("None", cell=Cell(0, 0, 3)),
            held("11", cell=Cell(0, 1, 0)),
            held("Part 2 Confidential", cell=Cell(0, 1, 1)),
            held("A pupil was excluded.", cell=Cell(0, 1, 2)),
            held("None", cell=Cell(0, 1, 3)),
        ),
    ),
    Paper(
        "a part in a column of an agenda marks its row",
        "agenda",
        (
            kept("Item", cell=Cell(0, 0, 0)),
            kept("Part", cell=Cell(0, 0, 1)),
            kept("Budget", cell=Cell(0, 1, 0)),
            kept("Part 1", cell=Cell(0, 1, 1)),
            held("Complaint", cell=Cell(0, 2, 0)),
            held("Part 2", cell=Cell(0, 2, 1)),
            kept("Fair", cell=Cell(0, 3, 0)),
            kept("Part 1", cell=Cell(0, 3, 1)),
        ),
    ),
)
