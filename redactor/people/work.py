"""The work of a school: what only those who work there do, read behind a name.

Children attend, start, join and win as well; none of these phrases is true of a child.
"""

from __future__ import annotations

import re

from redactor.people.links import PASSIVE

_AUXILIARY = (
    r"(?:(?:who|is|was|are|were|has|have|had|will|would|be|been|also|then|now|both|all|due|to|"
    r"recently|kindly|sadly|already|since|successfully)\s+){0,5}"
)
_FEW = r"(?: (?!(?:of|for|by|with|from|and)\b)[\w'’/-]+){0,4}?"
_SUBJECT = (
    r"(?:early |pe and |our )?(?:science|maths|mathematics|english|reading|writing|phonics|history|"
    r"geography|music|art|drama|pe|sports?|re|pshe|rshe|computing|languages|french|spanish|"
    r"early years|eyfs|send|sen|assessment|behaviour|attendance|curriculum|safeguarding|oracy|"
    r"outdoor learning|key stage|pupil premium|well-?being|nurture|transition|year)"
)
_LEADS = (
    r"(?:leads?|leading|led|ran|runs?|running|deliver\w*|organis\w+|arrang\w+|accompan\w+|held)"
)
_STUDIES = r"(?:attend\w*|undert\w+|complet\w+|began|begun|started|pass(?:ed|es)|gained|achieved)"
_DOES = (
    r"retir(?:es?|ed|ing)",
    r"on secondment",
    r"in (?:the |our )?(?:school )?(?:office|admissions|kitchen|finance) "
    r"(?:has|makes|does|deals|will|can|keeps|sends)",
    r"(?:join(?:s|ed|ing)? us|start(?:s|ed|ing)?)(?: (?:in|on|from) [\w ]{2,14})? as",
    r"(?:monitor|moderat|recruit|line[- ]manag)(?:s|es|ed|ing)",
    r"(?:teach(?:es|ing)?|taught)",
    rf"cover(?:s|ed|ing)?(?: for|{_FEW} (?:class|lessons|post|role))",
    rf"(?:writ\w+|wrote|draft\w+|devis\w+) (?:the|an?|our|one|new|two)\b{_FEW} "
    r"(?:plans?|polic(?:y|ies)|scheme|curriculum|bid|for)",
    rf"(?:leads?|leading|led|co-?ordinat\w+)(?: on)? {_SUBJECT}",
    r"(?:took|takes|taking) (?:\d+|the|our|some|two|three|four|five|six) "
    r"(?:pupils|children|students)",
    rf"(?:took|takes|taken|taking) (?:over|on){_FEW} (?:role|post|headship|department|phase|lead)",
    r"(?:repaired|mended|installed|serviced|repainted)",
    r"(?:runs?|running)(?: the| our)? (?:revision|catch-up|after-school|nurture|breakfast|homework|"
    r"lunch)",
    r"who (?:manages|runs|owns|illustrates|drove|drives|trains|is our|"
    r"works (?:for|at|with|part|full))",
    rf"{_LEADS}{_FEW} (?:staff|training|inset|cpd|residential|trips?|visits?|interventions?|"
    r"interviews|transition|phonics|booster|parents['’]? (?:evenings?|workshops?)|moderation)",
    rf"{_STUDIES}{_FEW} (?:staff training|inset|cpd|npq\w*|degree|pgce|qts|induction year|ect|"
    r"(?:senco|dsl|leadership|network|cluster|subject|safeguarding|phonics) "
    r"(?:conference|course|training|meeting))",
)
_WORK = re.compile(rf",?\s+(?P<auxiliary>{_AUXILIARY})(?=(?P<verb>\w+))(?:{'|'.join(_DOES)})\b")
_PARTICIPLE = re.compile(r"\w*ed|led|taught|written|run|held|taken|begun")


def work_behind(folded: str, stop: int) -> re.Match[str] | None:
    """The work that somebody whose name ends at ``stop`` of a folded text does, if any.

    What is done to somebody is none: "was monitored", "has been taught".
    """
    match = _WORK.match(folded, stop)
    if match is None:
        return None
    done_to = PASSIVE.search(match["auxiliary"]) and _PARTICIPLE.fullmatch(match["verb"])
    return None if done_to else match
