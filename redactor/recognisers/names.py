"""PERSON: names of people, from titles, the lexicon, the words around, and the language model.

The models are voices among several (``voices``) and are asked only about sentences in which
something is in doubt.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from redactor.recognisers import bars, lexicon, vocabulary, voices, weighing
from redactor.recognisers.engine import paper
from redactor.recognisers.patterns import GROUP, NAME
from redactor.recognisers.presidio import EntityRecognizer, NlpArtifacts, RecognizerResult
from redactor.recognisers.runs import Line, Run, is_initial, line_of

_ENOUGH = 0.5
_UNLIKELY = 0.1
"""Below this the tagger holds a run for no person, whatever company it keeps."""
_CLASS = re.compile(r"\b([A-Z][a-z]+) [Cc]lass\b(?!['’])")
_SCHOOL = re.compile(
    r"((?:[A-Z][\w'’.-]+ ){1,3})(?:\(?(?:VA|VC|CE|C of E|C\.E\.|RC|Catholic|Church of England|"
    r"Community|Primary|PRIMARY|Junior|Infant|Nursery|First|Middle|High|Secondary|Special|JUNIOR|"
    r"INFANT|HIGH)\)? (?:and |AND |& )?)*(?:School|SCHOOL|Academy|ACADEMY|College|COLLEGE)\b"
)
_LESS = 3
"""A weaker forename is none where a class is called by it."""
_LIST = re.compile(r"\s*(?:,|&|and|,\s*and|/|or)\s*", re.IGNORECASE)
_ROSTER_TAIL = re.compile(r"\s*(?:\([^)]{1,40}\))?\s*(?:,|;|&|and|,\s*and)\s*", re.IGNORECASE)


class Names(EntityRecognizer):
    """Finds people in a reading. Results hold no title and no possessive 's."""

    def __init__(self) -> None:
        super().__init__(supported_entities=["PERSON"], name="names", supported_language="en")

    def load(self) -> None:
        """Nothing to load."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts
    ) -> list[RecognizerResult]:
        """The people of the reading that the artefacts carry."""
        artifacts = paper(nlp_artifacts)
        lines = [line_of(text, segment) for segment in artifacts.reading.segments]
        for line in lines:
            _weigh(line)
        _of_classes(lines)
        _of_schools(lines)
        voices.ask(lines, artifacts.engine)
        lines = [line for line in lines if line.runs]
        _neighbours(lines)
        _broken(lines)
        results = []
        for line in lines:
            _coordinate(line)
            results += [_result(run) for run in line.runs if run.score > 0.2 and not run.barred]
        return results


def _result(run: Run) -> RecognizerResult:
    score = min(0.99, run.score)
    result = RecognizerResult("PERSON", run.start, run.stop, score)
    result.recognition_metadata = {NAME: "titles" if run.titled else run.why, GROUP: run.group}
    return result


def _weigh(line: Line) -> None:
    for run in line.runs:
        if run.why == "lower-case":
            continue
        run.barred = bars.barred(line, run)
        if run.barred:
            run.sure = True
            continue
        words = weighing.words_score(line, run)
        run.score = words + weighing.context_score(line, run) - weighing.namesake_penalty(line, run)
        run.sure = run.titled


def _of_classes(lines: Sequence[Line]) -> None:
    """A word that the paper calls a class by ("Hazel class") is hardly a person elsewhere."""
    named = {
        match[1].lower() for line in lines for match in _CLASS.finditer(line.text, *_ends(line))
    }
    for line in lines if named else ():
        for run in line.runs:
            token = line.tokens[run.first]
            if run.first != run.last or run.titled or token.word.key not in named:
                continue
            entry = token.word.entry
            if entry.forename < _LESS or _CLASS.match(line.text, run.start, line.segment.stop):
                run.barred = run.sure = True
            elif entry.wordy and not token.owns:
                run.score -= 0.4


def _of_schools(lines: Sequence[Line]) -> None:
    """A school's own name is no person where "School" is left out: "Hallam Brook", "HALLAM"."""
    named = {
        lexicon.folded(match[1].strip())
        for line in lines
        for match in _SCHOOL.finditer(line.text, *_ends(line))
    }
    for line in lines if named else ():
        for run in line.runs:
            if run.titled or run.barred:
                continue
            key = lexicon.folded(line.text[run.start : run.stop])
            lone = run.first == run.last
            if key in named and not (lone and line.tokens[run.first].word.entry.forename >= _LESS):
                run.barred = run.sure = True


def _ends(line: Line) -> tuple[int, int]:
    return line.segment.start, line.segment.stop


def _coordinate(line: Line) -> None:
    """In "Jasmine and Rose" the sure name carries the doubtful one with it."""
    runs = [run for run in line.runs if not run.barred]
    for order in (runs, runs[::-1]):
        for one, other in pairwise(order):
            if one.score >= _ENOUGH > other.score and _listed(line, one, other):
                other.score += 0.35 if _carried(line, other) else 0.0
    for one, other in pairwise(runs):
        both = one.score < _ENOUGH and other.score < _ENOUGH
        if both and _listed(line, one, other) and _both_forenames(line, one, other):
            one.score, other.score = one.score + 0.3, other.score + 0.3


def _listed(line: Line, one: Run, other: Run) -> bool:
    first, second = sorted((one, other), key=lambda run: run.start)
    between = line.text[first.stop : second.start]
    return bool(_LIST.fullmatch(between) or _ROSTER_TAIL.fullmatch(between))


def _carried(line: Line, run: Run) -> bool:
    if 0 <= run.chance < _UNLIKELY:
        return False
    entry = line.tokens[run.first].word.entry
    return run.first != run.last or entry.forename >= 3 or not entry.known


def _both_forenames(line: Line, one: Run, other: Run) -> bool:
    entries = [line.tokens[run.first].word.entry for run in (one, other)]
    if line.headed or line.shouted:
        return False
    before = line.before(one.first)
    last = max(one.last, other.last)
    follow = line.tokens[last + 1].word if last + 1 < len(line.tokens) else None
    acting = (
        follow is not None
        and follow.lower
        and follow.key in vocabulary.AFTER_NAME | {"have", "are", "were"}
    )
    return (
        all(entry.forename >= 4 for entry in entries)
        and not any(0 <= run.chance < _UNLIKELY for run in (one, other))
        and not all("m" in entry.flags for entry in entries)
        and (bool(before) or acting)
        and before not in vocabulary.ARTICLES
    )


def _neighbours(lines: Sequence[Line]) -> None:
    """A surname cell beside a forename cell: "O'Sullivan | Caoimhe"."""
    rows: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in lines:
        if line.segment.cell and line.segment.row != (-1, -1):
            rows[line.segment.row].append(line)
    for row in rows.values():
        for left, right in pairwise(row):
            if right.segment.column - left.segment.column == 1:
                _pair(left, right)


def _broken(lines: Sequence[Line]) -> None:
    """A forename that ends a line and the surname that begins the next: "Bronwen / Rees"."""
    follows: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in lines:
        if line.segment.row[0] < 0:
            follows[line.segment.row].append(line)
    for line in lines:
        last = line.runs[-1]
        group, number = line.segment.row
        if group >= 0 or last.barred or last.score < _ENOUGH or last.first != last.last:
            continue
        if line.text[last.stop : line.segment.stop].strip() or is_initial(line.tokens[last.last]):
            continue
        for candidate in follows.get((group, number + 1), ()):
            if _continues(line, last, candidate):
                _join(last, candidate.runs[0])
                break


def _continues(line: Line, last: Run, candidate: Line) -> bool:
    follow = candidate.runs[0]
    entry = candidate.tokens[follow.first].word.entry
    if follow.barred or follow.start != candidate.tokens[0].start or follow.titled:
        return False
    if (
        line.tokens[last.first].word.entry.forename < 3
        or entry.wordy
        or entry.forename > entry.surname
    ):
        return False
    if not line.segment.cell and not candidate.segment.cell:
        return entry.surname >= 3 and candidate.segment.column == 0
    return abs(_indent(line) - _indent(candidate)) <= 2


def _indent(line: Line) -> int:
    return line.segment.start - line.text.rfind("\n", 0, line.segment.start)


def _join(one: Run, other: Run) -> None:
    one.score, other.score = max(one.score, 0.75), max(other.score, 0.75)
    one.group = other.group = f"{one.start}"


def _pair(left: Line, right: Line) -> None:
    one, other = left.runs[0], right.runs[0]
    if not (_fills(left, one) and _fills(right, other)) or one.barred or other.barred:
        return
    if one.first != one.last or other.first != other.last or one.titled or other.titled:
        return
    first, second = (
        line.tokens[run.first].word.entry for line, run in ((left, one), (right, other))
    )
    forward = first.forename >= 3 and (second.surname >= 3 or not second.known)
    backward = second.forename >= 3 and (first.surname >= 3 or not first.known)
    if (forward or backward) and not (first.wordy and second.wordy):
        _join(one, other)


def _fills(line: Line, run: Run) -> bool:
    rest = line.text[line.segment.start : run.start] + line.text[run.stop : line.segment.stop]
    return not rest.strip(" .,()*") and not is_initial(line.tokens[run.first])
