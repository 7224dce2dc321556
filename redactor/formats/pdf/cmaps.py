"""Character maps: from codes to CIDs and to Unicode (ISO 32000-1, 9.7.5 and 9.10.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pdfminer.cmapdb import CMapDB

_TOKEN = re.compile(
    rb"<([0-9A-Fa-f\s]*)>|/([^\s<>\[\]/()%]+)|([\[\]])|([A-Za-z]+)|(-?\d+)|%[^\r\n]*"
)
_LARGEST_RANGE = 65536
"""Codes. A longer range is somebody's attempt to fill the memory."""
_LONGEST_CODE = 4
_MANY = 400_000
"""Entries of one map; what is beyond is not read, so its text counts as undecodable."""

Token = tuple[str, bytes]


@dataclass(slots=True)
class CodeMap:
    """How bytes become codes (by the code space), and codes CIDs or text."""

    lengths: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    """Code length in bytes to the ranges of codes that have it."""
    cids: dict[tuple[int, int], int] = field(default_factory=dict)
    """(length, code) to CID."""
    cid_ranges: list[tuple[int, int, int, int]] = field(default_factory=list)
    """(length, first, last, CID of the first)."""
    texts: dict[int, str] = field(default_factory=dict)
    """Code to text, of a ToUnicode map."""

    def length_at(self, data: bytes, at: int) -> int:
        """How many bytes the code at ``at`` has; the shortest length known if none fits."""
        for length in sorted(self.lengths):
            code = int.from_bytes(data[at : at + length], "big")
            if any(_inside(code, low, high, length) for low, high in self.lengths[length]):
                return length
        return min(self.lengths, default=1)

    def cid(self, length: int, code: int) -> int:
        """The CID of a code; 0 (nothing) when the map has none."""
        found = self.cids.get((length, code))
        if found is not None:
            return found
        for size, low, high, first in self.cid_ranges:
            if size == length and low <= code <= high:
                return first + code - low
        return 0


def _inside(code: int, low: int, high: int, length: int) -> bool:
    """Whether each byte of the code lies in the range of that byte (Adobe 5014, 7.2)."""
    return all(
        (low >> shift) & 0xFF <= (code >> shift) & 0xFF <= (high >> shift) & 0xFF
        for shift in range(0, 8 * length, 8)
    )


def identity_map() -> CodeMap:
    """Identity-H and Identity-V: two bytes, the CID is the code."""
    return CodeMap(lengths={2: [(0, 0xFFFF)]}, cid_ranges=[(2, 0, 0xFFFF, 0)])


def parse_map(data: bytes) -> tuple[CodeMap, str]:
    """An embedded CMap or ToUnicode map, and the name of the map that it builds on."""
    result, base = CodeMap(), ""
    section = ""
    held: list[Token] = []
    for kind, value in _tokens(data):
        if kind != "word":
            held.append((kind, value))
            continue
        word = value.decode("ascii")
        if word == "usecmap" and held and held[-1][0] == "name":
            base = held[-1][1].decode("latin-1")
        elif word.startswith("begin"):
            section = word[5:]
        elif word.startswith("end") and word[3:] == section:
            _take(section, held, result)
            section = ""
        held = []
    return result, base


def _tokens(data: bytes) -> Iterator[Token]:
    for match in _TOKEN.finditer(data):
        hexed, name, mark, word, number = match.groups()
        if hexed is not None:
            digits = b"".join(hexed.split())
            yield "hex", bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
        elif name is not None:
            yield "name", name
        elif mark is not None:
            yield "mark", mark
        elif word is not None:
            yield "word", word
        elif number is not None:
            yield "number", number


def _take(section: str, held: list[Token], into: CodeMap) -> None:
    values = [value for _, value in held]
    if section == "codespacerange":
        for low, high in zip(values[::2], values[1::2], strict=False):
            if 0 < len(low) <= _LONGEST_CODE:
                into.lengths.setdefault(len(low), []).append((_int(low), _int(high)))
    elif section == "cidrange":
        for low, high, first in zip(values[::3], values[1::3], values[2::3], strict=False):
            into.cid_ranges.append((len(low), _int(low), _int(high), _number(first)))
    elif section == "cidchar":
        for code, cid in zip(values[::2], values[1::2], strict=False):
            into.cids[len(code), _int(code)] = _number(cid)
    elif section == "bfchar":
        for (_, code), (kind, text) in zip(held[::2], held[1::2], strict=False):
            if kind == "hex" and len(into.texts) < _MANY:
                into.texts[_int(code)] = _text(text)
    elif section == "bfrange":
        _take_ranges(held, into)


def _take_ranges(held: list[Token], into: CodeMap) -> None:
    at = 0
    while at + 2 < len(held):
        low, high = _int(held[at][1]), _int(held[at + 1][1])
        kind, value = held[at + 2]
        at += 3
        count = min(high - low + 1, _LARGEST_RANGE, _MANY - len(into.texts))
        if kind == "hex":
            head, last = value[:-2], _int(value[-2:])
            for step in range(count):
                tail = (
                    ((last + step) & 0xFFFF).to_bytes(min(2, len(value)) or 1, "big")
                    if (len(value) > 1 or last + step < 256)
                    else b""
                )
                into.texts[low + step] = _text(head + tail)
        elif value == b"[":
            step = 0
            while at < len(held) and held[at][1] != b"]":
                if step < count:
                    into.texts[low + step] = _text(held[at][1])
                step, at = step + 1, at + 1
            at += 1


def _int(value: bytes) -> int:
    return int.from_bytes(value[:8], "big")


def _number(value: bytes) -> int:
    try:
        return max(0, int(value))
    except ValueError:
        return 0


def _text(value: bytes) -> str:
    if len(value) == 1:
        return chr(value[0])
    return value.decode("utf-16-be", "replace").replace("\x00", "\ufffd") or "\ufffd"


def known_map(name: str) -> CodeMap | None:
    """A CMap of the standard by its name, from pdfminer's tables; None if there is none."""
    if name in ("Identity-H", "Identity-V"):
        return identity_map()
    try:
        tree = getattr(CMapDB.get_cmap(name), "code2cid", {})
    except CMapDB.CMapNotFound:
        return None
    result = CodeMap()
    _gather(tree, b"", result)
    return result


def _gather(tree: dict[int, object], before: bytes, into: CodeMap) -> None:
    for byte, value in tree.items():
        code = before + bytes([byte])
        if isinstance(value, dict):
            _gather(value, code, into)
        elif isinstance(value, int):
            number = _int(code)
            into.cids[len(code), number] = value
            spaces = into.lengths.setdefault(len(code), [])
            if spaces and spaces[-1][1] + 1 == number:
                spaces[-1] = (spaces[-1][0], number)
            else:
                spaces.append((number, number))


def texts_of_collection(registry: str, ordering: str, *, vertical: bool) -> dict[int, str]:
    """CID to text of a character collection ("Adobe-Japan1"), empty if it is not known."""
    try:
        found = CMapDB.get_unicode_map(f"{registry}-{ordering}", vertical)
    except CMapDB.CMapNotFound:
        return {}
    return {cid: text for cid, text in found.cid2unichr.items() if isinstance(text, str)}
