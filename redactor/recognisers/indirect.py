# ruff: noqa: E501 - a pattern is one line, to be read beside the format it describes
"""Passages that point at one person without a name, and private facts (``people.md`` section 6).

Every rule needs a determiner that singles somebody out ("the only", "one of the two", "our")
together with an attribute; general sentences of policies have neither.
"""

from __future__ import annotations

from redactor.document import Entity
from redactor.recognisers.patterns import Rule

_YEAR = r"(?:(?:Year|Yr|Y) ?(?:1[0-3]|[1-9])\w?|Reception|Nursery|KS[1-5]|Key Stage [1-5]|[Ss]ixth [Ff]orm|[A-Z]\w+ [Cc]lass|Class \w+|the resource base|\d{1,2}[A-Z])"
_CHILD = r"(?:pupil|child|student|learner|boy|girl|youngster)"
_CHILDREN = r"(?:pupils|children|students|learners|boys|girls|siblings|starters)"
_KIND = rf"(?:{_YEAR}|[Ll]ooked[- ][Aa]fter|LAC|CLA|EAL|SEND?|male|female|Traveller|Roma|refugee|adopted|fostered|Black|Asian|Muslim|Jewish|Sikh|Hindu|deaf|blind|autistic|disabled|non-verbal|Ukrainian|Syrian|Afghan|Polish|Romanian|Somali|[A-Z][a-z]+(?:ian|ese|ish))"
_CARE = r"(?:[Ll]ooked[- ][Aa]fter|LAC|CLA|adopted|fostered|[Pp]reviously [Ll]ooked[- ][Aa]fter|PLAC|kinship)"
_NEED = r"(?:EHCP|EHC plan|CP plan|hearing (?:aid|impairment)s?|wheelchair|visual impairment|autism|ADHD|epilepsy|diabetes|social worker)"
_STAFF = (
    r"(?:site manager|caretaker|head ?teacher|head|chair(?: of governors)?|vice[- ]chair|governor|clerk|cook|teacher|teaching assistant|"
    r"TA|bursar|deputy head|vicar|SENCo|business manager|councillor|receptionist|midday supervisor|school nurse)"
)
_RARE = (
    r"(?:epidermolysis bullosa|cystic fibrosis|muscular dystrophy|Down'?s [Ss]yndrome|cerebral palsy|leuka?emia|cancer|a (?:brain )?tumour|"
    r"hearing aids?|a cochlear implant|a feeding tube|a stoma|a tracheostomy|a prosthetic \w+|spina bifida|sickle cell(?: \w+)?|"
    r"brittle bones?(?: disease)?|selective mutism|Tourette'?s(?: [Ss]yndrome)?|a guide dog|HIV|type 1 diabetes|an oxygen \w+|a colostomy)"
)
_TRAIT = (
    r"(?:(?:a |an |the )?(?:[Tt]ravellers?|Roma|Gypsy|Irish Traveller|refugees?|asylum[- ]seek(?:ing|ers?)|[Ll]ooked[- ][Aa]fter|adopted|fostered|in care|"
    r"young carers?|Black|Asian|Muslims?|Jewish|Sikhs?|Hindus?|Jehovah['’]s Witness(?:es)?|deaf|blind|autistic|disabled|non-verbal|"
    r"transgender|pregnant|(?!English|British|Spanish|French|German|Latin|Irish|Welsh|Scottish)[A-Z][a-z]+(?:ian|ese|ish)|Somali|Welsh-speaking|Pakistani|Iraqi|Afghan|Kurdish)"
    r"(?: community| heritage| origin| famil(?:y|ies))?)"
)
_TAIL = rf"(?: (?:in|from|of) {_YEAR})?"
_REASON = (
    r"[^.;\n]{0,25}?(?:ill(?:ness)?|unwell|hospital|surgery|operation|bereave\w+|funeral|sick(?:ness)?|maternity|paternity|pregnan\w+|"
    r"scan|covid|chemotherapy|treatment|injur\w+|stress|depress\w+|miscarriage|divorce)[^.,;\n]{0,25}"
)

_ILLNESS = (
    r"ill(?:ness)?|unwell|poorly|hospital|surgery|sick|operation|bereave\w+|funeral|maternity|paternity|medical|doctor|GP|covid|scan|"
    r"treatment|injur\w+|stress|migraine|flu|tests?|physio|dentist|clinic|chemo\w*|IVF|back pain"
)
_EXAM = (
    r"(?:\d{1,3} ?% extra time|extra time|(?:the )?(?:use of )?an? (?:word processor|laptop|reader(?: pen)?|scribe|prompter)|rest breaks|a separate room|"
    r"a reader(?: and (?:a )?scribe)?|coloured (?:paper|overlays)|modified papers|enlarged papers|a Braille paper)"
)

_WHO_HAS = (
    r"(?:(?:[Yy]ou|[Tt]hey) (?:will |should |must |may )?(?:have|had|get|need|use|receive|(?:are|were) (?:entitled to|given|granted|allowed))"
    r"|(?:[Hh]e|[Ss]he|(?!Each|Every|Who|That|This|There|It|Any|One|Everyone|Nobody|The|School|Policy)[A-Z]\w+) (?:will |should |must |may )?"
    r"(?:has|had|gets|needs|uses|receives|(?:is|was) (?:entitled to|given|granted|allowed)))"
)


def _rule(name: str, pattern: str, score: float, entity: Entity = Entity.INDIRECT) -> Rule:
    return Rule(name, entity, pattern, score=score)


RULES = (
    _rule("only-one",
          rf"\b(?:[Tt]he|[Oo]ur|an?|[Hh]is|[Hh]er) (?:only|sole|first(?: ever)?|newest|youngest|oldest|new) (?:(?:{_KIND}) ){{1,3}}{_CHILD}\b(?: (?:with|who|from|on|in) [^.,;\n]{{2,40}})?",
          0.65),
    _rule("only-one",
          rf"\b(?:[Tt]he|[Oo]ur) (?:only|sole|first(?: ever)?|newest|one) {_CHILD} (?:(?:in|from|of|on) (?:{_YEAR}|[A-Z]\w+|care|the (?:roll|register))|with (?:an? )?(?:{_NEED}|{_RARE})|(?:who|whose) [^.,;\n]{{3,50}})(?: (?:with|who|in|from) [^.,;\n]{{2,30}})?",
          0.65),
    _rule("small-cohort",
          rf"\b(?:[Oo]ne|[Bb]oth|[Tt]wo|[Ee]ach) of (?:the|our) (?:only )?(?:two|three|four|five|2|3|4|5) (?:(?:{_KIND}) ){{0,2}}{_CHILDREN}{_TAIL}",
          0.65),
    _rule("small-cohort",
          rf"\b[Tt]he (?:two|three|four|2|3|4) (?:{_KIND}) (?:{_CHILDREN}|families){_TAIL}", 0.6),
    _rule("small-count",
          rf"\b(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[1-4]) (?:{_CHILD}|{_CHILDREN}|family|families)(?: (?:in|from) {_YEAR})? (?:is|are|was|were|comes? from|has become) {_TRAIT}\b(?! (?:in|on|at|of) )",
          0.65),
    _rule("twins",
          rf"\b(?:[Tt]he|[Oo]ur|[Hh]er|[Hh]is|[Tt]heir) (?:\w+ )?(?:twins|triplets|twin (?:boys|girls|brothers?|sisters?|pupils|children))\b{_TAIL}",
          0.65),
    _rule("twins", rf"\b(?:[Tt]wins|[Tt]win (?:boys|girls|brothers|sisters)|[Tt]riplets) (?:in|from) {_YEAR}", 0.65),
    _rule("care-status", rf"\b(?:[Tt]he|[Oo]ur|[Oo]ne|[Aa]) (?:only )?{_CARE} {_CHILD} (?:in|from) {_YEAR}", 0.7),
    _rule("staff-relation",
          rf"\b(?:[Tt]he|[Aa]|[Oo]ur) {_STAFF}['’]s (?:\w+ )?(?:son|daughter|child|children|nephew|niece|grandson|granddaughter|grandchild|"
          r"stepson|stepdaughter|wife|husband|partner)\b", 0.65),
    _rule("only-one", rf"\b(?:[Tt]he|[Oo]ur) (?:newest|youngest|latest|only) (?:starter|arrival|{_CHILD})\b(?! (?:in|to) the (?:history|country))", 0.6),
    _rule("champion", r"\b(?:the|our) (?:county|regional|national|British|English|Welsh|Scottish|Irish|world|European) \w+ champion\b", 0.55),
    _rule("incident-and-date", rf"\b[Tt]he {_YEAR} (?:fight|assault|incident|attack|exclusion|suspension|stabbing|fire) (?:on|of|in) [^.,;\n]{{3,25}}?(?=[.,;\n]|$| (?:was|is|has|had|and)\b)", 0.65),
    _rule("one-to-one", rf"\b1 ?: ?1 (?:TA|support|LSA|provision|adult)\b[^.;\n]{{0,25}}? (?:in|for) (?:a )?{_YEAR}(?: (?:pupil|child|boy|girl))?", 0.6),
    _rule("pictured", r"\b(?:[Pp]ictured|[Pp]hotographed|seen here) with (?:his|her|their) [\w ]{3,30}?(?=[.,;\n)]|$)", 0.6),
    _rule("the-one-who",
          rf"\b[Tt]he {_CHILD} (?:in|from) {_YEAR} (?:who|whose|that) [^.,;\n]{{3,60}}?(?=[.,;\n]|$| was\b| is\b| has\b)", 0.65),
    _rule("pupil-office", r"\b(?:[Oo]ur|[Tt]he) (?:new )?(?:[Hh]ead|[Dd]eputy [Hh]ead) (?:[Bb]oy|[Gg]irl)\b(?! (?:role|election|team|application|badge|post))",
          0.55),
    _rule("exclusion-count",
          r"\b(?:[Oo]ne|[Tt]wo|1|2) (?:permanent|fixed[- ]term|fixed[- ]period)?(?: )?(?:exclusions?|suspensions?|managed moves?)\b[^.;\n]{0,30}?\((?:a )?(?:Y|Year |Yr ?)\d{1,2}[^)\n]{0,20}\)",
          0.6),
    _rule("faith-or-origin",
          rf"\b(?:[Tt]he|[Oo]ur) (?:only |one )?(?:Traveller|Roma|Gypsy|refugee|asylum[- ]seeking|Jehovah['’]s Witness) (?:family|{_CHILD}|boys|girls)\b{_TAIL}",
          0.65),
    _rule("aid", rf"\b(?:[Tt]he|[Oo]ur|[Oo]ne) (?:\w+ )?(?:wheelchair user|hearing aid user|{_CHILD} in (?:a|the) wheelchair){_TAIL}", 0.65),
    _rule("aid", rf"\b[Ww]heelchair user in {_YEAR}", 0.65),
    _rule("need-in-year",
          rf"\b(?:[Tt]he|[Oo]ur|[Oo]ne|[Aa]|\d) {_CHILD} (?:in|from) {_YEAR} (?:with|on|under|has|is on) (?:an? |the )?(?:{_NEED}|{_RARE}|child protection plan|child in need plan|CiN plan)", 0.7),
    _rule("need-in-year", rf"\b(?:[Tt]he|[Oo]ur|[Oo]ne|[Aa]) (?:{_YEAR}) {_CHILD} (?:with|on|under) (?:an? |the )?(?:{_NEED}|{_RARE}|child protection plan|child in need plan|CiN plan)", 0.7),
    _rule("transport", r"\b[Tt]he (?:taxi|minibus) from [A-Z]\w+(?: [A-Z]\w+)?", 0.55),
    _rule("condition", rf"\b(?:[Tt]he|[Oo]ur|[Oo]ne) {_CHILD}{_TAIL} with {_RARE}", 0.7, Entity.SENSITIVE_DETAIL),
    _rule("family-event",
          r"\bwhose (?:father|mother|dad|mum|parents?|brother|sister|grand\w+|carer) (?:has |had |was |were |is |are )?(?:recently )?(?:died|passed away|killed|murdered|"
          r"arrested|deported|sectioned|in (?:HMP|prison|custody|hospital|hospice)|imprisoned|jailed)[^.;\n]{0,60}", 0.75, Entity.SENSITIVE_DETAIL),
    _rule("family-event", r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Aa]) (?:father|mother|dad|mum|parent) (?:is |was )?in (?:HMP\b(?: \w+)?|prison|custody)", 0.7,
          Entity.SENSITIVE_DETAIL),
    _rule("family-type", r"\b(?:[Hh]is|[Hh]er|[Tt]heir) two (?:mums|dads|mothers|fathers)\b", 0.7, Entity.SENSITIVE_DETAIL),
    _rule("amount", r"£ ?\d[\d,.]*\d?(?: was| is| were)?[^.;£\n]{0,40}?\(?\b(?:Family|Child|Pupil) [A-Z]\b\)?", 0.6, Entity.SENSITIVE_DETAIL),
    _rule("amount", r"£ ?\d[\d,.]*\d? (?:top-up|funding|element 3|high needs funding|payment|placement|grant|hardship \w+)?(?: ?\w+){0,2} ?(?:for|to) (?:one|a single) (?:pupil|child|family|student)\b",
          0.6, Entity.SENSITIVE_DETAIL),
    _rule("absence-reason", r"\b[Aa]polog\w+[^.;\n]{0,90}?\K,? who (?:is|was|has|had)" + _REASON, 0.7, Entity.SENSITIVE_DETAIL),
    _rule("absence-reason", r"\b[Aa]polog\w+[^.;\n]{0,90}?\K(?:due to|because of|owing to|as (?:he|she|they) (?:is|was|are|were|has|had|have))" + _REASON,
          0.7, Entity.SENSITIVE_DETAIL),
    _rule("absence-reason",
          r"\b[Aa]polog(?:ies|ised)[^.;\n]{0,160}?\K(?<=\w )\((?:was |is |feeling |due to |through )?(?:an? )?(?:ill(?:ness)?|unwell|poorly|hospital|surgery|sick(?:ness)?|operation|"
          r"bereave\w+|funeral|maternity|paternity|medical|doctor|GP|covid|family (?:illness|bereavement|emergency)|treatment|injur\w+|stress)[^)\n]{0,25}\)",
          0.7, Entity.SENSITIVE_DETAIL),
    _rule("absence-reason",
          r"(?:\b[Nn]ot (?:here|there|present|in)|\b[Aa]bsent|\b[Aa]way|\b[Oo]ff(?: today)?)(?: today)?: ?[^.;\n]{0,120}?(?<=\w )\K\((?:" + _ILLNESS + r")[^)\n]{0,25}\)",
          0.7, Entity.SENSITIVE_DETAIL),
    _rule("exam-arrangement", rf"\b{_WHO_HAS} \K{_EXAM}(?:(?:,| and|, and) {_EXAM})*", 0.75, Entity.SENSITIVE_DETAIL),
    _rule("the-one-who",
          rf"\b[Tt]he (?:{_KIND} ){{1,2}}{_CHILD} (?:who|whose|that) (?:had |has |was |is )?(?:recently |just )?[^.,;\n]{{3,60}}?(?=[.,;\n]| was\b| is\b| has\b| had now\b)", 0.65),
    _rule("leave", r"(?<=[a-z] )\((?:on )?(?:maternity|paternity|long[- ]term sick(?:ness)?|sick(?:ness)?|bereavement|compassionate|adoption|stress)(?: leave| cover)?\)",
          0.65, Entity.SENSITIVE_DETAIL),
)  # fmt: skip
