"""Varför och vilken dag en registerpost avslutas."""

from __future__ import annotations

from datetime import date

from kaja.regler.beslut import Beslut, Beslutsslag, inom_lagens_granser
from kaja.regler.byggstenar import Bedomning, Fraga, Malgrupp
from kaja.regler.skollagen_29_9 import bedom, utfall
from kaja.regler.skollagen_29_9.skal import AVREGISTRERAD_UTAN_DATUM
from kaja.regler.skollagen_29_9.villkor import LAGEN_GALLER_FRAN
from kaja.regler.tidslinje import plus, tidslinje
from kaja.regler.underlag import Underlag

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


def avslut(
    underlag: Underlag, fraga: Fraga, oppnad: date, beslut: Beslut | None = None
) -> tuple[date, str]:
    """Dagen och orsaken för den som inte längre omfattas: det som först tog personen därifrån.

    Den som kommunen beslutat *omfattas ändå* har omfattats hittills, inom lagens gränser.
    """
    nu = bedom(underlag, fraga)
    if nu.avgorande[0][1].skal in AVREGISTRERAD_UTAN_DATUM.values():
        return fraga.dag, avslutsorsak(nu)
    omfattades_anda = beslut is not None and beslut.slag is Beslutsslag.OMFATTAS_ANDA
    prova = inom_lagens_granser if omfattades_anda else utfall
    fran = max(oppnad, LAGEN_GALLER_FRAN)
    perioder = tidslinje(underlag, fraga, fran, plus(fraga.dag, 1), prova)
    i_gruppen = [p for p in perioder if p.utfall is not Malgrupp.OMFATTAS_INTE]
    if not i_gruppen:
        return oppnad, "felaktigt_registrerad"
    dag = min(i_gruppen[-1].till, fraga.dag)
    return dag, avslutsorsak(bedom(underlag, fraga.den(dag)))


def avslutsorsak(bedomning: Bedomning) -> str:
    """Den första avgörande punktens orsak. Hemkommunen kan vara flytt, död eller avregistrering."""
    villkor, svar = bedomning.avgorande[0]
    if villkor.punkt == "kaa.hemkommun":
        return _AVREGISTRERAD.get(svar.skal.id, "flyttat")
    return AVSLUTSORSAK[villkor.punkt]
