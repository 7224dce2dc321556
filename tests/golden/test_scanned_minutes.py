"""`redactor run minutes` on made-up scans, with the engines of this machine and without any."""

from __future__ import annotations

import json
import shutil
import sys
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

sys.path.append(str(Path(__file__).parents[1] / "pdfmill"))
from scanmill import LINES, printed, scanned

from redactor import ocr
from redactor.formats.pdf import PdfFormat
from redactor.inputs import Found, plan_jobs
from redactor.jobs import Settings, run_job
from redactor.report import Outcome, Report
from redactor.report_page import notes, to_do

needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="tesseract-ocr is not installed; CI installs it"
)
PART_TWO = (
    *LINES[:-2],
    (72, 456, 13, "PART 2 - CONFIDENTIAL"),
    (72, 436, 11, "4. Staffing"),
    (72, 416, 11, "The headteacher reported the absence of Tamsin Bolitho on health grounds."),
)


def run(folder: Path, data: bytes) -> Report:
    (folder / "out").mkdir()
    source = folder / "minutes.pdf"
    source.write_bytes(data)
    (job,) = plan_jobs([Found(source)], Settings("minutes", out=folder / "out"))
    return run_job(job)


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(BytesIO(path.read_bytes())) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.model
def test_without_an_engine_a_scan_is_refused_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "engine", lambda: None)
    report = run(tmp_path, scanned(printed(), dpi=60))
    assert report.outcome is Outcome.REFUSED
    assert report.fault is not None
    assert "Tesseract" in report.fault.message
    assert "Page 1" in report.fault.message
    assert not (tmp_path / "out" / "public").exists()


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.ocr
@needs_tesseract
def test_a_leaning_noisy_scan_needs_tesseract_and_is_redacted_and_proved(tmp_path: Path) -> None:
    report = run(tmp_path, scanned(printed(), lean=1.0, noise=40, grey=235))
    assert report.outcome is Outcome.PUBLISHED
    (copy,) = report.copies
    assert {"tesseract", "pypdfium2", "pypdf"} <= {check.witness for check in copy.checks}
    assert "Page 1 was read by OCR." in " ".join(to_do(report))
    assert "Page 1 was turned into a picture with its words behind it." in notes(copy)
    text = text_of(tmp_path / "out" / "public" / "minutes.pdf")
    for name in ("Zebedee", "Trelawney", "Kerensa"):
        assert name not in text
    for kept in ("Loveday Penhaligon (chair)", "3. Budget", "[pupil 1] has since settled well."):
        assert kept in text
    assert not list((tmp_path / "out").rglob("*.tmp"))


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.ocr
@needs_tesseract
def test_part_two_of_a_scan_needs_tesseract_and_goes_to_its_own_copy_alone(tmp_path: Path) -> None:
    report = run(tmp_path, scanned(printed(PART_TWO), lean=-1.0))
    assert report.outcome is Outcome.PUBLISHED
    public = text_of(tmp_path / "out" / "public" / "minutes.pdf")
    confidential = text_of(tmp_path / "out" / "confidential" / "minutes.pdf")
    assert "Tamsin" not in public
    assert "Budget" in public
    assert "Tamsin Bolitho" in confidential
    assert "Budget" not in confidential
    row = json.loads((tmp_path / "out" / "labels" / "minutes.pdf.label.json").read_text())
    assert row["outcome"] == "published"


@pytest.mark.slow
@pytest.mark.ocr
@needs_tesseract
@pytest.mark.parametrize(("noise", "grey"), [(0, 255), (40, 235), (80, 240)])
def test_words_of_scans_need_tesseract_and_are_read(noise: int, grey: int) -> None:
    blocks = PdfFormat().read(scanned(printed(), lean=1.0, noise=noise, grey=grey))
    found = " ".join(block.text for block in blocks).split()
    wanted = " ".join(words for *_, words in LINES).split()
    assert sum(word in found for word in wanted) >= 0.97 * len(wanted)
