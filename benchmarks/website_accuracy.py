"""Precision and recall of ``redactor check website`` on the two invented school sites.

    python benchmarks/website_accuracy.py [--no-roll] [--list]

A pair of file and rule counts as one thing to find; notes do not count, and neither do
files that stand unlinked in a made-up folder. ``--list`` names what was missed or too much.
Prints JSON.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "tests" / "papermill"))
import unseen_site  # noqa: E402
from serial_runner import SerialRunner  # noqa: E402

from redactor.jobs import Settings  # noqa: E402
from redactor.website.checking import CheckSettings, check_site  # noqa: E402
from redactor.website.findings import Grade  # noqa: E402
from redactor.website.site import resources_of  # noqa: E402

TODAY = datetime.date(2027, 6, 1)
Pairs = frozenset[tuple[str, str]]


def found_in(site: Path, roll: Path | None) -> tuple[Pairs, int]:
    settings = CheckSettings(Settings("website", roll=roll), b"accuracy", TODAY)
    report = check_site([site], settings=settings, runner=SerialRunner())
    places = {item.number: item.place for item in resources_of([site])}
    counted = (f for f in report.findings if f.grade > Grade.NOTE or f.rule == "picture-phone")
    return frozenset((places[f.resource], f.rule) for f in counted), len(report.not_checked)


def scores(
    found: Pairs, wanted: Pairs, quiet: frozenset[str], *, listing: bool
) -> dict[str, object]:
    right = len(found & wanted)
    loud = {place for place, _ in found if place in quiet}
    row: dict[str, object] = {
        "wanted": len(wanted),
        "found": len(found),
        "recall": round(right / len(wanted), 3),
        "precision": round(right / max(len(found), 1), 3),
        "quiet_pages": len(quiet),
        "false_alarms_on_them": len(loud),
    }
    if listing:
        row |= {"missed": sorted(wanted - found), "too_much": sorted(found - wanted)}
    return row


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--no-roll", action="store_true")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    golden = ROOT / "tests" / "golden" / "website"
    expected = json.loads((golden / "expected.json").read_text(encoding="utf-8"))
    site = ROOT / "samples" / "website"
    found, unread = found_in(site, None if options.no_roll else golden / "roll.csv")
    wanted = frozenset((place, rule) for place, rules in expected.items() for rule in rules)
    pages = {item.place for item in resources_of([site]) if item.place.endswith(".html")}
    row = {"sample": scores(found, wanted, frozenset(pages - expected.keys()), listing=options.list)
           | {"not_checked": unread}}  # fmt: skip
    with tempfile.TemporaryDirectory() as spare:
        second = unseen_site.write(Path(spare))
        found, unread = found_in(second, None if options.no_roll else Path(spare) / "roll.csv")
    wanted = frozenset((p, rule) for p, rules in unseen_site.expected().items() for rule in rules)
    row["second"] = scores(found, wanted, frozenset(unseen_site.QUIET), listing=options.list)
    row["second"]["not_checked"] = unread
    print(json.dumps(row, indent=1))


if __name__ == "__main__":
    main()
