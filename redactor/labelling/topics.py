"""What a passage is about: word lists of ``topics.toml``, for reason codes and labels."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from redactor.labelling.plain import plain


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    path = files("redactor.labelling").joinpath("topics.toml")
    table: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))["topics"]
    return tuple((topic, _any_of(words)) for topic, words in table.items())


def _any_of(words: list[str]) -> re.Pattern[str]:
    parts = (re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in words)
    return re.compile(rf"\b(?:{'|'.join(sorted(parts, key=len, reverse=True))})\b")


def topic_names() -> frozenset[str]:
    """The topics that rules may name."""
    return frozenset(topic for topic, _ in _patterns())


@lru_cache(maxsize=4096)
def _topics_of_plain(text: str) -> frozenset[str]:
    return frozenset(topic for topic, pattern in _patterns() if pattern.search(text))


def topics_of(text: str) -> frozenset[str]:
    """The topics that the words of a text show; the text may be of any length."""
    return _topics_of_plain(plain(text))


def times(topic: str, text: str) -> int:
    """How often the words of a topic occur in a text."""
    return len(dict(_patterns())[topic].findall(plain(text)))
