# ruff: noqa: E501 - markup reads better unbroken
"""A school site with a pupil's name in each of the 57 places of ``web.md`` section 2."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import docx
from PIL import Image

PLACES = (
    "title", "meta description", "meta author", "og:image", "og:image:alt", "json-ld headline", "json-ld author",
    "js state", "css comment", "css content", "link title", "data-*", "comment", "image file name", "alt", "img title",
    "srcset", "source srcset", "lazy src", "noscript alt", "figcaption", "split text", "display none", "template",
    "mailto address", "mailto cc", "tel", "linked file name", "aria-label", "download", "query string", "iframe src",
    "srcdoc", "iframe title", "svg title", "svg text", "input value", "placeholder", "hidden input", "option", "textarea",
    "table summary", "table caption", "poster", "track label", "object fallback", "inline css url", "id", "abbr title",
    "entity text", "svg data uri", "linked page", "rss", "vtt", "exif", "docx", "sitemap page",
)  # fmt: skip
_FORENAMES = (
    "Ardra",
    "Branok",
    "Clemo",
    "Derwa",
    "Edern",
    "Fenella",
    "Gerens",
    "Hedra",
    "Idris",
    "Jenifry",
)
_SURNAMES = ("Trevorrow", "Penhallow", "Nancarrow", "Tregenza", "Boscawen", "Carlyon")


def name_of(place: str) -> tuple[str, str]:
    """The pupil whose name stands in this place alone."""
    number = PLACES.index(place)
    return _FORENAMES[number % 10], _SURNAMES[number // 10]


def full(place: str) -> str:
    return " ".join(name_of(place))


def slug(place: str) -> str:
    return "-".join(name_of(place)).lower()


def address(place: str) -> str:
    first, last = name_of(place)
    return f"{first}.{last}@mail.example".lower()


def roll() -> str:
    """All of them, as the school's system lists them."""
    rows = "".join(f"{first},{last},4\n" for first, last in map(name_of, PLACES))
    return f"Forename,Surname,Year\n{rows}"


def page() -> str:
    svg = base64.b64encode(f"<svg><text>{full('svg data uri')}</text></svg>".encode()).decode()
    first, last = name_of("split text")
    entity = "".join(f"&#{ord(c)};" for c in full("entity text"))
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{full("title")}</title>
<meta name="description" content="{full("meta description")} won"><meta name="author" content="{full("meta author")}">
<meta property="og:image" content="https://school.example/img/{slug("og:image")}.jpg">
<meta property="og:image:alt" content="{full("og:image:alt")}">
<script type="application/ld+json">{{"headline": "{full("json-ld headline")} wins", "author": {{"name": "{full("json-ld author")}"}}}}</script>
<script>window.state = {{child: "{full("js state")}"}};</script>
<style>/* {full("css comment")} */ p::after {{ content: "{full("css content")}" }}</style></head>
<body><!-- {full("comment")} -->
<p><a href="/a" title="{full("link title")}">one</a> <span data-child="{full("data-*")}">two</span></p>
<img src="img/{slug("image file name")}.jpg"><img src="img/a.jpg" alt="{full("alt")}" title="{full("img title")}">
<img srcset="img/{slug("srcset")}.jpg 2x" src="img/b.jpg"><picture><source srcset="img/{slug("source srcset")}.webp"></picture>
<img data-src="img/{slug("lazy src")}.jpg"><noscript><img src="img/c.jpg" alt="{full("noscript alt")}"></noscript>
<figure><img src="img/d.jpg"><figcaption>{full("figcaption")}</figcaption></figure>
<p>{first[:2]}<b>{first[2:]}</b> <i>{last[:3]}</i>{last[3:]} sang.</p>
<p style="display:none">{full("display none")}</p><template><p>{full("template")}</p></template>
<a href="mailto:{address("mailto address")}?cc={address("mailto cc")}">write</a> <a href="tel:07700900123">{full("tel")}</a>
<a href="docs/{slug("linked file name")}.pdf">file</a><p aria-label="{full("aria-label")}">three</p>
<a href="x.pdf" download="{slug("download")}.pdf">get</a><a href="page.php?child={"+".join(name_of("query string"))}">q</a>
<iframe src="frames/{slug("iframe src")}.html"></iframe><iframe srcdoc="&lt;p&gt;{full("srcdoc")}&lt;/p&gt;"></iframe>
<iframe title="{full("iframe title")}"></iframe>
<svg><title>{full("svg title")}</title><text x="1">{full("svg text")}</text></svg>
<form><input value="{full("input value")}"><input placeholder="{full("placeholder")}"><input type="hidden" value="{full("hidden input")}">
<select><option>{full("option")}</option></select><textarea>{full("textarea")}</textarea></form>
<table summary="{full("table summary")}"><caption>{full("table caption")}</caption><tr><td>four</td></tr></table>
<video poster="img/{slug("poster")}.jpg"><track label="{full("track label")}" src="film.vtt"></video>
<object>{full("object fallback")}</object><div style="background: url(img/{slug("inline css url")}.jpg)">five</div>
<p id="{slug("id")}">six</p><p><abbr title="{full("abbr title")}">seven</abbr></p><p>{entity} spoke.</p>
<img src="data:image/svg+xml;base64,{svg}"><p><a href="linked.html">more</a> <a href="notes.docx">notes</a> <a href="feed.xml">feed</a></p>
</body></html>
"""


def _picture() -> bytes:
    image = Image.new("RGB", (20, 20), (80, 90, 100))
    exif = image.getexif()
    exif[0x010E] = full("exif")
    exif[0x8825] = {1: "N", 2: (50.0, 6.0, 30.0), 3: "W", 4: (5.0, 16.0, 12.0)}
    stream = io.BytesIO()
    image.save(stream, "JPEG", exif=exif)
    return stream.getvalue()


def _word() -> bytes:
    document = docx.Document()
    document.add_paragraph(f"Well done to {full('docx')} of Year 4.")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def write(folder: Path) -> Path:
    """The site, with an index page and the files it leads to."""
    files = {
        "index.html": page().encode(),
        "linked.html": f"<p>{full('linked page')} sang.</p>".encode(),
        "hidden/page.html": f"<p>{full('sitemap page')} sang.</p>".encode(),
        "sitemap.xml": b"<urlset><url><loc>https://school.example/hidden/page.html</loc></url></urlset>",
        "feed.xml": f"<rss><channel><item><title>{full('rss')} wins</title></item></channel></rss>".encode(),
        "film.vtt": f"WEBVTT\n\n00:01.000 --> 00:04.000\n{full('vtt')} sings.\n".encode(),
        "img/a.jpg": _picture(),
        "notes.docx": _word(),
    }
    for place, data in files.items():
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder
