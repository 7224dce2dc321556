"""The Word format: reads and writes .docx and its kin, Strict Office Open XML included."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import ClassVar

from redactor.document import Block, Cut, Marking, Redaction
from redactor.errors import SourceError
from redactor.formats import Tell, unheard
from redactor.formats.docx.blocks import Reader
from redactor.formats.docx.cuts import apply_cuts
from redactor.formats.docx.draft import open_draft
from redactor.formats.docx.marking import apply_marking
from redactor.formats.docx.package import OLE_HEADER, load, parse
from redactor.formats.docx.redactions import apply_redactions
from redactor.formats.docx.write import written

_ZIP = b"PK\x03\x04"
_BASE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MACRO = "application/vnd.ms-word"
_TYPES = {
    "document.macroenabled": f"{_MACRO}.document.macroEnabled.12",
    "template.macroenabled": f"{_MACRO}.template.macroEnabled.12",
    "template.main": f"{_BASE}.template",
    "document.main": f"{_BASE}.document",
}


class DocxFormat:
    """Word documents and templates, with or without macros."""

    name: ClassVar[str] = "docx"
    suffixes: ClassVar[tuple[str, ...]] = (".docx", ".docm", ".dotx", ".dotm")
    output_suffix: ClassVar[str | None] = ".docx"

    def media_type(self, data: bytes) -> str:
        """The media type by the content type of the main part; .docx when in doubt."""
        try:
            package = load(data)
        except SourceError:
            return _TYPES["document.main"]
        content_type = package.types.get(package.main, "").lower()
        return next(
            (media for word, media in _TYPES.items() if word in content_type),
            _TYPES["document.main"],
        )

    def matches(self, data: bytes, suffix: str) -> bool:
        """Whether this is a Word package. A locked one counts, so that it can be named."""
        if data[:8] == OLE_HEADER:
            return suffix in self.suffixes
        if suffix in self.suffixes:
            # A damaged file is better refused by this format than called unknown.
            return data[:2] == b"PK"
        if data[:4] != _ZIP:
            return False
        try:
            with zipfile.ZipFile(BytesIO(data)) as archive:
                return any(re.match(r"word[/\\]", name) for name in archive.namelist())
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            return False

    def read(self, data: bytes, *, tell: Tell = unheard) -> tuple[Block, ...]:
        """All text in reading order, hidden places last. Raises SourceError."""
        return Reader(open_draft(data, collect=True)).read()

    def pages(self, data: bytes) -> int | None:
        """The page count that Word noted when it saved the file."""
        package = load(data)
        part = package.related("", "extended-properties")
        if not part:
            return None
        for element in parse(package.parts[part], "The properties part"):
            text = (element.text or "").strip()
            if str(element.tag).endswith("}Pages") and text.isascii() and text.isdecimal():
                return int(text) or None
        return None

    def redact(
        self,
        data: bytes,
        *,
        redactions: Sequence[Redaction] = (),
        cuts: Sequence[Cut] = (),
        marking: Marking | None = None,
        tell: Tell = unheard,
    ) -> bytes:
        """A clean .docx without the anchors and blocks named, carrying the marking.

        Raises AnchorError when an anchor or block is not found again, SourceError when the
        file cannot be read.
        """
        draft = open_draft(data)
        reader = Reader(draft)
        reader.read()
        apply_redactions(reader.nodes, redactions)
        apply_cuts(reader, cuts)
        if marking is not None:
            apply_marking(draft, marking)
        return written(draft)

    def raw_parts(self, data: bytes) -> Iterator[tuple[str, bytes]]:
        """Every stored part as (name, bytes)."""
        yield from load(data).parts.items()
