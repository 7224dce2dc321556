"""Parts of the torture document that are neither its body nor its graphics."""

# ruff: noqa: E501 - a piece of markup is read more easily on one line

from __future__ import annotations

import base64
import io
import quopri
import zipfile

from planting import Planter
from wordml import HEAD, MS, NAMESPACES, PACKAGE, cell, p, part, r, relations, row, table

OLE_HEADER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CORE = f"{PACKAGE}/metadata/core-properties"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006"


def zipped(parts: dict[str, bytes | str]) -> bytes:
    """A plain package."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (2024, 5, 1, 9, 0, 0))
            package.writestr(entry, content, compress_type=zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def small_docx(text: str) -> bytes:
    """The smallest Word document with one paragraph."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{main}"/>'
        "</Types>"
    )
    return zipped(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": relations([("r1", "officeDocument", "word/document.xml", False)]),
            "word/document.xml": part("w:document", f"<w:body>{p(text)}</w:body>"),
        }
    )


def small_xlsx(plant: Planter) -> bytes:
    """A workbook as charts embed it, with words in strings, sheet names and properties."""
    sheet_main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return zipped(
        {
            "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"/>',
            "xl/workbook.xml": f'{HEAD}<workbook xmlns="{sheet_main}"><sheets><sheet name="'
            f'{plant.hide("hidden sheet of an embedded workbook")}" sheetId="1" state="veryHidden"/>'
            "</sheets></workbook>",
            "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{sheet_main}"><si><t>'
            f"{plant.hide('embedded workbook')}</t></si></sst>",
            "docProps/core.xml": f'{HEAD}<c xmlns="{_CORE}">'
            f"{plant.hide('properties of an embedded workbook')}</c>",
        }
    )


def comments(plant: Planter) -> dict[str, str]:
    """The four comment parts and the list of people."""
    hide = plant.hide
    mark = "<w:r><w:annotationRef/></w:r>"
    return {
        "word/comments.xml": part(
            "w:comments",
            f'<w:comment w:id="0" w:author="{hide("comment author")}" w:initials="'
            f'{hide("comment initials")}" w:date="2024-05-01T09:00:00Z">'
            f"{p(mark + r(hide('comment text')))}</w:comment>"
            f'<w:comment w:id="1" w:author="{hide("author of an empty comment")}">{p("")}</w:comment>',
        ),
        "word/commentsExtended.xml": part(
            "w15:commentsEx",
            f'<w15:commentEx w15:paraId="{hide("commentsExtended")}" w15:done="0"/>',
        ),
        "word/commentsIds.xml": part(
            "w16cid:commentsIds",
            f'<w16cid:commentId w16cid:paraId="{hide("commentsIds")}"/>',
            more=f'xmlns:w16cid="{MS}/word/2016/wordml/cid"',
        ),
        "word/commentsExtensible.xml": part(
            "w16cex:commentsExtensible",
            f'<w16cex:commentExtensible w16cex:durableId="1"><x:extra>{hide("commentsExtensible")}'
            "</x:extra></w16cex:commentExtensible>",
            more=f'xmlns:w16cex="{MS}/word/2018/wordml/cex"',
        ),
        "word/people.xml": part(
            "w15:people",
            f'<w15:person w15:author="{hide("people author")}"><w15:presenceInfo w15:providerId="AD" '
            f'w15:userId="S::{hide("people e-mail")}@example.org::1"/></w15:person>',
        ),
    }


def stories(plant: Planter) -> dict[str, str]:
    """Headers, footers and notes, the unused ones included."""
    show, hide = plant.show, plant.hide
    found = {
        f"word/{kind}{number}.xml": part(
            "w:hdr" if kind == "header" else "w:ftr", p(show(f"{which} {kind}"))
        )
        for kind in ("header", "footer")
        for number, which in ((1, "default"), (2, "first-page"), (3, "even-page"))
    }
    found["word/header9.xml"] = part("w:hdr", p(hide("header that no section uses")))
    for kind in ("footnote", "endnote"):
        marks = "".join(
            f'<w:{kind} w:type="{name}" w:id="{number}">{p(f"<w:r><w:{name}/></w:r>")}</w:{kind}>'
            for number, name in enumerate(("separator", "continuationSeparator"))
        )
        found[f"word/{kind}s.xml"] = part(
            f"w:{kind}s",
            f'{marks}<w:{kind} w:id="2">{p(show(kind))}</w:{kind}>'
            f'<w:{kind} w:id="3">{p(hide(f"{kind} without a mark"))}</w:{kind}>',
        )
    return found


def definitions(plant: Planter) -> dict[str, str]:
    """Styles, numbering, fonts, theme and settings."""
    hide, show = plant.hide, plant.show
    settings = (
        "<w:evenAndOddHeaders/>"
        '<w:attachedTemplate r:id="rId1"/>'
        f'<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:connectString w:val="Data Source='
        f'{hide("mail merge connection")}"/><w:query w:val="SELECT {hide("mail merge query")}"/>'
        f'<w:dataSource r:id="rId2"/><w:addressFieldName w:val="{hide("mail merge address")}"/>'
        f'<w:mailSubject w:val="{hide("mail merge subject")}"/></w:mailMerge>'
        f'<w:docVars><w:docVar w:name="{hide("document variable name")}" '
        f'w:val="{hide("document variable")}"/></w:docVars>'
        f'<w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids>'
        f'<w:attachedSchema w:val="urn:{hide("attached schema")}"/>'
        f'<w:captions><w:caption w:name="{hide("caption")}"/></w:captions>'
        f'<w:saveThroughXslt w:solutionID="{hide("solution")}"/>'
    )
    odd = hide("style id")
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="character" w:styleId="Unseen"><w:name w:val="Unseen"/>'
        "<w:rPr><w:vanish/></w:rPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="UnseenLine"><w:name w:val="Unseen line"/>'
        "<w:rPr><w:vanish/></w:rPr></w:style>"
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="Odd"><w:name w:val="'
        f'{hide("style name")}"/><w:aliases w:val="{hide("style alias")}"/></w:style>'
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{odd}"><w:name w:val="Odd two"/>'
        "</w:style>"
    )
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="'
        f'{show("list label")} %1."/></w:lvl>'
    )
    return {
        "word/settings.xml": part("w:settings", settings),
        "word/styles.xml": part("w:styles", styles),
        "word/numbering.xml": part(
            "w:numbering",
            f'<w:abstractNum w:abstractNumId="0"><w:name w:val="{hide("list name")}"/>{level}'
            '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        ),
        "word/fontTable.xml": part(
            "w:fonts",
            f'<w:font w:name="{hide("font name")}"><w:altName w:val="{hide("alternative font name")}"/>'
            '<w:embedRegular r:id="rId1" w:fontKey="{00000000-0000-0000-0000-000000000000}"/></w:font>',
        ),
        "word/theme/theme1.xml": part(
            "a:theme",
            f'<a:themeElements><a:clrScheme name="{hide("colour scheme name")}"/><a:fontScheme name="'
            f'{hide("font scheme name")}"><a:majorFont><a:latin typeface="{hide("theme font")}"/>'
            "</a:majorFont></a:fontScheme></a:themeElements>",
            more=f'name="{hide("theme name")}"',
        ),
        "word/webSettings.xml": part(
            "w:webSettings",
            f'<w:frameset><w:frame><w:name w:val="{hide("web frame")}"/></w:frame></w:frameset>',
        ),
        "word/stylesWithEffects.xml": part(
            "w:styles",
            f'<w:style w:type="paragraph" w:styleId="E"><w:name w:val="{hide("stylesWithEffects")}"/>'
            "</w:style>",
        ),
        "word/glossary/document.xml": part(
            "w:glossaryDocument",
            f'<w:docParts><w:docPart><w:docPartPr><w:name w:val="{hide("AutoText name")}"/>'
            f'<w:category><w:name w:val="{hide("AutoText category")}"/></w:category></w:docPartPr>'
            f"<w:docPartBody>{p(hide('AutoText'))}</w:docPartBody></w:docPart></w:docParts>",
        ),
    }


def properties(plant: Planter) -> dict[str, str]:
    """Core, extended and custom properties, sensitivity labels among them."""
    hide = plant.hide
    dc = ("title", "subject", "creator", "description", "identifier", "language")
    cp = ("keywords", "lastModifiedBy", "category", "contentStatus", "version")
    core = "".join(f"<dc:{name}>{hide(f'core {name}')}</dc:{name}>" for name in dc)
    core += "".join(f"<cp:{name}>{hide(f'core {name}')}</cp:{name}>" for name in cp)
    app = "".join(
        f"<{name}>{hide(f'app {name}')}</{name}>"
        for name in ("Company", "Manager", "HyperlinkBase", "Template")
    )
    titles = f"<vt:vector size=\"1\" baseType=\"lpstr\"><vt:lpstr>{hide('app TitlesOfParts')}</vt:lpstr></vt:vector>"  # fmt: skip
    key = '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{}" name="{}"{}>'
    value = "<vt:lpwstr>{}</vt:lpwstr></property>"
    label = "MSIP_Label_00000000-0000-0000-0000-000000000000"
    custom = (
        key.format(2, hide("custom property name"), "") + value.format(hide("custom property"))
        + key.format(3, "Linked", f' linkTarget="{hide("linked property")}"') + value.format("x")
        + key.format(4, f"{label}_Name", "") + value.format(hide("sensitivity label name"))
        + key.format(5, f"{label}_Owner", "") + value.format(hide("sensitivity label owner"))
    )  # fmt: skip
    vt = f'xmlns:vt="{_PROPERTIES}/docPropsVTypes"'
    return {
        "docProps/core.xml": f'{HEAD}<cp:coreProperties xmlns:cp="{_CORE}" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/">{core}</cp:coreProperties>',
        "docProps/app.xml": f'{HEAD}<Properties xmlns="{_PROPERTIES}/extended-properties" {vt}>{app}'
        f"<TitlesOfParts>{titles}</TitlesOfParts></Properties>",
        "docProps/custom.xml": f'{HEAD}<Properties xmlns="{_PROPERTIES}/custom-properties" {vt}>'
        f"{custom}</Properties>",
    }


def foreign(plant: Planter) -> dict[str, bytes | str]:
    """Parts in other formats, and parts that only other programs read."""
    hide = plant.hide
    wide = lambda name: hide(name).encode("utf-16-le")  # noqa: E731
    html = f"<html><body><p>{hide('altChunk, HTML')}</p></body></html>"
    long_line = f"{'=C3=A9'} {hide('altChunk, MHT in quoted-printable')}"
    encoded = quopri.encodestring(long_line.encode()).decode().replace("Zq", "Z=71")
    mht = f"MIME-Version: 1.0\nContent-Transfer-Encoding: quoted-printable\n\n{encoded}\n"
    nested = zipped({"letter.docx": small_docx(hide("docx in docx in zip in docx"))})
    inner = zipped({"bundle.zip": nested, "other.docx": small_docx(hide("docx in zip in docx"))})
    mail = base64.encodebytes(f"....{hide('base64 in a text part')}....".encode()).decode()
    signature = "http://www.w3.org/2000/09/xmldsig#"
    return {
        "word/afchunk1.html": html,
        "word/afchunk2.mht": mht,
        "word/embeddings/oleObject1.bin": OLE_HEADER + b"\0" * 504
        + hide("OLE object, one byte").encode() + b"\0" * 9 + wide("OLE object, UTF-16"),
        "word/embeddings/Document1.docx": small_docx(hide("embedded docx")),
        "word/embeddings/bundle.zip": inner,
        "word/vbaProject.bin": OLE_HEADER + hide("VBA project").encode(),
        "word/vbaData.xml": part("w:vbaSuppData", f"<x:e>{hide('VBA data')}</x:e>"),
        "word/activeX/activeX1.xml": part("x:ocx", f'<x:p x:v="{hide("ActiveX property")}"/>'),
        "word/activeX/activeX1.bin": wide("ActiveX data"),
        "word/printerSettings/printerSettings1.bin": b"\x02\0" + wide("printer settings, UTF-16"),
        "word/fonts/font1.odttf": b"\x9c" * 33 + hide("embedded font").encode("utf-16-be"),
        "word/media/hdphoto1.wdp": b"II\xbc\x01" + hide("HD Photo").encode(),
        "word/ink/ink1.xml": part("x:ink", f"<x:annotation>{hide('ink annotation')}</x:annotation>"),
        "word/charts/chartEx1.xml": part(
            "cx:chartSpace", f"<cx:v>{hide('chartEx')}</cx:v>",
            more=f'xmlns:cx="{MS}/drawing/2014/chartex"',
        ),
        "word/customizations.xml": part("x:tcg", f'<x:key x:macro="{hide("key map")}"/>'),
        "word/recipients.xml": part("w:recipients", f"<x:e>{hide('mail merge recipients')}</x:e>"),
        "word/webextensions/taskpanes.xml": part("x:panes", f'<x:pane x:id="{hide("web extension")}"/>'),
        "customUI/customUI.xml": part("x:ui", f'<x:button x:label="{hide("custom ribbon")}"/>'),
        "customXml/item1.xml": f'{HEAD}<b:root xmlns:b="urn:b"><b:name>'
        f"{hide('value behind a bound control')}</b:name><b:more>{hide('custom XML')}</b:more></b:root>",
        "customXml/itemProps1.xml": f'{HEAD}<ds:datastoreItem xmlns:ds="{_PROPERTIES}/customXml" '
        'ds:itemID="{11111111-2222-3333-4444-555555555555}"><ds:schemaRefs><ds:schemaRef ds:uri="urn:'
        f'{hide("custom XML schema")}"/></ds:schemaRefs></ds:datastoreItem>',
        "_xmlsignatures/sig1.xml": f'{HEAD}<Signature xmlns="{signature}"><X509SubjectName>CN='
        f"{hide('signature')}</X509SubjectName></Signature>",
        "word/utf16.xml": part("w:hdr", p(hide("part in UTF-16"))).replace("UTF-8", "UTF-16").encode("utf-16"),
        "word/nobody.xml": part("w:hdr", table(row(cell(hide("orphan part")), cell("")))),
        f"word/{hide('name of an orphan part')}.txt": "",
        "word/mail.txt": mail,
        "word/hex.txt": hide("hexadecimal").encode().hex(),
        "word/ns.xml": f'{HEAD}<a {NAMESPACES} xmlns:z="urn:{hide("namespace")}"/>',
        "word/extlst.xml": part("a:extLst", f'<a:ext uri="{{1}}"><x:d>{hide("extLst")}</x:d></a:ext>'),
    }  # fmt: skip
