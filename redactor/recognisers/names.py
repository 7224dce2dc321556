"""PERSON: names of people, from titles, the lexicon, the words around, and the language model.

The model is one voice among several and is asked only about sentences in which something is
in doubt; on school papers its own recall is 0.7 and every fifth answer is wrong.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from redactor.recognisers import bars, vocabulary, weighing
from redactor.recognisers.engine import SchoolEngine, paper
from redactor.recognisers.patterns import GROUP, NAME
from redactor.recognisers.presidio import EntityRecognizer, NlpArtifacts, RecognizerResult
from redactor.recognisers.runs import Line, Run, is_initial, line_of

_ENOUGH = 0.5
_SPREAD = 0.75
_REPORTED = 0.45
_SENTENCE = re.compile(r"(?<=[.!?;:])[\s\n]+(?=[A-Z“\"'(\[])")
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
        lines = [line for line in lines if line.runs]
        for line in lines:
            _weigh(line)
        _ask(lines, artifacts.engine)
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
        run.sure = run.titled or not _open(run)


def _open(run: Run) -> bool:
    """Whether the language model's answer can change what becomes of the run.

    A lone name is spread over the paper only with a high score, so it is asked about longer.
    """
    lowest, highest = weighing.VOICES
    settled = _SPREAD if run.first == run.last else _ENOUGH
    return _REPORTED - highest < run.score < settled - lowest


def _ask(lines: Sequence[Line], engine: SchoolEngine) -> None:
    """Ask the language model once about each sentence that holds a doubtful run."""
    asked: dict[str, list[tuple[int, list[Run]]]] = defaultdict(list)
    for line in lines:
        doubtful = [run for run in line.runs if not run.sure]
        if not doubtful:
            continue
        for start, stop in _sentences(line):
            inside = [run for run in doubtful if start <= run.start < stop]
            if inside:
                sentence = _calmed(line, start, stop)
                asked[sentence].append((start, inside))
    for answers, places in zip(engine.labels(list(asked)), asked.values(), strict=True):
        for start, runs in places:
            for run in runs:
                run.voice = _voice(answers, run.start - start, run.stop - start)
                run.score += weighing.voice_score(run, run.first == run.last)


def _sentences(line: Line) -> list[tuple[int, int]]:
    start, stop = line.segment.start, line.segment.stop
    spans = []
    for match in _SENTENCE.finditer(line.text, start, stop):
        if match.start() - start > 25:
            spans.append((start, match.start()))
            start = match.end()
    return [*spans, (start, stop)]


def _calmed(line: Line, start: int, stop: int) -> str:
    """The sentence with capitals as in prose, letter for letter of the same length."""
    text = line.text[start:stop]
    if line.shouted:
        parts, done = [], start
        for token in line.tokens:
            if start <= token.start < stop:
                entry = token.word.entry
                calm = token.word.text.lower() if entry.word else token.word.text.title()
                if len(calm) == token.stop - token.start:
                    parts += [line.text[done : token.start], calm]
                    done = token.stop
        text = "".join([*parts, line.text[done:stop]])
    return text.replace("\n", " ").replace("\r", " ")


def _voice(answers: Sequence[tuple[int, int, str]], start: int, stop: int) -> str:
    best, label = 0, ""
    first = max(0, bisect_left(answers, (start, 0, "")) - 1)
    for low, high, name in answers[first : first + stop - start + 1]:
        shared = min(high, stop) - max(low, start)
        if shared > best and (name == "PERSON" or shared >= (stop - start) / 2):
            best, label = shared, name
    return label if label not in ("DATE", "TIME", "CARDINAL", "ORDINAL") else ""


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
