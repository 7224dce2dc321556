"""Pages as they are shown: their size, what they inherit, and their content."""

from __future__ import annotations

from typing import Final

import pikepdf

from redactor.errors import LimitExceeded
from redactor.formats.pdf.geometry import IDENTITY, Box, Matrix, times
from redactor.formats.pdf.objects import (
    Object,
    box_of,
    entry,
    items,
    number_of,
    stream_bytes,
    unpacked_size,
)

LARGEST_CONTENT: Final = 64 * 1024 * 1024
"""Bytes of one page's content."""


def page_frame(page: pikepdf.Page) -> tuple[Box, Matrix]:
    """The size of the page as it is shown, and the matrix from its own space to there."""
    box = None
    for key in ("/CropBox", "/MediaBox"):
        box = box or box_of(inherited(page.obj, key))
    box = box if box is not None and box.area > 0 else Box(0, 0, 612, 792)
    turn = int(number_of(inherited(page.obj, "/Rotate"))) % 360 // 90
    width, height = box.right - box.left, box.top - box.bottom
    base = times(
        (1.0, 0.0, 0.0, 1.0, -box.left, -box.bottom),
        (
            IDENTITY,
            (0.0, -1.0, 1.0, 0.0, 0.0, width),
            (-1.0, 0.0, 0.0, -1.0, width, height),
            (0.0, 1.0, -1.0, 0.0, height, 0.0),
        )[turn],
    )
    size = (height, width) if turn % 2 else (width, height)
    return Box(0.0, 0.0, *size), base


def inherited(holder: Object, key: str) -> Object:
    """The value of a page's key, its own or that of a node above it."""
    for _ in range(32):
        value = entry(holder, key)
        if value is not None:
            return value
        holder = entry(holder, "/Parent")
    return None


def content_of(page: pikepdf.Page) -> bytes | None:
    """The page's content, its streams joined by line ends; None if one does not decode."""
    value = entry(page.obj, "/Contents")
    parts = [value] if isinstance(value, pikepdf.Stream) else list(items(value))
    if sum(unpacked_size(part, LARGEST_CONTENT) for part in parts) > LARGEST_CONTENT:
        raise LimitExceeded("A page of the PDF holds too much to be read.")
    data = [stream_bytes(part) for part in parts if part is not None]
    if any(part is None for part in data):
        return None
    joined = b"\n".join(part for part in data if part is not None)
    if len(joined) > LARGEST_CONTENT:
        raise LimitExceeded("A page of the PDF holds too much to be read.")
    return joined
