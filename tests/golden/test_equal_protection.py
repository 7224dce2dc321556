"""A name is found as surely wherever it comes from and whoever bears it (docs: people, duty 7)."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator

import pytest
from golden_papers import GOLDEN

from redactor.document import Block, BlockKind, Entity
from redactor.recognisers import find

FOLDER = GOLDEN / "balanced"
GROUPS: dict[str, dict[str, str]] = tomllib.loads(
    (FOLDER / "names.toml").read_text(encoding="utf-8")
)
FRAMES = [
    line
    for line in (FOLDER / "frames.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
WIDEST = 0.02
FLOOR = 0.97


def _names() -> Iterator[tuple[str, str, str, str]]:
    """(origin, gender, forename, surname): each forename with five surnames."""
    for origin, lists in GROUPS.items():
        surnames = lists["surnames"].split()
        for gender in ("girls", "boys"):
            for number, first in enumerate(lists[gender].split()):
                for shift in range(5):
                    yield origin, gender, first, surnames[(number + 2 * shift) % len(surnames)]


NAMES = list(_names())


def _filled(frame: str, first: str, last: str) -> tuple[str, tuple[int, int]]:
    """The sentence, and from where to where the name goes in it."""
    texts = {"full": f"{first} {last}", "first": first, "last": last}
    slots = list(re.finditer(r"\{(\w+)\}", frame))
    text, start, stop = frame, -1, -1
    for slot in slots:
        place = slot.start() + len(text) - len(frame) if start >= 0 else slot.start()
        value = texts[slot.group(1)]
        text = text[:place] + value + text[place + len(slot.group()) :]
        start, stop = place if start < 0 else start, place + len(value)
    return text, (start, stop)


def _found(cases: list[tuple[str, tuple[int, int]]]) -> list[bool]:
    blocks = [Block(i, BlockKind.PARAGRAPH, text, runs=()) for i, (text, _) in enumerate(cases)]
    covered: list[set[int]] = [set() for _ in blocks]
    for finding in find(blocks, model="en-schools/1.0.0"):
        if finding.entity is Entity.PERSON and finding.score >= 0.5:
            covered[finding.span.block] |= set(range(finding.span.start, finding.span.stop))
    return [
        {at for at in range(*span) if text[at].isalpha()} <= letters
        for (text, span), letters in zip(cases, covered, strict=True)
    ]


def test_the_balanced_set_is_large_enough() -> None:
    assert len(NAMES) >= 1_200
    assert len(set(NAMES)) == len(NAMES)
    assert len(FRAMES) == 30


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.timeout(900)
def test_recall_is_alike_for_every_origin_and_gender() -> None:
    hits: Counter[str] = Counter()
    total: Counter[str] = Counter()
    cases = [(row, _filled(frame, row[2], row[3])) for row in NAMES for frame in FRAMES]
    found = _found([case for _, case in cases])
    for ((origin, gender, _, _), _), hit in zip(cases, found, strict=True):
        for group in (origin, gender):
            hits[group] += hit
            total[group] += 1
    recall = {group: round(hits[group] / total[group], 4) for group in total}
    origins = [recall[origin] for origin in GROUPS]
    assert max(origins) - min(origins) <= WIDEST, recall
    assert abs(recall["girls"] - recall["boys"]) <= WIDEST, recall
    assert min(origins) >= FLOOR, recall
