"""One poisoned file among good ones, and a disk that is full for one of them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from commandline import Redactor, Write

from redactor.batch import Batch, run_batch
from redactor.jobs import Settings
from redactor.report import Outcome
from redactor.runners.local import LocalRunner


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
def test_a_hang_a_memory_bomb_and_a_crash_are_one_row_each(
    toy: Path, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import commandline

    monkeypatch.syspath_prepend(str(commandline.TESTS / "papermill"))
    poison = {f"{what}.txt": f"DO {what}\n" for what in ("hang", "eat", "die", "segfault", "nest")}
    papers = write(tmp_path / "in", poison | {f"agenda {n}.txt": "fine\n" for n in range(20)})
    seen: list[int] = []
    from redactor.batch import Watcher

    batch: Batch = run_batch(
        [papers],
        settings=Settings(str(toy), out=tmp_path / "out"),
        runner=LocalRunner(workers=2, timeout=10, memory_mb=2048),
        watcher=Watcher(begin=seen.append, done=lambda report: seen.append(report.number)),
    )
    assert seen[0] == 25
    assert sorted(seen[1:]) == list(range(1, 26))
    lost = {r.fault.code for r in batch.reports if r.fault}
    assert lost == {"limit-exceeded", "worker-died"}
    assert batch.count(Outcome.PUBLISHED) == 20
    assert batch.count(Outcome.FAILED) == 2
    assert batch.count(Outcome.REFUSED) == 3
    assert batch.exit_code() == 1
    assert len(list((tmp_path / "out/public").iterdir())) == 20
    assert len(list((tmp_path / "out/labels").iterdir())) == 25


@pytest.mark.skipif(sys.platform == "win32", reason="needs ulimit")
def test_a_copy_that_does_not_fit_on_the_disk_fails_alone_and_leaves_nothing(
    redactor: Redactor, toy: Path, write: Write, tmp_path: Path
) -> None:
    papers = write(tmp_path / "in", {"large.txt": "x" * 400_000, "agenda.txt": "fine\n"})
    limited = ("bash", "-c", 'ulimit -f 200; exec "$0" "$@"')
    done = redactor("run", toy, papers, "--out", tmp_path / "out", prefix=limited)
    assert done.code == 9
    assert [p.name for p in (tmp_path / "out/public").iterdir()] == ["agenda.txt"]
    left = [p.name for p in (tmp_path / "out").rglob("*") if p.name.startswith(".redactor")]
    assert left == []
    assert "output-error" in (tmp_path / "out/report.jsonl").read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="needs ulimit")
def test_a_report_that_does_not_fit_is_an_error_of_the_run(
    redactor: Redactor, toy: Path, write: Write, tmp_path: Path
) -> None:
    papers = write(tmp_path / "in", {f"agenda {n}.txt": "fine\n" for n in range(5)})
    limited = ("bash", "-c", 'ulimit -f 5; exec "$0" "$@"')
    done = redactor("run", toy, papers, "--out", tmp_path / "out", prefix=limited)
    assert done.code == 9
    assert len(done.err.splitlines()) == 1
    assert "papers that were finished are in the output folder" in done.err
    assert len(list((tmp_path / "out/public").iterdir())) == 5, "the work itself is kept"
    assert not (tmp_path / "out/report.html").exists()
