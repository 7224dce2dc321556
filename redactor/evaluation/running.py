"""Runs a pipeline's understanding and decisions over a gold set."""

from __future__ import annotations

from pathlib import Path

from redactor.errors import SourceError
from redactor.evaluation.gold import GoldPaper, read_gold
from redactor.evaluation.judging import Judgement, judge
from redactor.evaluation.placing import placed, reading_text
from redactor.explain import understood
from redactor.faults import fault_of
from redactor.jobs import Job, Settings, digest_of
from redactor.report import Fault


def evaluate(
    folder: Path, settings: Settings
) -> tuple[tuple[Judgement, ...], tuple[tuple[int, Fault], ...]]:
    """The judgements of the papers, and (number, fault) of each paper that was not read.

    Raises UsageError when the gold set cannot be used, and what loading the pipeline raises.
    """
    judgements: list[Judgement] = []
    refused: list[tuple[int, Fault]] = []
    for paper in read_gold(folder):
        try:
            judgements.append(_judged(paper, settings))
        except Exception as error:  # noqa: BLE001 - one paper's fault is no reason to stop
            refused.append((paper.number, fault_of(error)))
    return tuple(judgements), tuple(refused)


def _judged(paper: GoldPaper, settings: Settings) -> Judgement:
    try:
        digest = digest_of(paper.path)
    except OSError:
        raise SourceError("The paper of this gold file cannot be opened.") from None
    document, decisions = understood(Job(paper.number, paper.path, settings, digest))
    text = reading_text(document)
    moved, lost = placed(paper, document, text)
    return judge(moved, document, decisions, text=text, lost=lost)
