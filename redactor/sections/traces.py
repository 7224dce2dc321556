"""What confidential sections would be known by, if it stood elsewhere (part2.md 6).

Rare words, names of private persons and firms, exact amounts, dates of events, and the
events, needs and year groups that a section is about. Words of office-holders, of the
school and of its meetings are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from redactor.document import BlockKind, Document, Entity
from redactor.sections.lines import sentences
from redactor.sections.matters import EVENT, NEED, stems, years
from redactor.sections.numbering import split_number
from redactor.sections.rarity import WORD, Vocabulary, is_plain

_AMOUNT = re.compile(r"£ ?(\d[\d,]*(?:\.\d{1,2})?)(?: ?(k|m|million)\b)?", re.IGNORECASE)
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_DATE = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({_MONTHS}"
    rf"|{'|'.join(m[:3] for m in _MONTHS.split('|'))}|sept)\b(?:,? (?:20)?(\d\d)\b)?"
    r"|\b(\d{1,2})[/.-](\d{1,2})[/.-](?:20)?(\d\d)\b",
    re.IGNORECASE,
)
ORDINARY_DATE = re.compile(
    r"\b(?:meeting|minutes|term|half[ -]term|inset|agenda|committee|fgb|board|signed|holiday"
    r"|deadline|approved|review|fair|trip|held|chair|assembly|open (?:day|evening)"
    r"|policy|budget|training|visit|census|sats|ofsted|apologies|year end|closed)\b",
    re.IGNORECASE,
)
FIRM = re.compile(r"\b[A-Z][\w'’&-]+(?: (?:and|&|of) [A-Z][\w'’-]+| [A-Z][\w'’-]+){1,4}")
_HAPPENED = re.compile(
    r"\b(?:hearing|panel|interview\w*|resign\w*|incident|referr(?:al|ed)|operation|court|died"
    r"|birth|moved? away|phased return"
    r"|last day|start(?:ed|s|ing)? work|absent|absence|notice|leav(?:e|es|ing)|left)\b"
)
_FIRM_WORD = re.compile(
    r"\b(?:Ltd|Limited|LLP|PLC|plc|Services|Solutions|Contractors?|Builders|Estates?|Garage"
    r"|Associates|Partners(?:hip)?"
    r"|Consult(?:ing|ants|ancy)|Group|Solicitors|Law|House|Farm|Court|Lodge|Holdings|Catering"
    r"|Cleaning|Electrical|Roofing"
    r"|Systems|Construction|Developments?|Properties|Homes|Nurser(?:y|ies)|Care|Clinic|Hospital"
    r"|Centre|Bank|Insurance|Tuition)\b"
)
_PUBLIC_BODY = re.compile(
    r"\b(?:Council|Trust|Diocese|School|Academy|College|Committee|Board|Union|University|Policy"
    r"|Report|Plan|Fund|Act|Authority|Government|Department|Governors?|Key Stage|Service|Team"
    r"|Church|Panel|Agenda|Minutes|Part|Year|Stage|County|Review|Teacher|Head\w*|Officer|Chair"
    r"|Clerk|Meeting|Street|Road|Lane|England|Wales|Standards?|Curriculum)\b"
)


_ABOUT_THE_PAPER = frozenset(
    {BlockKind.HEADER, BlockKind.FOOTER, BlockKind.FILE_NAME, BlockKind.PROPERTY}
)


@dataclass(frozen=True, slots=True)
class Secret:
    """What one confidential section would be known by."""

    events: frozenset[str]
    needs: frozenset[str]
    years: frozenset[str]
    blocks: tuple[frozenset[str], ...] = field(repr=False)
    """Stems of the rare words, block by block."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """What all confidential sections together hold."""

    each: tuple[Secret, ...]
    names: frozenset[str] = field(repr=False)
    firms: frozenset[str] = field(repr=False)
    amounts: frozenset[str] = field(repr=False)
    dates: frozenset[tuple[int, int]] = field(repr=False)


def secrets_of(document: Document, hidden: frozenset[int], words: Vocabulary) -> Secrets:
    """What the confidential blocks hold that public text must not repeat."""
    blocks = document.blocks
    texts = [blocks[b].text for b in sorted(hidden) if not blocks[b].hidden]
    whole = "\n".join(texts)
    known = _own_words(document)
    each = tuple(
        _secret([blocks[b].text for b in range(s.first, s.last + 1)], known, words)
        for s in document.sections
        if s.part == 2
    )
    return Secrets(
        each,
        _private_names(document, hidden) - known,
        frozenset(firm for firm in _firms(whole, known)),
        frozenset(a for _, a in amounts(whole)),
        frozenset(
            date
            for text in texts
            for start, stop in sentences(text)
            for date in _event_dates(text[start:stop])
        )
        - _own_dates(document),
    )


def _secret(texts: Sequence[str], known: frozenset[str], words: Vocabulary) -> Secret:
    low = "\n".join(texts).lower()
    rare = tuple(
        frozenset(
            rare for w in WORD.findall(text) if (rare := words.rare(w)) and w.lower() not in known
        )
        for text in texts
    )
    return Secret(stems(EVENT, low), stems(NEED, low), years(low), rare)


def _own_words(document: Document) -> frozenset[str]:
    """Words of office-holders' names and of the school's own, in lower case."""
    spans = {f.id: f.span for f in document.findings}
    words: set[str] = set()
    for person in document.people:
        if person.official:
            for mention in person.mentions:
                if mention.finding in spans:
                    words.update(WORD.findall(document.text_of(spans[mention.finding]).lower()))
    for text in _top(document):
        words.update(w.lower() for w in WORD.findall(text) if w[:1].isupper())
    return frozenset(words)


def _own_dates(document: Document) -> frozenset[tuple[int, int]]:
    """The meeting's own date: what stands in titles, page furniture and the file's name."""
    marks = (b.text for b in document.blocks if b.kind in _ABOUT_THE_PAPER)
    return frozenset(date for text in (*_top(document), *marks) for _, date in dates(text))


def _top(document: Document) -> list[str]:
    """The title lines of the paper: the school, the board, the date of the meeting."""
    lines = [b.text for b in document.blocks[:30] if not b.hidden and b.text.strip()]
    return [
        t for t in lines[:5] if len(t) < 120 and split_number(t)[0] is None and t[-1] not in ".;"
    ]


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
    for match in FIRM.finditer(text):
        name = match.group()
        rare = [w for w in WORD.findall(name) if not is_plain(w) and w.lower() not in known]
        firm = "&" in name or _FIRM_WORD.search(name) is not None
        if rare and firm and not _PUBLIC_BODY.search(name):
            yield name.lower()


def amounts(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Amounts exact enough to be recognised: three figures that are not noughts."""
    for match in _AMOUNT.finditer(text):
        figures = match.group(1).replace(",", "")
        if len(figures.replace(".", "").strip("0")) >= 3:
            yield match.span(), figures.removesuffix(".00") + (match.group(2) or "").lower()[:1]


def dates(text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Dates as ((start, stop), (day, month)); the year is not always written."""
    names = [month[:3] for month in _MONTHS.split("|")]
    for match in _DATE.finditer(text):
        if match.group(2):
            yield match.span(), (int(match.group(1)), names.index(match.group(2)[:3].lower()) + 1)
        else:
            yield match.span(), (int(match.group(4)), int(match.group(5)))


def _event_dates(sentence: str) -> Iterator[tuple[int, int]]:
    low = sentence.lower()
    happened = EVENT.search(low) or NEED.search(low) or _HAPPENED.search(low)
    if happened and not ORDINARY_DATE.search(sentence):
        for _, date in dates(sentence):
            yield date
