"""The gold sets say of their papers only what is true of them."""

import copy
import json
from pathlib import Path
from typing import Any

import build_gold
import pytest
from build_gold import FOLDERS
from check_gold import problems, reading_text

SOURCES = [path for folder in FOLDERS for path in sorted((folder / "sources").glob("*.gold"))]
RECORDS = [path for folder in FOLDERS for path in sorted((folder / "gold").glob("*.json"))]


def record_of(path: Path) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return record


def ids(paths: list[Path]) -> list[str]:
    return [f"{path.parents[1].name}/{path.stem}" for path in paths]


def stems(folder: Path) -> set[str]:
    return {path.stem for path in folder.iterdir() if path.name != "sentences.txt"}


@pytest.mark.parametrize("path", RECORDS, ids=ids(RECORDS))
def test_every_span_is_where_the_file_says_and_no_name_that_must_go_is_left_unmarked(
    path: Path,
) -> None:
    record = record_of(path)
    assert list(problems(record, reading_text(path.parents[1] / record["file"]))) == []


@pytest.mark.parametrize("path", SOURCES, ids=ids(SOURCES))
def test_the_committed_papers_are_what_their_sources_make(path: Path) -> None:
    folder = path.parents[1]
    record, data = build_gold.gold(path.read_text(encoding="utf-8"))
    held = folder / str(record["file"])
    assert record == record_of(folder / "gold" / f"{path.stem}.json")
    if held.suffix != ".docx":
        assert held.read_bytes() == data


@pytest.mark.parametrize(
    ("folder", "papers"),
    [
        (FOLDERS[0], 43),
        (FOLDERS[1], 34),
        (FOLDERS[2], 16),
        (FOLDERS[3], 18),
        (FOLDERS[4], 24),
    ],
)
def test_each_set_holds_what_it_says_and_nothing_without_a_source(
    folder: Path, papers: int
) -> None:
    names = stems(folder / "sources")
    assert len(names) == papers
    assert stems(folder / "gold") == names
    assert stems(folder / "files") == names


@pytest.mark.parametrize(
    ("folder", "count"),
    [(FOLDERS[0], 160), (FOLDERS[1], 120), (FOLDERS[2], 130), (FOLDERS[4], 200)],
)
def test_the_sentences_are_what_their_source_makes_and_each_name_is_at_its_offsets(
    folder: Path, count: int
) -> None:
    held = json.loads((folder / "sentences.json").read_text(encoding="utf-8"))
    marked = (folder / "sources" / "sentences.txt").read_text(encoding="utf-8")
    assert held == build_gold.sentences(marked)
    assert len(held) == count
    for sentence in held:
        for person in sentence["persons"]:
            assert sentence["text"][person["start"] : person["end"]] == person["text"]


def one_span(text: str, start: int, **changes: object) -> dict[str, Any]:
    span: dict[str, Any] = {
        "start": start,
        "end": start + len(text),
        "type": "PERSON",
        "role": "PUPIL",
        "must_redact": True,
        "text": text,
    }
    return {**span, **changes}


PAPER = "Hope ran. Hope fell in Hope Street, and HOPE cried.\n"
RIGHT: dict[str, Any] = {
    "doc_type": "report",
    "label": "CONFIDENTIAL",
    "spans": [one_span("Hope", 0), one_span("Hope", 10), one_span("HOPE", 40)],
    "sections": [],
    "not_names": ["Hope Street"],
}


def test_a_right_record_has_no_problem() -> None:
    assert list(problems(RIGHT, PAPER)) == []


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("spans", [one_span("Hope", 1), one_span("Hope", 10), one_span("HOPE", 40)]),
        ("spans", [one_span("Hope ran", 0), one_span("Hope", 0), one_span("HOPE", 40)]),
        ("spans", [one_span("Hope", 0), one_span("HOPE", 40)]),
        ("spans", [one_span("Hope", 0), one_span("Hope", 10)]),
        ("spans", [*RIGHT["spans"][:2], one_span("HOPE", 40, role="CHILD")]),
        ("spans", [*RIGHT["spans"][:2], one_span("HOPE", 40, type="NAME")]),
        ("spans", [*RIGHT["spans"][:2], one_span("HOPE", 40, occurrence=2)]),
        ("not_names", []),
        ("label", "SECRET"),
        ("doc_type", "book"),
        ("sections", [{"start": 40, "end": 400, "title": "x", "confidential": True}]),
    ],
)
def test_each_kind_of_mistake_in_a_record_is_told(part: str, value: object) -> None:
    wrong = copy.deepcopy(RIGHT) | {part: value}
    assert list(problems(wrong, PAPER)) != []
