"""Inspects anybody's redacted file: whether the words that seem to be gone are gone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from redactor.document import Check
from redactor.errors import SourceError
from redactor.witnesses import pdf
from redactor.witnesses.covered import Reading, read_part
from redactor.witnesses.folding import fold, words
from redactor.witnesses.markup import local, tag_name
from redactor.witnesses.scan import Scan, scan
from redactor.witnesses.structure import label_traces, tracked_changes
from redactor.witnesses.terms import Terms, compile_terms
from redactor.witnesses.wordfile import CannotOpen, word_text

WORD = (".docx", ".docm", ".dotx", ".dotm")
TEXT = (".txt", ".md")
PDF = (".pdf",)
_PDF_START = b"%PDF-"
_HEAD = 1024
"""Readers take a file for a PDF if it says so within so many bytes."""
_STORY = re.compile(r"(?:^|/)(?:document|header|footer|footnotes|endnotes)\d*\.xml$")
_PROPERTY = re.compile(
    r"<(?:\w+:)?(?:creator|lastModifiedBy|title|subject|description|keywords|category|Company|"
    r"Manager|HyperlinkBase|lpwstr|contentStatus)(?:\s[^>]*)?>\s*[^<\s]"
)
_EMBEDDED = re.compile(r"(?i)/embeddings/|/activex/|vbaproject|thumbnail|\.(?:bin|xlsx|docx|zip)$")
_CUSTOM = re.compile(r"(?i)customxml/item\d*\.xml$|/glossary/|/recipients|people\.xml$")
_CUSTOM_TAGS = frozenset({"docVar", "mailMerge", "dataBinding", "fldData", "ffData"})
_HTML_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_UNSEEN = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff\U000e0000-\U000e007f]")
_TELLING = 4
"""Shorter words of the original are too common to be compared."""


def inspect(
    data: bytes, *, suffix: str, original: bytes | None = None, terms: Sequence[str] = ()
) -> tuple[Check, ...]:
    """What is still to be found in a file that somebody has redacted.

    ``terms`` must stand nowhere in it. Words that a reader sees in the ``original`` (PDF, Word
    or text) and not in the file must not stand in its hidden places either. A check that
    failed says how many things there are, never which. A file of another kind gets one
    failed check, because it was not looked into. Raises SourceError if the original cannot
    be read.
    """
    ending = suffix.lower()
    if _is_pdf(data, ending):
        gone = None if original is None else partial(_gone_words, original)
        return tuple(pdf.inspect_pdf(data, gone, terms))
    if ending in WORD:
        return tuple(_inspect_word(data, original, terms))
    if ending in TEXT:
        return tuple(_inspect_text(data, ending, original, terms))
    return (Check("not-checked", "none", False, 1),)


def absent_witnesses(data: bytes, *, suffix: str) -> tuple[str, ...]:
    """The witnesses that would be asked about such a file if they were installed."""
    return ("poppler",) if _is_pdf(data, suffix.lower()) and not pdf.has_poppler() else ()


def _is_pdf(data: bytes, ending: str) -> bool:
    return ending in PDF or _PDF_START in data[:_HEAD]


def _inspect_word(data: bytes, original: bytes | None, terms: Sequence[str]) -> Iterator[Check]:
    found = scan(data)
    try:
        other = fold(word_text(data))
    except CannotOpen:
        yield Check("opens", "python-docx", False, 1)
        other = ""
    else:
        yield Check("opens", "python-docx", True)
    readings = _readings(found)
    broken = sum(reading is None for reading in readings) + (not readings)
    yield _check("all-read", found.unpacked.unread + broken)
    whole = [reading for reading in readings if reading is not None]
    yield _check("no-covered-text", sum(reading.covered for reading in whole))
    yield _check("no-boxes-over-text", sum(reading.boxes for reading in whole))
    yield _check("no-hidden-text", sum(reading.hidden for reading in whole))
    yield from _places(found)
    if terms:
        yield from _terms_gone(found, compile_terms(terms), other)
    if original is not None:
        visible = "\n".join(reading.visible for reading in whole)
        yield _check("original-words-gone", _left_of(original, visible, found))


def _inspect_text(
    data: bytes, ending: str, original: bytes | None, terms: Sequence[str]
) -> Iterator[Check]:
    found = scan(data)
    text = _decoded(data)
    hidden = _HTML_COMMENT.findall(text) if ending == ".md" else []
    yield _check("all-read", text.count("\ufffd") + data.count(b"\0"))
    yield _check("no-hidden-text", len(hidden) + len(_UNSEEN.findall(text.lstrip("\ufeff"))))
    if terms:
        compiled = compile_terms(terms)
        yield _check("text-gone", compiled.count(fold(text)).total())
        elsewhere = found.elsewhere(compiled, wanted=range(len(compiled)))
        yield _check("bytes-gone", elsewhere.total())
    if original is not None:
        visible = _HTML_COMMENT.sub("", text) if ending == ".md" else text
        gone = _gone_words(original, visible)
        count = gone.count(fold("\n".join(hidden)), whole=True).total()
        elsewhere = found.elsewhere(gone, wanted=range(len(gone)))
        yield _check("original-words-gone", count + elsewhere.total())


def _check(name: str, count: int) -> Check:
    return Check(name, "bytes", count == 0, count)


def _readings(found: Scan) -> list[Reading | None]:
    return [
        read_part(stream.data)
        for stream, _ in found.markups
        if stream.depth == 1 and _STORY.search(stream.name)
    ]


def _places(found: Scan) -> Iterator[Check]:
    """One check for each kind of place where people forget that words can be."""
    names = list(found.unpacked.names())
    tags = [
        (local(tag_name(tag)), times)
        for _, markup in found.markups
        for tag, times in markup.tags.items()
        if not tag.startswith("</")
    ]
    custom = sum(times for name, times in tags if name in _CUSTOM_TAGS)
    far = sum(
        item.times
        for stream, markup in found.markups
        if stream.name.endswith(".rels")
        for item in markup.attributes
        if item.name == "Target" and item.value.lower().startswith(("file:", "mailto:", "\\\\"))
    )
    comments = sum(times for name, times in tags if name == "comment")
    remarks = sum(len(markup.asides) for _, markup in found.markups)
    yield _check("no-comments", comments)
    yield _check("no-tracked-changes", tracked_changes(found))
    yield _check("no-properties", sum(_properties(found)))
    yield _check("no-embedded-files", sum(1 for name in names if _EMBEDDED.search(name)))
    yield _check("no-custom-data", custom + sum(1 for name in names if _CUSTOM.search(name)))
    yield _check("no-links-to-people-or-folders", far)
    yield _check("no-xml-comments", remarks)
    yield _check("no-sensitivity-label-data", label_traces(found))


def _properties(found: Scan) -> Iterator[int]:
    for stream, _ in found.markups:
        if stream.depth == 1 and stream.name.lower().startswith("docprops/"):
            yield len(_PROPERTY.findall(_decoded(stream.data)))


def _terms_gone(found: Scan, terms: Terms, other: str) -> Iterator[Check]:
    yield _check("text-gone", found.readable(terms).total())
    yield _check("bytes-gone", found.elsewhere(terms, wanted=range(len(terms))).total())
    count = terms.count(other).total()
    yield Check("text-gone", "python-docx", count == 0, count)


def _left_of(original: bytes, visible: str, found: Scan) -> int:
    """How many words of the original that a reader no longer sees are in the file still."""
    gone = _gone_words(original, visible)
    counts = found.attributes(gone)
    for text in found.texts:
        counts.update(gone.count(text, whole=True))
    counts.update(found.elsewhere(gone, wanted=range(len(gone))))
    return len(+counts)


def _gone_words(original: bytes, visible: str) -> Terms:
    there = set(words(fold(visible)))
    before = set(words(fold(_visible_text(original))))
    return compile_terms(sorted(word for word in before - there if len(word) >= _TELLING))


def _visible_text(data: bytes) -> str:
    if _PDF_START in data[:_HEAD]:
        return _seen_text(data)
    if not data.startswith(b"PK"):
        return _decoded(data)
    readings = _readings(scan(data))
    return "\n".join(reading.visible for reading in readings if reading is not None)


def _seen_text(data: bytes) -> str:
    """The words of an original PDF. Without any, nothing could be compared, so that is an error."""
    try:
        seen = pdf.look(data).seen
    except pdf.CannotRead:
        seen = ""
    if not words(seen):
        raise SourceError(
            "No words can be read in the file given as the original.",
            advice="Give the original as Word or text, or check this file by hand.",
        )
    return seen


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
