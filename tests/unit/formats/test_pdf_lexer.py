"""The lexer of content streams keeps its place and never stumbles."""

from __future__ import annotations

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfmill import Paper

from redactor.document import Redaction
from redactor.errors import SourceError
from redactor.formats.pdf import PdfFormat
from redactor.formats.pdf.lexer import Name, Text, operations


def steps(data: bytes) -> list[tuple[bytes, list[object]]]:
    return [
        (step.name, [part.value if isinstance(part, Text) else part for part in step.operands])
        for step in operations(data)
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"1 -2.5 Td", [(b"Td", [1.0, -2.5])]),
        (b"--5 +.5 4. Td", [(b"Td", [-5.0, 0.5, 4.0])]),
        (b"1.2-3 w", [(b"w", [1.2])]),
        (b"/F#201 12 Tf", [(b"Tf", [Name(b"F 1"), 12.0])]),
        (rb"(a\(b\)c) Tj", [(b"Tj", [b"a(b)c"])]),
        (b"(a(b)c)Tj", [(b"Tj", [b"a(b)c"])]),
        (rb"(\101\1023\n\z) Tj", [(b"Tj", [b"AB3\nz"])]),
        (b"(one\\\r\ntwo\rthree) Tj", [(b"Tj", [b"onetwo\nthree"])]),
        (b"<4 1 4> Tj", [(b"Tj", [b"A@"])]),
        (b"[(a) 1 (b)] TJ", [(b"TJ", [[Text(b"a", 1, 4), 1.0, Text(b"b", 7, 10)]])]),
        (b"% (not shown) Tj\n(x) Tj", [(b"Tj", [b"x"])]),
        (b"/P <</M 3 /K [1 2]>> BDC", [(b"BDC", [Name(b"P"), {b"M": 3.0, b"K": [1.0, 2.0]}])]),
        (b"true null false x", [(b"x", [1.0, None, 0.0])]),
        (b"q}Q", [(b"q", []), (b"Q", [])]),
    ],
)
def test_operands_are_read_as_readers_read_them(
    data: bytes, expected: list[tuple[bytes, list[object]]]
) -> None:
    assert steps(data) == expected


def test_an_array_that_is_never_closed_still_shows_its_text() -> None:
    assert [name for name, _ in steps(b"[(a) (b) TJ (c) Tj")] == [b"TJ", b"Tj"]


@pytest.mark.parametrize(
    "image",
    [
        b"BI /W 2 /H 2 /CS /G /BPC 8 ID \x20EI\x20 EI",
        b"BI /W 9 /H 9 /F /DCT ID \xff\xd8 EI \x00\x01\xfe\xff\x00 EI",
    ],
)
def test_an_inline_image_ends_where_it_ends(image: bytes) -> None:
    names = [step.name for step in operations(image + b" (after the picture) Tj 1 0 0 RG")]
    assert names == [b"BI", b"Tj", b"RG"]


def test_each_operation_knows_its_bytes() -> None:
    data = b"q 1 0 0 1 5 5 cm\n(x) Tj  [(y)] TJ Q"
    found = [data[step.start : step.end] for step in operations(data)]
    assert found == [b"q", b"1 0 0 1 5 5 cm", b"(x) Tj", b"[(y)] TJ", b"Q"]


@given(st.binary(max_size=300))
@settings(max_examples=300, deadline=None)
def test_no_bytes_break_the_lexer(data: bytes) -> None:
    last = 0
    for step in operations(data):
        assert last <= step.start <= step.end <= len(data)
        last = step.end


PARTS = st.sampled_from([
    b"BT", b"ET", b"q", b"Q", b"/F1 11 Tf", b"/F9 0 Tf", b"(Dear Zebedee) Tj", b"[(a) -900 (b)] TJ",
    b"72 700 Td", b"0 -14 TD", b"T*", b"(next) '", b"1 2 (last) \"", b"0 0 0 0 0 0 Tm", b"5 Tr",
    b"1 0 0 1 9 9 cm", b"0 0 0 0 0 0 cm", b"1 g", b"0 Tz", b"-3 Ts", b"9 9 90 20 re f", b"W n",
    b"/P <</MCID 0>> BDC", b"EMC", b"/Fm Do", b"BI /W 1 /H 1 ID x EI", b"1e9 TL", b"[(open", b"<",
])  # fmt: skip


@given(st.lists(PARTS, max_size=25))
@settings(max_examples=60, deadline=None)
def test_any_content_is_read_and_copied_or_refused(parts: list[bytes]) -> None:
    """Whatever a page says: what is read can be removed, or the file is refused."""
    subject = PdfFormat()
    data = Paper([b"\n".join(parts)]).data()
    try:
        blocks = [block for block in subject.read(data) if block.runs]
        redactions = [
            Redaction(f"f{block.id}", tuple(block.anchors(0, len(block.text))), "[x]")
            for block in blocks
        ]
        copy = subject.redact(data, redactions=redactions)
    except SourceError:
        return
    # A copy of which only a picture is left cannot be read here; another program shows its text.
    page = pypdfium2.PdfDocument(copy)[0]
    assert "Zebedee" not in page.get_textpage().get_text_bounded()
