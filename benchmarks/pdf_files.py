"""Redact randomly chosen words of real PDFs and look for them again with other engines.

    python benchmarks/pdf_files.py FOLDER [--words 10] [--seed 1]

For each PDF of the folder: read, redact some words that stand once in it, then search the
copy's text by pypdfium2 and pypdf. A word is left if an engine still gives it, and lost if
it was to stay and pypdfium2 no longer gives it. When PyMuPDF is installed (it is no
dependency: AGPL) its search and redaction of the same words are counted beside ours.
Prints counts only, and milliseconds of CPU a page for reading, redacting and verifying.
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
from redactor.runners.local import collect_rarely
from redactor.witnesses import examine

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


def failed_checks(copy: bytes, data: bytes, blocks: tuple[Block, ...], words: set[str]) -> int:
    """How many checks of the witnesses fail that a job would ask."""
    shown = "\n".join(block.text for block in blocks if not block.hidden)
    kept = WORD.sub(lambda found: LABEL if found.group() in words else found.group(), shown)
    checks = examine(copy, suffix=".pdf", removed=sorted(words), kept=kept, source=data)
    return sum(not check.passed for check in checks)


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
    collect_rarely()
    subject = PdfFormat()
    totals: dict[str, Counter[str]] = {"ours": Counter(), "pymupdf": Counter()}
    seconds: dict[str, float] = dict.fromkeys(("read", "redact", "verify"), 0.0)
    pages, refused, failed = 0, 0, 0
    for path in sorted(given.folder.rglob("*.pdf")):
        data = path.read_bytes()
        try:
            start = time.process_time()
            blocks = subject.read(data)
            reading = time.process_time() - start  # counted only if the rest works, too
            before = by_pdfium(data)
            words = chosen(blocks, before, count=given.words, seed=given.seed)
            start = time.process_time()
            copy = subject.redact(data, redactions=redactions(blocks, words))
            written = time.process_time()
            failed += failed_checks(copy, data, blocks, words)
            seconds["read"] += reading
            seconds["redact"] += written - start
            seconds["verify"] += time.process_time() - written
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
    print(f"pages={pages} refused={refused} failed_checks={failed}")
    shares = " ".join(f"{step}={1000 * spent / pages:.0f}" for step, spent in seconds.items())
    writing, total = seconds["read"] + seconds["redact"], sum(seconds.values())
    print(f"milliseconds_a_page {shares}")
    print(f"pages_per_cpu_second without_verify={pages / writing:.1f} total={pages / total:.1f}")


if __name__ == "__main__":
    main()
