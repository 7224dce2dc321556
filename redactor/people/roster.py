"""The roster: who attended, read from the attendance list before anything else.

Tables and typed columns with categories, terms and P/S/A/L codes (``people.md`` section 4 b,
``real-papers.md`` item 4); lists in running text come from `attendance.py`. An entry is
found also where the recogniser found no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from redactor.document import Block, Span
from redactor.people.attendance import (
    INITIALS,
    LABEL,
    Board,
    Entry,
    entries_in,
    fits,
    list_entries,
    make_entry,
    name_span,
)
from redactor.people.cues import cues_in
from redactor.people.grid import Field, Header, Row
from redactor.people.mentions import is_role_text
from redactor.people.names import fold, word_set

_MEETING = frozenset(("minutes", "agenda"))
_MAYBE = _MEETING | frozenset(("report", "other", "", "policy", "pack"))

_CODE = re.compile(
    r"(?:[psalxn✓✔/\\1-]|ap|pr|ab|present|apologies|absent|yes|y|sanctioned|remote|online|virtual|"
    r"left|apols?|a/a|ill|n/a)"
)
_TERM = re.compile(
    r"(?:\d{1,2}[/.\-])?\d{1,2}[/.\-]\d{2,4}|(?:\d{1,2}(?:st|nd|rd|"
    r"th)?\s+)?[a-z]{3,9}\.?,?\s+20\d\d"
    r"|20\d\d(?:\s*[-–/]\s*(?:20)?\d\d)?|\d{1,2}/\d{1,2}/\d{2,4}\s*(?:to|"
    r"[-–])\s*\d{1,2}/\d{1,2}/\d{2,4}"
)
_SURE = word_set(
    "headteacher co-opted coopted foundation ex-officio trustee ftg sg pg cg lag clerk "
    "governor governors partnership"
)
_CATEGORY = _SURE | word_set(
    "head ht la lea local authority parent parents staff ex officio associate community "
    "member principal ceo am "
    "observer chair vice elected appointed diocesan dbe pcc of the trustees"
)
_CLASS = re.compile(r"(?:y(?:ear)?\s?)?(?:[1-9]|1[0-3])[a-z]?|reception|nursery")
_SURNAME_FIRST = re.compile(
    r"[A-Z][A-Z'’\-]+(?: [A-Z][A-Z'’\-]+)?, [A-Z][a-z'’\-]+(?: [A-Z][a-z]+)?"
)
_ONE_WORD = re.compile(r"[^\W\d_][\w'’.\-]*")
_CONTACT = re.compile(r"@|\b0\d{2,4}[\s-]?\d{3}")
_BOARD = re.compile(
    r"\bgovernor|\btrustee|\bboard\b|\bcommittee\b|attendance|\bpresent\b|llywodraethwyr"
)


def read_roster(
    blocks: Sequence[Block],
    rows: Sequence[tuple[Row, Header | None]],
    *,
    family: str,
    hearing: bool = False,
) -> tuple[Entry, ...]:
    """All entries of all attendance blocks, in reading order, each name's span once.

    ``hearing`` is True for a paper about a child, where a list may name the family too.
    """
    board = Board(family in _MEETING, family in _MAYBE, hearing)
    found: dict[tuple[int, int], Entry] = {}
    for entry in (*_from_rows(blocks, rows, board), *list_entries(blocks, board)):
        found.setdefault((entry.span.block, entry.span.start), entry)
    return tuple(sorted(found.values(), key=lambda e: (e.span.block, e.span.start)))


def _from_rows(
    blocks: Sequence[Block], rows: Sequence[tuple[Row, Header | None]], board: Board
) -> Iterator[Entry]:
    header: Header | None = None
    table: int | None = None
    ours = False
    label = ""
    for row, found in rows:
        if not row.fields:
            continue  # a row of pictures or rules only
        if row.table != table:
            table, header, label = row.table, None, ""
            ours = board.meeting or (board.maybe and _about_a_board(blocks, row))
        if found is not None:
            header = found
            continue
        kinds = header.kinds() if header else set()
        if "pupil" in kinds and "attendance" not in kinds:
            continue
        first = row.fields[0]
        if ours and len(first.text) < 40 and LABEL.match(first.text.strip() + ":"):
            label = fold(first.text).strip(" :")
            for other in row.fields[1:]:
                span = other.span
                yield from entries_in(blocks[span.block], span.start, span.stop, label, board)
            continue
        if not row.real and LABEL.match(blocks[first.span.block].text[: first.span.stop + 2]):
            continue
        entry = _row_entry(row, header, blocks, ours=ours, label=label)
        if entry is not None and not (board.hearing and entry.role.name == "GOVERNOR" and not ours):
            yield entry


def _about_a_board(blocks: Sequence[Block], row: Row) -> bool:
    first = row.fields[0].span.block
    return any(_BOARD.search(fold(blocks[at].text)) for at in range(max(0, first - 6), first + 1))


def _joined(row: Row) -> tuple[Row, tuple[Span, ...]]:
    """The row with a name that is broken over paragraphs of one cell in one field.

    Returns the row with a field of the joined words at the first piece, and the other pieces.
    """
    fields = list(row.fields)
    for at in range(len(fields) - 1):
        pieces = [fields[at]]
        while (
            at + len(pieces) < len(fields)
            and fields[at + len(pieces)].place == fields[at].place
            and _ONE_WORD.fullmatch(fields[at + len(pieces)].text.strip())
            and len(pieces) < 3
        ):
            pieces.append(fields[at + len(pieces)])
        if len(pieces) < 2 or not _ONE_WORD.fullmatch(fields[at].text.strip()):
            continue
        words = " ".join(piece.text.strip() for piece in pieces)
        whole = name_span(words, 0, len(words), 0)
        if whole is None or (whole.start, whole.stop) != (0, len(words)):
            continue
        joined = Field(fields[at].span, words, fields[at].place)
        kept = (*fields[:at], joined, *fields[at + len(pieces) :])
        return Row(row.table, tuple(kept), row.real), tuple(p.span for p in pieces[1:])
    return row, ()


def _row_entry(
    row: Row, header: Header | None, blocks: Sequence[Block], *, ours: bool, label: str
) -> Entry | None:
    """A row as an entry: a name beside a category, a code or a term."""
    row, others = _joined(row) if row.real else (row, ())
    named = _name_field(row, header)
    if named is None:
        return None
    field, span = named
    others = others if span.stop > len(blocks[span.block].text) else ()
    if others:
        span = field.span
    rest = [other for other in row.fields if other is not field]
    texts = [" ".join(fold(other.text).split()).strip("*.") for other in rest]
    categories = [text for text in texts if _is_category(text, sure=not ours)]
    if not categories and (not ours or any(_CLASS.fullmatch(text) for text in texts)):
        return None
    if not ours and any(_CONTACT.search(text) for text in texts):
        return None
    codes = any(_CODE.fullmatch(text) for text in texts)
    attendance = header is not None and "attendance" in header.kinds()
    keyed = ours and any(
        INITIALS.fullmatch(other.text.strip())
        and fits(other.text.strip(), blocks[span.block].text[span.start : span.stop])
        for other in rest
    )
    if not (categories or codes or keyed or (attendance and _titled_or_named(header, texts))):
        return None
    text = blocks[span.block].text
    name = text[span.start : span.stop]
    entry = make_entry(
        text,
        span,
        (field.span.start, field.span.stop),
        label,
        "attendance-table",
        " , ".join(texts),
    )
    initials = entry.initials or next(
        (
            o.text.strip()
            for o in rest
            if INITIALS.fullmatch(o.text.strip()) and fits(o.text.strip(), name)
        ),
        "",
    )
    shown = next((o.span for o, t in zip(rest, texts, strict=True) if t in categories), field.span)
    return Entry(span, entry.role, entry.official, initials, shown, entry.kind, others)


def _titled_or_named(header: Header | None, texts: Sequence[str]) -> bool:
    named = header is not None and "name" in header.kinds()
    return named or any(_TERM.fullmatch(text) for text in texts)


def _is_category(text: str, *, sure: bool) -> bool:
    """Whether a field is a governor's category; ``sure`` asks for one that nobody else has."""
    words = re.findall(r"[a-z\-]+", text)
    if not words or len(words) > 6:
        return False
    if all(word in _CATEGORY for word in words):
        return not sure or any(word in _SURE for word in words)
    office = any(kind.startswith("office-") for cue in cues_in(text) for kind in cue.kinds)
    return office and is_role_text(text)


def _name_field(row: Row, header: Header | None) -> tuple[Field, Span] | None:
    named = header is not None and any(
        "name" in kinds or ("staff" in kinds and "attendance" not in kinds)
        for _, kinds, _ in header.columns
    )
    for field in row.fields:
        kinds = header.over(field)[0] if header else frozenset()
        if named and kinds and "name" not in kinds and "staff" not in kinds:
            continue
        turned = _SURNAME_FIRST.match(field.text)
        span = (
            Span(field.span.block, *turned.span())
            if turned
            else name_span(field.text, 0, len(field.text), field.span.block)
        )
        if span is None:
            continue
        moved = Span(span.block, span.start + field.span.start, span.stop + field.span.start)
        rest = field.text[span.stop :].strip()
        if rest and not re.match(r"[(\[,/–—\-*]", rest) and not is_role_text(rest):
            continue
        return field, moved
    return None
