# ruff: noqa: E501 - a pattern is one line, to be read beside the format it describes
"""Dates of birth, told apart from the many other dates by words, column or row."""

from __future__ import annotations

import re

from redactor.document import Entity
from redactor.recognisers.patterns import Rule, words

_MONTH = (r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
          r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|JAN\w*|FEB\w*|MAR\w*|APR\w*|MAY|JUNE?|JULY?|AUG\w*|SEP\w*|"
          r"OCT\w*|NOV\w*|DEC\w*)")  # fmt: skip
_DAY = (
    r"(?:\d{1,2} ?[/.\-] ?\d{1,2} ?[/.\-] ?(?:\d{4}|\d{2})|\d{1,2} \d{1,2} (?:\d{4}|\d{2})|\d{4}[-/]\d{2}[-/]\d{2}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH},?[ -]\d{{2,4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})(?![\w/]|[.-]\d)"
)
_DATE = rf"(?<![\w/.-]){_DAY}"
_BIRTH = re.compile(r"\bd\.? ?o\.? ?b|birth|\bborn\b|\bb\. ?\d|geboren|geni", re.IGNORECASE)
_BORN = words(r"(?:d\.? ?o\.? ?b\.?|[(,;] b\.|date of birth|birth ?dates?|births?|born(?: on)?|birthdays?|geboren|dyddiad geni)"
              r"(?:(?!\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})(?s:.))*\Z|dates? of birth[^a-z]*\Z")  # fmt: skip
"""A word for birth with no other date between it and the date."""
_TITLED = r"(?:[A-Z][\w'’-]+,?[ ]){1,3}\(\Z"
_NAMED = re.compile(
    r"(?<!\w)(?!(?:[A-Z][\w'’-]+,?[ ]){0,2}(?:Meeting|Committee|Board|Council|Panel|Policy|Plan|Report|Act|Order|Regulations|Guidance|Day|Term|Trip|Visit|Show|Fair|"
    r"Concert|Assembly|Trust|School|Academy|Review|Audit|Inspection|Conference|Training|Week|Evening|Morning|Holiday|Easter|Christmas|Bank|Body|Group|Team)\b)"
    + _TITLED
)
"""Two or three words in capitals that end in no word for a meeting, a paper or an event."""
_BRACKETED = re.compile(r"\(\d{1,2}[ /.-]|\(\d{4}-")

RULES = (
    Rule("date-of-birth", Entity.DOB, _DATE, must=True, gate=_BIRTH, context=_BORN, score=0.9, follows=False,
         unless=words("date of meeting|meeting held|policy")),
    Rule("date-of-birth", Entity.DOB, r"(?<![\w/.£-])[34]\d{4}(?![\w%/]|[.,-]\d)", must=True, gate=_BIRTH, context=_BORN, follows=False),
    Rule("date-of-birth", Entity.DOB, rf"(?i:birthday|born) (?i:is |was |on |in )*(?i:the )?\K\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b",
         score=0.75),
    Rule("date-of-birth", Entity.DOB, rf"(?:(?<=[(,;] ?)b\.|\b[Bb]orn(?: in)?) ?\K(?:{_MONTH} (?:19|20)\d\d|(?:19|20)\d\d(?=[),;]))", score=0.8),
    Rule("date-of-birth", Entity.DOB, rf"(?:(?<=[\w)] |[(,;] ?)b\. ?|^b\.|\baged? \d{{1,2}},? ?\()\K{_DAY}", score=0.85),
    Rule("date-beside-name", Entity.DOB, rf"[A-Z][\w'’-]+,?[ ][A-Z][\w'’-]+ ?\(\K{_DATE}(?=\)|,| [-–])", must=True, context=_NAMED, follows=False, score=0.85,
         gate=_BRACKETED, unless=words("resigned|appointed|retire[sd]?|meeting|minutes|term|office|until|elected|adopted|approved|reviewed|inspect(?:ed|ion)|governors?|head ?teacher|headmaster|headmistress|principal|signed|chair|trustees?|clerk")),
)  # fmt: skip
