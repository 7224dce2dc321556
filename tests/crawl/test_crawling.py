"""The crawler against real servers on the loopback: friendly, slow, broken, endless and hostile.

The servers and the crawler run in a process of their own that may reach 127.0.0.1 and
nothing else; every other test may open no socket at all.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from redactor.errors import UsageError
from redactor.website.crawling import AGENT, CrawlSettings, crawl, host_of, place_of

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def cases() -> dict[str, Any]:
    guarded = str(HERE.parent / "no_network")
    paths = [p for p in os.environ["PYTHONPATH"].split(os.pathsep) if p != guarded]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(paths)}
    done = subprocess.run(
        [sys.executable, HERE / "crawl_cases.py"],
        capture_output=True,
        timeout=120,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return json.loads(done.stdout)


def test_pages_pictures_styles_and_what_only_the_sitemap_lists_are_fetched(cases: Any) -> None:
    assert {
        "index.html", "a.html", "about/index.html", "only-in-sitemap.html", "img/p.jpg",
        "img/q.jpg", "s.css", "img/bg.png",
    } <= set(cases["site"]["files"])  # fmt: skip
    assert any(name.startswith("a-q") for name in cases["site"]["files"])


def test_each_address_is_asked_for_once(cases: Any) -> None:
    assert len(cases["site"]["asked"]) == len(set(cases["site"]["asked"]))


def test_what_robots_forbids_is_never_asked_for_and_is_not_called_checked(cases: Any) -> None:
    assert not any(path.startswith("/private/") for path in cases["site"]["asked"])
    assert cases["site"]["failed"] == ["robots"]


def test_other_hosts_are_counted_and_not_contacted(cases: Any) -> None:
    assert cases["site"]["others"] >= 1


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ("slow", "timeout"),
        ("broken", "broken"),
        ("rubbish", "broken"),
        ("endless", "too-large"),
        ("drip", "timeout"),
        ("forbidden", "refused"),
        ("circle", "redirects"),
        ("elsewhere", "other-host"),
        ("calendar", "page-cap"),
    ],
)
def test_what_was_not_fetched_is_not_checked(case: str, code: str, cases: Any) -> None:
    assert cases[case]["failed"] == [code]
    assert "index.html" in cases[case]["files"]


def test_a_redirect_within_the_site_is_followed(cases: Any) -> None:
    assert "arrived" in cases["chain"]["text"]
    assert cases["chain"]["failed"] == []


def test_an_endless_calendar_ends_at_the_cap(cases: Any) -> None:
    assert len(cases["calendar"]["asked"]) <= 12 + 2


def test_no_file_is_written_outside_the_folder(cases: Any) -> None:
    assert all(".." not in name for name in cases["traversal"]["files"])


def test_requests_keep_their_distance(cases: Any) -> None:
    waits = cases["polite"]["waits"]
    assert len(waits) >= 3
    assert all(0 < wait <= 0.6 for wait in waits)


@pytest.mark.parametrize("case", ["private", "no robots", "self-signed"])
def test_a_site_that_cannot_be_asked_is_refused_with_a_sentence(case: str, cases: Any) -> None:
    assert cases[case]["error"] == "UsageError"
    assert "robots.txt cannot be read" in cases[case]["message"]


def test_a_certificate_that_nobody_vouches_for_is_named(cases: Any) -> None:
    assert "certificate is not trusted" in cases["self-signed"]["message"]


def test_the_crawler_says_who_it_is(cases: Any) -> None:
    assert cases["agents"]["seen"] == [AGENT]


def test_a_crawl_goes_on_where_it_stopped(cases: Any) -> None:
    (first, capped), (second, left) = cases["resumed"]["rounds"]
    assert capped == ["page-cap"]
    assert left == ["robots"]
    assert set(first) & set(second) == {"/robots.txt"}
    assert len(cases["resumed"]["files"]) == 5


@pytest.mark.parametrize(
    "address",
    [
        "https://user:secret@school.example/",
        "https://@school.example/",
        "ftp://school.example/",
        "https://",
        "https://school.example:99999/",
        "https://other.example/",
    ],
)
def test_an_address_that_is_refused_as_a_whole(address: str, tmp_path: Path) -> None:
    settings = CrawlSettings(hosts=frozenset(("school.example",)))
    with pytest.raises(UsageError) as caught:
        crawl(address, tmp_path, settings)
    assert "secret" not in str(caught.value)


def test_the_host_of_an_address() -> None:
    assert host_of("https://User:x@School.example:8080/a") == "school.example:8080"


@pytest.mark.parametrize(
    ("address", "page", "place"),
    [
        ("https://x.example/", True, "index.html"),
        ("https://x.example/news", True, "news.html"),
        ("https://x.example/a.php", True, "a.php"),
        ("https://x.example/v1.2", True, "v1.2.html"),
        ("https://x.example/a%2f..%2f..%2f..%2fb.pdf", False, "b.pdf"),
        ("https://x.example/con%00tact.html", True, "con-tact.html"),
        ("https://x.example/.git/config", False, "-.git/config"),
    ],
)
def test_the_place_of_an_address(address: str, page: bool, place: str) -> None:
    assert place_of(address, is_page=page) == place
