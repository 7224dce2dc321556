"""``redactor run export`` as a process: exit codes, sentences, and nothing left behind."""

from __future__ import annotations

import json
from pathlib import Path

from commandline import Redactor

COUNTS = "Group,FSM,Not FSM,Total\nBoys,3,20,23\nGirls,30,40,70\nTotal,33,60,93\n"
TERMS = ("--purpose", "Evaluation", "--recipient", "A university", "--authoriser", "The DPO")


def run(redactor: Redactor, folder: Path, *more: object, text: str = COUNTS) -> tuple[int, str]:
    source = folder / "counts.csv"
    source.write_text(text, encoding="utf-8")
    done = redactor(
        "run", "export", source, "--out", folder / "out", "--register", folder / "reg", *more
    )
    return done.code, done.err


def test_an_export_is_published_with_note_plan_label_and_report(
    redactor: Redactor, tmp_path: Path
) -> None:
    code, err = run(redactor, tmp_path, "--profile", "research", *TERMS)
    assert (code, err) == (0, "")
    names = {p.relative_to(tmp_path / "out").as_posix() for p in (tmp_path / "out").rglob("*.*")}
    assert names == {
        "research/counts.csv",
        "research/counts.csv.note.txt",
        "plans/counts.csv.plan.toml",
        "labels/counts.csv.label.json",
        "report.html",
        "report.jsonl",
    }
    row = json.loads((tmp_path / "out" / "report.jsonl").read_text())
    assert row["tables"][0]["narrowest_range"] >= 5


def test_an_export_without_a_profile_or_a_term_does_not_start(
    redactor: Redactor, tmp_path: Path
) -> None:
    code, err = run(redactor, tmp_path, *TERMS)
    assert code == 2
    assert "--profile" in err
    code, err = run(redactor, tmp_path, "--profile", "research", "--purpose", "Evaluation")
    assert code == 2
    assert "--recipient" in err
    assert not (tmp_path / "reg").exists()


def test_rows_of_pupils_for_a_request_are_refused_and_leave_no_key(
    redactor: Redactor, tmp_path: Path
) -> None:
    text = "UPN,Surname,Year\n" + "".join(f"A{n},Prydderch,4\n" for n in range(20))
    code, err = run(redactor, tmp_path, "--profile", "foi", "--purpose", "FOI request",
                    "--authoriser", "Head", text=text)  # fmt: skip
    assert code == 4
    assert "row for each person" in err
    assert not (tmp_path / "out" / "foi" / "counts.csv").exists()
    assert not (tmp_path / "reg" / "ledger.sqlite").exists()


def test_overwriting_removes_the_note_and_the_plan_of_the_earlier_run(
    redactor: Redactor, tmp_path: Path
) -> None:
    run(redactor, tmp_path, "--profile", "research", *TERMS)
    text = "UPN,Surname,Year\n" + "".join(f"A{n},Ashdown,4\n" for n in range(3))
    code, _ = run(redactor, tmp_path, "--profile", "research", *TERMS, "--overwrite", text=text)
    assert code == 4
    left = [p.name for p in (tmp_path / "out").rglob("*") if p.is_file()]
    assert sorted(left) == ["counts.csv.label.json", "report.html", "report.jsonl"] or (
        len(left) == 3 and "counts.csv.note.txt" not in left
    )
