"""Redact randomly chosen words of real PDFs and look for them again with other engines.

    python benchmarks/pdf_files.py FOLDER [--words 10] [--seed 1]

For each PDF of the folder: read, redact some words that stand once in it, then search the
copy's text by pypdfium2 and pypdf. A word is left if an engine still gives it, and lost if
it was to stay and pypdfium2 no longer gives it. When PyMuPDF is installed (it is no
dependency: AGPL) its search and redaction of the same words are counted beside ours.
Prints counts only. Pages per CPU second count reading and redacting.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2

from redactor.document import Block, Redaction
from redactor.errors import RedactorError
from redactor.formats.pdf import PdfFormat

try:
    import pymupdf
except ImportError:
    pymupdf = None

WORD = re.compile(r"[A-Za-z]{4,}")
LABEL = "[x]"
BROKEN = re.compile(r"[\s\u00ad\ufffe-]+")


def by_pdfium(data: bytes) -> str:
    """The text that pypdfium2 reads."""
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def by_pypdf(data: bytes) -> str:
    """The text that pypdf reads."""
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages)


def chosen(blocks: tuple[Block, ...], text: str, *, count: int, seed: int) -> set[str]:
    """Some words that stand once in the blocks and once in what pypdfium2 reads."""
    seen = Counter(word for block in blocks for word in WORD.findall(block.text))
    once = sorted(word for word, times in seen.items() if times == 1 == text.count(word))
    return set(random.Random(seed).sample(once, min(count, len(once))))  # noqa: S311


def redactions(blocks: tuple[Block, ...], words: set[str]) -> list[Redaction]:
    """One for each place of a word."""
    return [
        Redaction(f"f{block.id}-{match.start()}", tuple(block.anchors(*match.span())), LABEL)
        for block in blocks
        if not block.hidden
        for match in WORD.finditer(block.text)
        if match.group() in words
    ]


def by_pymupdf(data: bytes, words: set[str]) -> bytes:
    """What PyMuPDF's own search and redaction make of it."""
    document = pymupdf.open(stream=data, filetype="pdf")
    for page in document:
        for word in words:
            for place in page.search_for(word):
                page.add_redact_annot(place)
        page.apply_redactions()
    return bytes(document.tobytes(garbage=4, deflate=True))


def counted(before: str, copy: bytes, words: set[str]) -> Counter[str]:
    """Words left and lost in a copy."""
    readings: tuple[Callable[[bytes], str], ...] = (by_pdfium, by_pypdf)
    texts = [reading(copy) for reading in readings]
    flat_before, flat = BROKEN.sub("", before), BROKEN.sub("", texts[0])
    kept = {word for word in WORD.findall(before) if word not in words and word in flat_before}
    return Counter(
        words=len(words),
        left=sum(any(word in text for text in texts) for word in words),
        kept=len(kept),
        lost=sum(word not in flat for word in kept),
    )


def main() -> None:
    """Print the counts of each tool."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--words", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    subject = PdfFormat()
    totals: dict[str, Counter[str]] = {"ours": Counter(), "pymupdf": Counter()}
    seconds, pages, refused = 0.0, 0, 0
    for path in sorted(given.folder.rglob("*.pdf")):
        data = path.read_bytes()
        try:
            start = time.process_time()
            blocks = subject.read(data)
            reading = time.process_time() - start
            before = by_pdfium(data)
            words = chosen(blocks, before, count=given.words, seed=given.seed)
            start = time.process_time()
            copy = subject.redact(data, redactions=redactions(blocks, words))
            seconds += reading + time.process_time() - start
        except RedactorError as error:
            refused += 1
            print(f"refused: {error.code()}")
            continue
        pages += subject.pages(data) or 0
        totals["ours"] += counted(before, copy, words)
        if pymupdf is not None:
            totals["pymupdf"] += counted(before, by_pymupdf(data, words), words)
    for tool, counts in totals.items():
        if counts:
            print(
                tool, " ".join(f"{key}={counts[key]}" for key in ("words", "left", "kept", "lost"))
            )
    print(f"pages={pages} refused={refused} pages_per_cpu_second={pages / max(seconds, 1e-9):.1f}")


if __name__ == "__main__":
    main()
