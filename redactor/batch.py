"""A batch: all sources of a run, its workers, its report and its exit code.

The exit code is that of the gravest thing that happened, in this order: a fault of the
program or a dead worker (1), a wrong model (8), a copy that was not clean (7), a result
that could not be written (9), a refused file (4), wrong decisions for a file (3, 2) and
with --strict a passage that a person must decide (6). Otherwise it is 0.
"""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from redactor import report_page
from redactor.errors import OutputError, RedactorError, Referred, UsageError
from redactor.explain import Explained, explain, not_explained, prepare_tables
from redactor.exports import close_release
from redactor.faults import lost_fault
from redactor.inputs import Found, check_apart, find_sources, is_table, plan_jobs
from redactor.jobs import (
    Job,
    Settings,
    bench_for,
    given_up,
    run_job,
    versions_for,
)
from redactor.pipeline import subject_of
from redactor.publishing import (
    LABELS,
    Result,
    prepare_folder,
    publish,
    remove_earlier,
    sweep,
)
from redactor.report import Outcome, Report, Versions, jsonl, report_row
from redactor.runners import Crew, Lost, Runner

GRAVITY = (1, 8, 7, 9, 4, 3, 2, 6, 0)
"""Exit codes from the gravest."""
_NO_REPORT = "The report could not be written; papers that were finished are in the output folder."


@dataclass(frozen=True, slots=True)
class Batch:
    """What came of a run. ``skipped`` are rows for litter and marked folders."""

    reports: tuple[Report, ...]
    skipped: tuple[Report, ...]
    versions: Versions

    def count(self, outcome: Outcome) -> int:
        """How many sources ended so."""
        return sum(1 for report in self.reports if report.outcome is outcome)

    @property
    def referred(self) -> int:
        """How many places wait for a person."""
        return sum(report.referred for report in self.reports)

    def exit_code(self, *, strict: bool = False) -> int:
        """The gravest of all sources. Referred places count only when ``strict``."""
        codes = {report.fault.exit_code for report in self.reports if report.fault}
        if strict and self.referred:
            codes.add(Referred.exit_code)
        return gravest(codes)


def gravest(codes: Iterable[int]) -> int:
    """The exit code that stands for all."""
    return min(codes, key=GRAVITY.index, default=0)


@dataclass(frozen=True, slots=True)
class Watcher:
    """Who is told while a batch runs: first how many jobs there are, then each report."""

    begin: Callable[[int], None] = field(default=lambda _: None)
    done: Callable[[Report], None] = field(default=lambda _: None)


def run_batch(
    inputs: Sequence[Path],
    *,
    settings: Settings,
    runner: Runner,
    watcher: Watcher | None = None,
    work: Callable[[Job], Report] = run_job,
    facts: Callable[[Settings], Versions | RedactorError] = versions_for,
) -> Batch:
    """Do every job, write the report, and say how it ended.

    Raises UsageError, ConfigError, ModelError or OutputError before any work is done, and
    OutputError when the report itself could not be written.
    """
    watcher = watcher or Watcher()
    check_apart(inputs, settings.out)
    found = find_sources(inputs, subject=subject_of(settings.pipeline))
    if not found:
        raise UsageError("There are no files in the input.")
    jobs = plan_jobs(found, settings)
    prepare_folder(settings.out, folders=(LABELS,), overwrite=settings.overwrite)
    try:
        with runner.crew(partial(bench_for, settings), jobs=len(jobs)) as crew:
            versions = _facts(crew, partial(facts, settings))
            prepare_folder(settings.out, folders=versions.audiences[:1], overwrite=True)
            if settings.overwrite:
                remove_earlier(settings.out)
            watcher.begin(len(jobs))
            reports = _reports(crew, jobs, work, versions, watcher)
        if settings.request is not None and versions.tables:
            close_release(settings.request)
    finally:  # a worker that was ended while it wrote leaves a temporary file
        with contextlib.suppress(OSError):
            sweep(settings.out)
    skipped = tuple(
        _skipped(item, number, versions) for number, item in _litter(found, after=len(jobs))
    )
    batch = Batch(reports, skipped, versions)
    _write_report(batch, settings)
    return batch


def _facts(crew: Crew, question: Callable[[], Versions | RedactorError]) -> Versions:
    answer = crew.ask(question)
    if isinstance(answer, Lost):
        raise RedactorError("The workers could not be started.")
    if isinstance(answer, RedactorError):
        raise answer
    return answer


def _reports(
    crew: Crew,
    jobs: Sequence[Job],
    work: Callable[[Job], Report],
    versions: Versions,
    watcher: Watcher,
) -> tuple[Report, ...]:
    reports: dict[int, Report] = {}
    for place, answer in crew.each(work, jobs):
        if isinstance(answer, Lost):
            answer = given_up(jobs[place], lost_fault(answer), versions)
        reports[place] = answer
        watcher.done(answer)
    return tuple(reports[place] for place in range(len(jobs)))


def explain_files(
    files: Sequence[Path], *, settings: Settings, runner: Runner, with_text: bool = False
) -> tuple[Explained, ...]:
    """A row for each file, in the order given. Raises UsageError for anything but files."""
    for number, path in enumerate(files, start=1):
        if not path.is_file():
            raise UsageError(f"File {number} of {len(files)} is not there, or is not a file.")
    jobs = plan_jobs([Found(path) for path in files], settings)
    rows: dict[int, Explained] = {}
    tables = all(map(is_table, files))
    prepare = prepare_tables if tables else partial(bench_for, settings)
    with runner.crew(prepare, jobs=len(jobs)) as crew:
        if not tables:
            _facts(crew, partial(versions_for, settings))
        for place, answer in crew.each(partial(explain, with_text=with_text), jobs):
            if isinstance(answer, Lost):
                answer = not_explained(jobs[place], lost_fault(answer))
            rows[place] = answer
    return tuple(rows[place] for place in range(len(jobs)))


def _litter(found: Sequence[Found], *, after: int) -> Iterable[tuple[int, Found]]:
    return enumerate((item for item in found if item.skipped), start=after + 1)


def _skipped(item: Found, number: int, versions: Versions) -> Report:
    return Report(
        number=number,
        name=item.skipped,
        outcome=Outcome.SKIPPED,
        versions=versions,
        reason=item.reason,
    )


def _write_report(batch: Batch, settings: Settings) -> None:
    rows = jsonl(report_row(report) for report in (*batch.reports, *batch.skipped))
    page = report_page.page(batch.reports, batch.skipped, batch.versions)
    results = [Result("report.html", page.encode("utf-8")), Result("report.jsonl", rows)]
    try:
        publish(settings.out, results, overwrite=settings.overwrite)
    except OutputError:
        raise OutputError(_NO_REPORT) from None


def outcome_counts(batch: Batch) -> dict[str, int]:
    """How many sources ended how, in the order of the outcomes."""
    counts = Counter(report.outcome for report in (*batch.reports, *batch.skipped))
    return {str(outcome): counts[outcome] for outcome in Outcome if counts[outcome]}
