"""Word packages that are traps, damaged or unusual."""

from __future__ import annotations

import io
import zipfile

import pytest
from word_paper import DECLARED, HEAD, NAMESPACES, members_of, paper, paragraph, part, rels, zipped

from redactor.errors import LimitExceeded, LockedDocument, SourceError, UnsafeToRedact
from redactor.formats.docx import DocxFormat
from redactor.formats.docx.package import MAX_PARTS, OLE_HEADER

WORD = DocxFormat()
PLAIN = paper(paragraph("Agreed."))


def changed(name: str, content: bytes) -> bytes:
    return zipped({**members_of(PLAIN), name: content})


def with_entries(*names: str) -> bytes:
    stream = io.BytesIO(PLAIN)
    with zipfile.ZipFile(stream, "a") as archive:
        for name in names:
            archive.writestr(name, b"x")
    return stream.getvalue()


def refused(data: bytes, kind: type[SourceError] = SourceError) -> SourceError:
    with pytest.raises(kind) as caught:
        WORD.read(data)
    assert "\n" not in caught.value.message
    assert caught.value.message.endswith(".")
    return caught.value


def test_a_file_with_a_password_is_called_locked() -> None:
    assert "password" in refused(OLE_HEADER + bytes(2000), LockedDocument).message


def test_an_encrypted_zip_entry_is_called_locked() -> None:
    data = bytearray(PLAIN)
    start = data.find(b"PK\x01\x02")
    data[start + 8] |= 1
    refused(bytes(data), LockedDocument)


@pytest.mark.parametrize("name", ["../evil.xml", "word/../../evil.xml", "..\\evil.xml", "C:/x.xml"])
def test_a_part_that_leads_out_of_the_file_is_refused(name: str) -> None:
    refused(with_entries(name))


def test_two_parts_whose_names_differ_in_case_only_are_refused() -> None:
    refused(with_entries("word/Document.xml"))


def test_the_same_part_with_slash_and_backslash_is_refused() -> None:
    refused(with_entries("word\\document.xml"))


def test_too_many_parts_are_refused() -> None:
    refused(with_entries(*(f"word/x{n}.xml" for n in range(MAX_PARTS))), LimitExceeded)


def test_a_zip_bomb_is_refused() -> None:
    bomb = HEAD.encode() + b"<a>" + b" " * (60 * 2**20) + b"</a>"
    refused(changed("word/styles.xml", bomb), LimitExceeded)


def test_sixty_thousand_equal_paragraphs_are_no_bomb() -> None:
    blocks = WORD.read(paper(paragraph("The governors agreed.") * 60_000))
    assert len(blocks) == 60_000


@pytest.mark.parametrize(
    "prologue",
    [
        '<!DOCTYPE a [<!ENTITY e "x">]>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE a [<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;">]>',
    ],
)
def test_a_document_type_is_refused(prologue: str) -> None:
    body = f"{prologue}<w:document {DECLARED}><w:body/></w:document>"
    assert "document type" in refused(changed("word/document.xml", body.encode())).message


def test_a_document_type_in_another_encoding_is_refused() -> None:
    body = f'<!DOCTYPE a><w:document xmlns:w="{NAMESPACES["w"]}"><w:body/></w:document>'
    refused(changed("word/document.xml", body.encode("utf-16")))


@pytest.mark.parametrize("depth", [300, 120_000])
def test_a_tree_deeper_than_allowed_is_refused(depth: int) -> None:
    body = "<w:sdt><w:sdtContent>" * depth + "</w:sdtContent></w:sdt>" * depth
    refused(paper(body), LimitExceeded)


def test_a_zip_without_content_types_is_refused() -> None:
    refused(zipped({"word/document.xml": b"<a/>"}))


def test_a_spreadsheet_is_refused() -> None:
    data = paper("", main_type="application/vnd.openxmlformats-officedocument.spreadsheetml.x+xml")
    assert "not a Word document" in refused(data).message


def test_a_file_without_a_main_part_is_refused() -> None:
    refused(changed("_rels/.rels", rels("")), UnsafeToRedact)


def test_a_main_part_without_a_body_is_refused() -> None:
    refused(changed("word/document.xml", part("w:document", "")), UnsafeToRedact)


def test_a_part_that_is_not_well_formed_is_refused() -> None:
    refused(changed("word/document.xml", b"<w:document"))


def test_a_part_in_utf_16_is_read() -> None:
    text = part("w:document", f"<w:body>{paragraph('Siân agreed.')}</w:body>").decode()
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        encoded = text.replace("UTF-8", "UTF-16").encode(encoding)
        blocks = WORD.read(changed("word/document.xml", encoded))
        assert [block.text for block in blocks] == ["Siân agreed."]


def test_a_strict_file_is_read_and_written_as_the_usual_kind() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    text = part("w:document", f"<w:body>{paragraph('Agreed.')}</w:body>").decode()
    data = changed("word/document.xml", text.replace(NAMESPACES["w"], strict).encode())
    assert [block.text for block in WORD.read(data)] == ["Agreed."]
    assert b"purl.oclc.org" not in members_of(WORD.redact(data))["word/document.xml"]


@pytest.mark.parametrize(
    ("kind", "ending"),
    [
        ("vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", "template"),
        ("vnd.ms-word.document.macroEnabled.main+xml", "document.macroEnabled.12"),
        ("vnd.ms-word.template.macroEnabledTemplate.main+xml", "template.macroEnabled.12"),
    ],
)
def test_templates_and_files_with_macros_become_plain_documents(kind: str, ending: str) -> None:
    data = paper(
        paragraph("Agreed."), main_type=f"application/{kind}", parts={"word/vbaProject.bin": b"x"}
    )
    assert WORD.media_type(data).endswith(ending)
    copy = WORD.redact(data)
    assert WORD.media_type(copy).endswith("wordprocessingml.document")
    assert "word/vbaProject.bin" not in members_of(copy)


def test_matching_never_raises() -> None:
    for data in (b"", b"PK", b"PK\x03\x04", b"PK\x03\x04" + bytes(100), PLAIN[:200], OLE_HEADER):
        WORD.matches(data, ".docx")
        WORD.matches(data, ".txt")
    assert WORD.matches(PLAIN, ".zip")
    assert not WORD.matches(b"Agreed.", ".docx")


def test_pages_are_those_that_word_noted() -> None:
    assert WORD.pages(PLAIN) is None
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    properties = f'{HEAD}<Properties xmlns="{space}"><Pages>3</Pages></Properties>'.encode()
    base = NAMESPACES["r"]
    root = rels(
        f'<Relationship Id="a" Type="{base}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="b" Type="{base}/extended-properties" Target="docProps/app.xml"/>'
    )
    data = paper(paragraph("x"), parts={"docProps/app.xml": properties, "_rels/.rels": root})
    assert WORD.pages(data) == 3


def test_names_in_a_copy_are_ours_and_the_clock_is_not_in_it() -> None:
    data = paper(
        paragraph("Agreed."),
        parts={"word/Morwenna.xml": part("w:hdr", paragraph("Head"))},
        relations={"rId1": ("header", "Morwenna.xml")},
    )
    copy = WORD.redact(data)
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        assert all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in archive.infolist())
        assert [n for n in archive.namelist() if "Morwenna" in n] == []


def test_part_names_are_equal_without_regard_to_case() -> None:
    data = paper(
        paragraph("Agreed.") + "<w:sectPr><w:headerReference r:id='rId1'/></w:sectPr>",
        parts={"word/Header1.xml": part("w:hdr", paragraph("Head"))},
        relations={"rId1": ("header", "header1.XML")},
    )
    assert [block.text for block in WORD.read(data)] == ["Agreed.", "Head"]
