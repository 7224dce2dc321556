"""Resolving: from findings to persons with roles, found everywhere in the document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from redactor.document import (
    Block,
    Document,
    Entity,
    Evidence,
    Finding,
    KnownPerson,
    Mention,
    Person,
    Role,
    Span,
)
from redactor.people.attendance import INITIALS, Entry
from redactor.people.evidence import add_evidence, add_lines
from redactor.people.grid import header_of, rows_of
from redactor.people.joining import Cluster, Joiner, merge_variants
from redactor.people.mentions import (
    SURNAMES,
    Sighting,
    is_role_text,
    link_chains,
    read_sighting,
    sightings_of,
)
from redactor.people.names import fold, parse_name, squash
from redactor.people.passage import Passage
from redactor.people.propagation import next_number, propagate, register_of
from redactor.people.roles import Verdict, split_conflicts, verdicts
from redactor.people.roster import read_roster
from redactor.people.setting import setting_of
from redactor.people.stance import details_of, stance_of
from redactor.people.tables import add_table_evidence
from redactor.people.vocabulary import BUSINESS, NAMESAKE_AFTER, ORDINARY
from redactor.people.weights import PRIVATE, PUBLIC


def resolve(document: Document) -> Document:
    """Fill ``people``; add the findings that follow from knowing them.

    Findings may be dropped (role words) or shortened (a role word at the edge). New ones
    carry the recogniser "roster", "roll", "propagation", "initials" or "stance".
    """
    blocks = document.blocks
    setting = setting_of(document)
    rows = tuple((row, header_of(row)) for row in rows_of(blocks))
    entries = read_roster(blocks, rows, family=document.family, hearing=setting.pupil_paper)
    setting = replace(setting, rostered=sum(entry.official for entry in entries) > 1)
    findings = _with_roster(document, entries)
    first, findings = sightings_of(blocks, findings)
    keys = _keys(blocks, first, entries)
    findings, added, unsure = propagate(
        blocks,
        findings,
        register_of(blocks, first, document.known, set(keys), child_paper=setting.pupil_paper),
    )
    sightings = _together(blocks, first, findings, added)
    link_chains(blocks, sightings)
    rostered = _enter(sightings, entries)
    named = (one.name.surname for one in sightings if one.name.full and not one.title)
    setting = replace(setting, surnames=frozenset(named))
    passages = add_evidence(blocks, sightings, setting)
    add_lines(blocks, sightings)
    add_table_evidence(rows, sightings, setting, rostered)
    clusters = Joiner(keys).join(sightings)
    _recognise(clusters, document.known)
    _mark_rostered(clusters)
    clusters = split_conflicts(merge_variants(clusters))
    clusters, findings = _prune(clusters, findings, unsure)
    decided = verdicts(clusters)
    details = details_of(blocks, clusters, decided, rows, findings)
    people = _people(clusters, decided, passages)
    ordered = sorted((*findings, *details), key=lambda f: (f.span.block, f.span.start, f.span.stop))
    return replace(document, findings=tuple(ordered), people=people)


def _together(
    blocks: Sequence[Block],
    first: Sequence[Sighting],
    findings: Sequence[Finding],
    added: Sequence[Finding],
) -> list[Sighting]:
    """The sightings that propagation left, and those it added, in reading order."""
    left = {finding.id for finding in findings}
    sightings = [one for one in first if one.findings[0].id in left]
    sightings += [read_sighting(blocks, [finding]) for finding in added]
    return sorted(sightings, key=lambda one: (one.block, one.start))


def _with_roster(document: Document, entries: Sequence[Entry]) -> list[Finding]:
    """The findings with one for every roster name, in place of parts of it."""
    by_block: dict[int, list[Finding]] = defaultdict(list)
    for finding in document.findings:
        if finding.entity is Entity.PERSON:
            by_block[finding.span.block].append(finding)
    gone: set[str] = set()
    added: list[Finding] = []
    number = next_number(document.findings)
    for entry in entries:
        if entry.rest:
            for span in (entry.span, *entry.rest):
                gone.update(f.id for f in by_block[span.block] if f.span.overlaps(span))
                made = Finding(f"f{number}", span, Entity.PERSON, 0.9, "roster")
                added.append(replace(made, group=f"roster{entry.span.block}"))
                number += 1
            continue
        if entry.lone:
            continue
        over = [f for f in by_block[entry.span.block] if f.span.overlaps(entry.span)]
        if any(f.span == entry.span or f.group for f in over):
            continue
        text = document.blocks[entry.span.block].text
        if not all(_no_more_than(f.span, entry.span, text) for f in over):
            continue
        gone.update(f.id for f in over)
        added.append(Finding(f"f{number}", entry.span, Entity.PERSON, 0.9, "roster"))
        number += 1
    return [f for f in document.findings if f.id not in gone] + added


def _no_more_than(span: Span, name: Span, text: str) -> bool:
    """Whether what a finding holds beside the roster's name is no name."""
    before = text[span.start : max(span.start, name.start)]
    after = text[min(span.stop, name.stop) : span.stop]
    keyed = INITIALS.fullmatch(before.strip()) is not None  # "LBk  Leyla Bakhtiari" in a key
    return (keyed or is_role_text(before)) and is_role_text(after)


_KEY = re.compile(r"\s*[(\[]([A-Z][A-Za-z]{0,2}[A-Z]|[A-Z]{2}[a-z])[)\],;]")


def _keys(
    blocks: Sequence[Block], sightings: Sequence[Sighting], entries: Sequence[Entry]
) -> dict[str, set[tuple[str, ...]]]:
    """Initials that the document itself explains, and the full names they stand for."""
    keys: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for entry in entries:
        if entry.initials:
            text = " ".join(
                blocks[span.block].text[span.start : span.stop]
                for span in (entry.span, *entry.rest)
            )
            _put(keys, entry.initials, text)
    for one in sightings:
        if one.name.full:
            match = _KEY.match(blocks[one.last_block].text, one.stop)
            shown = blocks[one.block].text[one.start : one.stop]
            if match and fold(match[1][0]) == one.name.forenames[0][0]:
                _put(keys, match[1], shown)
    return keys


def _put(keys: dict[str, set[tuple[str, ...]]], initials: str, text: str) -> None:
    name = parse_name(text, True) if len(text.split()) == 1 else parse_name(text)
    if name.full:
        keys[initials].add(("full", name.forenames[0], squash(name.surname)))
    elif name.surname and name.forenames:
        keys[initials].add(("initial", name.forenames[0][0], squash(name.surname)))


def _enter(sightings: Sequence[Sighting], entries: Sequence[Entry]) -> frozenset[tuple[str, str]]:
    """Give the sightings on the attendance list its evidence; returns the officials' names."""
    names = set()
    at = {(entry.span.block, entry.span.start): entry for entry in entries}
    for one in sightings:
        entry = at.get((one.block, one.start))
        if entry is None:
            continue
        if entry.official:
            item = Evidence(entry.kind, entry.role, PUBLIC[entry.kind], entry.shown)
            if one.name.full:
                names.add((one.name.forenames[0], squash(one.name.surname)))
        else:
            kind = "parent-word" if entry.role is Role.PARENT else "pupil-word"
            item = Evidence(kind, entry.role, PRIVATE[kind], entry.shown)
        one.evidence.append(item)
    return frozenset(names)


def _recognise(clusters: Sequence[Cluster], known: Sequence[KnownPerson]) -> None:
    """Mark those who are on the roll or the staff list."""
    if not known:
        return
    by_name: dict[tuple[str, str], list[KnownPerson]] = defaultdict(list)
    by_forename: dict[str, list[KnownPerson]] = defaultdict(list)
    for person in known:
        for forename in person.forenames:
            first = fold(forename).split()[0] if forename.split() else ""
            by_forename[first].append(person)
            for surname in person.surnames:
                by_name[first, squash(fold(surname))].append(person)
    for cluster in clusters:
        if cluster.key[0] == "full":
            rows = by_name.get((cluster.forename, squash(cluster.surname)), [])
        elif cluster.key[0] == "bare" and not cluster.candidates:
            rows = [p for p in by_forename.get(cluster.forename, []) if p.role is Role.PUPIL]
        else:
            rows = []
        for role in {row.role for row in rows}:
            private = role in (Role.PUPIL, Role.PARENT, Role.OTHER)
            kind = "roll" if private else "staff-list"
            weight = PRIVATE[kind] if private else PUBLIC[kind]
            cluster.extra.append(Evidence(kind, role, weight))
            cluster.listed = True


def _mark_rostered(clusters: Sequence[Cluster]) -> None:
    for cluster in clusters:
        cluster.rostered = any(e.kind.startswith("attendance") for e in cluster.evidence)


def _prune(
    clusters: list[Cluster], findings: list[Finding], unsure: set[str]
) -> tuple[list[Cluster], list[Finding]]:
    """Drop lone words that were only propagated and in the end name nobody."""
    gone: set[str] = set()
    for cluster in clusters:
        if _no_person(cluster):
            gone.update(piece.id for one in cluster.sightings for piece in one.findings)
            cluster.sightings = []
            continue
        certain = [o for o in cluster.sightings if o.findings[0].id not in unsure]
        if certain == cluster.sightings or cluster.candidates:
            continue
        if not certain or _doubtful(cluster, certain):
            gone.update(o.findings[0].id for o in cluster.sightings if o not in certain)
            cluster.sightings = certain
    kept = [cluster for cluster in clusters if cluster.sightings]
    return kept, [finding for finding in findings if finding.id not in gone]


_TOLD = 0.95
"""From here on the words around leave no doubt that it is a name ("the Lane family")."""


def _no_person(cluster: Cluster) -> bool:
    """Whether a name ends in a word of firms or places and nothing shows a person."""
    words = cluster.sightings[0].name.words
    if cluster.key[0] == "bare" and words[-1:] and words[-1] in SURNAMES:
        return not cluster.private and not cluster.listed
    if cluster.evidence or cluster.listed or not words:
        return False
    if len(words) == 1 and any(f.score >= _TOLD for o in cluster.sightings for f in o.findings):
        return False
    if any(one.namesake for one in cluster.sightings):
        return True
    if any(one.title for one in cluster.sightings):
        return False
    last = words[-1]
    return last in BUSINESS or (len(words) == 1 and last in NAMESAKE_AFTER and last in ORDINARY)


def _doubtful(cluster: Cluster, certain: Sequence[Sighting]) -> bool:
    """Whether a lone word was taken for a name with so little reason that it is not spread."""
    return (
        cluster.key[0] == "bare"
        and not cluster.listed
        and not cluster.evidence
        and all(one.findings[0].score < 0.85 for one in certain)
    )


def _people(
    clusters: Sequence[Cluster],
    decided: dict[int, Verdict],
    passages: dict[int, Passage],
) -> tuple[Person, ...]:
    people = []
    for number, cluster in enumerate(clusters):
        verdict = decided[id(cluster)]
        mentions = []
        for one in sorted(cluster.sightings, key=lambda s: (s.block, s.start)):
            stance, cue = stance_of(passages[one.block], one, verdict)
            mentions += [Mention(piece.id, stance, cue) for piece in one.findings]
        people.append(
            Person(
                f"p{number}",
                verdict.role,
                tuple(mentions),
                _quoted(cluster.evidence),
                verdict.official,
                cluster.listed,
            )
        )
    return tuple(people)


def _quoted(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The strongest evidence of each kind, strongest first."""
    best: dict[str, Evidence] = {}
    for item in evidence:
        if item.kind not in best or item.weight > best[item.kind].weight:
            best[item.kind] = item
    return tuple(sorted(best.values(), key=lambda item: -item.weight))
