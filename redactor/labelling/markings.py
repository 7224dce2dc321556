"""Markings that a document already carries: they raise its label and never lower it.

``labels.md`` sections 2.2 and 5, ``rules.md`` 000-08 to 000-10. A marking is a short
line of its own, or stands in the page furniture, the file name or a document property;
the same word in running text says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from redactor.document import Block, BlockKind, Level
from redactor.labelling.plain import plain

_LONGEST = 90
_TOP_LINES = 8
_FURNITURE = frozenset(
    {BlockKind.HEADER, BlockKind.FOOTER, BlockKind.FILE_NAME, BlockKind.PROPERTY}
)
_BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CELL})
_ABOUT = re.compile(
    r"\b(?:policy|policies|procedure|guidance|training|waste|shredding|helpline|service|"
    r"counselling|statement|agreement|unclassified|non-confidential|not confidential)\b|"
    r"\b(?:part|pt) ?(?:1|i|one|a)\b"
)
_ITEMS = re.compile(
    r"\b(?:items?|business|matters?|minutes?|agenda|section|session|annex|appendix|report|"
    r"none|nil|no|not applicable|n/a|see|recorded|separately)\b"
)
_PART_TWO = re.compile(r"\b(?:part|pt|section|rhan) ?(?:2|ii|two|b|c)\b")
_WORDS: tuple[tuple[re.Pattern[str], Level, tuple[str, ...], str], ...] = (
    (
        re.compile(r"\bhighly confidential\b|\bstrictly restricted\b|\bnamed recipients only\b"),
        Level.RESTRICTED,
        (),
        "000-08",
    ),
    (re.compile(r"\bofficial ?[-:–]? ?sensitive\b"), Level.CONFIDENTIAL, (), "labels.md 5"),
    (
        re.compile(r"\bcommercial(?:ly)? (?:in confidence|sensitive|confidential)\b"),
        Level.CONFIDENTIAL,
        ("COMMERCIAL",),
        "000-09",
    ),
    (
        re.compile(r"\blegally privileged\b|\blegal(?:ly)? privilege\b"),
        Level.CONFIDENTIAL,
        ("LEGAL",),
        "000-08",
    ),
    (
        re.compile(
            r"^\W*(?:restricted|restricted circulation|official - restricted)\W*$|"
            r"\brestricted\b.{0,20}\b(?:circulation|distribution|staff|sensitive)\b"
        ),
        Level.CONFIDENTIAL,
        (),
        "000-08",
    ),
    (
        re.compile(
            r"\bconfidential\b|\bcyfrinachol\b|\bnot for (?:publication|circulation|release)\b|"
            r"\bpink paper\b|\bin strict confidence\b"
        ),
        Level.CONFIDENTIAL,
        (),
        "000-08",
    ),
)
_DESCRIBED = (
    (re.compile(r"\bpersonal\b"), "PERSONAL"),
    (re.compile(r"\bstaff\b"), "STAFF"),
    (re.compile(r"\bcommercial\b"), "COMMERCIAL"),
    (re.compile(r"\blegal\b"), "LEGAL"),
    (re.compile(r"\bsafeguarding\b"), "SAFEGUARDING"),
    (re.compile(r"\b(?:health|sen|send)\b"), "HEALTH-SEN"),
)
_HIGHER = frozenset({"SAFEGUARDING", "HEALTH-SEN"})


@dataclass(frozen=True, slots=True)
class FoundMarking:
    """A marking and where it stands: "banner", "header", "footer", "file-name", "property".

    ``whole`` is False when it names a part ("Part 2 confidential") and so marks no more
    than that.
    """

    level: Level
    descriptors: tuple[str, ...]
    place: str
    rule: str
    whole: bool


def find_markings(blocks: Iterable[Block]) -> tuple[FoundMarking, ...]:
    """The markings among these blocks, each kind at each place once."""
    return tuple(dict.fromkeys(_markings(blocks)))


def _markings(blocks: Iterable[Block]) -> Iterator[FoundMarking]:
    blocks = tuple(blocks)
    shown = {b.text.strip() for b in blocks if b.kind in _BODY and not b.hidden}
    lines = 0
    for block in blocks:
        if block.kind is BlockKind.PROPERTY and block.text.strip() in shown:
            continue  # a bookmark repeats a heading; the heading says what it marks
        if block.kind in _FURNITURE:
            place = block.kind.value
        elif block.kind in _BODY and not block.hidden and block.text.strip():
            lines += 1
            place = "banner" if lines <= _TOP_LINES else ""
        else:
            continue
        if len(block.text) > _LONGEST * 2:
            continue
        if place or "ensitive" in block.text.lower():
            found = _marking(plain(block.text), place)
            if found:
                yield found


def _marking(line: str, place: str) -> FoundMarking | None:
    if len(line) > _LONGEST or _ABOUT.search(line):
        return None
    for pattern, level, descriptors, rule in _WORDS:
        if not pattern.search(line):
            continue
        if not place and rule != "labels.md 5":
            return None
        if place in ("banner", "") and not _is_banner(line, pattern):
            return None
        named = descriptors or tuple(word for words, word in _DESCRIBED if words.search(line))
        if level is Level.CONFIDENTIAL and _HIGHER.intersection(named) and place != "file-name":
            level = Level.RESTRICTED
        return FoundMarking(level, named, place or "line", rule, not _PART_TWO.search(line))
    return None


def _is_banner(line: str, pattern: re.Pattern[str]) -> bool:
    """Whether the marking is most of the line: "STRICTLY CONFIDENTIAL", not a sentence."""
    words = re.findall(r"\w+", line)
    rest = re.findall(r"\w+", pattern.sub("", line))
    return (
        len(words) <= 9
        and len(rest) <= 4
        and not _ITEMS.search(line)
        and not line.endswith((".", ":", "?"))
    )
