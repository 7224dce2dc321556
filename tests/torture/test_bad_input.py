"""Bad files are refused with one clear sentence, soon and without much memory, or are read."""

from __future__ import annotations

import contextlib
import re
import time
import tracemalloc

import pytest
from bad_input import EITHER, READ, REFUSED, TEXT

from redactor import registry
from redactor.document import Block
from redactor.errors import SourceError
from redactor.formats.docx import DocxFormat
from redactor.witnesses import examine, inspect

_SECONDS = 20.0
_MEGABYTES = 450


def _read(data: bytes) -> tuple[Block, ...]:
    """Read as the product does: the format is chosen by content and ending."""
    return registry.format_for(data, ".docx").read(data)


@pytest.mark.parametrize("case", REFUSED)
def test_a_bad_file_is_refused_with_one_clear_sentence(case: str) -> None:
    data = REFUSED[case]()
    tracemalloc.start()
    started = time.process_time()
    with pytest.raises(SourceError) as caught:
        _read(data)
    seconds = time.process_time() - started
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    assert re.fullmatch(r"[A-Z][^.!?]+(?:\.[a-z]+[^.!?]*)*\.", caught.value.message)
    assert caught.value.hint
    assert TEXT not in str(caught.value)
    assert seconds < _SECONDS
    assert peak < _MEGABYTES


@pytest.mark.parametrize("case", READ)
def test_an_odd_file_is_read_whole(case: str) -> None:
    data = READ[case]()
    started = time.process_time()
    blocks = _read(data)
    output = DocxFormat().redact(data)
    assert TEXT in "\n".join(block.text for block in blocks if not block.hidden)
    assert TEXT in "\n".join(block.text for block in DocxFormat().read(output))
    assert time.process_time() - started < _SECONDS


@pytest.mark.parametrize("case", EITHER)
def test_deep_nesting_is_read_or_refused(case: str) -> None:
    data = EITHER[case]()
    with contextlib.suppress(SourceError):
        assert TEXT in "\n".join(block.text for block in _read(data))


@pytest.mark.parametrize("case", [*REFUSED, *READ, *EITHER])
def test_witnesses_never_fail_and_never_call_a_bad_file_clean(case: str) -> None:
    data = {**REFUSED, **READ, **EITHER}[case]()
    started = time.process_time()
    checks = examine(data, suffix=".docx", removed=["nobody held"], kept="Another text")
    assert any(not check.passed for check in checks)
    assert inspect(data, suffix=".docx")
    assert time.process_time() - started < _SECONDS
