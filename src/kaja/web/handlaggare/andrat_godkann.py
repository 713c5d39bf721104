"""That changes are right: those ticked, one, or all of a kind; and the way back."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from kaja.access.vyer import Begaran, kraver
from kaja.flows.andrat import sedda
from kaja.register.andringar import Rader
from kaja.register.kvittenser import Sedd, accept, take_back
from kaja.web.handlaggare.andrat import GENOMGANGET, GODKANT
from kaja.web.handlaggare.andrat_svar import motsagda_bland, tillbaka
from kaja.web.handlaggare.andrat_urval import Urval, synliga, urvalet
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
    motsagt = [Sedd(en.bedomning.pk, en.vad) for en in motsagda_bland(request, urval, valda)]
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
