"""Pages that are pictures are read once more, by every engine there is."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL.Image import Image

from redactor.document import Check
from redactor.witnesses import examine
from redactor.witnesses.pdf import examine as examining
from redactor.witnesses.pdf import pictured

sys.path.append(str(Path(__file__).parents[2] / "pdfmill"))
from pdfmill import minutes
from scanmill import printed, scanned


def engines(monkeypatch: pytest.MonkeyPatch, **readers: Callable[[Image], str]) -> None:
    monkeypatch.setattr(examining, "picture_engines", lambda: tuple(readers))
    monkeypatch.setattr(pictured, "_READERS", readers)


def said(data: bytes, removed: str = "Zebedee") -> list[Check]:
    return list(examine(data, suffix=".pdf", removed=[removed], kept="", witnesses=("ocr",)))


def test_a_removed_word_that_one_engine_still_reads_fails_the_copy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    engines(monkeypatch, blind=lambda picture: "", sharp=lambda picture: "pupil Zebedee came")
    assert {(c.name, c.witness, c.passed) for c in said(scanned(printed(), dpi=40))} == {
        ("opens", "blind", True), ("text-gone", "blind", True),
        ("opens", "sharp", True), ("text-gone", "sharp", False),
    }  # fmt: skip


def test_an_engine_that_breaks_has_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(picture: Image) -> str:
        raise ValueError("Zebedee")

    engines(monkeypatch, broken=broken)
    assert said(scanned(printed(), dpi=40)) == [Check("opens", "broken", False, 1)]


def test_a_page_of_print_is_not_read_by_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    engines(monkeypatch, sharp=lambda picture: "Zebedee")
    assert said(minutes()) == [Check("not-checked", "none", False, 1)]
    assert pictured.pictured_pages(minutes()) == ()


@pytest.mark.slow
@pytest.mark.ocr
@pytest.mark.skipif("tesseract" not in pictured.picture_engines(), reason="needs tesseract-ocr")
def test_a_name_left_in_a_picture_needs_tesseract_and_is_found() -> None:
    data = scanned(printed())
    assert any(not check.passed for check in said(data))
    assert all(check.passed for check in said(data, removed="Hedgehog"))
