"""What a copy of a Word file is: valid, marked, cut, and without what its parts held."""
# ruff: noqa: E501 - markup reads better unbroken

from __future__ import annotations

import io
import re
from collections.abc import Callable

import docx
import pytest
from lxml import etree
from PIL import Image
from word_paper import NAMESPACES, RELATION, members_of, paper, paragraph, part, rels

from redactor.document import Anchor, Cut, Marking, Redaction
from redactor.errors import AnchorError
from redactor.formats.docx import DocxFormat
from redactor.formats.docx.images import clean_picture

WORD = DocxFormat()
W = "{" + NAMESPACES["w"] + "}"


def texts(data: bytes) -> list[str]:
    return [block.text for block in WORD.read(data) if not block.hidden]


def document(data: bytes) -> etree._Element:
    return etree.fromstring(members_of(data)["word/document.xml"])


def cut(data: bytes, first: str, last: str, stub: str = "[left out]") -> bytes:
    blocks = WORD.read(data)
    low = next(block.id for block in blocks if block.text == first)
    high = next(block.id for block in blocks if block.text == last)
    return WORD.redact(data, cuts=[Cut("s0", low, high, stub)])


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in cells) + "</w:tr>"


def redact(data: bytes, word: str, label: str = "[x]") -> bytes:
    redactions = []
    for block in WORD.read(data):
        if block.runs and word in block.text:
            at = block.text.index(word)
            redactions.append(Redaction("f0", tuple(block.anchors(at, at + len(word))), label))
    return WORD.redact(data, redactions=redactions)


# redactions


def test_a_name_broken_over_three_runs_is_redacted_whole_and_leaves_no_empty_run() -> None:
    body = (
        "<w:p>"
        + "".join(f"<w:r><w:t>{t}</w:t></w:r>" for t in ("Mrs Pol", "gla", "se spoke"))
        + "</w:p>"
    )
    copy = redact(paper(body), "Polglase")
    assert texts(copy) == ["Mrs [x] spoke"]
    assert len(document(copy).findall(f".//{W}r")) == 2


def test_a_name_over_a_line_break_is_redacted_with_the_break() -> None:
    body = "<w:p><w:r><w:t>Kerensa</w:t><w:br/><w:t>Polglase spoke</w:t></w:r></w:p>"
    assert texts(redact(paper(body), "Kerensa\nPolglase")) == ["[x] spoke"]


def test_a_span_that_begins_with_a_tab_is_redacted() -> None:
    body = "<w:p><w:r><w:t>Chair</w:t><w:tab/><w:t>Jago</w:t></w:r></w:p>"
    assert texts(redact(paper(body), "\tJago")) == ["Chair[x]"]


def test_overlapping_redactions_become_one() -> None:
    data = paper(paragraph("Kerensa Polglase spoke"))
    node = WORD.read(data)[0].runs[0].anchor.node
    redactions = [
        Redaction("a", (Anchor(node, 0, 10),), "[a]"),
        Redaction("b", (Anchor(node, 8, 16),), "[b]"),
    ]
    assert texts(WORD.redact(data, redactions=redactions)) == ["[a] spoke"]


def test_spaces_around_a_replacement_stay() -> None:
    data = paper(paragraph("Mrs Polglase spoke"))
    assert texts(redact(data, "Polglase", "")) == ["Mrs  spoke"]


def test_a_redacted_page_number_is_not_counted_anew() -> None:
    body = '<w:p><w:fldSimple w:instr="PAGE"><w:r><w:t>4</w:t></w:r></w:fldSimple></w:p>'
    copy = redact(paper(body), "1")
    assert document(copy).find(f".//{W}fldSimple") is None


@pytest.mark.parametrize(
    "anchor", [Anchor("document:99", 0, 1), Anchor("nowhere", 0, 1), Anchor("document:0", -1, 1),
               Anchor("document:0", 1, 1), Anchor("document:0", 0, 99)],
)  # fmt: skip
def test_an_anchor_that_is_not_there_is_an_error(anchor: Anchor) -> None:
    with pytest.raises(AnchorError):
        WORD.redact(paper(paragraph("x")), redactions=[Redaction("f0", (anchor,), "")])


# cuts


def test_cut_paragraphs_leave_with_the_empty_ones_between_them() -> None:
    data = paper("".join(map(paragraph, "abc")) + "<w:p/>" + "".join(map(paragraph, "de")))
    assert texts(cut(data, "b", "d")) == ["a", "[left out]", "e"]
    assert len(document(cut(data, "b", "d")).findall(f".//{W}p")) == 3


def test_a_whole_table_leaves_and_the_stub_stands_before_it() -> None:
    table = f"<w:tbl>{row('b', 'c')}{row('d', 'e')}</w:tbl>"
    copy = cut(paper(paragraph("a") + table + paragraph("f")), "b", "e")
    assert texts(copy) == ["a", "[left out]", "f"]
    assert document(copy).find(f".//{W}tbl") is None


def test_cut_rows_leave_the_table_and_the_stub_stays_in_place() -> None:
    table = f"<w:tbl>{row('a', 'b')}{row('c', 'd')}{row('e', 'f')}{row('g', 'h')}</w:tbl>"
    copy = cut(paper(table), "c", "f")
    assert texts(copy) == ["a", "b", "[left out]", "g", "h"]
    assert len(document(copy).findall(f".//{W}tr")) == 3
    for cell in document(copy).iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p"


def test_one_cut_cell_keeps_its_place_in_the_row() -> None:
    copy = cut(paper(f"<w:tbl>{row('a', 'b', 'c')}</w:tbl>"), "b", "b", "")
    assert texts(copy) == ["a", "c"]
    assert len(document(copy).findall(f".//{W}tc")) == 3


def test_a_cut_from_a_paragraph_into_a_table_takes_both() -> None:
    table = f"<w:tbl>{row('c', 'd')}{row('e', 'f')}</w:tbl>"
    copy = cut(paper(paragraph("a") + paragraph("b") + table), "b", "d")
    assert texts(copy) == ["a", "[left out]", "e", "f"]


def test_tables_that_come_to_touch_are_kept_apart() -> None:
    table = "<w:tbl>{}</w:tbl>"
    data = paper(table.format(row("a")) + paragraph("b") + table.format(row("c")))
    body = document(cut(data, "b", "b", ""))[0]
    assert [child.tag.removeprefix(W) for child in body] == ["tbl", "p", "tbl"]


def test_a_cut_takes_notes_and_boxes_and_their_parts_along() -> None:
    box = f'<w:r><w:pict><v:shape alt="alt"><v:textbox><w:txbxContent>{paragraph("box")}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
    body = (
        paragraph("a")
        + f'<w:p><w:r><w:t>b</w:t><w:footnoteReference w:id="1"/></w:r>{box}</w:p>'
        + paragraph("c")
    )
    data = paper(
        body,
        parts={
            "word/footnotes.xml": part(
                "w:footnotes", f'<w:footnote w:id="1">{paragraph("note")}</w:footnote>'
            )
        },
        relations={"rId1": ("footnotes", "footnotes.xml")},
    )
    assert set(texts(data)) == {"a", "b", "box", "alt", "note", "c"}
    blocks = WORD.read(data)
    last = next(block.id for block in blocks if block.text == "c") - 1
    copy = WORD.redact(data, cuts=[Cut("s0", 1, last, "[left out]")])
    assert texts(copy) == ["a", "[left out]", "c"]
    joined = b"".join(members_of(copy).values())
    assert b"note<" not in joined
    assert b"box<" not in joined


def test_two_cuts_keep_their_order() -> None:
    data = paper("".join(map(paragraph, "abcde")))
    cuts = [Cut("s0", 1, 1, "[one]"), Cut("s1", 3, 3, "[two]")]
    assert texts(WORD.redact(data, cuts=cuts)) == ["a", "[one]", "c", "[two]", "e"]


def test_a_section_break_in_a_cut_moves_to_the_paragraph_before() -> None:
    broken = paragraph("b", "<w:sectPr><w:pgSz w:w='9999' w:h='1'/></w:sectPr>")
    copy = cut(paper(paragraph("a") + broken + paragraph("c") + "<w:sectPr/>"), "b", "b", "")
    first = document(copy).find(f".//{W}p/{W}pPr/{W}sectPr/{W}pgSz")
    assert first is not None
    assert texts(copy) == ["a", "c"]


def test_a_cut_of_everything_leaves_the_stub() -> None:
    data = paper(paragraph("a") + paragraph("b") + "<w:sectPr/>")
    assert texts(cut(data, "a", "b")) == ["[left out]"]
    assert document(cut(data, "a", "b"))[0][-1].tag == f"{W}sectPr"


def test_a_cut_that_is_not_there_is_an_error() -> None:
    with pytest.raises(AnchorError):
        WORD.redact(paper(paragraph("a")), cuts=[Cut("s0", 3, 1)])


# marking


def header_parts(data: bytes, kind: str) -> list[str]:
    return [
        " ".join(etree.fromstring(content).itertext())
        for name, content in members_of(data).items()
        if re.fullmatch(rf"word/{kind}\d+\.xml", name)
    ]


def test_every_kind_of_page_carries_the_marking() -> None:
    settings = part("w:settings", "<w:evenAndOddHeaders/>")
    body = (
        paragraph("a", "<w:sectPr><w:headerReference w:type='default' r:id='rId1'/></w:sectPr>")
        + paragraph("b") + "<w:sectPr><w:titlePg/></w:sectPr>"
    )  # fmt: skip
    data = paper(
        body,
        parts={
            "word/header1.xml": part("w:hdr", paragraph("School")),
            "word/settings.xml": settings,
        },
        relations={"rId1": ("header", "header1.xml"), "rId2": ("settings", "settings.xml")},
    )
    copy = WORD.redact(data, marking=Marking(header="PUBLIC", footer="Redacted"))
    assert sorted(header_parts(copy, "header")) == ["PUBLIC", "PUBLIC", "PUBLIC School"]
    assert header_parts(copy, "footer") == ["Redacted"] * 3
    section = next(document(copy).iter(f"{W}sectPr"))
    kinds = [child.get(f"{W}type") for child in section if child.tag == f"{W}headerReference"]
    assert sorted(kinds) == ["default", "even", "first"]


def test_a_file_without_sections_gets_one_for_its_marking() -> None:
    copy = WORD.redact(paper(paragraph("a")), marking=Marking(header="PUBLIC"))
    assert docx.Document(io.BytesIO(copy)).sections[0].header.paragraphs[0].text == "PUBLIC"


def test_a_notice_ends_a_public_copy_and_begins_a_tinted_one() -> None:
    data = paper(paragraph("a") + "<w:sectPr/>")
    marking = Marking(notice=("First.", "Second."))
    assert texts(WORD.redact(data, marking=marking)) == ["a", "First.", "Second."]
    tinted = WORD.redact(data, marking=Marking(notice=("First.",), tint="fde9d9"))
    assert texts(tinted) == ["First.", "a"]
    background = document(tinted)[0]
    assert background.tag == f"{W}background"
    assert background.get(f"{W}color") == "FDE9D9"
    assert b"displayBackgroundShape" in members_of(tinted)["word/settings.xml"]
    assert document(WORD.redact(data, marking=marking))[0][-1].tag == f"{W}sectPr"


# parts


def styled(name: str, identity: str = "Any") -> bytes:
    sheet = f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/></w:style>'
    return paper(
        paragraph("a", f'<w:pStyle w:val="{identity}"/>'),
        parts={"word/styles.xml": part("w:styles", sheet)},
        relations={"rId1": ("styles", "styles.xml")},
    )


@pytest.mark.parametrize(
    ("name", "kept"),
    [("heading 1", "heading 1"), ("List Bullet 2", "List Bullet 2"), ("Table Grid", "Table Grid"),
     ("Grid Table 4 - Accent 1", "Grid Table 4 - Accent 1"), ("St Piran Minutes", "Style 1")],
)  # fmt: skip
def test_styles_of_word_keep_their_names_and_a_schools_own_do_not(name: str, kept: str) -> None:
    sheet = members_of(WORD.redact(styled(name)))["word/styles.xml"].decode()
    assert f'w:name w:val="{kept}"' in sheet


def test_language_table_headers_and_descriptions_stay_for_screen_readers() -> None:
    body = (
        '<w:tbl><w:tblPr><w:tblCaption w:val="Attendance"/></w:tblPr><w:tr><w:trPr><w:tblHeader/></w:trPr>'
        f'<w:tc>{paragraph("Name")}</w:tc></w:tr></w:tbl>'
        '<w:p><w:r><w:rPr><w:lang w:val="cy-GB"/></w:rPr><w:t>Bore da</w:t></w:r></w:p>'
    )  # fmt: skip
    text = members_of(WORD.redact(paper(body)))["word/document.xml"].decode()
    for kept in ('w:tblCaption w:val="Attendance"', "<w:tblHeader/>", 'w:lang w:val="cy-GB"'):
        assert kept in text


CHART = (
    "<c:externalData r:id=\"rId1\"/><c:chart><c:plotArea><c:barChart><c:ser><c:tx><c:strRef><c:f>'Polglase data'!$B$1</c:f>"
    "<c:strCache><c:pt idx='0'><c:v>Kerensa</c:v></c:pt></c:strCache></c:strRef></c:tx>"
    '<c:val><c:numRef><c:f>Sheet1!$B$2</c:f><c:numCache><c:formatCode>"Polglase"0</c:formatCode>'
    "<c:pt idx='0'><c:v>4</c:v></c:pt><c:pt idx='1'><c:v>Polglase</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>"
    "</c:barChart></c:plotArea></c:chart>"
)
FRAME = '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="5000000" cy="3000000"/><wp:docPr id="1" name="x"/><a:graphic><a:graphicData uri="{}">{}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'


def test_a_chart_keeps_its_numbers_and_loses_its_workbook() -> None:
    data = paper(
        FRAME.format(NAMESPACES["c"], '<c:chart r:id="rId4"/>'),
        parts={
            "word/charts/chart1.xml": part("c:chartSpace", CHART),
            "word/charts/_rels/chart1.xml.rels": rels(
                f'<Relationship Id="rId1" Type="{RELATION}/package" Target="../embeddings/a.xlsx"/>'
            ),
            "word/embeddings/a.xlsx": b"Polglase",
        },
        relations={"rId4": ("chart", "charts/chart1.xml")},
    )
    assert texts(data) == ["", "Kerensa"]
    members = members_of(redact(data, "Kerensa"))
    chart = members["word/charts/chart1.xml"].decode()
    assert "[x]" in chart
    assert "<c:v>4</c:v>" in chart
    assert "Sheet1!$B$1" in chart
    assert not any(b"Polglase" in content or b"Kerensa" in content for content in members.values())


def diagram(drawn: bool) -> bytes:
    words = "<a:p><a:r><a:rPr sz='1800'/><a:t>Kerensa leads</a:t></a:r></a:p>"
    link = '<dgm:extLst><a:ext uri="x"><dsp:dataModelExt relId="rId5"/></a:ext></dgm:extLst>'
    shape = (
        "<dsp:spTree><dsp:sp><dsp:spPr><a:xfrm><a:off x='0' y='0'/><a:ext cx='2000000' cy='900000'/></a:xfrm>"
        "<a:prstGeom prst='rect'><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val='DDEEFF'/></a:solidFill></dsp:spPr>"
        f"<dsp:txBody><a:bodyPr/>{words}</dsp:txBody></dsp:sp></dsp:spTree>"
    )
    return paper(
        FRAME.format(NAMESPACES["dgm"], '<dgm:relIds r:dm="rId1"/>') + "<w:sectPr/>",
        parts={
            "word/diagrams/data1.xml": part(
                "dgm:dataModel",
                f"<dgm:ptLst><dgm:pt><dgm:t>{words}</dgm:t></dgm:pt></dgm:ptLst>" + link * drawn,
            ),
            "word/diagrams/drawing1.xml": part("dsp:drawing", shape),
        },
        relations={
            "rId1": ("diagramData", "diagrams/data1.xml"),
            "rId5": ("diagramDrawing", "diagrams/drawing1.xml"),
        },
    )


@pytest.mark.parametrize("drawn", [True, False])
def test_a_diagram_becomes_shapes_whose_words_are_read_once(drawn: bool) -> None:
    assert texts(diagram(drawn)) == ["", "Kerensa leads"]
    copy = redact(diagram(drawn), "Kerensa")
    assert texts(copy) == ["", "[x] leads"]
    assert WORD.redact(copy) == copy
    assert not [name for name in members_of(copy) if "diagram" in name]


# pictures


def picture(kind: str, **options: object) -> bytes:
    image = Image.new("RGB", (40, 20), (200, 30, 30))
    image.paste((30, 30, 200), (20, 0, 40, 20))
    stream = io.BytesIO()
    image.save(stream, kind, **options)  # type: ignore[arg-type]
    return stream.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    data = Image.Exif()
    data[0x0112] = orientation
    data[0x013B] = "Kerensa Polglase"
    return data


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "WEBP"])
def test_a_picture_loses_what_it_says_of_itself(kind: str) -> None:
    data, ending = clean_picture(picture(kind, exif=exif()) + b"Kerensa", (0, 0, 0, 0))
    assert b"Kerensa" not in data
    assert ending == ("jpeg" if kind == "JPEG" else "png")
    assert clean_picture(data, (0, 0, 0, 0)) == (data, ending)


@pytest.mark.parametrize("kind", ["PNG", "GIF", "BMP"])
def test_pixels_stay(kind: str) -> None:
    with Image.open(io.BytesIO(clean_picture(picture(kind), (0, 0, 0, 0))[0])) as image:
        assert image.convert("RGB").getpixel((5, 5)) == (200, 30, 30)


def test_a_photo_is_turned_upright_and_stays_so() -> None:
    data, _ = clean_picture(picture("JPEG", exif=exif(6)), (0, 0, 0, 0))
    with Image.open(io.BytesIO(data)) as image:
        assert image.size == (20, 40)
    assert clean_picture(data, (0, 0, 0, 0))[0] == data


def test_a_crop_is_made_in_the_pixels() -> None:
    with Image.open(io.BytesIO(clean_picture(picture("PNG"), (0, 0, 50_000, 0))[0])) as image:
        assert image.size == (20, 20)
        assert {image.getpixel((x, 10)) for x in range(20)} == {(200, 30, 30)}


@pytest.mark.parametrize(
    "data", [None, b"", b"\x01\x00\x00\x00 EMF", picture("PNG")[:60], picture("JPEG")[:80]]
)
def test_what_cannot_be_decoded_becomes_a_grey_field(data: bytes | None) -> None:
    clean, ending = clean_picture(data, (0, 0, 0, 0))
    with Image.open(io.BytesIO(clean)) as image:
        assert image.getpixel((0, 0)) == (217, 217, 217)
    assert ending == "png"


BLIP = '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="x"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:{}="rId9"/>{}</pic:blipFill><pic:spPr/></pic:pic>'


def test_a_cropped_picture_in_a_file_is_cropped_for_good() -> None:
    data = paper(
        FRAME.format(NAMESPACES["pic"], BLIP.format("embed", '<a:srcRect r="50000"/>')),
        parts={"word/media/a.png": picture("PNG")},
        relations={"rId9": ("image", "media/a.png")},
    )
    copy = WORD.redact(data)
    with Image.open(io.BytesIO(members_of(copy)["word/media/image1.png"])) as image:
        assert image.size == (20, 20)
    assert b'r="50000"' not in members_of(copy)["word/document.xml"]
    assert WORD.redact(copy) == copy


def test_a_picture_on_the_web_is_replaced() -> None:
    data = paper(FRAME.format(NAMESPACES["pic"], BLIP.format("link", "")))
    assert b"r:link" not in members_of(WORD.redact(data))["word/document.xml"]


# speed


def test_large_files_are_not_quadratic(
    benchmark_seconds: Callable[[Callable[[], object]], float],
) -> None:
    small, large = (paper(paragraph("agreed") * n) for n in (2_000, 8_000))
    once = benchmark_seconds(lambda: WORD.redact(small))
    four = benchmark_seconds(lambda: WORD.redact(large))
    assert four < 12 * once + 0.2


@pytest.fixture
def benchmark_seconds() -> Callable[[Callable[[], object]], float]:
    import time

    def measure(action: Callable[[], object]) -> float:
        times = []
        for _ in range(2):
            begun = time.process_time()
            action()
            times.append(time.process_time() - begun)
        return min(times)

    return measure
