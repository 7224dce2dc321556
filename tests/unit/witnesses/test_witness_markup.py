"""Markup and packages taken apart without a parser."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest
from packing import package

from redactor.witnesses.folding import fold
from redactor.witnesses.markup import decode, take_apart
from redactor.witnesses.streams import MAX_DEPTH, unpack

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _text(xml: str) -> str:
    return fold(take_apart(f"<w:p {_W}>{xml}</w:p>").text).strip()


def test_runs_are_joined_and_paragraphs_are_not() -> None:
    xml = "<w:r><w:t>Ok</w:t></w:r><w:proofErr/><w:r><w:rPr><w:b/></w:rPr><w:t>afor</w:t></w:r>"
    assert _text(f"{xml}</w:p><w:p>{xml}").split() == ["okafor", "okafor"]


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<w:t>Ok</w:t><w:tab/><w:t>afor</w:t>", "ok\nafor"),
        ("<w:t>Ok</w:t><w:noBreakHyphen/><w:t>afor</w:t>", "ok-afor"),
        ("<w:t>Ok</w:t><w:softHyphen/><w:t>afor</w:t>", "okafor"),
        ('<w:sym w:font="x" w:char="F04F"/><w:sym w:font="x" w:char="006B"/>', "ok"),
        ("<w:t>O&#x6B;a&amp;b</w:t>", "oka&b"),
        ("<w:t><![CDATA[<Okafor>]]></w:t>", "<okafor>"),
        ('<w:t x=">">Okafor</w:t>', "okafor"),
    ],
)
def test_what_stands_between_letters_is_what_a_reader_sees(xml: str, text: str) -> None:
    assert _text(xml) == text


def test_a_text_box_does_not_stand_in_the_middle_of_a_name() -> None:
    box = "<w:txbxContent><w:p><w:t>Box</w:t></w:p></w:txbxContent>"
    assert _text(f"<w:t>Oka</w:t>{box}<w:t>for</w:t>").splitlines()[0] == "okafor"


def test_attributes_comments_and_instructions_are_read() -> None:
    markup = take_apart(f"<w:p {_W} w:a='1 &lt; 2'><!-- one --><?two three?></w:p>")
    assert [item.value for item in markup.attributes if item.name == "a"] == ["1 < 2"]
    assert [aside.strip() for aside in markup.asides] == ["one", "two three"]


def test_foreign_names_are_told_from_those_of_the_schema() -> None:
    markup = take_apart(f'<w:p {_W} xmlns:x="urn:x" x:okafor="1"><y:z/></w:p>')
    assert markup.foreign_prefixes() == {"x", "y"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_xml_is_decoded_by_its_first_bytes(encoding: str) -> None:
    assert "Siân" in decode("<?xml version='1.0'?><a>Siân</a>".encode(encoding))


def test_a_declared_code_page_is_believed() -> None:
    text = "<?xml version='1.0' encoding='windows-1252'?><a>Siân</a>"
    assert decode(text.encode("cp1252")) == text


def test_nothing_is_too_deep() -> None:
    xml = "<w:sdt>" * 100_000 + "<w:p><w:t>Okafor</w:t></w:p>" + "</w:sdt>" * 100_000
    assert take_apart(xml).text.strip() == "Okafor"


def test_packages_in_packages_are_opened_to_their_depth() -> None:
    data = b"Okafor"
    for _ in range(MAX_DEPTH):
        data = package({"inner": data})
    found = unpack(data)
    assert found.unread == 0
    assert [item.data for item in found.streams if not item.outer] == [b"Okafor"]
    assert unpack(package({"a": package({"b": package({"c": data})})})).unread == 1


def test_an_entry_that_the_directory_does_not_list_is_found() -> None:
    secret = package({"secret.txt": "Ngozi Okafor " * 3})
    local = secret[: secret.find(b"PK\x01\x02")]
    found = unpack(local + package({"public.txt": "nothing"}))
    assert any(b"Ngozi" in item.data for item in found.streams)


def test_what_cannot_be_unpacked_counts_as_not_read() -> None:
    data = bytearray(package({"a.txt": "Okafor " * 100}))
    at = data.find(b"a.txt") + 8
    data[at : at + 4] = b"\xff\xff\xff\xff"
    assert unpack(bytes(data)).unread == 1


def test_comments_and_names_of_a_package_are_a_stream() -> None:
    found = unpack(package({"okafor.txt": ""}, comment=b"remark"))
    (outer,) = [item for item in found.streams if item.outer]
    assert b"okafor.txt" in outer.data
    assert b"remark" in outer.data


def test_pdf_streams_are_inflated() -> None:
    body = zlib.compress(b"(Ngozi Okafor) Tj")
    found = unpack(b"%PDF-1.4 1 0 obj stream\n" + body + b"\nendstream")
    assert any(b"Ngozi" in item.data for item in found.streams)


def test_a_package_behind_other_bytes_is_opened() -> None:
    stream = io.BytesIO(b"MZ program")
    stream.seek(0, 2)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("a.txt", "Okafor")
    assert any(item.data == b"Okafor" for item in unpack(stream.getvalue()).streams)
