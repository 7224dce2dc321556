"""Rows without words."""

from __future__ import annotations

import pytest

from redactor.document import Block, BlockKind, Cell, Document, Source
from redactor.people import resolve


@pytest.mark.parametrize("words", [("", ""), ("|", "—"), ("\n", "\t"), ("-----", "")])
def test_a_row_without_words_is_passed_over(words: tuple[str, str]) -> None:
    cells = ("Present", "Ada Bell (Chair)", *words)
    blocks = tuple(
        Block(at, BlockKind.CELL, text, (), offset=at * 20, cell=Cell(0, at // 2, at % 2))
        for at, text in enumerate(cells)
    )
    document = Document(source=Source("", b"x", "minutes.docx"), blocks=blocks, family="minutes")
    resolve(document)
