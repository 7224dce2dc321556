"""The consent register: whose name and picture may be shown where, and until when.

A CSV file with a row for each consent (``profiles.md`` section 5). No row means no
consent; a withdrawn, expired or "no publicity" row is none, whatever another row says.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from redactor.errors import ConfigError, UsageError

_HEADINGS = {
    "forename": ("forename", "firstname", "givenname", "preferredforename"),
    "surname": ("surname", "lastname", "familyname"),
    "child": ("child", "pupil", "name", "pupilname", "childname"),
    "fields": ("fields", "field", "type", "scope", "consentfor"),
    "channel": ("channel", "channels", "purpose", "where"),
    "given": ("consent", "given", "consentgiven", "agreed"),
    "expiry": ("expiry", "expires", "validuntil", "expirydate"),
    "withdrawn": ("withdrawn", "withdrawal", "withdrawnon"),
    "private": ("nopublicity", "familynopublicity", "publicity"),
}
WEB = frozenset(("web", "website", "internet", "online", "all"))
_NO = frozenset(("no", "n", "false", "0", "refused", "declined"))
_YES = frozenset(("yes", "y", "true", "1", "x"))
_DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d/%m/%y", "%d %B %Y", "%d-%m-%Y")
_ADVICE = "Give columns for forename, surname, fields and channel."


@dataclass(frozen=True, slots=True)
class Consent:
    """One row that holds today, for the website. ``fields`` are of "name" and "photo"."""

    forename: str = field(repr=False)
    surname: str = field(repr=False)
    fields: frozenset[str]
    barred: bool = False


@dataclass(frozen=True, slots=True)
class Register:
    """The consents, by child."""

    rows: tuple[Consent, ...] = field(repr=False, default=())

    def allows(self, name: str, wanted: str) -> bool:
        """Whether every child of this name has consent for ``wanted`` on the website.

        A first name that several children share is allowed only if all of them agree.
        """
        words = [_plain(word) for word in re.split(r"[\s,]+", name) if _plain(word)]
        rows = [row for row in self.rows if words and row.forename in words]
        if len(words) > 1:
            rows = [row for row in rows if row.surname in words] or rows
        children = {(row.forename, row.surname) for row in rows}
        return bool(children) and all(self._one(child, wanted) for child in children)

    def bars(self, name: str) -> bool:
        """Whether a child of this name has withdrawn, or wants no publicity."""
        words = [_plain(word) for word in re.split(r"[\s,]+", name)]
        return any(
            row.barred and row.forename in words and (len(words) < 2 or row.surname in words)
            for row in self.rows
        )

    def _one(self, child: tuple[str, str], wanted: str) -> bool:
        rows = [row for row in self.rows if (row.forename, row.surname) == child]
        if any(row.barred for row in rows):
            return False
        return any(wanted in row.fields for row in rows)


def read_register(data: bytes, *, today: datetime.date) -> Register:
    """The register as it holds ``today``. Raises ConfigError for unusable headings."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    reader = csv.DictReader(io.StringIO(text))
    columns = _columns(reader.fieldnames or ())
    if not {"fields", "channel"} <= columns.keys() or not (
        "child" in columns or {"forename", "surname"} <= columns.keys()
    ):
        raise ConfigError("The consent register has no usable headings.", advice=_ADVICE)
    rows = []
    for number, row in enumerate(reader, start=2):
        value = {key: (row.get(column) or "").strip() for key, column in columns.items()}
        rows.append(_row(value, number, today))
    if not rows:
        raise UsageError("The consent register has no rows.", advice="Export it again.")
    return Register(tuple(rows))


def _columns(names: object) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in names if isinstance(names, list | tuple) else ():
        squeezed = re.sub(r"[^a-z]", "", str(name).lower())
        for key, known in _HEADINGS.items():
            if squeezed in known:
                found.setdefault(key, name)
    return found


def _row(value: Mapping[str, str], number: int, today: datetime.date) -> Consent:
    forename, surname = value.get("forename", ""), value.get("surname", "")
    if not forename and value.get("child"):
        first, _, rest = value["child"].replace(",", " , ").partition(" ")
        surname, forename = (first, rest.strip(" ,")) if rest.startswith(",") else (rest, first)
    channels = {part.strip().lower() for part in re.split(r"[;,/|]", value["channel"])}
    fields = re.split(r"[;,/|&]|\band\b", value["fields"].lower())
    withdrawn = value.get("withdrawn", "").lower()
    barred = bool(withdrawn) and withdrawn not in _NO
    barred = barred or value.get("private", "").lower() in _YES
    given = value.get("given", "yes").lower() not in _NO
    expiry = value.get("expiry", "")
    valid = not expiry or _date(expiry, number) >= today
    names = frozenset(word for part in fields for word in _fields(part))
    allowed = names if given and valid and channels & WEB else frozenset()
    return Consent(_plain(forename), _plain(surname), allowed, barred)


def _fields(part: str) -> tuple[str, ...]:
    if "photo" in part or "image" in part or "picture" in part:
        return ("photo",)
    return ("name",) if "name" in part else ()


def _date(text: str, number: int) -> datetime.date:
    for form in _DATES:
        try:
            return datetime.datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise ConfigError(
        f"Row {number} of the consent register has an expiry that is no date.",
        advice="Write it as 2027-07-31.",
    )


def _plain(word: str) -> str:
    return re.sub(r"[^\w]", "", word).casefold()
