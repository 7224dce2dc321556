"""One spelling for all spellings of a text, for searching only.

Two strings that a reader takes for the same words fold to the same string: letter case,
accents (composed or not), zero-width and direction characters, typographic apostrophes
and dashes, and the length of white space make no difference. There is no way back to
the original places; a witness only counts.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache

_SPACE = re.compile(r"\s+")
_APOSTROPHES = "\u2018\u2019\u201a\u201b\u02bc\u02b9\u2032\u00b4`\uff07"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
_SEPARATORS = re.compile(r"[\W_]+")
_SEPARATORS_IN_LINE = re.compile(r"(?:[^\w\n]|_)+")
_WORD = re.compile(r"[^\W_]+")


@cache
def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {
        code: None
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) in ("Mn", "Cf")
    }
    table |= dict.fromkeys(map(ord, _APOSTROPHES), "'") | dict.fromkeys(map(ord, _DASHES), "-")
    return table | {ord(letter): plain for letter, plain in _LETTERS.items()}


def fold(text: str) -> str:
    """The searchable form of a text. White space becomes one space, a line end stays one."""
    return "\n".join(_SPACE.sub(" ", line).strip() for line in _plain(text).splitlines())


def fold_flat(text: str) -> str:
    """Like `fold`, with line ends turned into spaces too."""
    return _SPACE.sub(" ", _plain(text)).strip()


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKD", text).casefold().translate(_table())


def squeeze(folded: str, *, lines: bool = False) -> str:
    """Only the letters and digits of a folded text; with ``lines`` its line ends stay."""
    return (_SEPARATORS_IN_LINE if lines else _SEPARATORS).sub("", folded)


def words(folded: str) -> list[str]:
    """The words of a folded text: stretches of letters and digits."""
    return _WORD.findall(folded)
