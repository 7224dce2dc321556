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
from redactor.witnesses.markup import Markup, decode, is_markup_file, take_apart
from redactor.witnesses.streams import Stream, Unpacked, unpack
from redactor.witnesses.terms import Terms
from redactor.witnesses.vocabulary import is_markup, split_words

_FREE = frozenset(
    """
    descr title alt author initials tooltip string keywords subject creator displayname userid
    providerid description manager company category
    """.split()  # noqa: SIM905 - words read as words
)
"""Attributes that hold somebody's words: a term that is a schema word is searched there, too."""
_DESCRIBING = frozenset({"descr", "title", "alt", "string"})
"""Attributes that a screen reader reads aloud: they are part of what was meant to stay."""
_DESCRIBING_TAGS = frozenset({"lvlText", "tblCaption", "tblDescription"})
"""Elements whose value is read aloud or shown: list labels, descriptions of tables."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_SCHEMA = re.compile(
    r"(?:https?://schemas\.(?:openxmlformats\.org|microsoft\.com)|http://purl\.o(?:rg|clc\.org)|"
    r"http://www\.w3\.org|urn:schemas-microsoft-com:[a-z]+:[a-z]+|application/vnd\.(?:ms-|openxml))"
    r"[a-z0-9/.+#:-]*$",
    re.IGNORECASE,
)
"""Names of schemas and content types, which every package is full of."""
_HEX = re.compile(r"(?=[A-Fa-f]*\d)[0-9A-Fa-f]{4,32}|[0-9A-F]{6}")
"""Colours and ids: letters between digits are nobody's initials."""
_NUMBER = re.compile(r"\d{7}|[A-Za-z]\d{6}|\d{6}[A-Za-z]")
"""So many digits are somebody's number; fewer are a width or a count."""
_MEDIA = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_MAX_ENCODED = 3
"""Encodings in encodings are undone so deep (base64 of a package of base64 …)."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A file taken apart.

    ``texts`` are folded, one for each stream that holds markup. Attribute values are
    ``free`` text, ``identifiers`` (one word of letters and digits, taken apart at
    capitals) or other ``values``.
    """

    unpacked: Unpacked = field(repr=False)
    markups: tuple[tuple[Stream, Markup], ...] = field(repr=False)
    texts: tuple[str, ...] = field(repr=False)
    free: str = field(repr=False)
    identifiers: str = field(repr=False)
    values: str = field(repr=False)
    described: str = field(repr=False)
    names: str = field(repr=False)
    binary: tuple[bytes, ...] = field(repr=False)

    def attributes(self, terms: Terms) -> Counter[int]:
        """How often each term, by index, stands in attribute values, comments and part names.

        Terms made of schema words only (Mark, Page) count in free text alone.
        """
        found = terms.count(self.values)
        found.update(terms.count(self.identifiers, whole=True))
        for index in terms.markup:
            del found[index]
        found.update(terms.count(self.free))
        return found

    def readable(self, terms: Terms) -> Counter[int]:
        """How often each term, by index, stands in text or attribute values."""
        found = self.attributes(terms)
        for text in self.texts:
            found.update(terms.count(text))
        return found

    def elsewhere(self, terms: Terms, *, wanted: Iterable[int]) -> Counter[int]:
        """Which of the ``wanted`` terms stand in names, other encodings or binary streams."""
        raw = terms.raw(wanted=wanted)
        found: Counter[int] = Counter()
        if len(raw):
            for data in self.binary:
                found.update(raw.count(data))
            found.update(raw.count(self.names.encode("utf-8")))
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
            encoded = "\n".join(
                (markup.text, markup.machine, *_values(markup), *markup.asides)
            ).encode("utf-8")
        else:
            binary.append(stream.data)
            encoded = b"" if stream.data.startswith(_MEDIA) else stream.data
        if level < _MAX_ENCODED:
            queue += [
                (Stream(item.name, item.data, stream.depth), level + 1)
                for piece in decodings(encoded)
                for item in _inner(piece, unpacked)
            ]
    values = _sorted_values(markups, unpacked)
    return Scan(
        unpacked=unpacked,
        markups=tuple(markups),
        texts=tuple(fold(markup.text) for _, markup in markups if markup.text.strip()),
        free=fold("\n".join(values.free)),
        identifiers=fold("\n".join(values.identifiers)),
        values=fold("\n".join(values.other)),
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
    return {item.value for item in markup.attributes if item.value}


@dataclass(slots=True)
class _Values:
    free: list[str] = field(default_factory=list)
    identifiers: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)


def _sorted_values(markups: Sequence[tuple[Stream, Markup]], unpacked: Unpacked) -> _Values:
    """Attribute values, comments and part names, without what is the schema's own."""
    found = _Values(other=[name for name in unpacked.names() if not is_markup(name)])
    known: dict[str, bool] = {}
    for _, markup in markups:
        found.free += [html.unescape(aside) for aside in markup.asides]
        found.other.append(markup.machine)
        for item in markup.attributes:
            if item.name.lower() in _FREE or (item.name == "name" and item.tag.endswith("Pr")):
                found.free += [item.value] * item.times
                continue
            if item.value not in known:
                known[item.value] = is_markup(item.value) or bool(_SCHEMA.match(item.value))
            if known[item.value] or (item.tag == "lang" and _LANGUAGE.fullmatch(item.value)):
                continue
            if _HEX.fullmatch(item.value):
                found.other += [item.value] * item.times
                continue
            if item.value.isascii() and item.value.isalnum():
                found.identifiers += [split_words(item.value)] * item.times
                if _NUMBER.search(item.value):
                    found.identifiers += [item.value] * item.times
            else:
                found.other += [item.value] * item.times
    return found


def _described(markups: Sequence[tuple[Stream, Markup]]) -> list[str]:
    """What pictures and tables say of themselves to those who cannot see them."""
    return [
        value
        for _, markup in markups
        for item in markup.attributes
        if item.name.lower() in _DESCRIBING or item.tag in _DESCRIBING_TAGS
        for value in [item.value] * item.times
    ]


def _names(markups: Sequence[tuple[Stream, Markup]]) -> set[str]:
    """Names of elements and attributes; of the Office vocabularies only unknown-looking ones."""
    found: set[str] = set()
    for _, markup in markups:
        foreign = markup.foreign_prefixes()
        for name in markup.names():
            prefix, _, plain = name.rpartition(":")
            if prefix in foreign and not is_markup(plain):
                found.add(name)
    return found
