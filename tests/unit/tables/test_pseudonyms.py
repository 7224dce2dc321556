"""Pseudonyms: alike inside a release, unlike between two, reversible with the key only."""

from __future__ import annotations

import hashlib
from collections import Counter
from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest
from exporting import export, table
from pupils import HEADINGS, roll, upn

from redactor.errors import UsageError
from redactor.tables.pseudonyms import MARK, original_of, pseudonyms
from redactor.tables.vault import VAULT, Vault

KEY, OTHER = b"k" * 32, b"o" * 32
UPNS = pl.Series([upn(at) for at in range(200)])


def test_a_pseudonym_is_the_same_for_the_same_child_and_another_for_each_other() -> None:
    codes = pseudonyms(UPNS, KEY)
    assert codes.n_unique() == 200
    assert codes.to_list() == pseudonyms(UPNS.str.to_lowercase(), KEY).to_list()


def test_only_the_key_leads_back() -> None:
    code = pseudonyms(UPNS, KEY)[7]
    assert original_of(code, KEY) == UPNS[7]
    assert original_of(code, OTHER) == ""


def test_a_pseudonym_is_no_hash_of_the_upn() -> None:
    codes = set(pseudonyms(UPNS, KEY).to_list())
    for name in ("md5", "sha1", "sha256", "blake2b"):
        for value in UPNS.to_list():
            digest = hashlib.new(name, value.encode()).hexdigest()
            assert not any(digest.startswith(code.removeprefix(MARK)) for code in codes)


def test_names_and_empty_cells_have_pseudonyms_of_the_same_form() -> None:
    values = pl.Series(["Amelia Ashdown of Westbrook", None, "Zoë", "X1"])
    codes = pseudonyms(values, KEY)
    assert codes[1] is None
    assert {len(code) for code in codes.drop_nulls()} == {33}


def test_pseudonyms_say_nothing_of_the_order_of_the_roll() -> None:
    codes = pseudonyms(UPNS, KEY).to_list()
    rises = sum(a < b for a, b in pairwise(codes))
    assert 60 < rises < 140


def test_files_of_one_release_agree_and_releases_differ(tmp_path: Path) -> None:
    pupils = roll(60)
    first = export(tmp_path, table(HEADINGS, *pupils))
    same = export(tmp_path, table(HEADINGS, *pupils[::-1]), out="b", name="other.csv")
    third = export(tmp_path, table(HEADINGS, *pupils), out="c", release="R2")
    codes = [{row["Pseudonym"] for row in done.rows} for done in (first, same, third)]
    assert codes[0] == codes[1]
    assert not codes[0] & codes[2]


def test_how_often_a_pseudonym_stands_tells_no_more_than_the_rows_do(tmp_path: Path) -> None:
    """Frequency attack: each child has one row, so every pseudonym stands once."""
    done = export(tmp_path, table(HEADINGS, *roll(100)))
    assert set(Counter(row["Pseudonym"] for row in done.rows).values()) == {1}


def test_the_vault_gives_the_same_key_again_and_opens_with_its_passphrase_only(
    tmp_path: Path,
) -> None:
    vault = Vault(tmp_path, "a long passphrase")
    key = vault.key_for("R1")
    assert vault.key_for("R1") == key
    assert vault.key_for("R2") != key
    assert key not in (tmp_path / VAULT).read_bytes()
    with pytest.raises(UsageError, match="does not open"):
        Vault(tmp_path, "another one").key_for("R1")


def test_a_row_of_the_vault_that_was_moved_to_another_release_does_not_open(
    tmp_path: Path,
) -> None:
    import sqlite3

    vault = Vault(tmp_path, "a long passphrase")
    vault.key_for("R1")
    base = sqlite3.connect(tmp_path / VAULT)
    base.execute("UPDATE keys SET release = 'R2'")
    base.commit()
    base.close()
    with pytest.raises(UsageError, match="does not open"):
        vault.key_for("R2")


def test_the_key_file_is_for_its_owner_only(tmp_path: Path) -> None:
    Vault(tmp_path).key_for("R1")
    assert (tmp_path / "vault.key").stat().st_mode & 0o077 == 0


def test_the_key_is_not_in_the_output_folder(tmp_path: Path) -> None:
    done = export(tmp_path, table(HEADINGS, *roll(60)))
    key = Vault(tmp_path / "register").key_for("R1")
    for data in done.files.values():
        assert key not in data
        assert key.hex().encode() not in data
