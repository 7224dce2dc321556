"""The objects and words that pdfium draws on a page, in the order in which it draws them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points of the page's user space."""
Matrix = tuple[float, float, float, float, float, float]

_OPAQUE = 200
"""Alpha of 255 from which nothing beneath is read."""
_INVISIBLE = (3, 7)
"""Text render modes that paint nothing (ISO 32000-1, table 106)."""
_MAX_DEPTH = 12
"""Forms in forms are opened so deep."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page object: its place in the drawing order, its kind and what it covers."""

    handle: Any = field(repr=False)
    order: int
    kind: int
    box: Box
    opaque: bool
    grey: int
    form: Any = field(repr=False, default=None)


@dataclass(frozen=True, slots=True)
class Word:
    """Letters and digits in a row that one text object draws."""

    text: str = field(repr=False)
    box: Box
    object: int
    order: int
    invisible: bool
    glued: bool
    """Whether nothing stands between this and the word before: one word, two text objects."""

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of its box."""
        return (self.box[0] + self.box[2]) / 2, (self.box[1] + self.box[3]) / 2


TEXT, PATH, IMAGE, _FORM = 1, 2, 3, 5
"""FPDF_PAGEOBJ_…"""


def objects_of(page: Any) -> Iterator[Drawn]:  # noqa: ANN401
    """All objects of a page in drawing order, those in forms with the form's matrix applied."""
    import pypdfium2.raw as raw

    identity = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    count = raw.FPDFPage_CountObjects(page)
    stack = [(raw.FPDFPage_GetObject(page, k), identity, 0) for k in reversed(range(count))]
    order = 0
    while stack:
        handle, matrix, depth = stack.pop()
        kind = raw.FPDFPageObj_GetType(handle)
        if kind == _FORM:
            if depth < _MAX_DEPTH:
                inner = _multiplied(_matrix(handle), matrix)
                stack += [
                    (raw.FPDFFormObj_GetObject(handle, k), inner, depth + 1)
                    for k in reversed(range(raw.FPDFFormObj_CountObjects(handle)))
                ]
            continue
        order += 1
        opaque, grey = _fill(handle, kind)
        yield Drawn(handle, order, kind, _bounds(handle, matrix), opaque, grey)


def _matrix(handle: Any) -> Matrix:  # noqa: ANN401
    import pypdfium2.raw as raw

    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(handle, found):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _multiplied(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def _bounds(handle: Any, matrix: Matrix) -> Box:  # noqa: ANN401
    import pypdfium2.raw as raw

    sides = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(handle, *map(ctypes.byref, sides)):
        return (0.0, 0.0, 0.0, 0.0)
    left, bottom, right, top = (side.value for side in sides)
    a, b, c, d, e, f = matrix
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (bottom, top)]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _fill(handle: Any, kind: int) -> tuple[bool, int]:  # noqa: ANN401
    """Whether an object hides what is beneath it, and how light its fill is (0 to 255)."""
    import pypdfium2.raw as raw

    if kind == PATH:
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(handle, ctypes.byref(mode), ctypes.byref(stroke))
        if not mode.value:
            return False, 255
    elif kind == IMAGE:
        return not raw.FPDFPageObj_HasTransparency(handle), 0
    elif kind != TEXT:
        return False, 255
    parts = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(handle, *map(ctypes.byref, parts)):
        return kind == PATH, 0
    red, green, blue, alpha = (part.value for part in parts)
    return alpha >= _OPAQUE, (red * 3 + green * 6 + blue) // 10


def is_invisible(item: Drawn) -> bool:
    """Whether a text object paints nothing."""
    import pypdfium2.raw as raw

    return raw.FPDFTextObj_GetTextRenderMode(item.handle) in _INVISIBLE


def words_of(page: Any, by_handle: dict[int, Drawn]) -> tuple[str, list[Word]]:  # noqa: ANN401
    """The text of a page as pdfium reads it, and its words, each within one text object."""
    textpage = page.get_textpage()
    # pdfium marks a hyphen at a line's end with a noncharacter.
    text = textpage.get_text_range().replace("\ufffe", "-")
    words = list(_words(textpage, by_handle))
    textpage.close()
    return text, words


def _words(textpage: Any, by_handle: dict[int, Drawn]) -> Iterator[Word]:  # noqa: ANN401
    import pypdfium2.raw as raw

    letters: list[str] = []
    boxes: list[Box] = []
    current = 0
    glued = False
    sides = tuple(ctypes.c_double() for _ in range(4))
    left, right, bottom, top = sides
    places = tuple(map(ctypes.byref, sides))
    text_object, char_box = raw.FPDFText_GetTextObject, raw.FPDFText_GetCharBox
    for index, char in enumerate(_characters(textpage)):
        belongs = char.isalnum()
        if not belongs and not letters:
            glued = False
            continue
        handle = address(text_object(textpage, index)) if belongs else 0
        if letters and (not belongs or handle != current):
            yield _word(letters, boxes, by_handle.get(current), current, glued=glued)
            letters, boxes, glued = [], [], belongs
        if not belongs:
            glued = False
        elif char_box(textpage, index, *places):
            letters.append(char)
            boxes.append((left.value, bottom.value, right.value, top.value))
            current = handle
    if letters:
        yield _word(letters, boxes, by_handle.get(current), current, glued=glued)


def _characters(textpage: Any) -> str:  # noqa: ANN401
    """The characters of a page, one for each index: in one go where pdfium gives all of them."""
    import pypdfium2.raw as raw

    count = raw.FPDFText_CountChars(textpage)
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(textpage, 0, count, buffer)
    units = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
    if written == count + 1 and len(units) == count:
        return units.replace("\0", " ")
    return "".join(chr(raw.FPDFText_GetUnicode(textpage, n) or 32) for n in range(count))


def _word(
    letters: list[str], boxes: list[Box], item: Drawn | None, handle: int, *, glued: bool
) -> Word:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return Word(
        text="".join(letters),
        box=(min(lefts), min(bottoms), max(rights), max(tops)),
        object=handle,
        order=item.order if item else 0,
        invisible=item is not None and is_invisible(item),
        glued=glued,
    )


def address(handle: Any) -> int:  # noqa: ANN401
    """What tells the handles of two objects apart."""
    return ctypes.addressof(handle.contents) if handle else 0
