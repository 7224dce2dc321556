"""Many strings searched at once, in text and in raw bytes, and how often each stands there."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import ahocorasick

from redactor.witnesses.folding import fold_flat, squeeze
from redactor.witnesses.vocabulary import is_markup

SHORT = 6
"""Terms with fewer letters and digits are searched as whole words and never in raw bytes."""
SQUEEZABLE = 7
"""From here on a term is found within a line with any separators between its letters …"""
JOINABLE = 10
"""… and from here on also over line, cell and row ends."""
LONGEST = 64
"""A longer term is searched by its beginning, wherever it is counted."""
LINE_WORDS = 7
"""A term of so many words is a line, not a name: only its own spelling is searched."""
_CODE_PAGES = ("utf-8", "cp1252", "utf-16-le", "utf-16-be")


@dataclass(frozen=True)
class Terms:
    """Search strings, folded, without doubles. Build with `compile_terms`."""

    strings: tuple[str, ...] = field(repr=False)
    originals: tuple[str, ...] = field(repr=False)
    short: frozenset[int] = field(repr=False)
    markup: frozenset[int] = field(repr=False)
    plain: Any = field(repr=False)
    in_line: Any = field(repr=False)
    over_lines: Any = field(repr=False)

    def __len__(self) -> int:
        return len(self.strings)

    def count(self, folded: str, *, whole: bool = False) -> Counter[int]:
        """How often each term, by index, stands in a folded text.

        Short terms count as whole words only, with ``whole`` all of them do. A term
        written with other separators, or broken over lines, counts too; the larger of
        the ways of counting is given.
        """
        flat = folded.replace("\n", " ")
        found = self._plain_counts(flat, whole=whole)
        if whole:
            return found
        found |= _hits(self.in_line, squeeze(folded, lines=True))
        return found | _hits(self.over_lines, squeeze(flat))

    def _plain_counts(self, flat: str, *, whole: bool) -> Counter[int]:
        found: Counter[int] = Counter()
        if not len(self.plain):
            return found
        end = len(flat)
        for last, index in self.plain.iter(flat):
            if whole or index in self.short:
                first = last - len(self.strings[index]) + 1
                if first and flat[first - 1].isalnum() and flat[first].isalnum():
                    continue
                if last + 1 < end and flat[last + 1].isalnum() and flat[last].isalnum():
                    continue
            found[index] += 1
        return found

    def raw(self, *, wanted: Iterable[int]) -> RawTerms:
        """The same terms for raw bytes: the ``wanted`` ones that are long enough and no markup."""
        patterns = ahocorasick.Automaton()
        for index in wanted:
            if index not in self.short and index not in self.markup:
                for form in _raw_forms(self.originals[index], self.strings[index]):
                    _add(patterns, form, index)
        if len(patterns):
            patterns.make_automaton()
        return RawTerms(patterns)


@dataclass(frozen=True)
class RawTerms:
    """Byte patterns of terms in UTF-8, UTF-16, UTF-32 and code page 1252, upper or lower case."""

    patterns: Any = field(repr=False)

    def __len__(self) -> int:
        return len(self.patterns)

    def count(self, data: bytes) -> Counter[int]:
        """How often each term, by index, stands in the bytes.

        NUL bytes are dropped for a second look, which lays both kinds of UTF-16 and
        UTF-32 open at any alignment.
        """
        lower = data.lower()
        found = _hits(self.patterns, lower.decode("latin-1"))
        if b"\0" in data:
            found |= _hits(self.patterns, lower.replace(b"\0", b"").decode("latin-1"))
        return found


def compile_terms(strings: Iterable[str]) -> Terms:
    """Terms of these strings; those without a letter or digit are left out."""
    originals: dict[str, str] = {}
    for item in strings:
        folded = fold_flat(item)[:LONGEST].rstrip()
        if squeeze(folded):
            originals.setdefault(folded, item)
    strings = tuple(originals)
    tight = ["" if _is_line(item) else squeeze(item) for item in originals]
    return Terms(
        strings=strings,
        originals=tuple(originals.values()),
        short=frozenset(
            i for i, item in enumerate(tight) if len(item) < SHORT and not _is_line(strings[i])
        ),
        markup=frozenset(i for i, item in enumerate(strings) if is_markup(item)),
        plain=_automaton(strings, lambda item: True),
        in_line=_automaton(tight, lambda item: len(item) >= SQUEEZABLE),
        over_lines=_automaton(tight, lambda item: len(item) >= JOINABLE),
    )


def _automaton(strings: Sequence[str], wanted: Callable[[str], bool]) -> Any:  # noqa: ANN401
    automaton = ahocorasick.Automaton()
    for index, item in enumerate(strings):
        if wanted(item):
            _add(automaton, item, index)
    if len(automaton):
        automaton.make_automaton()
    return automaton


def _is_line(folded: str) -> bool:
    return folded.count(" ") >= LINE_WORDS - 1


def _add(automaton: Any, pattern: str, index: int) -> None:  # noqa: ANN401
    """Add a pattern unless an earlier term owns it (two terms may squeeze alike)."""
    if pattern and pattern not in automaton:
        automaton.add_word(pattern, index)


def _hits(automaton: Any, text: str) -> Counter[int]:  # noqa: ANN401
    if not len(automaton):
        return Counter()
    return Counter(index for _, index in automaton.iter(text))


def _raw_forms(original: str, folded: str) -> set[str]:
    """The spellings of a term as lower-case bytes without NULs, read as Latin-1."""
    if _is_line(folded):
        return {folded.encode("utf-8").decode("latin-1")}
    start = " ".join(original.split())
    forms = {folded}
    for text in (unicodedata.normalize("NFC", start), unicodedata.normalize("NFD", start)):
        forms |= {text, text.upper(), text.lower()}
    if " " in start:
        forms |= {
            form.replace(" ", glue) for form in tuple(forms) for glue in ("_", ".", "-", "", "%20")
        }
    found = set()
    for form in forms:
        pages = ("utf-8",) if form.isascii() else _CODE_PAGES
        for page in pages:
            found.add(form.encode(page, "ignore").replace(b"\0", b"").lower().decode("latin-1"))
    return {form for form in found if len(form) >= SHORT}
