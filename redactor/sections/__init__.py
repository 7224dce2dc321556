"""Confidential sections: where they begin and end, and what of them stands elsewhere.

The specification is ``part2.md``. `cue_of` judges one line, `find_sections` the blocks of
a document, `find_echoes` and `find_misplaced` the public text beside the sections.
"""

from redactor.sections.cues import Cue, CueKind
from redactor.sections.echoes import find_echoes
from redactor.sections.grammar import cue_of
from redactor.sections.misplaced import find_misplaced
from redactor.sections.scope import find_sections

__all__ = ["Cue", "CueKind", "cue_of", "find_echoes", "find_misplaced", "find_sections"]
