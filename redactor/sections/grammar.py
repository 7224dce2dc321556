"""The Part 2 grammar: one line of a paper to the marker it holds, if any.

Follows the decision order of ``part2.md`` section 3: end, procedural, start sentence,
reference, sentence, banner, section start, item mark. Decoy nouns are asked where a marker
could be something else. The word classes are in ``words``.
"""

from __future__ import annotations

import re

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

TRIGGER = re.compile(
    r"conf|c0nf|c o n|part|p a r t|\bpt\b|section|s e c|rhan|\bran\b|closed|c l o|private|p r i|preifat|reserv|r e s|restrict"
    r"|exempt|e x e|camera|paper|page|deemed|yfrinach|exclu|e x c|gwahardd|eithrio|public|press|withdr|join"
    r"|resum|re-?open|admi|return|left|\bend|diwedd|open |official|sensitive|minuted|separate|redact|not for"
    r"|only|asked to leave|reconven|came back|agored|sesiwn|re-enter|invited|brought back|back in|100a|12a|governors alone|dychwel|ailymun",
    re.IGNORECASE,
)
"""Nothing is a marker without one of these; most lines of a paper stop here."""

_LONGEST_HEADING = 30


def cue_of(text: str) -> Cue | None:
    """The marker that one line holds, or None. Pure; never raises.

    ``text`` is one line or one sentence. Whether a marker counts where it stands (a bare
    part heading in a policy, a mark in running text) is for the caller to know.
    """
    if not TRIGGER.search(text):
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
    if (marked is None or not line.sentence) and is_procedural(line):
        return None
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
