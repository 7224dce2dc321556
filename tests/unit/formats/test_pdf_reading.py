"""A PDF is read the way a person reads it."""

from __future__ import annotations

from typing import Any

import pikepdf
from pdfmill import Paper, at, width
from pikepdf import Array, Dictionary, Name

from redactor.document import Block, BlockKind, Redaction
from redactor.formats.pdf import PdfFormat

SUBJECT = PdfFormat()


def blocks(*contents: str, **more: Any) -> tuple[Block, ...]:
    return SUBJECT.read(Paper(list(contents), **more).data())


def texts(*contents: str, **more: Any) -> list[str]:
    return [block.text for block in blocks(*contents, **more)]


def rows(found: tuple[Block, ...]) -> list[list[str]]:
    """The cells of all tables, row by row."""
    result: dict[tuple[int, int], dict[int, str]] = {}
    for block in found:
        if block.cell is not None:
            place = result.setdefault((block.cell.table, block.cell.row), {})
            before = place.get(block.cell.column, "")
            place[block.cell.column] = f"{before} / {block.text}" if before else block.text
    return [list(cells.values()) for cells in result.values()]


def lines(x: float, y: float, *content: str, gap: float = 14) -> str:
    return "\n".join(at(x, y - n * gap, line) for n, line in enumerate(content))


def test_three_columns_of_minutes_are_read_row_by_row() -> None:
    """Number, heading and notes, column by column in the file, without rulings."""
    notes = ["The head reported that the budget was on track for the year and",
             "thanked the school business manager for her work on it so far."]  # fmt: skip
    content = "\n".join([
        lines(72, 700, "1"), lines(72, 650, "2"),
        lines(110, 700, "Welcome"), lines(110, 650, "Budget", "monitoring"),
        lines(220, 700, "The chair opened the meeting at six and welcomed all."),
        lines(220, 650, *notes),
    ])  # fmt: skip
    assert rows(blocks(content)) == [
        ["1", "Welcome", "The chair opened the meeting at six and welcomed all."],
        ["2", "Budget monitoring", " ".join(notes)],
    ]


def test_an_attendance_grid_is_read_row_by_row() -> None:
    rules = [f"{x} 600 m {x} 660 l S" for x in (72, 250, 300, 350)]
    rules += [f"72 {y} m 350 {y} l S" for y in (600, 620, 640, 660)]
    columns = [
        (78, ["NAME", "ANN OKE", "BO LEE"]),
        (260, ["May", "P", "A"]),
        (310, ["Jun", "S", "P"]),
    ]
    cells = [lines(x, 646, *content, gap=20) for x, content in columns]
    assert rows(blocks("\n".join(rules + cells))) == [
        ["NAME", "May", "Jun"], ["ANN OKE", "P", "S"], ["BO LEE", "A", "P"],
    ]  # fmt: skip


def test_a_merged_cell_has_its_first_place() -> None:
    rules = ["72 600 m 72 660 l S", "250 600 m 250 630 l S", "400 600 m 400 660 l S"]
    rules += [f"72 {y} m 400 {y} l S" for y in (600, 630, 660)]
    cells = [at(78, 640, "Attendance of governors"), at(78, 610, "Ann Oke"), at(256, 610, "Chair")]
    assert rows(blocks("\n".join(rules + cells))) == [
        ["Attendance of governors"], ["Ann Oke", "Chair"],
    ]  # fmt: skip


def test_text_in_two_columns_is_read_column_by_column() -> None:
    left = [f"Left column line number {n} of running text" for n in range(8)]
    right = [f"Right column line number {n} of running text" for n in range(8)]
    content = "\n".join(f"{at(50, 700 - 14 * n, left[n])}\n{at(320, 700 - 14 * n, right[n])}"
                        for n in range(8))  # fmt: skip
    found = " ".join(texts(content))
    assert found.index("Left column line number 7") < found.index("Right column line number 0")


def test_lines_become_a_paragraph_and_a_short_one_ends_it() -> None:
    full = "The governing body received the report of the finance committee and thanked"
    assert texts(lines(72, 700, full, "its members for their work.", "Next item of the day.")) == [
        f"{full} its members for their work.", "Next item of the day.",
    ]  # fmt: skip


def test_a_word_that_was_broken_at_the_line_end_is_whole() -> None:
    first = "The board heard that the family of Ottoline Fair-"
    assert texts(lines(72, 700, first, "weather had written to the school again.")) == [
        "The board heard that the family of Ottoline Fairweather had written to the school again."
    ]


def test_what_repeats_at_the_edge_of_pages_is_furniture() -> None:
    pages = [
        "\n".join([at(72, 815, "Fern Lane School"), at(72, 500, f"Text {word}"),
                   at(72, 20, f"Page {n} of 2")])
        for n, word in ((1, "one"), (2, "two"))
    ]  # fmt: skip
    found = [(block.kind, block.text) for block in blocks(*pages)]
    assert found == [
        (BlockKind.HEADER, "Fern Lane School"), (BlockKind.PARAGRAPH, "Text one"),
        (BlockKind.FOOTER, "Page 1 of 2"), (BlockKind.HEADER, "Fern Lane School"),
        (BlockKind.PARAGRAPH, "Text two"), (BlockKind.FOOTER, "Page 2 of 2"),
    ]  # fmt: skip


def test_a_sentence_goes_on_over_the_page_break() -> None:
    first = "The committee then thanked the clerk for so many years of help and gave her a large"
    found = blocks(at(72, 90, first), at(72, 700, "bunch of flowers."))
    assert [block.text for block in found] == [f"{first} bunch of flowers."]
    assert {run.anchor.node for run in found[0].runs} == {"p0", "p1"}


def test_tags_say_what_belongs_together_and_in_which_order() -> None:
    content = (
        f"/P <</MCID 1>> BDC {at(72, 500, 'Second.')} EMC "
        f"/H1 <</MCID 0>> BDC {at(72, 400, 'First')} EMC "
        f"/P <</MCID 2>> BDC {at(72, 300, 'One short')} {at(72, 286, 'paragraph.')} EMC"
    )

    def finish(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        kids = [
            pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(kind), Pg=page, K=mcid))
            for kind, mcid in (("/Heading1", 0), ("/P", 1), ("/P", 2))
        ]
        pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(
            Type=Name.StructTreeRoot, K=Array(kids), RoleMap=Dictionary(Heading1=Name.H1),
        ))  # fmt: skip

    found = blocks(content, finish=finish)
    assert [(block.text, block.kind, block.level) for block in found] == [
        ("First", BlockKind.HEADING, 1),
        ("Second.", BlockKind.PARAGRAPH, 0),
        ("One short paragraph.", BlockKind.PARAGRAPH, 0),
    ]


def test_gaps_read_as_spaces_and_kerning_does_not() -> None:
    assert texts("BT /F1 11 Tf 72 700 Td [(Bud) 40 (get) -300 (agreed)] TJ ET") == ["Budget agreed"]


def test_raised_letters_stay_in_their_line() -> None:
    x = 72 + width("The 4")
    raised = f"BT /F1 6 Tf 1 0 0 1 {x:.2f} 704.5 Tm (th) Tj ET"
    after = at(x + width("th", 6), 700, " of May")
    assert texts("\n".join([at(72, 700, "The 4"), raised, after])) == ["The 4th of May"]


def test_turned_text_is_read_too() -> None:
    content = f"{at(72, 700, 'Level')} BT /F1 11 Tf 0 1 -1 0 300 400 Tm (Upright heading) Tj ET"
    assert texts(content) == ["Level", "Upright heading"]


def test_reading_says_nothing_of_properties_that_are_ours() -> None:
    copy = SUBJECT.redact(Paper([at(72, 700, "Text")], info={"/Title": "Draft"}).data())
    assert [block.text for block in SUBJECT.read(copy)] == ["Text"]


def test_letters_set_apart_are_a_word_and_wider_gaps_are_spaces() -> None:
    x, parts = 72.0, []
    for letter in "Zebedee Quill spoke":
        if letter != " ":
            parts.append(at(x, 700, letter))
        x += width(letter) + 3.0
    assert texts("\n".join(parts)) == ["Zebedee Quill spoke"]


def test_marks_that_stand_in_a_row_are_no_word() -> None:
    marks = "\n".join(at(72 + 11.5 * n, 700, mark) for n, mark in enumerate("1234/N/N"))
    assert texts(marks) == ["1 2 3 4 / N / N"]


def test_a_blank_that_the_next_letter_covers_is_a_soft_hyphen_and_no_space() -> None:
    """Browsers write a soft hyphen inside of a line as a blank with the next letter over it."""
    blank = width(" ") / 11 * 1000
    line = f"BT /F1 11 Tf 72 700 Td [(Zebe ) {blank:.2f} (dee spoke)] TJ ET"
    assert texts(line) == ["Zebedee spoke"]
    data = Paper([line]).data()
    anchors = tuple(SUBJECT.read(data)[0].anchors(0, 7))
    copy = SUBJECT.redact(data, redactions=[Redaction("f0", anchors, "[pupil 1]")])
    assert [block.text for block in SUBJECT.read(copy)] == ["[pupil 1] spoke"]


def hebrew(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """A font whose codes 1 … are the letters of a name, from left to right as it is seen."""
    pairs = "".join(f"<{n:02x}> <{ord(x):04x}>" for n, x in enumerate("ןהכ דוד", start=1))
    table = f"1 begincodespacerange <00> <ff> endcodespacerange 7 beginbfchar {pairs} endbfchar"
    font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/AAAAAA+David"),
                      FirstChar=1, LastChar=7, Widths=Array([500] * 7),
                      ToUnicode=pdf.make_stream(table.encode()))  # fmt: skip
    return {"/Font": {"/F2": font}}


def test_hebrew_is_read_from_right_to_left_and_leaves_as_one_name() -> None:
    data = Paper(["BT /F2 11 Tf 72 700 Td <01020304050607> Tj ET"], resources=hebrew).data()
    block = SUBJECT.read(data)[0]
    assert block.text == "דוד כהן"
    copy = SUBJECT.redact(
        data, redactions=[Redaction("f0", tuple(block.anchors(0, 7)), "[pupil 1]")]
    )
    assert [found.text for found in SUBJECT.read(copy)] == ["[pupil 1]"]


def test_a_name_that_is_broken_at_its_own_hyphen_keeps_it() -> None:
    first = "The panel met to talk about the exclusion of the pupil called Anne-"
    assert texts(lines(72, 700, first, "Marie Trevanion and heard her mother.")) == [
        f"{first}Marie Trevanion and heard her mother."
    ]


def test_a_paragraph_that_is_narrower_than_others_is_one_block() -> None:
    """Programs that break lines leave the blank at the end of each; authors rarely do."""
    wide = "The board met in the hall of the school and agreed the budget of the year to come."
    narrow = ["The panel met to consider Ann ", "Trevanion and heard the case of ", "her mother."]
    listed = ["Mrs Loveday Penhaligon (chair)", "Mr Jago Nance (vice chair, staff)"]
    content = "\n".join([at(72, 760, wide), lines(72, 700, *narrow), lines(72, 600, *listed)])
    assert texts(content) == [wide, "".join(narrow), *listed]


def test_a_justified_paragraph_that_is_narrower_than_others_is_one_block() -> None:
    wide = "The board met in the hall of the school and agreed the budget of the year to come."
    narrow = ["The panel met to consider Ann", "Trevanion and heard the case of", "her mother."]
    set_wide = [
        f"BT /F1 11 Tf {(180 - width(line)) / line.count(' ') if n < 2 else 0:.4f} Tw"
        f" 1 0 0 1 72 {700 - 14 * n} Tm ({line}) Tj ET"
        for n, line in enumerate(narrow)
    ]
    content = "\n".join([at(72, 760, wide), *set_wide])
    assert texts(content) == [wide, " ".join(narrow)]
