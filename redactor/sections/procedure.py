"""Lines that mention confidential parts and open none: negated, procedural, conditional."""

from __future__ import annotations

import re

from redactor.sections import words as w
from redactor.sections.normal import Line

_ANY_CONF = rf"(?:{w.CONF}|{w.PART_TWO}|exclu(?:de|ded|ding|sion)|part two)"
_NEGATED = re.compile(
    rf"(?:[:\-.,(|]|\s)\s*(?:{w.NOTHING})[ .)\]]*$(?<!\bno)"
    rf"|^\W*(?:there (?:being|were|was|are|is|have been|had been) )?(?:no|none|nil"
    rf"|nothing)\b(?! further)"
    rf"|\bthere (?:being|were|was|are|is|have been|had been) (?:no|none|not any|nothing)\b"
    rf"|\bno (?:items?|matters?|business|issues?|confidential|part (?:2|ii|two|b)|exempt|closed"
    rf"|reserved|restricted|part of|parts of|minutes)\b"
    rf"|\b(?:not|n't|never)(?: (?:be|been|to be|a|an|considered|deemed|regarded|treated|as"
    rf"|therefore|have|any|need|necessary|required|to))*"
    rf" (?:{_ANY_CONF})\b(?! ?for)"
    rf"|\bnid oedd\b|\bdim (?:eitem|materion|byd)\w*"
)
PROCEDURAL = re.compile(
    r"\bwhether\b"
    r"|\b(?:determine|consider|decide|identify|agree|confirm|establish|discuss|specify|state"
    r"|indicate|note|advise)"
    r"(?: on)? (?:which|if|what|any)\b"
    r"|^(?:any|which|are there|all|such|where|if|when|whenever|matters such as)\b.*\b(?:will"
    r"|shall|are|should|must|may|is|be|can)\b"
    r"|^(?:matters|items|issues|discussions|papers|documents|minutes|reports|copies"
    r"|records)\b(?! (?:deemed|to be|which|that|of a))"
    r".*\b(?:will|shall|are|should|must|may|can)\b"
    r"|^to (?:consider|determine|decide|identify|agree|note|receive|approve|review|discuss"
    r"|confirm|sign|ratify|adopt)\b"
    r"|\bminutes\b.*\b(?:approved|agreed|accepted|confirmed|received|ratified|adopted"
    r"|were signed|and signed|taken as read|circulated)\b"
    r"|\b(?:approv\w+|agree\w*|accept\w*|confirm\w*|sign\w*|receiv\w+|ratif\w+|adopt\w*|amend\w*"
    r"|review)\b(?: (?:of|and|or|the|"
    r"\w+))? ?.{0,30}\bminutes\b(?! of (?:the )?(?:following))"
    r"|\b(?:items|matters|discussions|issues) (?:are|is|get) (?:\w+ )?(?:minuted|recorded"
    r"|discussed|dealt|considered|taken|kept|held)\b"
    r"|\b(?:correct|true|accurate|fair) (?:and \w+ )?record\b|\bas a record\b"
    r"|\bmatters arising\b|\bactions arising\b|\bmaterion yn codi\b"
    r"|\b(?:last|previous|preceding|prior) (?:\w+ )?(?:meeting|minutes)\b"
    r"|\bcofnodion y cyfarfod (?:diwethaf|blaenorol)\b"
    r"|\bdates? of (?:the )?(?:next|future)\b|\bnext meeting\b(?!.*\bitem\b)"
    r"|\bdyddiad y cyfarfod nesaf\b|\bfuture meetings?\b"
    r"|\bremind\w*\b|\batgoff\w+|^(?:circulation|distribution|copies|cc|c\.c)\b(?: list)?\W"
    r"|\b(?:explicitly |clearly )?marked (?:as )?(?:strictly )?(?:confidential"
    r"|private)\b(?=.*\b(?:should|must|will|are|were|documents|papers)\b|\.?$)"
    r"|\bwith the (?:exception|exclusion) of\b|(?<!minuted )(?<!recorded )\bconfidentially\b"
    r"|^signed\b|^signature"
    r"|\bno need to\b|\bwithout exclu"
)
_MODAL = re.compile(
    rf"\b(?:may|might|could|should|would|can|must|power to|right to|entitled to|wish(?:es)? to"
    rf"|able to|need to)\b(?: \w+){{0,4}}? ?\b{_ANY_CONF}"
    rf"|\b(?:may|might|could|should|would|can|must) (?:\w+ ){{0,3}}(?:require|exclude|withdraw"
    rf"|move|leave|go)\b"
    rf"|\bif (?:the |any |it |there )|\bunless\b|\bin the event\b"
)
_DECIDED = re.compile(
    r"\b(?:(?<!may )(?<!might )(?<!can )(?<!could )(?<!to )resolve|resolved|resolution"
    r"|agreed|moved that|proposed|penderfynwyd|that,? (?:under|pursuant"
    r"|in accordance|by virtue))\b"
)
PUBLIC_EXCLUDED = re.compile(
    rf"\b{w.PUBLIC},? (?:\w+ ){{0,3}}?(?:be|been|were|was|is|are|being|to be)(?: now| then"
    rf"| therefore| temporarily| hereby)*"
    rf" (?:excluded|asked to (?:leave|withdraw)|requested to (?:leave|withdraw)"
    rf"|required to (?:leave|withdraw)|instructed to withdraw)"
    rf"|\b{w.PUBLIC} (?:leave|do leave|withdraw|do withdraw|to leave|to withdraw)\b"
    rf"|\b(?:exclud(?:e|ed|es|ing)) {w.PUBLIC}"
    rf"|\bexclusion of {w.PUBLIC}.{{0,40}}\b(?:resolved|agreed|approved|carried)\b|\b(?:resolved"
    rf"|agreed|approved).{{0,60}}\bexclusion of {w.PUBLIC}"
    rf"|\b(?:now |was |were )?closed to {w.PUBLIC}"
    rf"|\bin (?:the )?absence of {w.PUBLIC}"
    rf"|\b(?:{w.PUBLIC}) (?:then |all )?(?:withdrew|left the (?:meeting|room|chamber))"
    r"|\b(?:section|s\.?|adran) ?100 ?a\b.{0,120}\b(?:exclu\w+|withdr\w+|exempt)"
    rf"|\b(?:gwahardd|gwaharddwyd|eithrio|eithriwyd)\b.{{0,30}}\b{w.WELSH_PUBLIC}"
)
"""A decision that keeps the public out, or the fact."""


def is_procedural(line: Line) -> bool:
    """Whether a line speaks of confidential business without opening any."""
    low = line.low
    if PROCEDURAL.search(low) and not (PUBLIC_EXCLUDED.search(low) and _DECIDED.search(low)):
        return True
    if _NEGATED.search(low):
        return True
    return _MODAL.search(w.MAY.sub("", low)) is not None and not _DECIDED.search(low)
