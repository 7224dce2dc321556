"""Runners: where the jobs of a batch are done. Found by the entry points ``redactor.runners``.

A runner is a cage: whatever one job does (crash, hang, eat all memory), the others are
done and the caller gets an answer for each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol, TypeVar

J = TypeVar("J")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Lost:
    """A job that gave no answer: why, as an error code and a sentence of ours."""

    code: str
    message: str


class Crew(Protocol):
    """Workers that are ready."""

    def ask(self, question: Callable[[], R]) -> R | Lost:
        """The answer of one worker to a question that belongs to no job."""
        ...

    def each(self, work: Callable[[J], R], jobs: Sequence[J]) -> Iterator[tuple[int, R | Lost]]:
        """Every job's place in ``jobs`` and its result, in the order in which they finish."""
        ...


class Runner(Protocol):
    """Gives workers for the time of one batch. Functions and jobs go by reference: pickled."""

    def crew(self, prepare: Callable[[], object], *, jobs: int) -> AbstractContextManager[Crew]:
        """Workers for so many jobs that have each called ``prepare`` once.

        They are gone when the context ends.
        """
        ...
