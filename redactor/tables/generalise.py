"""The rungs of generalisation: each turns the values of a column into coarser ones.

A rung is a function of one value; a column of a million rows has few different values, so
each different value is worked out once. What a rung cannot read becomes `UNREADABLE`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

import numpy as np
import polars as pl

from redactor.tables.coding import Codes, codes, different, from_codes
from redactor.tables.kinds import kinds

UNREADABLE = "x"
"""Not available: the value is there but is not of the kind that the column holds."""
GONE = "c"
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
        start=1,
    )
}
_DMY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[T ].*)?")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
_WORDY = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\d{4}|\d{2})")
_YES = frozenset({"yes", "y", "true", "t", "1", "x", "eligible", "e", "current"})
_NO = frozenset({"no", "n", "false", "f", "0", "", "none", "-", "not eligible", "never"})


def read_date(text: str) -> date | None:
    """A date as British school systems write it (day first), ISO, or with a month's name."""
    for pattern, order in ((_ISO, (3, 2, 1)), (_DMY, (1, 2, 3)), (_WORDY, (1, 2, 3))):
        match = pattern.fullmatch(text.strip())
        if match:
            day, month, year = (match.group(place) for place in order)
            number = _MONTHS.get(month.lower()[:3]) if month.isalpha() else int(month)
            full = int(year) + (0 if len(year) == 4 else 1900 if int(year) > 40 else 2000)
            try:
                return date(full, number or 0, int(day))
            except ValueError:
                return None
    return None


def both_orders(values: pl.Series) -> bool:
    """Whether a column has dates that are day-first only beside ones that are month-first only."""
    parts = different(values).str.extract_groups(r"^(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}")
    first = parts.struct.field("1").cast(pl.Int32, strict=False)
    second = parts.struct.field("2").cast(pl.Int32, strict=False)
    day_first = ((first > 12) & (second <= 12)).any()
    month_first = ((second > 12) & (first <= 12)).any()
    return bool(day_first) and bool(month_first)


def _dated(make: Callable[[date], str]) -> Callable[[str], str]:
    def rung(text: str) -> str:
        when = read_date(text)
        if when is None:
            year = re.fullmatch(r"(?:19|20)\d\d", text)
            return text if year else UNREADABLE
        return make(when)

    return rung


def _term(when: date) -> str:
    season = "Autumn" if when.month >= 9 else "Spring" if when.month <= 3 else "Summer"
    if when.month == 4:
        season = "Summer" if when.day > 15 else "Spring"
    return f"{season} {when.year}"


def _school_year(when: date) -> str:
    start = when.year if when.month >= 9 else when.year - 1
    return f"{start}/{(start + 1) % 100:02}"


def number_of(text: str) -> float | None:
    """The number in a cell, or None."""
    match = re.fullmatch(r"([-+]?\d[\d,]*(?:\.\d+)?|\.\d+)\s*%?", text.strip())
    return float(match.group(1).replace(",", "")) if match else None


def _banded(*edges: float, unit: str = "") -> Callable[[str], str]:
    """Bands such as "under 90", "90 to under 95", "95 and over"."""

    def rung(text: str) -> str:
        value = number_of(text)
        if value is None:
            return UNREADABLE
        low = max((edge for edge in edges if edge <= value), default=None)
        high = min((edge for edge in edges if edge > value), default=None)
        if low is None:
            return f"under {high:g}{unit}"
        return f"{low:g}{unit} and over" if high is None else f"{low:g} to under {high:g}{unit}"

    return rung


def _sex(text: str) -> str:
    word = text.strip().lower()
    return {"m": "M", "male": "M", "boy": "M", "f": "F", "female": "F", "girl": "F"}.get(
        word, "Other or not known"
    )


def _year_number(text: str) -> str:
    match = re.search(r"\d{1,2}", text)
    if match and 0 <= int(match.group()) <= 14:
        return str(int(match.group()))
    first = text.strip().lower()[:1]
    return {"r": "R", "n": "N", "k": "R"}.get(first, UNREADABLE)


def _key_stage(text: str) -> str:
    year = _year_number(text)
    if year in ("R", "N", "0"):
        return "Early years"
    if not year.isdigit():
        return UNREADABLE
    number = int(year)
    stages = ((2, "1"), (6, "2"), (9, "3"), (11, "4"))
    return "Key stage " + next((stage for last, stage in stages if number <= last), "5")


_ETHNIC = (
    ("Not known", re.compile(r"not |refus|nobt|refu|unknown|prefer")),
    ("Mixed", re.compile(r"mixed|multiple|\bm(?:wb|wa|wp|bo|ot|ab|ac|w)|white and ")),
    ("Asian", re.compile(r"asian|indian|pakistan|bangla|chinese|sri lank|nepal|^a[a-z]{3}$|chne")),
    ("Black", re.compile(r"black|african|caribbean|somali|nigerian|ghana|^b[a-z]{3}$")),
    (
        "White",
        re.compile(r"white|british|english|welsh|scottish|irish|gypsy|roma|travell|^w[a-z]{3}$"),
    ),
)


def _ethnic_group(text: str) -> str:
    word = text.strip().lower()
    return next((group for group, pattern in _ETHNIC if pattern.search(word)), "Other")


def _english(text: str) -> str:
    word = text.strip().lower()
    if word in ("", "not known", "nobt", "refu", "unknown", "not obtained", "refused"):
        return "Not known"
    return (
        "English"
        if word in ("eng", "enb", "english") or "believed to be english" in word
        else "Other"
    )


def _british(text: str) -> str:
    word = text.strip().lower()
    if not word or "not known" in word:
        return "Not known"
    home = ("brit", "uk", "gb", "united kingdom", "engl", "wal", "wel", "scot", "northern irel")
    return "British" if word.startswith(home) else "Other"


def _yes_no(text: str) -> str:
    word = text.strip().lower()
    if word in _YES or word.startswith(("yes", "current", "eligible")):
        return "Yes"
    return "No" if word in _NO or word.startswith("no") else "Yes"


def _present(text: str) -> str:
    return "No" if text.strip().lower() in (*_NO, "n/a", "nil", "nka") else "Yes"


def _sen(text: str) -> str:
    word = text.strip().lower()
    return "No SEN" if word in (*_NO, "no sen", "no special educational need") else "SEN"


def _trimmed(text: str) -> str:
    return " ".join(text.split())[:40]


def _whole_years(text: str) -> str:
    match = re.match(r"\d{1,2}", text.strip())
    return match.group() if match else UNREADABLE


def _age_band(text: str) -> str:
    years = _whole_years(text)
    return _banded(5, 7, 11, 14, 16)(years) if years.isdigit() else UNREADABLE


def _postcode(pattern: str) -> Callable[[str], str]:
    compiled = re.compile(pattern)

    def rung(text: str) -> str:
        word = re.sub(r"\s+", "", text.upper())
        if len(word) < 5 or not re.fullmatch(r"[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}", word):
            return UNREADABLE
        match = compiled.match(f"{word[:-3]} {word[-3:]}")
        return match.group() if match else UNREADABLE

    return rung


RUNGS: Mapping[str, Callable[[str], str]] = {
    "month": _dated(lambda when: f"{when.year}-{when.month:02}"),
    "year": _dated(lambda when: str(when.year)),
    "term": _dated(_term),
    "school-year": _dated(_school_year),
    "postcode-sector": _postcode(r"[A-Z]{1,2}\d[A-Z\d]? \d"),
    "postcode-district": _postcode(r"[A-Z]{1,2}\d[A-Z\d]?"),
    "postcode-area": _postcode(r"[A-Z]{1,2}"),
    "sex": _sex,
    "trimmed": _trimmed,
    "key-stage": _key_stage,
    "ethnic-group": _ethnic_group,
    "english-or-other": _english,
    "british-or-other": _british,
    "yes-no": _yes_no,
    "present": _present,
    "sen": _sen,
    "distance-band": _banded(1, 2, 3, 5),
    "attendance-band": _banded(50, 90, 95),
    "count-band": _banded(1, 5, 10, 20),
    "whole-years": _whole_years,
    "age-band": _age_band,
    "decile": _banded(2, 3, 4, 5, 6, 7, 8, 9, 10),
}
_LONGEST_CODE = 4
_COMMON = 5
_BANDS = 10


def ladder_of(kind: str) -> tuple[str, ...]:
    """The rungs of a kind, least loss first; the last step, dropping, is not among them."""
    return kinds()[kind].ladder if kind in kinds() else ()


def climb(values: pl.Series, rung: str) -> pl.Series:
    """The column one rung up, in the words of that rung; empty cells stay empty."""
    rows, texts = codes(values)
    numbers, words = coarser(texts, np.bincount(rows, minlength=len(texts)), rung)
    return from_codes(rows, [words[number] for number in numbers.tolist()])


def coarser(
    texts: Sequence[str | None], times: Codes, rung: str
) -> tuple[Codes, tuple[str | None, ...]]:
    """What each of the different values of a column becomes, as numbers of the new values.

    ``times`` is how many rows each value has; some rungs rank by it.
    """
    whole = WHOLE.get(rung)
    words = whole(texts, times) if whole else _each(texts, RUNGS[rung])
    different_words = tuple(dict.fromkeys([None, *words]))
    places = {word: at for at, word in enumerate(different_words)}
    return np.array([places[word] for word in words], dtype=np.int64), different_words


def _each(texts: Sequence[str | None], step: Callable[[str], str]) -> list[str | None]:
    return [None if text is None else step(text) for text in texts]


def _score_bands(texts: Sequence[str | None], times: Codes) -> list[str | None]:
    """Tenths of the table by rank, fewer when it is short: "band 1" holds the lowest.

    Equal scores are in one band. Values that are no numbers become `UNREADABLE`.
    """
    numbers = [None if text is None else number_of(text) for text in texts]
    scores: dict[float, int] = {}
    for number, count in zip(numbers, times.tolist(), strict=True):
        if number is not None:
            scores[number] = scores.get(number, 0) + count
    filled = sum(scores.values())
    bands = max(1, min(_BANDS, filled // 10))
    below, band = 0, {}
    for number in sorted(scores):
        band[number] = f"band {below * bands // max(1, filled) + 1} of {bands}"
        below += scores[number]
    return [
        None if text is None else UNREADABLE if number is None else band[number]
        for text, number in zip(texts, numbers, strict=True)
    ]


def _graded(texts: Sequence[str | None], times: Codes) -> list[str | None]:
    """Grades as they are: short codes, and words that several pupils have.

    What stands once in a column of grades is a remark about somebody, and becomes `UNREADABLE`.
    """
    return [
        None
        if text is None
        else _trimmed(text)
        if len(text) <= _LONGEST_CODE or count >= _COMMON
        else UNREADABLE
        for text, count in zip(texts, times.tolist(), strict=True)
    ]


def frequent(texts: Sequence[str | None], times: Codes, *, least: int) -> list[str | None]:
    """The values that stand in so many rows; others become `UNREADABLE`."""
    return [
        text if text is None or count >= least else UNREADABLE
        for text, count in zip(texts, times.tolist(), strict=True)
    ]


WHOLE: Mapping[str, Callable[[Sequence[str | None], Codes], list[str | None]]] = {
    "score-band": _score_bands,
    "graded": _graded,
}
"""Rungs that depend on the whole column: how many rows each value has."""
