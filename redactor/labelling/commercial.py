"""Tenders and quotations: losing bidders, prices and scores (``rules.md`` 000-05 to 000-07).

Two shapes are read: a table with a bidder column beside prices or scores, and a passage
that sets two or more bidders with their prices side by side. Who was awarded the work
stays with the value of the contract; until an award is recorded nobody stays. A single
quotation that was accepted is ordinary published business and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from redactor.document import Block, BlockKind, Document, Entity, Finding, Span
from redactor.labelling.plain import plain

RECOGNISER = "commercial"
_SCORE = 0.9
_BIDDER_HEAD = re.compile(
    r"^(?:bidders?|tenderers?|suppliers?|contractors?|compan(?:y|ies)|providers?|firms?|"
    r"organisations?|quot(?:e|ation) from|tender from|name of (?:company|contractor|bidder))\b"
)
_VALUE_HEAD = re.compile(
    r"\b(?:price|cost|total|amount|bid|tender|quote|quotation|value|sum|fee|score|points|marks|rank|"
    r"quality|ranking|weighting|annual)\b"
)
_SCORE_HEAD = re.compile(r"\b(?:score|points|marks|rank|quality|ranking|weighting|unit)\b")
_CONTEXT = re.compile(
    r"\btender(?:s|er|ers|ed|ing)?\b|\bbid(?:s|der|ders|ding)?\b|\bquot(?:e|es|ed|ation|ations)\b",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w&'’.-]*(?: (?:[A-Z][\w&'’.-]*|&|and(?= [A-Z]))){0,5}"
_MONEY = r"£\s?\d+(?:,\d{3})*(?:\.\d\d?)?(?:\s?(?:k|m|million)\b)?"
_POINTS = r"\d{1,3}(?:\.\d+)?(?:\s?%|\s?/\s?\d{2,3}| out of \d{2,3}| (?:points|marks))?"
_OFFER = re.compile(
    rf"(?P<name>{_NAME})(?:['’]s)?(?: (?:\(|–|-|:|,)? ?|[–:(,-] ?| ?\()"
    rf"(?:(?:price|bid|tender|quote|quotation|offer|cost) (?:was|of|is|at|came to) |"
    rf"(?:had )?(?:quoted|bid|tendered|offered|priced(?: it)? at|came in at|"
    rf"submitted(?: a \w+ of)?|was|at) )?(?P<value>{_MONEY})"
)
_SCORED = re.compile(
    rf"(?P<name>{_NAME}) (?:had )?(?:scored|was scored|received|ranked|\(score:?) ?"
    rf"(?P<value>{_POINTS})"
)
_LETTER = re.compile(r"\b(?:Bidder|Tenderer|Supplier|Contractor|Company|Firm) [A-Z1-9]\b")
_AWARD = (
    re.compile(
        rf"(?i:award\w*|appoint\w*|let|given|offered|accept\w*|approve\w*|agreed|chosen|"
        rf"select\w*|prefer\w*|recommend\w*|proceed|go ahead)\b"
        rf"[^.;\n]{{0,60}}?\b(?i:to|from|of|with|by|bidder:?|appoint|use) (?:the \w+ (?:from|of) )?"
        rf"(?P<name>{_NAME})"
    ),
    re.compile(
        rf"(?P<name>{_NAME})(?:['’]s)? (?:\([^)]*\) )?(?:\w+ )?"
        rf"(?i:was|were|be|is|has been|had been) (?i:awarded|appointed|accepted|chosen|selected|"
        rf"the preferred|successful|the successful|the winning|approved)"
    ),
    re.compile(rf"(?i:winning|successful|preferred) (?i:bidder|tenderer|contractor|supplier|bid)"
               rf"(?i: (?:was|is|from))?:? (?P<name>{_NAME})"),
)  # fmt: skip
_AWARDING = re.compile(
    r"award|appoint|accept|success|chosen|select|prefer|recommend|winning|approve|agreed|offered|"
    r"proceed|go ahead|given|let",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"^(?:The|A|An|It|This|That|Governors?|Trustees?|Total|Cost|Costs|Budget|Quote|Quotes|Tender|Price|"
    r"Contract|Income|Item|Action|Year|Term|School|Committee|Board|Grant|Pupil|Sports?|Bank|"
    r"Resolved|Agreed|Three|Two|Four|Five|Prices|Tenders|Quotations?)$"
)


@dataclass(frozen=True, slots=True)
class _Offer:
    """A bidder and a value in one block."""

    name: tuple[int, int]
    value: tuple[int, int]
    words: str
    money: bool


def find_commercial(document: Document) -> tuple[Finding, ...]:
    """Losing bidders, their prices and all scores outside the confidential sections.

    Findings are of entity SENSITIVE_DETAIL and recogniser "commercial"; their ids go on
    where those of the document end.
    """
    if document.family in ("policy", "newsletter", "letter"):
        return ()
    inside = {
        block for s in document.sections if s.part == 2 for block in range(s.first, s.last + 1)
    }
    blocks = [b for b in document.blocks if b.text and not b.hidden and b.id not in inside]
    spans = sorted(
        {*_of_tables(blocks), *_of_passages(blocks)}, key=lambda s: (s.block, s.start, s.stop)
    )
    taken = {finding.id for finding in document.findings}
    names = (name for n in range(len(taken), 10**9) if (name := f"f{n}") not in taken)
    return tuple(
        Finding(next(names), span, Entity.SENSITIVE_DETAIL, _SCORE, RECOGNISER) for span in spans
    )


def _winners(blocks: Iterable[Block]) -> frozenset[str]:
    """Whom an award is recorded for, in plain words."""
    return frozenset(
        plain(match["name"])
        for block in blocks
        if _AWARDING.search(block.text)
        for pattern in _AWARD
        for match in pattern.finditer(block.text)
    )


def _won(name: str, winners: frozenset[str]) -> bool:
    words = plain(name)
    return any(words in winner or winner in words for winner in winners if len(winner) > 2)


def _of_tables(blocks: Sequence[Block]) -> Iterator[Span]:
    cells = [block for block in blocks if block.cell is not None]
    for _, group in groupby(cells, key=lambda block: block.cell.table if block.cell else -1):
        table = list(group)
        rows: dict[int, list[Block]] = {}
        for block in table:
            rows.setdefault(block.cell.row if block.cell else 0, []).append(block)
        first = rows[min(rows)]
        heads = {b.cell.column: plain(b.text) for b in first if b.cell}
        bidder = next((c for c, head in heads.items() if _BIDDER_HEAD.search(head)), None)
        values = {c for c, head in heads.items() if c != bidder and _VALUE_HEAD.search(head)}
        if bidder is None or not values or len(rows) < 3:
            continue
        scores = {c for c in values if _SCORE_HEAD.search(heads[c])}
        winners = _winners(blocks)
        for number in sorted(rows)[1:]:
            yield from _of_row(rows[number], bidder, values, scores, winners)


def _of_row(
    row: Sequence[Block], bidder: int, values: set[int], scores: set[int], winners: frozenset[str]
) -> Iterator[Span]:
    name = " ".join(b.text for b in row if b.cell and b.cell.column == bidder)
    gone = scores if _won(name, winners) else values | {bidder}
    for block in row:
        if block.cell and block.cell.column in gone and block.text.strip():
            yield Span(block.id, 0, len(block.text))


def _of_passages(blocks: Sequence[Block]) -> Iterator[Span]:
    """Passages with bidders side by side; neighbouring blocks are one passage."""
    offers: list[tuple[Block, _Offer]] = []
    texts = [b for b in blocks if b.cell is None and b.kind is not BlockKind.PROPERTY]
    for index, block in enumerate(texts):
        if "£" not in block.text and "scor" not in block.text and not _LETTER.search(block.text):
            continue
        if _CONTEXT.search(block.text) or any(map(_introduces, texts[max(0, index - 4) : index])):
            offers += ((block, offer) for offer in _offers(block.text))
    contests = [passage for passage in _passages(offers) if _is_contest(passage)]
    winners = _winners(blocks) if contests else frozenset()
    for block, offer in (pair for passage in contests for pair in passage):
        won = _won(offer.words, winners)
        if not won:
            yield Span(block.id, *offer.name)
        if not won or not offer.money:
            yield Span(block.id, *offer.value)


def _is_contest(passage: Sequence[tuple[Block, _Offer]]) -> bool:
    """Whether rivals stand side by side, or one who is hidden behind a letter."""
    rivals = {plain(offer.words) for _, offer in passage}
    return len(rivals) > 1 or any(_LETTER.search(offer.words) for _, offer in passage)


def _introduces(block: Block) -> bool:
    """Whether a list of bids may follow: "Three quotes were received:", a short heading."""
    text = block.text.strip()
    short = len(text) <= 60 and not text.endswith((".", ";"))
    return (short or text.endswith(":")) and bool(_CONTEXT.search(text))


def _passages(offers: Sequence[tuple[Block, _Offer]]) -> Iterator[list[tuple[Block, _Offer]]]:
    passage: list[tuple[Block, _Offer]] = []
    for pair in offers:
        if passage and pair[0].id - passage[-1][0].id > 3:
            yield passage
            passage = []
        passage.append(pair)
    if passage:
        yield passage


def _offers(text: str) -> Iterator[_Offer]:
    for pattern, money in ((_OFFER, True), (_SCORED, False)):
        for match in pattern.finditer(text):
            words = match["name"]
            if not _NOT_A_NAME.match(words):
                yield _Offer(match.span("name"), match.span("value"), words, money)
