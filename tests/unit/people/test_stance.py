"""Actor or subject, and the private reason that goes alone."""

from __future__ import annotations

import pytest
from people_papers import paper, resolved

from redactor.document import Stance

BOARD = "Present: Ann Oke (Chair), Mr Peter Quill, Mrs Lola Abara (Headteacher), Ms Jo Tarn"


@pytest.mark.parametrize(
    "line",
    [
        "Mrs {Abara} presented the SEND report.",
        "Mrs {Abara} presented the pay policy and the sickness absence data.",
        "Ms {Abara} asked about the suspension policy.",
        "The pay committee is {Abara}.",
        "In Mrs {Abara}'s absence the clerk took the chair.",
        "In the absence of Mrs {Abara}, the item was deferred.",
        "Mrs {Abara} led the disciplinary panel training.",
        "Mrs {Abara} has resigned due to ill health and was thanked.",
    ],
)
def test_somebody_acting_in_office_is_an_actor(line: str) -> None:
    assert resolved(paper(BOARD, line)).stance("Abara") is Stance.ACTOR


@pytest.mark.parametrize(
    "line",
    [
        "Mrs {Abara}'s phased return was agreed.",
        "Mrs {Abara} is on maternity leave until May.",
        "A grievance against Mrs {Abara} was received.",
        "Mrs {Abara}’s pay progression was approved.",
        "Mrs {Abara} left while her pay was discussed.",
        "The capability of Mrs {Abara} was discussed.",
        "Mrs {Abara} has been suspended.",
    ],
)
def test_somebody_whose_employment_is_discussed_is_the_subject(line: str) -> None:
    assert resolved(paper(BOARD, line)).stance("Abara") is Stance.SUBJECT


def test_an_office_holder_who_comes_as_a_parent_is_unclear() -> None:
    result = resolved(paper(BOARD, "Mr {Quill} attended as the parent of {Sam}."))
    assert result.official("Quill")
    assert result.stance("Quill") is Stance.UNCLEAR
    assert result.private("Sam")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Apologies from Mr {Quill}, who is in hospital", ", who is in hospital"),
        (
            "Apologies were received from Mr {Quill} due to illness and were accepted.",
            " due to illness",
        ),
        ("Apologies: {Peter Quill} (unwell), {Jo Tarn} (work)", " (unwell)"),
        ("Mr {Quill} has resigned due to ill health and was thanked.", " due to ill health"),
        (
            "Apologies: {Peter Quill}, who is recovering from surgery, and {Jo Tarn} (work)",
            ", who is recovering from surgery",
        ),
    ],
)
def test_a_private_reason_goes_and_the_name_stays(line: str, reason: str) -> None:
    result = resolved(paper(BOARD, line))
    assert result.details() == [reason]
    assert result.stance("Quill" if "Mr {" in line else "Peter Quill") is Stance.ACTOR


def test_a_reason_of_work_is_not_private() -> None:
    assert resolved(paper(BOARD, "Apologies from Mr {Quill} due to work.")).details() == []
