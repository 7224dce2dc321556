# ruff: noqa: E501 - a pattern is one line, to be read beside the label it describes
"""What stands under a personal label of a form is personal, whatever its shape and check digits.

Patterns know values by their look; a form says what a value is. So "QQ 10 23 45 A" under
"National Insurance no.", "Adopted 2025" under "Looked after?" and a house without number
under "Home address" go, which no pattern would take elsewhere (identifiers.md, column headings).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from redactor.document import Entity
from redactor.recognisers import lexicon, publicity
from redactor.recognisers.engine import paper
from redactor.recognisers.fields import Label, fields
from redactor.recognisers.patterns import KEEP, NAME, Keep, surroundings
from redactor.recognisers.presidio import EntityRecognizer, NlpArtifacts, RecognizerResult
from redactor.recognisers.reading import Reading

_NO = r"(?: ?(?:no|num(?:ber)?|ref(?:erence)?|id|code)s?\.?)"
_WHOSE = (r"(?:(?:the |your )?(?:pupil|child|student|learner|parent|carer|guardian|mother|father|applicant|appellant|employee|"
          r"complainant|claimant)(?:/(?:carer|guardian|student))?(?:['’]?s['’]?)? )")  # fmt: skip
_ASKED = r"(?:is|has|does|do|was|were|are) (?:the |your |this )?(?:child|pupil|student|young person|he|she|they|you) (?:ever |currently |been |have |had |any |a |in receipt of )*"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_NOTHING = re.compile(
    r"(?:n|no|none|nil|not? (?:known|applicable|any|yet|needed|required)|none (?:known|declared)|n\.?/?a\.?|nka|nkda|unknown|tbc|same|as above|"
    r"see (?:above|below|over)|[-–—_.…\s☐□]*|\[[^\]]*\]|yes ?/ ?no|y ?/ ?n)\W*",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"[£\d.,%\s/()+-]+(?:%|pupils?|children|students?|days?|sessions?|cases?|incidents?|families)?\W*",
    re.IGNORECASE,
)
_DETAIL = re.compile(r"(?s:.{1,300})")
_NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev|Sir|Dame)\.? )?(?P<value>[^\W\d_][\w'’.-]*(?:,? [^\W\d_][\w'’.-]*){0,4})(?=\s*(?:$|[,(;/&\n]))"
)
_PARTICLES = re.compile(
    r"da|das|de|del|den|der|di|dos|du|el|la|le|van|von|bin|ibn|ap|ab|al|ul|st|ten|ter|y|e|o",
    re.IGNORECASE,
)
_PLACES = re.compile(r"[\w'’()/.&-]+(?:[ ,;\n]+[\w'’()/.&-]+){0,20}\W?")


@dataclass(frozen=True, slots=True)
class _Kind:
    """One sort of label: its words, what its value looks like, how far right that may stand."""

    entity: Entity
    labels: str
    value: re.Pattern[str]
    reach: int = 1
    sure: bool = False
    """Whether the label shows by itself that the paper is about one person."""
    alone: bool = True
    """Whether it counts in a paper without such a label."""
    keep: Keep | None = None


def _of(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_KINDS: dict[str, _Kind] = {
    "other": _Kind(Entity.ID, r"sex|age|(?:legal )?gender|(?:nc )?year(?: group| and form)?|class|(?:reg|tutor) group|form|house|title|role|position|school|"
                   r"date|signed|signature|relationship(?: to (?:child|pupil))?|(?:first |home |main |other )?languages?(?: spoken)?(?: at home)?|nationality|"
                   r"(?:place|country) of birth|service (?:family|child)|mode of travel|start date|date of (?:admission|entry|leaving|meeting)|(?:previous|current) school|parental responsibility|page|subject|outcomes?|status|"
                   r"attendance(?: %)?|progress|notes|comments?|actions?|scores?|levels?|grade|target|amount|cost|review(?: date)?|provision|support|strateg(?:y|ies)|interventions?|details", _of(r"\Z.")),
    "birth": _Kind(Entity.DOB, rf"(?:{_WHOSE}|legal )?(?:d\.? ?o\.? ?b\.?|date of birth|birth ?date|birthday|born(?: on)?|dyddiad geni)", _of(
        rf"\d{{1,2}} ?[/.\- ] ?\d{{1,2}} ?[/.\- ] ?\d{{2,4}}|\d{{4}}[-/]\d{{2}}[-/]\d{{2}}|\d{{6,8}}|[34]\d{{4}}|(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ -]|[a-z]+(?:[- ][a-z]+)?(?: of)? )?{_MONTH}[ -]\d{{2,4}}|\d{{4}}"
        ), reach=3, sure=True),
    "insurance": _Kind(Entity.NINO, rf"(?:{_WHOSE})?(?:national insurance{_NO}?|n\.?i\.?{_NO}|nino|nass{_NO}?)(?: \(nino\))?", _of(r"[A-Z0-9]{2}[A-Z0-9 /.-]{4,14}\d(?:[ .-]?[A-Z0-9]{1,3})?"), reach=3, sure=True),
    "upn": _Kind(Entity.UPN, rf"(?:former |previous |temp(?:orary)? )?(?:upn|unique pupil{_NO}|pupil{_NO})", _of(r"[A-Z0-9][A-Z0-9 ]{7,18}[A-Z0-9]"), sure=True),
    "uln": _Kind(Entity.ULN, rf"uln|unique learner{_NO}", _of(r"\d[\d -]{6,13}\d"), sure=True),
    "nhs": _Kind(Entity.NHS_NUMBER, rf"(?:nhs|chi|h ?& ?c|health and care){_NO}", _of(r"\d[\d -]{6,13}\d"), reach=3, sure=True),
    "number": _Kind(Entity.ID, rf"adm(?:ission|issions)?s?\.?{_NO}|adno|adm no|mis id|(?:person )?guid|uprn|uci|(?:exam )?cand(?:idate)?\.?{_NO}|scn|payroll{_NO}|employee{_NO}|"
                    rf"staff{_NO}|passport{_NO}?|driving licen[cs]e{_NO}?|driver{_NO}|dbs(?: certificate)?{_NO}|trn|teacher(?:['’]?s)? ref(?:erence)?{_NO}?|"
                    rf"asylum{_NO}|home office{_NO}|{_WHOSE}(?:ref(?:erence)?|id|{_NO})", _of(r"(?=\S*\d)[\w/.-]{3,}(?: [\w/.-]*\d[\w/.-]*){0,3}"), reach=2, sure=True),
    "reference": _Kind(Entity.ID, rf"(?:our|your|case|appeal|claim|tribunal|hearing|crime|incident|police|court|complaint|ehcp?|ehc plan|send?|plan|social care|mosaic|lcs|liquidlogic|"
                       rf"mash|lado|cpoms|cin|cp|oh|occupational health|file|referral|booking|nhs trust|hospital|patient|customer|account|application){_NO}",
                       _of(r"(?=\S*\d)[\w/.-]{3,}(?: [\w/.-]*\d[\w/.-]*){0,3}"), reach=2),
    "address": _Kind(Entity.ADDRESS, rf"(?:{_WHOSE}|home |postal |current |present |previous |permanent |family |correspondence |term-time )?address(?: \d| line \d)?|"
                     r"(?:house|flat|property)(?: name| no\.?| number| name/number)|lives at|living at", _PLACES, reach=2, keep=publicity.place),
    "work": _Kind(Entity.ADDRESS, r"place of work|work(?:place)? address|employer(?:['’]s)?(?: name)?(?: (?:and|&))? address", _PLACES, reach=2),
    "postcode": _Kind(Entity.POSTCODE, r"(?:home )?post ?code", _of(r"[A-Z0-9]{2,4}\s{0,3}[A-Z0-9]{3}|[A-Z]{1,2}\d{1,2}"), reach=2, keep=publicity.place),
    "telephone": _Kind(Entity.PHONE, rf"(?:{_WHOSE}|home |work |daytime |evening |mobile |emergency |contact )*(?:tel(?:ephone)?|phone|mob(?:ile)?|contact(?= no| num)){_NO}?", _of(r"[+(]?\d[\dOolI ().-]{8,18}\d"), reach=3, keep=publicity.telephone),
    "car": _Kind(Entity.VEHICLE_REG, rf"(?:car|vehicle)(?: reg(?:istration|\.)?{_NO}?)|(?:registration|number) plate|vrm|registration mark", _of(r"(?=\S*\s?\S*\d)[A-Z0-9]{1,4} ?[A-Z0-9]{1,4}"), reach=2, sure=True),
    "name": _Kind(Entity.PERSON, r"(?:legal |family |pref(?:erred|\.)? |chosen |former |previous |birth |child['’]?s |pupil['’]?s )?(?:sur ?name|last name|fore ?names?(?:\(s\))?|first names?(?:\(s\))?|given names?|middle names?(?:\(s\))?)|"
                  rf"known as|(?:pref(?:erred|\.)?|chosen|birth|maiden|full) name|{_WHOSE}(?:full )?name|(?:full )?name of (?:the )?(?:pupil|child|student|parent|carer|applicant|appellant|employee)(?:/carer)?|"
                  r"(?:(?:emergency|priority) )?contact \d(?: name)?|priority \d contact|next of kin", _NAME, sure=True),
    "detail": _Kind(Entity.SENSITIVE_DETAIL, rf"(?:{_ASKED})?(?:(?:known |food |any )?allerg(?:y|ies)(?: or intolerances)?|(?:any |known )*(?:medical|health)(?: or health)? (?:conditions?|notes?|needs?|information|history|details|issues?|concerns?|problems?)|medical|"
                    r"medicines?(?: in school| taken)?|medication(?: in school)?|conditions?|diagnos[ei]s|disabilit(?:y|ies)|dietary(?: needs?| requirements?)?|diet|special (?:educational )?needs?|"
                    r"(?:sen|send)(?: (?:status|provision|needs?|need type|category|stage))?|(?:primary|secondary|main|type of) (?:area of )?needs?|ethnic(?:ity|(?: (?:group|origin|background|source)))|religion|faith|"
                    r"(?:ever |currently )?(?:looked[- ]after|in care|adopted|fostered)(?: or (?:adopted|fostered|in care|previously looked[- ]after))?|care status|lac|cla|post-lac|(?:legal )?status of care|"
                    r"(?:fsm|free school meals?)(?: eligible| ever 6)?|pupil premium|young carer|ehcp?|ehc plan|(?:cp|child protection) plan|cin(?: plan)?|child in need|early help|safeguarding notes?|asylum(?: status)?|immigration status|"
                    r"exclusions?|suspensions?|reasons? for (?:absence|leaving|exclusion|suspension)|access arrangements?|sexual orientation|gender identity|reading age|scaled score|behaviour (?:points|notes)|"
                    r"mental health|counselling|social worker involved)", _DETAIL, alone=False),
    "filed": _Kind(Entity.ID, r"(?!(?:minute|policy|doc|document|agenda|planning|purchase|order|invoice|budget|school|dfe|item|paper))(?:[a-z&]{2,12}[ /]){1,2}ref(?:erence)?\.?(?: ?(?:no|number)\.?)?",
                           _of(r"(?=\S*\d)[\w/.-]{3,}(?: [\w/.-]*\d[\w/.-]*){0,3}"), alone=False),
}  # fmt: skip
_LABEL = re.compile(
    "(?:"
    + "|".join(f"(?P<{name}>{kind.labels})" for name, kind in _KINDS.items() if name != "other")
    + f"|(?P<other>{_KINDS['other'].labels}))(?![\\w'’/-])",
    re.IGNORECASE,
)


def kind_of(text: str) -> tuple[str, int] | None:
    """The kind of the label at the beginning of a text, and the label's length."""
    match = _LABEL.match(text)
    if match is None or match.lastgroup is None:
        return None
    return match.lastgroup, match.end()


class Forms(EntityRecognizer):
    """Values of labelled fields and of columns of records."""

    def __init__(self) -> None:
        entities = sorted({kind.entity.value for kind in _KINDS.values()})
        super().__init__(supported_entities=entities, name="forms", supported_language="en")

    def load(self) -> None:
        """Nothing to load."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts
    ) -> list[RecognizerResult]:
        """The values under personal labels; unsure labels count only where a sure one stands."""
        reading = paper(nlp_artifacts).reading
        found = [label for label in fields(reading, kind_of) if label.kind != "other"]
        personal = any(_KINDS[label.kind].sure for label in found)
        return [
            result
            for label in found
            if personal or _KINDS[label.kind].alone
            if (result := _result(reading, label)) is not None
        ]


def _result(reading: Reading, label: Label) -> RecognizerResult | None:
    kind = _KINDS[label.kind]
    span = _value(reading.text, label, kind)
    if label.steps > kind.reach or span is None:
        return None
    keep = kind.keep(surroundings(reading, *span)) if kind.keep else ""
    result = RecognizerResult(kind.entity.value, *span, 0.9)
    result.recognition_metadata = {NAME: "form", KEEP: keep}
    return result


def _value(text: str, label: Label, kind: _Kind) -> tuple[int, int] | None:
    """Where in a field the value is, or None where the field holds nothing of its kind."""
    value = text[label.start : label.stop]
    if _NOTHING.fullmatch(value):
        return None
    match = kind.value.match(value)
    if match is None or not _FITS[kind.entity](value, match, label):
        return None
    start, stop = match.span("value" if "value" in kind.value.groupindex else 0)
    stop = start + len(value[start:stop].rstrip(" .,;\n"))
    return label.start + start, label.start + stop


def _fits_whole(value: str, match: re.Match[str], label: Label) -> bool:
    """Nothing but the value, or a comment behind it, stands in the field."""
    return not re.match(r"\w", value[match.end() :])


def _fits_name(value: str, match: re.Match[str], label: Label) -> bool:
    """Words in capitals; beside a label not only ordinary ones, which may be more headings."""
    parts = re.findall(r"[^\W\d_][\w'’.-]*", match.group("value"))
    if any(part.lower().startswith(("name", "surname", "forename")) for part in parts):
        return False
    named = all(part[0].isupper() or _PARTICLES.fullmatch(part) for part in parts)
    return named and (label.steps == 0 or not all(_ordinary(part) for part in parts))


def _ordinary(word: str) -> bool:
    entry = lexicon.load().entry(word.strip("."))
    return entry.word >= 3 and entry.forename < 2 and entry.surname < 4


def _fits_address(value: str, match: re.Match[str], label: Label) -> bool:
    """Under a home address any place; what else has one may be an employer's bare name."""
    whole = match.end() >= len(value.rstrip(" .,;\n"))
    placed = bool(re.search(r"[,\n\d]", value)) or (label.kind == "address" and label.steps < 2)
    return whole and placed and (value[:1].isupper() or value[:1].isdigit())


def _fits_detail(value: str, match: re.Match[str], label: Label) -> bool:
    return not _COUNT.fullmatch(value) and not re.match(
        r"\d+ (?:pupils?|children|students?)", value
    )


_FITS: dict[Entity, Callable[[str, re.Match[str], Label], bool]] = {
    **dict.fromkeys(Entity, _fits_whole),
    Entity.PERSON: _fits_name,
    Entity.ADDRESS: _fits_address,
    Entity.SENSITIVE_DETAIL: _fits_detail,
}
