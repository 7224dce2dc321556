from __future__ import annotations

from io import BytesIO

import docx
import pytest

from redactor.document import Block, BlockKind, Document, Rendition, Source
from redactor.stages.verify import Verify


@pytest.mark.parametrize("name", ["minutes.docx", "minutes.docm", "minutes.txt", "minutes.xlsx"])
def test_a_word_copy_is_read_as_word_whatever_the_source_was_called(name: str) -> None:
    paper = docx.Document()
    paper.add_paragraph("The board met.")
    stream = BytesIO()
    paper.save(stream)
    block = Block(id=0, kind=BlockKind.PARAGRAPH, text="The board met.", runs=(), offset=0)
    document = Document(Source(media_type="", data=b"PK", name=name), blocks=(block,))
    rendition = Rendition("public", "website", document, output=stream.getvalue())
    checks = {(c.name, c.witness): c.passed for c in Verify()(rendition).checks}
    assert checks[("opens", "python-docx")]
    assert ("not-checked", "none") not in checks
    assert not {witness for _, witness in checks} & {"text", "none"}
