"""Optical character recognition: the words of a picture, by a program that is installed.

Which engine there is depends on the machine, so what needs one asks `engine` and says
plainly when there is none. Pictures go through pipes and memory, never through files.
"""

from __future__ import annotations

from redactor.ocr.engines import HOW_TO_INSTALL, CannotRead, Engine, Word, engine, engines
from redactor.ocr.memory import read_words

__all__ = [
    "HOW_TO_INSTALL",
    "CannotRead",
    "Engine",
    "Word",
    "engine",
    "engines",
    "read_words",
]
