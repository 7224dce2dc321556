"""What can be seen of a page: words that a reader does not see, boxes, and what is under them.

pdfium draws each page with and without its text. Where both pictures are the same, the
words that stand there are not seen: they are white, transparent, clipped or covered::

      drawn as it is    without text     same pixels
      +------------+    +------------+
      | seen ##### |    |      ##### |   ##### hides a word, "seen" does not
      +------------+    +------------+

A word under a box that carries a label of its own changes with the label. So words that
were drawn before an opaque shape over them are left out by themselves and compared again.
"""

from __future__ import annotations

import ctypes
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Any

import numpy as np
import numpy.typing as npt

from redactor.witnesses.pdf.drawn import (
    IMAGE,
    PATH,
    TEXT,
    Box,
    Drawn,
    Matrix,
    Word,
    address,
    objects_of,
    words_of,
)
from redactor.witnesses.pdf.engines import TIME_LIMIT, CannotRead

Picture = npt.NDArray[np.uint8]
"""A page in grey, rows from the top."""
SCALE = 2.0
"""Pixels a point."""
MAX_SIDE = 4_000
"""Pixels of the longer side; a larger page is drawn smaller."""
_SAME = 10
"""Grey levels of 256 that two pictures may differ and are the same to an eye."""
_OFF_MEDIAN = 40
"""A pixel so far from the median of its box belongs to something …"""
_SHARE_OFF = 0.004
"""… and more than this share of them is a picture or a word (``pdf.md`` section 7)."""
_SMALLEST = 4.0
"""Points: a narrower shape is a line."""
_DARK, _LIGHT = 80, 250
_FAR, _FINE = 1000.0, 1000
"""Points between which the grid of pixels is measured, and parts of a pixel it is measured to."""
_MAX_SUSPECTS = 40
"""Bars of one page that get a picture of their own; more are taken to hide something."""


@dataclass(frozen=True, slots=True)
class Sight:
    """How many things one page holds that a reader does not see."""

    unseen: int = 0
    """Words that leave no trace in the picture, or are written invisibly over no picture."""
    covered: int = 0
    """Words under an opaque shape or picture."""
    annotated: int = 0
    """Words that only annotations hide."""
    outside: int = 0
    """Words outside of what is shown of the page."""
    pictures: int = 0
    """Boxes with part of a picture beneath them."""
    marks: int = 0
    """Boxes with anything but text beneath them."""
    over: str = field(repr=False, default="")
    """On pages that are pictures: the words drawn over something of the picture."""
    seen: str = field(repr=False, default="")
    """The words that are seen, apart by spaces."""
    text: str = field(repr=False, default="")
    """All that pdfium reads, seen or not."""

    def __add__(self, other: Sight) -> Sight:
        return Sight(
            self.unseen + other.unseen, self.covered + other.covered,
            self.annotated + other.annotated, self.outside + other.outside,
            self.pictures + other.pictures, self.marks + other.marks,
            self.over + other.over, self.seen + other.seen, self.text + other.text,
        )  # fmt: skip


def look(data: bytes) -> Sight:
    """What is not seen of all pages. Raises CannotRead, also when it takes too long."""
    import pypdfium2

    started = time.monotonic()
    found = Sight()
    seen: list[str] = []
    texts: list[str] = []
    try:
        with pypdfium2.PdfDocument(data) as document:
            for number in range(len(document)):
                page = document[number]
                sight = look_at(page)
                page.close()
                seen.append(sight.seen)
                texts.append(sight.text)
                found += replace(sight, seen="", text="")
                if time.monotonic() - started > TIME_LIMIT:
                    raise CannotRead("limit")
    except CannotRead:
        raise
    except Exception as error:  # noqa: BLE001 - the edge of pdfium
        raise CannotRead(type(error).__name__) from None
    return replace(found, seen="\n".join(seen), text="\f".join(texts))


def look_at(page: Any) -> Sight:  # noqa: ANN401 - a pypdfium2 page
    """What is not seen of one pypdfium2 page. Raises whatever pdfium raises."""
    drawn = list(objects_of(page))
    by_handle = {address(item.handle): item for item in drawn}
    text, words = words_of(page, by_handle)
    shown = page.get_bbox()
    inside = [word for word in words if _holds(shown, *word.centre)]
    painter = _Painter(page, drawn)
    whole = painter.draw()
    bare = painter.draw(without=[item for item in drawn if item.kind == TEXT])
    pictures = [item for item in drawn if item.kind == IMAGE]
    boxes = [item for item in drawn if item.kind == PATH and item.opaque]
    bars = [box for box in boxes if _could_redact(box, inside)]
    hidden = set(painter.alike(whole, bare, inside))
    scanned = {
        word for word in hidden if word.invisible and _is_scan(word, pictures, painter, bare)
    }
    covers = [item for item in (*boxes, *pictures) if item.opaque and _is_broad(item.box)]
    covered = {word for word in hidden - scanned if _is_under(word, covers)}
    candidates = [word for word in inside if word not in hidden and _is_under(word, covers)]
    if candidates:
        chosen = {word.object for word in candidates}
        without = painter.draw(without=[by_handle[handle] for handle in chosen])
        covered |= set(painter.alike(whole, without, candidates))
    gone = hidden - scanned | covered
    visible = [word for word in inside if word not in gone]
    annotated = _under_annotations(painter, visible, drawn) if _has_notes(page) else set()
    marks = list(_marked(painter, bars, drawn))
    return Sight(
        unseen=len(gone - covered),
        covered=len(covered),
        annotated=len(annotated),
        outside=len(words) - len(inside),
        pictures=sum(
            any(item.order < box.order and _overlap(box.box, item.box) for item in pictures)
            for box in marks
        ),
        marks=len(marks),
        over="".join(f" {word.text}" for word in _printed(visible, pictures, painter, bare)),
        seen="".join(
            word.text if word.glued else f" {word.text}"
            for word in visible
            if word not in annotated
        ),
        text=text,
    )


class _Painter:
    """Draws one page with some of its objects left out, and compares the pictures."""

    def __init__(self, page: Any, drawn: Sequence[Drawn]) -> None:  # noqa: ANN401
        self._page = page
        width, height = page.get_size()
        self._scale = min(SCALE, MAX_SIDE / max(width, height, 1.0))
        self._size = (0, 0)
        self._grid: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

    def draw(self, *, without: Sequence[Drawn] = (), annotations: bool = False) -> Picture:
        """The page in grey, without the objects named."""
        import pypdfium2.raw as raw

        for item in without:
            raw.FPDFPageObj_SetIsActive(item.handle, False)
        try:
            bitmap = self._page.render(
                scale=self._scale, grayscale=True, may_draw_forms=False, draw_annots=annotations
            )
            picture: Picture = bitmap.to_numpy().reshape(bitmap.height, bitmap.width).copy()
            bitmap.close()
        finally:
            for item in without:
                raw.FPDFPageObj_SetIsActive(item.handle, True)
        if self._size != (picture.shape[1], picture.shape[0]):
            self._size = picture.shape[1], picture.shape[0]
            self._grid = self._measured()
        return picture

    def alike(self, first: Picture, second: Picture, words: Sequence[Word]) -> Iterator[Word]:
        """The words within whose boxes two pictures look the same."""
        if not words:
            return
        differs = np.maximum(first, second) - np.minimum(first, second) > _SAME
        rows, columns = np.flatnonzero(differs.any(axis=1)), np.flatnonzero(differs.any(axis=0))
        if not rows.size:
            yield from words
            return
        within = rows[0], rows[-1], columns[0], columns[-1]
        for word in words:
            left, top, right, bottom = self._pixels(word.box)
            apart = bottom <= within[0] or top > within[1] or right <= within[2] or left > within[3]
            if apart or not differs[top:bottom, left:right].any():
                yield word

    def uniform(self, picture: Picture, box: Box) -> bool:
        """Whether a picture has one colour within a box."""
        left, top, right, bottom = self._pixels(box)
        area = picture[top:bottom, left:right]
        return int(area.max()) - int(area.min()) <= _SAME

    def is_marked(self, picture: Picture, box: Box) -> bool:
        """Whether something but one colour is to be seen well within a box."""
        inset = min(1.5, (box[2] - box[0]) / 4, (box[3] - box[1]) / 4)
        area = self._pixels((box[0] + inset, box[1] + inset, box[2] - inset, box[3] - inset))
        left, top, right, bottom = area
        counts: list[int] = np.bincount(
            picture[top:bottom, left:right].ravel(), minlength=256
        ).tolist()
        total = sum(counts)
        median = next(level for level, run in enumerate(accumulate(counts)) if run * 2 >= total)
        off = sum(n for level, n in enumerate(counts) if abs(level - median) > _OFF_MEDIAN)
        return off > max(_SHARE_OFF * total, 1)

    def _pixels(self, box: Box) -> tuple[int, int, int, int]:
        """The pixels a box touches: left, top, and beyond right and bottom."""
        a, b, c, d, e, f = self._grid
        width, height = self._size
        xs = (a * box[0] + c * box[1] + e, a * box[2] + c * box[3] + e)
        ys = (b * box[0] + d * box[1] + f, b * box[2] + d * box[3] + f)
        left, right = (min(max(round(x), 0), width - 1) for x in (min(xs), max(xs)))
        top, bottom = (min(max(round(y), 0), height - 1) for y in (min(ys), max(ys)))
        return left, top, right + 1, bottom + 1

    def _measured(self) -> Matrix:
        """From user space to pixels of the picture; pdfium only gives whole numbers."""
        import pypdfium2.raw as raw

        width, height = self._size
        px, py = ctypes.c_int(), ctypes.c_int()
        places = []
        for x, y in ((0.0, 0.0), (_FAR, 0.0), (0.0, _FAR)):
            raw.FPDF_PageToDevice(
                self._page, 0, 0, width * _FINE, height * _FINE, 0, x, y,
                ctypes.byref(px), ctypes.byref(py),
            )  # fmt: skip
            places.append((px.value / _FINE, py.value / _FINE))
        (e, f), (x1, y1), (x2, y2) = places
        return ((x1 - e) / _FAR, (y1 - f) / _FAR, (x2 - e) / _FAR, (y2 - f) / _FAR, e, f)


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _is_broad(box: Box) -> bool:
    """Whether a shape is more than a line."""
    return box[2] - box[0] >= _SMALLEST and box[3] - box[1] >= _SMALLEST


def _overlap(one: Box, other: Box) -> bool:
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > _SMALLEST
        and min(one[3], other[3]) - max(one[1], other[1]) > _SMALLEST
    )


def _is_under(word: Word, covers: Sequence[Drawn]) -> bool:
    """Whether something opaque was drawn over the middle of a word after it."""
    return any(item.order > word.order and _holds(item.box, *word.centre) for item in covers)


def _is_scan(word: Word, pictures: Sequence[Drawn], painter: _Painter, bare: Picture) -> bool:
    """Whether an invisible word is the text of a scan: something is to be seen there."""
    over = any(_holds(item.box, *word.centre) for item in pictures)
    return over and not painter.uniform(bare, word.box)


def _printed(
    visible: Sequence[Word], pictures: Sequence[Drawn], painter: _Painter, bare: Picture
) -> Iterator[Word]:
    """On a page whose text is a picture's: the words printed over something that is no paper."""
    if pictures and any(word.invisible for word in visible):
        for word in visible:
            over = any(_holds(item.box, *word.centre) for item in pictures)
            if not word.invisible and over and painter.is_marked(bare, word.box):
                yield word


def _marked(painter: _Painter, bars: Sequence[Drawn], drawn: Sequence[Drawn]) -> Iterator[Drawn]:
    """The bars that hide more than text: part of a picture, or lines.

    A first picture without bars and text finds bars to suspect; a second one, which ends
    where the bar was drawn, tells what lies beneath from what lies above.
    """
    if not bars:
        return
    aside = [*bars, *(item for item in drawn if item.kind == TEXT)]
    twin = painter.draw(without=aside)
    suspects = [bar for bar in bars if painter.is_marked(twin, bar.box)]
    for number, bar in enumerate(suspects):
        if number < _MAX_SUSPECTS:
            later = [item for item in drawn if item.order > bar.order and item not in aside]
            beneath = painter.draw(without=[*aside, *later])
            if not painter.is_marked(beneath, bar.box):
                continue
        yield bar


def _has_notes(page: Any) -> bool:  # noqa: ANN401
    """Whether a page has annotations that could lie over its text; links do not."""
    import pypdfium2.raw as raw

    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, index)
        kind = raw.FPDFAnnot_GetSubtype(note)
        raw.FPDFPage_CloseAnnot(note)
        if kind not in (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP):
            return True
    return False


def _under_annotations(
    painter: _Painter, visible: Sequence[Word], drawn: Sequence[Drawn]
) -> set[Word]:
    whole = painter.draw(annotations=True)
    bare = painter.draw(annotations=True, without=[item for item in drawn if item.kind == TEXT])
    return set(painter.alike(whole, bare, [word for word in visible if not word.invisible]))


def _could_redact(box: Drawn, words: Sequence[Word]) -> bool:
    """Whether a filled shape looks like a bar: black or white, and no heading's ground."""
    if not _is_broad(box.box):
        return False
    if box.grey > _DARK and box.grey < _LIGHT:
        return False
    return not any(word.order > box.order and _holds(box.box, *word.centre) for word in words)
