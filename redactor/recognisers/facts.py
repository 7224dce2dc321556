# ruff: noqa: E501 - a pattern is one line, to be read beside the fact it describes
"""Health, care, need and family of one person told in a sentence ("Ellis takes Ritalin").

The verb must be singular and its subject one person: a pronoun, a relative, or a word in
capitals that is no group. "A pupil with asthma" and "staff have anxieties" are about nobody.
Special category data (UK GDPR Art. 9) and what schools treat alike (001-07, 002-26).
"""

from __future__ import annotations

import re

from redactor.document import Entity
from redactor.recognisers.patterns import Rule

_DEGREE = r"(?:(?:verbal|oral|developmental|childhood|juvenile|severe|mild|moderate|chronic|acute|type [12]|brittle|complex|suspected|undiagnosed|an? |her |his |terminal|post[- ]natal|clinical|social) ?)*"
_ILLNESS = (
    r"(?:autism(?: spectrum (?:disorder|condition))?|autistic traits|ASD|ASC|ADHD|ADD|ODD|PDA|epilepsy|asthma|diabetes|an?aphyla\w+|eczema|dyslexia|dyspraxia|"
    r"dyscalculia|anxiety|depression|OCD|PTSD|anorexia|bulimia|eating disorder|sickle[- ]cell(?: \w+)?|co?eliac(?: disease)?|cancer|leuka?emia|tumour|lymphoma|"
    r"Crohn['’]?s(?: disease)?|colitis|cystic fibrosis|Down['’]?s syndrome|cerebral palsy|muscular dystrophy|spina bifida|Tourette['’]?s(?: syndrome)?|"
    r"(?:nut|peanut|egg|milk|dairy|wheat|bee|penicillin|latex|sesame|fish) allergy|allergy to \w+|seizures|fits|panic attacks|heart (?:condition|attack|defect)|stroke|"
    r"miscarriage|breakdown|hearing (?:loss|aids?|impairment)|cochlear implant|visual impairment|feeding tube|stoma|colostomy|prosthetic \w+|pacemaker|HIV|hepatitis|"
    r"TB|lupus|MS|multiple sclerosis|Parkinson['’]?s|dementia|arthritis|scoliosis|hemiplegia|microcephaly|incontinence|selective mutism|speech delay|"
    r"global (?:developmental )?delay|foetal alcohol (?:syndrome|spectrum disorder)|attachment (?:disorder|difficulties)|learning (?:difficulties|disabilit(?:y|ies))|"
    r"mental health (?:problems?|difficulties|condition|crisis)|suicidal (?:thoughts|ideation)|a drink problem|an addiction)\b"
)
_CONDITION = _DEGREE + _ILLNESS
_DRUG = (
    r"(?:Ritalin|methylphenidate|Concerta|Equasym|melatonin|Epilim|insulin|Ventolin|salbutamol|sertraline|fluoxetine|citalopram|Prozac|diazepam|"
    r"midazolam|methadone|antidepressants|beta[- ]blockers|steroids|chemotherapy|an? (?:Epi ?Pen|Jext(?: pen)?|inhaler))\b"
)
_NOBODY = (
    r"(?!(?:Each|Every|Who|Which|That|This|There|It|Any|One|Everyone|Everybody|Nobody|Somebody|Someone|Anyone|The|A|An|School|Academy|Trust|Policy|Staff|"
    r"Governors?|Year|Reception|Nursery|Class|Key|Autism|Anxiety|Asthma|Epilepsy|What|When|If|And|But|Or|Also|Provision|Support|Training|Ofsted|SEND?|NHS|"
    r"CAMHS|Council|County|Head|Today|Team|Group|Cohort|Data|Children|Child|Women|Men|World|Hodgkin|California|"
    r"Alzheimer|Parkinson|Crohn|Down|Tourette|Asperger|Bell|Graves|Addison)\b)"
)
_RELATIVE = r"(?:son|daughter|child|boy|girl|mother|father|mum|dad|parent|brother|sister|wife|husband|partner|nan|gran\w*|grand\w+|carer|step\w+)"
_ONE = rf"(?:\b[Hh]e|\b[Ss]he|\b(?:[Hh]is|[Hh]er|[Tt]heir) (?:\w+ )?{_RELATIVE}|\b(?:[Mm]y|[Oo]ur) (?:\w+ )?(?!child\b){_RELATIVE}|\b{_NOBODY}[A-Z][\w'’-]+|\b(?:[Tt]he|[Oo]ne) (?:Year \d{{1,2}}|Y\d{{1,2}}|Reception) (?:pupil|child|boy|girl|student))"
_ADVERB = (
    r"(?: (?:now|also|still|currently|recently|always|sometimes|often|already|probably|since))*"
)
_HAS = rf"{_ONE}{_ADVERB} (?:has|had|suffers from|suffered(?: from)?|developed|lives with|copes with|struggles with|has been (?:diagnosed|living|treated) (?:with|for)|(?:is|was) (?:being )?(?:diagnosed with|assessed for|treated for|tested for|recovering from)|(?:has|had) (?:a )?(?:history|diagnosis) of)"
_IS = rf"{_ONE}{_ADVERB} (?:is|was|has been|remains)"

_STATE = (
    r"(?:pregnant|autistic|epileptic|asthmatic|diabetic|dyslexic|suicidal|incontinent|terminally ill|disabled|partially sighted|profoundly deaf|deaf|blind|"
    r"non-verbal|selectively mute|wheelchair[- ]bound|bulimic|anorexic|self-harming|transgender|gay|lesbian|bisexual|non-binary|bankrupt|homeless|"
    r"in (?:foster )?care|in a refuge|in temporary accommodation|fostered|adopted|(?:a )?looked[- ]after(?: child)?|a young carer|an asylum seeker|a refugee|"
    r"on (?:a|the) (?:child protection|child in need|CP|CIN) (?:plan|register)|on long[- ]term sick(?: leave)?|"
    r"off (?:work )?(?:sick|ill|with [\w ]{3,25}?)(?=[.,;]| (?:until|since|for|and|from|this|at)\b)|on (?:maternity|paternity|sick|compassionate) leave|"
    r"in hospital(?: (?:for|with|after|having|following|awaiting) [^.,;()\n]{3,40})?|in (?:prison|custody|rehab|hospice care)|in receipt of (?:free school meals|universal credit|income support|benefits|pupil premium)|having (?:IVF|chemotherapy|radiotherapy|counselling|therapy)|"
    r"(?:entitled to|eligible for) (?:free school meals|pupil premium))\b(?! (?:governance|group|trust|school))"
)

_ILL = re.compile(_ILLNESS)
_REACH = (200, 300)
"""What is told of somebody stands in one clause with who it is and with the verb between."""


def _fact(pattern: str, *, gate: re.Pattern[str], reach: tuple[int, int] | None = _REACH) -> Rule:
    return Rule(
        "private-fact", Entity.SENSITIVE_DETAIL, pattern, score=0.75, gate=gate, reach=reach
    )


RULES = (
    _fact(rf"{_HAS} \K{_CONDITION}(?:(?:,| and|, and) {_CONDITION})*", gate=_ILL),
    _fact(rf"{_IS} \K{_STATE}", gate=re.compile(_STATE)),
    _fact(rf"{_ONE}{_ADVERB} (?:takes|took|is on|was on|needs|carries|uses|is prescribed|was prescribed|has been prescribed) \K{_DRUG}", gate=re.compile(_DRUG)),
    _fact(rf"{_ONE}{_ADVERB} \K(?:self-harm(?:s|ed)|overdosed|attempted suicide|tried to kill (?:him|her)self|came out as \w+|miscarried|was sectioned)\b",
          gate=re.compile(r"self-harm|overdosed|suicide|tried to kill|came out as|miscarried|was sectioned")),
    _fact(r"(?:\b[Hh]is|\b[Hh]er|\b[Tt]heir|\b[A-Z][\w-]+['’]s) (?:parents|mum and dad|mother and father) (?:are|were|have) \K(?:getting (?:a )?divorced?|divorc(?:ing|ed)|separat(?:ing|ed)|split up|in prison)\b", gate=re.compile(r"divorc|separat|split up|in prison")),
    _fact(rf"(?:{_IS} |^|[.;:,] )[Aa]llergic to \K[a-z]+(?: (?:and|or) [a-z]+)?", gate=re.compile(r"llergic to")),
    _fact(rf"{_ONE}{_ADVERB} (?:receives|gets|claims|is on|was on) \K(?:DLA|PIP|[Uu]niversal [Cc]redit|[Ii]ncome [Ss]upport|[Dd]isability (?:[Ll]iving )?[Aa]llowance|[Cc]arer['’]s [Aa]llowance|free school meals)\b",
          gate=re.compile(r"DLA|PIP|redit|upport|llowance|free school meals")),
    _fact(rf"{_IS} \K(?:arrested|convicted|imprisoned|deported|remanded|cautioned by|jailed|evicted)\b(?: (?:for|of) [a-z ]{{3,25}}(?=[.,;]|$))?", gate=re.compile(r"arrested|convict|imprison|deport|remand|caution|jailed|evicted")),
    _fact(r"\b(?:under|on|subject to|has|have|had|made|granted|into) \K(?:an? |the )?(?:interim |full |emergency )?(?:care|supervision|special guardianship|placement|adoption|child arrangements|protection) order\b",
          gate=re.compile(r" order\b")),
    _fact(rf"(?:\b[Hh]is|\b[Hh]er|\b{_NOBODY}[A-Z][\w-]+['’]s \K) ?(?:(?:hip|knee|back|heart|eye|foot|shoulder|brain|recent|planned|emergency|major|minor) )*(?:operation|surgery|chemotherapy|radiotherapy|miscarriage|hysterectomy|(?:hip|knee) replacement|stroke|transplant|stay in hospital|hospital (?:stay|appointment))\b",
          gate=re.compile(r"operation|surgery|therapy|miscarriage|hysterectomy|replacement|stroke|transplant|hospital")),
    _fact(r"\b[Dd]iagnos(?:ed|is) (?:with|of) \K" + _CONDITION, gate=_ILL),
    _fact(rf"\b(?:[Tt]he|[Oo]ur|[Oo]ne) (?:Year \d{{1,2}}|Y\d{{1,2}}|Reception) (?:pupil|child|boy|girl|student) with \K{_CONDITION}", gate=_ILL),
    _fact(rf"(?:\b[Hh]is|\b[Hh]er|\b{_NOBODY}[A-Z][\w-]+['’]s) \K{_CONDITION}(?! (?:policy|awareness|training|support|lead|champion|week|society|trust|charity|specialist|nurse|team))", gate=_ILL),
)  # fmt: skip
