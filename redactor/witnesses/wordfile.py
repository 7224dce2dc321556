"""python-docx witness: what another program reads in a Word file."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _TEXT = f"{_W}p", f"{_W}t"
_MARKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_CORE = "/core-properties"
_CORE_TEXT = (
    "author", "category", "comments", "content_status", "identifier", "keywords", "language",
    "last_modified_by", "subject", "title", "version",
)  # fmt: skip


class CannotOpen(Exception):
    """Another program cannot open the file."""


def word_text(data: bytes) -> str:
    """All text python-docx finds: body, tables, headers, footers, notes, comments, properties.

    One line for each paragraph, without the runs' borders. Raises CannotOpen.
    """
    import docx
    from docx.opc.exceptions import OpcError

    try:
        document = docx.Document(io.BytesIO(data))
        return "\n".join(_lines(document))
    except (
        OpcError, zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, struct.error, EOFError,
        OSError, LookupError, ValueError, AttributeError, TypeError, RuntimeError, AssertionError,
    ) as error:  # fmt: skip
        raise CannotOpen(type(error).__name__) from None


def _lines(document: object) -> Iterator[str]:
    from docx.oxml import parse_xml

    package = document.part.package  # type: ignore[attr-defined]
    yield from _paragraphs(document.element.body)  # type: ignore[attr-defined]
    seen = set()
    for section in document.sections:  # type: ignore[attr-defined]
        for story in (
            section.header, section.footer, section.first_page_header,
            section.first_page_footer, section.even_page_header, section.even_page_footer,
        ):  # fmt: skip
            if not story.is_linked_to_previous and story.part.partname not in seen:
                seen.add(story.part.partname)
                yield from _paragraphs(story._element)
    for part in package.iter_parts():
        name = str(part.partname).lower()
        if part.partname not in seen and any(w in name for w in ("footnote", "endnote", "comment")):
            element = getattr(part, "element", None)
            yield from _paragraphs(parse_xml(part.blob) if element is None else element)
    if any(rel.reltype.endswith(_CORE) for rel in package.rels.values()):
        for name in _CORE_TEXT:
            yield str(getattr(package.core_properties, name) or "")


def _paragraphs(story: etree._Element) -> Iterator[str]:
    """The text of each paragraph of a tree that python-docx parsed, nested ones first.

    python-docx gives the same text, but asks an XPath for every run.
    """
    tags = (_PARAGRAPH, _TEXT, *_MARKS)
    open_paragraphs: list[list[str]] = []
    for event, element in etree.iterwalk(story, events=("start", "end"), tag=tags):
        if element.tag == _PARAGRAPH:
            if event == "start":
                open_paragraphs.append([])
            else:
                yield "".join(open_paragraphs.pop())
        elif event == "start" and open_paragraphs:
            open_paragraphs[-1].append(_MARKS.get(str(element.tag), element.text or ""))
