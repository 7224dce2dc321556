"""Check digits of British identifiers, written out from their published schemes.

Each takes the characters as found (spaces and hyphens allowed) and says whether they check.
Never by a list of local authorities: new ones are founded, and their children count too.
"""

from __future__ import annotations

import re

_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_UCI_LETTERS = "ABCDEFGHKLMRTVWXY"
_AREAS = frozenset(
    """
    AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT
    DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA
    LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE
    SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV
    YO ZE ZZ
    """.split()  # noqa: SIM905
)


def bare(text: str) -> str:
    """The letters and digits of a spelling, in capitals."""
    return re.sub(r"[^0-9A-Za-z]", "", text).upper()


def upn(text: str) -> bool:
    """Unique pupil number: mod 23 over weights 2 to 13; a temporary one ends in a letter."""
    value = bare(text)
    if not re.fullmatch(r"[A-Z]\d{11}[0-9A-Z]", value):
        return False
    last = value[12]
    if last.isalpha() and last not in _UPN_LETTERS:
        return False
    digits = [int(c) for c in value[1:12]] + [
        int(last) if last.isdigit() else _UPN_LETTERS.index(last)
    ]
    total = sum(weight * digit for weight, digit in enumerate(digits, start=2))
    return _UPN_LETTERS[total % 23] == value[0]


def _eleven(value: str) -> int:
    return sum(weight * int(c) for weight, c in zip(range(10, 1, -1), value[:9], strict=True)) % 11


def nhs(text: str) -> bool:
    """NHS, CHI and H&C number: check digit 11 minus the weighted sum mod 11."""
    value = bare(text)
    if not re.fullmatch(r"\d{10}", value) or len(set(value)) == 1:
        return False
    return (11 - _eleven(value)) % 11 == int(value[9])


def uln(text: str) -> bool:
    """Unique learner number: check digit 10 minus the weighted sum mod 11; 0 is invalid."""
    value = bare(text)
    if not re.fullmatch(r"[1-9]\d{9}", value):
        return False
    rest = _eleven(value)
    return rest != 0 and 10 - rest == int(value[9])


def chi(text: str) -> bool:
    """Community health index number: an NHS check digit behind a date of birth."""
    value = bare(text)
    return nhs(value) and 1 <= int(value[:2]) <= 31 and 1 <= int(value[2:4]) <= 12


def uci(text: str) -> bool:
    """Unique candidate identifier: mod 17 over weights 16 to 5."""
    value = bare(text)
    if not re.fullmatch(r"\d{5}[0-9AB]\d{6}[A-Z]", value):
        return False
    digits = [int(c) if c.isdigit() else "AB".index(c) for c in value[:12]]
    digits = [10 if c == "A" else 11 if c == "B" else d
              for c, d in zip(value, digits, strict=False)]  # fmt: skip
    total = sum(w * d for w, d in zip(range(16, 4, -1), digits, strict=True))
    return _UCI_LETTERS[total % 17] == value[12]


def luhn(text: str) -> bool:
    """Payment card: Luhn's sum, 13 to 19 digits that begin as cards do."""
    value = bare(text)
    if not re.fullmatch(r"[2-6]\d{12,18}", value) or len(set(value)) == 1:
        return False
    doubled = [int(c) * 2 if i % 2 else int(c) for i, c in enumerate(reversed(value))]
    return sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0


def iban(text: str) -> bool:
    """International bank account number: mod 97."""
    value = bare(text)
    turned = value[4:] + value[:4]
    return turned.isalnum() and int("".join(str(int(c, 36)) for c in turned)) % 97 == 1


def ipv4(text: str) -> bool:
    """Four octets."""
    parts = text.split(".")
    return len(parts) == 4 and all(part.isdigit() and int(part) < 256 for part in parts)


def postcode(text: str) -> bool:
    """Whether the letters before the first digit are a postcode area; ZZ is no fixed abode."""
    value = text.upper().lstrip()
    if value.startswith(("GIR", "BFPO")):
        return True
    area = re.match(r"[A-Z]+", value)
    return area is not None and area.group() in _AREAS


def telephone(text: str) -> bool:
    """A number of the British plan, with or without +44, or an international one."""
    value = re.sub(r"\s?(?:x|ext\.?|extension)\s?\d+$", "", text, flags=re.IGNORECASE)
    value = value.translate(str.maketrans("OolI|", "00111"))
    if re.fullmatch(r"0[12]\d{8}", value):
        return False  # ten digits in one piece are as likely a code or a CHI number
    if re.match(r"\(?\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d\b", value):
        return False
    value = re.sub(r"\(0\)", "", value) if re.match(r"\s*(?:\+|00)", value) else value
    digits = re.sub(r"\D", "", value)
    if value.lstrip().startswith("+") and not digits.startswith("44"):
        return 9 <= len(digits) <= 14
    for prefix in ("0044", "44"):
        if digits.startswith(prefix):
            digits = "0" + digits[len(prefix) :].removeprefix("0")
    return bool(re.fullmatch(r"0(?:[1237]\d{8,9}|[58]\d{8,9}|800\d{4}|845\d{4}|9\d{9})", digits))
