"""Implied ends: whether a line begins the next item, so that a marked one is over.

Only like numbers are compared. A list inside the item that starts again at 1 is told from
the next item by its order and its look; in doubt the item goes on (fail closed).
"""

from __future__ import annotations

import re
from typing import Protocol

from redactor.document import BlockKind
from redactor.sections.lines import TextLine
from redactor.sections.numbering import Number, Style
from redactor.sections.rows import Row

_BREAK = re.compile(
    r"\b(?:adjourned|comfort break|short break|break was taken|paused|took a break|inquorate)\b",
    re.IGNORECASE,
)


class _Open(Protocol):
    number: Number | None
    level: int
    automatic: int
    sublist: Number | None


def starts_break(text: str) -> bool:
    """Whether the meeting stopped for a while, so that it "resumed" in private again."""
    return _BREAK.search(text) is not None


def ends_item(now: _Open, opened: TextLine, line: TextLine) -> str | None:
    """What ends the open item before this line ("item", "row"), or None if it goes on.

    Updates ``now.sublist`` when the line belongs to a list within the item.
    """
    if opened.row is not None and opened.row.filled > 1:
        return _ends_row(now, opened.row, line)
    heading = line.kind is BlockKind.HEADING and 0 < line.level <= now.level
    if heading and not (line.number and now.number and line.number.inside(now.number)):
        return "item"
    if line.number is None:
        return None
    return "item" if _next_item(now, line, line.number) else None


def _ends_row(now: _Open, row: Row, line: TextLine) -> str | None:
    if line.row is row:
        return None
    if line.row is None or line.row.filled < 2 or not row.numbered:
        if line.row is None and row.numbered:
            ended = line.number is not None and _next_item(now, line, line.number)
            return "item" if ended or line.kind is BlockKind.HEADING else None
        return "row" if not row.numbered or line.row is None else None
    if line.number is None or now.number is None:
        return None if line.number is None else "item"
    if line.number == now.number or line.number.inside(now.number):
        return None
    return "item" if line.number.style is now.number.style else None


def _next_item(now: _Open, line: TextLine, number: Number) -> bool:
    if now.automatic and line.automatic:
        if line.automatic > now.automatic:
            return False
        if line.automatic < now.automatic:
            return True
    if now.number is None:
        return number.style in (Style.DOTTED, Style.REFERENCE) and line.title
    if not number.marked and not line.title:
        return False
    if number.style is not now.number.style:
        return now.number.style is Style.LETTER and number.style is Style.DOTTED and line.title
    if number.inside(now.number) or _in_sublist(now, number, line) or number == now.number:
        return False
    if len(number.parts) < len(now.number.parts):
        return _after_parent(now.number, number, line)
    return number.parts > now.number.parts


def _after_parent(own: Number, number: Number, line: TextLine) -> bool:
    """Whether a shorter number (7 after 6.1) goes on with the paper, not with a list."""
    above = own.parts[: len(number.parts)]
    return number.parts > above and (number.parts[0] == above[0] + 1 or line.title)


def _in_sublist(now: _Open, number: Number, line: TextLine) -> bool:
    if now.number is None or len(number.parts) != len(now.number.parts):
        return False
    last = number.parts[-1]
    if last == 1 or (now.sublist is not None and last == now.sublist.parts[-1] + 1):
        follows = number.parts > now.number.parts and last == now.number.parts[-1] + 1
        heading = line.kind is BlockKind.HEADING or (line.title and len(line.text.split()) <= 8)
        if follows and heading and last != 1:
            return False
        now.sublist = number
        return True
    return False
