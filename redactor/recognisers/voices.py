"""What the models say of doubtful runs, and names that only our tagger sees.

On school papers the general model covers seven names in ten and every fifth answer is wrong;
the tagger was trained on such papers. Each is asked only about sentences where something is
in doubt, the tagger first, the general model about what is then still open.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from redactor.recognisers import bars, vocabulary, weighing
from redactor.recognisers.engine import SchoolEngine
from redactor.recognisers.runs import LEADING, Line, Run, loose
from redactor.recognisers.tagger import Chance, Tagger

_ENOUGH = 0.5
_SPREAD = 0.75
_REPORTED = 0.45
_SETTLED = 0.75
"""What the rules find by themselves with this score, the models would only confirm."""
_SENTENCE = re.compile(r"(?<=[.!?;:])[\s\n]+(?=[A-Z“\"'(\[])")
_LIKELY = 0.5
_OVERRULES = 0.9
"""How likely a word must be to stand against the calendar, or to be taken into a run beside it."""
_PROPOSED = 0.85
"""How likely a word must be for a run that nothing but the tagger suggests."""
_UNASKED = 0.2
"""What such a word is worth by itself."""


def ask(lines: Sequence[Line], engine: SchoolEngine) -> None:
    """Add what the models say to the scores of doubtful runs, and the runs they propose."""
    if engine.tagger is not None:
        _ask_tagger(lines, engine.tagger)
    _ask_general(lines, engine)


def _open(run: Run, span: tuple[float, float]) -> bool:
    """Whether an answer worth ``span`` can change what becomes of the run.

    A lone name is spread over the paper only with a high score, so it is asked about longer.
    """
    lowest, highest = span
    settled = _SPREAD if run.first == run.last else _ENOUGH
    return not run.sure and _REPORTED - highest < run.score < min(settled - lowest, _SETTLED)


def _asks(line: Line, run: Run) -> bool:
    """Whether the tagger is to be asked about the run; a date or "School" is nobody's name."""
    if run.barred:
        return bars.calendar(line, run) and not bars.dated(line, run)
    return _open(run, weighing.TAGS) and not bars.idle(line, run)


def _ask_tagger(lines: Sequence[Line], tagger: Tagger) -> None:
    asked: dict[str, list[tuple[Line, int]]] = defaultdict(list)
    for line in lines:
        places = [run.start for run in line.runs if _asks(line, run)]
        places += [line.tokens[index].start for index in loose(line)]
        if not places:
            continue
        for start, stop in _sentences(line):
            if any(start <= place < stop for place in places):
                asked[_plain(line.text[start:stop])].append((line, start))
    answers = tagger.chances(list(asked)) if asked else []
    for chances, uses in zip(answers, asked.values(), strict=True):
        for line, start in uses:
            _hear(line, {start + chance.start: chance for chance in chances})


def _hear(line: Line, chances: dict[int, Chance]) -> None:
    """Weigh the runs of one sentence with the chances of its words, by start; propose others."""
    for run in line.runs:
        inside = line.tokens[run.first : run.last + 1]
        said = [chances[token.start].person for token in inside if token.start in chances]
        if not said or run.titled or (run.sure and run.why == "lower-case"):
            continue
        run.chance = sum(said) / len(said)
        if run.barred and bars.calendar(line, run) and run.chance >= _OVERRULES:
            run.barred = run.sure = False
            run.score = weighing.words_score(line, run)
        if not run.sure:
            run.score += weighing.tag_score(run.chance, plain=weighing.plain_forename(line, run))
            _stretch(line, run, chances)
    line.runs += _proposed(line, chances)
    line.runs.sort(key=lambda run: run.first)


def _stretch(line: Line, run: Run, chances: dict[int, Chance]) -> None:
    """Let a run take in the words beside it that the tagger holds for the same name."""
    taken = {index for other in line.runs for index in range(other.first, other.last + 1)}
    while run.first and run.first - 1 not in taken and _carries(line, run.first, chances):
        if not _surely(line, run.first - 1, chances):
            break
        run.first -= 1
        run.start = line.tokens[run.first].start
    while run.last + 1 < len(line.tokens) and run.last + 1 not in taken:
        if not (_carries(line, run.last + 1, chances) and _surely(line, run.last + 1, chances)):
            break
        run.last += 1
        run.stop = line.tokens[run.last].stop


def _carries(line: Line, index: int, chances: dict[int, Chance]) -> bool:
    """Whether the word goes on the name of the word before it."""
    chance = chances.get(line.tokens[index].start)
    beside = line.gap(index - 1) == " " and not line.tokens[index - 1].owns
    return chance is not None and beside and chance.begins < _LIKELY


def _surely(line: Line, index: int, chances: dict[int, Chance]) -> bool:
    word, chance = line.tokens[index].word, chances.get(line.tokens[index].start)
    wordly = word.capital or word.key in vocabulary.JOINING
    sure = chance is not None and chance.person >= _OVERRULES
    return sure and wordly and word.key not in LEADING


def _proposed(line: Line, chances: dict[int, Chance]) -> list[Run]:
    """Runs of likely words among those that stand in no run."""
    found: list[Run] = []
    closed = {run.last + 1 for run in line.runs if run.barred}
    taken = {run.first for run in line.runs if not run.barred}
    for index in loose(line):
        token = line.tokens[index]
        chance = chances.get(token.start)
        if chance is None or chance.person < _PROPOSED or _calls(line, index, taken):
            continue
        if index in closed and _carries(line, index, chances):
            continue  # the rest of a school's or firm's name
        if found and found[-1].last == index - 1 and _carries(line, index, chances):
            found[-1].last, found[-1].stop = index, token.stop
            continue
        run = Run(index, index, why="tagger", start=token.start, stop=token.stop)
        run.chance = chance.person
        run.score = _UNASKED + weighing.tag_score(chance.person)
        found.append(run)
    for run in found:
        run.barred = bars.barred(line, run)
    return [run for run in found if not run.barred]


def _calls(line: Line, index: int, names: set[int]) -> bool:
    """Whether a word directly before a name is a verb to its reader: "Ring Bettina Holroyd"."""
    entry = line.tokens[index].word.entry
    return index + 1 in names and entry.word >= 4 > entry.forename and line.gap(index) == " "


def _ask_general(lines: Sequence[Line], engine: SchoolEngine) -> None:
    """Ask the general model once about each sentence that holds a doubtful run."""
    asked: dict[str, list[tuple[int, list[Run]]]] = defaultdict(list)
    for line in lines:
        doubtful = [
            run for run in line.runs if _open(run, weighing.VOICES) and run.why != "lower-case"
        ]
        if not doubtful:
            continue
        for start, stop in _sentences(line):
            inside = [run for run in doubtful if start <= run.start < stop]
            if inside:
                asked[_calmed(line, start, stop)].append((start, inside))
    for answers, places in zip(engine.labels(list(asked)), asked.values(), strict=True):
        for start, runs in places:
            for run in runs:
                run.voice = _voice(answers, run.start - start, run.stop - start)
                run.score += weighing.voice_score(run, run.first == run.last)


def _plain(text: str) -> str:
    return text.replace("\n", " ").replace("\r", " ")


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
    return _plain(text)


def _voice(answers: Sequence[tuple[int, int, str]], start: int, stop: int) -> str:
    best, label = 0, ""
    first = max(0, bisect_left(answers, (start, 0, "")) - 1)
    for low, high, name in answers[first : first + stop - start + 1]:
        shared = min(high, stop) - max(low, start)
        if shared > best and (name == "PERSON" or shared >= (stop - start) / 2):
            best, label = shared, name
    return label if label not in ("DATE", "TIME", "CARDINAL", "ORDINAL") else ""
