"""People as school papers write them: each method gives a text and where the name stands in it."""

from __future__ import annotations

import random

from names.drawing import Names, parts
from redactor.recognisers.vocabulary import ACRONYMS

Written = tuple[str, int, int]


def _whole(text: str) -> Written:
    return text, 0, len(text)


class People:
    """Writes people drawn from ``names`` with one random generator."""

    def __init__(self, names: Names, rng: random.Random) -> None:
        self.names, self.rng, self.parts = names, rng, parts()

    def written(self, kind: str) -> Written | None:
        """A person of a kind of place; a kind in capitals is written so. None: no person."""
        make = getattr(self, f"as_{kind.lower()}", None)
        if make is None:
            return None
        text, start, stop = make()
        return (text.upper(), start, stop) if kind.isupper() else (text, start, stop)

    def letter(self) -> str:
        """An initial."""
        return self.rng.choice("ABCDEFGHIJKLMNOPRSTWYZ")

    def as_full(self) -> Written:
        """Forename and surname, some with more between."""
        rng = self.rng
        if rng.random() < 0.04:
            return _whole(self._three_parts())
        first, last = self.names.pair(rng)
        draw = rng.random()
        if draw < 0.08:
            first = f"{first} {self.names.pair(rng)[0]}"
        elif draw < 0.11:
            first = f"{first} {self.letter()}{rng.choice(['.', ''])}"
        elif draw < 0.14:
            first = f"{first}-{self.names.pair(rng)[0]}"
        if rng.random() < 0.07:
            last = f"{last}-{self.names.pair(rng)[1]}"
        elif rng.random() < 0.03:
            last = rng.choice(self.parts["particles"]) + last
        return _whole(f"{first} {last}")

    def _three_parts(self) -> str:
        """As in "Xiu Ying Tan", "Nguyen Thi Mai", "Jagdeep Singh Rai", "Tomos ap Iwan"."""
        rng, kind = self.rng, self.rng.random()
        first, last = self.names.pair(rng)
        if kind < 0.5:
            syllables, family = self.parts["syllables"], rng.choice(self.parts["families"])
            given = f"{rng.choice(syllables)}{rng.choice('  -')}{rng.choice(syllables)}"
            return f"{given} {family}" if rng.random() < 0.6 else f"{family} {given}"
        if kind < 0.75:
            middle = rng.choice(["Singh", "Kaur", "Begum", "Khan"])
            return f"{rng.choice(self.names.fore['South Asian'])} {middle} {last}"
        if kind < 0.85:
            between = rng.choice(["ap", "ab", "ferch"])
            return f"{first} {between} {rng.choice(self.names.fore['Celtic'])}"
        fore = self.names.fore
        return " ".join(rng.choice(fore[rng.choice(["African", "Arabic"])]) for _ in range(3))

    def as_fullcaps(self) -> Written:
        """A full name in capitals."""
        return _whole(self.as_full()[0].upper())

    def as_first(self) -> Written:
        """A forename."""
        first = self.names.pair(self.rng)[0]
        double = self.rng.random() < 0.04
        return _whole(f"{first}-{self.names.pair(self.rng)[0]}" if double else first)

    def as_firsti(self) -> Written:
        """A forename and an initial."""
        return _whole(f"{self.names.pair(self.rng)[0]} {self.letter()}")

    def as_last(self) -> Written:
        """A surname."""
        last = self.names.pair(self.rng)[1]
        before = self.rng.choice(self.parts["particles"]) if self.rng.random() < 0.06 else ""
        return _whole(before + last)

    def as_lasti(self) -> Written:
        """A surname and an initial, as registers have them."""
        return _whole(f"{self.names.pair(self.rng)[1]} {self.letter()}{self.rng.choice(['', '.'])}")

    def as_title(self) -> Written:
        """A title, which is no part of the name, and a name."""
        title, draw = self.rng.choice(self.parts["titles"]), self.rng.random()
        make = self.as_full if draw < 0.15 else self.as_initialled if draw < 0.3 else self.as_last
        text = f"{title} {make()[0]}"
        return text, len(title) + 1, len(text)

    def as_initialled(self) -> Written:
        """Initials and a surname."""
        dot = self.rng.choice([".", "", ". ", " "])
        letters = dot.join(self.letter() for _ in range(self.rng.choice([1, 1, 1, 2])))
        return _whole(f"{letters}{dot.rstrip()} {self.names.pair(self.rng)[1]}")

    def as_any(self) -> Written:
        """Any of the usual ways."""
        ways = (self.as_full, self.as_title, self.as_first, self.as_initialled, self.as_last,
                self.as_word)  # fmt: skip
        return self.rng.choices(ways, (42, 20, 24, 5, 5, 4))[0]()

    def as_poss(self) -> Written:
        """With 's, which is no part of the name and sometimes lacks its apostrophe."""
        text, start, stop = self.as_any()
        return text + self.rng.choice(["'s", "'s", "’s", "’s", "s"]), start, stop

    def as_word(self) -> Written:
        """A forename that is also a word."""
        return _whole(self.rng.choice(self.names.word_names))

    def as_wordlast(self) -> Written:
        """Such a forename and a surname."""
        return _whole(f"{self.rng.choice(self.names.word_names)} {self.names.pair(self.rng)[1]}")

    def as_wordsur(self) -> Written:
        """A surname that is also a word."""
        return _whole(self.rng.choice(self.parts["word_surnames"]))

    def as_seasonal(self) -> Written:
        """A forename that is also a month, a day or a season."""
        names = ("May", "June", "April", "August", "Summer", "Autumn", "Winter", "Sunday", "Easter")
        return _whole(self.rng.choice(names))

    def as_lowerposs(self) -> Written:
        """A forename in small letters, and an s without its apostrophe, which is no part of it."""
        name = self.names.pair(self.rng)[0].lower()
        return name + self.rng.choice(["s", "s", "'s"]), 0, len(name)

    def as_landname(self) -> Written:
        """A person called like a place: Rose Hill, Jordan Lane."""
        first = self.rng.choice(
            [self.names.forename(self.rng), self.rng.choice(self.names.word_names)]
        )
        return _whole(f"{first} {self.rng.choice(self.parts['landscape'])}")

    def as_firstlast(self) -> Written:
        """Forename and surname, nothing between."""
        return _whole(" ".join(self.names.pair(self.rng)))

    def as_lastfirst(self) -> Written:
        """Surname and forename, as exports have them."""
        return _whole(" ".join(reversed(self.names.pair(self.rng))))

    def as_rev(self) -> Written:
        """Surname, comma, forename."""
        first, last = self.names.pair(self.rng)
        return _whole(f"{last.upper() if self.rng.random() < 0.5 else last}, {first}")

    def as_init(self) -> Written:
        """Initials that stand for a name, of two or three letters and no usual abbreviation."""
        dot = self.rng.choice([".", "", ""])
        letters = [self.letter() for _ in range(self.rng.choice([2, 2, 2, 3]))]
        if "".join(letters).lower() in ACRONYMS:
            return self.as_init()
        return _whole(dot.join(letters) + dot)

    def as_lower(self) -> Written:
        """A forename in small letters."""
        return _whole(self.names.pair(self.rng)[0].lower())

    def as_lowerfull(self) -> Written:
        """A full name in small letters."""
        return _whole(self.as_full()[0].lower())
