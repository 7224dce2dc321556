"""Exports of tables: one file of a release is understood, made safe, published and registered.

The job's entrance is `redactor.jobs.run_job`, as for papers. This part of the shell reads the
register (vault and ledger) and writes to it; the stages see neither disk nor clock.
"""

from __future__ import annotations

import datetime
import hashlib
import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from redactor import naming
from redactor.errors import ReleaseRefused, UsageError, VerificationError
from redactor.pipeline import through
from redactor.publishing import Result, json_bytes, publish
from redactor.report import (
    VERIFICATION_FAILED,
    Copy,
    Fault,
    Outcome,
    Referral,
    Report,
    label_file_of,
)
from redactor.tables.facts import ColumnRow, Doubt, Treatment

if TYPE_CHECKING:
    from redactor.jobs import Bench, Job
    from redactor.tables.table import Dataset, Export, Terms

_RELEASE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{2,40}")
_NOT_CLEAN = (
    "The copy was not clean, so it was not published. Look at the checks in the label file,"
    " and report the fault, without the table."
)
PLANS, PLAN_ENDING = "plans", ".plan.toml"
NOTE_ENDING = ".note.txt"
_JOINED = "Joined with other files of this release, this one would show too small groups."
_ENDINGS = {"text/csv": ".csv"}


@dataclass(frozen=True, slots=True)
class Request:
    """What the user says about a release. ``date`` and ``expiry`` are ISO dates.

    ``release`` names the release; the same name makes the same pseudonyms and the same order
    of rows again, from the key in the vault.
    """

    release: str
    date: str
    purpose: str = field(repr=False, default="")
    collected_for: str = field(repr=False, default="")
    recipient: str = field(repr=False, default="")
    authoriser: str = field(repr=False, default="")
    expiry: str = ""
    plan: Path | None = field(repr=False, default=None)
    register: Path = field(repr=False, default=Path())

    @property
    def said(self) -> bool:
        """Whether the user said anything that only exports have."""
        words = (self.purpose, self.collected_for, self.recipient, self.authoriser, self.expiry)
        return any(words) or self.plan is not None

    def terms(self, profile: str, days: int) -> Terms:
        """The terms of the release under a profile. Raises UsageError for a bad expiry."""
        from redactor.tables.table import Terms

        today = datetime.date.fromisoformat(self.date)
        last = today + datetime.timedelta(days=days)
        if self.expiry:
            try:
                last = datetime.date.fromisoformat(self.expiry)
            except ValueError:
                raise UsageError("--expiry must be a date such as 2027-07-31.") from None
            if last <= today:
                raise UsageError("--expiry is not in the future.")
        return Terms(self.release, profile, self.purpose, self.collected_for, self.recipient,
                     self.authoriser, last.isoformat())  # fmt: skip


def new_request(
    *, release: str | None, register: Path | None, default: Path, **said: object
) -> Request:
    """The request of a run: today's date, and a name of its own unless one is repeated.

    Raises UsageError for a name that is none.
    """
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    name = release or f"R{today.replace('-', '')}-{secrets.token_hex(4)}"
    if not _RELEASE.fullmatch(name):
        raise UsageError("--release must be the name of a release, letters, figures and hyphens.")
    given = {key: value for key, value in said.items() if value is not None}
    return Request(name, today, register=register or default, **given)  # type: ignore[arg-type]


def check_request(request: Request, profile: str) -> None:
    """Whether a release may begin at all. Raises UsageError or ReleaseRefused."""
    from redactor.tables.profile import admit, load_table_profile

    rules = load_table_profile(profile)
    admit(request.terms(profile, rules.days), rules)


def run_export(job: Job, bench: Bench) -> Report:
    """One file of a release to its end. Raises what `redactor.jobs.run_job` turns into a report."""
    from redactor.tables.joining import key_apart
    from redactor.tables.ledger import Entry, Ledger
    from redactor.tables.profile import load_table_profile

    start, request = _begun(job, bench)
    source, rules = start.dataset.source, load_table_profile(start.terms.profile)
    ledger = Ledger(request.register)
    render = cast("Sequence[Callable[[Export], Export]]", bench.pipeline.renditions[0].stages)
    for attempt in (start, replace(start, key=key_apart(start.key, source.sha256), apart=True)):
        export = through(render, attempt)
        report, results = _settled(job, export, bench)
        if report.outcome is not Outcome.PUBLISHED or export.output is None:
            publish(job.settings.out, results, overwrite=job.settings.overwrite)
            return report
        digest = hashlib.sha256(export.output).hexdigest()
        entry = Entry(export.terms, request.date, source.sha256, digest, _facts(export))
        number = ledger.add(entry, export.traces, k=rules.k)
        if number is not None:
            break
    else:
        raise ReleaseRefused(_JOINED, advice="Give this file in a run of its own.")
    try:
        publish(job.settings.out, results, overwrite=job.settings.overwrite)
    except BaseException:
        ledger.take_back(number)
        raise
    return report


def _begun(job: Job, bench: Bench) -> tuple[Export, Request]:
    """The file, understood, with the keys of its release and what earlier ones left."""
    from redactor.jobs import open_source
    from redactor.tables.ledger import Ledger
    from redactor.tables.profile import load_table_profile
    from redactor.tables.table import Dataset, Export
    from redactor.tables.vault import LEDGER_KEY, Vault

    request = job.settings.request
    if request is None:
        raise UsageError("An export needs a purpose.", advice="Give --purpose and run again.")
    profile = bench.pipeline.renditions[0].profile
    terms = request.terms(profile, load_table_profile(profile).days)
    understand = cast("Sequence[Callable[[Dataset], Dataset]]", bench.pipeline.stages)
    dataset = through(understand, Dataset(open_source(job)))
    vault = Vault.at(request.register)
    export = Export(
        dataset,
        terms,
        key=vault.key_for(request.release),
        ledger_key=vault.key_for(LEDGER_KEY),
        known=bench.known,
        asked=_asked(request.plan),
        earlier=Ledger(request.register).earlier(than=request.release),
    )
    return export, request


def close_release(request: Request) -> None:
    """Throw away the key of a release of which nothing was published."""
    from redactor.tables.ledger import Ledger
    from redactor.tables.vault import VAULT, Vault

    if (request.register / VAULT).exists() and not Ledger(request.register).has(request.release):
        Vault.at(request.register).forget(request.release)


def _asked(path: Path | None) -> str | None:
    if path is None:
        return None
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise UsageError("The file given with --plan cannot be read.") from None


def _facts(export: Export) -> dict[str, object]:
    """What the ledger says of the tables: shapes and numbers."""
    tables = [
        {"table": p.sheet, "shape": str(p.shape), "rows": p.rows_after, "k": p.k,
         "hidden": p.primary + p.secondary + p.cells * (p.k > 0)}
        for p in export.proofs
    ]  # fmt: skip
    return {"tables": tables}


def _settled(job: Job, export: Export, bench: Bench) -> tuple[Report, list[Result]]:
    """How the file ends, and everything that is to be put in its place."""
    from redactor.tables.labels import FAMILY, source_label, subtype_of
    from redactor.tables.plan import counts_of, plan_toml
    from redactor.tables.profile import load_table_profile

    outcome = Outcome.PUBLISHED if export.clean else Outcome.WITHHELD
    name = _name(job, export, outcome)
    results = []
    place = note = ""
    if export.clean and export.output is not None:
        place = f"{export.terms.profile}/{name}"
        note = f"{place}{NOTE_ENDING}"
        results = [Result(place, export.output), Result(note, export.note.encode("utf-8"))]
    plan = f"{PLANS}/{name}{PLAN_ENDING}"
    counts = counts_of(export.asked, load_table_profile(export.terms.profile))
    written_plan = plan_toml(export.dataset, export.plan, export.terms.profile, counts)
    results.append(Result(plan, written_plan.encode("utf-8")))
    reason = "" if export.clean else VERIFICATION_FAILED
    copy = Copy(
        audience=export.terms.profile,
        profile=export.terms.profile,
        outcome=outcome,
        reason=reason,
        file=place,
        also=tuple(filter(None, (note, plan))),
        label=export.label,
        redacted=_upper(export.redacted),
        referrals=tuple(_referral(doubt) for doubt in export.doubts),
        hidden=sum(count for _, count in export.dataset.hidden),
        checks=export.checks,
    )
    sheets = export.dataset.sheets
    report = Report(
        number=job.number,
        name=name,
        outcome=outcome,
        versions=bench.versions,
        sha256=export.dataset.source.sha256,
        media_type=export.dataset.source.media_type,
        pages=len(sheets),
        words=sum(sheet.frame.height for sheet in sheets),
        findings=sum(len(sheet.columns) for sheet in sheets),
        document_type=FAMILY,
        document_subtype=subtype_of(export.dataset),
        label=source_label(export.dataset),
        copies=(copy,),
        fault=None if export.clean
        else Fault(VERIFICATION_FAILED, _NOT_CLEAN, VerificationError.exit_code),
        reason=reason,
        release=export.terms.release,
        expiry=export.terms.expiry,
        proofs=export.proofs,
        columns=_columns(export),
        places=export.dataset.hidden,
    )  # fmt: skip
    results.append(Result(report.label_file, json_bytes(label_file_of(report))))
    return report, results


def _upper(counts: Sequence[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    return tuple((kind.upper().replace("-", "_"), count) for kind, count in counts)


def _referral(doubt: Doubt) -> Referral:
    return Referral(doubt.where, doubt.what.replace("-", "_"), doubt.reason, doubt.rule, "")


def _columns(export: Export) -> tuple[ColumnRow, ...]:
    return tuple(
        ColumnRow(sheet.number, column.position + 1, choice.kind, choice.klass,
                  round(column.confidence, 2), column.evidence, Treatment(choice.treatment))
        for sheet, plan in zip(export.dataset.sheets, export.plan, strict=True)
        for column, choice in zip(sheet.columns, plan, strict=True)
    )  # fmt: skip


def _name(job: Job, export: Export, outcome: Outcome) -> str:
    """A name for the copy that shows nobody's, with the ending of what was written."""
    from redactor.jobs import safe_name

    name = safe_name(job, outcome)
    ending = _ENDINGS.get(export.dataset.source.media_type, ".xlsx")
    own = naming.suffix_of(name)
    if own.lower() == ending:
        return name
    return f"{name[: len(name) - len(own)]}-{job.key}{ending}"
