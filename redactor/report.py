"""What was done with a source, in numbers, codes and places: never a word of it, never its name.

One `Report` a source. It becomes the source's label file and its row of ``report.jsonl``
(``interface.md``); both are the same at every run, so no times are in them.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from redactor import __version__
from redactor.document import (
    Action,
    Block,
    BlockKind,
    Check,
    Document,
    Label,
    Level,
    Remark,
    RemarkCode,
    Rendition,
    Span,
)
from redactor.places import Places
from redactor.tables.facts import ColumnRow, Proof, Spread

SCHEMA = 1
_TOKEN = re.compile(r"\[[a-z]+(?: [a-z]+){0,3}(?: \d+)?\]")
"""Replacements that may be quoted in a report. All tokens of the product are of this form."""
NOT_CHECKED = Label(Level.CONFIDENTIAL, reasons=("not-checked",))
"""What cannot be read counts as confidential until somebody looks (``labels.md`` section 2)."""


class Outcome(StrEnum):
    """How it ended. SKIPPED is for what systems leave in folders, which is nobody's paper."""

    PUBLISHED = "published"
    WITHHELD = "withheld"
    REFUSED = "refused"
    FAILED = "failed"
    SKIPPED = "skipped"


UNCLEAR = "UNCLEAR"
"""In place of an entity: words of a picture that could not be read for sure."""
CONFIDENTIAL_DOCUMENT = "confidential-document"
VERIFICATION_FAILED = "verification-failed"
SYSTEM_FILE, OTHER_JOB = "system-file", "other-job"
"""Why something was skipped."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why there is no copy: a code, one sentence of ours, and the exit code that it means."""

    code: str
    message: str
    exit_code: int


@dataclass(frozen=True, slots=True)
class Versions:
    """What made the results. ``models`` and ``profiles`` are (name, version, sha256).

    ``known`` is how many people the lists named that were given.
    """

    pipeline: str = ""
    version: str = ""
    sha256: str = ""
    models: tuple[tuple[str, str, str], ...] = ()
    audiences: tuple[str, ...] = ()
    profiles: tuple[tuple[str, str, str], ...] = ()
    known: int = 0
    tables: bool = False
    """Whether the run is an export of tables."""


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section in code points of the reading text, half-open, and where a reader finds it."""

    start: int
    end: int
    part: int
    cue: str
    ended_by: str
    sure: bool
    where: str


@dataclass(frozen=True, slots=True)
class Referral:
    """A place that a person has to decide about; it is removed until then."""

    where: str
    entity: str
    reason: str
    rule: str
    target: str


@dataclass(frozen=True, slots=True)
class Copy:
    """What became of one rendition. ``tokens`` counts places by what stands there now.

    ``redacted`` counts what a reader of the source sees, ``hidden`` what was found in places
    that no copy has (properties, comments, deleted text).
    """

    audience: str
    profile: str
    outcome: Outcome
    reason: str = ""
    file: str = ""
    also: tuple[str, ...] = ()
    """Other files that belong to the copy: an export's data note and plan."""
    label: Label | None = None
    redacted: tuple[tuple[str, int], ...] = ()
    tokens: tuple[tuple[str, int], ...] = ()
    referrals: tuple[Referral, ...] = ()
    cuts: int = 0
    hidden: int = 0
    remarks: tuple[Remark, ...] = ()
    """About pages of the copy: pictures, widths that were only coarsened."""
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One source. ``number`` is its place in the batch, ``name`` a name that is safe to show."""

    number: int
    name: str
    outcome: Outcome
    versions: Versions
    sha256: str = ""
    media_type: str = ""
    pages: int | None = None
    words: int = 0
    findings: int = 0
    document_type: str = "other"
    document_subtype: str | None = None
    label: Label = NOT_CHECKED
    sections: tuple[SectionRow, ...] = ()
    copies: tuple[Copy, ...] = ()
    fault: Fault | None = None
    reason: str = ""
    release: str = ""
    """For exports of tables: the release's name, its last day, and what was measured."""
    expiry: str = ""
    proofs: tuple[Proof, ...] = ()
    columns: tuple[ColumnRow, ...] = ()
    remarks: tuple[Remark, ...] = ()
    """About pages of the source: which were read by OCR."""
    places: tuple[tuple[str, int], ...] = ()

    @property
    def label_file(self) -> str:
        """Where the label lies in the output folder."""
        return f"labels/{self.name}.label.json"

    @property
    def referred(self) -> int:
        """How many places of all copies wait for a person."""
        return sum(len(copy.referrals) for copy in self.copies)


def section_rows(document: Document) -> tuple[SectionRow, ...]:
    """The sections of a document for reports."""
    places = Places(document)
    rows = []
    for section in document.sections:
        first, last = document.blocks[section.first], document.blocks[section.last]
        start, _ = document.place_of(Span(first.id, 0, len(first.text)))
        _, end = document.place_of(Span(last.id, 0, len(last.text)))
        seen = [b for b in document.blocks[section.first : section.last + 1] if not b.hidden]
        where = f"{places.of(section.first)} to {places.of(seen[-1].id if seen else section.last)}"
        rows.append(
            SectionRow(start, end, section.part, section.cue, section.ended_by,
                       section.sure, where)
        )  # fmt: skip
    return tuple(rows)


def copy_of(rendition: Rendition, *, outcome: Outcome, reason: str, file: str) -> Copy:
    """What a rendition did. What stands in a section that is cut counts with the section."""
    document = rendition.document
    gone = {block for cut in rendition.cuts for block in range(cut.first, cut.last + 1)}
    unseen = {block.id for block in document.blocks if _is_unseen(block)}
    found = {item.id: item for item in document.findings if item.span.block not in gone | unseen}
    removed = [d for d in rendition.decisions if d.action.removes and d.target in found]
    tokens = (item.replacement for item in rendition.redactions)
    return Copy(
        audience=rendition.audience,
        profile=rendition.profile,
        outcome=outcome,
        reason=reason,
        file=file,
        label=rendition.label,
        redacted=_counted(str(found[d.target].entity) for d in removed),
        tokens=_counted(token for token in tokens if _TOKEN.fullmatch(token)),
        referrals=_referrals(rendition, gone | unseen),
        hidden=sum(1 for item in document.findings if item.span.block in unseen),
        cuts=sum(1 for cut in rendition.cuts if cut.section),
        checks=rendition.checks,
        remarks=rendition.remarks,
    )


def _is_unseen(block: Block) -> bool:
    return block.hidden and block.kind is not BlockKind.FILE_NAME


def _counted(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(names).items(), key=lambda item: _natural(item[0])))


def _natural(name: str) -> tuple[tuple[bool, int, str], ...]:
    pieces = re.split(r"(\d+)", name)
    return tuple((p.isdigit(), int(p) if p.isdigit() else 0, p) for p in pieces)


def _referrals(rendition: Rendition, gone: set[int]) -> tuple[Referral, ...]:
    document = rendition.document
    unclear = _unclear_pages(document)
    referred = [d for d in rendition.decisions if d.action is Action.REFER]
    if not referred:
        return unclear
    places = Places(document)
    findings = {finding.id: finding for finding in document.findings}
    sections = {section.id: section for section in document.sections}
    rows = []
    for d in referred:
        if d.target in sections:
            block, entity = sections[d.target].first, "SECTION"
        elif findings[d.target].span.block in gone:
            continue  # it goes with its section, which has a row of its own, or is in no copy
        else:
            block, entity = findings[d.target].span.block, str(findings[d.target].entity)
        rows.append((block, Referral(places.of(block), entity, d.reason, d.rule, d.target)))
    return (*unclear, *(row for _, row in sorted(rows, key=lambda item: item[0])))


def _unclear_pages(document: Document) -> tuple[Referral, ...]:
    """A row for each page with words that OCR was not sure of; no copy has these words."""
    return tuple(
        Referral(f"page {remark.page}", UNCLEAR, str(remark.code), "ocr", f"page:{remark.page}")
        for remark in document.remarks
        if remark.code is RemarkCode.OCR and remark.count
    )


def label_row(label: Label | None) -> Mapping[str, object] | None:
    """A label as in label files."""
    if label is None:
        return None
    return {
        "level": label.level.name,
        "descriptors": list(label.descriptors),
        "reasons": list(label.reasons),
        "handling": list(label.handling),
        "rules": list(label.rules),
    }


def section_row(section: SectionRow) -> dict[str, object]:
    """A section as in label files."""
    return {
        "start": section.start,
        "end": section.end,
        "part": section.part,
        "cue": section.cue,
        "ended_by": section.ended_by,
        "sure": section.sure,
    }


def label_file_of(report: Report) -> dict[str, object]:
    """The content of ``labels/NAME.ext.label.json`` (``interface.md``)."""
    fault = report.fault
    return {
        "schema": SCHEMA,
        "source": {
            "sha256": report.sha256 or None,
            "media_type": report.media_type or None,
            "pages": report.pages,
        },
        "document_type": report.document_type,
        "document_subtype": report.document_subtype,
        "label": label_row(report.label),
        "sections": [section_row(section) for section in report.sections],
        "renditions": [_copy_row(copy) for copy in report.copies],
        "outcome": str(report.outcome),
        "reason": report.reason or None,
        "error": {"code": fault.code, "message": fault.message} if fault else None,
        **_export_rows(report),
        **versions_row(report.versions),
    }


def _export_rows(report: Report) -> dict[str, object]:
    """What an export of tables adds to a label file; nothing for a paper."""
    if not report.release:
        return {}
    return {
        "release": {"id": report.release, "expiry": report.expiry},
        "tables": [_proof_row(proof) for proof in report.proofs],
        "columns": [
            {
                "table": row.sheet,
                "column": row.position,
                "kind": row.kind,
                "class": str(row.klass),
                "confidence": row.confidence,
                "evidence": list(row.evidence),
                "treatment": str(row.treatment),
            }
            for row in report.columns
        ],
        "hidden_places": dict(report.places),
    }


def _proof_row(proof: Proof) -> dict[str, object]:
    return {
        "table": proof.sheet,
        "shape": str(proof.shape),
        "rows_before": proof.rows_before,
        "rows_after": proof.rows_after,
        "k": proof.k,
        "l": proof.l_least,
        "groups_before": _spread_row(proof.before),
        "groups_after": _spread_row(proof.after),
        "cells": proof.cells,
        "hidden_primary": proof.primary,
        "hidden_secondary": proof.secondary,
        "rounded": proof.rounded,
        "narrowest_range": proof.narrowest if proof.narrowest != math.inf else None,
        "information_lost": proof.loss,
        "made_coarser": list(proof.steps),
    }


def _spread_row(spread: Spread | None) -> dict[str, object] | None:
    if spread is None:
        return None
    return {
        "smallest": spread.smallest,
        "groups": spread.groups,
        "rows_at_risk": spread.at_risk,
        "groups_with_one_value": spread.same,
        "sizes": [{"from": a, "to": b, "groups": n} for a, b, n in spread.sizes],
    }


def versions_row(versions: Versions) -> dict[str, object]:
    """What made the results, as in label files."""
    return {
        "pipeline": {
            "name": versions.pipeline,
            "version": versions.version,
            "sha256": versions.sha256,
        },
        "profiles": _named(versions.profiles),
        "known_people": versions.known,
        "models": _named(versions.models),
        "redactor": __version__,
    }


def _named(rows: Iterable[tuple[str, str, str]]) -> list[dict[str, str]]:
    return [{"name": name, "version": version, "sha256": sha256} for name, version, sha256 in rows]


def _copy_row(copy: Copy) -> dict[str, object]:
    return {
        "audience": copy.audience,
        "profile": copy.profile,
        "file": copy.file or None,
        "also": list(copy.also),
        "label": label_row(copy.label),
        "redacted": dict(copy.redacted),
        "hidden": copy.hidden,
        "referred": len(copy.referrals),
        "checks": [
            {"name": c.name, "witness": c.witness, "passed": c.passed, "count": c.count}
            for c in copy.checks
        ],
        "outcome": str(copy.outcome),
        "reason": copy.reason or None,
    }


def _remark_rows(remarks: Iterable[Remark]) -> list[dict[str, object]]:
    return [{"page": r.page, "remark": str(r.code), "count": r.count} for r in remarks]


def report_row(report: Report) -> dict[str, object]:
    """A row of ``report.jsonl``: the label's content, and what the page shows beyond it."""
    row = label_file_of(report)
    row["number"] = report.number
    row["name"] = report.name
    row["label_file"] = None if report.outcome is Outcome.SKIPPED else report.label_file
    row["words"] = report.words
    row["findings"] = report.findings
    row["remarks"] = _remark_rows(report.remarks)
    row["copy_remarks"] = {copy.audience: _remark_rows(copy.remarks) for copy in report.copies}
    row["tokens"] = {copy.audience: dict(copy.tokens) for copy in report.copies}
    row["referrals"] = [
        {
            "audience": copy.audience,
            "target": item.target,
            "where": item.where,
            "entity": item.entity,
            "reason": item.reason,
            "rule": item.rule,
        }
        for copy in report.copies
        for item in copy.referrals
    ]
    return row


def jsonl(rows: Iterable[Mapping[str, object]]) -> bytes:
    """Rows as JSON Lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode("utf-8")
