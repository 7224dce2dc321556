"""The HTML witness finds what a faulty writer would leave in a page."""

from __future__ import annotations

import base64

import pytest

from redactor.witnesses import examine

KEPT = "Sports day\nWell done to [pupil 1] of Class 3"
CLEAN = "<h1>Sports day</h1><p>Well done to <b>[pupil 1]</b> of Class&nbsp;3</p>"


def failed(page: str, removed: tuple[str, ...] = ("Amelia Hart",), kept: str = KEPT) -> set[str]:
    checks = examine(page.encode(), suffix=".html", removed=removed, kept=kept)
    return {check.name for check in checks if not check.passed}


def test_a_clean_page_passes() -> None:
    assert failed(CLEAN) == set()


@pytest.mark.parametrize(
    "left",
    [
        "<p>Am<b>elia</b> Hart</p>",
        "<p>&#65;melia&nbsp;Hart</p>",
        '<img alt="Amelia Hart">',
        '<img src="img/amelia-hart.jpg">',
        '<img src="img/amelia%20hart.jpg">',
        '<p class="amelia-hart"></p>',
        "<style>a::after { content: 'Amelia Hart' }</style>",
        "<title>Amelia Hart</title>",
    ],
)
def test_a_name_that_was_left_is_found_wherever_it_stands(left: str) -> None:
    assert "text-gone" in failed(CLEAN + left)


def test_a_name_in_another_encoding_is_found() -> None:
    hidden = base64.b64encode(b"name: Amelia Hart").decode()
    assert "bytes-gone" in failed(f'{CLEAN}<p id="{hidden}"></p>')


@pytest.mark.parametrize(
    ("left", "check"),
    [
        ("<!-- x -->", "no-comments"),
        ("<script></script>", "no-scripts"),
        ('<p onclick="x()"></p>', "no-embedded-pages"),
        ('<iframe srcdoc="x"></iframe>', "no-embedded-pages"),
        ('<a href=" javascript:x">', "no-embedded-pages"),
    ],
)
def test_hidden_places_are_found(left: str, check: str) -> None:
    assert check in failed(CLEAN + left)


def test_words_that_were_lost_or_added_are_found() -> None:
    assert "kept-text" in failed("<p>Well done</p>")
    assert "nothing-added" in failed(CLEAN + "<p>something else</p>")


def test_a_page_that_is_not_utf_8_was_not_written_by_us() -> None:
    checks = examine(b"<p>\xe9</p>", suffix=".htm", removed=(), kept="")
    assert not next(check for check in checks if check.name == "opens").passed
