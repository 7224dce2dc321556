"""The stages of ``pipelines/export.toml``, each from a value to a new value; no disk, no clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np
import polars as pl
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from redactor.errors import ReleaseRefused
from redactor.tables.anonymity import anonymise, keep_rows
from redactor.tables.coding import different
from redactor.tables.columns import understand
from redactor.tables.difference import refuse_differences, trace_of
from redactor.tables.facts import Doubt, Shape, Treatment
from redactor.tables.freetext import people_of
from redactor.tables.joining import link_of, refuse_join
from redactor.tables.labels import label_of
from redactor.tables.note import note_of
from redactor.tables.plan import (
    cells_shown,
    counts_of,
    doubts_of,
    make_plan,
    unread_doubt,
    written_quasi,
)
from redactor.tables.profile import Rows, admit, load_table_profile, table_profile_names
from redactor.tables.protect_counts import protect_counts
from redactor.tables.pseudonyms import spelt
from redactor.tables.read import XLSX, read_dataset
from redactor.tables.suppression import count_table
from redactor.tables.symbols import FAMILIES, key_lines
from redactor.tables.table import Dataset, Export, Sheet, Trace
from redactor.tables.transform import transform
from redactor.tables.verify import verify
from redactor.tables.write import write_csv, write_xlsx


@dataclass(frozen=True, slots=True)
class ReadTables:
    """The source's sheets as columns of text."""

    name: ClassVar[str] = "read-tables"
    needs: ClassVar[frozenset[str]] = frozenset({"source"})
    gives: ClassVar[frozenset[str]] = frozenset({"sheets"})

    def __call__(self, dataset: Dataset) -> Dataset:
        """The dataset with its sheets and counts of hidden places. Raises SourceError."""
        return read_dataset(dataset.source)


@dataclass(frozen=True, slots=True)
class UnderstandColumns:
    """What each column is, by heading and values."""

    name: ClassVar[str] = "understand-columns"
    needs: ClassVar[frozenset[str]] = frozenset({"sheets"})
    gives: ClassVar[frozenset[str]] = frozenset({"columns"})

    def __call__(self, dataset: Dataset) -> Dataset:
        """The dataset with the columns and shape of every sheet."""
        return understand(dataset)


@dataclass(frozen=True, slots=True)
class Plan:
    """Whether the terms fit, and what happens to each column."""

    name: ClassVar[str] = "plan"
    needs: ClassVar[frozenset[str]] = frozenset({"dataset", "columns"})
    gives: ClassVar[frozenset[str]] = frozenset({"plan"})

    def __call__(self, export: Export) -> Export:
        """The export with its plan. Raises ReleaseRefused, UsageError, ConfigError."""
        profile = load_table_profile(export.terms.profile)
        doubts = admit(export.terms, profile)
        plan = make_plan(export.dataset, profile, export.asked)
        return replace(export, plan=plan, doubts=(*doubts, *doubts_of(plan, export.dataset)))


@dataclass(frozen=True, slots=True)
class Difference:
    """Whether an earlier release and this one together would show a few pupils."""

    name: ClassVar[str] = "difference"
    needs: ClassVar[frozenset[str]] = frozenset({"dataset", "plan"})
    gives: ClassVar[frozenset[str]] = frozenset({"traces"})

    def __call__(self, export: Export) -> Export:
        """The export with what the ledger will remember. Raises ReleaseRefused."""
        profile = load_table_profile(export.terms.profile)
        traces = tuple(
            trace_of(
                sheet,
                export.ledger_key,
                count_table(sheet) if sheet.shape is Shape.COUNTS else None,
            )
            for sheet in export.dataset.sheets
        )
        if profile.rows is not Rows.IDENTIFIED:
            unnamed = [e for e in export.earlier if not _named(e.profile)]
            refuse_differences(traces, unnamed, k=profile.k, threshold=profile.threshold)
        return replace(export, traces=traces)


def _named(profile: str) -> bool:
    """Whether releases of a profile name the pupils, so that a difference tells nothing new."""
    known = profile in table_profile_names()
    return known and load_table_profile(profile).rows is Rows.IDENTIFIED


@dataclass(frozen=True, slots=True)
class Transform:
    """Carries out the plan."""

    name: ClassVar[str] = "transform"
    needs: ClassVar[frozenset[str]] = frozenset({"plan"})
    gives: ClassVar[frozenset[str]] = frozenset({"transformed"})

    model: str = "en-general/3.7.1"

    def __call__(self, export: Export) -> Export:
        """The export with its sheets as planned. Raises SourceError, ReleaseRefused, ModelError."""
        profile = load_table_profile(export.terms.profile)
        notes = any(c.treatment is Treatment.REDACT for plan in export.plan for c in plan)
        known = (*export.known, *people_of(export.dataset.sheets)) if notes else ()
        counts: Counter[str] = Counter()
        doubts = list(export.doubts)
        sheets = []
        for sheet, plan in zip(export.dataset.sheets, export.plan, strict=True):
            done = transform(
                sheet,
                plan,
                key=export.key,
                known=known,
                model=self.model,
                rare=profile.k if profile.rows is Rows.ANONYMOUS else 0,
            )
            counts.update(dict(done.removed))
            if not done.sheet.columns:
                raise ReleaseRefused(
                    f"No column of table {sheet.number} may be released.",
                    advice="Name the columns as the school's system does, or give a plan.",
                )
            sheets.append(done.sheet)
            doubts += [unread_doubt(sheet, position) for position in done.unread]
        redacted = tuple(sorted(counts.items()))
        return replace(export, sheets=tuple(sheets), redacted=redacted, doubts=tuple(doubts))


@dataclass(frozen=True, slots=True)
class Protect:
    """Groups large enough, small numbers hidden, rows in random order."""

    name: ClassVar[str] = "protect"
    needs: ClassVar[frozenset[str]] = frozenset({"transformed"})
    gives: ClassVar[frozenset[str]] = frozenset({"proofs"})

    def __call__(self, export: Export) -> Export:
        """The export with what was measured. Raises ReleaseRefused."""
        profile = load_table_profile(export.terms.profile)
        profile = replace(profile, counts=counts_of(export.asked, profile))
        sheets, proofs, doubts = [], [], list(export.doubts)
        for raw, sheet, plan in zip(export.dataset.sheets, export.sheets, export.plan, strict=True):
            if sheet.shape is Shape.COUNTS:
                decided = cells_shown(export.asked, sheet.number, profile)
                guarded = protect_counts(sheet, profile, decided=decided)
                doubts += guarded.doubts
                sheets.append(guarded.sheet)
                proofs.append(guarded.proof)
                continue
            if profile.rows is Rows.ANONYMOUS:
                done = anonymise(
                    sheet,
                    raw,
                    plan,
                    k=profile.k,
                    least=profile.l_least,
                    most_suppressed=profile.most_suppressed,
                )
                sheets.append(_shuffled(done.sheet, export.key))
                proofs.append(done.proof)
                doubts += _much_lost(done.proof.rows_before, done.proof.rows_after, raw.number)
            else:
                sheets.append(sheet)
                proofs.append(keep_rows(sheet))
        sheets = [_spelt(sheet) for sheet in sheets]
        traces = export.traces
        if profile.rows is Rows.ANONYMOUS:
            traces = _linked(export, sheets)
            refuse_join([t.link for t in traces if t.link is not None], k=profile.k)
        if export.apart:
            doubts.append(
                Doubt("the file", "PSEUDONYM", "joined-too-small", "disclosure-control 1.3")
            )
        return replace(export, sheets=tuple(sheets), proofs=tuple(proofs), doubts=tuple(doubts),
                       traces=traces)  # fmt: skip


def _linked(export: Export, sheets: Sequence[Sheet]) -> tuple[Trace, ...]:
    """The traces with what joins each sheet with others of the release."""
    return tuple(
        replace(trace, link=link_of(sheet, written_quasi(plan, sheet.frame.columns)))
        for trace, sheet, plan in zip(export.traces, sheets, export.plan, strict=True)
    )


def _much_lost(before: int, after: int, number: int) -> list[Doubt]:
    if after * 2 >= before:
        return []
    return [Doubt(f"table {number}", "ROW", "more-than-half-left-out", "disclosure-control 1.3")]


def _shuffled(sheet: Sheet, key: bytes) -> Sheet:
    """The rows in an order that the key draws: the source's order tells who is who.

    A stream of AES in counter mode gives each row a random number; rows are sorted by it.
    """
    rows = sheet.frame.height
    stream = (
        Cipher(algorithms.AES(key), _counter(sheet.number)).encryptor().update(b"\0" * 8 * rows)
    )
    order = np.argsort(np.frombuffer(stream, dtype=np.uint64), kind="stable")
    return replace(sheet, frame=sheet.frame[pl.Series(order)])


def _spelt(sheet: Sheet) -> Sheet:
    """The sheet with its pseudonyms as text, now that the rows have their places."""
    names = [str(position) for position in sheet.pseudonyms]
    return replace(sheet, frame=sheet.frame.with_columns(spelt(sheet.frame[n]) for n in names))


def _counter(number: int) -> modes.CTR:
    return modes.CTR(b"row order" + number.to_bytes(7, "big"))


@dataclass(frozen=True, slots=True)
class WriteTables:
    """The copy from values only, its label and its data note."""

    name: ClassVar[str] = "write-tables"
    needs: ClassVar[frozenset[str]] = frozenset({"proofs"})
    gives: ClassVar[frozenset[str]] = frozenset({"output", "label", "note"})

    def __call__(self, export: Export) -> Export:
        """The export with its bytes, label and note."""
        profile = load_table_profile(export.terms.profile)
        keys = _keys(export.sheets, profile.symbols)
        if export.dataset.source.media_type == XLSX:
            output = write_xlsx(export.sheets, keys)
        else:
            output = write_csv(export.sheets, keys)
        labelled = replace(export, output=output, label=label_of(export, profile))
        return replace(labelled, note=note_of(labelled, profile))


def _keys(sheets: tuple[Sheet, ...], family: str) -> tuple[str, ...]:
    """The lines above the tables: which symbols stand in them and what they mean."""
    used: set[str] = set()
    symbols = FAMILIES[family]
    every = {symbols.hidden, symbols.unavailable, symbols.not_applicable, symbols.low}
    for sheet in sheets:
        if sheet.shape is Shape.ROWS:
            continue  # the data note explains them: a line above would hide the headings
        for name in sheet.frame.columns:
            used |= every.intersection(different(sheet.frame[name]).to_list())
    return key_lines(symbols, used)


@dataclass(frozen=True, slots=True)
class VerifyTables:
    """Other readers look for what was removed in the bytes that were written."""

    name: ClassVar[str] = "verify-tables"
    needs: ClassVar[frozenset[str]] = frozenset({"output"})
    gives: ClassVar[frozenset[str]] = frozenset({"checks"})

    def __call__(self, export: Export) -> Export:
        """The export with what each witness says."""
        return replace(export, checks=verify(export, load_table_profile(export.terms.profile)))
