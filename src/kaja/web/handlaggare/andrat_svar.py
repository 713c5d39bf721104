"""Answers to changes: that one is to be looked into, and that one has looked through them all.

That they are right is `andrat_godkann`.
"""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from kaja.access.vyer import Begaran, kraver
from kaja.flows.andrat import ifragasatt
from kaja.flows.andrat_motsagt import Motsagd
from kaja.insatser.actions import UppgiftsfelError
from kaja.register.kvittenser import looked_through, not_looked_through
from kaja.register.models import Bedomning
from kaja.web.handlaggare.andrat import GENOMGANGET, GODKANT, andringarna_pa
from kaja.web.handlaggare.andrat_urval import Urval, urvalet
from kaja.web.handlaggare.skydd import ar_dold, ser_skyddade
from kaja.web.klocka import nu


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


def motsagda_bland(request: Begaran, urval: Urval, valda: list[str]) -> list[Motsagd]:
    """The contradictions among those ticked: answer and kind, with a colon between."""
    ser = ser_skyddade(request)
    return [
        en
        for en in urval.motsagda
        if f"{en.bedomning.pk}:{en.slag}" in valda and not ar_dold(en.person, ser=ser)
    ]


def _en(request: Begaran, urval: Urval, val: str) -> tuple[Bedomning, str]:
    """The answer and the sentence of the row that was pressed; 404 when it is there no more."""
    for motsagd in motsagda_bland(request, urval, [val]):
        return motsagd.bedomning, motsagd.mening
    rader = urval.filter.qs.exclude(slag="").filter(pk=int(val) if val.isdecimal() else 0)
    for andring in andringarna_pa(request, urval, list(rader)):
        return andring.bedomning, andring.mening
    raise Http404
