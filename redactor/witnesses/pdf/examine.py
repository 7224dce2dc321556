"""Examines a PDF copy that was just written."""

from __future__ import annotations

import re
from collections import Counter

from redactor.document import Check
from redactor.witnesses.folding import fold, squeeze, words
from redactor.witnesses.pdf.contents import Contents, take_apart
from redactor.witnesses.pdf.engines import CannotRead, count_pages, engine_text
from redactor.witnesses.pdf.fonts import Steps, orphans
from redactor.witnesses.pdf.pictured import picture_engines, picture_text, pictured_pages
from redactor.witnesses.pdf.places import replaced_text
from redactor.witnesses.pdf.sight import Sight, look
from redactor.witnesses.pdf.structure import number_of_pages, structure
from redactor.witnesses.pdf.sweep import sweep
from redactor.witnesses.pdf.syntax import Value
from redactor.witnesses.terms import Terms
from redactor.witnesses.wording import Wording

_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])-\n(?=[^\W\d_])")
"""A hyphen at the end of a line, which some readers take out."""
_TELLING = 4
"""A line of the product's own with so many words is nobody else's."""


def examine_bytes(output: bytes, expected: Wording) -> tuple[Check, ...]:
    """The object sweep: strings, streams, structure and fonts."""
    contents = take_apart(output)
    hidden = contents.elsewhere(expected.terms, wanted=expected.nowhere).total()
    return (
        expected.text_gone("bytes", contents.said(expected.terms)),
        _check("bytes-gone", "bytes", hidden),
        _check("all-read", "bytes", contents.unread),
        _check("no-replaced-text", "bytes", replaced_text(contents, " ".join(expected.kept))),
        *structure(output, contents),
        _same_pages(output, contents),
        *_fonts(contents, expected.source),
        *_told_by_outlines(output, contents, expected),
    )


def examine_pypdfium2(output: bytes, expected: Wording) -> tuple[Check, ...]:
    """The words that pdfium reads, and what its pictures of the pages show of them."""
    try:
        sight = look(output)
    except CannotRead:
        return (Check("opens", "pypdfium2", False, 1),)
    return (
        Check("opens", "pypdfium2", True),
        *_worded("pypdfium2", sight.text, output, expected, counted=True),
        *seen_checks(sight),
        _check("nothing-under-boxes", "pypdfium2", sight.marks),
        _check("nothing-under-labels", "pypdfium2", _under_labels(sight, expected)),
    )


def examine_with(engine: str, output: bytes, expected: Wording) -> tuple[Check, ...]:
    """The words that another engine reads."""
    try:
        text = engine_text(engine, output)
    except CannotRead:
        return (Check("opens", engine, False, 1),)
    return (Check("opens", engine, True), *_worded(engine, text, output, expected, counted=False))


def examine_pictures(output: bytes, expected: Wording) -> tuple[Check, ...]:
    """The words that OCR reads on pages that are pictures, by every engine there is.

    Without an engine, or without such pages, nothing is said: only a machine that has one
    makes such pages of a scan (`formats.pdf.scans`).
    """
    engines = picture_engines()
    try:
        pages = pictured_pages(output) if engines else ()
    except CannotRead:
        return (Check("opens", "ocr", False, 1),)
    checks: list[Check] = []
    for engine in engines if pages else ():
        try:
            text = _without_own(fold(picture_text(engine, output, pages)), expected.own)
        except CannotRead:
            checks.append(Check("opens", engine, False, 1))
        else:
            found = count_terms(expected.terms, text)
            checks += (Check("opens", engine, True), expected.text_gone(engine, found))
    return tuple(checks)


def seen_checks(sight: Sight) -> tuple[Check, ...]:
    """The checks for words that are there and that nobody sees."""
    return tuple(
        _check(name, "pypdfium2", count)
        for name, count in (
            ("no-covered-text", sight.unseen),
            ("no-boxes-over-text", sight.covered),
            ("no-annotations-over-text", sight.annotated),
            ("no-text-off-page", sight.outside),
        )
    )


def count_terms(terms: Terms, folded: str) -> Counter[int]:
    """How often each term stands in an engine's text, also broken by a hyphen."""
    return terms.count(folded) | terms.count(_BROKEN_WORD.sub("", folded))


def _worded(
    engine: str, text: str, output: bytes, expected: Wording, *, counted: bool
) -> tuple[Check, Check, Check]:
    """Whether what was removed is gone, what was kept is there, and nothing else is.

    Engines divide lines into words in their own ways, and hyphens at line ends are
    undone in the kept text, so words are compared with all separators taken out.
    ``counted`` holds words and letters against how often they may be there; engines that
    give letters twice that are printed twice (false bold) are only asked which there are.
    """
    folded = _without_own(fold(text), expected.own)
    there, tight = Counter(words(folded)), squeeze(folded)
    more = there - expected.kept if counted else there
    added = sum(
        times
        for word, times in more.items()
        if word.isalpha() and expected.tight.count(word) < (there[word] if counted else 1)
    )
    if counted:
        added += _letters(tight, expected.tight)
    lost = _lost(tight, expected, counted=counted)
    if lost:  # descriptions of pictures and bookmarks stay, too, and stand on no page
        lost = _lost(tight + squeeze(take_apart(output).written), expected, counted=counted)
    return (
        expected.text_gone(engine, count_terms(expected.terms, folded)),
        _check("kept-text", engine, lost),
        _check("nothing-added", engine, added),
    )


def _under_labels(sight: Sight, expected: Wording) -> int:
    """Words that stand over something on a picture, but for the lines on each page's edges."""
    own = Counter(word for line in expected.own for word in words(line))
    return (Counter(words(fold(sight.over))) - own).total() if sight.over else 0


def _lost(tight: str, expected: Wording, *, counted: bool) -> int:
    """How many words that were meant to stay are not there."""
    if counted:
        return sum(max(0, expected.least(word) - tight.count(word)) for word in expected.kept)
    return sum(times for word, times in expected.kept.items() if word not in tight)


def _letters(tight: str, kept: str) -> int:
    """How many letters there are beyond those that were meant to stay."""
    more = Counter(tight) - Counter(kept)
    return sum(times for letter, times in more.items() if letter.isalpha())


def _without_own(folded: str, own: frozenset[str]) -> str:
    """A folded text without the product's own lines, also where they were broken anew.

    A short one is only taken where it is a line by itself: "Draft" is a word like others.
    """
    for line in sorted(own, key=len, reverse=True):
        pieces = [re.escape(word) for word in line.split()]
        pattern = r"\s+".join(pieces)
        if len(pieces) < _TELLING:
            folded = re.sub(rf"(?m)^{pattern}$", "", folded)
        else:
            folded = re.sub(rf"(?<!\w){pattern}(?!\w)", "\n", folded)
    return folded


def _same_pages(output: bytes, contents: Contents) -> Check:
    try:
        count = count_pages(output)
    except CannotRead:
        return Check("same-pages", "bytes", False, 1)
    return _check("same-pages", "bytes", abs(count - number_of_pages(contents.objects)))


def _fonts(contents: Contents, source: bytes) -> tuple[Check, Check]:
    """Letters that only fonts tell; those that the source's fonts told of nothing do not count.

    What was an orphan in the source was in no word of it, so not in a removed one.
    """
    read: dict[bytes, Steps] = {}
    found = orphans(contents.objects, read=read)
    letters = found.letters
    if letters and source.startswith(b"%PDF-"):
        letters -= orphans(sweep(source), read=read).letters
    return (
        _check("no-font-orphans", "fonts", len(letters)),
        _check("all-read", "fonts", found.unread),
    )


def _told_by_outlines(output: bytes, contents: Contents, expected: Wording) -> tuple[Check, ...]:
    """What pdfminer reads, if only an embedded program tells the letters of a font.

    pypdfium2 and pypdf give the codes of such a font; pdfminer looks them up in the program.
    """
    if not any(_is_mute(contents, item.entries) for item in contents.objects.stored):
        return ()
    return examine_with("pdfminer", output, expected)


def _is_mute(contents: Contents, entries: dict[str, Value]) -> bool:
    """Whether this is a composite font without a table of what its codes mean."""
    return entries.get("Subtype") == "Type0" and not contents.objects.data(entries.get("ToUnicode"))


def _check(name: str, witness: str, count: int) -> Check:
    return Check(name, witness, count == 0, count)
