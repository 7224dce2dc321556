"""Profiles are data, read strictly; an unknown one is refused."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from redactor.errors import ConfigError, UsageError
from redactor.labelling.doctypes import FAMILIES
from redactor.policy import load_profile, profile_names
from redactor.policy.profile import parse_profile

GOOD = """
schema = 1
name = "x"
version = "1.0.0"
description = "x"
audience = "public"
outside = "keep"
[[section]]
id = "002-16"
action = "redact"
[[rule]]
id = "000-23"
entity = ["PERSON"]
role = ["PUPIL"]
action = "redact"
reason = "P"
[[rule]]
id = "004-09"
action = "refer"
reason = "P"
"""


@pytest.mark.parametrize("name", profile_names())
def test_every_shipped_profile_loads_and_is_named_as_its_file(name: str) -> None:
    profile = load_profile(name)
    assert profile.name == name
    assert {family for rule in profile.rules for family in rule.family} <= set(FAMILIES)


@pytest.mark.parametrize("name", profile_names())
def test_every_rule_cites_a_clause(name: str) -> None:
    profile = load_profile(name)
    clause = re.compile(r"^(?:\d{3}-\d\d[a-z]?|(?:people|part2|rules|labels|law)\.md [\w() .]+)$")
    for rule in (*profile.rules, *profile.sections):
        for cited in (rule.id, *rule.cites):
            assert clause.match(cited), cited


def test_a_good_profile_is_read() -> None:
    assert len(parse_profile(GOOD).rules) == 2


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('role = ["PUPIL"]', 'role = ["PUPILS"]', "did you mean 'PUPIL'?"),
        ('entity = ["PERSON"]', 'entity = ["PERSONS"]', "did you mean 'PERSON'?"),
        ('entity = ["PERSON"]', 'entitty = ["PERSON"]', "did you mean 'entity'?"),
        ('action = "redact"\nreason', 'action = "redcat"\nreason', "did you mean 'redact'?"),
        ('reason = "P"\n[[', 'reason = "Q"\n[[', "There is no reason code called 'Q'"),
        ('audience = "public"', "", "must give audience as text"),
        ("schema = 1", "schema = 9", "schema = 1"),
        ('outside = "keep"', 'outside = "maybe"', "There is no outside called 'maybe'"),
        ('id = "004-09"', 'id = "004-09"\npart = 1', "must have no condition"),
        ('id = "004-09"', 'id = "004-09"\npart = 3', "must be 1 or 2"),
        ('id = "000-23"', 'id = "000-23"\ntopic = ["helth"]', "did you mean 'health'?"),
        ('id = "000-23"', 'id = "000-23"\nofficial = "no"', "true or false"),
        ('id = "000-23"', 'id = "000-23"\nscore_from = "x"', "must be a number"),
        ('id = "002-16"', 'id = "002-16"\nsure = false', "must have no condition"),
        ('outside = "keep"', 'outside = "keep"\nmerge_codes = { G = "Z" }', "'Z'"),
        ("schema = 1", "schema = ", "is not TOML"),
    ],
)
def test_a_mistake_is_named_with_the_nearest_right_word(old: str, new: str, said: str) -> None:
    assert old in GOOD
    with pytest.raises(ConfigError) as caught:
        parse_profile(GOOD.replace(old, new, 1))
    assert said in caught.value.message


def test_an_unknown_profile_is_refused_and_the_nearest_named() -> None:
    with pytest.raises(UsageError) as caught:
        load_profile("webste")
    assert "did you mean 'website'?" in caught.value.message


def test_the_list_of_public_contacts_holds_words_only() -> None:
    path = files("redactor.policy").joinpath("profiles", "website.toml")
    words = tomllib.loads(path.read_text(encoding="utf-8"))["always_public"]
    assert all(re.fullmatch(r"[a-z]+(?:-[a-z]+)*", word) for word in words)
