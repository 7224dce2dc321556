"""Ask pycanon for k, l and the rows at risk of invented tables, and keep its answers.

pycanon pins every library it uses, so it cannot be installed beside redactor. In an
environment of its own (``pip install pycanon polars``) run from the repository's folder
``python scripts/peer_anonymity.py``; tests compare our figures with the file it writes.
"""

from __future__ import annotations

import json
import random
from importlib.metadata import version
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "tests" / "golden" / "peer_anonymity.json"
QUASI = ["year", "sex", "ethnicity", "area", "born"]
SENSITIVE = "sen"


def rows(seed: int, count: int) -> list[dict[str, str]]:
    """Invented pupils by quasi-identifiers and one sensitive value; the same for one seed."""
    draw = random.Random(seed)  # noqa: S311 - invented data
    return [
        {
            "year": str(draw.randint(1, 2 + seed)),
            "sex": draw.choice("MF"),
            "ethnicity": draw.choice(["White", "Asian", "Black"][: 1 + seed % 3]),
            "area": draw.choice(["SK1", "SK2"]),
            "born": str(draw.randint(2010, 2010 + seed)),
            "sen": draw.choice(["SEN", "No SEN", "No SEN"]),
        }
        for _ in range(count)
    ]


TABLES = [(1, 200), (2, 300), (3, 500), (4, 1000), (5, 2000), (6, 5000)]


def main() -> None:
    """Write pycanon's figures for every table."""
    import pandas as pd
    from pycanon import anonymity
    from pycanon.anonymity.utils.aux_anonymity import get_equiv_class

    found = []
    for seed, count in TABLES:
        frame = pd.DataFrame(rows(seed, count))
        classes = [len(group) for group in get_equiv_class(frame, QUASI)]
        found.append(
            {
                "seed": seed,
                "count": count,
                "k": int(anonymity.k_anonymity(frame, QUASI)),
                "l": int(anonymity.l_diversity(frame, QUASI, [SENSITIVE])),
                "groups": len(classes),
                "at_risk": sum(size for size in classes if size < 5),
            }
        )
    text = json.dumps({"pycanon": version("pycanon"), "tables": found}, indent=1)
    TARGET.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
