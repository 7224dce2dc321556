"""Joining sightings into clusters, each of which is one person.

Full names make clusters; partial names (title and surname, initial and surname, a first
name, initials) join one when exactly one fits what the passage says. Two children are never
merged: what fits several stays apart, and takes the private role when any of them is private.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from redactor.document import Evidence, Role
from redactor.people.mentions import Sighting
from redactor.people.names import fold, gender_of, squash
from redactor.people.nicknames import other_forms, same_forename
from redactor.people.weights import PRIVATE, PUBLIC, STRONG

PUBLIC_ROLES = (Role.STAFF, Role.GOVERNOR)


@dataclass(slots=True)
class Cluster:
    """One person while people are being resolved.

    ``candidates`` are the persons an ambiguous partial name may mean; such a cluster is a
    person of its own.
    """

    key: tuple[str, ...]
    forename: str = ""
    surname: str = ""
    sightings: list[Sighting] = field(default_factory=list)
    extra: list[Evidence] = field(default_factory=list)
    initials: set[str] = field(default_factory=set)
    candidates: tuple[Cluster, ...] = ()
    listed: bool = False
    rostered: bool = False
    merged: Cluster | None = None
    genders: set[str] = field(default_factory=set)
    public: float = 0.0
    private: float = 0.0
    child: float = 0.0

    @property
    def evidence(self) -> list[Evidence]:
        """All evidence, of every sighting and of the lists."""
        return [*self.extra, *(item for one in self.sightings for item in one.evidence)]

    def take(self, one: Sighting) -> None:
        """Add a sighting, and keep what the joiner asks for at hand."""
        self.sightings.append(one)
        self.genders |= {gender_of(one.title)} - {""} if one.title else set()
        self.public = max(self.public, public_strength(one.evidence))
        self.private = max(self.private, private_strength(one.evidence))
        self.child = max(self.child, _child_strength(one.evidence))

    @property
    def letters(self) -> str:
        """Computed initials, folded."""
        parts = [part for part in self.surname.replace("-", " ").split() if part]
        return self.forename[:1] + "".join(part[0] for part in parts)


def private_strength(evidence: Iterable[Evidence]) -> float:
    """The weight of the strongest private evidence."""
    return max((item.weight for item in evidence if item.kind in PRIVATE), default=0.0)


def public_strength(evidence: Iterable[Evidence]) -> float:
    """The weight of the strongest public evidence."""
    return max((item.weight for item in evidence if item.kind in PUBLIC), default=0.0)


_SHORT = 3
"""Fewer letters of a forename are no short form of it."""


class Joiner:
    """Joins sightings; use `join` once."""

    def __init__(self, keys: dict[str, set[tuple[str, ...]]]) -> None:
        self.keys = keys
        self.clusters: dict[tuple[str, ...], Cluster] = {}
        self.by_surname: dict[str, list[Cluster]] = defaultdict(list)
        self.by_forename: dict[str, list[Cluster]] = defaultdict(list)
        self.by_letters: dict[str, list[Cluster]] = defaultdict(list)
        self.in_block: dict[int, list[tuple[int, Cluster]]] = defaultdict(list)

    def join(self, sightings: Sequence[Sighting]) -> list[Cluster]:
        """All clusters in order of first sighting."""
        rounds = (
            _is_full,
            _is_initial_surname,
            _is_titled,
            _is_forename_initial,
            _is_bare,
            _is_initials,
        )
        left = list(sightings)
        for number, belongs in enumerate(rounds):
            for one in left:
                if belongs(one):
                    self._place(one, number)
            left = [one for one in left if not belongs(one)]
        clusters = [cluster for cluster in self.clusters.values() if cluster.sightings]
        clusters.sort(key=lambda c: min((one.block, one.start) for one in c.sightings))
        return clusters

    def _place(self, one: Sighting, number: int) -> None:
        finders = (
            self._full,
            self._by_surname,
            self._by_surname,
            self._by_forename_initial,
            self._bare,
            self._by_initials,
        )
        cluster = finders[number](one)
        cluster.take(one)
        if number < 3:
            self.in_block[one.block].append((one.start, cluster))

    def cluster(self, key: tuple[str, ...], forename: str = "", surname: str = "") -> Cluster:
        """The cluster with this key, made and indexed when it is new."""
        found = self.clusters.get(key)
        if found is None:
            found = self.clusters[key] = Cluster(key, forename, surname)
            if surname:
                for part in {squash(surname), *(squash(p) for p in _parts(surname))}:
                    self.by_surname[part].append(found)
            if len(forename) > 1:
                for part in {forename, *(p for p in forename.split("-") if len(p) > 2)}:
                    self.by_forename[part].append(found)
            if forename and surname:
                self.by_letters[found.letters].append(found)
        return found

    # -- finders, one for each shape of name

    def _full(self, one: Sighting) -> Cluster:
        forename, surname = one.name.forenames[0], one.name.surname
        key = ("full", forename, squash(surname))
        if key not in self.clusters:
            turned = ("full", surname, squash(forename))
            if turned in self.clusters and len(one.name.forenames) == 1:
                key = turned
        return self.cluster(key, forename, surname)

    def _by_surname(self, one: Sighting) -> Cluster:
        surname = one.name.surname
        initial = one.name.forenames[0] if one.name.forenames else ""
        gender = gender_of(one.title)
        fitting = [
            cluster
            for cluster in self.by_surname.get(squash(surname), ())
            if (not initial or not cluster.forename or cluster.forename[0] == initial[0])
            and not (gender and cluster.genders and gender not in cluster.genders)
            and self._agrees(one, cluster)
            and (initial or _an_adult(cluster))
        ]
        if initial:
            own = ("initial", initial[0], squash(surname))
        else:
            own = ("titled", gender or fold(one.title).strip("."), squash(surname))
        if not fitting and not initial:
            # "Fr Benedict", "Miss Ayesha": a title may stand before a forename.
            fitting = [
                cluster
                for cluster in self.by_forename.get(surname, ())
                if _looks_official(cluster)
                and (cluster.genders == {gender} or not gender)
                and self._agrees(one, cluster)
            ]
            return self._choose(one, fitting[:1] if len(fitting) == 1 else [], own, "", surname)
        exact = [c for c in fitting if squash(c.surname) == squash(surname)]
        return self._choose(one, exact or fitting, own, initial, surname)

    def _by_forename_initial(self, one: Sighting) -> Cluster:
        forename, letter = one.name.forenames[0], one.name.surname
        fitting = [
            cluster
            for cluster in self._with_forename(forename)
            if cluster.surname.startswith(letter) and self._agrees(one, cluster)
        ]
        return self._choose(one, fitting, ("short", forename, letter), forename, "")

    def _bare(self, one: Sighting) -> Cluster:
        word = one.name.bare
        possible = self._with_forename(word) or self.by_surname.get(squash(word), [])
        fitting = [cluster for cluster in possible if self._agrees(one, cluster)]
        own = ("bare", word, _side(one) if possible else "")
        return self._choose(one, fitting, own, word, "")

    def _with_forename(self, word: str) -> list[Cluster]:
        exact = self.by_forename.get(word, [])
        if exact:
            return exact
        known = [c for form in other_forms(word) for c in self.by_forename.get(form, ())]
        return known or self._shortened(word)

    def _shortened(self, word: str) -> list[Cluster]:
        """The only office-holder whose forename begins with the word: "Ugo" for "Ugochukwu"."""
        if len(word) < _SHORT:
            return []
        fitting = [
            cluster
            for forename, clusters in self.by_forename.items()
            if forename.startswith(word)
            for cluster in clusters
            if _looks_official(cluster)
        ]
        return fitting if len({id(cluster) for cluster in fitting}) == 1 else []

    def _by_initials(self, one: Sighting) -> Cluster:
        letters = one.name.initials
        keyed = [self.clusters[key] for key in self.keys.get(letters, ()) if key in self.clusters]
        computed = self.by_letters.get(fold(letters), [])
        pupil = private_strength(one.evidence) >= STRONG
        if keyed and not pupil:
            fitting = keyed
        else:
            # Beside words for pupils they are a child's, whoever else has them (people.md 5).
            childlike = private_strength(one.evidence) > 0 and not pupil
            fitting = [
                cluster
                for cluster in computed
                if self._agrees(one, cluster) and not (childlike and _looks_official(cluster))
            ]
        return self._choose(one, fitting, ("initials", letters), "", "")

    # -- choosing

    def _agrees(self, one: Sighting, cluster: Cluster) -> bool:
        """Whether a passage may be about a person: a child is no office-holder, nor titled."""
        own_private = private_strength(one.evidence)
        own_public = public_strength(one.evidence)
        if own_private >= 3.0 and own_private > own_public and _looks_official(cluster):
            # Somebody may be governor and parent; a pupil of the surname makes it doubtful.
            parent = all(e.role is Role.PARENT for e in one.evidence if e.kind in PRIVATE)
            family = self.by_surname.get(squash(one.name.surname), ()) if parent else ()
            if not parent or any(_looks_like_a_child(relative) for relative in family):
                return False
        if own_private and not own_public and one.name.bare and _looks_official(cluster):
            # A first name that does nothing in a sentence about pupils may be a pupil's.
            return False
        child = _looks_like_a_child(cluster)
        return not (child and (one.title or own_public >= STRONG))

    def _choose(
        self,
        one: Sighting,
        fitting: Sequence[Cluster],
        own: tuple[str, ...],
        forename: str,
        surname: str,
    ) -> Cluster:
        fitting = list({id(c): c for c in fitting}.values())
        if len(fitting) > 1:
            near = [
                c for at, c in self.in_block.get(one.block, ()) if at < one.start and c in fitting
            ]
            if near:
                fitting = [near[-1]]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            cluster = self.cluster((*own, "several"))
            cluster.candidates = tuple(fitting)
            return cluster
        return self.cluster(own, forename, surname)


def _side(one: Sighting) -> str:
    return "private" if private_strength(one.evidence) > public_strength(one.evidence) else "public"


def _looks_official(cluster: Cluster) -> bool:
    return cluster.public > cluster.private


def _an_adult(cluster: Cluster) -> bool:
    """Whether anything shows that a full name is an adult's, so that a title may go with it."""
    return bool(cluster.genders) or cluster.public > 0


def _looks_like_a_child(cluster: Cluster) -> bool:
    return cluster.child >= 2.0 and cluster.child >= cluster.public


def _child_strength(evidence: Iterable[Evidence]) -> float:
    return max(
        (e.weight for e in evidence if e.kind in PRIVATE and e.role is Role.PUPIL), default=0.0
    )


def _parts(surname: str) -> list[str]:
    return [part for part in surname.replace("-", " ").split() if len(part) > 2] if surname else []


def _is_full(one: Sighting) -> bool:
    return one.name.full


def _is_initial_surname(one: Sighting) -> bool:
    name = one.name
    return bool(name.forenames) and len(name.forenames[0]) == 1 and len(name.surname) > 1


def _is_titled(one: Sighting) -> bool:
    return not one.name.forenames and bool(one.name.surname)


def _is_forename_initial(one: Sighting) -> bool:
    return bool(one.name.forenames) and len(one.name.surname) == 1


def _is_bare(one: Sighting) -> bool:
    return bool(one.name.bare)


def _is_initials(one: Sighting) -> bool:
    return bool(one.name.initials)


def merge_variants(clusters: list[Cluster]) -> list[Cluster]:
    """Merge misspelt and short forms of one person's full name.

    Only when one form fits, both have no evidence of different kinds, and they never stand
    in one block, where two names are two people.
    """
    full = [cluster for cluster in clusters if cluster.key[0] == "full"]
    by_surname: dict[str, list[Cluster]] = defaultdict(list)
    by_forename: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in full:
        by_surname[squash(cluster.surname)].append(cluster)
        by_forename[cluster.forename].append(cluster)
    gone: set[int] = set()
    for cluster in sorted(full, key=lambda c: (c.rostered, len(c.sightings))):
        near = by_surname[squash(cluster.surname)][:40] + by_forename[cluster.forename][:40]
        fitting = {
            id(other): other
            for other in near
            if other is not cluster and id(other) not in gone and _variant(cluster, other)
        }
        if len(fitting) == 1:
            (other,) = fitting.values()
            if _may_merge(cluster, other):
                other.sightings += cluster.sightings
                other.extra += cluster.extra
                other.initials |= cluster.initials
                other.listed = other.listed or cluster.listed
                cluster.merged = other
                gone.add(id(cluster))
    kept = [cluster for cluster in clusters if id(cluster) not in gone]
    return [cluster for cluster in kept if not _settled(cluster)]


def _settled(cluster: Cluster) -> bool:
    """Whether the persons a name might mean turned out to be one, who takes it over."""
    if not cluster.candidates:
        return False
    meant = {id(c): c for c in map(_last, cluster.candidates)}
    cluster.candidates = tuple(meant.values())
    if len(meant) == 1:
        cluster.candidates[0].sightings += cluster.sightings
        return True
    return False


def _last(cluster: Cluster) -> Cluster:
    while cluster.merged is not None:
        cluster = cluster.merged
    return cluster


def _variant(one: Cluster, other: Cluster) -> bool:
    first, second = squash(one.surname), squash(other.surname)
    if first == second:
        if _looks_official(one) or _looks_official(other):
            brief, whole = sorted((one.forename, other.forename), key=len)
            if len(brief) >= _SHORT and whole.startswith(brief):
                return True
        return same_forename(one.forename, other.forename) or _one_off(one.forename, other.forename)
    if one.forename != other.forename:
        return False
    if _one_off(first, second):
        return True
    short, long = sorted((one, other), key=lambda c: len(c.sightings[0].name.words))
    return set(short.sightings[0].name.words) < set(long.sightings[0].name.words)


def _may_merge(one: Cluster, other: Cluster) -> bool:
    if one.listed and other.listed:
        return False
    if one.rostered and other.rostered:
        return False
    mine, theirs = one.evidence, other.evidence
    if (private_strength(mine) >= 2.0) != (private_strength(theirs) >= 2.0) and (
        private_strength(mine) >= 2.0 or public_strength(mine) < 2.0 <= private_strength(theirs)
    ):
        return False
    return {s.block for s in one.sightings}.isdisjoint(s.block for s in other.sightings)


def _one_off(one: str, other: str) -> bool:
    """Whether two long words differ by one letter: put in, left out, changed, or swapped."""
    if min(len(one), len(other)) < 5 or abs(len(one) - len(other)) > 1 or one == other:
        return False
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    if len(one) == len(other):
        swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
        return one[at + 1 :] == other[at + 1 :] or swapped
    long, short = (one, other) if len(one) > len(other) else (other, one)
    return long[at + 1 :] == short[at:]
