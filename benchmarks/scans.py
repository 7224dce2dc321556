"""How much of made-up scans is read, and how long reading, writing and proving a page takes.

    python benchmarks/scans.py [PAGES]

The pages are the invented papers of ``tests/gold/files``, set in Helvetica, drawn, and made to lean
and grain. Recall is the share of their words that stand in the blocks, each as often as it should.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from io import BytesIO
from pathlib import Path
from textwrap import wrap

import pypdfium2

sys.path.append(str(Path(__file__).parents[1] / "tests" / "pdfmill"))

from scanmill import printed, scanned

from redactor import ocr
from redactor.document import Redaction
from redactor.formats.pdf import PdfFormat, scans
from redactor.witnesses import examine

ROOT = Path(__file__).parents[1]
KINDS = {
    "200 dpi, clean": {"dpi": 200},
    "300 dpi, clean": {"dpi": 300},
    "200 dpi, leaning 1 degree, grain 40": {"dpi": 200, "lean": 1.0, "noise": 40, "grey": 235},
    "300 dpi, leaning 1 degree, grain 80": {"dpi": 300, "lean": 1.0, "noise": 80, "grey": 240},
    "150 dpi, leaning 2 degrees, grain 60": {"dpi": 150, "lean": 2.0, "noise": 60, "grey": 230},
}
WORD = re.compile(r"[^\W_]+")


def papers(most: int) -> list[bytes]:
    """Pages of print."""
    found = []
    for path in sorted((ROOT / "tests" / "gold" / "files").glob("*.md"))[:most]:
        text = re.sub(r"[*#|`_]+", " ", path.read_text(encoding="utf-8"))
        lines = [line for part in text.splitlines() for line in wrap(part, 88) or [""]]
        placed = [(60, 790 - 14 * n, 10, line) for n, line in enumerate(lines[:52]) if line.strip()]
        shown = [(x, y, s, t.encode("cp1252", "ignore").decode("cp1252")) for x, y, s, t in placed]
        found.append(printed(tuple(shown)))
    return found


def words(text: str) -> Counter[str]:
    return Counter(word.casefold() for word in WORD.findall(text))


def printed_words(data: bytes) -> Counter[str]:
    with pypdfium2.PdfDocument(BytesIO(data)) as document:
        return words(document[0].get_textpage().get_text_range())


def measure(sources: list[bytes], kind: str) -> None:
    subject = PdfFormat()
    total = found = unclear = 0
    seconds = [0.0, 0.0, 0.0]
    for source in sources:
        data = scanned(source, **KINDS[kind])
        started = time.process_time(), time.perf_counter()
        blocks = subject.read(data)
        seconds[0] += time.perf_counter() - started[1]
        text = " ".join(block.text for block in blocks)
        wanted = printed_words(source)
        total += wanted.total()
        found += (wanted & words(text)).total()
        unclear += text.count(scans.UNCLEAR)
        target = next(
            (b, m) for b in blocks for m in re.finditer(r"[A-Z][a-z]{4,}", b.text) if b.runs
        )
        anchors = tuple(target[0].anchors(target[1].start(), target[1].end()))
        begun = time.perf_counter()
        copy = subject.redact(data, redactions=[Redaction("d", anchors, "[x]")])
        seconds[1] += time.perf_counter() - begun
        begun = time.perf_counter()
        examine(copy, suffix=".pdf", removed=["Nobody"], kept=text)
        seconds[2] += time.perf_counter() - begun
    read, write, prove = (value / len(sources) for value in seconds)
    print(
        f"{kind:38} recall {found / total:.4f} of {total} words, unclear {unclear};"
        f" a page: read {read:.1f} s, write {write:.1f} s, prove {prove:.1f} s"
    )


def main() -> None:
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 6
    sources = papers(most)
    for engine in ocr.engines():
        print(f"{engine.name}, {len(sources)} pages")
        ocr.engine = lambda chosen=engine: chosen  # type: ignore[assignment,misc]
        for kind in KINDS:
            measure(sources, kind)


if __name__ == "__main__":
    main()
