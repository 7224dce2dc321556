"""The text format: encodings, lines, tables, splices."""

from __future__ import annotations

import pytest

from redactor.document import Anchor, Block, BlockKind, Cut, Marking, Redaction
from redactor.errors import AnchorError, SourceError, UnknownFormat
from redactor.formats.text import TextFormat

TEXT = TextFormat()


def blocks_of(text: str) -> tuple[Block, ...]:
    return TEXT.read(text.encode())


def texts_of(text: str) -> list[str]:
    return [block.text for block in blocks_of(text)]


def without(text: str, word: str, replacement: str = "[name removed]") -> str:
    for block in blocks_of(text):
        at = block.text.find(word)
        if at >= 0:
            anchors = tuple(block.anchors(at, at + len(word)))
            redaction = Redaction("f0", anchors, replacement)
            return TEXT.redact(text.encode(), redactions=[redaction]).decode()
    raise AssertionError(word)


def cut(text: str, first: str, last: str, stub: str = "Confidential item") -> str:
    ids = {block.text: block.id for block in blocks_of(text)}
    return TEXT.redact(text.encode(), cuts=[Cut("s0", ids[first], ids[last], stub)]).decode()


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252"]
)
def test_every_usual_encoding_is_read_and_written_as_utf_8(encoding: str) -> None:
    text = "Siân Evans – £20 “paid”\n"
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    data = (mark + text).encode(encoding)
    assert TEXT.read(data)[0].text == text.strip()
    assert TEXT.redact(data) == text.encode("utf-8")


@pytest.mark.parametrize("encoding", ["mac-roman", "cp850"])
def test_a_code_page_that_cannot_be_told_is_refused_and_no_name_is_misread(encoding: str) -> None:
    text = "The board heard from Mrs Zoë Trevanion, Ramón Okafor and Seán Penhale.\n"
    with pytest.raises(SourceError, match="cannot be made out"):
        TEXT.read(text.encode(encoding))


def test_letters_of_old_mail_programs_are_refused_and_telephone_numbers_are_not() -> None:
    with pytest.raises(SourceError, match="cannot be made out"):
        TEXT.read("The board thanked Zoë and Chloé.".encode("utf-7"))
    assert TEXT.read(b"Ring +44-7700 900123 or +AB-.")[0].text == "Ring +44-7700 900123 or +AB-."


def test_a_few_pasted_cp1252_bytes_do_not_spoil_the_utf_8_around_them() -> None:
    data = "Siân Ó Briain and Zoë ".encode() + b"\x93Bob\x94"
    assert TEXT.read(data)[0].text == "Siân Ó Briain and Zoë “Bob”"


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04abc", b"%PDF-1.7", b"a\0b\0", b"{\\rtf1 Ann}", b"\xd0\xcf\x11\xe0"]
)
def test_binary_content_does_not_match_and_is_refused(data: bytes) -> None:
    assert not TEXT.matches(data, ".txt")
    with pytest.raises(UnknownFormat):
        TEXT.read(data)


def test_control_characters_are_refused_and_a_cut_short_utf_16_too() -> None:
    with pytest.raises(UnknownFormat):
        TEXT.read(b"Ann\x01\x02 Oke")
    with pytest.raises(SourceError):
        TEXT.read("Ann".encode("utf-16")[:-1])


def test_only_our_endings_with_content_match() -> None:
    assert TEXT.matches(b"Ann", ".md")
    assert not TEXT.matches(b"", ".txt")
    assert not TEXT.matches(b"a,b", ".csv")


def test_offsets_point_into_the_decoded_source_also_behind_crlf() -> None:
    text = "# Minutes\r\n\r\nPresent: Ann Oke\r\n- Bo Lee\r\n"
    for block in blocks_of(text):
        assert text[block.offset : block.offset + len(block.text)] == block.text
        [anchor] = block.anchors(0, len(block.text))
        assert anchor == Anchor("text", block.offset, block.offset + len(block.text))


def test_hard_wrapped_lines_are_one_block_and_a_name_over_the_break_is_removed() -> None:
    text = (
        "The governors thanked everybody who helped at the summer fair and Mrs Jane\n"
        "Smith for her stall, which raised more than any other did.\n"
    )
    assert len(blocks_of(text)) == 1
    assert "and Mrs [name removed] for her" in without(text, "Jane Smith")


def test_crlf_inside_a_wrapped_paragraph_keeps_its_length() -> None:
    text = (
        "The governors thanked everybody who helped at the summer fair and Mrs Jane\r\n"
        "Smith for her stall, which raised more than any other did.\r\n"
    )
    [block] = blocks_of(text)
    assert len(block.text) == len(text.rstrip())
    assert TEXT.redact(text.encode()).decode() == text


@pytest.mark.parametrize(
    "following",
    ["PART 2 – CONFIDENTIAL", "Part 2 – Confidential items", "- a list item", "6. Budget",
     "Action: Ann Oke", "[CONFIDENTIAL] Pay", "# Heading"],
)  # fmt: skip
def test_a_line_that_opens_something_is_not_joined_to_a_full_line(following: str) -> None:
    first = "The chair thanked everybody for their work over a very long and busy term"
    assert len(texts_of(f"{first}\n{following}\n")) == 2


def test_a_wrapped_sentence_that_names_part_2_stays_one_block() -> None:
    text = (
        "Matters about a named member of staff are always to be recorded under\n"
        "Part 2 Confidential items of the minutes by the clerk.\n"
    )
    assert len(blocks_of(text)) == 1


def test_short_lines_of_a_list_of_names_are_not_joined() -> None:
    assert texts_of("Ann Oke\nBo Lee\nCy Moe\n") == ["Ann Oke", "Bo Lee", "Cy Moe"]


def test_headings_of_each_kind_are_headings() -> None:
    text = (
        "# One\n\nTwo\n---\n\n3. Finance and premises\n\nBoard minutes\n=====\n\nPART 2 – CLOSED\n"
    )
    found = [(block.text, block.kind, block.level) for block in blocks_of(text)]
    assert found == [
        ("One", BlockKind.HEADING, 1),
        ("Two", BlockKind.HEADING, 2),
        ("3. Finance and premises", BlockKind.HEADING, 1),
        ("Board minutes", BlockKind.HEADING, 1),
        ("PART 2 – CLOSED", BlockKind.HEADING, 1),
    ]


def test_a_pipe_table_is_cells_and_its_divider_is_not_text() -> None:
    cells = blocks_of("| Name | Role |\n|---|:-:|\n| Ann Oke | |\n|  | Chair |\n")
    assert [(b.text, b.cell.row, b.cell.column) for b in cells if b.cell] == [
        ("Name", 0, 0), ("Role", 0, 1), ("Ann Oke", 1, 0), ("Chair", 2, 1)]  # fmt: skip


def test_lines_with_tabs_are_a_table_but_numbered_items_are_not() -> None:
    cells = blocks_of("Name\tRole\nAnn Oke\tChair\n")
    assert all(block.kind is BlockKind.CELL for block in cells)
    items = blocks_of("1.\tWelcome to all\n2.\tPart 2 – Confidential\nSecret.\n")
    assert all(block.kind is not BlockKind.CELL for block in items)


def test_an_attendance_grid_aligned_with_spaces_has_columns() -> None:
    grid = (
        "ANN OKE        Parent       P    P\n"
        "BO LEE         Co-opted     P    A\n"
        "VACANT         Staff\n"
        "CY MOE         LA                P\n"
    )
    last = [block.cell.column for block in blocks_of(grid) if block.cell and block.cell.row == 3]
    assert last == [0, 1, 3]


def test_front_matter_and_comments_are_read_as_hidden_and_never_written() -> None:
    text = "---\ntitle: Ann Oke\n---\nHello.<!-- Bo\nLee --> Bye.\n<!-- Cy -->\nEnd\n"
    hidden = [block.kind for block in blocks_of(text) if block.hidden]
    assert hidden == [BlockKind.PROPERTY, BlockKind.COMMENT, BlockKind.COMMENT]
    assert TEXT.redact(text.encode()).decode() == "Hello. Bye.\nEnd\n"


def test_a_name_parted_by_invisible_characters_is_read_whole_and_removed_whole() -> None:
    text = "Thanks to Ja\u200bne Sm\u00adi\u202eth today."
    assert texts_of(text) == ["Thanks to Jane Smith today."]
    assert without(text, "Jane Smith") == "Thanks to [name removed] today."


def test_a_name_written_with_character_references_is_read_and_removed() -> None:
    text = "Thanks to Mr O&#8217;Brien &amp; sons."
    assert without(text, "O’Brien") == "Thanks to Mr [name removed] &amp; sons."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**Present:** **Ann Oke** (AO), *Bo Lee*", "Present: Ann Oke (AO), Bo Lee"),
        ("__Present:__ _Ann Oke_; ***Bo***", "Present: Ann Oke; Bo"),
        ("An**ne Oke**", "Anne Oke"),
        ("5 * 3 * 2 and snake_case_word", "5 * 3 * 2 and snake_case_word"),
        ("Signed: ______ Date: ____", "Signed: ______ Date: ____"),
        ("**open and * closed", "**open and * closed"),
    ],
)
def test_marks_of_emphasis_are_no_part_of_the_words(text: str, shown: str) -> None:
    assert texts_of(text) == [shown]


def test_a_name_in_bold_is_removed_inside_its_marks() -> None:
    assert (
        without("Thanks to **Ann Oke** today.", "Ann Oke") == "Thanks to **[name removed]** today."
    )
    assert "Oke" not in without("Thanks to An**ne Oke** today.", "Anne Oke")


def test_bidi_overrides_never_reach_a_copy() -> None:
    assert TEXT.redact("Ann \u202eekO\u202c".encode()).decode() == "Ann ekO"


def test_anchors_of_one_redaction_get_one_replacement() -> None:
    text = "Ann\n\nOke"
    redaction = Redaction("f0", (Anchor("text", 5, 8), Anchor("text", 0, 3)), "[x]")
    assert TEXT.redact(text.encode(), redactions=[redaction]).decode() == "[x]\n\n"


@pytest.mark.parametrize("anchor", [Anchor("text", 0, 99), Anchor("body", 0, 1)])
def test_a_place_that_is_not_there_is_an_error(anchor: Anchor) -> None:
    with pytest.raises(AnchorError):
        TEXT.redact(b"Ann", redactions=[Redaction("f0", (anchor,), "")])
    with pytest.raises(AnchorError):
        TEXT.redact(b"Ann", cuts=[Cut("s0", 7, 9)])


def test_a_cut_takes_whole_lines_and_leaves_one_stub() -> None:
    text = "One\n\nPART 2\n\nSecret\n***\nMore\n\nLast\n"
    assert cut(text, "PART 2", "More") == "One\n\nConfidential item\n\nLast\n"


def test_a_redaction_inside_a_cut_is_swallowed() -> None:
    cuts = [Cut("s0", 0, 0, "Stub")]
    redactions = [Redaction("f0", (Anchor("text", 0, 3),), "[x]")]
    assert TEXT.redact(b"Ann Oke\nBo\n", redactions=redactions, cuts=cuts) == b"Stub\nBo\n"


TABLE = "| Name | Role |\n|---|---|\n| Ann | Chair |\n| Jo | Pupil |\n| Al | Clerk |\n"


@pytest.mark.parametrize(
    ("first", "last", "left"),
    [
        ("Jo", "Pupil", TABLE.replace("| Jo | Pupil |", "| Stub |   |")),
        ("Pupil", "Pupil", TABLE.replace("Pupil", "Stub")),
        ("Name", "Clerk", "Stub\n"),
        ("Name", "Role", "Stub\n|   |   |\n| --- | --- |\n| Ann | Chair |\n| Jo | Pupil |\n"
         "| Al | Clerk |\n"),
    ],
)  # fmt: skip
def test_a_cut_in_a_table_leaves_no_broken_row(first: str, last: str, left: str) -> None:
    assert cut(TABLE, first, last, "Stub") == left


def test_marking_stands_first_and_on_each_page_and_the_notice_last() -> None:
    marking = Marking(header="DRAFT", footer="Label: PUBLIC", notice=("One.", "Two."))
    marked = TEXT.redact(b"Ann\r\n\fBo\r\n", marking=marking).decode()
    assert marked == (
        "DRAFT\r\n\r\nAnn\r\n\fDRAFT\r\n\r\nBo\r\n\r\n---\r\n\r\nOne.\r\n\r\nTwo.\r\n\r\n"
        "Label: PUBLIC\r\n"
    )


def test_form_feeds_count_pages() -> None:
    assert TEXT.pages(b"One") is None
    assert TEXT.pages(b"One\n\fTwo\n\f") == 2


def test_a_line_of_megabytes_is_read_in_blocks_that_lose_nothing() -> None:
    text = "Ann met Bo. " * 20_000
    blocks = blocks_of(text)
    assert max(len(block.text) for block in blocks) <= 10_000
    assert "".join(block.text for block in blocks).replace(" ", "") == text.replace(" ", "")
    copy = TEXT.redact(text.encode(), cuts=[Cut("s0", 1, 1, "Stub")]).decode()
    assert len(copy) < len(text)
    assert "Stub" in copy


def test_many_open_comments_cost_linear_time() -> None:
    assert len(TEXT.read(b"<!-- " * 100_000)) == 50
