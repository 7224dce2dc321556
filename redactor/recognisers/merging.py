"""From overlapping results of many recognisers to findings that do not overlap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from redactor.document import Entity
from redactor.recognisers.patterns import GROUP, KEEP, NAME
from redactor.recognisers.presidio import RecognizerResult

_RANK = {
    Entity.EMAIL: 0,
    Entity.URL: 0,
    Entity.PASSWORD: 1,
    Entity.USERNAME: 1,
    Entity.ADDRESS: 2,
    Entity.PERSON: 4,
}
"""Who wins where two lie on the same letters; what is not here ranks 3, before names."""

PASSAGES = (Entity.INDIRECT, Entity.SENSITIVE_DETAIL)
LISTED = ("roll", "staff")


@dataclass(frozen=True, slots=True)
class Hit:
    """A result of one recogniser in a reading, with offsets in its text."""

    start: int
    stop: int
    entity: Entity
    score: float
    recogniser: str
    keep: str = ""
    group: str = ""

    def overlaps(self, other: Hit) -> bool:
        """Whether both share a letter."""
        return self.start < other.stop and other.start < self.stop

    def moved(self, start: int, stop: int) -> Hit:
        """The same hit over other letters."""
        return Hit(start, stop, self.entity, self.score, self.recogniser, self.keep, self.group)


def hits(results: Iterable[RecognizerResult]) -> list[Hit]:
    """Presidio's results as ours; its names end here."""
    found = []
    for result in results:
        metadata = result.recognition_metadata or {}
        found.append(
            Hit(
                start=int(result.start),
                stop=int(result.end),
                entity=Entity(result.entity_type),
                score=round(float(result.score), 3),
                recogniser=metadata.get(NAME, ""),
                keep=metadata.get(KEEP, ""),
                group=metadata.get(GROUP, ""),
            )
        )
    return found


def merged(found: Sequence[Hit]) -> list[Hit]:
    """The hits that stay, in order of place.

    None overlaps another, but passages (INDIRECT, SENSITIVE_DETAIL) may hold other hits.
    """
    groups: list[Hit] = []
    for softly in (False, True):
        order = sorted(
            (hit for hit in found if (hit.entity in PASSAGES) is softly), key=_preference
        )
        for cluster in _clusters(order):
            groups += _settle(cluster)
    return sorted(groups, key=lambda hit: (hit.start, hit.stop))


def _preference(hit: Hit) -> tuple[int, int, float, int, int]:
    listed = 0 if hit.recogniser in LISTED else 1
    length = hit.stop - hit.start
    return (listed, _RANK.get(hit.entity, 3), -hit.score, -length, hit.start)


def _clusters(order: Sequence[Hit]) -> list[list[Hit]]:
    """Hits that hang together by overlap, each cluster in order of preference."""
    clusters: list[list[Hit]] = []
    end = -1
    places = sorted(range(len(order)), key=lambda index: order[index].start)
    for index in places:
        hit = order[index]
        if hit.start >= end:
            clusters.append([])
        clusters[-1].append(hit)
        end = max(end, hit.stop) if hit.start < end else hit.stop
    return [sorted(cluster, key=_preference) for cluster in clusters]


def _settle(cluster: Sequence[Hit]) -> list[Hit]:
    chosen: list[Hit] = []
    for hit in cluster:
        rivals = [other for other in chosen if other.overlaps(hit)]
        if not rivals:
            chosen.append(hit)
            continue
        first = rivals[0]
        if len(rivals) == 1 and first.entity is hit.entity is Entity.PERSON:
            if first.recogniser in LISTED or hit.score >= 0.5:
                chosen[chosen.index(first)] = _joined(first, hit)
        elif _kept_place(first) and hit.entity is Entity.PERSON and hit.score >= 0.8:
            # What is kept as an organisation's address must not take a person along.
            chosen.remove(first)
            chosen.append(hit)
            if hit.start - first.start > 8:
                chosen.append(first.moved(first.start, hit.start))
    return chosen


def _kept_place(hit: Hit) -> bool:
    return bool(hit.keep) and hit.entity is Entity.ADDRESS


def _joined(first: Hit, second: Hit) -> Hit:
    return first.moved(min(first.start, second.start), max(first.stop, second.stop))
