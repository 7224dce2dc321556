"""What another auditor, real programs and real papers say of the witnesses' verdicts."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pdf_redaction_check
import pytest
from small_pdf import box, pdf, saved_again, stream, text

from redactor.witnesses import examine, inspect
from redactor.witnesses.pdf.engines import engine_text

ROOT = Path(__file__).parents[3]
SAMPLES = sorted((ROOT / "samples").glob("*minutes*.docx"))
REAL = sorted((ROOT.parent / "shared" / "data" / "documents" / "pdf").glob("*.pdf"))
NAME = "Ngozi Okafor"
SEEN = text("The board met.", y=760)
MACHINERY = {
    "no-properties", "one-revision", "nothing-between-objects", "nothing-left-over",
    "no-hidden-parts",
}  # fmt: skip
"""What files that were not written by the product have of their own right."""
HONEST = {"no-properties", "no-links-to-people-or-folders"}
"""What honest papers are rightly told: they name their author and link to an address."""

PLANTED = {
    "under a box": pdf(SEEN + text(NAME) + box(70, 695, 120, 20)),
    "white": pdf(SEEN + text(NAME, look="1 g")),
    "property": pdf(SEEN, info=f"/Subject ({NAME})"),
    "bookmark": pdf(SEEN, root="/Outlines 6 0 R", more={
        6: "<< /First 7 0 R /Last 7 0 R >>", 7: f"<< /Title ({NAME}) /Parent 6 0 R >>"}),
    "spoken": pdf(SEEN + f"/Span << /ActualText ({NAME}) >> BDC {text('x')} EMC"),
    "structure": pdf(SEEN, root="/StructTreeRoot 6 0 R", more={
        6: "<< /Type /StructTreeRoot /K 7 0 R >>", 7: f"<< /S /P /P 6 0 R /Alt ({NAME}) >>"}),
    "form value": pdf(SEEN, root="/AcroForm << /Fields [6 0 R] >>",
                      more={6: f"<< /FT /Tx /T (a) /V ({NAME}) >>"}),
    "note": pdf(SEEN, page="/Annots [6 0 R]", more={
        6: f"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents ({NAME}) >>"}),
    "forgotten object": pdf(SEEN, more={6: stream(text(NAME), packed=True)}),
    "attachment": pdf(SEEN, root="/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>", more={
        6: "<< /Type /Filespec /F (a.txt) /EF << /F 7 0 R >> >>",
        7: stream(NAME, "/Type /EmbeddedFile", packed=True)}),
}  # fmt: skip


def _failed(data: bytes, **more: object) -> set[str]:
    checks = inspect(data, suffix=".pdf", **more)  # type: ignore[arg-type]
    return {check.name for check in checks if not check.passed}


@pytest.mark.slow
@pytest.mark.parametrize("place", PLANTED)
def test_what_another_auditor_recovers_is_found_here(place: str, tmp_path: Path) -> None:
    path = tmp_path / "planted.pdf"
    path.write_bytes(PLANTED[place])
    report, _ = pdf_redaction_check.analyze(path, [NAME])
    theirs = pdf_redaction_check.verdict_code(report)
    ours = _failed(PLANTED[place], terms=[NAME], original=pdf(SEEN + text(NAME)))
    assert {"text-gone", "bytes-gone"} & ours
    assert "original-words-gone" in ours
    assert theirs == pdf_redaction_check.EXIT_RECOVERABLE


@pytest.mark.slow
def test_both_auditors_call_a_clean_file_clean(tmp_path: Path) -> None:
    path = tmp_path / "clean.pdf"
    path.write_bytes(pdf(SEEN))
    report, _ = pdf_redaction_check.analyze(path, [NAME])
    assert pdf_redaction_check.verdict_code(report) == pdf_redaction_check.EXIT_CLEAN
    assert _failed(pdf(SEEN), terms=[NAME]) == set()


@pytest.mark.slow
def test_an_earlier_save_is_found_though_the_other_auditor_does_not_look(tmp_path: Path) -> None:
    data = saved_again(pdf(SEEN + text(NAME)), {4: stream(SEEN)})
    path = tmp_path / "again.pdf"
    path.write_bytes(data)
    report, _ = pdf_redaction_check.analyze(path, [NAME])
    assert pdf_redaction_check.verdict_code(report) != pdf_redaction_check.EXIT_RECOVERABLE
    assert {"no-old-revisions", "text-gone"} <= _failed(data, terms=[NAME])


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("paper", SAMPLES, ids=lambda path: path.stem)
def test_a_paper_that_libreoffice_exports_is_no_alarm(paper: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", tmp_path, paper],
        check=True, capture_output=True, timeout=200,
    )  # fmt: skip
    data = (tmp_path / f"{paper.stem}.pdf").read_bytes()
    assert _failed(data, original=data) <= HONEST
    kept = engine_text("pypdfium2", data)
    checks = examine(data, suffix=".pdf", removed=[NAME], kept=kept, source=data)
    assert {check.name for check in checks if not check.passed} <= MACHINERY


@pytest.mark.slow
@pytest.mark.skipif(not REAL, reason="../shared is not there")
@pytest.mark.parametrize("paper", range(len(REAL)))
def test_a_real_paper_of_shared_is_no_alarm(paper: int) -> None:
    data = REAL[paper].read_bytes()
    assert _failed(data, original=data) <= HONEST
    kept = engine_text("pypdfium2", data)
    checks = examine(data, suffix=".pdf", removed=["Quentin Zzyx"], kept=kept, source=data)
    assert {check.name for check in checks if not check.passed} <= MACHINERY
