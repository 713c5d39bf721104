"""Which telephone numbers a text message can go to. Pure."""

from __future__ import annotations


def mobilnummer(text: str) -> str:
    """The mobile number in international form, +46701234567; empty for what is none.

    A number without a country is Swedish.
    """
    import phonenumbers as tel  # a quarter of a second, which the web shall not wait for at start

    try:
        nummer = tel.parse(text, "SE")
    except tel.NumberParseException:
        return ""
    mobil = (tel.PhoneNumberType.MOBILE, tel.PhoneNumberType.FIXED_LINE_OR_MOBILE)
    if not tel.is_valid_number(nummer) or tel.number_type(nummer) not in mobil:
        return ""
    return tel.format_number(nummer, tel.PhoneNumberFormat.E164)
