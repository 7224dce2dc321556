"""Errors as reports may show them: a code, one sentence of ours, and what it means for the run.

What other libraries write into an exception may quote a paper (``KeyError: 'Jane Smith'``),
so of a foreign error only its type and the line of ours that met it are kept.
"""

from __future__ import annotations

from traceback import walk_tb

from redactor.errors import LimitExceeded, RedactorError, VerificationError
from redactor.report import VERIFICATION_FAILED, Fault
from redactor.runners import Lost

_MEMORY = "The paper needs more memory than is allowed for one file."
_NESTED = "The paper is nested deeper than can be read."


def fault_of(error: Exception) -> Fault:
    """An error as a report may show it. What others wrote into an exception may quote text."""
    if isinstance(error, VerificationError):
        return Fault(VERIFICATION_FAILED, str(error), error.exit_code)
    if isinstance(error, RedactorError):
        return Fault(error.code(), str(error), error.exit_code)
    if isinstance(error, MemoryError):
        return fault_of(LimitExceeded(_MEMORY))
    if isinstance(error, RecursionError):
        return fault_of(LimitExceeded(_NESTED))
    return fault_of(RedactorError(unexpected(error)))


def unexpected(error: BaseException) -> str:
    """A sentence with the type of a foreign error and the line of ours that met it."""
    place = ""
    for frame, line in walk_tb(error.__traceback__):
        module = str(frame.f_globals.get("__name__", ""))
        if module.split(".")[0] == "redactor":
            place = f" in {module}, line {line}"
    return f"redactor met an unexpected {type(error).__name__}{place}."


def lost_fault(lost: Lost) -> Fault:
    """Why a job has no answer, as its report says it."""
    if lost.code == "limit-exceeded":
        return fault_of(LimitExceeded(lost.message))
    return Fault(lost.code, f"{lost.message} {RedactorError.advice}", RedactorError.exit_code)
