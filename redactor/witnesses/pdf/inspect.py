"""Inspects anybody's redacted PDF: whether the words that seem to be gone are gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress

from redactor.document import Check
from redactor.witnesses.folding import fold, squeeze, words
from redactor.witnesses.pdf.contents import Contents, take_apart
from redactor.witnesses.pdf.engines import ENGINES, CannotRead, engine_text, has_poppler
from redactor.witnesses.pdf.examine import count_terms, seen_checks
from redactor.witnesses.pdf.places import COUNTS, properties, replaced_text
from redactor.witnesses.pdf.sight import Sight, look
from redactor.witnesses.terms import Terms, compile_terms


def inspect_pdf(
    data: bytes, gone: Callable[[str], Terms] | None, terms: Sequence[str]
) -> Iterator[Check]:
    """What is still to be found in a PDF.

    ``gone`` tells which words of an original are not among those that a reader sees;
    None if there is no original.
    """
    contents = take_apart(data)
    sight, texts = Sight(), {}
    try:
        sight = look(data)
        yield Check("all-seen", "pypdfium2", True)
    except CannotRead:
        yield Check("all-seen", "pypdfium2", False, 1)
    for engine in (*ENGINES, *(("poppler",) if has_poppler() else ())):
        with suppress(CannotRead):
            texts[engine] = fold(engine_text(engine, data))
        yield Check("opens", engine, engine in texts, int(engine not in texts))
    seen = _drawn(sight.seen, texts)
    locked = "Encrypt" in contents.objects.trailer
    yield _check("no-password", int(locked))
    yield _check("all-read", contents.unread)
    yield from seen_checks(sight)
    yield Check("no-pictures-under-boxes", "pypdfium2", sight.pictures == 0, sight.pictures)
    yield _check("no-replaced-text", replaced_text(contents, seen))
    for name, count in COUNTS.items():
        yield _check(name, count(contents.objects))
    yield _check("no-properties", properties(contents, seen))
    if terms:
        yield from _terms_gone(contents, texts, compile_terms(terms))
    if gone is not None:
        yield _check("original-words-gone", _left_of(contents, texts, gone(seen)))


def _drawn(seen: str, texts: Mapping[str, str]) -> str:
    """The words that are seen and drawn: pdfium gives ActualText in place of what is drawn."""
    drawn = squeeze(" ".join(texts.get(engine, "") for engine in ("pypdf", "pdfminer")))
    return " ".join(word for word in words(fold(seen)) if word in drawn)


def _terms_gone(contents: Contents, texts: dict[str, str], terms: Terms) -> Iterator[Check]:
    for engine, text in texts.items():
        count = count_terms(terms, text).total()
        yield Check("text-gone", engine, count == 0, count)
    yield _check("text-gone", contents.said(terms).total())
    yield _check("bytes-gone", contents.elsewhere(terms, wanted=range(len(terms))).total())


def _left_of(contents: Contents, texts: dict[str, str], gone: Terms) -> int:
    """How many words of the original that a reader no longer sees are in the file still."""
    found: Counter[int] = Counter()
    for text in (*texts.values(), contents.written, *contents.aside):
        found.update(gone.count(text, whole=True))
    for item in contents.files:
        found.update(item.readable(gone))
    found.update(contents.elsewhere(gone, wanted=range(len(gone))))
    return len(+found)


def _check(name: str, count: int) -> Check:
    return Check(name, "bytes", count == 0, count)
