"""File names of a corrected site: without the names of people, and what leads to them follows.

Folders and files get their new names part by part, so that a path stays as deep as it was
and every relative address holds. An old part is looked for in every text file, wherever it
stands and however it is written: in attributes, style sheets, scripts, feeds and captions.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import quote, quote_plus, unquote

from redactor import naming
from redactor.formats.text.splicing import Edit
from redactor.website.site import Resource

_RANK: Final = 5
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Renamed:
    """What is called anew: whole places, and the parts of paths they are made of, old and new."""

    places: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    parts: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    def place_of(self, place: str) -> str:
        """Where a file of the site stands in the copy."""
        return dict(self.places).get(place, place)

    def edits(self, text: str) -> Iterator[Edit]:
        """Edits that let every mention of an old part in a text be the new one."""
        if not self.parts:
            return
        pattern, new = _pattern(self.parts)
        for match in pattern.finditer(text):
            yield Edit(match.start(), match.end(), new[match.group().casefold()], rank=_RANK)

    def followed(self, text: str) -> str:
        """The text with every old part called by its new name."""
        if not self.parts:
            return text
        pattern, new = _pattern(self.parts)
        return pattern.sub(lambda match: new[match.group().casefold()], text)

    def left_in(self, text: str) -> bool:
        """Whether an old part is still there, also behind character references or signs."""
        forms = (text, html.unescape(text), unquote(text))
        return any(next(self.edits(form), None) is not None for form in forms)


def renamed(resources: Sequence[Resource], names: Collection[str]) -> Renamed:
    """The places that show a name, and what they are called in the copy.

    A folder or file that shows one becomes "redacted-1", "redacted-2" …, in order, unless
    something on the site is called so already.
    """
    taken = {
        PurePosixPath(part).stem.casefold() for item in resources for part in item.place.split("/")
    }
    free = (f"redacted-{number}" for number in range(1, len(taken) * 2 + len(resources) * 9 + 9))
    fresh = (name for name in free if name not in taken)
    parts: dict[str, str] = {}
    places: list[tuple[str, str]] = []
    for item in resources:
        pieces = item.place.split("/")
        for piece in pieces:
            if piece not in parts and names and naming.shows(PurePosixPath(piece).stem, names):
                parts[piece] = f"{next(fresh)}{naming.suffix_of(piece)}"
        changed = [parts.get(piece, piece) for piece in pieces]
        if changed != pieces:
            places.append((item.place, "/".join(changed)))
    return Renamed(tuple(places), tuple(parts.items()))


@lru_cache(maxsize=4)
def _pattern(parts: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds the old parts in any spelling, and the new part by the spelling found."""
    new: dict[str, str] = {}
    loose: set[str] = set()
    strict: set[str] = set()
    for old, fresh in parts:
        stem, suffix = PurePosixPath(old).stem, naming.suffix_of(old)
        several = len(_WORD.findall(stem)) > 1
        wanted = [(old, fresh)]
        if suffix and several:  # a page is linked to without its ending, too
            wanted.append((stem, PurePosixPath(fresh).stem))
        for text, target in wanted:
            for form in _spellings(text):
                new.setdefault(form.casefold(), target)
                (loose if suffix or several else strict).add(form)
    before = r"(?:(?<![\w-])|(?<=%2f)|(?<=u002f))"
    after = r"(?![^\W_])(?!-[^\W\d])"
    alternatives = [
        *(f"{before}{re.escape(form)}{after}" for form in sorted(loose, key=len, reverse=True)),
        *(
            rf"(?:(?<=[/\"'(=]){re.escape(form)}(?=\\?/)|(?<=/){re.escape(form)}(?=[?#\"'\s)<&]|$))"
            for form in sorted(strict, key=len, reverse=True)
        ),
    ]
    return re.compile("|".join(alternatives), re.IGNORECASE), new


def _spellings(text: str) -> set[str]:
    """How a part may be written: composed or not, in HTML, in addresses, in scripts."""
    forms = {unicodedata.normalize(form, text) for form in ("NFC", "NFD")}
    writers = (str, html.escape, quote, quote_plus, lambda form: json.dumps(form)[1:-1])
    return {write(form) for form in forms for write in writers}
