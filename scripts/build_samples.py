"""Build samples/*.docx, the unseen minutes and what is expected of them, always the same bytes.

Run from the repository's folder: ``python scripts/build_samples.py [--check]``. With
``--check`` nothing is written and the exit code says whether the files are up to date.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from papers import PAPERS, UNSEEN
from papers.kit import Paper
from papers.unseen_texts import TextPaper

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = Path("samples")
GOLDEN = Path("tests/golden")


def count(text: str, parts: list[str]) -> int:
    """How often a string stands on its own, not inside a longer word."""
    pattern = re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")
    return sum(len(pattern.findall(part)) for part in parts)


def expectation(module: ModuleType | TextPaper, paper: Paper | TextPaper) -> dict[str, Any]:
    """What the specification expects, with the number of times each string stands there."""
    given = module.EXPECTED
    everywhere = [*paper.public, *paper.secret, *paper.unseen]
    redact: list[dict[str, Any]] = []
    for text, role, entity, *left in given["must_redact"]:
        row = {"text": text, "role": role, "entity": entity}
        row |= {"count": count(text, everywhere), "left": left[0] if left else 0}
        redact.append(row)
    keep = [{"text": text, "count": count(text, paper.public)} for text in given["must_keep"]]
    for row in (*redact, *keep):
        if not row["count"]:
            raise SystemExit(f"{module.NAME}: {row['text']!r} is not in the paper")
    for phrase in given["confidential_only"]:
        if count(phrase, paper.public) or not count(phrase, paper.secret):
            raise SystemExit(f"{module.NAME}: {phrase!r} is not in Part 2 alone")
    return {
        "family": given["family"],
        "subtype": given["subtype"],
        "level": given["level"],
        "outcome": given["outcome"],
        "reason": given.get("reason", ""),
        "must_redact": redact,
        "must_keep": keep,
        "confidential_only": given["confidential_only"],
    }


def build() -> dict[Path, bytes]:
    """Every file that is made here, by its path in the repository."""
    files: dict[Path, bytes] = {}
    for modules, folder, expected in (
        (PAPERS, SAMPLES, GOLDEN / "samples" / "expected.json"),
        (UNSEEN, GOLDEN / "unseen", GOLDEN / "unseen" / "expected.json"),
    ):
        expectations: dict[str, Any] = {}
        for module in modules:
            paper = module.build()
            files[folder / module.NAME] = paper.save()
            expectations[module.NAME] = expectation(module, paper)
        text = json.dumps(expectations, ensure_ascii=False, indent=1)
        files[expected] = f"{text}\n".encode()
    return files


def main() -> int:
    """Write the files, or check them."""
    files = build()
    if "--check" in sys.argv:
        stale = [name for name, data in files.items() if (ROOT / name).read_bytes() != data]
        print("\n".join(map(str, stale)) or "samples are up to date")
        return 1 if stale else 0
    for name, data in files.items():
        (ROOT / name).write_bytes(data)
        print(f"{name}: {len(data)} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
