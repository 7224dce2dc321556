"""Evidence: what the words around a name say about the person, quoted by span.

A cue of the vocabulary counts for a name only when nothing but a known link (`links.py`)
stands between them: "the SENCo, Mrs Oke", "Bola (Year 6)", "Aled's mother". Who is near whom
without a link says nothing. `before.py` and `behind.py` read the two sides of a name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from redactor.document import Block, Evidence, Role, Span
from redactor.people import links
from redactor.people.before import read_before
from redactor.people.behind import read_behind, read_possessive
from redactor.people.cues import Cue, cues_in, role_of_cue
from redactor.people.mentions import Sighting
from redactor.people.names import OFFICE_TITLES, fold
from redactor.people.passage import Passage
from redactor.people.setting import SCHOOL_PAPERS, Setting
from redactor.people.weights import PUBLIC


def add_evidence(
    blocks: Sequence[Block], sightings: Sequence[Sighting], setting: Setting
) -> dict[int, list[Cue]]:
    """Give every sighting the evidence its own block holds; returns the cues by block."""
    by_block: dict[int, list[Sighting]] = defaultdict(list)
    for one in sightings:
        by_block[one.block].append(one)
    cues: dict[int, list[Cue]] = {}
    for number, present in by_block.items():
        text = blocks[number].text
        folded = fold(text)
        cues[number] = cues_in(folded)
        ordered = sorted(present, key=lambda one: one.start)
        _read(Passage(number, text, folded, ordered, cues[number], setting))
    return cues


def add_lines(blocks: Sequence[Block], sightings: Sequence[Sighting]) -> None:
    """Give a name that fills a paragraph the office that fills the next ("Ann Oke", "Clerk")."""
    for one in sightings:
        here = blocks[one.last_block]
        if one.last_block + 1 >= len(blocks) or len(here.text) > 60:
            continue
        below = blocks[one.last_block + 1]
        if (
            below.cell != here.cell
            or here.text[: one.opens].strip()
            or here.text[one.stop :].strip(" ,")
        ):
            continue
        office = [
            (cue, kind)
            for cue in (cues_in(fold(below.text)) if 0 < len(below.text) < 60 else ())
            for kind in cue.kinds
            if kind.startswith("office-")
        ]
        if office and office[0][0].start == 0 and not re.search(r"[.!?]$|\d{2}", below.text):
            cue, kind = office[0]
            one.evidence.append(
                Evidence(
                    "office-apposition",
                    role_of_cue(kind),
                    PUBLIC["office-apposition"],
                    Span(below.id, cue.start, cue.stop),
                )
            )


def _read(passage: Passage) -> None:
    chains: dict[int, list[Sighting]] = defaultdict(list)
    for one in passage.sightings:
        chains[one.chain].append(one)
    for chain in chains.values():
        first, last = chain[0], chain[-1]
        others = [one for one in passage.sightings if one.chain != first.chain]
        floor = max((one.stop for one in others if one.stop <= first.opens), default=0)
        read_before(passage, chain, floor)
        for one, following in pairwise(chain):
            read_possessive(passage, one)
            if passage.text[one.stop : following.opens].lstrip()[:1] in ("(", "["):
                read_behind(passage, [one], following.opens)
        if last.last_block == passage.block:
            ends = [one.opens for one in others if one.opens >= last.stop]
            read_behind(passage, chain, min(ends, default=len(passage.text)))
        _from_the_whole(passage, chain)


def _from_the_whole(passage: Passage, chain: list[Sighting]) -> None:
    """Evidence of the paper, the section and the sentence."""
    setting = passage.setting
    for one in chain:
        _of_the_paper(passage, one)
        relative = links.RELATIVE.search(passage.text, one.stop, one.stop + 120)
        if relative and not _ended(passage, one.stop, relative.start()):
            span = relative.span()
            passage.quote(one, "relative-in-sentence", Role.PARENT, *span)
        life = links.PRIVATE_LIFE.search(passage.text, one.stop, one.stop + 60)
        if life and not _ended(passage, one.stop, life.start()):
            passage.quote(one, "private-life", Role.OTHER, *life.span())
        if one.name.bare and not one.title and not one.evidence and _among_pupils(passage, one):
            passage.add([one], "pupil-word-in-sentence", Role.PUPIL)
    if setting.meeting and _bracketed(passage, chain):
        passage.add(chain, "lead-in-brackets", Role.OTHER)


def _of_the_paper(passage: Passage, one: Sighting) -> None:
    """What the kind of paper and section says of a name with, or without, a title."""
    setting = passage.setting
    if fold(one.title).strip(". ") in OFFICE_TITLES:
        passage.add([one], "title-of-office", Role.PROFESSIONAL)
    if setting.pupil_paper:
        passage.add([one], "pupil-paper", Role.PARENT if one.title else Role.PUPIL)
    elif one.title and setting.family == "report":
        passage.add([one], "title-in-report", Role.STAFF)
    elif one.title and setting.family in SCHOOL_PAPERS and " and " not in one.title.lower():
        passage.add([one], "title-in-school-paper", Role.STAFF)
    elif setting.family == "policy" and one.name.full:
        passage.add([one], "policy-officer", Role.STAFF)
    if one.title:
        return
    if any(abs(at - one.stop) < 60 for at in setting.records.get(passage.block, ())):
        passage.add([one], "record-next-to-it", Role.PUPIL)
    if any(first <= passage.block <= last for first, last in setting.pupil_sections):
        passage.add([one], "pupil-section", Role.PUPIL)


def _among_pupils(passage: Passage, one: Sighting) -> bool:
    """Whether the sentence of a name speaks of pupils."""
    ends = [match.end() for match in links.FULL_STOP.finditer(passage.text)]
    low = max((end for end in ends if end <= one.start), default=0)
    high = min((end for end in ends if end > one.stop), default=len(passage.text))
    return any(
        low <= cue.start < high and not cue.kinds.isdisjoint(links.PUPIL_KINDS)
        for cue in passage.cues
    )


def _ended(passage: Passage, start: int, stop: int) -> bool:
    """Whether a sentence ends between two places, or another name stands there."""
    if re.search(r"[.;!?]\s", passage.text[start:stop]):
        return True
    return any(start < one.start < stop for one in passage.sightings)


def _bracketed(passage: Passage, chain: Sequence[Sighting]) -> bool:
    """Whether a list stands alone in brackets after a topic: "Maths visit (Bo Oke)"."""
    before = passage.text[: chain[0].opens].rstrip()
    after = passage.text[chain[-1].stop :].lstrip()
    return before[-1:] == "(" and after[:1] == ")" and before[:-1].rstrip()[-1:].isalpha()
