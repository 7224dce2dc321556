"""The role of a person from the weighed evidence, and whether it is a public one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from redactor.document import Evidence, Role
from redactor.people.joining import Cluster, private_strength, public_strength
from redactor.people.weights import CERTAIN, OFFICIAL, PRIVATE, PUBLIC, STRONG

_REPEATS = {"acts": 2, "acts-weak": 2, "acts-first-name": 2, "acts-stranger": 2, "agent": 2}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A person's role and whether the name is that of an office-holder."""

    role: Role
    official: bool


def verdict_of(evidence: Sequence[Evidence]) -> Verdict:
    """Weigh evidence. Without enough of it a person is OTHER, and private."""
    public, private = _sum(evidence, PUBLIC), _sum(evidence, PRIVATE)
    for_public, against = sum(public.values()), private_strength(evidence)
    official = for_public >= OFFICIAL and (
        against < OFFICIAL
        or (against < 3.0 and for_public >= against + 2.0)
        or (for_public >= CERTAIN and public_strength(evidence) >= STRONG)
    )
    if official:
        return Verdict(_office(public, evidence), True)
    if not private:
        return Verdict(_office(public, evidence) if for_public >= OFFICIAL else Role.OTHER, False)
    role = max(private, key=lambda one: (private[one], one is Role.PUPIL))
    return Verdict(role, False)


def _sum(evidence: Iterable[Evidence], weights: dict[str, float]) -> dict[Role, float]:
    """Weight by role; a kind counts once, or twice where repetition means something."""
    times: dict[str, int] = defaultdict(int)
    total: dict[Role, float] = defaultdict(float)
    for item in evidence:
        if item.kind in weights and times[item.kind] < _REPEATS.get(item.kind, 1):
            times[item.kind] += 1
            total[item.role] += item.weight
    return dict(total)


def _office(public: dict[Role, float], evidence: Sequence[Evidence]) -> Role:
    named = {role: weight for role, weight in public.items() if role is not Role.OTHER}
    if named:
        return max(named, key=lambda role: named[role])
    figures = any(item.kind == "public-figure" for item in evidence)
    return Role.OTHER if figures or not public else Role.STAFF


def split_conflicts(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Part a name that a child and an office-holder share.

    The passage decides; where it says nothing the private person wins (``people.md``
    section 1, ``rules.md`` 001-06).
    """
    result: list[Cluster] = []
    for cluster in clusters:
        child = max(
            (e.weight for e in cluster.evidence if e.role is Role.PUPIL and e.kind in PRIVATE),
            default=0.0,
        )
        if child < STRONG or public_strength(cluster.evidence) < STRONG:
            result.append(cluster)
            continue
        office = [
            one
            for one in cluster.sightings
            if public_strength(one.evidence) >= OFFICIAL
            and public_strength(one.evidence) > private_strength(one.evidence)
        ]
        others = [one for one in cluster.sightings if one not in office]
        if cluster.rostered and not cluster.listed:
            # Two people of one full name are rare, a misread word is not: of somebody on the
            # attendance list only the passages that speak of a child are taken for a child's.
            telling = [one for one in others if private_strength(one.evidence) >= STRONG]
            if len(telling) < 2:
                others = telling
                office = [one for one in cluster.sightings if one not in others]
        if not office or not others:
            result.append(cluster)
            continue
        listed_staff = [e for e in cluster.extra if e.kind == "staff-list"]
        rest = [e for e in cluster.extra if e.kind in PRIVATE]
        private = Cluster(
            (*cluster.key, "private"), cluster.forename, cluster.surname, others, rest
        )
        private.listed = bool(rest) and cluster.listed
        cluster.sightings, cluster.extra = office, listed_staff
        result += [cluster, private]
    return result


def verdicts(clusters: Sequence[Cluster]) -> dict[int, Verdict]:
    """Every cluster's verdict by its ``id()``; an ambiguous name is private if any candidate is."""
    found = {id(c): verdict_of(c.evidence) for c in clusters if not c.candidates}
    for cluster in clusters:
        if not cluster.candidates:
            continue
        possible = [found.get(id(c)) or verdict_of(c.evidence) for c in cluster.candidates]
        private = next((v for v in possible if not v.official), None)
        own = verdict_of(cluster.evidence)
        if private is not None:
            found[id(cluster)] = private
        elif private_strength(cluster.evidence) >= OFFICIAL and not own.official:
            found[id(cluster)] = own
        else:
            found[id(cluster)] = possible[0]
    return found
