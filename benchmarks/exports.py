"""Exports of tables: time and memory against polars alone, and k-anonymity of many rows.

    python benchmarks/exports.py [--rows 1000000] [--k-rows 100000] [--json FILE]

"polars" reads the same CSV, drops the same columns and writes the rest. "export" is the
whole job, by what its steps are for: "transform" reads, understands, plans, transforms and
writes; "prove" compares with the ledger, makes every group large enough and verifies the
copy by another reader. Seconds are by the clock, "cpu" those of all threads together, which
other work on the machine changes less. Each runs in a process of its own; memory is the
peak of that process. "ratio" is by cpu.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

HEADINGS = "UPN,Surname,Forename,DOB,Gender,NC Year,Ethnicity,FSM Eligible,Postcode,KS2 Reading"
LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
GONE = ["Surname", "Forename"]


def make(path: Path, rows: int) -> None:
    """A CSV of so many invented pupils."""
    draw = random.Random(7)  # noqa: S311 - invented data
    surnames = ["Ashdown", "Birchall", "Cartwright", "Dunmore", "Ellery", "Fenwick"]
    forenames = ["Amelia", "Oliver", "Isla", "Noah", "Zara", "Kofi"]
    groups = ["WBRI", "APKN", "BAFR", "MWAS", "WOTH"]
    with path.open("w", encoding="utf-8") as stream:
        stream.write(HEADINGS + "\n")
        for serial in range(rows):
            digits = f"8012999{serial % 100:02}{serial // 100 % 1000:03}"[:11]
            body = f"{serial:012}" if rows > 99_999 else digits + f"{serial % 10}"
            head = LETTERS[sum(w * int(d) for w, d in enumerate(body, start=2)) % 23]
            year = draw.randint(1, 11)
            stream.write(
                f"{head}{body},{draw.choice(surnames)},{draw.choice(forenames)},"
                f"{draw.randint(1, 28):02}/{draw.randint(1, 12):02}/{2022 - year - 4},"
                f"{draw.choice('MF')},{year},{draw.choice(groups)},{draw.choice(['Yes', 'No'])},"
                f"SK{draw.randint(1, 16)} {draw.randint(1, 9)}AA,{draw.randint(80, 120)}\n"
            )


def peak() -> float:
    """MB of memory that this process has used at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def polars_alone(path: Path, out: Path) -> dict[str, float]:
    """Read, drop the columns of names, write."""
    import polars as pl

    started, worked = time.perf_counter(), time.process_time()
    pl.read_csv(path, infer_schema=False).drop(GONE).write_csv(out)
    seconds, cpu = time.perf_counter() - started, time.process_time() - worked
    return {"seconds": seconds, "cpu": cpu, "mb": peak()}


PROVE = ("difference", "protect", "verify-tables")


def whole_export(path: Path, out: Path) -> dict[str, float]:
    """The job, with the CPU seconds of each stage and of what stages are for."""
    from redactor.document import Source
    from redactor.pipeline import Pipeline
    from redactor.tables.table import Dataset, Export, Terms

    pipeline = Pipeline.load("export", profile="research")
    terms = Terms("B", "research", "Evaluation", recipient="x", authoriser="y", expiry="2100-01-01")
    started, worked = time.perf_counter(), time.process_time()
    source = Source("", path.read_bytes(), "x.csv")
    steps = {"open": time.process_time() - worked}
    dataset: Any = Dataset(source)
    for stage in pipeline.stages:
        dataset = measured_step(stage, dataset, steps)
    export: Any = Export(dataset, terms, key=os.urandom(32), ledger_key=os.urandom(32))
    for stage in pipeline.renditions[0].stages:
        export = measured_step(stage, export, steps)
    begun = time.process_time()
    out.write_bytes(export.output or b"")
    steps["close"] = time.process_time() - begun
    seconds, cpu = time.perf_counter() - started, time.process_time() - worked
    prove = sum(steps[name] for name in PROVE)
    whole = {"seconds": seconds, "cpu": cpu, "mb": peak(), "clean": export.clean}
    return whole | {"transform cpu": cpu - prove, "prove cpu": prove} | steps


def measured_step(stage: Any, subject: Any, steps: dict[str, float]) -> Any:  # noqa: ANN401
    """What a stage makes; its CPU seconds are put among the steps."""
    begun = time.process_time()
    made = stage(subject)
    steps[stage.name] = time.process_time() - begun
    return made


def k_anonymity(path: Path, out: Path) -> dict[str, float]:
    """Groups of 10 from five quasi-identifiers, alone."""
    from redactor.document import Source
    from redactor.tables.anonymity import anonymise
    from redactor.tables.columns import understand
    from redactor.tables.plan import make_plan
    from redactor.tables.profile import load_table_profile
    from redactor.tables.read import read_dataset
    from redactor.tables.transform import transform

    profile = load_table_profile("research")
    dataset = understand(read_dataset(Source("", path.read_bytes(), "x.csv")))
    (sheet,), (plan,) = dataset.sheets, make_plan(dataset, profile, None)
    done = transform(sheet, plan, key=b"k" * 32, known=(), model="", rare=10)
    started = time.perf_counter()
    proof = anonymise(done.sheet, sheet, plan, k=10, least=2, most_suppressed=0.05).proof
    seconds = time.perf_counter() - started
    smallest = proof.after.smallest if proof.after else 0
    return {"seconds": seconds, "mb": peak(), "k": smallest, "rows": proof.rows_after}


TASKS = {"polars": polars_alone, "export": whole_export, "k": k_anonymity}


def measured(task: str, path: Path, repeat: int) -> dict[str, float]:
    """The best of some runs, each in a process of its own."""
    runs = []
    for _ in range(repeat):
        command = [sys.executable, __file__, "--task", task, "--file", str(path)]
        done = subprocess.run(command, capture_output=True, check=True)
        runs.append(json.loads(done.stdout))
    return min(runs, key=lambda run: run.get("cpu", run["seconds"]))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--k-rows", type=int, default=100_000)
    parser.add_argument("--repeat", type=int, default=2)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--task", choices=TASKS)
    parser.add_argument("--file", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if given.task:
            print(json.dumps(TASKS[given.task](given.file, Path(folder) / "out.csv")))
            return
        large, small = Path(folder) / "large.csv", Path(folder) / "small.csv"
        make(large, given.rows)
        make(small, given.k_rows)
        found = {
            "polars": measured("polars", large, given.repeat),
            "export": measured("export", large, given.repeat),
            "k": measured("k", small, given.repeat),
        }
    alone = found["polars"]["cpu"]
    found["ratio"] = {
        what: found["export"][what] / alone for what in ("cpu", "transform cpu", "prove cpu")
    }
    for name, row in found.items():
        print(name, {key: round(value, 2) for key, value in row.items()})
    if given.json:
        given.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
