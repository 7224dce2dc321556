"""Walks the content streams of a page and notes every glyph (ISO 32000-1, 8 and 9).

Visibility is not judged here: hidden text is read like any other (`visibility`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Final

import pikepdf

from redactor.errors import LimitExceeded
from redactor.formats.pdf.fonts import Font
from redactor.formats.pdf.geometry import IDENTITY, Box, Matrix, around, bounds, meet, moved, times
from redactor.formats.pdf.lexer import Name, Operand, Operation, Text, operations
from redactor.formats.pdf.library import Library
from redactor.formats.pdf.model import Frame, Glyph, Instance, Mark, PageModel, Path, Picture, Show
from redactor.formats.pdf.objects import (
    Object,
    entry,
    identity_of,
    indirect,
    items,
    keys,
    matrix_of,
    name_of,
    number_of,
    stream_bytes,
    text_of,
)
from redactor.formats.pdf.pages import content_of, inherited, page_frame
from redactor.formats.pdf.state import State, decoded, is_plain, key_of, matrix_in, real

MOST_OPERATIONS: Final = 2_000_000
MOST_GLYPHS: Final = 300_000
DEEPEST_FORM: Final = 12
DEEPEST_STATE: Final = 512
_UNIT: Final = Box(0.0, 0.0, 1.0, 1.0)
_HIDDEN_STRINGS: Final = (b"ActualText", b"Alt", b"E")
_FILLING: Final = frozenset((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"))
_STROKING: Final = frozenset((b"S", b"s", b"B", b"B*", b"b", b"b*"))


def read_page(page: pikepdf.Page, *, number: int, library: Library) -> PageModel:
    """All glyphs, paths and pictures of a page. Raises LimitExceeded."""
    box, base = page_frame(page)
    model = PageModel(number, box, base=base)
    data = content_of(page)
    if data is None:
        model.unread = "content"
        return model
    resources = inherited(page.obj, "/Resources")
    instance = Instance(data, _steps(data), resources, page.obj, base)
    walker = _Walker(model, library)
    walker.walk(instance, State(base, Frame(None)))
    return model


def _steps(data: bytes) -> list[Operation]:
    """The operations of a stream, one more than are read if there are too many."""
    return list(islice(operations(data), MOST_OPERATIONS + 1))


class _Walker:
    """One walk over a page and the forms it draws."""

    def __init__(self, model: PageModel, library: Library) -> None:
        self.model = model
        self.library = library
        self.steps = 0
        self.order = 0
        self.marks: tuple[Mark, ...] = ()
        self.inside: tuple[object, ...] = ()

    def walk(self, instance: Instance, state: State) -> None:
        """Note what the instance draws, beginning in this state."""
        self.model.instances.append(instance)
        self.steps += len(instance.operations)
        if self.steps > MOST_OPERATIONS:
            raise LimitExceeded("A page of the PDF holds too much to be read.")
        drawing = _Drawing(self, instance, state)
        before = self.marks
        for place, operation in enumerate(instance.operations):
            step = _STEPS.get(operation.name)
            if step is not None:
                try:
                    step(drawing, place, operation.operands)
                except (IndexError, TypeError, ValueError, OverflowError, AttributeError):
                    continue  # operands that make no sense: what shows PDFs skips it, too
        self.marks = before


class _Drawing:
    """One instance while it is walked."""

    def __init__(self, walker: _Walker, instance: Instance, state: State) -> None:
        self.walker = walker
        self.model = walker.model
        self.instance = instance
        self.state = state
        self.stack: list[State] = []
        self.text = self.line = IDENTITY
        self.boxes: list[Box] = []
        self.points: list[tuple[float, float]] = []
        self.began = -1
        self.clips = False
        self.depth = len(walker.marks)
        self.fonts: dict[bytes, Font | None] = {}

    # -- graphics state

    def save(self, _: int, __: list[Operand]) -> None:
        if len(self.stack) < DEEPEST_STATE:
            self.stack.append(self.state)
        self.state = self.state.inside(Frame(self.state.frame))

    def restore(self, _: int, __: list[Operand]) -> None:
        if self.stack:
            self.state = self.stack.pop()

    def transform(self, place: int, operands: list[Operand]) -> None:
        self.state.frame.moves.append((place, self.state.ctm))
        self.state.ctm = times(matrix_in(operands), self.state.ctm)

    def parameters(self, _: int, operands: list[Operand]) -> None:
        group = entry(entry(self.instance.resources, "/ExtGState"), key_of(operands[-1]))
        pair = list(items(entry(group, "/Font")))
        if len(pair) == 2:
            self.state.font = self.walker.library.font(pair[0])
            self.state.font_name = b""
            self.state.size = number_of(pair[1])
        opacity = entry(group, "/ca")
        if opacity is not None:
            self.state.opaque = number_of(opacity, 1.0) > 0.95
        blend = name_of(entry(group, "/BM"))
        if blend:
            self.state.opaque = self.state.opaque and blend in ("Normal", "Compatible")
        mask = entry(group, "/SMask")
        if isinstance(mask, pikepdf.Dictionary):
            self.beneath(entry(mask, "/G"))

    def gray(self, _: int, operands: list[Operand]) -> None:
        self.state.gray = True
        self.state.luminance = real(operands[-1])

    def rgb(self, _: int, operands: list[Operand]) -> None:
        self.state.luminance = min(real(operand) for operand in operands[-3:])

    def cmyk(self, _: int, operands: list[Operand]) -> None:
        self.state.luminance = 1.0 - min(1.0, sum(real(operand) for operand in operands[-4:]))

    def colour_space(self, _: int, operands: list[Operand]) -> None:
        name = key_of(operands[-1])
        found = entry(entry(self.instance.resources, "/ColorSpace"), name)
        kind = name_of(next(items(found), found)) or name[1:]
        one = next((number_of(entry(i, "/N")) for i in list(items(found))[1:2]), 0.0)
        self.state.gray = kind in ("DeviceGray", "CalGray", "G") or (
            kind == "ICCBased" and one == 1
        )
        self.state.luminance = 0.0

    def colour(self, place: int, operands: list[Operand]) -> None:
        if operands and isinstance(operands[-1], Name):
            self.state.luminance = -1.0
            pattern = entry(entry(self.instance.resources, "/Pattern"), key_of(operands[-1]))
            if isinstance(pattern, pikepdf.Stream):
                self.beneath(pattern)
        elif len(operands) == 1:
            if self.state.gray:
                self.gray(place, operands)
            else:
                self.state.luminance = -1.0
        elif len(operands) == 3:
            self.rgb(place, operands)
        elif len(operands) == 4:
            self.cmyk(place, operands)

    # -- paths

    def rectangle(self, place: int, operands: list[Operand]) -> None:
        x, y, width, height = (real(operand) for operand in operands[-4:])
        box = Box(min(x, x + width), min(y, y + height), max(x, x + width), max(y, y + height))
        self._begin(place)
        self._end_part()
        self.boxes.append(bounds(self.state.ctm, box))

    def move(self, place: int, operands: list[Operand]) -> None:
        self._begin(place)
        self._end_part()
        self.points.append(moved(self.state.ctm, real(operands[-2]), real(operands[-1])))

    def draw(self, place: int, operands: list[Operand]) -> None:
        self._begin(place)
        numbers = [real(operand) for operand in operands]
        self.points += [
            moved(self.state.ctm, *pair) for pair in zip(numbers[::2], numbers[1::2], strict=False)
        ]

    def clip(self, _: int, __: list[Operand]) -> None:
        self.clips = True

    def paint(self, place: int, name: bytes) -> None:
        self._end_part()
        state = self.state
        if self.boxes:
            visible = [meet(box, state.clip) for box in self.boxes]
            if self.clips:
                whole = around(self.boxes)
                state.clip = meet(state.clip, whole)
            fills, strokes = name in _FILLING, name in _STROKING
            self.model.paths.append(
                Path(self.instance, self.began, place, visible, state.frame, fills, strokes,
                     self.clips, state.luminance, state.opaque, self._next())
            )  # fmt: skip
            if fills or strokes:
                self._painted()
        self.boxes, self.points, self.began, self.clips = [], [], -1, False

    def _begin(self, place: int) -> None:
        if self.began < 0:
            self.began = place

    def _end_part(self) -> None:
        if len(self.points) > 1:
            xs, ys = [x for x, _ in self.points], [y for _, y in self.points]
            self.boxes.append(Box(min(xs), min(ys), max(xs), max(ys)))
        self.points = []

    def shade(self, _: int, __: list[Operand]) -> None:
        self._painted()

    def _painted(self) -> None:
        frame: Frame | None = self.state.frame
        while frame is not None:
            frame.paints += 1
            frame = frame.parent

    def _next(self) -> int:
        self.walker.order += 1
        return self.walker.order

    # -- pictures and forms

    def external(self, place: int, operands: list[Operand]) -> None:
        found = entry(entry(self.instance.resources, "/XObject"), key_of(operands[-1]))
        if not isinstance(found, pikepdf.Stream):
            return
        kind = name_of(entry(found, "/Subtype"))
        if kind == "Image":
            self._picture(place, found)
        elif kind == "Form" or entry(found, "/BBox") is not None:
            self._form(place, found)

    def _picture(self, place: int, source: Object) -> None:
        ctm = self.state.ctm
        self._painted()
        box = meet(bounds(ctm, _UNIT), self.state.clip)
        picture = Picture(self.instance, place, source, ctm, box, self._next())
        self.model.pictures.append(picture)

    def inline_picture(self, place: int, _: list[Operand]) -> None:
        self._picture(place, None)

    def _form(self, place: int, found: Object) -> None:
        walker = self.walker
        key = identity_of(found)
        if key in walker.inside or len(walker.inside) >= DEEPEST_FORM:
            return
        if self._is_off(entry(found, "/OC")):
            walker.marks = (*walker.marks, Mark(b"OC", -1, place, off=True))
        if key not in walker.library.streams:
            data = stream_bytes(found)
            if data is None:
                self.model.unread = "form"
                return
            walker.library.streams[key] = data, _steps(data)
        data, steps = walker.library.streams[key]
        resources = entry(found, "/Resources") or self.instance.resources
        state = self.state.inside(Frame(None))
        state.ctm = times(matrix_of(entry(found, "/Matrix")), state.ctm)
        instance = Instance(
            data, steps, resources, found, state.ctm, self.instance, place,
            state.spacing, state.word_spacing, state.stretch,
        )  # fmt: skip
        self._painted()
        walker.inside = (*walker.inside, key)
        before = walker.marks
        walker.walk(instance, state)
        walker.marks = before[: self.depth + len(before)]
        walker.inside = walker.inside[:-1]

    def beneath(self, source: Object) -> None:
        """Read a pattern, soft mask or procedure for text that lies in it."""
        walker = self.walker
        key = identity_of(source)
        data = stream_bytes(source)
        if data is None or key in walker.inside or len(walker.inside) >= DEEPEST_FORM:
            return
        if b"T" not in data and b"'" not in data and b'"' not in data and b"Do" not in data:
            return
        within = PageModel(self.model.number, self.model.box)
        inner = _Walker(within, walker.library)
        inner.inside = (*walker.inside, key)
        inner.steps = walker.steps
        resources = entry(source, "/Resources") or self.instance.resources
        state = State(IDENTITY, Frame(None))
        inner.walk(Instance(data, _steps(data), resources, source, IDENTITY), state)
        walker.steps = inner.steps
        text = "".join(glyph.text for glyph in within.glyphs)
        self.model.beneath += [part for part in (text, *within.beneath) if part.strip()]

    # -- marked content

    def mark(self, place: int, operands: list[Operand]) -> None:
        tag = bytes(operands[0]) if operands and isinstance(operands[0], Name) else b""
        mcid, off = -1, False
        known = operands[1] if len(operands) > 1 else None
        if isinstance(known, dict):
            number = known.get(b"MCID")
            mcid = int(number) if isinstance(number, float) else -1
            texts = [known.get(key) for key in _HIDDEN_STRINGS]
            strings = [decoded(text.value) for text in texts if isinstance(text, Text)]
        elif isinstance(known, Name):
            group = entry(entry(self.instance.resources, "/Properties"), key_of(known))
            mcid = int(number_of(entry(group, "/MCID"), -1.0))
            strings = [text_of(entry(group, f"/{key.decode()}")) for key in _HIDDEN_STRINGS]
            off = tag == b"OC" and self._is_off(group)
        else:
            strings = []
        self.model.actual += [(self.instance, place, text) for text in strings if text]
        if tag != b"OC" and not is_plain(tag, known):
            self.model.named.append((self.instance, place))
        self.walker.marks = (*self.walker.marks, Mark(tag, mcid, place, off))

    def point(self, place: int, _: list[Operand]) -> None:
        self.model.named.append((self.instance, place))

    def unmark(self, _: int, __: list[Operand]) -> None:
        if len(self.walker.marks) > self.depth:
            self.walker.marks = self.walker.marks[:-1]

    def _is_off(self, group: Object) -> bool:
        if not self.walker.library.off or group is None:
            return False
        if identity_of(group) in self.walker.library.off:
            return True
        members = entry(group, "/OCGs")
        each = list(items(members)) or ([members] if members is not None else [])
        return bool(each) and all(identity_of(one) in self.walker.library.off for one in each)

    # -- text

    def begin_text(self, _: int, __: list[Operand]) -> None:
        self.text = self.line = IDENTITY

    def set_font(self, _: int, operands: list[Operand]) -> None:
        name = operands[-2]
        key = bytes(name) if isinstance(name, Name) else b""
        if key not in self.fonts:
            fonts = entry(self.instance.resources, "/Font")
            found = indirect(self.walker.library.pdf, fonts, key_of(name))
            self.fonts[key] = self.walker.library.font(found)
        self.state.font, self.state.font_name = self.fonts[key], key
        self.state.size = real(operands[-1])

    def set_spacing(self, _: int, operands: list[Operand]) -> None:
        self.state.spacing = real(operands[-1])

    def set_word_spacing(self, _: int, operands: list[Operand]) -> None:
        self.state.word_spacing = real(operands[-1])

    def set_stretch(self, _: int, operands: list[Operand]) -> None:
        self.state.stretch = real(operands[-1]) / 100

    def set_leading(self, _: int, operands: list[Operand]) -> None:
        self.state.leading = real(operands[-1])

    def set_rise(self, _: int, operands: list[Operand]) -> None:
        self.state.rise = real(operands[-1])

    def set_mode(self, _: int, operands: list[Operand]) -> None:
        self.state.mode = int(real(operands[-1]))

    def next_line(self, _: int, operands: list[Operand]) -> None:
        x, y = real(operands[-2]), real(operands[-1])
        self.text = self.line = times((1.0, 0.0, 0.0, 1.0, x, y), self.line)

    def next_line_leading(self, place: int, operands: list[Operand]) -> None:
        self.state.leading = -real(operands[-1])
        self.next_line(place, operands)

    def new_line(self, place: int, _: list[Operand]) -> None:
        self.next_line(place, [0.0, -self.state.leading])

    def set_matrix(self, _: int, operands: list[Operand]) -> None:
        self.text = self.line = matrix_in(operands)

    def show(self, place: int, operands: list[Operand]) -> None:
        self._show(place, [operands[-1]])

    def show_spaced(self, place: int, operands: list[Operand]) -> None:
        array = operands[-1]
        self._show(place, array if isinstance(array, list) else operands)

    def show_on_new_line(self, place: int, operands: list[Operand]) -> None:
        self.new_line(place, [])
        self._show(place, [operands[-1]])

    def show_with_spacing(self, place: int, operands: list[Operand]) -> None:
        self.state.word_spacing = real(operands[-3])
        self.state.spacing = real(operands[-2])
        self.show_on_new_line(place, operands)

    def _show(self, place: int, parts: Iterable[Operand]) -> None:
        state, model = self.state, self.model
        font = state.font
        if font is None:
            font = state.font = self.walker.library.font(None)
        matrix = times(self.text, state.ctm)
        number = len(model.shows)
        show = Show(
            self.instance, place, font, state.font_name, state.size, state.spacing,
            state.word_spacing, state.stretch, state.rise, state.mode, state.luminance,
            state.opaque, matrix, state.ctm, state.frame, self.walker.marks, self._next(),
            first=len(model.glyphs),
        )  # fmt: skip
        model.shows.append(show)
        frame: Frame | None = state.frame
        while frame is not None:
            frame.shows.append(number)
            frame = frame.parent
        along = self._glyphs(parts, font, matrix, number)
        show.last = len(model.glyphs)
        if show.last > MOST_GLYPHS:
            raise LimitExceeded("A page of the PDF holds too many characters to be read.")
        shift = (0.0, along) if font.vertical else (along, 0.0)
        self.text = times((1.0, 0.0, 0.0, 1.0, *shift), self.text)
        if font.matrix is not None:
            self._procedures(font)

    def _glyphs(self, parts: Iterable[Operand], font: Font, matrix: Matrix, number: int) -> float:
        """Note the glyphs of an operator; gives how far it moves along its line."""
        state = self.state
        add = self.model.glyphs.append
        size, spacing, words, rise = state.size, state.spacing, state.word_spacing, state.rise
        stretch = 1.0 if font.vertical else state.stretch
        a, b, c, d, e, f = matrix
        if font.vertical:
            a, b, c, d = c, d, a, b
            rise = 0.0
        e, f = e + c * rise, f + d * rise
        along = 0.0
        for item, part in enumerate(parts):
            if isinstance(part, float):
                along -= part / 1000 * size * stretch
                continue
            if not isinstance(part, Text):
                continue
            offset = 0
            for code, length, text, advance, spaced in font.decode(part.value):
                width = advance * size * stretch
                stop = along + width
                add(
                    Glyph(
                        text, code, length, number, item, offset,
                        e + a * along, f + b * along, e + a * stop, f + b * stop, along, width,
                    )
                )  # fmt: skip
                offset += length
                along = stop + (spacing + words if spaced else spacing) * stretch
        return along

    def _procedures(self, font: Font) -> None:
        """The procedures of a Type 3 font draw glyphs; text in them is read once."""
        if font.key in self.walker.inside:
            return
        self.walker.inside = (*self.walker.inside, font.key)
        procedures = entry(font.source, "/CharProcs")
        for key in keys(procedures):
            data = stream_bytes(entry(procedures, key))
            if data and (b"Tj" in data or b"TJ" in data):
                self.beneath(entry(procedures, key))


def _painting(name: bytes) -> Callable[[_Drawing, int, list[Operand]], None]:
    def step(drawing: _Drawing, place: int, _: list[Operand]) -> None:
        drawing.paint(place, name)

    return step


_STEPS: Final[dict[bytes, Callable[[_Drawing, int, list[Operand]], None]]] = {
    b"q": _Drawing.save, b"Q": _Drawing.restore, b"cm": _Drawing.transform,
    b"gs": _Drawing.parameters, b"g": _Drawing.gray, b"rg": _Drawing.rgb, b"k": _Drawing.cmyk,
    b"cs": _Drawing.colour_space, b"sc": _Drawing.colour, b"scn": _Drawing.colour,
    b"re": _Drawing.rectangle, b"m": _Drawing.move, b"l": _Drawing.draw, b"c": _Drawing.draw,
    b"v": _Drawing.draw, b"y": _Drawing.draw, b"W": _Drawing.clip, b"W*": _Drawing.clip,
    b"sh": _Drawing.shade, b"Do": _Drawing.external, b"BI": _Drawing.inline_picture,
    b"BMC": _Drawing.mark, b"BDC": _Drawing.mark, b"EMC": _Drawing.unmark,
    b"MP": _Drawing.point, b"DP": _Drawing.point,
    b"BT": _Drawing.begin_text, b"Tf": _Drawing.set_font, b"Tc": _Drawing.set_spacing,
    b"Tw": _Drawing.set_word_spacing, b"Tz": _Drawing.set_stretch, b"TL": _Drawing.set_leading,
    b"Ts": _Drawing.set_rise, b"Tr": _Drawing.set_mode, b"Td": _Drawing.next_line,
    b"TD": _Drawing.next_line_leading, b"T*": _Drawing.new_line, b"Tm": _Drawing.set_matrix,
    b"Tj": _Drawing.show, b"TJ": _Drawing.show_spaced, b"'": _Drawing.show_on_new_line,
    b'"': _Drawing.show_with_spacing,
    **{name: _painting(name) for name in (
        b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"n")},
}  # fmt: skip
