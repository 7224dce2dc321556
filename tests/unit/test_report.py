from __future__ import annotations

from redactor.document import (
    Action,
    Block,
    BlockKind,
    Check,
    Cut,
    Decision,
    Document,
    Entity,
    Finding,
    Redaction,
    Rendition,
    Section,
    Source,
    Span,
)
from redactor.report import Outcome, copy_of, section_rows

KINDS = [
    (BlockKind.PARAGRAPH, False),
    (BlockKind.PARAGRAPH, False),
    (BlockKind.COMMENT, True),
    (BlockKind.PROPERTY, True),
    (BlockKind.FILE_NAME, True),
]
BLOCKS = tuple(
    Block(number, kind, "Ottoline", (), offset=number * 9, hidden=hidden)
    for number, (kind, hidden) in enumerate(KINDS)
)
FINDINGS = tuple(
    Finding(f"f{number}", Span(number, 0, 8), Entity.PERSON, 0.9, "toy") for number in range(5)
)
DOCUMENT = Document(
    Source("text/plain", b"", "Ottoline.txt"),
    blocks=BLOCKS,
    findings=FINDINGS,
    sections=(Section("s0", 1, 3, 2, "part-heading", "document-end", sure=False),),
)


def rendition(action: Action) -> Rendition:
    decisions = [Decision(finding.id, action, "P", "r") for finding in FINDINGS]
    return Rendition(
        "public",
        "website",
        DOCUMENT,
        decisions=(Decision("s0", action, "P", "r"), *decisions),
        redactions=(Redaction("f0", (), "[pupil 1]"), Redaction("f9", (), "Ottoline")),
        cuts=(Cut("s0", 1, 3),),
        checks=(Check("text-gone", "bytes", True),),
    )


def test_what_is_in_a_cut_section_or_a_hidden_place_is_not_counted_as_redacted() -> None:
    copy = copy_of(
        rendition(Action.REDACT), outcome=Outcome.PUBLISHED, reason="", file="public/a.txt"
    )
    assert copy.redacted == (("PERSON", 2),)
    assert copy.hidden == 2
    assert copy.cuts == 1


def test_only_constant_tokens_are_quoted() -> None:
    copy = copy_of(rendition(Action.REDACT), outcome=Outcome.PUBLISHED, reason="", file="")
    assert copy.tokens == (("[pupil 1]", 1),)


def test_a_section_that_is_referred_is_one_row_and_hidden_places_are_none() -> None:
    copy = copy_of(rendition(Action.REFER), outcome=Outcome.PUBLISHED, reason="", file="")
    assert [(item.target, item.entity, item.where) for item in copy.referrals] == [
        ("f0", "PERSON", "paragraph 1"),
        ("s0", "SECTION", "paragraph 2"),
        ("f4", "PERSON", "file name"),
    ]


def test_a_section_is_told_by_what_a_reader_sees_of_it() -> None:
    (row,) = section_rows(DOCUMENT)
    assert (row.start, row.end, row.where) == (9, 35, "paragraph 2 to paragraph 2")


def test_nothing_of_the_text_is_in_the_repr_of_a_copy() -> None:
    copy = copy_of(rendition(Action.REFER), outcome=Outcome.PUBLISHED, reason="", file="")
    assert "Ottoline" not in repr(copy)
