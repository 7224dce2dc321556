"""The markup the gold papers are written in, and how it becomes text and spans.

A marked place is ``{CODE text}``. For people CODE is a role letter (p pupil, c parent or carer,
s staff, g governor, x professional, o other) with what must happen on a public website
(+ must go, - must stay, ? contestable): ``{p+ Jo Quill}``. For anything else CODE is the entity,
the sign and, when it is somebody's, the role letter after a dot: ``{PHONE+.c 01632 960123}``.
A confidential section stands between the lines ``<<< title`` and ``>>>``, which are taken out.
"""

import re
from dataclasses import dataclass

ROLES = {
    "p": "PUPIL",
    "c": "PARENT",
    "s": "STAFF",
    "g": "GOVERNOR",
    "x": "PROFESSIONAL",
    "o": "OTHER",
}
SIGNS = {"+": True, "-": False, "?": None}
TOKEN = re.compile(
    r"\{(?:(?P<role>[pcsgxo])|(?P<type>[A-Z_]+))(?P<sign>[+?-])(?:\.(?P<of>[pcsgxo]))?"
    r" (?P<text>[^{}]+)\}"
    r"|^<<< (?P<title>.+)\n|^>>>\n",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Mark:
    """One marked place; offsets are code points into the plain text, end exclusive."""

    start: int
    end: int
    type: str
    role: str | None
    must_redact: bool | None
    text: str


@dataclass(frozen=True)
class Part:
    """One confidential section; it ends before the line break that follows it."""

    start: int
    end: int
    title: str


def parse(source: str) -> tuple[str, tuple[Mark, ...], tuple[Part, ...]]:
    """The plain text of a marked source, its marks and its confidential sections."""
    pieces: list[str] = []
    marks: list[Mark] = []
    parts: list[Part] = []
    length = done = 0
    opened: tuple[int, str] | None = None
    for match in TOKEN.finditer(source):
        pieces.append(source[done : match.start()])
        length += match.start() - done
        done = match.end()
        if match["title"]:
            opened = (length, match["title"])
        elif match["text"]:
            letter = match["role"] or match["of"]
            text = match["text"]
            kind = match["type"] or "PERSON"
            role = ROLES[letter] if letter else None
            marks.append(Mark(length, length + len(text), kind, role, SIGNS[match["sign"]], text))
            pieces.append(text)
            length += len(text)
        else:
            if opened is None:
                raise ValueError("a section ends that was never opened")
            parts.append(Part(opened[0], length - 1, opened[1]))
            opened = None
    if opened is not None:
        raise ValueError(f"the section {opened[1]!r} has no end")
    pieces.append(source[done:])
    text = "".join(pieces)
    if "{" in text or "}" in text:
        raise ValueError(f"a brace is left over near {text[max(0, text.find('{') - 20) :][:60]!r}")
    return text, tuple(marks), tuple(parts)
