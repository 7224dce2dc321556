"""The torture document itself: every witness must be shown what it has to find."""

from __future__ import annotations

import io

import docx
from torture_docx import build_torture_docx

from redactor.witnesses.scan import scan
from redactor.witnesses.terms import compile_terms


def test_the_torture_document_has_more_than_the_139_places_of_the_notes() -> None:
    _, places = build_torture_docx()
    assert len(places) >= 139
    assert len({place.word for place in places}) == len(places)


def test_the_scanner_sees_every_sentinel_in_the_source() -> None:
    data, places = build_torture_docx()
    terms = compile_terms([place.word for place in places])
    found = scan(data)
    seen = found.readable(terms)
    seen.update(found.elsewhere(terms, wanted=range(len(terms))))
    assert [place.name for index, place in enumerate(places) if not seen[index]] == []


def test_python_docx_opens_the_torture_document() -> None:
    data, _ = build_torture_docx()
    assert docx.Document(io.BytesIO(data)).paragraphs
