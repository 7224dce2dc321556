"""Build ``models/uk-names/1.0.0`` from openly licensed name lists.

    python scripts/build_lexicon.py PATH_TO_NAMES

``PATH_TO_NAMES`` is the folder with ``first_names_uk.csv`` and its neighbours; its parent holds
the labelled sentences (``*.jsonl``) from which only counts of lower-case words are taken. Names
written by hand stand in ``scripts/lexicon``. The result depends on these inputs only.
"""

from __future__ import annotations

import csv
import hashlib
import json
import math
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "models" / "uk-names" / "1.0.0"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i",
                          "ð": "d", "þ": "th", "’": "'", "ʼ": "'", "‘": "'", "`": "'"})  # fmt: skip
_CORES = re.compile(
    r"\b(?:church of england|roman catholic|voluntary|aided|controlled|community|foundation|primary"
    r"|secondary|infants?|juniors?|nursery|first|middle|high|upper|lower|grammar|special|schools?"
    r"|academ(?:y|ies)|college|sixth form|multi|trust|federation|centre|utc|studio|free|the|ce|rc"
    r"|c of e|c e|r c|va|vc|and|&|of|for|girls|boys|catholic|prep(?:aratory)?|pre|unit|pru)\b"
)
MONTHS = "january february march april may june july august september october november december"
SEASONS = "summer autumn winter spring easter christmas"
DAYS = "monday tuesday wednesday thursday friday saturday sunday"


def folded(name: str) -> str:
    """The key of a name: lower case, no accents, no apostrophes, straight hyphens."""
    name = name.lower().translate(_LETTERS)
    name = unicodedata.normalize("NFKD", name)
    return "".join(c for c in name if not unicodedata.combining(c)).replace("'", "")


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def by_hand(name: str) -> Iterator[str]:
    """The words of a hand-written list; lines with # are comments."""
    for line in (HERE / "lexicon" / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield from line.split()


def strength(count: float) -> int:
    """1 (hardly ever) to 9 of a number of bearers."""
    return max(1, min(9, round(math.log2(max(count, 1)) / 2)))


class Names:
    """Folded name parts with the strength of the best evidence for each."""

    def __init__(self) -> None:
        self.best: dict[str, int] = defaultdict(int)

    def add(self, name: str, level: int) -> None:
        """Count each part of a name, keeping its best strength."""
        for part in re.split(r"[\s-]+", folded(name)):
            if len(part) > 1 and part.isalpha():
                self.best[part] = max(self.best[part], level)


def forenames(folder: Path) -> Names:
    """Forenames with the strength of their evidence."""
    names = Names()
    births: Counter[str] = Counter()
    for row in rows(folder / "first_names_uk.csv"):
        keys = ("england_wales_1996_2020", "scotland_1974_2020", "northern_ireland_1997_2020")
        births[row["name"]] += sum(int(row[key] or 0) for key in keys)
    for name, count in births.items():
        names.add(name, strength(count))
    for row in rows(folder / "first_names_england_wales_1904_1994_top100.csv"):
        names.add(row["name"], 7)
    for row in rows(folder / "first_names_headteachers_england.csv"):
        names.add(row["name"], min(7, 3 + strength(int(row["count"]))))
    for row in rows(folder / "names_by_country.csv"):
        if row["kind"] == "forename":
            names.add(row["name"], 4)
    for row in rows(folder / "names_by_locale.csv"):
        if row["kind"] == "forename":
            names.add(row["name"], 3)
    for name in by_hand("forenames.txt"):
        names.add(name, 5)
    return names


def surnames(folder: Path) -> Names:
    """Surnames with the strength of their evidence."""
    names = Names()
    for row in rows(folder / "surnames_uk.csv"):
        names.add(row["surname"], 4 + strength(float(row["frequency"]) * 10_000) // 2)
    for row in rows(folder / "surnames_headteachers_england.csv"):
        names.add(row["surname"], min(7, 2 + strength(4 * int(row["count"]))))
    for row in rows(folder / "names_by_country.csv"):
        if row["kind"] == "surname":
            names.add(row["name"], 4)
    for row in rows(folder / "names_by_locale.csv"):
        if row["kind"] == "surname":
            names.add(row["name"], 3)
    for name in by_hand("surnames.txt"):
        names.add(name, 5)
    return names


def words(folder: Path) -> dict[str, int]:
    """Words that corpora write in lower case, with a strength; names seen once so are left out."""
    low: Counter[str] = Counter()
    high: Counter[str] = Counter()
    for path in sorted(folder.parent.glob("*.jsonl")):
        if ".test." in path.name:
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            _count(json.loads(line)["text"], low, high)
    result = {
        word: min(9, 1 + round(math.log2(count) / 1.5))
        for word, count in low.items()
        if count >= 2 and count * 6 >= high[word]
    }
    for word in by_hand("words.txt"):
        result[word] = max(result.get(word, 0), 5)
    for word in by_hand("ambiguous.txt"):
        result[word.lower()] = max(result.get(word.lower(), 0), 4)
    return {folded(word): level for word, level in sorted(result.items()) if len(word) > 1}


def _count(text: str, low: Counter[str], high: Counter[str]) -> None:
    if text.isupper():
        return
    for match in _WORD.finditer(text):
        word, before = match.group(), text[max(0, match.start() - 2) : match.start()].strip()
        if word.islower():
            low[word] += 1
        elif word[1:].islower() and match.start() and before[-1:] not in tuple('.!?:"“‘'):
            high[word.lower()] += 1


def places(folder: Path) -> dict[str, str]:
    """Single-word places: "P" for towns, "p" for villages and hamlets."""
    result: dict[str, str] = {}
    for row in rows(folder / "places_gb.csv"):
        key = folded(row["name"])
        if key.isalpha() and len(key) > 2:
            large = row["type"] in ("City", "Town")
            result[key] = "P" if large or result.get(key) == "P" else "p"
    return result


def long_places(folder: Path, first: Names, last: Names) -> list[str]:
    """Places of two and three words that could be read as a person's name ("newton abbot")."""
    found = {}
    for row in rows(folder / "places_gb.csv"):
        parts = folded(row["name"]).replace("-", " ").split()
        named = parts and max(first.best.get(parts[0], 0), last.best.get(parts[0], 0)) >= 3
        if 2 <= len(parts) <= 3 and named and all(part.isalpha() for part in parts):
            key, large = " ".join(parts), row["type"] in ("City", "Town", "Suburban Area")
            found[key] = "P" if large or found.get(key) == "P" else "p"
    return [f"{key}\t{flag}" for key, flag in sorted(found.items())]


def schools(folder: Path, known: Names) -> list[str]:
    """Cores of school names of two words and more that hold a forename ("thomas telford")."""
    cores = set()
    for row in rows(folder / "schools_england.csv"):
        core = _CORES.sub(" ", re.sub(r"[^\w\s'&-]", " ", row["name"].lower()))
        parts = folded(core).replace("-", " ").split()
        named = any(known.best[part] >= 3 for part in parts)
        if 2 <= len(parts) <= 4 and named and all(part.isalpha() for part in parts):
            cores.add(" ".join(parts))
    return sorted(cores)


def lexicon_lines(folder: Path) -> tuple[list[str], Names, Names]:
    """The lines of lexicon.txt, and the names for the lists of schools and places."""
    first, last, common, place = forenames(folder), surnames(folder), words(folder), places(folder)
    calendar = set(f"{MONTHS} {SEASONS} {DAYS}".split())
    paper = {folded(word) for word in by_hand("words.txt")}
    keys = {k for names in (first, last) for k, v in names.best.items() if v > 1 or k in common}
    lines = []
    for key in sorted(keys | set(common)):
        flags = place.get(key, "") + "m" * (key in calendar) + "x" * (key in paper)
        numbers = f"{first.best.get(key, 0)}{last.best.get(key, 0)}{common.get(key, 0)}"
        lines.append(f"{key}\t{numbers}{flags}")
    return lines, first, last


def main(folder: Path) -> None:
    """Write the lexicon, the school list and the manifest."""
    lines, first, last = lexicon_lines(folder)
    files = {
        "lexicon.txt": lines,
        "places.txt": long_places(folder, first, last),
        "schools.txt": schools(folder, first),
    }
    TARGET.mkdir(parents=True, exist_ok=True)
    digests = []
    for name, content in files.items():
        data = ("\n".join(content) + "\n").encode()
        (TARGET / name).write_bytes(data)
        digests.append(f'"{name}" = "{hashlib.sha256(data).hexdigest()}"')
        print(f"{name}: {len(content)} lines, {len(data)} bytes")
    manifest = (HERE / "lexicon" / "model.toml").read_text(encoding="utf-8")
    (TARGET / "model.toml").write_text(manifest + "\n".join(digests) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
