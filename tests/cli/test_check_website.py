"""``redactor check website`` as a school would call it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commandline import Redactor

PAGE = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"><title>News</title></head><body>'
    "<script>var menu = 1;</script><h1>News</h1>"
    "<p>Well done to our pupil Ottoline Prydderch in Year 4!</p>"
    "<p>Our headteacher is Mr Jago Nance.</p></body></html>\n"
)
QUIET = "<html><title>Dates</title><p>Term begins on 6 September 2027.</p><!-- menu --></html>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "news").mkdir(parents=True)
    (folder / "index.html").write_text(f'<a href="news/ottoline-prydderch.html">x</a>{QUIET}')
    (folder / "news" / "ottoline-prydderch.html").write_text(PAGE)
    return folder


def test_a_site_with_a_pupil_or_an_unread_file_fails_the_gate(
    redactor: Redactor, site: Path
) -> None:
    (site / "scan.doc").write_bytes(b"\xd0\xcf\x11\xe0 old")
    (site / "Report on Ottoline Prydderch.doc").write_bytes(b"\xd0\xcf\x11\xe0 old")
    done = redactor("check", "website", site, "--format", "jsonl")
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 5
    assert "pupil-name" in {row.get("rule") for row in rows}
    unread = [row["path"] for row in rows if row["kind"] == "not-checked"]
    assert len(unread) == 2
    assert "scan.doc" in unread
    assert "ottoline" not in done.out.lower()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--fail-on", "sometimes"), 2),
        (("--format", "pdf"), 2),
        (("--photo-name-rule", "any"), 2),
        (("--accept",), 2),
    ],
)
def test_wrong_options_are_usage_errors(
    arguments: tuple[str, ...], code: int, redactor: Redactor, site: Path
) -> None:
    assert redactor("check", "website", site, *arguments).code == code


def test_an_address_with_a_password_is_refused_without_repeating_it(redactor: Redactor) -> None:
    done = redactor("check", "website", "https://clerk:hunter2@school.example/")
    assert done.code == 2
    assert "hunter2" not in done.err
