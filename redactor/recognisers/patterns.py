"""Identifiers as Presidio pattern recognisers that also read the line and the column.

A `Rule` is one row of a table: what it looks like, what proves it, which words must stand
near it. `Identifier` runs one rule over a reading.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import regex  # type: ignore[import-untyped]

from redactor.document import Entity
from redactor.errors import LimitExceeded
from redactor.recognisers.engine import paper
from redactor.recognisers.presidio import NlpArtifacts, Pattern, PatternRecognizer, RecognizerResult
from redactor.recognisers.reading import Reading, Segment

KEEP, GROUP = "keep", "group"
NAME = RecognizerResult.RECOGNIZER_NAME_KEY
_FLAGS = int(regex.MULTILINE)
PATIENCE = 20.0
"""Seconds for one pattern over one reading; a normal one takes thousandths."""
_CLAUSE = re.compile(r";\s|(?<=\w[\w)])[.!?]\s+(?=[A-Z][a-z])")
_BEFORE, _AFTER, _ABOVE, _BELOW = 90, 40, 260, 160


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a match: same line before and after, column heading, lines above."""

    value: str = field(repr=False)
    before: str = field(repr=False)
    after: str = field(repr=False)
    heading: str = field(repr=False)
    above: str = field(repr=False)
    below: str = field(repr=False)
    cell: bool = False

    @property
    def near(self) -> str:
        """Heading, text before and text after, for a search of context words."""
        return f"{self.heading} \n {self.before} \n {self.after}"


Keep = Callable[[Surroundings], str]


@dataclass(frozen=True, slots=True)
class Rule:
    r"""One identifier.

    ``pattern`` may use ``\K`` to leave a label out. ``check`` proves a value; ``context`` is a
    pattern of words. Without proof: with context ``score``, else ``bare`` (0 refuses). With
    ``must`` a value needs its context even if it checks. ``unless`` are words that refuse.
    ``follows`` allows the context behind the value as well.
    """

    name: str
    entity: Entity
    pattern: str
    check: Callable[[str], bool] | None = None
    context: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    must: bool = False
    strict: bool = False
    score: float = 0.85
    bare: float = 0.0
    follows: bool = True
    keep: Keep | None = None
    gate: re.Pattern[str] | None = None
    """A cheap pattern; where it is nowhere in the text the rule is not tried. A rule that
    must have its context is gated by it unless it says otherwise."""
    reach: tuple[int, int] | None = None
    """How many characters before and behind a match of the gate the pattern may look; None is
    the whole text. Only for rules whose every match stands within reach of one of the gate."""
    cells: float = 0.0
    """Score of an unproven value that fills a table cell."""

    def weigh(self, around: Surroundings) -> float:
        """0 refuses; ``strict`` refuses what does not check also beside its context."""
        if self.unless is not None and self.unless.search(around.near):
            return 0.0
        proven = self.check(around.value) if self.check is not None else None
        if self.strict and proven is False:
            return 0.0
        near = around.near if self.follows else f"{around.heading} \n {around.before}"
        told = self.context is not None and bool(self.context.search(near))
        if told:
            return 0.95 if proven else self.score
        if self.must:
            return 0.0
        if proven:
            return 0.9 if self.bare == 0.0 else max(self.bare, 0.6)
        if proven is None and self.context is None:
            return self.score
        return max(self.bare if proven is None else 0.0, self.cells if around.cell else 0.0)


def words(text: str) -> re.Pattern[str]:
    """A pattern of context words; spaces match any run of spaces or none."""
    loose = text.replace(" ", r"[\s_-]*")
    return re.compile(rf"(?<![a-z])(?:{loose})(?![a-z])", re.IGNORECASE)


@lru_cache(maxsize=256)
def _opens(gate: re.Pattern[str], text: str) -> bool:
    """Whether a gate is anywhere in a text; many rules ask one after another with the same gate."""
    return gate.search(text) is not None


def _windows(text: str, rule: Rule, gate: re.Pattern[str] | None) -> Iterator[tuple[int, int]]:
    """The stretches of a text in which a rule can match; windows that touch are one."""
    if gate is None or rule.reach is None:
        yield 0, len(text)
        return
    back, on = rule.reach
    start = stop = -1
    for match in gate.finditer(text):
        low, high = max(0, match.start() - back), min(len(text), match.end() + on)
        if low <= stop:
            stop = max(stop, high)
            continue
        if stop >= 0:
            yield start, stop
        start, stop = low, high
    if stop >= 0:
        yield start, stop


class Identifier(PatternRecognizer):
    """One rule as a recogniser."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        pattern = Pattern(rule.name, rule.pattern, max(rule.score, 0.01))
        super().__init__(
            supported_entity=rule.entity.value,
            name=rule.name,
            patterns=[pattern],
            supported_language="en",
            global_regex_flags=_FLAGS,
        )
        self._compiled: Any = regex.compile(rule.pattern, flags=_FLAGS)

    def analyze(
        self,
        text: str,
        entities: list[str],
        nlp_artifacts: NlpArtifacts | None = None,
        regex_flags: int | None = None,
    ) -> list[RecognizerResult]:
        """The rule's matches that their surroundings do not refuse. Raises LimitExceeded.

        Presidio's own loop logs a pattern that takes too long and goes on without it; then
        something unsearched would count as clean. It also reads all of a text, where a rule
        with a reach needs a few lines.
        """
        reading = paper(nlp_artifacts).reading
        rule = self.rule
        gate = rule.gate or (rule.context if rule.must else None)
        if gate is not None and not (_opens(gate, text) or _opens(gate, reading.headings)):
            return []
        if gate is not None and rule.reach is not None and _opens(gate, reading.headings):
            gate = None
        results = []
        for start, stop in self._places(text, gate):
            around = surroundings(reading, start, stop)
            if rule.entity is Entity.ADDRESS:
                stop = start + len(around.value.rstrip(" .,;\n"))
            if around.value.startswith("(") and ")" not in around.value:
                start += 1
            score = rule.weigh(around)
            if score <= 0.0:
                continue
            result = RecognizerResult(rule.entity.value, start, stop, score)
            keep = rule.keep(around) if rule.keep else ""
            result.recognition_metadata = {NAME: rule.name, KEEP: keep}
            results.append(result)
        return results

    def _places(self, text: str, gate: re.Pattern[str] | None) -> Iterator[tuple[int, int]]:
        try:
            for low, high in _windows(text, self.rule, gate):
                for match in self._compiled.finditer(text, low, high, timeout=PATIENCE):
                    if match.end() > match.start():
                        yield match.span()
        except TimeoutError:
            raise LimitExceeded("A passage of the file takes too long to search.") from None


def surroundings(reading: Reading, start: int, stop: int) -> Surroundings:
    """What stands around ``start:stop`` of a reading."""
    text = reading.text
    begin = text.rfind("\n", max(0, start - 400), start) + 1 or max(0, start - 400)
    end = text.find("\n", stop, stop + 400)
    end = min(len(text), stop + 400) if end < 0 else end
    index = bisect_right(reading.segments, start, key=lambda segment: segment.start) - 1
    segment = reading.segments[index] if index >= 0 else None
    heading = segment.heading if segment is not None else ""
    fills = (
        segment is not None
        and segment.cell
        and not text[segment.start : start].strip()
        and not text[stop : max(segment.stop, stop)].strip()
    )
    if segment is not None and segment.cell:
        begin = max(start - 400, _row_start(reading, index, start))
    return Surroundings(
        value=text[start:stop],
        before=_CLAUSE.split(text[max(begin, start - _BEFORE) : start])[-1],
        after=_CLAUSE.split(text[stop : min(end, stop + _AFTER)])[0],
        heading=heading,
        above=text[max(0, start - _ABOVE) : start],
        below=text[stop : stop + _BELOW],
        cell=fills,
    )


def _row_start(reading: Reading, index: int, start: int) -> int:
    """In a table the label of a value is in its own cell or the one to the left."""
    segment = reading.segments[index]
    left = index - 1
    while left >= 0 and _same_cell(reading.segments[left], segment):
        left -= 1
    if left >= 0 and reading.segments[left].row == segment.row:
        return reading.segments[left].start
    return min(segment.start, start)


def _same_cell(one: Segment, other: Segment) -> bool:
    return (one.row, one.column, one.block) == (other.row, other.column, other.block)
