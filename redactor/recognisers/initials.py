# ruff: noqa: E501 - a pattern is one line
"""PERSON: children hidden behind initials ("pupil JB", "Child A.M.", "DT's son").

A single letter ("Child A") is a pseudonym, not a name, and stays. Initials of office-holders
are resolved from the attendance list, not here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from redactor.recognisers import vocabulary
from redactor.recognisers.patterns import NAME

_PUPIL = "|".join(sorted(vocabulary.PUPIL_WORDS - {"baby"}, key=len, reverse=True))
_FAMILY = "|".join(sorted(vocabulary.FAMILY_WORDS, key=len, reverse=True))
_DOTTED = r"[A-Z]\. ?[A-Z]\.?(?: ?[A-Z]\.)?"
_LETTERS = rf"(?:{_DOTTED}|[A-Z]{{2,3}})(?![\w&/])"
_AFTER_WORD = re.compile(
    rf"(?<!\w)(?i:(?:{_PUPIL}))(?:'s)?(?: (?:called|named|known as)| initials|,| \(|:)? ?\(?(?P<name>{_LETTERS})"
    rf"(?P<more>(?:(?:, ?| ?& ?| and |, and ){_LETTERS})*)"
)
_OWNER = re.compile(
    rf"(?<![\w.])(?P<name>{_LETTERS})['’]s? (?i:(?:{_FAMILY}|class teacher|social worker))\b"
)
_CLASSED = re.compile(
    rf"(?<![\w.])(?P<name>{_LETTERS}) ?\((?i:Y(?:ea)?r? ?\d{{1,2}}|Reception|Nursery|Class \w+|aged \d+)\)"
)
_ONE = re.compile(_LETTERS)


class Initials(EntityRecognizer):
    """Two or three capitals next to words for pupils and their families."""

    def __init__(self) -> None:
        super().__init__(supported_entities=["PERSON"], name="initials", supported_language="en")

    def load(self) -> None:
        """Nothing to load."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts
    ) -> list[RecognizerResult]:
        """The initials of children in the reading."""
        results = []
        for start, stop, sure in _places(text):
            letters = re.sub(r"[. ]", "", text[start:stop]).lower()
            dotted = "." in text[start:stop]
            if (letters in vocabulary.ACRONYMS and not dotted and not sure) or _shouted(
                text, start
            ):
                continue
            result = RecognizerResult("PERSON", start, stop, 0.85)
            result.recognition_metadata = {NAME: "initials"}
            results.append(result)
        return results


def _places(text: str) -> Iterator[tuple[int, int, bool]]:
    for match in _AFTER_WORD.finditer(text):
        yield *match.span("name"), False
        for other in _ONE.finditer(text, *match.span("more")):
            yield *other.span(), False
    for pattern, sure in ((_OWNER, True), (_CLASSED, False)):
        for match in pattern.finditer(text):
            yield *match.span("name"), sure


def _shouted(text: str, start: int) -> bool:
    begin = text.rfind("\n", 0, start) + 1
    end = text.find("\n", start)
    line = text[begin : len(text) if end < 0 else end]
    return line.isupper() and len(line.split()) > 3
