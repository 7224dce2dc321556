# ruff: noqa: E501 - markup reads better unbroken
"""Pages that are broken, huge or no pages: read, or listed as not checked, and the gate fails.

Answers of bad servers are tested in ``tests/crawl``.
"""

from __future__ import annotations

import datetime
import html
import sys
import time
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "papermill"))
from serial_runner import SerialRunner

from redactor.jobs import Settings
from redactor.website.checking import CheckSettings, check_site
from redactor.website.findings import Grade, SiteReport

NAME = "Our pupil Jory Trevorrow of Year 4"
_SECONDS = 25.0


def checked(folder: Path, files: dict[str, bytes]) -> SiteReport:
    for place, data in files.items():
        (folder / place).write_bytes(data)
    settings = CheckSettings(Settings("website"), b"bad", datetime.date(2027, 6, 1))
    started = time.process_time()
    report = check_site([folder], settings=settings, runner=SerialRunner())
    assert time.process_time() - started < _SECONDS
    return report


READ: dict[str, bytes] = {
    "no end tags": f"<html><body><p>{NAME}<p>sang<b>loud".encode(),
    "half a tag": f"<p>Dates</p><img alt='{NAME}".encode(),
    "half a comment": f"<p>Dates</p><!-- {NAME}".encode(),
    "half a script": f"<p>Dates</p><script>var a = '{NAME}".encode(),
    "text without a tag": NAME.encode(),
    "tags crossed": f"<b><i><p>{NAME}</b></i></p></td></table>".encode(),
    "NUL in a name": b"<p>Our pupil J\0ory Trevorrow of Year 4</p>",
    "says utf-8, is cp1252": f"<meta charset='utf-8'><p>£5: {NAME}</p>".encode("cp1252"),
    "says latin-1, is utf-8": f"<meta charset='iso-8859-1'><p>£5: {NAME}</p>".encode(),
    "utf-16": f"<p>{NAME}</p>".encode("utf-16"),
    "utf-16 without a mark": f"<p>{NAME}</p>".encode("utf-16-le"),
    "two thousand divs": b"<div>" * 2_000 + f"<p>{NAME}</p>".encode() + b"</div>" * 2_000,
    "fifty thousand open tags": b"<b>" * 50_000 + NAME.encode(),
    "ten thousand attributes": b"<p " + b"data-a=1 " * 10_000 + b">" + NAME.encode() + b"</p>",
    "one line of 300 kB": b"<p>" + b"The bell rang. " * 20_000 + NAME.encode() + b"</p>",
    "five thousand cells": b"<table><tr>" + b"<td>bell</td>" * 5_000 + f"<td>{NAME}</td>".encode(),
    "a feed that is no XML": f"<rss><item><title>{NAME}</item".encode(),
}  # fmt: skip


@pytest.mark.parametrize("case", READ)
def test_a_broken_page_is_read_or_listed_and_never_green(case: str, tmp_path: Path) -> None:
    name = "feed.xml" if "feed" in case else "page.html"
    report = checked(tmp_path, {name: READ[case]})
    assert report.light == "red"
    assert report.reaches(Grade.ERROR)


def nested(times: int) -> str:
    """A page within a page within a page."""
    page = "<p>x</p>"
    for _ in range(times):
        page = f'<iframe srcdoc="{html.escape(page)}"></iframe>'
    return page


UNREAD: dict[str, tuple[str, bytes]] = {
    "nothing in it": ("page.html", b""),
    "a PDF called a page": ("page.html", b"%PDF-1.7\n"),
    "a picture that is none": ("a.jpg", b"no picture at all"),
    "half a picture": ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    "a workbook that is none": ("a.xlsx", b"PK\x03\x04 nothing"),
    "an old workbook that is none": ("a.xls", b"\xd0\xcf\x11\xe0 nothing"),
    "an archive": ("all.zip", b"PK\x05\x06" + b"\0" * 18),
    "a film": ("film.mp4", b"\0\0\0\x18ftypmp42"),
    "a page in the form of an e-mail": ("page.html", b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n"),
    "pages in pages in pages": ("page.html", nested(9).encode()),
}  # fmt: skip


@pytest.mark.parametrize("case", UNREAD)
def test_what_cannot_be_read_is_not_checked_and_fails_the_gate(case: str, tmp_path: Path) -> None:
    place, data = UNREAD[case]
    report = checked(tmp_path, {place: data, "ok.html": b"<p>Term begins in September.</p>"})
    assert [item.path for item in report.not_checked] == [place]
    assert report.reaches(Grade.ERROR)
    assert report.light == "red"


@pytest.mark.slow
def test_a_page_of_a_hundred_megabytes_is_not_checked(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(b"<p>The bell rang.</p>\n" * 4_800_000)
    report = checked(tmp_path, {"ok.html": b"<p>Term begins in September.</p>"})
    assert [item.path for item in report.not_checked] == ["page.html"]
    assert report.reaches(Grade.ERROR)
