"""Reads a written page with the standard library's parser: another code path than the format's.

Text is what a browser shows, one line for each block; values are attributes as they are
meant, with character references and percent signs undone. Nothing of this module knows
which attributes the format reads: it takes all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote

_INLINE_WORDS = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q"
    " ruby s samp small span strike strong sub sup time tt u var wbr"
)
_INLINE = frozenset(_INLINE_WORDS.split())
_EMBEDDED = re.compile(r"[\s\x00-\x20]*(?:javascript|vbscript|data)\s*:", re.IGNORECASE)
_ADDRESSES = frozenset(("href", "src", "srcset", "action", "formaction", "poster", "data"))


@dataclass(slots=True)
class Page:
    """``text`` is what is shown, ``values`` are attributes, ``styles`` style sheets.

    ``codes`` are scripts. The numbers count what a copy never holds: comments, scripts, event
    handlers, pages and files inside attributes.
    """

    lines: list[str] = field(default_factory=list, repr=False)
    values: list[str] = field(default_factory=list, repr=False)
    styles: list[str] = field(default_factory=list, repr=False)
    codes: list[str] = field(default_factory=list, repr=False)
    comments: int = 0
    scripts: int = 0
    embedded: int = 0

    @property
    def text(self) -> str:
        """Everything shown, a line for each block."""
        return "".join(self.lines)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag if tag in ("style", "script") else ""
        self.page.scripts += tag == "script"
        if tag not in _INLINE:
            self.page.lines.append("\n")
        for name, value in attrs:
            if value:
                self.page.values.append(unquote(value))
                self.page.embedded += _is_embedded(name, value)

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""
        if tag not in _INLINE:
            self.page.lines.append("\n")

    def handle_data(self, data: str) -> None:
        if self._inside:
            (self.page.styles if self._inside == "style" else self.page.codes).append(data)
        else:
            self.page.lines.append(re.sub(r"\s", " ", data))

    def handle_comment(self, data: str) -> None:
        self.page.comments += 1

    def unknown_decl(self, data: str) -> None:
        self.page.comments += 1

    def handle_pi(self, data: str) -> None:
        self.page.comments += 1


def _is_embedded(name: str, value: str) -> bool:
    if name.startswith("on") or name == "srcdoc":
        return True
    return name in _ADDRESSES and bool(_EMBEDDED.match(value))


def read_page(data: bytes) -> Page:
    """The page. Raises UnicodeDecodeError for one that is not utf-8, as every copy is."""
    reader = _Reader()
    reader.feed(data.decode("utf-8-sig"))
    reader.close()
    return reader.page
