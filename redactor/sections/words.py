"""The word classes of the grammar, as data (``part2.md`` sections 1 and 5).

Every class is a piece of a regular expression over the lower-case, normalised line. A class
is named for what its members mean, not for the line it was first seen in.
"""

from __future__ import annotations

import re


def any_of(*choices: str) -> str:
    """One group that matches any of the choices."""
    return f"(?:{'|'.join(choices)})"


WELSH_CONFIDENTIAL = r"(?:c|g|ch|ngh)yfrinachol"
STRONG = any_of(
    r"confidential", r"in[ -]camera", r"non[ -]public", r"in confidence", WELSH_CONFIDENTIAL
)
"""Words that mean confidential wherever they stand."""
WEAK = any_of(
    "closed",
    "private",
    "reserved",
    "restricted",
    "exempt",
    "sensitive",
    r"in[ -]committee",
    r"caeedig",
    "preifat",
)
"""Words that mean confidential only with the name of a thing ("reserved business")."""
DEGREE = r"(?:(?:strictly|highly|most|very|absolutely|completely|wholly|hollol|cwbl) )?"
CONF = rf"{DEGREE}(?:{STRONG}|{WEAK})"

TWO = any_of("2", "ii", "two", "b", "dau", "ddau", "2b")
PART_NOUN = any_of("part", r"pt\.?", "rhan", "ran")
PART_TWO = rf"\b(?:{PART_NOUN} ?{TWO}|second part of the (?:meeting|agenda|minutes))\b"
MARKED_PART = rf"\b(?:{PART_NOUN}|section|adran) ?{any_of(TWO, 'c', 'iii', 'three', '3')}\b"
"""Parts that count only beside a word of confidentiality."""
PART_ONE = rf"\b{PART_NOUN} ?{any_of('1', 'i', 'one', 'a', 'un')}\b"

RECORD = any_of("minutes?", "agendas?", "report", "cofnodion", "agenda")
THING = any_of(
    "minutes?", "items?", "business", "matters?", "sections?", "sessions?", "agendas?",
    "annex(?:es)?",
    "appendix", "appendices", "addend(?:um|a)", "supplement", "parts?", "reports?", "papers?",
    "meetings?", "issues?", "discussions?", "notes?", "records?", "area of business", "circulation",
    "proceedings", "cofnodion", "eitemau?", "materion", "busnes", "rhan", "adran", "sesiwn",
    "atodiad",
    "adroddiad",
)  # fmt: skip
MODIFIER = any_of(
    "staff(?:ing)?", "pupils?", "students?", "child(?:ren)?'?s?", "personnel", "personal", "hr",
    "human resources", "governors?'?", "governing (?:body|board)", "board", "trust(?:ees?)?'?",
    "committee", "financ(?:e|ial)", "pay", "salary", "legal", "commercial", "contract(?:ual)?",
    "property", "premises", "safeguarding", "disciplinary", "employment", "family", "parental",
    "sensitive", "exempt", "confidential", "private", "restricted", "reserved", "closed", "urgent",
    "other", "further", "additional", "any other", "headteacher'?s?", "head(?: ?teacher)?'?s?",
    "principal'?s?", "ceo'?s?", "fgb", "fgm", "lgb", "part ?(?:2|ii|two|b)", "draft",
    "board meeting",
    "and", "or", "&", "/",
)  # fmt: skip
SUBJECT = any_of(
    "staff(?:ing)?", "personnel", "pupils?", "students?", "hr", "human resources", "pay",
    "salar(?:y|ies)",
    "complaints?", "grievances?", "disciplin\\w+", "exclusions?", "suspensions?", "admissions?",
    "appeals?", "safeguarding", "appraisals?", "performance", "legal", "lease", "tenders?",
    "contracts?",
    "land", "property", "absences?", "redundanc\\w+", "restructur\\w+", "settlements?",
    "allegations?",
    "employment", "individuals?", "governors?", "trustees?",
)  # fmt: skip
"""What a part heading may name after its dash and still be about private matters."""

PUBLIC_WORD = r"(?:(?:members of )?the )?(?:general )?(?:press|public|media|reporters)"
PUBLIC = (
    rf"{PUBLIC_WORD}(?: ?(?:and|&|or|/|,) ?(?:(?:members of )?the )?(?:press|public|media"
    rf"|observers))?"
)
WELSH_PUBLIC = r"(?:(?:y|r|'r|a'r) ?)?(?:wasg|cyhoedd)"

COLOUR = any_of("pink", "green", "yellow", "blue", "buff", "gold", "lilac", "salmon", "cream")
READERS = any_of(
    "governors?", "trustees?", "members?", "directors?", "the (?:governing )?(?:board|body)",
    "(?:panel|committee|board) members", "the committee", "the panel", "governing (?:board|body)",
    "(?:the )?chair", "(?:the )?clerk", "llywodraethwyr", "addressees?", "recipients?",
)  # fmt: skip
READERS_ONLY = rf"(?:(?:for|to|ar gyfer|i) )?(?:the )?{READERS}(?:' eyes)?(?: only| alone| yn unig)"
HANDLING = any_of(
    r"(?:to be|please|must be)?\s?(?:returned|destroyed|shredded|collected|read and returned)\b.*",
    r"(?:please )?(?:return|destroy|shred)\b.*",
    r"(?:do not|not to be|must not be) (?:copy|copied|forward\w*|share\w*|distribut\w+|circulat\w+"
    r"|publish\w*|photocop\w+|remove\w*|disclose\w*|discuss\w*)\b.*",
    rf"(?:for|to) (?:the )?(?:attention of )?{READERS}\b.{{0,80}}",
    rf"(?:restricted|limited|issued|available) to (?:the )?(?:{READERS}|parties|those named)\b"
    r".{0,80}",
    READERS_ONLY,
)

COME_BACK = any_of(
    r"re-?joined", r"re-?admitted", r"re-?entered", r"returned", r"came back", r"were brought back",
    r"(?:was|were) (?:invited|asked|called|welcomed|let|allowed)(?: back| to (?:return|re-?join"
    r"|come back))(?: in)?",
    r"ailymunodd", r"dychwelodd",
)  # fmt: skip
GATHERING = any_of(
    "meeting", "room", "board", "governing (?:body|board)", "committee", "panel", "discussion",
    "call",
    "session", "governors", "trustees", "chamber", "video ?call", "teams(?: meeting| call)?",
    "cyfarfod",
)  # fmt: skip
MEETING = any_of(
    r"(?:the )?(?:meeting|board|committee|panel|governors|trustees|directors|members|discussion"
    r"|council"
    r"|governing (?:body|board)|fgb|lgb|trust board|session|item|remainder|rest|proceedings"
    r"|minutes)",
    "it", "they", "we", "(?:y |'r )?cyfarfod", "(?:y |'r )?(?:bwrdd|corff|llywodraethwyr)",
)  # fmt: skip
MOVE = any_of(
    "moved?", "moves", "went", "goes?", "entered?", "enters", "proceed(?:ed|s)?", "convened?",
    "turned", "passed", "continued?", "continues", "adjourned", "transferred", "retired",
    "resolved itself",
    "sat", "met", "transition(?:ed)?", "switched", "broke", "resumed",
)  # fmt: skip
CLOSED_STATE = any_of(
    rf"{PART_TWO}",
    r"(?:a |the )?(?:closed|private|confidential|exempt|reserved|restricted|executive"
    r"|non[ -]public)"
    r" (?:session|part|section|business|meeting|items?|matters|discussion|agenda|portion)",
    r"(?:strict(?:est)? )?confidence", "private", "camera", "reserved business",
    r"sesiwn (?:g|c)aeedig",
    r"sesiwn breifat", WELSH_CONFIDENTIAL,
)  # fmt: skip
OPEN_STATE = any_of(
    PART_ONE, r"(?:the |an )?(?:open|public|main|unrestricted|non[ -]confidential)"
    r" (?:session|meeting|part|section|business|agenda|minutes|forum)", "public", "plenary",
    r"sesiwn agored",
)  # fmt: skip

LEAVERS = any_of(
    r"(?:the |all |both |any |other )*(?:(?:parent|co-opted|associate|teaching|non[ -]teaching"
    r"|support|school"
    r"|student|elected) )?staff(?: governors?| members?| trustees?| observers?| in attendance"
    r"| representatives?)?",
    r"(?:the |all |both |any )*(?:observers?|non[ -]governors?|non[ -]members?"
    r"|associate (?:members?|governors?)"
    r"|members of staff|members of the public|school employees|attendees|visitors|guests"
    r"|advis[eo]rs|officers"
    r"|student (?:governors?|representatives?|members?)|those in attendance|members of the slt"
    r"|senior leaders?|slt(?: members?)?|everyone except governors|others present)",
)  # fmt: skip
"""Groups whose leaving closes a meeting. A single person's leaving alone does not."""
LEFT = any_of(
    "withdrew", "left", r"(?:was|were) (?:asked|invited|requested) to (?:leave|withdraw)",
    "retired",
    "(?:was|were) excluded", "(?:was|were) excused", "departed", "stepped out", "logged off",
    "gadawodd", "tynnodd",
)  # fmt: skip
OWN_MATTER = any_of(
    r"(?:his|her|their|hers|its|the (?:head(?:teacher)?|principal|ceo)(?:'s)?"
    r"|staff)(?: own)? (?:\w+ ){0,2}"
    r"(?:pay|salary|salaries|remuneration|appraisal|performance|objectives|contract|post"
    r"|position|employment"
    r"|role|grievance|absence|progression|terms|appointment|review|conduct|complaint|case|matter)",
    r"(?:pay|salar(?:y|ies)|performance management|appraisal|staffing|personnel|confidential"
    r"|disciplinary"
    r"|grievance)\b",
)  # fmt: skip

NOTHING = any_of(
    "none", "nil", r"n/?a", "nothing(?: to report)?", "not applicable", "not required",
    "not needed", r"dim\s*/\s*none", r"none\s*/\s*dim",
    r"(?:there (?:were|was|are|is) )?(?:no|none)\b.*", "dim", "dim (?:eitemau|byd|materion)?.*",
    "nid oedd.*",
    "not (?:used|held|discussed|necessary)", "-+", "no", "empty", "none (?:this|at this) .*",
    "nothing (?:was|to)\\b.*",
)  # fmt: skip

DECOYS = (
    # law, guidance, standards
    r"\bact\b(?! as)", r"\bacts\b", r"\bregulations?\b", r"\bstatut\w+", r"\bcfr\b", r"\bkcsie\b",
    r"\bkeeping children safe\b", r"\bteachers'? standards\b", r"\bcode of (?:conduct|practice)\b",
    r"\bframework\b", r"\bhandbook\b", r"\bdirectives?\b", r"\bconstitution\b", r"\bchapter\b",
    r"\bbill\b",
    r"\bstandards\b", r"\bprocedure rules\b", r"\bequality duty\b",
    # templates, plans and forms
    r"\bstrategy\b", r"\btemplate\b", r"\behcp?\b", r"\behc plan\b", r"\bform\b",
    r"\bquestionnaire\b",
    r"\bpupil premium\b", r"\bto be completed\b", r"\boutcomes\b", r"\bapplication\b",
    r"\bwhite paper\b",
    # tests and exams
    r"\bgcse\b", r"\ba[ -]level\b", r"\bkey stage\b", r"\breading\b", r"\barithmetic\b",
    r"\bgrammar\b", r"\bcomprehension\b", r"\bks ?\d\b", r"\bsats?\b", r"\bexam\w*\b",
    r"\bscreening\b", r"\bphonics\b", r"\bpaper ?[1-4]\b", r"\btest\b", r"\bmaths?\b",
    r"\benglish\b",
    r"\bqualification\b", r"\bassessments?\b", r"\bscience\b", r"\bworkbook\b", r"\bofsted\b",
    r"\bestyn\b",
    r"\bspecification\b", r"\bmodule\b", r"\bunit\b", r"\bbtec\b", r"\bsyllabus\b",
    r"\bcoursework\b",
    # works and accounts
    r"\bbuilding works?\b", r"\bworks\b", r"\bphase\b", r"\baccounts\b", r"\bproject\b",
    r"\brefurbish\w+", r"\broof\w*\b", r"\bscheme\b",
    # services and waste
    r"\bcounsell\w+", r"\bhelp ?line\b", r"\bhotline\b", r"\bsurveys?\b", r"\bshredd\w+",
    r"\bwaste\b", r"\bbins?\b",
    r"\bsupport (?:service|line)\b", r"\bservices?\b", r"\bstorage\b", r"\breporting\b",
    r"\badvice\b", r"\bemployee assistance\b",
    # other senses
    r"\bnurser(?:y|ies)\b", r"\bfunds?\b", r"\bseat\w*\b", r"\breserves\b", r"\bparking\b",
    r"\broads?\b",
    r"\bfield\b", r"\bvat\b", r"\btax\b", r"\bcctv\b", r"\bcameras?\b(?<!in camera)",
    r"\bplanting\b", r"\bgarden\b",
    r"\bhire\b", r"\blettings?\b", r"\btuition\b", r"\bseason\b", r"\binset\b", r"\bcar park\b",
    r"\bincome\b",
    r"\bsector\b", r"\btrain(?:ing)?\b", r"\bplayground\b", r"\bgrants?\b", r"\bgates?\b",
    r"\bsponsor\w*\b",
    # words about confidentiality
    r"\bpolic(?:y|ies)\b", r"\bprocedures?\b", r"\bstatements?\b", r"\bagreements?\b",
    r"\bdefinitions?\b",
    r"\bcyfrinachedd\b", r"\bprotocols?\b", r"\bguidance\b", r"\bguidelines\b",
    r"\bdeclarations?\b",
)  # fmt: skip
"""Nouns beside which "Part 2", "Section B" or "confidential" mean something else."""

SEP = r" ?[-:|,(\[/]+ ?"
END = r"[ .)\]:;!-]*$"
MAY = re.compile(r"(?<=\d )may\b|(?<=(?:st|nd|rd|th) )may\b|\bmay(?= \d)")
"""The month, which is no verb."""
GOVERNANCE = re.compile(
    r"\b(?:minutes?|agenda|report|meeting|board|committee|governing|governors?|governors'|trust"
    r"|trustees|fgb|fgm|lgb|school|academy|college|primary"
    r"|panel|council|ps|cofnodion|ysgol|corff|papers|pack|headteacher's|head's)\b"
)
"""Words of the title of a board's paper."""
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|shall|should|must|may|can|could|would|do|does|did"
    r"|please|ensure|asked|reported|noted"
    r"|discussed|explained|said|agreed|need|needs|keep|kept|contain|contains)\b"
)
"""Verbs that make a line a statement, so that it is no heading."""

_DECOY = re.compile("|".join(DECOYS))


def decoyed(text: str) -> bool:
    """Whether a lower-case text has a decoy noun."""
    return _DECOY.search(text) is not None


def is_statement(text: str) -> bool:
    """Whether a lower-case text has a finite verb (the month of May is none)."""
    return FINITE.search(MAY.sub("", text)) is not None


PART_TWO_RX = re.compile(PART_TWO)
MARKED_PART_RX = re.compile(rf"{MARKED_PART}|{PART_TWO}")
SECRET_STEMS = (
    "confid", "camera", "non-public", "non public", "closed", "private", "reserv", "restrict",
    "exempt",
    "sensitiv", "committee", "yfrinach", "gaeedig", "caeedig", "preifat", "breifat", "executive",
)  # fmt: skip
PUBLIC_STEMS = ("public", "press", "media", "cyhoedd", "wasg", "100")


def has(low: str, stems: tuple[str, ...]) -> bool:
    """Whether any of the stems stands in a lower-case text; cheaper than a pattern."""
    for stem in stems:  # noqa: SIM110 - a generator costs twice as much, and this is asked most
        if stem in low:
            return True
    return False
