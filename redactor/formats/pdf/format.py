"""The PDF format: reads and writes .pdf."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import ClassVar

import pikepdf

from redactor.document import Block, Cut, Marking, Redaction
from redactor.errors import SourceError
from redactor.formats import Tell, unheard
from redactor.formats.pdf.blocks import read_blocks
from redactor.formats.pdf.draft import Draft, is_pdf, open_draft, open_plain
from redactor.formats.pdf.objects import BROKEN, stream_bytes
from redactor.formats.pdf.writing import write_copy


class PdfFormat:
    """PDF files. The copy has the same pages, tags and look; nothing else of the file."""

    name: ClassVar[str] = "pdf"
    suffixes: ClassVar[tuple[str, ...]] = (".pdf",)
    output_suffix: ClassVar[str | None] = ".pdf"

    def __init__(self) -> None:
        self._read: dict[bytes, Draft] = {}
        """The file that was read last, by its digest, until a copy is made of it."""

    def media_type(self, data: bytes) -> str:
        """Always application/pdf."""
        return "application/pdf"

    def matches(self, data: bytes, suffix: str) -> bool:
        """Whether the bytes say so, or the name does: a damaged PDF is refused as one."""
        return is_pdf(data) or (suffix in self.suffixes and bool(data))

    def read(self, data: bytes, *, tell: Tell = unheard) -> tuple[Block, ...]:
        """All text in reading order, hidden places last on each page. Raises SourceError."""
        try:
            draft = open_draft(data)
            blocks = read_blocks(draft, tell=tell)
        except (*BROKEN, RecursionError):
            raise SourceError("The PDF is damaged and cannot be read.") from None
        self._read = {sha256(data).digest(): draft}
        return blocks

    def pages(self, data: bytes) -> int | None:
        """How many pages the file has."""
        return len(open_plain(data).pages)

    def redact(
        self,
        data: bytes,
        *,
        redactions: Sequence[Redaction] = (),
        cuts: Sequence[Cut] = (),
        marking: Marking | None = None,
        tell: Tell = unheard,
    ) -> bytes:
        """A clean PDF without the anchors and blocks named, carrying the marking.

        Lines that lose words close up; see `closing`. Raises AnchorError when an anchor is
        not found again, UnsafeToRedact when a page cannot be read or proved, SourceError.
        """
        try:
            draft = self._read.pop(sha256(data).digest(), None) or open_draft(data)
            return write_copy(draft, redactions=redactions, cuts=cuts, marking=marking, tell=tell)
        except (*BROKEN, RecursionError):
            raise SourceError("The PDF is damaged and cannot be redacted.") from None

    def raw_parts(self, data: bytes) -> Iterator[tuple[str, bytes]]:
        """Every object: streams unpacked, and what is not a stream as it is written."""
        pdf = open_plain(data)
        for item in pdf.objects:
            number = f"{item.objgen[0]} {item.objgen[1]}" if hasattr(item, "objgen") else "direct"
            if isinstance(item, pikepdf.Stream):
                content = stream_bytes(item)
                yield number, item.read_raw_bytes() if content is None else content
            elif isinstance(item, pikepdf.Object):
                yield number, item.unparse()
