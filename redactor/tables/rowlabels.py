"""Labels of a table of counts: words of groups and totals, and names of people among them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.recognisers import lexicon

TOTAL = re.compile(
    r"\b(?:grand |sub-?|over)?(?:total|totals|all|whole school|cohort|school|everyone|overall)\b",
    re.IGNORECASE,
)
GROUP = re.compile(
    r"\b(?:boys?|girls?|male|female|year \d+|y\d+|nursery|reception|ks\d|key stage|send?|ehcp|"
    r"k code|"
    r"fsm|pupil premium|disadvantaged|non-disadvantaged|eal|english|white|asian|black|mixed|other|"
    r"chinese|roma|not known|refused|christian|muslim|hindu|sikh|jewish|buddhist|no religion|"
    r"looked after|yes|no|non-\w+|asthma|autism|adhd|spld|semh|moderate|severe|speech|class|"
    r"autumn|spring|summer|english|maths|reading|writing|pupils|any|none|physical)\b",
    re.IGNORECASE,
)
NAME = "[name]"
_TITLE = r"(?:Mrs?|Ms|Miss|Mx|Dr|Sir|Rev|Prof)\b\.?"
_CAPITAL = r"[A-Z][^\W\d_]*(?:['’-][A-Z][^\W\d_]+)*"
_TITLED = re.compile(rf"\b{_TITLE}(?:\s+{_CAPITAL})+")
_PAIR = re.compile(rf"\b{_CAPITAL}(?:\s+{_CAPITAL})+")


def without_names(label: str) -> str:
    """The label with fixed words in the place of names of people."""
    for start, stop in sorted(_names(label), reverse=True):
        label = f"{label[:start]}{NAME}{label[stop:]}"
    return label


def _names(label: str) -> Iterator[tuple[int, int]]:
    """A title with capital words; two or more capital words that name people, one after another."""
    titled = [match.span() for match in _TITLED.finditer(label)]
    yield from titled
    for match in _PAIR.finditer(label):
        run: list[re.Match[str]] = []
        for word in [*re.finditer(_CAPITAL, match.group()), None]:
            if word is not None and _names_people(word.group()):
                run.append(word)
                continue
            if len(run) > 1:
                start, stop = match.start() + run[0].start(), match.start() + run[-1].end()
                if not any(start < end and begin < stop for begin, end in titled):
                    yield start, stop
            run = []


def _names_people(word: str) -> bool:
    if GROUP.fullmatch(word):
        return False
    entry = lexicon.load().entry(word)
    return max(entry.forename, entry.surname) > entry.word and "x" not in entry.flags
