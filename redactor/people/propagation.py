"""Propagation: a person found anywhere is found everywhere.

One pass over the words of every block, hidden ones included, against a dictionary of the
words of all names found or listed; then neighbouring words are put together into names in
any order. Covers capitals, lower case, possessives, hyphenated parts, "Surname, Forename",
accents in either normal form, typographic apostrophes and letter-spacing
(``people.md`` section 7, 4).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from redactor.document import Block, BlockKind, Entity, Finding, KnownPerson, Role, Span
from redactor.people.mentions import Sighting
from redactor.people.names import PARTICLES, TITLE_BEFORE, fold, fold_with_map, word_set
from redactor.people.vocabulary import ABBREVIATIONS, NAMESAKE_AFTER, ORDINARY

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]{2,})?")
_GLUE = re.compile(r"\s{1,3}|-|,\s{0,2}|\.|\s[a-z]\.?\s|'s\s|\s?/\s?(?!.)")
_SPACED = re.compile(r"(?<![^\W_])(?:[^\W\d_] ){3,}[^\W\d_](?![^\W_])")
_PUPIL_INITIALS = re.compile(
    r"\b(?:[Pp]upils?|[Cc]hild|[Ss]tudent|[Bb]oy|[Gg]irl|[Ll]earner|[Yy]oung person)\s+"
    r"((?:[A-Z]\.\s?){2,3}|[A-Z]{2,3})(?![\w.])(?:\s+and\s+((?:[A-Z]\.\s?){2,3}|"
    r"[A-Z]{2,3})(?![\w.]))?"
)
_ACTING = re.compile(
    r"(?:['’]s\b|\s+(?:and\s+[A-Z]{2,3}\s+)?(?:to|asked|said|reported|agreed|noted|explained|"
    r"will|has|had|advised|confirmed|thanked|"
    r"proposed|seconded|presented|suggested|updated|left|joined|then|also|stated|was|is|"
    r"queried|raised|shared)\b|\s*$|\s*[/,;)\]])"
)
_LIVES = re.compile(
    r"['’]s\b|\s+(?:to|asked|said|reported|agreed|noted|explained|will|has|had|advised|confirmed|"
    r"thanked|presented|suggested|updated|left|joined|then|also|is|was|returns|returned|attends|"
    r"attended|moved|moves|started|starts|needs|continues|remains|remained|received|receives|lives|"
    r"came|went|told|felt|made|makes|does|did|can|could|would|should|hit|bit|kicked|pushed)\b"
)
"""What follows the initials of somebody whose full name the paper has."""
_MET = re.compile(
    r"\b(?:thanked|praised|saw|met|told|asked|taught|congratulated|with|about)\s+"
    r"(?:[A-Z]{2,3}(?:, | and ))*$"
)
_CAPITALS = re.compile(r"(?<![\w.&-])[A-Z]{1,3}[a-z]?[A-Z]?(?![\w&-])")
_LONGEST = 300
_INITIALS_BEFORE = re.compile(r"(?<![\w.'’&-])((?:[A-Z]\.?\s?){1,3})$")
_INITIAL_AFTER = re.compile(r",?\s([A-Z])(?:\.|(?![\w'’&-]))")
_SAINT_BEFORE = re.compile(r"\b(?:st|ss|saint|sant)\.?\s$")
MONTHS = word_set("may april june august summer autumn winter spring")


@dataclass(slots=True)
class Register:
    """The words of all names: which full names they belong to, as forename or surname."""

    names: list[tuple[frozenset[str], frozenset[str], str]] = field(default_factory=list)
    words: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    forenames: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    listed: set[str] = field(default_factory=set)
    titled: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    subjects: set[str] = field(default_factory=set)
    """Forenames of those whom a paper about a child names in full, though they are words."""
    letters: set[str] = field(default_factory=set)
    """Capitals that the full names of the text begin with: "JS" where "Jamie Stoddart" stands."""
    initialled: set[str] = field(default_factory=set)
    """Initials that somewhere in the paper are a child's for certain: "JS's mother"."""
    glued: set[str] = field(default_factory=set)
    """Full names without a space, as two fields side by side print them."""

    def add(self, forenames: Sequence[str], surname: str, source: str) -> None:
        """Take in a full name (folded). ``source`` is "" or "roll" for a listed one."""
        first = frozenset(p for name in forenames for p in _pieces(name))
        last = frozenset(p for p in _pieces(surname) if p not in PARTICLES or p == surname)
        if not first or not last:
            return
        number = len(self.names)
        self.names.append((first, last, source))
        for word in first | last:
            self.words[word].add(number)
        plain = "".join(_pieces(surname))
        self.glued.update(
            glued
            for name in forenames
            for glued in ("".join(_pieces(name)) + plain, plain + "".join(_pieces(name)))
        )
        if source:
            self.listed.update(p for p in first if len(p) > 2)
        else:
            self.forenames.update(p for p in first if len(p) > 1)
            self.surnames.update(p for p in last if len(p) > 2)


def _pieces(name: str) -> list[str]:
    return [word for word in _WORD.findall(name) if len(word) > 1]


def register_of(
    blocks: Sequence[Block],
    sightings: Sequence[Sighting],
    known: Sequence[KnownPerson],
    keys: set[str],
    *,
    child_paper: bool = False,
) -> Register:
    """The register of everybody found in the document or named on a list.

    In a paper about a child ("River made a poster") a full name's forename is a name in
    every place, though it is a word as well.

    Names that stand only in properties (styles, fonts, authors) or that only the attendance
    list gave are spread as full names, never as single words.
    """
    register = Register(keys=keys)
    seen = set()
    hidden = []
    for one in sightings:
        name = one.name
        if blocks[one.block].kind is BlockKind.PROPERTY or one.findings[0].recogniser == "roster":
            if name.full:
                hidden.append(name)
        elif name.full and (name.forenames, name.surname) not in seen:
            seen.add((name.forenames, name.surname))
            register.add(name.forenames, name.surname, "")
            register.letters.add(_letters(name.forenames[0], name.surname))
        elif name.initials and name.initials not in keys:
            register.initialled.add(name.initials)
        elif name.bare and len(name.bare) > 2:
            register.forenames.add(name.bare)
        elif name.surname and len(name.surname) > 1:
            register.titled.update(_pieces(name.surname))
    for name in hidden:
        if (name.forenames, name.surname) not in seen:
            register.add(name.forenames, name.surname, "property")
    for person in known:
        for forename in person.forenames:
            for surname in person.surnames:
                register.add([fold(forename)], fold(surname), "roll")
                if person.role is not Role.PUPIL:
                    register.titled.update(_pieces(fold(surname)))
    register.titled |= register.surnames
    if child_paper:
        register.subjects = {word for word in register.forenames if word in ORDINARY}
    return register


def _letters(forename: str, surname: str) -> str:
    return (forename[:1] + "".join(p[0] for p in re.split(r"[-\s]", surname) if p)).upper()


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of a block that names somebody. ``sure`` is False for a lone word."""

    span: Span
    recogniser: str
    sure: bool


def hits_in(block: Block, register: Register) -> Iterator[Hit]:
    """Every place in a block where a registered name stands, in order."""
    text = block.text
    if not text:
        return
    folded, places = fold_with_map(text)
    found = [
        (m.start(), m.end(), m.group())
        for m in _WORD.finditer(folded)
        if _registered(m.group(), register)
    ]
    if found:
        for start, stop, recogniser, sure in _named(found, folded, block, register):
            if places is not None:
                start, stop = places[start], places[stop]
            yield Hit(Span(block.id, start, stop), recogniser, sure)
    for match in _SPACED.finditer(folded):
        yield from _spaced(match, block, places, register)
    yield from _kin(block)
    yield from _initials(block, register)


def _registered(word: str, register: Register) -> bool:
    return (
        word in register.words
        or word in register.forenames
        or word in register.titled
        or word in register.glued
        or (word.endswith("'s") and word[:-2] in register.words)
    )


def _named(
    found: list[tuple[int, int, str]], folded: str, block: Block, register: Register
) -> Iterator[tuple[int, int, str, bool]]:
    at = 0
    mapped = len(block.text) != len(folded)
    while at < len(found):
        end, source = _longest(found, at, folded, register)
        if end > at:
            yield found[at][0], found[end][1], source, True
            at = end + 1
            continue
        start, stop, word = found[at]
        if word in register.glued:
            yield start, stop, "propagation", True
            at += 1
            continue
        wide = _with_initials(word, start, stop, block, register) if not mapped else None
        if wide is not None:
            yield *wide, "propagation", True
            at += 1
            continue
        verdict = _alone(word, start, stop, folded, block, register)
        if verdict:
            yield start, stop, verdict, _titled(folded, start) and word in register.titled
        at += 1


def _longest(
    found: list[tuple[int, int, str]], at: int, folded: str, register: Register
) -> tuple[int, str]:
    """Index of the last word of the longest full name that starts at ``at``, and its source."""
    owners = register.words.get(found[at][2], set())
    best, source = at, ""
    words = {found[at][2]}
    for end in range(at + 1, min(at + 7, len(found))):
        gap = folded[found[end - 1][1] : found[end][0]]
        if len(gap) > 4 or not _GLUE.fullmatch(gap):
            break
        owners = owners & register.words.get(found[end][2], set())
        if found[end][2] in words:
            # "Khan, Aisha Khan": the first is somebody else.
            return (at, "") if found[end][2] == found[at][2] and gap == " " else (best, source)
        if not owners:
            break
        words.add(found[end][2])
        for number in owners:
            first, last, origin = register.names[number]
            if words & first and words & last and len(words) > 1:
                best, source = end, "roll" if origin == "roll" else "propagation"
                break
    return best, source


def _with_initials(
    word: str, start: int, stop: int, block: Block, register: Register
) -> tuple[int, int] | None:
    """A surname with the initials that a person of the name has: "C Trevanion", "Trevanion, C."."""
    letters = {
        name[0]
        for number in register.words.get(word, ())
        if word in register.names[number][1]
        for name in register.names[number][0]
    }
    text = block.text
    if not letters or not text[start].isupper():
        return None
    before = _INITIALS_BEFORE.search(text, max(0, start - 12), start)
    if before and before[1].lstrip()[0].lower() in letters:
        return before.start(1), stop
    after = _INITIAL_AFTER.match(text, stop)
    return (start, after.end()) if after and after[1].lower() in letters else None


def _titled(folded: str, start: int) -> bool:
    return TITLE_BEFORE.search(folded, max(0, start - 24), start) is not None


def _alone(word: str, start: int, stop: int, folded: str, block: Block, register: Register) -> str:
    """The recogniser's name when a lone word names somebody here, else ""."""
    text = block.text
    shown = text[start:stop] if len(text) == len(folded) else folded[start:stop]
    if word in register.titled and _titled(folded, start):
        return "propagation"
    if word not in register.forenames and word not in register.surnames:
        return ""
    part = (start and folded[start - 1] in "-'") or folded[stop : stop + 1] == "-"
    if part and word in ORDINARY:
        return ""
    if _place_follows(folded, stop) or _SAINT_BEFORE.search(folded, max(0, start - 7), start):
        return ""
    if shown[:1].isupper() or len(text) != len(folded):
        if word in register.subjects:
            return "" if _dated(word, start, stop, folded) else "propagation"
        return "propagation" if _plausible(word, start, stop, folded, block) else ""
    if block.kind is BlockKind.FILE_NAME or word not in ORDINARY:
        return (
            "propagation"
            if word in register.forenames and len(word) > 3 and word not in ORDINARY
            else ""
        )
    return ""


def _place_follows(folded: str, stop: int) -> bool:
    after = re.match(r"\s([a-z]+)\b", folded[stop : stop + 16])
    return bool(after) and after[1] in NAMESAKE_AFTER if after else False


_PERSONAL_BEFORE = re.compile(
    r"(?:pupil|child|boy|girl|son|daughter|mum|dad|mother|father|sister|brother|to|for|with|"
    r"and|by|from|of|thanked|about|that),?\s+$"
)
_PERSONAL_AFTER = re.compile(
    r"'s\b|n't\b|\s(?:[a-z]+ed|[a-z]{2,}n't|made|makes|drew|came|comes|went|goes|is|needs|uses|likes|"
    r"loves|finds|can|cannot|could|would|does|did|gets|got|took|takes|hit|hits|calls|wants|feels|"
    r"ran|sat|ate|cried|talks|says|wrote|began|plays|lives|struggles|works|reads|won|told|knew|"
    r"knows|thinks|thought|slept|sleeps|eats|stays|stood|spoke|speaks|shows|showed|"
    r"said|has|had|was|is|asked|will|reported|explained|presented|agreed|thanked|"
    r"left|joined|told|and|to|who|attends?|moved?|then|also|felt|gave|noted|advised|suggested|"
    r"confirmed)\b"
)


_PLACE_BEFORE = re.compile(r"\b(?:in|across|throughout|near|around|within)\s+$")


_DATE_BEFORE = re.compile(
    r"(?:\d(?:st|nd|rd|th)?|\b(?:in|by|until|since|from|of|this|next|last|late|early|mid|and|to))\s+$"
)
_DATE_AFTER = re.compile(r"\s*(?:\d|half|term|holiday|[-–/])")


def _dated(word: str, start: int, stop: int, folded: str) -> bool:
    """Whether a month or season is one here: "9 May", "in May", "May 2027", "Summer term"."""
    return word in MONTHS and bool(
        _DATE_BEFORE.search(folded, max(0, start - 10), start) or _DATE_AFTER.match(folded, stop)
    )


def _plausible(word: str, start: int, stop: int, folded: str, block: Block) -> bool:
    """Whether a capitalised word that is also an ordinary one is a name here."""
    if word not in ORDINARY:
        return not _PLACE_BEFORE.search(folded, max(0, start - 14), start)
    after = bool(_PERSONAL_AFTER.match(folded, stop))
    before = bool(_PERSONAL_BEFORE.search(folded, max(0, start - 16), start))
    if word in MONTHS or block.text.isupper() or block.kind is BlockKind.HEADING:
        return (after and before) or folded[stop : stop + 2] == "'s"
    opening = not folded[:start].strip() or folded[:start].rstrip()[-1] in ".!?:"
    if opening:
        return after
    return after or before


def _spaced(
    match: re.Match[str], block: Block, places: Sequence[int] | None, register: Register
) -> Iterator[Hit]:
    """A letter-spaced name ("A I S H A"): its letters, put together, are a registered word."""
    joined = match.group().replace(" ", "")
    for word in register.words:
        at = joined.find(word) if len(word) > 3 else -1
        if at >= 0 and (at == 0 or at + len(word) == len(joined)):
            start, stop = match.start(), match.end()
            if places is not None:
                start, stop = places[start], places[stop]
            yield Hit(Span(block.id, start, stop), "propagation", True)
            return


_KIN = re.compile(
    r"\b[Tt]he\s+(?P<family>[A-Z][a-z]+(?:[-'’][A-Z]?[a-z]+)*)\s+family\b"
    r"|\b(?:sister|brother|daughter|son|mum|dad|mother|father|grandmother|grandfather|nan|"
    r"cousin|twin)\s+(?:of|for|to)\s+"
    r"(?P<kin>[A-Z][a-z]+(?:[-'’][A-Z]?[a-z]+)*)(?![\w])"
    r"|(?<![\w'’-])(?P<child>[A-Z][a-z]+(?:[-'’][A-Z]?[a-z]+)*)['’]s\s+(?:mum|dad|mother|"
    r"father|mam|stepmum|stepdad|"
    r"parents|grandmother|grandfather|nan|grandad|sister|brother|twin|foster carers?)\b"
)
_NO_KIN = ORDINARY | word_set(
    "school today children pupil everyone year reception nursery key foundation royal whole "
    "christmas easter what it that "
    "who there here let new old young deaf single working local trust academy church god "
    "chapel the a an this "
    "head teacher headteacher governor one another other someone nobody somebody boy girl "
    "baby student"
)


def _kin(block: Block) -> Iterator[Hit]:
    """Names that only a word of kinship gives away: "a sister for Bo", "the Oke family"."""
    for match in _KIN.finditer(block.text):
        group = next(name for name, found in match.groupdict().items() if found)
        if fold(match[group]) not in _NO_KIN:
            yield Hit(Span(block.id, match.start(group), match.end(group)), "kinship", True)


def _initials(block: Block, register: Register) -> Iterator[Hit]:
    text = block.text
    for match in _PUPIL_INITIALS.finditer(text):
        for group in (1, 2):
            letters = match[group]
            if letters and ("." in letters or fold(letters) not in ABBREVIATIONS):
                start = match.start(group)
                yield Hit(Span(block.id, start, start + len(letters.rstrip())), "initials", True)
    if not (register.keys or register.letters or register.initialled):
        return
    for match in _CAPITALS.finditer(text):
        letters = match.group()
        sure = letters in register.initialled
        if letters in register.keys:
            if fold(letters) in ABBREVIATIONS and not _ACTING.match(text, match.end()):
                continue
        elif fold(letters) in ABBREVIATIONS or not (
            sure or (letters in register.letters and _somebody(text, *match.span()))
        ):
            continue
        yield Hit(Span(block.id, match.start(), match.end()), "propagation", sure)


def _somebody(text: str, start: int, stop: int) -> bool:
    """Whether capitals stand where a person stands: "JS returns", "thanked JS and KM"."""
    before = _MET.search(text, max(0, start - 24), start)
    return before is not None or _LIVES.match(text, stop) is not None


def propagate(
    blocks: Sequence[Block], findings: Sequence[Finding], register: Register
) -> tuple[list[Finding], list[Finding], set[str]]:
    """Findings with propagated ones added, those added, and the ids of unsure additions.

    A propagated full name takes the place of shorter findings inside it.
    """
    by_block: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.entity is Entity.PERSON or finding.entity is Entity.EMAIL:
            by_block[finding.span.block].append(finding)
    number = next_number(findings)
    gone: set[str] = set()
    added: list[Finding] = []
    unsure: set[str] = set()
    for block in blocks:
        present = sorted(by_block.get(block.id, ()), key=lambda f: f.span.start)
        for hit in hits_in(block, register):
            over = _over(present, hit.span)
            if over and not (hit.sure and all(_inside(f, hit) for f in over)):
                continue
            gone.update(f.id for f in over)
            finding = Finding(f"f{number}", hit.span, Entity.PERSON, 0.8, hit.recogniser)
            number += 1
            added.append(finding)
            if not hit.sure:
                unsure.add(finding.id)
    return [f for f in findings if f.id not in gone] + added, added, unsure


def _over(present: Sequence[Finding], span: Span) -> list[Finding]:
    """Which of the findings (by start) overlap a span; none is longer than `_LONGEST`."""
    at = bisect_left(present, span.start - _LONGEST, key=lambda f: f.span.start)
    over = []
    while at < len(present) and present[at].span.start < span.stop:
        if present[at].span.overlaps(span):
            over.append(present[at])
        at += 1
    return over


def _inside(finding: Finding, hit: Hit) -> bool:
    span = finding.span
    return (
        finding.entity is Entity.PERSON
        and not finding.group
        and hit.span.start <= span.start
        and span.stop <= hit.span.stop
        and (span.stop - span.start) < (hit.span.stop - hit.span.start)
    )


def next_number(findings: Sequence[Finding]) -> int:
    """The first number that no finding's id has."""
    return 1 + max(
        (int(f.id[1:]) for f in findings if f.id[:1] == "f" and f.id[1:].isdigit()), default=-1
    )
