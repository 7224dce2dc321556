"""Stance: whether a passage shows an office-holder acting, or is about the person.

``people.md`` section 2: somebody who acts in office stays; the same person as the subject
of pay, sickness, a grievance or an allegation goes; what is both or unclear is referred.
A private reason beside an apology goes alone, and the name stays.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from redactor.document import Block, Entity, Finding, Span, Stance
from redactor.people.cues import Cue, cues_in
from redactor.people.grid import Header, Row
from redactor.people.joining import Cluster
from redactor.people.mentions import Sighting
from redactor.people.names import fold
from redactor.people.passage import Passage
from redactor.people.propagation import next_number
from redactor.people.roles import Verdict

_MATTERS = frozenset(("subject", "health"))
_SENTENCE = re.compile(r"(?<=[a-z0-9)][.!?;])\s+(?=[A-Z•●])|\n")
_BUSINESS = re.compile(
    r"\s+(?:policy|policies|committee|panel|procedures?|report|reports|review|"
    r"recommendations?|training|update|data|"
    r"figures|statistics|cover|arrangements|structure|scales?|budget|insurance|leads?|"
    r"governor|monitoring|return|targets?|rates?|levels?)\b"
)
_TOPIC = re.compile(
    r"(?:report|update|training|information|question|policy|briefing|paper|"
    r"guidance)s?\s+(?:on|about|regarding)\s+(?:\w+\s+)?$"
)
_OWN = re.compile(r"(?:['’ʼ]s?|s['’])\s+(?:(?!(?:on|about|of|report)\b)[\w\-]+\s+){0,3}")
_BRACKET = re.compile(r"^\s*\([^)]{1,20}\)")
"""What stands in brackets behind a name, before what is said of it."""
_IS = re.compile(
    r",?\s+(?:(?:lodged|submitted|brought|formal|is|was|has|had|been|being|will|be|remains|"
    r"remained|went|gone|goes|still|now|currently|also|recently|due|to|a|an|"
    r"her|his|their|the|on|off|under|in|put|placed|issued|given|with|subject|facing|absent|"
    r"away|signed|starts?|starting|started|following|goes on|"
    r"begin|began|take|taking|return|returned|returning|from|through|because|of|having|"
    r"undergoing|recovering|awaiting|for|long|term)\s+){1,7}"
)
_LEFT = re.compile(
    r",?\s+(?:(?:is|was|has|had|will|be|been)\s+)*(?:resign\w*|leav\w+|left|retir\w+)\s+"
    r"(?:following|after|pending|during|to)\s+(?:(?:an?|the|his|her|their)\s+)?"
)
"""Why somebody goes; "due to" and "because of" open a private reason, which goes alone."""
_IS_FIRST = re.compile(
    r",?\s+(?:starts|begins|goes|is|was|has|had|will|remains|remained|went|being|been)\s"
)
_WITHDREW = re.compile(
    r"\s+(?:[(\[]\w+[)\]]\s*)?(?:then\s+)?(?:left|withdrew|stepped out|was not present|"
    r"absented|did not take part|took no part)\b"
    r"[^.;]*?\b(?:while|whilst|during|for|when|as)\b[^.;]*?\b(?:her|his|"
    r"their)\s+(?:[\w\-]+\s+){0,3}$"
)
_AS_PARENT = re.compile(
    r"[^.;]{0,40}\b(as (?:a|the|his|her|their)? ?(?:child's |pupil's )?(?:parent|mother|"
    r"father|carer|guardian))\b(?! (?:governor|trustee|member|rep))"
)
_OF = re.compile(
    r"\s+(?:(?:was|were|had been|has been|made|brought|received|raised|lodged|submitted|"
    r"outcome|award|increase|arrangements)\s+){0,2}"
    r"(?:of|for|against|concerning|regarding|involving|in respect of|relating to|about|by|"
    r"from|to)\s+(?:the\s+)?$"
)
_FROM = re.compile(r"grievance|allegation|complaint|resignation|request")
GRAVE = re.compile(
    r"allegation|suspended|suspension|grievance|capability|disciplin|dismiss|misconduct|"
    r"settlement|warning|redundan|"
    r"probation|occupational|sick|maternity|pregnan|lado|upr|upper pay|pay progression|phased"
)
_ABSENCE = re.compile(
    r"apolog|absen|unable|not present|could not|cannot attend|resign|stepp?ed down|"
    r"stand(?:ing)? down|stood down|leave of|"
    r"not attend|sanction|retire|ymddiheur|accepted"
)
_REASON = re.compile(
    r"\s*(?:,\s*(?:who|as|because|due|owing|since|following|after|on account|through|having|"
    r"but)\b|\s(?:due to|because|owing to|as (?:he|she|they)|"
    r"following|on account of|through|for (?:health|family|personal|medical)|while|whilst|"
    r"after)\b|[(\[]|\s[-–—]\s|:\s)"
)
_STOP = re.compile(
    r"[.;)\]\n]|,?\s+and\s+(?:was|were|has|had|will|governors|the|thanked|they|s?he)\b|"
    r",?\s+and\s+(?:(?:was|were|had|has|have|is|are|been|these|this|the apolog\w+|apolog\w+|"
    r"it)\s+)*(?:accepted|sanctioned|sent|received|noted|consented|approved|agreed|from)\b"
    r"|,\s+(?:were|was)\s+(?:accepted|received)|\s+(?:were|was)\s+(?:accepted|received|sanctioned)"
)


def stance_of(passage: Passage, one: Sighting, verdict: Verdict) -> tuple[Stance, Span | None]:
    """The stance of one mention and the words that show it.

    Somebody private has no stance: UNCLEAR without a cue. An office-holder is an actor unless
    a word of personnel matters is linked to the name; UNCLEAR is rare by design.
    """
    if not verdict.official:
        return Stance.UNCLEAR, None
    direct = next((e for e in one.evidence if e.kind == "parent-word"), None)
    if direct is not None:
        return Stance.UNCLEAR, direct.span
    if one.block != one.last_block:
        return Stance.ACTOR, None
    text = passage.text
    parent = _AS_PARENT.match(text, one.stop)
    if parent is not None:
        return Stance.UNCLEAR, Span(one.block, parent.start(1), parent.end(1))
    low, high = _sentence(passage.shown, one)
    matters = [c for c in passage.cues_between(low, high) if not c.kinds.isdisjoint(_MATTERS)]
    doubtful: Cue | None = None
    for cue in matters:
        if cue.stop > high or _business(text, cue):
            continue
        if _about(text, one, cue):
            return Stance.SUBJECT, Span(one.block, cue.start, cue.stop)
        if "subject" in cue.kinds and GRAVE.search(cue.words) and _near(one, cue):
            doubtful = cue
    acting = any(
        e.weight >= 1.0 and e.kind not in ("title-in-school-paper", "policy-officer")
        for e in one.evidence
    )
    if doubtful is not None and not acting:
        return Stance.UNCLEAR, Span(one.block, doubtful.start, doubtful.stop)
    return Stance.ACTOR, None


def _sentence(shown: str, one: Sighting) -> tuple[int, int]:
    window = max(0, one.opens - 400)
    ends = [match.end() for match in _SENTENCE.finditer(shown, window, one.opens)]
    end = _SENTENCE.search(shown, one.stop, one.stop + 400)
    return (ends[-1] if ends else window), (end.start() if end else one.stop + 400)


def _business(text: str, cue: Cue) -> bool:
    """Whether a personnel word is only the topic of school business ("pay policy")."""
    return bool(
        _BUSINESS.match(text, cue.stop) or _TOPIC.search(text[max(0, cue.start - 60) : cue.start])
    )


def _near(one: Sighting, cue: Cue) -> bool:
    gap = cue.start - one.stop if cue.start >= one.stop else one.opens - cue.stop
    return 0 <= gap <= 40


def _about(text: str, one: Sighting, cue: Cue) -> bool:
    """Whether a link ties the personnel word to the name."""
    if cue.start >= one.stop:
        gap = _BRACKET.sub("", text[one.stop : cue.start])
        if one.possessive and _OWN.fullmatch(gap):
            return cue.words != "absence" or not text[: one.opens].rstrip().endswith("in")
        if cue.words == "absence":
            return False
        if (
            "health" in cue.kinds
            and "subject" not in cue.kinds
            and not re.match(r"\s+(?:is|was|remains)\s", gap)
        ):
            return False
        if _LEFT.fullmatch(gap):
            return True
        spoken = bool(_IS.fullmatch(gap)) and bool(_IS_FIRST.match(gap))
        return spoken or bool(_WITHDREW.fullmatch(gap))
    gap = text[cue.stop : one.opens]
    if (
        "subject" not in cue.kinds
        or cue.words in ("absence", "health", "stress", "sick", "operation", "treatment")
        or len(gap) > 40
    ):
        return False
    match = _OF.fullmatch(gap)
    if match is None:
        return False
    if re.search(r"\b(?:by|from|to|about)\s+(?:the\s+)?$", gap):
        return bool(_FROM.search(cue.words))
    return True


# --- private reasons -----------------------------------------------------------------


def details_of(
    blocks: Sequence[Block],
    clusters: Sequence[Cluster],
    decided: dict[int, Verdict],
    rows: Sequence[tuple[Row, Header | None]],
    findings: Sequence[Finding],
) -> list[Finding]:
    """Findings for private reasons beside an office-holder's name.

    "Apologies from Mr Oke, who is in hospital": only ", who is in hospital" is covered.
    None is added where one of ``findings`` covers the reason already.
    """
    spans: set[tuple[int, int, int]] = set()
    rostered: set[int] = set()
    opens: dict[int, list[int]] = defaultdict(list)
    for cluster in clusters:
        for one in cluster.sightings:
            opens[one.block].append(one.opens)
    for places in opens.values():
        places.sort()
    for cluster in clusters:
        if not decided[id(cluster)].official:
            continue
        for one in cluster.sightings:
            if any(e.kind.startswith("attendance") for e in one.evidence):
                rostered.add(one.last_block)
            places = opens.get(one.last_block, [])
            at = bisect_left(places, one.stop)
            roof = places[at] if at < len(places) else None
            span = _reason_after(blocks, one, roof)
            if span is not None:
                spans.add((one.last_block, *span))
    for row, _ in rows:
        if any(part.span.block in rostered for part in row.fields):
            spans.update(_reasons_in_row(row))
    taken: dict[int, list[Span]] = defaultdict(list)
    for finding in findings:
        if finding.entity is Entity.SENSITIVE_DETAIL:
            taken[finding.span.block].append(finding.span)
    new = [s for s in sorted(spans) if not any(Span(*s).overlaps(t) for t in taken[s[0]])]
    number = next_number(findings)
    return [
        Finding(f"f{number + at}", Span(*span), Entity.SENSITIVE_DETAIL, 0.8, "stance")
        for at, span in enumerate(new)
    ]


def _reason_after(
    blocks: Sequence[Block], one: Sighting, roof: int | None
) -> tuple[int, int] | None:
    """Where the reason after a name stands, before the next name at ``roof``."""
    text = blocks[one.last_block].text
    tail = fold(text[one.stop : min(one.stop + 160, len(text) if roof is None else roof)])
    reason = _REASON.search(tail)
    if reason is None:
        return None
    before = tail[: reason.start()]
    if re.search(r"[.;(]", before) or len(before) > 60:
        return None
    bracket = reason.group().strip()[:1] in ("(", "[")
    end = _STOP.search(tail, reason.end())
    stop = end.start() if end else len(tail)
    if bracket and end and end.group()[:1] in ")]":
        stop = end.end()
    health = [cue for cue in cues_in(tail[reason.start() : stop]) if "health" in cue.kinds]
    if not health:
        return None
    window = max(0, one.opens - 160)
    opens = max((m.end() for m in _SENTENCE.finditer(text, window, one.opens)), default=window)
    context = fold(text[opens : one.stop + stop])
    if not (_ABSENCE.search(context) or (bracket and not before.strip())):
        return None
    stop = len(re.sub(r"[,;]?\s*(?:and|&)?\s*$", "", tail[:stop]))
    start = reason.start() if not reason.group().startswith(": ") else reason.end()
    return one.stop + start, one.stop + stop


def _reasons_in_row(row: Row) -> Iterator[tuple[int, int, int]]:
    for part in row.fields:
        folded = fold(part.text)
        if len(folded) != len(part.text) or not re.match(
            r"a\b|apol|abs|sanction|not present|no\b", folded
        ):
            continue
        health = [cue for cue in cues_in(folded) if "health" in cue.kinds]
        if health:
            reason = re.search(r"\s*[(\[,:–—-]|\s(?:due|because|as|owing|following)\b", folded)
            start = (
                reason.start() if reason and reason.start() < health[0].start else health[0].start
            )
            yield part.span.block, part.span.start + start, part.span.stop
