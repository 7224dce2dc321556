# ruff: noqa: E501 - a pattern is one line, to be read beside the format it describes
"""Street addresses as one span, and postcodes.

A span runs from flat or house over street and town to the postcode, over commas and over
the line ends of an address block. The grammar of house, street word and following lines is
what finds it; no list of streets is needed.
"""

from __future__ import annotations

import re

from redactor.document import Entity
from redactor.recognisers import checks, publicity
from redactor.recognisers.patterns import Rule, words

_CAP = r"(?:(?!(?:Mr|Mrs|Ms|Miss|Dr|Tel|Phone|Email|Mobile|The|DOB|Date|Year|Postcode|Postal|Telephone)\b)[A-Z][\w'’]*(?:-[\w'’]+)*\.?)"
_LINK = r"(?: (?:of|the|on|in|under|upon|le|y|yr|and|cum|by|next|-) ?| |-)"
_WORDS = rf"{_CAP}(?:{_LINK}{_CAP}){{0,3}}"
_SUFFIX = (
    r"(?:Streets?|St\.?|Roads?|Rd\.?|Lanes?|Ln|Avenues?|Ave\.?|Close|Cl|Drive|Dr\.?|Way|Crescent|Cres\.?|Terrace|Terr?\.?|"
    r"Gardens?|Gdns|Grove|Gr|Place|Pl|Square|Sq\.?|Mews|Court|Ct|Hill|Row|Walk|Parade|Rise|View|Park|Green|Wynd|Brae|"
    r"Cottages?|Villas?|Houses|Almshouses|Mansions|Maisonettes|Bungalows|Buildings|Flats|Apartments|Orchards?|Paddocks?|Spinney|"
    r"Copse|Chase|Ridge|Mount|Drove|Causeway|Heights|Glebe|Dene|Garth|Fold|Nook|Yard|Strand|Mead|Leys|Common|Cliff|Downs?|"
    r"Corner|Knoll|Dell|Warren|Holt|Reach|Hythe|Staithe|Lawns?|Passage|Market|"
    r"Loan|Gate|Quay|Wharf|Vale|Fields?|Meadows?|Bank|Side|Path|Croft|Circus|Esplanade|Promenade|Parkway|Approach|Broadway|"
    r"STREET|ROAD|LANE|AVENUE|CLOSE|DRIVE|WAY|CRESCENT|TERRACE|GARDENS|GROVE|PLACE|COURT)"
)
_STREET = rf"(?:{_CAP}(?:{_LINK}{_CAP}){{0,3}}[ ]{_SUFFIX}\b\.?|(?:Heol|Ffordd|Stryd|Lôn|Maes|Clos|Rhodfa|Bryn|Cae|Parc|Trem|Rue) (?:y |yr |Y |Yr |’r )?{_WORDS}|(?:High|Broad) ?[Ss]treet|Broadway|Almshouses|The {_CAP})"
_HOUSE = (
    rf"(?:{_CAP} ){{1,3}}(?:Cottages?|House|Farm(?:house)?|Lodge|Barns?|Bungalow|Villas?|Manor|Rectory|Vicarage|"
    r"Mill|Croft|Towers?|Heights|Mansions|Point|Court|Hall|Grange|Stables|Yard|Marina|Boatyard|Site)"
)
_CALLED = rf"The {_CAP}(?: {_CAP}){{0,2}}"
_BEFORE_NUMBER = (
    r"(?:(?:Basement|Garden|Attic|Upper|Lower|Top|Rear|Ground|First|Second|Third)(?:[- ][Ff]loor)? (?:Flat|Maisonette)"
    rf"|(?:The )?(?:Annexe?|Flat|Coach House|Lodge|Bungalow|Old {_CAP})|(?<=^[ \t]*){_CAP}(?: {_CAP})?)"
)
"""A flat by its floor anywhere; any name of a house where it begins the line."""
_UNIT = (
    r"(?:(?:Flat|Apartment|Apt|Unit|Room|Plot|Pitch|Berth|Mooring|Caravan|Studio|Suite|Bay|Lot|FLAT)\.? ?(?:No\.? ?)?\w{1,4}(?:/\w{1,3})?"
    r"|\d{1,2}[FG]\d{1,2}|\d{1,2}/\d{1,2})"
)
_NO_HOUSE = (
    r"(?<!\b(?:[Yy]ears?|Yr|KS|[Ss]tage|[Gg]rade|[Ii]tem|[Cc]lass|[Ll]evel|[Pp]hase|[Tt]erm|[Ww]eek|Spring|Summer|Autumn|[Ss]et|"
    r"[Pp]art|[Ss]ection|[Gg]roup|[Tt]ier|[Vv]olume|[Bb]ook|[Pp]age|[Nn]ote|[Aa]ppendix|[Pp]riority|[Oo]bjective) )"
)
_NUMBER = _NO_HOUSE + r"(?:No\.? ?)?\d{1,4}[A-Za-z]?(?: ?[-–/&] ?\d{1,4}[A-Za-z]?)?"
_POSTCODE = (
    r"(?:GIR ?0AA|BFPO ?\d{1,4}|(?:[A-PR-UWYZ][0-9][0-9ABCDEFGHJKPSTUW]?|[A-PR-UWYZ][A-HK-YZ][0-9][0-9ABEHMNPRVWXY]?)"
    r" {0,2}[0-9][ABD-HJLN-UW-Z]{2})"
)
_SEP = r"(?:,[ ]?\n?[ ]*| ?\n[ ]*| [-–·•] )"
_TOWN = rf"(?:{_WORDS})(?=,|\.|;|\)|\n|$| {_POSTCODE}|[ ]*[-–(])"
_TAIL = rf"(?:{_SEP}{_TOWN}(?!\n\n)){{0,4}}(?:(?:{_SEP}|[ .,]{{1,3}}){_POSTCODE})?"
_COMMA_TAIL = rf"(?:, ?\n?{_TOWN}){{0,4}}(?:(?:{_SEP}|[ .,]{{1,3}}){_POSTCODE})?"
_CLOSED_TAIL = rf"(?:{_SEP}{_WORDS}){{0,4}}(?:{_SEP}|[ .,]{{1,3}}){_POSTCODE}"
_HOME = words(r"lives?|lived|living|home|address(?:es)?|resid\w+|moved|moving|rehoused|house at|staying|stays|"
              r"c/o|collected from|property|tenancy|evicted|placed at|accommodation")  # fmt: skip
_POSTED = re.compile(r"[A-Z]\d[\dA-Z]? {0,2}\d[A-Z]{2}\b|GIR ?0AA|BFPO ?\d")
_NAMED = re.compile(rf"(?<= ){_SUFFIX}\b|\b(?:Heol|Ffordd|Stryd|Lôn|Maes|Clos|Rhodfa|Bryn|Cae|Parc|Trem|Rue) "
                    r"|[Ss]treet\b|Broadway|\d Almshouses|\d[A-Za-z]?,? The [A-Z]")  # fmt: skip
"""What every street has in it, and few other lines."""
_BEFORE_CODE, _AROUND_STREET, _BEHIND_HOME = (400, 20), (160, 320), (20, 320)
_AT_HOME = re.compile(
    r"\b(?:liv(?:es?|ing|ed)|address|moved|rehoused|resid\w+|c/o|stay(?:s|ing)|home (?:at|on|in|address)|collected from|"
    r"placed at|property|tenancy|evicted|accommodation|home|house at|last known)\b",
    re.IGNORECASE,
)
_NEIGHBOUR_OF = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? [\w.'’ -]{2,40}? of (?=[A-Z])")
_NEIGHBOUR = re.compile(_NEIGHBOUR_OF.pattern.replace("(?=[A-Z])", "$"), re.MULTILINE)
"""As in "Mrs Sharp of Glebe Farm": between a person's name and a house."""
_CARE_OF = re.compile(r"\b[Cc]/[Oo] ")
_SHELTER = re.compile(
    r"\b(?:refuge|hostel|shelter|safe house|women['’]?s aid|b ?& ?b|temporary accommodation)\b",
    re.IGNORECASE,
)
_NOT_HOME = words("minutes?|policy|policies")

RULES = (
    Rule("address", Entity.ADDRESS,
         rf"(?<![\w£.,/-])(?<!\d:)(?:[Cc]/[Oo] )?(?:{_UNIT}(?:[, ]{{1,2}}\n?|\n))?(?:(?:{_HOUSE}|{_CALLED}|{_BEFORE_NUMBER}){_SEP})?{_NUMBER},? {_STREET}{_CLOSED_TAIL}",
         score=0.95, keep=publicity.place, gate=_POSTED, reach=_BEFORE_CODE),
    Rule("address", Entity.ADDRESS,
         rf"(?<![\w£.,/-])(?<!\d:)(?:[Cc]/[Oo] )?(?:{_UNIT}[, ]{{1,2}})?(?:(?:{_HOUSE}|{_CALLED}|{_BEFORE_NUMBER}), )?{_NUMBER},? {_STREET}{_COMMA_TAIL}",
         score=0.8, keep=publicity.place, gate=_NAMED, reach=_AROUND_STREET),
    Rule("address", Entity.ADDRESS,
         rf"(?<![\w£.,/-])(?<!\d:)(?:[Cc]/[Oo] )?(?:(?:{_UNIT}|{_HOUSE}|The {_WORDS}),? ?\n?)+(?:{_STREET})?{_CLOSED_TAIL}",
         score=0.9, keep=publicity.place, gate=_POSTED, reach=_BEFORE_CODE),
    Rule("address", Entity.ADDRESS, rf"(?<![\w-]){_STREET}{_CLOSED_TAIL}", score=0.85, keep=publicity.place, gate=_POSTED, reach=_BEFORE_CODE),
    Rule("address", Entity.ADDRESS,
         rf"(?<![\w£.,/-])(?<!\d:)(?:[Cc]/[Oo] )?(?:{_UNIT}|{_HOUSE}|The {_CAP} {_SUFFIX}),? (?:{_HOUSE}, )?(?:{_STREET}|{_WORDS}){_COMMA_TAIL}",
         must=True, context=_HOME, follows=False, score=0.75, keep=publicity.place, gate=_AT_HOME, reach=_BEHIND_HOME),
    Rule("address", Entity.ADDRESS, rf"(?<![\w-])(?:{_HOUSE}|{_STREET})(?:, ?{_TOWN}){{0,3}}", must=True,
         context=words(r"lives? (?:at|in|on|near|with \w+ (?:at|in|on))|home address|moved (?:to|from)|rehoused (?:to|in|at)|"
                       r"liv(?:es?|ing|ed) (?:above|over|behind|opposite|next to|near) (?:\w+ ){0,5}(?:in|on|off|at)|living (?:at|in|on)|resid\w+ (?:at|in)|home (?:at|on|in)|address(?: is)?:?|(?:liv|stay)(?:s|ing) with (?:\w+ ){1,4}(?:at|in|on)|staying (?:at|in|on)|last known(?: address)?(?: as| at|:)?"),
         follows=False, score=0.7, keep=publicity.place, unless=_NOT_HOME, gate=_AT_HOME, reach=_BEHIND_HOME),
    Rule("address", Entity.ADDRESS, rf"(?<![\w-]){_HOUSE}\b(?!['’]| (?:[Ss]chool|Academy|Primary|Infant|Junior|Surgery|College|Church|Ltd|Shop|Trust|Nursery|Hotel))(?:, ?(?:{_STREET}|{_TOWN})){{0,3}}",
         must=True, context=_NEIGHBOUR, follows=False, score=0.7, keep=publicity.place, gate=_NEIGHBOUR_OF, reach=_BEHIND_HOME),
    Rule("address", Entity.ADDRESS, rf"(?<![\w])[Cc]/[Oo] (?!(?i:the )?(?i:clerk|school|office|chair|head|academy|governors))(?:(?:Mr|Mrs|Ms|Miss|Dr|The|the)\.? )?{_WORDS}(?:, ?(?:{_NUMBER},? )?{_WORDS}){{0,4}}(?:[ ,]{{1,2}}{_POSTCODE})?",
         score=0.75, keep=publicity.place, gate=_CARE_OF),
    Rule("address", Entity.ADDRESS,
         rf"(?i:the (?:farm|house|cottage|bungalow|caravan|flat|lodge)) (?:at the (?:end|top|bottom) of|on|opposite|behind|next to) {_STREET}",
         score=0.7),
    Rule("refuge", Entity.ADDRESS,
         rf"(?<![\w-])(?:(?:The |the )?(?:{_CAP} ){{1,3}}\((?i:(?:women['’]?s )?(?:refuge|hostel|shelter|safe house|b ?& ?b|temporary accommodation))\)"
         rf"|(?:The )?(?:{_CAP} ){{1,3}}(?:Refuge|Women['’]?s Aid(?: Refuge)?|Safe House|Hostel)\b)", score=0.85, gate=_SHELTER),
    Rule("postcode", Entity.POSTCODE, rf"(?<![\w/-]){_POSTCODE}(?![\w])", check=checks.postcode, strict=True, score=0.9,
         bare=0.9, context=words("postcodes?|address"), keep=publicity.place),
    Rule("postcode-part", Entity.POSTCODE,
         r"(?i:\b(?:lives?|living|moved|home|address|postcode|from) (?:\w+ ){0,3}(?:the )?)\K[A-Z]{1,2}\d{1,2}[A-Z]?(?: \d)?(?= (?:area|postcode|district)|[.,;)])",
         check=checks.postcode, strict=True, bare=0.6, unless=words("key stage|room|year|class")),
)  # fmt: skip
