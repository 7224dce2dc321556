"""A Word document with one sentinel in each place where text can hide.

Built from strings and `zipfile` alone, so that it shares nothing with the engine. The
places are those of the project's notes on office formats, section 4.
"""

# ruff: noqa: E501 - a piece of markup is read more easily on one line

from __future__ import annotations

import io
import struct
import zipfile
from functools import cache

import torture_graphics as art
import torture_parts as parts
from planting import Place, Planter
from torture_body import body
from wordml import HEAD, MS, PACKAGE, part, relations

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DRAWING = "application/vnd.openxmlformats-officedocument.drawingml"
_TYPES = {
    "/word/document.xml": f"{_WORD}.document.main+xml",
    "/word/styles.xml": f"{_WORD}.styles+xml",
    "/word/settings.xml": f"{_WORD}.settings+xml",
    "/word/numbering.xml": f"{_WORD}.numbering+xml",
    "/word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "/word/webSettings.xml": f"{_WORD}.webSettings+xml",
    "/word/comments.xml": f"{_WORD}.comments+xml",
    "/word/footnotes.xml": f"{_WORD}.footnotes+xml",
    "/word/endnotes.xml": f"{_WORD}.endnotes+xml",
    "/word/glossary/document.xml": f"{_WORD}.document.glossary+xml",
    "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "/word/charts/chart1.xml": f"{_DRAWING}.chart+xml",
    "/word/diagrams/data1.xml": f"{_DRAWING}.diagramData+xml",
    "/word/diagrams/layout1.xml": f"{_DRAWING}.diagramLayout+xml",
    "/word/diagrams/quickStyle1.xml": f"{_DRAWING}.diagramStyle+xml",
    "/word/diagrams/colors1.xml": f"{_DRAWING}.diagramColors+xml",
    "/word/diagrams/drawing1.xml": "application/vnd.ms-office.drawingml.diagramDrawing+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "/docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}


@cache
def build_torture_docx() -> tuple[bytes, tuple[Place, ...]]:
    """The document, and every place with its sentinel."""
    plant = Planter()
    content = _content(plant)
    return _packed(content, plant), tuple(plant.places)


def _content(plant: Planter) -> dict[str, bytes | str]:
    picture = f"word/media/{plant.hide('file name of a picture')}.png"
    data, drawn = art.smart_art(plant)
    found: dict[str, bytes | str] = {
        "word/document.xml": part(
            "w:document", f"<w:body>{body(plant)}{art.graphics(plant)}{_section(plant)}</w:body>"
        ),
        picture: art.png(plant),
        "word/media/image2.jpeg": art.jpeg(plant),
        "word/media/image3.emf": art.emf(plant),
        "word/media/image4.svg": f'<svg xmlns="http://www.w3.org/2000/svg"><text>{plant.hide("SVG")}'
        "</text></svg>",
        "docProps/thumbnail.jpeg": art.picture_bytes("JPEG", comment=plant.hide("thumbnail").encode()),
        "word/charts/chart1.xml": art.chart(plant),
        "word/embeddings/Workbook1.xlsx": parts.small_xlsx(plant),
        "word/diagrams/data1.xml": data,
        "word/diagrams/drawing1.xml": drawn,
        "word/diagrams/layout1.xml": part("dgm:layoutDef", "<dgm:layoutNode/>", more='uniqueId="u"'),
        "word/diagrams/quickStyle1.xml": part("dgm:styleDef", "", more='uniqueId="u"'),
        "word/diagrams/colors1.xml": part("dgm:colorsDef", "", more='uniqueId="u"'),
        **parts.stories(plant),
        **parts.comments(plant),
        **parts.definitions(plant),
        **parts.properties(plant),
        **parts.foreign(plant),
    }  # fmt: skip
    return {"[Content_Types].xml": _types(found), **_relations(plant, picture), **found}


def _section(plant: Planter) -> str:
    references = "".join(
        f'<w:{kind}Reference w:type="{which}" r:id="rId{kind}{number}"/>'
        for kind in ("header", "footer")
        for number, which in ((1, "default"), (2, "first"), (3, "even"))
    )
    changed = (
        f'<w:sectPrChange w:id="99" w:author="{plant.hide("sectPrChange author")}">'
        "<w:sectPr/></w:sectPrChange>"
    )
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/><w:titlePg/>'
        f'<w:printerSettings r:id="rIdPrinter"/>{changed}</w:sectPr>'
    )


def _types(content: dict[str, bytes | str]) -> str:
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml", "png": "image/png", "jpeg": "image/jpeg", "emf": "image/x-emf",
        "svg": "image/svg+xml", "bin": "application/octet-stream", "txt": "text/plain",
        "html": "text/html", "mht": "message/rfc822", "zip": "application/zip",
        "docx": f"{_WORD}.document", "odttf": "application/x-fontdata", "wdp": "image/vnd.ms-photo",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }  # fmt: skip
    overrides = dict(_TYPES)
    for name in content:
        for kind in ("header", "footer"):
            if name.startswith(f"word/{kind}"):
                overrides[f"/{name}"] = f"{_WORD}.{kind}+xml"
    lines = [f'<Default Extension="{e}" ContentType="{kind}"/>' for e, kind in defaults.items()]
    lines += [f'<Override PartName="{n}" ContentType="{kind}"/>' for n, kind in overrides.items()]
    return f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{"".join(lines)}</Types>'


def _relations(plant: Planter, picture: str) -> dict[str, str]:
    """The .rels of every part that has some."""
    hide = plant.hide
    main = [
        (key, kind, target, False)
        for key, kind, target in (
            ("rIdPng", "image", picture.removeprefix("word/")),
            ("rIdJpeg", "image", "media/image2.jpeg"), ("rIdEmf", "image", "media/image3.emf"),
            ("rIdSvg", "image", "media/image4.svg"),
            ("rIdWdp", f"{MS}/2007/relationships/hdphoto", "media/hdphoto1.wdp"),
            ("rIdChart", "chart", "charts/chart1.xml"),
            ("rIdChartEx", f"{MS}/2014/relationships/chartEx", "charts/chartEx1.xml"),
            ("rIdData", "diagramData", "diagrams/data1.xml"),
            ("rIdLayout", "diagramLayout", "diagrams/layout1.xml"),
            ("rIdQuick", "diagramQuickStyle", "diagrams/quickStyle1.xml"),
            ("rIdColours", "diagramColors", "diagrams/colors1.xml"),
            ("rIdDrawing", f"{MS}/2007/relationships/diagramDrawing", "diagrams/drawing1.xml"),
            ("rIdOle", "oleObject", "embeddings/oleObject1.bin"),
            ("rIdDocx", "package", "embeddings/Document1.docx"),
            ("rIdZip", "package", "embeddings/bundle.zip"),
            ("rIdHtml", "aFChunk", "afchunk1.html"), ("rIdMht", "aFChunk", "afchunk2.mht"),
            ("rIdPrinter", "printerSettings", "printerSettings/printerSettings1.bin"),
            ("rIdVba", f"{MS}/2006/relationships/vbaProject", "vbaProject.bin"),
            ("rIdControl", "control", "activeX/activeX1.xml"),
            ("rIdCustom", "customXml", "../customXml/item1.xml"),
            ("rIdGlossary", "glossaryDocument", "glossary/document.xml"),
            ("rIdEffects", f"{MS}/2007/relationships/stylesWithEffects", "stylesWithEffects.xml"),
            ("rIdKeys", f"{MS}/2006/relationships/keyMapCustomizations", "customizations.xml"),
            ("rIdPeople", f"{MS}/2011/relationships/people", "people.xml"),
            ("rIdCx", f"{MS}/2011/relationships/commentsExtended", "commentsExtended.xml"),
            ("rIdCi", f"{MS}/2016/09/relationships/commentsIds", "commentsIds.xml"),
            ("rIdCe", f"{MS}/2018/08/relationships/commentsExtensible", "commentsExtensible.xml"),
            ("rIdUnused", "header", "header9.xml"),
            *((f"rId{kind}{n}", kind, f"{kind}{n}.xml") for kind in ("header", "footer")
              for n in (1, 2, 3)),
            *((f"rIdx{kind}", kind, f"{kind}.xml") for kind in
              ("styles", "settings", "numbering", "fontTable", "webSettings", "comments",
               "footnotes", "endnotes")),
            ("rIdTheme", "theme", "theme/theme1.xml"),
        )
    ]  # fmt: skip
    escaped = "".join(f"%{ord(letter):02X}" for letter in hide("percent-encoded link target"))
    main += [
        ("rIdMail", "hyperlink", f"mailto:{hide('mailto link target')}@example.org", True),
        ("rIdUser", "hyperlink", f"file:///C:/Users/{hide('folder in a link target')}/policy.docx", True),
        ("rIdEscaped", "hyperlink", f"http://example.org/{escaped}", True),
        ("rIdPicture", "hyperlink", f"http://example.org/{hide('link of a picture')}", True),
        ("rIdSub", "subDocument", f"file:///{hide('subdocument')}.docx", True),
    ]  # fmt: skip
    settings = [
        (
            "rId1",
            "attachedTemplate",
            f"file:///C:/Templates/{hide('attached template')}.dotm",
            True,
        ),
        ("rId2", "mailMergeSource", f"file:///{hide('mail merge source')}.csv", True),
    ]
    top = [
        ("r1", "officeDocument", "word/document.xml", False),
        ("r2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml", False),
        ("r3", "extended-properties", "docProps/app.xml", False),
        ("r4", "custom-properties", "docProps/custom.xml", False),
        ("r5", f"{PACKAGE}/relationships/metadata/thumbnail", "docProps/thumbnail.jpeg", False),
        ("r6", f"{MS}/2006/relationships/ui/extensibility", "customUI/customUI.xml", False),
        ("r7", f"{MS}/2011/relationships/webextensiontaskpanes", "word/webextensions/taskpanes.xml",
         False),
    ]  # fmt: skip
    return {
        "_rels/.rels": relations(top),
        "word/_rels/document.xml.rels": relations(main),
        "word/_rels/settings.xml.rels": relations(settings),
        "word/_rels/fontTable.xml.rels": relations([("rId1", "font", "fonts/font1.odttf", False)]),
        "word/charts/_rels/chart1.xml.rels": relations(
            [("rId1", "package", "../embeddings/Workbook1.xlsx", False)]
        ),
        "customXml/_rels/item1.xml.rels": relations(
            [("rId1", "customXmlProps", "itemProps1.xml", False)]
        ),
    }


def _packed(content: dict[str, bytes | str], plant: Planter) -> bytes:
    """The package, with words in its remarks, extra fields and between its entries."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in content.items():
            entry = zipfile.ZipInfo(name, (2024, 5, 1, 9, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            if name == "word/nobody.xml":
                entry.comment = plant.hide("remark of a ZIP entry").encode()
                word = plant.hide("extra field of a ZIP entry").encode()
                entry.extra = struct.pack("<HH", 0xCAFE, len(word)) + word
            package.writestr(entry, data)
        package.comment = plant.hide("remark of the ZIP file").encode()
    return stream.getvalue()
