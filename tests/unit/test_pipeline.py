"""Pipeline files: what is wrong in one is said in one sentence, with the nearest valid name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from redactor import pipeline
from redactor.errors import ConfigError, ModelError

GOOD = """
schema = 1
name = "tiny"
version = "1.0.0"
understand = ["read"]
[models]
full = "uk-names/1.0.0"
[[rendition]]
audience = "public"
profile = "website"
stages = []
"""


def load(tmp_path: Path, text: str) -> pipeline.Pipeline:
    path = tmp_path / "tiny.toml"
    path.write_text(text, encoding="utf-8")
    return pipeline.Pipeline.load(path)


def test_a_good_file_loads_with_its_digest(tmp_path: Path) -> None:
    loaded = load(tmp_path, GOOD)
    assert loaded.name == "tiny"
    assert len(loaded.sha256) == 64
    assert loaded.renditions[0].profile == "website"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("schema = 1", "schema = 2", "schema = 1"),
        ('"read"', '"raed"', "did you mean 'read'"),
        ('profile = "website"', 'profil = "website"', "did you mean 'profile'"),
        ("understand =", "understnad =", "did you mean 'understand'"),
        ("[models]", "[settings.read]\nspeed = 3\n[models]", "no setting of stage read"),
        ("[models]", "[settings.detect]\n[models]", "no stage in [settings]"),
        ("[models]", "[settings.read]\nplugins = 3\n[models]", "wrong kind of value"),
        ("full =", "quick =", "no model set called 'full'"),
        ('"uk-names/1.0.0"', '"uk-names/9.9.9"', "did you mean 'uk-names/1.0.0'"),
        ("stages = []", 'stages = ["verify"]', "needs"),
        ("stages = []", 'stages = []\nwhen = "part2"', "did you mean 'part-2'"),
        ('understand = ["read"]', 'understand = "read"', "list of names"),
        ("schema = 1", "schema =", "not TOML"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises((ConfigError, ModelError), match=re.escape(said)):
        load(tmp_path, GOOD.replace(old, new))


def test_an_unknown_pipeline_names_the_nearest() -> None:
    with pytest.raises(ConfigError, match="did you mean 'minutes'"):
        pipeline.Pipeline.load("minuets")
