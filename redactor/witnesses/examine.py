"""Examines a copy that was just written: is what was removed gone, and is the rest there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import MappingProxyType

from redactor.document import Check
from redactor.errors import UsageError
from redactor.witnesses import pdf
from redactor.witnesses.folding import fold
from redactor.witnesses.office import office_text
from redactor.witnesses.scan import scan
from redactor.witnesses.structure import structure
from redactor.witnesses.webpage import read_page
from redactor.witnesses.wordfile import CannotOpen, word_text
from redactor.witnesses.wording import Wording, wording

_WORD = (".docx",)
_TEXT = (".txt", ".md")
_PAGE = (".html", ".htm", ".xhtml")
_PDF = (".pdf",)
STANDARD = ("bytes", "python-docx", "text", "html", "pypdfium2", "pypdf", "ocr")
"""The witnesses that are always asked; the others must be named (ADR 13)."""


def examine(
    output: bytes,
    *,
    suffix: str,
    removed: Sequence[str],
    kept: str,
    marking: Sequence[str] = (),
    furniture: str = "",
    source: bytes = b"",
    witnesses: Sequence[str] = STANDARD,
) -> tuple[Check, ...]:
    """What each witness that applies to the ``suffix`` says of the written bytes.

    ``removed`` are the strings that must be gone, ``kept`` the text that is meant to stay
    (the words put in place of others included), ``marking`` the lines that the product
    writes on each page. A removed string may stand in the copy as often as in ``kept``.
    ``furniture`` is what of ``kept`` repeats on pages, ``source`` the file that the copy was
    made from, if they are known.
    If no witness applies, the result is one failed check, never nothing. Raises
    UsageError for a witness that there is not.
    """
    for name in witnesses:
        if name not in WITNESSES:
            raise UsageError(f"There is no witness called {name!r}; there are: {_listed()}.")
    expected = wording(removed, kept, marking, furniture=furniture, source=source)
    checks: list[Check] = []
    for name in witnesses:
        suffixes, witness = WITNESSES[name]
        if suffix.lower() in suffixes:
            checks += witness(output, suffix.lower(), expected)
    return tuple(checks) or (Check("not-checked", "none", False, 1),)


def _listed() -> str:
    return ", ".join(WITNESSES)


def _bytes(output: bytes, suffix: str, expected: Wording) -> tuple[Check, ...]:
    if suffix in _PDF:
        return pdf.examine_bytes(output, expected)
    if suffix in _TEXT + _PAGE:
        return _plain_bytes(output, expected)
    found = scan(output)
    texts = [expected.without_own(text) for text in found.texts]
    counts = found.attributes(expected.terms)
    for text in texts:
        counts.update(expected.terms.count(text))
    hidden = found.elsewhere(expected.terms, wanted=expected.nowhere).total()
    unread = found.unpacked.unread
    return (
        expected.text_gone("bytes", counts),
        Check("bytes-gone", "bytes", hidden == 0, hidden),
        Check("all-read", "bytes", unread == 0, unread),
        *expected.kept_text("bytes", texts, found.described),
        *structure(output, found),
    )


def _plain_bytes(output: bytes, expected: Wording) -> tuple[Check, ...]:
    """Text files: only other encodings inside the text are for this witness."""
    found = scan(output)
    hidden = found.elsewhere(expected.terms, wanted=expected.nowhere).total()
    return (Check("bytes-gone", "bytes", hidden == 0, hidden),)


def _python_docx(output: bytes, suffix: str, expected: Wording) -> tuple[Check, ...]:
    try:
        text = fold(word_text(output))
    except CannotOpen:
        return (Check("opens", "python-docx", False, 1),)
    found = expected.terms.count(expected.without_own(text))
    return (
        Check("opens", "python-docx", True),
        expected.text_gone("python-docx", found),
    )


def _text(output: bytes, suffix: str, expected: Wording) -> tuple[Check, ...]:
    try:
        text = expected.without_own(fold(output.decode("utf-8-sig")))
    except UnicodeDecodeError:
        return (Check("opens", "text", False, 1),)
    return (
        Check("opens", "text", True),
        expected.text_gone("text", expected.terms.count(text)),
        *expected.kept_text("text", (text,)),
    )


def _html(output: bytes, suffix: str, expected: Wording) -> tuple[Check, ...]:
    try:
        page = read_page(output)
    except UnicodeDecodeError:
        return (Check("opens", "html", False, 1),)
    text = expected.without_own(fold(page.text))
    values = fold("\n".join((*page.values, *page.styles)))
    codes = fold("\n".join(page.codes))
    return (
        Check("opens", "html", True),
        expected.text_gone("html", expected.terms.count("\n".join((text, values, codes)))),
        Check("no-scripts", "html", page.scripts == 0, page.scripts),
        Check("no-comments", "html", page.comments == 0, page.comments),
        Check("no-embedded-pages", "html", page.embedded == 0, page.embedded),
        *expected.kept_text("html", (text,), values),
    )


def _libreoffice(output: bytes, suffix: str, expected: Wording) -> tuple[Check, ...]:
    """LibreOffice repeats headers, so only strings that must be nowhere count for it."""
    text = office_text(output, suffix=suffix)
    if text is None:
        return (Check("not-checked", "libreoffice", False, 1),)
    found = expected.terms.count(expected.without_own(fold(text)))
    over = sum(times for index, times in found.items() if not expected.allowed[index])
    return (Check("text-gone", "libreoffice", over == 0, over),)


def _pypdfium2(output: bytes, suffix: str, expected: Wording) -> tuple[Check, ...]:
    return pdf.examine_pypdfium2(output, expected)


def _ocr(output: bytes, suffix: str, expected: Wording) -> tuple[Check, ...]:
    return pdf.examine_pictures(output, expected)


def _pypdf(output: bytes, suffix: str, expected: Wording) -> tuple[Check, ...]:
    return pdf.examine_with("pypdf", output, expected)


def _pdfminer(output: bytes, suffix: str, expected: Wording) -> tuple[Check, ...]:
    return pdf.examine_with("pdfminer", output, expected)


def _poppler(output: bytes, suffix: str, expected: Wording) -> tuple[Check, ...]:
    """Where poppler is not installed it does not open the copy, so the check fails."""
    return pdf.examine_with("poppler", output, expected)


WITNESSES = MappingProxyType[
    str, tuple[tuple[str, ...], Callable[[bytes, str, Wording], tuple[Check, ...]]]
](
    {
        "bytes": (_WORD + _TEXT + _PAGE + _PDF, _bytes),
        "python-docx": (_WORD, _python_docx),
        "text": (_TEXT, _text),
        "html": (_PAGE, _html),
        "libreoffice": (_WORD, _libreoffice),
        "pypdfium2": (_PDF, _pypdfium2),
        "pypdf": (_PDF, _pypdf),
        "pdfminer": (_PDF, _pdfminer),
        "poppler": (_PDF, _poppler),
        "ocr": (_PDF, _ocr),
    }
)
"""Name of each witness: the file name endings it applies to, and what it does."""
