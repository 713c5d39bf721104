"""A new batch: choose what to send, see it beforehand, and send."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kaja.access.vyer import Begaran, kraver
from kaja.flows.utskick import UtskicksfelError, Val
from kaja.flows.utskick_sprak import bestall_per_sprak
from kaja.ungdom.queries import visible_to
from kaja.utskick.slag import Kanal
from kaja.web.handlaggare.brev_forhand import forhandsvisning
from kaja.web.handlaggare.brev_form import Utskicksform, forsta_texten, personer_ur
from kaja.web.klocka import i_dag, nu

FORST = {"kanal": Kanal.BREV.value, "sprak": "sv", "dag_i_text": ""}


@kraver("utskick.gora")
def nytt(request: Begaran) -> HttpResponse:
    """Choose and look; nothing is sent before it is confirmed. Those shown are logged."""
    data = request.POST if request.method == "POST" else request.GET
    personer = _egna(request, personer_ur(data))
    valt = {namn: data.get(namn, vanligt) for namn, vanligt in FORST.items()}
    form = Utskicksform({**valt, "mall": data.get("mall", forsta_texten(valt["kanal"]))})
    if not personer or not form.is_valid():
        return _visa(request, form, personer)
    if request.method == "POST" and "skicka" in request.POST:
        try:
            return _skicka(request, form.val, personer)
        except UtskicksfelError as fel:
            form.add_error(None, str(fel))
    return _visa(request, form, personer, form.val)


def _egna(request: Begaran, ids: Collection[int]) -> list[int]:
    """Those of the ids that are persons whom the user may open, in her municipality."""
    synliga = visible_to(request.user, request.kommun).filter(pk__in=ids)
    return list(synliga.values_list("pk", flat=True))


def _skicka(request: Begaran, val: Val, personer: Collection[int]) -> HttpResponse:
    utskick = bestall_per_sprak(
        kommun=request.kommun, personer=personer, val=val, user=request.user, tid=nu(), dag=i_dag()
    )
    pa = f", ett för varje språk: {len(utskick)}" if len(utskick) > 1 else ""
    messages.success(request, f"Utskicket är beställt{pa}. Du kan lämna sidan: det görs ändå.")
    return redirect("utskick") if len(utskick) > 1 else redirect("utskick_ett", utskick[0].pk)


def _visa(
    request: Begaran, form: Utskicksform, personer: Collection[int], val: Val | None = None
) -> HttpResponse:
    sida: dict[str, object] = {
        "avdelning": "utskick",
        "form": form,
        "antal_valda": len(personer),
        "personer": ",".join(map(str, personer)),
    }
    if val is not None:
        sida |= forhandsvisning(request, form, val, personer)
    return render(request, "handlaggare/utskick_nytt.html", sida)
