"""Recognisers: find people and identifiers in blocks; alone in knowing spaCy and Presidio."""

from __future__ import annotations

from collections.abc import Sequence

from redactor.document import Block, Finding, KnownPerson


def find(
    blocks: Sequence[Block], *, model: str, known: Sequence[KnownPerson] = ()
) -> tuple[Finding, ...]:
    """The people and identifiers in ``blocks``, sorted by (block, start).

    ``model`` is a reference such as "en-general/3.7.1". ``known`` are the rows of the roll
    and staff lists. Findings of one entity never overlap; PERSON findings exclude titles and
    possessive 's. Raises ModelError.
    """
    from redactor.recognisers.analysis import search  # spaCy and Presidio load only when needed

    return search(blocks, model=model, known=known)
