"""What is written in the place of what was removed: constant tokens, from ``tokens.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from redactor.document import Decision, Document, Entity, Finding, Role


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    path = files("redactor.policy").joinpath("tokens.toml")
    return {
        key: value
        for key, value in tomllib.loads(path.read_text(encoding="utf-8")).items()
        if isinstance(value, dict)
    }


def replacements(document: Document, decisions: Iterable[Decision]) -> dict[str, str]:
    """Finding id to token for each finding that is removed; "" for later pieces of a group.

    People are numbered by role in the order in which they first appear outside the
    sections that are taken out whole, so that a number tells nothing of Part 2.
    """
    removed = {d.target: d for d in decisions if d.action.removes}
    cut = _cut_blocks(document, removed)
    owner = {
        mention.finding: person.id for person in document.people for mention in person.mentions
    }
    roles = {person.id: person.role for person in document.people}
    numbers = _Numbers(roles)
    tokens: dict[str, str] = {}
    groups: set[str] = set()
    for finding in _in_order(document.findings, cut):
        decision = removed.get(finding.id)
        if decision is None:
            continue
        if finding.group and finding.group in groups:
            tokens[finding.id] = ""
            continue
        if finding.group:
            groups.add(finding.group)
        person = owner.get(finding.id) if finding.entity is Entity.PERSON else None
        tokens[finding.id] = numbers.token(person) if person else _token(finding, decision)
    return tokens


class _Numbers:
    """Hands out "[pupil 1]", "[pupil 2]" … in the order of asking."""

    def __init__(self, roles: Mapping[str, Role]) -> None:
        self._roles = roles
        self._given: dict[str, int] = {}
        self._last: dict[Role, int] = {}

    def token(self, person: str) -> str:
        role = self._roles[person]
        if person not in self._given:
            self._given[person] = self._last[role] = self._last.get(role, 0) + 1
        return _tables()["person"][role].format(n=self._given[person])


def _token(finding: Finding, decision: Decision) -> str:
    by_reason = _tables()["reason"].get(decision.reason)
    if by_reason and finding.entity is not Entity.PERSON:
        return by_reason
    return _tables()["entity"][finding.entity]


def _cut_blocks(document: Document, removed: Mapping[str, Decision]) -> frozenset[int]:
    return frozenset(
        block
        for section in document.sections
        if section.id in removed
        for block in range(section.first, section.last + 1)
    )


def _in_order(findings: Sequence[Finding], cut: frozenset[int]) -> list[Finding]:
    """Reading order; what stands in cut sections comes last and is never seen."""
    return sorted(
        findings, key=lambda f: (f.span.block in cut, f.span.block, f.span.start, f.span.stop)
    )


def stub(decision: Decision) -> str:
    """The line that stands for a section that was taken out."""
    return _tables()["stub"].get(decision.reason, _tables()["stub"]["X"])
