# ruff: noqa: E501 - markup reads better unbroken
"""One unique word in each place of a Word file where text hides: none reaches a copy."""

from __future__ import annotations

import base64
import io
import re

import pytest
from PIL import Image, PngImagePlugin
from word_paper import NAMESPACES, RELATION, members_of, paper, paragraph, part, rels, zipped

from redactor.document import Redaction
from redactor.formats.docx import DocxFormat

WORD = DocxFormat()
S = "Zennor"
"""All planted words begin like this and end in a word for their place."""


def run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


def field(code: str, result: str, extra: str = "") -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{extra}</w:fldChar></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def drawing(inner: str, uri: str, more: str = "") -> str:
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/>'
        f'<wp:docPr id="7" name="{S}Docpr" {more}/><a:graphic><a:graphicData uri="{uri}">'
        f"{inner}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def picture_bytes() -> bytes:
    image = Image.new("RGB", (20, 10), (9, 9, 9))
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", f"{S}Pngtext")
    notes.add_text("Comment", f"{S}Pngzip", zip=True)
    stream = io.BytesIO()
    image.save(stream, "PNG", pnginfo=notes)
    return stream.getvalue() + f"{S}Trailing".encode()


PICTURE = (
    f'<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="{S}Picname" descr="{S}Picdescr"/>'
    '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId9"><a:extLst>'
    f'<a:ext uri="{S}Exturi"/></a:extLst></a:blip></pic:blipFill><pic:spPr/></pic:pic>'
)
HIDDEN = {
    "deleted": f'<w:p><w:del w:author="{S}Author"><w:r><w:delText>{S}Deleted</w:delText></w:r>'
    "</w:del></w:p>",
    "moved": f'<w:p><w:moveFrom w:name="{S}Movename"><w:r><w:t>{S}Moved</w:t></w:r></w:moveFrom></w:p>',
    "deleted row": "<w:tbl><w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc>"
    f"{paragraph(S + 'Delrow')}</w:tc></w:tr></w:tbl>",
    "deleted cell": "<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel w:id='1'/></w:tcPr>"
    f"{paragraph(S + 'Delcell')}</w:tc><w:tc>{paragraph('x')}</w:tc></w:tr></w:tbl>",
    "old format": f'<w:p><w:pPr><w:pPrChange w:author="{S}Pprauthor"><w:pPr/></w:pPrChange></w:pPr></w:p>',
    "hidden run": f"<w:p>{run(S + 'Vanish', '<w:vanish/>')}</w:p>",
    "field code": f"<w:p>{field(f'HYPERLINK mailto:{S}Mail', 'x')}</w:p>",
    "field data": "<w:p>"
    + field("ADDIN", "x", f"<w:fldData>{base64.b64encode((S + 'Flddata').encode()).decode()}</w:fldData>")
    + "</w:p>",
    "form field": "<w:p>"
    + field(
        "FORMTEXT", "x",
        f'<w:ffData><w:name w:val="{S}Ffname"/><w:helpText w:val="{S}Ffhelp"/>'
        f'<w:statusText w:val="{S}Ffstatus"/><w:textInput><w:default w:val="{S}Ffdefault"/>'
        "</w:textInput></w:ffData>",
    )
    + "</w:p>",
    "simple field": f'<w:p><w:fldSimple w:instr="AUTHOR {S}Simple">{run("x")}</w:fldSimple></w:p>',
    "page number": f'<w:p><w:fldSimple w:instr="PAGE">{run(S + "Pageresult")}</w:fldSimple></w:p>',
    "control": f'<w:sdt><w:sdtPr><w:alias w:val="{S}Alias"/><w:tag w:val="{S}Tag"/><w:dropDownList>'
    f'<w:listItem w:displayText="{S}Item" w:value="{S}Value"/></w:dropDownList></w:sdtPr>'
    f"<w:sdtContent>{paragraph('x')}</w:sdtContent></w:sdt>",
    "bookmark": f'<w:p><w:bookmarkStart w:id="1" w:name="{S}Bookmark"/></w:p>',
    "permission": f'<w:p><w:permStart w:id="1" w:ed="{S}Perm"/></w:p>',
    "smart tag": f'<w:p><w:smartTag w:uri="{S}Uri" w:element="{S}Element"><w:smartTagPr>'
    f'<w:attr w:name="{S}Attrname" w:val="{S}Attrval"/></w:smartTagPr>{run("x")}</w:smartTag></w:p>',
    "custom xml": f'<w:customXml w:element="{S}Custom">{paragraph("x")}</w:customXml>',
    "link": f'<w:p><w:hyperlink r:id="rId8" w:tooltip="{S}Tooltip" w:anchor="{S}Anchor">'
    f"{run('x')}</w:hyperlink></w:p>",
    "comment mark": '<w:p><w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>',
    "fallback": "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:t>x</w:t></mc:Choice>"
    f"<mc:Fallback><w:t>{S}Fallback</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>",
    "unknown attribute": f'<w:p w:rsidR="00AB12CD" w:{S}Attribute="x" w14:paraId="{S}Paraid">'
    f'<w:pPr><w:jc w:val="{S}Jc"/></w:pPr></w:p>',
    "unknown element": f"<w:p><w:{S}Tagname><w:t>{S}Inside</w:t></w:{S}Tagname></w:p>",
    "foreign namespace": f'<w:p><x:y xmlns:x="urn:{S}Space">{S}Foreign</x:y></w:p>',
    "foreign prefix": f'<{S}Prefix:p xmlns:{S}Prefix="{NAMESPACES["w"]}"/>',
    "stray text": f"<w:p>{S}Stray<w:r/>{S}Tail</w:p>",
    "xml comment": f"<!-- {S}Xmlcomment --><?app {S}Instruction?><w:p/>",
    "font name": f'<w:p>{run("x", f"<w:rFonts w:ascii={chr(34)}{S}Font{chr(34)}/>")}</w:p>',
    "language": f'<w:p>{run("x", f"<w:lang w:val={chr(34)}{S}Lang{chr(34)}/>")}</w:p>',
    "unused note": "<w:p/>",
    "object": '<w:p><w:r><w:object><v:shape id="' + S + 'Shapeid" title="' + S + 'Vtitle" href="'
    + S + 'Vhref" style="width:9pt;font-family:' + S + 'Css"><v:imagedata r:id="rId9" o:title="'
    + S + 'Otitle"/></v:shape><o:OLEObject ProgID="' + S + 'Progid" r:id="rId7"/></w:object></w:r></w:p>',
    "picture": "<w:p>" + drawing(PICTURE, NAMESPACES["pic"]) + "</w:p>",
    "chunk": '<w:altChunk r:id="rId6"/>',
    "ruby control": f'<w:p><w:r><w:ruby><w:rubyPr><w:lid w:val="{S}Lid"/></w:rubyPr></w:ruby></w:r></w:p>',
}  # fmt: skip


def property_part(word: str) -> bytes:
    return f"<properties><value>{S}{word}</value></properties>".encode()


def everything() -> bytes:
    body = "".join(HIDDEN.values()) + paragraph("Agreed.", f'<w:pStyle w:val="{S}Styleid"/>')
    body += (
        f'<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>{run("Item")}</w:p>'
        "<w:sectPr><w:headerReference w:type='first' r:id='rId4'/>"
        f"<w:footnotePr><w:numFmt w:val='{S}Numfmt'/></w:footnotePr></w:sectPr>"
    )
    inner = paper(paragraph(f"{S}Embedded"))
    parts = {
        "word/styles.xml": part(
            "w:styles",
            f'<w:latentStyles><w:lsdException w:name="{S}Latent"/></w:latentStyles>'
            f'<w:style w:type="paragraph" w:styleId="{S}Styleid"><w:name w:val="{S}Stylename"/>'
            f'<w:aliases w:val="{S}Aliases"/><w:rPr><w:rFonts w:ascii="{S}Stylefont"/></w:rPr></w:style>'
            f'<w:style w:type="paragraph" w:styleId="{S}Unusedid"><w:name w:val="{S}Unused"/></w:style>',
        ),
        "word/numbering.xml": part(
            "w:numbering",
            f'<w:abstractNum w:abstractNumId="0"><w:name w:val="{S}Numname"/><w:lvl w:ilvl="0">'
            '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
            '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        ),
        "word/settings.xml": part(
            "w:settings",
            f'<w:attachedTemplate r:id="rId1"/><w:docVars><w:docVar w:name="{S}Docvar" '
            f'w:val="{S}Docval"/></w:docVars><w:documentProtection w:hash="{S}Hash"/>'
            f'<w:decimalSymbol w:val="{S}Decimal"/>',
        ),
        "word/theme/theme1.xml": part(
            "a:theme",
            f'<a:themeElements><a:clrScheme name="{S}Colours"/><a:fontScheme name="{S}Fonts"><a:majorFont>'
            f'<a:latin typeface="{S}Major"/></a:majorFont></a:fontScheme></a:themeElements>',
        ),
        "word/footnotes.xml": part(
            "w:footnotes", f'<w:footnote w:id="9">{paragraph(S + "Unusednote")}</w:footnote>'
        ),
        "word/comments.xml": part(
            "w:comments",
            f'<w:comment w:author="{S}Commenter">{paragraph(S + "Comment")}</w:comment>',
        ),
        "word/people.xml": part("w:people", f'<w:person w:author="{S}Person"/>'),
        "word/header9.xml": part("w:hdr", paragraph(f"{S}Firstheader")),
        "word/glossary/document.xml": part("w:glossaryDocument", paragraph(f"{S}Glossary")),
        "word/vbaProject.bin": f"{S}Macro and more of it".encode(),
        "word/embeddings/a.docx": inner,
        "word/embeddings/b.zip": zipped({"in.docx": inner}),
        "word/media/image1.png": picture_bytes(),
        f"word/media/{S}File.png": picture_bytes(),
        "word/chunk.html": f"<p>{S}Chunk</p>".encode(),
        "customXml/item1.xml": property_part("Customxml"),
        "docProps/core.xml": property_part("Core"),
        "docProps/app.xml": property_part("App"),
        "docProps/custom.xml": property_part("Customprops"),
        "docProps/thumbnail.jpeg": f"{S}Thumbnail".encode(),
        "orphan.xml": property_part("Orphan"),
        "_rels/.rels": rels(
            f'<Relationship Id="a" Type="{RELATION}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="b" Type="{RELATION}/core-properties" Target="docProps/core.xml"/>'
        ),
    }
    relations = {
        "rId1": ("styles", "styles.xml"),
        "rId2": ("numbering", "numbering.xml"),
        "rId3": ("settings", "settings.xml"),
        "rId4": ("header", "header9.xml"),
        "rId5": ("theme", "theme/theme1.xml"),
        "rId6": ("aFChunk", "chunk.html"),
        "rId7": ("package", "embeddings/a.docx"),
        "rId8": ("hyperlink", f"file:///C:/Users/{S}Target"),
        "rId9": ("image", f"media/{S}File.png"),
        "rId10": ("footnotes", "footnotes.xml"),
        "rId11": ("comments", "comments.xml"),
    }
    return paper(body, parts=parts, relations=relations)


PAPER = everything()
PLANTED = re.compile(rf"{S}[A-Z][a-z]+")


def all_words(data: bytes) -> set[str]:
    found: set[str] = set()
    for name, content in members_of(data).items():
        for text in (name, content.decode("latin-1"), content.decode("utf-16-le", "ignore")):
            found |= set(PLANTED.findall(text))
    return found


def test_the_source_is_full_of_planted_words() -> None:
    assert len(all_words(PAPER)) > 75


def test_no_planted_word_reaches_a_copy() -> None:
    assert all_words(WORD.redact(PAPER)) == set()


def test_no_planted_word_is_in_a_visible_block() -> None:
    shown = " ".join(block.text for block in WORD.read(PAPER) if not block.hidden)
    assert PLANTED.findall(shown) == []


def test_hidden_places_are_read() -> None:
    hidden = " ".join(block.text for block in WORD.read(PAPER) if block.hidden)
    expected = [
        "Deleted",
        "Moved",
        "Delrow",
        "Delcell",
        "Vanish",
        "Mail",
        "Ffname",
        "Ffhelp",
        "Ffdefault",
        "Simple",
        "Alias",
        "Item",
        "Bookmark",
        "Perm",
        "Attrval",
        "Tooltip",
        "Fallback",
        "Inside",
        "Foreign",
        "Stray",
        "Xmlcomment",
        "Embedded",
        "Comment",
        "Commenter",
        "Core",
        "Customprops",
        "Customxml",
        "Orphan",
        "Firstheader",
        "Unusednote",
        "Glossary",
        "Unused",
        "Stylename",
        "Target",
        "Macro",
        "Author",
        "Docpr",
    ]
    missing = [word for word in expected if f"{S}{word}" not in hidden]
    assert missing == []


def test_hidden_blocks_have_no_runs_and_come_last() -> None:
    blocks = WORD.read(PAPER)
    first = next(block.id for block in blocks if block.hidden)
    assert all(block.hidden and not block.runs for block in blocks[first:])


def test_an_embedded_document_leaves_a_visible_trace() -> None:
    shown = [block.text for block in WORD.read(WORD.redact(PAPER))]
    assert "[embedded document removed]" in shown


VISIBLE = {
    "split run": f"<w:p>{run('Zen')}<w:proofErr w:type='spellStart'/>{run('nor')}{run('Split')}</w:p>",
    "soft hyphen": "<w:p><w:r><w:t>Zen</w:t><w:softHyphen/><w:t>norSoft</w:t></w:r></w:p>",
    "zero width": f"<w:p>{run('Zen&#x200b;nor&#xad;Zero')}</w:p>",
    "inserted": f'<w:p><w:ins w:author="a">{run(S + "Inserted")}</w:ins></w:p>',
    "moved": f"<w:p><w:moveTo>{run(S + 'Movedto')}</w:moveTo></w:p>",
    "field result": f"<w:p>{field('REF x', S + 'Result')}</w:p>",
    "link text": f"<w:p><w:hyperlink>{run(S + 'Linked')}</w:hyperlink></w:p>",
    "control": f"<w:p><w:sdt><w:sdtContent>{run(S + 'Control')}</w:sdtContent></w:sdt></w:p>",
    "symbols": "<w:p>" + "".join(
        f'<w:r><w:sym w:font="Arial" w:char="F0{ord(letter):02X}"/></w:r>' for letter in f"{S}Symbol"
    ) + "</w:p>",
    "formula": f"<w:p><m:oMath><m:r><m:t>{S}Formula</m:t></m:r></m:oMath></w:p>",
    "box": "<w:p>" + drawing(
        f"<wps:wsp><wps:txbx><w:txbxContent>{paragraph(S + 'Box')}</w:txbxContent></wps:txbx></wps:wsp>",
        NAMESPACES["wps"], f'descr="{S}Descr" title="{S}Title"',
    ) + "</w:p>",
    "word art": f'<w:p><w:r><w:pict><v:shape alt="{S}Alt"><v:textpath string="{S}Art"/></v:shape>'
    "</w:pict></w:r></w:p>",
    "table": f'<w:tbl><w:tblPr><w:tblCaption w:val="{S}Caption"/></w:tblPr><w:tr><w:tc>'
    f"{paragraph(S + 'Cell')}</w:tc></w:tr></w:tbl>",
    "ruby": f"<w:p><w:r><w:ruby><w:rt>{run(S + 'Ruby')}</w:rt><w:rubyBase>{run(S + 'Base')}</w:rubyBase>"
    "</w:ruby></w:r></w:p>",
    "deleted mark": "<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>" + run("Zen") + "</w:p>"
    + paragraph("norMerged"),
}  # fmt: skip


@pytest.mark.parametrize("place", sorted(VISIBLE))
def test_a_visible_word_is_found_and_taken_out_whole(place: str) -> None:
    data = paper(VISIBLE[place] + "<w:sectPr/>")
    redactions = []
    for block in WORD.read(data):
        for match in PLANTED.finditer(block.text) if not block.hidden else ():
            redactions.append(Redaction("f0", tuple(block.anchors(*match.span())), "[x]"))
    assert redactions
    copy = WORD.redact(data, redactions=redactions)
    shown = "\n".join(block.text for block in WORD.read(copy))
    assert shown.count("[x]") == len(redactions)
    assert PLANTED.search(shown) is None
    assert all_words(copy) == set()
    assert b"nor" not in members_of(copy)["word/document.xml"].replace(b"normal", b"")
