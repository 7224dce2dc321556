"""Changes one page: glyphs go, lines close up, and the result is read again and compared.

What is taken out of a form is taken out of the copy that this page draws: an edited form
gets a new stream and name, and the old one is dropped where nothing else draws it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import groupby

import pikepdf

from redactor.errors import UnsafeToRedact
from redactor.formats.pdf.closing import Place, closed_up
from redactor.formats.pdf.draft import Draft
from redactor.formats.pdf.geometry import Box, around
from redactor.formats.pdf.labels import free_name, label_font, label_width
from redactor.formats.pdf.lines import Piece, pieces_of
from redactor.formats.pdf.model import Instance, PageModel, Show
from redactor.formats.pdf.objects import Object, entry, identity_of, keys, packed
from redactor.formats.pdf.pictures import blotted
from redactor.formats.pdf.rewriting import BLANKS, Changes, neutralised, rewritten
from redactor.formats.pdf.rulings import lines_of, walls_of
from redactor.formats.pdf.tags import Tags
from redactor.formats.pdf.visibility import show_box

_UNDERLINE = 2.0
"""Points by which a line under (or box behind) a piece of text may stick out of it."""
_TALL = 1.7
"""A box behind text that is higher, in font heights, is a cell's or a page's."""
_SHIFT = 0.02
"""Points by which a kept glyph outside touched lines may move."""
_COARSE = 36.0
"""Points. What is painted out of a scan has its sides on this grid."""
_PREFIX = "/Rd"
_UNSAFE = "Page {} of the PDF cannot be redacted without losing words beside what goes."


@dataclass(slots=True)
class PageWork:
    """What is asked of a page. Glyphs by their index on it."""

    gone: set[int] = field(default_factory=set)
    labels: dict[int, str] = field(default_factory=dict, repr=False)
    """Words to write where a glyph of ``gone`` is."""
    cut: set[int] = field(default_factory=set)
    """Glyphs that go without the line closing up, with what is drawn around them."""
    stubs: dict[int, str] = field(default_factory=dict, repr=False)


@dataclass(slots=True)
class PageResult:
    """What was done to a page."""

    bands: list[Box] = field(default_factory=list)
    """Lines that closed up and places that were cleared: what annotations must not cross."""
    removed: dict[object, set[int]] = field(default_factory=dict)
    """Codes that went, by font."""
    regions: list[Box] = field(default_factory=list)
    """Stretches of the page that were cleared for a cut."""
    closed: list[tuple[tuple[int, ...], Box]] = field(default_factory=list, repr=False)
    """The glyphs of each line that closed up, and where they were."""
    places: Mapping[int, Place] = field(default_factory=dict, repr=False)
    """Where kept glyphs of these lines are now."""
    coarsened: int = 0
    model: PageModel | None = field(default=None, repr=False)
    """The page as it is now."""


def operate(
    draft: Draft, model: PageModel, work: PageWork, *, tags: Tags, label: Object
) -> PageResult:
    """Carry out the work on the page in the draft's file.

    Raises UnsafeToRedact when the page, read again, is not what was asked for.
    """
    result = PageResult()
    hidden = {
        index for show in model.shows if show.hidden for index in range(show.first, show.last)
    }
    fonts = (entry(instance.resources, "/Font") for instance in model.instances)
    changes = Changes(stubs=work.stubs, label_name=free_name(n for f in fonts for n in keys(f)))
    pieces = _close(draft, model, work, changes, tags, result) if work.gone else []
    gone = set(changes.gone) | hidden | work.cut
    changes.gone = gone
    if work.cut:
        _clear(model, work, changes, result, pictures=model.number not in draft.scans)
    for instance, place in [*model.named, *((one[0], one[1]) for one in model.actual)]:
        marks = instance.operations[place].name in (b"BMC", b"BDC")
        (changes.bare if marks else changes.dropped).add((id(instance), place))
    touched = {
        number for number, show in enumerate(model.shows)
        if any(index in gone or index in changes.setting.places
               for index in range(show.first, show.last))
    }  # fmt: skip
    if model.number not in draft.scans:
        _blot_pictures(draft, model, work, pieces, changes, result)
    shows = neutralised(model, touched, changes)
    expected = _expected(model, changes)
    result.model = model
    if not _write(draft, model, shows, changes, label):
        return result
    for index in gone:
        glyph = model.glyphs[index]
        result.removed.setdefault(model.shows[glyph.show].font.key, set()).add(glyph.code)
    result.model = draft.page(model.number)
    _compare(result.model, expected, changes.label_name[1:].encode())
    return result


def label_of(draft: Draft) -> Object:
    """The font of the labels in the draft's file."""
    return label_font(draft.pdf)


# -- lines


def _close(
    draft: Draft,
    model: PageModel,
    work: PageWork,
    changes: Changes,
    tags: Tags,
    result: PageResult,
) -> list[Piece]:
    key = identity_of(draft.pdf.pages[model.number].obj)
    upright, _ = lines_of(model)
    walls = walls_of(upright)
    pieces = pieces_of(
        model,
        wanted=lambda show: not show.hidden,
        element_of=lambda show: tags.element(key, show.mcid),
        walls=walls,
    )
    gone = set(work.gone)
    for piece in pieces:
        for index in piece.glyphs:
            if index in work.gone:
                gone.update(piece.twins.get(index, ()))
    changes.gone = gone
    fixed = () if model.number in draft.scans else pieces  # our own pictures move with their text
    still = {id(piece) for piece in fixed if _is_scanned(model, piece, gone)}
    movable = [piece for piece in pieces if id(piece) not in still]
    changes.setting = closed_up(
        model, movable, gone=gone - work.cut, labels=work.labels, walls=walls
    )
    for piece in pieces:
        if id(piece) in still:
            _label_in_place(model, piece, gone, work, changes)
            result.coarsened += any(index in gone for index in piece.glyphs)
    result.coarsened += changes.setting.coarsened
    result.places = changes.setting.places
    for piece in pieces:
        if any(index in gone for index in piece.glyphs):
            result.bands.append(piece.box)
            result.closed.append((tuple(piece.glyphs), piece.box))
            _drop_lines_under(model, piece, changes)
    return pieces


def _is_scanned(model: PageModel, piece: Piece, gone: AbstractSet[int]) -> bool:
    """Whether the piece is the text layer of a picture, which cannot move."""
    return any(
        index in gone and model.shows[model.glyphs[index].show].mode in (3, 7)
        for index in piece.glyphs
    )


def _label_in_place(
    model: PageModel, piece: Piece, gone: AbstractSet[int], work: PageWork, changes: Changes
) -> None:
    """Labels over a picture: kept letters stay where they are, over their own image."""
    for index in piece.glyphs:
        if index in gone and index in work.labels:
            box = _glyph_box(model, index)
            left = box.left // _COARSE * _COARSE + 1
            glyph = model.glyphs[index]
            height = model.shows[glyph.show].height
            place = Place(left, glyph.y)
            changes.setting.labels[index] = (work.labels[index], place, piece.turn, height)


def _drop_lines_under(model: PageModel, piece: Piece, changes: Changes) -> None:
    """Underlines, strikes and highlights of a touched piece go: they tell its old width."""
    band = _upright_box(model, piece) if piece.turn else piece.box
    height = max(piece.height, band.top - band.bottom) if piece.turn else piece.height
    for path in model.paths:
        if path.boxes and all(_belongs(box, band, height) for box in path.boxes):
            changes.dropped |= {
                (id(path.instance), place) for place in range(path.first, path.last + 1)
            }


def _upright_box(model: PageModel, piece: Piece) -> Box:
    """The upright box around a turned piece and what may be drawn right around it."""
    box = around([_glyph_box(model, index) for index in piece.glyphs])
    slack = piece.height
    return Box(box.left - slack, box.bottom - slack, box.right + slack, box.top + slack)


def _belongs(box: Box, band: Box, height: float) -> bool:
    return (
        box.left >= band.left - _UNDERLINE
        and box.right <= band.right + _UNDERLINE
        and box.top - box.bottom <= _TALL * height
        and box.bottom <= band.top
        and box.top >= band.bottom - 0.1 * height
        and box.right - box.left > 0
    )


# -- regions


def _clear(
    model: PageModel, work: PageWork, changes: Changes, result: PageResult, *, pictures: bool
) -> None:
    """Drop what is drawn where text is cut: lines, shading and, if wanted, pictures."""
    cut = [show_box(model, show) for show in model.shows
           if any(index in work.cut for index in range(show.first, show.last))]  # fmt: skip
    kept = [
        show_box(model, show) for show in model.shows
        if show.first < show.last and not show.hidden
        and not any(index in work.cut for index in range(show.first, show.last))
    ]  # fmt: skip
    regions = _regions(cut, kept, model.box)
    result.bands += regions
    result.regions += regions
    drawn: list[tuple[Instance, int, int, Box]] = [
        (path.instance, path.first, path.last, around(path.boxes))
        for path in model.paths if path.fills or path.strokes
    ]  # fmt: skip
    if pictures:
        drawn += [(p.instance, p.place, p.place, p.box) for p in model.pictures]
    for instance, first, last, box in drawn:
        middle = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        if any(region.holds(*middle) for region in regions) and not any(
            _mostly(other, box) for other in kept
        ):
            changes.dropped |= {(id(instance), place) for place in range(first, last + 1)}


def _mostly(text: Box, box: Box) -> bool:
    """Whether kept text lies on what is drawn: then it is its background or picture."""
    return box.holds((text.left + text.right) / 2, (text.bottom + text.top) / 2)


def _regions(cut: list[Box], kept: list[Box], page: Box) -> list[Box]:
    """Stretches over the page's width without kept text, and the cut text itself.

    What is drawn behind the last cut line belongs to the cut, down to the next kept line.
    """
    edges = sorted((box.top, box.bottom) for box in kept)
    found = list(cut)
    for box in cut:
        if any(bottom < box.top and box.bottom < top for top, bottom in edges):
            continue
        above = min((bottom for _, bottom in edges if bottom >= box.top), default=page.top)
        below = max((top for top, _ in edges if top <= box.bottom), default=page.bottom)
        found.append(Box(page.left, below, page.right, above))
    return found


# -- pictures


def _blot_pictures(
    draft: Draft,
    model: PageModel,
    work: PageWork,
    pieces: Sequence[Piece],
    changes: Changes,
    result: PageResult,
) -> None:
    """Destroy the pixels of pictures under what goes."""
    if not model.pictures:
        return
    boxes: list[Box] = []
    for piece in pieces:
        scanned = _is_scanned(model, piece, work.gone)
        for going, members in groupby(piece.glyphs, key=lambda index: index in work.gone):
            if going:
                run = list(members)
                box = around([_glyph_box(model, index) for index in run])
                boxes.append(_coarsened(box, run, changes) if scanned else box)
    if boxes:
        result.bands += boxes
        for picture in model.pictures:
            under = [box for box in boxes if box.meets(picture.box)]
            if under:
                place = id(picture.instance), picture.place
                changes.pictures[place] = blotted(draft.pdf, picture, under)


def _coarsened(box: Box, run: Sequence[int], changes: Changes) -> Box:
    """A box with its sides on the grid, and room for the label that is printed there."""
    left, right = box.left // _COARSE * _COARSE, box.right
    for index in run:
        if index in changes.setting.labels:
            words, place, _, height = changes.setting.labels[index]
            right = max(right, place.x + label_width(words) * height + 1)
    return Box(left, box.bottom, max(left, -(-right // _COARSE) * _COARSE), box.top)


def _glyph_box(model: PageModel, index: int) -> Box:
    glyph = model.glyphs[index]
    show = model.shows[glyph.show]
    alone = Show(
        show.instance, show.place, show.font, show.font_name, show.size, show.spacing,
        show.word_spacing, show.stretch, show.rise, show.mode, show.luminance, show.opaque,
        show.matrix, show.ctm, show.frame, show.marks, show.order, index, index + 1,
    )  # fmt: skip
    return show_box(model, alone)


# -- writing


def _write(
    draft: Draft, model: PageModel, shows: AbstractSet[int], changes: Changes, label: Object
) -> bool:
    """Write the instances that change, innermost first. Gives whether any did."""
    writer = _Writer(draft.pdf, draft.pdf.pages[model.number].obj, label)
    for instance in model.instances:
        for (owner, place), picture in changes.pictures.items():
            if owner == id(instance):
                writer.draw(instance, place, picture, changes)
    for instance in reversed(model.instances):
        anew = {n for n in shows if model.shows[n].instance is instance}
        if anew or changes.touches(instance) or has_comments(instance):
            data, labelled = rewritten(model, instance, anew, changes)
            writer.put(instance, data, labelled, changes)
    return bool(writer.resources)


def has_comments(instance: Instance) -> bool:
    """Whether something lies between the operations that nobody sees."""
    if b"%" not in instance.data:
        return False
    at = 0
    for operation in instance.operations:
        if instance.data[at : operation.start].strip(BLANKS):
            return True
        at = operation.end
    return bool(instance.data[at:].strip(BLANKS))


class _Writer:
    """Puts new streams in the place of instances, with resources of their own."""

    def __init__(self, pdf: pikepdf.Pdf, page: Object, label: Object) -> None:
        self.pdf = pdf
        self.page = page
        self.label = label
        self.resources: dict[int, Object] = {}

    def put(self, instance: Instance, data: bytes, labelled: bool, changes: Changes) -> None:
        """Store an instance's new bytes; a form becomes another one, drawn by its parent."""
        resources = self._own(instance)
        if labelled:
            fonts = entry(resources, "/Font")
            resources.Font = pikepdf.Dictionary() if fonts is None else pikepdf.Dictionary(fonts)
            resources.Font[changes.label_name] = self.label
        if instance.parent is None:
            self.page.Contents = packed(self.pdf, data)
            self.page.Resources = resources
            return
        stream = packed(self.pdf, data)
        for key in keys(instance.source):
            if key not in ("/Length", "/Filter", "/DecodeParms", "/Resources", "/F", "/DL"):
                stream[key] = instance.source[key]
        stream.Resources = resources
        self.draw(instance.parent, instance.place, stream, changes)

    def draw(self, instance: Instance, place: int, stream: Object, changes: Changes) -> None:
        """Let a Do of the instance draw another stream, under a name of its own."""
        drawn = self._own(instance).XObject
        number = 1
        while f"{_PREFIX}{number}" in drawn:
            number += 1
        drawn[f"{_PREFIX}{number}"] = stream
        changes.renamed[id(instance), place] = f"{_PREFIX}{number}"[1:].encode()

    def _own(self, instance: Instance) -> Object:
        """Resources of an instance that no other stream shares."""
        if id(instance) not in self.resources:
            source = instance.resources
            copied = pikepdf.Dictionary(source) if source is not None else pikepdf.Dictionary()
            drawn = entry(copied, "/XObject")
            copied.XObject = pikepdf.Dictionary() if drawn is None else pikepdf.Dictionary(drawn)
            self.resources[id(instance)] = copied
        return self.resources[id(instance)]


# -- proof


def _expected(model: PageModel, changes: Changes) -> list[tuple[object, int, float, float, bool]]:
    """Glyphs that must be there afterwards: font, code, place, and whether it may not differ."""
    found = []
    for show in model.shows:
        for index in range(show.first, show.last):
            if index in changes.gone:
                continue
            glyph = model.glyphs[index]
            place = changes.setting.places.get(index)
            x, y = (place.x, place.y) if place else (glyph.x, glyph.y)
            found.append((show.font.key, glyph.code, x, y, place is None))
    return found


def _compare(
    again: PageModel,
    expected: list[tuple[object, int, float, float, bool]],
    label_name: bytes,
) -> None:
    """Read the page again: every kept glyph is there, where it should be, and no other.

    Raises UnsafeToRedact: a copy that lost a letter is as wrong as one that kept a name.
    """
    real = [
        (again.shows[glyph.show].font, glyph)
        for glyph in again.glyphs
        if again.shows[glyph.show].font_name != label_name
    ]
    if len(real) != len(expected):
        raise UnsafeToRedact(_UNSAFE.format(again.number + 1))
    for (font, glyph), (key, code, x, y, still) in zip(real, expected, strict=True):
        slack = _SHIFT if still else 0.6
        if (
            font.key != key
            or glyph.code != code
            or abs(glyph.x - x) > slack
            or (abs(glyph.y - y) > slack)
        ):
            raise UnsafeToRedact(_UNSAFE.format(again.number + 1))
