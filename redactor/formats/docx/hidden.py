"""Reads the parts of a file that no copy will ever hold: they can name people, too."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from redactor.document import BlockKind
from redactor.errors import SourceError
from redactor.formats.docx.dropped import Dropped
from redactor.formats.docx.package import MAX_TOTAL, OLE_HEADER, Package, parse

_XML = re.compile(r"\.(?:xml|rels|vml)$", re.I)
_PACKAGE = b"PK\x03\x04"
_COMMENT = re.compile(rb"<!--(.*?)-->|<\?(?!xml )(.*?)\?>", re.S)
_MARKUP_PARTS = re.compile(
    r"\[Content_Types\]\.xml|.*/(?:theme|webSettings|fontTable|stylesWithEffects|styles)\d*\.xml|"
    r"_xmlsignatures/.*|.*/diagrams/(?:layout|quickStyle|colors)\d*\.xml", re.I
)  # fmt: skip
_STRINGS = re.compile(rb"(?:[\x20-\x7e]\x00){5,}|[\x20-\x7e]{6,}")
_PROSE = re.compile(r"[A-Za-z]{2,}[ ,.'@-]+[A-Za-z]{2,}")
_STATISTICS = frozenset(
    [
        "created",
        "modified",
        "lastPrinted",
        "revision",
        "Template",
        "TotalTime",
        "Pages",
        "Words",
        "Characters",
        "Application",
        "DocSecurity",
        "Lines",
        "Paragraphs",
        "ScaleCrop",
        "LinksUpToDate",
        "CharactersWithSpaces",
        "SharedDoc",
        "HyperlinksChanged",
        "AppVersion",
        "language",
        "HeadingPairs",
    ]
)
"""Properties that Word counts by itself."""
_MAX_DEPTH = 4
_MAX_INNER = 500
_KINDS = {"comments": BlockKind.COMMENT, "footnotes": BlockKind.NOTE, "endnotes": BlockKind.NOTE}


def note_unreached(package: Package, reached: set[str], dropped: Dropped) -> None:
    """Note the text of all parts that the shown document does not consist of."""
    dropped.note(package.comment.decode("utf-8", "replace"))
    for name, content in package.parts.items():
        if b"<!--" in content or b"<?" in content[5:]:
            for match in _COMMENT.finditer(content[:MAX_TOTAL]):
                dropped.note((match[1] or match[2] or b"").decode("utf-8", "replace"))
        if name not in reached:
            _note_part(name, content, dropped, depth=0)
    for relationships in package.rels.values():
        for relationship in relationships.values():
            if relationship.external or relationship.target not in package.parts:
                dropped.value(relationship.target)


def _note_part(name: str, content: bytes, dropped: Dropped, *, depth: int) -> None:
    if _MARKUP_PARTS.fullmatch(name) or name.endswith(".rels"):
        return
    if _XML.search(name):
        try:
            root = parse(content, "A part")
        except SourceError:
            return
        stem = name.rpartition("/")[2].lower()
        kind = next((k for word, k in _KINDS.items() if stem.startswith(word)), None)
        if kind is None:
            kind = BlockKind.PROPERTY if "docprops" in name.lower() else BlockKind.PARAGRAPH
        for part in root if kind is not BlockKind.PARAGRAPH else [root]:
            if str(part.tag).rpartition("}")[2] not in _STATISTICS:
                dropped.tree(part, kind)
    elif content[:4] == _PACKAGE:
        _note_package(content, dropped, depth=depth)
    elif content[:8] == OLE_HEADER or name.lower().endswith(".bin"):
        _note_strings(content, dropped)


def _note_package(content: bytes, dropped: Dropped, *, depth: int) -> None:
    """Note the text of a document inside the document; what is no package says nothing."""
    if depth >= _MAX_DEPTH:
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()[:_MAX_INNER]
            if sum(entry.file_size for entry in entries) > MAX_TOTAL:
                return
            for entry in entries:
                _note_part(entry.filename, archive.read(entry), dropped, depth=depth + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, RuntimeError):
        return


def _note_strings(content: bytes, dropped: Dropped) -> None:
    """Note what looks like prose in a binary part, in one or two bytes a character."""
    for match in _STRINGS.finditer(content):
        text = match[0].replace(b"\0", b"").decode("ascii")
        if _PROSE.search(text):
            dropped.note(text)
