"""What a reader sees of a stretch of source, and where each character of it comes from."""

from __future__ import annotations

import html
import re
from typing import Final
from urllib.parse import quote, unquote_to_bytes

from redactor.document import Anchor, Run
from redactor.formats.text.decoding import JOINERS, UNSEEN

NODE: Final = "html"
TEXT: Final = "text"
PLAIN_URL: Final = "plain-url"
GLUED_URL: Final = "glued-url"

_CORE = (
    r"(?P<space>[ \t\n\f\r]+)"
    rf"|(?P<unseen>[{UNSEEN}{JOINERS}]+)"
    r"|(?P<entity>&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});?)"
)
_PERCENT = r"|(?P<percent>(?:%[0-9a-fA-F]{2})+)"
_ODD: Final = {
    TEXT: re.compile(_CORE),
    PLAIN_URL: re.compile(_CORE + _PERCENT),
    GLUED_URL: re.compile(_CORE + _PERCENT + r"|(?P<glue>[-_+./])"),
}
_HARD: Final = {
    TEXT: re.compile(rf"[&{UNSEEN}{JOINERS}\t\n\f\r]|  "),
    PLAIN_URL: re.compile(rf"[&%{UNSEEN}{JOINERS}\t\n\f\r]|  "),
    GLUED_URL: re.compile(rf"[&%{UNSEEN}{JOINERS}\t\n\f\r]|  "),
}
"""What makes a stretch longer or shorter than what is seen of it; all else goes one to one."""
_GLUED: Final = str.maketrans("-_+./", "    \n")
_NOTHING = re.compile(rf"[{UNSEEN}{JOINERS}]*")
_EDGES: Final = " \n\u00a0"


class Reading:
    """Collects a block's text from stretches of source, with white space as browsers show it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._length = 0

    def add(self, source: str, start: int, stop: int, mode: str = TEXT) -> None:
        """Append what is seen of ``start:stop``."""
        if not source.startswith(" ", start) and not _HARD[mode].search(source, start, stop):
            text = source[start:stop]
            self.put(text.translate(_GLUED) if mode == GLUED_URL else text, start, stop)
            return
        at = start
        for match in _ODD[mode].finditer(source, start, stop):
            self._copy(source, at, match.start())
            at = match.end()
            self._odd(match)
        self._copy(source, at, stop)

    def put(self, text: str, start: int, stop: int) -> None:
        """Append ``text`` as what is seen of ``start:stop``, all or nothing."""
        if not text:
            return
        last = self._runs[-1] if self._runs else None
        even = stop - start == len(text)
        if last and even and last.anchor.stop == start and _is_even(last):
            self._runs[-1] = Run(
                last.start, self._length + len(text), Anchor(NODE, last.anchor.start, stop)
            )
        else:
            self._runs.append(
                Run(self._length, self._length + len(text), Anchor(NODE, start, stop))
            )
        self._parts.append(text)
        self._length += len(text)

    def done(self) -> tuple[str, tuple[Run, ...]]:
        """The text without white space at its ends, and its runs."""
        whole = "".join(self._parts)
        text = whole.strip(_EDGES)
        if not text:
            return "", ()
        skipped = len(whole) - len(whole.lstrip(_EDGES))
        return text, tuple(_moved(self._runs, skipped, len(text)))

    def _copy(self, source: str, start: int, stop: int) -> None:
        if start < stop:
            self.put(source[start:stop], start, stop)

    def _odd(self, match: re.Match[str]) -> None:
        found, (start, stop) = match.group(), match.span()
        if match["space"]:
            if self._parts and not self._parts[-1].endswith((" ", "\n")):
                self.put(" ", start, stop)
        elif match["entity"]:
            text = html.unescape(found)
            if not _NOTHING.fullmatch(text):
                self.put(text.replace("\n", " "), start, stop)
        elif match.lastgroup == "percent":
            self._percent(found, start)
        elif match.lastgroup == "glue":
            self.put("\n" if found == "/" else " ", start, stop)

    def _percent(self, found: str, start: int) -> None:
        data = unquote_to_bytes(found)
        for page in ("utf-8", "cp1252", "latin-1"):
            try:
                text = data.decode(page)
            except UnicodeDecodeError:
                continue
            for character in text:
                width = 3 * len(character.encode(page))
                shown = " " if character in "\r\n\t+_" else character
                self.put(shown, start, start + width)
                start += width
            return


def _is_even(run: Run) -> bool:
    return run.stop - run.start == run.anchor.stop - run.anchor.start


def _moved(runs: list[Run], skipped: int, length: int) -> list[Run]:
    """The runs of the stretch ``skipped:skipped + length``, counted from its beginning."""
    if not skipped and runs[-1].stop == length:
        return runs
    moved = []
    for run in runs:
        low, high = max(run.start, skipped), min(run.stop, skipped + length)
        if low < high:
            anchor = run.part(low, high) if _is_even(run) else run.anchor
            moved.append(Run(low - skipped, high - skipped, anchor))
    return moved


def is_nothing(source: str) -> bool:
    """Whether this stretch is empty or only characters without a shape."""
    return _NOTHING.fullmatch(source) is not None


def written(text: str, *, url: bool) -> str:
    """A replacement as it stands in the source: escaped for the place it is written to."""
    return quote(text, safe="") if url else html.escape(text)
