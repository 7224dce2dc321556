"""One analyser per model: Presidio's engine with our NLP engine and our recognisers only."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from presidio_analyzer import AnalyzerEngine, RecognizerRegistry, RecognizerResult
from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer

from redactor.document import Block, Entity, Finding, KnownPerson, Span
from redactor.recognisers.engine import PaperArtifacts, SchoolEngine
from redactor.recognisers.names import Names
from redactor.recognisers.reading import Reading, readings


class _OwnContext(ContextAwareEnhancer):  # type: ignore[misc]
    """Leaves scores alone: our recognisers weigh context themselves, per line and column."""

    def __init__(self) -> None:
        super().__init__(0.0, 0.0, 0, 0)

    def enhance_using_context(
        self, *args: object, raw_results: list[RecognizerResult], **kwargs: object
    ) -> list[RecognizerResult]:
        return raw_results


@cache
def analyser(model: str) -> AnalyzerEngine:
    """The analyser over a model reference. Raises ModelError when first used."""
    registry = RecognizerRegistry(recognizers=[Names()], supported_languages=["en"])
    return AnalyzerEngine(
        registry=registry,
        nlp_engine=SchoolEngine(model),
        log_decision_process=False,
        supported_languages=["en"],
        context_aware_enhancer=_OwnContext(),
    )


def search(
    blocks: Sequence[Block], *, model: str, known: Sequence[KnownPerson]
) -> tuple[Finding, ...]:
    """What `redactor.recognisers.find` promises."""
    engine = analyser(model)
    found: list[Finding] = []
    for reading in readings(blocks):
        artifacts = PaperArtifacts(reading, engine.nlp_engine)
        results = engine.analyze(reading.text, "en", nlp_artifacts=artifacts, score_threshold=0.3)
        for result in results:
            found += _findings(reading, result)
    return tuple(found)


def _findings(reading: Reading, result: RecognizerResult) -> list[Finding]:
    name = result.recognition_metadata["recognizer_name"]
    return [
        Finding("f0", Span(block, start, stop), Entity(result.entity_type), result.score, name)
        for block, start, stop in reading.pieces(result.start, result.end)
    ]
