# ruff: noqa: E501 - a pattern is one line, to be read beside the format it describes
"""Numbers and codes that stand for a person, an account or a car; and those of organisations.

One row each. Shapes and check digits are those of the issuing bodies; where a shape is too
common to speak for itself the words around decide (``must``).
"""

from __future__ import annotations

import re

from redactor.document import Entity
from redactor.recognisers import checks
from redactor.recognisers.patterns import Rule, Surroundings, words

_EDGE = r"(?<![\w£$€/.-])"
_END = r"(?![\w%]|[./-]\d)"
_YEAR = re.compile(r"(?:19|20)\d\d")


def _organisation(around: Surroundings) -> str:
    return "organisation-number"


def _no_year(text: str) -> bool:
    return not _YEAR.fullmatch(re.sub(r"^\D+", "", text))


_CODE = r"[A-Za-z0-9]{1,12}(?:[/.-][A-Za-z0-9]{1,12}){0,5}"
_NUMBERED = r"(?:[\s-](?:ref(?:erence)?|no|num(?:ber)?|code|id)\b\.?){1,2}"
_OFFICE = words(r"our|your|case|appeal|tribunal|claim|court|crime|incident|police|referral|ehcp?|ehc plan|social care|mash|lado|booking|reservation|"
                r"confirmation|hospital|patient|complaint|file|mosaic|lcs|cpoms|pupil|student|child(?:['’]s)?|unique|personal|individual|social services|encompass|arbor|bromcom|sims|scholarpack|pnr|cad")  # fmt: skip
_OFFICE_REF = re.compile(_OFFICE.pattern + _NUMBERED + r"[\s:#]*(?:(?:is|was)\s)?\Z", re.IGNORECASE)
"""Directly before a reference: the office or the matter that it belongs to."""
_BOOKED = re.compile(
    r"\b(?:booking|reservation|confirmation|pnr|cad|crime|police|mash|lado|ehcp?|(?:cpoms|police|crime) (?:incident|log))[\s:#]+\Z",
    re.IGNORECASE,
)
_MATTER = re.compile(
    r"\b(?:case|appeal|tribunal|claim|court|complaint|referral|file)[\s:#]+\Z", re.IGNORECASE
)
_AGENCY = r"mash|lado|police|social (?:care|work\w*)|mum|mother|father|dad|carer|children's services|pupil|tribunal|hospital|nhs|camhs|front door|referr\w+"
_OFFICE_NAMED = re.compile(rf"\b(?:{_AGENCY})\b", re.IGNORECASE)
"""A bare "Ref" belongs to a person where an agency or a family is named before it."""


def _reference(text: str) -> bool:
    """Neither a date, an academic year, a time nor the number of a standard or a clause."""
    if len(text) < 4 or re.fullmatch(
        r"\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|(?:19|20)\d\d[/-]\d\d(?:\d\d)?", text
    ):
        return False
    return not re.fullmatch(
        r"[A-Z]{0,3}\d{1,2}(?:[-/]\d{1,2})?|[A-Z]+-\d{1,2}|(?:ISO|COVID|BS|EN)-?\d+|\d+(?:st|nd|rd|th|[ap]m)|(?:19|20)\d\d",
        text,
    )


_UPN = words(r"upns?|unique pupil (?:no|num(?:ber)?)s?|pupil (?:no|number)")
_HEALTH = words(r"nhs|chi|community health index|h ?& ?c|hcn|health (?:and|&) care|hospital")

PUPIL = (
    Rule("upn", Entity.UPN, rf"{_EDGE}[A-HJ-NP-RT-Z] ?\d{{3}} ?\d{{4}} ?\d{{2}} ?\d{{2}} ?[0-9A-HJ-NP-RT-Z]{_END}",
         check=checks.upn, context=_UPN, cells=0.7),
    Rule("uln", Entity.ULN, rf"{_EDGE}[1-9]\d{{2}}[ -]?\d{{3}}[ -]?\d{{4}}{_END}",
         check=checks.uln, context=words("ulns?|unique learner (?:no|number)|lrs|plr|learner record"),
         unless=words("nhs|budget|ledger|nominal|invoice|purchase order|cost cent(?:re|er)|tel|phone|mobile"),
         strict=True),
    Rule("uci", Entity.ID, rf"{_EDGE}\d{{5}}[0-9AB]\d{{6}}[ABCDEFGHKLMRTVWXY]{_END}",
         check=checks.uci, context=words("uci|candidate identifier")),
    Rule("candidate-number", Entity.ID, rf"{_EDGE}\d{{4}}{_END}", must=True,
         context=words(r"cand(?:idate)?\.?(?: (?:no|num(?:ber)?|id)\.?)? ?[:#-]?\s*$|cand(?:idate)? (?:no|num(?:ber)?)\.?"),
         follows=False, check=_no_year, strict=True, gate=words("cand(?:idate)?")),
    Rule("scottish-candidate-number", Entity.ID, rf"{_EDGE}\d{{9}}{_END}", must=True,
         context=words("scn|scottish candidate(?: number)?")),
    Rule("admission-number", Entity.ID, rf"{_EDGE}\d{{4,6}}{_END}", must=True, follows=False,
         context=words(r"adm(?:ission)?s? (?:no|number)\.?|adno|mis id|pupil id|student id"),
         unless=words("published admissions? numbers?|pan")),
    Rule("send-reference", Entity.ID, rf"{_EDGE}[A-Z]{{2,5}}[-/]?\d{{4,8}}{_END}", must=True,
         context=words(r"ehcp?(?: plan)?(?: ref(?:erence)?)?|case (?:ref(?:erence)?|no|number)|mosaic|"
                       r"liquidlogic|lcs id|(?:our|your|pupil|child) ref(?:erence)?|sen ref(?:erence)?")),
    Rule("send-reference", Entity.ID, rf"{_EDGE}(?:EHCP?|SEND?|EHC)[-/]\d{{4,8}}{_END}", score=0.8),
    Rule("send-reference", Entity.ID, rf"{_EDGE}(?:EXCL?|SUSP?|PEX|LAC|CLA|SAR)[-/]\d{{2,8}}(?:[-/]\d{{1,6}})*{_END}", score=0.8),
    Rule("case-reference", Entity.ID, rf"{_EDGE}(?:LADO|MASH|CPOMS|CIN|LCS|CP)[-/ ]?\d{{3,9}}{_END}",
         check=_no_year, bare=0.75, unless=words("minute|tel|phone|call|ring|extension|ext")),
    Rule("office-reference", Entity.ID, rf"{_EDGE}(?=[\w/.-]*\d){_CODE}{_END}",
         must=True, follows=False, context=_OFFICE_REF, check=_reference, strict=True, score=0.8, gate=_OFFICE, reach=(10, 220)),
    Rule("office-reference", Entity.ID, rf"{_EDGE}(?=[\w/.-]*\d\w*\d){_CODE}{_END}",
         must=True, follows=False, context=_BOOKED, check=_reference, strict=True, score=0.8, gate=_OFFICE, reach=(10, 220)),
    Rule("office-reference", Entity.ID, rf"{_EDGE}(?=[\w/.-]*\d)(?=\w+[/-]){_CODE}{_END}",
         must=True, follows=False, context=_MATTER, check=_reference, strict=True, score=0.8, gate=_OFFICE, reach=(10, 220)),
    Rule("office-reference", Entity.ID,
         rf"(?i:\b(?:{_AGENCY})\b[^\n]{{1,120}}?\bref(?:erence)?\b\.?(?: (?:no|number)\b\.?)?(?: is| was)?[ :]{{1,3}})\K(?=[\w/.-]*\d){_CODE}{_END}",
         check=_reference, strict=True, bare=0.8, gate=_OFFICE_NAMED, reach=(10, 200)),
    Rule("ctf-file", Entity.ID, rf"{_EDGE}\d{{3}}(?:\d{{4}}|LLLL)_CTF_\d{{3}}(?:\d{{4}}|[XLM]{{4}})_\d{{3}}(?:\.xml)?",
         score=0.9),
)  # fmt: skip

HEALTH = (
    Rule("nhs-number", Entity.NHS_NUMBER, rf"{_EDGE}\d{{3}}[ -]?\d{{3}}[ -]?\d{{4}}{_END}",
         check=checks.nhs, context=_HEALTH, strict=True,
         unless=words("uln|budget|ledger|nominal|invoice|purchase order|cost cent(?:re|er)|tel|phone|mobile")),
    Rule("nhs-number", Entity.NHS_NUMBER,
         rf"(?i:\b(?:nhs|chi|hcn|h ?& ?c)(?: (?:no|num(?:ber)?|id)\b)?\.?(?: is)?[ :]{{1,3}})\K\d{{3}}[ -]?\d{{3}}[ -]?\d{{4}}{_END}", score=0.8),
)  # fmt: skip

ADULT = (
    Rule("national-insurance", Entity.NINO,
         rf"{_EDGE}(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ .-]?\d{{2}}[ .-]?\d{{2}}[ .-]?\d{{2}}[ .-]?[A-D]{_END}",
         score=0.9),
    Rule("national-insurance", Entity.NINO,
         rf"{_EDGE}[A-Z]{{2}}[ .-]?\d{{2}}[ .-]?\d{{2}}[ .-]?\d{{2}}[ .-]?[A-D]?{_END}", must=True,
         context=words(r"n\.?i\.?(?: (?:no|num(?:ber)?)\.?)|n\.?i\.?(?=\s*:)|nino|national insurance|nass")),
    Rule("teacher-reference", Entity.ID, rf"{_EDGE}\d{{2}}/?\d{{5}}{_END}", must=True,
         context=words(r"trn|teacher(?:'?s)? ref(?:erence)?(?: (?:no|number))?|qts|"
                       r"dfe (?:no|number) of teacher|dfe teacher")),
    Rule("dbs-certificate", Entity.ID, rf"{_EDGE}00\d{{10}}{_END}", must=True,
         context=words("dbs|disclosure|certificate(?: (?:no|number))?|crb")),
    Rule("payroll-number", Entity.ID, rf"{_EDGE}(?:[A-Z]{{1,2}})?\d{{4,8}}{_END}", must=True, follows=False,
         context=words(r"payroll(?: (?:no|num(?:ber)?|ref(?:erence)?|id))?|employee (?:no|num(?:ber)?|id)|"
                       r"assignment (?:no|number)|staff (?:no|number|id)"),
         unless=words("payroll (?:cost|budget|total|provider|spend|expenditure)s?|£")),
    Rule("passport", Entity.ID, rf"{_EDGE}(?:[A-Z]{{2}}\d{{7}}|\d{{9}}){_END}", must=True,
         context=words("passports?")),
    Rule("driving-licence", Entity.ID,
         rf"{_EDGE}[A-Z9]{{5}} ?\d(?:0[1-9]|1[0-2]|5[1-9]|6[0-2])(?:0[1-9]|[12]\d|3[01])\d ?[A-Z9]{{2}}[A-Z0-9][A-Z]{{2}}(?: ?\d{{2}})?{_END}",
         score=0.95),
    Rule("vehicle", Entity.VEHICLE_REG,
         rf"{_EDGE}(?:[A-HJ-PR-Y]{{2}}\d{{2}} ?[A-HJ-PR-Z]{{3}}|[A-Z]\d{{1,3}} ?[A-Z]{{3}}|[A-Z]{{3}} ?\d{{1,3}}[A-Z]|[A-Z]{{1,3}} ?\d{{1,4}}){_END}",
         must=True, unless=words("minute ref|agenda"),
         context=words(r"reg(?:istration)?(?: (?:no|num(?:ber)?|plate|mark))?|vehicles?|number plates?|vrm|"
                       r"cars?|van|taxi|minicab|parked|drives?|driving|drove|motorbike|moped|scooter|suv|hatchback|estate|lorry|"
                       r"(?:red|blue|white|black|silver|grey|green|yellow|orange|brown|gold|maroon) [a-z]\w+")),
    Rule("vehicle", Entity.VEHICLE_REG, rf"{_EDGE}[A-HJ-PR-Y]{{2}}(?:0[2-9]|[1-7]\d) [A-HJ-PR-Z]{{3}}{_END}", score=0.7,
         unless=words("course|module|room|invoice|order|code|minute ref|ref(?:erence)?|policy")),
)  # fmt: skip

MONEY = (
    Rule("sort-code", Entity.BANK_ACCOUNT, rf"{_EDGE}\d{{2}}[- –]?\d{{2}}[- –]?\d{{2}}{_END}", must=True,
         context=words(r"sort ?codes?|s/c|sort")),
    Rule("account-number", Entity.BANK_ACCOUNT, rf"{_EDGE}\d{{8}}{_END}", must=True,
         context=words(r"acc(?:oun)?t?\.? (?:no|num(?:ber)?)s?\.?|acct|a/c(?: no)?|acc no|account|bacs|sort ?code")),
    Rule("iban", Entity.BANK_ACCOUNT, rf"{_EDGE}[A-Z]{{2}}\d{{2}} ?[A-Z0-9]{{4}}(?: ?[A-Z0-9]{{4}}){{2,6}}(?: ?[A-Z0-9]{{1,3}})?{_END}",
         check=checks.iban, context=words("iban")),
    Rule("payment-card", Entity.BANK_ACCOUNT, rf"{_EDGE}(?:\d[ -]?){{12,18}}\d{_END}",
         check=checks.luhn, context=words(r"card (?:no|num(?:ber)?)|(?:debit|credit|payment) card"), strict=True),
)  # fmt: skip

PUBLIC = (
    Rule("urn", Entity.ID, rf"{_EDGE}1\d{{5}}{_END}", must=True, keep=_organisation,
         context=words("urn|unique reference number")),
    Rule("laestab", Entity.ID, rf"{_EDGE}\d{{3}}[/ ]?\d{{4}}{_END}", must=True, keep=_organisation,
         context=words(r"dfe (?:no|num(?:ber)?|school)|laestab|la ?estab|establishment|school number"),
         unless=words("of teacher|teacher")),
    Rule("ukprn", Entity.ID, rf"{_EDGE}100\d{{5}}{_END}", must=True, keep=_organisation, context=words("ukprn")),
    Rule("group-id", Entity.ID, rf"{_EDGE}\d{{4,5}}{_END}", must=True, keep=_organisation, follows=False,
         context=words(r"\bUID|group id")),
    Rule("company-number", Entity.ID, rf"{_EDGE}(?:[01]\d{{7}}|(?:SC|NI|OC)\d{{6}}){_END}", must=True,
         keep=_organisation, context=words(r"compan(?:y|ies)(?: (?:house|reg(?:istration)?|limited))*|registered in|"
                                           r"registration (?:no|number)")),
    Rule("charity-number", Entity.ID, rf"{_EDGE}(?:\d{{6,7}}(?:-\d)?|SC0\d{{5}}|NIC ?\d{{6}}){_END}", must=True,
         keep=_organisation, context=words(r"charit(?:y|ies)|charitable")),
    Rule("ico-number", Entity.ID, rf"{_EDGE}Z[AB]?\d{{6,7}}{_END}", bare=0.7, keep=_organisation,
         context=words(r"ico|information commissioner|data protection reg(?:istration|ister)?|registration")),
    Rule("vat-number", Entity.ID, rf"{_EDGE}(?:GB ?)?\d{{3}} ?\d{{4}} ?\d{{2}}{_END}", must=True,
         keep=_organisation, context=words("vat(?: reg(?:istration)?)?")),
    Rule("centre-number", Entity.ID, rf"{_EDGE}\d{{5}}{_END}", must=True, keep=_organisation, follows=False,
         context=words(r"centre (?:no|num(?:ber)?)\.?")),
)  # fmt: skip

RULES = (*PUPIL, *HEALTH, *ADULT, *MONEY, *PUBLIC)
