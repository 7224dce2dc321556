"""XLSX in: calamine gives the values, the package's own parts tell what a reader does not see.

Hidden sheets, rows and columns are dropped and counted, and so is every other place where
cells leave copies of themselves: comments, names, pivot caches, validation lists, links,
charts, headers and footers, embedded files, properties (``engineering/office.md`` section 7).
"""

from __future__ import annotations

import datetime
import io
import posixpath
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook

from redactor.errors import LimitExceeded, LockedDocument, SourceError, UnknownFormat
from redactor.tables.csvfile import Grid, grid_of
from redactor.tables.limits import EXCEL_ROWS, MAX_COLUMNS, MAX_UNPACKED, check_size

_OLE = b"\xd0\xcf\x11\xe0"
_PARTS = (
    ("pivot-cache", r"xl/pivotCache/.*"),
    ("pivot-table", r"xl/pivotTables/.*"),
    ("comment", r"xl/(?:comments|threadedComments/|persons/).*"),
    ("external-link", r"xl/externalLinks/.*"),
    ("connection", r"xl/(?:connections\.xml|queryTables/.*|model/.*)"),
    ("chart", r"xl/(?:charts|chartsheets)/.*\.xml"),
    ("drawing", r"xl/drawings/[^/]*\.(?:xml|vml)"),
    ("picture", r"xl/media/.*"),
    ("embedded-file", r"xl/(?:embeddings|activeX|ctrlProps)/.*"),
    ("macro", r"xl/.*vba.*"),
    ("custom-data", r"(?:customXml/.*|docProps/custom\.xml|xl/customProperty.*)"),
    ("properties", r"docProps/(?:core|app)\.xml"),
    ("printer-settings", r"xl/printerSettings/.*"),
    ("slicer", r"xl/(?:slicers|slicerCaches|timelines|timelineCaches)/.*"),
    ("revision", r"xl/revisions/.*"),
)
"""Parts of a package that no copy has, by what they are to a reader."""
_TAGS = {
    "dataValidation": "validation-list",
    "hyperlink": "link",
    "cfRule": "conditional-format",
    "oddHeader": "header-or-footer",
    "oddFooter": "header-or-footer",
    "evenHeader": "header-or-footer",
    "evenFooter": "header-or-footer",
    "firstHeader": "header-or-footer",
    "firstFooter": "header-or-footer",
    "autoFilter": "filter",
    "protectedRange": "protected-range",
    "scenario": "scenario",
    "sparkline": "sparkline",
}
_PIECE = 1 << 20
_ADVICE = "Save it as a plain .xlsx workbook, or as CSV, and run again."


@dataclass(frozen=True, slots=True)
class SheetGrid:
    """A visible sheet: its number in the file and its cells."""

    number: int
    grid: Grid = field(repr=False)


@dataclass(slots=True)
class _Seen:
    """What the XML of one sheet says beside the values."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    uncalculated: int = 0
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


def is_workbook(data: bytes) -> bool:
    """Whether these bytes are a ZIP package or an old or encrypted Office file."""
    return data.startswith((b"PK\x03\x04", _OLE))


def read_workbook(data: bytes) -> tuple[tuple[SheetGrid, ...], tuple[tuple[str, int], ...]]:
    """The visible sheets with anything in them, and counts of the hidden places.

    Raises LockedDocument, UnknownFormat, LimitExceeded or SourceError.
    """
    package = _package(data)
    hidden: Counter[str] = Counter()
    states, paths = _sheets(package, hidden)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = book.sheet_names
    except (CalamineError, OSError, ValueError):
        raise SourceError("The workbook cannot be read.", advice=_ADVICE) from None
    if len(names) != len(states):
        raise SourceError("The workbook has sheets that are not tables.", advice=_ADVICE)
    sheets = []
    for index, (state, path) in enumerate(zip(states, paths, strict=True)):
        _refuse_full(package, path, number=index + 1)
        seen = _look(package, path, hidden)
        if state != "visible":
            hidden["hidden-sheet"] += 1
            continue
        grid = _grid(book, index, seen, hidden)
        if grid is not None:
            sheets.append(SheetGrid(index + 1, grid))
    _parts(package, hidden)
    return tuple(sheets), tuple(sorted(hidden.items()))


def _package(data: bytes) -> zipfile.ZipFile:
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise LockedDocument("The workbook has a password.")
        raise UnknownFormat("Workbooks of this kind (.xls) cannot be exported.", advice=_ADVICE)
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        names = package.namelist()
        unpacked = sum(item.file_size for item in package.infolist())
    except (zipfile.BadZipFile, ValueError, OSError):
        raise SourceError("The workbook is damaged.", advice=_ADVICE) from None
    if any(item.flag_bits & 1 for item in package.infolist()):
        raise LockedDocument("The workbook has a password.")
    if "xl/workbook.xml" not in names:
        raise UnknownFormat("The file is no .xlsx workbook.", advice=_ADVICE)
    if unpacked > MAX_UNPACKED:
        raise LimitExceeded("The workbook unpacks to more than 1 GB.")
    return package


def _parsed(package: zipfile.ZipFile, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(package.read(name), parser)
    except (KeyError, etree.XMLSyntaxError, zipfile.BadZipFile, OSError, ValueError):
        raise SourceError("A part of the workbook is damaged.", advice=_ADVICE) from None


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _sheets(package: zipfile.ZipFile, hidden: Counter[str]) -> tuple[list[str], list[str]]:
    """State and part name of each sheet, in the order of the workbook."""
    root = _parsed(package, "xl/workbook.xml")
    targets = {
        item.get("Id"): item.get("Target", "")
        for item in _parsed(package, "xl/_rels/workbook.xml.rels")
    }
    states, paths = [], []
    for element in root.iter():
        if _local(element) == "sheet":
            relation = next((v for k, v in element.items() if k.endswith("}id")), None)
            target = targets.get(str(relation), "")
            states.append(element.get("state", "visible"))
            paths.append(posixpath.normpath(posixpath.join("/xl", target)).lstrip("/"))
        elif _local(element) == "definedName":
            hidden["defined-name"] += 1
    return states, paths


def _refuse_full(package: zipfile.ZipFile, path: str, *, number: int) -> None:
    """A sheet that reaches the last row is refused before its cells are read, which takes minutes.

    Rows that do not say their number are counted when they are read.
    """
    last = re.compile(rf'<row\b[^>]*\br="{EXCEL_ROWS}"'.encode())
    if path not in package.namelist():
        return
    rest = b""
    try:
        with package.open(path) as stream:
            while piece := stream.read(_PIECE):
                if last.search(rest + piece):
                    raise _cut_off(number)
                rest = piece[-_PIECE // 16 :]
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError):
        raise SourceError("A sheet of the workbook is damaged.", advice=_ADVICE) from None


def _cut_off(number: int) -> LimitExceeded:
    return LimitExceeded(
        f"Sheet {number} is full to the last row of a workbook, so rows may be cut off.",
        advice="Export the table as CSV and run again.",
    )


def _look(package: zipfile.ZipFile, path: str, hidden: Counter[str]) -> _Seen:
    """What one sheet's XML says beside the values. The part is read in a stream."""
    seen = _Seen()
    if path not in package.namelist():
        raise SourceError("A sheet of the workbook is missing.", advice=_ADVICE)
    try:
        with package.open(path) as stream:
            events = etree.iterparse(
                stream, events=("end",), resolve_entities=False, no_network=True
            )
            for _, element in events:
                _note(element, seen, hidden)
                if _local(element) in ("row", "c"):
                    element.clear() if _local(element) == "row" else None
    except (etree.XMLSyntaxError, zipfile.BadZipFile, OSError, ValueError):
        raise SourceError("A sheet of the workbook is damaged.", advice=_ADVICE) from None
    return seen


def _note(element: etree._Element, seen: _Seen, hidden: Counter[str]) -> None:
    name = _local(element)
    if name in _TAGS:
        hidden[_TAGS[name]] += 1
    elif name == "row":
        if _on(element.get("hidden")) or element.get("ht") == "0":
            seen.rows.add(int(element.get("r", "0")) - 1)
    elif name == "c":
        children = {_local(child): child for child in element}
        if "f" in children:
            hidden["formula"] += 1
            value = children.get("v")
            if value is None or value.text is None:
                seen.uncalculated += element.get("t") != "str"
    elif name == "col":
        if _on(element.get("hidden")) or element.get("width") == "0":
            first, last = int(element.get("min", "1")), int(element.get("max", "1"))
            seen.columns.update(range(first - 1, min(last, 16384)))
    elif name == "mergeCell":
        seen.merged.append(_area(element.get("ref", "")))


def _on(value: str | None) -> bool:
    return value in ("1", "true", "on")


def _area(reference: str) -> tuple[int, int, int, int]:
    """First row, first column, last row, last column of "A1:C3", from 0."""
    corners = [
        (int(digits) - 1, _column(letters))
        for letters, digits in re.findall(r"\$?([A-Z]{1,3})\$?(\d{1,7})", reference)
    ]
    if len(corners) != 2:
        return (0, 0, 0, 0)
    return (*corners[0], *corners[1])


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _grid(book: CalamineWorkbook, index: int, seen: _Seen, hidden: Counter[str]) -> Grid | None:
    if seen.uncalculated:
        raise SourceError(
            f"Sheet {index + 1} has formulas that were never calculated.",
            advice="Open the workbook, let it calculate, save it and run again.",
        )
    sheet = book.get_sheet_by_index(index)
    last = sheet.end or (-1, -1)
    height, width = last[0] + 1, last[1] + 1
    if height >= EXCEL_ROWS:
        raise _cut_off(index + 1)
    check_size(rows=height, columns=min(width, MAX_COLUMNS + 1))
    values = sheet.to_python(skip_empty_area=False)
    rows, lines = [], []
    for number, row in enumerate(values):
        if number in seen.rows:
            hidden["hidden-row"] += any(cell != "" for cell in row)
            continue
        cells = [_shown(cell) for place, cell in enumerate(row) if place not in seen.columns]
        if any(cells):
            rows.append(cells)
            lines.append(number + 1)
    used = {place for row in values for place, cell in enumerate(row) if cell != ""}
    hidden["hidden-column"] += len(seen.columns & used)
    hidden["merged-cells"] += len(seen.merged)
    hidden += Counter()
    if not rows:
        return None
    _refuse_merged(index, seen, lines)
    return grid_of(rows, lines)


def _refuse_merged(index: int, seen: _Seen, lines: list[int]) -> None:
    """Merged cells that reach over rows below the first few leave rows without their values."""
    for first, _, last, _ in seen.merged:
        if last > first and last + 1 > lines[0] + 2:
            raise SourceError(
                f"Sheet {index + 1} has merged cells from row {first + 1} to {last + 1}, so it"
                " is not known to which rows their value belongs.",
                advice="Unmerge them, fill every row, save and run again.",
            )


def _shown(cell: object) -> str:
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    if isinstance(cell, datetime.datetime):
        whole = cell.hour == cell.minute == cell.second == 0
        return cell.date().isoformat() if whole else cell.isoformat(" ", "minutes")
    if isinstance(cell, datetime.date | datetime.time | datetime.timedelta):
        return str(cell)
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(round(cell, 12))
    return "".join(_clean(str(cell))).strip()


def _clean(text: str) -> Iterator[str]:
    return (character for character in text if character >= " " or character in "\t\n")


def _parts(package: zipfile.ZipFile, hidden: Counter[str]) -> None:
    for name in package.namelist():
        for what, pattern in _PARTS:
            if re.fullmatch(pattern, name, re.IGNORECASE) and "/_rels/" not in name:
                hidden[what] += 1
                break
