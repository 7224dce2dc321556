"""The leak check: words of confidential sections that stand in public text (part2.md 6).

Only rare evidence counts: the name of a private person or firm, an exact amount, a date
of an event, a year group together with a need or event, two rare words in one sentence.
Words of office-holders, the school's name and everyday school language never do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from redactor.document import Block, BlockKind, Document, Entity, Finding, Span
from redactor.sections.lines import sentences
from redactor.sections.matters import EVENT, GENERAL, NEED, stems, years
from redactor.sections.neighbours import beside_references
from redactor.sections.rarity import WORD, is_plain, stem

RECOGNISER = "part2-echo"
_OFTEN = 3
"""A word that public text uses more often than this is its own and no echo."""

_AMOUNT = re.compile(r"£ ?(\d[\d,]*(?:\.\d{1,2})?) ?(k|m|million)?\b", re.IGNORECASE)
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_DATE = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({_MONTHS}|{'|'.join(m[:3] for m in _MONTHS.split('|'))}|sept)\b(?:,? (?:20)?(\d\d)\b)?"
    r"|\b(\d{1,2})[/.-](\d{1,2})[/.-](?:20)?(\d\d)\b",
    re.IGNORECASE,
)
_ORDINARY_DATE = re.compile(
    r"\b(?:meeting|minutes|term|half[ -]term|inset|agenda|committee|fgb|board|signed|holiday|deadline|approved|review|fair|trip|held|chair|assembly|open (?:day|evening)"
    r"|policy|budget|training|visit|census|sats|ofsted|apologies|year end|closed)\b",
    re.IGNORECASE,
)
_FIRM = re.compile(r"\b[A-Z][\w'’&-]+(?: (?:and|&|of) [A-Z][\w'’-]+| [A-Z][\w'’-]+){1,4}")
_PUBLIC_BODY = re.compile(
    r"\b(?:Council|Trust|Diocese|School|Academy|College|Committee|Board|Union|University|Policy|Report|Plan|Fund|Act|Authority|Government|Department|Governors?|Key Stage|Service|Team"
    r"|Church|Panel|Agenda|Minutes|Part|Year|Stage|County|Review|Teacher|Head\w*|Officer|Chair|Clerk|Meeting|Street|Road|Lane|England|Wales|Standards?|Curriculum)\b"
)
_TASK = re.compile(
    r"\b(?:to (?:write|arrange|contact|send|follow|meet|convene|prepare|book|liaise|speak|inform|report|seek|draft|chase|call|discuss|update|complete|organise)\b|actions?\b|by (?:\d|next|end))",
    re.IGNORECASE,
)
_STRONG_EVENTS = frozenset(
    {
        "exclu",
        "suspen",
        "griev",
        "discip",
        "capab",
        "alleg",
        "miscon",
        "dismis",
        "redun",
        "settle",
        "tribun",
        "lado",
        "warn",
        "assault",
    }
)
_NAMED_PLACES = frozenset({BlockKind.FILE_NAME, BlockKind.PROPERTY})


@dataclass(frozen=True, slots=True)
class _Secret:
    """What one confidential section would be known by."""

    events: frozenset[str]
    needs: frozenset[str]
    years: frozenset[str]
    blocks: tuple[frozenset[str], ...] = field(repr=False)
    """Stems of the rare words, block by block."""


@dataclass(frozen=True, slots=True)
class _Secrets:
    """What all confidential sections together hold."""

    each: tuple[_Secret, ...]
    names: frozenset[str] = field(repr=False)
    firms: frozenset[str] = field(repr=False)
    amounts: frozenset[str] = field(repr=False)
    dates: frozenset[tuple[int, int]] = field(repr=False)


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


# ------------------------------------------------------------------ what is confidential
def _secrets(document: Document, hidden: frozenset[int]) -> _Secrets:
    blocks = document.blocks
    texts = [blocks[b].text for b in sorted(hidden) if not blocks[b].hidden]
    whole = "\n".join(texts)
    known = _own_words(document)
    each = tuple(
        _secret([blocks[b].text for b in range(s.first, s.last + 1)], known)
        for s in document.sections
        if s.part == 2
    )
    return _Secrets(
        each,
        _private_names(document, hidden) - known,
        frozenset(firm for firm in _firms(whole, known)),
        frozenset(a for _, a in _amounts(whole)),
        frozenset(
            date
            for text in texts
            for start, stop in sentences(text)
            for date in _event_dates(text[start:stop])
        ),
    )


def _secret(texts: Sequence[str], known: frozenset[str]) -> _Secret:
    low = "\n".join(texts).lower()
    rare = tuple(
        frozenset(stem(w) for w in WORD.findall(text) if not is_plain(w) and w.lower() not in known)
        for text in texts
    )
    return _Secret(stems(EVENT, low), stems(NEED, low), years(low), rare)


def _own_words(document: Document) -> frozenset[str]:
    """Words of office-holders' names and of the school's own, in lower case."""
    spans = {f.id: f.span for f in document.findings}
    words: set[str] = set()
    for person in document.people:
        if person.official:
            for mention in person.mentions:
                if mention.finding in spans:
                    words.update(WORD.findall(document.text_of(spans[mention.finding]).lower()))
    top = [b.text for b in document.blocks[:40] if not b.hidden and len(b.text) < 160][:6]
    for text in top:
        words.update(w.lower() for w in WORD.findall(text) if w[:1].isupper())
    return frozenset(words)


def _private_names(document: Document, hidden: frozenset[int]) -> frozenset[str]:
    official = {
        mention.finding
        for person in document.people
        if person.official
        for mention in person.mentions
    }
    words: set[str] = set()
    for found in document.findings:
        if (
            found.entity is Entity.PERSON
            and found.span.block in hidden
            and found.id not in official
        ):
            words.update(WORD.findall(document.text_of(found.span)))
    return frozenset(w.lower() for w in words if len(w) > 3 and not is_plain(w))


def _firms(text: str, known: frozenset[str]) -> Iterator[str]:
    for match in _FIRM.finditer(text):
        name = match.group()
        rare = [w for w in WORD.findall(name) if not is_plain(w) and w.lower() not in known]
        if rare and not _PUBLIC_BODY.search(name) and not name.isupper():
            yield name.lower()


def _amounts(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Amounts exact enough to be recognised: three figures that are not noughts."""
    for match in _AMOUNT.finditer(text):
        figures = match.group(1).replace(",", "")
        if len(figures.replace(".", "").strip("0")) >= 3:
            yield match.span(), figures.removesuffix(".00") + (match.group(2) or "").lower()[:1]


def _dates(text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    names = [month[:3] for month in _MONTHS.split("|")]
    for match in _DATE.finditer(text):
        if match.group(2):
            yield match.span(), (int(match.group(1)), names.index(match.group(2)[:3].lower()) + 1)
        else:
            yield match.span(), (int(match.group(4)), int(match.group(5)))


def _event_dates(sentence: str) -> Iterator[tuple[int, int]]:
    if not _ORDINARY_DATE.search(sentence):
        for _, date in _dates(sentence):
            yield date


# --------------------------------------------------------------------- where it is heard
def _echoes(document: Document, hidden: frozenset[int], public: Sequence[Block]) -> Iterator[Span]:
    secrets = _secrets(document, hidden)
    taken: dict[int, list[Span]] = {}
    for finding in document.findings:
        if not finding.keep:
            taken.setdefault(finding.span.block, []).append(finding.span)
    often = Counter(
        word for block in public for word in WORD.findall(block.text.lower()) if len(word) > 3
    )
    for block in public:
        found = [*_words_heard(block, secrets, often), *_sentences_heard(block, secrets, often)]
        for span in found:
            if not any(_within(span, other) for other in taken.get(block.id, ())):
                yield span


def _within(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.stop <= other.stop


def _words_heard(block: Block, secrets: _Secrets, often: Counter[str]) -> Iterator[Span]:
    text = block.text
    named = block.kind in _NAMED_PLACES
    if secrets.names:
        for match in WORD.finditer(text):
            word = match.group().lower().replace("’", "'").removesuffix("'s")
            capital = match.group()[:1].isupper() or named
            if capital and word in secrets.names and often[match.group().lower()] <= _OFTEN:
                yield Span(block.id, match.start(), match.start() + len(word))
    if secrets.firms:
        for match in _FIRM.finditer(text):
            if match.group().lower() in secrets.firms:
                yield Span(block.id, *match.span())
    if secrets.amounts and "£" in text:
        for (start, stop), amount in _amounts(text):
            if amount in secrets.amounts:
                yield Span(block.id, start, stop)
    if secrets.dates:
        for (start, stop), date in _dates(text):
            if date in secrets.dates and not _ORDINARY_DATE.search(text):
                yield Span(block.id, start, stop)


def _sentences_heard(block: Block, secrets: _Secrets, often: Counter[str]) -> Iterator[Span]:
    named = block.kind in _NAMED_PLACES
    for start, stop in sentences(block.text):
        sentence = block.text[start:stop]
        low = sentence.lower()
        if GENERAL.search(low):
            continue
        events, needs = stems(EVENT, low), stems(NEED, low)
        for secret in secrets.each:
            if (events or needs) and _tells(
                secret, events, needs, years(low), sentence, named=named
            ):
                yield Span(block.id, start, stop)
                break
        else:
            yield from _rare_together(block.id, start, sentence, secrets, often)


def _tells(
    secret: _Secret,
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
    block: int, start: int, sentence: str, secrets: _Secrets, often: Counter[str]
) -> Iterator[Span]:
    rare = [
        (stem(m.group()), m.start(), m.end())
        for m in WORD.finditer(sentence)
        if not is_plain(m.group()) and often[m.group().lower()] <= _OFTEN
    ]
    if len(rare) < 2:
        return
    for secret in secrets.each:
        for words in secret.blocks:
            shared = [hit for hit in rare if hit[0] in words]
            if len({word for word, _, _ in shared}) > 1:
                yield from (Span(block, start + a, start + b) for _, a, b in shared)
                return
