"""Finds formats, stages, recognisers and runners by their entry points.

The product's own parts come in by the same door as anybody else's. A part of another
package is refused unless the pipeline file names that package under ``plugins``: a
redaction tool must not run whatever happens to be installed.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from redactor.errors import ConfigError, UnknownFormat
from redactor.formats import Format

OWN = "redactor"
_TABLES = (".csv", ".xlsx")


@cache
def _points(group: str) -> tuple[EntryPoint, ...]:
    return tuple(sorted(entry_points(group=f"redactor.{group}"), key=lambda point: point.name))


def _allowed(point: EntryPoint, plugins: Collection[str]) -> bool:
    return point.dist is None or point.dist.name == OWN or point.dist.name in plugins


def names(group: str, plugins: Collection[str] = ()) -> tuple[str, ...]:
    """What is registered in a group ("formats", "stages" …), in order of name."""
    return tuple(point.name for point in _points(group) if _allowed(point, plugins))


def load(group: str, name: str, plugins: Collection[str] = ()) -> Any:  # noqa: ANN401
    """The object registered under a name. Raises ConfigError naming the nearest valid one."""
    for point in _points(group):
        if point.name == name and _allowed(point, plugins):
            return point.load()
    raise ConfigError(unknown(f"{group.rstrip('s')}", name, names(group, plugins)))


def unknown(what: str, name: str, valid: Iterable[str]) -> str:
    """A sentence that says a name is not known and which valid one is nearest."""
    valid = sorted(valid)
    near = difflib.get_close_matches(name, valid, n=1, cutoff=0.5)
    if near:
        return f"There is no {what} called {name!r}; did you mean {near[0]!r}?"
    return f"There is no {what} called {name!r}; there are: {', '.join(valid) or 'none'}."


@cache
def _formats(plugins: tuple[str, ...]) -> tuple[Format, ...]:
    return tuple(load("formats", name, plugins)() for name in names("formats", plugins))


def format_for(data: bytes, suffix: str, plugins: Collection[str] = ()) -> Format:
    """The format of a file, by content and file name ending. Raises UnknownFormat."""
    formats = _formats(tuple(sorted(plugins)))
    for candidate in formats:
        if candidate.matches(data, suffix.lower()):
            return candidate
    if not data:
        raise UnknownFormat("The file is empty.", advice="Check that it was saved and run again.")
    if any(suffix.lower() in candidate.suffixes for candidate in formats):
        raise UnknownFormat(f"What the file holds is not what its ending {suffix.lower()} says.")
    if suffix.lower() in _TABLES:
        raise UnknownFormat(
            "This is a table, not a paper.",
            advice="redactor run export makes safe copies of tables.",
        )
    raise UnknownFormat("Files of this kind cannot be redacted yet.")
