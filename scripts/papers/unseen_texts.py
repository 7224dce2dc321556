"""Unseen: what is expected of the two papers that are written as text."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "golden" / "unseen"


@dataclass(frozen=True)
class TextPaper:
    """A text whose confidential part runs from one phrase to another (empty: none)."""

    NAME: str
    EXPECTED: dict[str, Any]
    begins: str = ""
    ends: str = ""
    unseen: tuple[str, ...] = ()
    public: list[str] = field(default_factory=list)
    secret: list[str] = field(default_factory=list)

    def build(self) -> TextPaper:
        """The paper itself, with its public and secret text."""
        text = (FOLDER / self.NAME).read_text(encoding="utf-8")
        if not self.begins:
            return TextPaper(self.NAME, self.EXPECTED, public=[text])
        start, stop = text.index(self.begins), text.index(self.ends)
        return TextPaper(
            self.NAME, self.EXPECTED, public=[text[:start], text[stop:]], secret=[text[start:stop]]
        )

    def save(self) -> bytes:
        """The file as it is."""
        return (FOLDER / self.NAME).read_bytes()


INFANTS = TextPaper(
    "infant-fgb-2027-01-19.txt",
    {
        "family": "minutes",
        "subtype": None,
        "level": "CONFIDENTIAL",
        "outcome": "published",
        "must_redact": [
            ("Ottilie Brandreth", "PUPIL", "PERSON"),
            ("Clemency", "PARENT", "PERSON"),
            ("Ngozichukwu Ibe", "PARENT", "PERSON"),
        ],
        "must_keep": [
            "PATIENCE OYEBANJI", "CRISPIN WARBURTON", "DAFYDD PROSSER", "SHAZIA ANWAR",
            "KAROLINA JABŁOŃSKA", "HAMZA FARAH", "JOY TWELVETREES", "MORDECAI STEIN",
            "Patience Oyebanji", "Lorraine Featherstone", "Aneesa Malik", "Bill Tranter",
            "Shazia Anwar", "Hamza Farah", "Mordecai", "Crispin", "Dafydd", "Joy", "Patience",
            "Karolina", "Lorraine", "Aneesa", "Bill", "Hamza", "Shazia", "Karolina Jablonska",
            "Mrs Twelvetrees", "Miss Amoah", "Mr Le Fanu", "Mrs Denham", "Hamza Farrah",
            "Crispin Warburton", "Mordecai Stein", "Dafydd Prosser", "Joy Twelvetrees",
            "Meg Appleyard", "Efua Amoah", "Julian Le Fanu", "Gillian Denham", "St\nSwithun's",
            "Wollaton Hall", "Larkspur Gazette", "Cedar Kitchens", "Severnvale Plumbing",
            "Arbor Care Ltd", "Pound Lane", "0800 1111", "01632 960225", "195511", "£7,812",
            "clerk@larkspurinfants.example", "Part 2 matters", "72/2627", "1944",
            "LINK GOVERNORS", "Signed",
        ],
        "confidential_only": [],
    },
)  # fmt: skip

SECONDARY = TextPaper(
    "secondary-curriculum-committee.md",
    {
        "family": "minutes",
        "subtype": None,
        "level": "CONFIDENTIAL",
        "outcome": "published",
        "must_redact": [
            ("Latisha Monroe", "PUPIL", "PERSON"),
            ("Fahad", "PUPIL", "PERSON"),
            ("Pauline Duxbury", "PARENT", "PERSON"),
            ("Marcus Adu-Boahen", "PUPIL", "PERSON"),
            ("Leopold Quist", "PARENT", "PERSON"),
            ("Anthony Grisewood", "STAFF", "PERSON"),
            ("4417", "PUPIL", "ID"),
        ],
        "must_keep": [
            "Isidora Vasquez-Lunn", "Gethin Rowlands", "Amarjit Bahra", "Winifred Osei",
            "Fergus Lockhart", "Thivya Rajan", "Conrad Beech", "Chantelle Beaumont", "Ewa Sikora",
            "IVL", "GR", "AB", "WO", "FL", "TR", "CBe", "CBt", "ES", "Fergus", "Conrad", "Thivya",
            "Chantelle", "Gethin", "Chantel Beaumont", "Amarjit", "Winifred", "Neil Abernathy",
            "Ifan Maddocks", "Suki Tamura", "Ms D'Souza", "Hazel Whitcombe", "I. Vasquez-Lunn",
            "Tavistock College", "Barefoot", "Shakespeare Schools Festival", "Turing Room",
            "Guildhall", "Russell Group", "0.41", "5 May 2027",
        ],
        "confidential_only": [
            "found with a telephone", "judged inadequate twice", "support plan", "Leopold Quist",
        ],
    },
    begins="## CONFIDENTIAL ITEM",
    ends="**9. Visits.**",
)  # fmt: skip
