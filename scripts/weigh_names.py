"""Fit what the models' answers are worth beside the rules: the numbers in ``weighing``.

    python scripts/weigh_names.py PATH_TO_CORPORA [--made 6000]

Each doubtful run of held-out templates and of development sentences is a case: the rules' score,
the tagger's log-odds and the general model's label on one side, whether it lies in a person on the
other. Printed are the weights of a logistic regression in units of the rules' score, and how
often runs of each band of the sum are people (calibration). Nothing here is used at run time.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from names.sentences import Maker, Sentence

from redactor.document import Block, BlockKind
from redactor.recognisers import names, voices
from redactor.recognisers.engine import SchoolEngine
from redactor.recognisers.reading import readings
from redactor.recognisers.runs import Line, line_of

DEV = ("crossner.dev", "wnut17.dev")


def sentences(folder: Path, *, made: int) -> list[Sentence]:
    """Held-out templates, and a tenth as many sentences of corpora kept for this."""
    maker = Maker(folder / "names", seed=77)
    found = [maker.sentence(held_out=True) for _ in range(made)]
    rng = random.Random(7)  # noqa: S311
    for name in DEV:
        rows = [
            json.loads(line)
            for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        ]
        for row in rng.sample(rows, made // 20):
            spans = tuple((s["start"], s["end"], s["label"]) for s in row["spans"])
            found.append(Sentence(row["text"], spans))
    return found


def cases(drawn: list[Sentence], engine: SchoolEngine) -> Iterator[tuple[float, float, str, bool]]:
    """(rules' score, tagger's chance, general label, is a person) of runs in doubt."""
    for sentence in drawn:
        block = Block(0, BlockKind.PARAGRAPH, sentence.text, runs=())
        for reading in readings([block]):
            for segment in reading.segments:
                line = line_of(reading.text, segment)
                names._weigh(line)
                yield from _line_cases(line, sentence, engine)


def _line_cases(
    line: Line, sentence: Sentence, engine: SchoolEngine
) -> Iterator[tuple[float, float, str, bool]]:
    runs = [run for run in line.runs if not run.sure]
    if not runs or engine.tagger is None:
        return
    start, stop = line.segment.start, line.segment.stop
    text = voices._plain(line.text[start:stop])
    said = {start + c.start: c.person for c in engine.tagger.chances([text])[0]}
    answers = engine.labels([voices._calmed(line, start, stop)])[0]
    for run in runs:
        chance = [said[t.start] for t in line.tokens[run.first : run.last + 1] if t.start in said]
        if not chance:
            continue
        voice = voices._voice(answers, run.start - start, run.stop - start)
        person = any(
            a < run.stop and run.start < b for a, b, label in sentence.spans if label == "PERSON"
        )
        yield run.score, sum(chance) / len(chance), voice, person


def design(rows: list[tuple[float, float, str, bool]]) -> tuple[np.ndarray, np.ndarray]:
    """Features (one, rules, log-odds, person, place, organisation) and targets."""
    table = [
        [
            1.0,
            rules,
            logit(chance),
            voice == "PERSON",
            voice in ("GPE", "LOC", "FAC"),
            voice == "ORG",
        ]
        for rules, chance, voice, _ in rows
    ]
    return np.array(table, dtype=float), np.array([row[3] for row in rows], dtype=float)


def logit(chance: float) -> float:
    """Log-odds, within ±4."""
    chance = min(max(chance, 0.018), 0.982)
    return math.log(chance / (1 - chance))


def fitted(table: np.ndarray, target: np.ndarray) -> np.ndarray:
    """Weights of a logistic regression, by Newton's method with a small ridge."""
    weights = np.zeros(table.shape[1])
    for _ in range(25):
        share = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (share - target) + 0.5 * weights
        curve = (table.T * (share * (1 - share))) @ table + 0.5 * np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    return weights


def main() -> None:
    """Print the weights and the calibration."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--made", type=int, default=6000)
    options = parser.parse_args()
    engine = SchoolEngine("en-schools/1.0.0")
    rows = list(cases(sentences(options.corpora, made=options.made), engine))
    table, target = design(rows)
    weights = fitted(table, target)
    print(f"{len(rows)} runs, {int(target.sum())} people")
    unit = weights[1]
    print("in units of the rules' score:")
    for name, weight in zip(
        ("even odds at", "rules", "log-odds of the tagger", "PERSON", "place", "ORG"),
        weights,
        strict=True,
    ):
        print(f"  {name:24} {weight / unit * (-1 if name == 'even odds at' else 1):+.3f}")
    share = 1 / (1 + np.exp(-table @ weights))
    for low in np.arange(0, 1, 0.1):
        inside = (share >= low) & (share < low + 0.1)
        if inside.any():
            people = target[inside].mean()
            print(f"  {low:.1f}-{low + 0.1:.1f} {int(inside.sum()):6} runs, people {people:.2f}")


if __name__ == "__main__":
    main()
