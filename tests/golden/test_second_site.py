"""The second sample site, and what the pages of a site tell of each other."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "papermill"))
import unseen_site
from serial_runner import SerialRunner

from redactor.jobs import Settings
from redactor.website.checking import CheckSettings, check_site
from redactor.website.findings import Grade
from redactor.website.site import resources_of

TODAY = datetime.date(2027, 6, 1)


def rules(site: Path, roll: Path | None = None) -> set[tuple[str, str]]:
    settings = CheckSettings(Settings("website", roll=roll), b"second", TODAY)
    report = check_site([site], settings=settings, runner=SerialRunner())
    assert report.not_checked == ()
    places = {item.number: item.place for item in resources_of([site])}
    return {(places[f.resource], f.rule) for f in report.findings if f.grade > Grade.NOTE}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    folder = tmp_path_factory.mktemp("second")
    return rules(unseen_site.write(folder), folder / "roll.csv")


def test_recall_and_precision_of_the_second_site_do_not_fall(found: set[tuple[str, str]]) -> None:
    wanted = {(place, rule) for place, named in unseen_site.expected().items() for rule in named}
    assert len(found & wanted) >= 23, sorted(wanted - found)
    assert len(found & wanted) / len(found) >= 0.75, sorted(found - wanted)


def test_every_page_that_names_a_child_is_found(found: set[tuple[str, str]]) -> None:
    children = {"photo-name", "pupil-name", "pupil-forename", "class-list", "social-post"}
    wanted = {p for p, named in unseen_site.expected().items() if children & set(named)}
    assert wanted <= {place for place, _ in found}


def test_pages_of_staff_and_governors_stay_quiet(found: set[tuple[str, str]]) -> None:
    quiet = {"our-school/staff/index.html", "our-school/governors/index.html", "e4/leaders.html"}
    assert {pair for pair in found if pair[0] in quiet} == set()


STAFF = (
    "<title>Staff</title><h1>Our staff</h1><ul><li>Mrs Ebrel Lanyon, Headteacher</li>"
    "<li>Mr Hedley Trounson, Deputy Headteacher</li>"
    "<li>Miss Keren Skewes, Year 2 teacher</li><li>Mr Jago Nance, SENCO</li></ul>"
)


def site(folder: Path, words: str, staff: str = STAFF) -> Path:
    (folder / "staff.html").write_text(staff, encoding="utf-8")
    (folder / "day.html").write_text(f"<title>Day</title><p>{words}</p>", encoding="utf-8")
    return folder


def test_who_is_presented_on_the_staff_page_is_known_on_the_others(tmp_path: Path) -> None:
    words = "Hedley Trounson sat in the shade with a cup of tea."
    assert rules(site(tmp_path, words)) == set()
    (tmp_path / "alone").mkdir()
    assert rules(site(tmp_path / "alone", words, staff="<title>Menu</title>")) != set()


@pytest.mark.parametrize("words", [
    "Harriet Trounson sat in the shade with a cup of tea.",
    "A parent, Mr Trounson, sat in the shade.",
    "Our pupil Hedley Trounson of Year 4 sat in the shade.",
])  # fmt: skip
def test_another_forename_a_parent_and_a_pupil_are_not_taken_for_staff(
    words: str, tmp_path: Path
) -> None:
    assert rules(site(tmp_path, words)) != set()


def test_a_text_that_is_given_by_itself_is_a_draft_of_a_post(tmp_path: Path) -> None:
    draft = tmp_path / "tonight.txt"
    draft.write_text("Well done to our pupil Morwenna Trease in Year 4!\n", encoding="utf-8")
    assert rules(draft) == {("tonight.txt", "social-post")}
    assert {rule for _, rule in rules(tmp_path)} == {"pupil-name"}
