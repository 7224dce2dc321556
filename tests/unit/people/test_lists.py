"""Rolls and staff lists as school systems export them."""

from __future__ import annotations

import io
import zipfile

import pytest

from redactor.document import Entity, Role
from redactor.errors import ConfigError, RedactorError, UsageError
from redactor.people.headings import read_heading
from redactor.people.lists import read_list, split_name

ROLL = (
    "Legal Surname;Legal Forename;Preferred Forename;UPN;DOB;Reg;Parent 1 name;Parent 1 "
    "Mobile;Postcode\n"
    "KHAN;Aisha;Ash;N801299924017;01/02/2015;4B;Mrs Sana Khan;07700 900123;SK1 1AA\n"
)


def test_a_roll_gives_pupils_with_all_their_names_and_parents_of_their_own() -> None:
    child, parent = read_list(ROLL.encode(), ".csv", role=Role.PUPIL)
    assert (child.role, child.forenames, child.surnames) == (
        Role.PUPIL,
        ("Aisha", "Ash"),
        ("KHAN",),
    )
    assert (Entity.UPN, "N801299924017") in child.identifiers
    assert (Entity.POSTCODE, "SK1 1AA") in child.identifiers
    assert (parent.role, parent.forenames, parent.surnames) == (Role.PARENT, ("Sana",), ("Khan",))
    assert parent.identifiers == ((Entity.PHONE, "07700 900123"),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_dialects_are_recognised(encoding: str, delimiter: str) -> None:
    text = delimiter.join(("Forename", "Surname")) + "\r\n" + delimiter.join(("Zoë", "Müller"))
    (person,) = read_list(text.encode(encoding), ".csv", role=Role.PUPIL)
    assert (person.forenames, person.surnames) == (("Zoë",), ("Müller",))


def test_a_title_line_above_the_headings_is_passed_over() -> None:
    text = 'Roll of Fernleigh Primary\n\nName,Year,Contact phone\n"KHAN, Aisha",4,\nBen Oke,5,\n'
    people = read_list(text.encode(), ".csv", role=Role.PUPIL)
    assert [(p.forenames, p.surnames) for p in people] == [
        (("Aisha",), ("KHAN",)),
        (("Ben",), ("Oke",)),
    ]


def test_a_role_column_tells_governors_from_staff() -> None:
    text = "Name,Role\nMrs Jo Day,Parent Governor\nTim Hill,TA\n"
    people = read_list(text.encode(), ".csv", role=Role.STAFF)
    assert [person.role for person in people] == [Role.GOVERNOR, Role.STAFF]


def test_an_excel_list_is_read() -> None:
    people = read_list(
        workbook([["Forename", "Surname", "Adno"], ["Aisha", "Khan", 4217]]),
        ".xlsx",
        role=Role.PUPIL,
    )
    assert people[0].surnames == ("Khan",)
    assert people[0].identifiers == ((Entity.ID, "4217"),)


@pytest.mark.parametrize(
    ("data", "suffix", "error", "says"),
    [
        (b"", ".csv", UsageError, "empty"),
        (b"a,b\n1,2\n", ".csv", ConfigError, "no column for names"),
        (b"Surname,Surname,Forename\nQuillfeather,y,z\n", ".csv", ConfigError, "two columns"),
        (b"Forename,Year\nQuillfeather,1\n", ".csv", ConfigError, "surname"),
        (b"Surname,Year\nQuillfeather,1\n", ".csv", ConfigError, "forename"),
        (b"Name\n", ".csv", UsageError, "no rows"),
        (b'Forename,Surname\nA,"Quillfeather\nB,Rees\n', ".csv", UsageError, "row 2"),
        (b'Forename,Surname\nA,"Quillfeather\nB","Rees"\n', ".csv", UsageError, "row 2"),
        (b"PK\x03\x04Quillfeather", ".xlsx", UsageError, "spreadsheet"),
        (b"\x00\x01\x02Quillfeather", ".csv", UsageError, "table"),
        (b"Name\nQuillfeather\n", ".pdf", UsageError, "CSV"),
    ],
)
def test_an_unusable_list_gets_one_sentence_without_its_content(
    data: bytes, suffix: str, error: type[RedactorError], says: str
) -> None:
    with pytest.raises(error) as raised:
        read_list(data, suffix, role=Role.PUPIL)
    assert says in str(raised.value)
    assert "Quillfeather" not in str(raised.value)


@pytest.mark.parametrize(
    ("heading", "part", "contact"),
    [
        ("Known As", "forename", ""),
        ("LEGAL SURNAME", "surname", ""),
        ("Pupil name", "name", ""),
        ("Priority 1 Contact", "name", "1"),
        ("Contact 2 Name", "name", "2"),
        ("Mother's Mobile", "identifier", "m"),
        ("Parent/Carer", "name", "1"),
        ("Date of Birth", "identifier", ""),
    ],
)
def test_headings_are_recognised_in_many_forms(heading: str, part: str, contact: str) -> None:
    found = read_heading(heading)
    assert found is not None
    assert (found.part, found.contact) == (part, contact)


@pytest.mark.parametrize("heading", ["Year", "Reg", "FSM", "Attendance %", "Notes"])
def test_other_columns_are_left_alone(heading: str) -> None:
    assert read_heading(heading) is None


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("KHAN, Aisha", ("Aisha", "KHAN")),
        ("KHAN Aisha", ("Aisha", "KHAN")),
        ("Mrs Aisha Khan", ("Aisha", "Khan")),
        ("Aisha", ("", "Aisha")),
    ],
)
def test_a_name_in_one_column_is_split(text: str, split: tuple[str, str]) -> None:
    assert split_name(text) == split


def workbook(rows: list[list[object]]) -> bytes:
    """A minimal .xlsx with inline strings."""
    body = "".join(
        "<row>"
        + "".join(
            f"<c><v>{value}</v></c>"
            if isinstance(value, int)
            else f'<c t="inlineStr"><is><t>{value}</t></is></c>'
            for value in row
        )
        + "</row>"
        for row in rows
    )
    formats = "http://schemas.openxmlformats.org"
    main, package = f"{formats}/spreadsheetml/2006/main", f"{formats}/package/2006"
    office = f"{formats}/officeDocument/2006/relationships"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"

    def relation(name: str, target: str) -> str:
        return (
            f'<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="r1" Type="{office}/{name}" Target="{target}"/></Relationships>'
        )

    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/s1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": relation("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="Roll" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relation("worksheet", "worksheets/s1.xml"),
        "xl/worksheets/s1.xml": f'<worksheet xmlns="{main}"><sheetData>{body}</sheetData>'
        "</worksheet>",
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return data.getvalue()
