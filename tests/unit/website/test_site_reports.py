"""Reports hold places, labels and what to do, in five forms, and no word of the site."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from redactor.document import Entity
from redactor.website.findings import RULES, Grade, NotChecked, SiteFinding, SiteReport
from redactor.website.reports import FORMATS

FOUND = SiteFinding(
    "photo-name", "news/a b.html", "img alt", "f" * 32, "P-7f3a", 12, 5, Entity.PERSON
)
NOTE = SiteFinding("unlinked-file", "x.docx", "file name", "e" * 32, grade=Grade.NOTE)
ACCEPTED = SiteFinding(
    "pupil-name", "y.html", "p", "d" * 32, "P-1111", 1, 1, Entity.PERSON, accepted=True
)
REPORT = SiteReport(
    (FOUND, NOTE, ACCEPTED),
    (NotChecked("scan.pdf", "source-error", "The file holds no text & only pictures."),),
    (("page", 3),),
    "0.1.0",
    "website",
)
CLEAN = SiteReport((), (), (("page", 1),), "0.1.0", "website")


def test_text_says_place_grade_and_what_to_do() -> None:
    text = FORMATS["text"](REPORT)
    assert text.startswith("RED: 1 errors, 0 warnings, 1 notes, 1 not checked, 1 accepted\n")
    assert "news/a b.html:12:5: error: A name with a photograph [P-7f3a]" in text
    assert "scan.pdf: not checked:" in text
    assert "y.html" not in text


def test_json_lines_have_a_summary_and_a_row_each() -> None:
    rows = [json.loads(line) for line in FORMATS["jsonl"](REPORT).splitlines()]
    assert [row["kind"] for row in rows] == [
        "summary",
        "finding",
        "finding",
        "finding",
        "not-checked",
    ]
    assert rows[0]["light"] == "red"
    assert rows[1]["decides"] == RULES["photo-name"].who
    assert rows[3]["accepted"]


def test_sarif_has_rules_places_fingerprints_and_no_snippet() -> None:
    run = json.loads(FORMATS["sarif"](REPORT))["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "news/a%20b.html", "uriBaseId": "SITE"}
    assert place["region"] == {"startLine": 12, "startColumn": 5}
    assert run["results"][2]["suppressions"]
    assert "snippet" not in json.dumps(run)


def test_junit_counts_failures_errors_and_skipped() -> None:
    suite = ElementTree.fromstring(FORMATS["junit"](REPORT).encode())[0]  # noqa: S314 - ours
    counted = {key: int(suite.get(key, "-1")) for key in ("tests", "failures", "errors", "skipped")}
    assert counted == {"tests": 4, "failures": 1, "errors": 1, "skipped": 2}
    assert len(suite) == counted["tests"]


class _Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        assert not any(name in ("src", "href") and "//" in (value or "") for name, value in attrs)


@pytest.mark.parametrize("report", [REPORT, CLEAN])
def test_the_page_needs_no_script_and_no_other_file(report: SiteReport) -> None:
    reader = _Ids()
    page = FORMATS["html"](report)
    reader.feed(page)
    assert not {"script", "img", "link", "iframe"} & set(reader.tags)
    assert len(reader.ids) == len(set(reader.ids))
    assert reader.tags.count("h1") == 1
    assert report.light in page


def test_every_rule_says_what_to_do_and_who_decides() -> None:
    for rule in RULES.values():
        assert rule.to_do.endswith(".")
        assert rule.who
        assert rule.cites
