"""Splits a content stream into operations and keeps where each stands (ISO 32000-1, 7.8.2).

Lenient like the programs that show PDFs: what they would skip is skipped, so that text they
show is text we read. Nothing here raises for what a stream holds.
"""

from __future__ import annotations

import re
from binascii import unhexlify
from collections.abc import Iterator
from typing import NamedTuple

_SPACE = b"\x00\t\n\x0c\r "
_TOKEN = re.compile(
    rb"[\x00\t\n\x0c\r ]*(?:"
    rb"(?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?=[\x00\t\n\x0c\r ()<>\[\]{}/%]|$))"
    rb"|(?P<word>[^\x00\t\n\x0c\r ()<>\[\]{}/%]+)"
    rb"|(?P<plain>\([^()\\\r]*\))"
    rb"|(?P<name>/[^\x00\t\n\x0c\r ()<>\[\]{}/%]*)"
    rb"|(?P<hex><(?!<)[^>]*>?)"
    rb"|(?P<string>\()"
    rb"|(?P<mark>\[|\]|<<|>>|[{})>])"
    rb"|(?P<remark>%[^\r\n]*)"
    rb"|(?P<end>$))"
)
_PLAIN = re.compile(
    rb"[\t\n\x0c\r ]*((?:[+-]?(?:\d+\.?\d*|\.\d+)[\t\n\x0c\r ]+)*)"
    rb"(re|[qQgGnmlhcvywWfFbBsSijJMd]|[WfBb]\*|BT|ET|T[dDmcwzLrs*]|cm|rg|RG|EMC|[kK])"
    rb"(?=[\t\n\x0c\r ()<>\[\]{}/%]|$)"
)
"""A whole operation with numbers only, as most of any page are."""
_PART = rb"\(([^()\\\r]*)\)|<([0-9A-Fa-f]*)>|([+-]?(?:\d+\.?\d*|\.\d+)(?=[\t\n\x0c\r (<\]]))"
_PARTS = re.compile(_PART)
_SPACED = re.compile(
    rb"[\t\n\x0c\r ]*(\[(?:[\t\n\x0c\r ]*(?:" + _PART + rb"))*+[\t\n\x0c\r ]*\]"
    rb"[\t\n\x0c\r ]*TJ)(?=[\t\n\x0c\r ()<>\[\]{}/%]|$)"
)
"""A whole TJ whose strings need no decoding."""
_NUMBER = re.compile(rb"[+-]*(\d+\.?\d*|\.\d+)")
_HASH = re.compile(rb"#([0-9a-fA-F]{2})")
_NOT_HEX = re.compile(rb"[^0-9a-fA-F]")
_DEEPEST = 64
"""Arrays and dictionaries nested deeper than this are read as if they were flat."""
_TEXT_SHOWING = frozenset((b"Tj", b"TJ", b"'", b'"'))
_END_OF_IMAGE = re.compile(rb"[\x00\t\n\x0c\r ]EI(?=[\x00\t\n\x0c\r ()<>\[\]{}/%]|$)")
_PROOF = 24
"""So many bytes behind an EI must look like operators for it to end an inline image."""
_ESCAPES = {
    0x6E: b"\n", 0x72: b"\r", 0x74: b"\t", 0x62: b"\b", 0x66: b"\f",
    0x28: b"(", 0x29: b")", 0x5C: b"\\",
}  # fmt: skip


class Name(bytes):
    """A name without its slash, ``#xx`` undone."""

    __slots__ = ()


class Text(NamedTuple):
    """A string: its bytes, and where it stands in the stream with its brackets."""

    value: bytes
    start: int
    end: int


Operand = float | Name | Text | list["Operand"] | dict[bytes, "Operand"] | bytes | None


class Operation(NamedTuple):
    """One operator with its operands; ``data[start:end]`` is all of it.

    An inline image is one operation called BI whose operands are its dictionary and its
    bytes as they are stored.
    """

    name: bytes
    operands: list[Operand]
    start: int
    end: int


def operations(data: bytes) -> Iterator[Operation]:
    """The operations of a content stream in order."""
    match, plain_match, array_match = _TOKEN.match, _PLAIN.match, _SPACED.match
    operands: list[Operand] = []
    outer: list[list[Operand] | None] = []
    start, at, size = -1, 0, len(data)
    while at < size:
        if start < 0 and (plain := plain_match(data, at)) is not None:
            numbers, name = plain.groups()
            at = plain.end()
            yield Operation(name, [float(n) for n in numbers.split()], plain.start(1), at)
            continue
        if start < 0 and (array := array_match(data, at)) is not None:
            at = array.end()
            yield Operation(b"TJ", [_parts(data, array.start(1), at)], array.start(1), at)
            continue
        token = match(data, at)
        if token is None:
            at += 1
            continue
        kind, at = token.lastgroup, token.end()
        if kind == "remark" or kind is None:
            continue
        if kind == "end":
            break
        begin = token.start(kind)
        if start < 0:
            start = begin
        if kind == "number":
            operands.append(float(token.group(kind)))
        elif kind == "plain":
            operands.append(Text(data[begin + 1 : at - 1], begin, at))
        elif kind == "name":
            operands.append(_name(token.group(kind)))
        elif kind == "hex":
            operands.append(Text(_hex(token.group(kind)), begin, at))
        elif kind == "string":
            value, at = _string(data, at)
            operands.append(Text(value, begin, at))
        elif kind == "mark":
            operands = _nested(token.group(kind), operands, outer)
        else:
            word = token.group(kind)
            value_of = _constant(word)
            if value_of is not None:
                operands.append(value_of[0])
                continue
            if outer and word not in _TEXT_SHOWING and len(word) > 3:
                continue
            while outer:  # an operator inside an array that was never closed
                operands = _closed(operands, outer)
            if word == b"BI":
                operands, at = _inline_image(data, at)
            yield Operation(word, operands, start, at)
            operands, start = [], -1


def _parts(data: bytes, start: int, end: int) -> list[Operand]:
    """The strings and numbers of an array that `_SPACED` found."""
    parts: list[Operand] = []
    for part in _PARTS.finditer(data, start, end):
        kind = part.lastindex
        if kind == 3:
            parts.append(float(part[3]))
        elif kind == 1:
            parts.append(Text(part[1], part.start(), part.end()))
        else:
            parts.append(Text(_hex(part[0]), part.start(), part.end()))
    return parts


def _nested(
    mark: bytes, operands: list[Operand], outer: list[list[Operand] | None]
) -> list[Operand]:
    if mark in (b"[", b"<<"):
        if len(outer) < _DEEPEST:
            outer.append(operands)
            return []
    elif mark in (b"]", b">>") and outer:
        return _closed(operands, outer, dictionary=mark == b">>")
    return operands


def _closed(
    operands: list[Operand], outer: list[list[Operand] | None], *, dictionary: bool = False
) -> list[Operand]:
    around = outer.pop()
    if around is None:
        return operands
    if dictionary:
        pairs = zip(operands[::2], operands[1::2], strict=False)
        around.append({bytes(key): value for key, value in pairs if isinstance(key, Name)})
    else:
        around.append(operands)
    return around


def _constant(word: bytes) -> tuple[Operand] | None:
    """What a word means as an operand: a malformed number, true, false or null."""
    if word[0] in b"+-.0123456789":
        number = _NUMBER.match(word)
        if number is None:
            return (0.0,)
        value = float(number.group(1))
        return (-value if word.startswith(b"-") else value,)
    if word in (b"true", b"false"):
        return (1.0 if word == b"true" else 0.0,)
    return (None,) if word == b"null" else None


def _name(token: bytes) -> Name:
    if b"#" not in token:
        return Name(token[1:])
    return Name(_HASH.sub(lambda match: bytes([int(match.group(1), 16)]), token[1:]))


def _hex(token: bytes) -> bytes:
    digits = _NOT_HEX.sub(b"", token)
    if len(digits) % 2:
        digits += b"0"
    return unhexlify(digits)


def _string(data: bytes, at: int) -> tuple[bytes, int]:
    """The value of a literal string that begins at ``at``, and where it ends."""
    value = bytearray()
    depth, size = 1, len(data)
    while at < size:
        byte = data[at]
        at += 1
        if byte == 0x5C:
            at = _escape(data, at, value)
            continue
        if byte == 0x28:
            depth += 1
        elif byte == 0x29:
            depth -= 1
            if not depth:
                break
        elif byte == 0x0D:
            at += data[at : at + 1] == b"\n"
            byte = 0x0A
        value.append(byte)
    return bytes(value), at


def _escape(data: bytes, at: int, value: bytearray) -> int:
    if at >= len(data):
        return at
    byte = data[at]
    if byte in b"01234567":
        stop = at + 1
        while stop < min(at + 3, len(data)) and data[stop] in b"01234567":
            stop += 1
        value.append(int(data[at:stop], 8) & 0xFF)
        return stop
    if byte in b"\r\n":
        return at + (2 if data[at : at + 2] == b"\r\n" else 1)
    value += _ESCAPES.get(byte, bytes([byte]))
    return at + 1


def _inline_image(data: bytes, at: int) -> tuple[list[Operand], int]:
    """The dictionary and bytes of an inline image whose BI ends at ``at``, and its end."""
    entries: list[Operand] = []
    outer: list[list[Operand] | None] = []
    while at < len(data):
        token = _TOKEN.match(data, at)
        if token is None:
            at += 1
            continue
        kind, at = token.lastgroup, token.end()
        if kind is None or kind == "end":
            break
        begin = token.start(kind)
        if kind == "word" and token.group(kind) == b"ID":
            at += data[at : at + 1] in (b" ", b"\n", b"\r", b"\t")
            break
        if kind == "number":
            entries.append(float(token.group(kind)))
        elif kind == "name":
            entries.append(_name(token.group(kind)))
        elif kind in ("plain", "hex"):
            entries.append(Text(b"", begin, at))
        elif kind == "string":
            _, at = _string(data, at)
        elif kind == "mark":
            entries = _nested(token.group(kind), entries, outer)
        elif kind == "word":
            entries.append((_constant(token.group(kind)) or (None,))[0])
    while outer:
        entries = _closed(entries, outer)
    pairs = zip(entries[::2], entries[1::2], strict=False)
    known: dict[bytes, Operand] = {bytes(k): v for k, v in pairs if isinstance(k, Name)}
    stop = _end_of_image(data, at, _length_of(known))
    return [known, data[at:stop]], _after_end(data, stop)


def _after_end(data: bytes, stop: int) -> int:
    found = re.compile(rb"[\x00\t\n\x0c\r ]*EI").match(data, stop)
    return found.end() if found else len(data)


def _length_of(known: dict[bytes, Operand]) -> int | None:
    """How many bytes an inline image without a filter has (ISO 32000-1, 8.9.7)."""
    if known.get(b"F", known.get(b"Filter")) is not None:
        return None
    width, height = known.get(b"W", known.get(b"Width")), known.get(b"H", known.get(b"Height"))
    if not isinstance(width, float) or not isinstance(height, float):
        return None
    bits = known.get(b"BPC", known.get(b"BitsPerComponent"))
    depth = int(bits) if isinstance(bits, float) else 1
    space = known.get(b"CS", known.get(b"ColorSpace"))
    channels = {b"RGB": 3, b"DeviceRGB": 3, b"CMYK": 4, b"DeviceCMYK": 4}.get(
        bytes(space) if isinstance(space, Name) else b"", 1
    )
    return (int(width) * channels * depth + 7) // 8 * int(height)


def _end_of_image(data: bytes, at: int, length: int | None) -> int:
    if length is not None and re.compile(rb"[\x00\t\n\x0c\r ]{0,2}EI").match(data, at + length):
        return at + length
    for match in _END_OF_IMAGE.finditer(data, at):
        tail = data[match.end() : match.end() + _PROOF]
        if all(byte in _SPACE or 0x20 <= byte < 0x7F for byte in tail):
            return match.start()
    return len(data)
