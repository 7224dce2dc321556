"""Pages a minute of ``redactor check website``, on one core with the model warm.

    python benchmarks/website.py [--pages 300]

Takes the pages of the sample site over and over, each with a paragraph of its own, so that
menus and footers repeat as on a real site and the text does not. Prints JSON.
"""

from __future__ import annotations

import argparse
import datetime
import json
import tempfile
import time
from pathlib import Path

from redactor.jobs import Settings
from redactor.website.checking import CheckSettings, SiteJob, check_one
from redactor.website.site import Kind, resources_of

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "samples" / "website"


def write_site(folder: Path, pages: int) -> None:
    sources = [item for item in resources_of([SITE]) if item.kind is Kind.PAGE]
    for number in range(pages):
        item = sources[number % len(sources)]
        text = item.path.read_text(encoding="utf-8")
        own = (f"<p>On day {number} the {number % 7 + 3} gardeners of the school planted"
               f" {number % 90 + 5} bulbs by the gate.</p></main>")  # fmt: skip
        path = folder / f"part-{number // len(sources)}" / item.place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("</main>", own), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=300)
    pages = parser.parse_args().pages
    with tempfile.TemporaryDirectory() as spare:
        write_site(Path(spare), pages)
        settings = CheckSettings(Settings("website"), b"bench", datetime.date(2027, 6, 1))
        jobs = [SiteJob(item, settings) for item in resources_of([Path(spare)])]
        for job in jobs[:5]:
            check_one(job)  # the model is loaded once for a site
        wall, cpu = time.perf_counter(), time.process_time()
        found = sum(len(check_one(job).findings) for job in jobs)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        size = sum(job.resource.path.stat().st_size for job in jobs)
    print(
        json.dumps(
            {
                "pages": len(jobs),
                "kilobytes": size // 1024,
                "findings": found,
                "pages_per_minute_wall": round(60 * len(jobs) / wall),
                "pages_per_minute_cpu": round(60 * len(jobs) / cpu),
            }
        )
    )


if __name__ == "__main__":
    main()
