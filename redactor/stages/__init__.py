"""Stages: the steps of a pipeline, each from a value to a new value.

A stage is a frozen dataclass whose fields are its settings, with a ``name`` and the
fields of its subject that it ``needs`` and ``gives``. Understanding stages map a
`Document` to a `Document`, rendering stages a `Rendition` to a `Rendition`. Stages are
pure: no disk, clock, network or environment (models apart, which are read-only data of
the product). Stages do not import each other.
"""

from __future__ import annotations

from typing import ClassVar, Protocol

from redactor.document import Document, Rendition


class UnderstandingStage(Protocol):
    """Adds facts to a document."""

    name: ClassVar[str]
    needs: ClassVar[frozenset[str]]
    gives: ClassVar[frozenset[str]]

    def __call__(self, document: Document) -> Document:
        """The document with what this stage found."""
        ...


class RenderingStage(Protocol):
    """Takes one copy a step further."""

    name: ClassVar[str]
    needs: ClassVar[frozenset[str]]
    gives: ClassVar[frozenset[str]]

    def __call__(self, rendition: Rendition) -> Rendition:
        """The rendition with what this stage decided, wrote or checked."""
        ...
