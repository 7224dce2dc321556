"""PDFs that somebody else redacted: what only looks as if it were gone."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from small_pdf import FLAT, STRIPES, box, pdf, picture, saved_again, stream, text

from redactor.console import CHECKS
from redactor.document import Check
from redactor.errors import SourceError
from redactor.witnesses import absent_witnesses, inspect

NAME = "Ngozi Okafor"
SEEN = text("The board met.", y=760)


def _failed(data: bytes, *, original: bytes | None = None, terms: tuple[str, ...] = ()) -> set[str]:
    checks = inspect(data, suffix=".pdf", original=original, terms=terms)
    return {check.name for check in checks if not check.passed}


def test_an_honest_paper_leaves_nothing() -> None:
    shaded = box(60, 690, 300, 30, "0.8 g") + text(NAME)
    heading = box(60, 590, 300, 30, "0 0 0.4 rg") + text("Agenda", y=600, look="1 g")
    assert _failed(pdf(SEEN + shaded + heading, info="/Title (The board met)")) == set()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("no-boxes-over-text", text(NAME) + box(70, 695, 120, 20)),
        ("no-boxes-over-text", text(NAME) + box(70, 695, 120, 20, "1 g")),
        ("no-boxes-over-text", text(NAME) + box(70, 695, 120, 20)
         + text("[pupil 1]", look="1 g")),
        ("no-covered-text", text(NAME, look="1 g")),
        ("no-covered-text", box(60, 690, 300, 30) + text(NAME, look="0 g")),
        ("no-covered-text", text(NAME, look="3 Tr")),
        ("no-covered-text", text(NAME, look="q 0 0 1 1 re W n") + "Q\n"),
        ("no-covered-text", text(NAME, size=0).replace("/F1 0", "/F1 0.2")),
        ("no-text-off-page", text(NAME, x=900)),
        ("no-text-off-page", text(NAME, y=-40)),
    ],
)  # fmt: skip
def test_words_that_nobody_sees_are_not_gone(name: str, content: str) -> None:
    assert _failed(pdf(SEEN + content)) == {name}


def test_a_box_inside_a_form_covers_words_too() -> None:
    form = stream(box(0, 0, 120, 20), "/Type /XObject /Subtype /Form /BBox [0 0 200 200]")
    data = pdf(
        SEEN + text(NAME) + "q 1 0 0 1 70 695 cm /X1 Do Q\n",
        resources="/XObject << /X1 6 0 R >>", more={6: form},
    )  # fmt: skip
    assert _failed(data) == {"no-boxes-over-text"}


def test_a_highlighter_that_lets_words_through_is_no_alarm() -> None:
    states = "/ExtGState << /G1 << /ca 0.3 >> >>"
    content = SEEN + text(NAME) + "q /G1 gs 1 1 0 rg 70 695 120 20 re f Q\n"
    assert _failed(pdf(content, resources=states)) == set()


def _note(kind: str, entries: str = "") -> bytes:
    look = stream(box(0, 0, 120, 20), "/Type /XObject /Subtype /Form /BBox [0 0 120 20]")
    return pdf(
        SEEN + text(NAME), page="/Annots [6 0 R]",
        more={
            6: f"<< /Type /Annot /Subtype /{kind} /Rect [70 695 190 715] /F 4 {entries} "
            "/AP << /N 7 0 R >> >>",
            7: look,
        },
    )  # fmt: skip


def test_a_box_that_is_only_an_annotation_is_seen() -> None:
    assert _failed(_note("Square")) == {"no-annotations-over-text", "no-comments"}


def test_a_redaction_that_was_marked_and_never_applied_is_seen() -> None:
    assert _failed(_note("Redact")) >= {"no-unapplied-redactions", "no-annotations-over-text"}


def _scan(pixels: bytes, content: str) -> bytes:
    drawn = "q 320 0 0 80 60 660 cm /X1 Do Q\n"
    return pdf(
        SEEN + drawn + content, resources="/XObject << /X1 6 0 R >>",
        more={6: picture(160, 40, pixels)},
    )  # fmt: skip


def test_a_picture_under_a_box_is_seen() -> None:
    assert _failed(_scan(STRIPES, box(80, 670, 100, 40))) == {"no-pictures-under-boxes"}


def test_a_picture_whose_pixels_are_gone_is_no_alarm() -> None:
    assert _failed(_scan(FLAT, box(80, 670, 100, 40))) == set()


def test_the_text_layer_of_a_scan_is_no_alarm_while_the_scan_shows_something() -> None:
    assert _failed(_scan(STRIPES, text(NAME, look="3 Tr"))) == set()


def test_the_text_layer_of_a_scan_is_an_alarm_where_the_scan_was_blacked_out() -> None:
    assert _failed(_scan(bytes(160 * 40), text(NAME, look="3 Tr"))) == {"no-covered-text"}


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("no-hidden-layers", {"root": "/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>",
                              "more": {6: "<< /Type /OCG /Name (Layer 1) >>"}}),
        ("no-embedded-files", {"root": "/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>",
                               "more": {6: "<< /Type /Filespec /F (a.txt) /EF << /F 7 0 R >> >>",
                                        7: stream("x", "/Type /EmbeddedFile")}}),
        ("no-scripts", {"root": "/OpenAction << /S /JavaScript /JS (app.alert) >>"}),
        ("no-form-values", {"root": "/AcroForm << /Fields [6 0 R] >>",
                            "more": {6: "<< /FT /Tx /T (field) /V (Okafor) >>"}}),
        ("no-custom-data", {"page": "/PieceInfo << /App << /Private (x) >> >>"}),
        ("no-links-to-people-or-folders", {"page": "/Annots [6 0 R]",
         "more": {6: "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] "
                     "/A << /S /URI /URI (mailto:a@b.org) >> >>"}}),
        ("no-comments", {"page": "/Annots [6 0 R]",
         "more": {6: "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (Okafor) >>"}}),
        ("no-properties", {"info": "/Author (Ngozi Okafor)"}),
        ("no-properties", {"info": "/Title (Exclusion of Okafor)"}),
        ("no-replaced-text", {"content": SEEN + "/Span << /ActualText (Okafor) >> BDC "
                              + text("[pupil 1]") + " EMC"}),
    ],
)  # fmt: skip
def test_each_forgotten_place_has_its_check(name: str, parts: dict[str, object]) -> None:
    arguments = {"content": SEEN, **parts}
    assert name in _failed(pdf(**arguments))  # type: ignore[arg-type]


def test_an_earlier_save_that_still_holds_the_words_is_seen() -> None:
    data = pdf(SEEN + text(NAME))
    assert _failed(saved_again(data, {4: stream(SEEN)})) == {"no-old-revisions"}


def test_several_ends_of_file_mean_nothing_by_themselves() -> None:
    data = pdf(SEEN)
    assert _failed(saved_again(data, {9: "<< /Producer (x) >>"}, "/Info 9 0 R")) == set()


ORIGINAL = pdf(SEEN + text(f"Present: {NAME} of Year 4."))
BARRED = SEEN + text("Present: ") + text("of Year 4.", x=250)


@pytest.mark.parametrize(
    "parts",
    [
        {"content": BARRED + text(NAME, x=120) + box(118, 695, 120, 20)},
        {"content": BARRED + f"/Span << /ActualText ({NAME}) >> BDC {text('x', x=120)} EMC"},
        {"content": BARRED, "info": f"/Subject ({NAME})"},
        {"content": BARRED, "root": "/Outlines 6 0 R",
         "more": {6: "<< /First 7 0 R >>", 7: f"<< /Title ({NAME}) >>"}},
        {"content": BARRED, "more": {6: stream(text(NAME))}},
        {"content": BARRED, "more": {6: stream(NAME, "/Type /EmbeddedFile", packed=True)}},
        {"content": BARRED, "resources": "/Pattern << /P1 6 0 R >>",
         "more": {6: stream(text(NAME), "/PatternType 1 /PaintType 1 /TilingType 1 /XStep 9 "
                            "/YStep 9 /BBox [0 0 9 9] /Resources << >>", packed=True)}},
    ],
)  # fmt: skip
def test_words_that_are_gone_for_readers_are_looked_for_in_hidden_places(
    parts: dict[str, object],
) -> None:
    assert "original-words-gone" in _failed(pdf(**parts), original=ORIGINAL)  # type: ignore[arg-type]


def test_an_honest_redaction_leaves_nothing_of_the_original() -> None:
    data = pdf(BARRED + text("[pupil 1]", x=120))
    assert _failed(data, original=ORIGINAL, terms=(NAME,)) == set()


def test_an_original_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(SourceError, match="original"):
        inspect(pdf(SEEN), suffix=".pdf", original=b"%PDF-1.7 broken")


def test_terms_are_searched_by_every_engine() -> None:
    checks = inspect(pdf(SEEN + text("Ngozi OKAFOR")), suffix=".pdf", terms=[NAME])
    failed = {check.witness for check in checks if check.name == "text-gone" and not check.passed}
    assert failed >= {"pypdfium2", "pypdf", "pdfminer"}


def test_a_term_in_a_paper_that_is_attached_is_found() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:t>{NAME}</w:t>")
    data = pdf(SEEN, more={6: stream(packed.getvalue(), "/Type /EmbeddedFile")})
    assert "text-gone" in _failed(data, terms=(NAME,))


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7 nothing", b"%PDF-1.7\n1 0 obj\n" + b"<<" * 5000, b"%PDF-1.4\n" + b"(" * 100_000],
)
def test_a_broken_file_is_not_called_clean(data: bytes) -> None:
    assert {"opens", "all-seen"} <= _failed(data)


def test_a_stream_that_cannot_be_read_is_not_called_clean() -> None:
    data = pdf(SEEN, more={6: stream("no deflate at all" * 40, "/Filter /FlateDecode")})
    assert "all-read" in _failed(data)


def test_a_file_with_a_password_is_not_called_clean() -> None:
    locked = "/Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (y) /P -4 >>"
    assert "no-password" in _failed(pdf(SEEN, trailer=locked))


def test_a_pdf_under_another_name_is_looked_into_as_one() -> None:
    data = pdf(SEEN + text(NAME, look="1 g"))
    assert Check("no-covered-text", "pypdfium2", False, 2) in inspect(data, suffix=".docx")


def test_every_check_of_a_pdf_is_explained() -> None:
    checks = inspect(pdf(SEEN), suffix=".pdf", original=ORIGINAL, terms=[NAME])
    text = (Path(__file__).parents[3] / "docs" / "checks.md").read_text(encoding="utf-8")
    assert {check.name for check in checks} <= CHECKS.keys()
    assert all(f"`{check.name}`" in text for check in checks)


def test_poppler_is_said_to_be_absent_where_it_is_not_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shutil, "which", lambda program: None)
    assert absent_witnesses(pdf(SEEN), suffix=".pdf") == ("poppler",)
    assert absent_witnesses(b"The board met.", suffix=".txt") == ()
    assert "poppler" not in {check.witness for check in inspect(pdf(SEEN), suffix=".pdf")}
