"""How large a table may be, beside the sentence that says so."""

from __future__ import annotations

from redactor.errors import LimitExceeded

MAX_COLUMNS = 1_000
MAX_ROWS = 5_000_000
MAX_CELLS = 60_000_000
MAX_BYTES = 256 * 1024 * 1024
MAX_UNPACKED = 1024 * 1024 * 1024
"""Bytes of all parts of a workbook together."""
EXCEL_ROWS = 1_048_576


def check_size(*, rows: int, columns: int) -> None:
    """Raises LimitExceeded when a table is too wide or too long to be understood."""
    if columns > MAX_COLUMNS:
        raise LimitExceeded(
            f"A table has more than {MAX_COLUMNS} columns.",
            advice="Export only the columns that are needed and run again.",
        )
    if rows > MAX_ROWS or rows * columns > MAX_CELLS:
        raise LimitExceeded(f"A table has more than {MAX_ROWS} rows or {MAX_CELLS} cells.")
