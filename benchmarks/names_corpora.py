"""F1 on PERSON over open test sets: the md model alone against our search with each model set.

    python benchmarks/names_corpora.py [PATH_TO_CORPORA] [--sets uner_ewt,btc] [--json FILE]

The sets are general text (web, news, encyclopaedia, tweets), not school papers, so this shows
what the models know beyond them. Spans are compared whole, after titles, "the" and possessive
's are cut from both sides. Sentences with handles of social networks are left out.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from redactor.document import Block, BlockKind, Entity
from redactor.recognisers import find
from redactor.recognisers.engine import SchoolEngine

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "data" / "ner"
SETS = ("uner_ewt", "uner_pud", "redocred", "wnut17", "btc")
_BEFORE = re.compile(
    r"(?:the |mr\.? |mrs\.? |ms\.? |miss |dr\.? |prof\.? |professor |president )+", re.IGNORECASE
)
_AFTER = re.compile(r"(?:['’]s?|[\s.,])+$")
Spans = set[tuple[int, int]]
Row = tuple[str, Spans]


def rows(path: Path) -> list[Row]:
    """Texts with their people."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if "@" not in row["text"]:
            people = {(s["start"], s["end"]) for s in row["spans"] if s["label"] == "PERSON"}
            found.append((row["text"], {trimmed(row["text"], *span) for span in people}))
    return found


def trimmed(text: str, start: int, stop: int) -> tuple[int, int]:
    """The span without titles before and marks behind."""
    before = _BEFORE.match(text[start:stop])
    if before is not None and before.end() < stop - start:
        start += before.end()
    after = _AFTER.search(text[start:stop])
    return start, start + after.start() if after is not None and after.start() else stop


def general(texts: list[str]) -> Iterator[Spans]:
    """The md model's people."""
    engine = SchoolEngine("en-general/3.7.1")
    for labels in engine.labels(texts):
        yield {(start, stop) for start, stop, label in labels if label == "PERSON"}


def search(model: str) -> Callable[[list[str]], Iterator[Spans]]:
    """Our people with the model set; each text is a document of its own only for its block."""

    def found(texts: list[str]) -> Iterator[Spans]:
        blocks = [Block(i, BlockKind.PARAGRAPH, text, runs=()) for i, text in enumerate(texts)]
        spans: list[Spans] = [set() for _ in texts]
        for finding in find(blocks, model=model):
            if finding.entity is Entity.PERSON and finding.score >= 0.5:
                spans[finding.span.block].add((finding.span.start, finding.span.stop))
        yield from spans

    return found


def scored(data: list[Row], answers: Iterator[Spans]) -> dict[str, float]:
    """Precision, recall and F1 of whole spans; recall of letters covered."""
    right = given = gold = covered = 0
    for (text, people), answer in zip(data, answers, strict=True):
        said = {trimmed(text, *span) for span in answer}
        right, given, gold = right + len(said & people), given + len(said), gold + len(people)
        letters = {at for start, stop in said for at in range(start, stop)}
        covered += sum(letters.issuperset(range(*span)) for span in people)
    return {
        "precision": round(right / max(1, given), 3),
        "recall": round(right / gold, 3),
        "f1": round(2 * right / max(1, given + gold), 3),
        "covered": round(covered / gold, 3),
    }


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", nargs="?", type=Path, default=CORPORA)
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--split", default="test")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    engines = {
        "md": general,
        "fast": search("en-general/3.7.1"),
        "full": search("en-schools/1.0.0"),
    }
    result: dict[str, dict[str, dict[str, float]]] = {}
    for name in options.sets.split(","):
        data = rows(options.corpora / f"{name}.{options.split}.jsonl")
        texts = [text for text, _ in data]
        result[name] = {label: scored(data, find(texts)) for label, find in engines.items()}
        print(name, len(data), json.dumps(result[name]), flush=True)
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
