"""The lexicon of names and its folding."""

from __future__ import annotations

import unicodedata

import pytest

from redactor.recognisers import lexicon


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Wiśniewska", "wisniewska"),
        ("Łukasz", "lukasz"),
        ("O’Neill", "oneill"),
        (unicodedata.normalize("NFD", "Zoë"), "zoe"),
        ("Ellie‑Mae", "ellie-mae"),
        ("İbrahim", "ibrahim"),
    ],
)
def test_spellings_fold_to_one_key(name: str, key: str) -> None:
    assert lexicon.folded(name) == key


def test_hyphenated_names_are_known_by_their_parts() -> None:
    entry = lexicon.load().entry("Campbell-Baptiste")
    assert entry.surname >= 3


def test_words_that_are_names_are_flagged() -> None:
    known = lexicon.load()
    for name in ("Hope", "Will", "May", "April", "Summer", "Grace", "Rose", "Faith"):
        assert known.entry(name).forename >= 4
        assert known.entry(name).wordy, name
    for name in ("Ffion", "Yusra", "Tyrone", "Jayden"):
        assert not known.entry(name).wordy


def test_words_of_school_papers_are_no_names() -> None:
    for word in ("Headteacher", "Governors", "Policy", "Apologies", "Safeguarding"):
        assert "x" in lexicon.load().entry(word).flags


def test_the_lexicon_is_small_enough_to_ship() -> None:
    folder = lexicon.modelstore.load(lexicon.REFERENCE).path
    assert sum(path.stat().st_size for path in folder.iterdir()) < 3_000_000
