# ruff: noqa: E501 - markup reads better unbroken
"""Rules that need the structure of a page: photographs, lists, wording, versions, names of files."""

from __future__ import annotations

from pathlib import Path

import pytest

from redactor.document import Block, BlockKind, Cell, Document, Entity, Finding, Role, Source, Span
from redactor.formats.html import lay_out
from redactor.formats.html.places import in_words
from redactor.website.links import linked_places, within
from redactor.website.lists import lists_in
from redactor.website.masking import Mask
from redactor.website.photos import Photos
from redactor.website.renaming import renamed
from redactor.website.site import Kind, Resource, kind_of
from redactor.website.structure import class_names, column_roles, decisions
from redactor.website.versions import family_of, names_left, older_copies
from redactor.website.wording import passages

LONG = "A report about the day that goes on and on, with many words in it. " * 12


def placement(page: str, word: str = "Amelia") -> str:
    layout = lay_out(page)
    photos = Photos(layout)
    piece = next(piece for piece in layout.pieces if word.lower() in piece.text.lower())
    return photos.placement(piece, layout.source.lower().index(word.lower(), piece.start))


@pytest.mark.parametrize(
    ("page", "where"),
    [
        ('<figure><img src="a.jpg"><figcaption>Amelia</figcaption></figure>', "caption"),
        ('<img src="a.jpg" alt="Amelia">', "alt"),
        ('<img src="a.jpg" title="Amelia">', "title"),
        ('<img src="img/amelia.jpg">', "file name"),
        ('<img srcset="amelia.jpg 2x" data-src="b.jpg">', "file name"),
        ('<a href="a.jpg">Amelia</a>', "link to a picture"),
        ('<p>See <a href="a.jpg">Amelia</a> and <a href="b.html">more</a></p>', "link to a picture"),
        ('<p><img src="a.jpg"></p><p>Amelia won.</p>', "near text"),
        ('<p>Amelia won.</p><p><img src="a.jpg"></p>', "near text"),
        ('<div class="card"><img src="a.jpg"><h3>Cup</h3><p>Amelia</p></div>', "near text"),
        ('<li><img data-src="a.webp"> Amelia</li>', "near text"),
        ('<td><img src="a.png"><br>Amelia</td>', "near text"),
        ("<style>.hero { background: url(amelia.jpg) }</style>", "file name"),
    ],
)  # fmt: skip
def test_a_name_in_any_placement_belongs_to_the_photograph(page: str, where: str) -> None:
    assert placement(page) == where


@pytest.mark.parametrize(
    "page",
    [
        '<img src="logo.png" alt="Amelia school">',
        f'<p><img src="a.jpg"></p><p>{LONG}</p><p>{LONG}</p><p>Amelia</p>',
        f'<article><img src="a.jpg"><p>{LONG}</p><h2>Other</h2><p>Amelia</p></article>',
        "<p>Amelia</p>",
        '<p><a href="a.html">Amelia</a></p>',
    ],
)
def test_a_name_elsewhere_does_not(page: str) -> None:
    assert placement(page) == ""


def document(*blocks: Block, people: tuple[str, ...] = ()) -> Document:
    findings = [
        Finding(f"f{block.id}{at}", Span(block.id, at, at + len(word)), Entity.PERSON, 0.9, "x")
        for block in blocks
        for word in people
        if (at := block.text.find(word)) >= 0
    ]
    findings += [
        Finding(f"p{block.id}", Span(block.id, 0, len(block.text)), Entity.PHONE, 0.9, "x")
        for block in blocks
        if block.text.startswith("07700")
    ]
    return Document(Source("text/html", b"", "x"), blocks=blocks, findings=tuple(findings))


def rows(*table: tuple[str, ...]) -> tuple[Block, ...]:
    cells = [(r, c, text) for r, row in enumerate(table) for c, text in enumerate(row)]
    return tuple(
        Block(n, BlockKind.CELL, text, (), cell=Cell(0, r, c))
        for n, (r, c, text) in enumerate(cells)
    )


NAMES = ("Ada Bray", "Ben Cole", "Cat Dunn", "Dan Ede", "Eve Fox")


def test_three_rows_of_names_are_a_class_list_and_with_phones_a_contact_table() -> None:
    plain = document(*rows(("Name", "Club"), *((n, "Chess") for n in NAMES[:3])), people=NAMES)
    assert [found.rule for found in lists_in(plain, plain.findings)] == ["class-list"]
    phones = document(
        *rows(("Name", "Mobile"), *((n, "07700 900111") for n in NAMES[:3])), people=NAMES
    )
    assert [found.rule for found in lists_in(phones, phones.findings)] == ["contact-table"]
    two = document(*rows(("Name", "Club"), *((n, "Chess") for n in NAMES[:2])), people=NAMES)
    assert lists_in(two, two.findings) == ()


def test_five_items_that_are_a_name_and_nothing_else_are_a_class_list() -> None:
    items = [Block(n, BlockKind.PARAGRAPH, f"{name} (Y4)", ()) for n, name in enumerate(NAMES)]
    listed = document(*items, people=NAMES)
    assert [found.rule for found in lists_in(listed, listed.findings)] == ["class-list"]
    prose = [
        Block(n, BlockKind.PARAGRAPH, f"{name} won the long jump again", ())
        for n, name in enumerate(NAMES)
    ]
    written = document(*prose, people=NAMES)
    assert lists_in(written, written.findings) == ()


def test_the_heading_of_a_column_gives_the_role() -> None:
    table = document(*rows(("Parent", "Pupil’s name", "Teacher"), NAMES[:3]), people=NAMES)
    assert set(column_roles(table).values()) == {Role.PARENT, Role.PUPIL}


def test_a_class_is_no_person_unless_somebody_is_called_so() -> None:
    title = Block(0, BlockKind.HEADING, "Robin (Year 1)", ())
    assert class_names(document(title)) == {"robin"}
    other = Block(1, BlockKind.PARAGRAPH, "Robin Hart sang", ())
    assert class_names(document(title, other, people=("Robin Hart",))) == frozenset()


def test_what_the_product_wrote_itself_is_no_finding() -> None:
    block = Block(0, BlockKind.PARAGRAPH, "password: [login detail]", ())
    finding = Finding("f0", Span(0, 11, 23), Entity.PASSWORD, 0.9, "x")
    page = Document(Source("text/html", b"", "x"), blocks=(block,), findings=(finding,))
    assert [d.reason for d in decisions(page)] == ["own-token"]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("The merger with Fern Lane is not yet announced.", ["not-yet-public"]),
        ("The merger with Fern Lane was announced on Monday.", []),
        ("Please do not share: the head has handed in her resignation.", ["not-yet-public"]),
        ("Two pupils with EHCPs moved class.", ["small-number"]),
        ("Fewer than five pupils have an EHCP.", []),
        ("We have 27 pupils with SEND.", []),
        ("In the red group 4 of 9 children reached the expected standard.", ["group-results"]),
        ("In Year 6, 22 of 30 children reached the expected standard.", []),
    ],
)
def test_passages_that_need_an_eye(text: str, rules: list[str]) -> None:
    assert [rule for rule, _, _ in passages(text)] == rules


@pytest.mark.parametrize(
    ("address", "place", "target"),
    [
        ("../img/a%20b.jpg?w=3#x", "news/a.html", "img/a b.jpg"),
        ("/a/./b/../c.pdf", "x.html", "a/c.pdf"),
        ("https://school.example/docs/", "x.html", "docs/"),
        ("../../../../etc/passwd", "x.html", "etc/passwd"),
        ("mailto:a@b.example", "x.html", None),
        ("#top", "x.html", None),
        ("http://[broken", "x.html", None),
    ],
)
def test_addresses_lead_to_places_within_the_site(
    address: str, place: str, target: str | None
) -> None:
    assert within(address, place) == target


def test_every_kind_of_link_is_seen() -> None:
    page = lay_out(
        '<a href="a.html"><img srcset="b.jpg 1x, c.jpg 2x"><video poster="d.jpg"></video>'
        '<p style="background:url(e.jpg)"></p><style>p { background: url("f.jpg") }</style>'
        '<meta http-equiv="refresh" content="0; url=g.html"><loc>https://x.example/h.html</loc>'
    )
    assert linked_places(page, "") == {
        "a.html",
        "b.jpg",
        "c.jpg",
        "d.jpg",
        "e.jpg",
        "f.jpg",
        "g.html",
        "h.html",
    }


def resources(*places: str) -> tuple[Resource, ...]:
    return tuple(Resource(n, Path(p), p, kind_of(p)) for n, p in enumerate(places, 1))


def test_versions_of_a_paper_are_one_family() -> None:
    names = (
        "fgb-minutes.docx",
        "FGB_minutes_v2.docx",
        "fgb-minutes (1).docx",
        "fgb-minutes-draft-final.docx",
    )
    assert {family_of(name) for name in names} == {"fgb-minutes"}
    assert family_of("fgb-minutes-2027-05.docx") != family_of("fgb-minutes-2027-03.docx")


def test_a_file_left_at_its_old_address_is_found() -> None:
    site = resources("index.html", "policy.docx", "policy-old.docx", "lonely.jpg", "sitemap.xml")
    replaced, alone = older_copies(site, {"policy.docx"})
    assert [item.place for item in replaced] == ["policy-old.docx"]
    assert [item.place for item in alone] == ["lonely.jpg"]


def test_a_name_that_only_one_version_shows_is_found() -> None:
    site = resources("list.docx", "list-v2.docx", "other.docx")
    names = {
        1: frozenset(("Ada Bray", "Ben Cole")),
        2: frozenset(("Ada Bray",)),
        3: frozenset(("Cat",)),
    }
    assert [(item.place, name) for item, name in names_left(site, names)] == [
        ("list.docx", "Ben Cole")
    ]


def test_files_are_renamed_and_links_follow() -> None:
    site = resources("img/ada-bray.jpg", "ada-bray/page.html", "index.html", "redacted-1.html")
    moved = renamed(site, {"Ada Bray"})
    assert dict(moved.places) == {
        "img/ada-bray.jpg": "img/redacted-2.jpg",
        "ada-bray/page.html": "redacted-3/page.html",
    }
    source = '<a href="../img/ada-bray.jpg"><img src="/img/Ada-Bray.jpg" srcset="../img/ada-bray.jpg 2x">'
    assert moved.followed(source) == source.replace("ada-bray", "redacted-2").replace(
        "Ada-Bray", "redacted-2"
    )


@pytest.mark.parametrize(
    ("text", "followed"),
    [
        ("url(img/ada-bray.jpg)", "url(img/redacted-1.jpg)"),
        (r'"https:\/\/x.example\/ada-bray.jpg"', r'"https:\/\/x.example\/redacted-1.jpg"'),
        ("?u=%2Fimg%2Fada-bray.jpg&w=3", "?u=%2Fimg%2Fredacted-1.jpg&w=3"),
        ("<loc>https://x.example/ada-bray</loc>", "<loc>https://x.example/redacted-1</loc>"),
        ("ada-bray-300x200.jpg 300w", "redacted-1-300x200.jpg 300w"),
        ("nada-bray.jpg ada-bray-lee.jpg", "nada-bray.jpg ada-bray-lee.jpg"),
        ("/ada%20bray%20won.pdf", "/redacted-2.pdf"),
        ("/ada+bray+won.pdf", "/redacted-2.pdf"),
        ("<a href='/ada/x.html'>ada</a>", "<a href='/redacted-3/x.html'>ada</a>"),
        ("news/ada", "news/redacted-3"),
    ],
)
def test_an_old_name_is_found_however_it_is_written(text: str, followed: str) -> None:
    moved = renamed(resources("ada-bray.jpg", "Ada Bray won.pdf", "ada/x.html"), {"Ada Bray"})
    assert moved.followed(text) == followed
    assert moved.left_in(text) is (text != followed)


def test_paths_are_masked_where_they_show_a_name() -> None:
    mask = Mask(b"k")
    path = mask.path("news/AdaBray2.jpg", {"Ada Bray"})
    assert "ada" not in path.lower()
    assert path.endswith("].jpg")
    assert mask.path("news/summer-fair.html", {"Ada Bray"}) == "news/summer-fair.html"
    assert mask.label(Entity.PERSON, "Ada  Bray") == mask.label(Entity.PERSON, "ada bray")
    assert mask.label(Entity.PERSON, "Ada Bray") != Mask(b"other").label(Entity.PERSON, "Ada Bray")


def test_kinds_go_by_the_ending() -> None:
    assert [kind_of(n) for n in ("a.HTML", "b.jpeg", "c.docx", "d.csv", "e.xml", "f.woff2", "g")] == [
        Kind.PAGE, Kind.PICTURE, Kind.DOCUMENT, Kind.SHEET, Kind.FEED, Kind.SILENT, Kind.DOCUMENT,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("p", "paragraph"),
        ("img alt", "img alt"),
        ("div data-amelia-hart", "div data-*"),
        ("amelia-hart title", "element title"),
        ("p amelia", "p attribute"),
        ("amelia-hart", "element"),
        ("", "text"),
        ("script", "script"),
    ],
)
def test_reports_name_no_element_that_a_page_made_up(place: str, words: str) -> None:
    assert in_words(place) == words
