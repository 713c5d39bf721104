"""Fields of SS 12000 that are read, and how. What does not stand here is never kept.

Guardians, sex, photo, e-mail, telephone and addresses are not needed to know who is in education.
Nor are names, but for a pupil whose number is the school's own.
"""

from __future__ import annotations

from typing import TypeAlias, Union

from kaja.intake.sources.celler import (
    Cellfel,
    fri_text,
    kod,
    kravt_datum,
    siffror,
    till_och_med,
)
from kaja.intake.sources.elever.layout import SKOLFORMER
from kaja.intake.sources.folkbokforing.layout import SKYDD
from kaja.intake.sources.ss12000.falt import Dubblerat, Objekt

Form: TypeAlias = Union[dict[str, "Form"], list["Form"], None]  # noqa: UP007 - names itself

_REFERENS: Form = {"id": None}
_INSKRIVNING: Form = {
    "enroledAt": _REFERENS,
    "schoolType": None,
    "startDate": None,
    "endDate": None,
    "cancelled": None,
    "educationCode": None,
}
_NAMN = ("givenName", "familyName")
PERSON: dict[str, Form] = {
    "id": None,
    **dict.fromkeys(_NAMN),
    "civicNo": {"value": None},
    "securityMarking": None,
    "enrolments": [_INSKRIVNING],
}
ORGANISATION: dict[str, Form] = {
    "id": None,
    "displayName": None,
    "organisationType": None,
    "schoolUnitCode": None,
    "parentOrganisation": _REFERENS,
}

ALDST = 21  # 29 kap. 9 § ends with the twentieth birthday: nobody older is looked for

# Preschool, leisure and culture: no education that matters here, and most of a municipality's rows.
UTAN_BETYDELSE = frozenset({"FS", "FKLASS", "FTH", "OPPFTH", "KU", "KKU", "STF"})
_LAMNA_FIL = "Lämna dem som gäller i en elevfil, där skolformen går att skriva."
_OKAND_SKOLFORM = f"Skolformen finns inte i SS 12000. {_LAMNA_FIL}"
_VILKEN_KOMVUX = f"SS 12000 säger inte på vilken nivå studierna är. {_LAMNA_FIL}"
_VILKEN_UTBILDNING = f"SS 12000 säger inte vilken utbildning det är. {_LAMNA_FIL}"
_OKANT_SKYDD = "Skyddsmarkeringen är okänd. Be avsändaren rätta den."

skolform = kod(
    SKOLFORMER,
    _OKAND_SKOLFORM,
    {
        "": "Skolformen saknas. Be avsändaren fylla i den.",
        **dict.fromkeys(("KOMVUX", "VUX", "SARVUX"), _VILKEN_KOMVUX),
        **dict.fromkeys(("ABU", "AU"), _VILKEN_UTBILDNING),
    },
)
skydd = kod(SKYDD, _OKANT_SKYDD)
forsta_dag, sista_dag, fri = kravt_datum, till_och_med, fri_text
_atta_siffror = siffror(8, "Skolenhetskoden")


def skolenhetskod(text: str) -> str:
    """Eight digits, or blank."""
    try:
        return _atta_siffror(text)
    except Cellfel as fel:
        raise Cellfel("Skolenhetskoden ska ha åtta siffror. Be avsändaren rätta den.") from fel


def avskalad_person(person: object) -> object:
    """The person with only what is read of it; a name stays where only the name can tell who."""
    kvar = avskalad(person, PERSON)
    if isinstance(kvar, dict) and _har_riktigt_nummer(kvar):
        for namn in _NAMN:
            kvar.pop(namn, None)
    return kvar


def avskalad_organisation(organisation: object) -> object:
    return avskalad(organisation, ORGANISATION)


def avskalad(varde: object, form: Form) -> object:
    """The value with the fields of the form only. What has the wrong type stays wrong, emptied."""
    if isinstance(varde, Dubblerat):
        return "Samma uppgift står två gånger."
    if isinstance(varde, dict):
        falt = form if isinstance(form, dict) else {}
        return {namn: avskalad(varde[namn], under) for namn, under in falt.items() if namn in varde}
    if isinstance(varde, list):
        return [avskalad(post, form[0]) for post in varde] if isinstance(form, list) else []
    return varde


def vuxen_utan(person: object, ar: int) -> bool:
    """Whether this is a grown-up without enrolments: a teacher or a parent, most likely."""
    if not isinstance(person, dict) or person.get("enrolments"):
        return False
    fodelsear = _nummertext(person)[:4]
    return fodelsear.isascii() and fodelsear.isdigit() and int(fodelsear) < ar - ALDST


def _har_riktigt_nummer(person: Objekt) -> bool:
    nummer = _nummertext(person)
    return bool(nummer) and not any(tecken.isalpha() for tecken in nummer)


def _nummertext(person: Objekt) -> str:
    nummer = person.get("civicNo")
    varde = nummer.get("value") if isinstance(nummer, dict) else None
    return varde if isinstance(varde, str) else ""
