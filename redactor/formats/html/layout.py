"""A page as pieces: every place that carries text, in the order of the source.

A piece is a paragraph, heading or cell with its inline children joined, one attribute,
or something unseen (comment, script, embedded page). Seen pieces know where each
character stands; unseen ones are read for what they say and never written.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import Final

from redactor.document import Anchor, BlockKind, Cell, Run
from redactor.errors import UnsafeToRedact
from redactor.formats.html import places
from redactor.formats.html.asides import (
    CSS,
    DATA_URI,
    attribute_text,
    data_text,
    is_sealed,
    script_text,
    sealed_in_code,
)
from redactor.formats.html.shown import NODE, Reading
from redactor.formats.html.structure import Structure
from redactor.formats.html.tokens import Attribute, Token, tokens

MAX_DEPTH: Final = 4
"""Pages in pages (srcdoc, data:, comments) are read so deep."""
_WORDS = re.compile(r"[^\W\d_]{2}|\d{4}")
_TEMPLATE = re.compile(r"html|template|handlebars|mustache", re.IGNORECASE)
_CONTENT_TYPE = re.compile(r"\s*text/html\s*;?\s*(?:charset=[\w-]*)?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """One place that carries text. ``start:stop`` is its stretch of the source.

    ``element`` is the index of the open tag it belongs to (-1 outside all), ``place``
    says what it is ("p", "img alt", "comment", "script").
    """

    kind: BlockKind
    place: str
    start: int
    stop: int
    element: int
    text: str = field(repr=False)
    runs: tuple[Run, ...] = field(default=(), repr=False)
    level: int = 0
    number: str = ""
    cell: Cell | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A page taken apart.

    ``partner`` pairs open and close tags, ``parent`` names the open tag around an open tag;
    both by token index. ``unseen`` stretches of the source never reach a copy.
    """

    source: str = field(repr=False)
    tokens: tuple[Token, ...] = field(repr=False)
    partner: dict[int, int] = field(repr=False)
    parent: dict[int, int] = field(repr=False)
    pieces: tuple[Piece, ...] = field(repr=False)
    unseen: tuple[tuple[int, int], ...] = field(repr=False)
    sealed: tuple[tuple[int, int], ...] = ()


def lay_out(source: str, *, depth: int = 0, xml: bool = False) -> Layout:
    """Take a page, or in ``xml`` a feed, apart.

    Raises UnsafeToRedact for pages in pages beyond `MAX_DEPTH`.
    """
    if depth > MAX_DEPTH:
        raise UnsafeToRedact("The page holds pages within pages, deeper than can be followed.")
    walk = _Walk(source, tuple(tokens(source, xml=xml)), depth)
    walk.run()
    structure = walk.structure
    return Layout(
        source,
        walk.tokens,
        structure.partner,
        structure.parent,
        tuple(walk.pieces),
        tuple(sorted(walk.unseen)),
        tuple(sorted(walk.sealed)),
    )


class _Walk:
    """One pass over the tokens. Pieces that stand inside a block wait until it has ended."""

    def __init__(self, source: str, found: tuple[Token, ...], depth: int) -> None:
        self.source, self.tokens, self.depth = source, found, depth
        self.structure = Structure(source, found)
        self.pieces: list[Piece] = []
        self.unseen: list[tuple[int, int]] = []
        self.sealed: list[tuple[int, int]] = []
        self._reading = Reading()
        self._span: tuple[int, int] | None = None
        self._waiting: list[Piece] = []

    def run(self) -> None:
        """Read everything."""
        for index, token in enumerate(self.tokens):
            if token.kind in ("text", "escaped"):
                self._reading.add(self.source, token.start, token.stop)
                self._widen(token)
            elif token.kind == "open":
                self._open(index, token)
            elif token.kind == "close":
                self._close(index, token)
            elif token.kind == "raw":
                self._raw(index, token)
            elif token.kind == "unseen":
                content = self.source[token.start : token.stop].strip("<>!-")
                self._hide(token.start, token.stop, self._page_text(content), token.name)
        self._flush()

    def _widen(self, token: Token) -> None:
        self._span = (self._span[0] if self._span else token.start, token.stop)

    def _open(self, index: int, token: Token) -> None:
        if token.name == "br":
            self._reading.put("\n", token.start, token.stop)
            self._widen(token)
        elif token.name not in places.INLINE and token.name != "img":
            self._flush()
        self.structure.open(index)
        if token.name == "script":
            self.unseen.append((token.start, token.stop))
        elif not places.is_element(token.name):  # "<Amelia Hart> wrote", "<a.hart@x.example>"
            says = self._page_text(self.source[token.start + 1 : token.stop - 1])
            self._hide(token.start, token.stop, says, "unknown element")
            return
        for attribute in token.attributes:
            self._attribute(index, token, attribute)

    def _close(self, index: int, token: Token) -> None:
        if token.name not in places.INLINE:
            self._flush()
        if token.name == "script":
            self.unseen.append((token.start, token.stop))
        elif not places.is_element(token.name):
            self._hide(token.start, token.stop, token.name, f"/{token.name}")
        for attribute in token.attributes:  # browsers pass over them
            value = html.unescape(self.source[attribute.start : attribute.stop])
            self._hide(attribute.low, attribute.high, value, f"/{token.name} {attribute.name}")
        self.structure.close(index)

    def _flush(self) -> None:
        """End the block that is being read, and let those follow that stand inside it."""
        text, runs = self._reading.done()
        if text and self._span:
            scene = self.structure
            kind, level = scene.kind()
            cell = scene.cell if kind is BlockKind.CELL else None
            self.pieces.append(
                Piece(
                    kind=kind,
                    place=scene.block_name,
                    start=self._span[0],
                    stop=self._span[1],
                    element=scene.top,
                    text=text,
                    runs=runs,
                    level=level,
                    number=scene.take_number(),
                    cell=cell,
                )
            )
        self._reading, self._span = Reading(), None
        self.pieces += self._waiting
        self._waiting = []

    def _attribute(self, index: int, token: Token, attribute: Attribute) -> None:
        name, raw = attribute.name, self.source[attribute.start : attribute.stop]
        if token.name != "script" and places.is_surely_silent(name, raw):
            return
        place, value = f"{token.name} {name}", html.unescape(raw)
        if token.name == "script" or places.is_code(name, value):
            says = attribute_text(name, value, self._page_text)
            if is_sealed(value):
                self.sealed.append((attribute.low, attribute.high))
            self._hide(attribute.low, attribute.high, says, place)
            return
        if places.is_stray(name, value):
            self._hide(attribute.low, attribute.high, name, place)
            return
        if not value.strip() or places.is_silent(token.name, name, value):
            return
        if place == "meta content" and _CONTENT_TYPE.fullmatch(value):
            return
        reading = Reading()
        mode = places.mode_of(name, value)
        reading.add(self.source, attribute.start, attribute.stop, mode)
        text, runs = reading.done()
        if text:
            kind = BlockKind.ALT_TEXT if name in places.SPOKEN else BlockKind.PROPERTY
            piece = Piece(kind, place, attribute.start, attribute.stop, index, text, runs)
            self._waiting.append(piece)

    def _raw(self, index: int, token: Token) -> None:
        content = self.source[token.start : token.stop]
        if token.name == "style":
            self._style(token, content)
            return
        code = token.name == "script" and not self._is_template(index - 1)
        says = script_text(content) if code else self._page_text(content)
        if code and sealed_in_code(content):
            self.sealed.append((token.start, token.stop))
        self._hide(token.start, token.stop, says, token.name)

    def _is_template(self, index: int) -> bool:
        """Whether a script is a piece of page in waiting (``type="text/html"``)."""
        values = (self.source[a.start : a.stop] for a in self.tokens[index].attributes
                  if a.name == "type")  # fmt: skip
        return any(_TEMPLATE.search(value) for value in values)

    def _style(self, token: Token, content: str) -> None:
        """Comments of a style sheet go; its strings and addresses are text like any other."""
        for match in CSS.finditer(content):
            group = match.lastgroup or "comment"
            inner, start = match[group], match.start(group)
            embedded = DATA_URI.match(inner)
            if embedded and is_sealed(inner):
                self.sealed.append((token.start + match.start(), token.start + match.end()))
            if group == "comment" or embedded:
                says = data_text(inner, self._page_text) if embedded else inner
                self._hide(token.start + match.start(), token.start + match.end(), says, "style")
                continue
            text = inner.strip()
            if text:
                start += token.start + len(inner) - len(inner.lstrip())
                run = Run(0, len(text), Anchor(NODE, start, start + len(text)))
                top = self.structure.top
                self._waiting.append(
                    Piece(BlockKind.PROPERTY, "style", start, start + len(text), top, text, (run,))
                )

    def _hide(self, start: int, stop: int, says: str, place: str) -> None:
        """A stretch that never reaches a copy, and what it says."""
        self.unseen.append((start, stop))
        text = says.strip()
        if _WORDS.search(text):
            top = self.structure.top
            kind = BlockKind.COMMENT if place == "comment" else BlockKind.PROPERTY
            self._waiting.append(Piece(kind, place, start, stop, top, text, hidden=True))

    def _page_text(self, content: str) -> str:
        """The text of every place of a page within this one."""
        if "<" not in content:
            return html.unescape(content)
        inner = lay_out(content, depth=self.depth + 1)
        return "\n".join(piece.text for piece in inner.pieces)
