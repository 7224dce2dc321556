"""One line of a school paper as the grammar sees it (``part2.md`` section 3, step 1).

Scans, exports and house styles write the same marker in many ways; all of them become one
form here, so that the grammar itself need not know about tabs, markdown or letter-spacing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from redactor.sections.numbering import Number, split_number

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-")
_QUOTES = {**dict.fromkeys(map(ord, "‘’‚‛′ʼ`´"), "'"), **dict.fromkeys(map(ord, "“”„‟″«»"), '"')}
_INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF], None)
_CONTROLS = dict.fromkeys([*range(9), *range(14, 32), 127], " ")
_TRANSLATION = {**_DASHES, **_QUOTES, **_INVISIBLE, **_CONTROLS}

_SPACED = re.compile(r"(?<!\S)(?:[A-Za-z0-9]\s){3,}[A-Za-z0-9](?!\S)")
"""Four or more single characters with one white space between each."""
_SPACED_VOCABULARY = re.compile(
    r"confidential|closed|private|reserved|restricted|exempt|strictly|part|minutes?|business|items?"
    r"|session|matters|agenda|section|camera|and|not|for|publication|governors|only|in",
    re.IGNORECASE,
)
_EMPHASIS = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*_])")
_MARKS = re.compile(r"[*_`#>|~]+|^\s*[-+•·▪◦●○■□➢✓]+\s+(?=\S)")
_RULES = re.compile(r"(?:(?<=\s)|^)[-=.]{2,}(?=\s|$)")
_CONFIDENTIAL = re.compile(
    r"(?<![A-Za-z])c\s?[o0]\s?nf\s?[il1|!]\s?d\s?ent\s?[il1|!]\s?a\s?[il1|!](?![a-z])",
    re.IGNORECASE,
)
_ZERO_IN_WORD = re.compile(r"(?<=[A-Za-z])0(?=[A-Za-z])|(?<![\w])0(?=[A-Za-z]{3})")
_ONE_IN_WORD = re.compile(r"(?<=[A-Za-z])[1|!](?=[A-Za-z])")
_MISREAD = re.compile(r"[01|!]")
_ROMAN_TWO = re.compile(
    r"\b(part|pt\.?|rhan|section)(\s+)(?:[il1|]\s?[il|]|[il|]\s?[il1|])(?![\w.])", re.IGNORECASE
)
_GLUED = re.compile(r"\b(part|pt|rhan)\.?[\s_-]*(?=(?:\d\b|ii\b|two\b))", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_CLOSED_SENTENCE = re.compile(r"[.!?][\"')\]]*$")
_WORD = re.compile(r"[^\W_]+(?:['&/-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Line:
    """A normalised line. ``text`` is without its item number and keeps its capitals.

    ``low`` is the same in lower case, ``words`` how many words it has, ``number`` the item
    number that stood in front, ``sentence`` whether it ends as a sentence of more than six
    words does (such a line is never a heading).
    """

    text: str = field(repr=False)
    low: str = field(repr=False)
    words: int
    number: Number | None
    sentence: bool


def _joined(match: re.Match[str]) -> str:
    word = re.sub(r"\s", "", match.group())
    return " " + _SPACED_VOCABULARY.sub(lambda known: f" {known.group()} ", word) + " "


def _bracketed(match: re.Match[str]) -> str:
    inner = match.group(2).strip()
    whole = not (match.string[: match.start()] + match.string[match.end() :]).strip(
        " #*_|0123456789.)"
    )
    if whole or inner.endswith(":") or not _CONFIDENTIAL.match(inner):
        return f" {inner} "
    return f" [{inner}] "


def plain(text: str) -> str:
    """The text with typography, markdown, table bars and common misreadings taken away."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    text = text.translate(_TRANSLATION)
    text = _SPACED.sub(_joined, text)
    text = text.replace("(s)", "s").replace("(S)", "S")
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(_bracketed, text)
    text = _MARKS.sub(" ", text)
    if "--" in text or "==" in text or ".." in text:
        text = _RULES.sub(" ", text)
    if _MISREAD.search(text):
        text = _ONE_IN_WORD.sub("i", _ZERO_IN_WORD.sub("o", text))
    text = _CONFIDENTIAL.sub(_same_case, text)
    text = _ROMAN_TWO.sub(r"\1\2II", text)
    text = _GLUED.sub(r"\1 ", text)
    return _SPACES.sub(" ", text).strip()


def _same_case(match: re.Match[str]) -> str:
    found = match.group()
    if sum(letter.isupper() for letter in found) > len(found) // 2:
        return "CONFIDENTIAL"
    return "Confidential" if found[0].isupper() else "confidential"


def count_words(text: str) -> int:
    """How many words a text has; numbers count, punctuation does not."""
    return sum(1 for _ in _WORD.finditer(text))


def normalise(text: str) -> Line:
    """A line of a document, ready for the grammar. Never raises."""
    number, rest = split_number(plain(text))
    rest = rest.strip(" -:;,")
    words = count_words(rest)
    sentence = words > 6 and _CLOSED_SENTENCE.search(rest) is not None
    return Line(rest, rest.lower(), words, number, sentence)
