from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from commandline import Redactor, Write

from redactor.cli import main

NAME = "Name: Ottoline Prydderch was late.\n"


@pytest.fixture
def papers(tmp_path: Path, write: Write) -> Path:
    return write(
        tmp_path / "in", {"minutes.txt": NAME, "maybe.txt": "Maybe: Caoilfhionn Prydderch"}
    )


def test_a_summary_counts_outcomes_and_says_where_to_look(
    redactor: Redactor, toy: Path, papers: Path, tmp_path: Path
) -> None:
    done = redactor("run", toy, papers, "--out", tmp_path / "out")
    assert done.code == 0
    assert done.err == ""
    assert done.out.split()[:4] == ["published", "2", "referred", "1"]
    assert "report.html" in done.out


def test_referred_places_count_only_when_strict(
    redactor: Redactor, toy: Path, papers: Path, tmp_path: Path
) -> None:
    done = redactor("run", toy, papers, "--out", tmp_path / "out", "--strict", "--quiet")
    assert (done.code, done.out, done.err) == (6, "", "")


def test_results_are_replaced_only_when_told_to(
    redactor: Redactor, toy: Path, papers: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert redactor("run", toy, papers, "--out", out, "--quiet").code == 0
    kept = (out / "public/minutes.txt").read_bytes()
    (papers / "minutes.txt").write_text("UNCLEAN\n")
    refused = redactor("run", toy, papers, "--out", out)
    assert refused.code == 2
    assert "--overwrite" in refused.err
    assert (out / "public/minutes.txt").read_bytes() == kept
    assert redactor("run", toy, papers, "--out", out, "--overwrite", "--quiet").code == 7
    assert not (out / "public/minutes.txt").exists(), "an outdated copy must not stay"


def test_a_file_of_somebody_else_in_the_output_folder_is_kept(
    redactor: Redactor, toy: Path, papers: Path, tmp_path: Path
) -> None:
    theirs = tmp_path / "out" / "public" / "minutes.txt"
    theirs.parent.mkdir(parents=True)
    theirs.write_text("theirs")
    done = redactor("run", toy, papers, "--out", tmp_path / "out")
    assert done.code == 9
    assert theirs.read_text() == "theirs"
    assert (tmp_path / "out/public/maybe.txt").is_file(), "the other paper's work is kept"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["run", "minuets", "in", "--out", "out"], 3, "did you mean 'minutes'"),
        (["run", "Ottoline Prydderch.docx", "in", "--out", "out"], 3, "Name the pipeline first"),
        (["run", "{toy}", "in", "--out", "out", "--profile", "web"], 2, "did you mean 'website'"),
        (["run", "Prydderch.toml", "in", "--out", "out"], 3, "no pipeline file"),
        (["run", "{toy}", "in", "Ottoline Prydderch", "--out", "out"], 2, "Input 2 of 2"),
        (["run", "{toy}", "in", "--out", "in/out"], 2, "inside an input folder"),
        (["run", "{toy}", "in", "--out", "in"], 2, "inside an input folder"),
        (["run", "{toy}", "void", "--out", "out"], 2, "no files"),
        (["run", "{toy}", "in", "--out", "in/minutes.txt"], 2, "inside an input folder"),
        (["run", "{toy}", "in", "--out", "file"], 9, "is a file"),
        (["run", "{toy}", "in", "--out", "file/Prydderch"], 9, "cannot be written"),
        (["run", "{toy}", "in", "--out", "out", "--roll", "Prydderch.csv"], 2, "--roll"),
        (["run", "{toy}", "in", "--out", "out", "--decisions", "file"], 2, "not JSON"),
        (["run", "{toy}", "in", "--out", "out", "--roll", "roll.csv"], 3, "two columns"),
        (["run", "{toy}", "in"], 2, "--out"),
        (["run", "{toy}", "in", "--out", "out", "--workers", "Prydderch"], 2, "--workers"),
        (["run", "{toy}", "in", "--out", "out", "--models", "Prydderch"], 2, "--models"),
        (["run", "{toy}", "in", "--out", "out", "--prydderch"], 2, "--prydderch"),
        (["Ottoline", "Prydderch"], 2, "not understood"),
        (["explain", "in"], 2, "File 1 of 1"),
    ],
)
def test_a_wrong_command_line_is_one_clear_sentence_before_any_work(
    arguments: list[str],
    code: int,
    words: str,
    toy: Path,
    papers: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "file").write_text("no json")
    (tmp_path / "roll.csv").write_text("Forename,Surname,Forename\nOttoline,Prydderch,O\n")
    (tmp_path / "void").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as end:
        main([part.format(toy=toy) for part in arguments])
    out, err = capsys.readouterr()
    assert (end.value.code, out) == (code, "")
    assert words in err
    assert len(err.splitlines()) == 1
    assert "Prydderch" not in err
    assert "Ottoline" not in err
    assert not list((tmp_path / "out").glob("public/*"))


def test_a_path_or_a_value_with_a_name_is_never_printed(
    redactor: Redactor, toy: Path, tmp_path: Path, write: Write
) -> None:
    folder = write(tmp_path / "Ottoline Prydderch", {"Ottoline Prydderch.txt": NAME})
    done = redactor("run", toy, folder, "--out", tmp_path / "Prydderch out")
    assert done.code == 0
    assert "Prydderch" not in done.out + done.err


def test_explain_points_into_the_source_and_shows_words_only_on_request(
    redactor: Redactor, toy: Path, papers: Path
) -> None:
    files = [papers / "minutes.txt", papers / "maybe.txt"]
    done = redactor("explain", *files, "--pipeline", toy, "--json")
    assert (done.code, done.err) == (0, "")
    first, second = map(json.loads, done.out.splitlines())
    (found,) = first["findings"]
    assert NAME[found["start"] : found["end"]] == "Ottoline Prydderch"
    assert set(found) == {"id", "start", "end", "entity", "role", "person", "score",
                          "recogniser", "action", "reason", "rule"}  # fmt: skip
    assert (found["action"], second["findings"][0]["action"]) == ("redact", "refer")
    assert {"source", "document_type", "label", "sections"} <= set(first)
    assert "Prydderch" not in done.out
    shown = redactor("explain", files[0], "--pipeline", toy, "--json", "--with-text")
    assert json.loads(shown.out)["findings"][0]["text"] == "Ottoline Prydderch"


def test_explain_has_a_table_for_people_and_a_row_for_what_cannot_be_read(
    redactor: Redactor, toy: Path, papers: Path, write: Write
) -> None:
    write(papers, {"Prydderch.txt": "DO lock", "crash.txt": "DO die"})
    files = [papers / name for name in ("minutes.txt", "Prydderch.txt", "crash.txt")]
    done = redactor("explain", *files, "--pipeline", toy)
    assert done.code == 1
    assert "PERSON" in done.out
    assert "redact" in done.out
    assert "File 2: The file has a password." in done.out
    assert "File 3: The process that read the paper died." in done.out
    assert "Prydderch" not in done.out + done.err


def test_explain_writes_nothing(
    redactor: Redactor, toy: Path, papers: Path, tmp_path: Path
) -> None:
    before = sorted(tmp_path.rglob("*"))
    redactor("explain", papers / "minutes.txt", "--pipeline", toy, cwd=tmp_path)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("what", ["pipelines", "models", "profiles"])
def test_what_is_installed_is_listed_with_version_and_digest(what: str, redactor: Redactor) -> None:
    done = redactor(what, "--json")
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 0
    assert rows
    shown = redactor(what).out
    for row in rows:
        assert f"{row['name']} {row['version']}" in shown
        assert len(row["sha256"]) == 64
        assert row["sha256"] in shown


def test_help_is_quick_and_loads_nothing_heavy() -> None:
    code = (
        "import sys, time\n"
        "from redactor.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit as end:\n    assert not end.code\n"
        "heavy = {'spacy', 'presidio_analyzer', 'docx', 'lxml', 'jinja2', 'pebble', 'numpy',\n"
        "         'redactor.pipeline', 'redactor.jobs', 'rich', 'multiprocessing'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
        "sys.stderr.write(str(time.process_time()))\n"
    )
    quickest = min(
        float(
            subprocess.run(
                [sys.executable, "-c", code], capture_output=True, text=True, check=True
            ).stderr
        )
        for _ in range(3)
    )
    assert quickest < 0.3


def test_the_version_is_told(redactor: Redactor) -> None:
    from redactor import __version__

    assert redactor("--version").out == f"redactor {__version__}\n"


@pytest.mark.skipif(os.name == "nt", reason="closing a pipe early is told otherwise on Windows")
def test_a_reader_that_goes_away_does_not_make_a_traceback(
    toy: Path, papers: Path, tmp_path: Path
) -> None:
    from commandline import environment

    command = [sys.executable, "-m", "redactor", "run", str(toy), str(papers), "--json", "--out"]
    with subprocess.Popen(
        [*command, str(tmp_path / "out")],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
    ) as running:  # fmt: skip
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0
    assert (tmp_path / "out/report.html").is_file()
