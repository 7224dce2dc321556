"""CSV and XLSX in: dialects, encodings, headings below other lines, and all that is wrong."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from exporting import export, table
from hypothesis import given
from hypothesis import strategies as st
from pupils import HEADINGS, roll

from redactor.document import Source
from redactor.errors import LockedDocument, SourceError
from redactor.report import Outcome
from redactor.tables import csvfile, workbook
from redactor.tables.csvfile import read_csv
from redactor.tables.read import read_dataset

LINES = ["UPN,Surname,Year", "N801299924017,Ashdown,4", "T839299923105,Birchall,5"]


def read(data: str | bytes) -> list[list[tuple[str | None, ...]]]:
    source = Source("", data if isinstance(data, bytes) else data.encode(), "x.csv")
    return [sheet.frame.rows() for sheet in read_dataset(source).sheets]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_dialects_and_encodings_are_recognised(encoding: str, delimiter: str, ending: str) -> None:
    text = ending.join(line.replace(",", delimiter) for line in [*LINES, "X,Zoë,6"])
    (rows,) = read(text.encode(encoding))
    assert rows[-1] == ("X", "Zoë", "6")


def test_headings_may_stand_below_other_lines() -> None:
    (rows,) = read("\n".join(["Westbrook,,", "Report,,", *LINES]))
    assert len(rows) == 2


def test_separators_and_line_ends_inside_quotation_marks_belong_to_the_cell() -> None:
    (rows,) = read('UPN,Surname,Notes\n1,"Ashdown, A","two\nlines"\n')
    assert rows == [("1", "Ashdown, A", "two\nlines")]


@given(
    st.lists(
        st.lists(st.text("ab1 é,;", max_size=4).map(str.strip), min_size=3, max_size=3),
        min_size=1,
        max_size=6,
    )
)
def test_the_quick_way_and_the_careful_way_read_the_same(rows: list[list[str]]) -> None:
    plain = [[cell.replace(",", "").replace(";", "") or "x" for cell in row] for row in rows]
    text = "\n".join(",".join(row) for row in [["UPN", "Surname", "Year"], *plain]) + "\n"
    quick = csvfile._regular(text.encode(), ",")
    careful = csvfile._careful(text, ",")
    assert quick is not None
    assert quick.frame.rows() == careful.frame.rows()


@given(st.text('ab",\n é=', max_size=40), st.booleans())
def test_what_is_read_the_quick_way_is_read_the_same_the_careful_way(text: str, end: bool) -> None:
    whole = f'UPN,"Sur ""name"""\n{text}' + "\n" * end
    quick = csvfile._regular(whole.encode(), ",")
    if quick is not None:
        careful = csvfile._careful(whole, ",")
        assert quick.frame.rows() == careful.frame.rows()
        assert careful.ragged == ()


@pytest.mark.parametrize("piece", [1, 2, 3, 7, 1 << 18])
def test_quotation_marks_are_paired_across_pieces(
    piece: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csvfile, "_PIECE", piece)
    rows = [("1", 'Ash"down, A', "two\nlines"), ("2", "Bell", None)]
    text = 'UPN,Surname,Notes\n"1","Ash""down, A","two\nlines"\n2,"Bell",""\n'
    quick = csvfile._regular(text.encode(), ",")
    assert quick is not None
    assert quick.frame.rows()[1:] == rows
    for wrong in ('1,"a"b,c\n', '1,a"b"c,d\n', '1,"a,b\n', '"1","2"\n'):
        assert csvfile._regular(b"UPN,Surname,Notes\n" + wrong.encode(), ",") is None


def test_a_row_with_too_many_cells_is_left_out_and_reported(tmp_path: Path) -> None:
    pupils = roll(100)
    pupils[40] = [*pupils[40], "N801299924017"]
    done = export(tmp_path, table(HEADINGS, *pupils), profile="la-return")
    assert len(done.rows) == 99
    assert [(r.where, r.reason) for r in done.report.copies[0].referrals] == [
        ("table 1, line 42", "ragged-row")
    ]


def test_a_row_with_too_few_cells_is_left_out_because_its_cells_may_have_moved() -> None:
    lines = [LINES[0], *(f"N{at},Ashdown,4" for at in range(100)), "Birchall,5"]
    (rows,) = read("\n".join(lines))
    assert len(rows) == 100


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "no rows"),
        (b"  \n \n", "no rows"),
        (b"UPN\nN801299924017\nT839299923105\n", "one column"),
        (b"UPN,Surname,Year\n", "headings but no rows"),
        (b"UPN,Surname,Year\nA,\x00,4\n", "not text"),
        (b"UPN,Surname,Year\nForename,DOB,Reg\nA,B,C\n", "two rows of headings"),
        (b"UPN,Surname,Year\n" + b"A,B,4\n" * 3 + b"UPN,Surname,Year\nC,D,5\n", "headings twice"),
        (b"UPN,Surname,Year\n" + b"A,B\n" * 20 + b"A,B,C\n" * 30, "more or fewer cells"),
        (b'UPN,Surname,Year\nA,"B,4\n', "quotation mark"),
        (("UPN,Surname,Year\n" + "A,Zo‰ël,4\n" * 9).encode("cp1252"), "cannot be made out"),
        ((",".join(f"h{at}" for at in range(16_000)) + "\n" + "1," * 15_999 + "1\n").encode(),
         "more than 1000 columns"),
        (b"1,2,3\n4,5,6\n", "no row of headings"),
    ],
)  # fmt: skip
def test_a_csv_file_that_makes_no_sense_is_refused_in_one_sentence(
    data: bytes, sentence: str
) -> None:
    with pytest.raises(SourceError, match=sentence) as caught:
        read(data)
    assert caught.value.exit_code == 4


BAD = {
    "one column": "UPN\nN801299924017\n",
    "no rows": "UPN,Surname,Year\n",
    "16,000 columns": ",".join(f"h{at}" for at in range(16_000)) + "\n" + "1," * 15_999 + "1\n",
    "two encodings": b"UPN,Surname,Year\n" + b"A,Zo\xc3\xabl,4\nB,Zo\xebl,4\n" * 20,
    "two rows of headings": "Pupil,Form,Year\n" + table(HEADINGS[:3], *(r[:3] for r in roll(40))),
    "dates of both orders": table(
        HEADINGS, *([*r[:3], "25/12/2012" if at % 2 else "12/25/2012", *r[4:]]
                    for at, r in enumerate(roll(40)))
    ),
    "k larger than the table": table(HEADINGS, *roll(9)),
    "no column that may go": "Thing,Stuff\n" + "".join(f"v{at},w{at}\n" for at in range(40)),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_bad_input_leaves_one_sentence_and_neither_copy_nor_line_in_the_ledger(
    tmp_path: Path, case: str
) -> None:
    done = export(tmp_path, BAD[case])
    assert done.report.outcome is Outcome.REFUSED
    assert done.report.fault is not None
    assert done.report.fault.exit_code == 4
    assert "\n" not in done.report.fault.message
    assert list(done.files) == [done.report.label_file]
    assert not (tmp_path / "register" / "ledger.sqlite").exists()


def test_numbers_that_were_stored_as_text_are_read() -> None:
    (rows,) = read('UPN,Score,Year\n"=""0042""",="7",4\n"=""0043""","=1+1",4\n')
    assert rows == [("0042", "7", "4"), ("0043", "=1+1", "4")]


def test_values_that_cannot_be_read_are_told_to_a_person(tmp_path: Path) -> None:
    pupils = [[*row[:3], "12/25/2012", *row[4:]] for row in roll(40)]
    done = export(tmp_path, table(HEADINGS, *pupils))
    assert ("table 1, column D", "values-not-read") in [
        (item.where, item.reason) for item in done.report.copies[0].referrals
    ]
    assert "12/25" not in done.copy.decode()


def test_dates_of_both_orders_are_refused(tmp_path: Path) -> None:
    pupils = roll(40)
    pupils[3][3], pupils[4][3] = "25/12/2012", "12/25/2012"
    done = export(tmp_path, table(HEADINGS, *pupils))
    assert done.report.outcome is Outcome.REFUSED
    assert done.report.fault is not None
    assert "day first" in done.report.fault.message


def test_fewer_rows_than_the_smallest_group_are_refused(tmp_path: Path) -> None:
    done = export(tmp_path, table(HEADINGS, *roll(9)))
    assert done.report.fault is not None
    assert "fewer pupils" in done.report.fault.message
    assert list(done.files) == [done.report.label_file]


def book_of(rows: list[list[object]], change: object = None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    if callable(change):
        change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


ROWS: list[list[object]] = [["UPN", "Surname", "Year"], ["N801299924017", "Ashdown", 4],
                            ["T839299923105", "Birchall", 5], ["X", "Cartwright", 6]]  # fmt: skip


def test_numbers_of_a_workbook_are_written_as_they_are_seen() -> None:
    (rows,) = read(book_of([["UPN", "Score", "Year"], ["0012", 7.0, 7.25]]))
    assert rows == [("0012", "7", "7.25")]


def test_hidden_sheets_rows_and_columns_are_dropped_and_counted() -> None:
    def hide(book: openpyxl.Workbook) -> None:
        sheet = book.active
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True
        other = book.create_sheet("Birchall")
        other["A1"] = "Birchall"
        other.sheet_state = "veryHidden"

    dataset = read_dataset(Source("", book_of(ROWS, hide), "x.xlsx"))
    (sheet,) = dataset.sheets
    assert sheet.frame.rows() == [("N801299924017", "4"), ("X", "6")]
    hidden = dict(dataset.hidden)
    assert (hidden["hidden-row"], hidden["hidden-column"], hidden["hidden-sheet"]) == (1, 1, 1)


def test_a_sheet_that_is_no_table_is_left_out_and_told(tmp_path: Path) -> None:
    def add(book: openpyxl.Workbook) -> None:
        book.create_sheet("About")["A1"] = "Made by Mrs Prydderch"

    done = export(tmp_path, book_of(ROWS, add), name="export.xlsx", profile="la-return")
    assert done.report.outcome is Outcome.PUBLISHED
    assert ("sheet 2", "no-table") in [(r.where, r.reason) for r in done.report.copies[0].referrals]
    assert b"Prydderch" not in done.copy


def merge(book: openpyxl.Workbook) -> None:
    book.active.merge_cells("B2:B4")


def formula(book: openpyxl.Workbook) -> None:
    book.active["C2"] = "=1+1"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (book_of(ROWS, merge), "merged cells"),
        (book_of(ROWS, formula), "never calculated"),
        (book_of([]), "no visible sheet"),
        (b"PK\x03\x04 damaged", "damaged"),
        (b"\xd0\xcf\x11\xe0 old", "(.xls)"),
    ],
)
def test_a_workbook_that_makes_no_sense_is_refused_in_one_sentence(
    data: bytes, sentence: str
) -> None:
    with pytest.raises(SourceError, match=sentence.replace("(", r"\(").replace(")", r"\)")):
        read(data)


@pytest.mark.parametrize("case", ["merged", "uncalculated", "password", "full", "empty"])
def test_a_bad_workbook_leaves_neither_copy_nor_line_in_the_ledger(
    tmp_path: Path, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "EXCEL_ROWS", 4 if case == "full" else workbook.EXCEL_ROWS)
    password = b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le")
    data = {"merged": book_of(ROWS, merge), "uncalculated": book_of(ROWS, formula),
            "password": password, "empty": book_of(ROWS[:1])}  # fmt: skip
    done = export(tmp_path, data.get(case, book_of(ROWS)), name="a.xlsx", profile="la-return")
    assert done.report.fault is not None
    assert done.report.fault.exit_code == 4
    assert list(done.files) == [done.report.label_file]
    assert not (tmp_path / "register" / "ledger.sqlite").exists()


def test_a_workbook_with_a_password_is_refused() -> None:
    with pytest.raises(LockedDocument):
        read(b"\xd0\xcf\x11\xe0" + b"\0" * 100 + "EncryptedPackage".encode("utf-16-le"))


def test_a_sheet_that_is_full_to_the_last_row_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "EXCEL_ROWS", 4)
    with pytest.raises(SourceError, match="full to the last row"):
        read(book_of(ROWS))


def test_a_full_sheet_is_refused_before_its_cells_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "EXCEL_ROWS", 4)
    monkeypatch.setattr(workbook, "_look", None)
    with pytest.raises(SourceError, match="full to the last row"):
        read(book_of(ROWS))


def test_entities_in_a_part_of_a_workbook_are_not_followed() -> None:
    data = io.BytesIO(book_of(ROWS))
    out = io.BytesIO()
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/workbook.xml":
                part = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + part
            new.writestr(name, part)
    try:
        rows = read(out.getvalue())
    except SourceError:
        return
    assert "root:" not in repr(rows)


def test_a_grid_of_only_headings_has_no_ragged_rows() -> None:
    assert read_csv(b"UPN,Surname,Year\nA,B,C\n").ragged == ()
