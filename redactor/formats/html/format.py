"""The HTML format: source-offset splices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

from redactor.document import Block, Cut, Marking, Redaction
from redactor.errors import SourceError, UnsafeToRedact
from redactor.formats import Tell, unheard
from redactor.formats.html.layout import lay_out
from redactor.formats.html.shown import NODE
from redactor.formats.html.writing import rewritten
from redactor.formats.text.decoding import decode, is_binary

BOM: Final = b"\xef\xbb\xbf"
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.I
)
_PRESCAN: Final = 4_096
"""Bytes in which the page may declare its encoding; the standard says 1,024."""
_CODE_PAGES: Final = re.compile(
    r"iso-8859-\d{1,2}|(?:windows-|cp)125\d|macintosh|koi8-[ru]|shift_jis|euc-(?:jp|kr)|gb\w{1,8}|big5"
)
_LATIN: Final = re.compile(r"iso-8859-1|(?:windows-|cp)1252|us-ascii|latin-?1")
_MAIL: Final = re.compile(rb"\s*(?:mime-version|from|content-type|date|subject):", re.IGNORECASE)


class HtmlFormat:
    """Reads and writes .html, .htm and .xhtml.

    The reading text is the decoded source: anchors count its code points. A copy is always
    utf-8 and says so. Comments, scripts, event handlers, embedded pages and ``data:`` files
    never reach it; every other attribute is text like a paragraph and redacted in place.
    """

    name: ClassVar[str] = "html"
    suffixes: ClassVar[tuple[str, ...]] = (".html", ".htm", ".xhtml")
    output_suffix: ClassVar[str | None] = None

    def media_type(self, data: bytes) -> str:
        """Always text/html: XHTML on a school's site is served as that."""
        return "text/html"

    def matches(self, data: bytes, suffix: str) -> bool:
        """Whether the ending is ours and the content is not plainly something else."""
        return suffix in self.suffixes and bool(data) and (not is_binary(data))

    def read(self, data: bytes, *, tell: Tell = unheard) -> tuple[Block, ...]:
        """One block a paragraph, heading, cell or attribute with words. Raises SourceError.

        Attributes of elements inside a block follow it. What never reaches a copy is a hidden
        block without runs.
        """
        blocks: list[Block] = []
        end = 0
        for index, piece in enumerate(lay_out(decoded(data)).pieces):
            offset = max(piece.start, end)
            end = offset + len(piece.text)
            blocks.append(
                Block(
                    id=index,
                    kind=piece.kind,
                    text=piece.text,
                    runs=piece.runs,
                    offset=offset,
                    level=piece.level,
                    number=piece.number,
                    cell=piece.cell,
                    hidden=piece.hidden,
                )
            )
        return tuple(blocks)

    def pages(self, data: bytes) -> int | None:
        """None: a web page has no pages."""
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
        """The page in utf-8 with the anchors and blocks taken out, and marked.

        Raises AnchorError for a place that is not in this page.
        """
        layout = lay_out(decoded(data))
        text = rewritten(
            layout, redactions=redactions, cuts=cuts, marking=marking, unseen=layout.unseen
        )
        return encoded(text, like=data)

    def raw_parts(self, data: bytes) -> Iterator[tuple[str, bytes]]:
        """The one stream that there is."""
        yield NODE, data


def decoded(data: bytes) -> str:
    """The text of a page, by its byte order mark, as utf-8, by what it declares, by a guess.

    What is valid utf-8 is read as that whatever the page declares: the declaration is
    oftener wrong. Raises SourceError; UnsafeToRedact for a page saved as an e-mail (.mht).
    """
    if _MAIL.match(data):
        raise UnsafeToRedact(
            "This is a page in the form of an e-mail (.mht).", advice="Save it as HTML only."
        )
    declared = _DECLARED.search(data[:_PRESCAN])
    page = declared[1].decode("ascii", "replace").lower() if declared else ""
    known = _CODE_PAGES.fullmatch(page) and not _LATIN.fullmatch(page)
    if known and not _is_utf8(data) and not is_binary(data):
        try:
            return data.decode(page)
        except (UnicodeDecodeError, LookupError):
            raise SourceError("The page is not in the encoding that it declares.") from None
    return decode(data)


def encoded(text: str, *, like: bytes) -> bytes:
    """The text in utf-8; with a mark if the source had one or was in another encoding."""
    marked = like.startswith(BOM) or not _is_utf8(like)
    return (BOM if marked else b"") + text.encode("utf-8")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not data.startswith((b"\xff\xfe", b"\xfe\xff"))
