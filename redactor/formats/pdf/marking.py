"""Writes what a copy says about itself: lines on each page, a notice, a page colour."""

from __future__ import annotations

from typing import Final

import pikepdf

from redactor.document import Marking
from redactor.formats.pdf.geometry import IDENTITY, Box, Matrix, inverse
from redactor.formats.pdf.labels import encoded, free_name, label_width
from redactor.formats.pdf.lexer import operations
from redactor.formats.pdf.objects import Object, entry, keys, packed
from redactor.formats.pdf.pages import content_of, page_frame

_SIZE: Final = 9.0
_LEADING: Final = 13.0
_EDGE: Final = 8.0
"""Points between the page's edge and a line on it."""
_MARGIN: Final = 56.0
_A4: Final = Box(0.0, 0.0, 595.0, 842.0)


def apply_marking(pdf: pikepdf.Pdf, marking: Marking, label: Object) -> None:
    """Write the marking on every page of the file, and the notice on a page at its end."""
    if any(marking.notice):
        _notice_page(pdf, marking, label)
    for page in pdf.pages:
        box, base = page_frame(page)
        font = _give_font(page, label)
        before = _tint(marking.tint, box)
        after = b"".join(
            _line(text, box, y, font)
            for text, y in ((marking.header, box.top - _EDGE - _SIZE), (marking.footer, _EDGE))
            if text
        )
        if before or after:
            _add(pdf, page, before, after, base)


def _give_font(page: pikepdf.Page, label: Object) -> str:
    """Put the labels' font into the page's own resources; gives its name there."""
    resources = entry(page.obj, "/Resources")
    owned = pikepdf.Dictionary(resources) if resources is not None else pikepdf.Dictionary()
    fonts = entry(owned, "/Font")
    name = free_name(keys(fonts))
    owned.Font = pikepdf.Dictionary(fonts) if fonts is not None else pikepdf.Dictionary()
    owned.Font[name] = label
    page.obj.Resources = owned
    return name


def _add(pdf: pikepdf.Pdf, page: pikepdf.Page, before: bytes, after: bytes, base: Matrix) -> None:
    content = content_of(page) or b""
    opened, closed = _unbalanced(content)
    local = inverse(base) or IDENTITY
    turn = b" ".join(f"{cell:.5f}".rstrip("0").rstrip(".").encode() for cell in local) + b" cm\n"
    parts = [b"q\n", turn, before, b"Q\n", b"q\n" * (closed + 1), content, b"\n",
             b"Q\n" * (opened + 1), b"q\n", turn, after, b"Q\n"]  # fmt: skip
    page.obj.Contents = packed(pdf, b"".join(parts))


def _unbalanced(content: bytes) -> tuple[int, int]:
    """How many q have no Q, and how many Q no q."""
    depth = lowest = 0
    for operation in operations(content):
        depth += (operation.name == b"q") - (operation.name == b"Q")
        lowest = min(lowest, depth)
    return depth - lowest, -lowest


def _tint(colour: str, box: Box) -> bytes:
    if not colour:
        return b""
    red, green, blue = (int(colour.lstrip("#")[n : n + 2], 16) / 255 for n in (0, 2, 4))
    return (
        f"/Artifact BMC {red:.3f} {green:.3f} {blue:.3f} rg"
        f" 0 0 {box.right:.2f} {box.top:.2f} re f EMC\n"
    ).encode()


def _line(text: str, box: Box, y: float, font: str) -> bytes:
    """One centred line in black."""
    width = label_width(text) * _SIZE
    words = _words(text, max(_EDGE, (box.right - width) / 2), y, _SIZE, font)
    return b"/Artifact BMC " + words + b"EMC\n"


def _words(text: str, x: float, y: float, size: float, font: str) -> bytes:
    shown = encoded(text).hex()
    return (f"BT 0 g 0 Tr {font} {size:g} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm <{shown}> Tj ET\n").encode()


def _notice_page(pdf: pikepdf.Pdf, marking: Marking, label: Object) -> None:
    """A last page that holds the notice and nothing else."""
    pdf.add_blank_page(page_size=(_A4.right, _A4.top))
    page = pdf.pages[-1]
    font = _give_font(page, label)
    y = _A4.top - _MARGIN - _LEADING
    parts = []
    for paragraph in marking.notice:
        for line in _wrapped(paragraph, _A4.right - 2 * _MARGIN):
            parts.append(_words(line, _MARGIN, y, 10.0, font))
            y -= _LEADING
        y -= _LEADING / 2
    page.obj.Contents = packed(pdf, b"".join(parts))


def _wrapped(text: str, width: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and label_width(longer) * 10.0 <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
