"""Copies of the torture document: every place is cleaned, known words or not."""

from __future__ import annotations

import io
import re
import shutil
from functools import cache

import docx
import pytest
from planting import Place
from torture_docx import build_torture_docx

from redactor.document import (
    Action,
    Block,
    Check,
    Decision,
    Document,
    Entity,
    Finding,
    Label,
    Level,
    Marking,
    Redaction,
    Rendition,
    Source,
    Span,
)
from redactor.formats.docx import DocxFormat
from redactor.stages.verify import Verify
from redactor.witnesses import examine
from redactor.witnesses.folding import fold
from redactor.witnesses.scan import scan
from redactor.witnesses.terms import compile_terms

_MARKING = Marking(header="PUBLIC", footer="Copy for the website", notice=("A notice.",))
_FORMAT = DocxFormat()


def _pattern(word: str) -> re.Pattern[str]:
    """A sentinel however it is written: with gaps, accents, capitals or full-width letters."""
    variants = {"a": "aá", "e": "eé"}
    letters = [
        f"[{variants.get(c, c)}{c.upper()}{chr(ord(c) + 0xFEE0)}]\u0301?" for c in word.lower()
    ]
    letters[0] = f"[Zz{chr(ord('Z') + 0xFEE0)}]"
    return re.compile(r"[\W_]*".join(letters))


@cache
def _blocks() -> tuple[Block, ...]:
    return _FORMAT.read(build_torture_docx()[0])


def _spans(place: Place) -> list[Span]:
    """Every stretch of a visible block that is (a piece of) the sentinel."""
    shown = [block for block in _blocks() if not block.hidden and block.text]
    text, starts = "", []
    for block in shown:
        starts.append(len(text))
        text += block.text + "\n"
    found = []
    for match in _pattern(place.word).finditer(text):
        for block, start in zip(shown, starts, strict=True):
            low, high = max(match.start(), start), min(match.end(), start + len(block.text))
            if low < high:
                found.append(Span(block.id, low - start, high - start))
    return found


@cache
def _rendition() -> Rendition:
    """The torture document with every visible sentinel decided to go, and its copy."""
    data, places = build_torture_docx()
    blocks, findings, redactions = _blocks(), [], []
    for place in places:
        for span in _spans(place):
            name = f"f{len(findings)}"
            findings.append(Finding(name, span, Entity.PERSON, 1.0, "test"))
            anchors = tuple(blocks[span.block].anchors(span.start, span.stop))
            redactions.append(Redaction(name, anchors, "[name]"))
    return Rendition(
        audience="public",
        profile="website",
        document=Document(Source("docx", data, "t.docx"), blocks=blocks, findings=tuple(findings)),
        decisions=tuple(Decision(f.id, Action.REDACT, "P", "test") for f in findings),
        redactions=tuple(redactions),
        label=Label(Level.PUBLIC, marking=_MARKING),
        output=_FORMAT.redact(data, redactions=redactions, marking=_MARKING),
    )


def _left(output: bytes, places: list[Place]) -> list[str]:
    terms = compile_terms([place.word for place in places])
    found = scan(output)
    seen = found.readable(terms)
    seen.update(found.elsewhere(terms, wanted=range(len(terms))))
    return [place.name for index, place in enumerate(places) if seen[index]]


def test_every_visible_sentinel_is_read_in_a_visible_block() -> None:
    _, places = build_torture_docx()
    assert [place.name for place in places if place.visible and not _spans(place)] == []


def test_every_hidden_sentinel_goes_though_nobody_asked_for_it() -> None:
    data, places = build_torture_docx()
    assert _left(_FORMAT.redact(data), [p for p in places if not p.visible]) == []


def test_a_copy_without_redactions_keeps_all_that_readers_see() -> None:
    data, places = build_torture_docx()
    shown = [place for place in places if place.visible]
    assert len(_left(_FORMAT.redact(data), shown)) == len(shown)


def test_no_sentinel_is_left_when_the_visible_ones_are_redacted() -> None:
    _, places = build_torture_docx()
    output = _rendition().output
    assert output is not None
    assert _left(output, list(places)) == []


def test_the_verify_stage_finds_the_copy_of_the_torture_document_clean() -> None:
    assert _failed(Verify()(_rendition()).checks) == []


def test_the_source_itself_fails_nearly_every_check() -> None:
    data, places = build_torture_docx()
    words = [place.word for place in places]
    checks = examine(data, suffix=".docx", removed=words, kept="Minutes of a meeting")
    failed = {name for name, _ in _failed(checks)}
    assert failed >= {
        "text-gone", "bytes-gone", "no-hidden-parts", "no-nested-files", "no-tracked-changes",
        "no-hidden-markup", "no-hidden-runs", "no-author-or-date", "no-named-bookmarks",
        "no-links-out", "no-foreign-relations", "no-foreign-names", "no-xml-comments",
        "no-sensitivity-label-data", "no-zip-remarks",
    }  # fmt: skip


def test_a_second_pass_over_the_copy_is_byte_identical() -> None:
    output = _rendition().output
    assert output is not None
    again = _FORMAT.redact(output)
    assert _FORMAT.redact(again) == again


def test_python_docx_opens_the_copy() -> None:
    output = _rendition().output
    assert output is not None
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(output)).paragraphs)
    assert "[name]" in text
    assert fold(text).count("zq") == 0


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_copy_and_sees_no_sentinel() -> None:
    rendition = _rendition()
    assert rendition.output is not None
    words = [place.word for place in build_torture_docx()[1]]
    checks = examine(
        rendition.output, suffix=".docx", removed=words, kept="", witnesses=("libreoffice",)
    )
    assert [check.name for check in checks] == ["text-gone"]
    assert _failed(checks) == []


def _failed(checks: tuple[Check, ...]) -> list[tuple[str, int]]:
    return [(check.name, check.count) for check in checks if not check.passed]
