"""What the witnesses say of PDF copies that are clean, leaky, short of words or odd."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from small_pdf import FLAT, STRIPES, box, mute_font, pdf, picture, saved_again, stream, text

from redactor.document import Check
from redactor.witnesses import STANDARD, examine

NAME = "Ngozi Okafor"
KEPT = "The board met.\nPresent: [pupil 1] and Ms Achebe."
SEEN = text("The board met.", y=760) + text("Present: [pupil 1] and Ms Achebe.")
OWN = ("PUBLIC COPY",)


def _checks(
    data: bytes, *, kept: str = KEPT, source: bytes = b"", removed: tuple[str, ...] = (NAME,)
) -> tuple[Check, ...]:
    return examine(
        data, suffix=".pdf", removed=removed, kept=kept, marking=OWN, source=source,
        witnesses=(*STANDARD, "pdfminer", *(["poppler"] if shutil.which("pdftotext") else [])),
    )  # fmt: skip


def _failed(data: bytes, **more: object) -> set[str]:
    return {check.name for check in _checks(data, **more) if not check.passed}  # type: ignore[arg-type]


def test_a_clean_copy_passes_every_check() -> None:
    data = pdf(SEEN + text("PUBLIC COPY", y=800), info="/Title (The board met)")
    checks = _checks(data)
    assert [check for check in checks if not check.passed] == []
    assert {check.witness for check in checks} >= {
        "bytes", "structure", "fonts", "pypdfium2", "pypdf", "pdfminer",
    }  # fmt: skip


def test_every_engine_finds_a_name_that_was_left_on_a_page() -> None:
    checks = _checks(pdf(SEEN + text(NAME, y=500)))
    found = {check.witness for check in checks if check.name == "text-gone" and not check.passed}
    assert found >= {"pypdfium2", "pypdf", "pdfminer"}


def test_a_name_whose_letters_only_an_embedded_font_tells_is_read_without_asking_for_it() -> None:
    objects, codes = mute_font(NAME, first=6)
    shown = "".join(f"{codes[letter]:04x}" for letter in NAME)
    data = pdf(SEEN + f"BT /F2 12 Tf 72 500 Td <{shown}> Tj ET", fonts="/F2 6 0 R", more=objects)
    checks = examine(data, suffix=".pdf", removed=(NAME,), kept=KEPT)
    found = {check.witness for check in checks if check.name == "text-gone" and not check.passed}
    assert found == {"pdfminer"}


def test_pdfminer_is_not_asked_where_the_fonts_say_what_they_show() -> None:
    checks = examine(pdf(SEEN), suffix=".pdf", removed=(NAME,), kept=KEPT)
    assert {check.witness for check in checks} == {
        "bytes", "structure", "fonts", "pypdfium2", "pypdf",
    }  # fmt: skip
    assert all(check.passed for check in checks)


@pytest.mark.parametrize(
    "pieces",
    [
        "[(Ngo) -20 (zi Oka) 15 (for)] TJ", "[<4e676f7a69> ( Okafor)] TJ",
        r"(Ngozi O\153\141for) Tj", "(Ngozi Oka) Tj (for) Tj", "(Ngozi O\\\nkafor) Tj",
        "(Ngozi) Tj 0 -14 Td (Okafor) Tj", "(Ngozi Oka-) Tj 0 -14 Td (for) Tj",
    ],
)  # fmt: skip
def test_a_name_in_pieces_is_found(pieces: str) -> None:
    data = pdf(SEEN + f"BT /F1 12 Tf 72 400 Td {pieces} ET", packed=True)
    assert "text-gone" in _failed(data)


def test_a_kept_word_that_is_also_a_removed_one_may_stand_as_often_as_it_was_meant_to() -> None:
    kept = "The board met. Mr Will spoke."
    page = text("The board met.") + text("Mr Will spoke.", y=600)
    assert _failed(pdf(page), kept=kept, removed=("Will",)) == set()
    twice = pdf(page + text("Will", y=500))
    assert {"text-gone", "nothing-added"} <= _failed(twice, kept=kept, removed=("Will",))


def test_any_word_that_was_not_meant_to_stay_is_noticed() -> None:
    assert _failed(pdf(SEEN + text("Zebedee", y=500))) == {"nothing-added"}


def test_a_word_in_letters_far_apart_that_was_not_meant_to_stay_is_noticed() -> None:
    letters = "".join(text(letter, x=72 + 40 * k, y=500) for k, letter in enumerate("Zebedee"))
    assert "nothing-added" in _failed(pdf(SEEN + letters))


def test_a_word_that_was_meant_to_stay_and_is_not_there_is_noticed() -> None:
    assert "kept-text" in _failed(pdf(text("The board met.")))


def test_a_word_that_a_line_end_broke_is_still_there() -> None:
    page = SEEN + text("An exclu-", y=500) + text("sion was heard.", y=486)
    assert _failed(pdf(page), kept=f"{KEPT} An exclusion was heard.") == set()


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("no-hidden-parts", {"root": "/OpenAction << /S /GoTo >>"}),
        ("no-hidden-parts", {"page": "/AA << >>"}),
        ("no-hidden-parts", {"root": "/AcroForm << /Fields [] >>"}),
        ("no-hidden-parts", {"root": "/Names << /JavaScript << >> >>"}),
        ("no-hidden-parts", {"page": "/PieceInfo << >>"}),
        ("no-hidden-parts", {"page": "/Thumb 6 0 R", "more": {6: stream("x")}}),
        ("no-properties", {"info": "/Author (Office)"}),
        ("no-properties", {"root": "/Metadata 6 0 R", "more": {6: stream(
            "<x:xmpmeta><dc:creator>Office</dc:creator></x:xmpmeta>")}}),
        ("no-notes", {"page": "/Annots [<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] >>]"}),
        ("no-notes", {"page": "/Annots [<< /Subtype /Link /Rect [0 0 9 9] /T (Office) >>]"}),
        ("no-hidden-layers", {"root": "/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>",
                              "more": {6: "<< /Type /OCG /Name (a) >>"}}),
        ("no-embedded-files", {"more": {6: stream("x", "/Type /EmbeddedFile")}}),
        ("nothing-left-over", {"more": {6: "<< /Colour (blue) >>"}}),
        ("no-password", {"trailer": "/Encrypt << /V 1 >>"}),
        ("no-boxes-over-text", {"content": SEEN + box(70, 695, 60, 20)}),
        ("no-covered-text", {"content": SEEN + text("The", look="1 g", y=600)}),
        ("no-replaced-text", {"content": SEEN + "/Span << /ActualText (Zebedee) >> BDC "
                              + text("The", y=600) + " EMC"}),
    ],
)  # fmt: skip
def test_each_hidden_place_has_its_check(name: str, parts: dict[str, object]) -> None:
    arguments = {"content": SEEN, **parts}
    assert name in _failed(pdf(**arguments))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "data",
    [
        saved_again(pdf(SEEN + text(NAME)), {4: stream(SEEN)}),
        pdf(SEEN) + b"startxref\n0\n%%EOF\n", pdf(SEEN) + b"Okafor\n", b"\n" + pdf(SEEN),
    ],
    ids=["second save", "second end", "tail", "before the header"],
)  # fmt: skip
def test_a_copy_has_one_revision(data: bytes) -> None:
    assert "one-revision" in _failed(data)


def test_remarks_between_objects_are_noticed() -> None:
    data = pdf(SEEN).replace(b"endobj\n2 0 obj", b"endobj\n% Ngozi\n2 0 obj")
    assert "nothing-between-objects" in _failed(data)


HIDDEN = NAME.encode()


@pytest.mark.parametrize(
    "body",
    [
        f"<< /Type /Thing /Note ({NAME}) >>",
        b"<< /Note <" + b"FEFF" + NAME.encode("utf-16-be").hex().encode() + b"> >>",
        b"<< /Note <" + NAME.encode("utf-16-le").hex().upper().encode() + b"> >>",
        b"<< /Note (\xef\xbb\xbf" + "Ngozi\u00a0Oka\u00adfor".encode() + b") >>",
        b"<< /Note /Ngozi#20Okafor >>", b"<< /NgoziOkafor 1 >>",
        stream(NAME.encode("utf-16-le"), packed=True), stream(NAME.upper(), packed=True),
        stream(HIDDEN.hex(), packed=True), stream(HIDDEN.hex(), "/Filter /ASCIIHexDecode"),
        stream(text(NAME), packed=True), stream("BT [(Ngozi Ok) -9 (afor)] TJ ET", packed=True),
    ],
)  # fmt: skip
def test_a_name_in_any_object_and_coding_is_found(body: str | bytes) -> None:
    data = pdf(SEEN, page="/Thing 6 0 R", more={6: body})
    assert {"text-gone", "bytes-gone"} & _failed(data)


def test_a_name_that_only_its_font_can_spell_is_found_in_a_pattern() -> None:
    table = (
        "1 begincodespacerange <00> <ff> endcodespacerange 2 beginbfrange "
        "<01> <0a> [<004e> <0067> <006f> <007a> <0069> <0020> <004f> <006b> <0061> <0066>] "
        "<0b> <0b> <0072> endbfrange"
    )
    shown = "BT /F2 9 Tf <0102030405060708090a030b> Tj ET"
    cell = stream(shown, "/PatternType 1 /Resources << /Font << /F2 7 0 R >> >>", packed=True)
    font = "<< /Type /Font /Subtype /TrueType /BaseFont /Carlito /ToUnicode 8 0 R >>"
    data = pdf(
        SEEN, resources="/Pattern << /P1 6 0 R >>", more={6: cell, 7: font, 8: stream(table)}
    )
    assert "text-gone" in _failed(data)


@pytest.mark.parametrize(
    ("removed", "parts"),
    [
        (("Parent", "Count", "First", "Document"), {"root": "/StructTreeRoot 6 0 R", "more": {
            6: "<< /Type /StructTreeRoot /RoleMap << /Document /Document >> /First 1 >>"}}),
        (("Georgia", "Primary Terms"), {"replace": {5: "<< /Type /Font /Subtype /Type1 /BaseFont "
                                                       "/Georgia /Encoding /WinAnsiEncoding >>"}}),
        (("Mayans",), {"content": SEEN + text("mayan study", y=500)}),
    ],
)  # fmt: skip
def test_words_of_the_format_itself_are_no_alarm(
    removed: tuple[str, ...], parts: dict[str, object]
) -> None:
    arguments = {"content": SEEN, **parts}
    data = pdf(**arguments)  # type: ignore[arg-type]
    assert _failed(data, removed=removed, kept=f"{KEPT} mayan study") <= {"kept-text"}


CMAP = (
    "/CIDInit /ProcSet findresource begin begincmap /CIDSystemInfo << /Registry (Adobe) "
    "/Ordering (UCS) /Supplement 0 >> def /CMapName /Adobe-Identity-UCS def {} "
    "endcmap CMapName currentdict /CMap defineresource pop end"
)


def _mapped(more: str) -> bytes:
    font = "<< /Type /Font /Subtype /TrueType /BaseFont /Carlito /ToUnicode 7 0 R >>"
    return pdf(SEEN, page="/Thing 6 0 R", more={6: font, 7: stream(CMAP.format(more))})


SYNTAX = ("System", "Source", "Supplement", "Identity", "Current", "Parent", "Rose Parent")


def test_pupils_whose_names_are_words_of_a_font_table_are_no_alarm() -> None:
    assert "bytes-gone" not in _failed(_mapped(""), removed=SYNTAX)


@pytest.mark.parametrize(
    "left",
    ["% Rose Parent", "(Parent) pop", "/ParentRose 1 def", "/Rose#20Parent 1 def", "RoseParent",
     "(\\(Parent) pop", "% Parent", "(/Parent) pop"],
)  # fmt: skip
def test_such_a_name_is_still_found_where_it_is_no_word_of_the_format(left: str) -> None:
    assert {"text-gone", "bytes-gone"} & _failed(_mapped(left), removed=SYNTAX)


def _font(table: str) -> dict[int, str | bytes]:
    return {
        5: "<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Helvetica /Encoding "
        "/WinAnsiEncoding /ToUnicode 6 0 R >>",
        6: stream(f"1 begincodespacerange <00> <ff> endcodespacerange {table}"),
    }


def test_letters_that_only_a_font_still_tells_are_noticed() -> None:
    used = sorted(set(KEPT) - {"\n"})
    rows = [f"<{ord(char):02x}> <{ord(char):04x}>" for char in used]
    clean = f"{len(rows)} beginbfchar {' '.join(rows)} endbfchar"
    assert _failed(pdf(SEEN, replace=_font(clean))) == set()
    left = pdf(SEEN, replace=_font(f"{clean} 1 beginbfchar <5a> <005a> endbfchar"))
    assert _failed(left) == {"no-font-orphans"}
    assert _failed(left, source=left) == set()


def test_a_picture_under_a_box_of_a_copy_is_noticed() -> None:
    drawn = SEEN + "q 160 0 0 40 60 460 cm /X1 Do Q\n" + box(70, 465, 100, 30)
    for pixels, failed in ((STRIPES, {"nothing-under-boxes"}), (FLAT, set())):
        data = pdf(drawn, resources="/XObject << /X1 6 0 R >>", more={6: picture(160, 40, pixels)})
        assert _failed(data) == failed


def test_lines_under_a_box_of_a_copy_are_noticed() -> None:
    letters = "".join(f"{80 + 9 * k} 470 3 20 re f\n" for k in range(8))
    assert "nothing-under-boxes" in _failed(pdf(SEEN + letters + box(70, 465, 100, 30)))


def test_a_box_beside_its_label_is_no_alarm() -> None:
    label = box(70, 495, 80, 18, "0 g") + text("[pupil 2]", y=500, look="1 g")
    assert _failed(pdf(SEEN + label), kept=f"{KEPT} [pupil 2]") == set()


def test_a_copy_that_no_engine_opens_fails() -> None:
    checks = _checks(b"%PDF-1.7\nbroken\n%%EOF")
    assert {check.witness for check in checks if check.name == "opens" and not check.passed} >= {
        "pypdfium2", "pypdf", "pdfminer",
    }  # fmt: skip


def test_poppler_that_is_not_installed_has_not_opened_the_copy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shutil, "which", lambda program: None)
    checks = examine(pdf(SEEN), suffix=".pdf", removed=(), kept=KEPT, witnesses=("poppler",))
    assert checks == (Check("opens", "poppler", False, 1),)


def test_a_short_marking_does_not_swallow_the_same_word_of_the_paper() -> None:
    page = text("DRAFT", y=800) + text("Draft minutes were agreed.", y=600)
    checks = examine(
        pdf(page), suffix=".pdf", removed=(), kept="Draft minutes were agreed.", marking=("DRAFT",)
    )
    assert [check for check in checks if not check.passed] == []


def test_a_marking_that_was_broken_into_lines_is_no_addition() -> None:
    page = text("This copy may be", y=500) + text("published by the school.", y=486)
    checks = examine(
        pdf(SEEN + page), suffix=".pdf", removed=(), kept=KEPT,
        marking=("This copy may be published by the school.",),
    )  # fmt: skip
    assert [check for check in checks if not check.passed] == []


def test_the_header_of_a_page_that_was_cut_is_not_missed() -> None:
    page, kept = SEEN + text("Hill School", y=800), f"Hill School\n{KEPT}\nHill School"
    once = examine(pdf(page), suffix=".pdf", removed=(), kept=kept, furniture="Hill School\n" * 2)
    gone = examine(pdf(SEEN), suffix=".pdf", removed=(), kept=kept, furniture="Hill School\n" * 2)
    assert all(check.passed for check in once)
    assert {check.name for check in gone if not check.passed} == {"kept-text"}


def test_every_check_of_a_copy_is_explained() -> None:
    text = (Path(__file__).parents[3] / "docs" / "checks.md").read_text(encoding="utf-8")
    assert all(f"`{check.name}`" in text for check in _checks(pdf(SEEN)))


def test_the_description_of_a_picture_is_kept_though_no_page_shows_it() -> None:
    described = {6: "<< /Type /StructElem /S /Figure /Alt (A red kite) >>"}
    data = pdf(SEEN, root="/StructTreeRoot 6 0 R", more=described)
    assert _failed(data, kept=f"{KEPT}\nA red kite") == set()
    assert _failed(pdf(SEEN), kept=f"{KEPT}\nA red kite") == {"kept-text"}
