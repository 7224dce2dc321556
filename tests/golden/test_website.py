"""The sample site: what must be found is found, and the pages without a fault stay quiet."""

from __future__ import annotations

import datetime
import json
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "papermill"))
from serial_runner import SerialRunner

from redactor.jobs import Settings
from redactor.website.checking import CheckSettings, check_site
from redactor.website.findings import Grade, SiteReport
from redactor.website.site import resources_of

ROOT = Path(__file__).parents[2]
SITE = ROOT / "samples-website"
GOLDEN = Path(__file__).parent / "website"
TODAY = datetime.date(2027, 6, 1)
QUIET = (
    "about/staff.html",
    "about/governors.html",
    "policies/safeguarding-policy.html",
    "contact.html",
)


@dataclass(frozen=True)
class Outcome:
    report: SiteReport
    wanted: frozenset[tuple[str, str]]
    found: frozenset[tuple[str, str]]


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    jobs = Settings("website", roll=GOLDEN / "roll.csv")
    settings = CheckSettings(jobs, key=b"golden", today=TODAY)
    report = check_site([SITE], settings=settings, runner=SerialRunner())
    places = {item.number: item.place for item in resources_of([SITE])}
    expected = json.loads((GOLDEN / "expected.json").read_text(encoding="utf-8"))
    graded = [f for f in report.findings if f.grade > Grade.NOTE or f.rule == "picture-phone"]
    return Outcome(
        report,
        frozenset((place, rule) for place, rules in expected.items() for rule in rules),
        frozenset((places[finding.resource], finding.rule) for finding in graded),
    )


def test_the_site_has_at_least_40_pages() -> None:
    assert len(list(SITE.rglob("*.html"))) >= 40


def test_every_planted_fault_is_found(outcome: Outcome) -> None:
    assert outcome.wanted - outcome.found == set()


def test_nearly_nothing_else_is_found(outcome: Outcome) -> None:
    """One name of an author of books has no public office that a page could show."""
    assert outcome.found - outcome.wanted <= {("classes/falcons.html", "person-name")}


def test_staff_and_governors_pages_stay_quiet(outcome: Outcome) -> None:
    by_place = defaultdict(list)
    for place, rule in outcome.found:
        by_place[place].append(rule)
    assert {place: by_place[place] for place in QUIET} == {place: [] for place in QUIET}


def test_everything_was_checked(outcome: Outcome) -> None:
    assert outcome.report.not_checked == ()
