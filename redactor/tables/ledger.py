"""The ledger: every release, for whom, what for, who allowed it, until when, and what was in it.

SQLite beside the vault. People and cells are kept as keyed digests only, whose key lies in
the vault. A row is written before the copy is put in its place and taken back if that
fails, so a crash leaves a release that later ones are compared with, never one that is
forgotten.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from redactor.errors import OutputError
from redactor.tables.table import Earlier, Terms, Trace

LEDGER = "ledger.sqlite"
_NOT_OPENED = "The ledger of releases cannot be opened."
_SCHEMA = """
CREATE TABLE IF NOT EXISTS releases (
  id INTEGER PRIMARY KEY, release TEXT NOT NULL, date TEXT NOT NULL, profile TEXT NOT NULL,
  purpose TEXT NOT NULL, collected_for TEXT NOT NULL, recipient TEXT NOT NULL,
  authoriser TEXT NOT NULL, expiry TEXT NOT NULL, source TEXT NOT NULL, output TEXT NOT NULL,
  facts TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS traces (
  entry INTEGER NOT NULL REFERENCES releases(id) ON DELETE CASCADE, sheet INTEGER NOT NULL,
  people BLOB NOT NULL, cells TEXT NOT NULL) STRICT
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger. ``source`` and ``output`` are digests, ``facts`` numbers."""

    terms: Terms
    date: str
    source: str
    output: str
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger in a register folder."""

    folder: Path = field(repr=False)

    def earlier(self, *, than: str) -> tuple[Earlier, ...]:
        """What all releases but this one remember."""
        if not (self.folder / LEDGER).exists():
            return ()
        with self._open() as base:
            rows = base.execute(
                "SELECT release, date, profile, sheet, people, cells FROM traces JOIN releases"
                " ON entry = id WHERE release <> ? ORDER BY id, sheet",
                (than,),
            ).fetchall()
        return tuple(
            Earlier(release, date, profile, Trace(sheet, bytes(people), json.loads(cells)))
            for release, date, profile, sheet, people, cells in rows
        )

    def has(self, release: str) -> bool:
        """Whether anything of a release was published."""
        if not (self.folder / LEDGER).exists():
            return False
        with self._open() as base:
            row = base.execute("SELECT 1 FROM releases WHERE release = ?", (release,)).fetchone()
            return row is not None

    def add(self, entry: Entry, traces: Sequence[Trace]) -> int:
        """Write a line with its traces and give its number. Raises OutputError."""
        terms = entry.terms
        with self._open() as base:
            number = base.execute(
                "INSERT INTO releases (release, date, profile, purpose, collected_for, recipient,"
                " authoriser, expiry, source, output, facts) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
                (terms.release, entry.date, terms.profile, terms.purpose, terms.collected_for,
                 terms.recipient, terms.authoriser, terms.expiry, entry.source, entry.output,
                 json.dumps(entry.facts, sort_keys=True)),
            ).lastrowid  # fmt: skip
            assert number is not None  # noqa: S101 - SQLite gives one for every insert
            for trace in traces:
                base.execute(
                    "INSERT INTO traces VALUES (?,?,?,?)",
                    (number, trace.sheet, trace.people, json.dumps(dict(trace.cells))),
                )
        return number

    def take_back(self, number: int) -> None:
        """Remove a line whose copy could not be put in its place."""
        with self._open() as base:
            base.execute("DELETE FROM releases WHERE id = ?", (number,))

    @contextlib.contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            base = sqlite3.connect(self.folder / LEDGER, timeout=30, isolation_level=None)
        except (OSError, sqlite3.Error):
            raise OutputError(_NOT_OPENED, advice="Choose a folder with --register.") from None
        try:
            with contextlib.suppress(OSError):
                (self.folder / LEDGER).chmod(0o600)
            base.execute("PRAGMA foreign_keys=ON")
            base.execute("PRAGMA secure_delete=ON")
            base.execute("BEGIN IMMEDIATE")
            for statement in filter(str.strip, _SCHEMA.split(";")):
                base.execute(statement)
            yield base
            base.execute("COMMIT")
        except sqlite3.Error:
            raise OutputError(_NOT_OPENED, advice="Choose a folder with --register.") from None
        finally:
            base.close()
