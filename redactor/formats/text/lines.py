"""A text cut into pieces: headings, list items, table cells, hard-wrapped paragraphs.

Markdown and plain text are read alike, since a format sees bytes and no ending. Whatever
is not recognised is a paragraph of one line, so nothing is ever left unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from redactor.document import BlockKind
from redactor.formats.text.decoding import JOINERS, UNSEEN
from redactor.formats.text.grids import Row, find_table

MAX_PIECE: Final = 10_000
"""Longer lines are cut at a space, so that no recogniser gets a text of megabytes."""

_BREAK: Final = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_NOTHING: Final = re.compile(rf"[\s{UNSEEN}{JOINERS}]*\Z")
_MARK_ONLY: Final = re.compile(r"[ \t]*(?:#{1,6}|[-*+•>])[ \t]*\Z")
_BLANK: Final = " \t\r\n\u00a0\u200b"
_ATX: Final = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*\Z")
_SETEXT: Final = re.compile(r" {0,3}(={3,}|-{3,})[ \t]*\Z")
_RULE: Final = re.compile(r"[ \t]*([-*_=~])([ \t]*\1){2,}[ \t]*\Z")
_BULLET: Final = re.compile(r"([ \t]*)(?:[-*+•·▪◦‣–]|o(?=[ \t]{2,}))[ \t]+(?=\S)")
_NUMBER: Final = re.compile(
    r"[ \t]*(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\d{1,3}(?:\.\d{1,3})+"
    r"|[A-Z]{1,4} ?\d{1,4}/\d{2,4})(?=\s|\Z)"
)
_DECIMAL: Final = re.compile(r"[ \t]*(\d{1,2}(?:\.\d{1,2})*)[.)]?\s+(?=[A-Z\[(])")
_QUOTE: Final = re.compile(r"[ \t]*(?:>[ \t]?)+")
_FRONT_LINE: Final = re.compile(r"(?:[\w .-]{1,60}:(?:\s|\Z)|\s|-\s|#|\Z)")
_SENTENCE_END: Final = re.compile(r"[.!?:;]['\"’”)\]]*\s*\Z")
_OPEN_END: Final = re.compile(
    r"(?:,|\b(?:the|an?|of|in|to|and|or|for|with|as|by|under|at|on|from|that|which|is|was|see))"
    r"\s*\Z",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(r"\s*[\w’'()/&. -]{2,40}:(?:\s|\Z)")
_MARKER: Final = re.compile(
    r"\s*[\[*(_]*\s*(?:part|pt|section|rhan|confidential|cyfrinachol|closed|private|exempt|"
    r"restricted|strictly|not for|in camera|end of|item|present|in attendance|apologies|action|"
    r"signed|date|chair)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Source ``start:stop`` (code points) that becomes one block."""

    kind: BlockKind
    start: int
    stop: int
    level: int = 0
    row: Row | None = None
    column: int = 0
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Source ``start:stop`` without, ``start:end`` with its line break."""

    start: int
    stop: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The working text (comments masked, same length), its lines and pieces.

    ``body`` is where the text proper begins, behind the front matter.
    """

    text: str
    lines: tuple[Line, ...]
    pieces: tuple[Piece, ...]
    body: int


def lay_out(source: str) -> Layout:
    """Read a decoded text; linear in its length."""
    comments = tuple(_comments(source))
    text = _masked(source, comments)
    lines = tuple(_lines(text))
    first = _front_matter(lines)
    body = lines[first].start if first < len(lines) else len(text)
    pieces = [
        Piece(BlockKind.PROPERTY, line.start, line.stop, hidden=True)
        for line in lines[:first]
        if not _NOTHING.match(line.text) and not _RULE.match(line.text)
    ]
    pieces += [Piece(BlockKind.COMMENT, a, b, hidden=True) for a, b in comments if a >= body]
    pieces += filter(None, (_trimmed(piece, text) for piece in _body(lines, first)))
    pieces.sort(key=lambda piece: (piece.start, piece.stop))
    return Layout(text, lines, tuple(pieces), body)


def _comments(source: str) -> Iterator[tuple[int, int]]:
    """Where the closed HTML comments stand; an open one is text like any other."""
    at = 0
    while (start := source.find("<!--", at)) >= 0 and (stop := source.find("-->", start + 4)) >= 0:
        at = stop + 3
        yield start, at


def _masked(source: str, spans: tuple[tuple[int, int], ...]) -> str:
    parts, at = [], 0
    for start, stop in spans:
        parts += [source[at:start], "\u200b" * (stop - start)]
        at = stop
    return "".join([*parts, source[at:]])


def _trimmed(piece: Piece, text: str) -> Piece | None:
    """The piece without what shows nothing at its ends; None when nothing is left."""
    inner = text[piece.start : piece.stop]
    bare = inner.strip(_BLANK)
    if not bare:
        return None
    if len(bare) == len(inner):
        return piece
    start = piece.start + len(inner) - len(inner.lstrip(_BLANK))
    return replace(piece, start=start, stop=start + len(bare))


def is_nothing(text: str) -> bool:
    """Whether a reader sees nothing of this text."""
    return _NOTHING.match(text) is not None


def _lines(text: str) -> Iterator[Line]:
    start = 0
    for match in _BREAK.finditer(text):
        yield Line(start, match.start(), match.end(), text[start : match.start()])
        start = match.end()
    if start < len(text):
        yield Line(start, len(text), len(text), text[start:])


def _front_matter(lines: tuple[Line, ...]) -> int:
    """The number of lines that are YAML front matter, 0 if there is none."""
    if not lines or lines[0].text.rstrip() != "---":
        return 0
    for index, line in enumerate(lines[1:200], start=1):
        if line.text.rstrip() in ("---", "..."):
            return index + 1 if index > 1 else 0
        if not _FRONT_LINE.match(line.text):
            return 0
    return 0


def _body(lines: tuple[Line, ...], first: int) -> Iterator[Piece]:
    index, table, alone = first, 0, True
    texts, runs = _TextsOf(lines), _runs(lines)
    while index < len(lines):
        line = lines[index]
        if is_nothing(line.text) or _RULE.match(line.text) or _MARK_ONLY.match(line.text):
            index, alone = index + 1, True
            continue
        rows, after = find_table(texts, index, table)
        if rows:
            for row in rows:
                yield from _cells(row, lines)
            index, table, alone = after, table + 1, False
            continue
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        heading = _heading(line, following, alone=alone)
        if heading:
            yield heading
            index, alone = index + 1, True
            continue
        last = _joined(lines, index, runs[index])
        yield from _prose(lines, index, last)
        index, alone = last + 1, False


@dataclass(frozen=True, slots=True)
class _TextsOf:
    """The lines' texts by index, without a copy of them all."""

    lines: tuple[Line, ...]

    def __getitem__(self, index: int) -> str:
        return self.lines[index].text

    def __len__(self) -> int:
        return len(self.lines)


def _cells(row: Row, lines: tuple[Line, ...]) -> Iterator[Piece]:
    base = lines[row.line].start
    for column, (start, stop) in row.cells:
        yield Piece(BlockKind.CELL, base + start, base + stop, row=row, column=column)


def _heading(line: Line, following: str, *, alone: bool) -> Piece | None:
    match = _ATX.match(line.text)
    if match:
        if not match.group(2):
            return None
        start, stop = match.span(2)
        return _piece(line, start, stop, BlockKind.HEADING, len(match.group(1)))
    if _BULLET.match(line.text):
        return None
    underline = _SETEXT.match(following)
    if underline and len(line.text) <= 120:
        return _stripped(line, BlockKind.HEADING, 1 if "=" in following else 2)
    words = line.text.split()
    if not alone or len(line.text) > 90 or len(words) > 10 or _SENTENCE_END.search(line.text):
        return None
    number = _DECIMAL.match(line.text)
    if number and len(words) <= 9:
        return _stripped(line, BlockKind.HEADING, number.group(1).count(".") + 1)
    letters = [char for char in line.text if char.isalpha()]
    if len(letters) >= 4 and all(not char.islower() for char in letters):
        return _stripped(line, BlockKind.HEADING, 1)
    return None


def _stripped(line: Line, kind: BlockKind, level: int) -> Piece:
    text = line.text
    return _piece(line, len(text) - len(text.lstrip()), len(text.rstrip()), kind, level)


def _piece(line: Line, start: int, stop: int, kind: BlockKind, level: int) -> Piece:
    return Piece(kind, line.start + start, line.start + stop, level)


def _runs(lines: tuple[Line, ...]) -> list[tuple[int, int]]:
    """For each line the end of the run of lines that may be one paragraph, and its width."""
    runs: list[tuple[int, int]] = [(0, 0)] * len(lines)
    stop, width = len(lines), 0
    for index in range(len(lines) - 1, -1, -1):
        text = lines[index].text
        width = max(width, len(text.rstrip()))
        runs[index] = (stop, width)
        if not _continues(text):
            stop, width = index, 0
    return runs


def _joined(lines: tuple[Line, ...], index: int, run: tuple[int, int]) -> int:
    """The last line of the hard-wrapped paragraph that begins at ``index``."""
    stop, width = run
    if not 45 <= width <= 140:
        return index
    last = index
    limit = lines[index].start + MAX_PIECE
    while (
        last + 1 < stop
        and lines[last + 1].stop < limit
        and _wraps(lines[last].text, lines[last + 1].text, width)
    ):
        last += 1
    return last


def _continues(text: str) -> bool:
    """Whether a line may be the second or later line of a paragraph."""
    return not (
        is_nothing(text)
        or "\t" in text.strip()
        or _RULE.match(text)
        or _ATX.match(text)
        or _BULLET.match(text)
        or _NUMBER.match(text)
        or text.lstrip().startswith((">", "|"))
        or "    " in text.strip()
    )


def _wraps(text: str, following: str, width: int) -> bool:
    """Whether the break between two lines was made because the line was full.

    A word processor breaks when the next word does not fit; a person breaks earlier.
    """
    words = following.split()
    full = len(text.rstrip()) + 1 + len(words[0]) > 0.85 * width
    if not full or "    " in text.strip():
        return False
    if _OPEN_END.search(text):
        return True
    if _SENTENCE_END.search(text) or _LABEL.match(following):
        return False
    title = len(words) <= 10 and not _SENTENCE_END.search(following)
    return not (title and (_MARKER.match(following) or following.isupper()))


def _prose(lines: tuple[Line, ...], first: int, last: int) -> Iterator[Piece]:
    line = lines[first]
    bullet = _BULLET.match(line.text) or _QUOTE.match(line.text)
    level = 0
    if bullet or _NUMBER.match(line.text):
        level = 1 + (len(line.text) - len(line.text.lstrip())) // 2
    skipped = bullet.end() if bullet else len(line.text) - len(line.text.lstrip())
    start = line.start + skipped
    stop = lines[last].start + len(lines[last].text.rstrip())
    if first < last or stop - start <= MAX_PIECE:
        yield Piece(BlockKind.PARAGRAPH, start, stop, level)
        return
    text = line.text
    at, end = skipped, len(text.rstrip())
    while at < end:
        cut = _cut_point(text, at, end)
        yield Piece(BlockKind.PARAGRAPH, line.start + at, line.start + cut, level)
        at = cut
        while at < end and text[at].isspace():
            at += 1


def _cut_point(text: str, start: int, end: int) -> int:
    """Where an overlong line may be parted: at a sentence's end, else at a space."""
    if end - start <= MAX_PIECE:
        return end
    limit = start + MAX_PIECE
    for mark in (". ", " ", "\t", ","):
        cut = text.rfind(mark, start + MAX_PIECE // 2, limit)
        if cut >= 0:
            return cut + 1
    return limit
