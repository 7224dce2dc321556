"""Where words can be in the objects of a PDF, and how often terms stand there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from redactor.witnesses.folding import fold
from redactor.witnesses.pdf.said import (
    inline_strings,
    own_names,
    readings,
    shown,
    strings,
    unicode_maps,
)
from redactor.witnesses.pdf.standard import without_syntax
from redactor.witnesses.pdf.sweep import Stored, Sweep, sweep
from redactor.witnesses.pdf.syntax import Ref
from redactor.witnesses.scan import Scan, scan
from redactor.witnesses.terms import Terms
from redactor.witnesses.vocabulary import is_markup

_PROGRAMS = ("FontFile", "FontFile2", "FontFile3")


@dataclass(frozen=True, slots=True)
class Contents:
    """A PDF taken apart for searching; all texts are folded.

    ``written`` are strings of objects, with their keys in ``by_key``; ``aside`` is what
    content shows besides the pages' own streams (forms, patterns, masks, appearances, left
    over objects); ``files`` are streams that hold neither pages, pictures nor fonts.
    """

    objects: Sweep = field(repr=False)
    by_key: tuple[tuple[str, str], ...] = field(repr=False)
    written: str = field(repr=False)
    aside: tuple[str, ...] = field(repr=False)
    names: str = field(repr=False)
    files: tuple[Scan, ...] = field(repr=False)
    raw: tuple[bytes, ...] = field(repr=False)

    @property
    def unread(self) -> int:
        """Streams and objects that could not be read, those of files inside included."""
        return self.objects.unread + sum(item.unpacked.unread for item in self.files)

    def said(self, terms: Terms) -> Counter[int]:
        """How often each term, by index, stands in strings, properties and hidden content."""
        found = terms.count(self.written)
        for text in self.aside:
            found |= terms.count(text)
        for item in self.files:
            found.update(item.readable(terms))
        return found

    def elsewhere(self, terms: Terms, *, wanted: Iterable[int]) -> Counter[int]:
        """Which of the ``wanted`` terms stand in names, in raw streams or between objects."""
        wanted = tuple(wanted)
        raw = terms.raw(wanted=wanted)
        found: Counter[int] = Counter()
        if len(raw):
            for data in (*self.raw, self.names.encode("utf-8")):
                hits = raw.count(data)
                found.update(raw.count(without_syntax(data)) if hits else hits)
        for item in self.files:
            found.update(item.elsewhere(terms, wanted=wanted))
        return found


def take_apart(data: bytes) -> Contents:
    """Sweep a PDF and lay open what its objects say. Never fails."""
    objects = sweep(data)
    plain = _page_contents(objects)
    programs = _programs(objects)
    maps = unicode_maps(objects)
    aside: list[str] = []
    files: list[Scan] = []
    raw: list[bytes] = [objects.between]
    inline: list[tuple[str, str]] = []
    for item in objects.stored:
        if item.data is None or item.number in programs or item.is_machinery:
            continue
        raw.append(item.data)
        current = objects.newest[item.number] is item
        if item.entries.get("Subtype") == "Image":
            continue
        inline += inline_strings(item.data)
        if current and item.number in plain:
            continue
        texts = shown(item.data)
        aside += (fold(text) for text in readings(texts, maps))
        if not texts and not _is_machine_made(item):
            files.append(scan(item.data))
    stored = (*objects.stored, Stored(0, objects.trailer))
    by_key = tuple((key, fold(text)) for key, text in (*strings(stored), *inline))
    return Contents(
        objects=objects,
        by_key=by_key,
        written="\n".join(text for _, text in by_key),
        aside=tuple(aside),
        names="\n".join(sorted(name for name in own_names(objects.stored) if not is_markup(name))),
        files=tuple(files),
        raw=tuple(raw),
    )


def _page_contents(objects: Sweep) -> frozenset[int]:
    """The numbers of the content streams of pages, which every engine reads."""
    return frozenset(
        part.number
        for page in objects.pages
        for part in [page.get("Contents"), *objects.items(page.get("Contents"))]
        if isinstance(part, Ref)
    )


def _programs(objects: Sweep) -> frozenset[int]:
    """Embedded font programs, whose name tables hold words of every kind."""
    return frozenset(
        ref.number
        for item in objects.stored
        for key in _PROGRAMS
        for ref in [item.entries.get(key)]
        if isinstance(ref, Ref)
    )


def _is_machine_made(item: Stored) -> bool:
    """Tables of fonts and colours: numbers only."""
    data = item.data or b""
    return b"begincmap" in data or data[36:40] == b"acsp" or "FunctionType" in item.entries
