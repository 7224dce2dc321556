"""Which places of a page belong to a photograph.

A caption, a description, a file name, a link to a picture, text in the same frame or card,
and the paragraph next to it: a reader takes the name in any of them for the child's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from redactor.document import BlockKind
from redactor.formats.html import Layout, Piece
from redactor.formats.html.tokens import Token

CARD_LENGTH: Final = 500
"""Characters. A frame with more text is an article, not the card of a picture."""
_LEAST_SIDE: Final = 64
"""Pixels. A smaller picture is an icon or counts visits."""
_CLIMBS: Final = 5
_NEAR_LENGTH: Final = 300
_PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif|heic|avif|tiff?|bmp)\b", re.IGNORECASE)
_ORNAMENT = re.compile(
    r"(?i)logo|icon|crest|badge|banner-?bg|sprite|button|arrow|spacer|pixel|ofsted|map\b|favicon"
)
_FRAMES: Final = frozenset(
    ("figure", "li", "td", "th", "a", "article", "section", "div", "p", "dd")
)
_STOPS: Final = frozenset(("body", "main", "html", "table", "ul", "ol", ""))
_TAGS: Final = frozenset(("img", "source", "video", "picture", "image", "track", "input"))


class Photos:
    """The photographs of one page."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._blocks = [piece for piece in layout.pieces if _is_text(piece)]
        self._starts = [piece.start for piece in self._blocks]
        self.elements = [index for index in range(len(layout.tokens)) if self._is_photo(index)]
        self._own = set(self.elements)
        self._spans: list[tuple[int, int]] = []
        self._beside: set[int] = set()
        self._to_pictures = tuple(self._links())
        for element in self.elements:
            self._frame(element)

    def placement(self, piece: Piece, at: int) -> str:
        """How a place of a piece belongs to a photograph ("alt", "caption" …), or "".

        ``at`` is the offset in the source.
        """
        tag, _, attribute = piece.place.partition(" ")
        if attribute and tag in _TAGS:
            return self._of_picture(piece, attribute)
        name = self._ancestor(piece.element, ("figcaption",))
        if name and self._inside(piece):
            return "caption"
        if any(start <= at < stop for start, stop in self._to_pictures):
            return "link to a picture"
        if piece.place == "style" and _PICTURE.search(
            self._layout.source[piece.start : piece.stop]
        ):
            return "file name"
        if _is_text(piece) and (self._inside(piece) or piece.start in self._beside):
            return "near text"
        return "description" if attribute and self._inside(piece) else ""

    def _of_picture(self, piece: Piece, attribute: str) -> str:
        if piece.element not in self._own and not _PICTURE.search(self._raw(piece)):
            return ""
        return attribute if attribute in ("alt", "title", "aria-label") else "file name"

    def _raw(self, piece: Piece) -> str:
        return self._layout.source[piece.start : piece.stop]

    def _is_photo(self, index: int) -> bool:
        token = self._layout.tokens[index]
        if token.kind != "open" or token.name not in ("img", "image", "video"):
            return False
        values = " ".join(self._layout.source[a.start : a.stop] for a in token.attributes
                          if a.name not in ("alt", "title"))  # fmt: skip
        if _ORNAMENT.search(values):
            return False
        return bool(_PICTURE.search(values)) or (token.name == "img" and self._is_served(token))

    def _is_served(self, token: Token) -> bool:
        """Whether a picture comes from an address without an ending, and is no dot or icon."""
        values = {a.name: self._layout.source[a.start : a.stop].strip() for a in token.attributes}
        sides = [int(v) for n in ("width", "height") if (v := values.get(n, "")).isdigit()]
        address = next((values[n] for n in ("src", "data-src") if values.get(n)), "")
        path = address.split("?")[0].rsplit("/", 1)[-1]
        plain = "." not in path and not address.lower().startswith("data:")
        return bool(address) and plain and min(sides, default=_LEAST_SIDE) >= _LEAST_SIDE

    def _frame(self, element: int) -> None:
        """The widest frame around a photograph that holds little text, and what is beside it."""
        layout = self._layout
        token = layout.tokens[element]
        span = (token.start, token.stop)
        at = layout.parent.get(element, -1)
        for _ in range(_CLIMBS):
            if at < 0 or layout.tokens[at].name in _STOPS:
                break
            close = layout.partner.get(at)
            if close is not None and layout.tokens[at].name in _FRAMES:
                wider = (layout.tokens[at].start, layout.tokens[close].stop)
                if self._length(*wider) > CARD_LENGTH:
                    break
                span = wider
            at = layout.parent.get(at, -1)
        self._spans.append(span)
        if not self._length(*span):
            self._look_beside(span)

    def _look_beside(self, span: tuple[int, int]) -> None:
        """A photograph without a caption of its own: the paragraphs before and after it."""
        after = bisect_right(self._starts, span[1] - 1)
        for place in (after - 1, after):
            if 0 <= place < len(self._blocks):
                piece = self._blocks[place]
                if piece.kind is BlockKind.PARAGRAPH and len(piece.text) <= _NEAR_LENGTH:
                    self._beside.add(piece.start)

    def _length(self, start: int, stop: int) -> int:
        low, high = bisect_right(self._starts, start - 1), bisect_right(self._starts, stop)
        return sum(len(piece.text) for piece in self._blocks[low:high])

    def _inside(self, piece: Piece) -> bool:
        return any(start <= piece.start < stop for start, stop in self._spans)

    def _ancestor(self, element: int, names: tuple[str, ...]) -> str:
        for _ in range(_CLIMBS):
            if element < 0:
                break
            if self._layout.tokens[element].name in names:
                return self._layout.tokens[element].name
            element = self._layout.parent.get(element, -1)
        return ""

    def _links(self) -> Iterator[tuple[int, int]]:
        """The stretches of the links that lead to pictures."""
        for index, token in enumerate(self._layout.tokens):
            if token.kind != "open" or token.name != "a" or index not in self._layout.partner:
                continue
            if any(a.name == "href" and _PICTURE.search(self._layout.source[a.start : a.stop])
                   for a in token.attributes):  # fmt: skip
                yield token.start, self._layout.tokens[self._layout.partner[index]].stop


def _is_text(piece: Piece) -> bool:
    return not piece.hidden and " " not in piece.place and piece.place not in ("style", "title")
