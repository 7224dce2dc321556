"""The text of a page that is a picture: real letters, drawn invisibly over their images.

Each word is a text object's string of its own, stretched to the width of its image, and
the gap after it is a space stretched to its width. So who copies the text gets words, and
`closing` can set a line anew as if it were printed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Final

import pikepdf
from pdfminer.fontmetrics import FONT_METRICS

from redactor.formats.pdf.geometry import Box, Matrix
from redactor.formats.pdf.lines import WIDE
from redactor.formats.pdf.objects import packed

FONT: Final = "/RdText"
PICTURE: Final = "/RdScan"
_WIDTHS: Final = FONT_METRICS["Helvetica"][1]
_USUAL: Final = 556
_FIRST_FREE, _LAST_FREE = 1, 31
"""Codes of WinAnsiEncoding that stand for nothing: letters that it lacks get them."""
_SPACE: Final = 32


@dataclass(frozen=True, slots=True)
class LayerWord:
    """A word, its image's box on the page, and how it is set there. Places in points."""

    text: str = field(repr=False)
    box: Box
    baseline: float
    size: float
    line: int
    turn: int = 0
    """Degrees to the left; then ``start`` is where its baseline begins, and it never moves."""
    start: tuple[float, float] = (0.0, 0.0)
    length: float = 0.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """The glyphs ``first`` to ``last`` (excluded) of the page that are one word."""

    first: int
    last: int
    word: LayerWord


@dataclass(slots=True)
class _Codes:
    """One-byte codes for letters: WinAnsiEncoding, and free codes for those it lacks."""

    own: dict[str, int] = field(default_factory=dict)
    used: dict[int, str] = field(default_factory=dict)

    def encoded(self, text: str) -> bytes:
        """One byte a letter; a letter for which there is no room becomes a question mark."""
        return bytes(self._code(letter) for letter in text)

    def _code(self, letter: str) -> int:
        known = letter.encode("cp1252", "ignore")
        if known and known[0] >= _SPACE:
            self.used[known[0]] = letter
            return known[0]
        if letter not in self.own and _FIRST_FREE + len(self.own) <= _LAST_FREE:
            self.own[letter] = _FIRST_FREE + len(self.own)
        code = self.own.get(letter, ord("?"))
        self.used[code] = letter if letter in self.own else "?"
        return code

    def width(self, data: bytes) -> float:
        """For a font size of 1."""
        return sum(_width(self.used[code]) for code in data) / 1000


def _width(letter: str) -> int:
    return int(_WIDTHS.get(letter, _USUAL))


def lay(
    pdf: pikepdf.Pdf, page: pikepdf.Object, words: Iterable[LayerWord], *, size: Box,
    local: Matrix, picture: pikepdf.Object,
) -> tuple[Stretch, ...]:  # fmt: skip
    """Make the page a picture with these words. ``local`` leads from the shown page to its own.

    Gives where the words are among the page's glyphs.
    """
    codes = _Codes()
    lines = [list(line) for _, line in groupby(words, key=lambda word: word.line)]
    body, stretches = [], []
    at = 0
    for line in lines:
        body.append(b"BT 3 Tr")
        for word, after in pairwise([*line, None]):
            if word is None:
                continue
            body.append(_shown(word, codes))
            stretches.append(Stretch(at, at + len(word.text), word))
            at += len(word.text)
            gap = after.box.left - word.box.right if after is not None else 0.0
            if 0.0 < gap <= WIDE * word.size and not word.turn:
                body.append(_space(gap, word.size, codes))
                at += 1
        body.append(b"ET")
    cells = b" ".join(f"{cell:.5f}".encode() for cell in local)
    drawn = f"q {size.right:.3f} 0 0 {size.top:.3f} 0 0 cm {PICTURE} Do Q".encode()
    content = [b"q " + cells + b" cm", drawn, b"0 g", *body, b"Q"]
    page.Contents = packed(pdf, b"\n".join(content) + b"\n")
    page.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary({FONT: pdf.make_indirect(_font(pdf, codes))}),
        XObject=pikepdf.Dictionary({PICTURE: picture}),
    )
    return tuple(stretches)


def _shown(word: LayerWord, codes: _Codes) -> bytes:
    data = codes.encoded(word.text)
    width = codes.width(data) * word.size
    x, y = word.start if word.turn else (word.box.left, word.baseline)
    length = word.length if word.turn else word.box.right - word.box.left
    stretch = length / width * 100 if width else 100.0
    cos, sin = math.cos(math.radians(word.turn)), math.sin(math.radians(word.turn))
    return (
        f"{FONT} {word.size:.2f} Tf {stretch:.3f} Tz"
        f" {cos:.5f} {sin:.5f} {-sin:.5f} {cos:.5f} {x:.3f} {y:.3f} Tm <{data.hex()}> Tj"
    ).encode()


def _space(gap: float, size: float, codes: _Codes) -> bytes:
    codes.used[_SPACE] = " "
    return f"{gap / (_width(' ') / 1000 * size) * 100:.3f} Tz <20> Tj".encode()


def _font(pdf: pikepdf.Pdf, codes: _Codes) -> pikepdf.Object:
    """Helvetica, which every reader has: nobody sees it, so no program is embedded."""
    low, high = min(codes.used, default=_SPACE), max(codes.used, default=_SPACE)
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding, FirstChar=low, LastChar=high,
        Widths=pikepdf.Array([
            _width(codes.used[code]) if code in codes.used else 0 for code in range(low, high + 1)
        ]),
    )  # fmt: skip
    if codes.own:
        differences: list[int | pikepdf.Object] = []
        for letter, code in codes.own.items():
            differences += [code, pikepdf.Name(f"/uni{ord(letter) & 0xFFFF:04X}")]
        font.Encoding = pikepdf.Dictionary(
            Type=pikepdf.Name.Encoding, BaseEncoding=pikepdf.Name.WinAnsiEncoding,
            Differences=pikepdf.Array(differences),
        )  # fmt: skip
    return font
