"""Build samples/exports: invented exports in the shape of three school systems.

Run from the repository's folder: ``python scripts/build_exports.py [--check]``. Every pupil,
number, address and school is made up; the bytes are the same at every run.
``tests/golden/exports/expected.json`` names the columns that are direct identifiers and those
that must be kept.
"""

from __future__ import annotations

import csv
import io
import json
import random
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import xlsxwriter

ROOT = Path(__file__).resolve().parents[1]
FOLDER, EXPECTED = Path("samples/exports"), Path("tests/golden/exports/expected.json")
PUPILS = 60
LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
FORENAMES = [
    "Amelia", "Oliver", "Isla", "Noah", "Zara", "Leo", "Mia", "Kofi", "Freya", "Oscar", "Aisha",
    "Tomasz", "Ruby", "Finley", "Ngozi", "Harri",
]  # fmt: skip
SURNAMES = [
    "Ashdown", "Birchall", "Cartwright", "Dunmore", "Ellery", "Fenwick", "Garside", "Holloway",
    "Iqbal", "Jarvis", "Kettering", "Lomax", "Okonkwo", "Nowak", "Prosser", "Quayle",
]  # fmt: skip
STREETS = ["Conker Close", "Mill Lane", "Station Road", "The Crescent", "Orchard Way"]
NOTES = (
    "Needs a quiet place at lunch; mum is called first.",
    "Speak to {name} before trips.",
    "Wears glasses for reading and works well with {name}.",
    "New this term, settled quickly into the class.",
)
Value = str | int | float
Row = dict[str, Value]


def upn(serial: int, year: int) -> str:
    """A valid UPN of an authority and school that do not go together."""
    digits = [8, 0, 1, 2, 9, 9, 9, *(int(c) for c in f"{year % 100:02}{serial:03}")]
    return LETTERS[sum(w * d for w, d in enumerate(digits, start=2)) % 23] + "".join(
        map(str, digits)
    )


def pupils(seed: int) -> list[Row]:
    """Invented pupils with everything any of the files shows."""
    draw = random.Random(seed)  # noqa: S311 - invented data
    rows: list[Row] = []
    for serial in range(1, PUPILS + 1):
        year = draw.randint(3, 6)
        born = date(2023 - year - 4, 9, 1) + timedelta(days=draw.randrange(365))
        first, last = draw.choice(FORENAMES), draw.choice(SURNAMES)
        rows.append(
            {
                "upn": upn(serial, born.year + 5),
                "former": upn(serial + 400, born.year + 5),
                "uln": "",
                "adno": f"{4200 + serial:06}",
                "id": 81000 + serial * 7,
                "first": first,
                "last": last,
                "middle": draw.choice(FORENAMES),
                "full": f"{last}, {first}",
                "dob": born.strftime("%d/%m/%Y"),
                "iso": born.isoformat(),
                "sex": draw.choice("MF"),
                "year": year,
                "reg": f"{year}{draw.choice('AB')}",
                "ethnicity": draw.choice(["White - British", "Pakistani", "Black - African",
                                          "White and Asian", "Any other ethnic group"]),
                "language": draw.choice(["English", "English", "Urdu", "Polish"]),
                "religion": draw.choice(["Christian", "Muslim", "No religion"]),
                "sen": draw.choice(["N", "N", "N", "K", "E"]),
                "need": draw.choice(["", "", "SLCN", "SEMH", "ASD"]),
                "fsm": draw.choice(["Yes", "No", "No"]),
                "pp": draw.choice(["Y", "N"]),
                "care": draw.choice(["No", "No", "No", "Yes"]),
                "attendance": round(draw.uniform(80, 100), 1),
                "points": draw.randrange(30),
                "score": draw.randint(80, 120),
                "grade": draw.choice(["WTS", "EXS", "GDS"]),
                "street": f"{draw.randint(1, 90)} {draw.choice(STREETS)}",
                "town": "Stockbridge Vale",
                "postcode": draw.choice(["SK1 1AA", "SK2 4BB", "SK6 7CC"]),
                "phone": f"07700 900{draw.randrange(1000):03}",
                "email": f"{first[0].lower()}{last.lower()}{serial}@example.org",
                "parent": f"{draw.choice(['Mr', 'Mrs', 'Ms'])} {draw.choice(FORENAMES)} {last}",
                "entry": date(2019 + draw.randrange(4), 9, draw.randint(1, 6)).strftime("%d/%m/%Y"),
                "note": draw.choice(NOTES).format(name=f"{draw.choice(FORENAMES)} {last}"),
                "medical": draw.choice(["", "", "Asthma", "Nut allergy"]),
                "code": draw.choice(["/", "\\", "L", "I"]),
                "school": "Westbrook Primary School",
                "laestab": "801/2999",
                "urn": 999001,
                "term": "Autumn 2026",
                "ay": "2026/2027",
                "subject": draw.choice(["Reading", "Writing", "Maths"]),
                "days": draw.randint(1, 5),
                "incident": date(2026, 10, draw.randint(1, 30)).strftime("%d/%m/%Y"),
            }
        )  # fmt: skip
    return rows


#: name: (encoding or "xlsx", lines above, columns as (heading, field, d direct | k keep | -)).
Column = tuple[str, str, str]
FILES: dict[str, tuple[str, Sequence[str], Sequence[Column]]] = {
    "sims-class-list.csv": (
        "cp1252",
        (),
        [
            ("UPN", "upn", "d"),
            ("Adno", "adno", "d"),
            ("Legal Surname", "last", "d"),
            ("Legal Forename", "first", "d"),
            ("Preferred Forename", "first", "d"),
            ("Reg", "reg", "-"),
            ("Year", "year", "-"),
            ("DOB", "dob", "d"),
            ("Gender", "sex", "-"),
        ],
    ),
    "sims-sen-register.csv": (
        "cp1252",
        ("SEN Register", "Westbrook Primary School"),
        [
            ("Surname", "last", "d"),
            ("Forename", "first", "d"),
            ("UPN", "upn", "d"),
            ("Year Taught In", "year", "-"),
            ("SEN Status", "sen", "-"),
            ("SEN Needs", "need", "-"),
            ("FSM Eligibility", "fsm", "-"),
            ("In LEA Care", "care", "-"),
            ("Medical Notes", "note", "-"),
        ],
    ),
    "sims-attendance.xlsx": (
        "xlsx",
        ("Attendance summary", "Autumn 2026"),
        [
            ("Name", "full", "d"),
            ("Adno", "adno", "d"),
            ("Reg Group", "reg", "-"),
            ("% Attendance", "attendance", "-"),
            ("Persistent Absence", "care", "-"),
            ("Term", "term", "k"),
        ],
    ),
    "sims-addresses.csv": (
        "cp1252",
        (),
        [
            ("Surname", "last", "d"),
            ("Forename", "first", "d"),
            ("House Number", "id", "d"),
            ("Street", "street", "d"),
            ("Town", "town", "d"),
            ("Postcode", "postcode", "d"),
            ("Priority 1 Contact", "parent", "d"),
            ("Home Telephone", "phone", "d"),
            ("Year", "year", "-"),
            ("School", "school", "k"),
        ],
    ),
    "arbor-students.csv": (
        "utf-8",
        (),
        [
            ("Arbor Student ID", "id", "d"),
            ("Legal First Name", "first", "d"),
            ("Legal Last Name", "last", "d"),
            ("Preferred First Name", "first", "d"),
            ("UPN", "upn", "d"),
            ("Date of Birth", "iso", "d"),
            ("Legal Sex", "sex", "-"),
            ("Year Group", "year", "-"),
            ("Registration Form", "reg", "-"),
            ("Ethnicity", "ethnicity", "-"),
            ("Home Language", "language", "-"),
            ("Pupil Premium Eligible", "pp", "-"),
        ],
    ),
    "arbor-assessment.csv": (
        "utf-8-sig",
        (),
        [
            ("Student", "full", "d"),
            ("UPN", "upn", "d"),
            ("Academic Year", "ay", "k"),
            ("Subject", "subject", "k"),
            ("KS2 Reading", "score", "-"),
            ("Scaled Score", "score", "-"),
            ("Target Grade", "grade", "-"),
        ],
    ),
    "arbor-behaviour.xlsx": (
        "xlsx",
        (),
        [
            ("Student Name", "full", "d"),
            ("Admission Number", "adno", "d"),
            ("Form", "reg", "-"),
            ("Behaviour Points", "points", "-"),
            ("Incident Date", "incident", "-"),
            ("Narrative", "note", "-"),
            ("Incident Type", "subject", "k"),
        ],
    ),
    "arbor-guardians.csv": (
        "utf-8",
        (),
        [
            ("Student Name", "full", "d"),
            ("Primary Guardian Name", "parent", "d"),
            ("Primary Guardian Email", "email", "d"),
            ("Primary Guardian Mobile", "phone", "d"),
            ("Address Line 1", "street", "d"),
            ("Postcode", "postcode", "d"),
            ("Year Group", "year", "-"),
        ],
    ),
    "bromcom-pupils.csv": (
        "utf-16",
        (),
        [
            ("Person GUID", "id", "d"),
            ("Pupil Surname", "last", "d"),
            ("Pupil Forename", "first", "d"),
            ("Middle Name(s)", "middle", "d"),
            ("Date Of Birth", "dob", "d"),
            ("Gender", "sex", "-"),
            ("Tutor Group", "reg", "-"),
            ("Religion", "religion", "-"),
            ("First Language", "language", "-"),
            ("Date of Admission", "entry", "-"),
        ],
    ),
    "bromcom-census.xlsx": (
        "xlsx",
        ("School census", "Westbrook Primary School", "2026"),
        [
            ("LAEstab", "laestab", "k"),
            ("URN", "urn", "k"),
            ("UPN", "upn", "d"),
            ("Former UPN", "former", "d"),
            ("Surname", "last", "d"),
            ("Forename", "first", "d"),
            ("DOB", "dob", "d"),
            ("Sex", "sex", "-"),
            ("NCyearActual", "year", "-"),
            ("FSM", "fsm", "-"),
            ("SEN Provision", "sen", "-"),
        ],
    ),
    "bromcom-medical.csv": (
        "utf-8",
        (),
        [
            ("Pupil", "full", "d"),
            ("Class", "reg", "-"),
            ("Medical Conditions", "medical", "-"),
            ("Allergies", "medical", "-"),
            ("Doctor", "parent", "d"),
            ("Emergency Contact", "phone", "d"),
        ],
    ),
    "bromcom-exclusions.csv": (
        "utf-8",
        (),
        [
            ("Full Name", "full", "d"),
            ("UPN", "upn", "d"),
            ("Year Group", "year", "-"),
            ("Suspension Days", "days", "-"),
            ("Attendance %", "attendance", "-"),
            ("Academic Year", "ay", "k"),
            ("Comments", "note", "-"),
        ],
    ),
}


def as_csv(rows: Sequence[Sequence[Value]], encoding: str) -> bytes:
    """Rows as a school system writes them on Windows."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\r\n").writerows(rows)
    return stream.getvalue().encode(encoding)


def as_xlsx(rows: Sequence[Sequence[Value]]) -> bytes:
    """Rows as a workbook with one sheet."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"created": datetime(2026, 9, 1)})
    page = book.add_worksheet("Export")
    for number, row in enumerate(rows):
        page.write_row(number, 0, row)
    book.close()
    return stream.getvalue()


def build() -> dict[Path, bytes]:
    """Every file that is made here, by its path in the repository."""
    files: dict[Path, bytes] = {}
    expected: dict[str, dict[str, list[str]]] = {}
    for seed, (name, (encoding, above, columns)) in enumerate(FILES.items()):
        rows: list[Sequence[Value]] = [[line] for line in above]
        rows.append([heading for heading, _, _ in columns])
        rows += [[pupil[field] for _, field, _ in columns] for pupil in pupils(seed)]
        write: Callable[[], bytes] = (
            (lambda rows=rows: as_xlsx(rows))
            if encoding == "xlsx"
            else (lambda rows=rows, encoding=encoding: as_csv(rows, encoding))
        )
        files[FOLDER / name] = write()
        expected[name] = {
            "direct": [heading for heading, _, what in columns if what == "d"],
            "keep": [heading for heading, _, what in columns if what == "k"],
        }
    text = json.dumps(expected, indent=1)
    files[EXPECTED] = f"{text}\n".encode()
    return files


def main() -> int:
    """Write the files, or check them."""
    files = build()
    if "--check" in sys.argv:
        stale = [name for name, data in files.items() if (ROOT / name).read_bytes() != data]
        print("\n".join(map(str, stale)) or "exports are up to date")
        return 1 if stale else 0
    (ROOT / FOLDER).mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (ROOT / name).write_bytes(data)
        print(f"{name}: {len(data)} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
