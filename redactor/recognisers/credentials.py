# ruff: noqa: E501 - a pattern is one line, to be read beside the format it describes
"""User names, passwords and keys: what opens a door goes in every profile."""

from __future__ import annotations

import re

from redactor.document import Entity
from redactor.recognisers.patterns import Rule

_ORDINARY = re.compile(
    r"(?:policy|policies|protected|required|reset|changed|change|changes|expired|must|should|is|are|was|not|to|for|"
    r"the|a|an|and|or|of|your|please|see|ask|available|with|same|as|will|can|only|on|in|sent|given|separately|"
    r"n/?a|none|tbc|shared|management|security|manager|managers|protection|details|list|numbers?)[.,;:!?)]*",
    re.IGNORECASE,
)
_IS_LIKE_A_SECRET = re.compile(r"(?=.*[\d\W_])(?=.*\w)\S{4,}|\S*[a-z]\S*[A-Z]\S*|[A-Z][\w]+")
_COLUMN = re.compile(
    r"^\s*(?:initial )?(?:pass ?word|pass ?code|pin|user ?name|user ?id|log-?in)s?\s*(?:$|[\t|]|   )",
    re.IGNORECASE | re.MULTILINE,
)


def _secret(text: str) -> bool:
    return not _ORDINARY.fullmatch(text.strip("\"'“”‘’.,;"))


def _after_is(text: str) -> bool:
    value = text.strip("\"'“”‘’.,;")
    return _secret(text) and bool(_IS_LIKE_A_SECRET.fullmatch(value))


_DOOR = (r"(?:pass ?words?|pass ?codes?|pass ?phrase|pwd|pin(?: code| number)?|wi-?fi (?:key|code|password)|"
         r"(?:access|door|gate|entry|alarm|security|join(?:ing)?|invite|classroom|key ?safe) code|(?:network|security) key|memorable word)")  # fmt: skip
_USER = r"(?:user ?names?|user ?ids?|log ?in(?: name| id)?|log-in(?: name| id)?|account name)"
_VALUE = r"[\"'“‘]?\K[^\s\"“”,;<>()]{3,}[^\s\"“”,;.<>()'’]"
_SHORT = r"[\"'“‘]?\K[^\s\"“”,;<>()]{2,}[^\s\"“”,;.<>()'’]"

RULES = (
    Rule("password", Entity.PASSWORD, rf"(?i:\b{_DOOR}) ?(?:\([^)\n]{{1,30}}\))? ?[:=] ?{_SHORT}", check=_secret, strict=True,
         bare=0.9),
    Rule("password", Entity.PASSWORD, rf"(?i:\b{_DOOR})(?: for [\w -]{{2,25}})? (?:is|was|set to|–|-)(?: now)? {_VALUE}",
         check=_after_is, strict=True, bare=0.85),
    Rule("password", Entity.PASSWORD, r"(?i:\b(?:wi-?fi key|pass ?code|pin|(?:door|gate|alarm) code)) \K(?=\S*\d)[\w-]{3,}",
         check=_secret, strict=True, bare=0.85),
    Rule("password", Entity.PASSWORD, rf"(?i:\b{_DOOR}) [\"'“‘]?\K(?=[^\s,;]*[A-Za-z])(?=[^\s,;]*\d)[^\s\"“”,;<>()]{{5,}}[^\s\"“”,;.<>()'’]",
         check=_secret, strict=True, bare=0.85),
    Rule("password", Entity.PASSWORD, r"(?i:\bwi-?fi\b[^\n]{0,40}?\b(?:key|code|pass)) ?[:=]? ?\K(?=[^\s,;]*\d)[^\s\"“”,;<>()]{4,}[^\s\"“”,;.<>()'’]",
         check=_secret, strict=True, bare=0.85),
    Rule("username", Entity.USERNAME, r"(?i:\b(?:user|login|log-in) )\K[a-z][\w.-]{3,}(?=,? ?(?:/|and |with )? ?(?i:pass|pw|pin))",
         check=_secret, strict=True, bare=0.8),
    Rule("username", Entity.USERNAME, rf"(?i:\b{_USER}) ?[:=] ?{_SHORT}", check=_secret, strict=True, bare=0.9),
    Rule("username", Entity.USERNAME, rf"(?i:\b{_USER}) (?:is|–|-) {_VALUE}", check=_after_is, strict=True, bare=0.85),
    Rule("username", Entity.USERNAME, rf"(?i:\blog(?:ged|s|ging)? ?-?(?:in|on)(?:to [\w ]{{2,20}})? (?:as|with|using)) {_VALUE}",
         check=_after_is, strict=True, bare=0.8),
    Rule("password-column", Entity.PASSWORD, r"(?<![^\s|])[^\s|]{4,}(?![^\s|])", must=True, score=0.85,
         check=_secret, strict=True, context=re.compile(r"\A\s*(?:initial )?(?:pass ?word|pass ?code|pin)s?\s*\n", re.IGNORECASE), gate=_COLUMN),
    Rule("username-column", Entity.USERNAME, r"(?<![^\s|])[^\s|]{4,}(?![^\s|])", must=True, score=0.85,
         check=_secret, strict=True, context=re.compile(r"\A\s*(?:user ?name|user ?id|log-?in)s?\s*\n", re.IGNORECASE), gate=_COLUMN),
)  # fmt: skip
