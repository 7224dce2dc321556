"""A tiny paper builder: lines to blocks, marked names to findings. No format, no model."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from redactor.document import (
    Block,
    BlockKind,
    Cell,
    Document,
    Entity,
    Finding,
    KnownPerson,
    Person,
    Source,
    Span,
    Stance,
)
from redactor.people import resolve


@dataclass(frozen=True)
class Result:
    """A resolved document, asked by the words of a name."""

    document: Document

    def people(self, words: str) -> list[Person]:
        """Everybody one of whose mentions has these words."""
        return [p for p in self.document.people if words in self.words(p)]

    def words(self, person: Person) -> list[str]:
        """The words of a person's mentions in order."""
        found = {f.id: f for f in self.document.findings}
        return [self.document.text_of(found[m.finding].span) for m in person.mentions]

    def one(self, words: str) -> Person:
        """The only person with a mention of these words."""
        (person,) = self.people(words)
        return person

    def official(self, words: str) -> bool:
        """Whether everybody so named is an office-holder."""
        people = self.people(words)
        assert people, f"nobody is called {words!r}"
        return all(person.official for person in people)

    def private(self, words: str) -> bool:
        """Whether nobody so named is an office-holder."""
        people = self.people(words)
        assert people, f"nobody is called {words!r}"
        return not any(person.official for person in people)

    def stance(self, words: str, at: int = -1) -> Stance:
        """The stance of the last (or another) mention with these words."""
        found = {f.id: f for f in self.document.findings}
        mentions = [
            (found[m.finding].span.block, found[m.finding].span.start, m.stance)
            for p in self.document.people
            for m in p.mentions
            if self.document.text_of(found[m.finding].span) == words
        ]
        return sorted(mentions, key=lambda row: row[:2])[at][2]

    def found(self, recogniser: str) -> list[str]:
        """The words that a recogniser of this name covers."""
        return [
            self.document.text_of(f.span)
            for f in self.document.findings
            if f.recogniser == recogniser
        ]

    def details(self) -> list[str]:
        """The private reasons covered."""
        return [
            self.document.text_of(f.span)
            for f in self.document.findings
            if f.entity is Entity.SENSITIVE_DETAIL
        ]


_MARK = re.compile(r"\{([^}]*)\}")


def paper(*lines: str, family: str = "minutes", subtype: str | None = None) -> Document:
    """Lines as paragraphs; what stands in {braces} is a PERSON finding."""
    blocks: list[Block] = []
    findings: list[Finding] = []
    offset = 0
    for line in lines:
        add(blocks, findings, line, offset)
        offset += len(blocks[-1].text) + 1
    return finish(blocks, findings, family, subtype)


def table(
    *rows: tuple[str, ...], before: tuple[str, ...] = (), family: str = "minutes", after: str = ""
) -> Document:
    """Rows of cells after some paragraphs; a cell with line breaks is several paragraphs."""
    blocks: list[Block] = []
    findings: list[Finding] = []
    for line in before:
        add(blocks, findings, line, 0)
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            for part in text.split("\n"):
                add(blocks, findings, part, 0)
                blocks[-1] = replace(blocks[-1], kind=BlockKind.CELL, cell=Cell(0, number, column))
    if after:
        add(blocks, findings, after, 0)
    return finish(blocks, findings, family, None)


def add(blocks: list[Block], findings: list[Finding], line: str, offset: int) -> None:
    """One more paragraph."""
    text, at = "", 0
    for match in _MARK.finditer(line):
        text += line[at : match.start()]
        start = len(text)
        text += match[1]
        at = match.end()
        span = Span(len(blocks), start, len(text))
        findings.append(Finding(f"f{len(findings)}", span, Entity.PERSON, 0.9, "names"))
    text += line[at:]
    blocks.append(Block(len(blocks), BlockKind.PARAGRAPH, text, (), offset))


def finish(
    blocks: list[Block], findings: list[Finding], family: str, subtype: str | None
) -> Document:
    """The document of these blocks and findings."""
    return Document(
        source=Source("text/plain", b"x", "paper.txt"),
        blocks=tuple(blocks),
        family=family,
        subtype=subtype,
        findings=tuple(findings),
    )


def resolved(document: Document, *known: KnownPerson) -> Result:
    """The document after `people.resolve`."""
    return Result(resolve(replace(document, known=known)))
