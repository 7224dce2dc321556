"""A page with stretches taken out, sections cut and the marking put in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from redactor.document import Cut, Marking, Redaction
from redactor.errors import AnchorError
from redactor.formats.html import places
from redactor.formats.html.layout import Layout
from redactor.formats.html.shown import NODE, is_nothing, written
from redactor.formats.html.tokens import Token
from redactor.formats.text.splicing import Edit, merged, spliced

_CHARSET: Final = re.compile(r"charset\s*=\s*([\w.:-]+)", re.IGNORECASE)
_ROWS: Final = {
    "li": ("<li>", "</li>"),
    "dt": ("<dt>", "</dt>"),
    "dd": ("<dd>", "</dd>"),
    "td": ("<td>", "</td>"),
    "th": ("<th>", "</th>"),
    "tr": ("<tr><td>", "</td></tr>"),
    "tbody": ("<tbody><tr><td>", "</td></tr></tbody>"),
    "thead": ("<thead><tr><td>", "</td></tr></thead>"),
}
"""What a stub is wrapped in, so that the list or table around it stays whole."""


def rewritten(
    layout: Layout,
    *,
    redactions: Sequence[Redaction],
    cuts: Sequence[Cut],
    marking: Marking | None,
    unseen: Sequence[tuple[int, int]],
    more: Sequence[Edit] = (),
) -> str:
    """The source without ``unseen``, redacted, cut and marked, with ``more`` edits of the caller.

    Of ``more`` those count that stand in nothing that goes as a whole. Raises AnchorError.
    """
    edits = [Edit(start, stop, "", rank=2) for start, stop in unseen]
    for cut in cuts:
        edits += _cut_edits(layout, cut)
    edits += [edit for edit in more
              if not any(e.start <= edit.start and edit.stop <= e.stop for e in edits)]  # fmt: skip
    addresses = _Addresses(layout)
    for redaction in redactions:
        edits += _redaction_edits(layout, redaction, addresses)
    edits += _charset_edits(layout)
    if marking is not None:
        edits += _marking_edits(layout, marking)
    return spliced(layout.source, _quoted(layout, merged(edits)))


class _Addresses:
    """Which stretches of the source are web addresses."""

    def __init__(self, layout: Layout) -> None:
        found = [
            (attribute.start, attribute.stop)
            for token in layout.tokens
            for attribute in token.attributes
            if places.is_address(attribute.name, layout.source[attribute.start : attribute.stop])
        ]
        self._starts = [start for start, _ in found]
        self._stops = [stop for _, stop in found]

    def hold(self, at: int) -> bool:
        index = bisect_right(self._starts, at) - 1
        return index >= 0 and at < self._stops[index]


def _redaction_edits(layout: Layout, redaction: Redaction, addresses: _Addresses) -> Iterator[Edit]:
    """The replacement goes where the first anchor stands; the others, over tags, go empty."""
    anchors = sorted(redaction.anchors, key=lambda anchor: (anchor.start, anchor.stop))
    for anchor in anchors:
        inside = 0 <= anchor.start <= anchor.stop <= len(layout.source)
        if anchor.node != NODE or not inside:
            raise AnchorError("A place to redact is not in this page.")
    spans: list[tuple[int, int]] = []
    for anchor in anchors:
        if spans and is_nothing(layout.source[spans[-1][1] : anchor.start]):
            spans[-1] = (spans[-1][0], max(spans[-1][1], anchor.stop))
        else:
            spans.append((anchor.start, anchor.stop))
    for number, (start, stop) in enumerate(spans):
        text = redaction.replacement if number == 0 else ""
        yield Edit(start, stop, written(text, url=addresses.hold(start)))


def _cut_edits(layout: Layout, cut: Cut) -> Iterator[Edit]:
    """All between the pieces that stay goes, but for tags whose partner stays.

    Raises AnchorError for blocks that are not there.
    """
    pieces = layout.pieces
    if not 0 <= cut.first <= cut.last or cut.first >= len(pieces):
        raise AnchorError("A section to leave out is not in this page.")
    seen = [(place, piece) for place, piece in enumerate(pieces) if not piece.hidden]
    low = max((piece.stop for place, piece in seen if place < cut.first), default=0)
    high = min(
        (piece.start for place, piece in seen if place > cut.last), default=len(layout.source)
    )
    for piece in pieces[cut.first : cut.last + 1]:
        if not piece.hidden:
            yield from (Edit(r.anchor.start, r.anchor.stop, "", rank=1) for r in piece.runs)
    stub = cut.stub
    for index, token in enumerate(layout.tokens):
        if token.start < low or token.stop > high or _stays(layout, index, token, low, high):
            continue
        text = ""
        if stub and (token.kind != "text" or layout.source[token.start : token.stop].strip()):
            text, stub = _stub(token, stub), ""
        yield Edit(token.start, token.stop, text, rank=3 if text else 1)
    if stub:
        at = pieces[cut.first].start
        yield Edit(at, at, f"<p>{escape(stub)}</p>", rank=3)


def _stays(layout: Layout, index: int, token: Token, low: int, high: int) -> bool:
    """Whether a token of a region that goes must stay: its partner stands outside."""
    if token.kind == "doctype" or token.name in ("html", "head", "body"):
        return True
    if token.kind not in ("open", "close"):
        return False
    partner = layout.partner.get(index)
    if partner is None:
        return False
    other = layout.tokens[partner]
    return other.start < low or other.stop > high


def _stub(token: Token, stub: str) -> str:
    opening, closing = _ROWS.get(token.name, ("<p>", "</p>"))
    return f"{opening}{escape(stub)}{closing}"


def _charset_edits(layout: Layout) -> Iterator[Edit]:
    """A copy is utf-8, whatever its source declared."""
    for token in layout.tokens:
        if token.kind != "open" or token.name != "meta":
            continue
        for attribute in token.attributes:
            value = layout.source[attribute.start : attribute.stop]
            if attribute.name == "charset" and value.strip().lower() != "utf-8":
                yield Edit(attribute.start, attribute.stop, "utf-8", rank=2)
            declared = _CHARSET.search(value) if attribute.name == "content" else None
            if declared and declared[1].lower() != "utf-8":
                start, stop = declared.span(1)
                yield Edit(attribute.start + start, attribute.start + stop, "utf-8", rank=2)


def _marking_edits(layout: Layout, marking: Marking) -> Iterator[Edit]:
    """The header above all text, notice and footer below it."""
    tail = [*marking.notice, *([marking.footer] if marking.footer else [])]
    if marking.header:
        at = _top(layout)
        yield Edit(at, at, f"<p>{escape(marking.header)}</p>", rank=4)
    if tail:
        at = _bottom(layout)
        lines = "".join(f"<p>{escape(line)}</p>" for line in tail)
        yield Edit(at, at, f"<hr>{lines}", rank=4)


def _top(layout: Layout) -> int:
    """Behind the body's open tag, or behind the head, or where the first paragraph begins."""
    for index, token in enumerate(layout.tokens):
        if token.kind == "open" and token.name == "body":
            return token.stop
        if token.kind == "close" and token.name == "head" and not _has_body(layout, index):
            return token.stop
    for token in layout.tokens:
        outside = token.kind == "text" and layout.source[token.start : token.stop].strip()
        if outside or (token.kind == "open" and token.name not in _HEAD):
            return token.start
    return len(layout.source)


_HEAD: Final = frozenset(
    ("html", "head", "title", "meta", "link", "base", "script", "style", "noscript")
)


def _has_body(layout: Layout, after: int) -> bool:
    return any(t.kind == "open" and t.name == "body" for t in layout.tokens[after:])


def _bottom(layout: Layout) -> int:
    """Before the body's end tag, or at the end."""
    for token in reversed(layout.tokens):
        if token.kind == "close" and token.name == "body":
            return token.start
    return len(layout.source)


def _quoted(layout: Layout, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """Edits of values that stand without quotes, joined into one that writes quotes."""
    bare = [
        (attribute.start, attribute.stop)
        for token in layout.tokens
        for attribute in token.attributes
        if not attribute.quoted and attribute.start < attribute.stop
    ]
    if not bare:
        return edits
    starts = [start for start, _ in bare]
    inside: dict[int, list[Edit]] = {}
    result: list[Edit] = []
    for edit in edits:
        at = bisect_right(starts, edit.start) - 1
        if at >= 0 and bare[at][0] <= edit.start and edit.stop <= bare[at][1]:
            inside.setdefault(at, []).append(edit)
        else:
            result.append(edit)
    for at, group in inside.items():
        start, stop = bare[at]
        moved = [Edit(e.start - start, e.stop - start, e.text) for e in group]
        result.append(Edit(start, stop, f'"{spliced(layout.source[start:stop], moved)}"'))
    return tuple(sorted(result, key=lambda edit: (edit.start, edit.stop)))
