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
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from redactor.tables.joining import too_small
from redactor.tables.register import opened
from redactor.tables.table import Earlier, Link, Terms, Trace

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
  people BLOB NOT NULL, cells TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS links (
  entry INTEGER NOT NULL REFERENCES releases(id) ON DELETE CASCADE, sheet INTEGER NOT NULL,
  people BLOB NOT NULL, groups BLOB NOT NULL) STRICT
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

    def add(self, entry: Entry, traces: Sequence[Trace], *, k: int) -> int | None:
        """Write a line with its traces and give its number.

        None, and nothing is written, if the files of the release, joined, would have a group
        under ``k``; in one transaction, since files are made at the same time. Raises
        OutputError.
        """
        terms = entry.terms
        links = [trace.link for trace in traces if trace.link is not None]
        with self._open() as base:
            if links and too_small([*_linked(base, entry), *links], k=k):
                return None
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
                if trace.link is not None:
                    base.execute(
                        "INSERT INTO links VALUES (?,?,?,?)",
                        (number, trace.sheet, trace.link.people, trace.link.groups),
                    )
        return number

    def take_back(self, number: int) -> None:
        """Remove a line whose copy could not be put in its place."""
        with self._open() as base:
            base.execute("DELETE FROM releases WHERE id = ?", (number,))

    def _open(self) -> contextlib.AbstractContextManager[sqlite3.Connection]:
        return opened(self.folder / LEDGER, schema=_SCHEMA, failed=_NOT_OPENED)


def _linked(base: sqlite3.Connection, entry: Entry) -> list[Link]:
    """The tables of other files of the same release."""
    rows = base.execute(
        "SELECT people, groups FROM links JOIN releases ON entry = id"
        " WHERE release = ? AND source <> ? ORDER BY id, sheet",
        (entry.terms.release, entry.source),
    )
    return [Link(bytes(people), bytes(groups)) for people, groups in rows]
