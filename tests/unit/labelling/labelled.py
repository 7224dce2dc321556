"""Documents built by hand for the tests of labels."""

from __future__ import annotations

from redactor.document import (
    Block,
    BlockKind,
    Cell,
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
from redactor.labelling import document_type


def paragraphs(*lines: str, name: str = "") -> tuple[Block, ...]:
    """A paragraph a line, and the file name last."""
    blocks = [Block(n, BlockKind.PARAGRAPH, line, ()) for n, line in enumerate(lines)]
    if name:
        blocks.append(Block(len(blocks), BlockKind.FILE_NAME, name, (), hidden=True))
    return tuple(blocks)


def table(*rows: tuple[str, ...], start: int = 0) -> tuple[Block, ...]:
    """The cells of a table, with ids from ``start``."""
    cells = [(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row)]
    return tuple(
        Block(start + n, BlockKind.CELL, text, (), cell=Cell(0, r, c))
        for n, (r, c, text) in enumerate(cells)
    )


class Paper:
    """A document that findings and people are put on by quoting its words."""

    def __init__(self, *blocks: Block, family: str = "", subtype: str | None = None) -> None:
        self.blocks = blocks
        self.findings: list[Finding] = []
        self.people: list[Person] = []
        self.sections: list[Section] = []
        found = document_type(blocks)
        self.family, self.subtype = (family, subtype) if family else found[:2]

    def find(
        self,
        words: str,
        entity: Entity = Entity.PERSON,
        *,
        keep: str = "",
        score: float = 0.9,
        recogniser: str = "test",
        group: str = "",
        nth: int = 0,
    ) -> str:
        """The id of a new finding on the ``nth`` block that holds the words."""
        block = [b for b in self.blocks if words in b.text][nth]
        start = block.text.index(words)
        span = Span(block.id, start, start + len(words))
        finding = Finding(
            f"f{len(self.findings)}", span, entity, score, recogniser, keep=keep, group=group
        )
        self.findings.append(finding)
        return finding.id

    def person(
        self,
        words: str,
        role: Role,
        *,
        official: bool = False,
        stance: Stance = Stance.UNCLEAR,
        cue: Span | None = None,
        listed: bool = False,
    ) -> str:
        """The id of a new person, mentioned wherever the words stand."""
        places = [b for b in self.blocks if words in b.text]
        mentions = tuple(Mention(self.find(words, nth=n), stance, cue) for n in range(len(places)))
        person = Person(f"p{len(self.people)}", role, mentions, official=official, listed=listed)
        self.people.append(person)
        return person.id

    def part_two(
        self, first: int, last: int, *, cue: str = "part-heading", sure: bool = True
    ) -> str:
        """The id of a new confidential section."""
        section = Section(f"s{len(self.sections)}", first, last, 2, cue, "end", sure=sure)
        self.sections.append(section)
        return section.id

    @property
    def document(self) -> Document:
        """The document as far as it was built."""
        return Document(
            Source("text/plain", b"", "paper.txt"),
            blocks=self.blocks,
            family=self.family,
            subtype=self.subtype,
            type_score=0.9,
            findings=tuple(self.findings),
            people=tuple(self.people),
            sections=tuple(self.sections),
        )
