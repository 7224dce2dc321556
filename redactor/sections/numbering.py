"""Item numbers: reading them off a line, and whether one item ends another.

School papers number in many ways: ``7.``, ``7.2``, ``Item 7``, ``7)``, ``(a)``, ``iv.``,
``24/1920``, ``FGB 05/2021``, ``P2.1``, ``C1``. Two numbers are comparable only when they
are written in the same way; an unlike number inside an item is a list of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum


class Style(StrEnum):
    """How a number is written; only like is compared with like."""

    DOTTED = "dotted"
    BRACKET = "bracket"
    LETTER = "letter"
    REFERENCE = "reference"
    CONFIDENTIAL = "confidential"


@dataclass(frozen=True, slots=True)
class Number:
    """An item number as its parts: 7.2b is (7, 2, 2); letters count from a = 1.

    ``marked`` is False for a bare figure without a stop ("13 Confidential item"), which may
    also be the first word of a sentence.
    """

    parts: tuple[int, ...]
    style: Style
    marked: bool = field(default=True, compare=False)

    def inside(self, other: Number) -> bool:
        """Whether this is a sub-number of the other (7.2 of 7)."""
        return (
            self.style is other.style
            and len(self.parts) > len(other.parts)
            and self.parts[: len(other.parts)] == other.parts
        )

    @property
    def top(self) -> Number:
        """The number of the main item: 7 for 7.2."""
        return Number(self.parts[:1], self.style)


_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
_ITEM = re.compile(
    r"(?:agenda\s+)?(?:items?|minute|min\.?|eitem)\s+(?:no\.?\s*|number\s+)?"
    r"(\d{1,3}(?:\.\d{1,3})*)([a-z])?\b\s*[.:)\-]*\s*",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"(?:[A-Z][A-Za-z&]{0,5}\s?)?(\d{1,4})([a-z])?/(\d{2,4})(?:/[A-Z]\w*)?(?![/\d])[.:)]?(?:\s+"
    r"|$)(?![a-z])"
)
_CONFIDENTIAL = re.compile(
    r"(?:P2|C|Conf\.?|Pt2|PII)[\s.\-]{0,2}(\d{1,3}(?:\.\d{1,3})*)\b[.:)]?\s+", re.IGNORECASE
)
_DOTTED = re.compile(
    r"(\d{1,3}(?:\.\d{1,3}){0,4})\s?([a-z](?=[.):]?\s))?(\.|:|\s-(?=\s))?\s*(?=\S|$)"
)
_BRACKET = re.compile(r"\(?(\d{1,3})\)\s*(?=\S|$)")
_LETTER = re.compile(r"\(?([a-z])[.)]\s+|\(([a-z])\)\s*", re.IGNORECASE)
_ROMAN = re.compile(r"\(?([ivx]{2,5})[.)]\s+", re.IGNORECASE)
_AFTER_PLAIN = re.compile(rf"(?!{_MONTH})(?!(?:am|pm|st|nd|rd|th|x)\b)[A-Z\[(*\"']", re.IGNORECASE)
_NOT_A_NUMBER = re.compile(rf"\s*(?:{_MONTH}|(?:am|pm|hours?|hrs|per\s?cent)\b|%)", re.IGNORECASE)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}


def _ints(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))


def _letter(text: str | None) -> tuple[int, ...]:
    return (ord(text.lower()) - 96,) if text else ()


def _roman(text: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in text.lower()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def _dotted(text: str) -> tuple[Number, int] | None:
    match = _DOTTED.match(text)
    if match is None or _NOT_A_NUMBER.match(text, match.end(1)):
        return None
    rest = text[match.end() :]
    if _NOT_A_NUMBER.match(rest):
        return None
    marked = match.group(3) is not None or "." in match.group(1)
    spaced = match.end() > match.end(1) + bool(match.group(2)) or not rest
    if not spaced:
        return None
    if not marked and rest and not (_AFTER_PLAIN.match(rest) and not rest[0].islower()):
        return None
    if match.group(3) == "." and rest[:1].isdigit():
        return None
    parts = _ints(match.group(1)) + _letter(match.group(2))
    return Number(parts, Style.DOTTED, marked), match.end()


def _first(text: str) -> tuple[Number, int] | None:
    if match := _ITEM.match(text):
        return Number(_ints(match.group(1)) + _letter(match.group(2)), Style.DOTTED), match.end()
    if match := _REFERENCE.match(text):
        return Number((int(match.group(1)), *_letter(match.group(2))), Style.REFERENCE), match.end()
    if match := _CONFIDENTIAL.match(text):
        return Number(_ints(match.group(1)), Style.CONFIDENTIAL), match.end()
    if match := _BRACKET.match(text):
        return Number((int(match.group(1)),), Style.BRACKET), match.end()
    if match := _ROMAN.match(text):
        return Number((_roman(match.group(1)),), Style.LETTER), match.end()
    if match := _LETTER.match(text):
        return Number(_letter(match.group(1) or match.group(2)), Style.LETTER), match.end()
    return _dotted(text)


def split_number(text: str) -> tuple[Number | None, str]:
    """An item number at the beginning of a line, and the line without it."""
    found = _first(text)
    if found is None:
        return None, text
    number, end = found
    return number, text[end:].lstrip()


def number_of(text: str) -> Number | None:
    """The number in an automatic list number ("6.1", "(a)") or a table's number cell."""
    text = text.strip()
    found = _first(text) or _first(text + " ")
    return found[0] if found is not None and found[1] >= len(text) else None
