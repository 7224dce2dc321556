"""A workbook with something planted in every place where a cell leaves a copy of itself.

Built by hand, part by part, so that each place is really there: the pivot table is wired to its
cache by relationships in both directions, as Excel does, and openpyxl finds it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from planting import Planter

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
ROWS = 24


Put = Callable[[str], str]


def torture_workbook() -> tuple[bytes, dict[str, str]]:
    """The workbook, and the planted word of each place."""
    planter = Planter()
    put = planter.hide
    parts: dict[str, str | bytes] = {
        "xl/worksheets/sheet1.xml": _sheet(put),
        "xl/worksheets/sheet2.xml": _small(f"<c r='A1' t='inlineStr'><is><t>"
                                           f"{put('hidden sheet')}</t></is></c>"),
        "xl/worksheets/sheet3.xml": _small(f"<c r='A1' t='inlineStr'><is><t>"
                                           f"{put('very hidden sheet')}</t></is></c>"),
        "xl/workbook.xml": _workbook(put),
        "xl/sharedStrings.xml": _strings(put),
        "xl/styles.xml": _styles(put),
        **_comments(put),
        **_pivot(put),
        **_drawing(put),
        **_links(put),
        **_properties(put),
        **_binaries(put),
    }  # fmt: skip
    parts |= _relations(put)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
        package.comment = put("zip comment").encode()
    return stream.getvalue(), {place.name: place.word for place in planter.places}


def _xml(body: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{body}'


def _small(cells: str) -> str:
    return _xml(f"<worksheet xmlns='{MAIN}'><sheetData><row r='1'>{cells}</row></sheetData>"
                "</worksheet>")  # fmt: skip


def _text(reference: str, text: str, style: int = 0) -> str:
    return f"<c r='{reference}' t='inlineStr' s='{style}'><is><t>{text}</t></is></c>"


def _sheet(put: Put) -> str:
    """UPN A, Surname B, Year C, FSM D, Notes E, hidden F, Attendance G."""
    heads = ("UPN", "Surname", "Year", "FSM", "Notes", "Zorg", "Attendance %")
    rows = ["<row r='1'>" + "".join(_text(f"{chr(65 + at)}1", h) for at, h in enumerate(heads))
            + "</row>"]  # fmt: skip
    odd = {
        2: ("B", _text("B2", put("inline string of a dropped column"))),
        3: ("B", "<c r='B3' t='s'><v>0</v></c>"),
        4: ("B", "<c r='B4' t='s'><v>1</v></c>"),
        5: ("E", _text("E5", put("cell with the format ;;;"), 1)),
        6: ("E", _text("E6", put("white text"), 2)),
        7: ("B", f"<c r='B7' t='str'><f>\"{put('formula literal')}\"</f><v>Ashdown</v></c>"),
        8: ("E", f"<c r='E8' t='str'><f>HYPERLINK(\"https://example.org/{put('HYPERLINK')}\","
                 "\"x\")</f><v>x</v></c>"),
        9: ("D", f"<c r='D9' t='str'><f t='array' ref='D9'>IF(1,\"Yes\",\"{put('array formula')}\")"
                 "</f><v>Yes</v></c>"),
        10: ("F", _text("F10", put("hidden column"))),
    }  # fmt: skip
    for row in range(2, ROWS + 2):
        cells = {
            "A": _text(f"A{row}", f"A{row:04}"),
            "B": _text(f"B{row}", "Ashdown"),
            "C": f"<c r='C{row}'><v>{3 + row % 2}</v></c>",
            "D": _text(f"D{row}", "Yes" if row % 3 else "No"),
            "E": _text(f"E{row}", "note"),
            "G": f"<c r='G{row}'><v>9{row % 8}</v></c>",
        }
        if row in odd:
            cells[odd[row][0]] = odd[row][1]
        rows.append(f"<row r='{row}'>" + "".join(cells[key] for key in sorted(cells)) + "</row>")
    last = ROWS + 2
    rows.append(f"<row r='{last}' hidden='1'>{_text(f'A{last}', put('hidden row'))}"
                f"{_text(f'D{last}', 'Yes')}</row>")  # fmt: skip
    return _xml(
        f"<worksheet xmlns='{MAIN}' xmlns:r='{REL}'><sheetPr codeName='{put('code name')}'/>"
        "<cols><col min='6' max='6' width='9' hidden='1'/></cols>"
        f"<sheetData>{''.join(rows)}</sheetData>"
        f"<scenarios><scenario name='{put('scenario')}' count='1' user='{put('scenario user')}'>"
        f"<inputCells r='Z1' val='{put('scenario value')}'/></scenario></scenarios>"
        f"<autoFilter ref='A1:G9'><filterColumn colId='1'><filters><filter "
        f"val='{put('filter criterion')}'/></filters></filterColumn></autoFilter>"
        f"<conditionalFormatting sqref='B2'><cfRule type='expression' priority='1'><formula>"
        f'$B2="{put("conditional format")}"</formula></cfRule></conditionalFormatting>'
        f"<dataValidations count='1'><dataValidation type='list' sqref='B2' promptTitle='p' "
        f"prompt='{put('validation prompt')}' error='{put('validation error')}'><formula1>"
        f'"{put("validation list")},b"</formula1></dataValidation></dataValidations>'
        f"<hyperlinks><hyperlink ref='B2' r:id='rId9' tooltip='{put('link tooltip')}' "
        f"display='{put('link display')}'/></hyperlinks>"
        f"<headerFooter><oddHeader>&amp;L{put('page header')}</oddHeader><oddFooter>"
        f"&amp;L{put('page footer')}</oddFooter></headerFooter>"
        "<drawing r:id='rId3'/><legacyDrawing r:id='rId2'/>"
        "<tableParts count='1'><tablePart r:id='rId4'/></tableParts>"
        f"<extLst><ext uri='x'><x>{put('sheet extension')}</x></ext></extLst></worksheet>"
    )


def _workbook(put: Put) -> str:
    return _xml(
        f"<workbook xmlns='{MAIN}' xmlns:r='{REL}'><workbookPr codeName='{put('book code name')}'/>"
        f"<sheets><sheet name='{put('name of a visible sheet')}' sheetId='1' r:id='rId1'/>"
        f"<sheet name='{put('name of a hidden sheet')}' sheetId='2' state='hidden' r:id='rId2'/>"
        f"<sheet name='{put('name of a very hidden sheet')}' sheetId='3' state='veryHidden' "
        "r:id='rId3'/></sheets><externalReferences><externalReference r:id='rId8'/>"
        f"</externalReferences><definedNames><definedName name='{put('defined name')}' "
        f"comment='{put('comment of a name')}'>\"{put('value of a name')}\"</definedName>"
        "</definedNames><pivotCaches><pivotCache cacheId='7' r:id='rId7'/></pivotCaches></workbook>"
    )


def _strings(put: Put) -> str:
    return _xml(
        f"<sst xmlns='{MAIN}' count='2' uniqueCount='3'>"
        f"<si><r><t>{put('rich text')}</t></r><r><t> b</t></r></si>"
        f"<si><t>Birchall</t><rPh sb='0' eb='1'><t>{put('phonetic guide')}</t></rPh></si>"
        f"<si><t>{put('string no cell uses')}</t></si></sst>"
    )


def _styles(put: Put) -> str:
    return _xml(
        f"<styleSheet xmlns='{MAIN}'><numFmts count='2'>"
        f"<numFmt numFmtId='164' formatCode='&quot;{put('number format')}&quot;0'/>"
        "<numFmt numFmtId='165' formatCode=';;;'/></numFmts>"
        "<fonts count='2'><font><sz val='11'/><name val='Arial'/></font><font>"
        "<color rgb='FFFFFFFF'/><sz val='11'/><name val='Arial'/></font></fonts>"
        "<fills count='1'><fill><patternFill patternType='none'/></fill></fills>"
        "<borders count='1'><border/></borders>"
        "<cellStyleXfs count='1'><xf numFmtId='0' fontId='0' fillId='0' borderId='0'/>"
        "</cellStyleXfs>"
        "<cellXfs count='3'><xf numFmtId='0' fontId='0' fillId='0' borderId='0' xfId='0'/>"
        "<xf numFmtId='165' fontId='0' fillId='0' borderId='0' xfId='0' applyNumberFormat='1'/>"
        "<xf numFmtId='0' fontId='1' fillId='0' borderId='0' xfId='0' applyFont='1'/></cellXfs>"
        f"<cellStyles count='1'><cellStyle name='{put('name of a style')}' xfId='0'/></cellStyles>"
        "</styleSheet>"
    )


def _comments(put: Put) -> dict[str, str | bytes]:
    threads = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    return {
        "xl/comments1.xml": _xml(
            f"<comments xmlns='{MAIN}'><authors><author>{put('comment author')}</author></authors>"
            f"<commentList><comment ref='B2' authorId='0'><text><t>{put('comment')}</t></text>"
            "</comment></commentList></comments>"
        ),
        "xl/threadedComments/threadedComment1.xml": _xml(
            f"<ThreadedComments xmlns='{threads}'><threadedComment ref='B2' personId='{{1}}' "
            f"id='{{2}}'><text>{put('threaded comment')}</text></threadedComment>"
            "</ThreadedComments>"
        ),
        "xl/persons/person.xml": _xml(
            f"<personList xmlns='{threads}'><person displayName='{put('person of a thread')}' "
            "id='{1}' userId='x' providerId='None'/></personList>"
        ),
        "xl/drawings/vmlDrawing1.vml": f"<xml><x>{put('shape of a comment')}</x></xml>",
        "xl/tables/table1.xml": _xml(
            f"<table xmlns='{MAIN}' id='1' name='T1' displayName='{put('name of a table')}' "
            "ref='A1:B2' totalsRowShown='0'><tableColumns count='2'><tableColumn id='1' "
            f"name='{put('column of a table')}'/><tableColumn id='2' name='b'/></tableColumns>"
            "</table>"
        ),
    }


def _pivot(put: Put) -> dict[str, str | bytes]:
    return {
        "xl/pivotCache/pivotCacheDefinition1.xml": _xml(
            f"<pivotCacheDefinition xmlns='{MAIN}' xmlns:r='{REL}' r:id='rId1' "
            f"refreshedBy='{put('who refreshed a pivot')}' refreshedDate='46000' "
            "createdVersion='6' "
            "refreshedVersion='6' recordCount='1'><cacheSource type='worksheet'><worksheetSource "
            "ref='A1:B3' sheet='x'/></cacheSource><cacheFields count='2'><cacheField "
            f"name='{put('field of a pivot')}' numFmtId='0'><sharedItems count='1'>"
            f"<s v='{put('shared item of a pivot cache')}'/></sharedItems></cacheField>"
            "<cacheField name='b' numFmtId='0'><sharedItems/></cacheField></cacheFields>"
            "</pivotCacheDefinition>"
        ),
        "xl/pivotCache/pivotCacheRecords1.xml": _xml(
            f"<pivotCacheRecords xmlns='{MAIN}' xmlns:r='{REL}' count='1'><r><x v='0'/>"
            f"<s v='{put('record of a pivot cache')}'/></r></pivotCacheRecords>"
        ),
        "xl/pivotTables/pivotTable1.xml": _xml(
            f"<pivotTableDefinition xmlns='{MAIN}' name='{put('name of a pivot table')}' "
            "cacheId='7' dataCaption='Values' applyNumberFormats='0' applyBorderFormats='0' "
            "applyFontFormats='0' applyPatternFormats='0' applyAlignmentFormats='0' "
            "applyWidthHeightFormats='1'><location ref='J1:K3' firstHeaderRow='1' firstDataRow='1' "
            "firstDataCol='1'/><pivotFields count='2'><pivotField axis='axisRow' showAll='0'>"
            "<items count='1'><item x='0'/></items></pivotField><pivotField showAll='0'/>"
            "</pivotFields>"
            "</pivotTableDefinition>"
        ),
    }


def _drawing(put: Put) -> dict[str, str | bytes]:
    draw = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
    art = "http://schemas.openxmlformats.org/drawingml/2006/main"
    chart = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    return {
        "xl/drawings/drawing1.xml": _xml(
            f"<xdr:wsDr xmlns:xdr='{draw}' xmlns:a='{art}'><xdr:absoluteAnchor><xdr:pos x='0' "
            "y='0'/><xdr:ext cx='9' cy='9'/><xdr:sp macro='' textlink=''><xdr:nvSpPr><xdr:cNvPr "
            f"id='2' name='n' descr='{put('description of a shape')}'/><xdr:cNvSpPr/></xdr:nvSpPr>"
            f"<xdr:spPr/><xdr:txBody><a:bodyPr/><a:p><a:r><a:t>{put('text box')}</a:t></a:r></a:p>"
            "</xdr:txBody></xdr:sp><xdr:clientData/></xdr:absoluteAnchor></xdr:wsDr>"
        ),
        "xl/charts/chart1.xml": _xml(
            f"<c:chartSpace xmlns:c='{chart}' xmlns:a='{art}'><c:chart><c:title><c:tx><c:rich>"
            f"<a:bodyPr/><a:p><a:r><a:t>{put('title of a chart')}</a:t></a:r></a:p></c:rich></c:tx>"
            "</c:title><c:plotArea><c:barChart><c:ser><c:cat><c:strRef><c:f>x!A1</c:f><c:strCache>"
            f"<c:pt idx='0'><c:v>{put('cached label of a chart')}</c:v></c:pt></c:strCache>"
            "</c:strRef></c:cat></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>"
        ),
    }


def _links(put: Put) -> dict[str, str | bytes]:
    return {
        "xl/externalLinks/externalLink1.xml": _xml(
            f"<externalLink xmlns='{MAIN}' xmlns:r='{REL}'><externalBook r:id='rId1'><sheetNames>"
            f"<sheetName val='{put('sheet of a linked book')}'/></sheetNames><sheetDataSet>"
            "<sheetData sheetId='0'><row r='1'><cell r='A1' t='str'>"
            f"<v>{put('cached value of a linked book')}</v></cell></row></sheetData></sheetDataSet>"
            "</externalBook></externalLink>"
        ),
        "xl/connections.xml": _xml(
            f"<connections xmlns='{MAIN}'><connection id='1' name='{put('connection')}' type='1' "
            "refreshedVersion='6'/></connections>"
        ),
        "xl/queryTables/queryTable1.xml": _xml(
            f"<queryTable xmlns='{MAIN}' name='{put('query table')}' connectionId='1'/>"
        ),
    }


def _properties(put: Put) -> dict[str, str | bytes]:
    return {
        "docProps/core.xml": _xml(
            f"<cp:coreProperties xmlns:cp='{PACKAGE}/metadata/core-properties' "
            "xmlns:dc='http://purl.org/dc/elements/1.1/'>"
            f"<dc:creator>{put('author of the file')}</dc:creator>"
            f"<dc:title>{put('title of the file')}</dc:title>"
            f"<cp:lastModifiedBy>{put('last author')}</cp:lastModifiedBy></cp:coreProperties>"
        ),
        "docProps/app.xml": _xml(
            "<Properties xmlns='http://schemas.openxmlformats.org/officeDocument/2006/"
            f"extended-properties'><Company>{put('company')}</Company><Manager>{put('manager')}"
            "</Manager></Properties>"
        ),
        "docProps/custom.xml": _xml(f"<Properties><p>{put('custom property')}</p></Properties>"),
        "customXml/item1.xml": _xml(f"<x>{put('custom XML')}</x>"),
    }


def _binaries(put: Put) -> dict[str, str | bytes]:
    return {
        "xl/printerSettings/printerSettings1.bin": put("printer settings").encode("utf-16-le"),
        "xl/embeddings/oleObject1.bin": put("embedded object").encode(),
        "xl/vbaProject.bin": put("macro").encode(),
        "xl/media/image1.png": b"\x89PNG\r\n\x1a\n" + put("picture").encode(),
        "xl/unknown/part.xml": _xml(f"<x>{put('unknown part')}</x>"),
    }


def _relations(put: Put) -> dict[str, str | bytes]:
    def of(*rows: tuple[str, str, str]) -> str:
        items = "".join(
            f"<Relationship Id='{name}' Type='{REL}/{kind}' Target='{target}'"
            + (" TargetMode='External'" if "://" in target else "") + "/>"
            for name, kind, target in rows
        )  # fmt: skip
        return _xml(f"<Relationships xmlns='{PACKAGE}/relationships'>{items}</Relationships>")

    types = {
        "/xl/workbook.xml": f"{OFFICE}.sheet.main+xml",
        **{f"/xl/worksheets/sheet{n}.xml": f"{OFFICE}.worksheet+xml" for n in (1, 2, 3)},
        "/xl/sharedStrings.xml": f"{OFFICE}.sharedStrings+xml",
        "/xl/styles.xml": f"{OFFICE}.styles+xml",
        "/xl/comments1.xml": f"{OFFICE}.comments+xml",
        "/xl/tables/table1.xml": f"{OFFICE}.table+xml",
        "/xl/pivotTables/pivotTable1.xml": f"{OFFICE}.pivotTable+xml",
        "/xl/pivotCache/pivotCacheDefinition1.xml": f"{OFFICE}.pivotCacheDefinition+xml",
        "/xl/pivotCache/pivotCacheRecords1.xml": f"{OFFICE}.pivotCacheRecords+xml",
        "/xl/externalLinks/externalLink1.xml": f"{OFFICE}.externalLink+xml",
        "/xl/drawings/drawing1.xml": "application/vnd.openxmlformats-officedocument.drawing+xml",
    }
    overrides = "".join(f"<Override PartName='{k}' ContentType='{v}'/>" for k, v in types.items())
    return {
        "[Content_Types].xml": _xml(
            f"<Types xmlns='{PACKAGE}/content-types'><Default Extension='xml' "
            "ContentType='application/xml'/><Default Extension='rels' ContentType='application/"
            "vnd.openxmlformats-package.relationships+xml'/><Default Extension='vml' "
            "ContentType='application/vnd.openxmlformats-officedocument.vmlDrawing'/>"
            f"<Default Extension='bin' ContentType='application/octet-stream'/>{overrides}</Types>"
        ),
        "_rels/.rels": of(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": of(
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId2", "worksheet", "worksheets/sheet2.xml"),
            ("rId3", "worksheet", "worksheets/sheet3.xml"),
            ("rId4", "styles", "styles.xml"),
            ("rId5", "sharedStrings", "sharedStrings.xml"),
            ("rId7", "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"),
            ("rId8", "externalLink", "externalLinks/externalLink1.xml"),
        ),
        "xl/worksheets/_rels/sheet1.xml.rels": of(
            ("rId1", "comments", "../comments1.xml"),
            ("rId2", "vmlDrawing", "../drawings/vmlDrawing1.vml"),
            ("rId3", "drawing", "../drawings/drawing1.xml"),
            ("rId4", "table", "../tables/table1.xml"),
            ("rId5", "pivotTable", "../pivotTables/pivotTable1.xml"),
            ("rId9", "hyperlink", f"https://example.org/{put('target of a link')}"),
        ),
        "xl/pivotTables/_rels/pivotTable1.xml.rels": of(
            ("rId1", "pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml")
        ),
        "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels": of(
            ("rId1", "pivotCacheRecords", "pivotCacheRecords1.xml")
        ),
        "xl/externalLinks/_rels/externalLink1.xml.rels": of(
            ("rId1", "externalLinkPath", f"https://example.org/{put('path of a linked book')}.xlsx")
        ),
    }
