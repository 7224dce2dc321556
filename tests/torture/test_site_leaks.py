# ruff: noqa: E501 - markup reads better unbroken
"""Corrected copies of sites, attacked: wherever a child's name can hide, it must be gone.

Each case is a small site of its own. What has nothing to do with the child stays byte for byte.
"""

from __future__ import annotations

import base64
import datetime
import io
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from PIL import Image

sys.path.append(str(Path(__file__).parents[1] / "papermill"))
from serial_runner import SerialRunner

from redactor.jobs import Settings
from redactor.website.checking import CheckSettings, check_site
from redactor.website.correcting import correct_site
from redactor.website.site import resources_of

NAME = "Jory Pascoe-Rowe"
HIDDEN = ("jory", "pascoe")
ROLL = "Forename,Surname,Year\nJory,Pascoe-Rowe,4\nTamsyn,Bolitho,6\n"
DULL = "<p>Term begins on 6 September.</p>"
Site = Mapping[str, str | bytes]


def base64_of(text: str | bytes) -> str:
    return base64.b64encode(text.encode() if isinstance(text, str) else text).decode()


def picture(*, gps: bool = False, words: str = "") -> bytes:
    image = Image.new("RGB", (8, 8), (9, 90, 9))
    exif = image.getexif()
    if words:
        exif[0x010E] = words
    if gps:
        exif[0x8825] = {1: "N", 2: (50.0, 6.0, 30.0), 3: "W", 4: (5.0, 16.0, 12.0)}
    stream = io.BytesIO()
    image.save(stream, "JPEG", exif=exif)
    return stream.getvalue()


def workbook(*, hidden: bool = False, comment: bool = False, text: str = "Menu") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Day", "Lunch", "Cook"])
    sheet.append(["Monday", text, 12])
    if comment:
        sheet["B2"].comment = Comment(f"ask {NAME}", "office")
    if hidden:
        book.create_sheet("Old").append([f"{NAME} has a nut allergy"])
        book["Old"].sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def page(body: str, head: str = "") -> str:
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>News</title>{head}</head><body>{DULL}{body}</body></html>'


PHOTO = "img/jory-pascoe-rowe.jpg"
CASES: dict[str, Site] = {
    "a script with signs": {"a.html": page(f'<script>say("Well done to {NAME}; what a match = fun");</script>')},
    "state of a page builder": {
        "a.html": page(f'<script>window.s={{"html":"<p class=\\"f8\\"><span style=\\"color:#000;\\">{NAME} won; well done<\\/span><\\/p>"}}</script>')
    },
    "base64 in a script": {"a.html": page(f'<script>document.write(atob("{base64_of(NAME)}"))</script>')},
    "data address in a script": {"a.html": page(f'<script>f("data:text/plain;base64,{base64_of(NAME)}")</script>')},
    "template in a script": {"a.html": page(f'<script type="text/x-handlebars"><p title="{NAME}">x</p></script>')},
    "percent signs in a script": {"a.html": page('<script>go("/search?q=Jory%20Pascoe-Rowe")</script>')},
    "json-ld": {"a.html": page("", f'<script type="application/ld+json">{{"@type":"Person","name":"{NAME}"}}</script>')},
    "event handler": {"a.html": page(f"<p onclick=\"show('{NAME}; Year 4')\">x</p>")},
    "state in an attribute": {"a.html": page(f'<div data-props="{{&quot;name&quot;:&quot;{NAME}&quot;}}">x</div>')},
    "picture inside the page": {"a.html": page(f'<img src="data:image/jpeg;base64,{base64_of(picture(words=NAME))}" alt="x">')},
    "document inside the page": {
        "a.html": page(f'<a href="data:application/msword;base64,{base64_of(f"xx {NAME} xx")}">get</a>')
    },
    "srcset": {"a.html": page(f'<img src="a.gif" srcset="{PHOTO} 1x, /{PHOTO} 2x" alt="Team">'), PHOTO: picture()},
    "style sheet": {"style.css": f".hero {{ background: url('{PHOTO}') }}", "a.html": page(DULL), PHOTO: picture()},
    "style in the page": {"a.html": page(f'<div style="background:url({PHOTO})">x</div>', f"<style>.a{{background:url({PHOTO})}}</style>"), PHOTO: picture()},
    "script file": {"menu.js": f'var photos = ["\\/{PHOTO.replace("/", chr(92) + "/")}"];', "a.html": page(DULL), PHOTO: picture()},
    "query string": {"a.html": page('<img src="/thumb?u=%2Fimg%2Fjory-pascoe-rowe.jpg&amp;w=300" alt="Team">'), PHOTO: picture()},
    "capital letters": {"a.html": page('<a href="IMG/JORY-PASCOE-ROWE.JPG">see</a>'), PHOTO: picture()},
    "no ending": {"a.html": page('<a href="/news/jory-pascoe-rowe">see</a>'), "news/jory-pascoe-rowe.html": page(DULL)},
    "sitemap": {"sitemap.xml": "<urlset><url><loc>https://x.example/news/jory-pascoe-rowe.html</loc></url></urlset>", "news/jory-pascoe-rowe.html": page(DULL)},
    "refresh": {"a.html": page(DULL, '<meta http-equiv="refresh" content="5; url=news/jory-pascoe-rowe.html">'), "news/jory-pascoe-rowe.html": page(DULL)},
    "link text": {"a.html": page('<a href="x.pdf">jory-pascoe-rowe.jpg</a>'), PHOTO: picture()},
    "captions": {"film.vtt": f"WEBVTT\n\n00:01.000 --> 00:04.000\n{NAME} sings.\n"},
    "calendar": {"dates.ics": f"BEGIN:VCALENDAR\nSUMMARY:{NAME} plays\nURL:/{PHOTO}\nEND:VCALENDAR\n", PHOTO: picture()},
    "feed": {
        "feed.xml": f"<rss><channel><item><title><![CDATA[{NAME} wins]]></title><link>https://x.example/news/jory-pascoe-rowe.html</link>"
        f'<description><![CDATA[<p>{NAME} won.</p><img src="/{PHOTO}" alt="{NAME}">]]></description></item></channel></rss>',
        "news/jory-pascoe-rowe.html": page(DULL),
        PHOTO: picture(),
    },
    "escaped feed": {"feed.xml": f"<feed><entry><content type='html'>&lt;p&gt;{NAME} won.&lt;/p&gt;</content></entry></feed>"},
    "drawing": {"logo.svg": f'<svg xmlns="http://www.w3.org/2000/svg"><desc>{NAME}</desc><text>By Jory <tspan>Pascoe-Rowe</tspan></text></svg>'},
    "drawing in a page": {"a.html": page(f'<svg><desc>{NAME}</desc><text x="1">{NAME}</text></svg>')},
    "comment": {"a.html": page(f"<!-- photo of {NAME} -->")},
    "conditional comment": {"a.html": page(f"<!--[if IE]><p>{NAME}</p><![endif]-->")},
    "hidden sheet": {"lunch.xlsx": workbook(hidden=True), "a.html": page('<a href="lunch.xlsx">x</a>')},
    "comment of a cell": {"lunch.xlsx": workbook(comment=True), "a.html": page('<a href="lunch.xlsx">x</a>')},
    "cell of a workbook": {"lunch.xlsx": workbook(text=f"Pasta, chosen by {NAME}")},
    "cell of a table": {"lunch.csv": f'Day,Lunch\r\nMonday,"Pasta, ""the best"", chosen by {NAME}"\r\nTuesday,Fish\r\n'},
    "name across tags": {"a.html": page("<p>Jo<b>ry</b> Pas<wbr>coe-<i>Ro</i>we won.</p>")},
    "unseen characters": {"a.html": page("<p>Jo&shy;ry Pas&#8203;coe-Rowe won.</p>")},
    "half a tag": {"a.html": page(DULL) + f'<p>x</p><img alt="{NAME}'},
    "other encoding": {"a.html": f'<meta charset="windows-1252"><p>£5 for {NAME}</p>'.encode("cp1252")},
}  # fmt: skip


def correct(site: Site, folder: Path) -> dict[str, bytes]:
    for place, data in site.items():
        path = folder / "site" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    (folder / "roll.csv").write_text(ROLL, encoding="utf-8")
    settings = CheckSettings(
        Settings("website", roll=folder / "roll.csv"), b"k", datetime.date(2027, 6, 1)
    )
    done = correct_site(
        resources_of([folder / "site"]), out=folder / "out", settings=settings, runner=SerialRunner(), overwrite=False
    )  # fmt: skip
    assert done.left_out == ()
    public = folder / "out" / "public"
    return {
        path.relative_to(public).as_posix(): path.read_bytes()
        for path in public.rglob("*")
        if path.is_file()
    }


def everything(data: bytes) -> str:
    """All bytes, also of what is packed, also with base64 undone."""
    parts = [data]
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = [package.read(name) for name in package.namelist()]
    text = "\n".join(part.decode("utf-8", "replace") for part in parts).lower()
    for secret in (NAME, f"xx {NAME} xx", picture(words=NAME)):
        text = text.replace(base64_of(secret).lower(), NAME.lower())
    return text


@pytest.mark.parametrize("case", CASES)
def test_the_child_is_gone_from_the_copy(case: str, tmp_path: Path) -> None:
    site = CASES[case]
    copy = correct(site, tmp_path)
    assert len(copy) == len(site)
    for place, data in copy.items():
        shown = place.lower() + "\n" + everything(data)
        assert not any(word in shown for word in HIDDEN), place


@pytest.mark.parametrize("case", CASES)
def test_the_child_is_found_by_the_check(case: str, tmp_path: Path) -> None:
    correct(CASES[case], tmp_path)
    settings = CheckSettings(Settings("website", roll=tmp_path / "roll.csv"), b"k", datetime.date(2027, 6, 1))  # fmt: skip
    report = check_site([tmp_path / "site"], settings=settings, runner=SerialRunner())
    assert report.light == "red"


UNTOUCHED: dict[str, Callable[[], bytes]] = {
    "index.html": lambda: page("<script>var a = 1;</script><!-- menu --><P CLASS=x>Odd  <b>markup</p>").encode(),
    "old.html": lambda: '<meta charset="iso-8859-1"><p>Entrée £2\r\n<p>x'.encode("latin-1"),
    "utf16.html": lambda: "<p>Dates</p>".encode("utf-16"),
    "style.css": lambda: b"a{b:url(img/x.jpg)}\r\n",
    "menu.js": lambda: b"x=function(){return 'Well done; everybody'}",
    "feed.xml": lambda: b"<rss><channel><title><![CDATA[News]]></title></channel></rss>",
    "dates.csv": lambda: b"\xef\xbb\xbfTerm;Begins\r\n\"Autumn\";6 September\r\n",
    "lunch.xlsx": workbook,
    "img/x.jpg": picture,
    "fonts/a.woff2": lambda: b"wOF2",
    "dates.ics": lambda: b"BEGIN:VCALENDAR\r\nSUMMARY:Term begins\r\nEND:VCALENDAR\r\n",
}  # fmt: skip


def test_what_names_nobody_stays_byte_for_byte(tmp_path: Path) -> None:
    site = {place: make() for place, make in UNTOUCHED.items()}
    copy = correct({**site, "jory-pascoe-rowe.html": page(f"<p>{NAME} won.</p>")}, tmp_path)
    assert {place: copy[place] for place in site} == site
