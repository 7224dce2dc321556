"""What a copy says of itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from decided import finding, paper, person, section

from redactor.document import Document, Marking, Rendition, Role
from redactor.errors import ConfigError
from redactor.policy import instruments
from redactor.stages.decide import Decide
from redactor.stages.label import LabelCopy

LONG = "The board noted the report and thanked everybody for the work. " * 40
MINUTES = "approved-part-1-minutes"


def document(*, title: str = "Minutes of the Finance Committee, 9 March 2027",
             text: str = LONG) -> Document:  # fmt: skip
    made = paper(title, "Idris came.", text, "PART 2", "Pay was agreed.", subtype=MINUTES)
    return replace(
        made,
        findings=(finding(made, 0, "Idris"),),
        people=(person(0, Role.PUPIL, "f0"),),
        sections=(section(0, 3, 4),),
    )


def labelled(source: Document, audience: str = "public", profile: str = "website",
             **settings: str) -> Rendition:  # fmt: skip
    return LabelCopy(**settings)(Decide()(Rendition(audience, profile, source)))


def marking(source: Document, **settings: str) -> Marking:
    label = labelled(source, **settings).label
    assert label is not None
    return label.marking


def test_the_public_notice_says_what_was_removed_and_why() -> None:
    found = marking(document())
    assert found.notice == (
        "PUBLISHED COPY. Minutes of the finance committee, 9 March 2027. "
        "Some material has been removed: 2 passages. Codes: P pupil. "
        "Confidential items were recorded separately and are not published. "
        "Ask the school office for this in another format, or about a redaction. Label: PUBLIC.",
    )
    assert (found.header, found.footer, found.tint) == ("", "Published copy", "")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"body": "maintained-england"}, "(SI 2013/1624 reg 15(3))"),
        ({"body": "academy", "article": "125"}, "(article 125 of the articles of association)"),
        ({"body": "wales"}, "(WSI 2005/2914 reg 48(2))"),
    ],
)
def test_the_instrument_of_the_body_is_named(settings: dict[str, str], said: str) -> None:
    assert f"not published {said}." in marking(document(), **settings).notice[0]
    assert settings["body"] in instruments()


@pytest.mark.parametrize("settings", [{"body": "college"}, {"body": "academy"}])
def test_a_body_without_an_instrument_is_refused(settings: dict[str, str]) -> None:
    with pytest.raises(ConfigError):
        labelled(document(), **settings)


def test_a_tiny_paper_gives_a_band_for_the_count() -> None:
    notice = marking(document(text="Short."))
    assert "fewer than 10 passages" in notice.notice[0]


def test_a_draft_says_so_on_every_page() -> None:
    found = marking(document(title="DRAFT minutes of the Governing Body"))
    assert found.header == "DRAFT"
    assert "DRAFT" in found.notice[0]


def test_a_copy_with_nothing_removed_says_so() -> None:
    found = marking(paper("Bullying Policy", LONG, family="policy", subtype="policy"))
    assert found.notice == ("PUBLISHED COPY. Policy. No passage has been removed. Label: PUBLIC.",)


def test_the_confidential_copy_is_pink_in_colour_and_in_words() -> None:
    label = labelled(document(), "confidential", "part2-record").label
    assert label is not None
    found = label.marking
    assert found.header == "CONFIDENTIAL – PINK PAPER"
    assert found.tint == "FBE3EC"
    assert "CONFIDENTIAL-STAFF" in found.footer
    assert "Pink paper" in found.notice[0]
    assert any("destroy after the meeting" in line for line in found.notice)


@pytest.mark.parametrize("profile", ["website", "part2-record"])
def test_no_notice_promises_or_tells_anything_personal(profile: str) -> None:
    label = labelled(
        document(), "public" if profile == "website" else "confidential", profile
    ).label
    assert label is not None
    said = " ".join((label.marking.header, label.marking.footer, *label.marking.notice)).lower()
    for word in ("anonym", "safe", "idris", "paper.txt", "redactor", "guarantee"):
        assert word not in said.replace("safeguarding", "")


def test_a_withheld_copy_carries_the_label_of_the_source() -> None:
    source = paper("Exclusion panel", LONG, family="pack", subtype="exclusion-panel-pack")
    rendition = labelled(source)
    assert rendition.withheld == "confidential-document"
    assert rendition.label is not None
    assert rendition.label.level.name == "RESTRICTED"


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Minutes of the Finance and Premises Committee", "Minutes of the finance and premises "),
        ("Minutes of the Hargreaves Memorial Committee", "PUBLISHED COPY. Minutes. "),
        ("Minutes of the Full Governing Body", "Minutes of the full governing board. "),
    ],
)
def test_a_board_is_named_in_words_of_our_own_only(title: str, said: str) -> None:
    assert said in marking(document(title=title)).notice[0]
