# ruff: noqa: E501 - a pattern is one line, to be read beside the format it describes
"""Weighs a run: what its words are, what stands around it, what the language model says.

Scores are sums of hand-set evidence, so calibrated that 0.5 is even odds on school papers.
A bar (school, street, saint, scheme) outweighs everything but a title.
"""

from __future__ import annotations

import math
import re
from itertools import pairwise

from redactor.recognisers import lexicon, vocabulary
from redactor.recognisers.runs import Line, Run, is_initial
from redactor.recognisers.tokens import Token

_YEAR_AFTER = re.compile(
    r"\s*(?:\(|,|of|in|from|-|–)?\s*(?:Year|Yr|Y|Reception|Nursery|Class|Form|aged|age|DOB|d\.o\.b"
    r"|born|UPN|HMI|\d{1,2}[A-Z]\b)\s*\d{0,2}\b",
    re.IGNORECASE,
)
_ROLE_AFTER = re.compile(
    r"\s*(?:,|\(|-|–|\[|:)\s*(?:the\s+|our\s+|a\s+)?([A-Za-z-]+)(?:\s+([A-Za-z-]+))?"
)
_KEY_AFTER = re.compile(r"\s*[(\[][A-Z]{2,3}[)\],]")
_PREDICATE = re.compile(
    r" (?:will|would|can|could|may|must|should) (?:also |now |not |soon |then |be )?(?:stay|move|join|attend|start|need|go"
    r"|remain|return|transfer|leave|begin|continue|meet|live|work|sit|take part|be (?:moving|joining|leaving|placed)|moving"
    r"|joining|leaving|supported|placed|assessed|taught|chairing)\b"
    r"| (?:is|was|has|had|has been|had been|is being|was being) (?:also |now |not |currently |still |often |always )?(?:an? (?:EHCP|"
    r"pupil|child|student|parent|governor|teacher|member|diagnosis|care|quiet|lovely|happy|bright|young)|in (?:Year|Y|Reception|"
    r"Nursery|care|hospital|foster)|on (?:the SEN|a |maternity|sick|roll)|looked after|absent|late|excluded|suspended|bullied|"
    r"assessed|referred|diagnosed|placed|autistic|upset|seen|working|making|struggling|unwell|ill|supported by|adopted|"
    r"missing|sick|hungry|tired|poorly|rude|asleep|collected|attending|living|moving|joining|leaving|off|asked|been (?:absent|excluded|referred|seen))\b",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"(?:Year|Yr|Y|Class|aged)\s*\d{1,2}\s*(?:pupils?|students?|child(?:ren)?|boys?|girls?)?,?\s*$"
    r"|Reception\s+(?:pupil|child|boy|girl)s?\s*$",
    re.IGNORECASE,
)
_LABEL_BEFORE = re.compile(rf"(?:^|[\s(|]){vocabulary.NAME_HEADS}\s*[:=]\s*$", re.IGNORECASE)
_KIN_BEFORE = re.compile(
    rf"\b(?:{'|'.join(sorted(vocabulary.PUPIL_WORDS | vocabulary.FAMILY_WORDS))}) (?:for|to|of) $",
    re.IGNORECASE,
)
_PLACED_BEFORE = re.compile(r"\b(?:children|pupils|students|boys|girls) of $", re.IGNORECASE)
"""The children of Sandhythe are those of a place, the parents of Kezia those of a child."""
_SPEECH_AFTER = re.compile(r": ?[\"“‘']")
_OFFICE_BEFORE = re.compile(
    rf"\b(?:{'|'.join(sorted(vocabulary.ROLES))}) (?:of|to|for) (?:the )?(?:\w+ )?(?:\w+ )?"
    rf"(?:{'|'.join(sorted(vocabulary.BODIES))})[ ,:–-]{{1,3}}$",
    re.IGNORECASE,
)
_MOVED_TO = re.compile(r"\b(?:mov(?:ed|es?|ing)|relocat\w+|trips?|travel\w*) (?:to|from) $")
_PEOPLE = re.compile(r"(?:ian|ese|ish|ani|ic|er|ee)s?$")
_COLON_BEFORE = re.compile(r"([A-Za-z'’-]+)(?:\s+(?:to|of)(?:\s+the)?\s+[a-z]+)?\s*:\s*$")
_HEADING = re.compile(rf"\s*{vocabulary.NAME_HEADS}\s*[:*]*\s*", re.IGNORECASE)
_FILLERS = frozenset(
    "vacant vacancy none total tbc tbd unknown various all n/a name yes no".split()  # noqa: SIM905
)
_CELL = 160
"""A longer segment is prose, whatever it stands in."""
VOICES = (-0.15, 0.3)
"""The most that the general model's answer takes and adds."""
TAGS = (-0.6, 0.6)
"""The most that the tagger's answer takes and adds."""
_DOUBT = -0.15
"""The most that it takes from a usual forename."""
TAG_UNIT = 0.2
"""What one unit of its log-odds is worth."""
_PERSONS = "PERSON"
_PLACES = ("GPE", "LOC", "FAC")


def words_score(line: Line, run: Run) -> float:
    """What the words of the run are worth by themselves."""
    tokens = line.tokens[run.first : run.last + 1]
    if run.titled:
        return 0.95
    if run.reversed or any(one.end == two.start for one, two in pairwise(tokens)):
        return 0.85  # "KHAN, Aisha"; two fields of a list without a space: "OkoroAnna"
    if household(line, run):
        return 0.6
    named = [token for token in tokens if not is_initial(token)]
    if len(named) == 1 and len(tokens) == 1:
        return _lone(line, named[0])
    first, last = named[0].word.entry, named[-1].word.entry
    if is_initial(tokens[0]):
        if last.surname >= 3 and not last.wordy:
            return 0.72
        return 0.64 if not last.word else 0.5
    if len(named) == 1:  # "Jo T"
        return 0.72 if first.forename >= 3 and not first.wordy else 0.35
    if named[-1].word.key in vocabulary.LANDSCAPE:
        return 0.55 if first.forename >= 4 and not first.wordy else 0.25
    if "P" in first.flags and first.word >= 3 and not last.surname >= 4:
        return 0.2
    score = _pair(first.forename, last.surname, first.word or 3 * ("m" in first.flags), last.word)
    if any(token.word.entry.known is False for token in named[1:]) and first.forename >= 3:
        score += 0.03
    return score - 0.15 * (line.headed and not line.shouted and min(first.word, last.word) >= 2)


def household(line: Line, run: Run) -> bool:
    """As in "the Tonkin family", "the Gallaghers have written"; not "the Tudors"."""
    token = line.tokens[run.last]
    if run.first != run.last or line.before(run.first) != "the" or line.headed or line.shouted:
        return False
    key, entry = token.word.key, token.word.entry
    ahead = line.tokens[run.last + 1].word if run.last + 1 < len(line.tokens) else None
    following = ahead.key if ahead is not None else ""
    if following in vocabulary.KINSFOLK:
        if entry.known or following not in ("family", "household"):
            usual = entry.surname >= (5 if entry.wordy else 3)
            strange = key in vocabulary.BODIES or key in ("church", "parish") or "P" in entry.flags
            return usual and not strange
        return not _PEOPLE.search(key)
    known = entry.known and "-" not in key
    if ahead is not None and ahead.capital and line.gap(run.last) == " ":
        return False  # "The Lindens Nursery"
    if not key.endswith("s") or known or key in vocabulary.DYNASTIES or token.owns:
        return False
    stem = lexicon.load().entry(key[:-1])
    if "-" in key:
        return stem.surname >= 3
    return stem.surname >= 3 and not stem.wordy and stem.surname >= stem.forename


def _pair(forename: int, surname: int, first_word: int, last_word: int) -> float:
    if forename >= 3 and first_word < 3:
        return 0.85 if surname >= 3 else 0.72 if last_word < 3 else 0.4
    if forename >= 4:
        return 0.62 if surname >= 4 and last_word < 6 else 0.35
    if surname >= 3 and last_word < 3:
        return 0.42 if not first_word else 0.25
    return 0.3 if not first_word and not last_word else 0.15


def _lone(line: Line, token: Token) -> float:
    entry = token.word.entry
    shaky = line.shouted or line.headed
    if entry.forename >= 3 and not entry.wordy:
        score = 0.45 + 0.03 * min(entry.forename, 8)
        score -= 0.15 * (entry.surname > entry.forename + 1) + 0.1 * ("P" in entry.flags)
        score -= 0.1 * bool(entry.word) + 0.05 * ("p" in entry.flags)
        return score - 0.2 * shaky
    if entry.forename >= 4:
        return 0.24 - 0.1 * shaky - 0.1 * (entry.word > 6)
    if entry.surname >= 3 and not entry.wordy:
        return 0.12 + 0.08 * bool(entry.forename) - 0.1 * shaky
    return 0.1 if not entry.known else 0.0


def context_score(line: Line, run: Run) -> float:
    """What stands directly before and after the run."""
    return max(-0.3, min(0.5, _before(line, run) + _after(line, run) + _cell(line, run)))


def _before(line: Line, run: Run) -> float:
    text = line.text[max(line.segment.start, run.start - 60) : run.start]
    linked = text.lower().endswith((" of ", " to ", " for "))
    if linked and _PLACED_BEFORE.search(text):
        return -0.3
    labelled = text.rstrip().endswith((":", "="))
    if labelled and _LABEL_BEFORE.search(text):
        return 0.4
    if (linked and _KIN_BEFORE.search(text)) or _told_before(text):
        return 0.35
    colon = _COLON_BEFORE.search(text) if labelled else None
    if colon is not None:
        key = colon.group(1).lower()
        return 0.35 if key in vocabulary.ROLES | vocabulary.BEFORE_NAME else 0.0
    previous = line.before(run.first)
    if not previous or "," in line.gap(run.first - 1):
        return 0.15 if previous in vocabulary.PUPIL_WORDS | vocabulary.FAMILY_WORDS else 0.0
    if (text.endswith(("to ", "from ")) and _MOVED_TO.search(text)) or household(line, run):
        return 0.0
    if previous in vocabulary.STRONG_BEFORE or previous in vocabulary.ROLES:
        return 0.35
    if previous in vocabulary.BEFORE_NAME:
        return 0.15
    return (
        -0.15
        if previous in ("in", "at", "near", "the", "of", "on", "around", "across", "visited")
        else 0.0
    )


def _told_before(text: str) -> bool:
    """Whether a class or an office stands before: "Year 4 pupil", "Chair of the Board, "."""
    low = text.lower()
    dated = "reception" in low or any(letter.isdigit() for letter in low)
    held = " of " in low or " to " in low or " for " in low
    if dated and _YEAR_BEFORE.search(text):
        return True
    return held and _OFFICE_BEFORE.search(text) is not None


def _after(line: Line, run: Run) -> float:
    end = line.tokens[run.last].end
    text = line.text[end : min(end + 40, line.segment.stop)]
    if (
        run.first == run.last
        and re.match(r" \d{1,4}(?![\w/%:.]|\.\d)", text)
        and not line.segment.cell
    ):
        return -0.35  # "Maple 2" is a class
    following = line.tokens[run.last + 1].word if run.last + 1 < len(line.tokens) else None
    if line.tokens[run.last].owns:
        if following is not None and following.key in vocabulary.OWNED and following.lower:
            return 0.4
        return 0.1
    if household(line, run):
        return 0.6
    if _YEAR_AFTER.match(text) or _KEY_AFTER.match(text):
        return 0.35
    role = _ROLE_AFTER.match(text)
    if role and {role.group(1).lower(), (role.group(2) or "").lower()} & vocabulary.ROLES:
        return 0.3
    if _PREDICATE.match(text) or _SPEECH_AFTER.match(text):
        return 0.35
    if following is None or not following.lower or text[:1] not in " \u00a0\n":
        return 0.0
    if following.key in vocabulary.STRONG_AFTER:
        return 0.4
    return 0.15 if following.key in vocabulary.AFTER_NAME and text[1:2].isalpha() else 0.0


def _cell(line: Line, run: Run) -> float:
    segment = line.segment
    if segment.stop - segment.start > _CELL:
        return 0.0
    rest = line.text[segment.start : run.start] + line.text[run.stop : segment.stop]
    fills = not re.search(
        r"\w", re.sub(r"\(.*?\)|^\s*\d+\.?|\b(?:mr|mrs|ms|miss|dr)\b", "", rest.lower())
    )
    if not fills:
        return 0.0
    if segment.heading and _HEADING.fullmatch(segment.heading):
        key = line.tokens[run.first].word.key
        return 0.0 if key in _FILLERS else 0.45
    return 0.12 if segment.cell else 0.05


def voice_score(run: Run, lone: bool) -> float:
    """What the language model's answer adds or takes."""
    if run.voice == _PERSONS:
        return 0.3 if not lone else 0.25
    if not run.voice:
        return -0.03
    if run.voice in _PLACES:
        return -0.15
    return -0.12 if run.voice == "ORG" and not lone else -0.08


def tag_score(chance: float, *, plain: bool = False) -> float:
    """What the tagger's answer adds or takes: its log-odds, as fitted by scripts/weigh_names.py.

    From a ``plain`` forename it takes little: a pupil who plays Jack is worse lost than Jack kept.
    """
    chance = min(max(chance, 0.001), 0.999)
    lowest, highest = TAGS
    return max(
        _DOUBT if plain else lowest, min(highest, TAG_UNIT * math.log(chance / (1 - chance)))
    )


def plain_forename(line: Line, run: Run) -> bool:
    """Whether the run is one usual forename that is neither a word nor a place nor a surname."""
    entry = line.tokens[run.first].word.entry
    lone = run.first == run.last and not line.headed and not line.shouted
    given = entry.forename >= 7 and entry.forename > entry.surname
    return lone and given and not entry.word and not entry.flags


def namesake_penalty(line: Line, run: Run) -> float:
    """Names that are also those of schools and places count for less."""
    if run.titled or run.first == run.last:
        return 0.0
    names = " ".join(line.tokens[i].word.key for i in range(run.first, run.last + 1))
    known = lexicon.load()
    place = {"P": 0.4, "p": 0.15}.get(known.places.get(names, ""), 0.0)
    return max(place, 0.25 if names in known.schools else 0.0)
