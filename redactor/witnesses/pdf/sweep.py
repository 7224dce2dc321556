"""Finds every object in the bytes of a PDF, also those that no table leads to.

The cross-reference tables are not believed: the file is read from its first byte to its
last, streams are laid open, and what stands between the objects is kept apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from redactor.witnesses.pdf.filters import Undecodable, decode
from redactor.witnesses.pdf.syntax import Malformed, Name, Ref, Value, name_under, read_object

MAX_TOTAL = 400 * 2**20
"""Decoded bytes of all streams; what is beyond counts as not read."""
MAX_OBJECTS = 500_000
"""The same for stored objects."""

MAX_PARENTS = 50

_OBJECT = re.compile(rb"(?<![0-9])(\d{1,10})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+obj(?![a-zA-Z])")
_TRAILER = re.compile(rb"trailer(?=[\0\t\n\f\r ]*<<)")
_STREAM = re.compile(rb"[\0\t\n\f\r ]*stream(?:\r\n|\n|\r(?!\n))?")
_END = re.compile(rb"[\0\t\n\f\r ]*(?:endstream)?[\0\t\n\f\r ]*(?:endobj)?")
_ENDS_HERE = re.compile(rb"[\0\t\n\f\r ]*endstream")
_MACHINERY = frozenset({"XRef", "ObjStm"})


@dataclass(frozen=True, slots=True)
class Stored:
    """One stored object. ``data`` is its decoded stream; None if it has none or is not read."""

    number: int
    value: Value = field(repr=False)
    data: bytes | None = field(repr=False, default=None)

    @property
    def entries(self) -> dict[str, Value]:
        """The dictionary of the object or stream; empty if it is something else."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def is_machinery(self) -> bool:
        """Whether it only serves to find other objects."""
        return name_under(self.entries, "Type") in _MACHINERY or "Linearized" in self.entries


@dataclass(frozen=True, slots=True)
class Sweep:
    """Everything that is stored in a file.

    ``newest`` has the last stored object of each number, ``reached`` the numbers that the
    newest trailer leads to; ``between`` are the bytes that belong to no object.
    """

    stored: tuple[Stored, ...] = field(repr=False)
    newest: Mapping[int, Stored] = field(repr=False)
    reached: frozenset[int] = field(repr=False)
    trailer: dict[str, Value] = field(repr=False)
    between: bytes = field(repr=False)
    unread: int

    def resolved(self, value: Value | None) -> Value | None:
        """What a reference leads to in the newest revision; None if that is nowhere."""
        for _ in range(16):
            if not isinstance(value, Ref):
                return value
            found = self.newest.get(value.number)
            value = found.value if found else None
        return None

    def entries(self, value: Value | None) -> dict[str, Value]:
        """The dictionary a value is or leads to; empty if it is something else."""
        found = self.resolved(value)
        return found if isinstance(found, dict) else {}

    def items(self, value: Value | None) -> list[Value]:
        """The array a value is or leads to; empty if it is something else."""
        found = self.resolved(value)
        return found if isinstance(found, list) else []

    def data(self, value: Value | None) -> bytes:
        """The decoded stream a reference leads to; empty if there is none."""
        found = self.newest.get(value.number) if isinstance(value, Ref) else None
        return (found.data or b"") if found else b""

    @property
    def root(self) -> dict[str, Value]:
        """The document catalogue."""
        return self.entries(self.trailer.get("Root"))

    @property
    def pages(self) -> tuple[dict[str, Value], ...]:
        """The pages of the newest revision."""
        return tuple(item.entries for item in self.live if item.entries.get("Type") == "Page")

    def inherited(self, page: dict[str, Value], key: str) -> Value | None:
        """What a page has under a key, or the nearest node above it that has one."""
        for _ in range(MAX_PARENTS):
            if key in page:
                return self.resolved(page[key])
            page = self.entries(page.get("Parent"))
        return None

    @property
    def live(self) -> tuple[Stored, ...]:
        """The objects that a reader of the newest revision comes to."""
        return tuple(self.newest[number] for number in sorted(self.reached & self.newest.keys()))

    @property
    def left_over(self) -> tuple[Stored, ...]:
        """The objects that nothing leads to: replaced, deleted or forgotten ones."""
        return tuple(
            item
            for item in self.stored
            if not item.is_machinery
            and (item.number not in self.reached or self.newest[item.number] is not item)
        )


def sweep(data: bytes) -> Sweep:
    """Take a PDF apart. Never fails: what cannot be read is counted in ``unread``."""
    finder = _Finder(data)
    finder.run()
    newest = {item.number: item for item in finder.stored}
    trailer = _newest_trailer(finder, newest)
    return Sweep(
        stored=tuple(finder.stored),
        newest=newest,
        reached=_reached(trailer, newest),
        trailer=trailer,
        between=b"\n".join(finder.between),
        unread=finder.unread,
    )


class _Finder:
    """Walks the file once; what it found stands in its fields."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._total = 0
        self.stored: list[Stored] = []
        self.trailers: list[dict[str, Value]] = []
        self.between: list[bytes] = []
        self.unread = 0

    @cached_property
    def _lengths(self) -> dict[int, int]:
        """Where the numbers that are objects of their own stand; few files ask for them."""
        return {int(match[1]): match.end() for match in re.finditer(_NUMBER_OBJECT, self._data)}

    def run(self) -> None:
        at = 0
        while match := _OBJECT.search(self._data, at):
            self._aside(at, match.start())
            if len(self.stored) >= MAX_OBJECTS:
                self.unread += 1
                return
            at = self._object(int(match[1]), match.end())
        self._aside(at, len(self._data))

    def _aside(self, start: int, stop: int) -> None:
        """Bytes that belong to no object: tables, trailers, remarks, rubbish."""
        piece = self._data[start:stop]
        for match in _TRAILER.finditer(piece):
            try:
                value, _ = read_object(piece, match.end())
            except Malformed:
                self.unread += 1
                continue
            if isinstance(value, dict):
                self.trailers.append(value)
        if piece.strip(b"\0\t\n\f\r "):
            self.between.append(piece)

    def _object(self, number: int, start: int) -> int:
        """Read the object that begins here, with its stream; where the next may begin."""
        try:
            value, end = read_object(self._data, start)
        except Malformed:
            self.unread += 1
            return start
        opening = _STREAM.match(self._data, end) if isinstance(value, dict) else None
        if opening is None or not isinstance(value, dict):
            self.stored.append(Stored(number, value))
            closing = _END.match(self._data, end)
            return closing.end() if closing else end
        begin = opening.end()
        end = self._stream_end(value, begin)
        self._stream(number, value, self._data[begin:end])
        closing = _END.match(self._data, end)
        return closing.end() if closing else end

    def _stream_end(self, entries: dict[str, Value], begin: int) -> int:
        """Where a stream ends: as its length says if ``endstream`` stands there, else there."""
        length = entries.get("Length")
        if isinstance(length, Ref):
            place = self._lengths.get(length.number)
            try:
                length = read_object(self._data, place)[0] if place is not None else None
            except Malformed:
                length = None
        stop = begin + length if isinstance(length, int) else -1
        if stop >= begin and _ENDS_HERE.match(self._data, stop):
            return stop
        found = self._data.find(b"endstream", begin)
        return len(self._data) if found < 0 else found

    def _stream(self, number: int, entries: dict[str, Value], raw: bytes) -> None:
        if entries.get("Type") == "XRef":
            self.trailers.append(entries)
        decoded: bytes | None
        try:
            decoded = decode(entries, raw)
        except Undecodable:
            decoded = None
        self._total += len(decoded or b"")
        if decoded is None or self._total > MAX_TOTAL:
            self.unread += 1
            decoded = None
        self.stored.append(Stored(number, entries, decoded))
        if decoded is not None and entries.get("Type") == "ObjStm":
            self.stored += self._packed(entries, decoded)

    def _packed(self, entries: dict[str, Value], data: bytes) -> Iterator[Stored]:
        """The objects of an object stream (ISO 32000-1, 7.5.7)."""
        first = entries.get("First")
        if not isinstance(first, int):
            self.unread += 1
            return
        head = data[:first].split()
        for number, offset in zip(head[::2], head[1::2], strict=False):
            try:
                value, _ = read_object(data, first + int(offset))
                yield Stored(int(number), value)
            except (Malformed, ValueError):
                self.unread += 1


_NUMBER_OBJECT = re.compile(rb"(?<![0-9])(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj(?=\s+\d)")


def _newest_trailer(finder: _Finder, newest: Mapping[int, Stored]) -> dict[str, Value]:
    """The last trailer whose Root is there; a catalogue that is found if there is none."""
    for trailer in reversed(finder.trailers):
        root = trailer.get("Root")
        if isinstance(root, Ref) and root.number in newest:
            return trailer
    for item in reversed(finder.stored):
        if item.entries.get("Type") == "Catalog":
            return {"Root": Ref(item.number)}
    return {}


def _reached(trailer: dict[str, Value], newest: Mapping[int, Stored]) -> frozenset[int]:
    """The numbers of the objects that the trailer leads to."""
    found: set[int] = set()
    queue: list[Value] = [value for key, value in trailer.items() if key in _LEADS]
    while queue:
        value = queue.pop()
        if isinstance(value, Ref):
            if value.number not in found and value.number in newest:
                found.add(value.number)
                queue.append(newest[value.number].value)
        elif isinstance(value, dict):
            queue += value.values()
        elif isinstance(value, list):
            queue += value
    return frozenset(found)


_LEADS = frozenset({"Root", "Info", "Encrypt"})


def values_in(value: Value, key: str = "") -> Iterator[tuple[str, Value]]:
    """Every value inside an object with the key it stands under, keys of arrays passed down."""
    stack = [(key, value)]
    while stack:
        name, item = stack.pop()
        yield name, item
        if isinstance(item, dict):
            stack += [(inner, found) for inner, found in item.items()]
        elif isinstance(item, list):
            stack += [(name, found) for found in item]


def names_in(value: Value) -> Iterator[str]:
    """Every name inside an object: keys, and names that are values."""
    for _, item in values_in(value):
        if isinstance(item, Name):
            yield str(item)
        elif isinstance(item, dict):
            yield from item
