"""Where in the tree of elements, tables and lists a place of a page stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from redactor.document import BlockKind, Cell
from redactor.formats.html import places
from redactor.formats.html.tokens import VOID, Token

MAX_OPEN: Final = 1_000
"""Elements open at once; Chromium takes 512. Deeper ones are read, but have no place."""
_SIBLINGS: Final = {
    "li": frozenset(("li",)),
    "p": frozenset(("p",)),
    "td": frozenset(("td", "th")),
    "th": frozenset(("td", "th")),
    "tr": frozenset(("tr",)),
    "dt": frozenset(("dt", "dd")),
    "dd": frozenset(("dt", "dd")),
    "option": frozenset(("option",)),
}
"""Elements whose end tag may be left out: one that opens ends the one before."""
_SCOPE: Final = frozenset(("table", "ul", "ol", "dl", "body", "select", "template", "div"))
_FOREIGN: Final = frozenset(("svg", "math"))
_MOST_COLUMNS: Final = 100


@dataclass(slots=True)
class _Table:
    number: int
    row: int = -1
    column: int = 0
    spans: dict[int, int] = field(default_factory=dict)
    """By column: the last row that a cell above reaches down to."""


class Structure:
    """The open elements while a page is walked through."""

    def __init__(self, source: str, tokens: Sequence[Token]) -> None:
        self._source, self._tokens = source, tokens
        self.partner: dict[int, int] = {}
        self.parent: dict[int, int] = {}
        self._stack: list[int] = []
        self._names: list[str] = []
        self._counts: Counter[str] = Counter()
        self._headings: list[str] = []
        self._tables: list[_Table] = []
        self._count = 0
        self._cells: list[Cell] = []
        self._lists: list[int | None] = []
        self._number = ""

    @property
    def top(self) -> int:
        """The innermost open tag, -1 outside all."""
        return self._stack[-1] if self._stack else -1

    @property
    def block_name(self) -> str:
        """The innermost open element that is not inline."""
        return next((n for n in reversed(self._names) if n not in places.INLINE), "")

    @property
    def cell(self) -> Cell | None:
        """The innermost table cell."""
        return self._cells[-1] if self._cells else None

    def take_number(self) -> str:
        """The number of the list item that begins here, once."""
        number, self._number = self._number, ""
        return number

    def kind(self) -> tuple[BlockKind, int]:
        """What a block of text is here, and its level."""
        if self._headings:
            return BlockKind.HEADING, places.HEADINGS[self._headings[-1]]
        if self._cells:
            return BlockKind.CELL, 0
        if self._names and self._names[-1] == "title":
            return BlockKind.PROPERTY, 0
        if self._counts["footer"]:
            return BlockKind.FOOTER, 0
        if self._counts["nav"]:
            return BlockKind.HEADER, 0
        return BlockKind.PARAGRAPH, len(self._lists)

    def open(self, index: int) -> None:
        """Enter the element of an open tag, unless it has no content."""
        token = self._tokens[index]
        self._end_sibling(token.name)
        self.parent[index] = self.top
        foreign = token.name in _FOREIGN or any(self._counts[name] for name in _FOREIGN)
        closed = foreign and self._source[token.stop - 2] == "/"
        if token.name in VOID or closed or len(self._stack) >= MAX_OPEN:
            return
        self._stack.append(index)
        self._names.append(token.name)
        self._counts[token.name] += 1
        self._enter(token)

    def close(self, index: int) -> None:
        """Leave the element that this tag ends, and all that were left open inside it."""
        name = self._tokens[index].name
        if not self._counts[name]:
            return
        while self._names:
            at = self._leave()
            if self._tokens[at].name == name:
                self.partner[at], self.partner[index] = index, at
                return

    def _end_sibling(self, name: str) -> None:
        ends = _SIBLINGS.get(name)
        if not ends or not any(self._counts[other] for other in ends):
            return
        for depth, open_name in enumerate(reversed(self._names), start=1):
            if open_name in ends:
                for _ in range(depth):
                    self._leave()
                return
            if open_name in _SCOPE:
                return

    def _enter(self, token: Token) -> None:
        name = token.name
        if name in places.HEADINGS:
            self._headings.append(name)
        elif name == "table":
            self._tables.append(_Table(self._count))
            self._count += 1
        elif name == "tr" and self._tables:
            table = self._tables[-1]
            table.row, table.column = table.row + 1, 0
        elif name in ("td", "th"):
            self._enter_cell(token)
        elif name in ("ul", "ol"):
            self._lists.append(self._whole(token, "start") - 1 if name == "ol" else None)
        elif name == "li" and self._lists:
            last = self._lists[-1]
            if last is not None:
                self._lists[-1] = last + 1
                self._number = f"{last + 1}."

    def _enter_cell(self, token: Token) -> None:
        if not self._tables:
            self._tables.append(_Table(self._count))
            self._count += 1
        table = self._tables[-1]
        table.row = max(table.row, 0)
        while table.spans.get(table.column, -1) >= table.row:
            table.column += 1
        self._cells.append(Cell(table.number, table.row, table.column))
        below = self._whole(token, "rowspan") - 1
        for _ in range(min(max(self._whole(token, "colspan"), 1), _MOST_COLUMNS)):
            if below > 0:
                table.spans[table.column] = table.row + below
            table.column += 1

    def _leave(self) -> int:
        name, at = self._names.pop(), self._stack.pop()
        self._counts[name] -= 1
        if name in places.HEADINGS:
            self._headings.pop()
        if name == "table" and self._tables:
            self._tables.pop()
        elif name in ("td", "th") and self._cells:
            self._cells.pop()
        elif name in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif name == "li":
            self._number = ""
        return at

    def _whole(self, token: Token, name: str) -> int:
        for attribute in token.attributes:
            if attribute.name == name:
                value = self._source[attribute.start : attribute.stop].strip()
                return int(value) if re.fullmatch(r"-?\d{1,4}", value) else 1
        return 1
