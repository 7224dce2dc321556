"""Headings: banners over a document, part headings, headings of confidential business."""

from __future__ import annotations

import re

from redactor.sections import words as w
from redactor.sections.cues import Cue, CueKind, Extent
from redactor.sections.marks import CONF_COLON, LEADING_MARK
from redactor.sections.normal import Line

_AFTER_THING = (
    r"(?= ?$| ?[-:,.()\[\]|/]| (?:of|held|from|for|to|on|in|not|by|only|and|relating|concerning"
    r"|under|taken"
    r"|deemed|considered|which|requiring|arising|dated|discussed|a|y|o|ar|yn|\d))"
)
ATOM = (
    rf"(?:{w.DEGREE}(?:private|personal|preifat) ?(?:and|&|/|a) ?{w.DEGREE}(?:confidential"
    rf"|{w.WELSH_CONFIDENTIAL})"
    rf"|{w.DEGREE}confidential ?(?:and|&|/) ?(?:private|sensitive|personal|privileged"
    rf"|restricted)|{w.DEGREE}(?:confidential|{w.WELSH_CONFIDENTIAL})"
    rf"|(?:strictly|highly) (?:private|restricted)|not (?:for|to be) (?:general |public |wider "
    rf"|onward |further |external )*"
    rf"(?:publication|published|release|released|disclosure|distribution|circulation"
    rf"|dissemination|circulated|disclosed)"
    rf"|official ?-? ?sensitive(?: ?[-:(/\[]? ?(?:personal|commercial|locsen|hr|staff"
    rf"|nato)[)\]]?)*|swyddogol[ -]?sensitif"
    rf"|commercial(?:ly)?(?: ?- ?| )in[ -]confidence|commercial(?:ly)?[ -](?:sensitive"
    rf"|confidential)|commercial confidentiality"
    rf"|(?:staff|management|personal|medical|hr|legal|policy|governors"
    rf"|parents)[ -]in[ -]confidence|in (?:strict(?:est)? )?confidence"
    rf"|legally privileged|legal(?:ly)? privilege(?:d)?(?: and confidential)?|addressee only"
    rf"|to be opened by addressee only|nid i'w (?:gyhoeddi|chyhoeddi)"
    rf"|protect ?[-:] ?(?:personal|staff|commercial)|restricted ?[-:] ?(?:personal|staff"
    rf"|commercial|management))"
)
_BANNER = re.compile(
    rf"^\W*{ATOM}(?:(?:{w.SEP}|\)? |[.;] ?)(?:and )?{ATOM})*(?:(?:{w.SEP}|[.;)]? ){w.HANDLING}"
    rf"|(?:{w.SEP}| )(?:by virtue of|under|paras?(?:graphs?)? \d+|schedule 12a|until"
    rf"|before|pending|in accordance"
    rf"|as defined)\b.*)?\W*$"
)
_PRIVATE_TO = re.compile(
    rf"^\W*(?:strictly )?private{w.SEP}(?:restricted to|(?:for|to) (?:the )?(?:attention of )?)\W*"
    rf"(?:the )?{w.READERS}\b.{{0,80}}$"
)
"""Private alone has many senses; with its readers it is a banner ("PRIVATE - for the panel")."""
_RESTRICTED_CAPS = re.compile(r"^\W*RESTRICTED\W*$")
_BANNER_HEADED = re.compile(
    rf"^(?P<head>[^.:]{{3,60}}?){w.SEP}\W*(?:(?:strictly|highly) confidential|private (?:and"
    rf"|&) confidential|not for publication|official[ -]sensitive)\W*$"
)

_HEAD = rf"(?:(?P<head>[^.;]{{2,80}}?)(?P<sep>{w.SEP}| ))??"
_PART_CONF = re.compile(
    rf"^\W*{_HEAD}\W*(?P<part>{w.MARKED_PART})(?:{w.SEP}| )?(?:(?:minutes?|agenda|items?"
    rf"|business|report|section|cofnodion|eitemau|materion|busnes)(?:{w.SEP}| ))?\W*"
    rf"(?P<conf>{w.CONF}|not for publication|{w.COLOUR} papers?)(?P<tail>.*)$"
)
_CONF_TAIL = re.compile(
    rf"^(?: ?$|[ -]?[)\]:;,.|(\[-]| (?:{w.MODIFIER} )*{w.THING}\b| to | for | {w.READERS}| only"
    rf"| ?\d| minutes| held| page| p\b| and (?:{w.CONF}|not for)| not for)"
)
_CONF_PART = re.compile(
    rf"^\W*{_HEAD}\W*(?:{w.CONF})(?: {w.THING})?(?:{w.SEP}| )(?:{w.PART_TWO})(?:{w.SEP}| |\W*$)"
)
_PART_PLAIN = re.compile(rf"^\W*{_HEAD}\W*(?P<part>{w.PART_TWO})(?P<tail>.*)$")
_TITLE_THEN_PART = re.compile(rf"^\w[^.;]{{2,80}}?{w.SEP}{w.PART_TWO}\W*$")
_TITLE_THEN_BRACKET = re.compile(
    r"^(?![^(\[]*\b(?:minutes?|agenda|items?|business|meeting|session|section)\b)"
    rf"\w[^.;()\[\]]{{2,80}}? ?[(\[] ?(?:{w.CONF})?\W*{w.PART_TWO}\b[^)\]]{{0,40}}[)\]]\W*$"
)
"""A numbered item's title, and in brackets where the item belongs: only that item is meant."""
_PART_THING = re.compile(
    rf"^(?:{w.SEP}| )?\W*(?:(?:{w.MODIFIER} )*(?:minutes?|agenda|items?|business|matters|session"
    rf"|meeting|discussions?|cofnodion|eitemau|materion)\b(?! (?:case|plan|manager|rates"
    rf"|continuity|studies|support|dates?))"
    rf"{_AFTER_THING}|(?:{w.SUBJECT})(?: ?(?:,|and|&|/) ?(?:{w.SUBJECT}))*(?: (?:matters|issues"
    rf"|items|update|report|review|business))?{w.END}|reports?{w.END}|agenda items"
    rf"|of (?:the |this )?(?:minutes|meeting|agenda|board|governing)|(?:{w.READERS_ONLY})|{ATOM}"
    rf"|closed|{w.COLOUR} paper)"
)
_PART_BARE_TAIL = re.compile(
    rf"^(?:{w.END}|(?:{w.SEP}| )(?:page|p\.?|tud) ?\d|(?:{w.SEP}| )(?:held "
    rf"|on )?(?:\w+day )?\d{{1,2}}(?:st|nd|rd|th)? [a-z]{{3,9}}(?: \d{{4}})?{w.END}"
    rf"|(?:{w.SEP}| )\d[\d/.-]+{w.END})"
)
_CONF_THING = re.compile(
    rf"^\W*{_HEAD}\W*{w.DEGREE}(?:(?P<strong>{w.STRONG})|(?P<weak>{w.WEAK}))(?: ?(?:and|&"
    rf"|/) ?(?:{w.STRONG}|{w.WEAK}))?(?:[ -]+{w.MODIFIER})*?[ -]+"
    rf"(?P<thing>{w.THING}|information(?=\W*$)){_AFTER_THING}(?P<tail>.*)$"
)
_WEAK_THING = re.compile(
    r"^(?:minutes?|items?|business|matters?|sections?|sessions?|agendas?|annex|appendix|parts?"
    r"|meetings?|area of business|circulation|proceedings|papers?"
    r"|reports?|discussions?|information|supplement|sesiwn|rhan|adran|eitemau?|materion|cofnodion)$"
)
_THING_CONF = re.compile(
    rf"^\W*(?:(?:agenda )?(?:items?|matters?|business|minutes?|discussions?|papers?|reports?"
    rf"|sections?|eitemau|materion|cofnodion|atodiad|busnes|adroddiad|adran|sesiwn))"
    rf"(?: (?:that|which)(?: are| is| were| was)?)?(?: (?:to be|being))?"
    rf"(?: (?:deemed|considered|regarded|treated|classed|judged|agreed|identified|designated"
    rf"|declared|recorded|minuted|classified|taken|held|discussed"
    rf"|dealt with|transacted|conducted|heard|resolved)(?: to be| as)?(?: being)?| (?:of"
    rf"|which is of) (?:an? )?)?"
    rf" ?(?:(?:strictly )?(?:{w.STRONG}|exempt|private|sensitive|reserved|restricted)(?: (?:and"
    rf"|or|&) \w+)?(?: (?:nature|kind|character|business|information))?"
    rf"|(?:in|under|for|during) (?:a |the )?{w.CLOSED_STATE}|not (?:for|open to) (?:publication"
    rf"|{w.PUBLIC_WORD}).{{0,20}}"
    rf"|(?:excluded|withheld) from (?:the )?(?:public|published) \w+"
    rf"|in (?:the )?absence of {w.PUBLIC}|(?:following|after) (?:the )?exclusion of {w.PUBLIC}"
    rf"|for {w.READERS_ONLY})(?: (?:by|under|in|for|at|from) .{{0,60}})?{w.END}"
)
_NATURE = re.compile(
    rf"^\W*(?:\w+ ){{0,3}}?(?:items?|matters?|business) of (?:an? )?(?:{w.CONF})(?: (?:and|or"
    rf"|&) \w+)? (?:nature|kind|character)\b"
)
_IN_CAMERA = re.compile(
    r"^\W*in[ -]camera(?:\W*$|[ :(-].{0,50}$)|^\W*(?:items?|matters?|business|minutes?|session"
    r"|discussions?|meeting|part)(?: \w+){0,2} in[ -]camera\W*$"
)
_PAPERS = re.compile(
    rf"^\W*(?:{_HEAD})\W*(?:(?:printed |copied )?on )?{w.COLOUR} (?:papers?|pages?)(?P<tail>.*)$"
)
_PAPERS_TAIL = re.compile(
    rf"^(?:\W*$|(?:{w.SEP}| )(?:\W*)(?:items?|minutes?|business|agenda|section|matters|only"
    rf"|(?:{w.CONF})|{w.READERS_ONLY}|{w.HANDLING})\b.*$)"
)
_CONF_PAPER = re.compile(rf"^\W*(?:{w.CONF})\b.{{0,30}}\b{w.COLOUR} (?:paper|page)s?\b")
_READERS_ONLY = re.compile(rf"^\W*(?:{w.READERS_ONLY})\W*$")
_EXCLUSION = re.compile(
    rf"^\W*{_HEAD}\W*(?:(?:exclusion of|excluding|motion to exclude|resolution to exclude"
    rf"|to exclude|exclude|to resolve to exclude) {w.PUBLIC}\b"
    rf"|{w.PUBLIC} exclu(?:sion|ded)\b|(?:gwahardd|eithrio|gwaharddiad)\b.{{0,30}}{w.WELSH_PUBLIC})"
)
_CONF_SUBJECT = re.compile(
    rf"^(?:{w.SUBJECT})(?: ?(?:,|and|&|/) ?(?:{w.SUBJECT}))*(?: (?:matters|issues|items|update"
    rf"|report|review))?{w.END}"
)


_DETERMINER = re.compile(r"^(?:any|other|any other|the|further|all|urgent|additional)$")
_EXCLUSION_STEMS = ("exclu", "gwahardd", "eithrio")


def _titled(line: Line, match: re.Match[str]) -> bool:
    """Whether a numbered item has a title, so that what follows it is a mark on the item."""
    head = match.group("head") or ""
    return (
        line.number is not None
        and bool(head.strip())
        and not _DETERMINER.match(head)
        and bool(match.group("sep").strip())
    )


def _head_allows(match: re.Match[str], *, strict: bool) -> bool:
    """Whether what stands before a marker on its line can be the title of a paper."""
    head = match.group("head")
    if not head or not head.strip(" -:|,([/") or _DETERMINER.match(head):
        return True
    if (
        len(head.split()) > 12
        or w.decoyed(head)
        or w.is_statement(head)
        or re.search(w.PART_ONE, head)
    ):
        return False
    return w.GOVERNANCE.search(head) is not None or (
        not strict and match.group("sep").strip() != ""
    )


def banner(line: Line) -> Cue | None:
    """A marking that is the whole line: of the document, or of the item that it numbers."""
    marked = _BANNER.match(line.low) or _PRIVATE_TO.match(line.low)
    if marked or _RESTRICTED_CAPS.match(line.text):
        if line.number is not None or re.match(r"^\W*\[[^\]]*\]\W*$", line.text):
            return Cue(CueKind.ITEM_START, "item-mark", Extent.ITEM)
        return Cue(CueKind.DOCUMENT_BANNER, "document-banner", Extent.PART)
    return None


def part_heading(line: Line) -> Cue | None:
    """The heading "Part 2" in all its forms, alone or with what it is for."""
    low = line.low
    if w.MARKED_PART_RX.search(low) is None:
        return None
    numbered = line.number is not None
    if numbered and _TITLE_THEN_BRACKET.match(low):
        return None
    start = CueKind.SECTION_START
    if (
        (match := _PART_CONF.match(low))
        and _CONF_TAIL.match(match.group("tail"))
        and _head_allows(match, strict=False)
    ):
        return Cue(start, "part-heading", Extent.PART)
    if (match := _CONF_PART.match(low)) and _head_allows(match, strict=False):
        return Cue(start, "part-heading", Extent.PART)
    if numbered and _TITLE_THEN_PART.match(low):
        return None
    if (match := _PART_PLAIN.match(low)) and _head_allows(match, strict=True):
        tail = match.group("tail")
        if w.decoyed(tail) and not re.search(w.CONF, tail):
            return None
        if _PART_THING.match(tail):
            return Cue(start, "part-heading", Extent.PART)
        if _PART_BARE_TAIL.match(tail):
            return Cue(start, "part-heading", Extent.PART, bare=True)
    return None


def confidential_heading(line: Line) -> Cue | None:
    """A word of confidentiality with a thing, council wording, or coloured paper."""
    low = line.low
    start = Cue(CueKind.SECTION_START, "confidential-heading", Extent.PART)
    if _THING_CONF.match(low) or _NATURE.match(low) or _IN_CAMERA.match(low):
        return start
    if (
        w.has(low, _EXCLUSION_STEMS)
        and (match := _EXCLUSION.match(low))
        and _head_allows(match, strict=False)
    ):
        return Cue(CueKind.SECTION_START, "exclusion", Extent.PART)
    if _CONF_PAPER.match(low) or _READERS_ONLY.match(low):
        return start
    if (
        (match := _PAPERS.match(low))
        and _head_allows(match, strict=False)
        and _PAPERS_TAIL.match(match.group("tail"))
    ):
        only_green = re.match(r"^\W*(?:(?:green|blue|white) paper|yellow pages)\W*$", low)
        return None if only_green else start
    if LEADING_MARK.match(low):
        return None
    if (
        w.has(low, w.SECRET_STEMS)
        and (match := _CONF_THING.match(low))
        and _head_allows(match, strict=False)
    ):
        if match.group("weak") and not _WEAK_THING.match(match.group("thing")):
            return None
        if match.group("thing") == "item" or _titled(line, match):
            return None
        return None if w.is_statement(low) else start
    if line.number is None and (match := CONF_COLON.match(low)):
        tail = match.group("tail")
        if _CONF_SUBJECT.match(tail) or (
            line.words <= 9 and not w.decoyed(tail) and not w.is_statement(tail)
        ):
            return start
    return None


def is_deeming(line: Line) -> bool:
    """Whether a line is a heading such as "Items to be taken in private"."""
    return _THING_CONF.match(line.low) is not None


def banner_after_title(line: Line) -> Cue | None:
    """A banner after the title of the paper ("Report to Governors – Strictly confidential")."""
    found = _BANNER_HEADED.match(line.low)
    if line.number is None and found and w.GOVERNANCE.search(found.group("head")):
        return Cue(CueKind.DOCUMENT_BANNER, "document-banner", Extent.PART)
    return None
