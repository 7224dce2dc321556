"""A table on its way out, for tests: write it, run one job over it, read what came out."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from redactor.exports import Request
from redactor.inputs import find_sources, plan_jobs
from redactor.jobs import Settings, bench_for, run_job
from redactor.report import Report

PURPOSES = {
    "research": "Evaluation of reading",
    "governors": "Board monitoring",
    "la-return": "Autumn census",
    "receiving-school": "Transfer to a new school",
    "foi": "FOI request 12",
    "display": "Classroom display",
}


@dataclass(frozen=True)
class Exported:
    """What one job left: the report and every file of the output folder."""

    report: Report
    files: dict[str, bytes] = field(repr=False)

    @property
    def copy(self) -> bytes:
        return self.files[self.report.copies[0].file]

    @property
    def label(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.files[self.report.label_file])
        return found

    @property
    def note(self) -> str:
        return self.files[self.report.copies[0].file + ".note.txt"].decode()

    @property
    def plan(self) -> str:
        return next(data for name, data in self.files.items() if name.startswith("plans/")).decode()

    @property
    def rows(self) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.copy.decode("utf-8"))))

    @property
    def grid(self) -> list[list[str]]:
        return list(csv.reader(io.StringIO(self.copy.decode("utf-8"))))


def table(*rows: object) -> str:
    """CSV text of rows given as texts or sequences."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    for row in rows:
        writer.writerow(row.split(",") if isinstance(row, str) else row)  # type: ignore[arg-type]
    return stream.getvalue()


def export(
    folder: Path,
    content: str | bytes,
    *,
    name: str = "export.csv",
    profile: str = "research",
    release: str = "R1",
    out: str = "out",
    register: str = "register",
    plan: str | None = None,
    **said: str,
) -> Exported:
    """Run one job over one table in a folder of its own."""
    source = folder / f"in-{out}" / name
    source.parent.mkdir(exist_ok=True)
    source.write_bytes(content.encode() if isinstance(content, str) else content)
    asked = None
    if plan is not None:
        asked = folder / "plan.toml"
        asked.write_text(plan, encoding="utf-8")
    given = {
        "purpose": PURPOSES[profile],
        "recipient": "A university",
        "authoriser": "The DPO",
        "expiry": "2100-01-01",
    }
    request = Request(
        release=release,
        date="2027-01-05",
        plan=asked,
        register=folder / register,
        **(given | said),
    )
    target = folder / out
    target.mkdir(exist_ok=True)
    settings = Settings("export", out=target, profile=profile, request=request)
    (job,) = plan_jobs(find_sources([source]), settings)
    report = run_job(job, bench_for(settings))
    files = {
        path.relative_to(target).as_posix(): path.read_bytes()
        for path in target.rglob("*")
        if path.is_file()
    }
    return Exported(report, files)
