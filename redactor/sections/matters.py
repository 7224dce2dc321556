"""What confidential sections are about: events and needs that belong in Part 2 (rules.md F05).

Word classes over lower-case text. They are used beside other evidence only (a child, a
year group, a person as the subject); alone the same words stand in every policy.
"""

from __future__ import annotations

import re

from redactor.sections.words import has

EVENT = re.compile(
    r"\b(?:(?P<exclu>(?:permanently |temporarily )?exclu(?:sion|ded|de)s?)"
    r"|(?P<suspen>suspen(?:sion|ded|d)s?)"
    r"|(?P<griev>grievances?)|(?P<discip>disciplinary|disciplined)"
    r"|(?P<capab>capability (?:procedure|process|plan|meeting|hearing|proceedings)?)"
    r"|(?P<alleg>allegations?|alleged)|(?P<miscon>misconduct)|(?P<dismis>dismiss(?:al|ed))"
    r"|(?P<redun>redundan(?:cy|cies|t))"
    r"|(?P<settle>settlements?(?: agreements?)?)|(?P<tribun>tribunals?)|(?P<compl>complain(?:t"
    r"|ts|ant|ants))"
    r"|(?P<lado>lado)|(?P<warn>(?:written|final|verbal) warnings?|warning letters?)"
    r"|(?P<appeal>(?:exclusion|admissions?|independent|pay|disciplinary) appeals?"
    r"|appeals? (?:panel|hearing|against|was|were|by)|appealed)"
    r"|(?P<police>police investigation|arrest(?:ed)?)|(?P<resto>social services|social care"
    r"|child protection)|(?P<depor>bereave(?:d|ment))"
    r"|(?P<probat>probation)|(?P<assault>assault(?:ed)?))\b"
)
NEED = re.compile(
    r"\b(?:(?P<hear>hearing (?:aids?|impair\w+|loss)|deaf(?:ness)?|cochlear)"
    r"|(?P<sight>visual(?:ly)? impair\w+|blind(?:ness)?|braille)"
    r"|(?P<epil>epilep\w+|seizures?)|(?P<diab>diabet\w+|insulin)|(?P<autis>autis\w+|asperger\w*"
    r"|asc|asd)|(?P<adhd>adhd)"
    r"|(?P<wheel>wheelchair\w*|walking frame)|(?P<cere>cerebral palsy|hemiplegi\w+)"
    r"|(?P<down>down'?s? syndrome)|(?P<dysl>dyslex\w+|dyscalculi\w+|dysprax\w+)"
    r"|(?P<aller>anaphyla\w+|nut allergy|epipens?)|(?P<asth>asthma\w*)|(?P<canc>cancer"
    r"|leukaemi\w+|chemotherap\w+)|(?P<ehcp>ehcps?|ehc plans?)"
    r"|(?P<ment>self[ -]harm\w*|anorexi\w+|eating disorder|depress(?:ion|ed)|overdose)"
    r"|(?P<tour>tourette\w*)|(?P<cystic>cystic fibrosis)"
    r"|(?P<pregn>pregnan\w+)|(?P<mute>selective(?:ly)? mut\w+)|(?P<looked>looked[ -]after"
    r"|foster(?:ed)?|adopted (?:child|pupil|boy|girl))"
    r"|(?P<tube>tube[ -]fed|gastrostomy|tracheostomy|colostomy|catheter\w*))\b"
)
PERSONNEL = re.compile(
    r"\b(?:grievances?|disciplinary (?:action|hearing|process|procedure|investigation"
    r"|proceedings)|capability (?:procedure|process|plan|proceedings|hearing)"
    r"|(?:written|final|verbal) warnings?|warning letters?|allegations?|misconduct|dismiss(?:al"
    r"|ed)|settlement(?: agreement)?|redundan(?:cy|t)"
    r"|suspended|suspension|sick(?:ness)? (?:leave|absence)|signed off|long[ -]term (?:sick\w*"
    r"|absence)|occupational health|phased return"
    r"|maternity (?:leave|pay)|(?:pay|salary) (?:progression|increase|rise|award|point|of £)"
    r"|probation(?:ary)?|employment tribunal)\b"
)
CHILD = re.compile(
    r"\b(?:pupils?|child(?:ren)?|students?|boys?|girls?|twins?|siblings?|famil(?:y|ies)|parents?"
    r"|mother|father|mum|dad|year (?:\d{1,2}|one|two|three|four|five|six)|y\d{1,2}"
    r"|reception child"
    r"|members? of staff|teachers?|employees?|teaching assistants?|colleague)\b"
)
YEAR = re.compile(
    r"\b(?:year|yr|y) ?(1[0-3]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"|\b(reception|nursery|eyfs)\b"
)
_YEAR_NAMES = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10",
}  # fmt: skip
GENERAL = re.compile(
    r"\b(?:polic(?:y|ies)|procedures?|statistics|data|figures|rates?|training|guidance|strategy"
    r"|total|number of|percentage|statutory|framework|templates?"
    r"|links? governor|trends?|no (?:fixed|permanent|exclusions|suspensions|complaints|appeals"
    r"|grievances)|exclusions?:? (?:none|nil|0|zero)|nil|zero|lead"
    r"|cover|insurance|annual report|governors? asked about (?:exclusions|complaints|appeals)"
    r"|panel training|awareness|charity|workshop)\b|\d+(?:\.\d+)? ?%"
)
"""Words by which a sentence is about the school and not about somebody."""


_STEMS = (
    "exclu", "suspen", "griev", "disciplin", "capabil", "alleg", "misconduct", "dismiss",
    "redundan", "settlement", "tribunal", "complain", "lado", "warning", "appeal", "police",
    "arrest", "social", "child protection", "bereave", "probation", "assault", "hearing",
    "deaf", "cochlear", "visual", "blind", "braille", "epilep", "seizure", "diabet", "insulin",
    "autis", "asperger", "asc", "asd", "adhd", "wheelchair", "walking", "palsy", "hemipleg",
    "syndrome", "dys", "anaphyl", "allerg", "epipen", "asthma", "cancer", "leukaem", "chemoth",
    "ehc", "harm", "anorex", "eating", "depress", "overdose", "tourette", "cystic", "pregnan",
    "mut", "looked", "foster", "adopted", "tube", "ostomy", "catheter",
)  # fmt: skip


def concerns(low: str) -> bool:
    """Whether a lower-case text can name an event or a need; cheaper than the patterns."""
    return has(low, _STEMS)


def stems(pattern: re.Pattern[str], low: str) -> frozenset[str]:
    """Which matters of a class a text names, whatever the form of the word."""
    return frozenset(m.lastgroup for m in pattern.finditer(low) if m.lastgroup)


def years(low: str) -> frozenset[str]:
    """The year groups a text names."""
    found = (m.group(1) or m.group(2) for m in YEAR.finditer(low))
    return frozenset(_YEAR_NAMES.get(year, year) for year in found)
