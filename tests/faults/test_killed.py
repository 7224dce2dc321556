"""A run that is killed or interrupted at any moment leaves whole files or none."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from commandline import Redactor, Write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs process groups")

COUNT = 24
PAPERS = {
    f"agenda {n}.txt": f"DO wait\nName: Ottoline Prydderch\n{'word ' * 20_000}{n}\nPART 2\nsecret\n"
    for n in range(COUNT)
}


def start(toy: Path, papers: Path, out: Path) -> subprocess.Popen[bytes]:
    from commandline import environment

    command = [sys.executable, "-m", "redactor", "run", str(toy), str(papers), "--quiet", "--out"]
    return subprocess.Popen(
        [*command, str(out)], stderr=subprocess.PIPE, env=environment(), start_new_session=True
    )


def wait_for_work(out: Path, files: int) -> None:
    for _ in range(2000):
        if len(list((out / "labels").glob("*.json"))) >= files:
            return
        time.sleep(0.005)
    raise AssertionError("the run did not begin")


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def papers(write: Write, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("papers"), PAPERS)


@pytest.fixture(scope="module")
def whole(
    redactor: Redactor, toy: Path, papers: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, bytes]:  # fmt: skip
    out = tmp_path_factory.mktemp("whole") / "out"
    redactor("run", toy, papers, "--out", out, "--quiet")
    return contents(out)


@pytest.mark.parametrize("after", [0, 1, 13])
def test_killed_at_any_moment_there_is_no_half_written_result_and_a_rerun_completes(
    after: int, toy: Path, papers: Path, tmp_path: Path, redactor: Redactor, whole: dict[str, bytes]
) -> None:
    before = contents(papers)
    out = tmp_path / "out"
    with start(toy, papers, out) as running:
        wait_for_work(out, after)
        os.killpg(running.pid, signal.SIGKILL)
    results = {
        name: data
        for name, data in contents(out).items()
        if not Path(name).name.startswith(".redactor-")
    }
    assert {name for name in results if results[name] != whole.get(name)} == set()
    assert "report.html" not in results
    assert contents(papers) == before
    (out / "public").mkdir(exist_ok=True, parents=True)
    (out / "public" / ".redactor-half.tmp").write_bytes(b"half")
    assert redactor("run", toy, papers, "--out", out, "--quiet").code == 0
    finished = contents(out)
    assert finished.keys() == whole.keys()
    assert {name for name in whole if finished[name] != whole[name]} == set()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_the_run_ends_at_once_and_leaves_no_process(
    number: signal.Signals, toy: Path, papers: Path, tmp_path: Path, whole: dict[str, bytes]
) -> None:
    out = tmp_path / "out"
    with start(toy, papers, out) as running:
        wait_for_work(out, 2)
        os.kill(running.pid, number)
        assert running.stderr is not None
        said = running.stderr.read().decode()
    assert running.returncode == 130
    assert said.count("\n") == 1
    results = contents(out)
    assert {name for name in results if results[name] != whole.get(name)} == set()
    for path in (out / "labels").glob("*.json"):
        assert json.loads(path.read_bytes())["outcome"] == "published"
    assert group_is_gone(running.pid)


def group_is_gone(group: int) -> bool:
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False
