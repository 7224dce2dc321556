"""Verify: is anybody's redacted file really clean? For files that this product did not write too.

Each file is looked into by a worker of its own, since it is as untrusted as any source.
The row has the names of checks and how often each found something, never what.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from redactor.document import Check
from redactor.errors import LimitExceeded, SourceError, UnknownFormat, UsageError, VerificationError
from redactor.faults import fault_of, lost_fault
from redactor.inputs import Found, plan_jobs
from redactor.jobs import LARGEST_FILE, Job, Settings, open_source
from redactor.report import VERIFICATION_FAILED, Fault
from redactor.runners import Lost, Runner

if TYPE_CHECKING:
    from redactor.witnesses import Before

NOT_CHECKED = "not-checked"
_FOUND = "Something was found in this file that should not be there."
_ENCODINGS = ("utf-8-sig", "cp1252")


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found in one file, and why it is not clean or could not be looked into."""

    sha256: str
    checks: tuple[Check, ...] = ()
    fault: Fault | None = None
    absent: tuple[str, ...] = ()
    """Witnesses that were not asked because they are not installed."""

    @property
    def row(self) -> dict[str, object]:
        """For ``--json``."""
        return {
            "source": {"sha256": self.sha256 or None},
            "clean": self.fault is None,
            "checks": [
                {"name": c.name, "witness": c.witness, "passed": c.passed, "count": c.count}
                for c in self.checks
            ],
            "absent": list(self.absent),
            "error": {"code": self.fault.code, "message": self.fault.message}
            if self.fault
            else None,
        }


@dataclass(frozen=True, slots=True)
class Against:
    """What the files are held against: the file before it was redacted, words that must be gone."""

    original: bytes | None = field(repr=False, default=None)
    terms: tuple[str, ...] = field(repr=False, default=())


def verify_files(
    files: Sequence[Path],
    *,
    runner: Runner,
    original: Path | None = None,
    terms: Path | None = None,
) -> tuple[Verified, ...]:
    """A result for each file, in the order given. Raises UsageError before any work."""
    for number, path in enumerate(files, start=1):
        if not path.is_file():
            raise UsageError(f"File {number} of {len(files)} is not there, or is not a file.")
    if original is not None and len(files) > 1:
        raise UsageError("--original belongs to one file.", advice="Verify one file at a time.")
    against = Against(_original(original), _terms(terms))
    jobs = plan_jobs([Found(path) for path in files], Settings(""))
    results: dict[int, Verified] = {}
    with runner.crew(_prepare, jobs=len(jobs)) as crew:
        for place, answer in crew.each(partial(verify, against=against), jobs):
            if isinstance(answer, Lost):
                answer = Verified(jobs[place].sha256, fault=lost_fault(answer))
            results[place] = answer
    return tuple(results[place] for place in range(len(jobs)))


def verify(job: Job, *, against: Against) -> Verified:
    """Look into one file. Never raises for what it holds."""
    from redactor.witnesses import absent_witnesses

    try:
        source = open_source(job)
        if not source.data:
            raise SourceError("The file is empty.", advice="Check that it was saved.")
        checks = _inspected(source.data, job.path.suffix, against)
        absent = absent_witnesses(source.data, suffix=job.path.suffix)
    except Exception as error:  # noqa: BLE001 - the guarded edge, as in jobs.run_job
        return Verified(job.sha256, fault=fault_of(error))
    if all(check.passed for check in checks):
        return Verified(job.sha256, checks, absent=absent)
    message = f"{_FOUND} {VerificationError.advice}"
    fault = Fault(VERIFICATION_FAILED, message, VerificationError.exit_code)
    return Verified(job.sha256, checks, fault, absent)


def _inspected(data: bytes, suffix: str, against: Against) -> tuple[Check, ...]:
    from redactor.witnesses import TABLES, inspect, inspect_table

    if suffix.lower() in TABLES:
        before = None if against.original is None else _columns_before(against.original)
        return inspect_table(data, suffix=suffix, original=before, terms=against.terms)
    checks = inspect(data, suffix=suffix, original=against.original, terms=against.terms)
    if not checks or any(check.name == NOT_CHECKED for check in checks):
        raise UnknownFormat(
            "Files of this kind cannot be checked yet, so this one is not known to be clean.",
            advice="Check it by hand.",
        )
    return checks


def _columns_before(original: bytes) -> tuple[Before, ...]:
    from redactor.tables.original import columns_before

    try:
        return columns_before(original)
    except SourceError as error:
        raise SourceError(
            f"The file given as the original is not a table that can be read. {error.message}",
            advice="Give the table from which this copy was made.",
        ) from None


def _prepare() -> None:
    import redactor.witnesses  # noqa: F401 - loaded before the first file's time runs


def _original(path: Path | None) -> bytes | None:
    return None if path is None else _bytes_of(path, "--original")


def _terms(path: Path | None) -> tuple[str, ...]:
    """The words of the file, one a line. A file without any would check nothing: an error."""
    if path is None:
        return ()
    data = _bytes_of(path, "--terms")
    text = _decoded(data)
    terms = tuple(line.strip() for line in text.splitlines())
    terms = tuple(dict.fromkeys(term for term in terms if any(c.isalnum() for c in term)))
    if not terms or "\0" in text:
        raise UsageError(
            "The file given with --terms holds no words.", advice="Write one word or name a line."
        )
    return terms


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _bytes_of(path: Path, option: str) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise LimitExceeded(f"The file given with {option} is too large.")
        return path.read_bytes()
    except OSError:
        raise UsageError(
            f"The file given with {option} cannot be read.", advice="Check the path."
        ) from None
