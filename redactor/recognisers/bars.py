# ruff: noqa: E501 - a pattern is one line, to be read beside the format it describes
"""Bars a run that is no person: schools, streets, firms, saints, laws, seasons, people of history."""

from __future__ import annotations

import re
from functools import lru_cache

from redactor.recognisers import lexicon, vocabulary, weighing
from redactor.recognisers.runs import Line, Run

_WELSH_PLACES = frozenset(("dosbarth", "ysgol", "cyngor", "mynydd", "heol", "stryd", "ffordd"))
_IDLE = 0.15
"""A lone word with a higher score has something in its favour."""
_MONTHS = vocabulary.MONTHS - {"march", "april", "may", "june", "august"}
_KEY = re.compile(r"[A-Z]{2}[a-z]")
"""Initials as a key of names has them ("HSi"); who that is stands in the key."""
_DAYS = re.compile(r"(?:mon|tues?|wed|thur?s?|fri)(?:-(?:tues?|wed|thur?s?|fri|sat|sun))")
_NOUN = re.compile(r"\w{3}(?:tion|sion|ness|ship|ities|ments?)s?$")
_ENDING = re.compile(r"(?:e[sd]|ing|ings|s|er|ers|ly)$")
_CLOSERS = frozenset(
    [
        "college",
        "school",
        "academy",
        "trust",
        "university",
        "church",
        "museum",
        "foundation",
        "hospital",
        "infant",
        "infants",
        "junior",
        "juniors",
        "primary",
        "street",
        "road",
        "lane",
        "avenue",
        "committee",
        "council",
        "ltd",
        "limited",
        "llp",
    ]
)


_PLURAL_LETTERS = re.compile(r"[A-Z]{2,5}s|[A-Z][a-z][A-Z]s?")
"""An abbreviation of several: "TAFs", "ToRs"."""
_LONGEST_FIGURE = 6
"""More words than this no figure's name has."""


def barred(line: Line, run: Run) -> bool:
    """Whether what stands around makes it a school, place, firm, saint, scheme or law."""
    tokens = line.tokens
    following = _following(line, run)
    if weighing.household(line, run):
        return False
    if any(key in vocabulary.ORGANISATION for key in following) and (
        not run.titled
        or run.grand
        or following[0] in ("school", "academy", "street", "road")
        or _trading(line, run, following)
    ):
        return True
    inside = [tokens[i].word.key for i in range(run.first, run.last + 1)]
    if run.titled:
        return False
    if run.first == run.last and _PLURAL_LETTERS.fullmatch(tokens[run.first].word.text):
        return True
    if _lower_place(line, run) or _owned_place(line, run) or _institution(line, run):
        return True
    if inside[0] in vocabulary.INSTITUTIONS or _closed(inside):
        return True
    if len(inside) == 1 and (inside[0] in vocabulary.LANGUAGES or _DAYS.fullmatch(inside[0])):
        return True
    royal = inside[0] in vocabulary.SAINTS and not line.shouted
    if royal and (
        len(inside) > 1 or re.match(r" (?:of|the)\b", line.text[run.stop : run.stop + 4])
    ):
        return True  # "Archbishop Tenison", "Duke of Edinburgh"; a lone King may be a name
    if dated(line, run) or _regnal(line, run):
        return True
    if figured(line, run):
        return True
    previous = line.before(run.first)
    if previous == "sir" and line.before(run.first, 2) == "cyngor":
        return True  # Welsh for county council
    if previous in _WELSH_PLACES:
        return True
    if previous in vocabulary.SAINTS and tokens[run.first - 1].word.capital:
        return bool(re.fullmatch(r"\.?[ \u00a0]", line.gap(run.first - 1)))
    return _partners(line, run, previous)


_NAMESAKE = re.compile(
    r"\s*[(,]\s*(?:year|yr|y)\s?\d|['’]s\s+(?:mum|dad|mother|father|parents?|carers?)\b|"
    r"\s+in\s+(?:year|yr|y)\s?\d+\w?\s+(?:\w+ed|has|is|was|who|won|wrote|built|made|said)\b",
    re.IGNORECASE,
)
"""Behind the name of a figure: a pupil who is called so."""


def figured(line: Line, run: Run) -> bool:
    """Whether a run is of a figure's name: "Mary" in "Mary Seacole", "Roald Dahl Day"."""
    if _NAMESAKE.match(line.text, run.stop):
        return False
    keys = [token.word.key for token in line.tokens]
    last = run.last
    while last > run.first and keys[last] in ("day", "week", "prize", "award"):
        last -= 1
    return any(
        "_".join(keys[start:stop]) in vocabulary.FIGURES
        for start in range(max(0, run.first - 3), run.first + 1)
        for stop in range(last + 1, min(len(keys), last + 4) + 1)
        if stop - start < _LONGEST_FIGURE
    )


def calendar(line: Line, run: Run) -> bool:
    """Whether what bars the run is that it is a word of the calendar, which context may outdo."""
    entry = line.tokens[run.first].word.entry
    named = max(entry.forename, entry.surname) >= 3  # "April", never "September"
    return run.first == run.last and "m" in entry.flags and named


def _closed(inside: list[str]) -> bool:
    """Whether a later word makes it an institution; "Kofi Junior Boakye" is a person."""
    closers = [key for key in inside[1:] if key in _CLOSERS]
    if len(inside) > 2 and inside[-1] == "house":
        return True
    return bool(closers) and not (closers == ["junior"] and inside[-1] != "junior")


def _trading(line: Line, run: Run, following: list[str]) -> bool:
    """As in "Miss Tiffany's Stage School", "Mr Hosken's Bakery"; not "Mrs Bell's Nursery Class"."""
    if not line.tokens[run.last].owns:
        return False
    return any(key in vocabulary.FIRMS for key in following) or any(
        key in ("school", "academy", "studio", "theatre", "company") for key in following[1:]
    )


def _owned_place(line: Line, run: Run) -> bool:
    """As in "Cutler's Lane", "Baker's Row": the second word of a place with an owner."""
    if not run.first:
        return False
    owner, token = line.tokens[run.first - 1], line.tokens[run.first]
    if not owner.owns or not owner.word.capital or line.gap(run.first - 1) not in (" ", "\u00a0"):
        return False
    named = token.word.key in vocabulary.ORGANISATION | vocabulary.LANDSCAPE
    return named and token.word.entry.forename < 6


def _institution(line: Line, run: Run) -> bool:
    """As in "Friends of Ashdown", "Westgate's governing body": a school by its short name."""
    friends = line.before(run.first) == "of" and line.before(run.first, 2) == "friends"
    if friends and line.tokens[run.first - 2].word.capital:
        return True
    token = line.tokens[run.last]
    rest = line.text[token.end : min(token.end + 24, line.segment.stop)]
    body = re.match(r" (?:governing (?:body|board)|governors|trustees)\b", rest)
    return (
        token.owns and run.first == run.last and body is not None and token.word.entry.forename < 4
    )


def idle(line: Line, run: Run) -> bool:
    """Whether a lone word is so plainly no name that nobody need be asked: "School", "December"."""
    word = line.tokens[run.first].word
    entry = word.entry
    if run.first != run.last or run.score > _IDLE:
        return False
    if word.key in _MONTHS or (word.upper and word.key in vocabulary.ACRONYMS):
        return True
    if "m" in entry.flags:
        return max(entry.forename, entry.surname) < 3
    things = vocabulary.ORGANISATION | vocabulary.BODIES
    if word.key in things or "x" in entry.flags:
        return entry.forename < 3 and entry.surname < entry.word
    return not entry.known and (_inflected(word.key) or _KEY.fullmatch(word.text) is not None)


@lru_cache(maxsize=8192)
def _inflected(key: str) -> bool:
    """Whether an unknown word is a form of a known one ("clerked"), or has the ending of a noun."""
    if _NOUN.search(key):
        return True
    ending = _ENDING.search(key)
    if ending is None:
        return False
    known = lexicon.load()
    stems = (key[: ending.start()], key[: ending.start()] + "e", key[: ending.start() + 1])
    entries = [known.entry(stem) for stem in stems]
    return any(e.word >= 2 and max(e.forename, e.surname) < 3 for e in entries)


def dated(line: Line, run: Run) -> bool:
    """As in "4 April", "May 2024", "Summer 2"."""
    if run.first != run.last or "m" not in line.tokens[run.first].word.entry.flags:
        return False
    follow = line.tokens[run.last + 1].word if run.last + 1 < len(line.tokens) else None
    if follow is not None and follow.key == "and" and run.last + 2 < len(line.tokens):
        beside = line.tokens[run.last + 2].word
        if beside.capital and beside.entry.forename >= 3 and "m" not in beside.entry.flags:
            return False
    before = line.text[max(run.start - 8, 0) : run.start]
    after = line.text[run.stop : run.stop + 6]
    return bool(
        re.search(
            r"\d(?:st|nd|rd|th)?(?: of)?\s*$|\b(?:in|by|until|since|from|this|next|last|late|early|mid)[ -]$",
            before,
        )
        or re.match(r"\s*(?:\d|half|term|[-–/])", after)
    )


def _regnal(line: Line, run: Run) -> bool:
    """As in "King Edward VI Handsworth", "Henry VIII"."""
    if re.match(r" (?:I[IV]|VI{0,3}|IX|XI{1,3}|XIV)\b", line.text[run.stop : run.stop + 6]):
        return not line.shouted
    before = line.text[max(run.start - 30, line.segment.start) : run.start]
    return bool(
        re.search(r"\b(?:King|Queen|Pope|Prince|Princess)\s[A-Z]\w+\s(?:[IVX]+(?:th)?\s)?$", before)
    )


def _lower_place(line: Line, run: Run) -> bool:
    """As in "The Lionel Walden building", "Ruskin Mill and Rowan Park schools"."""
    text = line.text[run.stop : min(run.stop + 60, line.segment.stop)]
    if re.match(r" playing fields?\b| and [A-Z]\w+ (?:reports|reviews|inquiries)\b", text):
        return True
    match = re.match(r"(?: and [A-Z]\w+(?: [A-Z]\w+)?)? ([a-z]+)\b", text)
    if match is None or match.group(1) not in vocabulary.LOWER_PLACES:
        return False
    joined = text.startswith(" and ")
    return joined == match.group(1).endswith("s") or not joined


def _partners(line: Line, run: Run, previous: str) -> bool:
    """As in "Hughes & Sons", "Marks & Spencer", "the Wolfson", "and Co"."""
    after = line.text[run.stop : run.stop + 6]
    before = line.text[max(run.start - 3, line.segment.start) : run.start]
    first = line.tokens[run.first].word.entry
    solid = first.forename >= 3 and not first.wordy
    firm = re.match(
        r" (?:&|and) [A-Z]\w+(?: [A-Z]\w+)? (?:Ltd|Limited|LLP|Plc|PLC|Solicitors|Sons|Partners|Associates)\b",
        line.text[run.stop : run.stop + 60],
    )
    if firm is not None:
        return True
    left = line.tokens[run.first - 1].word if run.first else None
    back = line.tokens[run.first - 2].word.entry.forename if run.first > 1 else 0
    firmly = left is not None and left.capital and max(left.entry.forename, back) < 3
    ahead = line.tokens[run.last + 1].word.entry if run.last + 1 < len(line.tokens) else first
    given = ahead.forename >= 4 and first.word < 3 and first.surname < 4  # "Ange & Col"
    if ("&" in after[:3] and not (solid or given)) or ("&" in before and firmly):
        return True
    if re.match(r" and (?:Sons?|Co)\b", line.text[run.stop : run.stop + 9]):
        return True
    family = line.text[run.stop : run.stop + 7].strip().lower().startswith("famil")
    article = previous in vocabulary.ARTICLES and previous != "that"  # "said that Tarquin left"
    beside = bool(run.first) and line.gap(run.first - 1) in (" ", "\u00a0")
    alone = article and beside and run.first == run.last and not solid
    return alone and not family


def _following(line: Line, run: Run) -> list[str]:
    """Keys of the capitalised words that go on directly behind the run, up to four."""
    keys: list[str] = []
    index = run.last
    owned = line.tokens[index].owns
    while index + 1 < len(line.tokens) and len(keys) < 4:
        gap = line.gap(index)
        follow = line.tokens[index + 1]
        if not re.fullmatch(r"[ \u00a0]", gap) or not (follow.word.capital):
            break
        if follow.word.key in vocabulary.ROLES:
            break
        keys.append(follow.word.key)
        if owned and len(keys) > 1:
            break
        index += 1
    if line.shouted or line.headed:
        return keys[:1]
    return keys
