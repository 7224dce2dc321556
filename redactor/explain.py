"""Explain: what was understood of a source and would be decided, without writing anything.

The row holds offsets and ids. The words themselves are in it only when they are asked
for, with ``--with-text``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from redactor.document import BlockKind, Decision, Document, Finding, Person
from redactor.faults import fault_of
from redactor.inputs import is_table
from redactor.jobs import Job, bench_for, open_source
from redactor.pipeline import Pipeline, RenditionPlan
from redactor.report import NOT_CHECKED, Fault, label_row, section_row, section_rows

if TYPE_CHECKING:
    from redactor.tables.table import Choice, Sheet

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Explained:
    """A row for one file, and why it could not be understood if so."""

    row: Row
    fault: Fault | None = None


def explain(job: Job, *, with_text: bool = False) -> Explained:
    """The row of one file (``interface.md``). Never raises for what a source holds."""
    try:
        if is_table(job.path):
            return Explained(_table_row(job, with_text=with_text))
        document, decisions = understood(job)
        return Explained(row_of(document, decisions, with_text=with_text))
    except Exception as error:  # noqa: BLE001 - the guarded edge, as in jobs.run_job
        return not_explained(job, fault_of(error))


def understood(job: Job) -> tuple[Document, Mapping[str, Decision]]:
    """What one file holds, and what would be done about it in the main copy, by target.

    Raises RedactorError, and whatever a source makes other programs raise.
    """
    bench = bench_for(job.settings)
    source = open_source(job)
    document = bench.pipeline.understand(source, bench.known)
    overrides = bench.review.for_source(source.sha256)
    plan = bench.pipeline.renditions[0]
    decided = _decided(bench.pipeline, document, plan, overrides.get(plan.audience, ()))
    return document, decided


def prepare_tables() -> None:
    """What a worker loads to explain tables."""
    import redactor.tables.columns  # noqa: F401 - loaded before the first file's time runs


def _table_row(job: Job, *, with_text: bool) -> Row:
    """The row of a table: what each column is and what the profile would do with it.

    Raises UsageError for a profile that is not one of tables, SourceError, ReleaseRefused.
    """
    from redactor.tables.columns import understand
    from redactor.tables.labels import FAMILY, source_label, subtype_of
    from redactor.tables.plan import make_plan
    from redactor.tables.profile import load_table_profile
    from redactor.tables.read import read_dataset

    dataset = understand(read_dataset(open_source(job)))
    plan = None
    if job.settings.profile is not None:
        plan = make_plan(dataset, load_table_profile(job.settings.profile), None)
    return {
        "source": {"sha256": dataset.source.sha256, "media_type": dataset.source.media_type},
        "document_type": FAMILY,
        "document_subtype": subtype_of(dataset),
        "label": label_row(source_label(dataset)),
        "sections": [],
        "findings": [],
        "file_name_findings": [],
        "tables": [
            _sheet_row(sheet, plan[place] if plan else None, with_text=with_text)
            for place, sheet in enumerate(dataset.sheets)
        ],
        "hidden": dict(dataset.hidden),
    }


def _sheet_row(sheet: Sheet, plan: Sequence[Choice] | None, *, with_text: bool) -> Row:
    columns: list[Row] = []
    for column in sheet.columns:
        row: Row = {
            "position": column.position + 1,
            "kind": column.kind,
            "class": str(column.klass),
            "confidence": round(column.confidence, 2),
            "evidence": list(column.evidence),
            "treatment": str(plan[column.position].treatment) if plan else None,
        }
        columns.append(row | {"text": column.heading} if with_text else row)
    return {
        "table": sheet.number,
        "shape": str(sheet.shape),
        "rows": sheet.frame.height,
        "rows_left_out": len(sheet.ragged),
        "columns": columns,
    }


def not_explained(job: Job, fault: Fault) -> Explained:
    """The row of a file that was not understood."""
    row: Row = {
        "source": {"sha256": job.sha256 or None, "media_type": None},
        "document_type": "other",
        "document_subtype": None,
        "label": label_row(NOT_CHECKED),
        "sections": [],
        "findings": [],
        "error": {"code": fault.code, "message": fault.message},
    }
    return Explained(row, fault)


def _decided(
    pipeline: Pipeline,
    document: Document,
    plan: RenditionPlan,
    overrides: tuple[Decision, ...],
) -> Mapping[str, Decision]:
    """The decisions of the main copy: its stages up to the one that decides; nothing is written."""
    before = tuple(takewhile(lambda stage: "decisions" not in stage.gives, plan.stages))
    stages = plan.stages[: len(before) + 1]
    rendition = pipeline.render(document, replace(plan, stages=stages), overrides=overrides)
    return {decision.target: decision for decision in rendition.decisions}


def row_of(document: Document, decisions: Mapping[str, Decision], *, with_text: bool) -> Row:
    """One JSON object: offsets are code points into the reading text.

    A finding in the file name has no place in that text; it stands under
    ``file_name_findings``, with offsets into the name.
    """
    owners = {mention.finding: person for person in document.people for mention in person.mentions}
    rows: dict[bool, list[Row]] = {True: [], False: []}
    for finding in document.findings:
        block = document.blocks[finding.span.block]
        named = block.kind is BlockKind.FILE_NAME
        span = finding.span
        place = (span.start, span.stop) if named else document.place_of(span)
        row = _finding(finding, place, owners.get(finding.id), decisions.get(finding.id))
        if with_text:
            row["text"] = document.text_of(finding.span)
        rows[named].append(row)
    return {
        "source": {"sha256": document.source.sha256, "media_type": document.source.media_type},
        "document_type": document.family or "other",
        "document_subtype": document.subtype,
        "label": label_row(document.label or NOT_CHECKED),
        "sections": [section_row(section) for section in section_rows(document)],
        "findings": rows[False],
        "file_name_findings": rows[True],
    }


def _finding(
    finding: Finding, place: tuple[int, int], person: Person | None, decision: Decision | None
) -> Row:
    return {
        "id": finding.id,
        "start": place[0],
        "end": place[1],
        "entity": str(finding.entity),
        "role": str(person.role) if person else None,
        "person": person.id if person else None,
        "score": round(finding.score, 4),
        "recogniser": finding.recogniser,
        "action": str(decision.action) if decision else None,
        "reason": decision.reason if decision else None,
        "rule": decision.rule if decision else None,
    }
