"""Hemkommunen (29 kap. 6 §): var personen är folkbokförd den dag som frågas."""

from __future__ import annotations

from datetime import date

from kaja.regler.byggstenar import Fraga, Svar
from kaja.regler.skollagen_29_9 import skal
from kaja.regler.underlag import Folkbokforing, Underlag


def inte_folkbokford_i_kommunen(underlag: Underlag, fraga: Fraga) -> Svar | None:
    """Avregistrering går före skydd, och skydd går före kommunen i registret."""
    dag = fraga.dag
    avregistrering = _gallande_avregistrering(underlag.folkbokforing, dag)
    if avregistrering is not None:
        return _avregistrerad(avregistrering)
    rad = dagens_rad(underlag.folkbokforing, dag)
    if rad is None:
        return _ingen_rad(underlag, fraga)
    if rad.skydd == "skyddad_folkbokforing":
        return Svar(skal.SKYDDAD_FOLKBOKFORING, (), (rad,))
    return None if rad.kommun == fraga.kommun else Svar(skal.ANNAN_KOMMUN, (rad.kommun,), (rad,))


def folkbokford_i_kommunen(underlag: Underlag, fraga: Fraga) -> Svar:
    """Svaret när punkten är uppfylld."""
    rad = dagens_rad(underlag.folkbokforing, fraga.dag)
    assert rad is not None
    if rad.fran is None:
        return Svar(skal.FOLKBOKFORD, (), (rad,))
    return Svar(skal.FOLKBOKFORD_SEDAN, (rad.fran,), (rad,))


def bor_i_annan_kommun(underlag: Underlag, fraga: Fraga) -> bool:
    """Säger registret att personen den dagen var folkbokförd i en annan kommun?"""
    hinder = inte_folkbokford_i_kommunen(underlag, fraga)
    return hinder is not None and hinder.skal is skal.ANNAN_KOMMUN


def dagens_rad(rader: tuple[Folkbokforing, ...], dag: date) -> Folkbokforing | None:
    """Raden som gäller dagen: av flera den som börjar senast, sedan den som står senast."""
    gallande = None
    for rad in rader:
        if (
            (rad.fran is None or rad.fran <= dag)
            and (rad.till is None or dag < rad.till)
            and (gallande is None or _ordning(rad) > _ordning(gallande))
        ):
            gallande = rad
    return gallande


def _ordning(rad: Folkbokforing) -> tuple[date, int]:
    return (rad.fran or date.min, rad.ordning)


def _gallande_avregistrering(rader: tuple[Folkbokforing, ...], dag: date) -> Folkbokforing | None:
    """Den avregistrering som gäller dagen. Av flera går död före, sedan odaterad, sedan senast."""
    gallande = None
    for rad in rader:
        if (
            rad.avregistrering
            and (rad.avregistrerad is None or rad.avregistrerad <= dag)
            and not _har_kommit_tillbaka(rad, rader, dag)
            and (gallande is None or _tyngd(rad) > _tyngd(gallande))
        ):
            gallande = rad
    return gallande


def _tyngd(rad: Folkbokforing) -> tuple[bool, bool, date, int]:
    dag = rad.avregistrerad
    return (rad.avregistrering == "AV", dag is None, dag or date.min, rad.ordning)


def _har_kommit_tillbaka(
    avregistrering: Folkbokforing, rader: tuple[Folkbokforing, ...], dag: date
) -> bool:
    """En rad som börjar på eller efter avregistreringen är en återkomst, dock inte från döden.

    En rad som själv bär avregistreringen är en återkomst bara om den börjar efteråt: annars
    skulle den som får sitt nummer ersatt samma dag som raden börjar aldrig vara ersatt.
    """
    upphor = avregistrering.avregistrerad
    if upphor is None or avregistrering.avregistrering == "AV":
        return False
    return any(
        rad.fran is not None
        and upphor <= rad.fran <= dag
        and (rad.fran > upphor or not (rad.avregistrering and rad.avregistrerad == upphor))
        for rad in rader
    )


def _avregistrerad(rad: Folkbokforing) -> Svar:
    if rad.avregistrerad is None:
        return Svar(skal.AVREGISTRERAD_UTAN_DATUM[rad.avregistrering], (), (rad,))
    return Svar(skal.AVREGISTRERAD[rad.avregistrering], (rad.avregistrerad,), (rad,))


def _ingen_rad(underlag: Underlag, fraga: Fraga) -> Svar:
    """Ingen rad gäller dagen: en slutad rad här räcker som svar, en tystnad räcker inte."""
    slutade = [
        rad for rad in underlag.folkbokforing if rad.till is not None and rad.till <= fraga.dag
    ]
    if slutade:
        senaste = max(slutade, key=lambda rad: (rad.till, _ordning(rad)))
        if senaste.kommun == fraga.kommun:
            return Svar(skal.INTE_LANGRE_HAR, (senaste.till,), (senaste,))
    forst = underlag.folkbokford_fran
    if forst is not None and fraga.dag < forst:
        return Svar(skal.INTE_I_SVERIGE_AN, (forst,), (forst,))
    return Svar(skal.INGEN_FOLKBOKFORING)
