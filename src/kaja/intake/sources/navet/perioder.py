"""Where a person has been registered and when, from the post's present and earlier registrations.

Each registration in Navet begins a day and says a municipality and, at the earliest, a property: a
move within the municipality is one too. Registrations after each other in one municipality become
one period.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from kaja.intake.sources.celler import Cellfel
from kaja.intake.sources.navet.layout import FOLKBOKFORD, HISTORIKTYPER, KOMMUN, LAN, TYP
from kaja.intake.sources.navet.post import Anmarkning, Navetpost, Postfel, las_dag

_UTAN_HISTORIK = "{} Posten används utan de tidigare folkbokföringarna."
_UTAN_DATUM = (
    "Folkbokföringsdatum saknas, så personen räknas som folkbokförd i kommunen sedan tidigare. "
    "Be Skatteverket om uppgiften i beställningen."
)
_TVA_SIFFROR = "Länskod och kommunkod ska ha två siffror var. Slå upp personen i Navet."


class Steg(NamedTuple):
    """From that day in that municipality; `typ` is FB, or UV or OB for deregistered."""

    fran: date | None
    kommunkod: str
    typ: str = "FB"


class Period(NamedTuple):
    """A time in one municipality, half-open, and how it ended if the person was deregistered."""

    kommunkod: str
    fran: date | None
    till: date | None = None
    avregistrering: str = ""
    avregistrerad: date | None = None


def alla_steg(post: Navetpost, *, avregistrerad: bool) -> tuple[list[Steg], list[Anmarkning]]:
    """The registrations in order, and what should be said of them. Raises Postfel.

    Without a present registration the earlier ones tell only where somebody deregistered has been:
    for others they say nothing of today.
    """
    nuvarande = _nuvarande(post)
    tidigare, anmarkningar = _tidigare(post)
    if nuvarande is None:
        return (tidigare, anmarkningar) if avregistrerad else ([], [])
    if nuvarande.fran is None:
        return [nuvarande], [*anmarkningar, Anmarkning(FOLKBOKFORD, "", _UTAN_DATUM)]
    fore = [steg for steg in tidigare if steg.fran is not None and steg.fran < nuvarande.fran]
    return [*fore, nuvarande], anmarkningar


def perioder(stegen: list[Steg]) -> list[Period]:
    """The periods that the registrations make, in order."""
    gjorda: list[Period] = []
    for steg in stegen:
        sist = gjorda[-1] if gjorda else None
        if sist is not None and sist.till is None:
            if steg.typ == "FB" and steg.kommunkod == sist.kommunkod:
                continue
            gjorda[-1] = _avslutad(sist, steg)
        if steg.typ == "FB":
            gjorda.append(Period(steg.kommunkod, steg.fran))
    return gjorda


def _avslutad(period: Period, steg: Steg) -> Period:
    if steg.typ == "FB":
        return period._replace(till=steg.fran)
    return period._replace(till=steg.fran, avregistrering=steg.typ, avregistrerad=steg.fran)


def _nuvarande(post: Navetpost) -> Steg | None:
    falt = {element: post.text(element) for element in (FOLKBOKFORD, LAN, KOMMUN, TYP)}
    if not falt[LAN] and not falt[KOMMUN] and falt[TYP] in {"", "FB"}:
        return None
    try:
        return _steg(falt)
    except Cellfel as fel:
        text = falt[FOLKBOKFORD]
        raise Postfel(FOLKBOKFORD, text, f"{fel} Slå upp personen i Navet.") from fel


def _tidigare(post: Navetpost) -> tuple[list[Steg], list[Anmarkning]]:
    """Earlier registrations by their days. If one cannot be read, none is used: a gap would look
    like a time somewhere else."""
    per_dag: dict[date, Steg] = {}
    try:
        for falt in post.historik:
            steg = _steg(falt)
            if steg.fran is None:
                raise Postfel(FOLKBOKFORD, "", "En tidigare folkbokföring saknar datum.")
            per_dag[steg.fran] = steg
    except Cellfel as fel:
        return [], [Anmarkning("Historik", "", _UTAN_HISTORIK.format(fel))]
    except Postfel as fel:
        return [], [Anmarkning("Historik", fel.varde, _UTAN_HISTORIK.format(fel))]
    return [per_dag[dag] for dag in sorted(per_dag)], []


def _steg(falt: Mapping[str, str]) -> Steg:
    typ = falt.get(TYP, "").strip() or "FB"
    if typ not in HISTORIKTYPER:
        raise Postfel(TYP, typ, "Folkbokföringstypen är okänd. Slå upp personen i Navet.")
    fran = las_dag(falt.get(FOLKBOKFORD, "").strip())
    kommunkod = _kommunkod(falt) if typ == "FB" else ""
    return Steg(fran, kommunkod, typ)


def _kommunkod(falt: Mapping[str, str]) -> str:
    """Four digits. A zero first may have been lost on the way."""
    lan, kommun = falt.get(LAN, "").strip(), falt.get(KOMMUN, "").strip()
    kod = f"{lan:0>2}{kommun:0>2}"
    if lan and kommun and len(kod) == 4 and kod.isascii() and kod.isdigit():
        return kod
    raise Postfel(KOMMUN if lan else LAN, f"{lan} {kommun}".strip(), _TVA_SIFFROR)
