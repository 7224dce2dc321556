"""Witnesses: independent re-readers of written bytes.

They share no code with `redactor.formats` and believe nothing a format says. `examine`
tells whether a copy that was just written is clean; `inspect` whether anybody's file is.
"""

from __future__ import annotations

from redactor.witnesses.anytable import TABLES, Before, inspect_table
from redactor.witnesses.examine import STANDARD, WITNESSES, examine
from redactor.witnesses.inspect import absent_witnesses, inspect

__all__ = [
    "STANDARD",
    "TABLES",
    "WITNESSES",
    "Before",
    "absent_witnesses",
    "examine",
    "inspect",
    "inspect_table",
]
