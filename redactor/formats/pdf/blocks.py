"""Pages become blocks whose characters know their glyphs.

Anchors: node ``p3`` is the fourth page, start and stop count its glyphs in content order;
node ``alt:5`` is the alternative text of a structure element, counted in characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from redactor.document import Anchor, Block, BlockKind, Cell, Remark, RemarkCode, Run
from redactor.formats import Tell, unheard
from redactor.formats.pdf.bidi import reading_order
from redactor.formats.pdf.draft import Draft
from redactor.formats.pdf.hidden import texts_of_file
from redactor.formats.pdf.layout import Passage, arranged, rows_of
from redactor.formats.pdf.lines import WIDE, Piece, overprinted, pieces_of, spaces_in
from redactor.formats.pdf.links import addresses
from redactor.formats.pdf.model import PageModel, Show
from redactor.formats.pdf.objects import Object, identity_of
from redactor.formats.pdf.rulings import grids_of, lines_of, walls_of
from redactor.formats.pdf.scans import readable
from redactor.formats.pdf.tags import Alternative, Element, Tags, read_tags

ALTERNATIVE = "alt:"
PAGE = "p"
_DIGITS = re.compile(r"\d+")
_FURNITURE = 0.1
"""Headers and footers stand in this part of the page's height from its edge."""
_HYPHENS = ("-", "\u2010")
_BAD_LINES = 3
"""A block of the tags with so many lines that have gaps in them is not one block."""

Source = tuple[str, int, int]


@dataclass(slots=True)
class Wording:
    """A block's text while it is put together, with the source of each character."""

    parts: list[str] = field(default_factory=list, repr=False)
    sources: list[Source | None] = field(default_factory=list, repr=False)
    """One for each part; parts without one are layout that was made up."""

    def add(self, text: str, source: Source | None) -> None:
        """Put a part at the end."""
        if text:
            self.parts.append(text)
            self.sources.append(source)

    def swallow(self, source: Source) -> None:
        """Take in a glyph that shows nothing, so that it goes with the letter before it."""
        last = self.sources[-1] if self.sources else None
        if last is not None and last[2] == source[1]:
            self.sources[-1] = (last[0], last[1], source[2])

    @property
    def last(self) -> str:
        """The last part, empty if there is none."""
        return self.parts[-1] if self.parts else ""

    def trimmed(self) -> Wording:
        """Without blanks at either end."""
        low, high = 0, len(self.parts)
        while low < high and self.parts[low].isspace():
            low += 1
        while high > low and self.parts[high - 1].isspace():
            high -= 1
        return Wording(self.parts[low:high], self.sources[low:high])

    def compact(self) -> Wording:
        """The same with fewer parts: letters that follow each other in the page are one."""
        parts: list[list[str]] = []
        lengths: list[int] = []
        sources: list[Source | None] = []
        for part, source in zip(self.parts, self.sources, strict=True):
            last = sources[-1] if sources else None
            joins = (
                source is not None
                and last is not None
                and last[0] == source[0]
                and last[2] == source[1]
                and source[2] - source[1] == len(part)
                and last[2] - last[1] == lengths[-1]
            )
            if joins and source is not None and last is not None:
                parts[-1].append(part)
                lengths[-1] += len(part)
                sources[-1] = (last[0], last[1], source[2])
            else:
                parts.append([part])
                lengths.append(len(part))
                sources.append(source)
        return Wording(["".join(part) for part in parts], sources)

    def runs(self) -> tuple[Run, ...]:
        """The runs, those that continue each other joined."""
        found: list[Run] = []
        at = 0
        for part, source in zip(self.parts, self.sources, strict=True):
            stop = at + len(part)
            if source is not None:
                node, low, high = source
                if found and _continues(found[-1], at, node, low) and high - low == len(part):
                    last = found.pop()
                    anchor = Anchor(node, last.anchor.start, high)
                    found.append(Run(last.start, stop, anchor))
                else:
                    found.append(Run(at, stop, Anchor(node, low, high)))
            at = stop
        return tuple(found)


def _continues(run: Run, at: int, node: str, low: int) -> bool:
    return (
        run.stop == at
        and run.anchor.node == node
        and run.anchor.stop == low
        and run.anchor.stop - run.anchor.start == run.stop - run.start
    )


@dataclass(slots=True)
class Written:
    """A passage with its text, before it is a block."""

    wording: Wording = field(repr=False)
    kind: BlockKind
    level: int = 0
    cell: Cell | None = None
    hidden: bool = False
    element: Element | None = field(default=None, repr=False)
    edge: str = ""
    """"top" or "bottom" for what stands where headers and footers do."""
    open: bool = False
    """Whether its text may go on on the next page."""

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(self.wording.parts)


def read_blocks(draft: Draft, *, tell: Tell = unheard) -> tuple[Block, ...]:
    """All text of the file. Raises UnsafeToRedact for a page that cannot be read."""
    tags = read_tags(draft.pdf)
    tables = _Tables()
    pages: list[list[Written]] = []
    for number in range(draft.count):
        model = readable(draft, number, ahead=True)
        tables.page()
        pages.append(_page_of(model, tags, draft.pdf.pages[number].obj, tables))
    for number, scan in sorted(draft.scans.items()):
        tell(Remark(RemarkCode.OCR, number + 1, scan.unclear))
    _name_furniture(pages)
    seen = _joined(pages)
    pages_known = {identity_of(page.obj) for page in draft.pdf.pages}
    lost = [_alternative(one) for one in tags.alternatives() if one.page not in pages_known]
    return _numbered([*seen, *lost, *_unseen(draft)])


class _Tables:
    """Counts the tables of the file: tagged ones by their element, others by the page."""

    def __init__(self) -> None:
        self.numbers: dict[object, int] = {}
        self.pages = 0

    def page(self) -> None:
        """A new page begins."""
        self.pages += 1

    def tagged(self, element: Element) -> Cell:
        """The place of a cell of the structure tree."""
        return Cell(self._number(("tag", element.table)), max(0, element.row), element.column)

    def drawn(self, place: tuple[int, int, int]) -> Cell:
        """The place of a cell of the current page."""
        return Cell(self._number((self.pages, place[0])), place[1], place[2])

    def _number(self, key: object) -> int:
        return self.numbers.setdefault(key, len(self.numbers))


def _page_of(model: PageModel, tags: Tags, page: Object, tables: _Tables) -> list[Written]:
    """The blocks of one page in reading order, hidden text last."""
    key = identity_of(page)

    def element_of(show: Show) -> Element | None:
        if show.instance.parent is not None and not show.marks:
            return None
        return tags.element(key, show.mcid)

    upright, level = lines_of(model)
    seen = pieces_of(
        model, wanted=lambda show: not show.hidden, element_of=element_of, walls=walls_of(upright)
    )
    tagged, loose = _by_element(seen)
    passages = arranged(loose, grids_of(upright, level), model.box.right)
    marked = [
        (element.order, _tagged(model, element, pieces, tables)) for element, pieces in tagged
    ]
    marked += [
        (one.order, (_alternative(one), 0.0)) for one in tags.alternatives() if one.page == key
    ]
    marked.sort(key=lambda pair: pair[0])
    ordered = _merged(
        [item for _, item in marked],
        [_drawn(model, passage, tables) for passage in passages],
    )
    written = [item for item, _ in ordered if item.text]
    hidden = pieces_of(model, wanted=lambda show: bool(show.hidden), element_of=element_of)
    for pieces in rows_of(hidden):
        wording = wording_of(model, pieces)
        written.append(Written(Wording(wording.parts), BlockKind.PARAGRAPH, hidden=True))
    shown = "".join(item.text for item in written)
    for address in addresses(page, shown):
        written.append(Written(Wording([address], [None]), BlockKind.PROPERTY, hidden=True))
    for text in (*(text for _, _, text in model.actual), *model.beneath):
        if _folded(text) not in _folded(shown):
            written.append(Written(Wording([text], [None]), BlockKind.ALT_TEXT, hidden=True))
    return written


def _folded(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _by_element(pieces: list[Piece]) -> tuple[list[tuple[Element, list[Piece]]], list[Piece]]:
    """Pieces by the block their tags say, and those that have none worth believing."""
    groups: dict[int, tuple[Element, list[Piece]]] = {}
    loose: list[Piece] = []
    for piece in pieces:
        if piece.element is None or piece.turn:
            loose.append(piece)
        else:
            groups.setdefault(id(piece.element), (piece.element, []))[1].append(piece)
    tagged: list[tuple[Element, list[Piece]]] = []
    for element, members in sorted(groups.values(), key=lambda group: group[0].order):
        gaps = sum(
            any(b.left - a.right > WIDE * a.height for a, b in pairwise(row))
            for row in rows_of(members)
        )
        if gaps >= _BAD_LINES and element.column < 0:
            loose += members
        else:
            tagged.append((element, members))
    return tagged, loose


def _merged(
    tagged: list[tuple[Written, float]], drawn: list[tuple[Written, float]]
) -> list[tuple[Written, float]]:
    """What is tagged in the order of its tags, the rest put in from the top."""
    result: list[tuple[Written, float]] = []
    waiting = list(drawn)
    for item, top in tagged:
        while waiting and waiting[0][1] > top > 0 and item.cell is None:
            result.append(waiting.pop(0))
        result.append((item, top))
    return result + waiting


def _tagged(
    model: PageModel, element: Element, pieces: list[Piece], tables: _Tables
) -> tuple[Written, float]:
    kind = BlockKind.HEADING if element.level else BlockKind.PARAGRAPH
    cell = tables.tagged(element) if element.table >= 0 and element.column >= 0 else None
    lines = [piece for row in rows_of(pieces) for piece in row]
    item = Written(
        wording_of(model, lines), BlockKind.CELL if cell else kind, element.level, cell,
        element=element, edge="",
    )  # fmt: skip
    return item, max(piece.box.top for piece in pieces)


def _drawn(model: PageModel, passage: Passage, tables: _Tables) -> tuple[Written, float]:
    cell = tables.drawn(passage.place) if passage.place else None
    top = passage.top
    bottom = min(piece.box.bottom for piece in passage.pieces)
    edge = ""
    if cell is None and bottom > model.box.top * (1 - _FURNITURE):
        edge = "top"
    elif cell is None and top < model.box.top * _FURNITURE:
        edge = "bottom"
    last = passage.pieces[-1]
    item = Written(
        wording_of(model, passage.pieces), BlockKind.CELL if cell else passage.kind,
        passage.level, cell, edge=edge, open=cell is None and last.right > model.box.right * 0.75,
    )  # fmt: skip
    return item, top


def wording_of(model: PageModel, pieces: Iterable[Piece]) -> Wording:
    """The text of pieces in reading order, lines joined and hyphenation undone."""
    node = f"{PAGE}{model.number}"
    wording = Wording()
    before: Piece | None = None
    for piece in pieces:
        order = _in_order(model, piece)
        if before is not None:
            first = next((index for index in order if index is not None), None)
            _join(wording, before, piece, model.glyphs[first].text if first is not None else "")
        covered = {one for one, two in pairwise(piece.glyphs) if overprinted(model, one, two)}
        for index in order:
            if index is None:
                wording.add(" ", None)
            elif index in covered:
                wording.swallow((node, index, index + 1))
            else:
                wording.add(model.glyphs[index].text, (node, index, index + 1))
        before = piece
    return wording.trimmed().compact()


def _in_order(model: PageModel, piece: Piece) -> list[int | None]:
    """The glyphs of a piece as they are read; None is a space that is not there."""
    spaces = spaces_in(model, piece.glyphs)
    items: list[int | None] = []
    for index in piece.glyphs:
        items += [None, index] if index in spaces else [index]
    texts = [" " if index is None else model.glyphs[index].text for index in items]
    return [items[place] for place in reading_order(texts)]


def _join(wording: Wording, before: Piece, piece: Piece, first: str) -> None:
    """Put what belongs between two lines: a space, or nothing where a word was broken.

    The hyphen of a broken word goes with the letter before it: who takes that letter takes
    the hyphen, too.
    """
    new_line = before.baseline - piece.baseline > 0.5 * piece.height
    broken = (
        new_line
        and wording.last in _HYPHENS
        and first[:1].islower()
        and len(wording.parts) > 1
        and wording.parts[-2].isalpha()
    )
    if not broken:
        compound = new_line and wording.last in _HYPHENS and first[:1].isupper() and _glued(wording)
        if wording.last and not wording.last.isspace() and not first.isspace() and not compound:
            wording.add(" ", None)
        return
    letter, hyphen = wording.sources[-2], wording.sources[-1]
    if letter is None or hyphen is None or letter[2] != hyphen[1]:
        return
    wording.parts.pop()
    wording.sources[-2:] = [(letter[0], letter[1], hyphen[2])]


def _glued(wording: Wording) -> bool:
    """Whether the hyphen at the end follows a letter: "Anne-", which "Marie" goes on."""
    return len(wording.parts) > 1 and wording.parts[-2].isalpha()


def _name_furniture(pages: list[list[Written]]) -> None:
    """What stands at the edge of more than one page, but for its numbers, is furniture."""
    counts: dict[tuple[str, str], int] = {}
    for page in pages:
        for key in {(item.edge, _DIGITS.sub("#", item.text)) for item in page if item.edge}:
            counts[key] = counts.get(key, 0) + 1
    for page in pages:
        for item in page:
            if item.edge and counts[item.edge, _DIGITS.sub("#", item.text)] > 1:
                item.kind = BlockKind.HEADER if item.edge == "top" else BlockKind.FOOTER
        page.sort(key=lambda item: (item.hidden, {"": 1}.get(
            "" if item.kind not in (BlockKind.HEADER, BlockKind.FOOTER) else item.edge,
            0 if item.edge == "top" else 2)))  # fmt: skip


def _joined(pages: list[list[Written]]) -> list[Written]:
    """All pages in order; a block that goes on on the next page is one block."""
    result: list[Written] = []
    tail: Written | None = None
    for page in pages:
        fresh = True
        for item in page:
            flows = not item.hidden and item.kind not in (BlockKind.HEADER, BlockKind.FOOTER)
            if flows and fresh and tail is not None and _is_tail(tail, item):
                if tail.wording.last and not tail.wording.last[-1].isspace():
                    tail.wording.add(" ", None)
                tail.wording.parts += item.wording.parts
                tail.wording.sources += item.wording.sources
                tail.open = item.open
            else:
                result.append(item)
                tail = item if flows else tail
            fresh = fresh and not flows
    return result


def _is_tail(before: Written, item: Written) -> bool:
    if before.element is not None or item.element is not None:
        return before.element is item.element
    plain = before.kind is item.kind is BlockKind.PARAGRAPH and before.open
    return plain and before.text[-1:].isalpha() and item.text[:1].islower()


def _alternative(one: Alternative) -> Written:
    sources: list[Source | None] = [
        (f"{ALTERNATIVE}{one.holder}", n, n + 1) for n in range(len(one.text))
    ]
    return Written(Wording(list(one.text), sources), BlockKind.ALT_TEXT)


def _unseen(draft: Draft) -> Iterator[Written]:
    for kind, text in (*draft.hidden, *texts_of_file(draft.pdf)):
        yield Written(Wording([text], [None]), BlockKind(kind), hidden=True)


def _numbered(items: list[Written]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    offset = 0
    for number, item in enumerate(items):
        text = item.text
        runs = () if item.hidden else item.wording.runs()
        block = Block(
            id=number, kind=item.kind, text=text, runs=runs, level=item.level, cell=item.cell,
            hidden=item.hidden,
        )  # fmt: skip
        blocks.append(replace(block, offset=offset))
        offset += len(text) + 1
    return tuple(blocks)
