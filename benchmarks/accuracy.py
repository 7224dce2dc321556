"""What is found and what is kept: sentences against stock Presidio, papers, Part 2 lines.

    python benchmarks/accuracy.py [--json FILE] [--misses]

Names: each sentence is a document of its own. A name counts as found when every letter
of it lies in a PERSON finding; a finding counts as right when it touches a name. Stock is
Presidio with the same md model, in the same run. ``../shared`` is used when it is there.
Papers: share of the strings that must stay and still stand in the public copies, and how
many of those that must go are left. Part 2: lines of each kind against the grammar.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "golden"), str(ROOT / "benchmarks")]

import detection  # noqa: E402
import golden_papers  # noqa: E402

from redactor.document import Entity, Source  # noqa: E402
from redactor.sections import cue_of  # noqa: E402

SHARED = ROOT / ".." / "shared"
UNSEEN = ROOT / "tests" / "golden" / "unseen"
GOLD = ("gold", "gold_held_out", "gold_fresh", "gold_blind_b")
"""Sets whose sentences nobody who wrote rules or training data has read."""
Spans = list[tuple[int, int]]


def ours(text: str) -> Spans:
    """PERSON findings of the whole understanding, in offsets of the text."""
    document = golden_papers.pipeline().understand(Source("", text.encode(), "paper.txt"))
    return [
        (anchor.start, anchor.stop)
        for finding in document.findings
        if finding.entity is Entity.PERSON
        for anchor in document.blocks[finding.span.block].anchors(
            finding.span.start, finding.span.stop
        )
    ]


def presidio() -> Callable[[str], Spans]:
    """PERSON results of Presidio as it comes."""
    analyse = detection.stock()

    def spans(text: str) -> Spans:
        results: Any = analyse(text)
        return [(r.start, r.end) for r in results if r.entity_type == "PERSON"]

    return spans


def names(
    rows: Iterable[dict[str, Any]], find: Callable[[str], Spans], *, misses: bool
) -> dict[str, Any]:
    """Recall, precision and counts over sentences."""
    gold = found = given = right = 0
    by_role: dict[str, list[int]] = {}
    for row in rows:
        spans = find(row["text"])
        covered = {at for start, stop in spans for at in range(start, stop)}
        persons = [(p["start"], p["end"], p["role"]) for p in row["persons"]]
        for start, stop, role in persons:
            hit = covered.issuperset(at for at in range(start, stop) if row["text"][at].isalnum())
            gold, found = gold + 1, found + hit
            counts = by_role.setdefault(role, [0, 0])
            counts[0], counts[1] = counts[0] + hit, counts[1] + 1
            if misses and not hit:
                print(f"  missed {row['text'][start:stop]!r} in {row['text'][:90]!r}")
        for start, stop in spans:
            good = any(start < b and a < stop for a, b, _ in persons)
            given, right = given + 1, right + good
            if misses and not good:
                print(f"  false {row['text'][start:stop]!r} in {row['text'][:90]!r}")
    return {
        "recall": round(found / gold, 3),
        "precision": round(right / max(1, given), 3),
        "names": gold,
        "by_role": {role: f"{hit}/{all_}" for role, (hit, all_) in sorted(by_role.items())},
    }


def papers(group: str) -> dict[str, Any]:
    """What stays, what is left and what of Part 2 leaks in a set's public copies."""
    stood = still = left = leaks = clean = 0
    lost: list[str] = []
    listed = golden_papers.expected(group)
    published = [name for name, row in listed.items() if row["outcome"] == "published"]
    for name in published:
        copy = golden_papers.result_of(group, name).copies["public"]
        clean += copy.clean
        rows = golden_papers.kept(group, name)
        stood, still = stood + sum(r[2] for r in rows), still + sum(r[1] for r in rows)
        lost += [text for text, now, before in rows if now < before]
        left += len(golden_papers.left_over(group, name))
        words = golden_papers.words_of(copy.output or b"")
        leaks += sum(golden_papers.count(p, words) > 0 for p in listed[name]["confidential_only"])
    return {
        "papers": len(published),
        "clean": clean,
        "kept": round(still / stood, 4),
        "kept_of": f"{still}/{stood}",
        "must_go_left": left,
        "part_2_phrases_leaked": leaks,
        "lost": lost,
    }


def part_two(rows: list[dict[str, Any]], *, misses: bool) -> dict[str, int]:
    """Markers found and false alarms, by the grammar alone. Null ``ends`` is not judged."""
    counts = {"markers": 0, "found": 0, "other_lines": 0, "false_alarms": 0}
    for row in rows:
        cue = cue_of(row["text"])
        kind = "none" if cue is None else str(cue.kind)
        wanted = row["kind"].replace("_", "-")
        marker = wanted != "none"
        same = kind.replace("_", "-") == wanted
        counts["markers"] += marker
        counts["found"] += marker and same
        counts["other_lines"] += not marker
        free = row.get("ends") is None and kind.replace("_", "-") == "section-end"
        counts["false_alarms"] += not marker and not same and not free
        if misses and not same and not free:
            print(f"  {wanted} read as {kind}: {row['text']!r}")
    return counts


def main() -> None:
    """Measure everything and print it as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--misses", action="store_true", help="print what went wrong (invented)")
    arguments = parser.parse_args()
    sets = {"unseen": UNSEEN / "sentences.json", "shared": SHARED / "data" / "sentences.json"}
    sets |= {name: ROOT / "tests" / name / "sentences.json" for name in GOLD}
    stock = presidio()
    result: dict[str, Any] = {"names": {}, "papers": {}, "part_2": {}}
    for label, path in sets.items():
        if path.exists():
            rows = json.loads(path.read_text(encoding="utf-8"))
            result["names"][label] = {
                "redactor": names(rows, ours, misses=arguments.misses),
                "presidio": names(rows, stock, misses=False),
            }
    for group in golden_papers.SETS:
        result["papers"][group] = papers(group)
    lines = {"unseen": UNSEEN / "part2_lines.json",
             "shared": SHARED / "domain" / "part2_examples.json"}  # fmt: skip
    for label, path in lines.items():
        if path.exists():
            rows = json.loads(path.read_text(encoding="utf-8"))
            result["part_2"][label] = part_two(rows, misses=arguments.misses)
    text = json.dumps(result, ensure_ascii=False, indent=2)
    print(text)
    if arguments.json:
        arguments.json.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
