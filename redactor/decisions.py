"""A reviewer's decisions, as the review page or a person writes them down (``--decisions``).

::

    {"schema": 1,
     "decisions": [{"source": "<sha256>", "target": "p3", "action": "keep",
                    "reason": "governor", "audience": "public"}]}

``target`` is the id of a finding, a person (all their mentions) or a section of that
source; ``report.jsonl`` and ``explain --json`` list them. ``audience`` may be left out and
is then "public". The source is named by its digest, so that a decision never
applies to a changed paper.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from redactor.document import Action, Decision
from redactor.errors import UsageError

SCHEMA = 1
_KEYS = frozenset({"source", "target", "action", "reason", "audience", "by", "date", "note"})
_DIGEST = re.compile(r"[0-9a-f]{64}")
_TARGET = re.compile(r"[a-z]{1,3}\d{1,9}")
_REASON = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,40}")
_AUDIENCE = re.compile(r"[a-z][a-z0-9-]{0,40}")
_ADVICE = "Correct the file given with --decisions and run again."


@dataclass(frozen=True, slots=True)
class Review:
    """Decisions by source digest and audience."""

    by_source: Mapping[str, Mapping[str, tuple[Decision, ...]]] = field(default_factory=dict)

    def for_source(self, sha256: str) -> Mapping[str, tuple[Decision, ...]]:
        """What was decided about this source, by audience."""
        return self.by_source.get(sha256, {})


def read_review(data: bytes) -> Review:
    """Read a file of decisions. Raises UsageError with the number of the wrong entry."""
    try:
        untrusted_table = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise UsageError("The file of decisions is not JSON.", advice=_ADVICE) from None
    if not isinstance(untrusted_table, dict) or untrusted_table.get("schema") != SCHEMA:
        raise UsageError(f"The file of decisions must say schema = {SCHEMA}.", advice=_ADVICE)
    untrusted_entries = untrusted_table.get("decisions")
    if not isinstance(untrusted_entries, list):
        raise UsageError("The file of decisions has no list of decisions.", advice=_ADVICE)
    found: dict[str, dict[str, tuple[Decision, ...]]] = {}
    for number, untrusted_entry in enumerate(untrusted_entries, start=1):
        source, audience, decision = _entry(untrusted_entry, number)
        of_source = found.setdefault(source, {})
        of_source[audience] = (*of_source.get(audience, ()), decision)
    return Review(found)


def _entry(untrusted_entry: object, number: int) -> tuple[str, str, Decision]:
    if not isinstance(untrusted_entry, dict) or not untrusted_entry.keys() <= _KEYS:
        raise UsageError(f"Decision {number} has keys that are not known.", advice=_ADVICE)

    def text(key: str, pattern: re.Pattern[str], default: str | None = None) -> str:
        value = untrusted_entry.get(key, default)
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise UsageError(f"Decision {number} has no valid {key}.", advice=_ADVICE)
        return value

    try:
        action = Action(untrusted_entry.get("action", ""))
    except ValueError:
        valid = ", ".join(Action)
        raise UsageError(
            f"Decision {number} has an action that is none of {valid}.", advice=_ADVICE
        ) from None
    decision = Decision(
        target=text("target", _TARGET),
        action=action,
        reason=text("reason", _REASON, "reviewed"),
        rule="review",
        by="reviewer",
    )
    return text("source", _DIGEST), text("audience", _AUDIENCE, "public"), decision
