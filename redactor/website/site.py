"""What a site consists of: every file by its kind, in one stable order."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePosixPath

from redactor.errors import UsageError
from redactor.inputs import JOB_MARK, LITTER, LOCK_PREFIX

CRAWL_STATE = ".redactor-crawl.json"
"""What our own crawler leaves beside the site."""
SKIPPED_FOLDERS = frozenset((".git", ".svn", ".well-known", "__MACOSX"))


class Kind(StrEnum):
    """What a file of a site is to the check."""

    PAGE = "page"
    PICTURE = "picture"
    DOCUMENT = "document"
    SHEET = "sheet"
    TEXT = "text"
    FEED = "feed"
    STYLE = "style"
    SCRIPT = "script"
    SILENT = "silent"
    """Fonts and the like, in which no school writes."""


_KINDS = {
    Kind.PAGE: ".html .htm .xhtml .shtml .php .asp .aspx",
    Kind.PICTURE: ".jpg .jpeg .png .gif .webp .bmp .tif .tiff",
    Kind.SHEET: ".csv .tsv .xlsx .xlsm .xls .ods",
    Kind.TEXT: ".txt .md .vtt .srt .ics .vcf",
    Kind.FEED: ".xml .rss .atom .svg .xsl",
    Kind.STYLE: ".css",
    Kind.SCRIPT: ".js .mjs .json .webmanifest .map",
    Kind.SILENT: ".woff .woff2 .ttf .otf .eot .ico .cur",
}
_BY_SUFFIX = {suffix: kind for kind, words in _KINDS.items() for suffix in words.split()}


@dataclass(frozen=True, slots=True)
class Resource:
    """A file of the site. ``place`` is its path below the site's folder, with "/".

    ``alone`` is a file that was given by itself; a text among those is a draft of a post.
    """

    number: int
    path: Path = field(repr=False)
    place: str = field(repr=False)
    kind: Kind
    problem: str = ""
    alone: bool = False


def kind_of(name: str) -> Kind:
    """The kind of a file by its ending; what is not known is a document for the formats."""
    return _BY_SUFFIX.get(PurePosixPath(name).suffix.lower(), Kind.DOCUMENT)


def resources_of(roots: Sequence[Path]) -> tuple[Resource, ...]:
    """All files of the folders, and the files given. Raises UsageError for what is not there."""
    found: list[tuple[Path, str, str]] = []
    for number, root in enumerate(roots, start=1):
        prefix = f"input-{number}/" if len(roots) > 1 else ""
        if root.is_file():
            found.append((root, prefix + unicodedata.normalize("NFC", root.name), ""))
        elif root.is_dir():
            found += [(path, prefix + place, problem) for path, place, problem in _walk(root, root)]
        else:
            raise UsageError(f"Input {number} of {len(roots)} is not there.")
    if not found:
        raise UsageError("There are no files in the input.")
    found.sort(key=lambda item: (item[1].casefold(), item[1]))
    alone = frozenset(root for root in roots if root.is_file())
    return tuple(
        Resource(number, path, place, kind_of(place), problem, path in alone)
        for number, (path, place, problem) in enumerate(found, start=1)
    )


def _walk(folder: Path, root: Path) -> Iterator[tuple[Path, str, str]]:
    try:
        with os.scandir(folder) as entries:
            listed = list(entries)
    except OSError:
        yield folder, _place(folder, root), "The folder cannot be opened."
        return
    for entry in listed:
        path = folder / entry.name
        if (
            entry.name in (CRAWL_STATE, JOB_MARK)
            or entry.name.lower() in LITTER
            or entry.name.startswith(LOCK_PREFIX)
        ):
            continue
        if entry.is_symlink():
            yield path, _place(path, root), "This is a link, and links are not followed."
        elif entry.is_dir():
            if entry.name not in SKIPPED_FOLDERS:
                yield from _walk(path, root)
        elif stat.S_ISREG(entry.stat().st_mode):
            yield path, _place(path, root), ""
        else:
            yield path, _place(path, root), "This is a device, pipe or socket."


def _place(path: Path, root: Path) -> str:
    return unicodedata.normalize("NFC", path.relative_to(root).as_posix())
