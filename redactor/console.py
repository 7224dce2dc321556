"""What a person at a terminal sees: progress on stderr, a short summary on stdout.

Only numbers, codes and the safe names of reports are printed here.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from redactor.report import Outcome, Report

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from redactor.batch import Batch, Watcher
    from redactor.verifying import Verified

CHECKS = {
    "opens": "it cannot be opened",
    "all-read": "some parts of it cannot be read",
    "no-covered-text": "text that is only covered by colour",
    "no-boxes-over-text": "boxes that only lie over the text",
    "no-hidden-text": "hidden text",
    "no-comments": "comments",
    "no-tracked-changes": "tracked changes",
    "no-properties": "document properties, such as the author",
    "no-embedded-files": "files inside the file",
    "no-custom-data": "data of other programs",
    "no-links-to-people-or-folders": "links to e-mail addresses or folders",
    "no-xml-comments": "remarks in the file's own code",
    "no-sensitivity-label-data": "data of a sensitivity label",
    "all-seen": "pages that cannot be looked at",
    "no-password": "a password, which keeps parts of it from being read",
    "no-annotations-over-text": "words that only a comment or drawing lies over",
    "no-text-off-page": "words outside of the page",
    "no-pictures-under-boxes": "boxes that only lie over a picture",
    "no-replaced-text": "words that are read aloud or copied and not shown",
    "no-unapplied-redactions": "areas marked for redaction that were never applied",
    "no-form-values": "form fields that are filled in",
    "no-scripts": "scripts and actions",
    "no-hidden-layers": "layers that are switched off",
    "no-old-revisions": "words or pictures of an earlier save",
    "no-formulas": "cells that a spreadsheet would calculate",
    "no-hidden-sheets": "hidden sheets",
    "no-hidden-rows-or-columns": "hidden rows or columns",
    "no-cached-data": "pivot tables, charts or links that keep copies of cells",
    "text-gone": "words that must be gone, in the text",
    "bytes-gone": "words that must be gone, in the bytes",
    "original-words-gone": "words of the original that a reader no longer sees, or that stood in"
    " columns that were left out",
}
"""What it means that a check of `redactor.witnesses.inspect` failed."""


def speak_utf8() -> None:
    """Write utf-8 whatever the console's code page is, so that no character stops a run."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def say(line: str) -> None:
    """A line of data or summary on stdout. A reader that has gone away changes nothing else."""
    try:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def warn(line: str) -> None:
    """A line on stderr."""
    sys.stderr.write(f"{line}\n")


def say_json(row: Mapping[str, object]) -> None:
    """A row as one line of JSON in ASCII, which every console and program can take."""
    say(json.dumps(row, ensure_ascii=True))


@contextmanager
def watching(*, quiet: bool) -> Iterator[Watcher]:
    """Progress on stderr, if that is a terminal: papers, words, findings, time left."""
    from redactor.batch import Watcher

    if quiet or not sys.stderr.isatty():
        yield Watcher()
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("papers"),
        MofNCompleteColumn(),
        BarColumn(),
        TextColumn("{task.fields[words]} words, {task.fields[findings]} findings"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("papers", total=None, words=0, findings=0)
        seen = {"words": 0, "findings": 0}

        def done(report: Report) -> None:
            seen["words"] += report.words
            seen["findings"] += report.findings
            progress.update(task, advance=1, words=seen["words"], findings=seen["findings"])

        yield Watcher(begin=lambda total: progress.update(task, total=total), done=done)


def summarise(batch: Batch) -> None:
    """How a run ended, in a few lines."""
    from redactor.batch import outcome_counts

    for outcome, count in outcome_counts(batch).items():
        say(f"{outcome:<10} {count:>5}")
    if batch.referred:
        say(f"{'referred':<10} {batch.referred:>5}  places for a person to decide")
    say("Read report.html in the output folder.")


def complain(batch: Batch) -> None:
    """One sentence on stderr for each paper that has no copy or has a fault."""
    for report in batch.reports:
        if report.fault is not None:
            warn(f"{report.number}. {report.name}: {report.outcome}. {report.fault.message}")
    for report in batch.skipped:
        if report.outcome is Outcome.SKIPPED:
            warn(f"{report.number}. {report.name}: skipped.")


def show_verified(result: Verified, *, number: int) -> None:
    """How the checks of one file ended; ``number`` is its place on the command line."""
    for witness in result.absent:
        say(f"File {number}: {witness} is not installed, so it was not asked.")
    if result.fault is None:
        say(f"File {number}: nothing was found by {len(result.checks)} checks.")
        return
    say(f"File {number}: {result.fault.message}")
    for check in result.checks:
        if not check.passed:
            found = CHECKS.get(check.name, check.name)
            say(f"    {check.count:>5}  {found} ({check.name}, {check.witness})")


def show_explained(row: Mapping[str, Any], *, number: int) -> None:
    """What was found in one file as a table; ``number`` is its place on the command line."""
    from rich.console import Console
    from rich.table import Table

    if "error" in row:
        say(f"File {number}: {row['error']['message']}")
        return
    subtype, level = row["document_subtype"] or "type not known", row["label"]["level"]
    say(f"File {number}: {row['document_type']} ({subtype}), {level}")
    for section in row["sections"]:
        end = section["ended_by"] if section["sure"] else f"{section['ended_by']}, not certain"
        where = f"{section['start']}-{section['end']}"
        say(f"Part {section['part']}: {where}, {section['cue']} to {end}")
    keys: tuple[str, ...] = (
        "id",
        "start",
        "end",
        "entity",
        "role",
        "person",
        "score",
        "action",
        "reason",
        "rule",
    )
    findings = row["findings"] + row["file_name_findings"]
    if findings and "text" in findings[0]:
        keys = (*keys, "text")
    table = Table(*keys, box=None)
    for finding in findings:
        table.add_row(*(_cell(finding[key]) for key in keys))
    width = None if sys.stdout.isatty() else 200
    console = Console(file=sys.stdout, width=width, highlight=False, markup=False)
    if "tables" in row:
        for sheet in row["tables"]:
            say(f"Table {sheet['table']}: {sheet['shape']}, {sheet['rows']} rows")
            console.print(_columns_of(sheet["columns"]))
        return
    console.print(table)


def _columns_of(columns: Sequence[Mapping[str, Any]]) -> Table:
    from rich.table import Table

    table = Table(*columns[0], box=None)
    for column in columns:
        table.add_row(*(_cell(value) for value in column.values()))
    return table


def show_scores(row: Mapping[str, Any], *, indent: str = "") -> None:
    """The measures of `redactor evaluate`, one a line, shares with their 95 % interval."""
    for key, value in row.items():
        name = f"{indent}{key.replace('_', ' ')}"
        if not isinstance(value, Mapping):
            say(f"{name:<36}{value:>8}")
        elif "share" not in value:
            say(name)
            show_scores(value, indent=f"{indent}  ")
        elif value["share"] is None:
            say(f"{name:<36}{'-':>8}")
        else:
            span = f"{value['low']:.3f} to {value['high']:.3f}"
            say(f"{name:<36}{value['share']:>8.3f}  {span}  {value['of']}")


def _cell(value: object) -> Text:
    from rich.text import Text

    if isinstance(value, list):
        return Text(", ".join(map(str, value)))
    return Text("" if value is None else str(value))
