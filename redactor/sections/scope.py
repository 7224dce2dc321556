"""Sections: how far each marker reaches over the blocks of a document.

``part2.md`` sections 2 and 4. What is not closed runs to the end of the document and is
not *sure*: text is rather withheld and offered back to the clerk than published.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from redactor.document import Block, BlockKind, Section, Span
from redactor.sections.banner import marks_whole_document, top_of
from redactor.sections.cues import Closes, Cue, CueKind, Extent
from redactor.sections.emptiness import is_closing, is_empty, is_meeting_title
from redactor.sections.ending import ends_item, starts_break
from redactor.sections.lines import BODY, TextLine, text_lines
from redactor.sections.numbering import Number

MEETING_FAMILIES = frozenset({"minutes", "agenda", "report"})
"""Only here a bare "Part 2" is a confidential part (``part2.md`` rule 1)."""
UNCUT_FAMILIES = frozenset({"policy", "letter", "newsletter", "webpage", "form", "data"})
"""Papers that have no confidential *part*: they are marked as a whole or not at all."""

UNCUT_SUBTYPES = frozenset(
    {
        "child-protection-file",
        "counselling-note",
        "ehcp-and-annual-review",
        "lac-pep",
        "medical-plan-and-medication-log",
    }
)
"""Papers about one child: no part of them is public, so none is Part 2."""

_BESIDE_TEXT = frozenset({BlockKind.NOTE, BlockKind.ALT_TEXT})
_STARTS = frozenset({CueKind.SECTION_START, CueKind.ITEM_START, CueKind.DOCUMENT_BANNER})
_PREAMBLE = re.compile(
    r"\bschedule 12a\b|\bexempt\b|\bexclu|\b100 ?a\b|\bresolved\b|\bpublic interest\b"
    r"|\blocal government act\b|gwahardd",
    re.IGNORECASE,
)
_PREAMBLE_LINES = 4
_DECISION = re.compile(
    r"^\W*(?:decisions?|resolved|resolution|decided|agreed|outcome|penderfyniad)\b", re.IGNORECASE
)
_IF_ANY = re.compile(r"\bif (?:any|required|needed|necessary|applicable)\b", re.IGNORECASE)
_REMAINDER = re.compile(r"\b(?:remainder|rest) of (?:this|the) (?:item|minute)", re.IGNORECASE)
_NOTHING_DONE = re.compile(
    r"\b(?:not (?:necessary|required|needed|excluded|applicable)|no (?:exempt|confidential|such"
    r"|part 2) )",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Open:
    """The section that is being read."""

    first: int
    line: int
    cue: Cue
    title: Span | None
    number: Number | None = None
    level: int = 0
    automatic: int = 0
    sublist: Number | None = None
    nested_item: bool = False
    nested_withdrawal: bool = False
    interrupted: bool = False


_SAID = (Closes.PART, Closes.ITEM)
"""What an end marker in words closes, apart from people who come back."""


def find_sections(
    blocks: Sequence[Block], *, family: str, subtype: str | None = None
) -> tuple[Section, ...]:
    """The confidential sections (part 2) of a document, in order and not overlapping.

    Boundaries are whole blocks. A banner over the whole document gives one section with the
    cue "document-banner". ``family`` and ``subtype`` are the document's type; policies and
    other papers without parts get no section but a banner's.
    """
    if not blocks:
        return ()
    lines = text_lines(blocks)
    if marks_whole_document(blocks, lines, family=family, subtype=subtype):
        return (Section("s0", 0, len(blocks) - 1, 2, "document-banner", "end-of-document"),)
    uncut = family in UNCUT_FAMILIES or subtype in UNCUT_SUBTYPES
    if uncut or not any(line.cues for line in lines):
        return ()
    return _Walk(blocks, lines, family).sections()


class _Walk:
    """One pass over the lines, with at most one section open."""

    def __init__(self, blocks: Sequence[Block], lines: list[TextLine], family: str) -> None:
        self._blocks = blocks
        self._lines = [_counted(line, family) for line in lines]
        self._found: list[Section] = []
        self._open: Open | None = None
        self._number: Number | None = None
        self._level = 0
        self._starts = [line.block for line in lines]
        self._last_body = _end_of_text(blocks)
        self._closers = _closers(lines)
        self._repeated = _repeated(self._lines)
        self._opened: set[str] = set()
        self._named = _named_items(self._lines)
        self._top = top_of(lines)

    def sections(self) -> tuple[Section, ...]:
        """All sections, numbered from s0."""
        for index, line in enumerate(self._lines):
            if self._open is not None:
                self._go_on(index, line)
            if self._open is None:
                self._reach_late_end(line)
                self._look_for_start(index, line)
            if line.number is not None and (line.number.marked or line.title):
                self._number = line.number
            if line.level:
                self._level = line.level
        if self._open is not None:
            self._close(self._last_body, "end-of-document", sure=False)
        return tuple(replace(section, id=f"s{i}") for i, section in enumerate(self._found))

    # -- closing ---------------------------------------------------------------
    def _close(self, last: int, ended_by: str, *, sure: bool = True) -> None:
        now = self._open
        if now is not None and last >= now.first:
            self._found.append(
                Section("", now.first, last, 2, now.cue.name, ended_by, now.title, sure)
            )
        self._open = None

    def _go_on(self, index: int, line: TextLine) -> None:
        now = self._open
        if now is None or line.block < now.first or index == now.line:
            return
        if self._is_furniture(line):
            return
        if line.public_heading:
            self._close(line.block - 1, "part-1-heading")
            return
        if now.cue.extent is Extent.DISCUSSION and _DECISION.match(line.text):
            self._close(line.block - 1, "item")
            return
        if now.cue.extent in (Extent.ITEM, Extent.DISCUSSION) and (
            how := self._item_over(index, line)
        ):
            self._close(line.block - 1, how)
            return
        if self._named and now.cue.items and _leaves_named(now, line):
            self._close(line.block - 1, "item")
            return
        if starts_break(line.text):
            now.interrupted = True
        self._take_cues(now, line)

    def _item_over(self, index: int, line: TextLine) -> str | None:
        now = self._open
        if now is None:
            return None
        before = self._lines[now.line]
        if any(c.kind is CueKind.SECTION_START and not c.sentence for c in line.cues):
            return "item"
        if is_meeting_title(line.text) and line.row is None:
            return "item"
        return ends_item(now, before, line)

    def _take_cues(self, now: Open, line: TextLine) -> None:
        """Ends and nested starts of one line, in order; the last word counts."""
        closing: Cue | None = None
        for cue in line.cues:
            if cue.kind in _STARTS:
                closing = None
                now.nested_item |= cue.name == "item-mark"
                now.nested_withdrawal |= cue.name == "withdrawal"
            elif cue.kind is CueKind.SECTION_END and _closes(now, cue):
                closing = cue
        if closing is None:
            return
        came_back = closing.closes in (Closes.PEOPLE, Closes.PERSON)
        stays_public = came_back and now.cue.name == "exclusion" and len(line.cues) == 1
        how = "rejoin" if came_back or closing.closes is Closes.RESUMED else "end-marker"
        self._close(line.block - 1 if stays_public else line.block, how)

    def _reach_late_end(self, line: TextLine) -> None:
        """An item that was taken to be over, and then is said to end: all up to here was meant."""
        if not self._found or self._found[-1].ended_by != "item":
            return
        said = any(c.kind is CueKind.SECTION_END and c.closes in _SAID for c in line.cues)
        if said and not line.public_heading:
            self._found[-1] = replace(self._found[-1], last=line.block, ended_by="end-marker")

    # -- opening ---------------------------------------------------------------
    def _look_for_start(self, index: int, line: TextLine) -> None:
        if self._is_furniture(line) and _key(line.text) in self._opened:
            return
        starts = [cue for cue in line.cues if cue.kind in _STARTS]
        named = self._named_start(line)
        if not starts and named is None:
            return
        cue = named or starts[0]
        if named is None and cue.items and self._items_follow(cue):
            return
        if cue.extent is Extent.PART and _IF_ANY.search(line.text):
            cue = replace(cue, extent=Extent.ITEM)  # an agenda's question, over at the next item
        if cue.kind is CueKind.DOCUMENT_BANNER:
            cue = self._banner_as_start(index, line, cue)
        if cue.name == "exclusion" and named is None:
            self._open_after_resolution(index, cue)
        elif cue.kind is CueKind.SECTION_START and self._is_empty(index + 1):
            return
        else:
            self._begin(index, line, cue)
        now, last = self._open, line.cues[-1:]
        ends = last and last[0].kind is CueKind.SECTION_END
        if now is not None and ends and now.first <= line.block and _closes(now, last[0]):
            self._close(line.block, "rejoin")

    def _begin(self, index: int, line: TextLine, cue: Cue) -> None:
        first, number = line.block, line.number
        if line.row is not None and line.row.filled > 1:
            if not cue.sentence:
                first = line.row.first
            number = number or self._number_of_row(index, line)
        title_line = line
        bare = (
            cue.extent is Extent.ITEM
            and number is None
            and len(line.text) < 40
            and not cue.sentence
        )
        above = self._lines[index - 1] if index else None
        if bare and above is not None and above.number is not None and above.title:
            first, number, title_line = above.block, above.number, above
        elif bare and line.number is None and index + 1 < len(self._lines):
            number = self._lines[index + 1].number  # the mark stands above the item it means
        if number is None and self._number is not None and cue.extent is not Extent.PART:
            number = self._number.top if _REMAINDER.search(line.text) else self._number
        if self._found:
            first = max(first, self._found[-1].last + 1)
        title = None if cue.sentence else Span(title_line.block, 0, len(title_line.text))
        level = line.level or self._level
        self._open = Open(first, index, cue, title, number, level, line.automatic)
        self._opened.add(_key(line.text))

    def _number_of_row(self, index: int, line: TextLine) -> Number | None:
        for back in range(index, -1, -1):
            before = self._lines[back]
            if before.row is not line.row:
                return None
            if before.number is not None:
                return before.number
        return None

    def _open_after_resolution(self, index: int, cue: Cue) -> None:
        """The exclusion heading and the resolution stay public; what follows them does not."""
        start = index + 1
        while start < len(self._lines) and start <= index + _PREAMBLE_LINES:
            line = self._lines[start]
            if _NOTHING_DONE.search(line.text) and len(line.text) < 160:
                return
            if any(c.kind in _STARTS and c.name == "exclusion" for c in line.cues):
                return
            if line.number is not None or not _PREAMBLE.search(line.text):
                break
            start += 1
        if self._is_empty(start):
            return
        line = self._lines[start]
        self._open = Open(line.block, start, cue, None, line.number, line.level or self._level)

    def _is_empty(self, start: int) -> bool:
        return is_empty(self._lines, start, self._closers)

    def _banner_as_start(self, index: int, line: TextLine, cue: Cue) -> Cue:
        """A banner below the top covers what follows; a statement within an item, that item."""
        above = self._lines[index - 1] if index else None
        under_title = above is not None and above.number is not None and above.title
        if (cue.sentence or under_title) and index > self._top:
            return Cue(CueKind.ITEM_START, "item-mark", Extent.ITEM, sentence=cue.sentence)
        return Cue(CueKind.SECTION_START, "confidential-heading", Extent.PART)

    # -- items named elsewhere -------------------------------------------------
    def _named_start(self, line: TextLine) -> Cue | None:
        if line.number is None or not line.title or len(line.number.parts) != 1:
            return None
        return self._named.get(line.number.parts[0])

    def _items_follow(self, cue: Cue) -> bool:
        return any(item in self._named for item in cue.items)

    def _is_furniture(self, line: TextLine) -> bool:
        return bool(line.cues or line.public_heading) and (
            line.furniture or self._repeated[_key(line.text)] > 2
        )


def _end_of_text(blocks: Sequence[Block]) -> int:
    """The last block of the running text, with the notes and pictures that follow it."""
    last = max((b.id for b in blocks if b.kind in BODY and not b.hidden), default=0)
    while last + 1 < len(blocks) and blocks[last + 1].kind in _BESIDE_TEXT:
        last += 1
    return last


def _key(text: str) -> str:
    """A line without its figures: what stays the same when it is repeated on every page."""
    return re.sub(r"\d+", "#", text.strip().lower())[:120]


def _repeated(lines: Sequence[TextLine]) -> Counter[str]:
    return Counter(_key(line.text) for line in lines if line.cues or line.public_heading)


def _counted(line: TextLine, family: str) -> TextLine:
    """The line without the cues that do not count in this family of papers."""
    if family in MEETING_FAMILIES or not any(cue.bare for cue in line.cues):
        return line
    return replace(line, cues=tuple(cue for cue in line.cues if not cue.bare))


def _closers(lines: Sequence[TextLine]) -> list[int]:
    """For every line the first one from there on that is no part of a close of meeting."""
    result = [len(lines)] * (len(lines) + 1)
    for index in range(len(lines) - 1, -1, -1):
        quiet = is_closing(lines[index].text) and not any(
            c.kind in _STARTS for c in lines[index].cues
        )
        result[index] = result[index + 1] if quiet else index
    return result


def _named_items(lines: Sequence[TextLine]) -> dict[int, Cue]:
    """Agenda items that some sentence of the paper declares confidential, if they follow it."""
    named: dict[int, Cue] = {}
    heads = {
        line.number.parts[0]: index
        for index, line in enumerate(lines)
        if line.number is not None and len(line.number.parts) == 1 and line.title
    }
    for index, line in enumerate(lines):
        for cue in line.cues:
            for item in cue.items:
                if cue.kind in _STARTS and heads.get(item, -1) >= index:
                    named[item] = cue
    return named


def _leaves_named(now: Open, line: TextLine) -> bool:
    """Whether a line begins an item beyond those that a resolution named."""
    if line.number is None or len(line.number.parts) != 1 or not line.title:
        return False
    return line.number.parts[0] not in now.cue.items and line.number.parts[0] > min(now.cue.items)


def _closes(now: Open, cue: Cue) -> bool:
    """Whether an end marker closes what is open, or only something within it."""
    people = cue.closes in (Closes.PEOPLE, Closes.PERSON)
    if now.cue.name == "withdrawal":
        return cue.closes is not Closes.RESUMED or not now.interrupted
    if now.cue.name == "item-mark" and now.cue.extent is not Extent.PART:
        return cue.closes in (Closes.PART, Closes.ITEM)
    if cue.closes is Closes.ITEM and now.nested_item:
        now.nested_item = False
        return False
    if people and now.nested_withdrawal:
        now.nested_withdrawal = False
        return False
    if cue.closes is Closes.RESUMED:
        return not now.interrupted
    return cue.closes is not Closes.PERSON
