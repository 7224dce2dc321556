"""The report of a site as one page for the web editor: self-contained, without scripts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from redactor.website.findings import RULES, Grade, SiteFinding, SiteReport

if TYPE_CHECKING:
    from jinja2 import Template

LIGHTS = {
    "red": "Do not publish yet: something must be removed or looked at first.",
    "amber": "Look at the places below before you publish.",
    "green": "Nothing was found in what was checked. Read each page once before you publish.",
}
_GRADES = {Grade.ERROR: "Must go", Grade.WARNING: "Decide", Grade.NOTE: "Note"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the site and what was found in it."""

    number: int
    path: str
    findings: tuple[SiteFinding, ...]

    @property
    def worst(self) -> Grade:
        """The gravest of its findings."""
        return max(finding.grade for finding in self.findings)


def page(report: SiteReport) -> str:
    """The whole page as text."""
    by_file: dict[str, list[SiteFinding]] = defaultdict(list)
    for finding in report.open:
        by_file[finding.path].append(finding)
    entries = [
        Entry(number, path, tuple(found))
        for number, (path, found) in enumerate(by_file.items(), start=1)
    ]
    entries.sort(key=lambda entry: -entry.worst)
    return _template().render(
        report=report,
        light=report.light,
        lead=LIGHTS[report.light],
        counts=report.by_grade(),
        grades=_GRADES,
        Grade=Grade,
        entries=entries,
        rules=RULES,
        accepted=len(report.findings) - len(report.open),
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("redactor", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("site.html.j2")
