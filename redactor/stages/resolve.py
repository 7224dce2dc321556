"""Resolve: findings become persons with roles, found in every place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from redactor import people
from redactor.document import Document


@dataclass(frozen=True, slots=True)
class Resolve:
    """Joins mentions into persons, gives roles, and finds each person everywhere."""

    name: ClassVar[str] = "resolve"
    needs: ClassVar[frozenset[str]] = frozenset({"blocks", "findings"})
    gives: ClassVar[frozenset[str]] = frozenset({"people", "findings"})

    def __call__(self, document: Document) -> Document:
        """The document with its people, and with the findings that follow from them."""
        return people.resolve(document)
