"""The register: everyone in it now, as a list to work in. All choices stand in the address."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django_tables2 import RequestConfig

from kaja.access.enheter import team, unit_mates
from kaja.access.models import User
from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.flows.massandring_verkan import EGNA
from kaja.insatser.models import (
    Anpassningsorsak,
    Handlaggning,
    Kanalval,
    Sysselsattningsval,
    Utfallval,
)
from kaja.styrning.models import Vy
from kaja.styrning.queries import tabs
from kaja.web.handlaggare.menade import INGA, Menade, menade
from kaja.web.handlaggare.person_lista import minns_listan
from kaja.web.handlaggare.register_dag_val import DAGARNA, Registerdagform
from kaja.web.handlaggare.register_lista_filter import SOKBAR, Registerfilter, snabbvyer
from kaja.web.handlaggare.register_lista_gjort import senast_gjort
from kaja.web.handlaggare.register_lista_tabell import (
    Registertabell,
    kolumnval,
    valda_kolumner,
)
from kaja.web.handlaggare.register_lista_urval import Registersida, raknade, registret
from kaja.web.handlaggare.urval import paginator_for
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.klocka import i_dag
from kaja.web.komponenter.text import tal

PER_SIDA = 25
SPARAS = frozenset(("kol", "sort", *Registerfilter.base_filters)) - {"sok"}
"""What a saved view remembers. Never what was searched for: it may be a name."""


@kraver("malgrupp.se")
def register(request: Begaran) -> HttpResponse:
    """The list as the address says; without anything in it, the view that the user opens with.
    Another day has a page of its own. Those shown are logged."""
    if any(request.GET.get(namn) for namn in DAGARNA):
        return redirect(f"{reverse('register_dag')}?{request.GET.urlencode()}")
    vyer = tabs(request.user, request.kommun)
    forvald = next((vy for vy in vyer if getattr(vy, "forvald_nu", False)), None)
    if forvald and forvald.fraga and not request.GET:
        return redirect(f"{reverse('register')}?{forvald.fraga}")
    agare = team(request.user, request.kommun, i_dag())
    urval = filtrera(request, request.GET, agare)
    antal = urval.antal
    skriver = may(request.user, "insats.skriva", request.kommun)
    tabell = _tabell(request, urval.qs, antal, skriver=skriver)
    visade = [rad.record.person_id for rad in tabell.paginated_rows]
    nara = _nara(request, urval)
    logga_visning(request, "register", [*visade, *nara.personer])
    fore = max(tabell.page.start_index() - 1, 0)
    minns_listan(request, "register", visade, fore=fore, antal=antal)
    return render(
        request,
        "handlaggare/register_lista.html",
        {
            "avdelning": "register",
            "tabell": tabell,
            "filter": urval,
            "kolumner": kolumnval(request.GET),
            "annan_dag": Registerdagform(auto_id="id_annan_%s"),
            "antal": antal,
            "menade": nara,
            "raknade": raknade(request),
            "vyer": _flikar(request.GET, vyer, i_enhet=bool(unit_mates(agare))),
            "vyfraga": vyfraga(request.GET),
            "i_dag": i_dag(),
            "agare_val": [(kollega.pk, str(kollega)) for kollega in agare],
            "gor_val": Sysselsattningsval.choices,
            "kanaler": Kanalval.choices,
            "utfall": Utfallval.choices,
            "anpassningsorsaker": Anpassningsorsak.choices,
            "uppgifter": EGNA.items(),
            "skriver": skriver,
            "far_exportera": may(request.user, "export.gora", request.kommun),
            "far_skicka": may(request.user, "utskick.gora", request.kommun),
            "gjort": senast_gjort(request),
        },
    )


def filtrera(request: Begaran, fraga: QueryDict, agare: list[User]) -> Registerfilter:
    """Those whom the user may see, narrowed as a query string says."""
    return Registerfilter(
        fraga, queryset=registret(request), dag=i_dag(), user=request.user, agare=agare
    )


def _nara(request: Begaran, urval: Registerfilter) -> Menade:
    """Who in the register has nearly the name, when nobody there has it."""
    if urval.funna != 0:
        return INGA
    alla = registret(request).alias(sokbar=SOKBAR)
    return menade(
        request,
        request.GET["sok"],
        lambda villkor: alla.filter(villkor).values_list("person_id", flat=True),
    )


def vyfraga(fraga: QueryDict) -> str:
    """The part of an address that a saved view remembers."""
    kvar = fraga.copy()
    for namn in fraga:
        if namn not in SPARAS or not any(fraga.getlist(namn)):
            del kvar[namn]
    return kvar.urlencode()


def _tabell(
    request: Begaran, rader: QuerySet[Handlaggning], antal: int, *, skriver: bool
) -> Registertabell:
    kolumner = valda_kolumner(request.GET)
    if skriver:
        kolumner = ("val", *kolumner, "andra")
    tabell = Registertabell(Registersida(rader), dag=i_dag(), kolumner=kolumner)
    sidor = {"per_page": PER_SIDA, "paginator_class": paginator_for(antal)}
    RequestConfig(request, paginate=sidor).configure(tabell)
    tabell.caption = (
        f"{tal(antal)} ungdomar, sida {tabell.page.number} av {tabell.paginator.num_pages}"
    )
    return tabell


def _flikar(fraga: QueryDict, vyer: list[Vy], *, i_enhet: bool) -> list[dict[str, object]]:
    nu_ = vyfraga(fraga)
    snabba = [
        (namn, q, q == nu_ or (q == "alla=1" and not nu_)) for namn, q in snabbvyer(i_enhet=i_enhet)
    ]
    sparade = [(vy.namn, vy.fraga or "alla=1", vy.fraga == nu_ and bool(nu_)) for vy in vyer]
    return [{"namn": n, "fraga": q, "vald": vald} for n, q, vald in (*snabba, *sparade)]
