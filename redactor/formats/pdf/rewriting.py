"""Writes a content stream anew where glyphs go or move; all other bytes stay as they are.

Only text objects that lose or move a glyph are touched. In them every position is absolute
and no spacing is left over from the old line: ``Td``, ``TD``, ``T*``, ``Tm``, ``Tc``, ``Tw``,
``Tz`` and ``Tf`` are written only where an operator that follows needs them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from redactor.errors import UnsafeToRedact
from redactor.formats.pdf.closing import Place, Setting
from redactor.formats.pdf.geometry import Matrix, inverse, times
from redactor.formats.pdf.labels import encoded
from redactor.formats.pdf.lexer import Name, Operand, Operation, Text
from redactor.formats.pdf.model import Frame, Glyph, Instance, PageModel, Show
from redactor.formats.pdf.objects import Object
from redactor.formats.pdf.tags import STANDARD

_POSITIONS = frozenset((b"Td", b"T*", b"Tm"))
_SHOWING = frozenset((b"Tj", b"TJ", b"'", b'"'))
_SPACING = frozenset((b"Tc", b"Tw", b"Tz"))
_HOLLOW = frozenset((
    b"q", b"Q", b"BT", b"ET", b"cm", b"g", b"rg", b"k", b"G", b"RG", b"K", b"cs", b"CS", b"sc",
    b"scn", b"SC", b"SCN", b"w", b"J", b"j", b"M", b"d", b"ri", b"i", b"gs", b"W", b"W*", b"n",
    b"re", b"m", b"l", b"c", b"v", b"y", b"h", b"TL", b"Tr", b"Ts", b"Tc", b"Tw", b"Tz", b"Tf",
    b"Td", b"TD", b"Tm", b"T*",
))  # fmt: skip
"""Operators that show nothing by themselves."""
BLANKS = b"\x00\t\n\x0c\r "
_SLACK = 0.0005
"""Text space. A gap that is smaller is rounding."""


@dataclass(slots=True)
class Changes:
    """What is to change on a page; operators are (instance, index)."""

    gone: AbstractSet[int] = field(default_factory=frozenset)
    setting: Setting = field(default_factory=Setting)
    stubs: Mapping[int, str] = field(default_factory=dict, repr=False)
    """Words to write where a glyph that goes began, in lines that do not close up."""
    dropped: set[tuple[int, int]] = field(default_factory=set)
    """Operators that go: (id of the instance, index)."""
    bare: set[tuple[int, int]] = field(default_factory=set)
    """BDC operators that keep only their MCID."""
    renamed: dict[tuple[int, int], bytes] = field(default_factory=dict)
    """Do operators that draw something else: its name."""
    label_name: str = "/RdLabel"
    """The labels' font among the resources of the page and its forms."""
    pictures: dict[tuple[int, int], Object] = field(default_factory=dict, repr=False)
    """Do operators that draw a picture with something painted out of it."""

    def touches(self, instance: Instance) -> bool:
        """Whether an operator of the instance itself changes."""
        key = id(instance)
        return any(
            place[0] == key for group in (self.dropped, self.bare, self.renamed) for place in group
        )


@dataclass(slots=True)
class Fragment:
    """Glyphs of one operator that are written together, or a label."""

    matrix: Matrix
    glyphs: list[Glyph] = field(default_factory=list, repr=False)
    stretch: float = 1.0
    verbatim: bool = False
    moved: bool = False
    label: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class _Style:
    """The part of the text state that is written only when it is needed."""

    font: bytes = b""
    size: float = 0.0
    spacing: float = 0.0
    words: float = 0.0
    stretch: float = 1.0


def neutralised(model: PageModel, touched: AbstractSet[int], changes: Changes) -> set[int]:
    """Operators whose text objects are written anew, with those they share a ``cm`` with.

    Where a q … Q holds nothing but such text, its transformations (which say where the old
    line went on) and clips go, too.
    """
    shows = set(touched)
    waiting = list(touched)
    done: set[int] = set()
    while waiting:
        show = model.shows[waiting.pop()]
        frame: Frame | None = show.frame
        while frame is not None and frame.parent is not None and not frame.paints:
            if id(frame) not in done:
                done.add(id(frame))
                changes.dropped |= {(id(show.instance), place) for place, _ in frame.moves}
                changes.dropped |= {
                    (id(path.instance), place)
                    for path in model.paths
                    if path.frame is frame and path.clips and frame.moves
                    for place in range(path.first, path.last + 1)
                }
                fresh = [number for number in frame.shows if number not in shows]
                shows.update(fresh)
                waiting += fresh
            frame = frame.parent
    return shows


def rewritten(
    model: PageModel, instance: Instance, shows: AbstractSet[int], changes: Changes
) -> tuple[bytes, bool]:
    """The new bytes of an instance, and whether a label was written into it.

    ``shows`` are the operators to write anew (`neutralised`). Raises UnsafeToRedact when
    a text object cannot be set again.
    """
    return _Rewriter(model, instance, shows, changes).run()


@dataclass(frozen=True, slots=True)
class _Group:
    """Where a q or BT stands in the new bytes, and what had been written and left out."""

    place: int
    solid: int
    skipped: int


class _Rewriter:
    """One pass over the operations of an instance."""

    def __init__(
        self, model: PageModel, instance: Instance, shows: AbstractSet[int], changes: Changes
    ) -> None:
        self.model = model
        self.instance = instance
        self.changes = changes
        self.by_place = {
            show.place: number
            for number, show in enumerate(model.shows)
            if show.instance is instance
        }
        self.shows = {place for place, number in self.by_place.items() if number in shows}
        self.out: list[bytes] = []
        self.copied = 0
        self.real = self.written = _Style(
            spacing=instance.spacing, words=instance.word_spacing, stretch=instance.stretch
        )
        self.ctm = instance.matrix
        self.stack: list[tuple[_Style, _Style, Matrix]] = []
        self.groups: list[_Group] = []
        self.solid = self.skipped = 0
        self.labelled = False

    def run(self) -> tuple[bytes, bool]:
        objects = _text_objects(self.instance.operations, self.shows)
        for place, operation in enumerate(self.instance.operations):
            inside = place in objects
            if (id(self.instance), place) in self.changes.dropped:
                self._skip(operation)
            elif inside:
                self._inside(place, operation)
            else:
                self._outside(place, operation)
            self._follow(place, operation)
        tail = self.instance.data[self.copied :]
        self.out.append(tail if not tail.strip(BLANKS) else b"\n")
        return b"".join(self.out), self.labelled

    # -- bytes

    def _skip(self, operation: Operation) -> None:
        """Leave an operation out, with the blanks before it."""
        if not (self.out and self.out[-1][-1:].isspace()):
            self.out.append(b"\n")
        self.copied = operation.end
        self.skipped += 1

    def _instead(self, operation: Operation, *parts: bytes) -> None:
        self._skip(operation)
        for part in parts:
            self._put(part)

    def _put(self, part: bytes) -> None:
        self.out += [part, b"\n"]
        self.solid += 1

    def _copy(self, operation: Operation) -> None:
        self._gap(operation)
        name = operation.name
        if name in (b"q", b"BT"):
            self.groups.append(_Group(len(self.out), self.solid, self.skipped))
        elif name in (b"Q", b"ET") and self.groups and self._is_empty(self.groups.pop(), name):
            self.copied = operation.end
            return
        self.solid += name not in _HOLLOW
        self.out.append(self.instance.data[operation.start : operation.end])
        self.copied = operation.end

    def _is_empty(self, group: _Group, name: bytes) -> bool:
        """Whether all that a group held was left out; then it goes, too.

        It would tell how many pieces there were. What else a text object sets stays valid
        behind it, so that one stays.
        """
        if self.solid != group.solid or self.skipped == group.skipped:
            return False
        if name == b"ET" and any(part.strip(BLANKS) for part in self.out[group.place + 1 :]):
            return False
        del self.out[group.place :]
        return True

    def _gap(self, operation: Operation) -> None:
        """What lies before an operation: blanks stay, comments and rubbish go."""
        gap = self.instance.data[self.copied : operation.start]
        if not (self.out and self.out[-1].endswith(b"\n")):
            self.out.append(gap if not gap.strip(BLANKS) else b"\n")
        self.copied = operation.start

    # -- operators

    def _outside(self, place: int, operation: Operation) -> None:
        if operation.name == b"Do" or operation.name in _SHOWING:
            self._sync(operation)
        key = (id(self.instance), place)
        if key in self.changes.renamed:
            self._instead(operation, b"/" + self.changes.renamed[key] + b" Do")
        elif key in self.changes.bare:
            self._instead(operation, _bare(self.instance, self.model, place))
        else:
            self._copy(operation)
            if operation.name in _SPACING or operation.name in (b"Tf", b'"'):
                self.written = _after(self.written, operation)

    def _sync(self, operation: Operation) -> None:
        """What follows is copied as it is: give it the state it counts on."""
        if self.real == self.written:
            return
        self._gap(operation)
        self._style(self.real)

    def _inside(self, place: int, operation: Operation) -> None:
        name = operation.name
        if name == b"TD":
            self._instead(operation, _number(-_float(operation.operands[-1:])) + b" TL")
        elif name in _POSITIONS or name in _SPACING or name == b"Tf":
            self._skip(operation)
        elif name in _SHOWING:
            self._skip(operation)
            number = self.by_place.get(place)
            if number is not None:
                self._show(self.model.shows[number], operation)
        elif (id(self.instance), place) in self.changes.bare:
            self._instead(operation, _bare(self.instance, self.model, place))
        else:
            self._copy(operation)
            self.out.append(b"\n")

    def _show(self, show: Show, operation: Operation) -> None:
        for fragment in fragments(self.model, show, self.changes):
            local = inverse(self.ctm)
            if local is None:
                raise UnsafeToRedact("The PDF sets text in a way that cannot be set again.")
            style = _style_of(show, fragment, self.changes.label_name)
            self._style(style)
            self._put(_row(times(fragment.matrix, local)) + b" Tm")
            if fragment.label:
                self.labelled = True
                visible = show.mode in (0, 2, 4, 6)
                words = b"<" + encoded(fragment.label).hex().encode() + b"> Tj"
                self._put(words if visible else b"0 Tr " + words + b" %d Tr" % show.mode)
            elif fragment.verbatim:
                self._put(_verbatim(self.instance.data, operation))
            else:
                self._put(_strings(show, fragment))

    def _style(self, style: _Style) -> None:
        old = self.written
        if (style.font, style.size) != (old.font, old.size) and (style.font or style.size):
            if not style.font:
                raise UnsafeToRedact("The PDF sets text in a way that cannot be set again.")
            self._put(b"/" + _escaped(style.font) + b" " + _number(style.size) + b" Tf")
        if style.spacing != old.spacing:
            self._put(_number(style.spacing) + b" Tc")
        if style.words != old.words:
            self._put(_number(style.words) + b" Tw")
        if style.stretch != old.stretch:
            self._put(_number(style.stretch * 100) + b" Tz")
        self.written = style

    # -- state

    def _follow(self, place: int, operation: Operation) -> None:
        """Keep the state that the source has here, and the one the new bytes have."""
        name = operation.name
        if name == b"q":
            self.stack.append((self.real, self.written, self.ctm))
        elif name == b"Q" and self.stack:
            self.real, self.written, self.ctm = self.stack.pop()
        elif name == b"cm":
            if (id(self.instance), place) not in self.changes.dropped:
                self.ctm = times(_matrix(operation.operands), self.ctm)
        elif name in _SPACING or name in (b"Tf", b'"'):
            self.real = _after(self.real, operation)


def _text_objects(steps: Sequence[Operation], shows: AbstractSet[int]) -> set[int]:
    """Indexes of all operations in text objects that hold one of these operators.

    Text outside BT … ET, which viewers show too, counts as an object up to the next BT.
    """
    objects: set[int] = set()
    start, wanted = 0, False
    for place, operation in enumerate(steps):
        if operation.name == b"BT":
            if wanted:
                objects.update(range(start, place))
            start, wanted = place + 1, False
        wanted = wanted or place in shows
        if operation.name == b"ET":
            if wanted:
                objects.update(range(start, place))
            start, wanted = place + 1, False
    if wanted:
        objects.update(range(start, len(steps)))
    return objects


def fragments(model: PageModel, show: Show, changes: Changes) -> list[Fragment]:
    """What stays of an operator, in stretches that are set in one go, and labels in it."""
    indexes = range(show.first, show.last)
    setting = changes.setting
    if not any(
        index in changes.gone or index in setting.places or index in changes.stubs
        for index in indexes
    ):
        return [Fragment(show.matrix, stretch=show.stretch, verbatim=True)]
    found: list[Fragment] = []
    last = -2
    for index in indexes:
        glyph = model.glyphs[index]
        if index in changes.gone:
            found += _label_at(model, show, index, changes)
            continue
        place = setting.places.get(index)
        if place is None:
            if last == index - 1 and found and not found[-1].moved:
                found[-1].glyphs.append(glyph)
            else:
                found.append(Fragment(_matrix_at(show, glyph.x, glyph.y), [glyph], show.stretch))
        elif last == index - 1 and found and found[-1].moved and _abuts(model, index, setting):
            found[-1].glyphs.append(glyph)
        else:
            matrix = _matrix_at(show, place.x, place.y)
            stretch = show.stretch * place.stretch
            found.append(Fragment(matrix, [glyph], stretch, moved=True))
        last = index
    return [fragment for fragment in found if fragment.glyphs or fragment.label]


def _abuts(model: PageModel, index: int, setting: Setting) -> bool:
    """Whether a moved glyph begins where the one before it, moved too, ends."""
    before, after = setting.places.get(index - 1), setting.places[index]
    if before is None or before.stretch != after.stretch:
        return False
    glyph = model.glyphs[index - 1]
    x = before.x + (glyph.end_x - glyph.x) * before.stretch
    y = before.y + (glyph.end_y - glyph.y) * before.stretch
    return abs(x - after.x) < 0.01 and abs(y - after.y) < 0.01


def _label_at(model: PageModel, show: Show, index: int, changes: Changes) -> list[Fragment]:
    found = changes.setting.labels.get(index)
    if found is None:
        words = changes.stubs.get(index)
        if not words:
            return []
        glyph = model.glyphs[index]
        found = (words, Place(glyph.x, glyph.y), 0, max(show.height, 6.0))
    words, place, turn, height = found
    cos, sin = math.cos(math.radians(turn)) * height, math.sin(math.radians(turn)) * height
    x, y = place.x + sin * show.rise, place.y - cos * show.rise
    return [Fragment((cos, sin, -sin, cos, x, y), stretch=place.stretch, label=words)]


def _matrix_at(show: Show, x: float, y: float) -> Matrix:
    """The text matrix, on the page, that sets the operator's next glyph at a point."""
    a, b, c, d, _, _ = show.matrix
    rise = 0.0 if show.font.vertical else show.rise
    return (a, b, c, d, x - rise * c, y - rise * d)


def _style_of(show: Show, fragment: Fragment, label_name: str) -> _Style:
    if fragment.label:
        return _Style(label_name[1:].encode(), 1.0, 0.0, 0.0, fragment.stretch)
    if fragment.verbatim:
        return _Style(show.font_name, show.size, show.spacing, show.word_spacing, show.stretch)
    return _Style(show.font_name, show.size, 0.0, 0.0, fragment.stretch)


def _strings(show: Show, fragment: Fragment) -> bytes:
    """A TJ operator for these glyphs, which keeps their gaps unless they were moved."""
    parts: list[bytes] = []
    codes = b""
    scale = (show.size * (1.0 if show.font.vertical else show.stretch)) / 1000
    last: Glyph | None = None
    for glyph in fragment.glyphs:
        if last is not None and scale and not fragment.moved:
            gap = glyph.along - last.along - last.width
            if abs(gap) > _SLACK:
                parts += [b"<" + codes.hex().encode() + b">", _number(-gap / scale)]
                codes = b""
        codes += glyph.code.to_bytes(glyph.size, "big")
        last = glyph
    parts.append(b"<" + codes.hex().encode() + b">")
    return b"[" + b" ".join(parts) + b"] TJ"


def _verbatim(data: bytes, operation: Operation) -> bytes:
    """The operator as it was; ``'`` and ``"`` become the Tj in them."""
    if operation.name in (b"Tj", b"TJ"):
        return data[operation.start : operation.end]
    text = operation.operands[-1]
    shown = text.value if isinstance(text, Text) else b""
    return b"<" + shown.hex().encode() + b"> Tj"


def _bare(instance: Instance, model: PageModel, place: int) -> bytes:
    """A BDC without its words: only the MCID, which the structure tree needs."""
    operation = instance.operations[place]
    tag = operation.operands[0] if operation.operands else None
    own = not isinstance(tag, Name) or tag.decode("latin-1") not in STANDARD
    name = b"/Span" if own else b"/" + bytes(tag)  # type: ignore[arg-type]
    mcid = next(
        (mark.mcid for show in model.shows if show.instance is instance
         for mark in show.marks if mark.place == place and mark.mcid >= 0), -1,
    )  # fmt: skip
    known = operation.operands[1] if len(operation.operands) > 1 else None
    if mcid < 0 and isinstance(known, dict):
        number = known.get(b"MCID")
        mcid = int(number) if isinstance(number, float) else -1
    return name + (b" <</MCID %d>> BDC" % mcid if mcid >= 0 else b" BMC")


def _after(style: _Style, operation: Operation) -> _Style:
    operands = operation.operands
    if operation.name == b"Tc":
        return replace(style, spacing=_float(operands[-1:]))
    if operation.name == b"Tw":
        return replace(style, words=_float(operands[-1:]))
    if operation.name == b"Tz":
        return replace(style, stretch=_float(operands[-1:]) / 100)
    if operation.name == b'"':
        words, spacing = _float(operands[-3:-2]), _float(operands[-2:-1])
        return replace(style, words=words, spacing=spacing)
    name = operands[-2] if len(operands) > 1 else None
    font = bytes(name) if isinstance(name, Name) else b""
    return replace(style, font=font, size=_float(operands[-1:]))


def _float(operands: list[Operand]) -> float:
    return operands[0] if operands and isinstance(operands[0], float) else 0.0


def _matrix(operands: list[Operand]) -> Matrix:
    cells = [operand if isinstance(operand, float) else 0.0 for operand in operands[-6:]]
    if len(cells) != 6:
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return (cells[0], cells[1], cells[2], cells[3], cells[4], cells[5])


def _row(matrix: Matrix) -> bytes:
    return b" ".join(_number(cell) for cell in matrix)


def _number(value: float) -> bytes:
    text = f"{value:.5f}".rstrip("0").rstrip(".")
    return b"0" if text in ("-0", "") else text.encode("ascii")


def _escaped(name: bytes) -> bytes:
    """A name as a content stream writes it."""
    return b"".join(
        bytes([byte]) if 0x21 <= byte < 0x7F and byte not in b"#/()<>[]{}%" else b"#%02X" % byte
        for byte in name
    )
