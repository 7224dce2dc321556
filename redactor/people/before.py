"""Evidence from the words before a name or a list of names."""

from __future__ import annotations

import re

from redactor.document import Role
from redactor.people import links
from redactor.people.cues import Cue, role_of_cue
from redactor.people.mentions import Sighting
from redactor.people.passage import Passage, office_of
from redactor.people.setting import MEETING, REPORTING, SCHOOL_PAPERS

Chain = list[Sighting]
_TOPIC = re.compile(r"\b(?:book|writing|learn\w*|story|work|film|poem|topic)\b[\w\s]*$")
_REACH = 120
_BODY = re.compile(
    r"\b(?:(?:panel|committee)(?:\s+members?)?\s*:\s*|"
    r"(?:panel|committee|board|governors|trustees|panelwyr|pwyllgor)(?:\s+members?)?\s*"
    r"(?:\(\s*|,?\s+(?:(?:was|were|is)\s+)?(?:made up of|comprising|comprised|"
    r"consisted of|consisting of|composed of)\s+))(?:(?:the|chair|chaired by)\s*:?\s+)?$"
)
"""A body of office-holders and how its members are introduced, before the first of them."""
_TOLD = re.compile(
    r"\b(?:told|asked|informed|said to|wrote to|showed|reminded|assured|with)\s+"
    r"(?:the |our |all )?$"
)
"""Before an office that is spoken to: what follows its colon is what was said."""
_TEACHERS = frozenset(("teacher", "class teacher", "teaching assistant", "form tutor", "tutor"))
"""Of whom a complaint is likely to be; never named outside (001-13)."""
_OFFICERS = frozenset(
    (
        "chair",
        "vice chair",
        "vice-chair",
        "secretary",
        "treasurer",
        "chair of",
        "co-chair",
        "deputy chair",
    )
)
"""Offices that a school council has as well."""
_THANKED = re.compile(r"\b(thank(?:ed|s))\b[^.;!?]* for [^.;!?]*(?:,|\band)\s+$")
_OURS = re.compile(r"\b(?:school['’]s|our|trust['’]s)\s+$")


def read_before(passage: Passage, chain: Chain, floor: int) -> None:
    """Add what the nearest linked cue after ``floor`` says of a list of names."""
    first = chain[0]
    near = passage.cues_between(max(floor, first.opens - _REACH), first.opens)
    before = [cue for cue in near if cue.stop <= first.opens]
    for cue in reversed(before[-4:]):
        gap = passage.text[cue.stop : first.opens]
        if len(gap) > 60 or _of_a_child(passage, chain, cue, gap):
            break
        if _of_an_adult(passage, chain, cue, gap) or _of_an_office(passage, chain, cue, gap):
            break
    _of_a_body(passage, chain)
    _thanked_too(passage, chain)
    _salutation(passage, chain)


def _of_a_body(passage: Passage, chain: Chain) -> None:
    """Read "the panel (A, B and C)", "a committee comprising A, B and C"."""
    opens = chain[0].opens
    body = _BODY.search(passage.text, max(0, opens - 60), opens)
    if body:
        for one in chain:
            passage.quote(one, "office-apposition", Role.GOVERNOR, *body.span())


def _thanked_too(passage: Passage, chain: Chain) -> None:
    """Read "thanked A for the trip and B for the music": B is thanked as A is."""
    opens, last = chain[0].opens, chain[-1]
    thanks = _THANKED.search(passage.text, max(0, opens - 200), opens)
    if (
        thanks
        and passage.setting.family in MEETING
        and passage.text[last.stop : last.stop + 5] == " for "
    ):
        passage.quote(chain[0], "agent", Role.OTHER, *thanks.span(1))


def _salutation(passage: Passage, chain: Chain) -> None:
    first = chain[0]
    if re.search(r"\bdear\s+$", passage.text[max(0, first.opens - 8) : first.opens]):
        passage.add(chain, "parent-salutation", Role.PARENT)
    elif " and " in first.title.lower() or "&" in first.title:
        # Two titles before one surname are a couple.
        passage.add(chain[:1], "parent-salutation", Role.PARENT)


def _of_a_child(passage: Passage, chain: Chain, cue: Cue, gap: str) -> bool:
    kinds, first = cue.kinds, chain[0]
    loose = links.LEFT_LOOSE.fullmatch(gap) is not None
    if not loose:
        return False
    if "pupil-left" in kinds and not links.NEGATIVE.match(gap.strip()):
        passage.add(chain, "pupil-word", Role.PUPIL, cue)
        return True
    if "year" in kinds and first.title and re.fullmatch(r"\s*[-–—:|,(]\s*", gap):
        passage.add(chain[:1], "class-teacher", Role.STAFF, cue)
        return True
    if "year" in kinds and not first.title:
        # "In Year 6, Bo"; where only a space stands between, two lines may have met.
        kind = "year-or-class" if gap.strip() else "year-before"
        passage.add(chain, kind, Role.PUPIL, cue)
        return True
    if _of_an_order(passage, cue, gap) and first.name.full:
        passage.add(chain[:1], "title-of-office", Role.PROFESSIONAL, cue)
        return True
    if "child-of" in kinds and not first.title:
        passage.add(chain, "child-of", Role.PUPIL, cue)
        return True
    if "praise" in kinds:
        if passage.setting.family not in MEETING:
            passage.add([one for one in chain if not one.title], "praise", Role.PUPIL, cue)
        return True
    return False


def _of_an_order(passage: Passage, cue: Cue, gap: str) -> bool:
    """Whether "Sister" or "Brother" is a title: a capital inside a sentence, before a name."""
    capital = passage.shown[cue.start].isupper() and cue.start > 0
    return cue.words in ("sister", "brother") and gap == " " and capital


def _of_an_adult(passage: Passage, chain: Chain, cue: Cue, gap: str) -> bool:
    kinds = cue.kinds
    near = links.LEFT_COMMA.fullmatch(gap) is not None
    if near and cue.words == "partner" and ":" in gap:
        passage.add(chain[:1], "office-apposition", Role.PROFESSIONAL, cue)
    elif near and "parent-left" in kinds:
        passage.add(chain, "parent-word", Role.PARENT, cue)
    elif "private" in kinds and links.LEFT_LOOSE.fullmatch(gap):
        passage.add(chain, "private-word", Role.OTHER, cue)
    elif near and "child-professional" in kinds:
        # In a letter home even "our Early Help worker" leads to the child it is about.
        home = passage.setting.letter_opens >= 0
        own = _OURS.search(passage.text[max(0, cue.start - 12) : cue.start])
        ours = own is not None and not home
        ours = ours or passage.setting.family == "policy"
        kind = "office-apposition" if ours else "child-professional"
        passage.add(chain[:1], kind, Role.PROFESSIONAL, cue)
    else:
        return False
    return True


def _of_an_office(passage: Passage, chain: Chain, cue: Cue, gap: str) -> bool:
    first = chain[0]
    office = office_of(cue)
    if office and _office_links(passage, chain, cue, gap, office):
        return True
    near = links.LEFT_COMMA if links.SIGNED.search(cue.words) else links.LEFT_OFFICE
    if (
        "by" in cue.kinds
        and ":" in gap
        and links.BEFORE_PUPILS_ACT.search(passage.text, max(0, cue.start - 40), cue.start)
    ):
        passage.add([one for one in chain if not one.title], "pupil-word", Role.PUPIL, cue)
        return True
    if "by" in cue.kinds and near.fullmatch(gap) and _in_office(passage, cue, first):
        kind = "action-line" if cue.words in ("action", "actions") else "agent"
        kind = "signature" if links.SIGNED.search(cue.words) else kind
        for one in chain:
            # Staff work with children: a bare first name beside them says little.
            beside = cue.words.endswith(" with") or cue.words in ("alongside", "supported by")
            bare = kind == "agent" and beside and bool(one.name.bare) and not one.title
            passage.add([one], "agent-first-name" if bare else kind, Role.OTHER, cue)
        return True
    if "public-figure" not in cue.kinds or not links.LEFT_CLOSE.fullmatch(gap):
        return False
    topic = cue.words != "about" or _TOPIC.search(passage.text[max(0, cue.start - 60) : cue.start])
    if topic and (first.name.full or first.title):
        passage.add(chain, "public-figure", Role.OTHER, cue)
        return True
    return False


def _office_links(passage: Passage, chain: Chain, cue: Cue, gap: str, office: str) -> bool:
    """Read "Headteacher Mr Oke", "Clerk to the panel: Bo Oke", "the two heads, A and B"."""
    first = chain[0]
    if cue.words in ("deputy", "deputies") and _deputy_pupils(passage, cue):
        passage.add(chain, "pupil-word", Role.PUPIL, cue)
        return True
    if passage.setting.complaint and cue.words in _TEACHERS:
        passage.add(chain, "private-word", Role.STAFF, cue)
        return True
    if of_pupils(passage, first, cue):
        passage.add(chain, "pupil-word", Role.PUPIL, cue)
        return True
    if links.KIN_BEFORE.search(passage.text, max(0, cue.start - 40), cue.start):
        passage.add(chain[:1], "parent-word", Role.PARENT, cue)
        return True
    titled = bool(first.title)
    whom = chain if cue.words.endswith("s") else chain[:1]
    if ":" in gap and _TOLD.search(passage.text[max(0, cue.start - 24) : cue.start]):
        return False
    close = links.LEFT_OFFICE.fullmatch(gap) or (titled and links.LEFT_OFFICE_COMMA.fullmatch(gap))
    lone = bool(first.name.bare) and not titled
    if close and not (passage.setting.hearing and lone):
        passage.add(whom, "office-apposition", role_of_cue(office), cue)
        return True
    closed = links.AFTER_APPOSITION.match(passage.text, first.stop) is not None
    if not links.LEFT_COMMA.fullmatch(gap) or (lone and not (closed and passage.setting.meeting)):
        return False
    sure = titled or (closed and passage.setting.meeting and not lone)
    kind = "office-apposition" if sure else "office-after-comma"
    passage.add(whom, kind, role_of_cue(office), cue)
    return True


def of_pupils(passage: Passage, one: Sighting, cue: Cue) -> bool:
    """Whether an office beside a name is one that children hold in a body of their own."""
    if one.title or not (one.name.bare or cue.words in _OFFICERS):
        return False
    if passage.setting.of_pupils and cue.words in _OFFICERS:
        return True
    stop = passage.text.find(".", one.stop)
    around = passage.text[max(0, one.opens - 60) : min(one.stop + 60, stop if stop > 0 else 9**9)]
    return links.OF_A_PUPILS_BODY.search(around.rpartition(". ")[2]) is not None


def _deputy_pupils(passage: Passage, cue: Cue) -> bool:
    """Whether deputies are those of a head girl or boy, named before them."""
    before = passage.cues_between(max(0, cue.start - _REACH), cue.start)
    return any(one.words in ("head boy", "head girl", "head pupil", "prefects") for one in before)


def _in_office(passage: Passage, cue: Cue, first: Sighting) -> bool:
    """Whether being thanked, met or named after "by" speaks of an office in this paper."""
    setting = passage.setting
    if setting.pupil_paper:
        return False
    if setting.family in MEETING:
        return True
    if links.SIGNED.search(cue.words):
        # Parents sign letters too; there only the office below the name counts.
        return setting.family in (*SCHOOL_PAPERS, "report")
    thanks = bool(links.THANKS.search(cue.words))
    if setting.family not in (*REPORTING, "policy"):
        return bool(first.title) and not thanks
    return bool(first.title) or not thanks
