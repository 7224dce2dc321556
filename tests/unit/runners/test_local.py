"""The cage: whatever a job does, every job has an answer and no process is left."""

from __future__ import annotations

import functools
import os
import signal
import sys
import time
from pathlib import Path

import pytest

from redactor.runners import Lost, local
from redactor.runners.local import BROKEN, DIED, TOO_SLOW, LocalRunner

sys.path.insert(0, str(Path(__file__).parent))
import chores


def results(runner: LocalRunner, jobs: list[str]) -> list[object]:
    found: dict[int, object] = {}
    with runner.crew(chores.prepare, jobs=len(jobs)) as crew:
        for place, answer in crew.each(chores.do, jobs):
            assert place not in found
            found[place] = answer
    return [found[place] for place in range(len(jobs))]


def gone(pid: int) -> bool:
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_a_poisoned_job_is_one_lost_job_and_the_others_are_done() -> None:
    poison = ["raise", "die", "kill", "hang", "eat", "unpicklable"]
    jobs = [part for item in poison for part in ("well", item)] + ["well"] * 5
    answers = results(LocalRunner(workers=2, timeout=10, memory_mb=2048), jobs)
    expected = {"raise": DIED, "die": DIED, "kill": DIED, "hang": TOO_SLOW, "eat": "MemoryError"}
    for job, answer in zip(jobs, answers, strict=True):
        if job == "unpicklable":
            assert isinstance(answer, Lost)
        elif job == "eat" and sys.platform != "linux":
            continue
        else:
            assert answer == expected.get(job, "done")


def test_a_job_that_may_be_a_scan_has_time_of_its_own() -> None:
    jobs = ["linger", chores.Scan("linger"), chores.Scan("hang")]
    answers = results(LocalRunner(workers=3, timeout=2, patience=8), jobs)
    assert answers == [TOO_SLOW, "done", TOO_SLOW]


def test_workers_are_prepared_once_and_write_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    answers = results(LocalRunner(workers=1), ["count", "shout", "count"])
    assert answers == [1, "done", 1]
    assert capfd.readouterr() == ("", "")


def test_there_are_not_more_workers_than_jobs() -> None:
    (pid,) = set(results(LocalRunner(workers=8), ["pid"]))
    assert gone(pid)  # type: ignore[arg-type]


def test_a_worker_that_cannot_prepare_itself_still_answers() -> None:
    with LocalRunner(workers=1).crew(chores.refuse, jobs=1) as crew:
        assert crew.ask(chores.answer) == 42


def test_a_worker_that_is_killed_idle_is_replaced() -> None:
    with LocalRunner(workers=1).crew(chores.prepare, jobs=1) as crew:
        pid = crew.ask(os.getpid)
        os.kill(pid, signal.SIGKILL)  # type: ignore[arg-type]
        assert gone(pid)  # type: ignore[arg-type]
        time.sleep(0.3)
        assert [answer for _, answer in crew.each(chores.do, ["well", "well"])] == ["done", "done"]
        assert crew.ask(chores.answer) == 42


def test_workers_that_always_die_are_given_up() -> None:
    with LocalRunner(workers=1).crew(chores.die, jobs=1) as crew:
        assert crew.ask(chores.answer) == DIED
        assert [answer for _, answer in crew.each(chores.do, ["well"])] == [DIED]
    assert BROKEN is not DIED


def test_no_process_is_left_when_the_caller_is_interrupted() -> None:
    pids: list[object] = []

    def interrupted() -> None:
        with LocalRunner(workers=2).crew(chores.prepare, jobs=9) as crew:
            for _, pid in crew.each(chores.do, ["pid", *["hang"] * 8]):
                pids.append(pid)
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert all(gone(pid) for pid in pids)  # type: ignore[arg-type]


def test_a_pool_that_answers_nothing_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "GRACE", 0.0)
    lost: list[bool] = []
    original = local.LocalCrew._given

    def losing(self: local.LocalCrew, *arguments: object) -> object:
        if not lost:
            lost.append(True)
            return local.Future()
        return original(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(local.LocalCrew, "_given", losing)
    assert results(LocalRunner(workers=1, timeout=2), ["well"]) == ["done"]


def test_jobs_wait_outside_the_pool(monkeypatch: pytest.MonkeyPatch) -> None:
    open_jobs: list[int] = []
    original = local.LocalCrew._given
    given = 0

    def counting(self: local.LocalCrew, *arguments: object) -> object:
        nonlocal given
        given += 1
        open_jobs.append(given)
        return original(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(local.LocalCrew, "_given", counting)
    with LocalRunner(workers=1).crew(chores.prepare, jobs=20) as crew:
        for done, _ in enumerate(crew.each(functools.partial(chores.do), ["well"] * 20)):
            assert given <= done + 1 + local.WINDOW * 2
