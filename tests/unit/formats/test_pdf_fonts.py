"""Fonts that hide what they say: read by the embedded program, and cut to what is used."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.eexec import decrypt, encrypt
from fontTools.misc.psCharStrings import T1CharString
from fontTools.pens.t2CharStringPen import T2CharStringPen
from pdfmill import Paper, at
from pikepdf import Array, Dictionary, Name

from redactor.document import Redaction
from redactor.formats.pdf import PdfFormat
from redactor.witnesses import examine

NAME, KEPT = "Zoe", "met"
LETTERS = "Zoemt"
SUBJECT = PdfFormat()


def type_one() -> bytes:
    """A Type 1 program with a built-in encoding: code 1 is Z, code 2 is o …"""
    puts = "".join(f"dup {n} /{x} put\n" for n, x in enumerate(LETTERS, start=1))
    clear = (
        "%!PS-AdobeFont-1.0: Test\n11 dict begin\n/FontName /Test def\n/PaintType 0 def\n"
        "/FontType 1 def\n/FontMatrix [0.001 0 0 0.001 0 0] def\n/FontBBox {0 0 600 700} def\n"
        f"/Encoding 256 array\n0 1 255 {{1 index exch /.notdef put}} for\n{puts}readonly def\n"
        "currentdict end\ncurrentfile eexec\n"
    ).encode()
    outline = [0, 600, "hsbw", 50, 0, "rmoveto", 400, "hlineto", 600, "vlineto", -400, "hlineto",
               "closepath", "endchar"]  # fmt: skip
    strings = b""
    for name in (".notdef", *LETTERS):
        char = T1CharString(program=list(outline))
        char.compile()
        code = encrypt(b"\0\0\0\0" + char.bytecode, 4330)[0]
        strings += b"/%s %d RD %s ND\n" % (name.encode(), len(code), code)
    private = (
        b"dup /Private 8 dict dup begin\n/RD {string currentfile exch readstring pop} "
        b"executeonly def\n/ND {noaccess def} executeonly def\n/lenIV 4 def\n/BlueValues [] def\n"
        b"/password 5839 def\n2 index /CharStrings %d dict dup begin\n%send\nend\nreadonly put\n"
        b"noaccess put\ndup /FontName get exch definefont pop\nmark currentfile closefile\n"
    ) % (len(LETTERS) + 1, strings)
    secret = encrypt(b"\0\0\0\0" + private, 55665)[0]
    return clear + secret + (b"0" * 64 + b"\n") * 8 + b"cleartomark\n"


def compact() -> bytes:
    """A bare CFF program with the same built-in encoding."""
    names = [".notdef", *LETTERS]
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(names)
    pen = T2CharStringPen(600, None)
    for point in ((50, 0), (450, 0), (450, 600), (50, 600)):
        (pen.moveTo if point == (50, 0) else pen.lineTo)(point)
    pen.closePath()
    outline = pen.getCharString()
    builder.setupCFF("Test", {}, dict.fromkeys(names, outline), {})
    top = builder.font["CFF "].cff[0]
    top.Encoding = [".notdef", *LETTERS, *[".notdef"] * (255 - len(LETTERS))]
    return bytes(builder.font["CFF "].compile(builder.font))


def simple(pdf: pikepdf.Pdf, key: str, program: bytes, **entries: Any) -> dict[str, Any]:
    clear = program.find(b"eexec\n") + 6
    stream = pdf.make_stream(program, Length1=clear, Length2=len(program) - clear - 532,
                             Length3=532, **entries)  # fmt: skip
    descriptor = pdf.make_indirect(Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/AAAAAA+Test"), Flags=4,
        FontBBox=Array([0, 0, 600, 700]), ItalicAngle=0, Ascent=700, Descent=0, CapHeight=700,
        StemV=80, **{key: stream},
    ))  # fmt: skip
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/AAAAAA+Test"), FirstChar=1,
        LastChar=len(LETTERS), Widths=Array([600] * len(LETTERS)), FontDescriptor=descriptor,
    )  # fmt: skip
    return {"/Font": {"/F2": font}}


def codes(text: str) -> str:
    return "<" + "".join(f"{LETTERS.index(x) + 1:02x}" for x in text) + ">"


def paper(kind: str) -> bytes:
    content = f"BT /F2 11 Tf 72 600 Td {codes(NAME)} Tj 0 -30 Td {codes(KEPT)} Tj ET"
    key, program, entries = {
        "type-1": ("FontFile", type_one(), {}),
        "cff": ("FontFile3", compact(), {"Subtype": Name.Type1C}),
    }[kind]
    return Paper(
        [f"{at(72, 700, 'Budget agreed')} {content}"],
        resources=lambda pdf: simple(pdf, key, program, **entries),
    ).data()


def without_name(data: bytes) -> bytes:
    return SUBJECT.redact(data, redactions=[
        Redaction(f"f{block.id}", tuple(block.anchors(0, len(NAME))), "[pupil 1]")
        for block in SUBJECT.read(data) if block.text.startswith(NAME)
    ])  # fmt: skip


def ink(data: bytes, box: tuple[int, int, int, int]) -> int:
    picture = pypdfium2.PdfDocument(data)[0].render(scale=1, grayscale=True).to_pil()
    return sum(value < 128 for value in picture.crop(box).tobytes())


def program_of(copy: bytes, key: str) -> bytes:
    pdf = pikepdf.open(BytesIO(copy))
    return pdf.pages[0].obj.Resources.Font["/F2"].FontDescriptor[key].read_bytes()


@pytest.mark.parametrize("kind", ["type-1", "cff"])
def test_a_font_without_encoding_is_read_by_its_own(kind: str) -> None:
    assert [block.text for block in SUBJECT.read(paper(kind))] == ["Budget agreed", NAME, KEPT]


@pytest.mark.parametrize("kind", ["type-1", "cff"])
def test_such_a_font_still_draws_what_stays(kind: str) -> None:
    data = paper(kind)
    copy = without_name(data)
    box = (70, 260, 100, 280)
    assert ink(copy, box) == ink(data, box) > 50


def test_a_type_1_program_keeps_no_letter_that_went() -> None:
    copy = without_name(paper("type-1"))
    program = program_of(copy, "/FontFile")
    clear, secret = program.split(b"eexec\n", 1)
    plain = decrypt(secret, 55665)[0]
    assert b"/m " in plain
    for letter in (b"Z", b"o"):
        assert b"/" + letter + b" " not in plain
        assert b"/" + letter + b" " not in clear


@pytest.mark.parametrize("kind", ["type-1", "cff"])
def test_the_witnesses_have_nothing_to_say(kind: str) -> None:
    data = paper(kind)
    kept = f"Budget agreed\n[pupil 1]\n{KEPT}"
    checks = examine(without_name(data), suffix=".pdf", removed=(NAME,), kept=kept, source=data)
    assert [f"{check.name} {check.witness}" for check in checks if not check.passed] == []


def test_the_witness_sees_a_letter_that_only_a_type_1_program_tells() -> None:
    data = paper("type-1")
    pdf = pikepdf.open(BytesIO(without_name(data)))
    descriptor = pdf.pages[0].obj.Resources.Font["/F2"].FontDescriptor
    descriptor.FontFile = pdf.make_stream(type_one(), Length1=1, Length2=1, Length3=1)
    stream = BytesIO()
    pdf.save(stream, deterministic_id=True)
    kept = f"Budget agreed\n[pupil 1]\n{KEPT}"
    checks = examine(stream.getvalue(), suffix=".pdf", removed=(NAME,), kept=kept, source=data)
    assert "no-font-orphans" in {check.name for check in checks if not check.passed}
