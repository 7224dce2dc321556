"""Sightings: PERSON findings read as names, with the title before them and their neighbours."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from redactor.document import Block, Entity, Evidence, Finding, Span
from redactor.people.cues import cues_in
from redactor.people.names import TITLE_BEFORE, TITLES, Name, fold, parse_name, word_set
from redactor.people.vocabulary import PHRASES

_SPACE_OR_MARK = " \t\n.,;:()[]-–—|/•*"
_WORD = re.compile(r"[^\W\d_]+(?:['’\-–.][^\W\d_]+)*")
_NEVER = word_set(
    "vacant vacancy none tbc tba all present absent apologies name names initials signed "
    "date action agenda item "
    "minutes meeting committee finance resources standards curriculum personnel premises "
    "safeguarding "
    "governing body board panel governors' yes no attended term office end category role "
    "position type "
    "quorum welcome introduction online teams zoom remote virtual virtually via and by "
    "community appointed trust elected authority sponsor diocese"
)
"""Folded words that recognisers take for people in attendance lists and are not."""
_NAMESAKE = re.compile(
    r"['’]s\s+(?:[A-Z]\w+\s+){0,2}(?:School|Academy|Nursery|College|Club|Centre|Farm|Caf[eé]|"
    r"Bakery)\b"
)
SURNAMES = word_set(
    "cook head clerk dean bishop nurse priest vicar rector canon major lord lady father "
    "pastor abbot "
    "chaplain doctor tutor warden page price marshall archdeacon constable child children "
    "church may "
    "office body term date names name"
)
"""Role words, titles and headings that are surnames as well: never cut from a single forename."""


@dataclass(slots=True)
class Sighting:
    """One person named in one place: a finding, or several that are pieces of one name.

    ``start`` counts in the block of the first piece and includes no title; ``stop`` counts
    in the block of the last. ``opens`` is where the title begins. ``before`` and ``after``
    are the neighbours in the same list ("A, B and C").
    """

    findings: list[Finding]
    name: Name
    title: str
    opens: int
    evidence: list[Evidence] = field(default_factory=list)
    chain: int = -1
    possessive: bool = False
    namesake: bool = False

    @property
    def block(self) -> int:
        """The block of the first piece."""
        return self.findings[0].span.block

    @property
    def last_block(self) -> int:
        """The block of the last piece."""
        return self.findings[-1].span.block

    @property
    def start(self) -> int:
        """Where the first piece begins."""
        return self.findings[0].span.start

    @property
    def stop(self) -> int:
        """Where the last piece ends."""
        return self.findings[-1].span.stop


@cache
def _role_words() -> frozenset[str]:
    offices = (phrases for kind, _, phrases in PHRASES if kind.startswith("office-"))
    words = (word for phrases in offices for phrase in phrases for word in _WORD.findall(phrase))
    return frozenset(words) | _NEVER | TITLES


def _may_be_role(folded: str) -> bool:
    """Whether any word may belong to a role: a cheap test before the exact ones."""
    return not _role_words().isdisjoint(_WORD.findall(folded))


def is_role_text(text: str) -> bool:
    """Whether a text holds only role words, titles and words that never name anybody."""
    folded = fold(text)
    left = folded
    if not _may_be_role(folded):
        return not _WORD.search(folded)
    for cue in cues_in(folded):
        if any(kind.startswith("office-") for kind in cue.kinds):
            left = left[: cue.start] + " " * (cue.stop - cue.start) + left[cue.stop :]
    return all(word in _NEVER or word in TITLES for word in _WORD.findall(left))


def trimmed(text: str, span: Span) -> Span | None:
    """The span without role words, titles and marks at its edges; None when nothing is left."""
    start, stop = span.start, span.stop
    while start < stop and text[start] in _SPACE_OR_MARK:
        start += 1
    while stop > start and text[stop - 1] in _SPACE_OR_MARK and not _dotted(text, start, stop):
        stop -= 1
    if not _may_be_role(fold(text[start:stop])) and _WORD.search(text, start, stop):
        return Span(span.block, start, stop)
    words = [(m.start() + start, m.end() + start) for m in _WORD.finditer(text[start:stop])]
    if not words:
        return None
    shown = [fold(text[low:high]) for low, high in words]
    if is_role_text(text[start:stop]):
        surname = all(word in SURNAMES for word in shown)
        titled = TITLE_BEFORE.search(text, max(0, start - 24), start)
        return Span(span.block, start, stop) if surname or titled else None
    first, last = 0, len(words)
    for cut in range(len(words) - 1, 0, -1):
        alone = cut == len(words) - 1 and any(word in SURNAMES for word in shown[:cut])
        if is_role_text(text[start : words[cut - 1][1]]) and not alone:
            first = cut
            break
    for cut in range(first + 1, len(words)):
        alone = cut == first + 1 and any(word in SURNAMES for word in shown[cut:])
        if is_role_text(text[words[cut][0] : stop]) and not alone:
            last = cut
            break
    start = words[first][0] if first else start
    stop = words[last - 1][1] if last < len(words) else stop
    return Span(span.block, start, stop)


def _dotted(text: str, start: int, stop: int) -> bool:
    """Whether the final full stop belongs to an initial ("Kacper N.")."""
    return (
        text[stop - 1] == "."
        and stop - start > 2
        and text[stop - 2].isupper()
        and not text[stop - 3].isalpha()
    )


def sightings_of(
    blocks: Sequence[Block], findings: Iterable[Finding]
) -> tuple[list[Sighting], list[Finding]]:
    """The PERSON findings as sightings in reading order, and the findings that stay as such.

    A finding that holds only role words is dropped; one with a role word or title at its
    edge is shortened.
    """
    kept: list[Finding] = []
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.entity is not Entity.PERSON:
            kept.append(finding)
            continue
        text = blocks[finding.span.block].text
        span = trimmed(text, finding.span)
        if span is None:
            continue
        if span != finding.span:
            finding = _moved(finding, span)
        kept.append(finding)
        groups[finding.group or finding.id].append(finding)
    seen = [read_sighting(blocks, pieces) for pieces in groups.values()]
    seen.sort(key=lambda one: (one.block, one.start))
    return seen, kept


def _moved(finding: Finding, span: Span) -> Finding:
    return Finding(
        finding.id,
        span,
        finding.entity,
        finding.score,
        finding.recogniser,
        finding.keep,
        finding.group,
    )


def read_sighting(blocks: Sequence[Block], pieces: list[Finding]) -> Sighting:
    """Read findings that are one name (in order) as a sighting."""
    pieces = sorted(pieces, key=lambda piece: (piece.span.block, piece.span.start))
    first, last = pieces[0].span, pieces[-1].span
    text = blocks[first.block].text
    title = TITLE_BEFORE.search(text, max(0, first.start - 24), first.start)
    words = " ".join(blocks[p.span.block].text[p.span.start : p.span.stop] for p in pieces)
    tail = blocks[last.block].text[last.stop : last.stop + 2]
    return Sighting(
        findings=pieces,
        name=parse_name(words, title is not None),
        title=title[1] if title else "",
        opens=title.start(1) if title else first.start,
        namesake=_NAMESAKE.match(blocks[last.block].text, last.stop) is not None,
        possessive=tail[:1] in "'’ʼ" and tail[1:2].lower() == "s" if tail else False,
    )


_LINK = re.compile(
    r"(?:\s*\([^()]{1,30}\))?\s*(?:,|;|/|&|\+|and|or|with|a'r|a)?(?:\s*(?:and|&))?\s*(?:(?:Mr|"
    r"Mrs|Ms|Miss|Mx|Dr|Cllr|Rev|Revd|Fr)\.?\s+)?",
)


def link_chains(blocks: Sequence[Block], sightings: Sequence[Sighting]) -> None:
    """Number the lists of names: neighbours with only a comma, slash or "and" between."""
    for number, one in enumerate(sightings):
        one.chain = number
        if number == 0:
            continue
        before = sightings[number - 1]
        if before.last_block != one.block or before.last_block != before.block:
            continue
        gap = blocks[one.block].text[before.stop : one.opens]
        if gap.strip() and len(gap) < 44 and _LINK.fullmatch(gap):
            one.chain = before.chain
