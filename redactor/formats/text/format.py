"""The text format: source-offset splices."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

from redactor.document import Anchor, Block, Cell, Cut, Marking, Redaction, Run
from redactor.errors import AnchorError
from redactor.formats import Tell, unheard
from redactor.formats.text.cutting import cut_edits
from redactor.formats.text.decoding import JOINERS, UNSEEN, decode, is_binary
from redactor.formats.text.lines import Layout, Piece, is_nothing, lay_out
from redactor.formats.text.splicing import Edit, merged, spliced

NODE: Final = "text"

_ODD: Final = re.compile(
    rf"(?P<unseen>[{UNSEEN}{JOINERS}]+)"
    r"|(?P<entity>&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,31}\d{0,2});)"
    r"|(?P<escape>\\(?=[!-/:-@\[-`{-~]))"
)
_EMPHASIS: Final = re.compile(
    r"(?P<stars>\*\*|(?<![\w*])\*(?:\*\*)?)(?=[^\s*])[^*]+(?<=[^\s*])(?P=stars)(?!\*)"
    r"|(?<![\w_])(?P<bars>_{1,3})(?=[^\s_])(?:[^_]|(?<=\w)_(?=\w))+(?<=[^\s_])(?P=bars)(?![\w_])"
)
"""Words between marks of emphasis; the marks are no letters of a name and no end of a label."""
_WRAPPED: Final = dict.fromkeys(map(ord, "\r\n\x0b\x85\u2028\u2029"), " ")
"""A break inside a block is only where a full line was wrapped: it reads as a space, one
character for one, so that offsets stay true and no line of the text looks like a heading."""
_GONE: Final = re.compile(f"[{UNSEEN}]+")


class TextFormat:
    """Reads and writes .txt and .md.

    The reading text is the decoded source: ``Block.offset`` and anchors count its code
    points (without a byte order mark, with both characters of a CR LF). Inside a block,
    invisible characters and marks of emphasis are left out and character references are
    one character; there the anchors, not the offsets, say where a character stands.
    """

    name: ClassVar[str] = "text"
    suffixes: ClassVar[tuple[str, ...]] = (".txt", ".md")
    output_suffix: ClassVar[str | None] = None

    def media_type(self, data: bytes) -> str:
        """Always text/plain: what makes a text Markdown is only its name."""
        return "text/plain"

    def matches(self, data: bytes, suffix: str) -> bool:
        """Whether the ending is ours and the content is not plainly something else."""
        return suffix in self.suffixes and bool(data) and not is_binary(data)

    def read(self, data: bytes, *, tell: Tell = unheard) -> tuple[Block, ...]:
        """One block a heading, list item, table cell or paragraph. Raises SourceError."""
        source = decode(data)
        layout = lay_out(source)
        return tuple(
            _block(index, piece, source if piece.hidden else layout.text)
            for index, piece in enumerate(layout.pieces)
        )

    def pages(self, data: bytes) -> int | None:
        """Pages as form feeds part them, None without any."""
        text = decode(data)
        if "\f" not in text:
            return None
        return sum(1 for page in text.split("\f") if page.strip())

    def redact(
        self,
        data: bytes,
        *,
        redactions: Sequence[Redaction] = (),
        cuts: Sequence[Cut] = (),
        marking: Marking | None = None,
        tell: Tell = unheard,
    ) -> bytes:
        """The text in utf-8 with the anchors and blocks taken out, and marked.

        Front matter, comments and characters that show nothing are never written. Line
        ends stay as they are. Raises AnchorError for a place that is not in this text.
        """
        layout = lay_out(decode(data))
        edits = [*_hidden_edits(layout), *cut_edits(layout, cuts)]
        for redaction in redactions:
            edits.extend(_redaction_edits(layout, redaction))
        text = spliced(layout.text, merged(edits))
        text = _GONE.sub("", text)
        return _marked(text, marking, newline=_newline(layout.text)).encode("utf-8")

    def raw_parts(self, data: bytes) -> Iterator[tuple[str, bytes]]:
        """The one stream that there is."""
        yield NODE, data


def _block(index: int, piece: Piece, source: str) -> Block:
    text, runs = _reading(source, piece.start, piece.stop)
    if piece.hidden:
        runs = ()  # front matter and comments never reach a copy, so nothing can be taken out
    cell = Cell(piece.row.table, piece.row.number, piece.column) if piece.row else None
    return Block(
        id=index,
        kind=piece.kind,
        text=text,
        runs=runs,
        offset=piece.start,
        level=piece.level,
        cell=cell,
        hidden=piece.hidden,
    )


def _reading(source: str, start: int, stop: int) -> tuple[str, tuple[Run, ...]]:
    """What a reader sees of ``start:stop``, and where each stretch of it comes from."""
    odd = _odd(source, start, stop)
    if not odd:
        text = source[start:stop].translate(_WRAPPED)
        return text, (Run(0, stop - start, Anchor(NODE, start, stop)),)
    parts: list[str] = []
    runs: list[Run] = []
    length = 0

    def add(text: str, low: int, high: int) -> None:
        nonlocal length
        if not text:
            return
        parts.append(text)
        joins = runs and runs[-1].anchor.stop == low and high - low == len(text)
        if joins and runs[-1].stop - runs[-1].start == runs[-1].anchor.stop - runs[-1].anchor.start:
            last = runs.pop()
            runs.append(Run(last.start, length + len(text), Anchor(NODE, last.anchor.start, high)))
        else:
            runs.append(Run(length, length + len(text), Anchor(NODE, low, high)))
        length += len(text)

    at = start
    for low, high, shown in odd:
        add(source[at:low], at, low)
        add(shown, low, high)
        at = high
    add(source[at:stop], at, stop)
    return "".join(parts).translate(_WRAPPED), tuple(runs)


def _odd(source: str, start: int, stop: int) -> list[tuple[int, int, str]]:
    """The stretches that a reader sees as nothing or as other characters, in order."""
    found = [
        (match.start(), match.end(), html.unescape(match.group()) if match["entity"] else "")
        for match in _ODD.finditer(source, start, stop)
    ]
    taken = {place for low, high, _ in found for place in range(low, high)}
    for match in _EMPHASIS.finditer(source, start, stop):
        width = len(match["stars"] or match["bars"])
        low, high = match.start(), match.end() - width
        if taken.isdisjoint((low, high)):
            found += [(low, low + width, ""), (high, match.end(), "")]
    return sorted(found)


def _hidden_edits(layout: Layout) -> Iterator[Edit]:
    """Front matter goes, and lines that held nothing but a comment."""
    if layout.body:
        yield Edit(0, layout.body, "", rank=2)
    for line in layout.lines:
        if line.start >= layout.body and "\u200b" in line.text and is_nothing(line.text):
            yield Edit(line.start, line.end, "", rank=2)


def _redaction_edits(layout: Layout, redaction: Redaction) -> Iterator[Edit]:
    anchors = sorted(redaction.anchors, key=lambda anchor: (anchor.start, anchor.stop))
    for anchor in anchors:
        inside = 0 <= anchor.start <= anchor.stop <= len(layout.text)
        if anchor.node != NODE or not inside:
            raise AnchorError("A place to redact is not in this text.")
    spans: list[tuple[int, int]] = []
    for anchor in anchors:
        if spans and is_unseen(layout.text[spans[-1][1] : anchor.start]):
            spans[-1] = (spans[-1][0], max(spans[-1][1], anchor.stop))
        else:
            spans.append((anchor.start, anchor.stop))
    for number, (start, stop) in enumerate(spans):
        yield Edit(start, stop, redaction.replacement if number == 0 else "")


def is_unseen(text: str) -> bool:
    """Whether nothing, or only characters without a shape, lies in ``text``."""
    return not text or re.fullmatch(rf"[{UNSEEN}{JOINERS}\\*_]*", text) is not None


def _newline(text: str) -> str:
    crlf = text.count("\r\n")
    if crlf * 2 > text.count("\n"):
        return "\r\n"
    return "\r" if "\r" in text and "\n" not in text else "\n"


def _marked(text: str, marking: Marking | None, *, newline: str) -> str:
    """Header line first and on each page; notice and footer at the end, behind a rule."""
    if marking is None:
        return text
    if marking.header:
        head = f"{marking.header}{newline}{newline}"
        pages = text.split("\f")
        text = "\f".join(head + page if page.strip() or n == 0 else page
                         for n, page in enumerate(pages))  # fmt: skip
    tail = [*marking.notice, *([marking.footer] if marking.footer else [])]
    if tail:
        gap = newline * 2
        text = gap.join([text.rstrip(), "---", *tail]).lstrip("\r\n") + newline
    return text
