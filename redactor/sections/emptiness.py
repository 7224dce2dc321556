"""Whether anything stands under a Part 2 heading (``part2.md`` rule 10, ``real-papers.md`` 2).

Half of all real minutes carry a Part 2 item that says "none". What stands under the heading
decides, not the heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from redactor.sections.cues import CueKind
from redactor.sections.lines import TextLine

_ABOUT = (
    r"(?:to|for|be|been|discuss(?:ed)?|report(?:ed)?|consider(?:ed)?|record(?:ed)?|raised?"
    r"|identified|declared|at|this|the|meeting|time|under"
    r"|part|2|ii|two|b|today|tonight|term|deemed|as|confidential|were|was|in|section|exempt|from"
    r"|publication|agenda|on|occasion|taken|brought)"
)
_NONE = re.compile(
    r"^\W*(?:(?:the )?(?:clerk|chair|board|governors|committee|headteacher|meeting) (?:noted"
    r"|reported|confirmed|advised|agreed|said|recorded)(?: that)? )?"
    r"(?:none|nil|n/?a|dim(?: ?/ ?none)?|none ?/ ?dim|-+"
    r"|(?:there (?:were|was|are|is) )?(?:no|none|nil|nothing)(?: further"
    r"| other)?"
    r"(?: (?:confidential|part (?:2|ii|two|b)|exempt|closed|such|urgent|additional|reserved"
    r"|private|restricted))*"
    r"(?: ?(?:items?|business|matters?|issues?|minutes?|reports?|discussions?))?(?: "
    + _ABOUT
    + r")*"
    r"(?:,? \(?(?:other than|apart from|except(?:ing|ed)?(?: for)?|besides|beyond|in addition to"
    r"|save for) .{0,40})?"
    r"|not (?:applicable|required|used|needed)|nid oedd (?:unrhyw )?(?:eitem|materion"
    r"|busnes).{0,40}|dim (?:eitem|materion|busnes).{0,40})\W*$",
    re.IGNORECASE,
)
_LONGEST_NONE = 90
_CLOSING = re.compile(
    r"^\W*(?:(?:the )?(?:dates?|time|times?)(?: and (?:time|date|venue"
    r"|place)s?)?(?:,? venue)? of (?:the )?(?:next|future|forthcoming)"
    r"|(?:the )?next (?:\w+ )?(?:meeting|fgb|committee)"
    r"|future meetings?|dates? for (?:your )?diar|(?:the |this )?(?:chair\w*|meeting|session"
    r"|board|committee|there being|with no|as there was|the chair)\b.{0,60}?(?:closed|ended"
    r"|finished|concluded|thank|close[sd]? the meeting)"
    r"|close of (?:the )?meeting|meeting (?:closed|ended|finished|concluded)|close\W*$"
    r"|(?:meeting )?(?:closed|ended) at|signed\b|signature\b|chair(?:man|person|woman)?\W*$"
    r"|(?:name|position|role|dated?|print name|clerk)\b\W*(?:$|[:._])"
    r"|date\b[ .:_]*(?:\d.*)?$|(?:minutes (?:taken|recorded|by)|clerk to)|distribution\b"
    r"|any other business\W*(?:none|nil|no\b.*)?\W*$|aob\W*(?:none|nil)?\W*$"
    r"|(?:page )?\d+(?: of \d+)?\W*$|page \d"
    r"|(?:papers?|documents?) (?:with|for|attached|enclosed|circulated)\b|(?:enclosures?"
    r"|attachments?)\b"
    r"|apologies for (?:the )?next|agreed as (?:a )?(?:true|correct|accurate)|i (?:confirm"
    r"|certify)|these minutes|approved (?:by|as)|thanks\b|[._ \-]+$|end of (?:the )?(?:meeting"
    r"|minutes|agenda)\W*$"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.{0,60}$|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb"
    r"|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\b.{0,60}$"
    r"|dyddiad y cyfarfod nesaf|llofnod|diwedd y cyfarfod|daeth y cyfarfod)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"^\W*(?:(?:item )?[A-Z]{0,4}\s?\d{1,4}(?:[./]\d{1,4})*[.):]?\s+)?", re.IGNORECASE
)


def says_none(text: str) -> bool:
    """Whether a line says only that there was nothing ("None.", "There were no items.")."""
    text = _NUMBER.sub("", text.strip(), count=1)
    return len(text) <= _LONGEST_NONE and _NONE.match(text) is not None


def is_closing(text: str) -> bool:
    """Whether a line belongs to the close of a meeting: next date, signature, closing time."""
    text = _NUMBER.sub("", text.strip(), count=1)
    return len(text) <= 160 and _CLOSING.match(text) is not None


def is_empty(lines: Sequence[TextLine], start: int, closers: Sequence[int]) -> bool:
    """Whether nothing confidential stands from line ``start`` on.

    ``closers[i]`` is the first line at or after ``i`` that is not part of a close of meeting.
    """
    if start >= len(lines):
        return True
    line = lines[start]
    if says_none(line.text) or _is_elsewhere(line):
        return start + 1 >= len(lines) or _moves_on(lines[start], lines[start + 1])
    if line.public_heading or any(cue.kind is CueKind.SECTION_END for cue in line.cues[:1]):
        return True
    return closers[start] >= len(lines)


def _is_elsewhere(line: TextLine) -> bool:
    """Whether a line says only where the text is ("One item, minuted separately.")."""
    return len(line.cues) == 1 and line.cues[0].kind is CueKind.INLINE_REFERENCE


_MEETING_TITLE = re.compile(
    r"^\W*(?:any other (?:urgent )?business|a\.?o\.?b\.?\b|other urgent business"
    r"|(?:the )?dates?(?:,? times?)?(?: and (?:times?|venues?|places?))? of (?:the )?(?:next"
    r"|future)|next meeting\b"
    r"|close of (?:the )?meeting|(?:the )?meeting (?:closed|ended)|unrhyw fater arall"
    r"|dyddiad y cyfarfod nesaf)",
    re.IGNORECASE,
)


def is_meeting_title(text: str) -> bool:
    """Whether a line begins one of the standing last items of a meeting."""
    text = _NUMBER.sub("", text.strip(), count=1)
    return len(text) <= 160 and _MEETING_TITLE.match(text) is not None


def _moves_on(none: TextLine, line: TextLine) -> bool:
    """Whether the line after "None." is something else, and not what there was after all."""
    apart = line.number is not None or line.level > 0 or line.row is not none.row
    return apart or is_closing(line.text) or is_meeting_title(line.text) or line.title
