"""Overlapping results become findings that do not overlap."""

from __future__ import annotations

from redactor.document import Entity
from redactor.recognisers.merging import Hit, merged


def hit(start: int, stop: int, entity: Entity, score: float = 0.8, **more: str) -> Hit:
    """A hit by hand."""
    return Hit(start, stop, entity, score, more.get("recogniser", "x"), more.get("keep", ""))


def test_an_email_swallows_the_name_in_it() -> None:
    found = merged([hit(0, 4, Entity.PERSON, 0.99), hit(0, 20, Entity.EMAIL)])
    assert [h.entity for h in found] == [Entity.EMAIL]


def test_an_address_swallows_its_postcode() -> None:
    found = merged([hit(15, 22, Entity.POSTCODE, 0.9), hit(0, 22, Entity.ADDRESS)])
    assert [h.entity for h in found] == [Entity.ADDRESS]


def test_two_views_of_one_person_become_the_longer() -> None:
    found = merged([hit(0, 9, Entity.PERSON, 0.9), hit(4, 15, Entity.PERSON, 0.8)])
    assert [(h.start, h.stop) for h in found] == [(0, 15)]


def test_the_roll_wins_over_everything() -> None:
    found = merged([hit(0, 9, Entity.PERSON, 0.99, recogniser="roll"), hit(0, 30, Entity.ADDRESS)])
    assert [h.recogniser for h in found] == ["roll"]


def test_a_kept_address_never_takes_a_person_along() -> None:
    kept = hit(0, 30, Entity.ADDRESS, keep="organisation-address")
    found = merged([kept, hit(20, 30, Entity.PERSON, 0.95)])
    assert [(h.entity, h.start, h.stop) for h in found] == [
        (Entity.ADDRESS, 0, 20),
        (Entity.PERSON, 20, 30),
    ]


def test_a_passage_may_hold_a_name() -> None:
    found = merged([hit(0, 30, Entity.SENSITIVE_DETAIL), hit(5, 9, Entity.PERSON)])
    assert len(found) == 2
