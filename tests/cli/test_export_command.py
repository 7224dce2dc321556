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


ROLL = "UPN,Surname,Forename,Year,Notes\n" + "".join(
    f"A8012999{n:05},{name},Zara,{n % 3 + 3},Seen by {name} at noon\n"
    for n, name in enumerate(["Ashdown", "Birchall", "Cartwright", "Dunmore"] * 5)
)


def test_a_table_is_explained_column_by_column_with_headings_only_on_request(
    redactor: Redactor, tmp_path: Path
) -> None:
    source = tmp_path / "roll.csv"
    source.write_text(ROLL, encoding="utf-8")
    row = json.loads(redactor("explain", source, "--json", "--profile", "research").out)
    assert (row["document_type"], row["findings"], row["label"]["level"]) == (
        "data",
        [],
        "CONFIDENTIAL",
    )
    columns = row["tables"][0]["columns"]
    assert [column["kind"] for column in columns] == ["upn", "name", "name", "year-group", "note"]
    assert [column["treatment"] for column in columns] == [
        "pseudonym",
        "drop",
        "drop",
        "generalise",
        "drop",
    ]
    assert "text" not in columns[0]
    shown = redactor("explain", source, "--with-text")
    assert (shown.code, shown.err) == (0, "")
    assert "Forename" in shown.out
    assert "Ashdown" not in shown.out
    unknown = redactor("explain", source, "--profile", "reserch", "--json")
    assert unknown.code == 2
    assert "did you mean 'research'" in unknown.out


def test_a_table_is_verified_against_its_original(redactor: Redactor, tmp_path: Path) -> None:
    original, clean, leaky = (tmp_path / name for name in ("o.csv", "clean.csv", "leaky.csv"))
    original.write_text(ROLL, encoding="utf-8")
    rows = [line.split(",") for line in ROLL.splitlines()]
    clean.write_text("\n".join(f"P{n},{row[3]}" for n, row in enumerate(rows)), encoding="utf-8")
    leaky.write_text(clean.read_text(encoding="utf-8") + "\nP9,told Ashdown so", encoding="utf-8")
    assert redactor("verify", clean, "--original", original).code == 0
    done = redactor("verify", leaky, "--original", original, "--json")
    assert done.code == 7
    failed = [check for check in json.loads(done.out)["checks"] if not check["passed"]]
    assert [(check["name"], check["count"]) for check in failed] == [("original-words-gone", 1)]
    (tmp_path / "terms.txt").write_text("Ashdown\n", encoding="utf-8")
    assert redactor("verify", leaky, "--terms", tmp_path / "terms.txt").code == 7
    assert redactor("verify", clean, "--terms", tmp_path / "terms.txt").code == 0
    assert redactor("verify", clean, "--original", tmp_path / "terms.txt").code == 4
