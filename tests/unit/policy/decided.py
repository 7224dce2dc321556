"""Documents built by hand for the tests of decisions."""

from __future__ import annotations

from redactor.document import (
    Block,
    BlockKind,
    Cell,
    Decision,
    Document,
    Entity,
    Finding,
    Mention,
    Person,
    Role,
    Section,
    Source,
    Span,
    Stance,
)
from redactor.policy import decide


def block(number: int, text: str, *, cell: Cell | None = None) -> Block:
    """A paragraph, or a cell."""
    kind = BlockKind.CELL if cell else BlockKind.PARAGRAPH
    return Block(number, kind, text, (), cell=cell)


def paper(*texts: str, family: str = "minutes", subtype: str | None = None) -> Document:
    """A document with a paragraph for each text."""
    return Document(
        Source("text/plain", b"", "paper.txt"),
        blocks=tuple(block(n, text) for n, text in enumerate(texts)),
        family=family,
        subtype=subtype,
    )


def finding(
    document: Document,
    number: int,
    words: str,
    entity: Entity = Entity.PERSON,
    *,
    keep: str = "",
    score: float = 0.9,
    group: str = "",
    recogniser: str = "test",
    nth: int = 0,
) -> Finding:
    """Finding f``number`` on the ``nth`` block that holds the words."""
    home = [b for b in document.blocks if words in b.text][nth]
    start = home.text.index(words)
    span = Span(home.id, start, start + len(words))
    return Finding(f"f{number}", span, entity, score, recogniser, keep=keep, group=group)


def person(
    number: int,
    role: Role,
    *findings: str,
    official: bool = False,
    stance: Stance = Stance.UNCLEAR,
    cue: bool = False,
    listed: bool = False,
) -> Person:
    """Person p``number`` with these findings."""
    place = Span(0, 0, 1) if cue else None
    mentions = tuple(Mention(target, stance, place) for target in findings)
    return Person(f"p{number}", role, mentions, official=official, listed=listed)


def section(number: int, first: int, last: int, *, cue: str = "part-heading",
            sure: bool = True) -> Section:  # fmt: skip
    """Confidential section s``number``."""
    return Section(f"s{number}", first, last, 2, cue, "end", sure=sure)


def outcomes(document: Document, profile: str = "website",
             overrides: tuple[Decision, ...] = ()) -> dict[str, tuple[str, str]]:  # fmt: skip
    """Target to (action, reason)."""
    decisions = decide(document, profile=profile, overrides=overrides)
    return {d.target: (d.action.value, d.reason) for d in decisions}
