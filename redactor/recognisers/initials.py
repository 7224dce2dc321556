"""PERSON: children hidden behind initials ("pupil JB", "Child A.M.", "DT's son").

A single letter ("Child A") is a pseudonym, not a name, and stays. Initials of office-holders
are resolved from the attendance list, not here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.recognisers import vocabulary
from redactor.recognisers.patterns import NAME
from redactor.recognisers.presidio import EntityRecognizer, NlpArtifacts, RecognizerResult

_DOTTED = r"[A-Z]\. ?[A-Z]\.?(?: ?[A-Z]\.)?"
_HYPHENED = r"[A-Z]\.? ?[A-Z]\.?-[A-Z]\.?"
_LETTERS = rf"(?<![\w.-])(?:{_HYPHENED}|{_DOTTED}|[A-Z]{{2,3}})(?![\w&/-])"
_PUPIL_BEFORE = re.compile(
    r"(?<![\w'’])([A-Za-z]+)(?:['’]s)?(?: (?:called|named|known as)| initials|,| \(|:)? ?\(?$"
)
_LISTED_BEFORE = re.compile(r"(?:, ?| ?& ?| and |, and )$")
_OWNS = re.compile(r"['’]s? (?:([a-z]+)|class teacher|social worker)\b")
_CLASS_AFTER = re.compile(
    r" ?\((?:Y(?:ea)?r? ?\d{1,2}|Reception|Nursery|Class \w+|aged \d+)\)", re.IGNORECASE
)
_IN_CLASS = re.compile(
    r" (?:in|from|of) (?:Y(?:ea)?r? ?\d{1,2}\b|Reception\b|Nursery\b)", re.IGNORECASE
)
_ONE = re.compile(_LETTERS)
_BRACKET_BEFORE = re.compile(
    r"\b(?:in|from|of) (?:Y(?:ea)?r? ?\d{1,2}\w?|Reception|Nursery|Class \w+|\w+ Class) ?\($",
    re.IGNORECASE,
)
_CHILDLIKE = re.compile(
    r"\b(?:pupil|child|student|boy|girl|exclu|suspen|ehcp|cp plan|cin plan|safeguarding|"
    r"sen support|bull(?:y|ied)|mother|father|parent|carer|siblings?|psychologist|"
    r"therapist|social worker|Y(?:ea)?r? ?\d)",
    re.IGNORECASE,
)


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
            letters = re.sub(r"[. -]", "", text[start:stop]).lower()
            dotted = "." in text[start:stop] or "-" in text[start:stop]
            if (letters in vocabulary.ACRONYMS and not dotted and not sure) or _shouted(
                text, start
            ):
                continue
            result = RecognizerResult("PERSON", start, stop, 0.85)
            result.recognition_metadata = {NAME: "initials"}
            results.append(result)
        return results


def _places(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start, stop and whether a family word follows, of what stands beside words for pupils."""
    listed = -1
    for match in _ONE.finditer(text):
        start, stop = match.span()
        before = text[max(0, start - 40) : start]
        word = _PUPIL_BEFORE.search(before)
        owned = _OWNS.match(text, stop)
        family = owned is not None and (
            owned.group(1) is None or owned.group(1) in vocabulary.FAMILY_WORDS
        )
        led = word is not None and word.group(1).lower() in vocabulary.PUPIL_WORDS
        goes_on = listed >= 0 and _LISTED_BEFORE.fullmatch(text[listed:start]) is not None
        bracketed = _BRACKET_BEFORE.search(before) and text[stop : stop + 1] == ")"
        dotted = "." in match.group() and _CHILDLIKE.search(_line(text, start)) is not None
        written = "-" in match.group() or "." in match.group()
        classed = written and _IN_CLASS.match(text, stop) is not None
        if (
            classed
            or led
            or goes_on
            or family
            or bracketed
            or dotted
            or _CLASS_AFTER.match(text, stop)
        ):
            yield start, stop, family
            listed = stop if led or goes_on else -1


def _line(text: str, start: int) -> str:
    begin = text.rfind("\n", 0, start) + 1
    end = text.find("\n", start)
    return text[begin : len(text) if end < 0 else end]


def _shouted(text: str, start: int) -> bool:
    line = _line(text, start)
    return line.isupper() and len(line.split()) > 3
