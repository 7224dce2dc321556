"""The check of a site: every file by a worker of its own, then what only the whole site shows."""

from __future__ import annotations

import datetime
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from itertools import takewhile
from pathlib import Path, PurePosixPath

from redactor import __version__
from redactor.document import Document, Entity, Rendition
from redactor.errors import LimitExceeded, RedactorError, SourceError, UsageError
from redactor.faults import fault_of, lost_fault
from redactor.jobs import LARGEST_FILE, Bench, Settings, bench_for, versions_for
from redactor.naming import stem_of
from redactor.pipeline import Pipeline, RenditionPlan
from redactor.report import Fault
from redactor.runners import Crew, Lost, Runner
from redactor.website import colleagues, judging, structure
from redactor.website.colleagues import decisions as kept_colleagues
from redactor.website.consent import Register, read_register
from redactor.website.findings import RULES, Grade, NotChecked, SiteFinding, SiteReport
from redactor.website.links import linked_places
from redactor.website.masking import Mask
from redactor.website.site import Kind, Resource, resources_of
from redactor.website.subjects import Seen, Subject, subject_of
from redactor.website.versions import names_left, older_copies

_UNREAD = "The file cannot be opened."


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """What is the same for all files of a check. ``today`` decides which consents hold."""

    jobs: Settings
    key: bytes = field(repr=False)
    today: datetime.date
    consent: Path | None = field(repr=False, default=None)
    photo_name_rule: str = "no-name"


@dataclass(frozen=True, slots=True)
class SiteJob:
    """One file for a worker."""

    resource: Resource
    settings: CheckSettings
    colleagues: frozenset[str] = field(repr=False, default=frozenset())


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of one file. All but the findings stays in memory.

    ``names`` are those that the profile removes, ``presents`` the office-holders of a page
    of staff or governors, ``unplaced`` the keys of people whose place the file does not tell.
    """

    findings: tuple[SiteFinding, ...] = ()
    links: frozenset[str] = field(repr=False, default=frozenset())
    names: frozenset[str] = field(repr=False, default=frozenset())
    presents: frozenset[str] = field(repr=False, default=frozenset())
    unplaced: frozenset[str] = field(repr=False, default=frozenset())
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class SiteBench:
    """What a worker loads once."""

    bench: Bench
    judging: judging.Bench
    plan: RenditionPlan
    seen: Seen = field(default_factory=Seen)


@cache
def site_bench(settings: CheckSettings) -> SiteBench:
    """Load the pipeline, the lists and the consent register. Raises RedactorError."""
    bench = bench_for(settings.jobs)
    register: Register | None = None
    if settings.consent is not None:
        try:
            data = settings.consent.read_bytes()
        except OSError:
            raise UsageError("The register given with --consent cannot be read.") from None
        register = read_register(data, today=settings.today)
    rules = judging.Bench(Mask(settings.key), register, settings.photo_name_rule)
    plan = bench.pipeline.renditions[0]
    stages = tuple(takewhile(lambda stage: stage.name != "redact", plan.stages))
    return SiteBench(bench, rules, replace(plan, stages=stages))


def understood(pipeline: Pipeline, subject: Subject, bench: Bench) -> Document:
    """The subject's document through every stage behind the one that reads files."""
    document = replace(subject.document, known=bench.known)
    for stage in pipeline.stages:
        if stage.name != "read":
            document = stage(document)
    return document


def check_one(job: SiteJob) -> Checked:
    """Check one file. Never raises for what it holds."""
    try:
        bench = site_bench(job.settings)
        return _checked(job, read_resource(job.resource), bench)
    except Exception as error:  # noqa: BLE001 - the guarded edge, as in jobs.run_job
        names = names_in(job.resource.place, settings=job.settings)
        return Checked(names=names, fault=fault_of(error))


def names_in(place: str, *, settings: CheckSettings) -> frozenset[str]:
    """The names that a path shows, of a file that could not be read."""
    try:
        bench = site_bench(settings)
        subject = subject_of(Resource(0, Path(), place, Kind.SILENT), b"", Seen())
        document = understood(bench.bench.pipeline, subject, bench.bench)
    except RedactorError:
        return frozenset()
    people = (f for f in document.findings if f.entity is Entity.PERSON)
    return frozenset(document.text_of(finding.span) for finding in people)


def read_resource(resource: Resource) -> bytes:
    """The file's bytes. Raises SourceError."""
    if resource.problem:
        raise SourceError(resource.problem, advice="Check what it is.")
    try:
        if resource.path.stat().st_size > LARGEST_FILE:
            raise LimitExceeded(f"The file is larger than {LARGEST_FILE // 1024**2} MB.")
        return resource.path.read_bytes()
    except OSError:
        raise SourceError(_UNREAD, advice="Check who may read it.") from None


def _checked(job: SiteJob, data: bytes, bench: SiteBench) -> Checked:
    subject, rendition = decided(job.resource, data, bench, colleagues=job.colleagues)
    links = frozenset[str]()
    if subject.layout is not None:
        links = linked_places(subject.layout, job.resource.place)
    return Checked(
        findings=judging.judge(subject, rendition, bench.judging),
        links=links,
        names=judging.removed_names(rendition),
        presents=colleagues.presented(rendition) if job.resource.kind is Kind.PAGE else frozenset(),
        unplaced=frozenset[str]().union(
            *(keys for _, keys in colleagues.unplaced(rendition.document))
        ),
    )


def decided(
    resource: Resource, data: bytes, bench: SiteBench, *, colleagues: frozenset[str] = frozenset()
) -> tuple[Subject, Rendition]:
    """A file understood and decided about, nothing written. Raises SourceError."""
    return decide(subject_of(resource, data, bench.seen), bench, colleagues=colleagues)


def decide(
    subject: Subject, bench: SiteBench, *, colleagues: frozenset[str] = frozenset()
) -> tuple[Subject, Rendition]:
    """A subject understood and decided about, nothing written."""
    document = understood(bench.bench.pipeline, subject, bench.bench)
    if subject.layout is not None:
        bench.seen.learn(document)
    subject = replace(subject, document=document)
    overrides = (*structure.decisions(document), *kept_colleagues(document, colleagues))
    return subject, bench.bench.pipeline.render(document, bench.plan, overrides=overrides)


def check_all(crew: Crew, jobs: Sequence[SiteJob]) -> list[Checked]:
    """Check every file, and once more those that name somebody whom another page presents."""
    results: dict[int, Checked] = {}
    for place, checked in crew.each(check_one, jobs):
        results[place] = (
            Checked(fault=lost_fault(checked)) if isinstance(checked, Lost) else checked
        )
    staff = presented_by(results.values())
    again = [place for place, checked in results.items() if checked.unplaced & staff]
    told = [replace(jobs[place], colleagues=staff) for place in again]
    for place, checked in crew.each(check_one, told):
        if not isinstance(checked, Lost):
            results[again[place]] = checked
    return [results[place] for place in range(len(jobs))]


def presented_by(results: Iterable[Checked]) -> frozenset[str]:
    """The office-holders whom the pages of a site present."""
    return frozenset[str]().union(*(checked.presents for checked in results))


def site_key(resources: Sequence[Resource]) -> bytes:
    """A key made of everything that the site holds."""
    digest = hashlib.sha256(b"redactor site")
    for resource in resources:
        digest.update(resource.place.encode("utf-8", "surrogatepass"))
        try:
            with resource.path.open("rb") as stream:
                digest.update(hashlib.file_digest(stream, "sha256").digest())
        except OSError:
            digest.update(b"unread")
    return digest.digest()


def check_site(
    roots: Sequence[Path],
    *,
    settings: CheckSettings,
    runner: Runner,
    more: Sequence[NotChecked] = (),
) -> SiteReport:
    """Check every file of the folders. ``more`` is what could not be fetched.

    Raises UsageError, ConfigError or ModelError before any file is read.
    """
    resources = resources_of(roots)
    if not settings.key:
        settings = replace(settings, key=site_key(resources))
    jobs = [SiteJob(resource, settings) for resource in resources]
    with runner.crew(partial(site_bench, settings), jobs=len(jobs) + len(more)) as crew:
        answer = crew.ask(partial(versions_for, settings.jobs))
        if isinstance(answer, RedactorError):
            raise answer
        ready = crew.ask(partial(_ready, settings))
        if isinstance(ready, RedactorError):
            raise ready
        ordered = check_all(crew, jobs)
        shown = crew.each(partial(names_in, settings=settings), [item.path for item in more])
        names = frozenset[str]().union(
            *(found for _, found in shown if not isinstance(found, Lost))
        )
    return _report(resources, ordered, settings, more, names)


def _ready(settings: CheckSettings) -> RedactorError | None:
    try:
        site_bench(settings)
    except RedactorError as error:
        return error
    return None


def _report(
    resources: Sequence[Resource],
    results: Sequence[Checked],
    settings: CheckSettings,
    more: Sequence[NotChecked],
    shown: frozenset[str],
) -> SiteReport:
    mask = Mask(settings.key)
    names = shown.union(*(checked.names for checked in results))
    paths = {item.number: mask.path(item.place, names) for item in resources}
    found = [finding for checked in results for finding in checked.findings]
    found += _of_the_site(resources, results, mask)
    findings = tuple(replace(finding, path=paths[finding.resource]) for finding in found)
    order = {item.number: place for place, item in enumerate(resources)}
    not_checked = [
        NotChecked(paths[item.number], checked.fault.code, checked.fault.message)
        for item, checked in zip(resources, results, strict=True)
        if checked.fault is not None
    ]
    kinds = Counter(str(item.kind) for item in resources)
    return SiteReport(
        findings=tuple(
            sorted(findings, key=lambda f: (order[f.resource], f.line, f.column, f.rule))
        ),
        not_checked=(
            *not_checked,
            *(replace(item, path=mask.path(item.path, names)) for item in more),
        ),
        counts=tuple(sorted(kinds.items())),
        redactor=__version__,
        pipeline=settings.jobs.pipeline if not settings.jobs.pipeline.endswith(".toml") else "own",
        settings=(("photo_name_rule", settings.photo_name_rule),),
    )


def _of_the_site(
    resources: Sequence[Resource], results: Sequence[Checked], mask: Mask
) -> Iterator[SiteFinding]:
    """What no single file shows."""
    by_number = {item.number: checked for item, checked in zip(resources, results, strict=True)}
    pages = [item for item in resources if item.kind in (Kind.PAGE, Kind.FEED)]
    linked = frozenset[str]().union(*(by_number[item.number].links for item in pages))
    if len(pages) > 1:
        replaced, alone = older_copies(resources, linked)
        yield from (_about(item, "replaced-file", mask) for item in replaced)
        yield from (_about(item, "unlinked-file", mask) for item in alone)
    names = {
        number: checked.names for number, checked in by_number.items() if checked.fault is None
    }
    for item, name in names_left(resources, names):
        yield _about(item, "version-names", mask, value=name)
    yield from _glued_names(resources, by_number, mask)


def _glued_names(
    resources: Sequence[Resource], results: dict[int, Checked], mask: Mask
) -> Iterator[SiteFinding]:
    """File names that hold a name found elsewhere on the site, glued together or not."""
    letters = judging.glued(sorted(frozenset[str]().union(*(c.names for c in results.values()))))
    for item in resources:
        if any(f.where == "file name" and f.entity is Entity.PERSON
               for f in results[item.number].findings):  # fmt: skip
            continue
        stem = "".join(c for c in stem_of(PurePosixPath(item.place).name).casefold() if c.isalpha())
        name = next(
            (full for glue, full in letters.items() if len(glue) > 6 and glue in stem), None
        )
        if name is not None:
            rule = "photo-name" if item.kind is Kind.PICTURE else "pupil-name"
            yield _about(item, rule, mask, value=name)


def _about(item: Resource, rule: str, mask: Mask, value: str = "") -> SiteFinding:
    return SiteFinding(
        rule=rule,
        path="",
        where="file name" if not value or rule != "version-names" else "file",
        fingerprint=mask.print_of(rule, item.place, value),
        label=mask.label(Entity.PERSON, value) if value else "",
        entity=Entity.PERSON if value else None,
        grade=RULES[rule].grade,
        resource=item.number,
    )


def grade_named(name: str) -> Grade | None:
    """The gate of ``--fail-on``. Raises UsageError for an unknown word."""
    if name == "never":
        return None
    try:
        return Grade[name.upper()]
    except KeyError:
        raise UsageError("--fail-on takes error, warning, note or never.") from None
