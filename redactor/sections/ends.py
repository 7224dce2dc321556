"""Ends: markers that close a confidential section, and headings of public parts."""

from __future__ import annotations

import re

from redactor.sections import words as w
from redactor.sections.cues import Closes, Cue, CueKind
from redactor.sections.normal import Line, normalise
from redactor.sections.procedure import PROCEDURAL

_SCOPE_WORD = rf"(?:{w.CONF}|redacted|withheld|pink|{w.COLOUR} paper|part ?(?:2|ii|two|b)|p2)"
_END_THING = (
    r"(?:items?|sections?|sessions?|minutes?|parts?|business|matters?|papers?|discussions?"
    r"|notes?|passage|text|annex|appendix|meeting)"
)
_ENDS = re.compile(
    rf"^\W*(?:(?:this|that) (?:is|was|marks|marked) )?(?:the )?end(?:s|ed|ing)? of (?:the |this )?"
    rf"(?:(?:{_SCOPE_WORD})(?:[ -](?:and )?(?:{_SCOPE_WORD}"
    rf"|{w.MODIFIER}))*(?: ?[-:(] ?)?(?: {_END_THING})*|{w.PART_TWO})"
    rf"(?: (?:\d+(?:\.\d+)*|of the (?:meeting|minutes|agenda)|minutes|items?"
    rf"|business))*\b.{{0,30}}$"
)
_ENDS_PLAIN = re.compile(r"^\W*end of (?:item|section|session)(?: \d+(?:\.\d+)*)?\W*$")
_ENDED = re.compile(
    rf"(?:{_SCOPE_WORD}|{w.PART_TWO})(?:[ -]{_SCOPE_WORD})*(?: {_END_THING})?(?: of (?:the"
    rf"|this) (?:meeting|agenda|minutes|item))?"
    rf" (?:now |then )?(?:ends?|ended|concludes?|concluded|finish(?:es|ed)|closes|closed|(?:was"
    rf"|were) (?:concluded|closed|completed))\b"
    rf"(?! to\b)"
)
_CONCLUDES = re.compile(
    rf"\b(?:this|that|which|here)\W+(?:now )?(?:ends?|ended|concludes?|concluded|closes|closed"
    rf"|completes?|completed)\b"
    rf".{{0,30}}(?:{_SCOPE_WORD}|{w.PART_TWO})"
)
_CONCLUDED = re.compile(
    rf"^(?:(?:the )?(?:conclusion|close) of (?:the )?(?:{_SCOPE_WORD}|{w.PART_TWO})"
    rf"|having (?:concluded|completed|finished)"
    rf" (?:the )?(?:{_SCOPE_WORD}|{w.PART_TWO}))"
)
_BACK_TO_PUBLIC = re.compile(
    rf"\b(?:return(?:ed|s|ing)?|resum\w+|revert\w*|mov(?:ed|es|ing)|went|came|re-?conven\w+"
    rf"|re-?open\w*|back|continued"
    rf"|dychwel\w+|ail\w+)\b.{{0,25}}?\b(?:to|in|into|with|as|i|mewn|yn) (?:the |a |an "
    rf"|y )?{w.OPEN_STATE}(?! ?[-:])"
)
_PUBLIC_RESUMED = re.compile(
    r"\b(?:open|public|main) (?:session|meeting|part(?: of the meeting)?|agenda) (?:was "
    r"|were )?(?:then |now )?"
    r"(?:resumed|re-?opened|reconvened|re-?started|continued)\b"
)
_NO_FURTHER = re.compile(
    rf"\bno (?:further|more|other) (?:{_SCOPE_WORD})(?:[ -](?:{_SCOPE_WORD}"
    rf"|{w.MODIFIER}))*(?: {_END_THING})?\b"
)
_RESUMED = re.compile(
    r"^(?:at \S+ |then )?(?:the )?(?:\w+ )?(?:meeting|committee|board|session|governors"
    r"|governing (?:body|board)|open meeting)"
    r" (?:was |were |then |was then )?(?:re-?sumed|re-?opened|re-?convened|re-?started)\b"
)
_CAME_BACK = re.compile(
    rf"\b(?P<verb>{w.COME_BACK})(?:,? (?:to|into|in)?)?(?: ?(?:the|to the|into the|in the|y"
    rf"|i'r) (?:{w.GATHERING})\b|(?= at\b| and\b|,|\W*$))"
    r"(?! (?:form|forms|signed|copies|papers|to school))"
)
_RETURNED_ALONE = re.compile(r"\breturned(?: at \S+| and\b.*|,.*)?\W*$")
_READMISSION = re.compile(
    rf"\bre-?(?:admi(?:ttance|ssion|tting|tted)|entry|admit)\b.{{0,25}}\b{w.PUBLIC_WORD}"
    rf"|{w.PUBLIC}.{{0,15}}\bre-?admi\w+"
    r"|ail-?dderbyn|aildderbyn"
)
_GROUP = re.compile(
    rf"\b(?:{w.LEAVERS}|{w.PUBLIC}|parties|they|all|both|everyone|governors|colleagues"
    rf"|executives?|(?:leadership |senior )?team|leaders|attendees|members|trustees|others"
    rf"|those (?:who|that))\b"
)
_NOT_YET = re.compile(
    r"\b(?:will|would|may|might|can|could|should|shall|must|not|until|before|unless|if|when"
    r"|to be)\b"
)
_OPEN_SESSION = re.compile(
    r"^\W*(?:the )?(?:(?:open|public) (?:session|part of the meeting)"
    r"|sesiwn agored)(?:\W+(?:resumed|continued|reconvened|again|cont\S*))?\W*$"
)
_CONTINUED = re.compile(
    r"\b(?:continued|resumed|resumes|cont'?d|cont\b|continues|re-?opened|reconvened|restarted"
    r"|again|parhad|\(ctd\))"
)
_WELSH_END = re.compile(
    rf"\bdiwedd (?:y |yr |'r )?(?:{w.PART_NOUN} {w.TWO}|(?:\w+ ){{0,2}}{w.WELSH_CONFIDENTIAL}"
    rf"|adran gaeedig|sesiwn gaeedig"
    rf"|eitem(?:au)? {w.WELSH_CONFIDENTIAL})"
)
_PUBLIC_THING = (
    r"(?:minutes|items?|business|matters|agenda|section|session|part(?: of the meeting)?|meeting"
    r"|report)"
)
_PUBLIC_HEADING = re.compile(
    rf"^\W*(?:(?P<head>[^.;]{{2,60}}?)(?:(?<!non)(?<!un){w.SEP}"
    rf"|(?<!non) ))??(?:(?P<part>{w.PART_ONE})(?P<tail>.*)$"
    rf"|(?:non|un)[ -]?(?:confidential|restricted|reserved"
    rf"|exempt)(?: {_PUBLIC_THING})?\b(?! \w+ed\b)"
    rf"|(?:open|public|unrestricted|unreserved) {_PUBLIC_THING}\b)"
)
_PUBLIC_TAIL = re.compile(
    rf"^(?:{w.END}|(?:{w.SEP}| )\W*(?:(?:draft )?{_PUBLIC_THING}\b|(?:non|un)[ -]?\w+|open"
    rf"|public|page|p\.? ?\d|\d"
    r"|continued|resumed|cont'?d|ctd|(?:held|on) ))"
)


_LONGEST = 40
_OVER_STEMS = ("end", "conclu", "clos", "finish", "complet", "diwedd")
_ADMISSION_STEMS = ("admi", "re-ent", "reent", "dderbyn")
_STEMS = (
    *_OVER_STEMS, *_ADMISSION_STEMS, "return", "resum", "revert", "mov", "went", "came", "conven",
    "open", "back", "continu", "no further", "no more", "no other", "join", "enter", "invited",
    "asked", "called", "public", "part", "session", "dychwel", "ail", "again", "cont", "start",
    "sesiwn", "welcomed", "allowed",
)  # fmt: skip


def is_public_heading(text: str) -> bool:
    """Whether a line heads a public part ("Part 1", "Open minutes", "Non-confidential items")."""
    line = normalise(text)
    return heads_public_part(line)


def heads_public_part(line: Line) -> bool:
    """`is_public_heading` for a normalised line."""
    if line.sentence or line.words > 12:
        return False
    found = _PUBLIC_HEADING.match(line.low)
    if found is None or w.PART_TWO_RX.search(line.low) or PROCEDURAL.search(line.low):
        return False
    head, tail = found.group("head") or "", found.group("tail") or ""
    if w.decoyed(head + tail) or w.is_statement(head) or _BACK_TO_PUBLIC.search(line.low):
        return False
    if head and not w.GOVERNANCE.search(head):
        return False
    if found.group("part") is None:
        return not w.is_statement(line.low)
    capitals = not head and line.text[: found.end("part")].isupper()
    return _PUBLIC_TAIL.match(tail) is not None or (capitals and tail.startswith((" -", ":", " :")))


def end_of(line: Line) -> Cue | None:
    """The end marker of a line, with what it closes."""
    low = line.low
    if line.words > _LONGEST or not w.has(low, _STEMS):
        return None
    closes = _what_closes(line)
    if closes is Closes.NOTHING or (PROCEDURAL.search(low) and not _CONCLUDES.search(low)):
        return None
    return Cue(CueKind.SECTION_END, "end-marker", closes=closes, sentence=line.sentence)


def _is_over(low: str) -> bool:
    """Whether a line says that a confidential part is over."""
    if not w.has(low, _OVER_STEMS):
        return False
    if (
        _ENDS.match(low)
        or _CONCLUDES.search(low)
        or _CONCLUDED.match(low)
        or _WELSH_END.search(low)
    ):
        return True
    return _ENDED.search(low) is not None and not _NOT_YET.search(low)


def _what_closes(line: Line) -> Closes:
    low = line.low
    closes = Closes.NOTHING
    if _is_over(low):
        closes = Closes.ITEM if re.search(r"\b(?:items?|minute|eitem)\b", low) else Closes.PART
    elif _ENDS_PLAIN.match(low):
        closes = Closes.ITEM
    elif w.has(low, _ADMISSION_STEMS) and _READMISSION.search(low) and not _NOT_YET.search(low):
        closes = Closes.PEOPLE
    elif _NO_FURTHER.search(low) or _is_back_in_public(line):
        closes = Closes.PART
    elif not _NOT_YET.search(low):
        if (back := _CAME_BACK.search(low)) and _is_homecoming(back, low):
            closes = Closes.PEOPLE if _GROUP.search(low[: back.start()]) else Closes.PERSON
        elif _RESUMED.match(low):
            closes = Closes.RESUMED
    return closes


def _is_back_in_public(line: Line) -> bool:
    again = _BACK_TO_PUBLIC.search(line.low) or _PUBLIC_RESUMED.search(line.low)
    if again and not _NOT_YET.search(line.low):
        return True
    resumed = _CONTINUED.search(line.low) is not None and heads_public_part(line)
    return resumed or _OPEN_SESSION.match(line.low) is not None


def _is_homecoming(back: re.Match[str], low: str) -> bool:
    """Whether somebody came back to the *meeting*: "returned" alone may be a form or a book."""
    if back.group("verb") != "returned" or re.search(w.GATHERING, back.group()):
        return True
    return (
        _RETURNED_ALONE.search(low) is not None and _GROUP.search(low[: back.start()]) is not None
    )
