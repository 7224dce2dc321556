"""Pages that only a picture shows are read by OCR and become a picture with a text layer.

From then on such a page is read and redacted like any other: its words are glyphs, lines
close up, and the pixels of a line follow its glyphs::

    picture      Present: Zebedee Oke spoke.        read by OCR, drawn invisibly over it
    work         [pupil 1] for Zebedee Oke
    glyphs       Present: [pupil 1] spoke.          as `closing` sets them
    pixels       Present:           spoke.          each word cut out and put where its glyphs are

Nothing of the old page is in the copy: it is drawn anew, at `COPY_DPI`, without the pixels
of what went. Words that the engine was not sure of go, too, as "[unclear]".
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import pikepdf

from redactor import ocr
from redactor.errors import UnsafeToRedact
from redactor.formats.pdf.geometry import IDENTITY, Box, inverse
from redactor.formats.pdf.raster import (
    Move,
    Retouching,
    calmed,
    has_grain,
    lean_of,
    packed_picture,
    straightened,
    union,
)
from redactor.formats.pdf.surgery import PageResult, PageWork
from redactor.formats.pdf.textlayer import LayerWord, Stretch, lay
from redactor.formats.pdf.unread import reason_unread

if TYPE_CHECKING:
    from redactor.formats.pdf.draft import Draft
    from redactor.formats.pdf.model import PageModel
    from redactor.formats.pdf.objects import Object

READING_DPI: Final = 300
COPY_DPI: Final = 200
_GLANCE_DPI: Final = 10
UNCLEAR: Final = "[unclear]"
"""What stands for a word that the engine was not sure of; the same in the copy."""
_SURE: Final = 0.5
"""Score from which a word is believed."""
_MOST_UNCLEAR: Final = 0.4
"""Share of unclear words above which a page counts as not read …"""
_FEW: Final = 8
"""… if it has more words than this."""
_TALL_LETTERS: Final = frozenset("bdfhkltijß0123456789?!&%£$€()[]{}/|\"'“”‘’")
_LOW_LETTERS: Final = frozenset("gjpqyQ,;()[]{}/|")
_RISE, _X_HEIGHT, _FALL = 0.72, 0.53, 0.21
"""Of usual type: capitals, small letters, descenders, in font sizes."""
_SIZES: Final = (4.0, 60.0)
_ALIKE: Final = 0.15
"""Lines whose size differs less from the page's body text have its size."""
_MARGIN: Final = 1.0
"""Points around what is cleared: the soft edges of letters."""
_COARSE: Final = 72.0
"""Points: the grid on which a cleared line ends on paper with a texture …"""
_HALO: Final = 6.0
"""… and what is cleared beyond its ends on other paper."""
_RESCAN: Final = (
    "Scan it again at 300 dpi, upright and flat, or ask for the file it was printed from."
)


@dataclass(slots=True)
class Scan:
    """A page that is a picture with a text layer now."""

    number: int
    picture: Object = field(repr=False)
    """The image stream that the page draws; empty until the page is written."""
    lean: float
    size: Box
    words: tuple[Stretch, ...] = field(repr=False)
    left: dict[object, set[int]] = field(repr=False)
    """Codes that the old page showed, by font."""

    @property
    def unclear(self) -> int:
        """How many words the engine was not sure of."""
        return sum(stretch.word.text == UNCLEAR for stretch in self.words)

    def work(self, asked: PageWork) -> PageWork:
        """The work on the page with words taken out whole, and unclear words with it.

        Where a letter ends is not known of a picture. So of a word that goes in part, what
        stays is written as letters, beside the label or in its place.
        """
        work = PageWork(set(asked.gone), dict(asked.labels), set(asked.cut), dict(asked.stubs))
        for stretch in self.words:
            places = range(stretch.first, stretch.last)
            going = [place for place in places if place in work.gone]
            if not going and stretch.word.text == UNCLEAR and stretch.first not in work.cut:
                work.gone.update(places)
                work.labels[stretch.first] = UNCLEAR
            elif going and len(going) < len(places):
                words = "".join(
                    work.labels.pop(place, "") if place in work.gone
                    else stretch.word.text[place - stretch.first]
                    for place in places
                )  # fmt: skip
                work.gone.update(places)
                if words:
                    work.labels[stretch.first] = words
        self._even_gaps(work)
        return work

    def _even_gaps(self, work: PageWork) -> None:
        """Make the gaps beside what goes as wide as any: they depend on its outer letters."""
        held = {place for stretch in self.words for place in range(stretch.first, stretch.last)}
        end = max(held, default=-1)
        for stretch in self.words:
            if stretch.first in work.gone:
                for place in (stretch.first - 1, stretch.last):
                    if 0 <= place <= end and place not in held | work.gone | work.cut:
                        work.gone.add(place)
                        work.labels[place] = " "

    def develop(self, draft: Draft, work: PageWork, result: PageResult) -> int:
        """Draw the page's picture without the pixels of what went, and store it.

        Gives how many cleared lines show roughly how long they were: on paper with a texture.
        """
        shot = draft.camera.shot(self.number, dpi=COPY_DPI)
        whole = straightened(shot, self.lean)
        grid = _COARSE if has_grain(whole) else 0.0
        packed = packed_picture(self._retouching(work, result, grid).apply(whole, self.size))
        self.picture.write(packed.data, filter=packed.entries["/Filter"],
                           decode_parms=packed.entries.get("/DecodeParms"))  # fmt: skip
        for key, value in packed.entries.items():
            if key not in ("/Filter", "/DecodeParms"):
                self.picture[key] = value
        return 0 if packed.plain else len(result.closed)

    def _retouching(self, work: PageWork, result: PageResult, grid: float) -> Retouching:
        touch = Retouching()
        by_glyph = {
            place: stretch for stretch in self.words for place in range(stretch.first, stretch.last)
        }
        for glyphs, box in result.closed:
            held = list({id(by_glyph[g]): by_glyph[g] for g in glyphs if g in by_glyph}.values())
            band = union([box, *(stretch.word.box for stretch in held)], margin=_MARGIN)
            touch.cleared.append(self._grown(band, {id(stretch) for stretch in held}, grid))
            for stretch in held:
                place = result.places.get(stretch.first)
                if place is not None:
                    own = stretch.word.box
                    area = Box(own.left, band.bottom, own.right, band.top)
                    width = (own.right - own.left) * place.stretch
                    touch.moves.append(Move(area, place.x, width))
        for stretch in self.words:
            if any(place in work.cut for place in range(stretch.first, stretch.last)):
                touch.cleared.append(union([stretch.word.box], margin=_MARGIN))
        touch.cleared += result.regions
        return touch

    def _grown(self, band: Box, own: set[int], grid: float) -> Box:
        """The band of a line with free ends, as far as no other word stands there.

        On paper with a texture one can see where something was cleared: there the ends lie
        on a coarse grid. On any other they reach over what JPEG leaves around letters.
        """
        left = band.left // grid * grid if grid else band.left - _HALO
        right = -(-band.right // grid) * grid if grid else band.right + _HALO
        left, right = max(left, 0.0), min(right, self.size.right)
        for stretch in self.words:
            box = stretch.word.box
            if id(stretch) in own or box.bottom >= band.top or box.top <= band.bottom:
                continue
            if box.right <= band.left + _MARGIN:
                left = max(left, box.right + _MARGIN)
            elif box.left >= band.right - _MARGIN:
                right = min(right, box.left - _MARGIN)
        return Box(min(left, band.left), band.bottom, max(right, band.right), band.top)


def readable(draft: Draft, number: int, *, ahead: bool = False) -> PageModel:
    """The model of a page whose words are known, read by OCR if need be.

    ``ahead``: the page will be asked for again (`Draft.read_ahead`). Raises UnsafeToRedact
    for a page that cannot be read.
    """
    read = draft.read_ahead if ahead else draft.page
    model = read(number)
    if number in draft.scans:
        return model
    reason = reason_unread(model)
    if not reason:
        return model
    where = f"Page {number + 1} of the PDF"
    if model.unread:
        raise UnsafeToRedact(f"{where} {reason}.")
    engine = ocr.engine()
    if engine is None:
        raise UnsafeToRedact(
            f"{where} {reason}, and no program that reads pictures is installed.",
            advice=ocr.HOW_TO_INSTALL,
        )
    _recognise(draft, model, engine)
    return read(number)


def _recognise(draft: Draft, model: PageModel, engine: ocr.Engine) -> None:
    """Read a page from its picture and put picture and words in its place."""
    where = f"Page {model.number + 1} of the PDF"
    shot = draft.camera.shot(model.number, dpi=READING_DPI).convert("L")
    lean = lean_of(shot) if model.pictures else 0.0
    upright = calmed(straightened(shot, lean))
    try:
        found = ocr.read_words(engine, upright, dpi=READING_DPI)
    except ocr.CannotRead:
        raise UnsafeToRedact(f"{where} could not be read by OCR.", advice=_RESCAN) from None
    words = layer_words(found, upright.size, model.box)
    unclear = sum(word.text == UNCLEAR for word in words)
    if len(words) > _FEW and unclear > _MOST_UNCLEAR * len(words):
        raise UnsafeToRedact(f"{where} is a picture that cannot be read well.", advice=_RESCAN)
    replace_page(draft, model, words, lean=lean)


def replace_page(
    draft: Draft, model: PageModel, words: Iterable[LayerWord], *, lean: float = 0.0
) -> Scan:
    """Make a page a picture with these words; the picture is drawn when the page is written."""
    draft.camera.shot(model.number, dpi=_GLANCE_DPI)  # before the page is another one
    page = draft.pdf.pages[model.number].obj
    picture = draft.pdf.make_indirect(pikepdf.Stream(draft.pdf, b""))
    picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    local = inverse(model.base) or IDENTITY
    stretches = lay(draft.pdf, page, words, size=model.box, local=local, picture=picture)
    left: dict[object, set[int]] = {}
    for glyph in model.glyphs:
        left.setdefault(model.shows[glyph.show].font.key, set()).add(glyph.code)
    scan = Scan(model.number, picture, lean, model.box, stretches, left)
    draft.scans[model.number] = scan
    draft.forget(model.number)
    return scan


# -- from the words of an engine to words of a page


def layer_words(
    found: Iterable[ocr.Word], size: tuple[int, int], page: Box
) -> tuple[LayerWord, ...]:
    """Words of a picture as words of the page, those of a line on one baseline.

    What has no letter or digit and is not sure is a stain or a ruling, and no word.
    """
    across, down = page.right / size[0], page.top / size[1]
    lines: dict[int, list[ocr.Word]] = {}
    for word in found:
        if _is_word(word) and word.right > word.left and word.bottom > word.top:
            lines.setdefault(word.line, []).append(word)
    metrics = {number: _metrics(line, down) for number, line in lines.items()}
    body = statistics.median(size for size, _ in metrics.values()) if metrics else 0.0
    placed: list[LayerWord] = []
    for number, line in lines.items():
        height, foot = metrics[number]
        height = body if abs(height - body) <= _ALIKE * body else height
        for word in sorted(line, key=lambda word: word.left):
            box = Box(word.left * across, page.top - word.bottom * down,
                      word.right * across, page.top - word.top * down)  # fmt: skip
            text = word.text if word.score >= _SURE else UNCLEAR
            placed.append(LayerWord(text, box, page.top - foot * down, height, number))
    return tuple(placed)


def _is_word(word: ocr.Word) -> bool:
    letters = sum(letter.isalnum() for letter in word.text)
    return word.score >= _SURE or letters > 1


def _metrics(line: list[ocr.Word], down: float) -> tuple[float, float]:
    """The font size of a line in points, and its baseline in pixels, from what letters tell."""
    sizes, feet = [], []
    for word in line:
        letters = set(word.text)
        tall = any(letter in _TALL_LETTERS or letter.isupper() for letter in letters)
        low = bool(letters & _LOW_LETTERS)
        height = (_RISE if tall else _X_HEIGHT) + (_FALL if low else 0.0)
        full = (word.bottom - word.top) / height
        if any(letter.isalnum() for letter in letters):
            sizes.append(full)
            feet.append(word.bottom - (_FALL * full if low else 0.0))
    if not sizes:
        return _SIZES[0], statistics.median(word.bottom for word in line)
    size = min(max(statistics.median(sizes) * down, _SIZES[0]), _SIZES[1])
    return round(size, 1), statistics.median(feet)
