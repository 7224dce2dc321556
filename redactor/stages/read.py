"""Read: the source's bytes become blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import ClassVar

from redactor import registry
from redactor.document import Block, BlockKind, Document, Remark

_GLUE = re.compile(r"(?<=[^\W_])[_.\-+]+(?=[^\W_])|_")


@dataclass(frozen=True, slots=True)
class Read:
    """Chooses the format by content and reads every block, the file's name included."""

    name: ClassVar[str] = "read"
    needs: ClassVar[frozenset[str]] = frozenset({"source"})
    gives: ClassVar[frozenset[str]] = frozenset({"blocks"})

    plugins: tuple[str, ...] = ()

    def __call__(self, document: Document) -> Document:
        """The document with its blocks and media type. Raises SourceError."""
        source = document.source
        path = PurePath(source.name)
        file_format = registry.format_for(source.data, path.suffix, self.plugins)
        remarks: list[Remark] = []
        blocks = file_format.read(source.data, tell=remarks.append)
        return replace(
            document,
            source=replace(source, media_type=file_format.media_type(source.data)),
            blocks=(*blocks, _file_name(path.stem, after=blocks)),
            remarks=tuple(remarks),
        )


def _file_name(stem: str, *, after: tuple[Block, ...]) -> Block:
    """The file name as a last block, so that a name in it is found and the leak check sees it.

    Characters that glue words together become spaces, one for one, so offsets in the
    block are offsets in the stem.
    """
    text = _GLUE.sub(lambda glue: " " * len(glue.group()), stem)
    end = max((block.offset + len(block.text) for block in after), default=0)
    return Block(
        id=len(after), kind=BlockKind.FILE_NAME, text=text, runs=(), offset=end + 1, hidden=True
    )
