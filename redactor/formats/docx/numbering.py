"""List numbers as the reader sees them (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from redactor.formats.docx.names import VAL, w
from redactor.formats.docx.package import Element

_NUM, _ABSTRACT, _NUM_ID, _ABSTRACT_ID = w("num"), w("abstractNum"), w("numId"), w("abstractNumId")
_LVL, _ILVL, _START, _OVERRIDE = w("lvl"), w("ilvl"), w("start"), w("lvlOverride")
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_DEPTHS = 9
_LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    style: str = "decimal"
    text: str = field(repr=False, default="")
    restart: int | None = None
    legal: bool = False
    paragraph_style: str = ""


@dataclass(slots=True)
class _List:
    """One ``w:num``: its abstract list, levels, and the counters to start over with."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int]
    begun: bool = False


class Numbering:
    """Counts through the lists of a document; ask for every paragraph, in order."""

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        abstracts = {a.get(_ABSTRACT_ID, ""): a for a in root.iter(_ABSTRACT)}
        named = {_value(a, w("styleLink")): key for key, a in abstracts.items()}
        for element in root.iter(_NUM):
            abstract = _value(element, _ABSTRACT_ID)
            link = _value(abstracts[abstract], w("numStyleLink")) if abstract in abstracts else ""
            if link and link in named:
                abstract = named[link]
            self._lists[element.get(_NUM_ID, "")] = _read_list(
                element, abstract, abstracts.get(abstract)
            )

    def next(self, number: str, depth: int | None, style: str = "") -> tuple[str, int]:
        """The label of the next item of list ``number``, and its depth from 1.

        Without a depth the level that names the paragraph style counts. A bullet has an
        empty label; depth 0 means that this is no list.
        """
        listed = self._lists.get(number)
        if listed is None:
            return "", 0
        if depth is None:
            depth = next(
                (d for d, lvl in listed.levels.items() if style and lvl.paragraph_style == style), 0
            )
        level = listed.levels.get(depth)
        if level is None:
            return "", 0
        counts = self._counts.setdefault(listed.abstract or number, {})
        if not listed.begun:
            listed.begun = True
            for overridden in listed.starts:
                counts.pop(overridden, None)
        start = listed.starts.get(depth, level.start)
        counts[depth] = min(counts[depth] + 1 if depth in counts else start, _LARGEST)
        for deeper in [d for d in counts if d > depth]:
            restart = listed.levels.get(deeper, level).restart
            if restart is None or (restart and depth < restart):
                del counts[deeper]
        return self._label(listed, depth, counts), depth + 1

    def _label(self, listed: _List, depth: int, counts: dict[int, int]) -> str:
        level = listed.levels[depth]
        if level.style in ("bullet", "none"):
            return ""

        def number(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            other = listed.levels.get(place, level)
            count = counts.get(place, listed.starts.get(place, other.start))
            return _written(count, "decimal" if level.legal else other.style)

        return _PLACE.sub(number, level.text).strip()


def _value(element: Element, tag: str) -> str:
    found = element.find(tag)
    return found.get(VAL, "") if found is not None else ""


def _number(text: str, default: int) -> int:
    return min(int(text), _LARGEST) if text.isascii() and text.isdecimal() else default


def _read_list(element: Element, abstract: str, source: Element | None) -> _List:
    levels = _read_levels(source) if source is not None else {}
    starts: dict[int, int] = {}
    for override in element.findall(_OVERRIDE):
        depth = _number(override.get(_ILVL, ""), 0)
        start = override.find(w("startOverride"))
        for own in override.findall(_LVL):
            levels[depth] = _read_level(own)
        if start is not None:
            starts[depth] = _number(start.get(VAL, ""), 1)
        elif depth in levels and override.find(_LVL) is not None:
            levels[depth] = replace(levels[depth])
    return _List(abstract, levels, starts)


def _read_levels(source: Element) -> dict[int, _Level]:
    levels: dict[int, _Level] = {}
    for element in source.findall(_LVL):
        depth = _number(element.get(_ILVL, ""), 0)
        if depth < _DEPTHS:
            levels[depth] = _read_level(element)
    return levels


def _read_level(element: Element) -> _Level:
    legal = element.find(w("isLgl"))
    restart = _value(element, w("lvlRestart"))
    return _Level(
        start=_number(_value(element, _START), 0 if element.find(_START) is None else 1),
        style=_value(element, w("numFmt")) or "decimal",
        text=_value(element, w("lvlText")),
        restart=_number(restart, 0) if restart else None,
        legal=legal is not None and legal.get(VAL, "1") not in ("0", "false", "off"),
        paragraph_style=_value(element, w("pStyle")),
    )


def _written(count: int, style: str) -> str:
    if style in ("lowerLetter", "upperLetter"):
        if count < 1:
            return ""
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 % 40 + 1)
        return letter.upper() if style == "upperLetter" else letter
    if style in ("lowerRoman", "upperRoman"):
        roman = _roman(count)
        return roman.upper() if style == "upperRoman" else roman
    if style == "decimalZero":
        return f"{count:02d}"
    if style == "ordinal":
        return f"{count}{_ordinal_ending(count)}"
    return str(count)


def _roman(count: int) -> str:
    written: list[str] = []
    for value, letters in _ROMAN:
        while count >= value and len(written) < 60:
            written.append(letters)
            count -= value
    return "".join(written)


def _ordinal_ending(count: int) -> str:
    if count % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
