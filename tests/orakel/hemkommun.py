"""The home municipality on one day, straight from the decided reading."""

from __future__ import annotations

from datetime import date

from kaja.regler.underlag import Folkbokforing, Underlag
from tests.orakel.punkter import JA, NEJ, VET_EJ


def hemkommun(u: Underlag, kommun: str, dag: date) -> str:
    # ”dead, emigrated, deregistered on the day”; ”Deregistered wins over protected”
    if any(avregistrerad(rad, u, dag) for rad in u.folkbokforing):
        return NEJ
    rad = dagens_rad(u, dag)
    if rad is None:
        return utan_rad(u, kommun, dag)
    # ”skyddad folkbokföring counts when the row of the day has it”
    if rad.skydd == "skyddad_folkbokforing":
        return VET_EJ
    return JA if rad.kommun == kommun else NEJ


def avregistrerad(rad: Folkbokforing, u: Underlag, dag: date) -> bool:
    if not rad.avregistrering:
        return False
    # ”A deregistration without a date holds on every day”
    if rad.avregistrerad is None:
        return True
    if dag < rad.avregistrerad:
        return False
    if rad.avregistrering == "AV":
        return True
    # ”a row that begins on or after the deregistration ends UV, OB and GN (a return)”
    return not any(ar_aterkomst(annan, rad, dag) for annan in u.folkbokforing)


def ar_aterkomst(annan: Folkbokforing, avreg: Folkbokforing, dag: date) -> bool:
    if annan.fran is None or annan.fran > dag or avreg.avregistrerad is None:
        return False
    if annan.avregistrering and annan.avregistrerad == avreg.avregistrerad:
        return annan.fran > avreg.avregistrerad  # the deregistration itself, perhaps said twice
    return annan.fran >= avreg.avregistrerad


def dagens_rad(u: Underlag, dag: date) -> Folkbokforing | None:
    # ”the one with the latest `i_kommunen_fran` decides (blank is earliest; then the later row)”
    gallande = [
        rad
        for rad in u.folkbokforing
        if (rad.fran is None or rad.fran <= dag) and (rad.till is None or dag < rad.till)
    ]
    return max(gallande, key=borjan, default=None)


def borjan(rad: Folkbokforing) -> tuple[date, int]:
    return rad.fran or date.min, rad.ordning


def utan_rad(u: Underlag, kommun: str, dag: date) -> str:
    # ”*inte uppfyllt* when the latest ended row is one for the municipality or the day is before
    # `folkbokford_fran`, otherwise *oklart*”
    if u.folkbokford_fran is not None and dag < u.folkbokford_fran:
        return NEJ
    avslutade = [(rad.till, borjan(rad), rad) for rad in u.folkbokforing if rad.till is not None]
    avslutade = [a for a in avslutade if a[0] <= dag]
    if avslutade and max(avslutade, key=lambda a: a[:2])[2].kommun == kommun:
        return NEJ
    return VET_EJ
