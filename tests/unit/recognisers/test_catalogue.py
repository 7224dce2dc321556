"""The catalogue of identifiers that the domain notes hold, every kind with its own examples."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from finding import findings, paragraphs, table

from redactor.document import Entity
from redactor.recognisers.forms import kind_of

CATALOGUE = Path(__file__).parents[4] / "shared" / "domain" / "identifiers.json"
pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not CATALOGUE.exists(), reason="needs ../shared: the catalogue"),
]
ENTRIES: dict[str, Any] = json.loads(CATALOGUE.read_text()) if CATALOGUE.exists() else {}
KINDS: list[dict[str, Any]] = ENTRIES.get("identifiers", [])

NOT_ALONE = frozenset({"Age + class / year group"})
"""A year or class is kept by itself (its own entry says so); `facts` weighs combinations."""
VALID_OTHERWISE = frozenset({"9623147856"})
"""Decoys of one kind that check as another: this "ULN" is a valid NHS number."""
PUBLIC_BY_ROLE = frozenset({"head@example.sch.uk"})


def taken(text: str) -> list[tuple[str, str]]:
    """(words, keep) of every finding in a line."""
    return [(text[f.span.start : f.span.stop], f.keep) for f in findings(paragraphs(text))]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind["name"]))
def test_every_valid_example_is_found_or_kept_as_public_needs_shared(kind: dict[str, Any]) -> None:
    public = str(kind["default_action"]) == "keep"
    for value in kind["examples_valid"]:
        if kind["name"] in NOT_ALONE:
            continue
        told = [f"{word}: {value}" for word in kind["context_words"][:1] if ":" not in value]
        found = taken((told or [value])[0])
        if public:
            assert all(keep for _, keep in found), value
        elif value not in PUBLIC_BY_ROLE:
            assert any(value in words or words in value for words, _ in found), value


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind["name"]))
def test_every_decoy_without_context_is_left_needs_shared(kind: dict[str, Any]) -> None:
    for decoy in kind["examples_invalid_or_decoy"]:
        if decoy not in VALID_OTHERWISE:
            assert taken(f"The figure {decoy.split(' (')[0]} was noted.") == [], decoy


PLAIN = frozenset(
    {
        "Name", "Pupil", "Student", "Salutation", "Addressee", "Doctor", "Photo", "Username",
        "Town", "County", "Street", "Locality", "Apartment", "Medical Practice", "Social Worker",
        "Email", "Parental Contact", "Parent/Carer",
    }
)  # fmt: skip
"""Headings whose values other recognisers find by their look, or that name a place only."""


@pytest.mark.parametrize(
    "heading", [h for h in ENTRIES.get("mis_headings", {}).get("direct", []) if h not in PLAIN]
)
def test_a_direct_heading_is_known_as_a_label_needs_shared(heading: str) -> None:
    assert kind_of(heading) is not None


def test_values_under_sensitive_headings_go_needs_shared() -> None:
    kinds = {h: kind_of(h) for h in ENTRIES["mis_headings"]["sensitive"]}
    headings = [h for h, kind in kinds.items() if kind is not None and kind[0] == "detail"]
    blocks = table(("Surname", *headings), ("Quill", *("marked so" for _ in headings)))
    taken = [f for f in findings(blocks) if f.entity is Entity.SENSITIVE_DETAIL]
    assert len(headings) >= 25
    assert len(taken) == len(headings)
