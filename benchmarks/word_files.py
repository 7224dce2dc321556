"""Redact randomly chosen words of real Word files and look for them again everywhere.

    python benchmarks/word_files.py FOLDER [--words 20] [--seed 1] [--render]

For each .docx of the folder: read, redact every occurrence of some words, then search the
written bytes with the byte scanner and python-docx, open the copy in python-docx and, with
--render, in LibreOffice. Prints counts only.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from redactor.document import Anchor, Block, Redaction
from redactor.errors import RedactorError
from redactor.formats.docx import DocxFormat
from redactor.witnesses import examine

WORD = re.compile(r"[^\W\d_]{4,}")
LABEL = "[removed]"


def chosen(blocks: tuple[Block, ...], count: int, seed: int) -> list[str]:
    """Some words of the visible text, folded."""
    words = sorted({w.casefold() for b in blocks if b.runs for w in WORD.findall(b.text)})
    return random.Random(seed).sample(words, min(count, len(words)))  # noqa: S311


def redactions(blocks: tuple[Block, ...], words: list[str]) -> Iterator[Redaction]:
    """One redaction for each occurrence of a word as a part of the text."""
    if not words:
        return
    pattern = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))), re.I)
    for block in blocks:
        for match in pattern.finditer(block.text):
            anchors: tuple[Anchor, ...] = tuple(block.anchors(*match.span()))
            if anchors:
                yield Redaction("f0", anchors, LABEL)


def kept_text(blocks: tuple[Block, ...], words: list[str]) -> str:
    """What should be left of the visible text."""
    pattern = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)",
                         re.I)  # fmt: skip
    return "\n".join(pattern.sub(LABEL, b.text) for b in blocks if not b.hidden)


def renders(data: bytes, folder: Path) -> bool:
    """Whether LibreOffice turns the copy into a PDF."""
    source = folder / "copy.docx"
    source.write_bytes(data)
    (folder / "copy.pdf").unlink(missing_ok=True)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
         "--convert-to", "pdf", "--outdir", str(folder), str(source)],
        capture_output=True, timeout=180, check=False)  # fmt: skip
    return (folder / "copy.pdf").is_file()


def main() -> None:
    """Run over the folder and print one line for each file that is not clean, then the sums."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--words", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--render", action="store_true")
    options = parser.parse_args()
    sums: Counter[str] = Counter()
    subject, seconds = DocxFormat(), 0.0
    with tempfile.TemporaryDirectory() as folder:
        for number, path in enumerate(sorted(options.folder.rglob("*.docx"))):
            data = path.read_bytes()
            sums["files"] += 1
            started = time.process_time()
            try:
                blocks = subject.read(data)
                words = chosen(blocks, options.words, options.seed + number)
                output = subject.redact(data, redactions=tuple(redactions(blocks, words)))
            except RedactorError as error:
                sums[f"refused: {error.code()}"] += 1
                continue
            seconds += time.process_time() - started
            sums["words"] += sum(len(block.text.split()) for block in blocks)
            sums["removed words"] += len(words)
            for check in examine(output, suffix=".docx", removed=words,
                                 kept=kept_text(blocks, words)):  # fmt: skip
                if not check.passed:
                    sums[f"failed: {check.name} by {check.witness}"] += 1
                    print(f"{path.name[:40]}: {check.name} by {check.witness}: {check.count}")
            if options.render and not renders(output, Path(folder)):
                sums["does not render"] += 1
                print(f"{path.name[:40]}: does not render")
    for key, value in sorted(sums.items()):
        print(f"{key:40} {value:8}")
    print(f"{'words read and written per CPU-second':40} {sums['words'] / max(seconds, 1e-9):8.0f}")


if __name__ == "__main__":
    main()
