"""Which telephone numbers a text message can go to. Pure."""

from __future__ import annotations

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

MOBIL = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)


def mobilnummer(text: str) -> str:
    """The mobile number in international form, +46701234567; empty for what is none.

    A number without a country is Swedish.
    """
    try:
        nummer = phonenumbers.parse(text, "SE")
    except NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(nummer) or phonenumbers.number_type(nummer) not in MOBIL:
        return ""
    return phonenumbers.format_number(nummer, PhoneNumberFormat.E164)
