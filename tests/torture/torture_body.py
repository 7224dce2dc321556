"""The body of the torture document: every way in which a paragraph can hold a word."""

# ruff: noqa: E501 - a piece of markup is read more easily on one line

from __future__ import annotations

import base64
import unicodedata

from planting import Planter
from wordml import cell, field, instruction, p, r, row, t, table, tracked


def body(plant: Planter) -> str:
    """All paragraphs and tables of the body but graphics and section properties."""
    return "".join(
        (
            p("Minutes of a meeting nobody held"),
            *_split(plant),
            *_spelled(plant),
            *_revisions(plant),
            *_hidden(plant),
            *_controls(plant),
            *_fields(plant),
            *_links(plant),
            *_wrappers(plant),
            *_tables(plant),
            *_leftovers(plant),
        )
    )


def _halves(word: str) -> tuple[str, str]:
    return word[:5], word[5:]


def _split(plant: Planter) -> list[str]:
    plain = plant.show("plain paragraph")
    three = plant.show("three runs")
    proof, marked = plant.show("split by proofErr"), plant.show("split by a bookmark")
    saved, comment = plant.show("split by rsid"), plant.show("split by a comment anchor")
    broken = plant.show("broken over a line with a hyphen")
    tabbed = plant.show("followed by a tab")
    half = {word: _halves(word) for word in (proof, marked, saved, comment, broken)}
    return [
        p(f"Present was {plain} alone."),
        p(r(three[:3]) + r(three[3:6], look="<w:b/>") + r(three[6:])),
        p(r(half[proof][0]) + '<w:proofErr w:type="spellStart"/>' + r(half[proof][1])),
        p(
            r(half[marked][0])
            + '<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>'
            + r(half[marked][1])
        ),
        p(
            r(half[saved][0], attributes=' w:rsidR="00AB12CD"')
            + r(half[saved][1], attributes=' w:rsidR="00AB12CE"')
        ),
        p(
            r(half[comment][0]) + '<w:commentRangeStart w:id="0"/>' + r(half[comment][1])
            + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
        ),
        p(f"<w:r>{t(half[broken][0] + '-')}<w:br/>{t(half[broken][1])}</w:r>"),
        p(f"<w:r>{t(tabbed)}<w:tab/>{t('Chair')}</w:r>"),
    ]  # fmt: skip


def _spelled(plant: Planter) -> list[str]:
    soft, shy = plant.show("softHyphen element"), plant.show("soft hyphen character")
    zero, joiner = plant.show("zero-width space"), plant.show("word joiner and BOM")
    symbol, solid = plant.show("w:sym characters"), plant.show("noBreakHyphen")
    spaced, capital = plant.show("letter-spaced"), plant.show("capitals")
    accent, reference = plant.show("combining accents"), plant.show("character references")
    section, wide = plant.show("CDATA"), plant.show("full-width letters")
    symbols = "".join(
        f'<w:sym w:font="Verdana" w:char="F0{ord(letter):02X}"/>' for letter in symbol
    )
    accented = unicodedata.normalize("NFD", accent.replace("a", "á").replace("e", "é"))
    full_width = "".join(chr(ord(letter) + 0xFEE0) for letter in wide)
    return [
        p(f"<w:r>{t(soft[:5])}<w:softHyphen/>{t(soft[5:])}</w:r>"),
        p(f"{shy[:5]}\u00ad{shy[5:]}"),
        p(f"{zero[:5]}\u200b{zero[5:]}"),
        p(f"{joiner[:3]}\u2060{joiner[3:6]}\ufeff{joiner[6:]}"),
        p(r(symbols)),
        p(f"<w:r>{t(solid[:5])}<w:noBreakHyphen/>{t(solid[5:])}</w:r>"),
        p(" ".join(spaced)),
        p(capital.upper()),
        p(accented),
        p("".join(f"&#x{ord(letter):X};" for letter in reference)),
        p(f"<w:r><w:t><![CDATA[{section}]]></w:t></w:r>"),
        p(full_width),
    ]


def _revisions(plant: Planter) -> list[str]:
    author = plant.hide
    deleted = f"<w:r><w:delText>{plant.hide('delText')}</w:delText></w:r>"
    moved = f"<w:r><w:t>{plant.hide('moveFrom text')}</w:t></w:r>"
    code = f"<w:r><w:delInstrText>{plant.hide('delInstrText')}</w:delInstrText></w:r>"
    run_change = tracked("rPrChange", author("rPrChange author"), "<w:rPr/>")
    paragraph_change = tracked("pPrChange", author("pPrChange author"), "<w:pPr/>")
    mark = f"<w:rPr>{tracked('del', author('deleted paragraph mark author'))}</w:rPr>"
    numbering = tracked(
        "numberingChange", "A", more=f' w:original="{plant.hide("numberingChange original")}"'
    )
    return [
        p(tracked("ins", author("ins author"), r(plant.show("inserted text")))),
        p(r("Kept. ") + tracked("del", author("del author"), deleted)),
        p(
            f'<w:moveFromRangeStart w:id="70" w:name="{plant.hide("move name")}" '
            f'w:author="{author("moveFromRange author")}"/>'
            + tracked("moveFrom", author("moveFrom author"), moved)
            + '<w:moveFromRangeEnd w:id="70"/>'
        ),
        p(tracked("moveTo", author("moveTo author"), r(plant.show("moveTo text")))),
        p(tracked("del", "A", code)),
        p(r("Bold now", look=f"<w:b/>{run_change}")),
        p("Indented now", look=paragraph_change),
        p("Its mark is deleted", look=mark),
        p("and this goes on"),
        p("Numbered once", look=f'<w:numPr><w:ilvl w:val="0"/>{numbering}</w:numPr>'),
    ]


def _hidden(plant: Planter) -> list[str]:
    return [
        p(r("Shown. ") + r(plant.hide("vanish run"), look="<w:vanish/>")),
        p(r("Shown too. ") + r(plant.hide("vanish by style"), look='<w:rStyle w:val="Unseen"/>')),
        p(plant.hide("vanish by paragraph style"), look='<w:pStyle w:val="UnseenLine"/>'),
    ]


def _control(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def _controls(plant: Planter) -> list[str]:
    hide, show = plant.hide, plant.show
    items = f'<w:listItem w:displayText="{hide("list item text")}" w:value="{hide("list item value")}"/>'
    binding = (
        f"<w:dataBinding w:prefixMappings=\"xmlns:b='urn:{hide('prefix mapping')}'\" "
        'w:xpath="/b:root/b:name" w:storeItemID="{11111111-2222-3333-4444-555555555555}"/>'
    )
    return [
        _control(
            f'<w:alias w:val="{hide("control alias")}"/><w:tag w:val="{hide("control tag")}"/>'
            f'<w:placeholder><w:docPart w:val="{hide("control placeholder")}"/></w:placeholder>',
            p(show("control content")),
        ),
        p(r("Inline ") + _control("<w:text/>", r(show("inline control")))),
        p(_control(f'<w:dropDownList w:lastValue="{hide("last value")}">{items}</w:dropDownList>',
                   r("Chosen"))),
        p(_control(f"{binding}<w:text/>", r(show("bound control, as last shown")))),
        _control(f'<w15:repeatingSection><w15:sectionTitle w15:val="{hide("section title")}"/>'
                 "</w15:repeatingSection>", p("Repeated")),
    ]  # fmt: skip


def _fields(plant: Planter) -> list[str]:
    hide, show = plant.hide, plant.show
    data = base64.b64encode(f"....{hide('fldData, base64')}".encode("utf-16-le")).decode()
    link = hide("field code, split over runs")
    form = (
        f'<w:fldData xml:space="preserve">{data[:40]}\n{data[40:]}</w:fldData>'
        f'<w:ffData><w:name w:val="{hide("form field name")}"/><w:enabled/>'
        f'<w:entryMacro w:val="{hide("entry macro")}"/>'
        f'<w:helpText w:type="text" w:val="{hide("help text")}"/>'
        f'<w:statusText w:type="text" w:val="{hide("status text")}"/>'
        f'<w:textInput><w:default w:val="{hide("form default")}"/></w:textInput></w:ffData>'
    )
    choice = (
        f'<w:ffData><w:name w:val="F2"/><w:ddList><w:listEntry w:val="{show("form list entry, the chosen one")}"/>'
        "</w:ddList></w:ffData>"
    )
    return [
        p(
            field(
                instruction(f' HYPERLINK "http://example.org/{link[:4]}')
                + instruction(f'{link[4:]}" '),
                show("field result"),
            )
        ),
        p(field(instruction(" FORMTEXT "), show("form field result"), begin=form)),
        p(field(instruction(" FORMDROPDOWN "), "One", begin=choice)),
        p(f'<w:fldSimple w:instr=" MERGEFIELD {hide("merge field")} ">'
          f"{r(show('simple field result'))}</w:fldSimple>"),
        p(r("Indexed") + field(instruction(f' XE "{hide("index entry")}" '), "")),
        p(
            field(
                instruction(" IF ")
                + field(instruction(f" DOCVARIABLE {hide('nested field code')} "), "1")
                + instruction(f' = "1" "{hide("other branch of IF")}" '),
                show("result of IF"),
            )
        ),
        p(r("Page ") + field(instruction(" PAGE "), "1")),
    ]  # fmt: skip


def _links(plant: Planter) -> list[str]:
    return [
        p(
            f'<w:hyperlink r:id="rIdMail" w:tooltip="{plant.hide("tooltip")}">'
            f"{r(plant.show('link text'))}</w:hyperlink>"
        ),
        p(
            f'<w:hyperlink w:anchor="{plant.hide("link anchor")}" '
            f'w:docLocation="{plant.hide("link location")}">{r("see below")}</w:hyperlink>'
        ),
        p(f'<w:hyperlink r:id="rIdUser">{r("the policy")}</w:hyperlink>'),
        p(f'<w:hyperlink r:id="rIdEscaped">{r("the other policy")}</w:hyperlink>'),
    ]


def _wrappers(plant: Planter) -> list[str]:
    hide, show = plant.hide, plant.show
    return [
        p(
            f'<w:bookmarkStart w:id="2" w:name="{hide("bookmark name")}"/>{r("Marked")}'
            '<w:bookmarkEnd w:id="2"/>'
        ),
        p(f'<w:permStart w:id="3" w:ed="{hide("permission")}"/>{r("Open")}<w:permEnd w:id="3"/>'),
        p(
            f'<w:smartTag w:uri="urn:example:{hide("smart tag uri")}" '
            f'w:element="{hide("smart tag element")}"><w:smartTagPr>'
            f'<w:attr w:name="{hide("smart tag attribute")}" w:val="{hide("smart tag value")}"/>'
            f"</w:smartTagPr>{r(show('smart tag text'))}</w:smartTag>"
        ),
        p(
            f'<w:customXml w:uri="urn:example:x" w:element="{hide("customXml element")}">'
            f'<w:customXmlPr><w:attr w:name="k" w:val="{hide("customXml value")}"/>'
            f"</w:customXmlPr>{r(show('customXml text'))}</w:customXml>"
        ),
    ]


def _tables(plant: Planter) -> list[str]:
    hide, show = plant.hide, plant.show
    two, rows = show("split over two cells"), show("split over two rows")
    inner = table(row(cell(show("nested table")), cell("")))
    described = (
        f'<w:tblCaption w:val="{show("table caption")}"/>'
        f'<w:tblDescription w:val="{show("table description")}"/>'
    )
    changed = tracked("tblPrChange", hide("tblPrChange author"), "<w:tblPr/>")
    return [
        table(row(cell(two[:5]), cell(two[5:])), look=f"{described}{changed}"),
        p(""),
        table(row(cell(rows[:5])), row(cell(rows[5:]))),
        p(""),
        table(
            row(cell(hide("deleted row")), look=tracked("del", hide("deleted row author"))),
            row(cell(show("table cell"), look=tracked("cellIns", hide("cellIns author")))),
            row(cell(f"{inner}{p('')}")),
        ),
    ]


def _leftovers(plant: Planter) -> list[str]:
    hide, show = plant.hide, plant.show
    ruby = (
        '<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/></w:rubyPr>'
        f"<w:rt>{r(show('ruby text'))}</w:rt><w:rubyBase>{r(show('ruby base'))}</w:rubyBase>"
        "</w:ruby></w:r>"
    )
    return [
        p(f"<m:oMath><m:r><m:t>{show('formula')}</m:t></m:r></m:oMath>"),
        p(ruby),
        p(show("list item"), look='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
        p(show("heading"), look='<w:pStyle w:val="Heading1"/>'),
        p(r(show("white text"), look='<w:color w:val="FFFFFF"/>')),
        p(r("In a font", look=f'<w:rFonts w:ascii="{hide("font of a run")}"/>')),
        p("Styled", look='<w:pStyle w:val="Odd"/>'),
        f"<!-- {hide('XML comment')} -->",
        f"<?torture {hide('processing instruction')}?>",
        f'<w:p x:note="{hide("unknown attribute")}">{r("Attributed")}</w:p>',
        f"<x:odd>{hide('text of an unknown element')}</x:odd>",
        f"<x:{hide('name of an unknown element')}/>",
        p(r("Footnoted") + '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        p(r("Endnoted") + '<w:r><w:endnoteReference w:id="2"/></w:r>'),
    ]
