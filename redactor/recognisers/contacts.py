# ruff: noqa: E501 - a pattern is one line, to be read beside the format it describes
"""Telephone numbers, e-mail addresses, links, network addresses and handles."""

from __future__ import annotations

import re

from redactor.document import Entity
from redactor.recognisers import checks, lexicon, publicity
from redactor.recognisers.patterns import Rule, Surroundings, words

_TEL = words(r"tel(?:ephone)?s?\.?(?: (?:no|number)\.?)?|t|phones?|mob(?:ile)?s?|m|contact(?: (?:no|number)\.?)?|"
             r"ring|rang|call(?:ed)?|text(?:ed)?|whatsapp|number|emergency|fax|home|work|cell")  # fmt: skip
_TLD = r"(?:uk|com|org|net|info|school|academy|wales|cymru|scot|london|gov|edu|io|eu|ie|me|co)"
_AT = re.compile(r"@|[\[(] ?at ?[\])]")
_LOCAL = r"[\w.+'’-]+"
_EXT = r"(?: ?,? ?(?:x|ext\.?|extension) ?\d{1,5})?"


def _photo(text: str) -> bool:
    parts = re.findall(r"[A-Z][a-z]+", text.rsplit(".", 1)[0])
    entries = [lexicon.load().entry(part) for part in parts]
    return any(entry.forename >= 3 and not entry.wordy for entry in entries)


_NO_CHILD = frozenset(
    [
        "road",
        "street",
        "lane",
        "avenue",
        "close",
        "house",
        "school",
        "primary",
        "academy",
        "church",
        "park",
        "hall",
        "centre",
        "site",
        "day",
        "week",
        "st",
        "saint",
        "ysgol",
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "head",
        "headteacher",
        "governor",
        "governors",
        "chair",
        "staff",
        "policy",
        "award",
        "trust",
        "court",
    ]
)
"""A file with one of these words in its name is called after a place, a policy or staff."""


def _named_file(text: str) -> bool:
    """Whether a file is called after a person: forename and surname beside each other."""
    parts = re.split(r"[-_.]", text.lower())[:-1]
    if _NO_CHILD & set(parts):
        return False
    entries = [lexicon.load().entry(part) for part in parts]
    given = [entry.forename >= 4 and not entry.wordy for entry in entries]
    family = [entry.surname >= 3 and not entry.wordy for entry in entries]
    beside = zip(given[:-1], family[1:], strict=True)
    turned = zip(family[:-1], given[1:], strict=True)
    return any(one and other for one, other in (*beside, *turned))


def _handle(around: Surroundings) -> str:
    school = re.search(r"school|primary|academy|trust|pta|fc$|council|college|junior|infant|nursery",
                       around.value, re.IGNORECASE)  # fmt: skip
    return "organisation-account" if school else ""


PHONES = (
    Rule("telephone", Entity.PHONE,
         r"(?<![\w.,/£$€-])(?:\+ ?44|0044|\(?\+44\)?)[ .-]?(?:\(0\)|\(?0)?[ .-]?\d(?:\)?[ .–-]{0,2}\(?\d){8,9}" + _EXT + r"(?![\d/])",
         check=checks.telephone, strict=True, context=_TEL, keep=publicity.telephone),
    Rule("telephone", Entity.PHONE,
         r"(?<![\w.,/£$€+-])\(?0\d{2,4}\)?(?:[ .–-]{0,3}\d){5,8}" + _EXT + r"(?![\d/]|[.:]\d)",
         check=checks.telephone, strict=True, context=_TEL, keep=publicity.telephone,
         unless=words("invoice|purchase order|ledger|nominal|certificate|dbs|sort code|account (?:no|number)")),
    Rule("telephone", Entity.PHONE, r"(?<![\w+])\+(?!44)\d{1,3}(?:[ .-]?\(?\d\)?){7,12}(?!\d)",
         score=0.8, keep=publicity.telephone),
    Rule("telephone-noisy", Entity.PHONE,
         r"(?<![\w.,/£$€+-])[0O][0-9OolI|]{2,4}\)?(?:[ .–-]{0,2}[0-9OolI|]){6,8}(?![\w/])",
         check=checks.telephone, strict=True, must=True, context=_TEL, keep=publicity.telephone, score=0.8),
    Rule("telephone-short", Entity.PHONE,
         r"(?i:\b(?:tel(?:ephone)?|phone|mob(?:ile)?|ring|call)\b\.?(?: no\.?| number)?(?: is| on)? ?[:.]? ?)\K"
         r"\d{3,5}[ -]?\d{3,6}(?![\w/]|[.:,]\d)", score=0.7, keep=publicity.telephone,
         unless=words("£|minute|item|extension|ext")),
)  # fmt: skip

MAILS = (
    Rule("email", Entity.EMAIL, rf"(?<![\w.+'’@-]){_LOCAL}@[\w-]+(?:\.[\w-]+)+", score=0.95, keep=publicity.mailbox, gate=_AT, reach=(160, 200)),
    Rule("email-labelled", Entity.EMAIL,
         r"(?i:e-?mail(?: address)?|^ ?e) ?[.:;-]{1,2} {0,3}\K[\w'’+-]+(?: ?[._-] ?[\w'’+-]+){0,3} ?@ ?[\w-]+(?: ?\. ?[\w-]+)+",
         score=0.97, keep=publicity.mailbox, gate=_AT, reach=(160, 200)),
    Rule("email-spaced", Entity.EMAIL,
         rf"(?<![\w@])[\w'’+-]+(?: ?[._] ?[\w'’+-]+){{0,3}} ?(?:@| ?[\[(] ?at ?[\])] ?) ?[\w-]+(?:(?: ?\. ?| ?[\[(] ?dot ?[\])] ?)[\w-]+){{0,4}}"
         rf"(?: ?\. ?| ?[\[(] ?dot ?[\])] ?){_TLD}\b", score=0.85, keep=publicity.mailbox, gate=_AT, reach=(160, 200)),
    Rule("email-spoken", Entity.EMAIL, rf"(?i:\b[\w'’+-]+(?: dot [\w'’+-]+){{0,3}} at [\w-]+(?: dot [\w-]+){{0,3}} dot {_TLD}\b|(?<![\w.])[\w-]+\.[\w-]+ at [\w-]+(?:\.[\w-]+){{0,3}}\.{_TLD}\b)", score=0.85,
         keep=publicity.mailbox, gate=re.compile(r" dot | at [\w-]+\.\w")),
    Rule("email-broken", Entity.EMAIL, rf"(?<![\w.+'’@-])[\w.+'’-]+\s?@\s?\n?[\w-]+(?:\.\s?\n?[\w-]+)*\.\s?{_TLD}\b",
         score=0.85, keep=publicity.mailbox, gate=_AT, reach=(160, 200)),
)  # fmt: skip

ONLINE = (
    Rule("meeting-link", Entity.URL,
         r"(?i:(?<![\w.-])(?:https?://)?[\w.-]*(?:zoom\.us|teams\.microsoft\.com|teams\.live\.com|meet\.google\.com|webex\.com)/[^\s<>\")\]]+)",
         score=0.95, gate=re.compile(r"zoom\.us|teams\.|meet\.google|webex", re.IGNORECASE)),
    Rule("meeting-link", Entity.URL,
         r"(?i:(?<![\w.-])(?:https?://)[\w.-]+(?=/)[^\s<>\")\]]*(?:meetup-join|/join/|/j/\d|/meet/\w|/w/\d|launch/)[^\s<>\")\]]*|(?<![\w.-])https?://[\w.-]+/j/\d[^\s<>\")\]]+)",
         score=0.95, gate=re.compile(r"meetup-join|/join/|/j/\d|/meet/|/w/\d|launch/", re.IGNORECASE)),
    Rule("meeting-id", Entity.PASSWORD, r"(?i:meeting id|conference id|webinar id)\s?[:#]?\s?\K\d[\d ]{7,14}\d", score=0.9),
    Rule("token-link", Entity.URL,
         r"(?i:https?://[^\s<>\"]+[?&](?:token|sig|pwd|key|code|e|share|auth|access_token|invite|session|sid)=[^\s<>\")\]]+)",
         score=0.95),
    Rule("share-link", Entity.URL,
         r"(?i:https?://(?:[\w-]+\.sharepoint\.com|onedrive\.live\.com|1drv\.ms|drive\.google\.com|docs\.google\.com|"
         r"forms\.gle|forms\.office\.com|www\.dropbox\.com)/[^\s<>\")\]]*)", score=0.8),
    Rule("ip-address", Entity.IP, r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)", check=checks.ipv4, must=True, strict=True,
         context=words("ip(?:v4)?(?: address(?:es)?)?|device|filtering|log(?:ged|s)?|firewall|server|router|network|host"),
         unless=words("minute|item|paragraph|section|clause|version")),
    Rule("ip-address", Entity.IP, r"(?<![\w:])(?:[0-9A-Fa-f]{1,4}:){3,7}(?::?[0-9A-Fa-f]{1,4})+(?![\w:])", must=True,
         context=words("ip(?:v6)?(?: address(?:es)?)?|device|filtering|firewall|network")),
    Rule("mac-address", Entity.IP, r"(?<![\w:-])(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}(?![\w:-])", score=0.9),
    Rule("photo-file", Entity.PERSON, r"(?<![\w/])[A-Z][a-z]+[_ -][A-Z][a-z]+[_ -]?\w*\.(?i:jpe?g|png|heic|gif|webp|tiff?)\b",
         check=_photo, strict=True, bare=0.8),
    Rule("photo-file", Entity.PERSON, r"(?<![\w.-])[A-Za-z]{2,}(?:[-_][A-Za-z0-9]+)+\.(?i:jpe?g|png|heic|gif|webp|tiff?|mp4|mov|pdf|docx?)\b",
         check=_named_file, strict=True, bare=0.8, gate=re.compile(r"[-_][A-Za-z0-9]+\.\w{3,4}\b")),
    Rule("handle", Entity.USERNAME, r"(?<![\w@.])@[A-Za-z][A-Za-z0-9_.]{2,29}(?<!\.)(?![\w@])", score=0.8, keep=_handle),
)  # fmt: skip

RULES = (*PHONES, *MAILS, *ONLINE)
