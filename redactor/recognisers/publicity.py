# ruff: noqa: E501 - a pattern is one line, to be read beside the format it describes
"""Which contacts are public: a school's, a helpline's, a role's, a published office-holder's."""

from __future__ import annotations

import re

from redactor.recognisers import lexicon
from redactor.recognisers.patterns import Surroundings

_PRIVATE = re.compile(
    r"\b(?:home|mobile|mum|mam|mother|dad|father|parents?|carers?|nan|gran|guardian|emergency contact|"
    r"next of kin|pupil|child|student|personal|private|family|priority \d|contact \d|lives|applicant|"
    r"complainant|stepdad|stepmum|aunt|uncle|nana|grand(?:ad|dad|ma|pa|mother|father|parents?))\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:school(?:'?s)?|office|reception|switchboard|clerk|council|local authority|county|borough|"
    r"academy|college|trust|diocese|duty (?:phone|mobile|number)|trip (?:phone|mobile)|out[- ]of[- ]hours|mash|maru|lado|mats?|police|ofsted|estyn|hmie?|helpline|hotline|"
    r"childline|nspcc|samaritans|ico|dfe|department|service|services|surgery|hospital|team|"
    r"library|kitchen|canteen|refectory|swyddfa|pastoral|partnership|advice line|information commissioner|enquiries|absence line|main line|tel(?:ephone)? no of the school)\b",
    re.IGNORECASE,
)
_HOLDER = re.compile(
    r"\b(?:designated (?:safeguarding|child protection|teacher|person|officer)|safeguarding lead|dsl|ddsl|"
    r"head ?teacher|pennaeth|head of (?:school|provision|sixth form|year \d+)|(?:centre|unit|site|nursery|catering|premises|facilities|play ?group|club) manager|"
    r"(?:governance|exams?|examinations|attendance|admissions?|data|safeguarding|child protection|whistleblowing|returning|education welfare) officer|"
    r"principal|executive head|clerk|data protection officer|"
    r"dpo|sen[d]?co|chair of (?:governors|trustees|the (?:governing|trust))|governance professional|"
    r"school business (?:manager|leader)|school office|online safety lead|whistleblowing|complaints co-?ordinator)\b",
    re.IGNORECASE,
)
_RING_US = re.compile(
    r"(?:^|[.,;:!?–(-] |\b[Ff]or (?:help|advice|support|details|tickets|places|information|more|further)(?: \w+){0,3},? |\b(?:or|and|please|then|to|can|should|must|may) )(?:[Rr]ing|[Cc]all|phone|telephone|contact)\b"
    r"(?: (?:us|me|in|on|at|or|before|after|between|by|the|and|from|to|text|\d[\d.:]*(?:[ap]m)?|am|pm|school),?){0,7} ?$"
)
"""An instruction to the reader that names nobody: a school prints its own number in one."""
_SMALL_AD = re.compile(
    r"\b(?:for sale|wanted|lost|found|missing|kittens?|pupp(?:y|ies)|free to|babysit\w*|child ?mind\w*|to let|lift share|o\.?n\.?o)\b",
    re.IGNORECASE,
)
_LINES = re.compile(
    r"0(?:800|808|300|303|330|333|343|344|345|370|371|844|845|870|871)|08001111|116123"
)
_MAILBOXES = re.compile(
    r"(?:the)?(?:school)?[._-]?(?:office|admin(?:istration)?|head(?:teacher)?|headmaster|principal|info(?:rmation)?|"
    r"enquir(?:y|ies)|inquiries|contact(?:us)?|clerk(?:ing)?|governors?|governance|gov|chair|dsl|ddsl|sen[d]?co?|"
    r"inclusion|safeguarding|dpo|dataprotection|data|hr|finance|reception|attendance|absence|school|sbm|"
    r"businessmanager|deputy(?:head)?|mail|post|hello|team|support|help(?:desk)?|it|ict|admissions?|exams?|"
    r"catering|bursar|swyddfa|pennaeth|dirprwy|clerc|llywodraethwyr|gweinyddol|gweinyddiaeth|ymholiadau|derbyn(?:fa)?|"
    r"cyllid|presenoldeb|diogelu|ysgol|cyswllt|newsletter|chronicle|bulletin|gazette|magazine|editor|council|"
    r"examinations|timetable|cover|minibus|lettings|premises|site|estates|kitchen|uniform|shop|boxoffice|tickets|music|sport|pe|"
    r"alumni|archive|archives|heritage|foundation|development|marketing|communications|comms|feedback|bookings|events|"
    r"trust|lado|mash|firstresponse|casework|complaints|pta|fundraising|nursery|library|"
    r"recruitment|jobs|vacancies|webmaster|press|media|news|no-?reply|secretary|parents?|sixthform|careers|wellbeing)"
    r"(?:[._-]?(?:office|team|admin|school|primary|academy|[a-z]{2,12}))?\d{0,4}",
    re.IGNORECASE,
)
_GLUED = re.compile(
    r"[a-z]{2,25}[._-]?(?:pta|ptfa|office|admin|primary|school|academy|nursery|governors|clerk|reception|enquiries)|ysgol[a-z._-]{2,25}"
)
"""A school's name and a role in one word: "stmarysoffice"."""
_ADDRESSED = re.compile(
    r"\b(?:parents|carers|families|pupils|students|guardians)(?:(?:,| and| or|/| &) ?(?:parents|carers|families|pupils|students|guardians))* "
    r"(?:may|should|can|must|are|who|wishing|with|needing|please)\b",
    re.IGNORECASE,
)
"""Whom an instruction addresses is not whose number it gives."""


_TOLD = re.compile(
    r"\b(?:rang|phoned|telephoned|called|spoke|told|texted|messaged|complained|wrote|left a message)\b[^.!?\n]*$"
)
_TOLD_AFTER = re.compile(r"^[^.!?\n]*\b(?:rang|phoned|telephoned|spoke|told|complained|wrote)\b")


def _told(around: Surroundings) -> bool:
    """The sentence tells what somebody did: the number is a person's and not the office's."""
    before, after = _TOLD.search(around.before), _TOLD_AFTER.search(around.after)
    return before is not None or after is not None


_LABEL_WORDS = re.compile(
    r"(?:is|are|can|may|be|contacted|reached|contact|details?|on|at|via|by|using|through|or|and|please|for|of|the|our|this|"
    r"her|his|their|your|he|she|they|whose|who|telephone|tel|phone|mob|mobile|e-?mail|mail|number|no|ext|extension|direct|"
    r"line|dial|address|following|available|office|school|in|hours|also|either|any|concerns?|urgent|out|first|point|"
    r"lead|officers?|deputy|deputies|designated|safeguarding|child|protection|governors?|trustees?|teachers?|persons?|named|"
    r"manager|acting|interim|assistant|head|chair|vice|year|co-?ordinator|inclusion|attendance|admissions|primary|academy|"
    r"http|https|www|am|pm|mon|fri|ysgol|y|yr|neu|ac|ffon|e-?bost)"
)
_PLAIN_WORD = re.compile(r"(?<![\w.@-])[a-z][a-z'’-]*(?![\w@])")
_ADDRESSEE = re.compile(
    r"\b(?:Dear|To|FAO|[Ff]or the attention of|[Cc]omplaint to)[ :,]+(?:the )?$"
)


def _published(around: Surroundings) -> bool:
    """A role stands before the contact as its label: "DSL: Ann Oke, 01632 …".

    Between them are names and words of a label only. In a sentence ("the SENCo rang Mr Oke
    on …") the contact belongs to somebody else, and a letter to an office has its sender's.
    """
    holders = list(_HOLDER.finditer(around.above))
    if not holders or _ADDRESSEE.search(around.above[: holders[-1].start()]):
        return False
    between = around.above[holders[-1].end() :]
    if len(between) + len(around.after) >= 240 or _PRIVATE.search(between + around.after):
        return False
    return all(_LABEL_WORDS.fullmatch(word) for word in _PLAIN_WORD.findall(between))


def _digits(value: str) -> str:
    digits = re.sub(r"\D", "", re.sub(r"(?:x|ext)\D*\d+$", "", value.replace("(0)", "")))
    return re.sub(r"^(?:0044|44)", "0", digits)


_HOME = re.compile(
    r"\b(?:lives?|living|home|resid\w+|moved|c/o|address of (?:parent|child|pupil)|mum|mother|dad|father|"
    r"parents?|carers?|pupil|foster\w*|nan|gran\w*|dob|placed|mr|mrs|ms|miss|born)\b",
    re.IGNORECASE,
)
_GAP = re.compile(r"\n[ \t]*\n|\bDear\b")
_LETTERHEAD = re.compile(
    r"(?<![\w.])(?:office|admin|head|info|enquiries|reception|school|contact|mail|secretary|principal|exams|admissions|attendance|"
    r"sixthform|clerk|finance|governors|swyddfa|ysgol|pennaeth|gweinyddol|post|hello|team)[\w.]{0,12} ?@|\bwww\.",
    re.IGNORECASE,
)


def _in_letterhead(around: Surroundings, *, above: int) -> bool:
    """A school's mailbox or website stands in the lines around, and no word for a home."""
    before = _GAP.split(around.above[-above:])[-1] if above else ""
    window = f"{before}\n{_GAP.split(around.below)[0]}"
    return bool(_LETTERHEAD.search(window)) and not _PRIVATE.search(window)


_SCHOOL = re.compile(r"\b(?:School|Academy|College|Nursery|Ysgol|SCHOOL|ACADEMY|COLLEGE)\b")
_PROSE = re.compile(
    r"\b(?!(?:of|the|and|in|on|with|for|at|to|by|tel|fax|telephone|phone)\b)[a-z]{3,}\b"
)
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Rev|Cllr)\b", re.IGNORECASE)


def _under_school(around: Surroundings) -> bool:
    """The line is a letterhead: a school's name, then only places and numbers, no person."""
    line = around.above.rsplit("\n", 1)[-1]
    school = _SCHOOL.search(line)
    if school is None or _PROSE.search(line) or _TITLE.search(line) or _PRIVATE.search(line):
        return False
    return not any(_person(part) for part in re.split(r"[,.;|:–]", line[school.end() :]))


def _only_places(passage: str) -> bool:
    """Nothing, or words in capitals of which none is a person, as in a letterhead."""
    if _PROSE.search(passage) or _TITLE.search(passage):
        return False
    return not any(_person(part) for part in re.split(r"[,.;|:–·]", passage))


def _person(part: str) -> bool:
    words = re.findall(r"[^\W\d_][\w'’-]+", part)
    first = lexicon.load().entry(words[0]) if words else None
    return first is not None and first.forename >= 3 and (len(words) < 4 and not first.wordy)


def _label(around: Surroundings) -> str:
    """The words that belong to this value and not to the one before or after it."""
    pieces = [piece for piece in re.split(r"[;|,()\t]", around.before) if piece.strip()]
    own = pieces[-1] if pieces and not re.fullmatch(r"[\d\s+]*", pieces[-1]) else around.before
    bracket = re.match(r"\s*\(([^)]*)\)", around.after)
    after = bracket.group(1) if bracket else re.split(r"[;|,\n]", around.after)[0]
    return f"{around.heading} {own} {after}"


def telephone(around: Surroundings) -> str:
    """Why a telephone number is public, or an empty word."""
    digits = _digits(around.value)
    label = _ADDRESSED.sub(" ", _label(around))
    if _LINES.match(digits):
        return "public-helpline"
    if _PRIVATE.search(label) or _told(around):
        return ""
    if _OFFICE.search(label) and not digits.startswith("07"):
        return "school-phone"
    if _PRIVATE.search(_ADDRESSED.sub(" ", f"{around.before} {around.after}")):
        return ""
    if _published(around):
        return "published-dsl"
    if digits.startswith("07"):
        return ""
    if _in_letterhead(around, above=100) or _under_school(around):
        return "school-phone"
    if _RING_US.search(around.before) and not _SMALL_AD.search(around.above[-160:]):
        return "school-phone"
    return "school-phone" if _OFFICE.search(f"{around.before} {around.after}") else ""


_WEBMAIL = r"gmail|hotmail|yahoo|outlook|icloud|live\."


def _is_plain_word(local: str) -> bool:
    """Whether a mailbox is called by one ordinary word that is nobody's name ("remote")."""
    entry = lexicon.load().entry(local)
    return local.isalpha() and entry.word >= 5 and not (entry.forename or entry.surname)


def mailbox(around: Surroundings) -> str:
    """Why an e-mail address is public, or an empty word."""
    local, _, domain = re.sub(r"\s", "", around.value).lower().partition("@")
    if not domain:
        return ""
    if (_MAILBOXES.fullmatch(local) or _GLUED.fullmatch(local)) and not re.search(_WEBMAIL, domain):
        return "role-mailbox"
    if _is_plain_word(local) and not re.search(_WEBMAIL, domain):
        return "role-mailbox"
    if re.search(r"(?:^|\.)(?:nspcc|childline|ofsted|ico|education)\.(?:org|gov)", domain):
        return "public-helpline"
    if _PRIVATE.search(f"{around.before} {around.after}"):
        return ""
    return "published-dsl" if _published(around) else ""


_VENUE = re.compile(
    r"\b(?:school|academy|college|university|council|trust|centre|church|hall|library|office|hospital|"
    r"venue|held at|ofsted|department|museum|surgery|clinic|police|ltd|limited|plc|ysgol|nursery|"
    r"diocese|education|civic|partnership|authority|services?|registered office|customs house|town hall|chambers)\b(?!\s*[:;])"
    r"(?! (?:street|st|road|rd|lane|ln|avenue|ave|close|drive|way|crescent|terrace|gardens|grove|place|square|mews|court|hill|row|walk|"
    r"view|park|green|cottages?|farm|house|fields?|bank|path|end|gate|yard|meadows?|croft|orchard|lodge|flats?)\b)",
    re.IGNORECASE,
)


_SEAT = re.compile(
    r"\b(?:(?:county|city|town|shire|guild) ?hall|civic (?:centre|offices?)|council (?:offices?|house|chamber)|municipal (?:offices?|buildings?)|"
    r"(?:police|fire) station|teachers['’]? centre|education (?:centre|office)|(?:crown|magistrates['’]?|county) court)\b",
    re.IGNORECASE,
)
"""Where nobody lives, whoever is named before it."""
_OCCASION = re.compile(
    r"\W*(?:(?:date|time|when|venue|place|where|held|meetings?|next|on|at|in|from|to|until|the|and|of|noon|hrs|hours|o['’]clock"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|febr)uary|march|april|may|june|july|august"
    r"|(?:septem|octo|novem|decem)ber|\d{1,4}(?:[.:]\d\d)?(?:st|nd|rd|th)?|[ap]\.?m)(?:\W+|$))+",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d ?[ap]\.?m\b|\b\d{1,2}[:.]\d\d\b|\bnoon\b", re.IGNORECASE)


def _occasion(passage: str) -> bool:
    """Only a day and a time, as before the place of a meeting."""
    return bool(_CLOCK.search(passage) and _OCCASION.fullmatch(passage))


def place(around: Surroundings) -> str:
    """Why an address or postcode is that of an organisation, or an empty word.

    The same line decides; if it says nothing, the line above.
    """
    first = re.split(r"[,\n]", around.value)[0]
    if _SEAT.search(first):
        return "organisation-address"
    own = f"{around.heading} {around.before}"
    lines = around.above.split("\n")
    above = lines[-2] if len(lines) > 1 else ""
    for passage in (own, above if not own.strip() and len(above) < 80 else ""):
        if _HOME.search(f"{passage} {around.value}"):
            return ""
        if _VENUE.search(passage) or _occasion(passage):
            return "organisation-address"
    if _in_letterhead(around, above=0) and _only_places(own):
        return "organisation-address"
    return "organisation-address" if _VENUE.search(first) else ""
