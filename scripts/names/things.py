"""What stands in sentences beside people: schools, places, firms, dates and numbers."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

from names.drawing import HERE, Names, parts, rows

LABELS = {
    "school": "ORG", "place": "LOC", "landplace": "LOC", "street": "LOC", "firm": "ORG",
    "trust": "ORG", "foundation": "ORG", "charity": "ORG", "bank": "ORG", "pub": "ORG",
}  # fmt: skip
"""Kinds that are names of their own, with their label."""


class Things:
    """Writes them from lists and ``words.toml`` with one random generator."""

    def __init__(self, folder: Path, names: Names, rng: random.Random) -> None:
        self.names, self.rng, self.parts = names, rng, parts()
        self.words: dict[str, list[str]] = tomllib.loads(
            (HERE / "words.toml").read_text(encoding="utf-8")
        )
        schools = (row["name"] for row in rows(folder / "schools_england.csv"))
        self.schools = [name for name in schools if len(name) < 60]
        large = ("City", "Town", "Suburban Area", "Village")
        self.places = [
            row["name"]
            for row in rows(folder / "places_gb.csv")
            if row["type"] in large and len(row["name"]) < 22
        ]
        self.streets = [row["street"] for row in rows(folder / "streets_england.csv")]

    def written(self, kind: str) -> str:
        """A thing of a kind of place; a kind in capitals is written so."""
        words = self.words.get(kind.lower())
        text: str = self.rng.choice(words) if words else getattr(self, f"a_{kind.lower()}")()
        return text.upper() if kind.isupper() else text

    def a_school(self) -> str:
        """A school, half of them called after people, saints and places."""
        rng, draw = self.rng, self.rng.random()
        kind = rng.choice(self.parts["school_kinds"])
        first, last = self.names.pair(rng)
        if draw < 0.4:
            return rng.choice(self.schools)
        if draw < 0.6:
            saint = rng.choice([*self.parts["saints"], f"St {first}'s"])
            return f"{saint} {kind}" if draw < 0.55 else saint
        if draw < 0.72:
            return f"{rng.choice(self.places)} {kind}"
        if draw < 0.82:
            return f"{first} {last} {kind}"
        if draw < 0.9:
            return f"{last} {rng.choice(['Park', 'Road', 'Hill', 'Lane', 'House', 'Green'])} {kind}"
        if draw < 0.95:
            rank = rng.choice(["Sir", "Lady", "Dame", "King", "Queen", "Lord"])
            return f"{rank} {first} {last} {kind}"
        return f"Ysgol {rng.choice(['y', 'Gynradd', 'Gyfun', 'Bro'])} {rng.choice(self.places)}"

    def a_place(self) -> str:
        """A town or village."""
        return self.rng.choice(self.places)

    def a_landplace(self) -> str:
        """A place called like a person: Rose Hill, Jordan Lane."""
        return f"{self.names.forename(self.rng)} {self.rng.choice(self.parts['landscape'])}"

    def a_street(self) -> str:
        """A street."""
        return self.rng.choice(self.streets)

    def a_firm(self) -> str:
        """A firm, most of them called after people."""
        rng = self.rng
        (first, last), (_, other) = self.names.pair(rng), self.names.pair(rng)
        tail = rng.choice(self.parts["firm_kinds"])
        return rng.choice(
            [f"{last} & Sons {tail}", f"{last} {tail}", f"{last} and {other} {tail}",
             f"{last} {other} LLP", f"{last} & {other}", f"{rng.choice(self.places)} {tail}",
             f"{first} {last} {tail}"]
        )  # fmt: skip

    def a_lastroom(self) -> str:
        """A surname that a room, trust or report is called by."""
        return self.names.surname(self.rng)

    def a_lastlaw(self) -> str:
        """A name that a law or review is called by."""
        name = self.rng.choice(self.names.pair(self.rng))
        return self.rng.choice([f"{name}'s", f"{name}’s", name])

    def a_fullthing(self) -> str:
        """A full name that a trust or building is called by."""
        first, last = self.names.pair(self.rng)
        full = f"{first} {last}"
        return self.rng.choice([full, f"Sir {full}", full, f"Lady {last}", f"Alderman {last}"])

    def letter(self) -> str:
        """A capital."""
        return self.rng.choice("ABCDEFGHIJKLMNOPRSTWYZ")

    def a_ini(self) -> str:
        """Initials in a key beside a name."""
        return self.letter() + self.letter() + self.rng.choice(["", "", self.letter()])

    def a_year(self) -> str:
        """A year group."""
        years = "Year 3|Year 6|Year 10|Y4|Y9|Reception|Year 1|Year 8|Nursery|Yr 5|KS2"
        return self.rng.choice(years.split("|"))

    def a_yearlow(self) -> str:
        """A year group in small letters."""
        return self.a_year().lower()

    def a_form(self) -> str:
        """A form such as 7B."""
        return f"{self.rng.randint(1, 13)}{self.rng.choice('ABCDEHKMRSTWY')}"

    def a_n(self) -> str:
        """A number."""
        return str(self.rng.randint(1, self.rng.choice([12, 99, 3000])))

    def a_num(self) -> str:
        """A long number."""
        return str(self.rng.randint(1000, 999_999))

    def a_money(self) -> str:
        """A sum."""
        return f"£{self.rng.randint(10, 99_999):,}"

    def a_date(self) -> str:
        """A date."""
        rng, day = self.rng, self.rng.randint(1, 28)
        month, week = rng.choice(self.words["month"]), rng.choice(self.words["day"])
        year = rng.randint(19, 29)
        return rng.choice(
            [f"{day} {month}", f"{day} {month} 20{year}", f"{day}/{rng.randint(1, 12):02}/{year}",
             f"{day}th {month}", f"{week} {day} {month}", f"{month} {day}"]
        )  # fmt: skip

    def a_dob(self) -> str:
        """A child's date of birth."""
        rng = self.rng
        return f"{rng.randint(1, 28):02}/{rng.randint(1, 12):02}/20{rng.randint(7, 21):02}"

    def a_time(self) -> str:
        """A time of day."""
        hour, minute, half = self.rng.randint(8, 20), self.rng.randint(0, 59), ["am", "pm"]
        short = 1 + hour % 12
        return self.rng.choice(
            [f"{hour}:{minute:02}", f"{hour}.{minute:02}", f"{short}.{minute:02} pm",
             f"{short}{self.rng.choice(half)}"]
        )  # fmt: skip

    def a_phone(self) -> str:
        """A telephone number of those set aside for stories."""
        return f"01632 960{self.rng.randint(100, 999)}"

    def a_upn(self) -> str:
        """Something like a UPN."""
        return f"{self.letter()}{self.rng.randint(10**11, 10**12 - 1)}"

    def a_email(self) -> str:
        """An address under .example."""
        first, last = self.names.pair(self.rng)
        host = self.rng.choice(["school", "mail", "trust"])
        return f"{first[0]}{last}@{host}.example".lower().replace(" ", "")

    def a_url(self) -> str:
        """A web address under .example."""
        return f"www.{self.rng.choice(self.places)}.example".lower().replace(" ", "")

    def a_postcode(self) -> str:
        """Something like a postcode."""
        one, two, three, four = (self.letter() for _ in range(4))
        return f"{one}{two}{self.rng.randint(1, 20)} {self.rng.randint(1, 9)}{three}{four}"
