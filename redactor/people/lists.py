"""Reading a roll or a staff list: CSV or XLSX as school systems export them.

The list is used in memory and never stored. Nothing of its content reaches an error: only
line numbers and headings of `headings.py` do.
"""

from __future__ import annotations

import csv
import datetime
import io
from collections import defaultdict
from collections.abc import Iterator, Sequence

from python_calamine import CalamineError, CalamineWorkbook

from redactor.document import Entity, KnownPerson, Role
from redactor.errors import ConfigError, UsageError
from redactor.people.headings import FORENAME, NAME, ROLE, SURNAME, Heading, read_heading, squeeze
from redactor.people.names import TITLES, fold

MAX_ROWS = 50_000
"""A list with more rows is refused: the largest trusts have fewer pupils."""
_HEADER_ROWS = 15
_NAMES = frozenset((NAME, FORENAME, SURNAME))
_QUOTES_ADVICE = "Open it in a spreadsheet program and save it as CSV again."
_ADVICE = "Export the list again with a column for the forename and one for the surname."


def read_list(data: bytes, suffix: str, *, role: Role) -> tuple[KnownPerson, ...]:
    """The people of a list. ``role`` is what a row is when no role column says more.

    ``suffix`` is ".csv", ".txt", ".tsv" or ".xlsx". Parents named on a roll become rows of
    their own with Role.PARENT. Raises UsageError when the file is no table, ConfigError when
    its headings cannot be used.
    """
    rows = _rows(data, suffix.lower())
    header, start = _header(rows)
    people: list[KnownPerson] = []
    for number, row in enumerate(rows[start:], start=start + 1):
        if any(
            h and h.part in _NAMES and "\n" in cell for h, cell in zip(header, row, strict=False)
        ):
            raise UsageError(
                _quotes(number), advice=_QUOTES_ADVICE
            )  # it would swallow the next pupils
        people += _people(row, header, role)
    if not people:
        raise UsageError("The list has headings but no rows.", advice="Export it again.")
    return tuple(people)


# --- tables ------------------------------------------------------------------------------


def _rows(data: bytes, suffix: str) -> list[list[str]]:
    if not data.strip():
        raise UsageError("The list is empty.", advice="Export it again.")
    if suffix in (".xlsx", ".xlsm", ".xls", ".ods"):
        rows = _sheet(data)
    elif suffix in (".csv", ".txt", ".tsv"):
        rows = _csv(data)
    else:
        raise UsageError("A list must be a CSV or XLSX file.", advice="Export it as CSV.")
    if len(rows) > MAX_ROWS:
        raise UsageError(
            f"The list has more than {MAX_ROWS} rows.", advice="Give the roll of one school."
        )
    return rows


def _sheet(data: bytes) -> list[list[str]]:
    """The first sheet whose rows have a usable heading, else the first with anything."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [book.get_sheet_by_index(at).to_python() for at in range(len(book.sheet_names))]
    except (CalamineError, OSError, ValueError) as error:
        raise UsageError(
            f"The list is not a readable spreadsheet ({type(error).__name__}).",
            advice="Save it as CSV and run again.",
        ) from None
    tables = [[[_shown(cell) for cell in row] for row in sheet] for sheet in sheets]
    filled = [table for table in tables if any(any(row) for row in table)]
    if not filled:
        raise UsageError("The list is empty.", advice="Export it again.")
    return next((table for table in filled if _find_header(table) is not None), filled[0])


def _shown(cell: object) -> str:
    if isinstance(cell, datetime.datetime | datetime.date):
        return cell.strftime("%d/%m/%Y")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _csv(data: bytes) -> list[list[str]]:
    text = _decoded(data)
    if "\x00" in text:
        raise UsageError("The list is not a table of text.", advice="Save it as CSV.")
    sample = "\n".join(text.splitlines()[:20])
    delimiter = max(",;\t|", key=sample.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows = []
    try:
        for row in reader:
            rows.append(row)
    except csv.Error:
        raise UsageError(_quotes(len(rows) + 1), advice=_QUOTES_ADVICE) from None
    return [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]


def _quotes(row: int) -> str:
    return f"The list has a quotation mark out of place in or after row {row}."


def _decoded(data: bytes) -> str:
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


# --- headings ----------------------------------------------------------------------------


def _header(rows: Sequence[Sequence[str]]) -> tuple[list[Heading | None], int]:
    """The headings by column and the index of the first row of people."""
    at = _find_header(rows)
    if at is None:
        raise ConfigError(
            "The list has no column for names: none of its headings is Name, Forename or Surname.",
            advice=_ADVICE,
        )
    headings = [read_heading(cell) for cell in rows[at]]
    own = [h for h in headings if h is not None and not h.contact]
    parts = {h.part for h in own}
    if NAME not in parts and not {FORENAME, SURNAME} <= parts:
        missing = "surname" if SURNAME not in parts else "forename"
        raise ConfigError(f"The list has no column for the {missing}.", advice=_ADVICE)
    _refuse_doubled(rows[at], headings)
    return headings, at + 1


def _find_header(rows: Sequence[Sequence[str]]) -> int | None:
    for at, row in enumerate(rows[:_HEADER_ROWS]):
        found = [heading for cell in row if cell and (heading := read_heading(cell)) is not None]
        if any(h.part in (NAME, FORENAME, SURNAME) for h in found) and len(found) * 3 >= len(
            [cell for cell in row if cell]
        ):
            return at
    return None


def _refuse_doubled(cells: Sequence[str], headings: Sequence[Heading | None]) -> None:
    """Two columns with one heading: which holds the name cannot be known."""
    seen: set[str] = set()
    for cell, heading in zip(cells, headings, strict=True):
        if heading is None or heading.part == "identifier":
            continue
        word = squeeze(cell)
        if word in seen:
            raise ConfigError(
                f"The list has two columns headed {heading.part!r}.",
                advice="Delete or rename one of them and run again.",
            )
        seen.add(word)


# --- rows --------------------------------------------------------------------------------


def _people(
    row: Sequence[str], headings: Sequence[Heading | None], role: Role
) -> Iterator[KnownPerson]:
    forenames: dict[str, list[str]] = defaultdict(list)
    surnames: dict[str, list[str]] = defaultdict(list)
    identifiers: dict[str, list[tuple[Entity, str]]] = defaultdict(list)
    office = ""
    for heading, cell in zip(headings, row, strict=False):
        if heading is None or not cell:
            continue
        whose = heading.contact
        if heading.part == FORENAME:
            _put(forenames[whose], cell)
        elif heading.part == SURNAME:
            _put(surnames[whose], cell)
        elif heading.part == NAME:
            first, last = split_name(cell)
            _put(forenames[whose], first)
            _put(surnames[whose], last)
        elif heading.part == ROLE:
            office = fold(cell)
        elif heading.entity is not None:
            identifiers[whose].append((heading.entity, cell))
    for whose in sorted({*forenames, *surnames}):
        if not forenames[whose] and not surnames[whose]:
            continue
        yield KnownPerson(
            _role(role, office) if not whose else Role.PARENT,
            tuple(forenames[whose]),
            tuple(surnames[whose]),
            tuple(identifiers[whose]),
        )


def _put(names: list[str], name: str) -> None:
    if name and name not in names:
        names.append(name)


def _role(role: Role, office: str) -> Role:
    if role is Role.STAFF and ("governor" in office or "trustee" in office):
        return Role.GOVERNOR
    return role


def split_name(text: str) -> tuple[str, str]:
    """Forename and surname of a name in one cell: "KHAN, Aisha" or "Mrs Aisha Khan"."""
    plain = " ".join(text.split())
    if "," in plain:
        last, _, first = plain.partition(",")
        words = [word for word in first.split() if fold(word).rstrip(".") not in TITLES]
        return " ".join(words), last.strip()
    words = [word for word in plain.split() if fold(word).rstrip(".") not in TITLES]
    if len(words) > 1 and words[0].isupper() and len(words[0]) > 2 and not words[-1].isupper():
        cut = next(at for at, word in enumerate(words) if not word.isupper())
        return " ".join(words[cut:]), " ".join(words[:cut])
    if len(words) < 2:
        return "", " ".join(words)
    return " ".join(words[:-1]), words[-1]
