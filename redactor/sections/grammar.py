"""The Part 2 grammar: one line of a paper to the marker it holds, if any.

Follows the decision order of ``part2.md`` section 3: end, procedural, start sentence,
reference, sentence, banner, section start, item mark. Decoy nouns are asked where a marker
could be something else. The word classes are in ``words``.
"""

from __future__ import annotations

import re

from redactor.sections import words as w
from redactor.sections.cues import Closes, Cue, CueKind, Extent
from redactor.sections.normal import Line, normalise

_SEP = r" ?[-:|,(\[/]+ ?"
_END = r"[ .)\]:;!-]*$"
_AFTER_THING = (
    r"(?= ?$| ?[-:,.()\[\]|/]| (?:of|held|from|for|to|on|in|not|by|only|and|relating|concerning|under|taken"
    r"|deemed|considered|which|requiring|arising|dated|discussed|a|y|o|ar|yn|\d))"
)


def _rx(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


TRIGGER = re.compile(
    r"conf|c0nf|c o n|part|p a r t|\bpt\b|section|s e c|rhan|\bran\b|closed|c l o|private|p r i|preifat|reserv|r e s|restrict"
    r"|exempt|e x e|camera|paper|page|deemed|yfrinach|exclu|e x c|gwahardd|eithrio|public|press|withdr|join"
    r"|resum|re-?open|admi|return|left|\bend|diwedd|open |official|sensitive|minuted|separate|redact|not for"
    r"|only|asked to leave|reconven|came back|agored|sesiwn|re-enter|invited|brought back|back in|100a|12a|governors alone|dychwel|ailymun",
    re.IGNORECASE,
)
"""Nothing is a marker without one of these; most lines of a paper stop here."""

# ------------------------------------------------------------------ 2. ends
_SCOPE_WORD = rf"(?:{w.CONF}|redacted|withheld|pink|{w.COLOUR} paper|part ?(?:2|ii|two|b)|p2)"
_END_THING = r"(?:items?|sections?|sessions?|minutes?|parts?|business|matters?|papers?|discussions?|notes?|passage|text|annex|appendix|meeting)"
_ENDS = _rx(
    rf"^\W*(?:(?:this|that) (?:is|was|marks|marked) )?(?:the )?end(?:s|ed|ing)? of (?:the |this )?"
    rf"(?:(?:{_SCOPE_WORD})(?:[ -](?:and )?(?:{_SCOPE_WORD}|{w.MODIFIER}))*(?: ?[-:(] ?)?(?: {_END_THING})*|{w.PART_TWO})"
    rf"(?: (?:\d+(?:\.\d+)*|of the (?:meeting|minutes|agenda)|minutes|items?|business))*\b.{{0,30}}$"
)
_ENDS_PLAIN = _rx(r"^\W*end of (?:item|section|session)(?: \d+(?:\.\d+)*)?\W*$")
_ENDED = _rx(
    rf"(?:{_SCOPE_WORD}|{w.PART_TWO})(?:[ -]{_SCOPE_WORD})*(?: {_END_THING})?(?: of (?:the|this) (?:meeting|agenda|minutes|item))?"
    rf" (?:now |then )?(?:ends?|ended|concludes?|concluded|finish(?:es|ed)|closes|closed|(?:was|were) (?:concluded|closed|completed))\b"
    rf"(?! to\b)"
)
_CONCLUDES = _rx(
    rf"\b(?:this|that|which|here)\W+(?:now )?(?:ends?|ended|concludes?|concluded|closes|closed|completes?|completed)\b"
    rf".{{0,30}}(?:{_SCOPE_WORD}|{w.PART_TWO})"
)
_CONCLUDED = _rx(
    rf"^(?:(?:the )?(?:conclusion|close) of (?:the )?(?:{_SCOPE_WORD}|{w.PART_TWO})|having (?:concluded|completed|finished)"
    rf" (?:the )?(?:{_SCOPE_WORD}|{w.PART_TWO}))"
)
_BACK_TO_PUBLIC = _rx(
    rf"\b(?:return(?:ed|s|ing)?|resum\w+|revert\w*|mov(?:ed|es|ing)|went|came|re-?conven\w+|re-?open\w*|back|continued"
    rf"|dychwel\w+|ail\w+)\b.{{0,25}}?\b(?:to|in|into|with|as|i|mewn|yn) (?:the |a |an |y )?{w.OPEN_STATE}(?! ?[-:])"
)
_NO_FURTHER = _rx(
    rf"\bno (?:further|more|other) (?:{_SCOPE_WORD})(?:[ -](?:{_SCOPE_WORD}|{w.MODIFIER}))*(?: {_END_THING})?\b"
)
_RESUMED = _rx(
    r"^(?:at \S+ |then )?(?:the )?(?:\w+ )?(?:meeting|committee|board|session|governors|governing (?:body|board)|open meeting)"
    r" (?:was |were |then |was then )?(?:re-?sumed|re-?opened|re-?convened|re-?started)\b"
)
_CAME_BACK = _rx(
    rf"\b(?P<verb>{w.COME_BACK})(?:,? (?:to|into|in)?)?(?: ?(?:the|to the|into the|in the|y|i'r) (?:{w.GATHERING})\b|(?= at\b| and\b|,|\W*$))"
    r"(?! (?:form|forms|signed|copies|papers|to school))"
)
_RETURNED_ALONE = _rx(r"\breturned(?: at \S+| and\b.*|,.*)?\W*$")
_READMISSION = _rx(
    rf"\bre-?(?:admi(?:ttance|ssion|tting|tted)|entry|admit)\b.{{0,25}}\b{w.PUBLIC_WORD}|{w.PUBLIC}.{{0,15}}\bre-?admi\w+"
    r"|ail-?dderbyn|aildderbyn"
)
_GROUP = _rx(rf"\b(?:{w.LEAVERS}|{w.PUBLIC}|parties|they|all|both|everyone|governors|colleagues)\b")
_NOT_YET = _rx(
    r"\b(?:will|would|may|might|can|could|should|shall|must|not|until|before|unless|if|when|to be)\b"
)
_OPEN_SESSION = _rx(
    r"^\W*(?:the )?(?:(?:open|public) (?:session|part of the meeting)|sesiwn agored)(?:\W+(?:resumed|continued|reconvened|again|cont\S*))?\W*$"
)
_CONTINUED = _rx(
    r"\b(?:continued|resumed|resumes|cont'?d|cont\b|continues|re-?opened|reconvened|restarted|again|parhad|\(ctd\))"
)
_WELSH_END = _rx(
    rf"\bdiwedd (?:y |yr |'r )?(?:{w.PART_NOUN} {w.TWO}|(?:\w+ ){{0,2}}{w.WELSH_CONFIDENTIAL}|adran gaeedig|sesiwn gaeedig"
    rf"|eitem(?:au)? {w.WELSH_CONFIDENTIAL})"
)

# ------------------------------------------------------------- public headings
_PUBLIC_HEADING = _rx(
    rf"^(?:.{{0,60}}?(?:(?<!non)(?<!un){_SEP}|(?<!non) ))?(?:{w.PART_ONE}(?! of\b)|(?:non|un)[ -]?(?:confidential|restricted|reserved|exempt)"
    rf" ?(?:minutes|items?|business|matters|agenda|section|session|part|meeting)?"
    rf"|(?:open|public|unrestricted|unreserved) (?:minutes|items?|business|matters|agenda|section|session|part(?: of the meeting)?|meeting)\b)"
)

# ------------------------------------------------------- 3. negated, procedural
_ANY_CONF = rf"(?:{w.CONF}|{w.PART_TWO}|excluded|exclusion|part two)"
_NEGATED = _rx(
    rf"(?:[:\-.,(|]|\s)\s*(?:{w.NOTHING})[ .)\]]*$(?<!\bno)"
    rf"|^\W*(?:there (?:being|were|was|are|is|have been|had been) )?(?:no|none|nil|nothing)\b(?! further)"
    rf"|\bthere (?:being|were|was|are|is|have been|had been) (?:no|none|not any|nothing)\b"
    rf"|\bno (?:items?|matters?|business|issues?|confidential|part (?:2|ii|two|b)|exempt|closed|reserved|restricted|part of|parts of|minutes)\b"
    rf"|\b(?:not|n't|never)(?: (?:be|been|to be|a|an|considered|deemed|regarded|treated|as|therefore|have|any|need|necessary|required|to))*"
    rf" (?:{_ANY_CONF})\b(?! ?for)"
    rf"|\bnid oedd\b|\bdim (?:eitem|materion|byd)\w*"
)
_PROCEDURAL = _rx(
    r"\bwhether\b"
    r"|\b(?:determine|consider|decide|identify|agree|confirm|establish|discuss|specify|state|indicate|note|advise)"
    r"(?: on)? (?:which|if|what|any)\b"
    r"|^(?:any|which|are there|all|such|where|if|when|whenever|matters such as)\b.*\b(?:will|shall|are|should|must|may|is|be|can)\b"
    r"|^(?:matters|items|issues|discussions|papers|documents|minutes|reports|copies|records)\b(?! (?:deemed|to be|which|that|of a))"
    r".*\b(?:will|shall|are|should|must|may|can)\b"
    r"|^to (?:consider|determine|decide|identify|agree|note|receive|approve|review|discuss|confirm|sign|ratify|adopt)\b"
    r"|\bminutes\b.*\b(?:approved|agreed|accepted|confirmed|received|ratified|adopted|were signed|and signed|taken as read|circulated)\b"
    r"|\b(?:approv\w+|agree\w*|accept\w*|confirm\w*|sign\w*|receiv\w+|ratif\w+|adopt\w*|amend\w*|review)\b(?: (?:of|and|or|the|"
    r"\w+))? ?.{0,30}\bminutes\b(?! of (?:the )?(?:following))"
    r"|\b(?:items|matters|discussions|issues) (?:are|is|get) (?:\w+ )?(?:minuted|recorded|discussed|dealt|considered|taken|kept|held)\b"
    r"|\b(?:correct|true|accurate|fair) (?:and \w+ )?record\b|\bas a record\b"
    r"|\bmatters arising\b|\bactions arising\b|\bmaterion yn codi\b"
    r"|\b(?:last|previous|preceding|prior) (?:\w+ )?(?:meeting|minutes)\b|\bcofnodion y cyfarfod (?:diwethaf|blaenorol)\b"
    r"|\bdates? of (?:the )?(?:next|future)\b|\bnext meeting\b(?!.*\bitem\b)|\bdyddiad y cyfarfod nesaf\b|\bfuture meetings?\b"
    r"|\bremind\w*\b|\batgoff\w+|^(?:circulation|distribution|copies|cc|c\.c)\b(?: list)?\W"
    r"|\b(?:explicitly |clearly )?marked (?:as )?(?:strictly )?(?:confidential|private)\b(?=.*\b(?:should|must|will|are|were|documents|papers)\b|\.?$)"
    r"|\bwith the (?:exception|exclusion) of\b|\bconfidentially\b"
)
_MODAL = _rx(
    rf"\b(?:may|might|could|should|would|can|must|power to|right to|entitled to|wish(?:es)? to|able to|need to)\b(?: \w+){{0,4}}? ?\b{_ANY_CONF}"
    rf"|\b(?:may|might|could|should|would|can|must) (?:\w+ ){{0,3}}(?:require|exclude|withdraw|move|leave|go)\b"
    rf"|\bif (?:the |any |it |there )|\bunless\b|\bin the event\b"
)
_MAY = _rx(r"(?<=\d )may\b|(?<=(?:st|nd|rd|th) )may\b|\bmay(?= \d)")
_DECIDED = _rx(
    r"\b(?:resolved?|resolution|agreed|moved that|proposed|penderfynwyd|that,? (?:under|pursuant|in accordance|by virtue))\b"
)
_MARKED_PAPERS = _rx(r"\bmarked (?:as )?confidential\b")

# -------------------------------------------------------------- 4. start sentences
_PUBLIC_EXCLUDED = _rx(
    rf"\b{w.PUBLIC},? (?:\w+ ){{0,3}}?(?:be|been|were|was|is|are|being|to be)(?: now| then| therefore| temporarily| hereby)*"
    rf" (?:excluded|asked to (?:leave|withdraw)|requested to (?:leave|withdraw)|required to (?:leave|withdraw)|instructed to withdraw)"
    rf"|\b(?:exclud(?:e|ed|es|ing)) {w.PUBLIC}"
    rf"|\bexclusion of {w.PUBLIC}.{{0,40}}\b(?:resolved|agreed|approved|carried)\b|\b(?:resolved|agreed|approved).{{0,60}}\bexclusion of {w.PUBLIC}"
    rf"|\b(?:now |was |were )?closed to {w.PUBLIC}"
    rf"|\bin (?:the )?absence of {w.PUBLIC}"
    rf"|\b(?:{w.PUBLIC}) (?:then |all )?(?:withdrew|left the (?:meeting|room|chamber))"
    r"|\b(?:section|s\.?|adran) ?100 ?a\b.{0,120}\b(?:exclu\w+|withdr\w+|exempt)"
    rf"|\b(?:gwahardd|gwaharddwyd|eithrio|eithriwyd)\b.{{0,30}}\b{w.WELSH_PUBLIC}"
)
_MOVED = _rx(
    rf"\b{w.MEETING},? (?:\w+ ){{0,4}}?{w.MOVE}(?: on| over| now| then)* (?:in|into|to|onto|on to|through to|under|as|with|i|mewn) (?:a |the |y )?{w.CLOSED_STATE}"
    rf"|\b(?:meeting|remainder|rest|session|proceedings)(?: \w+){{0,4}} (?:was|were) (?:then )?(?:held|conducted|taken) (?:in|under|as) (?:a |the )?{w.CLOSED_STATE}"
    rf"|\b(?:aeth|symudodd|trodd|aethpwyd|symudwyd)\b.{{0,40}}? i(?:'r| mewn i)? {w.CLOSED_STATE}"
    rf"|^(?:\w+ ){{0,3}}?(?<!been )(?<!was )(?<!were )(?<!be ){w.MOVE}(?: on)? (?:in|into|to|onto) (?:a |the )?{w.CLOSED_STATE}"
    rf"|\b(?:to|and) (?:now |then )?(?:move|go|enter|proceed|meet|sit|continue|convene|adjourn|reconvene|went|moved|entered)(?: on)?"
    rf"(?: in| into| to| onto| under)? (?:a |the )?{w.CLOSED_STATE}"
    rf"|(?<!been )(?<!was )(?<!were )(?<!be )\b(?:went|moved|moving|entered|entering|going) (?:in|into|to) (?:a |the )?{w.CLOSED_STATE}"
)
_PART_BEGAN = _rx(
    rf"(?:{w.PART_TWO}|\b(?:{w.CONF}) (?:part|section|session|business|portion|agenda|minutes)(?: of (?:the|this) (?:meeting|agenda))?)"
    rf"(?: of (?:the|this) meeting)? (?:now |then )?(?:began|begins|commenced|commences|started|starts|opened|opens|follows|was opened)\b"
)
_SCOPED_NOUN = (
    r"(?:items?|minutes?|matters?|sections?|discussions?|parts?|business|papers?|meeting|agenda|paragraphs?"
    r"|notes?|content|text|information|report|reports|entry|entries|debate|eitem(?:au)?)"
)
_SECRET = (
    rf"(?:confidential|exempt|not for (?:publication|public\w*)|in (?:strict )?confidence|in private|in camera|{w.PART_TWO}"
    rf"|(?:in|under|as) (?:a |the )?{w.CLOSED_STATE}|private and confidential|not (?:to )?be (?:published|made public|minuted publicly)"
    rf"|{w.WELSH_CONFIDENTIAL}|restricted|reserved business)"
)
_FOLLOWING = _rx(
    rf"\b(?:following|next|remaining|subsequent|below|(?:remainder|rest) of (?:the|this|these)|this|these)(?: \w+){{0,3}}? {_SCOPED_NOUN}\b"
    rf"(?! (?:recorded|minuted|has been|have been))(?:.{{0,50}}?\b(?:is|are|was|were|be|being|been|as|deemed|considered|taken|held|treated|discussed|shall|will|remain\w*)\b)"
    rf".{{0,45}}?\b{_SECRET}"
    rf"|\b(?:following|next|remaining) (?:\w+ )?{_SCOPED_NOUN} (?:is |are |was |were )?{_SECRET}"
)
_NAMED_ITEMS = _rx(
    rf"\b(?:items?|minutes?|agenda items?) (\d{{1,3}}(?:\.\d+)?(?: ?(?:,|and|&|to|-|or) ?(?:item )?\d{{1,3}}(?:\.\d+)?)*)"
    rf"(?: \(.{{0,60}}?\))? (?:is|are|was|were|be|will be|would be|should be|to be|had been|being)\b.{{0,60}}?\b{_SECRET}"
)
_EXCLUDED_FOR = _rx(
    r"\b(?:items?|minutes?|agenda items?)(?: (?:no\.?|nos\.?|numbers?))? (\d{1,3}(?: ?(?:,|and|&|to|-) ?\d{1,3})*)\b"
)
_GROUP_LEFT = _rx(
    rf"\b(?:{w.LEAVERS})(?:,? (?:and|&|,) (?:{w.LEAVERS}|{w.PUBLIC}))* (?:all |then |also |now |both |therefore )?"
    rf"(?:withdrew\b|(?:was|were) (?:asked|invited|requested) to (?:leave|withdraw)\b|(?:was|were) excused\b"
    rf"|(?:left|retired from|departed|logged off|stepped out of) (?:the|at this point|for (?:this|the))\b(?! (?:school|end|profession|trust|county|area|employment|building))"
    rf"|(?<=governors )left\W*$|(?<=observers )left\W*$)"
)
_OWN_MATTER = _rx(
    rf"\b(?:withdrew|left|stepped out|retired|absented|was excused|were excused)\b.{{0,40}}?\b(?:while|whilst|during|for|before|when|as|so that|to allow)\b"
    rf".{{0,40}}?\b{w.OWN_MATTER}"
)
_ELSEWHERE = _rx(
    r"\b(?:recorded|minuted|noted|documented|contained|detailed|set out|filed|captured|written up|see|refer|separate(?:ly)?|cofnodwyd|cofnodir|gweler)\b"
)

# -------------------------------------------------------------------- 5. references
_CONF_PLACE = (
    rf"(?:(?:the |a |an |our |this |y )?(?:separate |separately |own )?(?:(?:{w.CONF})(?:[ -](?:and )?{w.MODIFIER})*(?: {w.THING}| file| folder| log| book)s?\b"
    rf"|(?:section |annex |appendix )?{w.PART_TWO}|{w.COLOUR} (?:paper|page)s?|private\b|confidence\b(?! with)|closed session)|(?:y |yn |'r )?(?:cofnodion|adran|atodiad|eitemau) {w.WELSH_CONFIDENTIAL})"
)
_REFERENCE = _rx(
    rf"\b(?:minuted|recorded|noted|reported|documented|detailed|contained|covered|included|held|kept|filed|captured|taken|discussed|considered"
    rf"|dealt with|set out|written up|moved|transferred|removed|deferred|carried|record|minute|redacted|withheld|cofnodwyd|cofnodir|appears?|available"
    rf"|found|given|provided|shown|listed|referred|redacted|omitted|extracted|taken out)\b.{{0,25}}?"
    rf"\b(?:in|under|to|into|within|as|at|on|for|yn|mewn|o dan) {_CONF_PLACE}"
    rf"|\b(?:see|refer to|refers to|cf\.?|gweler|per|please see|reference) (?:also )?(?:item \S+ (?:of|in) )?{_CONF_PLACE}"
    rf"|\b(?:minuted?|recorded|documented|noted|kept|cofnodwyd)\b.{{0,25}}?\b(?:separately|under separate cover|ar wah[aâ]n)"
    rf"|\bseparate(?:ly)? (?:{w.CONF} )?(?:minutes?|minuted|recorded|note|confidential)\b"
    rf"|\b(?:text|section|paragraph|item|discussion|minute|detail|passage|content|sentence)s?\b.{{0,30}}?\b(?:taken out|removed|redacted|withheld|moved|transferred|omitted)\b"
    rf".{{0,40}}?(?:{_CONF_PLACE}|confidential|public)"
    rf"|\b(?:redacted|withheld|removed)\b.{{0,10}}{_SEP}.{{0,10}}{_CONF_PLACE}"
)
REFERENCE_WORDS = 14
"""``part2.md`` says about twelve; brackets and a polite word or two come on top."""


def _items(text: str) -> tuple[int, ...]:
    found: list[int] = []
    for match in re.finditer(r"(\d+)(?:\.\d+)?(?: ?(?:to|-) ?(\d+))?", text):
        first = int(match.group(1))
        last = int(match.group(2)) if match.group(2) else first
        found.extend(range(first, min(last, first + 50) + 1))
    return tuple(found)


def is_public_heading(text: str) -> bool:
    """Whether a line heads a public part ("Part 1", "Open minutes", "Non-confidential items")."""
    line = normalise(text)
    return _public_heading(line)


def _public_heading(line: Line) -> bool:
    if line.sentence or line.words > 12 or not _PUBLIC_HEADING.match(line.low):
        return False
    return not re.search(w.PART_TWO, line.low) and not _decoyed(line.low)


_DECOY = _rx("|".join(w.DECOYS))


def _decoyed(text: str) -> bool:
    return _DECOY.search(text) is not None


def _ended(line: Line) -> Cue | None:
    low = line.low
    if line.words > 40:
        return None
    if _PROCEDURAL.search(low) and not _CONCLUDES.search(low):
        return None
    closes = Closes.NOTHING
    if (
        _ENDS.match(low)
        or _CONCLUDES.search(low)
        or _CONCLUDED.match(low)
        or _WELSH_END.search(low)
        or (_ENDED.search(low) and not _NOT_YET.search(low))
    ):
        closes = Closes.ITEM if re.search(r"\b(?:items?|minute|eitem)\b", low) else Closes.PART
    elif _ENDS_PLAIN.match(low):
        closes = Closes.ITEM
    elif _READMISSION.search(low) and not _NOT_YET.search(low):
        closes = Closes.PEOPLE
    elif _NO_FURTHER.search(low) or (_BACK_TO_PUBLIC.search(low) and not _NOT_YET.search(low)):
        closes = Closes.PART
    elif _OPEN_SESSION.match(low) or (_CONTINUED.search(low) and _public_heading(line)):
        closes = Closes.PART
    elif not _NOT_YET.search(low):
        if (back := _CAME_BACK.search(low)) and _is_homecoming(back, low):
            closes = Closes.PEOPLE if _GROUP.search(low[: back.start()]) else Closes.PERSON
        elif _RESUMED.match(low):
            closes = Closes.RESUMED
    if closes is Closes.NOTHING:
        return None
    return Cue(CueKind.SECTION_END, "end-marker", closes=closes, sentence=line.sentence)


def _is_homecoming(back: re.Match[str], low: str) -> bool:
    """Whether somebody came back to the *meeting*: "returned" alone may be a form or a book."""
    if back.group("verb") != "returned" or re.search(w.GATHERING, back.group()):
        return True
    return (
        _RETURNED_ALONE.search(low) is not None and _GROUP.search(low[: back.start()]) is not None
    )


def _is_procedural(line: Line) -> bool:
    low = line.low
    if _PROCEDURAL.search(low) and not (_PUBLIC_EXCLUDED.search(low) and _DECIDED.search(low)):
        return True
    if _NEGATED.search(low):
        return True
    return _MODAL.search(_MAY.sub("", low)) is not None and not _DECIDED.search(low)


def _start_sentence(line: Line) -> Cue | None:
    low = line.low
    if _PUBLIC_EXCLUDED.search(low) and not re.search(r"\bpupils?\b.{0,20}\bexcluded", low):
        named = _EXCLUDED_FOR.search(low)
        items = _items(named.group(1)) if named else ()
        return Cue(
            CueKind.SECTION_START, "exclusion", Extent.PART, sentence=line.words > 10, items=items
        )
    elsewhere = _ELSEWHERE.search(low) is not None
    if (_MOVED.search(low) or _PART_BEGAN.search(low)) and not elsewhere:
        return Cue(CueKind.ITEM_START, "withdrawal", Extent.PART, sentence=True)
    if (named := _NAMED_ITEMS.search(low)) and not elsewhere:
        return Cue(
            CueKind.ITEM_START,
            "item-mark",
            Extent.ITEM,
            sentence=True,
            items=_items(named.group(1)),
        )
    if _FOLLOWING.search(low) and not elsewhere and not _STATEMENT.search(low):
        rest = re.search(
            r"\b(?:items|minutes|sections|discussions|meeting|agenda|business|matters)\b", low
        )
        extent = (
            Extent.PART
            if rest and not re.search(r"\b(?:this|of this) item\b", low)
            else Extent.ITEM
        )
        return Cue(CueKind.ITEM_START, "item-mark", extent, sentence=True)
    if _GROUP_LEFT.search(low):
        return Cue(CueKind.ITEM_START, "withdrawal", Extent.PART, sentence=True)
    if _OWN_MATTER.search(low):
        return Cue(CueKind.ITEM_START, "withdrawal", Extent.ITEM, sentence=True)
    return None


# ------------------------------------------------------------- 8. banner, heading, mark
_ATOM = (
    rf"(?:{w.DEGREE}(?:private|personal|preifat) ?(?:and|&|/|a) ?{w.DEGREE}(?:confidential|{w.WELSH_CONFIDENTIAL})"
    rf"|{w.DEGREE}confidential ?(?:and|&|/) ?(?:private|sensitive|personal|privileged|restricted)|{w.DEGREE}(?:confidential|{w.WELSH_CONFIDENTIAL})"
    rf"|(?:strictly|highly) (?:private|restricted)|not (?:for|to be) (?:general |public |wider |onward |further |external )*"
    rf"(?:publication|published|release|released|disclosure|distribution|circulation|dissemination|circulated|disclosed)"
    rf"|official ?-? ?sensitive(?: ?[-:(/\[]? ?(?:personal|commercial|locsen|hr|staff|nato)[)\]]?)*|swyddogol[ -]?sensitif"
    rf"|commercial(?:ly)?(?: ?- ?| )in[ -]confidence|commercial(?:ly)?[ -](?:sensitive|confidential)|commercial confidentiality"
    rf"|(?:staff|management|personal|medical|hr|legal|policy|governors|parents)[ -]in[ -]confidence|in (?:strict(?:est)? )?confidence"
    rf"|legally privileged|legal(?:ly)? privilege(?:d)?(?: and confidential)?|addressee only|to be opened by addressee only|nid i'w (?:gyhoeddi|chyhoeddi)"
    rf"|protect ?[-:] ?(?:personal|staff|commercial)|restricted ?[-:] ?(?:personal|staff|commercial|management))"
)
_BANNER = _rx(
    rf"^\W*{_ATOM}(?:(?:{_SEP}|\)? |[.;] ?)(?:and )?{_ATOM})*(?:(?:{_SEP}|[.;)]? ){w.HANDLING}|(?:{_SEP}| )(?:by virtue of|under|until|before|pending|in accordance|as defined)\b.*)?\W*$"
)
_RESTRICTED_CAPS = re.compile(r"^\W*RESTRICTED\W*$")
_STATEMENT = _rx(
    r"^\W*(?:please note:? (?:that )?)?(?:(?:this|these|the|all|the contents? of this|the contents of these) ?(?:attached |enclosed |following )?"
    r"(?:minutes?|document|paper|papers|report|pack|appendix|annex|agenda|record|contents|set of minutes)"
    r"(?: of (?:this|the) (?:meeting|document|paper|report|committee|panel))?(?: (?:and|or) \w+)?) (?:is|are|remain|remains|contains?|should be treated as|must be treated as|to be treated as)"
    rf" (?:strictly |highly |to remain |to be treated as |to be |regarded as |private and )*(?:confidential|exempt|private|not for publication|restricted)\b"
)
_BANNER_HEADED = _rx(
    rf"^[^.:]{{3,60}}{_SEP}\W*(?:(?:strictly|highly) confidential|private (?:and|&) confidential|not for publication|official[ -]sensitive)\W*$"
)

_HEAD = rf"(?:(?P<head>[^.;]{{2,80}}?)(?P<sep>{_SEP}| ))??"
_GOVERNANCE = _rx(
    r"\b(?:minutes?|agenda|report|meeting|board|committee|governing|governors?|governors'|trust|trustees|fgb|fgm|lgb|school|academy|college|primary"
    r"|panel|council|ps|cofnodion|ysgol|corff|papers?|pack|headteacher's|head's)\b"
)
_FINITE = _rx(
    r"\b(?:is|are|was|were|has|have|had|will|shall|should|must|may|can|could|would|do|does|did|please|ensure|asked|reported|noted"
    r"|discussed|explained|said|agreed|need|needs|keep|kept|contain|contains)\b"
)
_PART_CONF = _rx(
    rf"^\W*{_HEAD}\W*(?P<part>{w.MARKED_PART})(?:{_SEP}| )?(?:(?:minutes?|agenda|items?|business|report|section|cofnodion|eitemau|materion|busnes)(?:{_SEP}| ))?\W*"
    rf"(?P<conf>{w.CONF}|not for publication|{w.COLOUR} papers?)(?P<tail>.*)$"
)
_CONF_TAIL = _rx(
    rf"^(?: ?$|[ -]?[)\]:;,.|(\[-]| (?:{w.MODIFIER} )*{w.THING}\b| to | for | {w.READERS}| only| ?\d| minutes| held| page| p\b| and (?:{w.CONF}|not for)| not for)"
)
_CONF_PART = _rx(
    rf"^\W*{_HEAD}\W*(?:{w.CONF})(?: {w.THING})?(?:{_SEP}| )(?:{w.PART_TWO})(?:{_SEP}| |\W*$)"
)
_PART_PLAIN = _rx(rf"^\W*{_HEAD}\W*(?P<part>{w.PART_TWO})(?P<tail>.*)$")
_TITLE_THEN_PART = _rx(rf"^\w[^.;]{{2,80}}?{_SEP}{w.PART_TWO}\W*$")
_PART_THING = _rx(
    rf"^(?:{_SEP}| )?\W*(?:(?:{w.MODIFIER} )*(?:minutes?|agenda|items?|business|matters|session|meeting|discussions?|cofnodion|eitemau|materion)\b(?! (?:case|plan|manager|rates|continuity|studies|support|dates?))"
    rf"{_AFTER_THING}|(?:{w.SUBJECT})(?: ?(?:,|and|&|/) ?(?:{w.SUBJECT}))*(?: (?:matters|issues|items|update|report|review|business))?{_END}|reports?{_END}|agenda items"
    rf"|of (?:the |this )?(?:minutes|meeting|agenda|board|governing)|(?:{w.READERS_ONLY})|{_ATOM}|closed|{w.COLOUR} paper)"
)
_PART_BARE_TAIL = _rx(
    rf"^(?:{_END}|(?:{_SEP}| )(?:page|p\.?|tud) ?\d|(?:{_SEP}| )(?:held |on )?(?:\w+day )?\d{{1,2}}(?:st|nd|rd|th)? [a-z]{{3,9}}(?: \d{{4}})?{_END}"
    rf"|(?:{_SEP}| )\d[\d/.-]+{_END})"
)
_CONF_THING = _rx(
    rf"^\W*{_HEAD}\W*{w.DEGREE}(?:(?P<strong>{w.STRONG})|(?P<weak>{w.WEAK}))(?: ?(?:and|&|/) ?(?:{w.STRONG}|{w.WEAK}))?(?:[ -]+{w.MODIFIER})*?[ -]+"
    rf"(?P<thing>{w.THING}|information(?=\W*$)){_AFTER_THING}(?P<tail>.*)$"
)
_WEAK_THING = _rx(
    r"^(?:minutes?|items?|business|matters?|sections?|sessions?|agendas?|annex|appendix|parts?|meetings?|area of business|circulation|proceedings|papers?"
    r"|reports?|discussions?|information|supplement|sesiwn|rhan|adran|eitemau?|materion|cofnodion)$"
)
_THING_CONF = _rx(
    rf"^\W*(?:(?:agenda )?(?:items?|matters?|business|minutes?|discussions?|papers?|reports?|sections?|eitemau|materion|cofnodion|atodiad|busnes|adroddiad|adran|sesiwn))"
    rf"(?: (?:that|which)(?: are| is| were| was)?)?(?: (?:to be|being))?"
    rf"(?: (?:deemed|considered|regarded|treated|classed|judged|agreed|identified|designated|declared|recorded|minuted|classified|taken|held|discussed"
    rf"|dealt with|transacted|conducted|heard|resolved)(?: to be| as)?(?: being)?| (?:of|which is of) (?:an? )?)?"
    rf" ?(?:(?:strictly )?(?:{w.STRONG}|exempt|private|sensitive|reserved|restricted)(?: (?:and|or|&) \w+)?(?: (?:nature|kind|character|business|information))?"
    rf"|(?:in|under|for|during) (?:a |the )?{w.CLOSED_STATE}|not (?:for|open to) (?:publication|{w.PUBLIC_WORD}).{{0,20}}"
    rf"|(?:excluded|withheld) from (?:the )?(?:public|published) \w+|in (?:the )?absence of {w.PUBLIC}|(?:following|after) (?:the )?exclusion of {w.PUBLIC}"
    rf"|for {w.READERS_ONLY})(?: (?:by|under|in|for|at|from) .{{0,60}})?{_END}"
)
_NATURE = _rx(
    rf"^\W*(?:\w+ ){{0,3}}?(?:items?|matters?|business) of (?:an? )?(?:{w.CONF})(?: (?:and|or|&) \w+)? (?:nature|kind|character)\b"
)
_IN_CAMERA = _rx(
    r"^\W*in[ -]camera(?:\W*$|[ :(-].{0,50}$)|^\W*(?:items?|matters?|business|minutes?|session|discussions?|meeting|part)(?: \w+){0,2} in[ -]camera\W*$"
)
_PAPERS = _rx(
    rf"^\W*(?:{_HEAD})\W*(?:(?:printed |copied )?on )?{w.COLOUR} (?:papers?|pages?)(?P<tail>.*)$"
)
_PAPERS_TAIL = _rx(
    rf"^(?:\W*$|(?:{_SEP}| )(?:\W*)(?:items?|minutes?|business|agenda|section|matters|only|(?:{w.CONF})|{w.READERS_ONLY}|{w.HANDLING})\b.*$)"
)
_CONF_PAPER = _rx(rf"^\W*(?:{w.CONF})\b.{{0,30}}\b{w.COLOUR} (?:paper|page)s?\b")
_READERS_ONLY = _rx(rf"^\W*(?:{w.READERS_ONLY})\W*$")
_EXCLUSION = _rx(
    rf"^\W*{_HEAD}\W*(?:(?:exclusion of|excluding|motion to exclude|resolution to exclude|to exclude|exclude|to resolve to exclude) {w.PUBLIC}\b"
    rf"|{w.PUBLIC} exclu(?:sion|ded)\b|(?:gwahardd|eithrio|gwaharddiad)\b.{{0,30}}{w.WELSH_PUBLIC})"
)
_CONF_COLON = _rx(rf"^\W*{w.DEGREE}(?:{w.STRONG})\W*(?::|-|\|)\W*(?P<tail>\w.*)$")
_CONF_SUBJECT = _rx(
    rf"^(?:{w.SUBJECT})(?: ?(?:,|and|&|/) ?(?:{w.SUBJECT}))*(?: (?:matters|issues|items|update|report|review))?{_END}"
)

_MARK = (
    rf"(?:{w.DEGREE}(?:{w.STRONG})(?: (?:{w.MODIFIER} )*(?:items?|minutes?|matters?|business|section|discussion|paper|report|agenda item|part ?(?:2|ii|two|b)|session|eitem))?"
    rf"|(?:{w.WEAK}) (?:items?|minutes?|matters?|business|section|session|discussion|report|paper)|commercial(?:ly)?[ -](?:in[ -]confidence|sensitive|confidential)"
    rf"|not for publication|{w.COLOUR} paper|exempt|exempt (?:under |from |- )?(?:para|paragraph|schedule).{{0,30}}|private and confidential"
    rf"|official[ -]sensitive|eitem {w.WELSH_CONFIDENTIAL}|{w.PART_TWO}(?: (?:items?|confidential|only|business|minutes?))?)"
)
_BRACKET_MARK = _rx(
    rf"[\[(] ?(?P<mark>{_MARK})(?: ?[-:,;] ?[^\])]{{0,50}}| (?:to|for|until|under|by) [^\])]{{0,50}})? ?[\])]"
)
_CAPS_BRACKET = re.compile(
    r"\[(?:RESTRICTED|PRIVATE|CLOSED|RESERVED|EXEMPT|SENSITIVE|PART 2|PART II)\]"
)
_DASH_MARK = _rx(
    rf"(?<=\S) ?(?:-|:|\|) ?(?P<mark>{w.DEGREE}(?:{w.STRONG})(?: (?:items?|minutes?|matters?|business|section|discussion|report|paper|to (?:the )?{w.READERS}))?"
    rf"|(?:{w.WEAK}) (?:items?|minutes?|session|business)|commercial(?:ly)?[ -](?:in[ -]confidence|sensitive|confidential)|not for publication|private and confidential"
    rf"|{w.PART_TWO} (?:items?|confidential|business)|exempt(?: (?:item|under|para).*)?|{w.READERS_ONLY})\W*$"
)
_TRAILING_MARK = _rx(r"(?<=\w) (?P<mark>commercial in confidence|commercially sensitive)\W*$")
_LEADING_MARK = _rx(
    rf"^\W*(?:{w.DEGREE}(?:{w.STRONG}|reserved|restricted|exempt|closed|private) (?:agenda )?(?:item|eitem)\b|eitem {w.WELSH_CONFIDENTIAL}\b)(?! (?:numbers?|list))"
)
_LABEL = _rx(rf"^\W*(?P<label>[\w' /&-]{{0,50}}?) ?[\[(] ?(?:{_MARK})[^\])]{{0,30}}[\])] ?[:-]")
_DISCUSSION = _rx(
    r"\b(?:discussions?|debate|background|details?|context|notes?|questions?|challenge|comments?|trafodaeth)\b"
)
_PREFIX_MARK = _rx(
    rf"^\W*(?:\[ ?(?:{_MARK}) ?\]|\( ?(?:{_MARK}) ?\)|{w.DEGREE}confidential ?(?:item|minute)? ?:)"
)


def _head_allows(match: re.Match[str], *, strict: bool) -> bool:
    """Whether what stands before a marker on its line can be the title of a paper."""
    head = match.group("head")
    if not head or not head.strip(" -:|,([/"):
        return True
    if (
        len(head.split()) > 12
        or _decoyed(head)
        or _FINITE.search(_MAY.sub("", head))
        or re.search(w.PART_ONE, head)
    ):
        return False
    return _GOVERNANCE.search(head) is not None or (not strict and match.group("sep").strip() != "")


def _banner(line: Line) -> Cue | None:
    if _BANNER.match(line.low) or _RESTRICTED_CAPS.match(line.text):
        if line.number is not None or re.match(r"^\W*\[[^\]]*\]\W*$", line.text):
            return Cue(CueKind.ITEM_START, "item-mark", Extent.ITEM)
        return Cue(CueKind.DOCUMENT_BANNER, "document-banner", Extent.PART)
    return None


def _part_heading(line: Line) -> Cue | None:
    low = line.low
    start = CueKind.SECTION_START
    if (
        (match := _PART_CONF.match(low))
        and _CONF_TAIL.match(match.group("tail"))
        and _head_allows(match, strict=False)
    ):
        return Cue(start, "part-heading", Extent.PART)
    if (match := _CONF_PART.match(low)) and _head_allows(match, strict=False):
        return Cue(start, "part-heading", Extent.PART)
    if line.number is not None and _TITLE_THEN_PART.match(low):
        return None
    if (match := _PART_PLAIN.match(low)) and _head_allows(match, strict=True):
        tail = match.group("tail")
        if _decoyed(tail) and not re.search(w.CONF, tail):
            return None
        if _PART_THING.match(tail):
            return Cue(start, "part-heading", Extent.PART)
        if _PART_BARE_TAIL.match(tail):
            return Cue(start, "part-heading", Extent.PART, bare=True)
    return None


def _confidential_heading(line: Line) -> Cue | None:
    low = line.low
    start = Cue(CueKind.SECTION_START, "confidential-heading", Extent.PART)
    if _THING_CONF.match(low) or _NATURE.match(low) or _IN_CAMERA.match(low):
        return start
    if (match := _EXCLUSION.match(low)) and _head_allows(match, strict=False):
        return Cue(CueKind.SECTION_START, "exclusion", Extent.PART)
    if _CONF_PAPER.match(low) or _READERS_ONLY.match(low):
        return start
    if (
        (match := _PAPERS.match(low))
        and _head_allows(match, strict=False)
        and _PAPERS_TAIL.match(match.group("tail"))
    ):
        only_green = re.match(r"^\W*(?:green|blue|white) paper\W*$", low)
        return None if only_green else start
    if _LEADING_MARK.match(low):
        return None
    if (match := _CONF_THING.match(low)) and _head_allows(match, strict=False):
        if match.group("weak") and not _WEAK_THING.match(match.group("thing")):
            return None
        if re.match(r"^items?$", match.group("thing")) and match.group("thing") == "item":
            return None
        return None if _FINITE.search(_MAY.sub("", low)) else start
    if line.number is None and (match := _CONF_COLON.match(low)):
        tail = match.group("tail")
        if _CONF_SUBJECT.match(tail) or (
            line.words <= 9 and not _decoyed(tail) and not _FINITE.search(tail)
        ):
            return start
    return None


def _item_mark(line: Line, *, prefix_only: bool) -> Cue | None:
    low = line.low
    mark = Cue(CueKind.ITEM_START, "item-mark", Extent.ITEM, sentence=line.sentence)
    if label := _LABEL.match(low):
        if _DISCUSSION.search(label.group("label")) and line.number is None:
            return Cue(CueKind.ITEM_START, "item-mark", Extent.DISCUSSION, sentence=True)
        if label.group("label"):
            return mark
    if (found := _PREFIX_MARK.match(low)) and (
        prefix_only and line.sentence or line.number is not None or not found.group().endswith(":")
    ):
        return mark
    if prefix_only:
        return None
    if line.number is not None and _CONF_COLON.match(low):
        return mark
    if _LEADING_MARK.match(low):
        return None if _FINITE.search(low) and line.words > 8 else mark
    found = _BRACKET_MARK.search(low) or _DASH_MARK.search(low) or _TRAILING_MARK.search(low)
    if found is None:
        return mark if _CAPS_BRACKET.search(line.text) else None
    around = low[: found.start()] + low[found.end() :]
    weak_part = re.search(w.PART_TWO, found.group("mark")) and not re.search(
        w.STRONG, found.group("mark")
    )
    if (line.number is None or weak_part) and _decoyed(around):
        return None
    return None if line.words > 25 else mark


def cue_of(text: str) -> Cue | None:
    """The marker that one line holds, or None. Pure; never raises.

    ``text`` is one line or one sentence. Whether a marker counts where it stands (a bare
    part heading in a policy, a mark in running text) is for the caller to know.
    """
    if not TRIGGER.search(text):
        return None
    return cue_of_line(normalise(text))


def cue_of_line(line: Line) -> Cue | None:
    """`cue_of` for a line that is normalised already."""
    if not line.low:
        return None
    if cue := _ended(line):
        return cue
    if _public_heading(line):
        return None
    prefixed = _item_mark(line, prefix_only=True)
    if prefixed is None or line.sentence is False:
        if _is_procedural(line):
            return None
    if cue := _start_sentence(line):
        return cue
    is_heading = _THING_CONF.match(line.low) and not _ELSEWHERE.search(line.low)
    if not is_heading and line.words <= REFERENCE_WORDS and _REFERENCE.search(line.low):
        return Cue(CueKind.INLINE_REFERENCE, "reference")
    if _STATEMENT.match(line.low):
        return Cue(CueKind.DOCUMENT_BANNER, "document-banner", Extent.PART, sentence=True)
    if line.sentence:
        return prefixed
    return _heading_or_mark(line)


def _heading_or_mark(line: Line) -> Cue | None:
    if line.words > 30:
        return None
    if cue := _banner(line):
        return cue
    if prefixed := _item_mark(line, prefix_only=True):
        return prefixed
    if cue := _part_heading(line):
        return cue
    if cue := _confidential_heading(line):
        return cue
    if line.number is None and _BANNER_HEADED.match(line.low):
        return Cue(CueKind.DOCUMENT_BANNER, "document-banner", Extent.PART)
    return _item_mark(line, prefix_only=False)
