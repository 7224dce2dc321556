"""The five seed policies: full of trigger words, and public throughout (rules.md section 2)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from golden_papers import SHARED, Result, run, words_of

from redactor.document import Level, Role

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared: the seed policies"),
]
SEEDS = sorted((SHARED / "seeds").glob("*.txt")) if SHARED.exists() else []
_RESULTS: dict[Path, Result] = {}


def result_of(path: Path) -> Result:
    """The seed through the pipeline, once."""
    if path not in _RESULTS:
        _RESULTS[path] = run(path.name, path.read_bytes())
    return _RESULTS[path]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem[:3])
def test_a_seed_is_a_public_policy_without_part_2_needs_shared(seed: Path) -> None:
    document = result_of(seed).document
    assert document.family == "policy"
    assert document.label is not None
    assert document.label.level is Level.PUBLIC
    assert document.sections == ()
    assert set(result_of(seed).copies) == {"public"}


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem[:3])
def test_a_seed_holds_no_pupil_and_nothing_is_removed_needs_shared(seed: Path) -> None:
    result = result_of(seed)
    assert [p for p in result.document.people if p.role in (Role.PUPIL, Role.PARENT)] == []
    public = result.copies["public"]
    assert [d for d in public.decisions if d.action.removes] == []
    assert public.clean


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem[:3])
def test_every_line_of_a_seed_is_still_in_its_copy_needs_shared(seed: Path) -> None:
    copy = words_of(result_of(seed).copies["public"].output or b"")
    source = seed.read_text(encoding="utf-8-sig")
    lines = [line for line in re.split(r"\s*\n\s*", source) if line.strip()]
    assert [line for line in lines if line.strip() not in copy] == []
