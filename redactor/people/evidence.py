"""Evidence: what the words around a name say about the person, quoted by span.

A cue of the vocabulary counts for a name only when nothing but a known link stands between
them: "the SENCo, Mrs Oke", "Bola (Year 6)", "Aled's mother". The links are patterns of this
module; who is near whom without a link says nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from redactor.document import Block, Document, Entity, Evidence, Role, Span
from redactor.people.cues import Cue, cues_in, role_of_cue
from redactor.people.mentions import Sighting
from redactor.people.names import OFFICE_TITLES, fold
from redactor.people.weights import PRIVATE, PUBLIC

MEETING = frozenset(("minutes", "agenda"))
REPORTING = frozenset(("minutes", "agenda", "report"))
SCHOOL_PAPERS = frozenset(("newsletter", "webpage", "policy"))
PUPIL_PAPERS = re.compile(
    r"exclusion|appeal|child-protection|lac|pep|ehcp|annual-review|medical|medication|counselling|"
    r"class-list|marks|assessment-export|behaviour|attendance-or|consent|ctf|strategy-meeting|complaint-file"
)
"""Subtypes of ``labels.md`` section 3 in which a name without a role is a child or a parent."""

_FILL = r"(?:(?:{0})\b[\s:,]*){{0,4}}"
_SMALL_LEFT = _FILL.format(
    "is|are|was|were|the|our|new|this|week|term|to|of|for|from|in|both|goes|go|school|class|named|called|"
    r"year \d+|reception|nursery|year|awarded|panel|board|governors|who|has|been|as|by|all|two|three|four|five"
)
_PAIR = r"(?:[\w'’\-]+(?: [\w'’\-]+)? and )?"
_MARKS = r"[\s:,(\[\-–—\"“/|]*"
LEFT_CLOSE = re.compile(r"[\s:(\[\-–—|]*")
LEFT_COMMA = re.compile(r"[\s:,(\[\-–—|]*")
LEFT_LOOSE = re.compile(_MARKS + _SMALL_LEFT + _MARKS)
LEFT_OFFICE = re.compile(
    r"(?:\s+(?:to the|to|for|of|at|from)\s+(?:[\w&'’\-/]+\s?){1,4})?[\s:(\[\-–—|]*"
    r"(?:(?:is|was|are|were|will be|remains|elected)\s+)?"
)
LEFT_OFFICE_COMMA = re.compile(LEFT_OFFICE.pattern.replace(r"[\s:(", r"[\s:,(", 1))
RIGHT_OFFICE = re.compile(
    r"['’]?\s*(?P<mark>[(\[]|[-–—]|,|\n|\bas\b|\bis\b|\bwas\b|\s\s|\t|\|)?\s*(?:[A-Za-z]{2,4}\s*[\])]?\s*[,;\-–—:]?\s*)?"
    r"(?:(?:the|our|as|is|was|new|a|an|acting|interim|appointed|elected|re-elected|newly|will|be|been|to|remain|"
    r"remains|continue|continues|serve|school's|their|has|have|s|role|of|school|from|year \d+|nursery|class|reception|form|music|maths|english|science|pe|art|drama|history|geography|infant|junior|senior|subject|"
    r"phase|supply|trust|local|regional|federation|business|site|lay|newly-appointed|longest-serving|long-serving|current)\s+){0,4}"
)
RIGHT_ACTS = re.compile(
    r"\s*(?:[(\[][^)\]]{0,30}[)\]]\s*)?,?\s*(?:(?:then|also|again|further|and|both|all|has|had|have|will|would|is|was|were|be|"
    r"been|kindly|briefly|to|subsequently|additionally|who|could|should|can|may|are|not|formally|duly|next|previously|"
    r"already|recently|unanimously|then|are to|is to|agreed to|as|did|his|her|their|thanks|who|is currently|currently)\s+){0,4}"
)
RIGHT_PUPIL = re.compile(
    r"\s*[(,|\[\-–—\t]?\s*(?:(?:of|in|from|is|are|was|were|who|has|have|had|our|a|an|been|be|now|will|both|all|aged|the|currently|"
    r"recently|not|permanently|with|f|m|male|female|boy|girl)[\s,|]+){0,4}[(\[]?"
)
RIGHT_THING = re.compile(r"(?:['’ʼ]s?|s['’])\s+(?:[\w\-]+\s+){0,2}?")
RIGHT_PARENT = re.compile(
    r"\s*[(,\[\-–—]\s*(?:(?:the|his|her|their|a|pupil's|child's|and|\w+['’]s)\s+){0,3}"
)
RIGHT_OF = re.compile(
    r"\s*(?:[(,\[\-–—]|attended|spoke|wrote|was|is|as|\s)*\s*(?:(?:the|a|as|is|was)\s+){0,3}"
)
_PARENT_OF = re.compile(
    r"(?:parents?|mother|father|mum|dad|carers?|guardian|grand\w+)\b.* (?:of|to)$"
)
AFTER_APPOSITION = re.compile(r"\s*(?:[,;.:)\]|\-–—]|$|(?:of|for)\b)")
_RECORDS = frozenset((Entity.DOB, Entity.UPN, Entity.ULN, Entity.NHS_NUMBER))
_RELATIVE = re.compile(
    r"\b(?:her|his|their|my|our|whose)\s+(?:\w+\s)?(?:son|sons|daughter|daughters|child|children|grandson|granddaughter|"
    r"grandchild|grandchildren|stepson|stepdaughter|niece|nephew)\b"
)
_TALK = frozenset(
    "asked said stated explained felt commented suggested queried questioned raised requested expressed thanked mentioned wondered added challenged says".split()
)
"""What a visitor or a parent may do in a meeting as well: of a stranger it is only a hint."""
_OWN_STORY = re.compile(r"\s+that (?:s?he|they) (?:had|has|was|were|felt|is|are)\b")
_FULL_STOP = re.compile(r"[.!?](?=\s)|\n")
_PUPIL_KINDS = frozenset(("pupil-left", "pupil-right", "year", "class-code"))
_PRIVATE_LIFE = re.compile(
    r"\b(?:who )?lives? (?:at|in|on|opposite|next|near|with)\b|\bneighbour\b|\bcomplained\b|\bby letter\b|\binstal?ments\b"
)
_SIGNED = re.compile(r"regards|yours|best wishes|signed")
_THANKS = re.compile(r"thank|welcome|invited|joined|met|run by")
_NEGATIVE = re.compile(
    r"governor|trustee|evening|forum|council|association|support adviser|consultation|survey"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole document says: its type, and where its confidential parts are."""

    family: str
    pupil_paper: bool
    hearing: bool
    pupil_sections: tuple[tuple[int, int], ...]
    records: dict[int, list[int]]
    rostered: bool = False

    @property
    def meeting(self) -> bool:
        """Whether people who act here act in office."""
        return self.family in REPORTING and not self.pupil_paper


def setting_of(document: Document) -> Setting:
    """The document's setting for evidence."""
    sections = []
    for section in document.sections:
        if section.part != 2:
            continue
        words = " ".join(
            fold(block.text) for block in document.blocks[section.first : section.first + 2]
        )
        if re.search(r"pupil|exclu|child|family|suspension|sen\b|send\b|admission", words):
            sections.append((section.first, section.last))
    records: dict[int, list[int]] = defaultdict(list)
    for finding in document.findings:
        if finding.entity in _RECORDS and not finding.keep:
            records[finding.span.block].append(finding.span.start)
    subtype = document.subtype or ""
    return Setting(
        document.family,
        bool(PUPIL_PAPERS.search(subtype)),
        "exclusion" in subtype or "appeal" in subtype or "hearing" in subtype,
        tuple(sections),
        records,
    )


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
        cues[number] = cues_in(folded) if len(folded) == len(text) else []
        _Passage(text, folded, present, cues[number], setting).read()
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


class _Passage:
    """One block with its names and cues, while evidence is gathered."""

    def __init__(
        self,
        shown: str,
        text: str,
        sightings: list[Sighting],
        cues: list[Cue],
        setting: Setting,
    ) -> None:
        self.shown, self.text, self.setting = shown, text, setting
        self.block = sightings[0].block
        self.sightings = sorted(sightings, key=lambda one: one.start)
        self.cues = cues

    def read(self) -> None:
        """Add the evidence."""
        chains: dict[int, list[Sighting]] = defaultdict(list)
        for one in self.sightings:
            chains[one.chain].append(one)
        for chain in chains.values():
            first, last = chain[0], chain[-1]
            floor = max((s.stop for s in self.sightings if s.stop <= first.opens), default=0)
            roof = min(
                (s.opens for s in self.sightings if s.opens >= last.stop), default=len(self.text)
            )
            if last.last_block != self.block:
                roof = last.stop
            self._left(chain, floor)
            if last.last_block == self.block:
                self._right(chain, roof)
            for one, following in pairwise(chain):
                self._possessive(one)
                if self.text[one.stop : following.opens].lstrip()[:1] in ("(", "["):
                    self._right([one], following.opens)
            self._whole(chain)

    def _add(self, chain: Sequence[Sighting], kind: str, role: Role, cue: Cue | None) -> None:
        weight = PUBLIC.get(kind) or PRIVATE[kind]
        span = Span(self.block, cue.start, cue.stop) if cue else None
        for one in chain:
            own = span or Span(self.block, one.opens, min(one.stop, len(self.text)))
            one.evidence.append(Evidence(kind, role, weight, own))

    # -- before the name

    def _left(self, chain: list[Sighting], floor: int) -> None:
        first = chain[0]
        before = [c for c in self.cues if floor <= c.start and c.stop <= first.opens]
        for cue in reversed(before[-4:]):
            gap = self.text[cue.stop : first.opens]
            if len(gap) > 60:
                break
            if self._left_cue(chain, cue, gap):
                break
        if first.title and re.search(
            r"\bdear\s+$", self.text[max(0, first.opens - 8) : first.opens]
        ):
            self._add(chain, "parent-salutation", Role.PARENT, None)
        elif re.search(r"^\s*dear\s+$", self.text[: first.opens]):
            self._add(chain, "parent-salutation", Role.PARENT, None)
        elif " and " in first.title.lower() or "&" in first.title:
            self._add(chain[:1], "parent-salutation", Role.PARENT, None)

    def _left_cue(self, chain: list[Sighting], cue: Cue, gap: str) -> bool:
        kinds = cue.kinds
        first = chain[0]
        if (
            not kinds.isdisjoint(("pupil-left", "year"))
            and LEFT_LOOSE.fullmatch(gap)
            and not _NEGATIVE.match(gap.strip())
        ):
            if "year" in kinds and not re.search(r"[a-z,:]|^\s*$", gap + " "):
                return False
            if not (first.title and "year" in kinds):
                kind = "year-or-class" if "year" in kinds else "pupil-word"
                kind = "year-before" if "year" in kinds and not gap.strip() else kind
                self._add(chain, kind, Role.PUPIL, cue)
                return True
        order = (
            cue.words in ("sister", "brother") and gap == " " and self.shown[cue.start].isupper()
        )
        if order and cue.start and first.name.full:
            self._add(chain[:1], "title-in-report", Role.PROFESSIONAL, cue)
            return True
        if "child-of" in kinds and LEFT_LOOSE.fullmatch(gap) and not first.title:
            self._add(chain, "child-of", Role.PUPIL, cue)
            return True
        if cue.words == "partner" and ":" in gap and LEFT_COMMA.fullmatch(gap):
            self._add(chain[:1], "office-apposition", Role.PROFESSIONAL, cue)
            return True
        if "parent-left" in kinds and LEFT_COMMA.fullmatch(gap):
            self._add(chain, "parent-word", Role.PARENT, cue)
            return True
        if "private" in kinds and LEFT_LOOSE.fullmatch(gap):
            self._add(chain, "private-word", Role.OTHER, cue)
            return True
        if "child-professional" in kinds and LEFT_COMMA.fullmatch(gap):
            ours = re.search(r"\b(?:school['’]s|our|trust['’]s)\s+$", self.text[: cue.start])
            kind = "office-apposition" if ours else "child-professional"
            self._add(chain[:1], kind, Role.PROFESSIONAL, cue)
            return True
        if "praise" in kinds and LEFT_LOOSE.fullmatch(gap):
            untitled = [one for one in chain if not one.title]
            if self.setting.family not in MEETING:
                self._add(untitled, "praise", Role.PUPIL, cue)
            return True
        return self._left_public(chain, cue, gap)

    def _left_public(self, chain: list[Sighting], cue: Cue, gap: str) -> bool:
        kinds = cue.kinds
        first = chain[0]
        office = next((kind for kind in sorted(kinds) if kind.startswith("office-")), "")
        sure = bool(first.title) and LEFT_OFFICE_COMMA.fullmatch(gap)
        if office and (sure or LEFT_OFFICE.fullmatch(gap)):
            plural = cue.words.endswith("s")
            role = role_of_cue(office)
            if not (self.setting.hearing and first.name.bare and not first.title):
                self._add(chain if plural else chain[:1], "office-apposition", role, cue)
                return True
        if office and LEFT_COMMA.fullmatch(gap) and (first.title or not first.name.bare):
            closed = AFTER_APPOSITION.match(self.text, first.stop)
            sure = bool(first.title) or (closed and self.setting.meeting)
            kind = "office-apposition" if sure else "office-after-comma"
            plural = cue.words.endswith("s")
            self._add(chain if plural else chain[:1], kind, role_of_cue(office), cue)
            return True
        near = LEFT_COMMA if _SIGNED.search(cue.words) else LEFT_OFFICE
        if "by" in kinds and near.fullmatch(gap) and self._in_office(cue, first):
            kind = "action-line" if cue.words in ("action", "actions") else "agent"
            if _SIGNED.search(cue.words):
                kind = "signature"
            self._add(chain, kind, Role.OTHER, cue)
            return True
        if (
            "public-figure" in kinds
            and LEFT_CLOSE.fullmatch(gap)
            and (first.name.full or first.title)
        ):
            if cue.words == "about" and not re.search(
                r"\b(?:book|writing|learn\w*|story|work|film|poem|topic)\b[\w\s]*$",
                self.text[: cue.start],
            ):
                return False
            self._add(chain, "public-figure", Role.OTHER, cue)
            return True
        return False

    def _in_office(self, cue: Cue, first: Sighting) -> bool:
        """Whether being thanked, met or named after "by" speaks of an office in this paper."""
        setting = self.setting
        if setting.pupil_paper:
            return False
        if setting.family in MEETING:
            return True
        if _SIGNED.search(cue.words):
            # Parents sign letters too; there only the office below the name counts.
            return setting.family in (*SCHOOL_PAPERS, "report")
        thanks = bool(_THANKS.search(cue.words))
        if setting.family not in (*REPORTING, "policy"):
            return bool(first.title) and not thanks
        return bool(first.title) or not thanks

    # -- behind the name

    def _right(self, chain: list[Sighting], roof: int) -> None:
        last = chain[-1]
        self._possessive(last)
        stop = last.stop
        after = [c for c in self.cues if c.start >= stop and c.stop <= max(roof, stop)]
        for cue in after[:4]:
            gap = self.text[stop : cue.start]
            if len(gap) > 60:
                break
            if self._right_cue(chain, cue, gap):
                break

    def _right_cue(self, chain: list[Sighting], cue: Cue, gap: str) -> bool:
        kinds = cue.kinds
        last = chain[-1]
        bracket = gap.strip()[:1] in ("(", "[")
        if "parent-left" in kinds and RIGHT_PARENT.fullmatch(gap):
            rest = self.text[cue.stop : cue.stop + 12]
            if AFTER_APPOSITION.match(rest) and not (
                cue.words in ("parent", "parents") and not last.title and bracket
            ):
                self._add([last], "parent-word", Role.PARENT, cue)
                return True
        if "child-of" in kinds and _PARENT_OF.match(cue.words) and RIGHT_OF.fullmatch(gap):
            self._add([last], "parent-word", Role.PARENT, cue)
            return True
        office = next((kind for kind in sorted(kinds) if kind.startswith("office-")), "")
        if office and self._office_right(last, cue, gap, office, bracket):
            return True
        if "child-professional" in kinds and RIGHT_OFFICE.fullmatch(gap) and gap.strip():
            self._add([last], "child-professional", Role.PROFESSIONAL, cue)
            return True
        if (
            not kinds.isdisjoint(("pupil-right", "year"))
            and RIGHT_PUPIL.fullmatch(gap)
            and not last.title
        ):
            if "year" in kinds or not (kinds & {"acts", "acts-weak"}) or not self.setting.meeting:
                whole = chain if re.search(r"\b(?:of|in|both|are|were|have)\b", gap) else [last]
                self._add(
                    whole, "year-or-class" if "year" in kinds else "pupil-word", Role.PUPIL, cue
                )
                return True
        if "class-code" in kinds and not last.title and RIGHT_PUPIL.fullmatch(gap):
            if self.setting.family not in MEETING or bracket:
                self._add([last], "year-or-class", Role.PUPIL, cue)
                return True
        if last.possessive and last.title and "year" in kinds and RIGHT_THING.match(gap + " "):
            self._add([last], "class-teacher", Role.STAFF, cue)
            return True
        if (
            kinds & {"acts", "acts-weak", "acts-in-office"}
            and RIGHT_ACTS.fullmatch(gap)
            and self.setting.meeting
        ):
            self._acts(chain, cue)
            return True
        return False

    def _office_right(self, last: Sighting, cue: Cue, gap: str, office: str, bracket: bool) -> bool:
        if cue.words.startswith(("of ", "from ", "at ")):
            if gap.strip(" ,("):
                return False
            self._add([last], "office-apposition", role_of_cue(office), cue)
            return True
        if not RIGHT_OFFICE.fullmatch(gap) or not gap:
            return False
        mark = gap.strip()[:1]
        rest = re.sub(r"^\s\d{1,2}\b", "", self.text[cue.stop : cue.stop + 14])
        if "\n" in gap and not gap.strip() and re.match(r"\s*(?:\n|$|,)", rest):
            self._add([last], "office-apposition", role_of_cue(office), cue)
            return True
        if last.title and mark == "," and re.match(r"\s+(?:in|at)\b", rest):
            self._add([last], "office-apposition", role_of_cue(office), cue)
            return True
        if not bracket and not AFTER_APPOSITION.match(rest):
            if mark in (",", "-", "–", "—") or not re.match(
                r"\s+(?:and|at|from|said|was|is|the|to|who|until|since)\b", rest
            ):
                return False
        if (
            mark == ""
            and not re.search(r"\b(?:as|is|was|be|remain|remains|elected|appointed)\b|\s\s|\t", gap)
            and cue.words not in ("hmi",)
        ):
            if self.setting.pupil_paper or not re.match(r"\s*$|\s*[,;.)\t|]|\s\s", rest):
                return False
        kind = "office-in-brackets" if bracket else "office-apposition"
        if mark == "," and not re.match(r"\s*[,;.):\]]|\s*$|\s+of\b|\s+for\b", rest):
            kind = "office-after-comma"
        self._add([last], kind, role_of_cue(office), cue)
        return True

    def _acts(self, chain: list[Sighting], cue: Cue) -> None:
        joined = len(chain) == 1 or " and " in self.text[chain[0].stop : chain[-1].opens]
        for one in chain if joined else chain[-1:]:
            self._add([one], self._act_of(one, cue), Role.OTHER, cue)

    def _act_of(self, one: Sighting, cue: Cue) -> str:
        """The kind of evidence that a verb is: what anybody may do in a meeting says less."""
        if one.name.bare and not one.title:
            return "acts-stranger" if self.setting.rostered else "acts-first-name"
        if "acts-in-office" in cue.kinds:
            return "acts-in-office"
        weak = "acts" not in cue.kinds
        if self.setting.family == "report":
            # A head's report tells what children and parents did as well.
            talk = cue.words in _TALK or weak
            return "acts-in-report" if talk or not one.title else "acts"
        if weak:
            return "acts-weak"
        own_story = _OWN_STORY.match(self.text, cue.stop)
        told = own_story or (self.setting.rostered and cue.words in _TALK)
        return "acts-talk" if told else "acts"

    def _possessive(self, one: Sighting) -> None:
        if not one.possessive or one.last_block != self.block:
            return
        for cue in self.cues:
            if cue.start < one.stop:
                continue
            gap = self.text[one.stop : cue.start]
            if len(gap) > 40:
                return
            if "year" in cue.kinds and one.title and RIGHT_THING.fullmatch(gap):
                self._add([one], "class-teacher", Role.STAFF, cue)
                return
            if (
                not cue.kinds.isdisjoint(("child-thing", "child-of"))
                and RIGHT_THING.fullmatch(gap)
                and not one.title
            ):
                relation = not cue.kinds.isdisjoint(("parent-left", "child-of"))
                self._add(
                    [one],
                    "child-of" if "parent-left" in cue.kinds else "child-thing",
                    Role.PUPIL,
                    cue,
                )
                if relation or True:
                    return

    # -- the passage as a whole

    def _whole(self, chain: list[Sighting]) -> None:
        setting = self.setting
        for one in chain:
            near = setting.records.get(self.block, ())
            if any(abs(at - one.stop) < 60 for at in near) and not one.title:
                self._add([one], "record-next-to-it", Role.PUPIL, None)
            if (
                any(first <= self.block <= last for first, last in setting.pupil_sections)
                and not one.title
            ):
                self._add([one], "pupil-section", Role.PUPIL, None)
            if setting.pupil_paper:
                role = Role.PARENT if one.title else Role.PUPIL
                self._add([one], "pupil-paper", role, None)
            elif one.title and setting.family == "report":
                self._add([one], "title-in-report", Role.STAFF, None)
            elif one.title and setting.family in SCHOOL_PAPERS and " and " not in one.title.lower():
                self._add([one], "title-in-school-paper", Role.STAFF, None)
            elif setting.family == "policy" and one.name.full:
                self._add([one], "policy-officer", Role.STAFF, None)
            if fold(one.title).strip(". ") in OFFICE_TITLES:
                self._add([one], "title-of-office", Role.PROFESSIONAL, None)
            relative = _RELATIVE.search(self.text, one.stop, one.stop + 120)
            if relative and not self._ended(one.stop, relative.start()):
                span = Span(self.block, relative.start(), relative.end())
                weight = PRIVATE["relative-in-sentence"]
                one.evidence.append(Evidence("relative-in-sentence", Role.PARENT, weight, span))
            life = _PRIVATE_LIFE.search(self.text, one.stop, one.stop + 60)
            if life and not self._ended(one.stop, life.start()):
                span = Span(self.block, life.start(), life.end())
                one.evidence.append(
                    Evidence("private-life", Role.OTHER, PRIVATE["private-life"], span)
                )
            if one.name.bare and not one.title and not one.evidence and self._among_pupils(one):
                self._add([one], "pupil-word-in-sentence", Role.PUPIL, None)
        if setting.meeting and self._bracketed(chain):
            self._add(chain, "lead-in-brackets", Role.OTHER, None)

    def _among_pupils(self, one: Sighting) -> bool:
        """Whether the sentence of a name speaks of pupils."""
        ends = [match.end() for match in _FULL_STOP.finditer(self.text)]
        low = max((end for end in ends if end <= one.start), default=0)
        high = min((end for end in ends if end > one.stop), default=len(self.text))
        return any(
            low <= cue.start < high and not cue.kinds.isdisjoint(_PUPIL_KINDS) for cue in self.cues
        )

    def _ended(self, start: int, stop: int) -> bool:
        """Whether a sentence ends between two places, or another name stands there."""
        if re.search(r"[.;!?]\s", self.text[start:stop]):
            return True
        return any(start < one.start < stop for one in self.sightings)

    def _bracketed(self, chain: Sequence[Sighting]) -> bool:
        """Whether a list stands alone in brackets after a topic: "Maths visit (Bo Oke)"."""
        before = self.text[: chain[0].opens].rstrip()
        after = self.text[chain[-1].stop :].lstrip()
        return before[-1:] == "(" and after[:1] == ")" and before[:-1].rstrip()[-1:].isalpha()
