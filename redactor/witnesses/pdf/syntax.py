"""Reads the objects and operators of a PDF from bytes, whatever a cross-reference table says.

Follows ISO 32000-1, 7.2 and 7.3, and goes on where a file breaks them: a witness must see
what a lenient reader may see.
"""

from __future__ import annotations

import re
from binascii import unhexlify
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

MAX_NESTING = 60
"""Arrays and dictionaries in each other so deep are read; deeper ones are malformed."""

_BLANK = rb"[\0\t\n\f\r ]|%[^\r\n]*+"
_TOKENS = (
    rb"(?P<open><<|\[)|(?P<close>>>|\])|"
    rb"/(?P<name>[^\0\t\n\f\r ()<>\[\]{}/%]*)|"
    rb"\((?P<literal>(?:[^()\\]|\\.)*+)\)|(?P<nested>\()|"
    rb"<(?P<hex>[0-9A-Fa-f\0\t\n\f\r ]*)>|"
    rb"(?P<ref>\d{1,10}[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+R)(?![^\0\t\n\f\r ()<>\[\]{}/%])|"
    rb"(?P<number>[+-]*(?:\d+\.?\d*|\.\d+)(?:-\d*)?)(?![^\0\t\n\f\r ()<>\[\]{}/%])|"
    rb"(?P<word>[^\0\t\n\f\r ()<>\[\]{}/%]+)|(?P<other>.))"
)
_TOKEN = re.compile(rb"(?:" + _BLANK + rb")*+(?:" + _TOKENS, re.DOTALL)
_PASSED_OVER = (
    rb"(?:[+-]*[\d.]+(?:-\d*)?|re|[mlcvyhfFbBnSsWJjMdigGkKwqQ]|[fbBW]\*|cm|ri|rg|RG|sc|SC|cs|CS|"
    rb"T[dDmLcwzs*]|BT|ET|EMC)(?![^\0\t\n\f\r ()<>\[\]{}/%])"
)
"""In content streams: numbers, and operators of lines, colours and places."""
_SHOWN_TOKEN = re.compile(rb"(?:" + _BLANK + rb"|" + _PASSED_OVER + rb")*+(?:" + _TOKENS, re.DOTALL)
_NEXT = rb"(?![^\0\t\n\f\r ()<>\[\]{}/%])"
_PIECE = rb"\(([^()\\\r]*)\)|<([0-9A-Fa-f]*)>"
_PIECES = re.compile(_PIECE)
_WHOLE = re.compile(
    rb"(?:" + _BLANK + rb"|" + _PASSED_OVER + rb")*+"
    rb"(?:\[(?P<array>(?:[\0\t\n\f\r ]|[+-]?[\d.]+(?=[\0\t\n\f\r (<\]])|" + _PIECE + rb")*+)\]"
    rb"[\0\t\n\f\r ]*TJ|"
    rb"/(?P<font>[^\0\t\n\f\r ()<>\[\]{}/%#]*)[\0\t\n\f\r ]+[\d.]+[\0\t\n\f\r ]+Tf|"
    rb"/(?P<tag>[^\0\t\n\f\r ()<>\[\]{}/%#]*)[\0\t\n\f\r ]*"
    rb"<<[\0\t\n\f\r ]*/MCID[\0\t\n\f\r ]+\d{1,18}[\0\t\n\f\r ]*>>[\0\t\n\f\r ]*BDC)" + _NEXT
)
"""Whole operations as most writers write them, read in one go."""
_PAREN = re.compile(rb"[()]|\\.", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)|\r\n?", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_NAME_CODE = re.compile(rb"#([0-9A-Fa-f]{2})")
_BLANKS = bytes.maketrans(b"\0", b" ")
"""Python does not take NUL for white space, PDF does."""
_NOT_HEX = re.compile(rb"[^0-9A-Fa-f]")
_IMAGE_END = re.compile(rb"[\0\t\n\f\r ]EI(?=[\0\t\n\f\r /]|$)")
_MAX_OPERANDS = 10_000


class Malformed(Exception):
    """No object can be read here."""


class Name(str):
    """A name object, without its slash; bytes above 127 are read as Latin-1."""

    __slots__ = ()


class Operator(str):
    """A bare word: an operator, or true, false and null inside of objects."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to another object by its number."""

    number: int


Value: TypeAlias = "Name | Operator | bytes | float | Ref | list[Value] | dict[str, Value]"


@dataclass(frozen=True, slots=True)
class _Mark:
    """The beginning (``<<``, ``[``) or end (``>>``, ``]``) of a dictionary or array."""

    sign: bytes


def name_under(entries: dict[str, Value], key: str) -> str:
    """The name that stands under a key; empty if there is none or it is something else."""
    value = entries.get(key)
    return str(value) if isinstance(value, Name) else ""


def read_object(data: bytes, start: int, stop: int | None = None) -> tuple[Value, int]:
    """The object that begins at or after ``start``, and where it ends.

    Raises Malformed if there is none or it is nested too deep.
    """
    stack: list[list[Value]] = []
    signs: list[bytes] = []
    for token, end in _tokens(data, start, len(data) if stop is None else stop):
        if isinstance(token, _Mark):
            if token.sign in (b"<<", b"["):
                if len(stack) >= MAX_NESTING:
                    raise Malformed
                stack.append([])
                signs.append(token.sign)
                continue
            if not stack:
                raise Malformed
            whole = stack.pop()
            value: Value = _dictionary(whole) if signs.pop() == b"<<" else whole
        else:
            value = token
        if not stack:
            return value, end
        stack[-1].append(value)
    raise Malformed


def operations(data: bytes) -> Iterator[tuple[list[Value], str]]:
    """The operators of a content stream that show, name or draw something, with operands.

    Numbers, inline images, and operators of lines, colours and places are passed over; what
    the latter named stands before the operands of the next operator.
    """
    operands: list[Value] = []
    stack: list[list[Value]] = []
    signs: list[bytes] = []
    at, end = 0, len(data)
    while at < end:
        if not operands and not stack and (found := _WHOLE.match(data, at)) is not None:
            at = found.end()
            yield _operation(found)
            continue
        for token, after in _tokens(data, at, end, _SHOWN_TOKEN):
            at = after
            if isinstance(token, _Mark):
                if token.sign in (b"<<", b"["):
                    if len(stack) < MAX_NESTING:
                        stack.append([])
                        signs.append(token.sign)
                elif stack:
                    whole = stack.pop()
                    value: Value = _dictionary(whole) if signs.pop() == b"<<" else whole
                    (stack[-1] if stack else operands).append(value)
            elif isinstance(token, Operator) and token not in ("true", "false", "null"):
                while stack:  # an operator inside an array that nobody closed
                    whole = stack.pop()
                    (stack[-1] if stack else operands).append(whole)
                signs.clear()
                yield operands, str(token)
                operands = []
                if token == "ID":  # noqa: S105 - an operator
                    image = _IMAGE_END.search(data, at)
                    at = image.end() if image else end
                break
            elif len(operands) < _MAX_OPERANDS:
                (stack[-1] if stack else operands).append(token)
        else:
            return


def _operation(whole: re.Match[bytes]) -> tuple[list[Value], str]:
    """The operands and operator of a match of `_WHOLE`."""
    if whole["array"] is not None:
        pieces: list[Value] = [
            literal or unhexlify(digits + b"0" * (len(digits) % 2))
            for literal, digits in _PIECES.findall(whole["array"])
        ]
        return [pieces], "TJ"
    if whole["font"] is not None:
        return [Name(whole["font"].decode("latin-1"))], "Tf"
    return [Name(whole["tag"].decode("latin-1")), {"MCID": Operator("null")}], "BDC"


def _tokens(
    data: bytes, start: int, stop: int, pattern: re.Pattern[bytes] = _TOKEN
) -> Iterator[tuple[Value | _Mark, int]]:
    at = start
    while at < stop:
        match = pattern.match(data, at, stop)
        if match is None:
            return
        at = match.end()
        kind = match.lastgroup
        if kind == "nested":
            inner, at = _nested(data, at, stop)
            yield _literal(inner), at
        elif kind in ("open", "close"):
            yield _Mark(match[kind]), at
        elif kind != "other":
            yield _value(kind or "", match), at


def _value(kind: str, match: re.Match[bytes]) -> Value:
    raw = match[kind]
    if kind == "name":
        plain = _NAME_CODE.sub(lambda code: bytes([int(code[1], 16)]), raw) if b"#" in raw else raw
        return Name(plain.decode("latin-1"))
    if kind == "literal":
        return _literal(raw)
    if kind == "hex":
        digits = _NOT_HEX.sub(b"", raw)
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    if kind == "ref":
        return Ref(int(raw.translate(_BLANKS).split()[0]))
    if kind == "number":
        return _number(raw)
    return Operator(raw.decode("latin-1"))


def _number(raw: bytes) -> float:
    sign = -1 if raw[:1] == b"-" else 1
    plain = raw.lstrip(b"+-").split(b"-")[0]
    return sign * (float(plain) if b"." in plain else int(plain[:18]))


def _nested(data: bytes, start: int, stop: int) -> tuple[bytes, int]:
    """The inside of a literal string with parentheses in it, and where it ends."""
    depth = 1
    for match in _PAREN.finditer(data, start, stop):
        depth += {b"(": 1, b")": -1}.get(match.group(), 0)
        if not depth:
            return data[start : match.start()], match.end()
    return data[start:stop], stop


def _literal(raw: bytes) -> bytes:
    if b"\\" not in raw and b"\r" not in raw:
        return raw
    return _ESCAPE.sub(_unescaped, raw)


def _unescaped(match: re.Match[bytes]) -> bytes:
    code = match[1]
    if code is None:
        return b"\n"
    if code[:1] in b"01234567":
        return bytes([int(code, 8) & 255])
    return b"" if code in (b"\n", b"\r", b"\r\n") else _ESCAPES.get(code, code)


def _dictionary(items: list[Value]) -> dict[str, Value]:
    """The entries of a dictionary. Of a key that stands twice, both values are kept."""
    found: dict[str, Value] = {}
    at = 0
    while at < len(items):
        key = items[at]
        if not isinstance(key, Name):
            at += 1
            continue
        value: Value = items[at + 1] if at + 1 < len(items) else Operator("null")
        found[f"{key} again" if key in found else str(key)] = value
        at += 2
    return found
