"""``redactor run website``: a corrected copy of a site's folder.

Pages are spliced, documents become their public copies, pictures lose their hidden data,
file names that show somebody's are changed and links follow. What holds nothing to remove
stays byte for byte. What cannot be corrected, or is not proved clean, is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePosixPath

from redactor.faults import fault_of, lost_fault
from redactor.publishing import Result, publish
from redactor.report import Fault
from redactor.runners import Lost, Runner
from redactor.website.checking import (
    CheckSettings,
    SiteJob,
    check_all,
    presented_by,
    read_resource,
    site_bench,
)
from redactor.website.copies import corrected
from redactor.website.findings import NotChecked
from redactor.website.masking import Mask
from redactor.website.renaming import Renamed, renamed
from redactor.website.site import Resource

PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class CorrectJob:
    """One file for a worker: what it is, and which places of the site get new names."""

    job: SiteJob
    out: Path = field(repr=False)
    renamed: Renamed = field(repr=False)
    overwrite: bool


@dataclass(frozen=True, slots=True)
class Corrected:
    """What became of one file. ``changed`` says whether its bytes differ from the source's."""

    written: bool = False
    changed: bool = False
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What became of the site, and what was left out of the copy and why."""

    written: int
    changed: int
    renamed: int
    left_out: tuple[NotChecked, ...]
    codes: tuple[int, ...]


def correct_site(
    resources: Sequence[Resource],
    *,
    out: Path,
    settings: CheckSettings,
    runner: Runner,
    overwrite: bool,
) -> Correction:
    """Write the corrected copy to the folder ``public`` of ``out``. Raises RedactorError."""
    jobs = [SiteJob(resource, settings) for resource in resources]
    with runner.crew(partial(site_bench, settings), jobs=2 * len(jobs)) as crew:
        checked = check_all(crew, jobs)
        names = frozenset[str]().union(*(item.names for item in checked))
        moved = renamed(resources, names)
        staff = presented_by(checked)
        tasks = [
            CorrectJob(replace(job, colleagues=staff), out / PUBLIC, moved, overwrite)
            for job in jobs
        ]
        results: dict[int, Corrected] = {}
        for place, answer in crew.each(correct_one, tasks):
            if isinstance(answer, Lost):
                answer = Corrected(fault=lost_fault(answer))
            results[place] = answer
    mask = Mask(settings.key)
    ordered = [results[place] for place in range(len(jobs))]
    left = [
        NotChecked(mask.path(item.place, names), result.fault.code, result.fault.message)
        for item, result in zip(resources, ordered, strict=True)
        if result.fault is not None
    ]
    return Correction(
        written=sum(result.written for result in ordered),
        changed=sum(result.changed for result in ordered),
        renamed=len(moved.places),
        left_out=tuple(left),
        codes=tuple(sorted({r.fault.exit_code for r in ordered if r.fault is not None})),
    )


def correct_one(task: CorrectJob) -> Corrected:
    """Correct one file and write it. Never raises for what it holds."""
    resource = task.job.resource
    try:
        data = read_resource(resource)
        output = corrected(task.job, data, task.renamed, site_bench(task.job.settings))
        target = task.out / PurePosixPath(task.renamed.place_of(resource.place))
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        publish(target.parent, [Result(target.name, output)], overwrite=task.overwrite)
    except Exception as error:  # noqa: BLE001 - the guarded edge, as in jobs.run_job
        return Corrected(fault=fault_of(error))
    return Corrected(written=True, changed=output != data)
