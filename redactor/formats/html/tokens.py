"""A page as tags, text and what no reader sees, each with its place in the source.

Follows the tokeniser of the HTML standard (13.2.5) as far as places of text go. Where
browsers differ from it, or a page is broken, text is rather read twice than missed; what
cannot be told apart ("<img alt=...", cut short) is unseen and never reaches a copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

_VOID_WORDS = (
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source"
    " track wbr"
)
VOID: Final = frozenset(_VOID_WORDS.split())
RAW: Final = frozenset(("script", "style", "iframe", "noembed", "noframes", "xmp"))
"""Elements whose content is no markup."""
ESCAPED: Final = frozenset(("title", "textarea"))
"""Elements whose content holds character references, but no tags."""

_MARKUP = re.compile(
    r"(?P<comment><!--(?:-?>|.*?(?:--!?>|\Z)))"
    r"|(?P<doctype><!doctype\s+html(?:\s+(?:public|system)\s[^<>]*)?\s*>)"
    r"|(?P<bogus><[!?][^>]*(?:>|\Z)|</[^a-zA-Z>][^>]*(?:>|\Z)|</>)"
    r"|(?P<tag></?(?P<name>[a-zA-Z][^\s/>]*))",
    re.DOTALL | re.IGNORECASE,
)
_XML_MARKUP = re.compile(r"(?P<cdata><!\[CDATA\[|\]\]>)|" + _MARKUP.pattern, _MARKUP.flags)
_ATTRIBUTE = re.compile(
    r"[\s/]*(?P<name>[^\s/>][^\s/>=]*)"
    r"(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s>\"'][^\s>]*)|(?=>)))?"
)
_TAG_END = re.compile(r"[\s/]*>")
_BROKEN = re.compile(r"\s*=\s*[\"']")


@dataclass(frozen=True, slots=True)
class Attribute:
    """``start:stop`` is the value without its quotes, ``low:high`` the whole attribute."""

    name: str
    start: int
    stop: int
    low: int
    high: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class Token:
    """``kind`` is "open", "close", "text", "raw", "escaped", "doctype" or "unseen"."""

    kind: str
    start: int
    stop: int
    name: str = ""
    attributes: tuple[Attribute, ...] = field(default=(), repr=False)


def tokens(source: str, *, xml: bool = False) -> Iterator[Token]:
    """The tokens of a page, in order and without gaps.

    In ``xml`` (feeds) what stands in CDATA sections is markup and text like the rest, as
    feed readers show it; the signs around it are passed over like a doctype.
    """
    markup, escaped = (_XML_MARKUP, frozenset[str]()) if xml else (_MARKUP, ESCAPED)
    at = 0
    for_text = 0
    while match := markup.search(source, at):
        if match.start() > for_text:
            yield Token("text", for_text, match.start())
        kind = match.lastgroup
        if match["tag"] is None:
            seen = "doctype" if kind in ("doctype", "cdata") else "unseen"
            at = for_text = match.end()
            yield Token(seen, match.start(), at, "" if seen == "doctype" else "comment")
            continue
        token = _tag(source, match)
        yield token
        at = for_text = token.stop
        if token.kind == "open" and token.name in RAW | escaped:
            end = _end_of(source, token)
            if end > at:
                yield Token("escaped" if token.name in escaped else "raw", at, end, token.name)
            at = for_text = end
    if for_text < len(source):
        yield Token("text", for_text, len(source))


def _tag(source: str, match: re.Match[str]) -> Token:
    """The tag that begins here; an end of file inside it makes all that is left unseen."""
    closing = match["tag"].startswith("</")
    name = match["name"].lower()
    found: list[Attribute] = []
    at = match.end()
    while not (end := _TAG_END.match(source, at)):
        part = _ATTRIBUTE.match(source, at)
        if part is None or part.end() == len(source) or _BROKEN.match(source, part.end()):
            return Token("unseen", match.start(), len(source), "remnant")
        found.append(_attribute(part))
        at = part.end()
    kind = "close" if closing else "open"
    return Token(kind, match.start(), end.end(), name, tuple(found))


def _attribute(part: re.Match[str]) -> Attribute:
    quoted = part["double"] is not None or part["single"] is not None
    group = next((g for g in ("double", "single", "bare") if part[g] is not None), "")
    start, stop = part.span(group) if group else (part.end(), part.end())
    return Attribute(
        part["name"].lower(), start, stop, part.start("name"), part.end(), quoted or not group
    )


def _end_of(source: str, token: Token) -> int:
    """Where the content of a raw element ends: at its end tag, or with the page."""
    match = re.compile(rf"</{re.escape(token.name)}(?=[\s/>])", re.IGNORECASE).search(
        source, token.stop
    )
    return match.start() if match else len(source)
