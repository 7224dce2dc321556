"""Files that somebody else redacted: what only looks as if it were gone."""

from __future__ import annotations

import pytest
from packing import paragraphs, word

from redactor.document import Check
from redactor.witnesses import inspect


def _run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


def _failed(checks: tuple[Check, ...]) -> dict[str, int]:
    return {check.name: check.count for check in checks if not check.passed}


@pytest.mark.parametrize(
    "look",
    [
        '<w:highlight w:val="black"/>',
        '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>',
        '<w:color w:val="000000"/><w:highlight w:val="black"/>',
        '<w:color w:val="FFFFFF"/>',
        '<w:color w:val="ffff00"/><w:highlight w:val="yellow"/>',
    ],
)
def test_words_in_the_colour_of_their_ground_are_not_gone(look: str) -> None:
    data = word(f"<w:p>{_run('Seen ')}{_run('Okafor', look)}</w:p>")
    assert _failed(inspect(data, suffix=".docx")) == {"no-covered-text": 1}


@pytest.mark.parametrize(
    "look",
    [
        '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000000"/>',
        '<w:color w:val="FF0000"/>', '<w:highlight w:val="yellow"/>', '<w:color w:val="auto"/>',
        '<w:highlight w:val="none"/>',
    ],
)  # fmt: skip
def test_words_that_can_be_seen_are_no_alarm(look: str) -> None:
    assert _failed(inspect(word(f"<w:p>{_run('Head', look)}</w:p>"), suffix=".docx")) == {}


def test_white_letters_in_a_table_with_dark_cells_are_no_alarm() -> None:
    cell = '<w:tc><w:tcPr><w:shd w:fill="1F3864"/></w:tcPr><w:p>{}</w:p></w:tc>'
    row = cell.format(_run("Name", '<w:color w:val="FFFFFF"/>'))
    body = f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"
    assert _failed(inspect(word(body), suffix=".docx")) == {}


def test_a_black_box_over_the_text_is_seen() -> None:
    vml = 'xmlns:v="urn:schemas-microsoft-com:vml"'
    box = f'<w:r><w:pict><v:rect {vml} fillcolor="black"/></w:pict></w:r>'
    data = word(f"<w:p>{_run('Ngozi Okafor')}{box}</w:p>")
    assert _failed(inspect(data, suffix=".docx")) == {"no-boxes-over-text": 1}


def test_words_that_are_gone_for_readers_are_looked_for_in_hidden_places() -> None:
    original = word(paragraphs("Present was Ngozi Okafor of Year 4."))
    hidden = f"<w:p>{_run('Present was ████ ')}{_run('Okafor', '<w:vanish/>')}</w:p>"
    data = word(hidden, more={"docProps/core.xml": "<a><creator>Ngozi</creator></a>"})
    failed = _failed(inspect(data, suffix=".docx", original=original))
    assert failed["original-words-gone"] == 2
    assert failed["no-hidden-text"] == 1
    assert failed["no-properties"] == 1


def test_an_honest_redaction_leaves_nothing() -> None:
    original = word(paragraphs("Present was Ngozi Okafor of Year 4."))
    data = word(paragraphs("Present was [pupil 1] of Year 4."))
    assert _failed(inspect(data, suffix=".docx", original=original, terms=["Ngozi Okafor"])) == {}


def test_the_original_may_be_text() -> None:
    barred = _run("Okafor", '<w:highlight w:val="black"/>')
    data = word(f"<w:p>{barred}</w:p>")
    failed = _failed(inspect(data, suffix=".docx", original=b"Present: Okafor"))
    assert failed == {"no-covered-text": 1, "original-words-gone": 1}


def test_terms_are_searched_by_both_readers() -> None:
    checks = inspect(word(paragraphs("Ngozi OKAFOR")), suffix=".docx", terms=["Ngozi Okafor"])
    assert {c.witness for c in checks if not c.passed} == {"bytes", "python-docx"}


@pytest.mark.parametrize(
    ("name", "body", "parts"),
    [
        ("no-tracked-changes", "<w:p><w:del><w:r><w:delText>a</w:delText></w:r></w:del></w:p>", {}),
        ("no-comments", "", {"word/comments.xml": "<w:comments><w:comment/></w:comments>"}),
        ("no-embedded-files", "", {"word/embeddings/a.xlsx": b"x"}),
        ("no-custom-data", "", {"customXml/item1.xml": "<a/>"}),
        ("no-links-to-people-or-folders", "", {"word/a.rels": '<R Target="mailto:a@b.org"/>'}),
        ("no-xml-comments", "<!-- a -->", {}),
    ],
)  # fmt: skip
def test_each_forgotten_place_has_its_check(
    name: str, body: str, parts: dict[str, bytes | str]
) -> None:
    assert name in _failed(inspect(word(body + paragraphs("a"), more=parts), suffix=".docx"))


def test_a_broken_file_is_not_called_clean() -> None:
    assert _failed(inspect(b"nothing", suffix=".docx")).keys() == {"opens", "all-read"}


def test_text_files_are_searched_for_terms_and_unseen_characters() -> None:
    data = "Present: ████\u200b <!-- Ngozi -->".encode()
    failed = _failed(inspect(data, suffix=".md", original=b"Present: Ngozi", terms=["ngozi"]))
    assert failed == {"no-hidden-text": 2, "text-gone": 1, "original-words-gone": 1}


def test_files_of_other_kinds_are_not_checked() -> None:
    assert inspect(b"%!PS-Adobe", suffix=".ps") == (Check("not-checked", "none", False, 1),)
