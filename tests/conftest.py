"""Guards that stand around every test: no network, and no planted name where none may be."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from redactor.errors import RedactorError

HERE = Path(__file__).parent
CANARIES = (
    "Ottoline",
    "Fairweather-Achebe",
    "Caoilfhionn",
    "Prydderch",
    "Tanaka-Boyle",
)
"""Parts of names that tests plant in papers, lists and file names. They may stand in copies
(the confidential one) and nowhere else: output of a command, log, report, label, exception."""

# By path, since a system may have a sitecustomize of its own; processes started get ours first.
_block = importlib.util.spec_from_file_location(
    "no_network", HERE / "no_network" / "sitecustomize.py"
)
assert _block is not None
assert _block.loader is not None
_block.loader.exec_module(importlib.util.module_from_spec(_block))
os.environ["PYTHONPATH"] = os.pathsep.join(
    [str(HERE / "no_network"), *filter(None, [os.environ.get("PYTHONPATH")])]
)


@pytest.fixture(autouse=True)
def _canary(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test in which one of our errors held a planted name."""
    said: list[str] = []
    original = RedactorError.__init__

    def noted(self: RedactorError, message: str, *, advice: str | None = None) -> None:
        original(self, message, advice=advice)
        said.append(f"{self} {self!r}")

    monkeypatch.setattr(RedactorError, "__init__", noted)
    yield
    leaked = [name for name in CANARIES if any(name in text for text in said)]
    assert not leaked, f"planted names in errors: {leaked}"


@pytest.fixture(autouse=True)
def _no_ocr(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """No OCR program is found, so that results are those of any machine; marker ``ocr`` asks."""
    if request.node.get_closest_marker("ocr") is None:
        monkeypatch.setattr("redactor.ocr.engine", lambda: None)
        monkeypatch.setattr("redactor.witnesses.pdf.examine.picture_engines", lambda: ())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Iterator[pytest.TestReport]:
    """Fail a test that passed but printed or logged a planted name."""
    report = yield
    if call.when == "call" and report.passed:
        shown = report.capstdout + report.capstderr + report.caplog
        leaked = [name for name in CANARIES if name in shown]
        if leaked:
            report.outcome = "failed"
            report.longrepr = f"planted names in output or logs: {leaked}"
    return report


@pytest.fixture
def canaries() -> tuple[str, ...]:
    """The planted names, for tests that read files or captured output themselves."""
    return CANARIES
