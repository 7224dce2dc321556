"""Evidence from the words behind a name or a list of names."""

from __future__ import annotations

import re

from redactor.document import Role
from redactor.people import links
from redactor.people.before import of_pupils
from redactor.people.cues import Cue, role_of_cue
from redactor.people.mentions import Sighting
from redactor.people.passage import Passage, office_of
from redactor.people.setting import MEETING

Chain = list[Sighting]
_REACH = 120
_ACTS = frozenset(("acts", "acts-weak", "acts-in-office"))
_BECAME = re.compile(r"\b(?:as|is|was|be|remain|remains|elected|appointed)\b|\s\s|\t")
_ROOMS = ("the office", "school office")
"""Whoever is sent there holds no office."""
_GOES_ON = re.compile(r"\s+(?:and|at|from|said|was|is|the|to|who|until|since)\b")
_CLOSED = re.compile(r"\s*$|\s*[,;.)\t|]|\s\s")
_CLOSED_AFTER_COMMA = re.compile(r"\s*[,;.():\]·•]|\s*$|\s+of\b|\s+for\b")


def read_behind(passage: Passage, chain: Chain, roof: int) -> None:
    """Add what the nearest linked cue before ``roof`` says of a list of names."""
    last = chain[-1]
    read_possessive(passage, last)
    reach = min(roof, last.stop + _REACH)
    after = [cue for cue in passage.cues_between(last.stop, reach) if cue.stop <= roof]
    near = [(cue, passage.text[last.stop : cue.start]) for cue in after[:4]]
    near = [(cue, gap) for cue, gap in near if len(gap) <= 60]
    for cue, gap in near:
        office = office_of(cue)
        if _of_a_parent(passage, last, cue, gap) or _of_a_child(passage, chain, cue, gap):
            return
        if office and _of_an_office(passage, chain, cue, gap, office):
            return
    for cue, gap in near:
        if _of_an_actor(passage, chain, cue, gap):
            return


def read_possessive(passage: Passage, one: Sighting) -> None:
    """Add what belongs to somebody: "Bo's mother", "Bo's attendance", "Mrs Oke's Year 2 class"."""
    if not one.possessive or one.last_block != passage.block:
        return
    group = links.OWN_CLASS.match(passage.text, one.stop) if one.title else None
    if group:
        passage.quote(one, "class-teacher", Role.STAFF, *group.span(1))
        return
    for cue in passage.cues_between(one.stop, one.stop + 41):
        gap = passage.text[one.stop : cue.start]
        if not links.RIGHT_THING.fullmatch(gap):
            continue
        if one.title and "year" in cue.kinds:
            passage.add([one], "class-teacher", Role.STAFF, cue)
            return
        if not one.title and not cue.kinds.isdisjoint(("child-thing", "child-of")):
            kind = "child-of" if "parent-left" in cue.kinds else "child-thing"
            passage.add([one], kind, Role.PUPIL, cue)
            return


def _of_a_parent(passage: Passage, last: Sighting, cue: Cue, gap: str) -> bool:
    kinds = cue.kinds
    bracket = gap.strip()[:1] in ("(", "[")
    if "child-of" in kinds and links.PARENT_OF.match(cue.words) and links.RIGHT_OF.fullmatch(gap):
        passage.add([last], "parent-word", Role.PARENT, cue)
        return True
    if "parent-left" not in kinds or not links.RIGHT_PARENT.fullmatch(gap):
        return False
    # "(Parent)" behind an untitled name is the category of a governor.
    plain = cue.words in ("parent", "parents", "rhiant")
    listed = any(item.kind.startswith("attendance") for item in last.evidence)
    before = passage.text[max(0, last.start - _REACH) : last.start]
    keyed = passage.setting.meeting and before.rfind("(") > before.rfind(")")  # "(OW, parent)"
    board = any(
        first <= passage.block <= final and role is Role.GOVERNOR
        for first, final, role in passage.setting.office_sections
    )
    category = plain and (listed or keyed or board or (not last.title and bracket))
    if category or not links.AFTER_APPOSITION.match(passage.text[cue.stop : cue.stop + 12]):
        return False
    passage.add([last], "parent-word", Role.PARENT, cue)
    return True


def _of_a_child(passage: Passage, chain: Chain, cue: Cue, gap: str) -> bool:
    kinds, last = cue.kinds, chain[-1]
    trade = re.search(r"\b(?:is|was|as) an?\b", gap)  # "Grace is a nurse": a governor's work
    named = passage.setting.family == "policy" or (trade and passage.setting.family == "webpage")
    professional = "child-professional" in kinds and not named
    if professional and gap.strip() and links.RIGHT_OFFICE.fullmatch(gap):
        passage.add([last], "child-professional", Role.PROFESSIONAL, cue)
        return True
    if last.title or not links.RIGHT_PUPIL.fullmatch(gap):
        return False
    body = links.OF_A_BODY.match(passage.text, last.stop)
    if body and cue.stop <= body.end():
        return False  # "of the autism team"
    bracket = gap.strip()[:1] in ("(", "[")
    code = "class-code" in kinds and (bracket or passage.setting.family not in MEETING)
    year = "year" in kinds or code
    if year and passage.setting.family == "policy":
        return False  # a policy names its officers only: "Stacey Rudge, Year 2"
    acting = passage.setting.meeting and not kinds.isdisjoint(_ACTS)
    if year or ("pupil-right" in kinds and not acting):
        shared = not code and re.search(r"\b(?:of|in|both|are|were|have)\b", gap)
        kind = "year-or-class" if year else "pupil-word"
        passage.add(chain if shared else [last], kind, Role.PUPIL, cue)
        return True
    return False


def _of_an_office(passage: Passage, chain: Chain, cue: Cue, gap: str, office: str) -> bool:
    """Read "Bo Oke (Chair)", "Bo Oke, the clerk,", "Bo Oke was chair", "Bo Oke of the LA"."""
    role, last = role_of_cue(office), chain[-1]
    joined = " and " in passage.text[chain[0].stop : last.opens]
    whom = chain if joined and cue.words.endswith("s") else chain[-1:]
    if cue.words.startswith(("of ", "from ", "at ")):
        if not gap.strip(" ,("):
            passage.add(whom, "office-apposition", role, cue)
            return True
        return False
    owned = last.possessive and gap[:1] in "'’ʼ"  # "Daniel's form tutor"
    if not gap or owned or not links.RIGHT_OFFICE.fullmatch(gap) or cue.words in _ROOMS:
        return False
    if of_pupils(passage, last, cue):
        passage.add(whom, "pupil-word", Role.PUPIL, cue)
        return True
    rest = re.sub(r"^\s\d{1,2}\b", "", passage.text[cue.stop : cue.stop + 14])
    mark = gap.strip()[:1]
    own_line = "\n" in gap and not gap.strip() and re.match(r"\s*(?:\n|$|,)", rest)
    titled = last.title and mark == "," and re.match(r"\s+(?:in|at)\b", rest)
    if own_line or titled:
        passage.add(whom, "office-apposition", role, cue)
        return True
    if mark not in ("(", "[") and not _apposition(passage, cue, gap, rest):
        return False
    kind = "office-in-brackets" if mark in ("(", "[") else "office-apposition"
    if mark == "," and not _CLOSED_AFTER_COMMA.match(rest):
        kind = "office-after-comma"
    passage.add(whom, kind, role, cue)
    return True


def _apposition(passage: Passage, cue: Cue, gap: str, rest: str) -> bool:
    """Whether an office without brackets is closed off: not "Bo Oke, the head explained, …"."""
    mark = gap.strip()[:1]
    if not links.AFTER_APPOSITION.match(rest) and (
        mark in (",", "-", "–", "—") or not _GOES_ON.match(rest)
    ):
        return False
    if mark or _BECAME.search(gap) or cue.words == "hmi":
        return True
    return not passage.setting.pupil_paper and _CLOSED.match(rest) is not None


def _of_an_actor(passage: Passage, chain: Chain, cue: Cue, gap: str) -> bool:
    if not passage.setting.meeting or cue.kinds.isdisjoint(_ACTS):
        return False
    if not links.RIGHT_ACTS.fullmatch(gap) or _done_to(gap, cue):
        return False
    joined = len(chain) == 1 or " and " in passage.text[chain[0].stop : chain[-1].opens]
    after = passage.cues_between(cue.stop, cue.stop + 30)
    if cue.words in links.HONOURED and any("pupil-left" in one.kinds for one in after):
        return False  # "was appointed head girl"
    honoured = links.PASSIVE.search(gap) and cue.words in links.HONOURED
    for one in chain if joined else chain[-1:]:
        kind = "acts" if honoured and one.name.full else _act_of(passage, one, cue)
        passage.add([one], kind, Role.OTHER, cue)
    return True


def _done_to(gap: str, cue: Cue) -> bool:
    """Whether the verb is what was done to somebody: "was referred to CAMHS"; not "was elected"."""
    first = cue.words.partition(" ")[0]
    passive = links.PASSIVE.search(gap) and first.endswith(("ed", "led", "taught", "given", "met"))
    return bool(passive) and first not in links.HONOURED


def _act_of(passage: Passage, one: Sighting, cue: Cue) -> str:
    """The kind of evidence that a verb is: what anybody may do in a meeting says less."""
    setting = passage.setting
    if one.name.bare and not one.title:
        if setting.family == "report":
            return "acts-in-report"
        return "acts-stranger" if setting.rostered else "acts-first-name"
    if "acts-in-office" in cue.kinds:
        return "acts-in-office"
    weak = "acts" not in cue.kinds
    talk = cue.words in links.TALK
    if setting.family == "report":
        # A head's report tells what children and parents did as well.
        return "acts-in-report" if talk or weak or not one.title else "acts"
    if weak:
        return "acts-weak"
    own_story = links.OWN_STORY.match(passage.text, cue.stop)
    return "acts-talk" if own_story or (setting.rostered and talk) else "acts"
