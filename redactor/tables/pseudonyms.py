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
_SPACES = b" \t\n\v\f\r"
KEY_BYTES = 32
_HEX = np.frombuffer(bytes(range(256)).hex().encode("ascii"), dtype=np.uint16)
"""The two figures of each byte."""


def pseudonyms(values: pl.Series, key: bytes) -> pl.Series:
    """A pseudonym for each value, compared without case and spaces; empty cells stay empty."""
    return spelt(sealed(values, key))


def sealed(values: pl.Series, key: bytes) -> pl.Series:
    """As `pseudonyms`, but blocks stay pairs of numbers, for as long as rows are moved about."""
    simple = _simple(values)
    if simple:
        pairs = np.frombuffer(_cipher(key).encryptor().update(simple), dtype=np.uint64)
        return pl.Series(pairs.reshape(-1, 2))
    plain = _plain(values)
    fits = _fits(plain)
    blocks = plain.filter(fits)
    coded = _shown(_coded(blocks, key))
    if len(coded) == len(values):
        return coded
    longer = plain.filter(~fits).drop_nulls().unique()
    keyed = pl.Series([_long(text, key) for text in longer.to_list()], dtype=pl.String)
    table = pl.concat(
        [
            pl.DataFrame({"plain": blocks, "code": coded}).unique(),
            pl.DataFrame({"plain": longer, "code": keyed}),
        ]
    )
    return (
        pl.DataFrame({"plain": plain})
        .join(table, on="plain", how="left", maintain_order="left")
        .to_series(1)
    )


def _simple(values: pl.Series) -> bytes:
    """The blocks of a column of short ASCII codes without spaces, or nothing: the quick way."""
    if values.null_count() or not len(values) or not _fits(values).all():
        return b""
    text = str(values.str.pad_end(_BLOCK, _PAD).str.join("").item()).encode("ascii")
    return b"" if any(space in text for space in _SPACES) else text.upper()


def _plain(values: pl.Series) -> pl.Series:
    spaced = values.str.contains(r"\s").any()
    return (values.str.replace_all(r"\s+", "") if spaced else values).str.to_uppercase()


def _fits(plain: pl.Series) -> pl.Series:
    """Which values are ASCII and short enough for a block."""
    size = plain.str.len_bytes()
    return ((size < _BLOCK) & (size == plain.str.len_chars())).fill_null(value=False)


def _coded(blocks: pl.Series, key: bytes) -> bytes:
    """The blocks under the key, all in one go."""
    if not len(blocks):
        return b""
    text = blocks.str.pad_end(_BLOCK, _PAD).str.join("").item()
    return _cipher(key).encryptor().update(str(text).encode("ascii"))


def spelt(pseudonyms: pl.Series) -> pl.Series:
    """Sealed values as text, if they are not yet."""
    if pseudonyms.dtype == pl.String:
        return pseudonyms
    blocks = pseudonyms.to_numpy().astype(np.uint64, copy=False)
    return _shown(blocks.tobytes()).alias(pseudonyms.name)


def _shown(coded: bytes) -> pl.Series:
    """Blocks as text: the mark and hexadecimal figures, all rows in one array of bytes."""
    size = 2 * _BLOCK
    rows = np.empty((len(coded) // _BLOCK, size + 1), dtype=np.uint8)
    rows[:, 0] = ord(MARK)
    figures = _HEX[np.frombuffer(coded, dtype=np.uint8)]
    rows[:, 1:] = figures.view(np.uint8).reshape(-1, size)
    return pl.Series(rows.view(f"S{size + 1}").ravel(), dtype=pl.Binary).cast(pl.String)


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


def _long(text: str, key: bytes) -> str:
    return MARK + hashlib.blake2b(text.encode(), key=key, digest_size=_BLOCK).hexdigest()


def digests(values: pl.Series, key: bytes) -> bytes:
    """8-byte keyed digests of the different values, sorted: who is in a release, for the ledger."""
    simple = _simple(values)
    if simple:
        blocks = _cipher(key).encryptor().update(simple)
        people = np.sort(np.frombuffer(blocks, dtype=np.uint64)[::2])
        return bytes(people[np.diff(people, prepend=people[:1] + 1) != 0].tobytes())
    unique = _plain(values.drop_nulls()).unique()
    fits = _fits(unique)
    coded = np.frombuffer(_coded(unique.filter(fits), key), dtype=np.uint64)[::2]
    longer = b"".join(
        hashlib.blake2b(text.encode(), key=key, digest_size=8).digest()
        for text in unique.filter(~fits).to_list()
    )
    return np.sort(np.concatenate([coded, np.frombuffer(longer, dtype=np.uint64)])).tobytes()
