from __future__ import annotations

from html.parser import HTMLParser

import pytest

from redactor.document import Check, Label, Level
from redactor.report import (
    Copy,
    Fault,
    Outcome,
    Referral,
    Report,
    SectionRow,
    Versions,
)
from redactor.report_page import ENTITIES, page

VERSIONS = Versions("minutes", "1.0.0", "a" * 64, (("m", "1", "b" * 64),), ("public",))
COPY = Copy(
    "public",
    "website",
    Outcome.PUBLISHED,
    file="public/minutes.docx",
    label=Label(Level.PUBLIC),
    redacted=(("PERSON", 4),),
    tokens=(("[pupil 1]", 4),),
    referrals=(Referral("item 6.1, paragraph 14", "PERSON", "P", "002-01", "f3"),),
    cuts=1,
    checks=(Check("text-gone", "bytes", True),),
)
UNSURE = SectionRow(10, 20, 2, "part-heading", "document-end", False, "paragraph 3 to paragraph 9")
PUBLISHED = Report(
    1, "minutes.docx", Outcome.PUBLISHED, VERSIONS, sections=(UNSURE,), copies=(COPY,)
)
REFUSED = Report(
    2, "<b>.docx", Outcome.REFUSED, VERSIONS, fault=Fault("locked-document", "It is locked.", 4)
)
SKIPPED = Report(3, "Thumbs.db", Outcome.SKIPPED, VERSIONS)


class Outline(HTMLParser):
    """The elements of a page, and whether they are well nested."""

    VOID = frozenset({"meta", "br", "hr", "link", "img", "input"})

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def html() -> str:
    return page([PUBLISHED, REFUSED], [SKIPPED, SKIPPED], VERSIONS)


@pytest.fixture(scope="module")
def outline(html: str) -> Outline:
    outline = Outline()
    outline.feed(html)
    return outline


def test_the_page_is_well_formed_and_says_its_language(outline: Outline) -> None:
    assert outline.open == []
    tags = dict(outline.seen)
    assert tags["html"]["lang"] == "en-GB"
    assert {"header", "main", "footer", "title", "h1"} <= set(tags)


def test_the_page_needs_nothing_but_itself(outline: Outline, html: str) -> None:
    names = {tag for tag, _ in outline.seen}
    assert names.isdisjoint({"script", "link", "img", "iframe", "object", "form"})
    assert "http:" not in html
    assert "https:" not in html
    assert "url(" not in html
    assert "default-src 'none'" in html


def test_every_table_has_headings_with_a_scope_and_every_link_leads_somewhere(
    outline: Outline,
) -> None:
    ids = [attributes["id"] for _, attributes in outline.seen if "id" in attributes]
    assert len(ids) == len(set(ids))
    for tag, attributes in outline.seen:
        if tag == "th":
            assert attributes.get("scope") in ("col", "row")
        if tag == "a":
            assert (attributes["href"] or "").removeprefix("#") in ids
        if "aria-labelledby" in attributes:
            assert attributes["aria-labelledby"] in ids


def test_the_clerk_reads_what_was_removed_what_to_decide_and_what_to_check(html: str) -> None:
    for words in (
        "names of people",
        "[pupil 1]",
        "item 6.1, paragraph 14",
        "about a pupil",
        "1 confidential section left out whole",
        "no: please check",
        "Check where the confidential part ends",
        "It is locked.",
        "Not checked",
        "Thumbs.db</code>: 2",
        "a" * 64,
        "b" * 64,
    ):
        assert words in html


def test_a_name_is_never_markup(html: str) -> None:
    assert "<b>" not in html
    assert "&lt;b&gt;.docx" in html


def test_the_page_never_promises_more_than_was_checked(html: str) -> None:
    for word in ("anonymous", "anonymised", "guarantee", "100 %", "safe to publish"):
        assert word not in html.lower()


def test_an_empty_run_and_a_run_without_anything_to_do_have_pages_too() -> None:
    assert "Nothing is open" in page([], [], VERSIONS)


def test_every_entity_has_words() -> None:
    from redactor.document import Entity

    assert set(ENTITIES) >= {str(entity) for entity in Entity}
