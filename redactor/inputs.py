"""Which files a batch holds: every file is a source, is skipped by its kind, or has a problem.

Nothing is left out in silence. The order depends on the names only, so it is the same at
every run and on every system.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from redactor import naming
from redactor.errors import UsageError
from redactor.jobs import LARGEST_FILE, Job, Settings, digest_of
from redactor.pipeline import Subject
from redactor.report import OTHER_JOB, SYSTEM_FILE

JOB_MARK = ".redactor-job"
"""A file of one word, a `Subject`: its folder and all below it is for pipelines of that subject."""
_LONGEST_MARK = 100
_JOBS = {
    Subject.PAPERS: "a folder of papers for another pipeline",
    Subject.TABLES: "a folder of tables, for redactor run export",
    Subject.SITE: "a folder of a website, for redactor check website",
}
LITTER = {
    "thumbs.db": "Thumbs.db",
    ".ds_store": ".DS_Store",
    "desktop.ini": "desktop.ini",
}
"""What systems leave in folders, by lower-case name."""
LOCK_PREFIX, LOCK_NAME = "~$", "~$…"
"""Word's lock file of an open paper: it holds the name of whoever has it open."""
_PAPERS = frozenset((".docx", ".docm", ".dotx", ".doc", ".txt", ".md", ".pdf", ".odt", ".rtf"))
_NO_FILE = "This is not a file but a device, pipe or socket."
_BROKEN = "This is a link that leads nowhere."
_LINKED = "This is a link to a folder, and such links are not followed."
_FOLDER = "This is a folder with the name of a document; what is in it was read by itself."
_WRONG_MARK = "This .redactor-job file does not say papers, tables or site, so it was not heeded."
_CLOSED = "The folder cannot be opened."
_UNREAD = "The file cannot be opened."
_ADVICE = "Check what it is and run again."


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that lay in the input.

    ``skipped`` is the neutral name of what it is, if it is left aside; ``reason`` says why:
    "system-file", or "other-job" for a marked folder.
    """

    path: Path = field(repr=False)
    problem: str = ""
    skipped: str = ""
    reason: str = ""


def find_sources(inputs: Sequence[Path], *, subject: Subject = Subject.PAPERS) -> tuple[Found, ...]:
    """Everything in the files and folders given, folders with all that is below them.

    A folder below that is marked (`JOB_MARK`) for another subject is one skipped thing; a
    folder that is given itself is walked whatever its mark. A thing that is given twice
    counts once. Raises UsageError for an input that is not there, naming it by its number,
    since a path may hold a name.
    """
    found: dict[str, Found] = {}
    for number, path in enumerate(inputs, start=1):
        if not os.path.lexists(path):
            raise UsageError(f"Input {number} of {len(inputs)} is not there.")
        for item in _walk(path, subject) if path.is_dir() else [_seen(path)]:
            found.setdefault(os.path.abspath(item.path), item)  # noqa: PTH100 - links stay links
    return tuple(found.values())


def is_table(path: Path) -> bool:
    """Whether a file has the ending of a table that can be exported."""
    return path.suffix.lower() in (".csv", ".xlsx")


def _walk(folder: Path, subject: Subject) -> Iterator[Found]:
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: _order(entry.name))
    except OSError:
        yield Found(folder, problem=_CLOSED)
        return
    for entry in listed:
        path = folder / entry.name
        if not entry.is_dir(follow_symlinks=False):
            if entry.name != JOB_MARK:
                yield _seen(path)
            elif _marked(folder) is None:
                yield Found(path, problem=_WRONG_MARK)
            continue
        if path.suffix.lower() in _PAPERS:
            yield Found(path, problem=_FOLDER)
        job = _marked(path)
        if job is None or job is subject:
            yield from _walk(path, subject)
        else:
            yield Found(path, skipped=f"{_JOBS[job]} ({_count(path)})", reason=OTHER_JOB)


def _marked(folder: Path) -> Subject | None:
    """What the folder's mark says, None without one or if it says nothing known."""
    path = folder / JOB_MARK
    try:
        if not path.is_file() or path.stat().st_size > _LONGEST_MARK:
            return None
        return Subject(path.read_text(encoding="utf-8").strip())
    except (OSError, ValueError):
        return None


def _count(folder: Path) -> str:
    files = sum(len(names) for _, _, names in os.walk(folder)) - 1
    return f"{files} file{'' if files == 1 else 's'}"


def _order(name: str) -> tuple[str, str]:
    return unicodedata.normalize("NFC", name).casefold(), name


def _seen(path: Path) -> Found:
    if path.name.startswith(LOCK_PREFIX):
        return Found(path, skipped=LOCK_NAME, reason=SYSTEM_FILE)
    if path.name.lower() in LITTER:
        return Found(path, skipped=LITTER[path.name.lower()], reason=SYSTEM_FILE)
    try:
        mode = path.stat().st_mode
    except OSError:
        return Found(path, problem=_BROKEN if path.is_symlink() else _UNREAD)
    if stat.S_ISDIR(mode):
        return Found(path, problem=_LINKED)
    if not stat.S_ISREG(mode):
        return Found(path, problem=_NO_FILE)
    return Found(path)


def check_apart(inputs: Sequence[Path], out: Path) -> None:
    """Refuse an output folder inside an input folder, and an input inside the output folder.

    Results would become sources of the next run, or sources would lie among results.
    Raises UsageError.
    """
    target = out.resolve()
    for path in inputs:
        source = path.resolve()
        if target == source or source in target.parents:
            raise UsageError(
                "The output folder lies inside an input folder.",
                advice="Give a folder outside it with --out.",
            )
        if target in source.parents:
            raise UsageError(
                "An input lies inside the output folder.",
                advice="Give another folder with --out.",
            )


def plan_jobs(found: Sequence[Found], settings: Settings) -> tuple[Job, ...]:
    """A job for each source and each problem, with marks that keep their outputs apart."""
    sources = [item for item in found if not item.skipped]
    marks = naming.distinct([item.path.name for item in sources])
    seen: dict[str, int] = {}
    jobs = []
    for number, (item, mark) in enumerate(zip(sources, marks, strict=True), start=1):
        job = Job(number, item.path, settings, mark=mark, problem=item.problem and _said(item))
        job = _with_digest(job)
        base = job.sha256[:8] or "unread"
        seen[base] = seen.get(base, 0) + 1
        key = base if seen[base] == 1 else f"{base}-{seen[base]}"
        jobs.append(replace(job, key=key))
    return tuple(jobs)


def _said(item: Found) -> str:
    return f"{item.problem} {_ADVICE}"


def _with_digest(job: Job) -> Job:
    if job.problem:
        return job
    try:
        if job.path.stat().st_size > LARGEST_FILE:
            return job
        return replace(job, sha256=digest_of(job.path))
    except OSError:
        return replace(job, problem=f"{_UNREAD} Check who may read it.")
