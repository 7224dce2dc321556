"""The roster: who attended, read from the attendance list before anything else.

Formats of ``people.md`` section 4 and ``real-papers.md`` items 4 and 5: a line
"Present: A, B (BC, Chair)", lists under a heading, tables and typed columns with
categories, terms and P/S/A/L codes, "Mr C Surname [CS] Chair (FTG); …", Welsh labels.
An entry is found also where the recogniser found no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from redactor.document import Block, BlockKind, Role, Span
from redactor.people.cues import Cue, cues_in
from redactor.people.grid import Field, Header, Row, header_of
from redactor.people.mentions import is_role_text
from redactor.people.names import PARTICLES, TITLES, fold
from redactor.people.vocabulary import ABBREVIATIONS

GOVERNANCE = frozenset(("minutes", "agenda", "report", "other", "", "policy", "pack"))
"""Families in which a grid of names and P/A codes is a board's; elsewhere it may be a class."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody on the attendance list. ``span`` is the name alone; ``shown`` what shows the role."""

    span: Span
    role: Role
    official: bool
    initials: str
    shown: Span
    kind: str


_LABEL = re.compile(
    r"\s*(?:\d+(?:\.\d+)*[.)]?\s+)?(?P<label>"
    r"(?:(?:governors?|trustees?|members?|staff|committee members?|others?|also|those|voting|non-voting)\s+)*"
    r"(?:present|attendees|attendance|in attendance|apologies(?:\s+(?:for absence|received|accepted))?(?:\s+from)?|absent|absences|"
    r"also present|observers?|visitors?|guests?|invited|invitees|membership|members|trustees|governors|"
    r"presennol|ymddiheuriadau|yn bresennol|absennol|panel members|panel|the panel|committee members|clerk|minutes|chair|chaired by|clerked by)"
    r"(?:\s+(?:at the meeting|governors|trustees|members|by invitation|online|remotely|virtually|with apologies|without apologies|via teams|via zoom))*"
    r"\s*(?:\((?P<aside>[^)]{0,40})\))?)\s*(?P<mark>:|\s[-–—]\s|\t|\s{2,}|\s*$)",
    re.IGNORECASE,
)
_PUPILS = re.compile(r"\b(?:pupils?|students?|children|child|school council|parents?|class|disgyblion)\b")
_ATTENDING = re.compile(r"\bin attendance|yn bresennol|observer|visitor|guest|invite|also present|staff")
_CODE = re.compile(
    r"(?:[PSALXN✓✔/\\1-]|ap|pr|ab|present|apologies|absent|yes|y|sanctioned|remote|online|virtual|left|apols?|a/a|ill|n/a)"
)
_TERM = re.compile(
    r"(?:\d{1,2}[/.\-])?\d{1,2}[/.\-]\d{2,4}|(?:\d{1,2}(?:st|nd|rd|th)?\s+)?[a-z]{3,9}\.?,?\s+20\d\d|20\d\d(?:\s*[-–/]\s*(?:20)?\d\d)?"
    r"|\d{1,2}/\d{1,2}/\d{2,4}\s*(?:to|[-–])\s*\d{1,2}/\d{1,2}/\d{2,4}"
)
_CATEGORY = frozenset(
    "headteacher head ht la lea local authority parent parents staff co-opted coopted foundation ex-officio ex officio associate "
    "community partnership trustee member principal ceo ftg sg pg cg lag am clerk observer governor chair vice elected appointed "
    "diocesan dbe pcc".split()
)
_NAMES = re.compile(
    r"(?:(?:[A-Z][\w'’ʼ.\-‐-―]*|[A-Z]\.?|{particles})(?:\s+|$))+".replace(
        "{particles}", "|".join(sorted(PARTICLES, key=len, reverse=True))
    )
)
_INITIALS = re.compile(r"[A-Z](?:[A-Za-z]{0,2}[A-Z]|[A-Z][a-z])|[A-Z]{2}[a-z]|[A-Z]\.\s?[A-Z]\.?")
_STOP = frozenset(
    "apologies present absent none vacant vacancy and the with from were was received accepted meeting quorum quorate "
    "committee school board trust governors governor welcome introductions item agenda date time venue page minutes "
    "total signed via teams zoom all no not by to for of on at in re also until after left arrived online remote "
    "primary academy resources finance full governing body visitors".split()
)


def read_roster(
    blocks: Sequence[Block], rows: Sequence[Row], *, family: str
) -> tuple[Entry, ...]:
    """All entries of all attendance blocks, in reading order, each name's span once."""
    found: dict[tuple[int, int], Entry] = {}
    for entry in (*_from_rows(blocks, rows, family), *_from_lists(blocks)):
        found.setdefault((entry.span.block, entry.span.start), entry)
    return tuple(sorted(found.values(), key=lambda e: (e.span.block, e.span.start)))


def name_span(text: str, start: int, stop: int, block: int) -> Span | None:
    """The name at the beginning of a stretch, without titles; None when there is none.

    A name is two to five capitalised words, or one after a title, that are no role words.
    """
    at = start
    titled = False
    words: list[tuple[int, int]] = []
    opening = text[start:stop].lstrip()[:1]
    if not opening.isupper():
        return None
    for match in re.finditer(r"[^\s,;:()\[\]/|–—]+", text[start:stop]):
        low, high = match.start() + start, match.end() + start
        if text[at:low].strip():
            break
        word = fold(text[low:high]).rstrip(".")
        if word in TITLES and not words:
            titled, at = True, high
            continue
        if not _namely(text[low:high], word, first=not words):
            break
        words.append((low, high))
        at = high
        if len(words) == 5:
            break
    while words and fold(text[words[-1][0] : words[-1][1]]) in PARTICLES:
        words.pop()
    while words and text[words[-1][1] - 1] in ".,'’" and words[-1][1] - words[-1][0] > 2:
        words[-1] = (words[-1][0], words[-1][1] - 1)
    for cut in range(1, len(words)):
        if is_role_text(text[words[cut][0] : words[-1][1]]):
            words = words[:cut]
            break
    if not words or (len(words) < 2 and not titled):
        return None
    if is_role_text(text[words[0][0] : words[-1][1]]):
        return None
    return Span(block, words[0][0], words[-1][1])


def _namely(shown: str, word: str, *, first: bool) -> bool:
    if word in _STOP or any(character.isdigit() for character in shown):
        return False
    if word in PARTICLES and not first:
        return True
    if not shown[:1].isupper() or not shown[:1].isalpha():
        return False
    return not (shown.isupper() and word in ABBREVIATIONS and len(word) > 1 and not first)


# --- lists -----------------------------------------------------------------------------


def _from_lists(blocks: Sequence[Block]) -> Iterator[Entry]:
    """Entries of "Present: …" lines and of lists under such a heading."""
    label = ""
    open_since = -99
    for block in blocks:
        text = block.text
        if not text.strip() or block.kind in (BlockKind.PROPERTY, BlockKind.FILE_NAME):
            continue
        match = _LABEL.match(text)
        if match and not _sentence(text[match.end() :]):
            rest = text[match.end() :].strip()
            label = fold(match["label"]) if not rest or rest[-1] in ",;&" else ""
            open_since = block.id
            yield from _entries(block, match.end(), fold(match["label"]))
            continue
        row_like = block.cell is not None
        if label and block.id - open_since <= 2 and not row_like and _list_line(block):
            entries = tuple(_entries(block, 0, label, strict=True))
            if entries:
                open_since = block.id
                yield from entries
                continue
        if label and row_like and block.id - open_since <= 1 and _list_line(block):
            entries = tuple(_entries(block, 0, label, strict=True))
            label = label if entries else ""
            yield from entries
            continue
        label = "" if block.id - open_since > 1 or block.kind is BlockKind.HEADING else label


def _sentence(rest: str) -> bool:
    """Whether a label is only the first word of a sentence ("Present policies were agreed")."""
    return bool(re.match(r"[a-z]", rest)) and not re.match(r"(?:from|by)\b", rest)


def _list_line(block: Block) -> bool:
    """Whether a line may be one of a list of attendees: short pieces, no sentence."""
    text = block.text.strip()
    return len(text) < 400 and not re.search(r"[a-z]{3,}\s+[a-z]{3,}\s+[a-z]{3,}\s+[a-z]{3,}", text)


_BREAK = re.compile(r"\s*(?:[;,\n\t•●▪]|\s\|\s|\s{3,}|\band\b|\ba'r\b|&|(?<=[a-z)])\s*/\s*(?=[A-Z]))\s*")


def _pieces(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The stretches between separators outside brackets."""
    masked = list(text)
    depth = 0
    for at in range(start, len(text)):
        if text[at] in "([":
            depth += 1
        elif text[at] in ")]":
            depth = max(0, depth - 1)
        elif depth:
            masked[at] = "x"
    flat = "".join(masked)
    at = start
    for match in _BREAK.finditer(flat, start):
        if match.start() > at:
            yield at, match.start()
        at = match.end()
    if at < len(text):
        yield at, len(text)


def _entries(
    block: Block, start: int, label: str, *, strict: bool = False
) -> Iterator[Entry]:
    """The entries of a list. ``strict`` refuses a piece that goes on like a sentence."""
    text = block.text
    pieces = list(_pieces(text, start))
    if strict and not all(_listed(text, low, high) for low, high in pieces):
        return
    for number, (low, high) in enumerate(pieces):
        end = re.search(r"\.\s|\.$", text[low:high])
        if end and not re.search(r"\b[A-Z]\.$|\b(?:Mr|Mrs|Ms|Dr|Rev|St)\.$", text[low : low + end.end()].rstrip()):
            high = low + end.start()
        lead = re.match(r"\s*(?:[^:]{2,40}:|by|from|[-–•*]|\d+[.)])\s+", text[low:high])
        begin = low + lead.end() if lead else low
        span = name_span(text, begin, high, block.id)
        if span is None:
            continue
        stop = high
        following = pieces[number + 1] if number + 1 < len(pieces) else None
        if following and is_role_text(text[following[0] : following[1]].rstrip(". ")):
            stop = following[1]
        yield _entry(text, span, low, stop, label, "attendance", block.id)


def _listed(text: str, low: int, high: int) -> bool:
    """Whether a piece is a name with its description, or a description, and no sentence."""
    if is_role_text(text[low:high]):
        return True
    lead = re.match(r"\s*(?:[A-Za-z ]{2,40}:|[-–•*●]|\d+[.)])\s+", text[low:high])
    span = name_span(text, low + lead.end() if lead else low, high, 0)
    if span is None:
        return False
    rest = text[span.stop : high].strip()
    return not rest or rest[0] in "([–—-:*." or is_role_text(rest)


def _entry(
    text: str, span: Span, low: int, high: int, label: str, kind: str, block: int
) -> Entry:
    around = text[low : span.start] + " " * (span.stop - span.start) + text[span.stop : high]
    initials = re.search(r"[(\[\s,–-]({0})(?=[\s,)\];:–-]|$)".format(_INITIALS.pattern), around)
    key = re.sub(r"\W", "", initials[1]) if initials else ""
    if key and not _fits(key, text[span.start : span.stop]):
        key = ""
    role, official = _role(fold(around), label)
    return Entry(span, role, official, key, Span(block, min(low, span.start), high), kind)


def _fits(key: str, name: str) -> bool:
    """Whether initials may belong to a name: the first letters agree."""
    words = [word for word in re.split(r"[\s\-]+", fold(name)) if word]
    letters = fold(key)
    return bool(words) and letters[0] == words[0][0] and letters[-1] in "".join(words[-2:])


def _role(description: str, label: str) -> tuple[Role, bool]:
    """The role that an entry's own words give, else that of the list it stands in."""
    cues = cues_in(description)
    kinds = [(kind, cue) for cue in cues for kind in cue.kinds]
    if any(kind in ("pupil-left", "child-of") and "governor" not in cue.words for kind, cue in kinds):
        return Role.PUPIL, False
    if any(kind == "parent-left" and not _category(cue, description) for kind, cue in kinds):
        return (Role.PARENT, False) if not _office(kinds) else (Role.GOVERNOR, True)
    office = _office(kinds)
    if office is not None:
        return office, True
    if any(kind == "child-professional" for kind, _ in kinds):
        return Role.PROFESSIONAL, True
    if _PUPILS.search(label):
        return Role.PARENT if "parent" in label else Role.PUPIL, False
    if re.search(r"clerk|minutes|clerc", label):
        return Role.STAFF, True
    return (Role.STAFF if _ATTENDING.search(label) else Role.GOVERNOR), True


def _category(cue: Cue, description: str) -> bool:
    """Whether "parent" is the category of a governor ("Parent", "(Parent)"), not a relation."""
    rest = (description[: cue.start] + description[cue.stop :]).strip(" ()[],;:-–—.")
    return cue.words in ("parent", "parents") and not re.search(r"\b(?:of|to|his|her|their)\b", rest)


def _office(kinds: Sequence[tuple[str, Cue]]) -> Role | None:
    order = {"office-clerk": Role.STAFF, "office-staff": Role.STAFF, "office-outside": Role.PROFESSIONAL}
    names = {kind for kind, _ in kinds}
    if "office-staff" in names and any(
        cue.words in ("headteacher", "head teacher", "head", "ht", "principal") for _, cue in kinds
    ):
        return Role.STAFF
    if "office-governor" in names:
        return Role.GOVERNOR
    return next((role for kind, role in order.items() if kind in names), None)


# --- tables ----------------------------------------------------------------------------


def _from_rows(
    blocks: Sequence[Block], rows: Sequence[Row], family: str
) -> Iterator[Entry]:
    header: Header | None = None
    table = 0
    board = False
    label = ""
    for row in rows:
        if row.table != table:
            table, header, label = row.table, None, ""
            board = _about_a_board(blocks, row)
        found = header_of(row)
        if found is not None:
            header = found
            continue
        kinds = header.kinds() if header else set()
        if "pupil" in kinds and "attendance" not in kinds:
            continue
        first = fold(row.fields[0].text).strip(" :")
        match = _LABEL.match(row.fields[0].text + ":")
        if match and len(first) < 40:
            label = first
            for other in row.fields[1:]:
                yield from _label_cell(other, label)
            continue
        if not row.real and _LABEL.match(blocks[row.fields[0].span.block].text):
            continue
        entry = _row_entry(row, header, blocks, board=board or family in GOVERNANCE, label=label)
        if entry is not None:
            yield entry


def _label_cell(other: Field, label: str) -> Iterator[Entry]:
    for low, high in _pieces(other.text, 0):
        span = name_span(other.text, low, high, other.span.block)
        if span is not None:
            entry = _entry(other.text, span, low, high, label, "attendance", other.span.block)
            yield _shifted(entry, other.span.start)


def _shifted(entry: Entry, by: int) -> Entry:
    if not by:
        return entry
    moved = [Span(s.block, s.start + by, s.stop + by) for s in (entry.span, entry.shown)]
    return Entry(moved[0], entry.role, entry.official, entry.initials, moved[1], entry.kind)


_BOARD = re.compile(r"\bgovernor|\btrustee|\bboard\b|\bcommittee\b|attendance|\bpresent\b|llywodraethwyr")


def _about_a_board(blocks: Sequence[Block], row: Row) -> bool:
    first = row.fields[0].span.block
    return any(_BOARD.search(fold(blocks[at].text)) for at in range(max(0, first - 6), first + 1))


def _row_entry(
    row: Row, header: Header | None, blocks: Sequence[Block], *, board: bool, label: str
) -> Entry | None:
    """A row as an entry: a name beside a category, a code or a term."""
    named = _name_field(row, header)
    if named is None:
        return None
    field, span = named
    rest = [other for other in row.fields if other is not field]
    texts = [" ".join(fold(other.text).split()).strip("*.") for other in rest]
    categories = [text for text in texts if _is_category(text)]
    codes = [text for text in texts if _CODE.fullmatch(text) or _CODE.fullmatch(text.upper())]
    terms = [text for text in texts if _TERM.fullmatch(text)]
    attendance = header is not None and "attendance" in header.kinds()
    shows = bool(categories) or (board and bool(codes)) or (board and attendance and bool(terms))
    if not (shows or (attendance and "name" in (header.kinds() if header else ()))):
        return None
    if any(re.fullmatch(r"(?:y(?:ear)?\s?)?\d{1,2}[a-z]?", text) for text in texts) and not categories:
        return None
    description = " , ".join((field.text[span.stop - field.span.start :], *texts))
    role, official = _role(description, label)
    initials = next(
        (o.text.strip() for o in rest if _INITIALS.fullmatch(o.text.strip()) and _fits(o.text.strip(), blocks[span.block].text[span.start : span.stop])),
        "",
    )
    shown = next((o.span for o, t in zip(rest, texts, strict=True) if t in categories), field.span)
    inside = re.search(r"[(\[]({0})[,)\]]".format(_INITIALS.pattern), field.text)
    return Entry(span, role, official, initials or (inside[1] if inside else ""), shown, "attendance-table")


def _is_category(text: str) -> bool:
    words = re.findall(r"[a-z\-]+", text)
    return bool(words) and len(words) <= 6 and (
        all(word in _CATEGORY or word in ("of", "the", "governor", "governors", "trustees") for word in words)
        or any(kind.startswith("office-") for cue in cues_in(text) for kind in cue.kinds)
        and is_role_text(text)
    )


def _name_field(row: Row, header: Header | None) -> tuple[Field, Span] | None:
    for field in row.fields:
        kinds = header.over(field)[0] if header else frozenset()
        if header and kinds and "name" not in kinds and "staff" not in kinds:
            continue
        span = name_span(field.text, 0, len(field.text), field.span.block)
        if span is None:
            continue
        moved = Span(span.block, span.start + field.span.start, span.stop + field.span.start)
        rest = field.text[span.stop :].strip()
        if rest and not re.match(r"[(\[,/–—\-*]", rest) and not is_role_text(rest):
            continue
        return field, moved
    return None
