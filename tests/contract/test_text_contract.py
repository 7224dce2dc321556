"""Text and Markdown obey the laws of formats."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from format_contract import FormatContract, parametrised

from redactor.formats import Format
from redactor.formats.text import TextFormat

PLAIN = """FERN LANE PRIMARY SCHOOL

Minutes of the board, 4 May 2027

Present: Mrs Loveday Penhaligon (Chair), Jago Nance

1. Welcome
Mrs Penhaligon opened the meeting.

LOVEDAY PENHALIGON     Parent      P    P
JAGO NANCE             Co-opted    P    A
WENNA BLIGHT           LA          P    P

Name\tRole
L Penhaligon\tChair
"""
MARKED = """---
author: Loveday Penhaligon
---
# Minutes <!-- Penhaligon asked for this -->

* Mrs **Penhaligon** spoke.
* Penha\u200bligon&#8217;s report

| Name | Role |
|------|------|
| L Penhaligon | Chair |
| J Nance | Clerk |
"""


@parametrised
class TestText(FormatContract):
    """Every law, on a plain and a marked-up paper in several encodings."""

    format: ClassVar[Format] = TextFormat()
    papers: ClassVar[dict[str, Callable[[], bytes]]] = {
        "plain": lambda: PLAIN.encode(),
        "windows": lambda: PLAIN.replace("\n", "\r\n").encode("utf-16"),
        "markdown": lambda: MARKED.encode(),
    }
