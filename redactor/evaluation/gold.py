"""Gold sets: papers with their people, identifiers, sections and label marked by people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from redactor.document import Level
from redactor.errors import UsageError

_ADVICE = "See the gold format in docs/evaluation.md."


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """What stands at ``start:stop`` of the reading text, in code points.

    ``must_redact`` is True when it must go for the public website, False when it must stay,
    None when people would disagree.
    """

    start: int
    stop: int
    entity: str
    role: str
    must_redact: bool | None
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class GoldSection:
    """A section of the reading text ``start:stop``."""

    start: int
    stop: int
    confidential: bool


@dataclass(frozen=True, slots=True)
class GoldPaper:
    """One paper and the truth about it. ``number`` counts from 1 in order of the gold files."""

    number: int
    path: Path = field(repr=False)
    family: str
    level: Level
    spans: tuple[GoldSpan, ...]
    sections: tuple[GoldSection, ...]


def read_gold(folder: Path) -> tuple[GoldPaper, ...]:
    """The papers of ``folder/gold/*.json``, in order of file name. Raises UsageError."""
    files = sorted((folder / "gold").glob("*.json"))
    if not files:
        raise UsageError("The gold set has no file gold/*.json.", advice=_ADVICE)
    return tuple(_paper(number, path, folder) for number, path in enumerate(files, start=1))


def _paper(number: int, path: Path, folder: Path) -> GoldPaper:
    try:
        row = json.loads(path.read_text(encoding="utf-8"))
        return GoldPaper(
            number=number,
            path=folder / row["file"],
            family=row["doc_type"],
            level=Level[row["label"]],
            spans=tuple(_span(span) for span in row["spans"]),
            sections=tuple(_section(section) for section in row["sections"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(
            f"Gold file {number} (in order of name) cannot be used ({type(error).__name__}).",
            advice=_ADVICE,
        ) from None


def _span(row: Mapping[str, Any]) -> GoldSpan:
    must = row["must_redact"]
    if must not in (True, False, None) or not 0 <= int(row["start"]) < int(row["end"]):
        raise ValueError
    return GoldSpan(row["start"], row["end"], row["type"], row.get("role") or "", must, row["text"])


def _section(row: Mapping[str, Any]) -> GoldSection:
    return GoldSection(int(row["start"]), int(row["end"]), bool(row["confidential"]))
