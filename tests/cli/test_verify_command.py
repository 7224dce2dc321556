"""``redactor verify``: files that others have redacted."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from commandline import Redactor

SECRET = "Ottoline Prydderch"
BARRED = b"""%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R
/Resources << /Font << /F1 5 0 R >> >> >> endobj
4 0 obj << /Length 69 >> stream
BT /F1 12 Tf 72 700 Td (Ottoline Prydderch) Tj ET 70 695 150 20 re f
endstream endobj
5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
trailer << /Root 1 0 R >>
%%EOF
"""
"""A PDF whose only words lie under a black box."""


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("Prydderch papers")
    paper = docx.Document()
    paper.add_paragraph("The board met and thanked everybody.")
    paper.core_properties.author = SECRET
    paper.save(str(folder / "Prydderch.docx"))
    (folder / "clean.txt").write_text("The board met.\n", encoding="utf-8")
    (folder / "before.txt").write_text(f"The board met {SECRET}.\n", encoding="utf-8")
    (folder / "left.md").write_text("The board met.\n<!-- Prydderch -->\n", encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "barred.pdf").write_bytes(BARRED)
    (folder / "old.ps").write_bytes(b"%!PS-Adobe\n")
    (folder / "terms.txt").write_bytes(b"\xef\xbb\xbfPrydderch\r\n\r\n")
    (folder / "none.txt").write_text("\n--\n", encoding="utf-8")
    return folder


def test_a_clean_file_passes_every_check(redactor: Redactor, papers: Path) -> None:
    done = redactor("verify", papers / "clean.txt", "--terms", papers / "terms.txt", "--json")
    row = json.loads(done.out)
    assert (done.code, done.err) == (0, "")
    assert row["clean"] is True
    assert row["error"] is None
    assert row["checks"]
    assert all(check["passed"] for check in row["checks"])


def test_what_is_left_in_a_file_is_counted_and_never_quoted(
    redactor: Redactor, papers: Path
) -> None:
    files = [papers / name for name in ("clean.txt", "Prydderch.docx", "left.md")]
    done = redactor("verify", *files, "--terms", papers / "terms.txt")
    assert done.code == 7
    assert "File 1: nothing was found" in done.out
    assert "File 2: Something was found" in done.out
    assert "document properties, such as the author" in done.out
    assert "words that must be gone" in done.out
    assert "Prydderch" not in done.out + done.err


def test_words_of_the_original_that_nobody_sees_are_found(redactor: Redactor, papers: Path) -> None:
    done = redactor("verify", papers / "left.md", "--original", papers / "before.txt", "--json")
    failed = {c["name"] for c in json.loads(done.out)["checks"] if not c["passed"]}
    assert done.code == 7
    assert "original-words-gone" in failed


def test_a_box_that_only_lies_over_the_words_of_a_pdf_is_seen(
    redactor: Redactor, papers: Path
) -> None:
    done = redactor("verify", papers / "barred.pdf", "--terms", papers / "terms.txt")
    assert done.code == 7
    assert "boxes that only lie over the text (no-boxes-over-text, pypdfium2)" in done.out
    assert "words that must be gone, in the text (text-gone, pdfminer)" in done.out
    assert "Prydderch" not in done.out + done.err


def test_a_witness_that_is_not_installed_is_named(redactor: Redactor, papers: Path) -> None:
    done = redactor("verify", papers / "barred.pdf", "--json")
    row = json.loads(done.out)
    asked = {check["witness"] for check in row["checks"]}
    assert ("poppler" in asked) is (row["absent"] == [])


def test_a_file_that_cannot_be_looked_into_is_refused_and_not_called_clean(
    redactor: Redactor, papers: Path
) -> None:
    done = redactor("verify", papers / "old.ps", papers / "empty.txt", "--json")
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 4
    assert [row["clean"] for row in rows] == [False, False]
    assert [row["error"]["code"] for row in rows] == ["unknown-format", "source-error"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("nothing.txt",), "File 1 of 1 is not there"),
        (("clean.txt", "--terms", "none.txt"), "--terms holds no words"),
        (("clean.txt", "--terms", "nothing.txt"), "--terms cannot be read"),
        (("clean.txt", "left.md", "--original", "before.txt"), "--original belongs to one file"),
    ],
)
def test_a_wrong_question_is_one_sentence(
    arguments: tuple[str, ...], sentence: str, redactor: Redactor, papers: Path
) -> None:
    done = redactor("verify", *arguments, cwd=papers)
    assert done.code == 2
    assert sentence in done.err
    assert done.out == ""
