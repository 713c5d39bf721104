"""The register on another day: who was in it, to read. All choices stand in the address."""

from __future__ import annotations

from collections import Counter

from django.db.models import F, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django_tables2 import RequestConfig

from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.register.models import Lage, Registerpost
from kaja.web.handlaggare.dagval import Tidslage
from kaja.web.handlaggare.menade import INGA, Menade, menade
from kaja.web.handlaggare.person_lista import minns_listan
from kaja.web.handlaggare.register_dag_filter import Registerdagsfilter
from kaja.web.handlaggare.register_dag_tabell import Registerdagstabell
from kaja.web.handlaggare.register_dag_urval import DenDagen, Registerdagssida, den_dagen, rakna
from kaja.web.handlaggare.register_dag_val import Registerdagform, fraga_om, utan_dag, vald_dag
from kaja.web.handlaggare.urval import paginator_for
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.komponenter.text import antal, tal

PER_SIDA = 25


@kraver("malgrupp.se")
def dag(request: Begaran) -> HttpResponse:
    """The list as the address says; without another day than today, the register of today. Those
    shown are logged."""
    tid = vald_dag(request.GET)
    if tid is None and Registerdagform(request.GET).is_valid():
        return redirect(f"{reverse('register')}?{utan_dag(request.GET) or 'alla=1'}")
    registret = den_dagen(request, tid)
    urval = Registerdagsfilter(request.GET, queryset=registret.synliga, tid=tid)
    alla = rakna(registret.synliga)
    funna = (rakna(urval.qs) if urval.satta else alla).total()
    tabell = _tabell(request, urval.qs, tid, funna) if tid and funna else None
    nara = _nara(request, registret, urval) if not funna else INGA
    _logga(request, tabell, nara, funna)
    return render(
        request,
        "handlaggare/register_dag.html",
        {
            "avdelning": "register",
            "tid": tid,
            "tabell": tabell,
            "filter": urval,
            "antal": funna,
            "alla": alla.total(),
            "lagen": _i_ord(alla),
            "dolda": registret.dolda,
            "menade": nara,
            "samma_dag": fraga_om(tid) if tid else "",
            "far_exportera": may(request.user, "export.gora", request.kommun),
        },
    )


def _tabell(
    request: Begaran, rader: QuerySet[Registerpost], tid: Tidslage, funna: int
) -> Registerdagstabell:
    tabell = Registerdagstabell(Registerdagssida(rader, tid), tid=tid)
    sidor = {"per_page": PER_SIDA, "paginator_class": paginator_for(funna)}
    RequestConfig(request, paginate=sidor).configure(tabell)
    tabell.caption = (
        f"{tal(funna)} ungdomar, sida {tabell.page.number} av {tabell.paginator.num_pages}"
    )
    return tabell


def _nara(request: Begaran, registret: DenDagen, urval: Registerdagsfilter) -> Menade:
    """Who in the register that day has nearly the name, when nobody there has it."""
    if "sok" not in dict(urval.satta):
        return INGA
    alla = registret.synliga.alias(sokbar=F("person__sokbar"))
    return menade(
        request,
        request.GET["sok"],
        lambda villkor: alla.filter(villkor).values_list("person_id", flat=True),
    )


def _logga(request: Begaran, tabell: Registerdagstabell | None, nara: Menade, funna: int) -> None:
    """Whom the page shows; and their order, for the way from one to the next."""
    visade = [rad.record.person_id for rad in tabell.paginated_rows] if tabell else []
    logga_visning(request, "register_dag", [*visade, *nara.personer])
    fore = max(tabell.page.start_index() - 1, 0) if tabell else 0
    minns_listan(request, "register_dag", visade, fore=fore, antal=funna)


def _i_ord(alla: Counter[str]) -> str:
    """ "4 880 öppna, 80 utreds och 12 väntar på start": those states that someone was in."""
    ord_ = {Lage.OPPEN: ("öppen", "öppna"), Lage.UTREDS: ("utreds",) * 2}
    ord_[Lage.VANTAR] = ("väntar på start",) * 2
    delar = [antal(alla[lage], *former) for lage, former in ord_.items() if alla[lage]]
    return " och ".join(filter(None, (", ".join(delar[:-1]), *delar[-1:]))) or "ingen"
