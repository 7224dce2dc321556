"""Files of a site as documents: blocks to understand, and where each of them stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Final

from redactor import registry
from redactor.document import Block, BlockKind, Document, Source
from redactor.errors import SourceError
from redactor.formats.html import Layout, Piece, lay_out
from redactor.formats.html.asides import script_text, style_text
from redactor.formats.html.format import decoded
from redactor.formats.html.places import in_words
from redactor.formats.pictures import PictureFacts, facts_of
from redactor.formats.text.decoding import decode
from redactor.places import Places
from redactor.website import sheets
from redactor.website.site import Kind, Resource

_GLUE: Final = re.compile(r"(?<=[^\W_])[_.\-+]+(?=[^\W_])|_")
_REPEATED: Final = frozenset(
    (
        BlockKind.HEADER,
        BlockKind.FOOTER,
        BlockKind.PROPERTY,
        BlockKind.ALT_TEXT,
        BlockKind.COMMENT,
    )
)
"""Kinds of blocks that every page of a site repeats: menus, footers, addresses, scripts."""
_DULL_WORDS = (
    "asset assets bg content css files fonts gif gallery home html https image images img index"
    " jpeg jpg js media pages pdf php png site static thumb thumbnail thumbs upload uploads webp wp"
    " www"
)
_DULL: Final = re.compile(
    rf"(?:(?:{'|'.join(_DULL_WORDS.split())}|\d{{1,4}}|\d{{2,4}}x\d{{2,4}}|\d{{1,4}}[wx])(?:[\s,:]+|$)|[\s,:]+)*"
)
"""An address of nothing but these names nobody: its folders are those of every site."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A file to understand. ``pieces`` says for each block which piece of the layout it is."""

    resource: Resource
    document: Document
    layout: Layout | None = None
    pieces: tuple[int, ...] = ()
    picture: PictureFacts | None = None
    workbook: sheets.Workbook | None = None
    fields: tuple[str, ...] = field(default=())
    """For each block of a picture, the field that holds it."""

    def where(self, block: int) -> tuple[str, int]:
        """What the place of a block is in words of ours, and its offset in the source or -1."""
        if self.document.blocks[block].kind is BlockKind.FILE_NAME:
            return "file name", -1
        if self.layout is not None and block < len(self.pieces):
            piece = self.layout.pieces[self.pieces[block]]
            return in_words(piece.place), piece.start
        if block < len(self.fields):
            return self.fields[block], -1
        return Places(self.document).of(block), -1

    def line_of(self, block: int, start: int, stop: int) -> tuple[int, int]:
        """Line and column of a stretch of a block, from 1; (0, 0) where there are none."""
        if self.layout is None or block >= len(self.pieces):
            return 0, 0
        anchors = list(self.document.blocks[block].anchors(start, stop))
        at = anchors[0].start if anchors else self.layout.pieces[self.pieces[block]].start
        return line_and_column(self.layout.source, at)


def line_and_column(source: str, at: int) -> tuple[int, int]:
    """Line and column of a place in a text, from 1."""
    return source.count("\n", 0, at) + 1, at - source.rfind("\n", 0, at)


@dataclass(slots=True)
class Seen:
    """Blocks that were found clean on an earlier page of the site, by kind and text."""

    clean: set[tuple[BlockKind, str]] = field(default_factory=set, repr=False)

    def knows(self, block: Block) -> bool:
        """Whether this block needs no second look."""
        return block.kind in _REPEATED and (block.kind, block.text) in self.clean

    def learn(self, document: Document) -> None:
        """Remember the repeated blocks in which nothing was found."""
        found = {finding.span.block for finding in document.findings}
        for block in document.blocks:
            if block.kind in _REPEATED and block.id not in found:
                self.clean.add((block.kind, block.text))


def subject_of(resource: Resource, data: bytes, seen: Seen) -> Subject:
    """The file as blocks, its name included. Raises SourceError for what cannot be read."""
    kind = resource.kind
    if not data and kind in (Kind.PAGE, Kind.DOCUMENT, Kind.PICTURE):
        raise SourceError("The file is empty.", advice="Upload it again.")
    if kind in (Kind.PAGE, Kind.FEED):
        return _page(resource, data, seen)
    if kind is Kind.PICTURE:
        return _picture(resource, data)
    if kind is Kind.SHEET:
        return _sheet(resource, data)
    if kind in (Kind.STYLE, Kind.SCRIPT):
        says = (style_text if kind is Kind.STYLE else script_text)(decode(data)) if data else ""
        return of_blocks(resource, data, _lines(says))
    if kind is Kind.SILENT:
        return of_blocks(resource, b"", ())
    suffix = PurePosixPath(resource.place).suffix.lower()
    suffix = ".txt" if kind is Kind.TEXT and suffix != ".md" else suffix
    if not data:
        return of_blocks(resource, data, ())
    blocks = registry.format_for(data, suffix).read(data)
    subject = of_blocks(resource, data, blocks)
    media = registry.format_for(data, suffix).media_type(data)
    if not any(block.text.strip() for block in blocks):
        raise SourceError("The file holds no text that can be read, only pictures of it.",
                          advice="Check it by eye, or add a text layer.")  # fmt: skip
    document = subject.document
    return replace(
        subject, document=replace(document, source=replace(document.source, media_type=media))
    )


def _page(resource: Resource, data: bytes, seen: Seen) -> Subject:
    layout = lay_out(decoded(data) if data else "", xml=resource.kind is Kind.FEED)
    blocks: list[Block] = []
    pieces: list[int] = []
    end = 0
    for place, piece in enumerate(layout.pieces):
        offset = max(piece.start, end)
        end = offset + len(piece.text)
        block = Block(len(blocks), piece.kind, piece.text, piece.runs, offset, piece.level,
                      piece.number, piece.cell, piece.hidden)  # fmt: skip
        if not (seen.knows(block) or _is_dull(piece)):
            blocks.append(block)
            pieces.append(place)
    subject = of_blocks(resource, data, blocks, media_type="text/html")
    return replace(subject, layout=layout, pieces=tuple(pieces))


def _is_dull(piece: Piece) -> bool:
    """Whether a piece is an address of words that every site has, and of short numbers."""
    address = piece.kind is BlockKind.PROPERTY and not piece.hidden and " " in piece.place
    return address and bool(_DULL.fullmatch(piece.text))


def _sheet(resource: Resource, data: bytes) -> Subject:
    if PurePosixPath(resource.place).suffix.lower() in sheets.MARKED:
        return of_blocks(resource, data, sheets.csv_blocks(data)[1])
    workbook = sheets.read_workbook(data)
    blocks = list(sheets.workbook_blocks(workbook.tables))
    blocks += sheets.aside_blocks(workbook.asides, after=len(blocks))
    return replace(of_blocks(resource, data, blocks), workbook=workbook)


def _picture(resource: Resource, data: bytes) -> Subject:
    facts = facts_of(data)
    texts = [_plain_block(at, BlockKind.PROPERTY, text) for at, (_, text) in enumerate(facts.texts)]
    subject = of_blocks(resource, b"", texts)
    return replace(subject, picture=facts, fields=tuple(name for name, _ in facts.texts))


def of_blocks(
    resource: Resource, data: bytes, blocks: Iterable[Block], media_type: str = ""
) -> Subject:
    """A subject of blocks; the path in the site is its last (a name in a folder counts)."""
    told = tuple(blocks)
    path = PurePosixPath(resource.place)
    stem = " / ".join(_GLUE.sub(" ", part) for part in (*path.parent.parts, path.stem))
    end = max((block.offset + len(block.text) for block in told), default=0)
    name = Block(len(told), BlockKind.FILE_NAME, stem, (), offset=end + 1, hidden=True)
    source = Source(media_type=media_type, data=data, name=path.name)
    return Subject(resource, Document(source=source, blocks=(*told, name)))


def _plain_block(number: int, kind: BlockKind, text: str) -> Block:
    return Block(number, kind, text, ())


def _lines(text: str) -> Iterator[Block]:
    for number, line in enumerate(text.split("\n") if text else ()):
        yield _plain_block(number, BlockKind.PROPERTY, line)
