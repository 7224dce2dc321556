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
from redactor.website.front import CorrectOptions, Options, run_check, run_correction
from redactor.website.site import resources_of

ROOT = Path(__file__).parents[2]
SITE = ROOT / "samples" / "website"
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


PAGE = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"><title>News</title></head><body>'
    "<script>var menu = 1;</script><!-- menu --><h1>News</h1>"
    "<p>Well done to our pupil Morwenna Trease in Year 4!</p>"
    "<p>Our headteacher is Mr Jago Nance.</p></body></html>\n"
)


def test_the_corrected_copy_keeps_all_but_the_names(tmp_path: Path) -> None:
    site, out = tmp_path / "site", tmp_path / "out"
    (site / "news").mkdir(parents=True)
    index = '<a href="news/morwenna-trease.html">News</a><p>Term begins in September.</p>'
    (site / "index.html").write_text(index, encoding="utf-8")
    (site / "news" / "morwenna-trease.html").write_text(PAGE, encoding="utf-8")
    (site / "pupils.csv").write_text("Pupil,Club\nMorwenna Trease,Chess\n", encoding="utf-8")
    options = CorrectOptions(Settings("website", out=out), quiet=True)
    assert run_correction([site], options, runner=SerialRunner()) == 4
    public = out / "public"
    written = {path.relative_to(public).as_posix() for path in public.rglob("*") if path.is_file()}
    assert written == {"index.html", "news/redacted-1.html"}, "the table cannot be corrected"
    copy = (public / "news" / "redacted-1.html").read_text(encoding="utf-8")
    assert copy == PAGE.replace("Morwenna Trease", "[pupil 1]")
    moved = index.replace("morwenna-trease", "redacted-1")
    assert (public / "index.html").read_text(encoding="utf-8") == moved
    rows = [json.loads(line) for line in (out / "report.jsonl").read_text().splitlines()]
    assert [row["path"] for row in rows if row["kind"] == "not-checked"] == ["pupils.csv"]
    assert "morwenna" not in (out / "report.html").read_text(encoding="utf-8").lower()


def test_nothing_that_must_go_is_left_in_the_corrected_sample_site(tmp_path: Path) -> None:
    jobs = Settings("website", out=tmp_path / "out", roll=GOLDEN / "roll.csv")
    run_correction([SITE], CorrectOptions(jobs, quiet=True), runner=SerialRunner())
    rows = [
        json.loads(line) for line in (tmp_path / "out" / "report.jsonl").read_text().splitlines()
    ]
    left = {row["rule"] for row in rows if row.get("level") == "error"}
    assert left == set()
    out = {row["path"] for row in rows if row["kind"] == "not-checked"}
    assert out == {"documents/club-list.csv"}
