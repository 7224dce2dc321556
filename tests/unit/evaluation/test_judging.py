"""Judging and summing up, on documents built by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from redactor.document import (
    Action,
    Anchor,
    Block,
    BlockKind,
    Decision,
    Document,
    Entity,
    Finding,
    Label,
    Level,
    Run,
    Section,
    Source,
    Span,
)
from redactor.errors import UsageError
from redactor.evaluation import GoldPaper, Judgement, judge, read_gold, summary
from redactor.evaluation.gold import GoldSection, GoldSpan
from redactor.evaluation.placing import placed, reading_text

TEXT = "Ann Oke spoke. Bo Lee fell. Part 2. Cy Fox left."


def document(*spans: tuple[int, int], media_type: str = "text/plain") -> Document:
    cut = TEXT.index("Part")
    blocks = tuple(
        Block(at, BlockKind.PARAGRAPH, TEXT[a:b], (Run(0, b - a, Anchor("text", a, b)),), offset=a)
        for at, (a, b) in enumerate([(0, cut - 1), (cut, len(TEXT))])
    )
    findings = tuple(
        Finding(f"f{at}", Span(0, a, b), Entity.PERSON, 0.9, "names")
        for at, (a, b) in enumerate(spans)
    )
    return Document(
        Source(media_type, b"", "x.txt"),
        blocks=blocks,
        findings=findings,
        sections=(Section("s0", 1, 1, 2, "part-heading", "end-of-document"),),
        family="minutes",
        label=Label(Level.CONFIDENTIAL),
    )


def decided(paper: Document, action: Action = Action.REDACT) -> dict[str, Decision]:
    targets = [*(f.id for f in paper.findings), *(s.id for s in paper.sections)]
    return {t: Decision(t, action, "P", "rule") for t in targets}


def span(words: str, *, must: bool | None, role: str = "PUPIL") -> GoldSpan:
    start = TEXT.index(words)
    return GoldSpan(start, start + len(words), "PERSON", role, must, words)


def gold(*spans: GoldSpan, level: Level = Level.CONFIDENTIAL) -> GoldPaper:
    part_2 = GoldSection(TEXT.index("Part"), len(TEXT), confidential=True)
    return GoldPaper(1, Path("x.txt"), "minutes", level, spans, (part_2,))


def test_a_span_is_covered_only_when_every_letter_of_it_goes() -> None:
    truth = gold(span("Bo Lee", must=True))
    whole, half = document((15, 21)), document((15, 17))
    assert not judge(truth, whole, decided(whole), text=TEXT).leaks
    assert judge(truth, half, decided(half), text=TEXT).leaks


def test_what_is_kept_by_decision_covers_nothing() -> None:
    truth, paper = gold(span("Bo Lee", must=True)), document((15, 21))
    assert judge(truth, paper, decided(paper, Action.KEEP), text=TEXT).leaks


def test_a_name_that_must_stay_is_lost_when_one_letter_goes_and_is_neutral_in_part_2() -> None:
    truth = gold(span("Ann Oke", must=False), span("Cy Fox", must=False))
    paper = document((0, 3))
    judged = judge(truth, paper, decided(paper), text=TEXT)
    assert [v.right for v in judged.verdicts] == [False]


def test_characters_count_outside_part_2_and_outside_what_is_open_to_debate() -> None:
    truth = gold(span("Bo Lee", must=True), span("Ann", must=None))
    paper = document((0, 7), (15, 21))
    judged = judge(truth, paper, decided(paper), text=TEXT)
    assert (judged.removed, judged.rightly) == (8, 5)  # "Oke" and "BoLee"
    assert judged.part2_both == judged.part2_gold == judged.part2_found


def test_the_label_may_be_exact_or_too_low() -> None:
    paper = document()
    high = judge(gold(level=Level.RESTRICTED), paper, decided(paper), text=TEXT)
    low = judge(gold(level=Level.PUBLIC), paper, decided(paper), text=TEXT)
    assert (high.exact_level, high.under_level) == (False, True)
    assert (low.exact_level, low.under_level) == (False, False)


def test_spans_of_a_word_file_are_looked_for_in_their_order() -> None:
    words = GoldSpan(500, 506, "PERSON", "PUPIL", True, "Bo Lee")
    paper = document(media_type="application/x")
    moved, lost = placed(gold(words), paper, reading_text(paper))
    assert (moved.spans[0].start, lost) == (TEXT.index("Bo Lee"), 0)
    nobody = GoldSpan(500, 506, "PERSON", "PUPIL", True, "Zed Ex")
    moved, lost = placed(gold(nobody), paper, reading_text(paper))
    assert (moved.spans, lost) == ((), 1)
    assert judge(moved, paper, decided(paper), text=TEXT, lost=lost).leaks


def test_shares_have_wilsons_interval() -> None:
    paper = document((15, 21))
    judged = judge(gold(span("Bo Lee", must=True)), paper, decided(paper), text=TEXT)
    row: Any = summary([judged] * 10)
    assert row["must_redact_covered"]["overall"] == {
        "share": 1.0, "of": "10/10", "low": 0.7225, "high": 1.0,
    }  # fmt: skip
    assert row["papers_without_a_leak"]["of"] == "10/10"
    assert row["character_precision"]["share"] == 1.0


def test_with_nothing_to_count_there_is_no_share() -> None:
    row: Any = summary([Judgement(1, (), 0, 0, 0, 0, 0, True, False, True)])
    assert row["must_keep_names_kept"]["share"] is None
    assert row["section_recall"]["share"] is None


@pytest.mark.parametrize(
    "change",
    [{"label": "SECRET"}, {"spans": [{"start": 3}]}, {"spans": None},
     {"spans": [{"start": 5, "end": 5, "type": "PERSON", "must_redact": True, "text": ""}]},
     {"spans": [{"start": 5, "end": 8, "type": "PERSON", "must_redact": "yes", "text": ""}]}],
)  # fmt: skip
def test_a_gold_file_that_cannot_be_used_is_named_by_number_only(
    tmp_path: Path, change: dict[str, Any]
) -> None:
    good = {"file": "a.txt", "doc_type": "minutes", "label": "PUBLIC", "spans": [], "sections": []}
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "Quillfeather.json").write_text(json.dumps(good | change))
    with pytest.raises(UsageError, match="Gold file 1") as raised:
        read_gold(tmp_path)
    assert "Quillfeather" not in str(raised.value)


def test_an_empty_gold_set_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no file"):
        read_gold(tmp_path)
