"""Release profiles: rules as data, read strictly.

A profile is a TOML file of this package (``profiles/``). Its rules are tried from above;
the first whose conditions all hold decides. The last rule must hold always, so that
nothing is kept because nobody thought of it. An unknown profile is refused
(``rules.md`` 000-18).
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from redactor.document import Action, Entity, Role, Stance
from redactor.errors import ConfigError, UsageError
from redactor.labelling.topics import topic_names

SCHEMA = 1
CODES = frozenset("PFSHGCLX")
LOOKS = frozenset({"login-link"})
PLACES = frozenset({"cover"})
KEPT = frozenset({"any", "unlisted"})
_TOP = ("schema", "name", "version", "description", "audience", "outside", "merge_codes",
        "always_public", "section", "rule")  # fmt: skip
_SECTION = ("id", "cites", "action", "reason", "cue", "sure")
_RULE = ("id", "cites", "action", "reason", "entity", "role", "official", "stance", "cue", "part",
         "kept", "beside", "beside_nobody", "topic", "family", "subtype", "place", "listed",
         "looks", "recogniser", "score_from")  # fmt: skip


@dataclass(frozen=True, slots=True)
class SectionRule:
    """What happens to a confidential section. An empty condition always holds."""

    id: str
    cites: tuple[str, ...]
    action: Action
    reason: str
    cue: frozenset[str]
    sure: bool | None


@dataclass(frozen=True, slots=True)
class Rule:
    """What happens to a finding. An empty or None condition always holds."""

    id: str
    cites: tuple[str, ...]
    action: Action
    reason: str
    entity: frozenset[Entity]
    role: frozenset[Role]
    stance: frozenset[Stance]
    official: bool | None
    cue: bool | None
    listed: bool | None
    part: int | None
    kept: str
    beside: frozenset[Role]
    beside_nobody: bool
    topic: frozenset[str]
    family: frozenset[str]
    subtype: frozenset[str]
    place: str
    looks: frozenset[str]
    recogniser: frozenset[str]
    score_from: float


@dataclass(frozen=True, slots=True)
class Profile:
    """A checked profile. ``outside`` says what becomes of all that is not Part 2: keep or cut."""

    name: str
    version: str
    description: str
    audience: str
    outside: str
    merge_codes: Mapping[str, str]
    always_public: frozenset[str]
    sections: tuple[SectionRule, ...]
    rules: tuple[Rule, ...]


def profile_names() -> tuple[str, ...]:
    """The profiles that come with the product."""
    folder = files("redactor.policy").joinpath("profiles")
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name[:-5] for name in names if name.endswith(".toml")))


@cache
def load_profile(name: str) -> Profile:
    """The profile of this name. Raises UsageError for an unknown one, ConfigError for a bad one."""
    if name not in profile_names():
        raise UsageError(_unknown("release profile", name, profile_names()))
    path = files("redactor.policy").joinpath("profiles", f"{name}.toml")
    return parse_profile(path.read_text(encoding="utf-8"))


def parse_profile(text: str) -> Profile:
    """A profile from the text of its file. Raises ConfigError naming the nearest valid word."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"The profile file is not TOML: {error}.") from None
    _only(table, _TOP, "a profile file")
    if table.get("schema") != SCHEMA:
        raise ConfigError(f"The profile file must say schema = {SCHEMA}.")
    profile = Profile(
        name=_word(table, "name"),
        version=_word(table, "version"),
        description=_word(table, "description"),
        audience=_word(table, "audience"),
        outside=_one_of(table.get("outside", "keep"), ("keep", "cut"), "outside"),
        merge_codes=_merged(table.get("merge_codes", {})),
        always_public=frozenset(_list(table, "always_public")),
        sections=tuple(_section(row) for row in _rows(table, "section")),
        rules=tuple(_rule(row) for row in _rows(table, "rule")),
    )
    _check_last(profile)
    return profile


def _check_last(profile: Profile) -> None:
    last = _rule({"id": "x", "action": "refer", "reason": "P"})
    final = profile.rules[-1]
    bare = Rule(final.id, final.cites, final.action, final.reason,
                *(getattr(last, field) for field in Rule.__slots__[4:]))  # fmt: skip
    if final != bare:
        raise ConfigError("The last [[rule]] of a profile must have no condition.")
    closing = profile.sections[-1]
    if closing.cue or closing.sure is not None:
        raise ConfigError("The last [[section]] of a profile must have no condition.")


def _section(row: Mapping[str, Any]) -> SectionRule:
    _only(row, _SECTION, "a [[section]]")
    return SectionRule(
        id=_word(row, "id"),
        cites=_list(row, "cites"),
        action=_action(row),
        reason=str(row.get("reason", "")),
        cue=frozenset(_list(row, "cue")),
        sure=_claim(row, "sure"),
    )


def _rule(row: Mapping[str, Any]) -> Rule:
    _only(row, _RULE, "a [[rule]]")
    action, reason = _action(row), _word(row, "reason")
    if action is not Action.KEEP and reason not in CODES:
        raise ConfigError(_unknown("reason code", reason, CODES))
    part = row.get("part")
    if part not in (None, 1, 2):
        raise ConfigError("The condition part of a [[rule]] must be 1 or 2.")
    score = row.get("score_from", 0.0)
    if isinstance(score, bool) or not isinstance(score, int | float):
        raise ConfigError("The condition score_from of a [[rule]] must be a number.")
    kept, place = row.get("kept", ""), row.get("place", "")
    return Rule(
        id=_word(row, "id"),
        cites=_list(row, "cites"),
        action=action,
        reason=reason,
        entity=frozenset(Entity(v) for v in _members(row, "entity", set(Entity))),
        role=frozenset(Role(v) for v in _members(row, "role", set(Role))),
        stance=frozenset(Stance(v) for v in _members(row, "stance", set(Stance))),
        official=_claim(row, "official"),
        cue=_claim(row, "cue"),
        listed=_claim(row, "listed"),
        part=part,
        kept=_one_of(kept, KEPT, "kept") if kept else "",
        beside=frozenset(Role(v) for v in _members(row, "beside", set(Role))),
        beside_nobody=bool(_claim(row, "beside_nobody")),
        topic=_members(row, "topic", topic_names()),
        family=frozenset(_list(row, "family")),
        subtype=frozenset(_list(row, "subtype")),
        place=_one_of(place, PLACES, "place") if place else "",
        looks=_members(row, "looks", LOOKS),
        recogniser=frozenset(_list(row, "recogniser")),
        score_from=float(score),
    )


def _merged(value: object) -> Mapping[str, str]:
    if not isinstance(value, dict):
        raise ConfigError("merge_codes must be a table of reason codes.")
    for code in (*value, *value.values()):
        if code not in CODES:
            raise ConfigError(_unknown("reason code", str(code), CODES))
    return value


def _action(row: Mapping[str, Any]) -> Action:
    return Action(_one_of(row.get("action", ""), tuple(Action), "action"))


def _rows(table: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    rows = table.get(key)
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise ConfigError(f"The profile file must have at least one [[{key}]].")
    return rows


def _members(row: Mapping[str, Any], key: str, valid: Iterable[str]) -> frozenset[str]:
    values = _list(row, key)
    for value in values:
        if value not in valid:
            raise ConfigError(_unknown(key, value, valid))
    return frozenset(values)


def _list(row: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = row.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ConfigError(f"{key} must be a list of words.")
    return tuple(value)


def _word(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value:
        raise ConfigError(f"The profile file must give {key} as text.")
    return value


def _claim(row: Mapping[str, Any], key: str) -> bool | None:
    value = row.get(key)
    if value is not None and not isinstance(value, bool):
        raise ConfigError(f"{key} must be true or false.")
    return value


def _one_of(value: object, valid: Iterable[str], what: str) -> str:
    if not isinstance(value, str) or value not in valid:
        raise ConfigError(_unknown(what, str(value), valid))
    return value


def _only(table: Mapping[str, Any], valid: Iterable[str], where: str) -> None:
    for key in table:
        if key not in valid:
            raise ConfigError(_unknown(f"key in {where}", key, valid))


def _unknown(what: str, name: str, valid: Iterable[str]) -> str:
    choices = sorted(map(str, valid))
    near = difflib.get_close_matches(name, choices, n=1, cutoff=0.5)
    if near:
        return f"There is no {what} called {name!r}; did you mean {near[0]!r}?"
    return f"There is no {what} called {name!r}; there are: {', '.join(choices)}."
