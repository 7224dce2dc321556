"""``report.html``: one page for the clerk, self-contained, without scripts.

It says what was done and where to look, and never promises more than was checked.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from redactor import __version__
from redactor.document import RemarkCode
from redactor.report import CONFIDENTIAL_DOCUMENT, Copy, Outcome, Report, Versions
from redactor.tables.facts import letters

if TYPE_CHECKING:
    from jinja2 import Template

ENTITIES = {
    "PERSON": "names of people",
    "ADDRESS": "addresses",
    "POSTCODE": "postcodes",
    "PHONE": "phone numbers",
    "EMAIL": "e-mail addresses",
    "DOB": "dates of birth",
    "UPN": "unique pupil numbers",
    "ULN": "unique learner numbers",
    "NHS_NUMBER": "NHS numbers",
    "NINO": "National Insurance numbers",
    "ID": "other personal numbers",
    "BANK_ACCOUNT": "bank details",
    "VEHICLE_REG": "vehicle registrations",
    "USERNAME": "user names",
    "PASSWORD": "passwords",
    "URL": "web addresses",
    "IP": "network addresses",
    "SENSITIVE_DETAIL": "sensitive details",
    "INDIRECT": "details that could point to somebody",
    "PART2_ECHO": "words of a confidential item in the public part",
    "SECTION": "a confidential item",
    "UNCLEAR": "words that could not be read for sure",
}
CLASSES = {
    "direct": "says who it is",
    "quasi": "helps to recognise",
    "sensitive": "sensitive",
    "free-text": "free text",
    "measure": "a number",
    "must-keep": "about the school or the time",
    "unknown": "not known",
}
TREATMENTS = {
    "keep": "stays as it is",
    "drop": "left out",
    "pseudonym": "pseudonym",
    "generalise": "made coarser",
    "redact": "names taken out",
    "refer": "left out until you decide",
}
REASONS = {
    "P": "about a pupil",
    "F": "about a family",
    "S": "about a member of staff",
    "H": "about health or special needs",
    "G": "about safeguarding",
    "C": "commercial",
    "L": "legal",
    "X": "login detail",
    "read-by-ocr": "read by OCR, check this page",
    "unknown-column": "the column is not known",
    "held": "held for the designated safeguarding lead",
    "no-table": "the sheet is no table, so it was left out",
    "joined-too-small": "joined with other files of this release its groups would be too small,"
    " so its pseudonyms are its own",
    "named-label": "a label that seems to name somebody",
    "values-not-read": "many values could not be read and stand as x in the copy",
    "ragged-row": "the row has too many or too few cells",
    "small-count": "a small number that is shown",
    "proposed": "a small number, hidden as a proposal",
    "proposed-with": "hidden so that a small number cannot be worked out",
    "purpose-not-recognised": "nobody can tell whether the purpose fits the profile",
    "more-than-half-left-out": "more than half of the rows had to be left out",
}
OUTCOMES = {
    Outcome.PUBLISHED: "Copy written",
    Outcome.WITHHELD: "No copy: withheld",
    Outcome.REFUSED: "No copy: refused",
    Outcome.FAILED: "No copy: failed",
    Outcome.SKIPPED: "Skipped",
}
LEADS = {
    Outcome.PUBLISHED: "Read each copy once before you publish it.",
    Outcome.WITHHELD: "Nothing was written for the public. The reason stands with the paper.",
    Outcome.REFUSED: "Not checked, so not known to be clean. What to do stands with the paper.",
    Outcome.FAILED: "Not checked, so not known to be clean. What to do stands with the paper.",
}

_COMPARE = "Compare the copy with the paper; handwriting, signatures and photographs are not read."
_NOTES = (
    (
        RemarkCode.PICTURE,
        "{pages} was turned into a picture with its words behind it.",
        "{pages} were turned into pictures with their words behind them.",
    ),
    (
        RemarkCode.COARSENED,
        "the width of what was removed on {pages} was only coarsened: it can be told roughly.",
        "the width of what was removed on {pages} was only coarsened: it can be told roughly.",
    ),
)


def page(reports: Sequence[Report], skipped: Sequence[Report], versions: Versions) -> str:
    """The whole page as text."""
    counts = Counter(report.outcome for report in reports)
    return _template().render(
        reports=reports,
        counts=[(outcome, counts[outcome]) for outcome in LEADS if counts[outcome]],
        attention=[report for report in reports if needs_attention(report)],
        skipped=_counted(skipped),
        versions=versions,
        redactor=__version__,
        outcomes=OUTCOMES,
        leads=LEADS,
        to_do=to_do,
        entity=lambda name: ENTITIES.get(name, words(name.lower())),
        reason=lambda code: REASONS.get(code, words(code)),
        words=words,
        letters=letters,
        classes=CLASSES,
        treatments=TREATMENTS,
        failed_checks=failed_checks,
        notes=notes,
        infinity=math.inf,
    )


def _counted(reports: Iterable[Report]) -> list[tuple[str, int]]:
    return sorted(Counter(report.name for report in reports).items())


def needs_attention(report: Report) -> bool:
    """Whether the clerk has to do something before the paper is finished."""
    unsure = any(section.part == 2 and not section.sure for section in report.sections)
    return report.outcome is not Outcome.PUBLISHED or bool(
        report.fault or report.referred or unsure or report.remarks
    )


def to_do(report: Report) -> list[str]:
    """What the clerk has to do about a paper, one sentence each."""
    if report.fault is not None:
        steps = [report.fault.message]
        if report.reason == CONFIDENTIAL_DOCUMENT:
            steps.append("Do not publish it.")
    else:
        steps = []
    if report.referred:
        places = "1 place" if report.referred == 1 else f"{report.referred} places"
        steps.append(f"Decide about {places} that could not be settled; removed until you do.")
    read = [remark.page for remark in report.remarks if remark.code is RemarkCode.OCR]
    if read and report.fault is None:
        were = "was" if len(read) == 1 else "were"
        steps.append(f"{pages(read).capitalize()} {were} read by OCR. {_COMPARE}")
    if any(section.part == 2 and not section.sure for section in report.sections):
        steps.append(
            "Check where the confidential part ends: its end was not marked, so it was taken to"
            " run on."
        )
    return steps


def notes(copy: Copy) -> list[str]:
    """What a reader of the copy should know of its pages, one sentence each."""
    found = []
    for code, one, many in _NOTES:
        places = sorted({remark.page for remark in copy.remarks if remark.code is code})
        if places:
            sentence = one if len(places) == 1 else many
            found.append(sentence.format(pages=pages(places)))
    return [note[0].upper() + note[1:] for note in found]


def pages(numbers: Sequence[int]) -> str:
    """Such as "page 2" or "pages 1, 3 to 7 and 9"; the numbers rise."""
    stretches: list[list[int]] = []
    for number in numbers:
        if stretches and number == stretches[-1][-1] + 1:
            stretches[-1].append(number)
        else:
            stretches.append([number])
    parts = [
        piece
        for s in stretches
        for piece in ([f"{s[0]} to {s[-1]}"] if len(s) > 2 else [str(number) for number in s])
    ]
    if len(numbers) == 1:
        return f"page {parts[0]}"
    *first, last = parts
    return f"pages {', '.join(first)} and {last}" if first else f"pages {last}"


def failed_checks(copy: Copy) -> int:
    """How many checks the copy did not pass."""
    return sum(1 for check in copy.checks if not check.passed)


def words(code: str) -> str:
    """A code as words."""
    return code.replace("-", " ").replace("_", " ")


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
    return environment.get_template("report.html.j2")
