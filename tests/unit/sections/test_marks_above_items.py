"""A confidential mark that stands alone above the items it means."""

from __future__ import annotations

from redactor.document import Block, BlockKind
from redactor.sections import find_sections


def blocks(*lines: str) -> tuple[Block, ...]:
    return tuple(Block(i, BlockKind.PARAGRAPH, line, ()) for i, line in enumerate(lines))


def cut(*lines: str) -> list[str]:
    paper = blocks(*lines)
    return [
        paper[i].text
        for section in find_sections(paper, family="minutes")
        for i in range(section.first, section.last + 1)
    ]


def test_a_mark_alone_takes_the_item_below_it() -> None:
    gone = cut(
        "6. Visits. Noted.", "CONFIDENTIAL ITEM", "7. Complaint. A parent wrote.", "8. Dates."
    )
    assert gone == ["CONFIDENTIAL ITEM", "7. Complaint. A parent wrote."]


def test_an_end_in_words_reaches_back_over_all_items_before_it() -> None:
    gone = cut(
        "6. Visits. Noted.",
        "CONFIDENTIAL ITEM",
        "7. Complaint. A parent wrote.",
        "8. Teacher. The lesson was judged twice.",
        "End of confidential item",
        "9. Dates. None.",
    )
    assert gone[0] == "CONFIDENTIAL ITEM"
    assert gone[-1] == "End of confidential item"
    assert "8. Teacher. The lesson was judged twice." in gone
