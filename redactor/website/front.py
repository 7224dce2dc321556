"""``redactor check`` and ``run website``: from the command line to the report."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from redactor import console
from redactor.batch import gravest
from redactor.errors import GateReached, UsageError
from redactor.inputs import check_apart
from redactor.jobs import Settings
from redactor.pipeline import Subject, subject_of
from redactor.publishing import Result, prepare_folder, publish
from redactor.registry import unknown
from redactor.runners import Runner
from redactor.website.baseline import accepted_in, accepting, key_of, write_baseline
from redactor.website.checking import CheckSettings, check_site, grade_named, site_key
from redactor.website.correcting import PUBLIC, correct_site
from redactor.website.findings import NotChecked
from redactor.website.judging import PHOTO_RULES
from redactor.website.reports import FORMATS
from redactor.website.site import resources_of


@dataclass(frozen=True, slots=True)
class Options:
    """The options of the command."""

    jobs: Settings
    consent: Path | None = field(repr=False, default=None)
    photo_name_rule: str = "no-name"
    fail_on: str = "error"
    output_format: str = "text"
    out: Path | None = field(repr=False, default=None)
    baseline: Path | None = field(repr=False, default=None)
    accept: bool = False
    quiet: bool = False
    allow_hosts: tuple[str, ...] = field(repr=False, default=())
    most_pages: int = 2_000
    keep: Path | None = field(repr=False, default=None)
    allow_private: bool = False


def run_check(inputs: Sequence[str], options: Options, *, runner: Runner) -> int:
    """Check, write the report, and give the exit code: 0, or 5 at the gate.

    Raises UsageError, ConfigError, ModelError or OutputError.
    """
    if subject_of(options.jobs.pipeline) is Subject.TABLES:
        raise UsageError("A pipeline for tables cannot check a website.",
                         advice="Use the pipeline website.")  # fmt: skip
    gate = grade_named(options.fail_on)
    _one_of("report format", options.output_format, FORMATS)
    _one_of("photo name rule", options.photo_name_rule, PHOTO_RULES)
    if options.accept and options.baseline is None:
        raise UsageError("--accept needs --baseline.", advice="Name the file of the baseline.")
    key = b""
    if options.baseline is not None:
        key = key_of(options.baseline, create=options.accept)
    settings = CheckSettings(
        jobs=options.jobs,
        key=key,
        today=datetime.date.today(),
        consent=options.consent,
        photo_name_rule=options.photo_name_rule,
    )
    with tempfile.TemporaryDirectory(prefix="redactor-") as spare:
        roots, more = _roots(inputs, options, Path(spare))
        report = check_site(roots, settings=settings, runner=runner, more=more)
    if options.baseline is not None:
        if options.accept:
            write_baseline(options.baseline, report)
        report = accepting(report, accepted_in(options.baseline))
    written = FORMATS[options.output_format](report)
    if options.out is None:
        console.say(written.rstrip("\n"))
    else:
        result = Result(options.out.name, written.encode("utf-8"))
        publish(options.out.parent, [result], overwrite=True)
    if report.reaches(gate):
        if not options.quiet:
            console.warn("redactor: there are findings at the gate; see the report.")
        return GateReached.exit_code
    return 0


def _roots(
    inputs: Sequence[str], options: Options, spare: Path
) -> tuple[list[Path], tuple[NotChecked, ...]]:
    """The folders to check: those given, and those into which live sites were fetched."""
    roots: list[Path] = []
    more: list[NotChecked] = []
    for number, item in enumerate(inputs, start=1):
        if not item.lower().startswith(("http://", "https://")):
            roots.append(Path(item))
            continue
        from redactor.website.crawling import CrawlSettings, crawl, host_of

        folder = (options.keep or spare) / f"site-{number}"
        hosts = frozenset((host_of(item), *(host.lower() for host in options.allow_hosts)))
        settings = CrawlSettings(
            hosts=hosts, most_pages=options.most_pages, allow_private=options.allow_private
        )
        more += crawl(item, folder, settings).failed
        roots.append(folder)
    return roots, tuple(more)


@dataclass(frozen=True, slots=True)
class CorrectOptions:
    """The options of ``run website``."""

    jobs: Settings
    as_json: bool = False
    quiet: bool = False


def run_correction(inputs: Sequence[Path], options: CorrectOptions, *, runner: Runner) -> int:
    """Write the corrected copy of a site, check it again, and give the exit code.

    The report is of the corrected copy, with what was left out of it. Raises RedactorError.
    """
    out = options.jobs.out
    check_apart(inputs, out)
    prepare_folder(out, folders=(PUBLIC,), overwrite=options.jobs.overwrite)
    if any((out / PUBLIC).iterdir()) and not options.jobs.overwrite:
        raise UsageError("The output folder holds an earlier copy.", advice="Give --overwrite.")
    resources = resources_of(inputs)
    settings = CheckSettings(options.jobs, key=site_key(resources), today=datetime.date.today())
    done = correct_site(
        resources, out=out, settings=settings, runner=runner, overwrite=options.jobs.overwrite
    )
    report = check_site([out / PUBLIC], settings=settings, runner=runner, more=done.left_out)
    results = [
        Result("report.html", FORMATS["html"](report).encode("utf-8")),
        Result("report.jsonl", FORMATS["jsonl"](report).encode("utf-8")),
    ]
    publish(out, results, overwrite=options.jobs.overwrite)
    if options.as_json:
        console.say(FORMATS["jsonl"](report).rstrip("\n"))
    elif not options.quiet:
        console.say(
            f"{done.written} of {len(resources)} files written, {done.changed} of them changed,"
            f" {done.renamed} renamed, {len(done.left_out)} left out. What is still open stands in"
            " report.html."
        )
    return gravest(done.codes)


def _one_of(what: str, value: str, valid: Iterable[str]) -> None:
    names = tuple(valid)
    if value not in names:
        raise UsageError(unknown(what, value, names))
