"""Check digits: right ones pass, a digit wrong fails."""

from __future__ import annotations

import pytest

from redactor.recognisers import checks


@pytest.mark.parametrize(
    ("check", "text", "valid"),
    [
        (checks.upn, "N801299924017", True),
        (checks.upn, "T839299923105", True),
        (checks.upn, "P660299924011", True),
        (checks.upn, "N 801 2999 24 017", True),
        (checks.upn, "A801299924017", False),
        (checks.upn, "E80129992403B", True),
        (checks.upn, "E80129992403S", False),
        (checks.uln, "9623147855", True),
        (checks.uln, "962 314 7855", True),
        (checks.uln, "9623147856", False),
        (checks.uln, "0623147855", False),
        (checks.nhs, "9990123454", True),
        (checks.nhs, "999-012-3454", True),
        (checks.nhs, "9990123450", False),
        (checks.nhs, "0000000000", False),
        (checks.chi, "0101990006", True),
        (checks.chi, "9990123454", False),
        (checks.uci, "999990240137X", True),
        (checks.uci, "999990240137Z", False),
        (checks.luhn, "4111 1111 1111 1111", True),
        (checks.luhn, "4111 1111 1111 1112", False),
        (checks.luhn, "1111111111111111", False),
        (checks.iban, "GB33 BUKB 2020 1555 5555 55", True),
        (checks.iban, "GB34 BUKB 2020 1555 5555 55", False),
        (checks.ipv4, "192.0.2.17", True),
        (checks.ipv4, "192.0.2.256", False),
        (checks.postcode, "DN55 1PT", True),
        (checks.postcode, "KS2 3AB", False),
        (checks.postcode, "Y6 2AM", False),
        (checks.postcode, "ZZ99 3VZ", True),
        (checks.telephone, "01632 960123", True),
        (checks.telephone, "+44 (0)20 7946 0123", True),
        (checks.telephone, "0044 20 7946 0123", True),
        (checks.telephone, "07700-900-123", True),
        (checks.telephone, "01632 960123 ext 204", True),
        (checks.telephone, "O1632 96O l23", True),
        (checks.telephone, "01.09.2022 - 31", False),
        (checks.telephone, "0123456789", False),
        (checks.telephone, "00-00-00 12345678", False),
    ],
)
def test_check_digits(check: object, text: str, valid: bool) -> None:
    assert callable(check)
    assert check(text) is valid


def test_no_learner_number_is_also_a_health_number() -> None:
    valid = [str(n) for n in range(1_000_000_000, 1_000_020_000) if checks.uln(str(n))]
    assert valid
    assert not any(checks.nhs(number) for number in valid)
