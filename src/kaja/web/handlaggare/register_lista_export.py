"""The register as a file: the columns, filters and order of the page, all its rows."""

from __future__ import annotations

from django.http import HttpResponse
from django_tables2 import RequestConfig

from kaja.access.enheter import team
from kaja.access.vyer import Begaran, kraver
from kaja.insatser.models import Handlaggning, Sysselsattningsval
from kaja.regler.skollagen_29_9.ingang import INGANGSORSAKER
from kaja.web.handlaggare.export import listfil, oskyddade, vem
from kaja.web.handlaggare.register_lista import filtrera
from kaja.web.handlaggare.register_lista_tabell import RUBRIKER, Registertabell, valda_kolumner
from kaja.web.handlaggare.register_lista_urval import med_kolumner
from kaja.web.klocka import i_dag


@kraver("export.gora")
def export(request: Begaran, format: str) -> HttpResponse:
    """The list as it is shown, all its rows: the same columns, filters and order."""
    urval = filtrera(request, request.GET, team(request.user, request.kommun, i_dag()))
    kolumner = valda_kolumner(request.GET)
    tabell = Registertabell(med_kolumner(urval.qs), dag=i_dag(), kolumner=kolumner)
    RequestConfig(request, paginate=False).configure(tabell)
    valda: list[Handlaggning] = [rad.record for rad in tabell.rows]
    rubriker = ("Namn", "Nummer", *(r for kol in kolumner for r in _rubriker(kol)))
    rader = ([*_vem(rad), *_varden(rad, kolumner)] for rad in oskyddade(valda))
    return listfil(request, format, "register", rubriker, valda, rader)


def _vem(rad: Handlaggning) -> tuple[object, ...]:
    return vem(rad, i_dag())[:2]


def _rubriker(kol: str) -> tuple[str, ...]:
    return ("Ålder", "Dagar till 20") if kol == "alder" else (RUBRIKER[kol],)


def _varden(rad: Handlaggning, kolumner: tuple[str, ...]) -> list[object]:
    """What stands in the columns, as data."""
    gor = getattr(rad, "gor", "")
    varden: dict[str, tuple[object, ...]] = {
        "alder": vem(rad, i_dag())[2:],
        "varfor": (INGANGSORSAKER.get(getattr(rad, "orsak", ""), ""),),
        "lage": (rad.get_etapp_display(),),
        "agare": (str(rad.agare or ""),),
        "senast": (rad.senaste_kontakt,),
        "steg": (rad.get_nasta_display(),),
        "nasta": (rad.nasta_datum,),
        "gor": (Sysselsattningsval(gor).label if gor else "",),
        "telefon": (rad.person.telefon,),
        "sedan": (getattr(rad, "sedan", None),),
    }
    return [varde for kol in kolumner for varde in varden[kol]]
