"""Where the addresses of a page lead within the site."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final
from urllib.parse import unquote, urlsplit

from redactor.formats.html import Layout
from redactor.formats.html.places import is_address

_CSS_URL = re.compile(r"url\(\s*[\"']?([^)\"']+)")
_SRCSETS: Final = frozenset(("srcset", "data-srcset", "imagesrcset", "ping"))
_REFRESH = re.compile(r"url\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)


def addresses(layout: Layout) -> Iterator[str]:
    """Every address that a page or feed names, as it is written."""
    source = layout.source
    for token in layout.tokens:
        for attribute in token.attributes:
            value = html.unescape(source[attribute.start : attribute.stop])
            if attribute.name in _SRCSETS:
                yield from (part.split()[0] for part in value.split(",") if part.split())
            elif is_address(attribute.name, value):
                yield value.strip()
            elif attribute.name == "style":
                yield from _CSS_URL.findall(value)
            elif attribute.name == "content" and (refresh := _REFRESH.search(value)):
                yield refresh[1]
        if token.kind == "raw" and token.name == "style":
            yield from _CSS_URL.findall(source[token.start : token.stop])


@lru_cache(maxsize=20_000)
def _path_of(address: str) -> str | None:
    """The path that an address names, None for one of another kind or of none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme not in ("", "http", "https") or not (parts.path or parts.netloc):
        return None
    return unquote(parts.path)


def within(address: str, place: str) -> str | None:
    """The path in the site that an address on the page at ``place`` leads to, or None.

    Absolute addresses count by their path: the site's own host is not known to a folder.
    """
    path = _path_of(address)
    if path is None:
        return None
    if not path.startswith("/"):
        path = posixpath.join("/", posixpath.dirname(place), path)
    path = posixpath.normpath(path).lstrip("/") + ("/" if path.endswith("/") else "")
    return path.lstrip("/")


def linked_places(layout: Layout, place: str) -> frozenset[str]:
    """The paths in the site that a page links to."""
    paths = (within(address, place) for address in addresses(layout))
    return frozenset(path for path in paths if path is not None) | _literal(layout)


def _literal(layout: Layout) -> frozenset[str]:
    """Addresses in the text of a feed or sitemap, where they stand between tags."""
    texts = (layout.source[t.start : t.stop].strip() for t in layout.tokens if t.kind == "text")
    found = (within(text, "") for text in texts if text.startswith(("http://", "https://", "/")))
    return frozenset(path for path in found if path is not None)
