# ruff: noqa: E501 - markup reads better unbroken
"""Every place of a page that carries text is read, and knows where it stands."""

from __future__ import annotations

import base64
import contextlib
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.document import Block, BlockKind, Cell, Redaction
from redactor.errors import LimitExceeded, SourceError, UnknownFormat, UnsafeToRedact
from redactor.formats.html import HtmlFormat

HTML = HtmlFormat()
SVG = base64.b64encode(b"<svg><text>Zennor</text></svg>").decode()


def blocks_of(page: str) -> tuple[Block, ...]:
    return HTML.read(page.encode())


def seen(page: str) -> list[str]:
    return [block.text for block in blocks_of(page) if not block.hidden]


def unseen(page: str) -> list[str]:
    return [block.text for block in blocks_of(page) if block.hidden]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>Am<b>elia</b> <i>H</i>art</p>", "Amelia Hart"),
        ("<p>Am\u00adelia &#72;art</p>", "Amelia Hart"),
        ("<p>Amelia\n\t  Hart</p>", "Amelia Hart"),
        ("<p>Amelia<!-- x -->Hart</p>", "AmeliaHart"),
        ("<p>Amelia&nbsp;Hart</p>", "Amelia\u00a0Hart"),
        ("<p>Amelia<br>Hart</p>", "Amelia\nHart"),
        ("<P CLASS=x>Amelia Hart", "Amelia Hart"),
        ("<textarea>Amelia <b>Hart</textarea>", "Amelia <b>Hart"),
        ("a < b and 3 <4 &amp; &unknown; &amp", "a < b and 3 <4 & &unknown; &"),
    ],
)
def test_text_is_what_a_browser_shows(page: str, text: str) -> None:
    assert seen(page) == [text]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ('<img alt="Zennor">', "Zennor"),
        ("<img title='Zennor'>", "Zennor"),
        ("<p aria-label=Zennor>", "Zennor"),
        ('<meta name="author" content="Zennor">', "Zennor"),
        ('<input placeholder="Zennor">', "Zennor"),
        ('<input type=hidden value="Zennor">', "Zennor"),
        ('<div data-child="Zennor">', "Zennor"),
        ('<div id="zennor">', "zennor"),
        ('<abbr title="Zennor">', "Zennor"),
        ('<table summary="Zennor">', "Zennor"),
        ('<track label="Zennor">', "Zennor"),
        ('<a download="zennor.pdf">', "zennor.pdf"),
        ('<img src="img/ada-zennor.jpg">', "img\nada zennor jpg"),
        ('<img srcset="a/ada%20zennor.jpg 2x">', "a\nada zennor jpg 2x"),
        ('<img data-src="Zo%C3%AB_zennor.png">', "Zoë zennor png"),
        ('<video poster="zennor.jpg">', "zennor jpg"),
        ('<a href="mailto:a_zennor@x.example?cc=b@x.example">', "mailto:a_zennor@x.example?cc=b@x.example"),
        ('<a href="tel:+441209555123">', "tel:+441209555123"),
        ('<a href="https://meet.example/j/1?pwd=ab-c">', "https://meet.example/j/1?pwd=ab-c"),
        ("<style>a::before { content: 'Zennor' }</style>", "Zennor"),
        ("<style>a { background: url(img/zennor.jpg) }</style>", "img/zennor.jpg"),
        ("<noscript>Zennor</noscript>", "Zennor"),
        ("<template><p>Zennor</p></template>", "Zennor"),
        ("<object><p>Zennor</p></object>", "Zennor"),
        ('<p style="display:none">Zennor</p>', "Zennor"),
        ("<svg><title>Zennor</title></svg>", "Zennor"),
        ("<select><option>Zennor</select>", "Zennor"),
        ("<title>Zennor</title>", "Zennor"),
    ],
)  # fmt: skip
def test_a_place_that_a_copy_keeps_is_read(page: str, text: str) -> None:
    assert seen(page) == [text]
    assert unseen(page) == []


@pytest.mark.parametrize(
    "page",
    [
        "<!-- Zennor -->",
        "<!-- <p>Zennor</p> -->",
        "<!--[if IE]><p>Zennor</p><![endif]-->",
        "<?php Zennor ?>",
        "<script>var a = {name: 'Zennor'};</script>",
        '<script>say(/\'/, "Zennor")</script>',
        r'<script>"\u005aennor"</script>',
        '<script type="application/ld+json">{"author": {"name": "Zennor"}}</script>',
        "<style>/* Zennor */</style>",
        "<iframe srcdoc=\"<p title='x'>Zennor</p>\"></iframe>",
        '<iframe srcdoc="&lt;p&gt;Zen&lt;b&gt;nor"></iframe>',
        f'<img src="data:image/svg+xml;base64,{SVG}">',
        '<img src="data:image/svg+xml,%3Csvg%3E%3Ctext%3EZennor%3C/text%3E%3C/svg%3E">',
        "<body onload=\"greet('Zennor')\">",
        "<a href=\"javascript:show('Zennor')\">",
        "<p style=\"background: url('Zennor')\">",
        "</p title=Zennor>",
        '<img alt="Zennor',
        "<Ada Zennor> <ada.Zennor@x.example>",
        "<p Zennor>",
    ],
)
def test_what_never_reaches_a_copy_is_read_too(page: str) -> None:
    assert "zennor" in "\n".join(unseen(page)).lower()
    assert seen(page) == []
    assert b"ennor" not in HTML.redact(page.encode())


def test_measures_and_classes_are_no_text() -> None:
    assert blocks_of('<p class="lead" style="color:red" lang="en" width=3><br clear=all></p>') == ()


def test_tables_know_rows_and_columns_with_and_without_end_tags() -> None:
    page = (
        "<table><tr><th>Name<th colspan=2>Phone<tr><td rowspan=2>A<td>1<td>2<tr><td>3<td>4</table>"
    )
    cells = {block.text: block.cell for block in blocks_of(page)}
    assert cells["Phone"] == Cell(0, 0, 1)
    assert cells["2"] == Cell(0, 1, 2)
    assert cells["3"] == Cell(0, 2, 1)


def test_list_items_carry_the_number_that_the_reader_sees() -> None:
    page = "<ol start=4><li>Welcome<ul><li>Tea</ul><li>Close</ol>"
    assert [(b.number, b.text) for b in blocks_of(page)] == [
        ("4.", "Welcome"),
        ("", "Tea"),
        ("5.", "Close"),
    ]


def test_headings_navigation_and_footers_are_told_apart() -> None:
    page = "<nav>Home</nav><h2>News</h2><p>Text</p><footer>Contact</footer>"
    assert [(b.kind, b.level) for b in blocks_of(page)] == [
        (BlockKind.HEADER, 0),
        (BlockKind.HEADING, 2),
        (BlockKind.PARAGRAPH, 0),
        (BlockKind.FOOTER, 0),
    ]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("utf-8", "utf-8"), ("windows-1252", "cp1252"), ("iso-8859-2", "iso-8859-2"), ("iso-8859-1", "utf-8")],
)  # fmt: skip
def test_the_encoding_is_the_true_one_whatever_is_declared(declared: str, encoding: str) -> None:
    page = f'<meta charset="{declared}"><p>Zoé Müller</p>'.encode(encoding)
    assert [block.text for block in HTML.read(page)] == ["Zoé Müller"]
    copy = HTML.redact(page)
    assert b'charset="utf-8"' in copy
    assert "Zoé Müller" in copy.decode("utf-8-sig")


def test_a_page_saved_as_an_e_mail_is_refused() -> None:
    with pytest.raises(UnsafeToRedact):
        HTML.read(b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n<p>Ame=\nlia</p>")


def test_pages_within_pages_without_end_are_refused() -> None:
    page = "<p>x"
    for _ in range(7):
        page = "<iframe srcdoc='" + page.replace("&", "&amp;").replace("'", "&#39;") + "'>"
    with pytest.raises(UnsafeToRedact):
        HTML.read(page.encode())


def test_a_page_of_another_kind_or_size_is_refused() -> None:
    assert not HTML.matches(b"%PDF-1.7", ".html")
    with pytest.raises(UnknownFormat):
        HTML.read(b"PK\x03\x04")
    with pytest.raises(LimitExceeded):
        HTML.read(b"<p>" + b" " * 50_000_001)


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "page",
    [
        "<div>x" * 20_000,
        "<b>" * 50_000 + "x" + "</b>" * 50_000,
        "<" * 100_000,
        "<!--" * 30_000,
        '<a "' * 20_000,
        "<p " + "a=1 " * 50_000 + ">",
        "<table><tr><td>" * 5_000,
        "&" * 100_000,
        "<script>" + "'\"`" * 50_000,
        "<style>" + "/*" * 50_000,
        "</p>" * 50_000,
    ],
    ids=range(11),
)
def test_a_hostile_page_is_read_in_good_time(page: str) -> None:
    with contextlib.suppress(SourceError):
        HTML.redact(page.encode())


class _Shown(HTMLParser):
    """The words that the standard library's parser takes for text."""

    def __init__(self) -> None:
        super().__init__()
        self.words: set[str] = set()
        self.code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.code = tag == "style"  # nobody is shown a style sheet's code

    def handle_endtag(self, tag: str) -> None:
        self.code = False

    def handle_data(self, data: str) -> None:
        if not self.code:
            self.words |= set(data.split())


MARKUP = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<b>", "</b>", "<!--", "-->", "<td>", "<tr>", "<table>", "</table>", "<", ">",
         "<img alt='zed'>", '<a href="x y">', "&amp;", "&", "<li", "</", "one ", "two ", "three ", "\n",
         "<br/>", "<svg/>", "<style>", "</style>", "<?x", "<!d", '"', "'", "=", "<title>", "</title>"]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@given(MARKUP)
def test_no_word_that_another_parser_shows_is_missed(page: str) -> None:
    other = _Shown()
    other.feed(page)
    other.close()
    try:
        read = "".join(block.text for block in blocks_of(page)) if page else ""
    except UnsafeToRedact:
        return  # tags in tags, deeper than is followed: refused
    for word in ("one", "two", "three"):
        if any(word in shown for shown in other.words):
            assert word in read


@given(MARKUP)
def test_redacting_everything_of_any_page_leaves_no_word(page: str) -> None:
    if not page or "<style>" in page:  # the words of a style sheet's code are no text
        return
    try:
        blocks = blocks_of(page)
    except UnsafeToRedact:
        return
    everything = [
        Redaction(f"f{b.id}", tuple(b.anchors(0, len(b.text))), "") for b in blocks if b.runs
    ]
    copy = HTML.redact(page.encode(), redactions=everything)
    assert not any(word in copy for word in (b"one", b"two", b"three", b"zed"))
