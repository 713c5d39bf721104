"""The register on another day as a file: the filters and order of the page, all its rows."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django_tables2 import RequestConfig

from kaja.access.vyer import Begaran, kraver
from kaja.register.models import Lage, Registerpost
from kaja.web.handlaggare.dagval import Tidslage
from kaja.web.handlaggare.export import listfil, oskyddade, vem
from kaja.web.handlaggare.register_dag_filter import Registerdagsfilter
from kaja.web.handlaggare.register_dag_tabell import Registerdagstabell, gor, varfor
from kaja.web.handlaggare.register_dag_urval import den_dagen, med_kolumner
from kaja.web.handlaggare.register_dag_val import vald_dag

RUBRIKER = (
    *("Namn", "Nummer", "Ålder", "Dagar till 20", "Läge", "Varför här"),
    *("I registret sedan", "Senaste kontakt", "Gör"),
)


@kraver("export.gora")
def export(request: Begaran, format: str) -> HttpResponse:
    """The list of the day as it is shown, all its rows. What is wrong with the day is said on the
    page."""
    tid = vald_dag(request.GET)
    if tid is None:
        return redirect(f"{reverse('register_dag')}?{request.GET.urlencode()}")
    registret = den_dagen(request, tid)
    urval = Registerdagsfilter(request.GET, queryset=registret.synliga, tid=tid)
    tabell = Registerdagstabell(med_kolumner(urval.qs, tid), tid=tid)
    RequestConfig(request, paginate=False).configure(tabell)
    valda: list[Registerpost] = [rad.record for rad in tabell.rows]
    rader = (_rad(rad, tid) for rad in oskyddade(valda))
    return listfil(request, format, _namn(tid), RUBRIKER, valda, rader)


def _namn(tid: Tidslage) -> str:
    return f"register-{tid.dag}" + (f"-kant-{tid.kand_dag}" if tid.kand else "")


def _rad(rad: Registerpost, tid: Tidslage) -> Sequence[object]:
    senast = getattr(rad, "senast", None)
    return (
        *vem(rad, tid.dag),
        Lage(getattr(rad, "da", "")).label,
        varfor(rad),
        getattr(rad, "sedan", None),
        localdate(senast) if senast else None,
        gor(rad),
    )
