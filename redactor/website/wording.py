"""Passages that need a person's eye whoever is named: matters not yet public, small groups."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MATTER = re.compile(
    r"\b(?:restructur\w+|redundanc\w+|merg(?:e|er|ing)\b|amalgamat\w+|federat(?:e|ion)\b"
    r"|academ(?:y|isation) (?:conversion|order)|conver(?:t|sion) to (?:an )?academy"
    r"|join(?:ing)? (?:a|the|another) (?:multi-academy )?trust"
    r"|clos(?:ure|ing) of the (?:school|nursery|sixth form|site)|resign(?:ed|ation)\b)",
    re.IGNORECASE,
)
_UNTOLD = re.compile(
    r"\b(?:not yet (?:been )?(?:announced|public|agreed|told|shared)"
    r"|before (?:it|this|they|staff|parents) (?:is|are|have been)"
    r" (?:announced|told|informed|consulted)|in confidence|embargo\w*"
    r"|(?:please )?(?:do not|don't) (?:share|tell|announce)|has not been (?:announced|told)"
    r"|until (?:it|this|the) .{0,40}announce\w*|yet to be announced"
    r"|confidential(?:ly)? (?:until|for now))",
    re.IGNORECASE,
)
_NUMBER = r"(?:[1-4]|one|two|three|four)"
_CHILDREN = r"(?:pupils?|children|child|boys?|girls?|students?|famil(?:y|ies)|learners?)"
_SPECIAL = re.compile(
    r"\b(?:SEND?\b|EHCPs?|free school meals|FSM|looked[- ]after|in care|excluded|exclusions?"
    r"|suspended|EAL|travellers?|refugees?|asylum|young carers?|child protection|disab\w+|adopted)",
    re.IGNORECASE,
)
_FEW = re.compile(rf"\b{_NUMBER} (?:\w+ ){{0,2}}{_CHILDREN}\b", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:fewer|less) than\b|\bup to\b|\bfor \w+ pupils? per\b", re.IGNORECASE)
_GROUP = re.compile(
    r"\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten) (?:out )?of (?:the |our )?"
    r"(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten) (?:\w+ ){0,2}?"
    r"(?:pupils?|children|boys?|girls?|at expected|reached|achieved|met|working)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
_COUNTED = "one two three four five six seven eight nine ten"
_WORDS = {word: number for number, word in enumerate(_COUNTED.split(), start=1)}
SMALL_GROUP = 10
"""Results of a group so small are about its members (002-24)."""


def passages(text: str) -> Iterator[tuple[str, int, int]]:
    """(rule id, start, stop) of each sentence that one of the rules is about."""
    for match in _SENTENCE.finditer(text):
        sentence = match.group()
        if _MATTER.search(sentence) and _UNTOLD.search(sentence):
            yield "not-yet-public", match.start(), match.end()
        if _SPECIAL.search(sentence) and _FEW.search(sentence) and not _NEGATED.search(sentence):
            yield "small-number", match.start(), match.end()
        group = _GROUP.search(sentence)
        if group and _number(group[1]) <= SMALL_GROUP:
            yield "group-results", match.start(), match.end()


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS.get(word.lower(), 99)
