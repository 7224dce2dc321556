from __future__ import annotations

import json
from pathlib import Path

from commandline import Redactor, Write


def gold(text: str, words: str) -> str:
    start = text.index(words)
    span = {"start": start, "end": start + len(words), "type": "PERSON", "role": "PUPIL",
            "must_redact": True, "text": words}  # fmt: skip
    row = {"file": "a.txt", "doc_type": "other", "label": "CONFIDENTIAL", "spans": [span],
           "sections": []}  # fmt: skip
    return json.dumps(row)


def test_the_scores_of_a_gold_set_are_numbers_and_name_nobody(
    redactor: Redactor, toy: Path, tmp_path: Path, write: Write
) -> None:
    text = "Name: Ottoline Prydderch was late.\n"
    folder = write(tmp_path / "g", {"a.txt": text})
    write(folder / "gold", {"a.json": gold(text, "Ottoline Prydderch")})
    done = redactor("evaluate", folder, "--pipeline", toy, "--json")
    assert done.code == 0
    row = json.loads(done.out)
    assert row["must_redact_covered"]["overall"]["of"] == "1/1"
    assert "Ottoline" not in done.out
    shown = redactor("evaluate", folder, "--pipeline", toy)
    assert "papers without a leak" in shown.out


def test_a_paper_that_is_not_there_is_listed_and_not_judged(
    redactor: Redactor, toy: Path, tmp_path: Path, write: Write
) -> None:
    text = "Name: Ottoline Prydderch was late.\n"
    folder = write(tmp_path / "g", {"b.txt": text})
    write(folder / "gold", {"a.json": gold(text, "Ottoline Prydderch")})
    done = redactor("evaluate", folder, "--pipeline", toy)
    assert done.code == 4
    assert "Gold file 1 was not judged" in done.err
