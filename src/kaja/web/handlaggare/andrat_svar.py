"""Answers to changes: that they are right, that one is to be looked into, and that one has looked
through them all; and the way back from each."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kaja.access.vyer import Begaran, kraver
from kaja.flows.andrat import ifragasatt, sedda
from kaja.flows.andrat_motsagt import Motsagd
from kaja.insatser.actions import UppgiftsfelError
from kaja.register.andringar import Rader
from kaja.register.kvittenser import (
    Sedd,
    accept,
    looked_through,
    not_looked_through,
    take_back,
)
from kaja.register.models import Bedomning
from kaja.web.handlaggare.andrat import (
    GENOMGANGET,
    GODKANT,
    Urval,
    andringarna_pa,
    synliga,
    urvalet,
)
from kaja.web.handlaggare.andrat_val import FLIKAR, MOTSAGDA, ORSAKER
from kaja.web.handlaggare.skydd import ar_dold, ser_skyddade
from kaja.web.klocka import nu
from kaja.web.komponenter.text import antal

INGA_VALDA = "Kryssa för de ändringar som du vill godkänna."


@kraver("andring.kvittera")
@require_POST
def godkann(request: Begaran) -> HttpResponse:
    """Those ticked, or the one whose own button was pressed, are right."""
    urval, valda = urvalet(request), _valda(request)
    if not valda:
        messages.error(request, INGA_VALDA)
        return tillbaka(request)
    rader = synliga(request, urval.filter.qs.exclude(slag="")).filter(
        pk__in=[int(en) for en in valda if en.isdecimal()]
    )
    motsagt = [Sedd(en.bedomning.pk, en.vad) for en in _motsagda(request, urval, valda)]
    return _godkann(request, [*_sedda(rader, urval), *motsagt])


@kraver("andring.kvittera")
def godkann_alla(request: Begaran) -> HttpResponse:
    """All of the kind and the filters are right. First how many; then, if they are as many still,
    it is done."""
    urval, flik = urvalet(request), request.GET.get("flik", "")
    if flik not in FLIKAR:
        raise Http404
    wanted = _alla(request, urval, flik)
    n = len({en.bedomning for en in wanted})
    if request.method == "POST" and request.POST.get("antal") == str(n):
        return _godkann(request, wanted)
    return render(
        request,
        "handlaggare/andrat_godkann.html",
        {
            "avdelning": "andrat",
            "antal": n,
            "flik": FLIKAR[flik],
            "orsak": ORSAKER.get(request.GET.get("orsak", ""), ""),
            "urval": urval,
            "ny_rakning": request.method == "POST",
        },
    )


@kraver("andring.kvittera")
@require_POST
def angra(request: Begaran) -> HttpResponse:
    """Take back what the user accepted last in this session."""
    godkant = request.session.pop(GODKANT, None)
    if godkant is None:
        messages.error(request, "Det finns inget godkännande att ångra.")
        return tillbaka(request)
    n = take_back(
        kommun=request.kommun,
        kvitterad=datetime.fromisoformat(godkant["tid"]),
        user=request.user,
        tid=nu(),
    )
    messages.success(request, f"{antal(n, 'godkännande', 'godkännanden')} är ångrade.")
    return tillbaka(request)


@kraver("andring.kvittera")
@require_POST
def fraga(request: Begaran) -> HttpResponse:
    """Question a change: a task for anyone, or with `ta` for the user."""
    urval, val = urvalet(request), request.POST.get("ta") or request.POST.get("fraga", "")
    bedomning, mening = _en(request, urval, val)
    if ar_dold(bedomning.person, ser=ser_skyddade(request)):
        raise PermissionDenied
    ta = bool(request.POST.get("ta"))
    try:
        ifragasatt(
            kommun=request.kommun,
            bedomning=bedomning,
            mening=mening,
            user=request.user,
            tid=nu(),
            ta=ta,
        )
    except UppgiftsfelError as fel:
        messages.error(request, str(fel))
    else:
        sagt = "Uppgiften är din." if ta else "Ifrågasatt. Uppgiften väntar på att någon tar den."
        messages.success(request, f"{bedomning.person}: {sagt}")
    return tillbaka(request)


@kraver("andring.se")
@require_POST
def gatt_igenom(request: Begaran) -> HttpResponse:
    """The user has looked through what the page showed."""
    try:
        till = datetime.fromisoformat(request.POST.get("till", ""))
        till = min(till, nu())
    except (ValueError, TypeError) as fel:
        raise Http404 from fel
    looked_through(kommun=request.kommun, user=request.user, till=till, tid=nu())
    request.session[GENOMGANGET] = True
    request.session.pop(GODKANT, None)
    return redirect("andrat")


@kraver("andring.se")
@require_POST
def inte_gatt_igenom(request: Begaran) -> HttpResponse:
    """As it was before the user said so."""
    request.session.pop(GENOMGANGET, None)
    not_looked_through(kommun=request.kommun, user=request.user, tid=nu())
    return redirect("andrat")


def tillbaka(request: Begaran) -> HttpResponseRedirect:
    """To the page with the same choices, which are in the address of what was pressed."""
    return redirect(f"{reverse('andrat')}?{request.GET.urlencode()}")


def _godkann(request: Begaran, wanted: list[Sedd]) -> HttpResponse:
    tid = nu()
    n = accept(kommun=request.kommun, sedda=wanted, user=request.user, tid=tid)
    if n:
        personer = len({en.bedomning for en in wanted})
        request.session[GODKANT] = {"tid": tid.isoformat(), "antal": personer}
        request.session.pop(GENOMGANGET, None)
    else:
        messages.info(request, "Ändringarna var redan godkända.")
    return tillbaka(request)


def _valda(request: Begaran) -> list[str]:
    ensam = request.POST.get("en")
    return [ensam] if ensam else request.POST.getlist("val")


def _sedda(rader: Rader, urval: Urval) -> list[Sedd]:
    rows = rader.values_list("pk", "sett", "person_id")
    return list(sedda(list(rows), urval.skyddade))


def _alla(request: Begaran, urval: Urval, flik: str) -> list[Sedd]:
    if flik == MOTSAGDA:
        ser = ser_skyddade(request)
        oppna = (en for en in urval.motsagda if not ar_dold(en.person, ser=ser))
        return [Sedd(en.bedomning.pk, en.vad) for en in oppna if en.kvittens is None]
    rader = synliga(request, urval.filter.qs).filter(slag=flik, kvitterad=False)
    return _sedda(rader, urval)


def _motsagda(request: Begaran, urval: Urval, valda: list[str]) -> list[Motsagd]:
    """The contradictions among those ticked: answer and kind, with a colon between."""
    ser = ser_skyddade(request)
    return [
        en
        for en in urval.motsagda
        if f"{en.bedomning.pk}:{en.slag}" in valda and not ar_dold(en.person, ser=ser)
    ]


def _en(request: Begaran, urval: Urval, val: str) -> tuple[Bedomning, str]:
    """The answer and the sentence of the row that was pressed; 404 when it is there no more."""
    for motsagd in _motsagda(request, urval, [val]):
        return motsagd.bedomning, motsagd.mening
    rader = urval.filter.qs.exclude(slag="").filter(pk=int(val) if val.isdecimal() else 0)
    for andring in andringarna_pa(request, urval, list(rader)):
        return andring.bedomning, andring.mening
    raise Http404
