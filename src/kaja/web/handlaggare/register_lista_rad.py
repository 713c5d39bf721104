"""Changing a row of the register: owner, next date and occupation. A page of its own without
script; with script the same address is asked for one cell at a time, and answers with data."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render

from kaja.access.models import User
from kaja.access.queries import caseworkers
from kaja.access.vyer import Begaran, kraver
from kaja.flows.celler import Cell, Falt, Nar, Sett, andra_rad
from kaja.insatser.actions import HandlaggningsfelError
from kaja.insatser.models import Handlaggning, Sysselsattningsval
from kaja.insatser.samtidigt import AndratUnderTidenError
from kaja.web.handlaggare.register_lista_ord import Cellfel, las_cell
from kaja.web.handlaggare.register_lista_tabell import agarcell, datumcell, gorcell
from kaja.web.handlaggare.register_lista_urval import med_kolumner, registret
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import datum

KROCK = "Någon annan har ändrat under tiden, så inget är sparat. Nu gäller: {}."


@kraver("insats.skriva")
def rad(request: Begaran, pk: int) -> HttpResponse:
    """The row as a form, or what was sent of it saved. Whoever saves on top of someone else's
    change is told what it was (409), and nothing is written."""
    raden = _raden(request, pk)
    if request.method != "POST":
        return _visa(request, raden)
    try:
        celler = _celler(request, raden)
        sett = Sett(_tal(request.POST, "version"), _tal(request.POST, "gor_pk"))
        nar = Nar(request.kommun, i_dag(), nu(), request.user)
        andra_rad(celler=celler, sett=sett, nar=nar)
    except AndratUnderTidenError:
        return _svara(request, pk, KROCK.format(_i_ord(_raden(request, pk))), 409)
    except (Cellfel, HandlaggningsfelError) as fel:
        return _svara(request, pk, str(fel), 400)
    return _svara(request, pk)


def _raden(request: Begaran, pk: int) -> Handlaggning:
    # By the person's own id: of that one too large for the database there is none.
    return get_object_or_404(med_kolumner(registret(request)), person__id=pk)


def _celler(request: Begaran, raden: Handlaggning) -> list[Cell]:
    """What was sent that is another than what was looked at (`fore_…`). Cellfel for what cannot be
    read."""
    vilka = list(caseworkers(request.kommun, i_dag()))
    return [
        Cell(raden.person_id, falt, las_cell(falt, request.POST[falt.value], vilka, i_dag()))
        for falt in Falt
        if falt.value in request.POST
        and request.POST[falt.value].strip() != request.POST.get(f"fore_{falt.value}")
    ]


def _tal(post: QueryDict, namn: str) -> int:
    text = post.get(namn, "")
    return int(text[:18]) if text.isdecimal() else 0


def _svara(request: Begaran, pk: int, fel: str = "", status: int = 200) -> HttpResponse:
    """As data to the script, as a page to others."""
    try:
        raden = med_kolumner(registret(request)).get(person=pk)
    except ObjectDoesNotExist:
        return JsonResponse({"fel": fel}, status=status)
    if request.headers.get("Accept") == "application/json":
        obs = "" if fel else _obs(raden)
        return JsonResponse({"fel": fel, "obs": obs, **_som_data(raden)}, status=status)
    if fel:
        return _visa(request, raden, fel, status)
    messages.success(request, f"Sparat. {raden.person}: {_i_ord(raden)}. {_obs(raden)}")
    return redirect("register")


def _som_data(raden: Handlaggning) -> dict[str, Any]:
    """The row's cells as the list shows them, and what the next change is made on top of."""
    return {
        "version": raden.version,
        "gor_pk": getattr(raden, "gor_pk", None) or 0,
        "celler": {
            "agare": agarcell(raden),
            "nasta": datumcell(raden, i_dag()),
            "gor": gorcell(getattr(raden, "gor", "")),
            "steg": raden.get_nasta_display(),
        },
    }


def _obs(raden: Handlaggning) -> str:
    """What comes before the day that someone has chosen: a meeting, a follow-up, or the end of a
    pause comes after it."""
    if raden.satt_datum in (None, raden.nasta_datum):
        return ""
    vad = f"{raden.get_nasta_display()} {datum(raden.nasta_datum)}"
    return f"Valt datum är {datum(raden.satt_datum)}, men det som gäller nu är: {vad}."


def _i_ord(raden: Handlaggning) -> str:
    gor = getattr(raden, "gor", "")
    sysslar = Sysselsattningsval(gor).label.lower() if gor else "okänt"
    return f"ägare {raden.agare or 'ingen'}, nästa datum {datum(raden.nasta_datum)}, gör {sysslar}"


def _visa(request: Begaran, raden: Handlaggning, fel: str = "", status: int = 200) -> HttpResponse:
    logga_visning(request, "register_rad", [raden.person_id])
    agare: list[User] = list(caseworkers(request.kommun, i_dag()))
    return render(
        request,
        "handlaggare/register_rad.html",
        {
            "avdelning": "register",
            "rad": raden,
            "person": raden.person,
            "gor_pk": getattr(raden, "gor_pk", None) or 0,
            "gor": getattr(raden, "gor", "") or "",
            "agare_val": agare,
            "gor_val": Sysselsattningsval.choices,
            "fel": fel,
        },
        status=status,
    )
