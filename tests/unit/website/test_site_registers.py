"""The consent register, the baseline and what pictures say of themselves."""

from __future__ import annotations

import datetime
import io
import json
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from redactor.errors import ConfigError, SourceError, UsageError
from redactor.formats.pictures import facts_of, without_data
from redactor.website.baseline import accepted_in, accepting, key_of, write_baseline
from redactor.website.consent import read_register
from redactor.website.findings import Grade, NotChecked, SiteFinding, SiteReport

TODAY = datetime.date(2027, 6, 1)
HEAD = "Forename,Surname,Fields,Channel,Expiry,Withdrawn,No publicity\n"


def allows(row: str, name: str = "Ada Bray", wanted: str = "name") -> bool:
    return read_register((HEAD + row).encode(), today=TODAY).allows(name, wanted)


@pytest.mark.parametrize(
    ("row", "allowed"),
    [
        ("Ada,Bray,name;photo,web,,,", True),
        ("Ada,Bray,first name,website/press,31/07/2027,,", True),
        ("Ada,Bray,name,display,,,", False),
        ("Ada,Bray,photo,web,,,", False),
        ("Ada,Bray,name,web,2027-05-31,,", False),
        ("Ada,Bray,name,web,,2027-01-02,", False),
        ("Ada,Bray,name,web,,no,", True),
        ("Ada,Bray,name,web,,,yes", False),
        ("Ben,Cole,name,web,,,", False),
        ("Ada,Bray,name,web,,,\nAda,Bray,name,web,,2027-01-02,", False),
    ],
)
def test_only_a_row_that_holds_today_for_the_website_is_consent(row: str, allowed: bool) -> None:
    assert allows(row) is allowed


def test_a_first_name_that_two_children_share_needs_the_consent_of_both() -> None:
    both = "Ada,Bray,name,web,,,\nAda,Cole,name,display,,,"
    assert not allows(both, "Ada")
    assert allows(both, "Ada Bray")


def test_a_register_without_usable_headings_or_dates_is_an_error() -> None:
    with pytest.raises(ConfigError):
        read_register(b"Who,What\nAda,yes\n", today=TODAY)
    with pytest.raises(ConfigError):
        read_register((HEAD + "Ada,Bray,name,web,soon,,").encode(), today=TODAY)
    with pytest.raises(UsageError):
        read_register(HEAD.encode(), today=TODAY)


def report(*findings: SiteFinding, missing: bool = False) -> SiteReport:
    left = (NotChecked("x.pdf", "locked-document", "The file has a password."),) if missing else ()
    return SiteReport(findings, left, (("page", 1),), "0", "website")


FOUND = SiteFinding("pupil-name", "a.html", "p", "f1", label="P-1", line=3, column=4)


def test_accepted_findings_stay_accepted_until_the_content_changes(tmp_path: Path) -> None:
    path = tmp_path / "site.baseline.json"
    key = key_of(path, create=True)
    assert key_of(path, create=False) == key
    write_baseline(path, report(FOUND))
    accepted = accepted_in(path)
    assert accepting(report(FOUND), accepted).light == "green"
    changed = SiteFinding("pupil-name", "a.html", "p", "f2", label="P-1", line=3, column=4)
    assert accepting(report(changed), accepted).light == "red"
    assert json.loads(path.read_text())["accepted"] == ["f1"]


def test_what_was_not_checked_fails_every_gate_but_never() -> None:
    assert report(missing=True).light == "red"
    assert report(missing=True).reaches(Grade.ERROR)
    assert not report(missing=True).reaches(None)
    assert not report().reaches(Grade.NOTE)


def test_a_broken_or_missing_baseline_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text("[]")
    with pytest.raises(ConfigError):
        accepted_in(tmp_path / "b.json")
    with pytest.raises(UsageError):
        key_of(tmp_path / "b.json", create=False)


def jpeg(**tags: object) -> bytes:
    image = Image.new("RGB", (20, 10), (10, 20, 30))
    exif = image.getexif()
    if "description" in tags:
        exif[0x010E] = tags["description"]
    if "title" in tags:
        exif[0x9C9B] = str(tags["title"]).encode("utf-16-le") + b"\0\0"
    if "phone" in tags:
        exif[0x0110] = tags["phone"]
    if "gps" in tags:
        exif[0x8825] = {1: "N", 2: (50.0, 6.0, 30.0)}
    stream = io.BytesIO()
    xmp = (
        f"<x:xmpmeta><rdf:li>{tags['xmp']}</rdf:li></x:xmpmeta>".encode() if "xmp" in tags else b""
    )
    image.save(stream, "JPEG", exif=exif, **({"xmp": xmp} if xmp else {}))
    return stream.getvalue()


def png() -> bytes:
    stream, info = io.BytesIO(), PngInfo()
    info.add_itxt("Comment", "Ada Bray")
    Image.new("RGB", (9, 9)).save(stream, "PNG", pnginfo=info)
    return stream.getvalue()


def gif() -> bytes:
    stream = io.BytesIO()
    Image.new("P", (9, 9)).save(stream, "GIF", comment=b"Ada Bray")
    return stream.getvalue()


@pytest.mark.parametrize(
    "data",
    [jpeg(description="Ada Bray"), jpeg(title="Ada Bray"), jpeg(xmp="Ada Bray"), png(), gif()],
    ids=["exif", "xp", "xmp", "png", "gif"],
)
def test_words_in_a_picture_are_read_and_go(data: bytes) -> None:
    assert "Ada Bray" in [text for _, text in facts_of(data).texts]
    clean = without_data(data)
    assert not facts_of(clean).data
    assert b"Ada" not in clean
    assert b"A\0d\0a" not in clean


def test_place_and_camera_are_seen_and_go() -> None:
    facts = facts_of(jpeg(gps=True, phone="Phone 12"))
    assert facts.gps
    assert facts.camera
    clean = facts_of(without_data(jpeg(gps=True, phone="Phone 12")))
    assert not clean.gps
    assert not clean.camera


def test_a_picture_without_hidden_data_stays_byte_for_byte() -> None:
    assert without_data(jpeg()) == jpeg()


def test_what_is_no_picture_is_a_source_error() -> None:
    with pytest.raises(SourceError):
        facts_of(b"\xff\xd8\xff\xe0 nothing")
