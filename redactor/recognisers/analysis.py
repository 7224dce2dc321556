"""One analyser per model: Presidio's engine with our NLP engine and our recognisers only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from redactor.document import Block, Finding, KnownPerson, Span
from redactor.recognisers import (
    addresses,
    contacts,
    credentials,
    dates,
    facts,
    indirect,
    merging,
    numbers,
)
from redactor.recognisers.engine import PaperArtifacts, SchoolEngine
from redactor.recognisers.forms import Forms
from redactor.recognisers.initials import Initials
from redactor.recognisers.merging import Hit
from redactor.recognisers.names import Names
from redactor.recognisers.patterns import Identifier
from redactor.recognisers.presidio import (
    AnalyzerEngine,
    EntityRecognizer,
    NlpArtifacts,
    RecognizerRegistry,
    RecognizerResult,
)
from redactor.recognisers.reading import Reading, readings
from redactor.recognisers.roll import Roll


class _Analyser(AnalyzerEngine):
    """Presidio's engine without its second look at the words around a result.

    Our recognisers weigh context themselves, per line and column; going through all results
    once for each of a hundred recognisers would cost more than they do.
    """

    def _enhance_using_context(
        self,
        text: str,
        raw_results: list[RecognizerResult],
        nlp_artifacts: NlpArtifacts,
        recognizers: list[EntityRecognizer],
        context: list[str] | None = None,
    ) -> list[RecognizerResult]:
        return raw_results


@cache
def analyser(model: str) -> tuple[AnalyzerEngine, SchoolEngine]:
    """The analyser over a model reference, and its NLP engine. Raises ModelError when used."""
    nlp = SchoolEngine(model)
    tables = (contacts, credentials, dates, addresses, numbers, indirect, facts)
    rules = [rule for table in tables for rule in table.RULES]
    recognisers = [Names(), Initials(), Forms(), *(Identifier(rule) for rule in rules)]
    registry = RecognizerRegistry(recognizers=recognisers, supported_languages=["en"])
    engine = _Analyser(
        registry=registry,
        nlp_engine=nlp,
        log_decision_process=False,
        supported_languages=["en"],
    )
    return engine, nlp


def search(
    blocks: Sequence[Block], *, model: str, known: Sequence[KnownPerson]
) -> tuple[Finding, ...]:
    """What `redactor.recognisers.find` promises."""
    engine, nlp = analyser(model)
    roll = Roll.of(known) if known else None
    found: list[Finding] = []
    for number, reading in enumerate(readings(blocks)):
        artifacts = PaperArtifacts(reading, nlp)
        results = engine.analyze(reading.text, "en", nlp_artifacts=artifacts, score_threshold=0.3)
        hits = merging.hits(results)
        if roll is not None:
            hits += roll.hits(reading.text)
        for hit in merging.merged(hits):
            found += _findings(reading, hit, number)
    found.sort(key=lambda finding: (finding.span.block, finding.span.start))
    return tuple(replace(finding, id=f"f{index}") for index, finding in enumerate(found))


def _findings(reading: Reading, hit: Hit, number: int) -> list[Finding]:
    """The hit as findings, one in each block it touches, joined by a group."""
    pieces = [
        (block, start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
        for block, start, stop in reading.pieces(hit.start, hit.stop)
        if (text := reading.text_of(block, start, stop)).strip()
    ]
    group = hit.group or (f"{hit.start}" if len(pieces) > 1 else "")
    return [
        Finding(
            id="",
            span=Span(block, start, stop),
            entity=hit.entity,
            score=hit.score,
            recogniser=hit.recogniser,
            keep=hit.keep,
            group=f"g{number}.{group}" if group else "",
        )
        for block, start, stop in pieces
    ]
