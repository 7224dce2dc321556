"""Places in a PDF where a name can be: each is read, and empty in the copy."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pdfmill import Paper, at, form, helvetica
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from redactor.document import Redaction
from redactor.formats.pdf import PdfFormat

NAME = "Zebedee"
KEPT = "Budget agreed"
LINE = at(72, 700, f"{KEPT} by all governors present at the meeting in the hall on that evening.")
SUBJECT = PdfFormat()


def page(content: str, **more: Any) -> Callable[[], bytes]:
    return lambda: Paper([f"{LINE}\n{content}"], **more).data()


def forms(**contents: str) -> Callable[[pikepdf.Pdf], dict[str, Any]]:
    return lambda pdf: {
        "/XObject": {f"/{key}": form(pdf, content) for key, content in contents.items()}
    }


def nested(pdf: pikepdf.Pdf) -> dict[str, Any]:
    inner = form(pdf, f"BT /F1 11 Tf 0 0 Td ({NAME}) Tj ET", Matrix=Array([1, 0, 0, 1, 72, 500]))
    inner.Resources = Dictionary(Font=Dictionary(F1=helvetica()))
    outer = form(pdf, "q 1 0 0 1 5 5 cm /In Do Q /In Do")
    outer.Resources = Dictionary(XObject=Dictionary(In=inner))
    return {"/XObject": {"/Out": outer}}


def type_three(pdf: pikepdf.Pdf) -> dict[str, Any]:
    letters = sorted(set(NAME + KEPT))
    box = pdf.make_stream(b"600 0 0 0 500 700 d1 0 0 500 700 re f")
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 750, 750]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), FirstChar=1, LastChar=len(letters),
        Widths=Array([600] * len(letters)), Resources=Dictionary(),
        CharProcs=Dictionary({f"/{'space' if x == ' ' else x}": box for x in letters}),
        Encoding=Dictionary(Differences=Array(
            [1, *(Name("/space" if x == " " else f"/{x}") for x in letters)])),
    )  # fmt: skip
    return {"/Font": {"/T3": font}}


def in_type_three(text: str) -> str:
    letters = sorted(set(NAME + KEPT))
    return "<" + "".join(f"{letters.index(x) + 1:02x}" for x in text) + ">"


def identity(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """A composite font whose codes only its ToUnicode map explains."""
    pairs = "\n".join(f"<{ord(x) - 29:04x}> <{ord(x):04x}>" for x in sorted(set(NAME + KEPT)))
    text = f"1 begincodespacerange <0000> <ffff> endcodespacerange 99 beginbfchar {pairs} endbfchar"
    inner = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/ABCDEF+Arial"), DW=556,
        CIDSystemInfo=Dictionary(
            Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
        ),
        W=Array([45, Array([600, 500]), 70, 90, 556]),
    )  # fmt: skip
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/ABCDEF+Arial"),
        Encoding=Name("/Identity-H"), DescendantFonts=Array([pdf.make_indirect(inner)]),
        ToUnicode=pdf.make_stream(text.encode()),
    )  # fmt: skip
    return {"/Font": {"/F0": font}}


def downwards(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """The same, written from the top down."""
    fonts = identity(pdf)
    fonts["/Font"]["/F0"].Encoding = Name("/Identity-V")
    return fonts


def in_identity(text: str) -> str:
    return "<" + "".join(f"{ord(x) - 29:04x}" for x in text) + ">"


def tiling(pdf: pikepdf.Pdf) -> dict[str, Any]:
    pattern = pdf.make_stream(
        f"BT /F1 11 Tf 0 0 Td ({NAME}) Tj ET 0 0 3 3 re f".encode(), PatternType=1, PaintType=1,
        TilingType=1, BBox=Array([0, 0, 80, 20]), XStep=80, YStep=20,
        Resources=Dictionary(Font=Dictionary(F1=helvetica())),
    )  # fmt: skip
    return {"/Pattern": {"/P1": pattern}}


def soft_mask(pdf: pikepdf.Pdf) -> dict[str, Any]:
    group = form(pdf, f"BT 1 g /F1 11 Tf 72 400 Td ({NAME}) Tj ET",
                 Group=Dictionary(S=Name.Transparency, CS=Name.DeviceGray),
                 Resources=Dictionary(Font=Dictionary(F1=helvetica())))  # fmt: skip
    return {"/ExtGState": {"/G1": Dictionary(SMask=Dictionary(S=Name.Luminosity, G=group))}}


def layer_off(pdf: pikepdf.Pdf) -> dict[str, Any]:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(f"For {NAME}")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    return {"/Properties": {"/L1": layer}}


def scan(pdf: pikepdf.Pdf) -> dict[str, Any]:
    stream = BytesIO()
    Image.effect_noise((600, 800), 90).save(stream, "JPEG")
    image = pdf.make_stream(
        stream.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=600, Height=800,
        ColorSpace=Name.DeviceGray, BitsPerComponent=8, Filter=Name.DCTDecode,
    )  # fmt: skip
    return {"/XObject": {"/Im1": image}}


def annotated(**entries: Any) -> Callable[[pikepdf.Pdf], None]:
    def finish(pdf: pikepdf.Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Rect=Array([300, 300, 400, 320]), **entries)
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])

    return finish


def field(pdf: pikepdf.Pdf) -> None:
    look = form(pdf, f"/Tx BMC BT /F1 11 Tf 2 5 Td ({NAME}) Tj ET EMC",
                Resources=Dictionary(Font=Dictionary(F1=helvetica())))  # fmt: skip
    look.BBox = Array([0, 0, 100, 20])
    widget = pdf.make_indirect(Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("pupil"), V=String(NAME),
        DV=String(NAME), TU=String(f"About {NAME}"), Rect=Array([300, 300, 400, 320]),
        AP=Dictionary(N=look), F=4,
    ))  # fmt: skip
    pdf.pages[0].obj.Annots = Array([widget])
    pdf.Root.AcroForm = Dictionary(Fields=Array([widget]))


def document_level(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(f"About {NAME}", 0))
    pdf.attachments[f"{NAME}.txt"] = f"All about {NAME}".encode()
    pdf.docinfo["/Title"] = f"Case of {NAME}"
    with pdf.open_metadata() as metadata:
        metadata["dc:creator"] = [NAME]
    root = pdf.Root
    root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{NAME}')"))
    root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String(NAME))]))
    root.Dests = Dictionary({f"/{NAME}": Array([pdf.pages[0].obj, Name.Fit])})
    pdf.pages[0].obj.PieceInfo = Dictionary(App=Dictionary(Private=String(NAME)))
    pdf.pages[0].obj.Thumb = pdf.make_stream(NAME.encode())


def structure(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0].obj
    figure = pdf.make_indirect(Dictionary(
        Type=Name.StructElem, S=Name.Figure, Alt=String(f"Photo of {NAME}"), T=String(NAME),
        ActualText=String(NAME), E=String(NAME), ID=String(NAME), Pg=page, K=0,
    ))  # fmt: skip
    pdf.Root.StructTreeRoot = Dictionary(
        Type=Name.StructTreeRoot, K=Array([figure]),
        ParentTree=Dictionary(Nums=Array([0, Array([figure])])),
        IDTree=Dictionary(Names=Array([String(NAME), figure])),
    )  # fmt: skip
    figure.P = pdf.Root.StructTreeRoot
    page.StructParents = 0


def role(pdf: pikepdf.Pdf) -> None:
    """A paragraph style with a name of its own became a structure type."""
    structure(pdf)
    root = pdf.Root.StructTreeRoot
    root.K[0].S = Name(f"/About{NAME}")
    root.RoleMap = Dictionary({f"/About{NAME}": Name.P})


def incremental() -> bytes:
    """An old revision and rubbish behind the end."""
    data = Paper([LINE]).data()
    return data + f"\n% {NAME} was here\n%%EOF\n{NAME}".encode()


T = f"({NAME})"
CASES: dict[str, Callable[[], bytes]] = {
    "kerned": page("BT /F1 11 Tf 72 500 Td [(Zeb) -20 (ed) 15 (ee) 300 ( left)] TJ ET"),
    "apostrophe": page(f"BT /F1 11 Tf 14 TL 72 500 Td (One) Tj {T} ' ET"),
    "quotation-mark": page(f"BT /F1 11 Tf 14 TL 72 500 Td (One) Tj 3 1 {T} \" (two) ' ET"),
    "all-spacing": page(f"BT /F1 11 Tf 80 Tz 3 Ts 1 Tc 4 Tw 72 500 Td (Dear {NAME} hello) Tj ET"),
    "form-drawn-twice": page(
        "q 1 0 0 1 0 40 cm /Fm Do Q /Fm Do",
        resources=forms(Fm=f"BT /F1 11 Tf 72 400 Td (To {NAME} now) Tj ET"),
    ),
    "nested-form": page("/Out Do", resources=nested),
    "turned-and-cropped": page(
        at(72, 500, f"Dear {NAME}"), page={"/Rotate": 90, "/CropBox": Array([20, 20, 580, 820])}
    ),
    "negative-media-box": page(
        at(72, 500, f"Dear {NAME}"), page={"/MediaBox": Array([-50, -50, 545, 792])}
    ),
    "behind-inline-image": page(f"BI /W 4 /H 1 /CS /G /BPC 8 ID \x20EI\x20 EI {at(72, 500, NAME)}"),
    "type-3": page(
        f"BT /T3 11 Tf 72 500 Td {in_type_three(NAME)} Tj 0 -20 Td {in_type_three(KEPT)} Tj ET",
        resources=type_three,
    ),
    "identity-font": page(
        f"BT /F0 11 Tf 72 500 Td {in_identity(NAME)} Tj 0 -20 Td {in_identity(KEPT)} Tj ET",
        resources=identity,
    ),
    "vertical": page(
        f"BT /F0 11 Tf 300 600 Td {in_identity(NAME)} Tj 50 0 Td {in_identity(KEPT)} Tj ET",
        resources=downwards,
    ),
    "hex-and-octal": page(
        f"BT /F1 11 Tf 72 500 Td <{NAME.encode().hex()[:-1]}> Tj 0 -30 Td"
        r" (\132\145\142\145\144\145\145) Tj ET"
    ),
    "white": page(f"BT 1 g /F1 11 Tf 72 500 Td {T} Tj ET 0 g"),
    "tiny": page(f"BT /F1 0.5 Tf 72 500 Td {T} Tj ET"),
    "off-page": page(f"BT /F1 11 Tf 72 5000 Td {T} Tj ET"),
    "clipped": page(f"q 0 0 10 10 re W n {at(72, 500, NAME)} Q"),
    "fake-bold": page(f"{at(72, 500, f'Dear {NAME}')} {at(72.3, 500, f'Dear {NAME}')}"),
    "slanted": page(f"BT /F1 11 Tf 0.8 0.6 -0.6 0.8 72 300 Tm (Dear {NAME}) Tj ET"),
    "hyphenated": page(f"{at(300, 500, 'a long line of words about Zebe-')} {at(72, 486, 'dee.')}"),
    "under-a-black-box": page(f"{at(72, 500, NAME)} 0 g 60 490 200 30 re f"),
    "tiling-pattern": page(
        "/Pattern cs /P1 scn 72 300 200 100 re f", resources=tiling
    ),
    "soft-mask": page("q /G1 gs 0 g 72 300 200 150 re f Q", resources=soft_mask),
    "layer-off": page(f"/OC /L1 BDC {at(72, 500, NAME)} EMC", resources=layer_off),
    "actual-text": page(f"/Span <</ActualText {T}>> BDC {at(72, 500, 'the child')} EMC"),
    "ocr-over-scan": page(
        f"q 500 0 0 600 40 60 cm /Im1 Do Q BT 3 Tr /F1 11 Tf 72 500 Td (Dear {NAME} hello) Tj ET",
        resources=scan,
    ),
    "split-contents": lambda: split_contents(),
    "note": page("", finish=annotated(Subtype=Name.Text, Contents=String(f"Ask {NAME}"))),
    "mailto": page(
        "", finish=annotated(Subtype=Name.Link,
                             A=Dictionary(S=Name.URI, URI=String(f"mailto:{NAME}@x.example")))
    ),
    "form-field": page("", finish=field),
    "document": page("", finish=document_level),
    "structure": page("/Figure <</MCID 0>> BDC 72 300 20 20 re f EMC", finish=structure),
    "incremental": incremental,
    "point": page(f"/Note <</Who {T}>> DP /{NAME} MP"),
    "own-tag": page(f"/{NAME} <</MCID 0>> BDC {at(72, 500, NAME)} EMC /{NAME} BMC EMC"),
    "own-property": page(f"/P <</MCID 0 /T {T} /K /{NAME}>> BDC {at(72, 500, NAME)} EMC"),
    "role": page(f"/P <</MCID 0>> BDC {at(72, 500, NAME)} EMC", finish=role),
    "remark": page(f"% {NAME} was here\n"),
}  # fmt: skip


def split_contents() -> bytes:
    """Content in two streams, a string operator cut between them, and a Q too many."""
    pdf = pikepdf.open(BytesIO(Paper([LINE]).data()))
    parts = [LINE.encode(), f"Q BT /F1 11 Tf 72 500 Td {T}".encode(), b"Tj ET"]
    pdf.pages[0].obj.Contents = Array([pdf.make_stream(part) for part in parts])
    stream = BytesIO()
    pdf.save(stream)
    return stream.getvalue()


def everything(data: bytes) -> list[Redaction]:
    return [
        Redaction(f"f{block.id}-{start}", tuple(block.anchors(start, start + len(NAME))), "[pupil]")
        for block in SUBJECT.read(data)
        for start in range(len(block.text))
        if block.text.startswith(NAME, start) and block.runs
    ]


def stored(data: bytes) -> bytes:
    return b"\n".join([data, *(content for _, content in SUBJECT.raw_parts(data))])


@pytest.mark.parametrize("case", CASES)
def test_a_name_is_read_wherever_it_is(case: str) -> None:
    if case in ("incremental", "remark", "point"):
        pytest.skip("what no program shows has no place in the text; the copy is checked below")
    assert NAME in "\n".join(block.text for block in SUBJECT.read(CASES[case]()))


@pytest.mark.parametrize("case", CASES)
def test_a_name_is_gone_from_every_part_of_the_copy(case: str) -> None:
    data = CASES[case]()
    copy = SUBJECT.redact(data, redactions=everything(data))
    content = stored(copy)
    codes = (in_type_three(NAME), in_identity(NAME), NAME.encode().hex(), "(ee)", NAME)
    for form_of_it in (*(code.encode() for code in codes), NAME.encode("utf-16-be")):
        assert form_of_it not in content
    shown = "\n".join(block.text for block in SUBJECT.read(copy))
    assert NAME not in shown.replace(" ", "")
    assert KEPT in shown


def test_pixels_under_a_removed_word_are_gone() -> None:
    data = CASES["ocr-over-scan"]()
    copy = SUBJECT.redact(data, redactions=everything(data))
    pdf = pikepdf.open(BytesIO(copy))
    images = [
        item for item in pdf.objects
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == Name.Image
    ]  # fmt: skip
    assert len(images) == 1
    image = pikepdf.PdfImage(images[0]).as_pil_image()
    x, y = (100 - 40) / 500 * 600, (1 - (503 - 60) / 600) * 800
    assert image.crop((int(x), int(y) - 2, int(x) + 30, int(y) + 4)).getextrema() == (255, 255)


def test_a_structure_type_of_the_papers_own_becomes_what_it_stands_for() -> None:
    data = CASES["role"]()
    pdf = pikepdf.open(BytesIO(SUBJECT.redact(data, redactions=everything(data))))
    assert pdf.Root.StructTreeRoot.K[0].S == Name.P
    assert "/RoleMap" not in pdf.Root.StructTreeRoot


def test_a_kept_link_leads_where_the_page_says() -> None:
    def finish(pdf: pikepdf.Pdf) -> None:
        links = ["https://school.example/policies", f"https://school.example/{NAME}"]
        pdf.pages[0].obj.Annots = Array([
            pdf.make_indirect(Dictionary(
                Type=Name.Annot, Subtype=Name.Link, Rect=Array([72, 400, 300, 412]),
                A=Dictionary(S=Name.URI, URI=String(link)),
            )) for link in links
        ])  # fmt: skip

    data = Paper([at(72, 400, "See school.example/policies")], finish=finish).data()
    content = stored(SUBJECT.redact(data))
    assert b"school.example/policies" in content
    assert NAME.encode() not in content


def test_a_copy_can_be_redacted_again() -> None:
    data = Paper([at(72, 700, f"Present: {NAME} Oke and Jago Nance, who spoke.")]).data()
    once = SUBJECT.redact(data, redactions=everything(data))
    block = SUBJECT.read(once)[0]
    start = block.text.index("Jago Nance")
    anchors = tuple(block.anchors(start, start + len("Jago Nance")))
    twice = SUBJECT.redact(once, redactions=[Redaction("f0", anchors, "[governor]")])
    shown = [block.text for block in SUBJECT.read(twice)]
    assert shown == ["Present: [pupil] Oke and [governor], who spoke."]


def test_what_pages_inherit_is_cleaned_like_their_own() -> None:
    def finish(pdf: pikepdf.Pdf) -> None:
        tree, page = pdf.Root.Pages, pdf.pages[0].obj
        tree.Resources = page.Resources
        tree.Resources.XObject = Dictionary(Old=form(pdf, at(72, 500, NAME)))
        tree.Private = String(NAME)
        tree.MediaBox = page.MediaBox
        del page["/Resources"]
        del page["/MediaBox"]

    copy = SUBJECT.redact(Paper([LINE], finish=finish).data())
    assert NAME.encode() not in stored(copy)
    assert KEPT in SUBJECT.read(copy)[0].text
