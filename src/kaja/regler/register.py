"""Från bedömning till register: läget i registret och ett besked ger ett förslag.

Registret är kommunens. Ett förslag ändrar inget; vad som görs utan en människa är en inställning.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kaja.regler.besked import Besked, besked
from kaja.regler.byggstenar import Bedomning, Fraga, Malgrupp
from kaja.regler.skollagen_29_9 import bedom
from kaja.regler.skollagen_29_9.skal import AVREGISTRERAD_UTAN_DATUM
from kaja.regler.skollagen_29_9.skolformer import senast_avslutade
from kaja.regler.skollagen_29_9.utbildning import kommande_start
from kaja.regler.skollagen_29_9.villkor import LAGEN_GALLER_FRAN
from kaja.regler.tidslinje import plus, tidslinje
from kaja.regler.underlag import Studie, Underlag


class Registerlage(StrEnum):
    """Var personen är i registret innan förslaget."""

    INTE_I_REGISTRET = "inte_i_registret"
    VANTAR = "vantar"
    UTREDS = "utreds"
    OPPEN = "oppen"


class Atgard(StrEnum):
    """Vad som föreslås."""

    INGEN = "ingen"
    OPPNA = "oppna"
    VANTA = "vanta"
    UTRED = "utred"
    AVSLUTA = "avsluta"
    FRAGA = "fraga"


@dataclass(frozen=True, slots=True)
class Registerinstallningar:
    """Kommunens val för registret, i hela kalenderdagar."""

    start_inom_dagar: int = 45
    uppehall_dagar: int = 14


class Forslag(NamedTuple):
    """Förslaget, dagen det gäller från och orsaken som ett id ur ordlistan."""

    atgard: Atgard
    dag: date
    orsak: str = ""


AVSLUTSORSAK = {
    "kaa.p1": "fyllt_20",
    "kaa.p2": "felaktigt_registrerad",
    "kaa.p3": "borjat_utbildning",
    "kaa.p4": "examen",
    "kaa.p5": "examen",
    "kaa.p6": "motsvarande_utbildning",
}
_AVREGISTRERAD = {
    "hemkommun.avliden": "avliden",
    "hemkommun.avliden_utan_datum": "avliden",
    "hemkommun.utvandrad": "avregistrerad",
    "hemkommun.utvandrad_utan_datum": "avregistrerad",
    "hemkommun.forsvunnen": "avregistrerad",
    "hemkommun.forsvunnen_utan_datum": "avregistrerad",
    "hemkommun.numret_ersatt": "avregistrerad",
    "hemkommun.numret_ersatt_utan_datum": "avregistrerad",
}


def foresla(
    underlag: Underlag,
    fraga: Fraga,
    lage: Registerlage,
    *,
    oppnad: date | None = None,
    installningar: Registerinstallningar = Registerinstallningar(),
) -> Forslag:
    """Föreslå vad registret ska göra med anledning av svaret den dagen.

    `oppnad` är dagen då en öppen post öppnades; den behövs för att se om den var fel från början.
    """
    svar = besked(underlag, fraga)
    if lage is Registerlage.OPPEN:
        return _for_oppen(underlag, fraga, svar, oppnad or fraga.dag)
    return _for_inte_oppen(underlag, fraga, svar, lage, installningar)


def _for_inte_oppen(
    underlag: Underlag,
    fraga: Fraga,
    svar: Besked,
    lage: Registerlage,
    installningar: Registerinstallningar,
) -> Forslag:
    match svar.bedomning.utfall:
        case Malgrupp.OKLART:
            ny = Forslag(Atgard.UTRED, fraga.dag)
            return _bara_om(lage is not Registerlage.UTREDS, ny)
        case Malgrupp.OMFATTAS_INTE:
            avslut = Forslag(Atgard.AVSLUTA, fraga.dag, _orsak(svar.bedomning))
            return _bara_om(lage is not Registerlage.INTE_I_REGISTRET, avslut)
    fran = svar.omfattas_fran or fraga.dag
    if _vantar(underlag, fraga, fran, installningar):
        ny = Forslag(Atgard.VANTA, fraga.dag, svar.ingangsorsak)
        return _bara_om(lage is not Registerlage.VANTAR, ny)
    return Forslag(Atgard.OPPNA, fran, svar.ingangsorsak)


def _bara_om(andras: bool, forslag: Forslag) -> Forslag:
    return forslag if andras else Forslag(Atgard.INGEN, forslag.dag)


def _vantar(
    underlag: Underlag, fraga: Fraga, fran: date, installningar: Registerinstallningar
) -> bool:
    """En känd start inom kort, eller ett kort glapp mellan två inskrivningar."""
    start = kommande_start(underlag, fraga)
    if start is None:
        return False
    nara = (start.fran - fraga.dag).days <= installningar.start_inom_dagar
    return nara or _ar_kort_glapp(underlag, fraga, start, installningar.uppehall_dagar)


def _ar_kort_glapp(underlag: Underlag, fraga: Fraga, start: Studie, dagar: int) -> bool:
    sista = senast_avslutade(underlag.studier, fraga.dag)
    return sista is not None and sista.till is not None and (start.fran - sista.till).days <= dagar


def _for_oppen(underlag: Underlag, fraga: Fraga, svar: Besked, oppnad: date) -> Forslag:
    """En öppen post stängs bara av ett klart svar. Ett oklart svar är en fråga till en människa."""
    match svar.bedomning.utfall:
        case Malgrupp.OMFATTAS:
            return Forslag(Atgard.INGEN, fraga.dag)
        case Malgrupp.OKLART:
            return Forslag(Atgard.FRAGA, fraga.dag)
    return _avslut(underlag, fraga, oppnad)


def _avslut(underlag: Underlag, fraga: Fraga, oppnad: date) -> Forslag:
    """Orsaken är den som först tog personen ur målgruppen, och den dagen gäller avslutet."""
    nu = bedom(underlag, fraga)
    if nu.avgorande[0][1].skal in AVREGISTRERAD_UTAN_DATUM.values():
        return Forslag(Atgard.AVSLUTA, fraga.dag, _orsak(nu))
    fran = max(oppnad, LAGEN_GALLER_FRAN)
    perioder = tidslinje(underlag, fraga, fran, plus(fraga.dag, 1))
    i_gruppen = [p for p in perioder if p.utfall is not Malgrupp.OMFATTAS_INTE]
    if not i_gruppen:
        return Forslag(Atgard.AVSLUTA, oppnad, "felaktigt_registrerad")
    dag = i_gruppen[-1].till
    return Forslag(Atgard.AVSLUTA, dag, _orsak(bedom(underlag, fraga.den(dag))))


def _orsak(bedomning: Bedomning) -> str:
    """Den första avgörande punktens orsak. Hemkommunen kan vara flytt, död eller avregistrering."""
    villkor, svar = bedomning.avgorande[0]
    if villkor.punkt == "kaa.hemkommun":
        return _AVREGISTRERAD.get(svar.skal.id, "flyttat")
    return AVSLUTSORSAK[villkor.punkt]
