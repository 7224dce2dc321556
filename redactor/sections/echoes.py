"""The leak check: words of confidential sections that stand in public text (part2.md 6).

Only rare evidence counts: the name of a private person or firm, an exact amount, a date
of an event, a year group together with a need or event, two rare words in one sentence.
Words of office-holders, the school's name and everyday school language never do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from redactor.document import Block, BlockKind, Document, Entity, Finding, Span
from redactor.sections.lines import sentences
from redactor.sections.matters import EVENT, GENERAL, NEED, concerns, stems, years
from redactor.sections.neighbours import beside_references
from redactor.sections.rarity import WORD, Vocabulary
from redactor.sections.traces import (
    FIRM,
    ORDINARY_DATE,
    Secret,
    Secrets,
    amounts,
    dates,
    secrets_of,
)

RECOGNISER = "part2-echo"
_OFTEN = 3
"""A word that public text uses more often than this is its own and no echo."""

_TASK = re.compile(
    r"\b(?:to (?:write|arrange|contact|send|follow|meet|convene|prepare|book|liaise|speak|inform"
    r"|report|seek|draft|chase|call|discuss|update|complete|organise)\b|actions?\b|by (?:\d|next"
    r"|end))",
    re.IGNORECASE,
)
_STRONG_EVENTS = stems(
    EVENT,
    "excluded suspended grievance disciplinary capability plan allegation misconduct dismissal"
    " redundancy settlement tribunal lado final warning assault",
)
"""Events that an action point can only mean if they are about somebody."""
_NAMED_PLACES = frozenset({BlockKind.FILE_NAME, BlockKind.PROPERTY})


def find_echoes(document: Document) -> tuple[Finding, ...]:
    """Findings (PART2_ECHO) for what a public part tells of a confidential one.

    Needs sections, findings and people; empty when nothing is confidential, and when all
    of the document is. Ids go on after those of the document's findings.
    """
    hidden = _confidential_blocks(document)
    public = [
        block
        for block in document.blocks
        if block.id not in hidden
        and block.text.strip()
        and (not block.hidden or block.kind in _NAMED_PLACES)
    ]
    if not public or any(s.cue == "document-banner" and s.part == 2 for s in document.sections):
        return ()
    spans = list(beside_references(document, public))
    if hidden:
        spans.extend(_echoes(document, hidden, public))
    return _findings(document, spans)


def _confidential_blocks(document: Document) -> frozenset[int]:
    return frozenset(
        block for s in document.sections if s.part == 2 for block in range(s.first, s.last + 1)
    )


def _findings(document: Document, spans: Sequence[Span]) -> tuple[Finding, ...]:
    number = 1 + max(
        (int(f.id[1:]) for f in document.findings if f.id[:1] == "f" and f.id[1:].isdigit()),
        default=-1,
    )
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s.block, s.start, -s.stop)):
        if not (kept and kept[-1].block == span.block and span.stop <= kept[-1].stop):
            kept.append(span)
    return tuple(
        Finding(f"f{number + at}", span, Entity.PART2_ECHO, 0.85, RECOGNISER)
        for at, span in enumerate(kept)
    )


# --------------------------------------------------------------------- where it is heard
def _echoes(document: Document, hidden: frozenset[int], public: Sequence[Block]) -> Iterator[Span]:
    words = Vocabulary()
    secrets = secrets_of(document, hidden, words)
    taken: dict[int, list[Span]] = {}
    for finding in document.findings:
        if not finding.keep:
            taken.setdefault(finding.span.block, []).append(finding.span)
    often = Counter(
        word for block in public for word in WORD.findall(block.text.lower()) if len(word) > 3
    )
    exact: dict[object, list[Span]] = {}
    for block in public:
        for trace, span in _exact(block, secrets, often):
            exact.setdefault(trace, []).append(span)
    heard = [span for spans in exact.values() if len(spans) <= _OFTEN for span in spans]
    heard.extend(
        span for block in public for span in _sentences_heard(block, secrets, often, words)
    )
    for span in heard:
        if not any(_within(span, other) for other in taken.get(span.block, ())):
            yield span


def _within(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.stop <= other.stop


def _exact(block: Block, secrets: Secrets, often: Counter[str]) -> Iterator[tuple[object, Span]]:
    """Names, firms, amounts and dates of confidential sections, each with its place here."""
    text = block.text
    named = block.kind in _NAMED_PLACES
    if secrets.names:
        for match in WORD.finditer(text):
            word = match.group().lower().replace("’", "'").removesuffix("'s")
            capital = match.group()[:1].isupper() or named
            if capital and word in secrets.names and often[match.group().lower()] <= _OFTEN:
                yield word, Span(block.id, match.start(), match.start() + len(word))
    if secrets.firms:
        for match in FIRM.finditer(text):
            if match.group().lower() in secrets.firms:
                yield match.group().lower(), Span(block.id, *match.span())
    if secrets.amounts and "£" in text:
        for (start, stop), amount in amounts(text):
            if amount in secrets.amounts:
                yield amount, Span(block.id, start, stop)
    if secrets.dates and not ORDINARY_DATE.search(text):
        for (start, stop), date in dates(text):
            if date in secrets.dates:
                yield date, Span(block.id, start, stop)


def _sentences_heard(
    block: Block, secrets: Secrets, often: Counter[str], words: Vocabulary
) -> Iterator[Span]:
    named = block.kind in _NAMED_PLACES
    concerned = concerns(block.text.lower())
    for start, stop in sentences(block.text):
        sentence = block.text[start:stop]
        if concerned and _is_heard(sentence, secrets, named=named):
            yield Span(block.id, start, stop)
        else:
            yield from _rare_together(block.id, start, sentence, secrets, often, words)


def _is_heard(sentence: str, secrets: Secrets, *, named: bool) -> bool:
    low = sentence.lower()
    events, needs = stems(EVENT, low), stems(NEED, low)
    if not (events or needs) or GENERAL.search(low):
        return False
    groups = years(low)
    return any(
        _tells(secret, events, needs, groups, sentence, named=named) for secret in secrets.each
    )


def _tells(
    secret: Secret,
    events: frozenset[str],
    needs: frozenset[str],
    groups: frozenset[str],
    sentence: str,
    *,
    named: bool,
) -> bool:
    """Whether a public sentence is recognisably about a confidential section's matter."""
    shared_events, shared_needs = events & secret.events, needs & secret.needs
    if not (shared_events or shared_needs):
        return False
    if groups & secret.years or (shared_events and shared_needs):
        return True
    strong = bool(shared_events & _STRONG_EVENTS)
    return strong and (named or _TASK.search(sentence) is not None)


def _rare_together(
    block: int,
    start: int,
    sentence: str,
    secrets: Secrets,
    often: Counter[str],
    words: Vocabulary,
) -> Iterator[Span]:
    rare = [
        (stem, m.start(), m.end())
        for m in WORD.finditer(sentence)
        if (stem := words.rare(m.group())) and often[m.group().lower()] <= _OFTEN
    ]
    if len(rare) < 2:
        return
    for secret in secrets.each:
        for hidden in secret.blocks:
            shared = [hit for hit in rare if hit[0] in hidden]
            nouns = [hit for hit in shared if sentence[hit[1]].islower()]
            if nouns and len({stem for stem, _, _ in shared}) > 1:
                yield from (Span(block, start + a, start + b) for _, a, b in shared)
                return
