"""Plain lower-case text for the rules of this package, which are written for no other."""

from __future__ import annotations

import unicodedata

_SINGLE = dict.fromkeys(map(ord, "‘’ʼ′`´"), "'")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_DOUBLE = dict.fromkeys(map(ord, "“”„″"), '"')
_TABLE = {**_SINGLE, **_DASHES, **_DOUBLE}


def plain(text: str) -> str:
    """The text in lower case, NFKC, with straight quotes, "-" for dashes and single spaces."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_TABLE)
    return " ".join(text.lower().split())
