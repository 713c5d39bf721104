"""The same with all the chosen: first what will happen to which, then one run."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_POST

from kaja.access.enheter import team
from kaja.access.queries import caseworkers
from kaja.access.vyer import Begaran, kraver
from kaja.flows.massandring import Prov, gor, prova
from kaja.flows.massandring_verkan import Vad
from kaja.insatser.actions import HandlaggningsfelError, KontaktfelError
from kaja.insatser.models import Handlaggning
from kaja.ungdom.queries import unprotected
from kaja.web.handlaggare.register_lista import filtrera
from kaja.web.handlaggare.register_lista_gjort import listans_fraga, minns, till_listan
from kaja.web.handlaggare.register_lista_massform import UTSKICK, Massform
from kaja.web.handlaggare.register_lista_massord import gor_det, mening
from kaja.web.handlaggare.register_lista_utskick import VISADE, utskick
from kaja.web.handlaggare.skydd import ser_skyddade
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import antal


@kraver("insats.skriva")
@require_POST
def valda(request: Begaran) -> HttpResponse:
    """The preview; or, when it is confirmed, the act. Those shown are logged."""
    form = Massform(request.POST, caseworkers(request.kommun, i_dag()))
    if not form.is_valid():
        if "gor" in form.errors:
            raise Http404
        messages.error(request, " ".join(str(f) for e in form.errors.values() for f in e))
        return till_listan(request)
    personer = _valda(request)
    if not personer:
        messages.error(request, "Ingen är vald. Markera ungdomarna först.")
        return till_listan(request)
    if form.cleaned_data["gor"] in UTSKICK:
        return utskick(request, UTSKICK[form.cleaned_data["gor"]], personer)
    if "bekrafta" in request.POST:
        return _gor(request, form.vad(), personer)
    return _visa(request, form.vad(), personer)


def _valda(request: Begaran) -> dict[int, int | None]:
    """The chosen persons (ids) that the user may see, each with the version that the preview
    showed, if there was one; or all whom the filter shows."""
    if "alla" in request.POST:
        agare = team(request.user, request.kommun, i_dag())
        urvalet = filtrera(request, QueryDict(request.POST.get("fraga", "")), agare)
        return dict.fromkeys(urvalet.qs.values_list("person_id", flat=True))
    delar = [ett.partition(":") for ett in request.POST.get("sett", "").split(",")]
    delar += [(pk, "", "") for pk in request.POST.getlist("person")]
    valda_ = {
        int(pk[:18]): int(v[:9]) if v.isdecimal() else None for pk, _, v in delar if pk.isdecimal()
    }
    return _far_se(request, valda_)


def _far_se(request: Begaran, valda_: dict[int, int | None]) -> dict[int, int | None]:
    """Without those of another municipality, and the protected whom the user may not see. Who was
    in the register and no longer is, is told of."""
    rader = Handlaggning.objects.filter(kommun=request.kommun)
    if not ser_skyddade(request):
        rader = rader.filter(unprotected(prefix="person__"))
    synliga = set(rader.values_list("person_id", flat=True))
    return {pk: version for pk, version in valda_.items() if pk in synliga}


def _visa(request: Begaran, vad: Vad, personer: dict[int, int | None]) -> HttpResponse:
    prov = prova(kommun=request.kommun, valda=personer, vad=vad, dag=i_dag())
    _logga(request, prov)
    return render(
        request,
        "handlaggare/register_valda.html",
        {
            "avdelning": "register",
            "rubrik": mening(vad, len(prov.med)),
            "gor": gor_det(vad, len(prov.med)),
            "med": prov.med[:VISADE],
            "antal_med": len(prov.med),
            "utan": prov.utan[:VISADE],
            "antal_utan": len(prov.utan),
            "slag": vad.slag,
            "sett": ",".join(f"{rad.person_id}:{rad.version}" for rad in prov.med),
            "falten": [
                (namn, request.POST.get(namn, "")) for namn in (*Massform.base_fields, "fraga")
            ],
            "fraga": listans_fraga(request),
        },
    )


def _logga(request: Begaran, prov: Prov) -> None:
    visade = [rad.person_id for rad in prov.med[:VISADE]]
    visade += [utan.person for utan in prov.utan[:VISADE] if utan.rad]
    logga_visning(request, "register_valda", visade)


def _gor(request: Begaran, vad: Vad, personer: dict[int, int | None]) -> HttpResponse:
    try:
        batch, prov = gor(
            kommun=request.kommun,
            valda=personer,
            vad=vad,
            dag=i_dag(),
            tid=nu(),
            user=request.user,
        )
    except (HandlaggningsfelError, KontaktfelError) as fel:
        messages.error(request, f"{fel} Inget är ändrat.")
        return till_listan(request)
    if prov.utan:
        kvar = antal(len(prov.utan), "ungdom", "ungdomar")
        messages.error(request, f"{kvar} har ändrats sedan du tittade och lämnades utanför.")
    if batch:
        minns(request, batch, mening(vad, batch.antal))
    return till_listan(request)
