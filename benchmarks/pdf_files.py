"""Redact randomly chosen words of real PDFs and look for them again with other engines.

    python benchmarks/pdf_files.py FOLDER [--words 10] [--seed 1]

For each PDF of the folder: read, redact some words that stand once in it, then search the
copy's text by pypdfium2 and pypdf. A word is left if an engine still gives it, and lost if
it was to stay and pypdfium2 no longer gives it. A word is displaced if it stands on a line
that lost nothing and is more than 2 pt from where it was. Orphans are letters that fonts of
the copy tell, no text uses, and the source's fonts did not tell. Findings are those of
pdf-redaction-check (development dependency) by its kinds. When PyMuPDF is installed (it is
no dependency: AGPL) its search and redaction of the same words are counted beside ours.
Prints counts only, milliseconds of CPU a page for reading, redacting and verifying, and
the most memory that was used.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import tempfile
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
from redactor.witnesses.pdf.fonts import orphans
from redactor.witnesses.pdf.sweep import sweep

try:
    import pdf_redaction_check
except ImportError:
    pdf_redaction_check = None
try:
    import pymupdf
except ImportError:
    pymupdf = None

WORD = re.compile(r"[A-Za-z]{4,}")
LABEL = "[x]"
MOVED = 2.0
"""Points."""
BROKEN = re.compile(r"[\s\u00ad\ufffe-]+")


def by_pdfium(data: bytes) -> str:
    """The text that pypdfium2 reads."""
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def by_pypdf(data: bytes) -> str:
    """The text that pypdf reads."""
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages)


def places(data: bytes) -> dict[tuple[int, str], tuple[float, float]]:
    """Where pypdfium2 sees the words that stand once on their page: (page, word) to x, y."""
    found: dict[tuple[int, str], list[tuple[float, float]]] = {}
    for number, page in enumerate(pypdfium2.PdfDocument(data)):
        textpage = page.get_textpage()
        for match in WORD.finditer(textpage.get_text_range()):
            left, bottom, _, _ = textpage.get_charbox(match.start(), loose=True)
            found.setdefault((number, match.group()), []).append((left, bottom))
    return {key: spots[0] for key, spots in found.items() if len(spots) == 1}


def displaced(before: bytes, copy: bytes, words: set[str]) -> int:
    """Kept words that moved, though their line lost nothing."""
    old, new = places(before), places(copy)
    touched = {(page, round(y)) for (page, word), (_, y) in old.items() if word in words}
    lines = {(page, y + step) for page, y in touched for step in range(-3, 4)}
    return sum(
        max(abs(new[key][0] - x), abs(new[key][1] - y)) > MOVED
        for key, (x, y) in old.items()
        if key in new and (key[0], round(y)) not in lines
    )


def findings(copy: bytes, words: set[str]) -> Counter[str]:
    """What pdf-redaction-check finds, by its severity and kind."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "copy.pdf"
        path.write_bytes(copy)
        report, _ = pdf_redaction_check.analyze(path, sorted(words))
    return Counter(
        f"{found.severity.name}:{found.check}" for found in report.findings
        if found.severity.name in ("CRITICAL", "WARNING")
    )  # fmt: skip


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


def counted(data: bytes, copy: bytes, words: set[str]) -> Counter[str]:
    """Words left, lost and displaced in a copy, and letters that only its fonts tell."""
    before = by_pdfium(data)
    readings: tuple[Callable[[bytes], str], ...] = (by_pdfium, by_pypdf)
    texts = [reading(copy) for reading in readings]
    flat_before, flat = BROKEN.sub("", before), BROKEN.sub("", texts[0])
    kept = {word for word in WORD.findall(before) if word not in words and word in flat_before}
    return Counter(
        words=len(words),
        left=sum(any(word in text for text in texts) for word in words),
        kept=len(kept),
        lost=sum(word not in flat for word in kept),
        displaced=displaced(data, copy, words),
        orphans=len(orphans(sweep(copy)).letters - orphans(sweep(data)).letters),
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
    found: dict[str, Counter[str]] = {"ours": Counter(), "pymupdf": Counter()}
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
        folded = before.casefold()  # the other auditor searches parts of words in any case
        alone = {word for word in words if folded.count(word.casefold()) == 1}
        copies = {"ours": copy}
        if pymupdf is not None:
            copies["pymupdf"] = by_pymupdf(data, words)
        for tool, made in copies.items():
            totals[tool].update(counted(data, made, words))
            if pdf_redaction_check is not None:
                found[tool].update(findings(made, alone))
    for tool, counts in totals.items():
        if counts:
            print(tool, " ".join(f"{key}={count}" for key, count in counts.items()))
            print(tool, "findings", dict(found[tool]))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"pages={pages} memory_mb={memory} refused={refused} failed_checks={failed}")
    shares = " ".join(f"{step}={1000 * spent / pages:.0f}" for step, spent in seconds.items())
    writing, total = seconds["read"] + seconds["redact"], sum(seconds.values())
    print(f"milliseconds_a_page {shares}")
    print(f"pages_per_cpu_second without_verify={pages / writing:.1f} total={pages / total:.1f}")


if __name__ == "__main__":
    main()
