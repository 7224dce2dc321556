"""What the structure of a page or table says of a name, over what its words say.

A column headed "Parent" holds parents, whatever titles they have; "Robins (Year 1)" over a
page is a class. Both go to the policy as decisions, so that check and copy agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from redactor.document import (
    Action,
    BlockKind,
    Decision,
    Document,
    Entity,
    Finding,
    KnownPerson,
    Role,
)

_COLUMNS: Final = (
    (Role.PUPIL, re.compile(r"(?:pupil|child|student|boy|girl)(?:['’]?s)?(?: names?)?", re.I)),
    (
        Role.PARENT,
        re.compile(
            r"(?:parent|carer|guardian|mother|father|mum|dad|family|families)(?:['’]?s)?"
            r"(?:\s?/\s?(?:carer|guardian)s?)?(?: names?)?",
            re.I,
        ),
    ),
)
_CLASS: Final = re.compile(
    r"(?:class\s+)?([^\W\d_]{3,})(?:\s+class)?\s*[(–-]\s*(?:year|yr|reception|nursery|eyfs|ks[12]|y\d)\b",
    re.IGNORECASE,
)
_TOKEN: Final = re.compile(r"\[[a-z]+(?: [a-z]+){0,3}(?: \d+)?\]")
"""What the product itself writes in place of a value: "password: [login detail]" is none."""
_TITLES: Final = frozenset((BlockKind.HEADING, BlockKind.PROPERTY))
_REASONS: Final = {Role.PUPIL: "P", Role.PARENT: "F"}


def column_roles(document: Document) -> dict[str, Role]:
    """By finding id: the role that the heading of the table's column gives."""
    heads = {
        (block.cell.table, block.cell.column): block.text
        for block in document.blocks
        if block.cell is not None and block.cell.row == 0
    }
    roles: dict[str, Role] = {}
    for finding in document.findings:
        cell = document.blocks[finding.span.block].cell
        if finding.entity is not Entity.PERSON or cell is None or not cell.row:
            continue
        head = heads.get((cell.table, cell.column), "").strip()
        for role, pattern in _COLUMNS:
            if pattern.fullmatch(head):
                roles[finding.id] = role
    return roles


@lru_cache(maxsize=2)
def _children(known: tuple[KnownPerson, ...]) -> frozenset[str]:
    """The full names of the pupils on the roll as their letters, as addresses have them."""
    return frozenset(
        _letters(forename + surname)
        for person in known
        if person.role is Role.PUPIL
        for forename in person.forenames
        for surname in person.surnames
    )


def roll_roles(document: Document) -> dict[str, Role]:
    """By finding id: names that are a pupil's on the roll, however they are spelled or glued."""
    names = _children(document.known) if document.known else frozenset()
    return {
        finding.id: Role.PUPIL
        for finding in document.findings
        if finding.entity is Entity.PERSON and _letters(document.text_of(finding.span)) in names
    }


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalpha())


def class_names(document: Document) -> frozenset[str]:
    """The class that a page is about, as its title says it, unless a person is called so."""
    found = {
        match[1].casefold()
        for block in document.blocks
        if block.kind in _TITLES and not block.hidden and (match := _CLASS.match(block.text))
    }
    people = {
        word.casefold()
        for person in document.known
        for word in (*person.forenames, *person.surnames)
    }
    full = {
        words[0].casefold()
        for finding in document.findings
        if finding.entity is Entity.PERSON
        and len(words := document.text_of(finding.span).split()) > 1
    }
    return frozenset(found - people - full)


def decisions(document: Document) -> tuple[Decision, ...]:
    """What the structure decides, for the policy to apply after its own rules."""
    return tuple(_decisions(document))


def _decisions(document: Document) -> Iterator[Decision]:
    roles, classes = roll_roles(document) | column_roles(document), class_names(document)
    for finding in document.findings:
        role = roles.get(finding.id)
        if _is_token(document, finding):
            yield Decision(finding.id, Action.KEEP, "own-token", "F34", by="structure")
        elif role is not None:
            yield Decision(finding.id, Action.REDACT, _REASONS[role], "000-04", by="structure")
        elif _is_class(document, finding, classes):
            yield Decision(finding.id, Action.KEEP, "class-name", "F25", by="structure")


def _is_token(document: Document, finding: Finding) -> bool:
    span, text = finding.span, document.blocks[finding.span.block].text
    return any(
        match.start() <= span.start and span.stop <= match.end()
        for match in _TOKEN.finditer(text, max(0, span.start - 40), span.stop + 40)
    )


def _is_class(document: Document, finding: Finding, classes: frozenset[str]) -> bool:
    if finding.entity is not Entity.PERSON:
        return False
    return document.text_of(finding.span).strip().casefold() in classes
