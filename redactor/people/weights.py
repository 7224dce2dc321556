"""How much each kind of evidence counts: the scorer's only numbers, in one place.

Keys are evidence kinds. A person is an office-holder when the public weights reach
`OFFICIAL` and no private evidence stands against them (``people.md`` sections 1 and 2).
"""

from __future__ import annotations

from typing import Final

OFFICIAL: Final = 2.0
"""Public weight that makes somebody official."""
STRONG: Final = 4.0
"""Weight from which evidence is a plain statement, not a hint."""
CERTAIN: Final = 6.0
"""Weight that hints of the other kind do not overturn."""

PUBLIC: Final[dict[str, float]] = {
    "staff-list": 10.0,
    "attendance": 6.0,
    "attendance-table": 6.0,
    "office-in-brackets": 5.0,
    "office-apposition": 4.0,
    "office-after-comma": 2.0,
    "table-header": 4.0,
    "action-owner": 3.0,
    "office-table": 3.0,
    "lead-in-brackets": 2.0,
    "agent": 2.0,
    "agent-first-name": 1.0,
    "acts-in-office": 4.0,
    "acts": 2.0,
    "acts-talk": 1.5,
    "acts-weak": 1.0,
    "acts-in-report": 1.0,
    "acts-first-name": 1.0,
    "acts-stranger": 0.75,
    "speaker": 1.0,
    "author-line": 2.0,
    "at-work": 2.0,
    "correction": 2.0,
    "action-line": 3.0,
    "signature": 4.0,
    "title-of-office": 2.0,
    "title-in-school-paper": 2.0,
    "title-in-report": 0.9,
    "title-in-minutes": 2.0,
    "policy-officer": 2.0,
    "public-figure": 3.0,
    "class-teacher": 4.0,
    "teaching": 2.0,
    "of-organisation": 2.0,
    "staff-section": 2.0,
    "governor-section": 2.0,
    "office-section": 1.0,
}

PRIVATE: Final[dict[str, float]] = {
    "roll": 10.0,
    "pupil-word": 5.0,
    "year-or-class": 5.0,
    "year-before": 2.0,
    "record-next-to-it": 5.0,
    "child-of": 5.0,
    "child-thing": 3.0,
    "parent-word": 5.0,
    "parent-salutation": 5.0,
    "relative-in-sentence": 2.0,
    "private-word": 4.0,
    "private-life": 3.0,
    "praise": 3.0,
    "pupil-table": 5.0,
    "pupil-section": 2.0,
    "pupil-paper": 2.0,
    "pupil-word-in-sentence": 1.0,
    "child-professional": 4.0,
}
"""Weights of evidence for somebody private; ``child-professional`` speaks for a professional
whose name would lead to a child, so it takes the name out of the public ones."""
