"""Policy: what each audience may see, decided by release profiles that are data."""

from redactor.policy.decide import decide
from redactor.policy.notice import instruments, marking_for
from redactor.policy.profile import Profile, load_profile, profile_names
from redactor.policy.tokens import replacements, stub

__all__ = [
    "Profile",
    "decide",
    "instruments",
    "load_profile",
    "marking_for",
    "profile_names",
    "replacements",
    "stub",
]
