"""Marks on single items: "[CONFIDENTIAL]", "(confidential item)", "– CONFIDENTIAL"."""

from __future__ import annotations

import re

from redactor.sections import words as w
from redactor.sections.cues import Cue, CueKind, Extent
from redactor.sections.normal import Line

CONF_COLON = re.compile(rf"^\W*{w.DEGREE}(?:{w.STRONG})\W*(?::|-|\|)\W*(?P<tail>\w.*)$")
_MARK = (
    rf"(?:{w.DEGREE}(?:{w.STRONG})(?: (?:{w.MODIFIER} )*(?:items?|minutes?|matters?|business"
    rf"|section|discussion|paper|report|agenda item|part ?(?:2|ii|two|b)|session|eitem))?"
    rf"|(?:{w.WEAK}) (?:items?|minutes?|matters?|business|section|session|discussion|report"
    rf"|paper)|commercial(?:ly)?[ -](?:in[ -]confidence|sensitive|confidential)"
    rf"|not for publication|{w.COLOUR} paper|exempt|exempt (?:under |from |- )?(?:para|paragraph"
    rf"|schedule).{{0,30}}|private and confidential"
    rf"|official[ -]sensitive|eitem {w.WELSH_CONFIDENTIAL}|{w.PART_TWO}(?: (?:items?"
    rf"|confidential|only|business|minutes?))?)"
)
_BRACKET_MARK = re.compile(
    rf"[\[(] ?(?P<mark>{_MARK})(?: ?[-:,;] ?[^\])]{{0,50}}| (?:to|for|until|under"
    rf"|by) [^\])]{{0,50}})? ?[\])]"
)
_CAPS_BRACKET = re.compile(
    r"\[(?:RESTRICTED|PRIVATE|CLOSED|RESERVED|EXEMPT|SENSITIVE|PART 2|PART II)\]"
)
_DASH_MARK = re.compile(
    rf"(?<=\S) ?(?:-|:|\|) ?(?P<mark>{w.DEGREE}(?:{w.STRONG})(?: (?:items?|minutes?|matters?"
    rf"|business|section|discussion|report|paper|to (?:the )?{w.READERS}))?"
    rf"|(?:{w.WEAK}) (?:items?|minutes?|session|business)"
    rf"|commercial(?:ly)?[ -](?:in[ -]confidence|sensitive|confidential)|not for publication"
    rf"|private and confidential"
    rf"|{w.PART_TWO} (?:items?|confidential|business)|exempt(?: (?:item|under|para).*)?"
    rf"|{w.READERS_ONLY})\W*$"
)
_TRAILING_MARK = re.compile(
    r"(?<=\w) (?P<mark>commercial in confidence|commercially sensitive)\W*$"
)
LEADING_MARK = re.compile(
    rf"^\W*(?:{w.DEGREE}(?:{w.STRONG}|reserved|restricted|exempt|closed"
    rf"|private) (?:agenda )?(?:item|eitem)\b|eitem {w.WELSH_CONFIDENTIAL}\b)(?! (?:numbers?"
    rf"|list))"
)
_LABEL = re.compile(
    rf"^\W*(?P<label>[\w' /&-]{{0,50}}?) ?[\[(] ?(?:{_MARK})[^\])]{{0,30}}[\])] ?[:-]"
)
_DISCUSSION = re.compile(
    r"\b(?:discussions?|debate|background|details?|context|notes?|questions?|challenge|comments?"
    r"|trafodaeth)\b"
)
_PREFIX_MARK = re.compile(
    rf"^\W*(?:\[ ?(?:{_MARK}) ?\]|\( ?(?:{_MARK}) ?\)|{w.DEGREE}confidential ?(?:item|minute)? ?:)"
)


def item_mark(line: Line, *, prefix_only: bool) -> Cue | None:
    """The mark of a line; with ``prefix_only`` one that stands before a sentence."""
    low = line.low
    mark = Cue(CueKind.ITEM_START, "item-mark", Extent.ITEM, sentence=line.sentence)
    if label := _LABEL.match(low):
        if _DISCUSSION.search(label.group("label")) and line.number is None:
            return Cue(CueKind.ITEM_START, "item-mark", Extent.DISCUSSION, sentence=True)
        if label.group("label"):
            return mark
    if (found := _PREFIX_MARK.match(low)) and (
        (prefix_only and line.sentence)
        or line.number is not None
        or not found.group().endswith(":")
    ):
        return mark
    if prefix_only:
        return None
    if line.number is not None and CONF_COLON.match(low):
        return mark
    if LEADING_MARK.match(low):
        return None if w.is_statement(low) and line.words > 8 else mark
    found = _BRACKET_MARK.search(low) or _DASH_MARK.search(low) or _TRAILING_MARK.search(low)
    if found is None:
        return mark if _CAPS_BRACKET.search(line.text) else None
    around = low[: found.start()] + low[found.end() :]
    weak_part = re.search(w.PART_TWO, found.group("mark")) and not re.search(
        w.STRONG, found.group("mark")
    )
    if (line.number is None or weak_part) and w.decoyed(around):
        return None
    return None if line.words > 25 else mark
