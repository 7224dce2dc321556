"""The data model of exports: what a file of tables holds and what becomes of it.

Frozen like `redactor.document`; fields with cell values or headings are ``repr=False``.
Every cell is text or null (empty); columns of a frame are named "0", "1" … by position, so
that no heading, which may name a child, reaches an error of a library.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import polars as pl

from redactor.document import Check, KnownPerson, Label, Source, Step
from redactor.tables.facts import ColumnClass, Doubt, Proof, Shape, Treatment


@dataclass(frozen=True, slots=True)
class Column:
    """What one column is. ``position`` counts from 0; ``contact`` is not the row's own person's.

    ``evidence`` are words of ours ("heading", "values"), ``confidence`` is 0 to 1.
    """

    position: int
    kind: str
    klass: ColumnClass
    confidence: float
    evidence: tuple[str, ...]
    heading: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: ``number`` counts visible and hidden sheets of the file from 1.

    ``above`` is how many filled rows stand above the headings, ``ragged`` are line numbers of
    rows whose number of cells is not that of the headings; they are left out.
    """

    number: int
    headings: tuple[str, ...] = field(repr=False)
    frame: pl.DataFrame = field(repr=False)
    above: int = 0
    ragged: tuple[int, ...] = ()
    shape: Shape = Shape.ROWS
    columns: tuple[Column, ...] = ()
    pseudonyms: tuple[int, ...] = ()
    """Positions of columns whose values are pseudonyms now."""

    def with_frame(self, frame: pl.DataFrame) -> Sheet:
        """This sheet with other cells; columns that the frame has not are gone."""
        kept = set(frame.columns)
        columns = tuple(column for column in self.columns if str(column.position) in kept)
        return replace(self, frame=frame, columns=columns)


@dataclass(frozen=True, slots=True)
class Dataset:
    """A file of tables. ``hidden`` counts what its reader does not see, by kind of place."""

    source: Source
    sheets: tuple[Sheet, ...] = ()
    hidden: tuple[tuple[str, int], ...] = ()
    left_out: tuple[int, ...] = ()
    """Numbers of visible sheets that are no tables."""
    history: tuple[Step, ...] = ()

    def with_step(self, step: Step) -> Dataset:
        """This dataset with one more line of history."""
        return replace(self, history=(*self.history, step))


@dataclass(frozen=True, slots=True)
class Terms:
    """For whom and what for (``profiles.md`` section 3). Texts are the user's own words."""

    release: str
    profile: str
    purpose: str = field(repr=False, default="")
    collected_for: str = field(repr=False, default="")
    recipient: str = field(repr=False, default="")
    authoriser: str = field(repr=False, default="")
    expiry: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the plan says of one column. ``level`` is the rung of the kind's ladder.

    ``by``, ``reason`` and ``date`` stand where a person made a choice laxer than the profile.
    """

    position: int
    kind: str
    klass: ColumnClass
    treatment: Treatment
    level: int = 0
    by: str = field(repr=False, default="")
    reason: str = field(repr=False, default="")
    date: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Who is in a published table and in which group: two numbers of 64 bits for each pupil.

    ``people`` are the beginnings of pseudonyms, sorted; ``groups`` count from 0.
    """

    people: bytes = field(repr=False)
    groups: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Trace:
    """What the ledger remembers of one sheet, keyed so that it names nobody.

    ``people`` are 8-byte digests, sorted; ``cells`` are group digests and their counts;
    ``link`` joins the sheet with others of its release.
    """

    sheet: int
    people: bytes = field(repr=False, default=b"")
    cells: Mapping[str, float] = field(repr=False, default_factory=dict)
    link: Link | None = field(repr=False, default=None)


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier release's trace, as a new one is compared with."""

    release: str
    date: str
    profile: str
    trace: Trace


@dataclass(frozen=True, slots=True)
class Export:
    """One copy of a dataset on its way out: planned, transformed, proved, written, checked."""

    dataset: Dataset = field(repr=False)
    terms: Terms
    key: bytes = field(repr=False)
    ledger_key: bytes = field(repr=False, default=b"")
    known: tuple[KnownPerson, ...] = field(repr=False, default=())
    asked: str | None = field(repr=False, default=None)
    """A plan file that the user edited, or None."""
    earlier: tuple[Earlier, ...] = field(repr=False, default=())
    apart: bool = False
    """Whether ``key`` is the file's own, since joined with others it would tell too much."""
    plan: tuple[tuple[Choice, ...], ...] = ()
    sheets: tuple[Sheet, ...] = field(repr=False, default=())
    redacted: tuple[tuple[str, int], ...] = ()
    proofs: tuple[Proof, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    traces: tuple[Trace, ...] = field(repr=False, default=())
    label: Label | None = None
    output: bytes | None = field(repr=False, default=None)
    note: str = field(repr=False, default="")
    checks: tuple[Check, ...] = ()
    history: tuple[Step, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether the copy was written, was checked, and every check passed."""
        return (
            self.output is not None
            and bool(self.checks)
            and all(check.passed for check in self.checks)
        )

    def with_step(self, step: Step) -> Export:
        """This export with one more line of history."""
        return replace(self, history=(*self.history, step))
