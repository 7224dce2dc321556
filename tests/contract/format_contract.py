"""Laws that every format obeys. Subclass `FormatContract` and give it papers of the format."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import ClassVar

import pytest

from redactor.document import Block, Redaction
from redactor.errors import AnchorError, SourceError
from redactor.formats import Format

TOKEN = "[name removed]"


class FormatContract:
    """Override `format`, `papers` and `word`; the rest follows."""

    format: ClassVar[Format]
    papers: ClassVar[dict[str, Callable[[], bytes]]]
    """Papers of the format by name; each names the word at least twice."""
    word: ClassVar[str] = "Penhaligon"

    @pytest.fixture(params=[])
    def paper(self, request: pytest.FixtureRequest) -> bytes:
        return self.papers[request.param]()

    def shown(self, data: bytes) -> list[str]:
        return [block.text for block in self.format.read(data) if not block.hidden]

    def sourced(self, data: bytes) -> list[Block]:
        return [block for block in self.format.read(data) if block.runs and block.text]

    def mentions(self, data: bytes) -> list[Redaction]:
        found = []
        for block in self.sourced(data):
            at = block.text.find(self.word)
            while at >= 0:
                anchors = tuple(block.anchors(at, at + len(self.word)))
                found.append(Redaction(f"f{len(found)}", anchors, TOKEN))
                at = block.text.find(self.word, at + len(self.word))
        return found

    def test_it_knows_its_own_papers(self, paper: bytes) -> None:
        assert self.format.matches(paper, self.format.suffixes[0])

    def test_a_format_known_by_its_content_names_its_copy(self, paper: bytes) -> None:
        """Else a PDF called minutes.docx gives a copy of that name, which nothing opens."""
        if self.format.matches(paper, ".other"):
            assert self.format.output_suffix is not None

    def test_reading_is_deterministic(self, paper: bytes) -> None:
        assert self.format.read(paper) == self.format.read(paper)

    def test_ids_count_up_and_offsets_lead_into_the_reading_text(self, paper: bytes) -> None:
        blocks = self.format.read(paper)
        assert [block.id for block in blocks] == list(range(len(blocks)))
        ends = [block.offset + len(block.text) for block in blocks]
        assert all(block.offset >= end for block, end in zip(blocks[1:], ends[:-1], strict=True))

    def test_runs_cover_each_block_in_order(self, paper: bytes) -> None:
        for block in self.sourced(paper):
            assert all(run.start < run.stop <= len(block.text) for run in block.runs)
            assert all(a.stop <= b.start for a, b in zip(block.runs, block.runs[1:], strict=False))

    def test_anchors_point_at_exactly_their_characters(self, paper: bytes) -> None:
        """Replacing any stretch changes that stretch of that block and nothing else."""
        chance = random.Random(7)  # noqa: S311 - which stretch is of no weight
        before = self.shown(paper)
        blocks = self.sourced(paper)
        for block in chance.sample(blocks, min(8, len(blocks))):
            start = chance.randrange(len(block.text))
            stop = chance.randint(start + 1, len(block.text))
            anchors = tuple(block.anchors(start, stop))
            if not anchors:
                continue
            copy = self.format.redact(paper, redactions=[Redaction("f0", anchors, "#")])
            after = self.shown(copy)
            expected = list(before)
            place = before.index(block.text)
            expected[place] = block.text[:start] + "#" + block.text[stop:]
            assert after in (expected, self.swapped(before, block.text, expected[place]))

    def swapped(self, texts: list[str], old: str, new: str) -> list[str]:
        """The texts with the last block of this text changed: equal blocks look alike."""
        place = len(texts) - 1 - texts[::-1].index(old)
        return [*texts[:place], new, *texts[place + 1 :]]

    def test_redacting_nothing_keeps_all_visible_text(self, paper: bytes) -> None:
        assert self.shown(self.format.redact(paper)) == self.shown(paper)

    def test_redacting_everything_leaves_no_sourced_character(self, paper: bytes) -> None:
        everything = [
            Redaction(f"f{block.id}", tuple(block.anchors(0, len(block.text))), "")
            for block in self.sourced(paper)
        ]
        copy = self.format.redact(paper, redactions=everything)
        assert "".join(self.shown(copy)).strip() == ""

    def test_no_stored_part_of_the_copy_holds_redacted_text(self, paper: bytes) -> None:
        copy = self.format.redact(paper, redactions=self.mentions(paper))
        for _, content in self.format.raw_parts(copy):
            assert self.word.encode() not in content
            assert self.word.encode("utf-16-le") not in content

    def test_hidden_blocks_never_reach_the_copy(self, paper: bytes) -> None:
        copy = self.format.redact(paper)
        assert not [block for block in self.format.read(copy) if block.hidden]

    def test_the_replacement_is_written_once_for_each_redaction(self, paper: bytes) -> None:
        redactions = self.mentions(paper)
        copy = self.format.redact(paper, redactions=redactions)
        assert "\n".join(self.shown(copy)).count(TOKEN) == len(redactions)

    def test_redacting_twice_equals_once(self, paper: bytes) -> None:
        once = self.format.redact(paper, redactions=self.mentions(paper))
        assert self.format.redact(once) == once

    def test_a_second_run_is_byte_identical(self, paper: bytes) -> None:
        redactions = self.mentions(paper)
        first = self.format.redact(paper, redactions=redactions)
        assert self.format.redact(bytes(bytearray(paper)), redactions=redactions) == first

    def test_the_input_is_left_alone(self, paper: bytes) -> None:
        before = bytes(bytearray(paper))
        self.format.redact(paper, redactions=self.mentions(paper))
        assert paper == before

    def test_an_anchor_that_is_not_there_is_an_error(self, paper: bytes) -> None:
        block = self.sourced(paper)[0]
        anchor = next(block.anchors(0, 1)).part(0, 10**6)
        with pytest.raises(AnchorError):
            self.format.redact(paper, redactions=[Redaction("f0", (anchor,), TOKEN)])

    def test_damaged_input_is_a_source_error_and_nothing_else(self, paper: bytes) -> None:
        chance = random.Random(11)  # noqa: S311 - which byte is of no weight
        for _ in range(40):
            data = bytearray(
                paper[: chance.randrange(len(paper))] if chance.random() < 0.3 else paper
            )
            for _ in range(chance.randint(1, 12)):
                if data:
                    data[chance.randrange(len(data))] = chance.randrange(256)
            try:
                self.format.redact(bytes(data))
                self.format.read(bytes(data))
            except SourceError:
                continue


def parametrised(contract: type[FormatContract]) -> type[FormatContract]:
    """Run each law for each paper of the contract's format."""

    @pytest.fixture(params=sorted(contract.papers))
    def paper(self: FormatContract, request: pytest.FixtureRequest) -> bytes:
        return self.papers[request.param]()

    contract.paper = paper  # type: ignore[method-assign]
    return contract
