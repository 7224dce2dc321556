"""Decide: one decision for every finding and every confidential section.

The rules are data (`redactor.policy.profile`); here is what they look at. Decisions are
per person: somebody private is removed at every mention, an office-holder stays as actor
and goes as subject (``people.md`` section 2). A reviewer's decisions come last and win.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from redactor.document import (
    Action,
    BlockKind,
    Decision,
    Document,
    Entity,
    Finding,
    Mention,
    Person,
    Role,
    Section,
    Stance,
)
from redactor.errors import UsageError
from redactor.labelling.evidence import section_descriptors
from redactor.labelling.topics import topics_of
from redactor.policy.profile import Profile, Rule, SectionRule, load_profile

_LOGIN_LINK = re.compile(
    r"zoom\.us|teams\.(?:microsoft|live)\.com|meet\.google\.com|webex\.com|gotomeet|meetup-join|/j/\d|"
    r"[?&#](?:pwd|passcode|token|key|auth|code|sig|invite)=|/(?:join|invite|reset)/",
    re.IGNORECASE,
)
_COVER_BLOCKS = 16
_COVER_LENGTH = 120
_STRICTNESS = {
    Action.KEEP: 0,
    Action.GENERALISE: 1,
    Action.PSEUDONYMISE: 2,
    Action.REDACT: 3,
    Action.REFER: 4,
}
_SECTION_CODES = (("PERSONAL", "P"), ("STAFF", "S"), ("COMMERCIAL", "C"), ("LEGAL", "L"))


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the rules may ask about one finding."""

    finding: Finding
    part: int
    person: Person | None
    mention: Mention | None


class _Scene:
    """The document, indexed once for all findings."""

    def __init__(self, document: Document, removed: Iterable[Section]) -> None:
        self.document = document
        self.owner: dict[str, tuple[Person, Mention]] = {
            mention.finding: (person, mention)
            for person in document.people
            for mention in person.mentions
        }
        self.cover = _cover(document)
        self.confidential = _blocks_of(s for s in document.sections if s.part == 2)
        self.of_section = {
            block: section
            for section in removed
            for block in range(section.first, section.last + 1)
        }
        self.beside: dict[tuple[int, ...], set[Role]] = {}
        for finding in document.findings:
            owner = self.owner.get(finding.id)
            if owner and not owner[0].official:
                self.beside.setdefault(self.row(finding), set()).add(owner[0].role)
        self._topics: dict[int, frozenset[str]] = {}

    def row(self, finding: Finding) -> tuple[int, ...]:
        """The table row or block that a finding stands in."""
        block = self.document.blocks[finding.span.block]
        return (block.cell.table, block.cell.row) if block.cell else (block.id,)

    def topics(self, facts: _Facts) -> frozenset[str]:
        """What the finding's words are about, or if they do not tell, those of its block."""
        finding = facts.finding
        if finding.entity is not Entity.PERSON:
            own = topics_of(self.document.text_of(finding.span))
            if own:
                return own
        block = self.document.blocks[finding.span.block]
        if block.id not in self._topics:
            start = max(0, finding.span.start - 500) if len(block.text) > 2_000 else 0
            self._topics[block.id] = topics_of(block.text[start : start + 2_000])
        return self._topics[block.id]


def decide(
    document: Document, *, profile: str, overrides: Sequence[Decision] = ()
) -> tuple[Decision, ...]:
    """One decision per Part 2 section and per finding, in this order.

    ``overrides`` are a reviewer's decisions; their targets are ids of findings, people
    (for all mentions) or sections. Raises UsageError for an unknown profile or target.
    """
    chosen = load_profile(profile)
    by_target = _checked(document, overrides)
    sections = {}
    for section in document.sections:
        if section.part == 2:
            decision = _decide_section(document, section, chosen)
            sections[section.id] = _overridden(decision, by_target.get(section.id))
    removed = [s for s in document.sections if s.id in sections and sections[s.id].action.removes]
    scene = _Scene(document, removed)
    decisions = []
    for finding in document.findings:
        section_of = scene.of_section.get(finding.span.block)
        owner = scene.owner.get(finding.id)
        decision = (
            _follow(finding, sections[section_of.id])
            if section_of
            else _decide_finding(finding, scene, chosen)
        )
        review = by_target.get(finding.id) or (owner and by_target.get(owner[0].id))
        decisions.append(_overridden(decision, review or None))
    return (*sections.values(), *_joined(document.findings, decisions))


def section_code(document: Document, section: Section) -> str:
    """The reason code of a section by what it is about: people before money before law."""
    descriptors = section_descriptors(document, section, document.findings)
    firm = {descriptor for descriptor, certain in descriptors if certain}
    return next((code for descriptor, code in _SECTION_CODES if descriptor in firm), "P")


def _decide_section(document: Document, section: Section, profile: Profile) -> Decision:
    rule = next(rule for rule in profile.sections if _holds_section(rule, section))
    reason = rule.reason or section_code(document, section)
    return Decision(section.id, rule.action, reason, rule.id)


def _holds_section(rule: SectionRule, section: Section) -> bool:
    return (not rule.cue or section.cue in rule.cue) and (
        rule.sure is None or section.sure is rule.sure
    )


def _follow(finding: Finding, section: Decision) -> Decision:
    """What stands in a section that is taken out goes with it."""
    return Decision(finding.id, section.action, section.reason, section.rule)


def _decide_finding(finding: Finding, scene: _Scene, profile: Profile) -> Decision:
    owner = scene.owner.get(finding.id)
    person, mention = owner or (None, None)
    part = 2 if finding.span.block in scene.confidential else 1
    facts = _Facts(finding, part, person, mention)
    rule = next(rule for rule in profile.rules if _holds(rule, facts, scene, profile))
    reason = finding.keep if rule.reason == "as-found" else rule.reason
    return Decision(finding.id, rule.action, reason, rule.id)


def _holds(rule: Rule, facts: _Facts, scene: _Scene, profile: Profile) -> bool:
    finding = facts.finding
    return (
        (not rule.entity or finding.entity in rule.entity)
        and (rule.part is None or rule.part == facts.part)
        and finding.score >= rule.score_from
        and _holds_person(rule, facts)
        and _holds_document(rule, finding, scene)
        and _holds_kept(rule.kept, finding, profile)
        and (not rule.beside or not rule.beside.isdisjoint(_neighbours(facts, scene)))
        and not (rule.beside_nobody and _neighbours(facts, scene))
        and (not rule.looks or bool(_LOGIN_LINK.search(scene.document.text_of(finding.span))))
        and (not rule.topic or not rule.topic.isdisjoint(scene.topics(facts)))
    )


def _holds_person(rule: Rule, facts: _Facts) -> bool:
    if facts.finding.entity is not Entity.PERSON and not facts.person:
        return not (rule.role or rule.stance or rule.official is not None or rule.cue is not None)
    role = facts.person.role if facts.person else Role.OTHER
    official = bool(facts.person and facts.person.official)
    listed = bool(facts.person and facts.person.listed)
    stance = facts.mention.stance if facts.mention else Stance.UNCLEAR
    cue = bool(facts.mention and facts.mention.cue)
    return (
        (not rule.role or role in rule.role)
        and (not rule.stance or stance in rule.stance)
        and rule.official in (None, official)
        and rule.listed in (None, listed)
        and rule.cue in (None, cue)
    )


def _holds_document(rule: Rule, finding: Finding, scene: _Scene) -> bool:
    document = scene.document
    return (
        (not rule.family or document.family in rule.family)
        and (not rule.subtype or document.subtype in rule.subtype)
        and (not rule.recogniser or finding.recogniser in rule.recogniser)
        and (not rule.place or finding.span.block in scene.cover)
    )


def _holds_kept(kept: str, finding: Finding, profile: Profile) -> bool:
    if not kept:
        return True
    return bool(finding.keep) and (kept == "any" or finding.keep not in profile.always_public)


def _neighbours(facts: _Facts, scene: _Scene) -> set[Role]:
    return scene.beside.get(scene.row(facts.finding), set())


def _cover(document: Document) -> frozenset[int]:
    """The first short blocks and the page furniture: where a policy names its owner."""
    cover: list[int] = []
    for block in document.blocks:
        if block.hidden or not block.text.strip():
            continue
        furniture = block.kind in (BlockKind.HEADER, BlockKind.FOOTER)
        if furniture or (len(cover) < _COVER_BLOCKS and len(block.text) <= _COVER_LENGTH):
            cover.append(block.id)
    return frozenset(cover)


def _blocks_of(sections: Iterable[Section]) -> frozenset[int]:
    return frozenset(
        block for section in sections for block in range(section.first, section.last + 1)
    )


def _joined(findings: Sequence[Finding], decisions: Sequence[Decision]) -> list[Decision]:
    """Pieces of one thing share the strictest decision on any of them."""
    worst: dict[str, Decision] = {}
    for finding, decision in zip(findings, decisions, strict=True):
        if finding.group:
            held = worst.setdefault(finding.group, decision)
            if _STRICTNESS[decision.action] > _STRICTNESS[held.action]:
                worst[finding.group] = decision
    return [
        replace(worst[finding.group], target=finding.id) if finding.group else decision
        for finding, decision in zip(findings, decisions, strict=True)
    ]


def _checked(document: Document, overrides: Sequence[Decision]) -> dict[str, Decision]:
    things = (document.findings, document.people, document.sections)
    known = {thing.id for group in things for thing in group}
    for override in overrides:
        if override.target not in known:
            raise UsageError(
                "A decision of the reviewer names something that is not in this document.",
                advice="Make the decisions file again from this document.",
            )
    return {override.target: override for override in overrides}


def _overridden(decision: Decision, review: Decision | None) -> Decision:
    return replace(review, target=decision.target) if review else decision
