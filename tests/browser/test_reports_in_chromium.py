# ruff: noqa: E501 - a question to the browser is one line
"""The HTML reports in real Chromium: axe finds nothing, a phone shows them, they need nothing else.

Chromium is the system's (Debian: ``apt install chromium``). Where there is none these tests do
not run and say so; CI installs it. Set ``REDACTOR_SCREENSHOTS`` to a folder to look at the pages.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from commandline import Redactor
from playwright.sync_api import Browser, Page, Route, sync_playwright

ROOT = Path(__file__).parents[2]
REPORTS = ("papers", "site", "clean-site", "exports")
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
pytestmark = [pytest.mark.slow, pytest.mark.model]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory, redactor: Redactor) -> dict[str, Path]:
    """Each kind of report, made by the command that a school would give."""
    out = tmp_path_factory.mktemp("reports")
    papers = sorted((ROOT / "samples").glob("*.docx"))[:3]
    redactor("run", "minutes", *papers, "--out", out / "papers")
    redactor("check", "website", ROOT / "samples" / "website", "--format", "html",
             "--out", out / "site" / "report.html", "--fail-on", "never")  # fmt: skip
    quiet = ROOT / "samples" / "website" / "parents" / "uniform.html"
    redactor(
        "check", "website", quiet, "--format", "html", "--out", out / "clean-site" / "report.html"
    )
    tables = ROOT / "samples" / "exports"
    redactor("run", "export", tables / "bromcom-pupils.csv", "--out", out / "exports", "--profile", "research",
             "--purpose", "statistics", "--collected-for", "education", "--recipient", "University",
             "--authoriser", "Data protection officer", "--register", out / "register")  # fmt: skip
    found = {name: out / name / "report.html" for name in REPORTS}
    assert [name for name, path in found.items() if not path.is_file()] == []
    return found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("NOT RUN: Chromium is not installed, so no report was looked at in a browser.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


def opened(browser: Browser, path: Path, **options: Any) -> tuple[Page, list[str]]:
    """The page, and every address that it asked for beside itself."""
    context = browser.new_context(**options)
    page = context.new_page()
    asked: list[str] = []

    def note(route: Route) -> None:
        if route.request.url == path.as_uri():
            route.continue_()
        else:
            asked.append(route.request.url)
            route.abort()

    page.route("**/*", note)
    page.goto(path.as_uri())
    return page, asked


@pytest.mark.parametrize("width", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("name", REPORTS)
def test_axe_finds_nothing_to_mend(
    name: str, width: dict[str, int], reports: dict[str, Path], browser: Browser
) -> None:
    page, _ = opened(browser, reports[name], viewport=width, bypass_csp=True)
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    results = Axe().run(page, options=rules).response
    assert len(results["passes"]) > 10
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in results["violations"]] == []


@pytest.mark.parametrize("name", REPORTS)
def test_a_phone_shows_a_report_without_scrolling_sideways(
    name: str, reports: dict[str, Path], browser: Browser
) -> None:
    page, _ = opened(browser, reports[name], viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    wide = page.evaluate(
        "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1"
        " && !e.closest('.wide, .skip')).map(e => e.tagName)"
    )
    assert wide == []
    scrolled = page.evaluate(
        "[...document.querySelectorAll('.wide')].filter(e => e.scrollWidth > e.clientWidth + 1).length"
    )
    assert scrolled == 0
    small = page.evaluate(
        "[...document.querySelectorAll('body *:not(svg *)')].filter(e => e.textContent.trim()"
        " && parseFloat(getComputedStyle(e).fontSize) < 12).map(e => e.tagName)"
    )
    assert small == []


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_needs_no_script_and_asks_for_nothing(
    name: str, reports: dict[str, Path], browser: Browser
) -> None:
    page, asked = opened(browser, reports[name], java_script_enabled=False, offline=True)
    assert asked == []
    assert page.locator("h1").is_visible()
    assert page.locator("script").count() == 0


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_can_be_read_at_four_times_its_size(
    name: str, reports: dict[str, Path], browser: Browser
) -> None:
    """WCAG 1.4.10: 1280 pixels at 400 % are 320."""
    page, _ = opened(browser, reports[name], viewport={"width": 320, "height": 256})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.skipif("REDACTOR_SCREENSHOTS" not in os.environ, reason="for people who look")
@pytest.mark.parametrize("width", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("name", REPORTS)
def test_screenshots_for_people(
    name: str, width: dict[str, int], reports: dict[str, Path], browser: Browser
) -> None:
    page, _ = opened(browser, reports[name], viewport=width)
    folder = Path(os.environ["REDACTOR_SCREENSHOTS"])
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}-{width['width']}.png", full_page=True)
    assert (folder / f"{name}-{width['width']}.png").stat().st_size > 5_000
