"""What a reader meets in a Word file: order, kinds, numbers, cells."""
# ruff: noqa: E501 - markup reads better unbroken

from __future__ import annotations

import pytest
from word_paper import NAMESPACES, paper, paragraph, part

from redactor.document import Block, BlockKind, Cell
from redactor.formats.docx import DocxFormat

WORD = DocxFormat()


def shown(body: str, **more: object) -> list[Block]:
    return [block for block in WORD.read(paper(body, **more)) if not block.hidden]  # type: ignore[arg-type]


def texts(body: str, **more: object) -> list[str]:
    return [block.text for block in shown(body, **more)]


def styled(sheet: str) -> dict[str, object]:
    return {
        "parts": {"word/styles.xml": part("w:styles", sheet)},
        "relations": {"rId1": ("styles", "styles.xml")},
    }


def listed(levels: str, nums: str = "", sheet: str = "") -> dict[str, object]:
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{nums}'
    )
    return {
        "parts": {
            "word/numbering.xml": part("w:numbering", numbering),
            "word/styles.xml": part("w:styles", sheet),
        },
        "relations": {"rId1": ("numbering", "numbering.xml"), "rId2": ("styles", "styles.xml")},
    }


def level(depth: int, text: str, style: str = "decimal", more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def item(text: str, depth: int = 0, number: int = 1) -> str:
    return paragraph(
        text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    )


def test_tabs_lines_and_hyphens_are_characters() -> None:
    body = "<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='720'/></w:tabs></w:pPr><w:r><w:t>Chair</w:t><w:tab/><w:t>Jago</w:t><w:br/><w:t>co</w:t><w:noBreakHyphen/><w:t>opted</w:t></w:r></w:p>"
    assert texts(body) == ["Chair\tJago\nco-opted"]


def test_headings_are_known_by_name_by_outline_and_by_inheritance() -> None:
    sheet = (
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="School"/><w:basedOn w:val="H2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Out"><w:name w:val="x"/><w:pPr><w:outlineLvl w:val="4"/></w:pPr></w:style>'
    )
    body = "".join(paragraph("x", f'<w:pStyle w:val="{name}"/>') for name in ("H2", "Own", "Out"))
    body += paragraph("x", '<w:outlineLvl w:val="0"/>')
    body += paragraph("x", '<w:pStyle w:val="H2"/><w:outlineLvl w:val="9"/>')
    found = [(block.kind, block.level) for block in shown(body, **styled(sheet))]
    heading = BlockKind.HEADING
    assert found == [
        (heading, 2), (heading, 2), (heading, 5), (heading, 1), (BlockKind.PARAGRAPH, 0),
    ]  # fmt: skip


def test_a_style_based_on_itself_ends() -> None:
    sheet = '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="x"/><w:basedOn w:val="A"/></w:style>'
    assert texts(paragraph("x", '<w:pStyle w:val="A"/>'), **styled(sheet)) == ["x"]


def test_numbers_of_many_levels_start_again_under_each_parent() -> None:
    levels = level(0, "%1.") + level(1, "%1.%2") + level(2, "(%3)", "lowerLetter")
    body = "".join(item("x", depth) for depth in (0, 1, 1, 2, 2, 0, 1, 2))
    numbers = [block.number for block in shown(body, **listed(levels))]
    assert numbers == ["1.", "1.1", "1.2", "(a)", "(b)", "2.", "2.1", "(a)"]


def test_a_level_of_a_list_is_the_depth_of_its_block() -> None:
    found = shown(item("x", 1), **listed(level(0, "%1.") + level(1, "%2)")))
    assert (found[0].level, found[0].number) == (2, "1)")


@pytest.mark.parametrize(
    ("style", "expected"),
    [("upperRoman", "IV"), ("lowerRoman", "iv"), ("upperLetter", "D"), ("decimalZero", "04"),
     ("ordinal", "4th"), ("bullet", "")],
)  # fmt: skip
def test_numbers_are_written_in_their_style(style: str, expected: str) -> None:
    found = shown(item("x") * 4, **listed(level(0, "%1", style)))
    assert found[-1].number == expected


def test_letters_double_after_z() -> None:
    assert shown(item("x") * 28, **listed(level(0, "%1", "lowerLetter")))[-1].number == "bb"


def test_another_list_of_the_same_kind_goes_on_unless_it_starts_over() -> None:
    nums = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    )
    body = item("x") + item("x", number=2) + item("x", number=3) + item("x", number=3)
    found = shown(body, **listed(level(0, "%1."), nums))
    assert [block.number for block in found] == ["1.", "2.", "7.", "8."]


def test_a_level_can_be_told_not_to_restart_and_to_count_in_digits() -> None:
    levels = level(0, "%1", "upperRoman") + level(
        1, "%1.%2", more='<w:lvlRestart w:val="0"/><w:isLgl/>'
    )
    body = item("x") + item("x", 1) + item("x") + item("x", 1)
    assert [block.number for block in shown(body, **listed(levels))] == ["I", "1.1", "II", "2.2"]


def test_a_style_can_bring_its_list_along() -> None:
    sheet = '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    found = shown(
        paragraph("x", '<w:pStyle w:val="H1"/>') * 2, **listed(level(0, "%1."), sheet=sheet)
    )
    assert [(block.number, block.level, block.kind.value) for block in found] == [
        ("1.", 1, "heading"), ("2.", 1, "heading"),
    ]  # fmt: skip


def test_number_zero_takes_a_paragraph_out_of_its_list() -> None:
    assert shown(item("x", number=0), **listed(level(0, "%1.")))[0].number == ""


def test_a_list_label_that_holds_words_is_text_that_can_be_redacted() -> None:
    found = shown(item("x"), **listed(level(0, "Pupil Kerensa %1")))
    assert [block.text for block in found if block.runs] == ["x", "Pupil Kerensa %1"]


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def test_cells_have_their_place_in_the_grid() -> None:
    body = (
        "<w:tbl><w:tr>" + cell("a", '<w:gridSpan w:val="2"/>') + cell("b") + "</w:tr>"
        '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("c", '<w:vMerge w:val="restart"/>')
        + cell("d") + '</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>'
        + cell("e", "<w:vMerge/>") + "</w:tr></w:tbl>" + paragraph("between")
        + "<w:tbl><w:tr>" + cell("f") + "</w:tr></w:tbl>"
    )  # fmt: skip
    assert [(block.text, block.cell) for block in shown(body)] == [
        ("a", Cell(0, 0, 0)),
        ("b", Cell(0, 0, 2)),
        ("c", Cell(0, 1, 1)),
        ("d", Cell(0, 1, 2)),
        ("e", Cell(0, 1, 1)),
        ("between", None),
        ("f", Cell(1, 0, 0)),
    ]


def test_a_table_in_a_cell_is_a_table_of_its_own() -> None:
    inner = f"<w:tbl><w:tr>{cell('in')}</w:tr></w:tbl>"
    body = f"<w:tbl><w:tr><w:tc>{paragraph('out')}{inner}<w:p/></w:tc></w:tr></w:tbl>"
    assert [(block.text, block.cell) for block in shown(body)] == [
        ("out", Cell(0, 0, 0)),
        ("in", Cell(1, 0, 0)),
    ]


def test_notes_follow_the_paragraph_they_hang_on() -> None:
    notes = part("w:footnotes", f'<w:footnote w:id="2">{paragraph("note")}</w:footnote>')
    body = '<w:p><w:r><w:t>one</w:t><w:footnoteReference w:id="2"/></w:r></w:p>' + paragraph("two")
    found = shown(
        body,
        parts={"word/footnotes.xml": notes},
        relations={"rId1": ("footnotes", "footnotes.xml")},
    )
    assert [(b.text, b.kind.value) for b in found] == [
        ("one", "paragraph"), ("note", "note"), ("two", "paragraph"),
    ]  # fmt: skip


def headers(*kinds: str, more: str = "") -> tuple[str, dict[str, object]]:
    references = "".join(f'<w:headerReference w:type="{kind}" r:id="rId{kind}"/>' for kind in kinds)
    parts = {f"word/header{kind}.xml": part("w:hdr", paragraph(f"head {kind}")) for kind in kinds}
    types = dict.fromkeys(
        parts, "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
    )
    relations = {f"rId{kind}": ("header", f"header{kind}.xml") for kind in kinds}
    body = f"{paragraph('body')}<w:sectPr>{references}{more}</w:sectPr>"
    return body, {"parts": parts, "relations": relations, "types": types}


def test_headers_that_no_page_shows_are_hidden() -> None:
    body, more = headers("default", "first", "even")
    assert texts(body, **more) == ["body", "head default"]
    hidden = {b.text for b in WORD.read(paper(body, **more)) if b.hidden}  # type: ignore[arg-type]
    assert {"head first", "head even"} <= hidden


def test_a_first_page_header_is_shown_when_a_section_has_a_title_page() -> None:
    body, more = headers("default", "first", more="<w:titlePg/>")
    assert texts(body, **more) == ["body", "head default", "head first"]


BOUND = (
    '<w:sdt><w:sdtPr>{kind}<w:dataBinding w:xpath="{path}" w:storeItemID="{{A1}}" w:prefixMappings="xmlns:n=\'urn:x\'"/>'
    "</w:sdtPr><w:sdtContent><w:p><w:r><w:t>Ja</w:t></w:r><w:r><w:t>go</w:t></w:r></w:p></w:sdtContent></w:sdt>"
)


def bound(kind: str, path: str = "/n:doc[1]/n:name[1]") -> list[Block]:
    store = b'<n:doc xmlns:n="urn:x"><n:name>Loveday</n:name></n:doc>'
    item = b'<ds:datastoreItem xmlns:ds="urn:d" ds:itemID="{a1}"/>'
    base = NAMESPACES["r"]
    line = f'<Relationship Id="r" Type="{base}/customXmlProps" Target="itemProps1.xml"/>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    data = paper(
        BOUND.format(kind=kind, path=path),
        parts={
            "customXml/item1.xml": store,
            "customXml/itemProps1.xml": item,
            "customXml/_rels/item1.xml.rels": f'<Relationships xmlns="{space}">{line}</Relationships>'.encode(),
        },
        relations={"rId1": ("customXml", "../customXml/item1.xml")},
    )
    return list(WORD.read(data))


def test_a_bound_control_shows_the_bound_value_and_hides_its_own() -> None:
    found = bound("<w:text/>")
    assert [(b.text, b.hidden) for b in found if b.text in ("Loveday", "Jago")] == [
        ("Loveday", False), ("Jago", True),
    ]  # fmt: skip


def test_a_bound_list_shows_the_words_for_the_value() -> None:
    kind = '<w:dropDownList><w:listItem w:value="Loveday" w:displayText="Miss L"/></w:dropDownList>'
    assert bound(kind)[0].text == "Miss L"


@pytest.mark.parametrize("path", ["/n:doc/n:none", "//n:name", "count(/)", "/n:doc[9]", ""])
def test_a_binding_that_leads_nowhere_changes_nothing(path: str) -> None:
    assert bound("<w:text/>", path)[0].text == "Jago"


def begin_field(data: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'


SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def test_a_field_over_two_paragraphs_leaves_its_result() -> None:
    body = f"<w:p>{begin_field()}{code('TOC')}{SEPARATE}<w:r><w:t>one</w:t></w:r></w:p><w:p><w:r><w:t>two</w:t></w:r>{END}</w:p>"
    assert texts(body) == ["one", "two"]


def test_a_field_in_the_code_of_a_field_is_not_shown() -> None:
    inner = f"{begin_field()}{code('REF a')}{SEPARATE}<w:r><w:t>gone</w:t></w:r>{END}"
    body = (
        f"<w:p>{begin_field()}{code('IF ')}{inner}{SEPARATE}<w:r><w:t>kept</w:t></w:r>{END}</w:p>"
    )
    assert texts(body) == ["kept"]


def test_a_field_that_never_ends_does_not_swallow_the_document() -> None:
    body = f"<w:p>{begin_field()}{code('REF a')}</w:p>{paragraph('kept')}"
    assert texts(body) == ["kept"]


@pytest.mark.parametrize(("value", "sign"), [("1", "☒"), ("0", "☐")])
def test_a_form_check_box_shows_its_state(value: str, sign: str) -> None:
    data = f'<w:ffData><w:checkBox><w:checked w:val="{value}"/></w:checkBox></w:ffData>'
    body = f"<w:p>{begin_field(data)}{code('FORMCHECKBOX')}{END}<w:r><w:t> Agreed</w:t></w:r></w:p>"
    assert texts(body) == [f"{sign} Agreed"]


def test_a_form_list_shows_the_chosen_entry() -> None:
    data = '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Head"/><w:listEntry w:val="Clerk"/></w:ddList></w:ffData>'
    assert texts(f"<w:p>{begin_field(data)}{code('FORMDROPDOWN')}{END}</w:p>") == ["Clerk"]


def test_a_button_shows_the_words_in_its_code() -> None:
    body = f"<w:p>{begin_field()}{code('MACROBUTTON None Click here')}{END}</w:p>"
    assert texts(body) == ["Click here"]


def test_page_numbers_stay_live_and_show_no_stored_result() -> None:
    body = f"<w:p><w:r><w:t>Page </w:t></w:r>{begin_field()}{code(' PAGE ')}{SEPARATE}<w:r><w:t>Jago</w:t></w:r>{END}</w:p>"
    assert texts(body) == ["Page 1"]


def test_text_hidden_by_a_style_is_hidden_and_can_be_shown_directly() -> None:
    sheet = '<w:style w:type="character" w:styleId="V"><w:name w:val="v"/><w:rPr><w:vanish/></w:rPr></w:style>'
    run = '<w:r><w:rPr><w:rStyle w:val="V"/>{}</w:rPr><w:t>{}</w:t></w:r>'
    body = f"<w:p>{run.format('', 'gone')}{run.format(chr(60) + 'w:vanish w:val=' + chr(34) + '0' + chr(34) + '/>', 'seen')}</w:p>"
    assert texts(body, **styled(sheet)) == ["seen"]


def test_accents_are_composed_and_bidirectional_marks_vanish() -> None:
    assert texts(paragraph("Sia\u0302n \u202eJago\u202c")) == ["Siân Jago"]


def test_pictures_without_words_are_blocks_so_that_a_cut_can_take_them() -> None:
    body = '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Our hall"/></wp:inline></w:drawing></w:r></w:p>'
    assert [(b.text, b.kind.value) for b in shown(body)] == [
        ("", "paragraph"),
        ("Our hall", "alt-text"),
    ]
