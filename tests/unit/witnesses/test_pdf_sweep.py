"""The object sweep: whatever is stored is found, and nothing hostile stops it."""

from __future__ import annotations

import base64
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_pdf import finished, pdf, saved_again, stream, text

from redactor.witnesses.pdf import filters
from redactor.witnesses.pdf.contents import take_apart
from redactor.witnesses.pdf.fonts import orphans
from redactor.witnesses.pdf.places import COUNTS, properties
from redactor.witnesses.pdf.said import shown, text_of, unicode_map
from redactor.witnesses.pdf.structure import structure
from redactor.witnesses.pdf.sweep import sweep
from redactor.witnesses.pdf.syntax import Malformed, Name, Ref, operations, read_object


@pytest.mark.parametrize(
    ("source", "value"),
    [
        (b"(a(b)c)", b"a(b)c"), (rb"(a\)b)", b"a)b"), (rb"(\101\7)", b"A\x07"),
        (b"(a\\\r\nb)", b"ab"), (b"(a\rb)", b"a\nb"), (b"<4 1 4>", b"A@"), (b"( open", b" open"),
        (b"/A#20B", Name("A B")), (b"% remark\n 12 0 R", Ref(12)), (b"5\x000\x00R", Ref(5)),
        (b"--5", -5), (b"1.2-3", 1.2),
        (b"[1 [2] <<>>]", [1, [2], {}]), (b"<</A 1/A 2>>", {"A": 1, "A again": 2}),
    ],
)  # fmt: skip
def test_an_object_is_read_as_a_lenient_reader_does(source: bytes, value: object) -> None:
    assert read_object(source, 0)[0] == value


@pytest.mark.parametrize("source", [b"", b"]", b"[[", b"<<" * 500 + b">>" * 500])
def test_what_is_no_object_is_malformed(source: bytes) -> None:
    with pytest.raises(Malformed):
        read_object(source, 0)


@pytest.mark.parametrize(
    "content",
    [
        b"BT (Oka) Tj ET", b"BT [(O) -20 (ka)] TJ ET", b"BT [(Oka) Tj ET", b"BT (Oka) ' ET",
        b"BI /W 1 /H 1 ID \0(x) Tj\xff EI BT (Oka) Tj ET", b"1 0 0 rg/F1 9 Tf(Oka)Tj",
        b"/P <</MCID 0>> BDC q 1 0 0 1 0 0 cm BT 0 Tr (Oka) Tj ET Q EMC",
    ],
)  # fmt: skip
def test_the_strings_that_a_stream_shows_are_found(content: bytes) -> None:
    assert shown(content) == [b"Oka"]


def test_operators_come_with_names_and_dictionaries() -> None:
    found = list(operations(b"/Span << /ActualText (x) >> BDC /Im1 Do"))
    assert found == [([Name("Span"), {"ActualText": b"x"}], "BDC"), ([Name("Im1")], "Do")]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"\xfe\xff\0O\0k", "Ok"), (b"\xff\xfeO\0k\0", "Ok"), (b"\0O\0k", "Ok"),
        (b"O\0k\0", "Ok"), (b"\xef\xbb\xbfOk", "Ok"), (b"Caf\xe9", "Café"),
    ],
)  # fmt: skip
def test_text_strings_are_read_in_each_coding(raw: bytes, words: str) -> None:
    assert text_of(raw) == words


def test_a_unicode_table_of_ranges_and_lists_is_read() -> None:
    table = unicode_map(
        b"1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange "
        b"<0001> <0003> <0041> endbfrange 1 beginbfrange <0010> <0011> "
        b"[<0066> <0066006c>] endbfrange"
    )
    assert table.width == 2
    assert table.decoded(b"\0\1\0\3\0\x11\0\x20") == "ACfl"


@pytest.mark.parametrize(
    ("named", "data"),
    [
        ("/FlateDecode", zlib.compress(b"BT (Okafor) Tj ET")),
        ("/FlateDecode", zlib.compress(b"BT (Okafor) Tj ET")[:-3]),
        ("/ASCIIHexDecode", b"BT (Okafor) Tj ET".hex().encode() + b">"),
        ("/ASCII85Decode", base64.a85encode(b"BT (Okafor) Tj ET") + b"~>"),
        ("/RunLengthDecode", b"\x10BT (Okafor) Tj ET\x80"),
        ("[/ASCIIHexDecode /FlateDecode]", zlib.compress(b"BT (Okafor) Tj ET").hex().encode()),
        ("/FlateDecode /DecodeParms << /Predictor 12 /Columns 17 >>",
         zlib.compress(b"\0BT (Okafor) Tj ET")),
    ],
)  # fmt: skip
def test_every_filter_is_undone(named: str, data: bytes) -> None:
    found = sweep(pdf("", more={6: stream(data, f"/Filter {named}")}))
    assert found.unread == 0
    assert found.newest[6].data == b"BT (Okafor) Tj ET"


@pytest.mark.parametrize("named", ["/Unknown", "/FlateDecode", "/Crypt", "[" + "/Fl " * 9 + "]"])
def test_a_stream_that_cannot_be_read_is_counted(named: str) -> None:
    assert sweep(pdf("", more={6: stream("\1\2\3" * 400, f"/Filter {named}")})).unread == 1


def test_a_stream_that_unpacks_without_end_is_counted_and_not_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(filters, "MAX_STREAM", 2**20)
    bomb = zlib.compress(bytes(2**20 + 1))
    assert sweep(pdf("", more={6: stream(bomb, "/Filter /FlateDecode")})).unread == 1


def test_objects_in_object_streams_are_found() -> None:
    packed = stream("7 0 8 9 (Okafor) <</A 7 0 R>>", "/Type /ObjStm /N 2 /First 8", packed=True)
    found = sweep(pdf("", more={6: packed}))
    assert found.newest[7].value == b"Okafor"
    assert found.newest[8].value == {"A": Ref(7)}


def test_a_wrong_length_does_not_hide_the_rest_of_a_stream() -> None:
    body = b"<< /Length 3 >>\nstream\nBT (Okafor) Tj ET\nendstream"
    assert b"Okafor" in (sweep(pdf("", more={6: body})).newest[6].data or b"")


def test_what_a_later_save_replaced_or_dropped_is_left_over() -> None:
    first = pdf(text("Ngozi Okafor"), more={6: "<< /Note (Okafor) >>"})
    found = sweep(saved_again(first, {4: stream(text("[pupil 1]"))}))
    assert sorted(item.number for item in found.left_over) == [4, 6]
    assert b"pupil" in (found.newest[4].data or b"")


def test_a_file_without_a_trailer_still_has_its_pages() -> None:
    data = pdf(text("a"))
    found = sweep(data[: data.index(b"xref")])
    assert len(found.pages) == 1


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_no_damage_stops_the_sweep(data: st.DataObject) -> None:
    whole = pdf(
        text("Ngozi Okafor") + "/Span << /ActualText (x) >> BDC EMC",
        more={6: stream("7 0 (Okafor)", "/Type /ObjStm /N 1 /First 4", packed=True)},
        info="/Title (a)",
        page="/Annots [<< /Subtype /Link /AP << /N 6 0 R >> >>]",
        root="/AcroForm << /Fields [<< /FT /Tx /V (a) >>] >> /OCProperties << /D << /OFF [] >> >>",
    )
    broken = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(broken) - 1))
        piece = data.draw(st.sampled_from([b"", b"<<", b"]", b"(", b"R", b"\0", b"99999", b"obj"]))
        broken[at : at + data.draw(st.integers(0, 9))] = piece
    contents = take_apart(bytes(broken))
    assert all(check.count >= 0 for check in structure(bytes(broken), contents))
    assert all(count(contents.objects) >= 0 for count in COUNTS.values())
    assert properties(contents, "") >= 0
    assert orphans(contents.objects).unread >= 0


def test_references_in_a_circle_end() -> None:
    circle = {2: "<< /Type /Pages /Kids [2 0 R 3 0 R] /Parent 2 0 R >>", 6: "6 0 R"}
    found = sweep(
        finished(b"%PDF-1.7\n", {1: "<< /Type /Catalog /Pages 2 0 R /X 6 0 R >>", **circle})
    )
    assert found.resolved(Ref(6)) is None
    assert found.inherited(found.entries(Ref(2)), "Resources") is None
