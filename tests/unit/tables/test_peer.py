"""Our figures are those of pycanon on the same tables (``scripts/peer_anonymity.py``)."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import polars as pl
import pytest

from redactor.tables.groups import spread

sys.path.insert(0, str(Path(__file__).parents[3] / "scripts"))
from peer_anonymity import QUASI, SENSITIVE, TABLES, TARGET, rows

PEER = json.loads(TARGET.read_bytes())


def test_the_peer_was_asked_about_every_table() -> None:
    assert [(row["seed"], row["count"]) for row in PEER["tables"]] == TABLES


@pytest.mark.parametrize("peer", PEER["tables"], ids=lambda row: str(row["count"]))
def test_k_groups_and_rows_at_risk_are_those_of_pycanon(peer: dict[str, int]) -> None:
    frame = pl.DataFrame(rows(peer["seed"], peer["count"]))
    found = spread(frame, QUASI, k=5)
    assert (found.smallest, found.groups, found.at_risk) == (
        peer["k"], peer["groups"], peer["at_risk"],
    )  # fmt: skip


@pytest.mark.parametrize("peer", PEER["tables"], ids=lambda row: str(row["count"]))
def test_a_table_has_groups_with_one_value_exactly_where_pycanon_says_l_is_1(
    peer: dict[str, int],
) -> None:
    frame = pl.DataFrame(rows(peer["seed"], peer["count"]))
    same = spread(frame, QUASI, k=5, sensitive=[SENSITIVE], least=peer["l"] + 1).same
    none = spread(frame, QUASI, k=5, sensitive=[SENSITIVE], least=peer["l"]).same
    assert same > 0
    assert none == 0
