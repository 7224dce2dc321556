"""Policy: what each audience may see, decided by release profiles that are data."""

from redactor.policy.decide import decide
from redactor.policy.profile import Profile, load_profile, profile_names
from redactor.policy.tokens import replacements, stub

__all__ = ["Profile", "decide", "load_profile", "profile_names", "replacements", "stub"]
