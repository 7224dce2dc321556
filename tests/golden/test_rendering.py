"""What a user sees: every written copy opens in LibreOffice and shows what it should."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from redactor.document import Source
from redactor.pipeline import Pipeline

SAMPLES = Path(__file__).parents[2] / "samples"
OFFICE = shutil.which("soffice")
POPPLER = shutil.which("pdftotext")


@pytest.mark.slow
@pytest.mark.skipif(not OFFICE or not POPPLER, reason="needs LibreOffice and poppler; CI has both")
def test_every_written_copy_opens_in_libreoffice_with_its_marking(tmp_path: Path) -> None:
    pipeline = Pipeline.load("minutes")
    written: dict[str, str] = {}
    for path in sorted(SAMPLES.glob("*.docx")):
        document = pipeline.understand(Source("", path.read_bytes(), path.name))
        for plan in pipeline.renditions:
            rendition = pipeline.render(document, plan) if plan.applies_to(document) else None
            if rendition is not None and rendition.output is not None:
                name = f"{plan.audience}-{path.stem}"
                (tmp_path / f"{name}.docx").write_bytes(rendition.output)
                written[name] = plan.audience
    assert len(written) > len(list(SAMPLES.glob("*.docx"))) // 2
    command = [str(OFFICE), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
               "--convert-to", "pdf", "--outdir", str(tmp_path)]  # fmt: skip
    subprocess.run(
        [*command, *map(str, tmp_path.glob("*.docx"))], capture_output=True, timeout=240, check=True
    )
    for name, audience in written.items():
        shown = subprocess.run(
            [str(POPPLER), "-layout", str(tmp_path / f"{name}.pdf"), "-"],
            capture_output=True, timeout=60, check=True, text=True,
        ).stdout  # fmt: skip
        for page in filter(str.strip, shown.split("\f")):
            assert ("PINK PAPER" if audience == "confidential" else "Published copy") in page, name
