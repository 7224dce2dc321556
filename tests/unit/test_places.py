from __future__ import annotations

from redactor.document import Block, BlockKind, Cell, Document, Source
from redactor.places import Places


def test_a_place_is_told_by_item_paragraph_and_cell_and_never_by_words() -> None:
    kinds = [
        (BlockKind.HEADING, "6. Staffing", {}),
        (BlockKind.PARAGRAPH, "Ottoline spoke.", {}),
        (BlockKind.PARAGRAPH, "", {}),
        (BlockKind.PARAGRAPH, "An automatic number", {"number": "6.1"}),
        (BlockKind.CELL, "7.2", {"cell": Cell(0, 1, 0)}),
        (BlockKind.CELL, "Prydderch", {"cell": Cell(0, 1, 1)}),
        (BlockKind.PARAGRAPH, "12.03.2027 was fine", {}),
        (BlockKind.PARAGRAPH, "12 pupils came", {}),
        (BlockKind.PARAGRAPH, "hidden", {"hidden": True}),
        (BlockKind.COMMENT, "Ottoline?", {"hidden": True}),
        (BlockKind.FILE_NAME, "Ottoline", {"hidden": True}),
    ]
    blocks = tuple(
        Block(number, kind, text, (), **more) for number, (kind, text, more) in enumerate(kinds)
    )
    places = Places(Document(Source("text/plain", b"", "x.txt"), blocks=blocks))
    assert [places.of(block.id) for block in blocks] == [
        "item 6, heading at paragraph 1",
        "item 6, paragraph 2",
        "item 6, paragraph 2",
        "item 6.1, paragraph 3",
        "item 7.2, table 1, row 2, column 1",
        "item 7.2, table 1, row 2, column 2",
        "item 7.2, paragraph 4",
        "item 7.2, paragraph 5",
        "item 7.2, hidden text, paragraph 5",
        "comment",
        "file name",
    ]
