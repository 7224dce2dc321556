"""Pages that only a picture shows: read by OCR, redacted in the picture, proved."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pdfmill import Paper, at, helvetica
from PIL import ImageChops
from PIL.Image import Image
from printed_engine import PrintedEngine
from scanmill import LINES, printed, scanned

from redactor import ocr
from redactor.document import Cut, Redaction, Remark, RemarkCode
from redactor.errors import UnsafeToRedact
from redactor.formats.pdf import PdfFormat, scans, writing
from redactor.formats.pdf.draft import Draft
from redactor.formats.pdf.model import PageModel
from redactor.formats.pdf.raster import lean_of, packed_picture
from redactor.formats.pdf.scans import UNCLEAR
from redactor.formats.pdf.surgery import PageResult, PageWork
from redactor.ocr import memory
from redactor.witnesses.pdf.sight import look

SUBJECT = PdfFormat()
PUPIL = "Zebedee Trelawney"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Small pictures; and what one test read is not remembered in the next."""
    monkeypatch.setattr(scans, "READING_DPI", 80)
    monkeypatch.setattr(scans, "COPY_DPI", 120)
    memory._read.clear()
    yield
    memory._read.clear()


def use(monkeypatch: pytest.MonkeyPatch, engine: ocr.Engine | None) -> None:
    monkeypatch.setattr(ocr, "engine", lambda: engine)


def redactions(data: bytes, *wanted: tuple[str, str]) -> list[Redaction]:
    found = []
    for block in SUBJECT.read(data):
        for words, label in wanted:
            at = block.text.find(words)
            while at >= 0:
                anchors = tuple(block.anchors(at, at + len(words)))
                found.append(Redaction(f"d{len(found)}", anchors, label))
                at = block.text.find(words, at + 1)
    assert len(found) >= len(wanted)
    return found


def text_of(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def drawn(data: bytes, number: int = 0, scale: float = 2.0) -> Image:
    with pypdfium2.PdfDocument(data) as document:
        return document[number].render(scale=scale).to_pil().convert("L")


def differs(one: Image, other: Image) -> int:
    """By how many levels of 255 two pictures differ at most."""
    return int(ImageChops.difference(one, other).getextrema()[1])


def test_without_an_engine_a_scan_is_refused_and_the_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use(monkeypatch, None)
    data = scanned(printed(), dpi=60)
    for call in (SUBJECT.read, SUBJECT.redact):
        with pytest.raises(UnsafeToRedact, match=r"Page 1 .* is a picture.*Install .*Tesseract"):
            call(data)


@pytest.mark.ocr
def test_no_engine_is_found_where_none_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.delenv("ProgramFiles", raising=False)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    assert ocr.engine() is None


def test_a_scan_reads_like_the_page_it_was_printed_from(monkeypatch: pytest.MonkeyPatch) -> None:
    source = printed()
    use(monkeypatch, PrintedEngine(source))
    told: list[Remark] = []
    read = SUBJECT.read(scanned(source, dpi=100), tell=told.append)
    assert [block.text for block in read] == [block.text for block in SUBJECT.read(source)]
    assert told == [Remark(RemarkCode.OCR, 1, 0)]


def test_a_page_is_read_once_for_all_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    source = printed()
    engine = PrintedEngine(source)
    use(monkeypatch, engine)
    data = scanned(source, dpi=60)
    SUBJECT.read(data)
    first = SUBJECT.redact(data)
    assert SUBJECT.redact(data) == first
    assert engine.asked == 1


def test_a_name_leaves_text_and_pixels_and_the_line_closes_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source = printed()
    use(monkeypatch, PrintedEngine(source))
    data = scanned(source, dpi=150)
    told: list[Remark] = []
    copy = SUBJECT.redact(data, redactions=redactions(data, (PUPIL, "[pupil 1]")), tell=told.append)
    text = text_of(copy)
    assert "Zebedee Trelawney" not in text
    assert "that the pupil [pupil 1] in Year 4 was" in text
    assert Remark(RemarkCode.PICTURE, 1) in told
    assert look(copy).over == ""
    assert look(copy).unseen == 0


def test_names_of_different_length_leave_the_same_picture_on_white_paper(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pictures = []
    for name in ("Li", "Zebedee", "Featherstonehaugh"):
        lines = (*LINES[:4], (72, 600, 11, f"Governors thanked {name} for coming."), *LINES[12:])
        source = printed(lines)
        memory._read.clear()
        use(monkeypatch, PrintedEngine(source))
        data = scanned(source, dpi=150)
        copy = SUBJECT.redact(data, redactions=redactions(data, (name, "[pupil 1]")))
        assert name not in text_of(copy)
        pictures.append(drawn(copy, scale=0.5))
    assert max(differs(pictures[0], other) for other in pictures[1:]) < 110


def test_what_stays_of_a_word_stands_beside_the_label(monkeypatch: pytest.MonkeyPatch) -> None:
    source = printed((*LINES[:4], (72, 600, 11, "We read (Zebedee's) letter about O'Zebedee.")))
    use(monkeypatch, PrintedEngine(source))
    data = scanned(source, dpi=100)
    copy = SUBJECT.redact(data, redactions=redactions(data, ("Zebedee", "[pupil 1]")))
    assert "We read ([pupil 1]'s) letter about O'[pupil 1]." in text_of(copy)


def test_words_that_are_not_clear_go_and_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    source = printed()
    use(monkeypatch, PrintedEngine(source, doubts=frozenset({"Kerensa", "incident"})))
    data = scanned(source, dpi=100)
    told: list[Remark] = []
    blocks = SUBJECT.read(data, tell=told.append)
    assert told == [Remark(RemarkCode.OCR, 1, 2)]
    assert sum(block.text.count(UNCLEAR) for block in blocks) == 2
    copy = SUBJECT.redact(data)
    assert text_of(copy).count(UNCLEAR) == 2
    assert "Kerensa" not in text_of(copy)


def test_a_page_of_doubts_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    source = printed()
    doubts = frozenset(word.strip(".,") for *_, words in LINES for word in words.split())
    use(monkeypatch, PrintedEngine(source, doubts=doubts))
    with pytest.raises(UnsafeToRedact, match="cannot be read well"):
        SUBJECT.read(scanned(source, dpi=60))


def test_an_engine_that_fails_is_not_an_empty_page(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        name = "broken"

        def read(self, picture: Image, *, dpi: int) -> tuple[ocr.Word, ...]:
            raise ocr.CannotRead("failed")

    use(monkeypatch, Broken())
    with pytest.raises(UnsafeToRedact, match="could not be read by OCR"):
        SUBJECT.read(scanned(printed(), dpi=60))


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_stays_turned(monkeypatch: pytest.MonkeyPatch, turn: int) -> None:
    source = printed()
    use(monkeypatch, PrintedEngine(source))
    data = scanned(source, dpi=60, turn=turn)
    copy = SUBJECT.redact(data)
    with pypdfium2.PdfDocument(copy) as after, pypdfium2.PdfDocument(data) as before:
        assert after[0].get_size() == before[0].get_size()
    assert differs(drawn(copy, scale=0.3), drawn(data, scale=0.3)) < 120


def test_a_cut_clears_its_part_of_the_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    source = printed()
    use(monkeypatch, PrintedEngine(source))
    data = scanned(source, dpi=100)
    blocks = SUBJECT.read(data)
    first = next(b.id for b in blocks if b.text.startswith("2."))
    copy = SUBJECT.redact(data, cuts=[Cut("s1", first, first + 1, "[confidential item removed]")])
    text = text_of(copy)
    assert "[confidential item removed]" in text
    assert "excluded" not in text
    assert "Budget" in text
    strip = drawn(copy).crop((100, 2 * (842 - 575), 1100, 2 * (842 - 545)))
    assert strip.getextrema()[0] > 200
    assert look(copy).unseen == 0


def test_the_old_picture_is_not_in_the_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    source = printed()
    use(monkeypatch, PrintedEngine(source))
    data = scanned(source, dpi=60)
    with pikepdf.open(BytesIO(data)) as pdf:
        old = pdf.pages[0].Resources.XObject["/Im0"].read_raw_bytes()
    with pikepdf.open(BytesIO(SUBJECT.redact(data))) as pdf:
        images = [o for o in pdf.objects if isinstance(o, pikepdf.Stream)
                  and o.get("/Subtype") == "/Image"]  # fmt: skip
        assert len(images) == 1
        assert images[0].read_raw_bytes() != old


def test_letters_that_cannot_be_told_are_read_from_the_picture(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = [at(x, y, words, size) for x, y, size, words in LINES]
    mute = "BT /F0 9 Tf 72 300 Td <" + "0041" * 400 + "> Tj ET"

    def resources(pdf: pikepdf.Pdf) -> dict[str, dict[str, pikepdf.Object]]:
        inner = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.CIDFontType2)
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0,
            Encoding=pikepdf.Name("/Identity-H"),
            DescendantFonts=pikepdf.Array([pdf.make_indirect(inner)]),
        )  # fmt: skip
        return {"/Font": {"/F0": font}}

    data = Paper(["\n".join([*lines, mute])], resources=resources).data()
    use(monkeypatch, None)
    with pytest.raises(UnsafeToRedact, match=r"letters cannot be told.*Tesseract"):
        SUBJECT.read(data)
    use(monkeypatch, PrintedEngine(printed()))
    assert any(PUPIL in block.text for block in SUBJECT.read(data))
    copy = SUBJECT.redact(data, redactions=redactions(data, (PUPIL, "[pupil 1]")))
    assert "[pupil 1]" in text_of(copy)
    with pikepdf.open(BytesIO(copy)) as pdf:
        assert list(pdf.pages[0].Resources.XObject) == ["/RdScan"]


@pytest.mark.parametrize("lean", [-2.0, -0.5, 0.0, 1.0])
def test_the_lean_of_a_page_is_measured(lean: float) -> None:
    picture = drawn(scanned(printed(), dpi=100, lean=lean), scale=2)
    assert abs(lean_of(picture) + lean) <= 0.26


def test_white_paper_is_packed_by_group_4_and_grey_paper_is_not() -> None:
    white = drawn(scanned(printed(), dpi=100)).convert("RGB")
    assert packed_picture(white).plain
    assert len(packed_picture(white).data) < 30_000
    grey = drawn(scanned(printed(), dpi=100, noise=60, grey=230)).convert("RGB")
    assert not packed_picture(grey).plain


def test_a_page_that_surgery_cannot_do_becomes_a_picture_with_its_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    unsafe_at_first(monkeypatch)
    source = printed(pages=2)
    told: list[Remark] = []
    wanted = redactions(source, (PUPIL, "[pupil 1]"))[:1]
    copy = SUBJECT.redact(source, redactions=wanted, tell=told.append)
    assert told == [Remark(RemarkCode.PICTURE, 1)]
    first, second = text_of(copy).split("St Piran Academy")[1:]
    assert "that the pupil [pupil 1] in Year 4 was" in first
    assert PUPIL not in first
    assert PUPIL in second
    seen = look(copy)
    assert (seen.unseen, seen.over) == (0, "")
    with pikepdf.open(BytesIO(copy)) as pdf:
        assert "/RdScan" in pdf.pages[0].Resources.XObject
        assert "/XObject" not in pdf.pages[1].Resources


def test_slanted_words_and_hidden_ones_keep_their_place_on_a_page_that_becomes_a_picture(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    unsafe_at_first(monkeypatch)
    slanted = "BT /F1 20 Tf 0.866 0.5 -0.5 0.866 200 400 Tm (Draft paper) Tj ET"
    hidden = "BT 3 Tr /F1 9 Tf 72 90 Td (Kerensa hidden) Tj 0 Tr ET"
    data = Paper(["\n".join([at(72, 700, "Zebedee came"), slanted, hidden])]).data()
    copy = SUBJECT.redact(data, redactions=redactions(data, ("Zebedee", "[pupil 1]")))
    assert text_of(copy).split() == ["[pupil", "1]", "came", "Draft", "paper"]
    assert look(copy).unseen == 0


def test_words_of_a_pattern_are_never_drawn_into_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    unsafe_at_first(monkeypatch)

    def resources(pdf: pikepdf.Pdf) -> dict[str, dict[str, pikepdf.Object]]:
        font = pikepdf.Dictionary(F1=helvetica())
        pattern = pdf.make_stream(
            b"BT /F1 9 Tf 2 2 Td (Kerensa) Tj ET", PatternType=1, PaintType=1, TilingType=1,
            BBox=pikepdf.Array([0, 0, 60, 20]), XStep=60, YStep=20,
            Resources=pikepdf.Dictionary(Font=font),
        )  # fmt: skip
        return {"/Pattern": {"/P0": pattern}}

    content = f"{at(72, 700, 'Zebedee came')} /Pattern cs /P0 scn 72 100 200 60 re f"
    data = Paper([content], resources=resources).data()
    with pytest.raises(UnsafeToRedact, match="pattern"):
        SUBJECT.redact(data, redactions=redactions(data, ("Zebedee", "[pupil 1]")))


def unsafe_at_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Surgery changes a page and then finds that it went wrong, but for pictures."""
    real = writing.operate

    def operate(draft: Draft, model: PageModel, work: PageWork, **more: Any) -> PageResult:
        result = real(draft, model, work, **more)
        if work.gone and model.number not in draft.scans:
            raise UnsafeToRedact("It went wrong.")
        return result

    monkeypatch.setattr(writing, "operate", operate)


def test_a_page_of_a_tagged_file_that_becomes_a_picture_keeps_one_element_at_its_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    unsafe_at_first(monkeypatch)
    data = tagged(["Governors met", "Zebedee came", "Budget agreed"])
    copy = SUBJECT.redact(data, redactions=redactions(data, ("Zebedee", "[pupil 1]")))
    with pikepdf.open(BytesIO(copy)) as pdf:
        (top,) = pdf.Root.StructTreeRoot.K
        pages = [page.obj.objgen for page in pdf.pages]
        assert [pages.index(kid.Pg.objgen) for kid in top.K] == [0, 1, 2]
        assert str(top.K[0].S) == str(top.K[2].S) == "/H1"
        middle = top.K[1]
        assert (str(middle.S), int(middle.K)) == ("/P", 0)
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        key = int(pdf.pages[1].obj.StructParents)
        assert numbers[numbers.index(key) + 1][0].objgen == middle.objgen
        assert b"/P <</MCID 0>> BDC" in pdf.pages[1].Contents.read_bytes()
        assert "/Metadata" not in pdf.Root


def tagged(lines: list[str]) -> bytes:
    """A page for each line, each a heading below one Document element."""
    contents = [f"/H1 <</MCID 0>> BDC {at(72, 700, line)} EMC" for line in lines]

    def finish(pdf: pikepdf.Pdf) -> None:
        top = pdf.make_indirect(pikepdf.Dictionary(
            Type=pikepdf.Name.StructElem, S=pikepdf.Name.Document
        ))  # fmt: skip
        kids, numbers = [], []
        for number, page in enumerate(pdf.pages):
            kid = pdf.make_indirect(pikepdf.Dictionary(
                Type=pikepdf.Name.StructElem, S=pikepdf.Name.H1, P=top, Pg=page.obj, K=0
            ))  # fmt: skip
            kids.append(kid)
            numbers += [number, pikepdf.Array([kid])]
            page.obj.StructParents = number
        top.K = pikepdf.Array(kids)
        tree = pikepdf.Dictionary(Nums=pikepdf.Array(numbers))
        pdf.Root.StructTreeRoot = pdf.make_indirect(pikepdf.Dictionary(
            Type=pikepdf.Name.StructTreeRoot, K=pikepdf.Array([top]), ParentTree=tree
        ))  # fmt: skip
        top.P = pdf.Root.StructTreeRoot
        pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)

    return Paper(contents, finish=finish).data()


def test_a_scan_that_brings_its_own_words_is_painted_out_in_its_picture(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source = printed()
    use(monkeypatch, PrintedEngine(source))
    layered = SUBJECT.redact(scanned(source, dpi=100))
    use(monkeypatch, None)
    told: list[Remark] = []
    wanted = redactions(layered, ("Zebedee", "[pupil 1]"), ("Kerensa Trelawney", "[parent 1]"))
    copy = SUBJECT.redact(layered, redactions=wanted, tell=told.append)
    assert told == [Remark(RemarkCode.COARSENED, 1, 3)]
    assert "Zebedee" not in text_of(copy)
    seen = look(copy)
    assert (seen.unseen, seen.over) == (0, "")
