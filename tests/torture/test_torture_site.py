"""A name in each of the 57 places of a page is found, and gone from the corrected copy."""

from __future__ import annotations

import datetime
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "papermill"))
from serial_runner import SerialRunner
from torture_site import PLACES, address, name_of, page, roll, slug, write

from redactor.document import Entity
from redactor.formats.html import HtmlFormat
from redactor.jobs import Settings
from redactor.website.checking import CheckSettings, check_site
from redactor.website.correcting import correct_site
from redactor.website.masking import Mask
from redactor.website.site import resources_of

KEY = b"torture"


@dataclass(frozen=True)
class Checked:
    labels: frozenset[str]
    copy: bytes
    left_out: int


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    folder = tmp_path_factory.mktemp("torture")
    site = write(folder / "site")
    (folder / "roll.csv").write_text(roll(), encoding="utf-8")
    jobs = Settings("website", roll=folder / "roll.csv")
    settings = CheckSettings(jobs, key=KEY, today=datetime.date(2027, 6, 1))
    report = check_site([site], settings=settings, runner=SerialRunner())
    done = correct_site(
        resources_of([site]),
        out=folder / "out",
        settings=settings,
        runner=SerialRunner(),
        overwrite=False,
    )
    return Checked(
        frozenset(finding.label for finding in report.findings),
        b"\n".join(_bytes(path) for path in (folder / "out").rglob("*") if path.is_file()),
        len(done.left_out) + len(report.not_checked),
    )


def _bytes(path: Path) -> bytes:
    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as package:
        return b"\n".join(package.read(name) for name in package.namelist())


def test_there_are_57_places() -> None:
    assert len(PLACES) == len(set(PLACES)) == len({name_of(place) for place in PLACES}) == 57


@pytest.mark.parametrize("place", PLACES)
def test_a_name_is_found_in(place: str, checked: Checked) -> None:
    forms = [joint.join(name_of(place)) for joint in (" ", "-", ".")] + [address(place)]
    labels = {
        Mask(KEY).label(entity, form)
        for entity in (Entity.PERSON, Entity.EMAIL, Entity.URL)
        for form in forms
    }
    assert labels & checked.labels


@pytest.mark.parametrize("place", PLACES)
def test_a_name_is_gone_from_the_corrected_copy_of(place: str, checked: Checked) -> None:
    shown = checked.copy.lower()
    for form in (" ".join(name_of(place)), slug(place), address(place), "+".join(name_of(place))):
        assert form.lower().encode() not in shown


def test_nothing_was_left_out(checked: Checked) -> None:
    assert checked.left_out == 0


def test_every_place_of_the_page_itself_is_read_by_the_format() -> None:
    outside = {"linked page", "rss", "vtt", "exif", "docx", "sitemap page"}
    blocks = HtmlFormat().read(page().encode())
    text = " ".join(block.text for block in blocks).lower()
    for mark in "-.+\n":
        text = text.replace(mark, " ")
    for place in PLACES:
        if place not in outside:
            assert " ".join(name_of(place)).lower() in text, place
