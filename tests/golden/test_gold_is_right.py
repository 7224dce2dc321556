"""The yardsticks themselves: offsets, strings and counts are what they say."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter

import pytest
from golden_papers import GOLDEN, ROOT, SHARED, bytes_of, count, expected, papers, words_of

SENTENCES = json.loads((GOLDEN / "unseen" / "sentences.json").read_text(encoding="utf-8"))
LINES = json.loads((GOLDEN / "unseen" / "part2_lines.json").read_text(encoding="utf-8"))
ROLES = {"pupil", "parent", "staff", "governor", "professional", "other"}
PAPERS = papers("samples") + papers("unseen")


def test_every_person_of_a_sentence_stands_where_it_says() -> None:
    for sentence in SENTENCES:
        end = 0
        for person in sentence["persons"]:
            assert sentence["text"][person["start"] : person["end"]] == person["text"]
            assert person["start"] >= end
            assert person["role"] in ROLES
            end = person["end"]


def test_the_sentences_are_many_and_different_and_a_fifth_name_nobody() -> None:
    assert len({sentence["text"] for sentence in SENTENCES}) == len(SENTENCES) >= 120
    assert sum(1 for sentence in SENTENCES if not sentence["persons"]) >= 25
    assert [sentence["id"] for sentence in SENTENCES] == list(range(len(SENTENCES)))


def test_the_part_2_lines_hold_enough_of_each_kind() -> None:
    kinds = Counter(line["kind"] for line in LINES)
    assert sum(kinds.values()) - kinds["none"] >= 30
    assert kinds["none"] >= 30
    assert len({line["text"] for line in LINES}) == len(LINES)


def test_the_samples_are_at_least_eight_and_of_every_outcome() -> None:
    outcomes = Counter(row["outcome"] for row in expected("samples").values())
    assert sum(outcomes.values()) >= 8
    assert outcomes["withheld"] >= 1


@pytest.mark.parametrize(("group", "name"), PAPERS)
def test_every_expected_string_stands_in_its_paper(group: str, name: str) -> None:
    row = expected(group)[name]
    data = bytes_of(group, name)
    everywhere, visible = words_of(data), words_of(data, visible=True)
    missing = [item["text"] for item in row["must_redact"] if not count(item["text"], everywhere)]
    missing += [item["text"] for item in row["must_keep"]
                if count(item["text"], visible) < item["count"]]  # fmt: skip
    missing += [phrase for phrase in row["confidential_only"] if not count(phrase, visible)]
    assert not missing


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared: the examples to differ from")
def test_nothing_of_the_unseen_sets_was_seen_needs_shared() -> None:
    sentences = json.loads((SHARED / "data/sentences.json").read_text(encoding="utf-8"))
    lines = json.loads((SHARED / "domain/part2_examples.json").read_text(encoding="utf-8"))
    seen = {row["text"] for row in sentences}
    assert not seen & {row["text"] for row in SENTENCES}
    seen = {row["text"].casefold() for row in lines}
    assert not seen & {row["text"].casefold() for row in LINES}


def test_the_papers_are_what_their_script_makes() -> None:
    script = ROOT / "scripts" / "build_samples.py"
    made = subprocess.run(
        [sys.executable, str(script), "--check"], capture_output=True, check=False
    )
    assert made.returncode == 0, made.stdout.decode()
