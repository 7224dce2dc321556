# ruff: noqa: E501 - markup reads better unbroken
"""Pages a minute of ``redactor check website``, on one core with the model warm.

    python benchmarks/website.py [--pages 200]

Two sites. "small" takes the pages of the sample site over and over, each with a paragraph of
its own. "built" has pages as site builders write them, 30 to 60 kB each: a menu of 140 links, style
sheets and scripts in the page, a gallery with lists of picture sizes, an article of some 400
words of its own. Menus and footers repeat as on a real site, the text does not. Prints JSON.
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from redactor.jobs import Settings
from redactor.website.checking import CheckSettings, SiteJob, check_one
from redactor.website.site import Kind, resources_of

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "samples" / "website"
SUBJECTS = ("The choir", "Our gardening club", "Year {n}", "The football team", "A group of parents",
            "The kitchen", "Robins class", "The school council", "Everybody in Key Stage 2")  # fmt: skip
DEEDS = ("planted {n} bulbs by the gate", "walked to the lighthouse and back in {n} minutes",
         "baked {n} loaves for the harvest table", "sang {n} songs at the market",
         "learned how Florence Nightingale changed hospitals", "measured the playground with {n} sticks",
         "raised £{n} for the lifeboats", "read {n} books by the fire")  # fmt: skip
WHENS = ("on Monday morning", "in the {n}th week of term", "after lunch", "before the rain came",
         "with Mrs Lanyon", "in the hall", "on the {n} March 2027")  # fmt: skip
MENU_WORDS = ("Welcome", "Term dates", "Uniform", "Curriculum", "Phonics", "Maths", "Admissions",
              "Ofsted", "Pupil premium", "Sports premium", "Governors", "Staff", "Vacancies", "SEND")  # fmt: skip


def small_site(folder: Path, pages: int) -> None:
    sources = [item for item in resources_of([SITE]) if item.kind is Kind.PAGE]
    for number in range(pages):
        item = sources[number % len(sources)]
        text = item.path.read_text(encoding="utf-8")
        own = (f"<p>On day {number} the {number % 7 + 3} gardeners of the school planted"
               f" {number % 90 + 5} bulbs by the gate.</p></main>")  # fmt: skip
        path = folder / f"part-{number // len(sources)}" / item.place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("</main>", own), encoding="utf-8")


def built_site(folder: Path, pages: int) -> None:
    menu = "".join(
        f'<li id="menu-item-{n}" class="menu-item menu-item-type-post_type menu-item-{n}">'
        f'<a href="/{MENU_WORDS[n % 14].lower().replace(" ", "-")}-{n}/" aria-current="page">'
        f"{MENU_WORDS[n % 14]} {n // 14 + 1}</a></li>"
        for n in range(140)
    )
    style = "".join(f".wp-block-{n}{{margin:{n}px;color:#0{n % 900 + 99};background:url('/img/bg-{n}.png')}}"
                    for n in range(90))  # fmt: skip
    script = "".join(
        f'window.app["k{n}"]=function(a){{return a&&a.length>{n}?"on":"off"}};' for n in range(90)
    )
    for number in range(pages):
        rng = random.Random(number)  # noqa: S311 - the same pages at every run
        html = _built_page(rng, number, menu, style, script)
        path = folder / f"{number // 50}" / f"page-{number}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")


def _built_page(rng: random.Random, number: int, menu: str, style: str, script: str) -> str:
    def sentence() -> str:
        words = " ".join(rng.choice(part) for part in (SUBJECTS, DEEDS, WHENS))
        return words.replace("{n}", str(rng.randrange(3, 90))) + "."

    article = "".join(
        f"<p>{' '.join(sentence() for _ in range(4))}</p>" for _ in range(rng.randrange(6, 12))
    )
    gallery = "".join(
        f'<figure class="wp-block-image"><img loading="lazy" decoding="async" class="wp-image-{n}" alt="{sentence()}"'
        f' src="/uploads/2027/03/img-{number}-{n}-1024x768.jpg" srcset="/uploads/2027/03/img-{number}-{n}-300x225.jpg 300w,'
        f' /uploads/2027/03/img-{number}-{n}-768x576.jpg 768w, /uploads/2027/03/img-{number}-{n}-1024x768.jpg 1024w"'
        ' sizes="(max-width: 1024px) 100vw, 1024px"></figure>'
        for n in range(8)
    )
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>News {number} - Tolgarrow</title>'
        f"<style>{style}</style><script>{script}</script></head><body><header><nav><ul>{menu}</ul></nav></header>"
        f'<main id="content"><h1>News of week {number}</h1>{article}{gallery}</main>'
        "<footer><p>Tolgarrow Primary School, Chapel Lane, Tolgarrow. Telephone 01632 960140.</p></footer></body></html>"
    )


def measured(write: Callable[[Path, int], None], pages: int) -> dict[str, int]:
    with tempfile.TemporaryDirectory() as spare:
        write(Path(spare), pages)
        settings = CheckSettings(Settings("website"), b"bench", datetime.date(2027, 6, 1))
        jobs = [SiteJob(item, settings) for item in resources_of([Path(spare)])]
        for job in jobs[:5]:
            check_one(job)  # the model is loaded once for a site
        wall, cpu = time.perf_counter(), time.process_time()
        found = sum(len(check_one(job).findings) for job in jobs)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        size = sum(job.resource.path.stat().st_size for job in jobs)
    return {
        "pages": len(jobs),
        "kilobytes_a_page": round(size / len(jobs) / 1024),
        "findings": found,
        "pages_per_minute_wall": round(60 * len(jobs) / wall),
        "pages_per_minute_cpu": round(60 * len(jobs) / cpu),
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=200)
    pages = parser.parse_args().pages
    print(json.dumps({"small": measured(small_site, pages), "built": measured(built_site, pages)}))


if __name__ == "__main__":
    main()
