"""Formats: each reads a file into blocks and writes redacted copies of it.

A format is ``bytes -> bytes`` and knows no paths. `Format` is the whole interface; the
registry finds the formats by the entry point group ``redactor.formats``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar, Protocol

from redactor.document import Block, Cut, Marking, Redaction, Remark

Tell = Callable[[Remark], None]
"""Takes what is remarkable about a page, while it is read or written."""


def unheard(remark: Remark) -> None:
    """Nobody wants to know."""


class Format(Protocol):
    """A reader and a writer in one: what is read is what is removed."""

    name: ClassVar[str]
    """Short name, also the entry point's name."""
    suffixes: ClassVar[tuple[str, ...]]
    """File name endings it takes, lower case with the dot."""
    output_suffix: ClassVar[str | None]
    """Ending of the written copy if it differs from the source's (docm to docx), else None."""

    def media_type(self, data: bytes) -> str:
        """The media type of the source."""
        ...

    def matches(self, data: bytes, suffix: str) -> bool:
        """Whether this content under this ending is of this format. Cheap; never raises."""
        ...

    def read(self, data: bytes, *, tell: Tell = unheard) -> tuple[Block, ...]:
        """All text of the file in reading order, hidden places included.

        Ids count from 0 and offsets lead into the reading text. ``tell`` hears of pages that
        needed more than reading. Raises SourceError.
        """
        ...

    def pages(self, data: bytes) -> int | None:
        """How many pages the file says it has, if it says so."""
        ...

    def redact(
        self,
        data: bytes,
        *,
        redactions: Sequence[Redaction] = (),
        cuts: Sequence[Cut] = (),
        marking: Marking | None = None,
        tell: Tell = unheard,
    ) -> bytes:
        """A clean copy without the anchors and blocks named, carrying the marking.

        Hidden places never reach the copy, also when nothing is redacted. The result
        depends on the arguments only and is the same at every run. Raises AnchorError
        when an anchor is not found again, UnsafeToRedact when the file is not understood.
        """
        ...

    def raw_parts(self, data: bytes) -> Iterator[tuple[str, bytes]]:
        """Every stored stream as (name, bytes), for reports and tests."""
        ...
