"""Invented pupils for tables of tests."""

from __future__ import annotations

import random

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
FORENAMES = ["Amelia", "Oliver", "Isla", "Noah", "Zara", "Kofi", "Freya", "Oscar", "Aisha"]
SURNAMES = ["Ashdown", "Birchall", "Cartwright", "Dunmore", "Ellery", "Fenwick", "Garside"]
HEADINGS = [
    "UPN", "Surname", "Forename", "DOB", "Gender", "Year", "Reg", "Ethnicity", "Postcode",
    "SEN Status", "FSM", "Attendance %", "KS2 Reading", "Telephone",
]  # fmt: skip


def upn(serial: int) -> str:
    digits = [8, 0, 1, 2, 9, 9, 9, *(int(c) for c in f"{serial:05}")]
    head = LETTERS[sum(w * d for w, d in enumerate(digits, start=2)) % 23]
    return head + "".join(map(str, digits))


def roll(count: int, seed: int = 1) -> list[list[str]]:
    """So many pupils, sorted by surname as school systems do."""
    draw = random.Random(seed)  # noqa: S311 - invented data
    rows = []
    for serial in range(count):
        year = draw.randint(3, 6)
        rows.append(
            [
                upn(serial + seed * 1000),
                draw.choice(SURNAMES),
                draw.choice(FORENAMES),
                f"{draw.randint(1, 28):02}/{draw.randint(1, 12):02}/{2022 - year - 4}",
                draw.choice("MF"),
                str(year),
                f"{year}{draw.choice('AB')}",
                draw.choice(["White - British", "Pakistani", "Black - African"]),
                draw.choice(["SK1 1AA", "SK2 4BB", "SK6 7CC"]),
                draw.choice(["N", "N", "K", "E"]),
                draw.choice(["Yes", "No", "No"]),
                f"{draw.uniform(80, 100):.1f}",
                str(draw.randint(80, 120)),
                f"07700 900{draw.randrange(1000):03}",
            ]
        )
    return sorted(rows, key=lambda row: row[1])
