"""Names as words: folding, splitting, and reading a stretch of text as a name.

Folding maps every character to one character (accents, case, typographic apostrophes and
dashes), so that offsets stay; only decomposed text (NFD) gets shorter, and then a map leads
back. Everything that compares names compares folded forms.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass


def word_set(text: str) -> frozenset[str]:
    """The words of a text as a set: word lists read as words."""
    return frozenset(text.split())


MALE = word_set("mr sir lord fr father")
FEMALE = word_set("mrs ms miss dame lady sr sister")
TITLES = (
    MALE
    | FEMALE
    | word_set(
        "mx dr prof professor rev revd reverend canon cllr councillor cdr sgt pc dc dcs ds "
        "monsignor mgr imam rabbi pastor bishop archdeacon capt major col messrs "
        "cyng cynghorydd parch parchedig syr ven venerable colonel commander brigadier lt pcso insp"
    )
)
"""Titles of ``people.md`` section 3, long forms and Welsh ones too, folded, without full stop."""

_WRITTEN = sorted(TITLES - {"bishop", "major", "father", "sister", "pastor"}, key=len, reverse=True)
TITLE_BEFORE = re.compile(
    r"(?<![\w'’])((?:{0})\.?(?:\s*(?:and|&|/)\s*(?:{0})\.?)?)\s+$".format("|".join(_WRITTEN)),
    re.IGNORECASE,
)
"""A title, or two joined ones ("Mr and Mrs "), directly before the end of a stretch."""

PARTICLES = word_set(
    "ap ab bin ibn binti bint van de der den von da dos du del della di le la al el st ter ten "
    "mac mc o abu abd ul ur"
)
SPECIAL = {"ß": "s", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "t", "ı": "i", "ŋ": "n"}
APOSTROPHES = "’‘ʼ`´ʻ＇"
DASHES = "‐‑‒–—−"


class _Folding(dict[int, str]):
    """Code point to its folded character, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character in APOSTROPHES:
            folded = "'"
        elif character in DASHES:
            folded = "-"
        elif character.isspace():
            folded = "\n" if character == "\n" else " "
        else:
            plain = unicodedata.normalize("NFKD", character)[0].lower()[0]
            folded = SPECIAL.get(plain, plain)
        self[code] = folded
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """The text without case, accents and typographic marks, character for character."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)


def fold_with_map(text: str) -> tuple[str, Sequence[int] | None]:
    """The folded text and, where decomposed marks were dropped, each character's offset.

    The map has one entry more than the folded text, so that it also leads to the end. It is
    None when both texts are equally long.
    """
    if text.isascii() or not any(unicodedata.combining(character) for character in text):
        return fold(text), None
    kept = [at for at, character in enumerate(text) if not unicodedata.combining(character)]
    return "".join(text[at] for at in kept).translate(_FOLDING), [*kept, len(text)]


@dataclass(frozen=True, slots=True)
class Name:
    """A name in folded words. A one-letter surname or forename is an initial.

    Exactly one of these shapes: ``initials`` alone ("JB", written as in the text); ``bare``
    alone (one word that may be forename or surname); or ``surname`` with any ``forenames``.
    """

    forenames: tuple[str, ...] = ()
    surname: str = ""
    initials: str = ""
    bare: str = ""

    @property
    def full(self) -> bool:
        """Whether a forename and a surname are both written out."""
        return bool(self.forenames) and len(self.forenames[0]) > 1 and len(self.surname) > 1

    @property
    def words(self) -> tuple[str, ...]:
        """All words of it, folded."""
        return (*self.forenames, *filter(None, (self.surname, self.bare)))


_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['\-](?=[^\W\d_]))*\.?")
_INITIALS = re.compile(r"(?:[A-Z]\.?\s?){2,4}|[A-Z]{2,4}|[A-Z]{1,3}[a-z]?[A-Z]?[a-z]?")


def strip_possessive(text: str) -> str:
    """The text without a final 's or a bare final apostrophe."""
    return re.sub(r"['’ʼ](?:s|S)?$", "", text)


def squash(surname: str) -> str:
    """A surname in the form that is compared: Mac and Mc alike, no marks or spaces."""
    plain = re.sub(r"[^a-z]", "", surname) or surname
    return "mc" + plain[3:] if plain.startswith("mac") and len(plain) > 5 else plain


def parse_name(text: str, titled: bool = False) -> Name:
    """Read a stretch of text (without title) as a name, whatever order it is written in."""
    shown = " ".join(text.split())
    plain, _ = fold_with_map(strip_possessive(shown))
    if not shown.isascii():
        shown = "".join(c for c in shown if not unicodedata.combining(c))
    if not titled and _INITIALS.fullmatch(shown) and len(re.sub(r"\W", "", shown)) <= 4:
        letters = re.sub(r"\W", "", shown)
        if not shown.isalpha() or letters.isupper() or sum(map(str.isupper, letters)) > 1:
            return Name(initials=letters)
    if "," in plain:
        last, _, first = plain.partition(",")
        if _words(last) and _words(first):
            return Name(tuple(_words(first)), " ".join(_words(last)))
    words = _words(plain)
    while len(words) > 1 and words[0] in TITLES:
        words, titled = words[1:], True
    if not words:
        return Name(bare=plain.strip())
    if len(words) == 1:
        return Name(surname=words[0]) if titled else Name(bare=words[0])
    return _ordered(words, [word.rstrip(".") for word in _WORD.findall(shown)][-len(words) :])


def _words(plain: str) -> list[str]:
    return [word.rstrip(".") for word in _WORD.findall(plain)]


def _ordered(words: list[str], shown: list[str]) -> Name:
    capitals = [word.isupper() and len(word) > 1 for word in shown]
    if len(shown) == len(words) and capitals[0] and not capitals[-1] and len(words[-1]) > 1:
        cut = capitals.index(False)
        if len(words[0]) > 2 and len(words[cut]) > 1:
            return Name(tuple(words[cut:]), " ".join(words[:cut]))
        words = [*words[0], *words[1:]] if len(words[0]) == 2 and cut == 1 else words
    cut = len(words) - 1
    while cut > 1 and words[cut - 1] in PARTICLES:
        cut -= 1
    if cut == 1 and words[0] in PARTICLES and words[0] not in ("de", "la", "al", "o"):
        return Name(surname=" ".join(words))
    return Name(tuple(words[:cut]), " ".join(words[cut:]))


OFFICE_TITLES = word_set(
    "cllr councillor canon rev revd reverend bishop archdeacon monsignor mgr fr imam rabbi pastor "
    "cyng cynghorydd parch parchedig ven venerable"
)
"""Titles that are an office in themselves."""
POLICE = word_set("pc pcso dc ds sgt insp wpc")
FORCES = word_set("col colonel commander brigadier lt capt major")


def gender_of(title: str) -> str:
    """Whom a title as written is for: m, f, or nothing; two joined titles say nothing."""
    word = fold(title).rstrip(". ")
    return "m" if word in MALE else "f" if word in FEMALE else ""
