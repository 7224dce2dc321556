"""Markings raise wherever they stand; words in running text do not."""

from __future__ import annotations

import pytest
from labelled import paragraphs

from redactor.document import Block, BlockKind, Level
from redactor.labelling import find_markings

TEXT = "The board met as usual and the report was noted by everybody who was there."


@pytest.mark.parametrize(
    "kind", [BlockKind.HEADER, BlockKind.FOOTER, BlockKind.FILE_NAME, BlockKind.PROPERTY]
)
def test_a_marking_in_one_place_alone_is_honoured(kind: BlockKind) -> None:
    blocks = (*paragraphs(TEXT), Block(1, kind, "Confidential", ()))
    [marking] = find_markings(blocks)
    assert marking.level is Level.CONFIDENTIAL
    assert marking.place == kind.value


@pytest.mark.parametrize(
    ("line", "level", "descriptors"),
    [
        ("STRICTLY CONFIDENTIAL", Level.CONFIDENTIAL, ()),
        ("Private and confidential", Level.CONFIDENTIAL, ()),
        ("NOT FOR PUBLICATION", Level.CONFIDENTIAL, ()),
        ("Commercial in confidence", Level.CONFIDENTIAL, ("COMMERCIAL",)),
        ("OFFICIAL-SENSITIVE", Level.CONFIDENTIAL, ()),
        ("Highly Confidential \\ Safeguarding", Level.RESTRICTED, ("SAFEGUARDING",)),
    ],
)
def test_a_banner_raises(line: str, level: Level, descriptors: tuple[str, ...]) -> None:
    [marking] = find_markings(paragraphs(line, TEXT))
    assert (marking.level, marking.descriptors) == (level, descriptors)


def test_official_sensitive_counts_also_far_down() -> None:
    lines = [TEXT] * 30
    [marking] = find_markings(paragraphs(*lines, "OFFICIAL – SENSITIVE"))
    assert marking.rule == "labels.md 5"


@pytest.mark.parametrize(
    "line",
    [
        "Confidentiality Policy",
        "Confidential waste policy",
        "Part 2 Confidential: none",
        "Confidential items: nil",
        "All staff must keep what they learn in confidential meetings to themselves.",
        "Part 1 – not confidential",
        "Confidential helpline",
    ],
)
def test_words_about_confidentiality_are_no_marking(line: str) -> None:
    assert find_markings(paragraphs("School", line, TEXT)) == ()


def test_a_marking_of_part_two_does_not_mark_the_whole() -> None:
    blocks = (*paragraphs(TEXT), Block(1, BlockKind.HEADER, "Part 2 – Confidential", ()))
    assert [marking.whole for marking in find_markings(blocks)] == [False]
