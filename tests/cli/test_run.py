"""One run over a folder in which everything that can go wrong with a file does, and its results."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from commandline import Redactor, Write

MINUTES = (
    "1. Staffing\nName: Ottoline Prydderch was late.\nMaybe: Caoilfhionn Tanaka-Boyle spoke.\n"
)
PAPERS = {
    "minutes.txt": MINUTES + "PART 2\nName: Kemi Fairweather-Achebe\n",
    "minutes.md": "nobody\n",
    "sub/minutes.txt": MINUTES,
    "Letter Ottoline Prydderch.txt": MINUTES,
    "Ottoline Prydderch locked.txt": "DO lock\n",
    "Caoilfhionn.txt": "DO raise Caoilfhionn Tanaka-Boyle\n",
    "chatty.txt": "Name: Ottoline Prydderch\nDO log Ottoline Prydderch\n",
    "pack.txt": "HEARING PACK\nName: Ottoline Prydderch\n",
    "unclean.txt": "UNCLEAN\n",
    "crash.txt": "DO segfault\n",
    "scan of Prydderch.pdf": "%PDF-1.7",
    "empty.txt": "",
    "Thumbs.db": "x",
    "~$toline Prydderch.docx": "x",
}


@dataclass(frozen=True)
class Ran:
    source: Path
    out: Path
    code: int
    stdout: str
    stderr: str
    before: dict[Path, tuple[int, bytes]]

    @property
    def rows(self) -> dict[str, dict[str, object]]:
        lines = (self.out / "report.jsonl").read_text(encoding="utf-8").splitlines()
        return {row["name"]: row for row in map(json.loads, lines)}


def state(folder: Path) -> dict[Path, tuple[int, bytes]]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


@pytest.fixture(scope="module")
def ran(
    redactor: Redactor,
    toy: Path,
    write: Write,
    tmp_path_factory: pytest.TempPathFactory,
) -> Ran:
    folder = tmp_path_factory.mktemp("run")
    source = write(folder / "in", PAPERS)
    before = state(source)
    done = redactor("run", toy, source, "--out", folder / "out", "--json", "--workers", 2)
    return Ran(source, folder / "out", done.code, done.out, done.err, before)


def test_each_source_ends_in_its_own_way_and_the_others_are_done(ran: Ran) -> None:
    ends = {name: (row["outcome"], row["reason"]) for name, row in ran.rows.items()}
    key = {name: str(row["source"]["sha256"])[:8] for name, row in ran.rows.items()}  # type: ignore[index]
    assert ends["minutes.txt"] == ends["minutes.md"] == ends["minutes-2.txt"] == ("published", None)
    assert ends["chatty.txt"] == ("published", None)
    assert ends["pack.txt"] == ("withheld", "confidential-document")
    assert ends["unclean.txt"] == ("withheld", "verification-failed")
    assert ends["empty.txt"] == ("refused", None)
    assert ends["Thumbs.db"] == ends["~$…"] == ("skipped", "system-file")
    rest = {name: end[0] for name, end in ends.items() if name[-12:-4] == key[name]}
    assert sorted(rest.values()) == ["failed", "failed", "published", "refused", "refused"]
    assert len(ends) == len(PAPERS)


def test_the_exit_code_is_that_of_the_gravest(ran: Ran) -> None:
    assert ran.code == 1


def test_there_are_copies_only_of_published_papers(ran: Ran) -> None:
    public = sorted(path.name for path in (ran.out / "public").iterdir())
    letter = next(name for name in public if name.startswith("Letter redacted-"))
    assert public == sorted(["chatty.txt", letter, "minutes-2.txt", "minutes.md", "minutes.txt"])
    assert [path.name for path in (ran.out / "confidential").iterdir()] == ["minutes.txt"]
    labels = {path.name for path in (ran.out / "labels").iterdir()}
    papers = {name for name, row in ran.rows.items() if row["outcome"] != "skipped"}
    assert labels == {f"{name}.label.json" for name in papers}


def test_no_name_of_a_pupil_stands_anywhere_but_in_the_confidential_copy(
    ran: Ran, canaries: tuple[str, ...]
) -> None:
    shown = [ran.stdout, ran.stderr]
    for path in ran.out.rglob("*"):
        shown.append(path.name)
        if path.is_file() and path.parent.name != "confidential":
            shown.append(path.read_text(encoding="utf-8"))
    for text in shown:
        assert not [name for name in canaries if name in text]


def test_stdout_is_the_rows_of_the_report_as_json_lines(ran: Ran) -> None:
    printed = [json.loads(line) for line in ran.stdout.splitlines()]
    assert {row["name"]: row for row in printed} == ran.rows
    assert [row["number"] for row in printed] == list(range(1, len(PAPERS) + 1))


def test_each_file_without_a_copy_has_one_sentence_on_stderr(ran: Ran) -> None:
    for name, row in ran.rows.items():
        lines = [line for line in ran.stderr.splitlines() if f" {name}: " in line]
        assert len(lines) == (row["error"] is not None or row["outcome"] == "skipped")


def test_progress_is_not_shown_to_a_pipe(ran: Ran) -> None:
    assert "\x1b" not in ran.stderr
    assert "papers" not in ran.stderr


def test_sources_are_untouched(ran: Ran) -> None:
    assert state(ran.source) == ran.before


def test_a_second_run_gives_the_same_bytes(ran: Ran, redactor: Redactor, toy: Path) -> None:
    again = ran.out.parent / "again"
    redactor("run", toy, ran.source, "--out", again, "--workers", 1, "--quiet")
    first = {path.relative_to(ran.out): data for path, (_, data) in state(ran.out).items()}
    second = {path.relative_to(again): data for path, (_, data) in state(again).items()}
    assert first == second
