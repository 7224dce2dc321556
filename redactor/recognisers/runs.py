"""Runs: the stretches of words that could be a person's name, before anything is decided.

A run is a title, then initials, forenames, particles and surnames with only spaces between.
Whether it is a person is decided in ``names``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from redactor.recognisers import lexicon, vocabulary
from redactor.recognisers.reading import Segment
from redactor.recognisers.tokens import Token, is_brand, tokenise

_SPACES = re.compile(r"[ \u00a0]{0,2}|[ \u00a0]*\r?\n[ \u00a0]*")
_AFTER_INITIAL = re.compile(r"\.?[ \u00a0]{0,2}\n?|\.")
_AND = re.compile(r"[ \u00a0]*(?:&|and|a|/)[ \u00a0]*", re.IGNORECASE)
_DATED = re.compile(
    r"(?:\d(?:st|nd|rd|th)?|\b(?:in|since|until|last|this|early|late))\s+$", re.IGNORECASE
)
_COMMA = re.compile(r",[ \u00a0]{0,2}")
_LONGEST = 6
_DESCENT = re.compile(r"(?:[sdw]/o|a/[lp]) (?=[^\W\d_])")
"""Son, daughter or wife of, in names of Sikhs, Tamils and Malaysians."""
LEADING = vocabulary.FAMILY_WORDS | vocabulary.PUPIL_WORDS | vocabulary.GREETINGS
_LOWER, _SMALL = 0.2, 0.35
"""What a lone forename in small letters is worth, and what a line without capitals adds."""
_WELSH_VERB = re.compile(r"\w{3,}(?:wyd|odd)$")
_NEVER = (
    vocabulary.ROLES
    | vocabulary.FUNCTION_WORDS
    | vocabulary.LABELS
    | vocabulary.WELSH
    | (vocabulary.TITLES - {"major", "dean", "earl", "sheikh", "rev"})
)

_UNASKED = _NEVER | LEADING
_CLOSING = vocabulary.ROLES | vocabulary.LETTERED | vocabulary.LABELS | vocabulary.WELSH


@dataclass(slots=True)
class Run:
    """Tokens ``first:last`` of a line; ``titled`` is whether a title stands before them."""

    first: int
    last: int
    titled: bool = False
    grand: bool = False
    score: float = 0.0
    sure: bool = False
    """Whether no second opinion is needed, for or against."""
    barred: bool = False
    voice: str = ""
    """What the general model called it."""
    chance: float = -1.0
    """How likely the tagger holds it for a person; -1 if it was not asked."""
    reversed: bool = False
    why: str = "names"
    group: str = ""
    start: int = 0
    stop: int = 0


@dataclass(slots=True)
class Line:
    """One segment with its tokens and the runs in it. ``shouted``: capitals; ``headed``: Titles."""

    text: str = field(repr=False)
    segment: Segment
    tokens: list[Token] = field(repr=False)
    shouted: bool = False
    headed: bool = False
    runs: list[Run] = field(default_factory=list)

    def gap(self, index: int) -> str:
        """What stands between token ``index`` and the next."""
        return self.text[self.tokens[index].end : self.tokens[index + 1].start]

    def before(self, index: int, back: int = 1) -> str:
        """The key of the token ``back`` places before ``index`` in this sentence, or nothing."""
        place = index - back
        if place < 0 or any(
            mark in self.text[self.tokens[i].end : self.tokens[i + 1].start]
            for i in range(place, index)
            for mark in ".!?;"
        ):
            return ""
        return self.tokens[place].word.key


def line_of(text: str, segment: Segment) -> Line:
    """The segment's tokens, its case, and the runs in it."""
    tokens = tokenise(text, segment.start, segment.stop)
    letters = [token.word for token in tokens if len(token.word.text) > 1]
    upper = sum(word.upper for word in letters)
    content = [word for word in letters if len(word.text) > 3 and word.entry.word >= 2]
    capital = sum(word.capital for word in content)
    line = Line(
        text,
        segment,
        tokens,
        shouted=len(letters) >= 2 and upper >= 0.7 * len(letters),
        headed=len(content) >= 3 and capital >= 0.75 * len(content),
    )
    if any(token.word.capital or token.word.entry.forename > 3 for token in tokens):
        line.runs = _runs(line)
    return line


def is_initial(token: Token) -> bool:
    """Whether the token is one capital letter."""
    return len(token.word.text) == 1 and token.word.capital


def loose(line: Line) -> list[int]:
    """Capitalised words in no run that might yet be names: nothing but context can tell."""
    taken = {index for run in line.runs for index in range(run.first, run.last + 1)}
    follows = [*(token.word.key for token in line.tokens[1:]), ""]
    return [
        index
        for index, token in enumerate(line.tokens)
        if index not in taken and _possible(token, follows[index], shouted=line.shouted)
    ]


def _possible(token: Token, follow: str, *, shouted: bool) -> bool:
    word, entry = token.word, token.word.entry
    if word.lower and "-" in word.text:  # "al-Rashid"
        before, _, after = word.text.partition("-")
        return before in vocabulary.JOINING and after[:1].isupper()
    if not word.capital or len(word.text) < 2 or word.key in _UNASKED:
        return False
    if word.upper and (not shouted or word.key in vocabulary.ACRONYMS):
        return False
    if word.upper and len(word.text) < 3 and entry.forename < 3:
        return False  # initials in a heading
    if "x" in entry.flags and entry.forename < 4:  # "Link", "Room": a surname that presents itself
        named = entry.forename >= 2 or entry.surname >= 3
        return named and follow in vocabulary.STRONG_AFTER
    return entry.forename >= 2 or entry.surname >= 3 or not entry.known


def capable(token: Token, *, shouted: bool) -> bool:
    """Whether the word can be part of a name by itself: a capital, and no ordinary word."""
    word = token.word
    entry = word.entry
    if not word.capital or len(word.text) < 2 or word.key in _NEVER:
        return False
    if not entry.known and (_WELSH_VERB.match(word.key) or is_brand(word.text)):
        return False
    if word.key in vocabulary.FIRMS:
        return max(entry.forename, entry.surname) >= 4
    if "x" in entry.flags:
        return entry.forename >= 5 and not shouted
    if word.upper and not shouted:
        strong = max(entry.forename, entry.surname)
        return strong >= 3 and len(word.text) >= 3 and word.key not in vocabulary.ACRONYMS
    if entry.word >= 2:
        return entry.forename >= 4 or entry.surname >= 3
    return True


def _extends(token: Token, *, shouted: bool) -> bool:
    """Whether the word can go on a name that has begun."""
    word = token.word
    entry = word.entry
    if not word.capital or word.key in _CLOSING or word.key in vocabulary.FUNCTION_WORDS:
        return False
    if word.key in vocabulary.ORGANISATION and entry.surname < 4:
        return False
    if "x" in entry.flags or "m" in entry.flags:
        return entry.surname >= 5 and not shouted and "m" not in entry.flags
    if word.upper and not shouted and word.key in vocabulary.ACRONYMS:
        return False
    if entry.word >= 3:
        return entry.surname >= 3 or (not shouted and entry.forename >= 5)
    return capable(token, shouted=shouted) or (word.upper and len(word.text) > 3)


def _runs(line: Line) -> list[Run]:
    runs: list[Run] = []
    index = 0
    while index < len(line.tokens):
        month = _of_a_date(line, index)
        run = None if month else _titled(line, index) or _plain(line, index) or _lower(line, index)
        if run is None:
            index += 1
            continue
        runs.append(run)
        index = run.last + 1
    for run in runs:
        run.start, run.stop = line.tokens[run.first].start, line.tokens[run.last].stop
        if is_initial(line.tokens[run.last]) and line.text[run.stop : run.stop + 1] == ".":
            run.stop += 1
    return runs


def _of_a_date(line: Line, index: int) -> bool:
    """Whether a month before a first name is a date's: "In July Jayden", "26 November Kieran"."""
    word = line.tokens[index].word
    if index + 1 >= len(line.tokens) or not (
        "m" in word.entry.flags or word.key in vocabulary.MONTHS
    ):
        return False
    follow = line.tokens[index + 1].word
    before = line.text[
        max(line.segment.start, line.tokens[index].start - 8) : line.tokens[index].start
    ]
    return bool(_DATED.search(before)) and follow.capital and follow.entry.forename >= 3


def _titled(line: Line, index: int) -> Run | None:
    token = line.tokens[index]
    key = token.word.key
    if key not in vocabulary.TITLES or index + 1 >= len(line.tokens):
        return None
    if key == "sir" and line.before(index) == "cyngor":
        return None  # Welsh for county council
    place = index + 1
    shy = key in vocabulary.SHY_TITLES
    if token.word.lower and (shy or key in ("dc", "pc")):
        return None
    gap = line.gap(index)
    if _AND.fullmatch(gap) is None and line.tokens[place].word.key in ("and", "a"):
        return None  # "Mr and Mrs X": the second title takes the name
    while place < len(line.tokens) - 1 and line.tokens[place].word.key in vocabulary.TITLES:
        place += 1
    if not re.fullmatch(r"\.?[ \u00a0]{0,2}\n?[ \u00a0]*", line.gap(place - 1)):
        return None
    return _after_title(line, place, shy=shy, title=token, grand=key in vocabulary.GRAND_TITLES)


def _after_title(line: Line, place: int, *, shy: bool, title: Token, grand: bool) -> Run | None:
    first = line.tokens[place]
    if first.word.lower:
        if title.word.lower and not shy and _small_title(line, place):
            return Run(place, place, titled=True)
        if first.word.key not in vocabulary.JOINING:
            return None
    elif _untitled(line, first, shy=shy):
        return None
    last = _stretch(line, place)
    if is_initial(line.tokens[last]) and last == place and shy:
        return None
    return Run(place, last, titled=True, grand=grand)


def _small_title(line: Line, place: int) -> bool:
    """As in "mrs patel", "told miss hartnell"; not "will miss swimming"."""
    entry = line.tokens[place].word.entry
    if line.tokens[place - 1].word.key in ("miss", "ms"):
        addressed = line.before(place - 1) in vocabulary.ADDRESSING or place == 1
        return addressed and not entry.word and len(line.tokens[place].word.text) > 3
    return not entry.known or (entry.surname >= 3 and not entry.wordy)


def _untitled(line: Line, first: Token, *, shy: bool) -> bool:
    """Whether the capitalised word after a title is no name after all: "Mr Chair", "PC Support"."""
    entry = first.word.entry
    if first.word.key in vocabulary.ROLES:
        return entry.surname < 4
    if "x" in entry.flags and max(entry.surname, entry.forename) < 4:
        return True
    return shy and not is_initial(first) and not capable(first, shouted=line.shouted)


def _plain(line: Line, index: int) -> Run | None:
    token = line.tokens[index]
    if is_initial(token):
        return _from_initial(line, index)
    if token.word.lower and not index and token.word.key in vocabulary.JOINING:
        return _from_particle(line)
    if token.word.key == "jun" and _opens_name(line, index):
        return Run(index, _stretch(line, index))
    if not capable(token, shouted=line.shouted):
        short = token.word.upper and len(token.word.text) == 2 and token.word.entry.surname >= 3
        return _reversed(line, index) if short else None
    if token.word.key in vocabulary.BODIES and _held(line, index):
        return None
    reverse = _reversed(line, index)
    if reverse is not None:
        return reverse
    last = _stretch(line, index)
    return None if last > index and _leads(line, index, last) else Run(index, last)


def _opens_name(line: Line, index: int) -> bool:
    """Whether the short form of a month is a forename: "Jun Wei Tan", never "12 Jun 2027"."""
    if index + 1 >= len(line.tokens) or line.gap(index) != " ":
        return False
    follow = line.tokens[index + 1].word
    before = line.text[
        max(line.segment.start, line.tokens[index].start - 8) : line.tokens[index].start
    ]
    known = follow.entry.forename >= 1 or follow.entry.surname >= 1
    return follow.capital and known and not _DATED.search(before)


def _leads(line: Line, index: int, last: int) -> bool:
    """Whether a word only stands before a name: "Ring Bettina Holroyd", "Auntie Roz"."""
    word, name = line.tokens[index].word, line.tokens[index + 1].word.entry
    if word.key in LEADING:
        return True
    if line.shouted or name.wordy or word.entry.forename >= 4:
        return False
    if "m" in word.entry.flags:
        return name.forename >= 5  # "In March Kacey won"
    surname = word.entry.surname >= 4 and last == index + 1  # "Hill Bettina", as lists have it
    return word.entry.word >= 4 and name.forename >= 3 and not surname


def _from_particle(line: Line) -> Run | None:
    """As in "van den Berg, Sanne" at the beginning of a line."""
    place = 0
    while (
        place < min(3, len(line.tokens) - 1) and line.tokens[place].word.key in vocabulary.JOINING
    ):
        place += 1
    run = _plain(line, place) if line.tokens[place].word.capital else None
    if run is not None:
        run.first = 0
    return run


def _held(line: Line, index: int) -> bool:
    """Whether an office is held of the body at ``index``: "Chair of Board"."""
    back = 2 if line.before(index) == "the" else 1
    return line.before(index, back) in ("of", "to") and (
        line.before(index, back + 1) in vocabulary.ROLES
    )


def _from_initial(line: Line, index: int) -> Run | None:
    """As in "J. P. Hargreaves", "B. Osei"; a lone letter before a word needs its full stop."""
    last = _stretch(line, index)
    while last > index and is_initial(line.tokens[last]):
        last -= 1
    if last == index:
        return None
    dotted = "." in line.gap(index)
    surname = line.tokens[last].word.entry
    if not dotted and (surname.wordy or line.tokens[index].word.key == "i"):
        return None
    if not dotted and surname.surname < 3 and (surname.word or not _itemised(line, index)):
        return None
    return Run(index, last)


def _itemised(line: Line, index: int) -> bool:
    """Whether a letter begins an item of a list, a label's value or a cell: "cc: T Oduya"."""
    before = line.text[line.segment.start : line.tokens[index].start].rstrip()
    return not before or before[-1] in ",:;&(" or before.endswith((" and", "cc.", "cc"))


def _reversed(line: Line, index: int) -> Run | None:
    """As in "KHAN, Aisha" anywhere; "Ahmed, Sumayyah" where it fills a cell or a line."""
    last = _stretch(line, index)
    if last + 1 >= len(line.tokens) or not _COMMA.fullmatch(line.gap(last)):
        return None
    follow = line.tokens[last + 1]
    if is_initial(follow) and last == index and _shortened(line, index):
        return Run(index, last + 1, reversed=True, why="surname-first")
    if not capable(follow, shouted=line.shouted) or follow.word.entry.forename == 0:
        return None
    end = _stretch(line, last + 1)
    loud = line.tokens[index].word.upper and not follow.word.upper and not line.shouted
    fills = (
        (line.tokens[index].start - line.segment.start <= 4 or _numbered(line, index))
        and (line.segment.stop - line.tokens[end].end <= 3 or _numbered(line, end + 1))
        and last == index
        and end - last <= 3
    )
    if not (loud or fills):
        return None
    return Run(index, end, reversed=True, why="surname-first")


def _shortened(line: Line, index: int) -> bool:
    """As in "Smith, J." at the beginning of a line or in a list of such names."""
    before = line.text[line.segment.start : line.tokens[index].start].rstrip()
    after = line.text[line.tokens[index + 1].stop : line.segment.stop]
    opens = not before or before[-1] in ";:." or before.isdigit()
    ends = re.match(r"\.?(?:\s*$|\s*[;,(]|\.\s)|\s+\d", after) is not None
    return opens and ends and line.tokens[index].word.entry.surname >= 3


def _numbered(line: Line, index: int) -> bool:
    """Whether a number of a list stands before the token: "1. Dhillon, Arjan 2. Eze, Kamsi"."""
    if index >= len(line.tokens) or not index:
        return False
    return re.fullmatch(r",? \(?\d{1,3}[.)] ", line.gap(index - 1)) is not None


def _stretch(line: Line, index: int) -> int:
    """The last token of the name that begins at ``index``."""
    last = index
    while last + 1 < len(line.tokens) and last - index < _LONGEST:
        token, follow = line.tokens[last], line.tokens[last + 1]
        if token.owns:
            break
        gap = line.gap(last)
        pattern = _AFTER_INITIAL if is_initial(token) else _SPACES
        if not pattern.fullmatch(gap):
            break
        if is_initial(follow):
            if not _initial_fits(line, index, last + 1):
                break
            last += 1
            continue
        particles = _particles(line, last + 1)
        if particles:
            last += particles + 1
            continue
        if follow.word.key == "junior" and _younger(line, index, last + 1):
            last += 2
            continue
        if token.word.key == "st" and last > index and follow.word.capital:
            last += 1
            continue
        if not _extends(follow, shouted=line.shouted) or _changes_case(token, follow, line):
            break
        last += 1
    return last


def _younger(line: Line, first: int, index: int) -> bool:
    """As in "Kofi Junior Boakye"; not "Perran Junior School"."""
    if index + 1 >= len(line.tokens) or not _SPACES.fullmatch(line.gap(index)):
        return False
    word = line.tokens[index + 1].word
    named = word.capital and word.entry.surname >= 3 and word.key not in vocabulary.ORGANISATION
    return named and line.tokens[first].word.entry.forename >= 3


def _changes_case(token: Token, follow: Token, line: Line) -> bool:
    """As in "Priya PE": capitals after a name in small letters are no name, unless a surname."""
    if line.shouted or is_initial(token) or not follow.word.upper or token.word.upper:
        return False
    return follow.word.entry.surname < 3


def _particles(line: Line, index: int) -> int:
    """How many particles stand at ``index`` before the name goes on ("van der" Berg); 0 if none."""
    if line.tokens[index].word.key == "st":
        goes_on = index + 1 < len(line.tokens) and line.tokens[index + 1].word.capital
        return int(goes_on and re.fullmatch(r"\.?[ \u00a0]", line.gap(index)) is not None)
    if _DESCENT.match(line.text, line.tokens[index].start):
        return 2
    for count in range(3):
        place = index + count
        if place >= len(line.tokens):
            return 0
        token = line.tokens[place]
        if token.word.key not in vocabulary.JOINING:
            return count if token.word.capital and not is_initial(token) else 0
        if place + 1 < len(line.tokens) and not _SPACES.fullmatch(line.gap(place)):
            return 0
    follow = line.tokens[index + 3] if index + 3 < len(line.tokens) else None
    return 3 if follow is not None and follow.word.capital else 0


def _initial_fits(line: Line, start: int, index: int) -> bool:
    """Whether a lone capital goes with the name: "Jo T", "Kacper N.", "Mary J. Blige"."""
    token = line.tokens[index]
    after = line.text[token.stop : token.stop + 2]
    if is_initial(line.tokens[start]):
        return True
    first = line.tokens[start].word.entry
    if first.forename < 3 or first.wordy:
        return after.startswith(".") and max(first.forename, first.surname) >= 3
    return not re.match(r"[&/\d'’]|-\w", after) and token.word.text not in ("I",)


def _lower(line: Line, index: int) -> Run | None:
    """Names without capitals, as in a roll or a hurried statement: "the boy jayden".

    Beside a word for pupils, and as a full name, they are sure. A lone one ("tyrese saw it") is
    likely where nothing has a capital; elsewhere the tagger has to say so.
    """
    token = line.tokens[index]
    if not token.word.lower or len(token.word.text) < 3:
        return None
    if not _bare_forename(token):
        return _unmarked(line, index)
    pupil = line.before(index) in vocabulary.PUPIL_WORDS | vocabulary.FAMILY_WORDS
    if index + 1 < len(line.tokens) and _SPACES.fullmatch(line.gap(index)):
        follow = line.tokens[index + 1].word
        surname = follow.entry.surname >= 3 and not follow.entry.word
        if follow.lower and (surname or (follow.entry.forename >= 5 and follow.entry.word < 4)):
            score = 0.8 if pupil else 0.65
            return Run(index, index + 1, sure=True, score=score, why="lower-case")
    if pupil:
        return Run(index, index, sure=True, score=0.8, why="lower-case")
    return Run(index, index, score=_LOWER + _SMALL * _small(line, token), why="lower-case")


def _bare_forename(token: Token) -> bool:
    entry = token.word.entry
    usual = not entry.word and token.word.key not in vocabulary.WELSH_WORDS
    return usual and entry.forename >= 4 and "p" not in entry.flags.lower()


def _small(line: Line, token: Token) -> bool:
    """Whether nothing in a line of some words has a capital, and the word is hardly a surname."""
    entry = token.word.entry
    given = entry.forename >= 5 and entry.forename >= entry.surname
    return given and len(line.tokens) > 2 and not any(t.word.capital for t in line.tokens)


def _unmarked(line: Line, index: int) -> Run | None:
    """As in "aaliyahs dad": a forename with an s that lacks its apostrophe."""
    word = line.tokens[index].word
    if word.entry.known or not word.key.endswith("s") or index + 1 >= len(line.tokens):
        return None
    owner, owned = lexicon.load().entry(word.key[:-1]), line.tokens[index + 1].word
    if owner.forename < 5 or owner.word or owned.key not in vocabulary.OWNED:
        return None
    return Run(index, index, sure=True, score=0.65, why="lower-case")
