"""File names of a corrected site: without the names of people, and what leads to them follows."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import quote, urlsplit, urlunsplit

from redactor import naming
from redactor.formats.html import Layout
from redactor.formats.html.places import is_address
from redactor.formats.text.splicing import Edit
from redactor.website.links import within
from redactor.website.site import Resource

_RANK: Final = 5
_SRCSET: Final = re.compile(r"(?:^|,)\s*([^\s,]+)")
_LISTS: Final = frozenset(("srcset", "data-srcset", "imagesrcset"))


def new_places(resources: Sequence[Resource], names: Collection[str]) -> dict[str, str]:
    """The places that show a name, and what they are called in the copy.

    A folder or file that shows one becomes "redacted-1", "redacted-2" …, in order.
    """
    parts: dict[str, str] = {}
    result: dict[str, str] = {}
    for item in resources:
        pieces = item.place.split("/")
        renamed = [_renamed(piece, names, parts) for piece in pieces]
        if renamed != pieces:
            result[item.place] = "/".join(renamed)
    return result


def _renamed(part: str, names: Collection[str], known: dict[str, str]) -> str:
    if part in known:
        return known[part]
    if not names or not naming.shows(PurePosixPath(part).stem, names):
        return part
    known[part] = f"redacted-{len(known) + 1}{naming.suffix_of(part)}"
    return known[part]


def address_edits(layout: Layout, place: str, moved: Mapping[str, str]) -> Iterator[Edit]:
    """Edits that let the addresses of a page lead to the new places."""
    source = layout.source
    here = moved.get(place, place)
    for token in layout.tokens:
        for attribute in token.attributes:
            raw = source[attribute.start : attribute.stop]
            if attribute.name in _LISTS:
                for match in _SRCSET.finditer(raw):
                    start = attribute.start + match.start(1)
                    yield from _edit(start, match[1], place, here, moved)
            elif is_address(attribute.name, html.unescape(raw)):
                yield from _edit(attribute.start, raw, place, here, moved)


def _edit(start: int, raw: str, place: str, here: str, moved: Mapping[str, str]) -> Iterator[Edit]:
    address = html.unescape(raw)
    target = within(address.strip(), place)
    if target not in moved and here == place:
        return
    if target is None or (target not in moved and address.strip().startswith(("/", "http", "#"))):
        return
    new = moved.get(target, target)
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return
    if not parts.path:
        return
    absolute = parts.netloc or parts.path.startswith("/")
    folder = posixpath.dirname(here) or "."
    path = f"/{new}" if absolute else posixpath.relpath(new, folder)
    text = urlunsplit(parts._replace(path=quote(path)))
    if text != address.strip():
        yield Edit(start, start + len(raw), html.escape(text), rank=_RANK)
