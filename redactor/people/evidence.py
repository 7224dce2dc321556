"""Evidence: what the words around a name say about the person, quoted by span.

A cue of the vocabulary counts for a name only when nothing but a known link (`links.py`)
stands between them: "the SENCo, Mrs Oke", "Bola (Year 6)", "Aled's mother". Who is near whom
without a link says nothing. `before.py` and `behind.py` read the two sides of a name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from redactor.document import Block, Evidence, Role, Span
from redactor.people import links
from redactor.people.before import read_before
from redactor.people.behind import read_behind, read_possessive
from redactor.people.cues import Cue, cues_in, role_of_cue
from redactor.people.mentions import Sighting
from redactor.people.names import FORCES, OFFICE_TITLES, POLICE, fold
from redactor.people.passage import Passage, office_of
from redactor.people.setting import MEETING, SCHOOL_PAPERS, Setting
from redactor.people.weights import PUBLIC
from redactor.people.work import work_behind

_COVER = 5
"""In so many first blocks a report names its author."""
_YEAR_GROUP = re.compile(r"(?:year \d|reception|nursery|key stage \d|ks\d|eyfs)\s+")
_SENTENCE = 400
"""How far a sentence is looked for on either side of a name, in characters."""


def add_evidence(
    blocks: Sequence[Block], sightings: Sequence[Sighting], setting: Setting
) -> dict[int, Passage]:
    """Give every sighting the evidence its own block holds; returns the passages by block."""
    by_block: dict[int, list[Sighting]] = defaultdict(list)
    for one in sightings:
        by_block[one.block].append(one)
    passages: dict[int, Passage] = {}
    for number, present in by_block.items():
        text = blocks[number].text
        folded = fold(text)
        ordered = sorted(present, key=lambda one: one.start)
        passages[number] = Passage(number, text, folded, ordered, cues_in(folded), setting)
        _read(passages[number])
    return passages


def add_lines(blocks: Sequence[Block], sightings: Sequence[Sighting]) -> None:
    """Give the names that fill a paragraph the office that fills the next ("Ann Oke", "Clerk")."""
    chains: dict[int, list[Sighting]] = defaultdict(list)
    for one in sightings:
        chains[one.chain].append(one)
    for chain in chains.values():
        first, last = chain[0], chain[-1]
        here = blocks[last.last_block]
        if first.block != last.last_block or last.last_block + 1 >= len(blocks):
            continue
        if here.text[: first.opens].strip() or here.text[last.stop :].strip(" ,"):
            continue
        below = blocks[last.last_block + 1]
        office = _office_line(below.text) if below.cell == here.cell else None
        if office is None or len(here.text) > 60 * len(chain):
            continue
        cue, kind = office
        span = Span(below.id, cue.start, cue.stop)
        for one in chain if cue.words.endswith("s") else chain[-1:]:
            item = Evidence(
                "office-apposition", role_of_cue(kind), PUBLIC["office-apposition"], span
            )
            one.evidence.append(item)


def _office_line(text: str) -> tuple[Cue, str] | None:
    """The office that a line of its own gives: "Clerk", "Year 3 Class Teachers"."""
    if not 0 < len(text) < 60 or re.search(r"[.!?]$|\d{2}", text):
        return None
    folded = fold(text)
    year = _YEAR_GROUP.match(folded)
    start = year.end() if year else 0
    for cue in cues_in(folded):
        kind = office_of(cue)
        if kind:
            return (cue, kind) if cue.start in (0, start) else None
    return None


def _read(passage: Passage) -> None:
    chains: dict[int, list[Sighting]] = defaultdict(list)
    for one in passage.sightings:
        chains[one.chain].append(one)
    ordered = list(chains.values())
    for number, chain in enumerate(ordered):
        first, last = chain[0], chain[-1]
        floor = ordered[number - 1][-1].stop if number else 0
        read_before(passage, chain, min(floor, first.opens))
        for one, neighbour in pairwise(chain):
            read_possessive(passage, one)
            if passage.text[one.stop : neighbour.opens].lstrip()[:1] in ("(", "["):
                read_behind(passage, [one], neighbour.opens)
        if last.last_block == passage.block:
            following = ordered[number + 1][0].opens if number + 1 < len(ordered) else None
            roof = len(passage.text) if following is None else following
            read_behind(passage, chain, max(roof, last.stop))
        _from_the_whole(passage, chain)
        _of_departments(passage, chain)


def _of_departments(passage: Passage, chain: list[Sighting]) -> None:
    """Read "Ann Oke (Head of Geography), Bo Lund (science)": one office makes a list of staff."""
    if not any(item.kind == "office-in-brackets" for one in chain for item in one.evidence):
        return
    for one in chain:
        subject = links.OF_A_SUBJECT.match(passage.text, one.stop)
        if subject and one.name.full:
            passage.quote(one, "office-in-brackets", Role.STAFF, *subject.span())


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
        if setting.meeting and one.name.bare and _speaks(passage, one):
            passage.add([one], "speaker", Role.OTHER)
        if one.name.bare and not one.title and not one.evidence and _among_pupils(passage, one):
            passage.add([one], "pupil-word-in-sentence", Role.PUPIL)
    _works(passage, chain)
    if setting.meeting and _bracketed(passage, chain):
        named = [one for one in chain if setting.rostered or _by_name(one)]
        passage.add(named, "lead-in-brackets", Role.OTHER)


def _works(passage: Passage, chain: list[Sighting]) -> None:
    """Read "Ann Oke and Bo Lund ran the residential": the work of staff, by its full names."""
    last = chain[-1]
    if passage.setting.pupil_paper or last.last_block != passage.block or last.possessive:
        return
    done = work_behind(passage.text, last.stop)
    joined = len(chain) == 1 or " and " in passage.text[chain[0].stop : last.opens]
    if done is None or not joined:
        return
    low, _ = _sentence(passage, chain[0])
    before = passage.cues_between(low, chain[0].opens)
    if links.FAMILY.search(passage.text, low, chain[0].opens) or any(
        not cue.kinds.isdisjoint(links.CHILD_KINDS) for cue in before
    ):
        return
    for one in chain:
        if one.name.full and passage.setting.meeting:
            passage.quote(one, "at-work", Role.STAFF, *done.span())
        elif one.name.bare:
            passage.quote(one, "acts-stranger", Role.OTHER, *done.span())


def _of_the_paper(passage: Passage, one: Sighting) -> None:
    """What the kind of paper and section says of a name with, or without, a title."""
    setting = passage.setting
    title = fold(one.title).strip(". ")
    if title in OFFICE_TITLES or (title in POLICE | FORCES and not _over_a_child(passage, one)):
        passage.add([one], "title-of-office", Role.PROFESSIONAL)
    if setting.of_pupils and one.title:
        passage.add([one], "title-in-school-paper", Role.STAFF)
    elif setting.pupil_paper:
        passage.add([one], "pupil-paper", Role.PARENT if one.title else Role.PUPIL)
    elif one.title:
        _of_a_title(passage, one)
    elif setting.family == "policy" and one.name.full:
        passage.add([one], "policy-officer", Role.STAFF)
    for first, last, role in setting.office_sections:
        if not first <= passage.block <= last or setting.pupil_paper:
            continue
        ours = one.title or not _among_pupils(passage, one, links.CHILD_KINDS)
        if _by_name(one) and (ours or _entry(passage, one)):
            kind = "staff-section" if role is Role.STAFF else "governor-section"
            passage.add([one], kind, role)
        elif one.name.bare and setting.rostered:
            passage.add([one], "office-section", role)
    if setting.family == "report" and one.name.full and _signs_cover(passage, one):
        passage.add([one], "author-line", Role.STAFF)
    if setting.meeting and _by_name(one) and _from_outside(passage, one):
        passage.add([one], "of-organisation", Role.PROFESSIONAL)
    if not setting.pupil_paper:
        _of_a_post(passage, one)
    if one.title:
        return
    if any(abs(at - one.stop) < 60 for at in setting.records.get(passage.block, ())):
        passage.add([one], "record-next-to-it", Role.PUPIL)
    if any(first <= passage.block <= last for first, last in setting.pupil_sections):
        passage.add([one], "pupil-section", Role.PUPIL)


def _entry(passage: Passage, one: Sighting) -> bool:
    """Whether a name opens a line as a heading of its own: "Ann Oke: Lego therapy, Year 3"."""
    before = passage.text[max(0, one.opens - 3) : one.opens].strip(" -*•\t")
    return before in ("", "\n") and links.SPEAKS.match(passage.text, one.stop) is not None


def _signs_cover(passage: Passage, one: Sighting) -> bool:
    """Whether a name is a part of its own of one of the first lines: "Oak School · Ann Oke"."""
    if passage.block >= _COVER or len(passage.text) > 120 or passage.setting.pupil_paper:
        return False
    before, after = passage.text[: one.opens].rstrip(), passage.text[one.stop :].lstrip()
    parted = before[-1:] in ("·", "•", "|", "—", "–") or before.endswith((" by", "author:"))
    return parted and (not after or after[0] in "·•|—–,(")


def _speaks(passage: Passage, one: Sighting) -> bool:
    """Whether a name opens a line or sentence and what was said follows it."""
    before = passage.text[max(0, one.start - 8) : one.start].rstrip(" \t*_")
    opens = not before or before[-1] in ".?!\n"
    return opens and links.SPEAKS.match(passage.text, one.stop) is not None


def _from_outside(passage: Passage, one: Sighting) -> bool:
    """Whether a name is followed by the organisation that its bearer works for."""
    work = links.OF_ORGANISATION.match(passage.shown, one.stop) or links.OF_A_BODY.match(
        passage.text, one.stop
    )
    if work is None and one.name.surname:
        # "Colin Dyer of Dyer Lifts": a firm of one's own name.
        firm = links.OWN_FIRM.match(passage.shown, one.stop)
        work = firm if firm and fold(firm[1]) == one.name.surname else None
    return work is not None and not links.FAMILY.search(passage.text, one.stop, one.stop + 80)


def _of_a_post(passage: Passage, one: Sighting) -> None:
    """Read "Phil (site)", "Zoe Carrick's dance school", "S Rafique should be S Rafiq"."""
    room = links.IN_A_ROOM.match(passage.text, one.stop) or (
        links.IN_THE_OFFICE.match(passage.text, one.stop)
        if links.SPEAK_TO.search(passage.text, max(0, one.opens - 16), one.opens)
        else None
    )
    business = links.OWN_BUSINESS.match(passage.text, one.stop)
    childs = one.name.bare and not one.title and links.A_CHILDS_PLACE.match(passage.text, one.stop)
    if room and not childs:
        passage.quote(one, "office-in-brackets", Role.STAFF, *room.span())
    elif business and one.name.full:
        passage.quote(one, "of-organisation", Role.OTHER, *business.span())
    corrected = links.CORRECTED.match(passage.text, one.stop)
    if corrected and passage.setting.rostered and passage.setting.family in MEETING:
        passage.quote(one, "correction", Role.OTHER, *corrected.span())


def _over_a_child(passage: Passage, one: Sighting) -> bool:
    """Whether a police officer is named over a child's matter (``people.md`` section 1)."""
    low, high = _sentence(passage, one)
    around = passage.text[low : one.opens] + " " + passage.text[one.stop : high]
    return passage.setting.pupil_paper or links.POLICE_MATTER.search(around) is not None


def _by_name(one: Sighting) -> bool:
    """Whether a name alone may be an office-holder's: a full one, or one with a title."""
    return one.name.full or (bool(one.title) and not re.search(r" and |&", one.title.lower()))


def _of_a_title(passage: Passage, one: Sighting) -> None:
    """A title in a school's own paper is a member of staff's, unless the words are of families."""
    setting = passage.setting
    if one.name.surname in setting.addressees:
        passage.add([one], "parent-salutation", Role.PARENT)
        return
    if setting.letter_opens >= 0 and links.FROM_SERVICES.match(passage.text, one.stop):
        passage.add([one], "child-professional", Role.PROFESSIONAL)
        return
    low, high = _sentence(passage, one)
    around = passage.text[low : one.opens] + " " + passage.text[one.stop : high]
    if links.FAMILY.search(around) or not _by_name(one):
        return
    if setting.family == "report":
        plain = not links.FAMILY.search(passage.text) and not _among_pupils(
            passage, one, links.NAMED_KINDS
        )
        # A title beside an untitled namesake may be that child's parent's.
        ours = setting.of_the_head and plain and one.name.surname not in setting.surnames
        kind = "title-in-school-paper" if ours else "title-in-report"
        passage.add([one], kind, Role.STAFF)
    elif setting.family == "minutes" and setting.rostered:
        aside = links.FAMILY.search(passage.text) or links.OUTSIDER.search(around)
        among = _among_pupils(passage, one, links.NAMED_KINDS)
        if not aside and not among and one.name.surname not in setting.surnames:
            passage.add([one], "title-in-minutes", Role.STAFF)
    elif setting.family in SCHOOL_PAPERS or 0 <= setting.letter_opens < passage.block:
        passage.add([one], "title-in-school-paper", Role.STAFF)
    if links.TEACHING.search(around):
        passage.add([one], "teaching", Role.STAFF)


def _sentence(passage: Passage, one: Sighting) -> tuple[int, int]:
    """Where the sentence around a name begins and ends."""
    window = max(0, one.opens - _SENTENCE)
    ends = [
        match.end()
        for match in links.FULL_STOP.finditer(passage.text, window, one.opens)
        if not links.TITLE_END.search(passage.text, max(0, match.end() - 6), match.end())
    ]
    end = links.FULL_STOP.search(passage.text, one.stop, one.stop + _SENTENCE)
    return (ends[-1] if ends else window), (end.end() if end else one.stop + _SENTENCE)


def _among_pupils(
    passage: Passage, one: Sighting, kinds: frozenset[str] = links.PUPIL_KINDS
) -> bool:
    """Whether the sentence of a name speaks of pupils."""
    low, high = _sentence(passage, one)
    return any(not cue.kinds.isdisjoint(kinds) for cue in passage.cues_between(low, high))


def _ended(passage: Passage, start: int, stop: int) -> bool:
    """Whether a sentence ends between two places, or another name stands there."""
    if re.search(r"[.;!?]\s", passage.text[start:stop]):
        return True
    at = bisect_right(passage.sightings, start, key=lambda one: one.start)
    return at < len(passage.sightings) and passage.sightings[at].start < stop


def _bracketed(passage: Passage, chain: Sequence[Sighting]) -> bool:
    """Whether a list stands alone in brackets after a topic: "Maths visit (Bo Oke)"."""
    before = passage.text[max(0, chain[0].opens - 40) : chain[0].opens].rstrip()
    after = passage.text[chain[-1].stop : chain[-1].stop + 8].lstrip()
    if links.OF_CHILDREN.search(before):
        return False
    return before[-1:] == "(" and after[:1] == ")" and before[:-1].rstrip()[-1:].isalpha()
