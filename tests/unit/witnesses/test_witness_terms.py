"""Folding, terms, and the encodings that terms are looked for in."""

from __future__ import annotations

import base64
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.witnesses.encodings import decodings
from redactor.witnesses.folding import fold
from redactor.witnesses.terms import compile_terms
from redactor.witnesses.vocabulary import is_markup


def _count(term: str, text: str) -> int:
    return compile_terms([term]).count(fold(text)).total()


@pytest.mark.parametrize(
    "text",
    [
        "SIÂN PRICE-OKORO", "Sia\u0302n Price-Okoro", "Sian Price\u2011Okoro",
        "Siân\u00a0Price-Okoro",
        "Si\u00adân Pri\u200bce-Okoro", "Siân  Price -\nOkoro", "S i a n P r i c e O k o r o",
        "Ｓｉân Price–Okoro", "SianPriceOkoro", "Siân\nPrice-Okoro",
    ],
)  # fmt: skip
def test_a_name_is_found_however_it_is_spelt(text: str) -> None:
    assert _count("Siân Price-Okoro", f"present: {text}, chair") == 1


def test_three_apostrophes_are_one() -> None:
    assert _count("O'Neill", "O’Neill, OʼNeill and O'Neill") == 3


def test_a_short_name_is_a_whole_word() -> None:
    assert _count("Ann", "The annual plan for Annie") == 0
    assert _count("Ann", "Ann, ANN's and (ann)") == 3


def test_a_long_name_is_found_inside_words() -> None:
    assert _count("Okafor", "the Okafors and t.okafor@example.org") == 2


def test_a_name_over_two_cells_is_found() -> None:
    assert _count("Ngozi Okafor", "Ngozi\nOkafor") == 1
    assert _count("Okaforjames", "Okafor\njames") == 1


def test_a_number_with_other_spaces_is_found() -> None:
    assert _count("07700 900 123", "tel 07700900123 or 0 7 7 0 0 9 0 0 1 2 3") == 2


@pytest.mark.parametrize("value", ["Mark", "page", "TableGrid", "Georgia", "heading 1", "Will"])
def test_names_that_are_words_of_the_schema_are_known(value: str) -> None:
    assert is_markup(value)


@pytest.mark.parametrize("value", ["Okafor", "Mark Okafor", "Siân"])
def test_other_names_are_not_words_of_the_schema(value: str) -> None:
    assert not is_markup(value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "cp1252"])
@pytest.mark.parametrize("form", ["Siân Okoro", "SIÂN OKORO", "siân okoro"])
def test_raw_bytes_are_searched_in_every_encoding(form: str, encoding: str) -> None:
    raw = compile_terms(["Siân Okoro"]).raw(wanted=(0,))
    assert raw.count(b"\x93\x01" + form.encode(encoding) + b"\xff").total() == 1


def test_raw_bytes_are_searched_for_decomposed_accents() -> None:
    raw = compile_terms(["Siân Okoro"]).raw(wanted=(0,))
    assert raw.count(unicodedata.normalize("NFD", "Siân Okoro").encode()).total() == 1


def test_short_terms_and_schema_words_are_not_searched_in_raw_bytes() -> None:
    terms = compile_terms(["Will", "Heading", "Okafor"])
    raw = terms.raw(wanted=range(3))
    assert raw.count(b"<w:heading>will okafor").total() == 1


@given(st.binary(max_size=40), st.sampled_from([b"Okafor", "Okafor".encode("utf-16-le")]))
def test_base64_is_undone_at_every_alignment(before: bytes, word: bytes) -> None:
    encoded = b"<x>" + base64.b64encode(before + word) + b"</x>"
    raw = compile_terms(["Okafor"]).raw(wanted=(0,))
    assert any(raw.count(piece) for piece in decodings(encoded))


@given(st.binary(max_size=200), st.integers(20, 76))
def test_base64_in_lines_is_undone(before: bytes, width: int) -> None:
    plain = base64.b64encode(before + b"Okafor").decode()
    lines = "\r\n".join(plain[at : at + width] for at in range(0, len(plain), width))
    raw = compile_terms(["Okafor"]).raw(wanted=(0,))
    assert any(raw.count(piece) for piece in decodings(lines.encode()))


@pytest.mark.parametrize(
    "data",
    [
        b"see 4f6b61666f72", b"see 4F 6B 61 66 6F 72", b"http://example.org/%4f%6b%61%66%6f%72",
        b"Ok=61for and so on=\nfor ever", b"Oka=\r\nfor", b"caf%C3%A9/Okaf%6Fr",
    ],
)  # fmt: skip
def test_hex_percent_and_quoted_printable_are_undone(data: bytes) -> None:
    raw = compile_terms(["Okafor"]).raw(wanted=(0,))
    assert any(raw.count(piece) for piece in decodings(data))


def test_long_texts_without_encodings_cost_little() -> None:
    text = b"%" + b"a" * 400_000 + b"\n" * 400_000 + b"=" + b"f " * 200_000
    assert sum(len(piece) for piece in decodings(text)) < 4_000_000
