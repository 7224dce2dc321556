"""Keyed fingerprints in place of values: the same value has the same label within one report.

Without a key of the user's own the key is made of the site's content, so that a report is
the same at every run, and cannot be undone by somebody who has the report alone.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from redactor import naming
from redactor.document import Entity

_SHORT = 4
_ENDING = re.compile(r"(?:\.[A-Za-z0-9]{1,5})?$")


@dataclass(frozen=True, slots=True)
class Mask:
    """Fingerprints under one key."""

    key: bytes = field(repr=False)

    def print_of(self, *parts: str) -> str:
        """The fingerprint of some texts, 32 hexadecimal digits."""
        message = "\x1f".join(parts).encode("utf-8", "surrogatepass")
        return hmac.new(self.key, message, hashlib.sha256).hexdigest()[:32]

    def label(self, entity: Entity | None, value: str) -> str:
        """A short name for a value, such as "P-7f3a" for a person."""
        letter = (entity or "X")[0]
        return f"{letter}-{self.print_of('value', _plain(value))[:_SHORT]}"

    def path(self, place: str, names: Collection[str]) -> str:
        """A path within the site, with the folders and files masked that show one of the names."""
        if not names:
            return place
        return "/".join(self._part(part, names) for part in place.split("/"))

    def _part(self, part: str, names: Collection[str]) -> str:
        stem = PurePosixPath(part).stem or part
        if not naming.shows(stem, names):
            return part
        ending = _ENDING.search(part)
        suffix = naming.suffix_of(part) if ending else ""
        return f"[{self.label(Entity.PERSON, stem)}]{suffix}"


def _plain(value: str) -> str:
    return " ".join(unicodedata.normalize("NFKD", value).casefold().split())
