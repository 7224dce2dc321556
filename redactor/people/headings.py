"""Column headings of MIS exports and staff lists, recognised and not prescribed.

A heading is compared without case, spaces and punctuation. Each gives a field of a row:
whose it is (the person's own, or the first, second … contact's) and what it holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from redactor.document import Entity
from redactor.people.names import fold, word_set

FORENAME: Final = "forename"
SURNAME: Final = "surname"
NAME: Final = "name"
ROLE: Final = "role"

_NAMES: dict[str, frozenset[str]] = {
    FORENAME: word_set(
        "forename forenames firstname firstnames givenname givennames legalforename "
        "legalfirstname legalgivenname "
        "preferredforename preferredfirstname preferredname knownas chosenname "
        "chosenforename usualforename "
        "usualname christianname pupilforename studentforename childforename forename1 "
        "chosenfirstname "
        "pupilfirstname studentfirstname childfirstname childsfirstname formerforename "
        "nickname commonname "
        "enwcyntaf staffforename stafffirstname callingname"
    ),
    SURNAME: word_set(
        "surname lastname familyname legalsurname legallastname preferredsurname "
        "preferredlastname formersurname "
        "previoussurname birthsurname maidenname pupilsurname studentsurname childsurname "
        "pupillastname studentlastname "
        "childlastname childssurname formerlastname chosensurname cyfenw usualsurname "
        "staffsurname stafflastname "
        "surname1 secondname"
    ),
    NAME: word_set(
        "name fullname pupil pupilname student studentname child childname childsname "
        "nameofchild nameofpupil learner learnername "
        "staffname employee employeename member memberofstaff staff governor governorname "
        "trustee legalname "
        "fulllegalname pupilfullname studentfullname legalfullname names teacher nameofgovernor "
        "surnameforename surnamefirstname lastnamefirstname forenamesurname "
        "firstnamelastname enw disgybl"
    ),
    ROLE: word_set(
        "role jobtitle job post position category type governortype typeofgovernor office "
        "title2 roletitle staffrole "
        "responsibility swydd rol"
    ),
}
_IDENTIFIERS: dict[Entity, frozenset[str]] = {
    Entity.UPN: word_set("upn formerupn uniquepupilnumber pupilupn tempupn temporaryupn"),
    Entity.ULN: word_set("uln uniquelearnernumber"),
    Entity.NHS_NUMBER: word_set("nhs nhsnumber nhsno"),
    Entity.NINO: word_set(
        "nino parentnino nationalinsurance nationalinsurancenumber ninumber nino1"
        "nino parentnino nationalinsurance nationalinsurancenumber ninumber nino1"
    ),
    Entity.DOB: word_set("dob dateofbirth birthdate birthday dobdate dyddiadgeni"),
    Entity.PHONE: word_set(
        "phone telephone tel mobile mobilephone homephone home hometelephone homemobile "
        "contactnumber phonenumber mobilenumber "
        "telephonenumber contactphone workphone worktelephone daytimephone emergencyphone "
        "emergencynumber "
        "emergencycontactnumber ffon telno mobileno phoneno hometel workmobile"
    ),
    Entity.EMAIL: word_set(
        "email emailaddress homeemail workemail parentemail contactemail primaryemail ebost mail"
    ),
    Entity.ADDRESS: word_set(
        "address homeaddress fulladdress addressline1 address1 street addressblock "
        "postaladdress cyfeiriad contactaddress"
    ),
    Entity.POSTCODE: word_set("postcode homepostcode postalcode zip"),
    Entity.ID: word_set(
        "adno admissionnumber admissionno admno misid personguid candidatenumber candidateno "
        "uci uprn examnumber "
        "payrollnumber employeenumber staffid pupilid studentid"
    ),
    Entity.USERNAME: word_set("username login loginname networkusername"),
}
_CONTACT = re.compile(
    r"^(?:priority|contact|parentcarer|parentalcontact|parent|guardian|carer|mother|father|"
    r"mum|dad|mothers|fathers|mums|dads|emergencycontact|"
    r"nextofkin|relation|parentguardian|parents|carers|p|"
    r"rhiant)(?P<number>\d?)(?P<rest>.*?)(?P<number2>\d?)$"
)
_WHOLE = word_set(
    "priority1contact priority2contact priority3contact parentcarer parentalcontact parent "
    "guardian carer mother father mum dad emergencycontact "
    "nextofkin addressee salutation parent1 parent2 contact1 contact2 contact3 mothersname "
    "fathersname parentscarers parents parentsname "
    "parentname parentcarername contactname parentguardian guardianname carername rhiant "
    "parent1name parent2name parentcarer1 parentcarer2"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a column holds. ``contact`` is "" for the row's own person, else whose it is."""

    part: str
    entity: Entity | None = None
    contact: str = ""


def squeeze(heading: str) -> str:
    """A heading without case, spaces and punctuation."""
    return re.sub(r"[\W_]+", "", fold(heading).replace("&", "and"))


def read_heading(text: str) -> Heading | None:
    """What a heading says of its column, or None when it is not one of ours."""
    word = squeeze(text)
    found = _own(word)
    if found is not None:
        return found
    if word in _WHOLE:
        digits = re.search(r"\d", word)
        whose = re.match(r"(mother|mum|father|dad)", word)
        return Heading(NAME, contact=whose[1][0] if whose else digits.group() if digits else "1")
    match = _CONTACT.match(word)
    if match and (match["rest"] or match["number"] or match["number2"]):
        own = _own(match["rest"].removeprefix("s")) or _own(match["rest"])
        whose = re.match(r"(mother|mum|father|dad)", word)
        label = whose[1][0] if whose else match["number"] or match["number2"] or "1"
        if own is not None and own.part != ROLE:
            return Heading(own.part, own.entity, label)
    return None


def _own(word: str) -> Heading | None:
    for part, words in _NAMES.items():
        if word in words:
            return Heading(part)
    stem = re.sub(r"\d$", "", word)
    for entity, words in _IDENTIFIERS.items():
        if word in words or stem in words:
            return Heading("identifier", entity)
    if word in ("middlename", "middlenames", "middlename(s)"):
        return Heading("middle")
    return None
