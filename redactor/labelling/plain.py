"""Plain lower-case text for the rules of this package, which are written for no other."""

from __future__ import annotations

import re
import unicodedata

_TABLE = {
    **dict.fromkeys("‘’ʼ′`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("“”„″", '"'),
}
_MARKS = re.compile(f"[{''.join(_TABLE)}]")
"""Replaced one by one: they are rare, and str.translate looks every letter up."""


def plain(text: str) -> str:
    """The text in lower case, NFKC, with straight quotes, "-" for dashes and single spaces."""
    if not text.isascii():
        text = _MARKS.sub(lambda mark: _TABLE[mark[0]], unicodedata.normalize("NFKC", text))
    return " ".join(text.lower().split())
