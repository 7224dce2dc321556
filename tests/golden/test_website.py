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

from redactor.errors import UsageError
from redactor.jobs import Settings
from redactor.website.checking import CheckSettings, check_site
from redactor.website.findings import Grade, SiteReport
from redactor.website.front import Options, run_check
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


def test_accepted_findings_pass_until_the_text_changes(tmp_path: Path) -> None:
    page, base = tmp_path / "index.html", tmp_path / "base.json"
    text = "<title>News</title><p>Well done to our pupil Morwenna Trease in Year 4!</p>"
    page.write_text(text, encoding="utf-8")

    def code(**options: object) -> int:
        chosen = Options(Settings("website"), out=tmp_path / "r.txt", quiet=True, **options)  # type: ignore[arg-type]
        return run_check([str(page)], chosen, runner=SerialRunner())

    assert code() == 5
    first = (tmp_path / "r.txt").read_bytes()
    assert code() == 5
    assert (tmp_path / "r.txt").read_bytes() == first, "the report is the same at every run"
    assert code(fail_on="never") == 0
    assert code(baseline=base, accept=True) == 0
    assert code(baseline=base) == 0
    page.write_text(text.replace("Year 4!", "Year 4, again!"), encoding="utf-8")
    assert code(baseline=base) == 5


def test_an_unusable_consent_register_stops_the_check(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>x</p>", encoding="utf-8")
    options = Options(Settings("website"), consent=tmp_path / "nowhere.csv")
    with pytest.raises(UsageError):
        run_check([str(tmp_path)], options, runner=SerialRunner())
