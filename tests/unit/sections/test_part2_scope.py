from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from part2_papers import PAPERS, Paper

from redactor.document import Block, BlockKind, Cell, Document, Source
from redactor.sections import find_echoes, find_sections
from redactor.stages.segment import Segment

SHARED = Path(__file__).parents[3] / ".." / "shared"
DOCUMENTS = SHARED / "domain" / "part2_documents.json"
SEEDS = SHARED / "seeds"


def _blocks(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(i, BlockKind.PARAGRAPH, text, ()) for i, text in enumerate(texts))


@pytest.mark.parametrize("paper", PAPERS, ids=[paper.name for paper in PAPERS])
def test_each_line_of_a_paper_is_public_or_withheld(paper: Paper) -> None:
    sections = find_sections(paper.blocks, family=paper.family)
    held = [any(section.holds(i) for section in sections) for i in range(len(paper.lines))]
    assert held == [not line.public for line in paper.lines]


@pytest.mark.skipif(not DOCUMENTS.exists(), reason="needs ../shared/domain/part2_documents.json")
def test_every_line_of_the_example_documents_is_right_needs_shared() -> None:
    leaks, over = [], []
    for case in json.loads(DOCUMENTS.read_text("utf-8")):
        blocks = _blocks(*(line["text"] for line in case["lines"]))
        sections = find_sections(blocks, family="minutes")
        document = Document(
            Source("t", b"", ""), blocks=blocks, family="minutes", sections=sections
        )
        gone = {finding.span.block for finding in find_echoes(document)}
        for at, line in enumerate(case["lines"]):
            held = document.in_part_two(at) or at in gone
            if held and line["publish"]:
                over.append((case["id"], line["n"]))
            if not held and not line["publish"]:
                leaks.append((case["id"], line["n"]))
    assert (leaks, over) == ([], [])


@pytest.mark.skipif(not SEEDS.exists(), reason="needs ../shared/seeds")
@pytest.mark.parametrize("family", ["policy", "minutes", "report", "other"])
def test_the_five_policies_hold_no_section_whatever_their_type_needs_shared(family: str) -> None:
    for seed in sorted(SEEDS.glob("*.txt")):
        blocks = _blocks(*seed.read_text("utf-8").splitlines())
        assert find_sections(blocks, family=family) == ()


def test_a_section_says_how_it_began_and_ended() -> None:
    blocks = _blocks(
        "1. Apologies",
        "2. Lease (confidential item)",
        "The tenant owes rent.",
        "3. Budget",
        "PART 2 – CONFIDENTIAL",
        "4. A complaint was upheld.",
    )
    first, second = find_sections(blocks, family="minutes")
    assert (first.id, first.cue, first.ended_by, first.sure) == ("s0", "item-mark", "item", True)
    assert (second.id, second.cue) == ("s1", "part-heading")
    assert (second.ended_by, second.sure) == ("end-of-document", False)
    assert first.title is not None
    assert first.title.block == 1


@pytest.mark.parametrize(
    ("end", "ended_by"),
    [
        ("End of Part 2", "end-marker"),
        ("The staff governors rejoined the meeting.", "rejoin"),
        ("PART 1 (continued)", "part-1-heading"),
    ],
)
def test_what_closes_a_part_is_named(end: str, ended_by: str) -> None:
    blocks = _blocks("1. Budget", "Part 2 Confidential", "Pay.", end, "5. Fair")
    (section,) = find_sections(blocks, family="minutes")
    assert section.ended_by == ended_by
    assert not section.holds(4)


def test_a_banner_is_one_section_over_all_blocks() -> None:
    blocks = _blocks("Fernleigh Primary School", "STRICTLY CONFIDENTIAL", "1. Apologies", "2. Pay")
    (section,) = find_sections(blocks, family="minutes")
    assert (section.first, section.last, section.cue) == (0, 3, "document-banner")


def test_the_stage_gives_the_document_its_sections() -> None:
    document = Document(
        Source("t", b"", ""),
        blocks=_blocks("1. B", "Part 2 Confidential", "Pay."),
        family="minutes",
    )
    assert [s.first for s in Segment()(document).sections] == [1]


_TEXT = st.one_of(
    st.sampled_from(
        [
            *(line.block.text for paper in PAPERS for line in paper.lines),
            "[CONFIDENTIAL]", "CONFIDENTIAL", "None.", "7. Budget", "7.1 Roof", "", "Part 1",
        ]
    ),
    st.text(max_size=40),
)  # fmt: skip
_CELL = st.one_of(
    st.none(), st.builds(Cell, st.integers(0, 1), st.integers(0, 3), st.integers(0, 2))
)
_BLOCK = st.tuples(st.sampled_from(BlockKind), _TEXT, st.integers(0, 3), _CELL, st.booleans())


@settings(max_examples=150, deadline=None)
@given(st.lists(_BLOCK, max_size=30), st.sampled_from(["minutes", "policy", "other", "agenda"]))
def test_sections_of_any_blocks_are_in_order_disjoint_and_in_range(
    raw: list[tuple[BlockKind, str, int, Cell | None, bool]], family: str
) -> None:
    blocks = tuple(
        Block(i, kind, text, (), 0, level, "", cell, hidden)
        for i, (kind, text, level, cell, hidden) in enumerate(raw)
    )
    sections = find_sections(blocks, family=family)
    edges = [edge for section in sections for edge in (section.first, section.last + 1)]
    assert edges == sorted(edges)
    assert all(section.first <= section.last for section in sections)
    assert all(section.first >= 0 and section.last < len(blocks) for section in sections)
    assert [section.id for section in sections] == [f"s{i}" for i in range(len(sections))]


def _seconds(count: int) -> float:
    blocks = _blocks(
        *(f"{i}. Public minutes {i} were received in paper form." for i in range(count))
    )
    start = time.process_time()
    find_sections(blocks, family="minutes")
    return time.process_time() - start


def test_the_cost_grows_with_the_blocks_and_no_faster() -> None:
    small, large = min(_seconds(200) for _ in range(3)), _seconds(1600)
    assert large < small * 8 * 4 + 0.2


def test_sixty_thousand_equal_paragraphs_are_read_at_once() -> None:
    blocks = _blocks(*(["The public minutes were received and noted by the governors."] * 60_000))
    start = time.process_time()
    assert find_sections(blocks, family="minutes") == ()
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "banner",
    [
        "PRIVATE - for the panel, the parents and the local authority",
        "Strictly private: for the attention of the panel",
        "PRIVATE AND CONFIDENTIAL – RESTRICTED TO MEMBERS OF THE PANEL",
        "Confidential - issued to the parties and the clerk",
    ],
)
def test_a_banner_that_names_its_readers_covers_the_paper(banner: str) -> None:
    blocks = _blocks("Fernleigh School", banner, "The pupil was heard.")
    (section,) = find_sections(blocks, family="pack")
    assert (section.first, section.last, section.cue) == (0, 2, "document-banner")


@pytest.mark.parametrize("line", ["Private nursery places", "Private study for the sixth form"])
def test_private_in_another_sense_is_no_banner(line: str) -> None:
    assert find_sections(_blocks("Fernleigh School", line, "Text."), family="report") == ()


def test_a_question_broken_over_the_lines_of_a_column_opens_nothing() -> None:
    asked = ("4 Division of agenda", "   To decide whether any", "   item should be taken as")
    blocks = _blocks(*asked, "   Part 2 (confidential)", "5 Budget", "It was agreed.")
    assert find_sections(blocks, family="minutes") == ()


def test_a_heading_under_a_line_that_is_broken_off_still_opens() -> None:
    lines = ("The public left and the board dealt with the", "PART 2 CONFIDENTIAL", "Pay rise.")
    assert find_sections(_blocks(*lines), family="minutes")[0].last == 2


@pytest.mark.parametrize(
    "none", ["There are no confidential items.", "One item, minuted separately."]
)
def test_nothing_stands_under_part_two_when_only_the_list_of_papers_follows(none: str) -> None:
    blocks = _blocks("Agenda", "1. Welcome", "Part 2", none, "Papers with this agenda: 1 to 4.")
    assert find_sections(blocks, family="agenda") == ()


def test_a_plan_for_one_child_has_no_part_two() -> None:
    blocks = _blocks("Support plan", "Yellow paper. Reading pen.", "He likes maps.")
    assert find_sections(blocks, family="report", subtype="ehcp-and-annual-review") == ()


def test_a_bookmark_of_the_part_2_heading_does_not_mark_the_whole_paper() -> None:
    lines = (
        "Minutes of the board",
        "1. Welcome",
        "All came.",
        "Part 2 – Confidential",
        "2. Staff",
        "He left.",
    )
    blocks = [Block(at, BlockKind.PARAGRAPH, text, ()) for at, text in enumerate(lines)]
    mark = Block(len(lines), BlockKind.PROPERTY, "Part 2 – Confidential", (), hidden=True)
    (section,) = find_sections((*blocks, mark), family="minutes")
    assert (section.first, section.cue) == (3, "part-heading")


def test_staff_who_had_left_for_better_pay_have_not_withdrawn() -> None:
    lines = (
        "5. Staff",
        "PN said that six assistants had left for better pay in shops.",
        "KS asked.",
    )
    assert find_sections(_blocks(*lines), family="minutes") == ()


def test_confidential_items_if_any_end_at_the_next_item() -> None:
    lines = (
        "10. Policies",
        "11. Confidential items, if any",
        "12. Next meeting",
        "Send apologies.",
    )
    sections = find_sections(_blocks(*lines), family="agenda")
    assert all(section.last == 1 for section in sections)
    lines = ("9. Confidential items, if any", "Bo was excluded.", "10. Next meeting", "8 July")
    (section,) = find_sections(_blocks(*lines), family="minutes")
    assert (section.first, section.last) == (0, 1)


def test_dim_and_none_side_by_side_is_an_empty_part_two() -> None:
    lines = ("10. Rhan 2 / Part 2: Confidential items", "Dim / None", "11. Next meeting", "18 May.")
    assert find_sections(_blocks(*lines), family="minutes") == ()


@pytest.mark.parametrize(
    ("heading", "ends"),
    [
        ("3. Staffing matters (Part II – confidential)", "item"),
        ("3. Staffing matters (Confidential Part 2)", "item"),
        ("3. Any other business (Part 2 – confidential)", "end-of-document"),
        ("3. Minutes (Part 2 – confidential)", "end-of-document"),
    ],
)
def test_a_bracket_after_the_title_of_an_item_means_that_item_only(heading: str, ends: str) -> None:
    blocks = _blocks("2. Finance", "Noted.", heading, "Pay.", "4. Risk register", "Received.")
    (section,) = find_sections(blocks, family="minutes")
    assert (section.first, section.ended_by) == (2, ends)
