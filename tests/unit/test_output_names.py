"""Copies whose ending is not that of the source."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import docx
import pytest

from redactor.document import Document, Source
from redactor.jobs import Job, Settings, _output_name


@pytest.mark.parametrize(
    ("source", "copy"),
    [("minutes.txt", "minutes-k1.docx"), ("minutes.docm", "minutes.docx"),
     ("minutes.docx", "minutes.docx")],
)  # fmt: skip
def test_a_word_file_of_another_ending_never_meets_the_copy_of_its_namesake(
    source: str, copy: str
) -> None:
    stream = BytesIO()
    docx.Document().save(stream)
    bench: Any = SimpleNamespace(pipeline=SimpleNamespace(plugins=()))
    job = Job(1, Path(source), Settings("toy"), key="k1")
    document = Document(Source(media_type="", data=stream.getvalue(), name=source))
    assert _output_name(job, source, document, bench) == copy
