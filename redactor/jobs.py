"""A job: one source is opened, understood, rendered for each audience, and published.

Every front end and runner calls `run_job`. This is the only place that opens the user's
papers, and with `redactor.publishing` the only one that writes results. A `Job` and its
`Report` hold places and numbers, never text, so they may travel to another process.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path, PurePath

from redactor import modelstore, naming, ocr, registry
from redactor.decisions import Review, read_review
from redactor.document import Document, Entity, KnownPerson, Rendition, Role, Source
from redactor.errors import (
    ConfigError,
    LimitExceeded,
    RedactorError,
    SourceError,
    UsageError,
    VerificationError,
)
from redactor.exports import Request, check_request, run_export
from redactor.faults import fault_of, unexpected
from redactor.installed import profiles, table_profiles
from redactor.pipeline import Pipeline, Subject
from redactor.policy import load_profile
from redactor.publishing import Result, json_bytes, publish
from redactor.report import (
    NOT_CHECKED,
    VERIFICATION_FAILED,
    Copy,
    Fault,
    Outcome,
    Report,
    Versions,
    copy_of,
    label_file_of,
    section_rows,
)

LARGEST_FILE = 256 * 1024 * 1024
"""Bytes. Files are held in memory."""
_NOT_CLEAN = (
    "The copy for {audience} was not clean, so it was not published."
    " Redact this paper by hand and report the fault, without the document."
)
_NO_PIPELINE = "There is no pipeline of the name given."
_PIPELINE = re.compile(r"[a-z][a-z0-9-]{0,30}|.*\.toml", re.DOTALL)
"""What may be a pipeline; whatever else stands in its place may be a paper named after a child."""
NO_PROFILE = "none"
"""In a pipeline file: the profile has to be named with --profile."""
_WHOLE = "The paper is confidential as a whole, so this audience gets no copy."


@dataclass(frozen=True, slots=True)
class Settings:
    """What is the same for all jobs of a batch."""

    pipeline: str
    out: Path = field(repr=False, default=Path())
    models: str = "full"
    profile: str | None = None
    roll: Path | None = field(repr=False, default=None)
    staff: Path | None = field(repr=False, default=None)
    decisions: Path | None = field(repr=False, default=None)
    overwrite: bool = False
    request: Request | None = None
    """For exports of tables: what for, for whom, by whose leave."""


@dataclass(frozen=True, slots=True)
class Job:
    """One source. ``mark`` and ``key`` keep its outputs apart from those of other sources.

    ``sha256`` is the digest of the bytes when the batch was planned, or empty if they
    could not be read; then ``problem`` says why.
    """

    number: int
    path: Path = field(repr=False)
    settings: Settings
    sha256: str = ""
    mark: str = ""
    key: str = ""
    problem: str = ""

    @property
    def may_be_scan(self) -> bool:
        """Whether pages of it may have to be read by OCR, which takes its time."""
        return self.path.suffix.lower() == ".pdf" and ocr.engine() is not None


@dataclass(frozen=True, slots=True)
class Bench:
    """What a worker loads once: the pipeline, the people of the lists, a reviewer's decisions."""

    pipeline: Pipeline
    versions: Versions
    known: tuple[KnownPerson, ...] = field(repr=False, default=())
    review: Review = field(default_factory=Review)


@cache
def bench_for(settings: Settings) -> Bench:
    """Load what all jobs with these settings need. Raises RedactorError."""
    if not _PIPELINE.fullmatch(settings.pipeline):
        raise ConfigError(_NO_PIPELINE, advice="Name the pipeline first, then the papers.")
    known = (*_people(settings.roll, Role.PUPIL), *_people(settings.staff, Role.STAFF))
    review = Review()
    if settings.decisions is not None:
        review = read_review(_bytes_of(settings.decisions, "The file given with --decisions"))
    pipeline = Pipeline.load(settings.pipeline, models=settings.models, profile=settings.profile)
    if pipeline.subject is Subject.TABLES:
        _check_export(settings, pipeline)
    else:
        if settings.request is not None and settings.request.said:
            raise UsageError("--purpose and the like belong to exports of tables only.")
        for plan in pipeline.renditions:
            load_profile(plan.profile)  # an unknown one stops the run, not each paper
    return Bench(pipeline, _versions(pipeline, len(known)), known, review)


def _check_export(settings: Settings, pipeline: Pipeline) -> None:
    """Whether an export may begin: a profile is named and the terms fit it."""
    profile = pipeline.renditions[0].profile
    if profile == NO_PROFILE:
        raise UsageError(
            "An export needs a release profile.",
            advice="Give --profile; redactor profiles lists them.",
        )
    if settings.request is None:
        raise UsageError("An export needs a purpose.", advice="Give --purpose and run again.")
    check_request(settings.request, profile)


def versions_for(settings: Settings) -> Versions | RedactorError:
    """What will make the results, or why nothing can be done with these settings."""
    try:
        return bench_for(settings).versions
    except RedactorError as error:
        return error
    except Exception as error:  # noqa: BLE001 - the edge between two processes
        return RedactorError(unexpected(error))


def _versions(pipeline: Pipeline, known: int) -> Versions:
    used = {plan.profile for plan in pipeline.renditions}
    models = (modelstore.load(reference) for reference in pipeline.models)
    return Versions(
        pipeline=pipeline.name,
        version=pipeline.version,
        sha256=pipeline.sha256,
        models=tuple((model.name, model.version, model.sha256) for model in models),
        audiences=tuple(plan.audience for plan in pipeline.renditions),
        profiles=tuple(
            (str(row["name"]), str(row["version"]), str(row["sha256"]))
            for row in (table_profiles if pipeline.subject is Subject.TABLES else profiles)()
            if row["name"] in used
        ),
        known=known,
        tables=pipeline.subject is Subject.TABLES,
    )


def _people(path: Path | None, role: Role) -> tuple[KnownPerson, ...]:
    if path is None:
        return ()
    from redactor.people.lists import read_list

    option = "--roll" if role is Role.PUPIL else "--staff"
    data = _bytes_of(path, f"The list given with {option}")
    return read_list(data, path.suffix.lower(), role=role)


def _bytes_of(path: Path, what: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise UsageError(f"{what} cannot be read.", advice="Check the path.") from None


def run_job(job: Job, bench: Bench | None = None) -> Report:
    """Do one job to its end. Never raises for what a source holds or does."""
    try:
        bench = bench or bench_for(job.settings)
        return _run(job, bench)
    except Exception as error:  # noqa: BLE001 - the one guarded edge: a file is one row, never more
        return given_up(job, fault_of(error), bench.versions if bench else Versions())


def _run(job: Job, bench: Bench) -> Report:
    if bench.pipeline.subject is Subject.TABLES:
        return run_export(job, bench)
    source = open_source(job)
    document = bench.pipeline.understand(source, bench.known)
    overrides = bench.review.for_source(source.sha256)
    renditions = [
        bench.pipeline.render(document, plan, overrides=overrides.get(plan.audience, ()))
        for plan in bench.pipeline.renditions
        if plan.applies_to(document)
    ]
    name = next((r.file_name for r in renditions if r.file_name), "")
    report, results = _settled(job, document, renditions, name, bench)
    label = Result(report.label_file, json_bytes(label_file_of(report)))
    publish(job.settings.out, [*results, label], overwrite=job.settings.overwrite)
    return report


def open_source(job: Job) -> Source:
    """The file as it was when the batch was planned. Raises SourceError."""
    if job.problem:
        raise SourceError(job.problem, advice="")
    try:
        if job.path.stat().st_size > LARGEST_FILE:
            raise LimitExceeded(f"The file is larger than {LARGEST_FILE // 1024**2} MB.")
        data = job.path.read_bytes()
    except OSError:
        raise SourceError("The file cannot be opened.", advice="Check who may read it.") from None
    source = Source(media_type="", data=data, name=unicodedata.normalize("NFC", job.path.name))
    if source.sha256 != job.sha256:
        raise SourceError("The file was changed during the run.", advice="Run again.")
    return source


def _settled(
    job: Job, document: Document, renditions: list[Rendition], file_name: str, bench: Bench
) -> tuple[Report, list[Result]]:
    """How each copy ends, what is to be published, and how the source ends: as its main copy."""
    outcome = _verdict(renditions[0])[0]
    if naming.shows(naming.stem_of(file_name), _names_removed(renditions)):
        file_name = ""
    name = _name_of(job, file_name, outcome)
    copies: list[Copy] = []
    results: list[Result] = []
    for rendition in renditions:
        verdict, reason = _verdict(rendition)
        place = ""
        if verdict is Outcome.PUBLISHED and rendition.output is not None:
            place = f"{rendition.audience}/{_output_name(job, name, document, bench)}"
            results.append(Result(place, rendition.output))
        copies.append(copy_of(rendition, outcome=verdict, reason=reason, file=place))
    report = Report(
        number=job.number,
        name=name,
        outcome=outcome,
        versions=bench.versions,
        sha256=document.source.sha256,
        media_type=document.source.media_type,
        pages=_pages(document, bench),
        words=sum(len(block.text.split()) for block in document.blocks),
        findings=len(document.findings),
        document_type=document.family or "other",
        document_subtype=document.subtype,
        label=document.label or NOT_CHECKED,
        sections=section_rows(document),
        remarks=document.remarks,
        copies=tuple(copies),
        fault=_fault_of_copies(copies),
        reason=copies[0].reason,
    )
    return report, results


def _names_removed(renditions: list[Rendition]) -> set[str]:
    """The names that the main copy does not show; they are in no name of a file either."""
    document = renditions[0].document
    removed = {d.target for d in renditions[0].decisions if d.action.removes}
    return {
        document.text_of(finding.span)
        for finding in document.findings
        if finding.entity is Entity.PERSON and finding.id in removed
    }


def _verdict(rendition: Rendition) -> tuple[Outcome, str]:
    if rendition.withheld:
        return Outcome.WITHHELD, rendition.withheld
    if not rendition.clean:
        return Outcome.WITHHELD, VERIFICATION_FAILED
    return Outcome.PUBLISHED, ""


def _fault_of_copies(copies: list[Copy]) -> Fault | None:
    unclean = [copy.audience for copy in copies if copy.reason == VERIFICATION_FAILED]
    if unclean:
        message = _NOT_CLEAN.format(audience=" and ".join(unclean))
        return Fault(VERIFICATION_FAILED, message, VerificationError.exit_code)
    reason = next((copy.reason for copy in copies if copy.reason), "")
    return Fault(reason, _WHOLE, 0) if reason else None


def _pages(document: Document, bench: Bench) -> int | None:
    suffix = PurePath(document.source.name).suffix
    file_format = registry.format_for(document.source.data, suffix, bench.pipeline.plugins)
    return file_format.pages(document.source.data)


def _output_name(job: Job, name: str, document: Document, bench: Bench) -> str:
    """The copy's name: the source's ending, or that of the format it was converted to.

    A Word file called minutes.txt must not meet the copy of a minutes.docx.
    """
    suffix = PurePath(document.source.name).suffix
    file_format = registry.format_for(document.source.data, suffix, bench.pipeline.plugins)
    ending = file_format.output_suffix
    if ending is None or ending == naming.suffix_of(name).lower():
        return name
    own = naming.suffix_of(name)
    key = "" if own.lower() in naming.WORD_LIKE else f"-{job.key}"
    return f"{name[: len(name) - len(own)]}{key}{ending}"


def _name_of(job: Job, file_name: str, outcome: Outcome) -> str:
    """A name that shows nobody's: the pipeline's if that is safe, else by a rule of its own."""
    source_name = unicodedata.normalize("NFC", job.path.name)
    suffix = naming.suffix_of(source_name)
    stem = naming.stem_of(source_name)
    if file_name:
        safe = naming.valid(naming.stem_of(file_name))
        mark = job.mark if file_name == source_name else f"-{job.key}"
        return f"{safe or 'paper'}{mark}{suffix}"
    if naming.is_neutral(stem):
        return f"{naming.valid(stem)}{job.mark}{suffix}"
    return f"{outcome}-{job.key}{suffix}"


def safe_name(job: Job, outcome: Outcome) -> str:
    """A name for the outputs of a source that was not read as a paper."""
    return _name_of(job, "", outcome)


def given_up(job: Job, fault: Fault, versions: Versions) -> Report:
    """The report of a source without a copy, and its label file if the folder takes it."""
    outcome, reason = _outcome_of(fault)
    report = Report(
        number=job.number,
        name=_name_of(job, "", outcome),
        outcome=outcome,
        versions=versions,
        sha256=job.sha256,
        fault=fault,
        reason=reason,
    )
    label = Result(report.label_file, json_bytes(label_file_of(report)))
    try:
        publish(job.settings.out, [label], overwrite=job.settings.overwrite)
    except RedactorError as error:
        fault = fault_of(error)
        return given_up_without_label(job, fault, versions)
    return report


def given_up_without_label(job: Job, fault: Fault, versions: Versions) -> Report:
    """The report of a source about which nothing could be written."""
    return Report(
        number=job.number,
        name=_name_of(job, "", Outcome.FAILED),
        outcome=Outcome.FAILED,
        versions=versions,
        sha256=job.sha256,
        fault=fault,
    )


def _outcome_of(fault: Fault) -> tuple[Outcome, str]:
    if fault.exit_code == VerificationError.exit_code:
        return Outcome.WITHHELD, VERIFICATION_FAILED
    if fault.exit_code == SourceError.exit_code:
        return Outcome.REFUSED, ""
    return Outcome.FAILED, ""


def digest_of(path: Path) -> str:
    """The sha256 of a file. Raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
