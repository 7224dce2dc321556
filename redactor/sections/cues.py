"""What the grammar can say about a line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CueKind(StrEnum):
    """The kinds of marker of ``part2.md``."""

    SECTION_START = "section_start"
    ITEM_START = "item_start"
    DOCUMENT_BANNER = "document_banner"
    INLINE_REFERENCE = "inline_reference"
    SECTION_END = "section_end"


class Extent(StrEnum):
    """How far a start reaches when nothing closes it."""

    PART = "part"
    """To the end of the document (fail closed)."""
    ITEM = "item"
    """To the next number of the same or a higher level."""
    DISCUSSION = "discussion"
    """To the decision of the item, or else as ITEM."""
    NONE = "none"


class Closes(StrEnum):
    """What an end marker says it closes."""

    PART = "part"
    ITEM = "item"
    PEOPLE = "people"
    """A group or the public came back."""
    PERSON = "person"
    """Somebody came back, by name."""
    RESUMED = "resumed"
    """The meeting went on; after a break that means nothing."""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Cue:
    """A marker: its kind, the word for it in reports, and how far it reaches.

    ``name`` is the value of ``Section.cue``. ``bare`` marks a part heading without a word of
    confidentiality, which counts in minutes, agendas and reports only. ``sentence`` tells
    running text from a heading. ``items`` are the numbers of the agenda items it names.
    """

    kind: CueKind
    name: str
    extent: Extent = Extent.NONE
    closes: Closes = Closes.NOTHING
    bare: bool = False
    sentence: bool = False
    items: tuple[int, ...] = ()
