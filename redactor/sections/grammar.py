"""The Part 2 grammar: one line of a paper to the marker it holds, if any.

Follows the decision order of ``part2.md`` section 3: end, procedural, start sentence,
reference, sentence, banner, section start, item mark. Decoy nouns are asked where a marker
could be something else. The word classes are in ``words``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from redactor.sections.cues import Cue, CueKind, Extent
from redactor.sections.ends import end_of, heads_public_part
from redactor.sections.headings import (
    banner,
    banner_after_title,
    confidential_heading,
    is_deeming,
    part_heading,
)
from redactor.sections.marks import item_mark
from redactor.sections.normal import Line, normalise
from redactor.sections.procedure import is_procedural
from redactor.sections.starts import (
    declares_document,
    is_elsewhere,
    is_reference,
    start_sentence,
)

_STEMS = (
    "conf", "c0nf", "onfident", "part ", "part\t", "part\xa0", "part2", "part-", "part:", "rhan",
    "pt ", "pt.", "section", "closed", "private", "preifat",
    "reserv", "restrict", "exempt", "camera", "deemed", "yfrinach", "exclu", "gwahardd", "eithrio",
    "public",
    "withdr", "join", "resum", "open", "admi", "return", "left ", " end", "end ", "diwedd",
    "sesiwn", "agored",
    "official", "swyddogol", "sensitive", "minuted", "separate", "redact", "not for",
    "for governors", "only",
    "asked to", "conven", "came back", "back in", "enter", "invited", "100a", "12a",
    "in committee", "in-committee", "dychwel", "ailymun",
    "pink", "yellow p", "green p", "blue p", "buff p", "gold p", "lilac p", "adran", "left.",
    "cofnod",
    "gyhoeddi", "privilege", "addressee",
)  # fmt: skip
_SPACED = re.compile(r"\b\w\s\w\s\w\s\w\b")


def stems_in(texts: Iterable[str]) -> tuple[str, ...]:
    """Which stems of markers occur in a document at all, so that its lines ask for no others."""
    low = "\n".join(texts).lower()
    return tuple(stem for stem in _STEMS if stem in low)


def may_hold_cue(text: str, stems: Sequence[str] = _STEMS) -> bool:
    """Whether a text can hold a marker at all; most of a paper stops here."""
    low = text.lower()
    for stem in stems:  # a generator costs twice as much
        if stem in low:
            return True
    return _SPACED.search(low) is not None


_LONGEST_HEADING = 30


def cue_of(text: str) -> Cue | None:
    """The marker that one line holds, or None. Pure; never raises.

    ``text`` is one line or one sentence. Whether a marker counts where it stands (a bare
    part heading in a policy, a mark in running text) is for the caller to know.
    """
    if not may_hold_cue(text):
        return None
    return cue_of_line(normalise(text))


def cue_of_line(line: Line) -> Cue | None:
    """`cue_of` for a line that is normalised already."""
    if not line.low:
        return None
    if cue := end_of(line):
        return cue
    if heads_public_part(line):
        return None
    marked = item_mark(line, prefix_only=True)
    cue = _start_of(line, marked)
    # Asked last because it costs most; nothing that is procedural is a start or a reference.
    if cue is None or ((marked is None or not line.sentence) and is_procedural(line)):
        return None
    return cue


def _start_of(line: Line, marked: Cue | None) -> Cue | None:
    if cue := start_sentence(line):
        return cue
    if is_reference(line) and (is_elsewhere(line) or not is_deeming(line)):
        return Cue(CueKind.INLINE_REFERENCE, "reference")
    if declares_document(line):
        return Cue(CueKind.DOCUMENT_BANNER, "document-banner", Extent.PART, sentence=True)
    if line.sentence or line.words > _LONGEST_HEADING:
        return marked
    return (
        banner(line)
        or marked
        or part_heading(line)
        or confidential_heading(line)
        or banner_after_title(line)
        or item_mark(line, prefix_only=False)
    )
