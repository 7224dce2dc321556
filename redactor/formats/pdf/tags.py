"""The structure tree: which paragraph, heading or table cell a piece of content belongs to.

Tags say what the author's program knew (ISO 32000-1, 14.7 and 14.8). They only group and
order text that the pages show; text without tags is read by its place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import pikepdf

from redactor.formats.pdf.objects import (
    Object,
    entry,
    identity_of,
    items,
    keys,
    name_of,
    number_of,
    text_of,
)

_BLOCKS = frozenset((
    "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "Lbl", "LBody", "TD", "TH", "Caption",
    "Title", "BlockQuote", "TOCI", "Note", "FENote", "Index", "BibEntry", "Code", "Figure",
    "Formula", "Form", "Div", "Sect", "Art", "Part", "Document", "NonStruct", "Aside",
))  # fmt: skip
"""Elements that are a block; what is inside a line (Span, Link …) belongs to the one above."""
STANDARD = _BLOCKS | frozenset((
    "TOC", "L", "Table", "TR", "THead", "TBody", "TFoot", "Span", "Quote", "Reference", "Link",
    "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Private", "Em", "Strong", "Sub",
    "DocumentFragment", "Artifact",
))  # fmt: skip
"""The structure types of ISO 32000-1, 14.8.4, and -2; all others are somebody's own names."""
_HEADING = re.compile(r"H([1-6])$")
_MOST = 500_000
_DEEPEST = 60


@dataclass(slots=True, eq=False)
class Element:
    """A block of the structure tree, in the order of the tree."""

    order: int
    kind: str
    table: int = -1
    row: int = -1
    column: int = -1
    filled: bool = False
    """Whether a list item has its first paragraph."""

    @property
    def level(self) -> int:
        """Outline level of a heading, 0 for anything else."""
        found = _HEADING.match(self.kind)
        if found:
            return int(found.group(1))
        return 1 if self.kind in ("H", "Title") else 0


class Alternative(NamedTuple):
    """An alternative text: number of its holder, order in the tree, page, words."""

    holder: int
    order: int
    page: object
    text: str


@dataclass(slots=True)
class Tags:
    """Block elements by page and marked content, and alternative texts in order."""

    by_content: dict[tuple[object, int], Element] = field(default_factory=dict, repr=False)
    """(page, MCID) to element."""
    holders: list[tuple[Object, int, object]] = field(default_factory=list, repr=False)
    """Every structure element in the order of the tree: itself, its order, its page."""
    found: tuple[Alternative, ...] | None = field(default=None, repr=False)

    def element(self, page: object, mcid: int) -> Element | None:
        """The block that a piece of content of a page belongs to."""
        return self.by_content.get((page, mcid)) if mcid >= 0 else None

    def alternatives(self) -> tuple[Alternative, ...]:
        """The alternative texts of pictures as they were read, in the order of the tree."""
        if self.found is None:
            texts = [text_of(entry(holder, "/Alt")) for holder, _, _ in self.holders]
            self.found = tuple(
                Alternative(number, self.holders[number][1], self.holders[number][2], text)
                for number, text in enumerate(texts)
                if text.strip()
            )
        return self.found


def read_tags(pdf: pikepdf.Pdf) -> Tags:
    """The tags of a file; none if it has none."""
    root = entry(pdf.Root, "/StructTreeRoot")
    tags = Tags()
    if root is None:
        return tags
    _Climb(tags, roles_of(root)).children(root, None, None, 0)
    return tags


def roles_of(root: Object) -> dict[str, str]:
    """The role map of a structure tree: the file's own types (with a slash) to others."""
    known = entry(root, "/RoleMap")
    return {key: name_of(entry(known, key)) for key in keys(known)}


def standard_type(kind: str, roles: Mapping[str, str]) -> str:
    """What a structure type or tag of the file's own stands for; empty if for nothing."""
    for _ in range(8):
        if kind in STANDARD or re.fullmatch(r"H\d", kind):
            return kind
        kind = roles.get(f"/{kind}", "")
    return ""


class _Climb:
    """One walk over the tree."""

    def __init__(self, tags: Tags, roles: dict[str, str]) -> None:
        self.tags = tags
        self.roles = roles
        self.tables = 0
        self.order = 0
        self.seen: set[object] = set()

    def children(self, holder: Object, block: Element | None, page: object, depth: int) -> None:
        kids = entry(holder, "/K")
        each = items(kids) if isinstance(kids, pikepdf.Array) else iter([kids])
        columns = 0
        for kid in each:
            if len(self.seen) > _MOST or depth > _DEEPEST or kid is None:
                return
            if not isinstance(kid, pikepdf.Dictionary):
                self._content(int(number_of(kid, -1.0)), block, page)
                continue
            if name_of(entry(kid, "/Type")) == "MCR":
                where = entry(kid, "/Pg")
                own = identity_of(where) if where is not None else page
                self._content(int(number_of(entry(kid, "/MCID"), -1.0)), block, own)
                continue
            kind = self._kind(kid)
            if kind is None:
                continue
            where = entry(kid, "/Pg")
            own = identity_of(where) if where is not None else page
            self.tags.holders.append((kid, self.order + 1, own))
            here = self._element(kind, block, columns)
            if kind in ("TD", "TH"):
                columns += max(1, int(_span(kid)))
            if kind in ("THead", "TBody", "TFoot") and block is not None and block.table >= 0:
                here = Element(block.order, "Table", block.table, block.row)
            self.children(kid, here, own, depth + 1)
            if kind in ("THead", "TBody", "TFoot") and here is not None and block is not None:
                block.row = here.row

    def _kind(self, kid: Object) -> str | None:
        key = identity_of(kid)
        kind = name_of(entry(kid, "/S"))
        if not kind or key in self.seen:
            return None
        self.seen.add(key)
        return standard_type(kind, self.roles) or kind

    def _element(self, kind: str, block: Element | None, columns: int) -> Element | None:
        self.order += 1
        if kind == "Table":
            self.tables += 1
            return Element(self.order, "Table", self.tables - 1)
        if kind == "TR" and block is not None:
            block.row += 1
            return Element(self.order, "TR", block.table, block.row)
        if kind in ("TD", "TH") and block is not None:
            return Element(self.order, kind, block.table, block.row, columns)
        if kind not in _BLOCKS:
            return block
        if block is not None and block.column >= 0:
            return Element(self.order, kind, block.table, block.row, block.column)
        if block is not None and block.kind == "LI" and kind in ("Lbl", "LBody"):
            return block
        if block is not None and block.kind == "LI" and kind == "P" and not block.filled:
            block.filled = True
            return block
        return Element(self.order, kind)

    def _content(self, mcid: int, block: Element | None, page: object) -> None:
        if mcid >= 0 and block is not None:
            self.tags.by_content.setdefault((page, mcid), block)


def _span(kid: Object) -> float:
    """ColSpan of a table cell."""
    value = entry(kid, "/A")
    for attributes in items(value) if isinstance(value, pikepdf.Array) else [value]:
        span = entry(attributes, "/ColSpan")
        if span is not None:
            return number_of(span, 1.0)
    return 1.0
