# ruff: noqa: E501 - a pattern is one line, to be read beside the form it describes
"""PERSON: people behind initials ("pupil JB", "Child A.M.", "DT's son", "KD to email the bank").

A single letter ("Child A") is a pseudonym, not a name, and stays. Who it is that acts is
resolved from the attendance list, not here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.recognisers import vocabulary
from redactor.recognisers.patterns import NAME
from redactor.recognisers.presidio import EntityRecognizer, NlpArtifacts, RecognizerResult
from redactor.recognisers.tokens import word_of

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
_PAIR = r"(?<![\w.&/-])(?:[A-Z]\. ?[A-Z]\.?|[A-Z]{2,3})(?![\w&-])"
_EACH = re.compile(_PAIR.replace("/", ""))
_MANY = rf"{_PAIR}(?:(?: ?/ ?|, ?| and | & ){_PAIR.replace('/', '')})*"
_DOES = "|".join(sorted(vocabulary.STRONG_AFTER | vocabulary.MINUTED))
_ACTING = re.compile(
    rf"(?:\b(?:[Pp]roposed|[Ss]econded|[Mm]oved|[Nn]ominated)(?: by)?:? |"
    rf"\b(?:Actions?|ACTIONS?)\s?[:–-]?\s?|\b(?:Owner|Lead|By whom|Who)\s?[:–-]\s?|"
    rf"\b(?:Present|Apologies|In attendance|Absent)\s?:\s?)(?P<told>{_MANY})"
    rf"|(?:(?<=^)|(?<=[.;:\n] ))(?P<tasked>{_MANY}) to (?!the\b|an?\b|be\b)(?=[a-z]{{3}})"
    rf"|(?:\b(?:[Tt]hanks to|[Tt]hanked|[Qq]uestions? from|[Aa]nswered by|[Ww]elcomed) )(?P<met>{_MANY})"
    rf"|(?P<doing>{_MANY}) (?:{_DOES}|(?:will|would|has|had|was|is to) (?:been )?(?!be\b)[a-z]{{3,}})\b"
    rf"|(?P<named>{_PAIR})(?=['’]s [a-z]| \((?:[Cc]hair|[Cc]lerk|[Hh]ead|HT|[Vv]ice)| and the (?:Chair|Clerk|Head))",
    re.MULTILINE,
)
"""Initials of somebody who acts at a meeting; three letters are mostly a body's before a verb."""
_BRACKETED = re.compile(r"(?<=[\w.]) ?[\[(](?P<key>[A-Z]{2,3})[\])]")
_NAME_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_DOUBLED = re.compile(r"(?<![\w.])[A-Z]\. ?[A-Z]\.?-[A-Z]\.?(?![\w-])")
"""Initials of somebody with a double surname: "J.P-T"."""


class Initials(EntityRecognizer):
    """Two or three capitals next to words for pupils and families, or where somebody acts."""

    def __init__(self) -> None:
        super().__init__(supported_entities=["PERSON"], name="initials", supported_language="en")

    def load(self) -> None:
        """Nothing to load."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts
    ) -> list[RecognizerResult]:
        """The initials of children in the reading."""
        results = [_result(start, stop, 0.6) for start, stop in _acting(text)]
        results += [_result(*match.span(), 0.7) for match in _DOUBLED.finditer(text)]
        results += [_result(start, stop, 0.6) for start, stop in _keyed(text)]
        for start, stop, sure in _places(text):
            letters = re.sub(r"[. -]", "", text[start:stop]).lower()
            dotted = "." in text[start:stop] or "-" in text[start:stop]
            if (letters in vocabulary.ACRONYMS and not dotted and not sure) or _shouted(
                text, start
            ):
                continue
            results.append(_result(start, stop, 0.85))
        return results


def _result(start: int, stop: int, score: float) -> RecognizerResult:
    result = RecognizerResult("PERSON", start, stop, score)
    result.recognition_metadata = {NAME: "initials"}
    return result


def _keyed(text: str) -> Iterator[tuple[int, int]]:
    """Start and stop of initials beside the name they stand for: "Mr D. Abara [DA]"."""
    for match in _BRACKETED.finditer(text):
        key = match.group("key")
        name = _NAME_WORD.findall(text[max(0, match.start() - 50) : match.start()])[-4:]
        if len(name) < 2 or key.lower() in vocabulary.ACRONYMS or name[-1][0] != key[-1]:
            continue
        if any(word[0] == key[0] and _given(word) for word in name[:-1]) and _family(name[-1]):
            yield match.span("key")


def _given(word: str) -> bool:
    """Whether a word is an initial or a forename, not the first word of what is abbreviated."""
    entry = word_of(word.rstrip(".")).entry
    return len(word.rstrip(".")) == 1 or (entry.forename >= 3 and not entry.wordy)


def _family(word: str) -> bool:
    entry = word_of(word).entry
    return not entry.word or entry.surname > entry.word


def _acting(text: str) -> Iterator[tuple[int, int]]:
    """Start and stop of the initials of people who act, unless they are a usual abbreviation."""
    for match in _ACTING.finditer(text):
        kind = match.lastgroup or ""
        for letters in _EACH.finditer(match.group(kind)):
            plain = re.sub(r"[. ]", "", letters.group()).lower()
            usual = plain in vocabulary.ACRONYMS or plain in vocabulary.ROLES
            if usual or (kind in ("doing", "met", "named") and len(plain) > 2):
                continue
            yield match.start(kind) + letters.start(), match.start(kind) + letters.end()


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
