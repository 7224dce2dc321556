"""A pipeline of toy stages for tests of the shell: no model, and it misbehaves when told to.

A paper is lines of utf-8. ``Name:`` before two words makes them a pupil, ``Maybe:`` one to
be referred. A line ``PART 2`` begins a confidential section that runs to the end. A line
beginning with ``DO`` says what goes wrong.
"""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from redactor.document import (
    Action,
    Anchor,
    Block,
    BlockKind,
    Check,
    Cut,
    Decision,
    Document,
    Entity,
    Finding,
    Label,
    Level,
    Mention,
    Person,
    Redaction,
    Rendition,
    Role,
    Run,
    Section,
    Span,
)
from redactor.errors import LockedDocument
from redactor.pipeline import Pipeline, RenditionPlan

PUPIL = re.compile(r"(?P<how>Name|Maybe): (?P<who>\w+ [\w-]+)")
TOML = """
schema = 1
name = "toy"
version = "1.0.0"
plugins = ["papermill"]
understand = ["toy-read", "toy-find"]
[models]
full = "{model}"
fast = "{model}"
[[rendition]]
audience = "public"
profile = "website"
stages = ["toy-decide", "toy-write", "toy-check"]
[[rendition]]
audience = "confidential"
profile = "part2-record"
when = "part-2"
stages = ["toy-decide", "toy-write", "toy-check"]
"""


def misbehave(text: str) -> None:
    for line in text.splitlines():
        match line.split():
            case ["DO", "lock"]:
                raise LockedDocument("The file has a password.")
            case ["DO", "raise", *words]:
                raise ValueError(" ".join(words))
            case ["DO", "log", *words]:
                import logging
                import warnings

                logging.getLogger("presidio-analyzer").error("found %s", words)
                warnings.warn(" ".join(words), stacklevel=1)
                sys.stdout.write(" ".join(words))
                os.write(2, " ".join(words).encode())
            case ["DO", "die"]:
                os._exit(7)
            case ["DO", "segfault"]:
                os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
            case ["DO", "wait"]:
                time.sleep(0.05)
            case ["DO", "hang"]:
                time.sleep(600)
            case ["DO", "eat"]:
                hoard = [bytearray(256 * 1024 * 1024) for _ in range(64)]
                raise AssertionError(len(hoard))
            case ["DO", "nest"]:
                misbehave(text)
            case _:
                continue


@dataclass(frozen=True, slots=True)
class ToyRead:
    name = "toy-read"
    needs = frozenset({"source"})
    gives = frozenset({"blocks"})

    def __call__(self, document: Document) -> Document:
        text = document.source.data.decode("utf-8")
        misbehave(text)
        blocks, offset = [], 0
        for number, line in enumerate(text.split("\n")):
            runs = (Run(0, len(line), Anchor("text", offset, offset + len(line))),)
            blocks.append(Block(number, BlockKind.PARAGRAPH, line, runs, offset))
            offset += len(line) + 1
        stem = PurePath(document.source.name).stem
        name = Block(len(blocks), BlockKind.FILE_NAME, stem, (), offset, hidden=True)
        source = replace(document.source, media_type="text/plain")
        return replace(document, source=source, blocks=(*blocks, name))


@dataclass(frozen=True, slots=True)
class ToyFind:
    name = "toy-find"
    needs = frozenset({"blocks"})
    gives = frozenset({"findings", "people", "sections", "family", "label"})

    def __call__(self, document: Document) -> Document:
        who = {m["who"]: m["how"] for b in document.blocks for m in PUPIL.finditer(b.text)}
        findings, people = [], []
        for name, how in who.items():
            ids = []
            for block in document.blocks:
                for match in re.finditer(re.escape(name), block.text):
                    ids.append(f"f{len(findings)}")
                    span = Span(block.id, match.start(), match.end())
                    score = 0.9 if how == "Name" else 0.4
                    findings.append(Finding(ids[-1], span, Entity.PERSON, score, "toy"))
            mentions = tuple(Mention(item) for item in ids)
            people.append(Person(f"p{len(people)}", Role.PUPIL, mentions))
        sections = tuple(
            Section("s0", block.id, len(document.blocks) - 2, 2, "part-heading", "document-end")
            for block in document.blocks
            if block.text == "PART 2"
        )
        return replace(
            document,
            findings=tuple(findings),
            people=tuple(people),
            sections=sections,
            family="minutes",
            subtype="draft-minutes-part-1",
            label=Label(Level.CONFIDENTIAL, ("PERSONAL",), ("pupil-subject",)),
        )


@dataclass(frozen=True, slots=True)
class ToyDecide:
    name = "toy-decide"
    needs = frozenset({"findings", "overrides"})
    gives = frozenset({"decisions", "label"})

    def __call__(self, rendition: Rendition) -> Rendition:
        document = rendition.document
        decisions = [Decision(s.id, Action.REDACT, "P", "t-1") for s in document.sections]
        for finding in document.findings:
            action = Action.REDACT if finding.score > 0.5 else Action.REFER
            decisions.append(Decision(finding.id, action, "P", "t-2"))
        said = {decision.target: decision for decision in rendition.overrides}
        decisions = [said.get(decision.target, decision) for decision in decisions]
        whole = any(block.text == "HEARING PACK" for block in document.blocks)
        return replace(
            rendition,
            decisions=tuple(decisions),
            label=Label(Level.PUBLIC),
            withheld="confidential-document" if whole else "",
        )


@dataclass(frozen=True, slots=True)
class ToyWrite:
    name = "toy-write"
    needs = frozenset({"decisions"})
    gives = frozenset({"redactions", "cuts", "output", "file_name"})

    def __call__(self, rendition: Rendition) -> Rendition:
        document = rendition.document
        gone = {d.target for d in rendition.decisions if d.action.removes}
        tokens = {
            mention.finding: f"[pupil {number}]"
            for number, person in enumerate(document.people, start=1)
            for mention in person.mentions
            if mention.finding in gone
        }
        text = document.source.data.decode("utf-8")
        path = PurePath(document.source.name)
        stem = path.stem
        for finding in document.findings:
            if finding.id in gone:
                words = document.text_of(finding.span)
                text = text.replace(words, tokens[finding.id])
                stem = stem.replace(words, "redacted")
        head, _, tail = text.partition("PART 2\n")
        public = rendition.audience == "public"
        redactions = tuple(Redaction(f.id, (), tokens[f.id])
                           for f in document.findings if f.id in tokens)  # fmt: skip
        cuts = tuple(Cut(s.id, s.first, s.last) for s in document.sections if public)
        if rendition.withheld:
            return replace(rendition, file_name=f"{stem}{path.suffix}")
        return replace(
            rendition,
            redactions=redactions,
            cuts=cuts,
            output=(head if public else tail).encode("utf-8"),
            file_name=f"{stem}{path.suffix}",
        )


@dataclass(frozen=True, slots=True)
class ToyCheck:
    name = "toy-check"
    needs = frozenset({"output"})
    gives = frozenset({"checks"})

    def __call__(self, rendition: Rendition) -> Rendition:
        if rendition.output is None:
            return rendition
        left = rendition.output.count(b"UNCLEAN")
        return replace(rendition, checks=(Check("text-gone", "toy", left == 0, left),))


def toy_pipeline() -> Pipeline:
    """The pipeline of `TOML`, without the registry and the model store."""
    stages = (ToyDecide(), ToyWrite(), ToyCheck())
    plans = (
        RenditionPlan("public", "website", stages),
        RenditionPlan("confidential", "part2-record", stages, "part-2"),
    )
    return Pipeline("toy", "1.0.0", "0" * 64, (), (), (ToyRead(), ToyFind()), plans)


def write_toml(folder: Path, *, model: str) -> Path:
    """The pipeline file, for runs in other processes."""
    path = folder / "toy.toml"
    path.write_text(TOML.format(model=model), encoding="utf-8")
    return path
