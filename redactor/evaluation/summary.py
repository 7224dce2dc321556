"""The summary of judgements: shares with 95 % intervals, in numbers only."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Sequence

from redactor.document import Entity
from redactor.evaluation.judging import Judgement, Verdict

Row = dict[str, object]
_Z = 1.96
_RESAMPLES = 1_000
_SEED = 20270513


def summary(judgements: Sequence[Judgement], *, refused: int = 0) -> Row:
    """All measures of ``interface.md``. ``refused`` papers could not be read and are not judged.

    Shares of spans and papers have Wilson's interval, shares of characters one of papers
    drawn again and again (bootstrap), since characters of one paper are not independent.
    """
    verdicts = [verdict for one in judgements for verdict in one.verdicts]
    gone = [v for v in verdicts if v.must_redact]
    kept = [v for v in verdicts if not v.must_redact]
    names = [v for v in kept if v.entity == Entity.PERSON]
    return {
        "papers": len(judgements),
        "refused": refused,
        "spans_not_found_in_the_text": sum(one.lost for one in judgements),
        "must_redact_covered": {
            "overall": _of_spans(gone),
            "by_type": _split(gone, lambda v: v.entity),
            "by_role": _split([v for v in gone if v.role], lambda v: v.role),
        },
        "papers_without_a_leak": _share(sum(not j.leaks for j in judgements), len(judgements)),
        "must_keep_names_kept": _of_spans(names),
        "must_keep_kept_by_type": _split(kept, lambda v: v.entity),
        "character_precision": _characters(judgements, lambda j: (j.rightly, j.removed)),
        "section_precision": _characters(judgements, lambda j: (j.part2_both, j.part2_found)),
        "section_recall": _characters(judgements, lambda j: (j.part2_both, j.part2_gold)),
        "label_exact": _share(sum(j.exact_level for j in judgements), len(judgements)),
        "label_too_low": _share(sum(j.under_level for j in judgements), len(judgements)),
        "document_type_right": _share(sum(j.right_family for j in judgements), len(judgements)),
    }


def _split(verdicts: Iterable[Verdict], key: Callable[[Verdict], str]) -> dict[str, Row]:
    groups: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        groups.setdefault(key(verdict), []).append(verdict)
    return {name: _of_spans(group) for name, group in sorted(groups.items())}


def _of_spans(verdicts: Sequence[Verdict]) -> Row:
    return _share(sum(v.right for v in verdicts), len(verdicts))


def _share(part: int, whole: int) -> Row:
    """A share with Wilson's 95 % interval (Wilson 1927); None when there is nothing to count."""
    if not whole:
        return {"share": None, "of": "0/0", "low": None, "high": None}
    share, square = part / whole, _Z * _Z
    middle = (share + square / (2 * whole)) / (1 + square / whole)
    spread = math.sqrt(share * (1 - share) / whole + square / (4 * whole * whole))
    half = _Z * spread / (1 + square / whole)
    return {
        "share": round(share, 4),
        "of": f"{part}/{whole}",
        "low": round(max(0.0, middle - half), 4),
        "high": round(min(1.0, middle + half), 4),
    }


def _characters(
    judgements: Sequence[Judgement], counts: Callable[[Judgement], tuple[int, int]]
) -> Row:
    pairs = [counts(judgement) for judgement in judgements]
    part, whole = (sum(pair[side] for pair in pairs) for side in (0, 1))
    if not whole:
        return {"share": None, "of": "0/0", "low": None, "high": None}
    chance = random.Random(_SEED)  # noqa: S311 - statistics, not secrets
    drawn = sorted(
        share
        for _ in range(_RESAMPLES)
        if (share := _ratio(chance.choices(pairs, k=len(pairs)))) is not None
    )
    return {
        "share": round(part / whole, 4),
        "of": f"{part}/{whole}",
        "low": round(drawn[int(0.025 * len(drawn))], 4),
        "high": round(drawn[int(0.975 * (len(drawn) - 1))], 4),
    }


def _ratio(pairs: Iterable[tuple[int, int]]) -> float | None:
    part = whole = 0
    for one, all_ in pairs:
        part, whole = part + one, whole + all_
    return part / whole if whole else None
