from __future__ import annotations

import json

import pytest

from redactor.decisions import read_review
from redactor.document import Action
from redactor.errors import UsageError

DIGEST = "ab" * 32


def entry(**changes: object) -> dict[str, object]:
    return {"source": DIGEST, "target": "p3", "action": "keep"} | changes


def data(*entries: object) -> bytes:
    return json.dumps({"schema": 1, "decisions": entries}).encode()


def test_decisions_are_found_by_source_and_audience() -> None:
    review = read_review(
        data(entry(), entry(target="f1", action="redact", audience="confidential"))
    )
    (public,) = review.for_source(DIGEST)["public"]
    (confidential,) = review.for_source(DIGEST)["confidential"]
    assert (public.target, public.action, public.by) == ("p3", Action.KEEP, "reviewer")
    assert (confidential.target, confidential.action) == ("f1", Action.REDACT)
    assert review.for_source("cd" * 32) == {}


def test_who_decided_is_not_carried_on() -> None:
    review = read_review(data(entry(by="Ottoline Prydderch", note="Prydderch asked")))
    (decision,) = review.for_source(DIGEST)["public"]
    assert "Prydderch" not in repr(decision)


@pytest.mark.parametrize(
    "wrong",
    [
        b"\xff",
        b"{",
        b"[]",
        b'{"schema": 2}',
        b'{"schema": 1}',
        data("Ottoline"),
        data(entry(action="publish")),
        data(entry(source="Ottoline")),
        data(entry(target="Ottoline Prydderch")),
        data(entry(reason="Ottoline Prydderch said so")),
        data(entry(pupil="Ottoline")),
        data({"action": "keep"}),
    ],
)
def test_a_wrong_file_of_decisions_is_refused_without_quoting_it(wrong: bytes) -> None:
    with pytest.raises(UsageError):
        read_review(wrong)
