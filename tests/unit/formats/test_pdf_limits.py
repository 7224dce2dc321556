"""Files at the real size of what is refused, and a long one that is not: slow."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pdfmill import Paper, at, form
from pikepdf import Dictionary, Name

from redactor.errors import LimitExceeded
from redactor.formats.pdf import PdfFormat

LINE = at(72, 700, "Budget agreed")
pytestmark = pytest.mark.slow


def blank_pages() -> bytes:
    pdf = pikepdf.new()
    for _ in range(20_000):
        pdf.add_blank_page(page_size=(595, 842))
    stream = BytesIO()
    pdf.save(stream)
    return stream.getvalue()


def content_without_end() -> bytes:
    def finish(pdf: pikepdf.Pdf) -> None:
        data = zlib.compress(b" " * (256 * 2**20), 9)
        stream = pikepdf.Stream(pdf, data, Filter=Name.FlateDecode)
        pdf.pages[0].obj.Contents = pdf.make_indirect(stream)

    return Paper([LINE], finish=finish).data()


def forms_in_forms() -> bytes:
    """Ten levels of forms that draw the next one ten times: 10^10 lines."""

    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        drawn = form(pdf, LINE)
        for _ in range(10):
            drawn = form(pdf, "/F Do " * 10, Resources=Dictionary(XObject=Dictionary(F=drawn)))
        return {"/XObject": {"/F": drawn}}

    return Paper(["/F Do"], resources=resources).data()


TOO_MUCH: dict[str, Callable[[], bytes]] = {
    "20,000 pages": blank_pages,
    "a million characters": lambda: Paper(
        ["BT /F1 9 Tf 72 700 Td " + f"({'x' * 1000}) Tj " * 1000 + "ET"]
    ).data(),
    "four million operators": lambda: Paper(["q Q " * 2_000_000]).data(),
    "256 MB of blanks": content_without_end,
    "forms in forms": forms_in_forms,
}


@pytest.mark.parametrize("case", TOO_MUCH)
def test_what_is_too_much_is_said_in_a_sentence(case: str) -> None:
    data = TOO_MUCH[case]()
    for call in (PdfFormat().read, PdfFormat().redact):
        with pytest.raises(LimitExceeded, match=r"^The PDF has more|^A page of the PDF holds too"):
            call(data)


@pytest.mark.parametrize("content", ["q " * 100_000, "[" * 200_000, "<<" * 200_000, "(" * 50_000])
def test_what_never_ends_is_read_as_far_as_it_says_something(content: str) -> None:
    data = Paper([f"{LINE} {content}"]).data()
    assert PdfFormat().read(data)[0].text == "Budget agreed"
    PdfFormat().redact(data)
