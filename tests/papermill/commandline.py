"""The command line as a process of its own, with the pipeline of toy stages as a plugin."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
MODEL = "uk-names/1.0.0"


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


Redactor = Callable[..., Done]
Write = Callable[[Path, dict[str, str]], Path]


def environment() -> dict[str, str]:
    path = os.pathsep.join([str(TESTS / "papermill"), os.environ["PYTHONPATH"]])
    return os.environ | {"PYTHONPATH": path, "PYTHONWARNINGS": ""}


@pytest.fixture(scope="session")
def redactor() -> Redactor:
    """Run ``python -m redactor`` to its end."""

    def run(*arguments: object, cwd: Path | None = None, prefix: tuple[str, ...] = ()) -> Done:
        command = [*prefix, sys.executable, "-m", "redactor", *map(str, arguments)]
        done = subprocess.run(
            command, capture_output=True, timeout=120, env=environment(), cwd=cwd, check=False
        )
        return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return run


@pytest.fixture(scope="session")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pipeline file of the toy stages."""
    import papermill

    return papermill.write_toml(tmp_path_factory.mktemp("toy"), model=MODEL)


@pytest.fixture(scope="session")
def write() -> Write:
    """Write files into a folder: ``write(folder, {"a.txt": "text"})``."""

    def write(folder: Path, papers: dict[str, str]) -> Path:
        for name, text in papers.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return folder

    return write
