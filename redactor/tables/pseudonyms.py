"""Pseudonyms: one block of AES under the release's own random key.

The same child has the same pseudonym in every file of a release and another one in the next.
A pseudonym is a permutation of the value under a 256-bit key, so it is not a hash that
somebody with a class list can recompute, says nothing of order, and only who has the key (in
the vault) gets back: `original_of`. A value over 15 bytes (a name) does not fit a block; its
pseudonym is a keyed digest, found again by making the pseudonyms of a list of names.
"""

from __future__ import annotations

import hashlib

import numpy as np
import polars as pl
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

MARK = "P"
"""A letter in front, so that no spreadsheet takes a pseudonym for a number."""
_BLOCK = 16
_PAD = "\0"
KEY_BYTES = 32


def pseudonyms(values: pl.Series, key: bytes) -> pl.Series:
    """A pseudonym for each value, compared without case and spaces; empty cells stay empty."""
    plain = values.str.to_uppercase().str.replace_all(r"\s+", "")
    short = (plain.str.len_bytes() < _BLOCK) & (plain.str.len_bytes() == plain.str.len_chars())
    blocks = plain.filter(short.fill_null(value=False))
    text = "".join(blocks.str.pad_end(_BLOCK, _PAD).to_list()).encode("ascii")
    coded = pl.Series(_hex(_cipher(key).encryptor().update(text)), dtype=pl.String)
    if len(coded) == len(values):
        return coded
    unique = plain.filter((~short).fill_null(value=False)).unique()
    long = pl.Series([_long(text, key) for text in unique.to_list()], dtype=pl.String)
    table = pl.concat(
        [
            pl.DataFrame({"plain": blocks, "code": coded}).unique(),
            pl.DataFrame({"plain": unique, "code": long}),
        ]
    )
    return (
        pl.DataFrame({"plain": plain})
        .join(table, on="plain", how="left", maintain_order="left")
        .to_series(1)
    )


def original_of(pseudonym: str, key: bytes) -> str:
    """The value behind a pseudonym, in capitals, or "" when it was no block of this key."""
    try:
        block = _cipher(key).decryptor().update(bytes.fromhex(pseudonym.removeprefix(MARK)))
        text = block.decode("ascii")
    except ValueError:
        return ""
    return text.rstrip(_PAD) if len(text) == _BLOCK and text.endswith(_PAD) else ""


def _cipher(key: bytes) -> Cipher[modes.ECB]:
    # Each value is one block and all values differ, so ECB is the permutation that is wanted.
    return Cipher(algorithms.AES(key), modes.ECB())  # noqa: S305


def _hex(coded: bytes) -> list[str]:
    text = coded.hex()
    size = 2 * _BLOCK
    return [MARK + text[at : at + size] for at in range(0, len(text), size)]


def _long(text: str, key: bytes) -> str:
    return MARK + hashlib.blake2b(text.encode(), key=key, digest_size=_BLOCK).hexdigest()


def digests(values: pl.Series, key: bytes) -> bytes:
    """8-byte keyed digests of the different values, sorted: who is in a release, for the ledger."""
    unique = values.drop_nulls().str.to_uppercase().str.replace_all(r"\s+", "").unique()
    found = [
        hashlib.blake2b(text.encode(), key=key, digest_size=8).digest() for text in unique.to_list()
    ]
    whole = np.frombuffer(b"".join(found), dtype=">u8").copy()
    whole.sort()
    return whole.tobytes()
