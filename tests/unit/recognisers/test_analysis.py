"""What is in force, what is not, and what holds for any text."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
from finding import MODEL, findings, paragraphs
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.document import Document, Entity, Source
from redactor.errors import LimitExceeded, ModelError
from redactor.recognisers import find, patterns
from redactor.recognisers.analysis import analyser
from redactor.recognisers.engine import SchoolEngine
from redactor.stages.detect import Detect

pytestmark = pytest.mark.model

SHARED = Path(__file__).parents[3] / ".." / "shared"


def test_only_our_recognisers_are_in_force() -> None:
    engine, _ = analyser(MODEL)
    modules = {type(recogniser).__module__ for recogniser in engine.registry.recognizers}
    assert all(module.startswith("redactor.recognisers.") for module in modules)


def test_no_decision_is_traced() -> None:
    engine, _ = analyser(MODEL)
    assert engine.log_decision_process is False


def test_searching_logs_no_word_of_the_text(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        findings(paragraphs("Ottoline Quill rang 07700 900123 from 14 Mill Lane, SK6 1AA."))
    assert not any(word in caplog.text for word in ("Quill", "07700", "Mill Lane", "SK6"))


def test_an_unknown_model_is_an_error() -> None:
    with pytest.raises(ModelError):
        find(paragraphs("Ann Oke"), model="en-general/0.0.0")


def test_a_pattern_that_takes_too_long_stops_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "PATIENCE", 0.0001)
    with pytest.raises(LimitExceeded):
        find(paragraphs("14 Mill Lane, Upper Quill, " * 4000), model=MODEL)


def test_equal_lines_are_asked_about_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    original = SchoolEngine.labels

    def counted(self: SchoolEngine, sentences: list[str]) -> list[list[tuple[int, int, str]]]:
        asked.append(len(sentences))
        return original(self, sentences)

    monkeypatch.setattr(SchoolEngine, "labels", counted)
    findings(paragraphs(*["Minutes taken by Ruth Quill of Fernleigh"] * 50))
    assert sum(asked) <= 1


def test_lines_without_a_possible_name_are_not_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SchoolEngine, "labels", lambda self, sentences: [[] for _ in sentences])
    assert not findings(paragraphs("The meeting was quorate and the minutes were agreed."))


def test_the_stage_numbers_what_it_keeps() -> None:
    document = Document(
        source=Source("text/plain", b"", "x.txt"),
        blocks=paragraphs("Aisha Khan met Tomos Rees.", "DOB 03/09/2016"),
    )
    result = Detect()(document)
    assert [finding.id for finding in result.findings] == ["f0", "f1", "f2"]
    assert Detect(threshold=1.0)(document).findings == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=6))
def test_findings_lie_inside_their_blocks_and_do_not_overlap(texts: list[str]) -> None:
    blocks = paragraphs(*texts)
    found = find(blocks, model=MODEL)
    for finding in found:
        assert 0 <= finding.span.start < finding.span.stop <= len(blocks[finding.span.block].text)
    for one in found:
        for other in found:
            if one is not other and one.entity is other.entity:
                assert not one.span.overlaps(other.span)


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")
def test_policies_name_their_office_holders_only_needs_shared() -> None:
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        found = findings(paragraphs(*text.split("\n\n")))
        assert len([f for f in found if f.entity is Entity.PERSON]) <= 2
        assert all(f.keep for f in found if f.entity is not Entity.PERSON)


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")
def test_recall_and_precision_on_labelled_sentences_needs_shared() -> None:
    data = json.loads((SHARED / "data" / "sentences.json").read_text(encoding="utf-8"))
    blocks = paragraphs(*(entry["text"] for entry in data))
    found = [f for f in findings(blocks) if f.entity is Entity.PERSON]
    gold = [(i, p["start"], p["end"]) for i, entry in enumerate(data) for p in entry["persons"]]
    covered = sum(
        all(
            any(f.span.block == i and f.span.start <= c < f.span.stop for f in found)
            or not blocks[i].text[c].isalnum()
            for c in range(start, end)
        )
        for i, start, end in gold
    )
    right = sum(
        any(
            f.span.block == i and f.span.start < end and start < f.span.stop
            for i, start, end in gold
        )
        for f in found
    )
    assert covered / len(gold) >= 0.97
    assert right / len(found) >= 0.95
