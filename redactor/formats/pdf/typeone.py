"""Cuts an embedded Type 1 program down to the glyphs that are used (Adobe Type 1 Font Format)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set

from fontTools.agl import AGL2UV, UV2AGL
from fontTools.misc.eexec import decrypt, encrypt

_EEXEC = 55665
_SKIPPED = 4
"""Bytes of noise before what is encrypted."""
_GLYPH = re.compile(rb"/([^\s/{}\[\]()<>]+)[ \t\r\n]+(\d+)[ \t\r\n]+(RD|-\|)[ ]")
_PUT = re.compile(rb"dup\s+\d{1,3}\s*/([^\s/]+)\s+put[ \t]*(?:\r\n|\r|\n)?")
_DEFINED = re.compile(rb"[ ]?(?:ND|\|-|noaccess def|readonly def)?[ \t]*(?:\r\n|\r|\n)?")
_COUNT = re.compile(rb"(/CharStrings\s+)\d+")
_ALWAYS = frozenset((".notdef", "space"))


def pruned_type_one(data: bytes, length: int, kept: Set[str]) -> tuple[bytes, bytes, bytes] | None:
    """The three parts of the program without all other glyphs.

    ``length`` is that of the part in the clear. None if the program is not laid out as the
    format says.
    """
    if not data[:length].rstrip().endswith(b"eexec"):
        found = data.find(b"eexec")
        if found < 0:
            return None
        length = found + len(b"eexec")
        length += 1 if data[length : length + 1] in (b"\n", b" ", b"\r") else 0
    clear, secret = data[:length], data[length:]
    if re.fullmatch(rb"[0-9A-Fa-f\s]{8}", secret[:8]):
        digits = re.sub(rb"\s", b"", secret)
        secret = bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii", "replace"))
    plain = decrypt(secret, _EEXEC)[0][_SKIPPED:]
    start = plain.find(b"/CharStrings")
    if start < 0:
        return None
    stop = plain.find(b"closefile", start)
    if stop < 0:
        return None
    stop += len(b"closefile")
    body = _pruned(plain[:stop], start, _with_parts(kept) | _ALWAYS)
    private = encrypt(b"\0" * _SKIPPED + body + b"\n", _EEXEC)[0]
    clear = _PUT.sub(lambda put: put[0] if put[1].decode("latin-1") in kept else b"", clear)
    return clear, private, (b"0" * 64 + b"\n") * 8 + b"cleartomark\n"


def _pruned(plain: bytes, start: int, kept: Set[str]) -> bytes:
    """The private part without the other glyphs; their place in the order would tell them."""
    pieces, at, number = [plain[:start]], start, 0
    while (glyph := _GLYPH.search(plain, at)) is not None:
        end = glyph.end() + int(glyph[2])
        behind = _DEFINED.match(plain, end)
        end = behind.end() if behind else end
        pieces.append(plain[at : glyph.start()])
        if glyph[1].decode("latin-1") in kept:
            pieces.append(plain[glyph.start() : end])
            number += 1
        at = end
    pieces.append(plain[at:])
    return pieces[0] + _COUNT.sub(rb"\g<1>%d" % number, b"".join(pieces[1:]), count=1)


def _with_parts(kept: Set[str]) -> set[str]:
    """The names, and those of the letter and accent that an accented letter is made of."""
    names = set(kept)
    for name in kept:
        for code in unicodedata.normalize("NFD", chr(AGL2UV.get(name, 0x20))):
            names.add(UV2AGL.get(ord(code), ""))
    return names | {accent for accent in _ACCENTS if any(name.endswith(accent) for name in kept)}


_ACCENTS = frozenset((
    "grave", "acute", "circumflex", "tilde", "macron", "breve", "dotaccent", "dieresis", "ring",
    "cedilla", "hungarumlaut", "ogonek", "caron",
))  # fmt: skip
