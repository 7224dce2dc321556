"""What a copy says of itself to programs."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from pdfmill import Paper, at

from redactor.document import Marking
from redactor.formats.pdf import PdfFormat
from redactor.witnesses import examine, inspect

DATA = Paper([at(72, 700, "Budget agreed")], info={"/Title": "About Kerensa"}).data()


def test_a_copy_has_the_title_that_stands_on_its_pages_and_a_language() -> None:
    copy = PdfFormat().redact(DATA, marking=Marking(footer="Published <copy>"))
    with pikepdf.open(BytesIO(copy)) as pdf:
        assert str(pdf.trailer.Info.Title) == "Published <copy>"
        assert list(pdf.trailer.Info) == ["/Title"]
        with pdf.open_metadata() as known:
            assert known["dc:title"] == "Published <copy>"
            assert known["dc:language"] == {"en-GB"}
            assert known.pdfa_status == ""
            assert "pdfuaid:part" not in known
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
    checks = examine(copy, suffix=".pdf", removed=["Kerensa"], kept="Budget agreed",
                     marking=["Published <copy>"])  # fmt: skip
    assert all(check.passed for check in checks)
    assert all(check.passed for check in inspect(copy, suffix=".pdf"))


def test_without_a_marking_a_copy_says_nothing() -> None:
    with pikepdf.open(BytesIO(PdfFormat().redact(DATA))) as pdf:
        assert "/Info" not in pdf.trailer
        assert "/Metadata" not in pdf.Root
