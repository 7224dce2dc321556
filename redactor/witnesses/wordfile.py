"""python-docx witness: what another program reads in a Word file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

_PARAGRAPH = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
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
    except (OpcError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise CannotOpen(type(error).__name__) from None
    except (KeyError, ValueError, AttributeError, TypeError, IndexError, OSError) as error:
        raise CannotOpen(type(error).__name__) from None


def _lines(document: object) -> Iterator[str]:
    from docx.oxml import parse_xml
    from docx.text.paragraph import Paragraph

    def paragraphs(element: etree._Element, parent: object) -> Iterator[str]:
        for item in element.iter(_PARAGRAPH):
            yield Paragraph(item, parent).text  # type: ignore[arg-type]

    package = document.part.package  # type: ignore[attr-defined]
    yield from paragraphs(document.element.body, document._body)  # type: ignore[attr-defined]
    seen = set()
    for section in document.sections:  # type: ignore[attr-defined]
        for story in (
            section.header, section.footer, section.first_page_header,
            section.first_page_footer, section.even_page_header, section.even_page_footer,
        ):  # fmt: skip
            if not story.is_linked_to_previous and story.part.partname not in seen:
                seen.add(story.part.partname)
                yield from paragraphs(story._element, story)
    for part in package.iter_parts():
        name = str(part.partname).lower()
        if part.partname not in seen and any(w in name for w in ("footnote", "endnote", "comment")):
            element = getattr(part, "element", None)
            yield from paragraphs(parse_xml(part.blob) if element is None else element, document)
    if any(rel.reltype.endswith(_CORE) for rel in package.rels.values()):
        for name in _CORE_TEXT:
            yield str(getattr(package.core_properties, name) or "")
