"""What a PDF may claim: one clear sentence each, nothing leaked, no crash."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pdfmill import Paper, at, form, helvetica, minutes
from pikepdf import Array, Dictionary, Name, String

from redactor import ocr
from redactor.document import Cut, Marking, Redaction
from redactor.errors import (
    AnchorError,
    LimitExceeded,
    LockedDocument,
    SourceError,
    UnsafeToRedact,
)
from redactor.formats.pdf import PdfFormat, draft, interpreter, pages, pictures

SUBJECT = PdfFormat()
LINE = at(72, 700, "Budget agreed")


def saved(pdf: pikepdf.Pdf) -> bytes:
    stream = BytesIO()
    pdf.save(stream)
    return stream.getvalue()


def refused(data: bytes, kind: type[SourceError], words: str) -> None:
    for call in (SUBJECT.read, SUBJECT.redact):
        with pytest.raises(kind, match=words):
            call(data)


def test_a_password_is_asked_for_by_name() -> None:
    locked = Paper([LINE]).data(encryption=pikepdf.Encryption(user="secret", owner="o"))
    refused(locked, LockedDocument, "password")


def test_an_owner_password_alone_locks_nothing() -> None:
    data = Paper([LINE]).data(encryption=pikepdf.Encryption(user="", owner="o"))
    assert SUBJECT.read(data)[0].text == "Budget agreed"
    copy = pikepdf.open(BytesIO(SUBJECT.redact(data)))
    assert not copy.is_encrypted


def test_a_web_page_called_pdf_is_named_as_none() -> None:
    page = b"<!DOCTYPE html><html><body>Minutes</body></html>"
    assert SUBJECT.matches(page, ".pdf")
    refused(page, SourceError, "called a PDF and is none")


def test_rubbish_and_stumps_are_damaged() -> None:
    whole = minutes()
    for data in (b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(range(256)) * 40, whole[:400]):
        for call in (SUBJECT.read, SUBJECT.redact):
            with pytest.raises(SourceError):
                call(data)


def test_a_broken_xref_is_mended() -> None:
    whole = Paper([LINE]).data(object_stream_mode=pikepdf.ObjectStreamMode.disable)
    broken = whole.replace(b"startxref", b"startxxxx")
    assert SUBJECT.read(broken)[0].text == "Budget agreed"


def test_no_pages_is_an_error() -> None:
    refused(saved(pikepdf.new()), SourceError, "no pages")


def test_too_many_pages_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft, "MOST_PAGES", 3)
    refused(Paper([LINE] * 4).data(), LimitExceeded, "pages")


def test_a_page_of_a_million_characters_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interpreter, "MOST_GLYPHS", 1000)
    refused(Paper([f"BT /F1 9 Tf ({'x' * 1001}) Tj ET"]).data(), LimitExceeded, "characters")


def test_content_that_unpacks_to_no_end_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "LARGEST_CONTENT", 10_000)
    refused(Paper([LINE + " " * 20_000]).data(), LimitExceeded, "too much")


def test_content_that_does_not_unpack_is_not_taken_for_an_empty_page() -> None:
    pdf = pikepdf.open(BytesIO(Paper([LINE]).data()))
    bad = pikepdf.Stream(pdf, b"this is not deflated", Filter=Name.FlateDecode)
    pdf.pages[0].obj.Contents = pdf.make_indirect(bad)
    refused(saved(pdf), UnsafeToRedact, "Page 1 .* cannot be unpacked")


def test_a_form_that_draws_itself_ends() -> None:
    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        inner = form(pdf, "BT /F1 9 Tf 50 50 Td (Once) Tj ET /Fm Do")
        inner.Resources = Dictionary(Font=Dictionary(F1=helvetica()), XObject=Dictionary(Fm=inner))
        return {"/XObject": {"/Fm": inner}}

    data = Paper([f"{LINE} /Fm Do"], resources=resources).data()
    assert [block.text for block in SUBJECT.read(data)] == ["Budget agreed", "Once"]
    SUBJECT.redact(data)


def test_a_form_for_adobe_only_is_refused() -> None:
    def root(pdf: pikepdf.Pdf) -> dict[str, Any]:
        return {"/AcroForm": Dictionary(Fields=Array([]), XFA=pdf.make_stream(b"<xdp/>"))}

    refused(Paper([at(72, 700, "Please wait")], root=root).data(), UnsafeToRedact, "XFA")


def test_a_scan_is_not_read_and_not_called_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "engine", lambda: None)

    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        image = pdf.make_stream(
            bytes(100), Type=Name.XObject, Subtype=Name.Image, Width=10, Height=10,
            ColorSpace=Name.DeviceGray, BitsPerComponent=8,
        )  # fmt: skip
        return {"/XObject": {"/Im": image}}

    data = Paper(["q 595 0 0 842 0 0 cm /Im Do Q"], resources=resources).data()
    refused(data, UnsafeToRedact, "Page 1 .* is a picture")


def test_text_whose_letters_cannot_be_told_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "engine", lambda: None)

    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        inner = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, DW=500))
        font = Dictionary(Type=Name.Font, Subtype=Name.Type0, Encoding=Name("/Identity-H"),
                          DescendantFonts=Array([inner]))  # fmt: skip
        return {"/Font": {"/F0": font}}

    data = Paper([f"{LINE} BT /F0 9 Tf 72 500 Td <{'0041' * 50}> Tj ET"], resources=resources)
    refused(data.data(), UnsafeToRedact, "letters cannot be told")


def test_a_picture_bomb_under_a_removed_word_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS", 5_000)

    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        image = pikepdf.Stream(
            pdf, zlib.compress(bytes(10_000)), Type=Name.XObject, Subtype=Name.Image, Width=100,
            Height=100, ColorSpace=Name.DeviceGray, BitsPerComponent=8, Filter=Name.FlateDecode,
        )  # fmt: skip
        return {"/XObject": {"/Im": pdf.make_indirect(image)}}

    data = Paper(
        [f"q 595 0 0 842 0 0 cm /Im Do Q {at(9, 9, 'word ' * 20)} {LINE}"], resources=resources
    ).data()
    block = SUBJECT.read(data)[0]
    redaction = Redaction("f0", tuple(block.anchors(0, 6)), "[x]")
    with pytest.raises(LimitExceeded, match="picture"):
        SUBJECT.redact(data, redactions=[redaction])


def test_names_that_are_not_utf8_do_no_harm() -> None:
    raw = Paper([LINE.replace("/F1", "/F#e9 11 Tf /F1")]).data()
    assert SUBJECT.read(raw)[0].text == "Budget agreed"
    SUBJECT.redact(raw)


def test_a_signed_file_becomes_an_unsigned_copy() -> None:
    def finish(pdf: pikepdf.Pdf) -> None:
        signature = Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Name=String("Zebedee"))
        widget = pdf.make_indirect(Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String("Sign"), V=signature,
            Rect=Array([0, 0, 0, 0]),
        ))  # fmt: skip
        pdf.pages[0].obj.Annots = Array([widget])
        pdf.Root.AcroForm = Dictionary(Fields=Array([widget]), SigFlags=3)

    data = Paper([LINE], finish=finish).data()
    content = b"".join(part for _, part in SUBJECT.raw_parts(SUBJECT.redact(data)))
    assert b"Zebedee" not in content
    assert b"/Sig" not in content


def test_a_cut_that_is_not_there_is_an_error() -> None:
    with pytest.raises(AnchorError):
        SUBJECT.redact(minutes(), cuts=[Cut("s0", 3, 99)])


def agenda() -> bytes:
    """Three pages: one open, one with a confidential item, one that is all confidential."""
    pages = [
        [at(72, 800, "Fern Lane School"), at(72, 700, "1. Budget"), at(72, 670, "Agreed.")],
        [at(72, 800, "Fern Lane School"), at(72, 700, "2. Part 2"), at(72, 670, "A case of one."),
         "100 620 60 20 re f", at(72, 500, "3. Open again")],
        [at(72, 800, "Fern Lane School"), at(72, 700, "4. Part 2"), at(72, 670, "Another case.")],
    ]  # fmt: skip
    return Paper(["\n".join(page) for page in pages]).data()


def place(data: bytes, text: str) -> int:
    return next(block.id for block in SUBJECT.read(data) if block.text == text)


def test_a_section_that_is_cut_leaves_its_stub_and_nothing_else() -> None:
    data = agenda()
    cuts = [
        Cut("s0", place(data, "2. Part 2"), place(data, "A case of one."), "Recorded separately."),
        Cut("s1", place(data, "4. Part 2"), place(data, "Another case."), "Recorded separately."),
    ]
    copy = SUBJECT.redact(data, cuts=cuts)
    assert [block.text for block in SUBJECT.read(copy)] == [
        "Fern Lane School", "1. Budget", "Agreed.",
        "Fern Lane School", "Recorded separately.", "3. Open again",
        "Fern Lane School", "Recorded separately.",
    ]  # fmt: skip
    stored = b"".join(part for _, part in SUBJECT.raw_parts(copy))
    assert b"case" not in stored
    assert b"100 620 60 20 re" not in stored


def test_pages_that_a_cut_leaves_empty_are_dropped() -> None:
    data = agenda()
    cuts = [
        Cut("s0", place(data, "1. Budget"), place(data, "Agreed.")),
        Cut("s1", place(data, "3. Open again"), place(data, "3. Open again")),
    ]
    copy = SUBJECT.redact(data, cuts=cuts)
    assert SUBJECT.pages(copy) == 2
    shown = [block.text for block in SUBJECT.read(copy)]
    assert "Agreed." not in shown
    assert "A case of one." in shown


def test_a_copy_is_marked_on_each_page_and_says_what_it_is() -> None:
    marking = Marking(
        header="CONFIDENTIAL – PINK PAPER", footer="Do not publish",
        notice=("This is the record.", "Keep it apart."), tint="FBE3EC",
    )  # fmt: skip
    copy = SUBJECT.redact(agenda(), marking=marking)
    texts = [block.text for block in SUBJECT.read(copy) if not block.hidden]
    pages = SUBJECT.pages(copy)
    assert texts.count("CONFIDENTIAL – PINK PAPER") == pages
    assert texts.count("Do not publish") == pages
    assert any("This is the record." in text for text in texts)
    pdf = pikepdf.open(BytesIO(copy))
    assert all(b"0.984 0.890 0.925 rg" in page.obj.Contents.read_bytes() for page in pdf.pages)
