"""What may stand between a cue and a name for the cue to belong to the name.

Patterns for whole gaps (``fullmatch``), over folded text: left ones for a cue before the
name, right ones for a cue behind it. And the few patterns that are looked for near a name.
"""

from __future__ import annotations

import re

from redactor.people.names import word_set
from redactor.people.vocabulary import BUSINESS

_FILL = r"(?:(?:{0})\b[\s:,]*){{0,4}}"
_SMALL_LEFT = _FILL.format(
    "is|are|was|were|the|our|new|this|week|term|to|of|for|from|in|both|goes|go|school|class|"
    "named|called|"
    r"year \d+|reception|nursery|year|awarded|panel|board|governors|who|has|been|as|by|all|"
    r"two|three|four|five"
)
_MARKS = r"[\s:,(\[\-–—\"“/|]*"
LEFT_CLOSE = re.compile(r"[\s:(\[\-–—|]*")
LEFT_COMMA = re.compile(r"[\s:,(\[\-–—|]*")
LEFT_LOOSE = re.compile(_MARKS + _SMALL_LEFT + _MARKS)
LEFT_OFFICE = re.compile(
    r"(?:['’]s\s+(?:report|update|item|paper)s?\s*:\s*)?"
    r"(?:\s+presentations?)?"
    r"(?:\s+(?:to the|to|for|of|at|from|who|that)\s+(?:[\w&'’\-/]+\s?){1,5})?[\s:(\[\-–—|]*"
    r"(?:(?:is|was|are|were|will be|remains|elected)\s+)?"
)
LEFT_OFFICE_COMMA = re.compile(LEFT_OFFICE.pattern.replace(r"[\s:(", r"[\s:,(", 1))
RIGHT_OFFICE = re.compile(
    r"['’]?\s*(?P<mark>[(\[]|[-–—]|,|\n|\bas\b|\bis\b|\bwas\b|\s\s|\t|\|"
    r")?\s*(?:[A-Za-z]{2,4}\s*[\])]?\s*[,;\-–—:]?\s*)?"
    r"(?:(?:the|our|as|is|was|new|a|an|acting|interim|appointed|elected|re-elected|newly|will|"
    r"be|been|to|remain|"
    r"remains|continue|continues|serve|school's|their|has|have|s|role|of|school|from|year \d+|"
    r"nursery|class|reception|form|music|maths|english|science|pe|art|drama|history|geography|"
    r"infant|junior|senior|subject|"
    r"phase|supply|trust|local|regional|federation|business|site|lay|newly-appointed|"
    r"longest-serving|long-serving|current|careers|improvement|family|fire|exams|attendance|"
    r"education|training|data)\s+){0,4}"
)
RIGHT_ACTS = re.compile(
    r"\s*(?:[(\[][^)\]]{0,30}[)\]]\s*)?,?\s*(?:(?:then|also|again|further|and|both|all|has|"
    r"had|have|will|would|is|was|were|be|"
    r"been|kindly|briefly|to|subsequently|additionally|who|could|should|can|may|are|not|"
    r"formally|duly|next|previously|"
    r"already|recently|unanimously|then|are to|is to|agreed to|asked to|as|did|his|her|their|"
    r"thanks|who|is currently|currently)\s+){0,4}"
)
PASSIVE = re.compile(r"\b(?:is|was|are|were|be|been|being)\s+(?:\w+ly\s+|not\s+|also\s+|then\s+)*$")
HONOURED = word_set(
    "elected re-elected appointed reappointed re-appointed nominated thanked welcomed invited "
    "introduced declared congratulated seconded"
)
"""What a board does to its members and guests: passive, and yet of people in office."""
RIGHT_PUPIL = re.compile(
    r"\s*[(,|\[\-–—\t]?\s*(?:(?:of|in|from|is|are|was|were|who|has|have|had|our|a|an|been|be|"
    r"now|will|both|all|aged|the|currently|"
    r"recently|not|permanently|with|f|m|male|female|boy|girl)[\s,|]+){0,4}[(\[]?"
)
RIGHT_THING = re.compile(r"(?:['’ʼ]s?|s['’])\s+(?:[\w\-]+\s+){0,2}?")
RIGHT_PARENT = re.compile(
    r"\s*[(,\[\-–—]\s*(?:(?:the|his|her|their|a|pupil's|child's|and|\w+['’]s)\s+){0,3}"
)
RIGHT_OF = re.compile(
    r"\s*(?:[(,\[\-–—]|attended|spoke|wrote|was|is|as|\s)*\s*(?:(?:the|a|as|is|was)\s+){0,3}"
)
PARENT_OF = re.compile(
    r"(?:parents?|mother|father|mum|dad|carers?|guardian|grand\w+)\b.* (?:of|to)$"
)
AFTER_APPOSITION = re.compile(
    r"\s*(?:[,;.:()\]|\-–—·•]|$|(?:of|for)\b|"
    r"(?:there|here|at [^,;.]{2,30}|in (?:year|class) \w+)\s*[,;.)])"
)
RELATIVE = re.compile(
    r"\b(?:her|his|their|my|our|whose)\s+(?:\w+\s)?(?:son|sons|daughter|daughters|child|"
    r"children|grandson|granddaughter|"
    r"grandchild|grandchildren|stepson|stepdaughter|niece|nephew)\b"
)
TALK = word_set(
    "asked said stated explained felt commented suggested queried questioned raised "
    "requested expressed thanked mentioned wondered added challenged says"
)
"""What a visitor or a parent may do in a meeting as well: of a stranger it is only a hint."""
OWN_STORY = re.compile(r"\s+that (?:s?he|they) (?:had|has|was|were|felt|is|are)\b")
TEACHING = re.compile(
    r"\b(?:teach(?:es|ing|er|ers)?|taught|tutor(?:ing|s|ed)?|lessons?|phonics|curriculum|assembly|"
    r"assemblies|interventions?|(?:reading|maths|writing|spelling|nurture|guided|target) groups?|"
    r"rehears\w+|coach(?:es|ed|ing)?|choir|orchestra|after-school club|breakfast club|"
    r"(?:class|form|year|tutor) groups?|classrooms?|work of|ect mentor|ects?|planning|"
    r"subject knowledge|marking|moderat\w+|key stage|foundation phase|trained|training|cpd|npq\w*|"
    r"elsa|emotional literacy|first aiders?|booster|clubs?|department|production|attached to|"
    r"screen(?:ed|ing)|assessor|staffed by|learning mentor|in the (?:school )?office|new plans|"
    r"english|maths|mathematics|science|physics|chemistry|biology|geography|history|music|art|"
    r"drama|computing|languages|french|german|spanish|mandarin|technology|reception|nursery team|"
    r"head of (?!the)\w+|start as|joins? us|joined us|newly appointed)\b"
)
"""What a titled person in a school's paper does as a member of staff."""
OF_CHILDREN = re.compile(
    r"\b(?:team|squad|players|winners?|council(?:lors)?|monitors|ambassadors|leaders|champions|"
    r"captains|prefects|buddies|reps|representatives|readers|group|cast|choir|club|friends|"
    r"pupils|children|students|boys|girls|families|parents|carers|mums|dads)\s*[(:]$"
)
"""A word for children who do something together, before their names."""
OWN_BUSINESS = re.compile(
    r"['’ʼ]s\s+(?:\w+\s)?(?:dance|drama|stage|theatre|football|karate|judo|ballet|music|swim\w*|"
    r"tennis|gym\w*|cricket|rugby|boxing|yoga)\s+(?:school|academy|club|classes|company|coaching)\b"
)
IN_A_ROOM = re.compile(
    r"\s*\((?:the |our )?(?:(?:school )?office|kitchen|site(?: team)?|caretaker|admin|finance|"
    r"premises|catering|cleaning|reception desk|slt|library|lunchtimes?|wraparound|breakfast club|"
    r"hr|ict|it|(?:mon|tue|wed|thu|fri)[a-z]*(?:\s*(?:-|to|,|and|&)\s*(?:mon|tue|wed|thu|fri)[a-z]*)+)"
    r"(?:[,;][^)]{0,20})?\)"
)
"""Where or on which days somebody works, in brackets behind the name."""
A_CHILDS_PLACE = re.compile(
    r"\s*\((?:the |our )?(?:library|lunchtimes?|wraparound|breakfast club|ic?t|mon|tue|wed|thu|fri)"
)
"""Where a child is as well: of a bare first name it says nothing."""
BEFORE_PUPILS_ACT = re.compile(
    r"\b(?:pupils|children|students|boys|girls|parents|families|carers)\s+(?:i |we )?"
    r"(?:(?:were|was|who|also)\s+)*$"
)
"""Whose list it is when they were met or spoken to: "Pupils spoken to: …"."""
OF_A_PUPILS_BODY = re.compile(
    r"\b(?:(?:school|pupil|student|youth|eco|junior)[- ](?:council|committee|parliament)|"
    r"council (?:leads?|leaders|reps?|officers?)|(?:chair|secretary|treasurer) of the council|"
    r"(?:digital|eco|pupil|student|playground) lead\w*)\b"
)
"""A body of children, which has a chair and a secretary too."""
KIN_BEFORE = re.compile(
    r"\b(?:my|our|his|her|their|\w+['’]s)\s+(?:\w+\s+)?(?:sister|brother|mother|father|mum|dad|"
    r"uncle|aunt|husband|wife|partner|cousin|grand\w+|step\w+)\s*,?\s+(?:an? |the )?$"
)
"""A relation before a title or rank: "my sister, Inspector …"."""
IN_THE_OFFICE = re.compile(
    r"\s+in (?:the|our|my) (?:school |main |front )?(?:office|kitchen|library)\b"
)
SPEAK_TO = re.compile(
    r"\b(?:see|speak to|contact|ask|ring|call|email|tell|reply to|word with|or with|or|"
    r"from|pay|let|to)\s+$"
)
"""An invitation to turn to somebody: "see Kelly in the office"."""
OF_A_SUBJECT = re.compile(
    r"\s*\((?:maths|mathematics|english|science|physics|chemistry|biology|geography|history|music|art|"
    r"drama|pe|re|dt|mfl|french|spanish|german|computing|ict|technology|food|textiles|business|"
    r"psychology|sociology|media|send?|nurture|early years|eyfs)(?:[,;/][^)]{0,20})?\)"
)
"""What somebody teaches, in brackets: of staff only in a list with somebody in office."""
OUTSIDER = re.compile(
    r"\b(?:home|rung|complain\w*|concern(?:s|ed)?|letters?|wr(?:ote|itten|ites)|e-?mail\w*|phoned|rang|neighbour\w*|"
    r"resident\w*|donat\w*|request\w*|appeal\w*|lives?|applicant\w*|interviewee\w*|house|garden|"
    r"member of the public|village|volunteer\w*|witness\w*|instal\w*ments?|pay later|arrears|debt|"
    r"(?:his|her|their) (?:son|daughter|child\w*|boy|girl|twins))\b"
)
"""Words beside which a titled stranger in minutes may be anybody."""
CORRECTED = re.compile(r"\s+(?:should (?:be|read|say)|to read|corrected to)\s+\w")
FAMILY = re.compile(
    r"\b(?:parents?|mother|father|mum|dad|carers?|guardian|family|families|son|daughter|"
    r"grand\w+|complain\w*|her child|his child|their child|appeal\w*|exclu\w+|suspen\w+|"
    r"childminders?|volunteer\w*|raffle|neighbours?|residents?|widow)\b"
)
"""Words beside which a titled name may be a parent's or a neighbour's."""
SPEAKS = re.compile(r"\s?(?::|\s[-–—])\s")
"""A speaker's name before what was said, in notes: "Huw: no.", "Huw - no."."""
OWN_CLASS = re.compile(
    r"['’ʼ]s?\s+(?:\w+\s+)?(class|classes|students|pupils|set|tutor group|form|lessons?|assembly|"
    r"maths group|reading group|year \d+s?)\b"
)
_FIRMS = BUSINESS - {"farm", "farms", "books", "sons", "stores"}
OF_ORGANISATION = re.compile(
    r"\s+(?:of|from|at)\s+(?:the\s+)?(?:[A-Z][\w'’.\-]+\s+(?:(?:&|and|of|the)\s+)?){1,4}"
    r"(?:Co\b|Ltd|Limited|LLP|Hub|Trust|Authority|Diocese|Services?|Energy|Property|Group|Partners|"
    r"Associates|Consult\w+|Solicitors|Architects|Contractors|"
    rf"Environmental|Lifts|Daughters|{'|'.join(sorted(map(str.capitalize, _FIRMS)))}|"
    r"(?<=County )Council|(?<=City )Council|(?<=Borough )Council|(?<=Town )Council)"
)
"""Where somebody from outside works, over the text as shown: never a class, house or school."""
OWN_FIRM = re.compile(r"\s+(?:of|from)\s+([\w'’-]+)\s+(?=[&A-Z])")
"""Over the text as shown: what may be a firm of somebody's own name, "of Dyer Lifts"."""
FROM_SERVICES = re.compile(
    r",?\s+(?:of|from|at|in)\s+(?:the\s+)?(?:[\w'’-]+\s){0,3}?(?:attendance|early help|welfare|"
    r"inclusion|social care|children['’]?s|family|youth|camhs|send?)\s+"
    r"(?:team|service|services|hub|support)\b"
)
"""A service that works with one child, behind the name of somebody in a letter home."""
OF_A_BODY = re.compile(
    r"\s+(?:of|from|at|in)\s+(?:the|our)\s+(?!(?:school|pupil|student|youth|eco|sports?|football|"
    r"netball|rugby|cricket|hockey|quiz|chess|debating|swimming|running|relay|first|second|winning|"
    r"dance|cross-country|athletics|gym\w*|tag)\b)(?:[\w'’-]+\s){0,4}?"
    r"(?:trust|authority|diocese|union|service|hub|charity|partnership|company|firm|agency|"
    r"(?<=county )council|(?<=city )council|(?<=borough )council|(?<=s )council|"
    r"(?<!school )(?<!year )team)\b(?!['’]s\s+(?:son|daughter|child))"
)
POLICE_MATTER = re.compile(
    r"\b(?:missing|arrest\w*|incident|assault\w*|exploit\w*|disclos\w*|allegation|statement|home|"
    r"mother|father|mum|dad|parent|family|pupil|child|boy|girl|student|knife|interview\w*)\b"
)
TITLE_END = re.compile(r"\b(?:mr|mrs|ms|dr|rev|st|prof)\.$")
FULL_STOP = re.compile(r"[.!?](?=\s)|\n")
PUPIL_KINDS = frozenset(("pupil-left", "pupil-right", "year", "class-code"))
CHILD_KINDS = PUPIL_KINDS - {"pupil-right"}
"""Without what is said of pupils, which is a topic too ("SEND")."""
NAMED_KINDS = frozenset(("pupil-left",))
"""Words for pupils alone: a year or class may be what somebody teaches."""
PRIVATE_LIFE = re.compile(
    r"\b(?:who )?lives? (?:at|in|on|opposite|next|near|with)\b|\bneighbour\b|\bcomplained\b|"
    r"\bby letter\b|\binstal?ments\b"
)
SIGNED = re.compile(r"regards|yours|best wishes|signed")
THANKS = re.compile(r"thank|welcome|invited|joined|met|run by")
NEGATIVE = re.compile(
    r"governor|trustee|evening|forum|council|association|support adviser|consultation|survey"
)
