"""Jobs on this machine: each worker is a process of its own, replaced when it dies.

Processes are spawned on every system, never forked: a fork of a process with threads can
hang, and Windows has none. A worker writes nothing to the terminal, so no library can
print what stands in a document.
"""

from __future__ import annotations

import contextlib
import gc
import logging
import multiprocessing
import os
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar, TypeVar

from redactor.runners import Lost

if TYPE_CHECKING:
    from pebble import ProcessPool

J = TypeVar("J")
R = TypeVar("R")

SECONDS_PER_JOB = 300.0
"""A paper that takes longer is given up: 1,000 pages take about a minute."""
SECONDS_PER_SCAN = 3600.0
"""The same for a job that says it ``may_be_scan``: OCR takes seconds a page, for each copy."""
MEMORY_MB = 2048
"""Address space of a worker, where the system can limit it. A worker uses under 900 MB of
memory, but libraries reserve several times what they use."""
TABLES_MB = 8192
"""The same for exports of tables: a million rows use 1 GB of memory, and polars reserves more."""
RAPIDOCR_MB = 4096
"""The same where rapidocr is installed: it runs in the worker, tesseract does not."""
JOBS_PER_WORKER = 300
"""Then the worker is replaced, because lxml, Pillow and spaCy grow."""
WINDOW = 3
"""Jobs given to the pool for each worker; the others wait here."""
SECONDS_TO_START = 300.0
GRACE = 30.0
"""Seconds after which a pool that answers nothing at all is replaced."""
ATTEMPTS = 2
"""How often a job is handed out when no fault of its own ended the first attempt."""

TOO_SLOW = Lost("limit-exceeded", "The paper took longer than the time allowed for one file.")
DIED = Lost("worker-died", "The process that read the paper died.")
BROKEN = Lost("broken-pool", "The workers ended.")
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class LocalRunner:
    """``workers`` processes; ``timeout`` in seconds for one job, ``memory_mb`` for one worker.

    ``patience`` is the time for a job that may be a scan.
    """

    name: ClassVar[str] = "local"

    workers: int = field(default_factory=cores)
    timeout: float = SECONDS_PER_JOB
    patience: float = SECONDS_PER_SCAN
    memory_mb: int = MEMORY_MB

    @contextlib.contextmanager
    def crew(self, prepare: Callable[[], object], *, jobs: int) -> Iterator[LocalCrew]:
        """Start workers, not more than jobs. However the context ends, no process is left."""
        workers = max(1, min(self.workers, jobs))
        crew = LocalCrew(replace(self, workers=workers), prepare)
        try:
            yield crew
        finally:
            crew.dismiss()


class LocalCrew:
    """The workers of one batch.

    pebble replaces a worker that dies at work. One that dies idle (the system was out of
    memory, say) breaks its pool, and one that dies in the instant between taking a job and
    saying so is not noticed at all; in both cases the pool is replaced here, and the jobs
    that had no answer are tried once more.
    """

    def __init__(self, runner: LocalRunner, prepare: Callable[[], object]) -> None:
        self._runner = runner
        self._prepare = prepare
        self._pool = self._new_pool()

    def _new_pool(self) -> ProcessPool:
        from pebble import ProcessPool

        return ProcessPool(
            max_workers=self._runner.workers,
            max_tasks=JOBS_PER_WORKER,
            initializer=_settle_in,
            initargs=(self._prepare, self._runner.memory_mb),
            context=multiprocessing.get_context("spawn"),
        )

    def dismiss(self) -> None:
        """End all workers at once; whatever they were doing leaves no result."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def ask(self, question: Callable[[], R]) -> R | Lost:
        """The answer of the first worker that is ready."""
        for _ in range(ATTEMPTS):
            answer = _outcome(self._given(question, (), SECONDS_TO_START))
            if answer is not BROKEN:
                return answer
            self._replace()
        return DIED

    def each(self, work: Callable[[J], R], jobs: Sequence[J]) -> Iterator[tuple[int, R | Lost]]:
        """Each job's place and result as they finish.

        Neither pebble nor the standard library bounds its queue, so at most ``WINDOW``
        jobs for each worker are handed over at a time.
        """
        waiting = deque((place, 1) for place in range(len(jobs)))
        running: dict[Future[R], tuple[int, int]] = {}
        while waiting or running:
            while waiting and len(running) < WINDOW * self._runner.workers:
                place, attempt = waiting.popleft()
                future = self._given(work, (jobs[place],), self._limit(jobs[place]))
                running[future] = place, attempt
            longest = max(self._limit(jobs[place]) for place, _ in running.values())
            done, _ = wait(running, timeout=longest + GRACE, return_when=FIRST_COMPLETED)
            answers: list[tuple[tuple[int, int], R | Lost]] = []
            for future in done:
                answer = _outcome(future)
                answers.append((running[future], answer))
            if done and all(answer is not BROKEN for _, answer in answers):
                for future in done:
                    del running[future]
            else:  # every job without an answer goes to a new pool, or is given up
                self._replace()
                answers = [item for item in answers if item[1] is not BROKEN]
                answered = {place for (place, _), _ in answers}
                left = sorted(item for item in running.values() if item[0] not in answered)
                waiting.extendleft((p, n + 1) for p, n in reversed(left) if n < ATTEMPTS)
                answers += [((p, n), DIED) for p, n in left if n >= ATTEMPTS]
                running = {}
            for (place, _), answer in sorted(answers, key=lambda item: item[0]):
                yield place, answer

    def _limit(self, job: object) -> float:
        """Seconds that a job may take."""
        slow = bool(getattr(job, "may_be_scan", False))
        return self._runner.patience if slow else self._runner.timeout

    def _given(
        self, function: Callable[..., R], arguments: tuple[object, ...], timeout: float
    ) -> Future[R]:
        try:
            return self._pool.schedule(function, args=arguments, timeout=timeout)
        except RuntimeError:  # the pool is broken already
            future: Future[R] = Future()
            future.set_exception(BrokenProcessPool())
            return future

    def _replace(self) -> None:
        self.dismiss()
        self._pool = self._new_pool()


def _outcome(future: Future[R]) -> R | Lost:
    """The result, or why there is none. What a worker raised is not shown: it may quote text."""
    try:
        return future.result()
    except BrokenProcessPool:
        return BROKEN
    except TimeoutError:
        return TOO_SLOW
    except Exception:  # noqa: BLE001 - the edge between two processes
        return DIED


def _settle_in(prepare: Callable[[], object], memory_mb: int) -> None:
    """What a new worker does first: be quiet, be bounded, load what every job needs.

    If loading fails, the worker stays: the first question or job meets the same error and
    reports it, while an error raised here would only say that the pool is broken.
    """
    _be_quiet()
    for name in _THREADS:
        os.environ[name] = "1"  # one worker, one core; read when numpy is first imported
    _limit_memory(memory_mb)
    collect_rarely()
    with contextlib.suppress(Exception):
        prepare()


def collect_rarely() -> None:
    """Let Python look for unreachable cycles less often.

    A paper is many small objects and hardly a cycle: looking for them as often as Python does
    by itself costs about a tenth of the time (``benchmarks/pdf_files.py``), and saves nothing.
    """
    gc.set_threshold(20_000, 20, 20)


def _be_quiet() -> None:
    sink = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        with contextlib.suppress(OSError):  # no console under Windows services
            os.dup2(sink, stream)
    os.close(sink)
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")


def _limit_memory(memory_mb: int) -> None:
    """Bound the address space on systems that can; Windows and macOS have only the time limit."""
    try:
        import resource
    except ImportError:
        return
    size = memory_mb * 1024 * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        size = min(size, hard)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (size, hard))
