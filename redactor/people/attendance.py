"""Attendance lists in running text: "Present: A, B (BC, Chair)" and lists under a heading.

Formats a, c to g of ``people.md`` section 4. Works line by line, because a block of a text
file may hold several lines. A list ends where a sentence begins: what follows a full stop,
and a line of which one piece is no name, belongs to no list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from redactor.document import Block, BlockKind, Role, Span
from redactor.people.cues import Cue, cues_in
from redactor.people.mentions import is_role_text
from redactor.people.names import PARTICLES, TITLES, fold, word_set
from redactor.people.vocabulary import ABBREVIATIONS


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody on the attendance list. ``span`` is the name alone; ``shown`` what shows the role.

    ``rest`` are further pieces of a name that is broken over paragraphs of its cell. A
    ``lone`` forename counts only where a recogniser found it.
    """

    span: Span
    role: Role
    official: bool
    initials: str
    shown: Span
    kind: str
    rest: tuple[Span, ...] = ()
    lone: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """What the kind of paper allows: whose list it may be.

    ``meeting`` is a board's own paper (minutes, agenda); ``maybe`` one that may hold a
    board's list; ``hearing`` a pupil's, where only those with an office of their own are
    official.
    """

    meeting: bool
    maybe: bool
    hearing: bool


LABEL = re.compile(
    r"\s*[*_]{0,3}(?:\d+(?:\.\d+)*[.)]?\s+)?(?P<label>"
    r"(?:(?:governors?|trustees?|members?|staff|committee members?|pupils?|others?|also|those|"
    r"voting|non-voting|parent|co-opted|coopted|foundation|community|la|local authority|associate|"
    r"elected|appointed|ex-officio|partnership)\s+)*"
    r"(?:present|attendees|attendance|in attendance|apologies(?:\s+(?:for absence|received|"
    r"accepted))?(?:\s+from)?"
    r"|absent|absences|also present|observers?|visitors?|guests?|invited|invitees|membership|"
    r"members|trustees"
    r"|governors?(?: attending| present)?|headteacher|not present|presennol"
    r"|ymddiheuriadau|yn bresennol|absennol|panel members|panel|the panel|"
    r"committee members"
    r"|clerk|minutes|chair|chaired by|clerked by|here|there|not there|not here|sorry|also there"
    r"|also here|with|in the room|on (?:teams|zoom|screen)|by (?:teams|zoom|telephone)|committee"
    r"|those attending|attending|taking notes|notes|to|circulation|distribution|copies to|cc)"
    r"(?:\s+(?:at the meeting|governors|trustees|members|by invitation|online|remotely|"
    r"virtually|with apologies"
    r"|without apologies|via teams|via zoom))*"
    r"(?:\s*/\s*(?:present|in attendance|apologies(?: for absence)?|absent|presennol|absennol|"
    r"yn bresennol|ymddiheuriadau))?"
    r"\s*(?:\((?P<aside>[^)]{0,40})\))?)\s*[*_]{0,3}(?P<mark>:[*_]{0,3}|\s[-–—]\s|\t|\s{2,}|\s*$)",
    re.IGNORECASE,
)
"""The label of a list at the beginning of a line."""
_CORE = re.compile(
    r"present\b|in attendance|apolog|presennol|ymddiheur|panel|clerk|chair|\bt?here\b|sorry"
)
_LOOSE = re.compile(
    r"^(?:attendance|absent|absences|visitors?|guests?|observers?|members|minutes|here|there|not"
    r"|sorry|also (?:t?here)|with|in the|on|by|committee|those attending|attending|taking|notes|to"
    r"|circulation|distribution|copies|cc)\b"
)
_PUPILS = re.compile(
    r"\b(?:pupils?|students?|children|child|school council|parents?(?! governors?)|class|"
    r"disgyblion)\b"
)
_OF_PUPILS = re.compile(
    r"school council|pupil (?:voice|parliament|council)|\bpupils?\b|\bstudents?\b|youth"
)
_ALL_PUPILS = re.compile(
    r"\((?:the |all )?(?:pupils|students|children|school council[\w ]*|prefects|head boy[\w ]*)\)"
)
_ATTENDING = re.compile(
    r"\bin attendance|yn bresennol|observer|visitor|guest|invite|also present|staff|also t?here"
)
INITIALS = re.compile(
    r"[A-Z](?:[A-Za-z]{0,2}[A-Z]|[A-Z][a-z])|[A-Z]{2}[a-z]|[A-Z]\.\s?[A-Z]\.?|[A-Z]{1,2}-[A-Z]{1,2}"
)
_BREAK = re.compile(
    r"\s*(?:[;,\t•●▪]|\s\|\s|\s{3,}|\band\b|\ba'r\b|&|(?<=[a-z)])\s*/\s*(?=[A-Z]))\s*"
)
_LAST_WORD = re.compile(r"([^\W\d_]+)\.(?=\s|$)|\.(?=\s|$)")
_LEAD = re.compile(
    r"\s*(?:(?:[A-Za-z ]{2,40}:|by|from|[-–•*●]|\d+[.)])\s+)?(?:(?:[Yy]r?|the|The)\s+"
    r"(?=[A-Z]))?"
)
"""What may stand before a name in a list, also the article before a title."""
_STOP = word_set(
    "apologies present absent none vacant vacancy and the with from were was received "
    "accepted meeting quorum quorate "
    "committee school board trust governors governor welcome introductions item agenda date "
    "time venue page minutes "
    "total signed via teams zoom all no not by to for of on at in re also until after left "
    "arrived online remote "
    "primary academy resources finance full governing body visitors"
)


def name_span(text: str, start: int, stop: int, block: int) -> Span | None:
    """The name at the beginning of a stretch, without titles; None when there is none.

    A name is two to five capitalised words, or one after a title, that are no role words.
    """
    if not text[start:stop].lstrip()[:1].isupper():
        return None
    at = start
    titled = False
    words: list[tuple[int, int]] = []
    for match in re.finditer(r"[^\s,;:()\[\]/|–—]+", text[start:stop]):
        low, high = match.start() + start, match.end() + start
        word = fold(text[low:high]).rstrip(".")
        if text[at:low].strip() or len(words) == 5:
            break
        if word in TITLES and not words:
            titled, at = True, high
        elif _namely(text[low:high], word, first=not words):
            words.append((low, high))
            at = high
        else:
            break
    while words and fold(text[words[-1][0] : words[-1][1]]) in PARTICLES:
        words.pop()
    if words and text[words[-1][1] - 1] in ".,'’" and words[-1][1] - words[-1][0] > 2:
        words[-1] = (words[-1][0], words[-1][1] - 1)
    for cut in range(1 if titled else 2, len(words)):
        if is_role_text(text[words[cut][0] : words[-1][1]]):
            words = words[:cut]
            break
    if len(words) < (1 if titled else 2):
        return None
    whole = text[words[0][0] : words[-1][1]]
    return None if is_role_text(whole) and not titled else Span(block, words[0][0], words[-1][1])


_LONE = re.compile(r"\s*(?P<name>[^\W\d_][\w'’\-]+(?:\s[A-Z]\b\.?)?)\s*(?=$|[(\[,;.])")


def _lone(text: str, start: int, stop: int, block: int) -> Span | None:
    """A forename alone, or with an initial: "Kwaku", "Manjit K", "Tom (notes)"."""
    match = _LONE.match(text, start, stop)
    if match is None or not match["name"][:1].isupper() or match["name"].isupper():
        return None
    word = fold(match["name"].split()[0])
    if word in _STOP or word in TITLES or is_role_text(match["name"]):
        return None
    return Span(block, *match.span("name"))


def _namely(shown: str, word: str, *, first: bool) -> bool:
    if word in _STOP or any(character.isdigit() for character in shown):
        return False
    if word in PARTICLES and not first:
        return True
    if not shown[:1].isupper() or not shown[:1].isalpha():
        return False
    return not (shown.isupper() and word in ABBREVIATIONS and len(word) > 1 and not first)


def list_entries(blocks: Sequence[Block], board: Board) -> Iterator[Entry]:
    """Entries of labelled lines and of the lists under a label that stands alone."""
    label, since, before, running = "", -99, "", False
    for block in blocks:
        if block.kind in (BlockKind.PROPERTY, BlockKind.FILE_NAME) or not block.text.strip():
            continue
        for start, stop in lines_of(block.text):
            line = block.text[start:stop]
            match = LABEL.match(line)
            if match and not _opens_sentence(line[match.end() :]):
                name = fold(match["label"])
                if not _allowed(name, block, board):
                    label = ""
                    continue
                rest = line[match.end() :].strip()
                since = block.id
                if _OF_PUPILS.search(before) or _ALL_PUPILS.search(fold(line)):
                    name += " of pupils"
                strict = bool(_LOOSE.match(name)) or not board.meeting
                running = not rest or rest[-1] in ",;&"
                # A list may go on below its label, name by name, until a sentence begins.
                label = name if running or board.meeting else ""
                yield from entries_in(block, start + match.end(), stop, name, board, strict=strict)
            elif (
                label
                and block.id - since <= (1 if block.cell else 2)
                and (running or not line.rstrip().endswith("."))
            ):
                found = tuple(entries_in(block, start, stop, label, board, strict=True))
                since = block.id if found else since
                label = label if found else ""
                yield from found
            else:
                label = ""
            before = fold(line)


def lines_of(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text between line ends."""
    start = 0
    for match in re.finditer(r"\n|$", text):
        if match.start() > start:
            yield start, match.start()
        start = match.end()


def _allowed(label: str, block: Block, board: Board) -> bool:
    """Whether a label may be that of a board's list in this paper and place."""
    if board.meeting:
        return not _LOOSE.match(label) or block.id < 60
    return board.maybe and bool(_CORE.search(label))


def _opens_sentence(rest: str) -> bool:
    """Whether a label is only the first word of a sentence ("Present policies were agreed")."""
    return bool(re.match(r"[a-z]", rest)) and not re.match(r"(?:from|by)\b", rest)


def pieces_of(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The stretches between separators outside brackets."""
    masked = list(text[start:stop])
    depth = 0
    for at, character in enumerate(masked):
        if character in "([":
            depth += 1
        elif character in ")]":
            depth = max(0, depth - 1)
        elif depth:
            masked[at] = "x"
    at = 0
    for match in _BREAK.finditer("".join(masked)):
        if match.start() > at:
            yield start + at, start + match.start()
        at = match.end()
    if at < len(masked):
        yield start + at, stop


def entries_in(
    block: Block, start: int, stop: int, label: str, board: Board, *, strict: bool = False
) -> Iterator[Entry]:
    """The entries between two places of a block, up to the end of the first sentence.

    ``strict`` refuses the whole stretch when one piece of it is no name or description.
    """
    text = block.text
    stop = _sentence_end(text, start, stop)
    pieces = list(pieces_of(text, start, stop))
    if strict and not (pieces and all(_listed(text, low, high) for low, high in pieces)):
        return
    for number, (low, high) in enumerate(pieces):
        lead = _LEAD.match(text, low, high)
        begin = lead.end() if lead else low
        span = name_span(text, begin, high, block.id)
        lone = span is None
        span = span or _lone(text, begin, high, block.id)
        if span is None or (number and _is_title(text, pieces[number - 1])):
            continue
        after = pieces[number + 1] if number + 1 < len(pieces) else None
        described = after[1] if after and is_role_text(text[after[0] : after[1]]) else high
        entry = make_entry(text, span, (low, described), label, "attendance")
        entry = replace(entry, lone=lone)
        if (
            entry.official
            and board.hearing
            and entry.role is Role.GOVERNOR
            and not _own(text, entry)
        ):
            continue
        yield entry


def _sentence_end(text: str, start: int, stop: int) -> int:
    """Where the first sentence ends: at a full stop of no title, initial or item number."""
    for match in _LAST_WORD.finditer(text, start, stop):
        word = match[1] or ""
        short = len(word) == 1 and word.isupper() and text[match.start() - 1] in " \t\n\xa0.("
        number = text[start : match.start()].strip().isdigit()
        if not (short or number or fold(word) in TITLES or word == "St"):
            return match.end() - 1
    return stop


def _is_title(text: str, piece: tuple[int, int]) -> bool:
    """Whether a piece is only a title: "Mr and Mrs Oke" are a couple, not two members."""
    return fold(text[piece[0] : piece[1]]).strip(" .") in TITLES


def _own(text: str, entry: Entry) -> bool:
    """Whether the entry's own words name an office."""
    shown = fold(text[entry.span.stop : entry.shown.stop])
    return any(kind.startswith("office-") for cue in cues_in(shown) for kind in cue.kinds)


_ASIDE = re.compile(
    r"\s*(?:(?:for|from|until|after|before|left|arrived|joined|to|via|by)\b.{0,40}"
    r"(?:\bitems?\b|\d|\bonly\b|\bteams\b|\bzoom\b|\bphone\b))",
    re.IGNORECASE,
)
"""When or how somebody took part: "for item 5 only", "from 9.30"."""


def _listed(text: str, low: int, high: int) -> bool:
    """Whether a piece is a name with its description, or a description, and no sentence."""
    if is_role_text(text[low:high]) or _ASIDE.match(text, low, high):
        return True
    lead = _LEAD.match(text, low, high)
    begin = lead.end() if lead else low
    span = name_span(text, begin, high, 0) or _lone(text, begin, high, 0)
    if span is None:
        return False
    rest = text[span.stop : high].strip()
    return not rest or rest[0] in "([–—-:*" or is_role_text(rest)


_ORDER = re.compile(r"\b(?:Sister|Brother|Father|Mother)\s+$")
"""Titles of religious that are words of kinship too."""


def make_entry(
    text: str, span: Span, around: tuple[int, int], label: str, kind: str, more: str = ""
) -> Entry:
    """An entry from a name and the words around it (and ``more``, of other columns)."""
    low, high = min(around[0], span.start), max(around[1], span.stop)
    before = _ORDER.sub(lambda title: " " * len(title.group()), text[low : span.start])
    words = before + " " * (span.stop - span.start) + text[span.stop : high]
    found = re.search(rf"[(\[\s,–-]({INITIALS.pattern})(?=[\s,)\];:–-]|$)", words)
    initials = re.sub(r"\W", "", found[1]) if found else ""
    if initials and not fits(initials, text[span.start : span.stop]):
        initials = ""
    role, official = role_of(fold(f"{words} , {more}"), label)
    return Entry(span, role, official, initials, Span(span.block, low, high), kind)


def fits(initials: str, name: str) -> bool:
    """Whether initials may belong to a name: the first letters agree."""
    last, comma, first = name.partition(",")
    name = f"{first} {last}" if comma else name
    words = [word for word in re.split(r"[\s\-]+", fold(name)) if word]
    letters = fold(initials)
    return bool(words) and letters[0] == words[0][0] and letters[-1] in "".join(words[-2:])


def role_of(description: str, label: str) -> tuple[Role, bool]:
    """The role that an entry's own words give, else that of the list it stands in."""
    kinds = [(kind, cue) for cue in cues_in(description) for kind in cue.kinds]
    office = _office(kinds)
    if any(kind in ("pupil-left", "child-of", "year") for kind, _ in kinds) and office is None:
        return Role.PUPIL, False
    if any(kind == "parent-left" and not _category(cue, description) for kind, cue in kinds):
        return (Role.GOVERNOR, True) if office else (Role.PARENT, False)
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
    rest = description[: cue.start] + description[cue.stop :]
    plain = cue.words in ("parent", "parents", "rhiant")
    return plain and not re.search(r"\b(?:of|to|his|her|their)\b", rest)


def _office(kinds: Sequence[tuple[str, Cue]]) -> Role | None:
    names = {kind for kind, _ in kinds}
    heads = ("headteacher", "head teacher", "head", "ht", "principal")
    if "office-staff" in names and any(cue.words in heads for _, cue in kinds):
        return Role.STAFF
    if "office-governor" in names:
        return Role.GOVERNOR
    order = {
        "office-clerk": Role.STAFF,
        "office-staff": Role.STAFF,
        "office-outside": Role.PROFESSIONAL,
    }
    return next((role for kind, role in order.items() if kind in names), None)
