"""What a post says of the person: number, protection, address, deregistration and immigration."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kaja.intake.sources.celler import Cellfel
from kaja.intake.sources.navet.layout import (
    AVREGISTRERAD,
    AVREGISTRERINGAR,
    BARA_SLUT,
    CARE_OF,
    GATA1,
    GATA2,
    HANVISNING,
    INVANDRAD,
    OMARKT,
    ORSAK,
    PERSONNR,
    POSTNR,
    POSTORT,
    SEKRETESS,
    SKYDDAD,
    TILLDELAT,
)
from kaja.intake.sources.navet.post import (
    Anmarkning,
    Navetpost,
    OfullstandigtDatum,
    Postfel,
    las_dag,
)
from kaja.ungdom.identitet import Nummer, Nummerfel, las

_UTAN = "{} Posten används utan uppgiften."
_INGET_NYTT = (
    "Numret är ersatt, men posten säger inte av vilket. Slå upp personen i Navet, så att det "
    "som hör till det gamla numret kommer med."
)
_OKAND_ORSAK = "Avregistreringsorsaken är okänd. Slå upp personen i Navet."
_UTAN_ORSAK = "Avregistreringsorsaken saknas. Slå upp personen i Navet."


class Avregistrering(NamedTuple):
    """`kod` is one of ours; blank with `slut` when only the registration's end is to be kept."""

    kod: str = ""
    dag: date | None = None
    slut: bool = False


class Adress(NamedTuple):
    adress: str = ""
    postnummer: str = ""
    postort: str = ""


def nummer(post: Navetpost, ar: int) -> Nummer:
    """The person's number, or the one assigned to somebody who is not registered yet.

    Raises Postfel.
    """
    element = PERSONNR if post.text(PERSONNR) else TILLDELAT
    text = post.text(element)
    try:
        return las(text, ar)
    except Nummerfel as fel:
        raise Postfel(element if text else PERSONNR, text, str(fel)) from fel


def skydd(post: Navetpost) -> str:
    """The protection; of two the stronger. A mark that is not understood protects too."""
    if _markt(post, SKYDDAD):
        return "skyddad_folkbokforing"
    return "sekretessmarkering" if _markt(post, SEKRETESS) else ""


def _markt(post: Navetpost, element: str) -> bool:
    return any(text.casefold() not in OMARKT for text in post.alla(element))


def adress(post: Navetpost) -> Adress:
    """The address; never that of a protected person, whatever the file says."""
    if skydd(post):
        return Adress()
    care_of = post.text(CARE_OF)
    if care_of and not care_of.casefold().startswith("c/o"):
        care_of = f"c/o {care_of}"
    delar = (care_of, post.text(GATA1), post.text(GATA2))
    return Adress(", ".join(filter(None, delar)), post.text(POSTNR), post.text(POSTORT))


def avregistrering(post: Navetpost) -> tuple[Avregistrering, list[Anmarkning]]:
    """How the person left the register, if they have. Raises Postfel."""
    orsak, text = post.text(ORSAK).upper(), post.text(AVREGISTRERAD)
    if not orsak and not text.strip("0- "):
        return Avregistrering(), []
    if orsak not in AVREGISTRERINGAR and orsak not in BARA_SLUT:
        raise Postfel(ORSAK, orsak, _OKAND_ORSAK if orsak else _UTAN_ORSAK)
    dag, anmarkningar = _avregistreringsdag(text)
    return Avregistrering(AVREGISTRERINGAR.get(orsak, ""), dag, orsak in BARA_SLUT), anmarkningar


def _avregistreringsdag(text: str) -> tuple[date | None, list[Anmarkning]]:
    """None when only the year or month is known: somebody deregistered must not be taken to live
    here because the day is unknown."""
    try:
        return las_dag(text), []
    except OfullstandigtDatum as fel:
        return None, [Anmarkning(AVREGISTRERAD, text, _UTAN.format(fel))]
    except Cellfel as fel:
        raise Postfel(AVREGISTRERAD, text, f"{fel} Slå upp personen i Navet.") from fel


def nytt_nummer(post: Navetpost, eget: str, ar: int) -> tuple[str, list[Anmarkning]]:
    """The number that has replaced this one. Asked only when one has: a person's new number refers
    back to the old one in the same element."""
    andra: dict[str, None] = {}
    for text in filter(None, post.alla(HANVISNING)):
        try:
            andra[las(text, ar).text12] = None
        except Nummerfel as fel:
            return "", [Anmarkning(HANVISNING, text, _UTAN.format(fel))]
    andra.pop(eget, None)
    if len(andra) == 1:
        return next(iter(andra)), []
    return "", [Anmarkning(HANVISNING, " ".join(andra), _INGET_NYTT)]


def invandrad(post: Navetpost) -> tuple[date | None, list[Anmarkning]]:
    """The day of immigration, if it is told."""
    text = post.text(INVANDRAD)
    try:
        return las_dag(text), []
    except Cellfel as fel:
        return None, [Anmarkning(INVANDRAD, text, _UTAN.format(fel))]
