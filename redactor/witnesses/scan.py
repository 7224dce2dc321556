"""Byte scanner: every stream of a file as text to read, values, names and raw bytes.

A file is taken apart once (`scan`); then `Scan.find` says how often each term stands in
what people can read (text and attribute values) and which terms stand in other places:
names of parts and elements, other encodings, binary streams, ZIP comments.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from redactor.witnesses.encodings import decodings
from redactor.witnesses.folding import fold
from redactor.witnesses.markup import Attribute, Markup, decode, is_markup_file, take_apart
from redactor.witnesses.streams import Stream, Unpacked, unpack
from redactor.witnesses.terms import Terms
from redactor.witnesses.vocabulary import is_markup

_FREE = frozenset(
    """
    descr title alt author initials tooltip string href target tag keywords subject creator
    displayname userid providerid description manager company category
    """.split()  # noqa: SIM905 - words read as words
)
"""Attributes that hold somebody's words; everywhere else a schema word is no finding."""
_DESCRIBING = frozenset({"descr", "title", "alt"})
"""Attributes that a screen reader reads aloud: they are part of what was meant to stay."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_MEDIA = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_MAX_ENCODED = 3
"""Encodings in encodings are undone so deep (base64 of a package of base64 …)."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A file taken apart. ``texts`` are folded, one for each stream that holds markup."""

    unpacked: Unpacked = field(repr=False)
    markups: tuple[tuple[Stream, Markup], ...] = field(repr=False)
    texts: tuple[str, ...] = field(repr=False)
    values: str = field(repr=False)
    described: str = field(repr=False)
    names: str = field(repr=False)
    binary: tuple[bytes, ...] = field(repr=False)

    def readable(self, terms: Terms) -> Counter[int]:
        """How often each term, by index, stands in text or attribute values."""
        found: Counter[int] = Counter()
        for text in self.texts:
            found.update(terms.count(text))
        found.update(terms.count(self.values))
        return found

    def elsewhere(self, terms: Terms, *, wanted: Iterable[int]) -> Counter[int]:
        """Which of the ``wanted`` terms stand in names, other encodings or binary streams."""
        raw = terms.raw(wanted=wanted)
        found: Counter[int] = Counter()
        if len(raw):
            found.update(raw.count(self.names.encode("utf-8")))
            for data in self.binary:
                found.update(raw.count(data))
        return found


def scan(data: bytes) -> Scan:
    """Take a file apart. Never fails: what cannot be read is in ``unpacked.unread``."""
    unpacked = unpack(data)
    markups: list[tuple[Stream, Markup]] = []
    binary: list[bytes] = []
    queue = [(stream, 0) for stream in unpacked.streams]
    while queue:
        stream, level = queue.pop()
        if is_markup_file(stream.data):
            markup = take_apart(decode(stream.data))
            markups.append((stream, markup))
            encoded = "\n".join((markup.text, *_values(markup), *markup.asides)).encode("utf-8")
        else:
            binary.append(stream.data)
            encoded = b"" if stream.data.startswith(_MEDIA) else stream.data
        if level < _MAX_ENCODED:
            queue += [
                (Stream(item.name, item.data, stream.depth), level + 1)
                for piece in decodings(encoded)
                for item in _inner(piece, unpacked)
            ]
    return Scan(
        unpacked=unpacked,
        markups=tuple(markups),
        texts=tuple(fold(markup.text) for _, markup in markups if markup.text.strip()),
        values=fold("\n".join(_searchable(markups, unpacked))),
        described=fold("\n".join(_described(markups))),
        names="\n".join(_names(markups)),
        binary=tuple(binary),
    )


def _inner(piece: bytes, unpacked: Unpacked) -> Sequence[Stream]:
    inner = unpack(piece)
    if any(stream.outer for stream in inner.streams):
        unpacked.unread += inner.unread
    return inner.streams


def _values(markup: Markup) -> set[str]:
    return {item.value for item in markup.attributes() if item.value}


def _searchable(markups: Sequence[tuple[Stream, Markup]], unpacked: Unpacked) -> list[str]:
    """Attribute values, comments and part names that are not the schema's own words."""
    found = [name for name in unpacked.names() if not is_markup(name)]
    known: dict[str, bool] = {}
    for _, markup in markups:
        found += [html.unescape(aside) for aside in markup.asides]
        for item in markup.attributes():
            if _worth_reading(item, known):
                found += [item.value] * item.times
    return found


def _described(markups: Sequence[tuple[Stream, Markup]]) -> list[str]:
    """What pictures and tables say of themselves to those who cannot see them."""
    return [
        value
        for _, markup in markups
        for item in markup.attributes()
        if item.name.lower() in _DESCRIBING
        for value in [item.value] * item.times
    ]


def _worth_reading(item: Attribute, known: dict[str, bool]) -> bool:
    if item.tag == "lang" and _LANGUAGE.fullmatch(item.value):
        return False
    if item.value not in known:
        known[item.value] = not is_markup(item.value)
    if known[item.value]:
        return not (item.tag == "lsdException" and item.value.isascii() and len(item.value) < 3)
    return item.name.lower() in _FREE or (item.name == "name" and item.tag.endswith("Pr"))


def _names(markups: Sequence[tuple[Stream, Markup]]) -> set[str]:
    return {name for _, markup in markups for name in markup.names() if not is_markup(name)}
