"""Files that stand on a site more than once: older copies, and versions that differ in names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final

from redactor.website.site import Kind, Resource

_MARK = re.compile(
    r"[\s_.-]*(?:\(\d{1,3}\)|\b(?:v|ver|version|rev)[\s_.-]?\d{1,3}(?:\.\d+)?\b|\b(?:draft|final|old|copy|new|"
    r"original|approved|signed|redacted|public|full|backup|bak|updated?|corrected|web)\b|(?<=[a-z])-\d{1,2}$)",
    re.IGNORECASE,
)
_COMPARED: Final = frozenset((Kind.DOCUMENT, Kind.SHEET, Kind.PICTURE, Kind.PAGE, Kind.TEXT))
_UNLINKED: Final = frozenset((Kind.DOCUMENT, Kind.SHEET, Kind.PICTURE, Kind.PAGE))
_ENTRANCES: Final = frozenset(("index", "default", "home", "404", "robots", "sitemap"))


def family_of(place: str) -> str:
    """The file name without what tells versions apart, so that versions of one paper agree."""
    path = PurePosixPath(place)
    stem = path.stem.replace("_", "-").replace("%20", "-")
    while (shorter := _MARK.sub("", stem)) != stem:
        stem = shorter
    return stem.strip(" -._").casefold()


def older_copies(
    resources: Sequence[Resource], linked: Iterable[str]
) -> tuple[list[Resource], list[Resource]]:
    """Files that no page links to: those with a linked sister, and the others."""
    reached = set(linked)
    families: dict[str, set[int]] = defaultdict(set)
    for item in resources:
        if item.kind in _COMPARED and _is_reached(item.place, reached):
            families[family_of(item.place)].add(item.number)
    replaced: list[Resource] = []
    alone: list[Resource] = []
    for item in resources:
        if (
            item.kind not in _UNLINKED
            or _is_reached(item.place, reached)
            or _is_entrance(item.place)
        ):
            continue
        (replaced if families.get(family_of(item.place)) else alone).append(item)
    return replaced, alone


def names_left(
    resources: Sequence[Resource], names: Mapping[int, frozenset[str]]
) -> list[tuple[Resource, str]]:
    """(file, name) of each name that a file shows and another version of it does not."""
    families: dict[str, list[Resource]] = defaultdict(list)
    for item in resources:
        if item.kind in (Kind.DOCUMENT, Kind.TEXT, Kind.SHEET) and item.number in names:
            families[family_of(item.place)].append(item)
    found = []
    for family in families.values():
        for item in family:
            others = [names[other.number] for other in family if other is not item]
            left = [name for name in sorted(names[item.number])
                    if any(name not in other for other in others)]  # fmt: skip
            found += [(item, name) for name in left]
    return found


def _is_reached(place: str, reached: set[str]) -> bool:
    folder = place.removesuffix(PurePosixPath(place).name)
    is_index = PurePosixPath(place).stem.lower() in ("index", "default")
    return place in reached or (is_index and (folder in reached or folder.rstrip("/") in reached))


def _is_entrance(place: str) -> bool:
    return PurePosixPath(place).stem.lower() in _ENTRANCES
