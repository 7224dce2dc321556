"""Random words of real papers: gone from the copy for other engines, and no other word lost."""

from __future__ import annotations

import random
import re
from collections import Counter
from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from redactor.document import Redaction
from redactor.formats.pdf import PdfFormat

FOLDER = Path(__file__).parents[4] / "shared" / "data" / "documents" / "pdf"
FILES = sorted(FOLDER.glob("*.pdf"), key=lambda path: path.stat().st_size)
WORD = re.compile(r"[A-Za-z]{4,}")
BROKEN = re.compile(r"[\s\u00ad\ufffe-]+")


def by_pdfium(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.skipif(not FILES, reason="the shared papers are not here")
@pytest.mark.parametrize("number", range(0, len(FILES), 5))
def test_random_words_of_a_shared_paper_are_gone_and_all_others_stay(number: int) -> None:
    subject = PdfFormat()
    data = FILES[number].read_bytes()
    blocks = subject.read(data)
    before = by_pdfium(data)
    seen = Counter(word for block in blocks for word in WORD.findall(block.text))
    once = sorted(word for word, times in seen.items() if times == 1 == before.count(word))
    words = set(random.Random(number).sample(once, min(12, len(once))))  # noqa: S311
    redactions = [
        Redaction(f"f{block.id}-{match.start()}", tuple(block.anchors(*match.span())), "[x]")
        for block in blocks if not block.hidden
        for match in WORD.finditer(block.text) if match.group() in words
    ]  # fmt: skip
    copy = subject.redact(data, redactions=redactions)
    after = by_pdfium(copy)
    others = "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(copy)).pages)
    assert sum(word in after or word in others for word in words) == 0
    flat_before, flat = BROKEN.sub("", before), BROKEN.sub("", after)
    kept = {word for word in WORD.findall(before) if word not in words}
    assert sum(word in flat_before and word not in flat for word in kept) == 0
