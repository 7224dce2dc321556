"""Errors: what went wrong, what to do, and the exit code of the process.

::

    RedactorError         1  (a bug)
      UsageError          2  arguments or settings make no sense
        ConfigError       3  a pipeline or profile file is wrong
      SourceError         4  the file cannot be read or is refused
        UnknownFormat     4
        LockedDocument    4  encrypted or rights-managed
        UnsafeToRedact    4  too little understood to promise anything
        AnchorError       4  a place to redact was not found again
        LimitExceeded     4  larger, deeper or slower than allowed
        ReleaseRefused    4  the profile, the purpose or an earlier release forbids the copy
      GateReached         5  findings at or over --fail-on
      Referred            6  with --strict: a person must decide first
      VerificationError   7  the output was not clean; nothing published
      ModelError          8  missing, altered, or for another spaCy
      OutputError         9  the result could not be written

A message is one clear sentence: what, where, what to do. It never quotes the document,
a cell, a name or a file name; it may name a part of the file ("word/document.xml"), a
line number, a setting or a column heading that is ours. Each class has a heading in
``docs/errors.md``.
"""

from __future__ import annotations

import re
from typing import ClassVar


class RedactorError(Exception):
    """Anything this product says went wrong."""

    exit_code: ClassVar[int] = 1
    advice: ClassVar[str] = "This is a fault in redactor: please report it, without the document."

    def __init__(self, message: str, *, advice: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = advice if advice is not None else self.advice

    @classmethod
    def code(cls) -> str:
        """The name that reports carry: LockedDocument is "locked-document"."""
        return re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.message, self.hint))


def _rebuild(kind: type[RedactorError], message: str, hint: str) -> RedactorError:
    return kind(message, advice=hint)


class UsageError(RedactorError):
    """Arguments or settings make no sense together."""

    exit_code = 2
    advice = "See redactor --help."


class ConfigError(UsageError):
    """A pipeline or profile file is wrong."""

    exit_code = 3
    advice = "Correct the file and run again."


class SourceError(RedactorError):
    """The file cannot be read, or is refused."""

    exit_code = 4
    advice = "Open it in the program that made it, save it again, and run once more."


class UnknownFormat(SourceError):
    """The file's format is not one that can be redacted."""

    advice = "Save it as Word (.docx), PDF or text and run again."


class LockedDocument(SourceError):
    """The file is encrypted or rights-managed."""

    advice = "Save a copy without a password, then run again."


class UnsafeToRedact(SourceError):
    """Too little of the file was understood to promise anything about a copy."""

    advice = "Save it again as a plain .docx and run once more, or redact it by hand."


class AnchorError(SourceError):
    """A place that should be redacted was not found again in the file."""


class LimitExceeded(SourceError):
    """The file is larger, deeper or slower to read than the limit allows."""

    advice = "Split it into smaller files and run again."


class ReleaseRefused(SourceError):
    """The profile, the purpose or an earlier release forbids a copy of these data."""

    advice = "Choose another profile, or ask the data protection officer."


class GateReached(RedactorError):
    """There are findings at or over the level given with --fail-on."""

    exit_code = 5
    advice = "See the report."


class Referred(RedactorError):
    """With --strict: a person must decide about some passages first."""

    exit_code = 6
    advice = "Open report.html and decide the passages listed there."


class VerificationError(RedactorError):
    """The written copy was not clean, so nothing was published."""

    exit_code = 7
    advice = "Do not publish this file; redact it by hand and report the fault."


class ModelError(RedactorError):
    """A model is missing, altered, or made for another version of spaCy."""

    exit_code = 8
    advice = "Install redactor again."


class OutputError(RedactorError):
    """The result could not be written."""

    exit_code = 9
    advice = "Choose another folder with --out, or make room, and run again."
