"""A runner that does everything here and now, for tests that have no need of processes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any


class SerialRunner:
    """Does what `redactor.runners.Runner` says, without its cage."""

    @contextmanager
    def crew(self, prepare: Callable[[], object], *, jobs: int) -> Iterator[SerialRunner]:
        prepare()
        yield self

    def ask(self, question: Callable[[], Any]) -> Any:
        return question()

    def each(self, work: Callable[[Any], Any], jobs: Sequence[Any]) -> Iterator[tuple[int, Any]]:
        yield from ((place, work(job)) for place, job in enumerate(jobs))
