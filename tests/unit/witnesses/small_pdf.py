"""Small PDFs for the witnesses' tests, written byte by byte, each with one thing to find.

Objects 1 to 5 are catalogue, page tree, page, content and font; tests add further ones.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

Body = str | bytes
HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def _bytes(body: Body) -> bytes:
    return body.encode("latin-1") if isinstance(body, str) else body


def stream(data: Body, entries: str = "", *, packed: bool = False) -> bytes:
    """A stream object with these bytes."""
    content = _bytes(data)
    if packed:
        content, entries = zlib.compress(content), f"{entries} /Filter /FlateDecode"
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (
        len(content), entries.encode("latin-1"), content,
    )  # fmt: skip


def text(words: str, *, x: int = 72, y: int = 700, look: str = "", size: int = 12) -> str:
    """Text at a place, in Helvetica."""
    return f"{look} BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET\n"


def box(x: int, y: int, width: int, height: int, fill: str = "0 g") -> str:
    """A filled rectangle."""
    return f"q {fill} {x} {y} {width} {height} re f Q\n"


def pdf(
    content: Body = "",
    *,
    resources: str = "",
    fonts: str = "",
    page: str = "",
    root: str = "",
    info: str = "",
    trailer: str = "",
    more: Mapping[int, Body] | None = None,
    replace: Mapping[int, Body] | None = None,
    packed: bool = False,
) -> bytes:
    """A file of one page with this content. ``replace`` takes the place of objects 1 to 5."""
    objects: dict[int, Body] = {
        1: f"<< /Type /Catalog /Pages 2 0 R {root} >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        f"/Resources << /Font << /F1 5 0 R {fonts} >> {resources} >> {page} >>",
        4: stream(content, packed=packed),
        5: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        **(more or {}),
        **(replace or {}),
    }
    if info:
        objects[max(objects) + 1] = f"<< {info} >>"
        trailer += f" /Info {max(objects)} 0 R"
    return finished(HEAD, objects, trailer)


def finished(start: bytes, objects: Mapping[int, Body], trailer: str = "") -> bytes:
    """The bytes with these objects, a table and a trailer behind them."""
    places = {}
    data = start
    for number, body in objects.items():
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, _bytes(body))
    table = len(data)
    rows = "".join(f"{number} 1\n{place:010d} 00000 n \n" for number, place in places.items())
    if start == HEAD:
        rows = "0 1\n0000000000 65535 f \n" + rows
    size = max(objects) + 1
    return data + (
        f"xref\n{rows}trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\n"
        f"startxref\n{table}\n%%EOF\n"
    ).encode("latin-1")


def saved_again(data: bytes, objects: Mapping[int, Body], trailer: str = "") -> bytes:
    """An incremental update: the old revision stays in the file, as editors leave it."""
    before = data.rindex(b"startxref")
    place = int(data[before:].split()[1])
    return finished(data, objects, f"/Prev {place} {trailer}")


def picture(width: int, height: int, grey: bytes) -> bytes:
    """A grey image of these pixels."""
    return stream(
        grey,
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} "
        "/ColorSpace /DeviceGray /BitsPerComponent 8",
    )


def mute_font(words: str, *, first: int) -> tuple[dict[int, Body], dict[str, int]]:
    """A composite font of these words that says of no code what it means, and its codes.

    Only the table in the embedded program tells: objects ``first`` to ``first`` + 3.
    """
    letters = sorted(set(words))
    names = [".notdef", *(f"g{number}" for number in range(len(letters)))]
    pen = TTGlyphPen(None)
    for number, point in enumerate(((0, 0), (0, 500), (400, 500), (400, 0))):
        (pen.lineTo if number else pen.moveTo)(point)
    pen.closePath()
    square = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(dict(zip(map(ord, letters), names[1:], strict=True)))
    builder.setupGlyf(dict.fromkeys(names, square))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (600, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupOS2()
    builder.setupPost()
    program = io.BytesIO()
    builder.save(program)
    objects: dict[int, Body] = {
        first: "<< /Type /Font /Subtype /Type0 /BaseFont /Mute /Encoding /Identity-H "
        f"/DescendantFonts [{first + 1} 0 R] >>",
        first + 1: "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Mute /DW 600 "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        f"/CIDToGIDMap /Identity /FontDescriptor {first + 2} 0 R >>",
        first + 2: "<< /Type /FontDescriptor /FontName /Mute /Flags 4 /FontBBox [0 -200 600 800] "
        "/ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 500 /StemV 80 "
        f"/FontFile2 {first + 3} 0 R >>",
        first + 3: stream(program.getvalue()),
    }
    return objects, {letter: number for number, letter in enumerate(letters, start=1)}


STRIPES = bytes(255 * (column // 4 % 2) for _ in range(40) for column in range(160))
"""Pixels of a picture of 160 by 40 that is not of one colour."""
FLAT = bytes([230]) * 160 * 40
