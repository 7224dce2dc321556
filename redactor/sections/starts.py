"""Starts and references in running text: the meeting closes, or the text is elsewhere."""

from __future__ import annotations

import re

from redactor.sections import words as w
from redactor.sections.cues import Cue, CueKind, Extent
from redactor.sections.normal import Line
from redactor.sections.procedure import PUBLIC_EXCLUDED

_MOVED = re.compile(
    rf"\b{w.MEETING},? (?:\w+ ){{0,4}}?{w.MOVE}(?: on| over| now| then)* (?:in|into|to|onto"
    rf"|on to|through to|under|as|with|i|mewn) (?:a |the |y )?{w.CLOSED_STATE}"
    rf"|\b(?:meeting|remainder|rest|session|proceedings)(?: \w+){{0,4}} (?:was"
    rf"|were) (?:then )?(?:held|conducted|taken) (?:in|under|as) (?:a |the )?{w.CLOSED_STATE}"
    rf"|\b(?:aeth|symudodd|trodd|aethpwyd|symudwyd)\b.{{0,40}}? i(?:'r| mewn i)? {w.CLOSED_STATE}"
    rf"|^(?:\w+ ){{0,3}}?(?<!been )(?<!was )(?<!were )(?<!be ){w.MOVE}(?: on)? (?:in|into|to"
    rf"|onto) (?:a |the )?{w.CLOSED_STATE}"
    rf"|\b(?:to|and) (?:now |then )?(?:move|go|enter|proceed|meet|sit|continue|convene|adjourn"
    rf"|reconvene|went|moved|entered)(?: on)?"
    rf"(?: in| into| to| onto| under)? (?:a |the )?{w.CLOSED_STATE}"
    rf"|\b(?:moved|took|brought|led|adjourned) (?:the )?(?:meeting|board|committee"
    rf"|governors) (?:in|into|to|onto) (?:a |the )?{w.CLOSED_STATE}"
    r"|\b(?:meeting|session) (?:was|is) (?:now |then )?closed to (?:the )?(?:observers|staff"
    r"|visitors|non|associate)"
    rf"|(?<!been )(?<!was )(?<!were )(?<!be )\b(?:went|moved|moving|entered|entering"
    rf"|going) (?:in|into|to) (?:a |the )?{w.CLOSED_STATE}"
)
_PART_BEGAN = re.compile(
    rf"(?:{w.PART_TWO}|\b(?:{w.CONF}) (?:part|section|session|business|portion|agenda"
    rf"|minutes)(?: of (?:the|this) (?:meeting|agenda))?)"
    rf"(?: of (?:the|this) meeting)? (?:now |then )?(?:began|begins|commenced|commences|started"
    rf"|starts|opened|opens|follows|was opened)\b"
)
_SCOPED_NOUN = (
    r"(?:items?|minutes?|matters?|sections?|discussions?|parts?|business|papers?|meeting|agenda"
    r"|paragraphs?"
    r"|notes?|content|text|information|report|reports|entry|entries|debate|eitem(?:au)?)"
)
_SECRET = (
    rf"(?:confidential|exempt|not for (?:publication|public\w*)|in (?:strict )?confidence"
    rf"|in private|in camera|{w.PART_TWO}"
    rf"|(?:in|under|as) (?:a |the )?{w.CLOSED_STATE}|private and confidential"
    rf"|not (?:to )?be (?:published|made public|minuted publicly)"
    rf"|{w.WELSH_CONFIDENTIAL}|restricted|reserved business)"
)
_FOLLOWING = re.compile(
    rf"\b(?:following|next|remaining|subsequent|below|(?:remainder|rest) of (?:the|this|these)"
    rf"|this|these)(?: \w+){{0,3}}? {_SCOPED_NOUN}\b"
    rf"(?! (?:recorded|minuted|has been|have been))(?:.{{0,50}}?\b(?:is|are|was|were|be|being"
    rf"|been|as|deemed|considered|taken|held|treated|discussed|shall|will|remain\w*)\b)"
    rf".{{0,45}}?\b{_SECRET}"
    rf"|\b(?:following|next|remaining) (?:\w+ )?{_SCOPED_NOUN} (?:is |are |was |were )?{_SECRET}"
)
_NAMED_ITEMS = re.compile(
    rf"\b(?:items?|minutes?|agenda items?) (\d{{1,3}}(?:\.\d+)?(?: ?(?:,|and|&|to|-"
    rf"|or) ?(?:item )?\d{{1,3}}(?:\.\d+)?)*)"
    rf"(?: \(.{{0,60}}?\))? (?:is|are|was|were|be|will be|would be|should be|to be|had been"
    rf"|being)\b.{{0,60}}?\b{_SECRET}"
)
_EXCLUDED_FOR = re.compile(
    r"\b(?:items?|minutes?|agenda items?)(?: (?:no\.?|nos\.?|numbers?))? (\d{1,3}(?: ?(?:,|and|&"
    r"|to|-) ?\d{1,3})*)\b"
)
_GROUP_LEFT = re.compile(
    rf"\b(?:{w.LEAVERS})(?:,? (?:and|&|,) (?:{w.LEAVERS}|{w.PUBLIC}))* (?:all |then |also |now "
    rf"|both |therefore )?"
    rf"(?:withdrew\b|(?:was|were) (?:asked|invited|requested) to (?:leave|withdraw)\b|(?:was"
    rf"|were) excused\b"
    rf"|(?:left|retired from|departed|logged off|stepped out of) (?:the|at this point"
    rf"|for (?:this|the))\b(?! (?:school|end|profession|trust|county|area|employment|building))"
    rf"|(?<=governors )left\W*$|(?<=observers )left\W*$)"
)
_OWN_MATTER = re.compile(
    rf"\b(?<!had )(?<!have )(?<!has )(?<!who )(?:withdrew|left|stepped out|retired|absented"
    rf"|was excused|were excused)\b.{{0,40}}?"
    rf"\b(?:while|whilst|during|for|before|when|as|so that|to allow)\b.{{0,40}}?\b{w.OWN_MATTER}"
)
_ELSEWHERE = re.compile(
    r"\b(?:recorded(?! as)|minuted(?! as)|noted|documented|contained|detailed|set out|filed"
    r"|captured|written up|see|refer|separate(?:ly)?|cofnodwyd|cofnodir|gweler)\b"
)
_CONF_PLACE = (
    rf"(?:(?:the |a |an |our |this |y )?(?:separate |separately "
    rf"|own )?(?:(?:{w.CONF})(?:[ -](?:and )?{w.MODIFIER})*(?: {w.THING}| file| folder| log"
    rf"| book)s?\b"
    rf"|(?:section |annex |appendix )?{w.PART_TWO}|{w.COLOUR} (?:paper|page)s?|private\b"
    rf"|confidence\b(?! with)|closed session)|(?:y |yn |'r )?(?:cofnodion|adran|atodiad"
    rf"|eitemau) {w.WELSH_CONFIDENTIAL})"
)
_REFERENCE = re.compile(
    rf"\b(?:minuted|recorded|noted|reported|documented|detailed|contained|covered|included|held"
    rf"|kept|filed|captured|taken|discussed|considered"
    rf"|dealt with|set out|written up|moved|transferred|removed|deferred|carried|record|minute"
    rf"|redacted|withheld|cofnodwyd|cofnodir|appears?|available"
    rf"|found|given|provided|shown|listed|referred|redacted|omitted|extracted"
    rf"|taken out)\b.{{0,25}}?"
    rf"\b(?:in|under|to|into|within|as|at|on|for|yn|mewn|o dan) {_CONF_PLACE}"
    rf"|\b(?:see|refer to|refers to|cf\.?|gweler|per|please see"
    rf"|reference) (?:also )?(?:item \S+ (?:of|in) )?{_CONF_PLACE}"
    rf"|\b(?:minuted?|recorded|documented|noted|kept|cofnodwyd)\b.{{0,25}}?\b(?:separately"
    rf"|confidentially|under separate cover|ar wah[aâ]n)"
    rf"|(?:{w.CONF}) (?:\w+ )?(?:paragraph|text|section|passage|details?|content"
    rf"|sentence)s? (?:was |were |has been |have been )?(?:removed|redacted|withheld|omitted"
    rf"|taken out)"
    rf"|\bseparate(?:ly)? (?:{w.CONF} )?(?:minutes?|minuted|recorded|note|confidential)\b"
    rf"|\b(?:text|section|paragraph|item|discussion|minute|detail|passage|content"
    rf"|sentence)s?\b.{{0,30}}?\b(?:taken out|removed|redacted|withheld|moved|transferred"
    rf"|omitted)\b"
    rf".{{0,40}}?(?:{_CONF_PLACE}|confidential|public)"
    rf"|\b(?:redacted|withheld|removed)\b.{{0,10}}{w.SEP}.{{0,10}}{_CONF_PLACE}"
)
REFERENCE_WORDS = 14
_STATEMENT = re.compile(
    r"^\W*(?:please note:? (?:that )?)?(?:(?:this|these|the|all|the contents? of this"
    r"|the contents of these) ?(?:attached |enclosed )?"
    r"(?:minutes?|document|paper|papers|report|pack|appendix|annex|agenda|record|contents"
    r"|set of minutes)"
    r"(?: of (?:this|the) (?:meeting|document|paper|report|committee|panel))?(?: (?:and"
    r"|or) \w+)?) (?:is|are|remain|remains|contains?|should be treated as|must be treated as"
    r"|to be treated as)"
    r" (?:strictly |highly |to remain |to be treated as |to be |regarded as "
    r"|private and )*(?:confidential|exempt|private|not for publication|restricted)\b"
)


_SECRET_PLACES = (
    "part ",
    "part2",
    "confidence",
    "not for",
    "publish",
    "made public",
    "pt",
    "rhan",
    " ran ",
)
_LEAVING_STEMS = (
    "withdr",
    "left",
    "asked",
    "invited",
    "requested",
    "excused",
    "retired",
    "depart",
    "logged",
    "stepped",
    "absented",
)


def _items(text: str) -> tuple[int, ...]:
    found: list[int] = []
    for match in re.finditer(r"(\d+)(?:\.\d+)?(?: ?(?:to|-) ?(\d+))?", text):
        first = int(match.group(1))
        last = int(match.group(2)) if match.group(2) else first
        found.extend(range(first, min(last, first + 50) + 1))
    return tuple(found)


def start_sentence(line: Line) -> Cue | None:
    """A sentence by which the meeting, or the item, goes on in private."""
    low = line.low
    if (
        w.has(low, w.PUBLIC_STEMS)
        and PUBLIC_EXCLUDED.search(low)
        and not re.search(r"\bpupils?\b.{0,20}\bexcluded", low)
    ):
        named = _EXCLUDED_FOR.search(low)
        items = _items(named.group(1)) if named else ()
        return Cue(
            CueKind.SECTION_START, "exclusion", Extent.PART, sentence=line.words > 10, items=items
        )
    elsewhere = _ELSEWHERE.search(low) is not None
    secret = w.has(low, w.SECRET_STEMS) or w.has(low, _SECRET_PLACES)
    if secret and (_MOVED.search(low) or _PART_BEGAN.search(low)) and not elsewhere:
        return Cue(CueKind.ITEM_START, "withdrawal", Extent.PART, sentence=True)
    if secret and (named := _NAMED_ITEMS.search(low)) and not elsewhere:
        return Cue(
            CueKind.ITEM_START,
            "item-mark",
            Extent.ITEM,
            sentence=True,
            items=_items(named.group(1)),
        )
    if secret and _FOLLOWING.search(low) and not elsewhere and not _STATEMENT.search(low):
        rest = re.search(
            r"\b(?:items|minutes|sections|discussions|meeting|agenda|business|matters)\b", low
        )
        extent = (
            Extent.PART
            if rest and not re.search(r"\b(?:this|of this) item\b", low)
            else Extent.ITEM
        )
        return Cue(CueKind.ITEM_START, "item-mark", extent, sentence=True)
    leaves = w.has(low, _LEAVING_STEMS)
    if leaves and _GROUP_LEFT.search(low):
        return Cue(CueKind.ITEM_START, "withdrawal", Extent.PART, sentence=True)
    if leaves and _OWN_MATTER.search(low):
        return Cue(CueKind.ITEM_START, "withdrawal", Extent.ITEM, sentence=True)
    return None


def is_reference(line: Line) -> bool:
    """Whether a short line says that the text is in a confidential minute elsewhere."""
    return line.words <= REFERENCE_WORDS and _REFERENCE.search(line.low) is not None


def is_elsewhere(line: Line) -> bool:
    """Whether a line has a verb of recording or referring."""
    return _ELSEWHERE.search(line.low) is not None


def declares_document(line: Line) -> bool:
    """Whether a sentence declares the paper that holds it confidential."""
    return _STATEMENT.match(line.low) is not None
