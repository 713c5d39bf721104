"""A month's attendance, for all who have support at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.insatser.actions.narvaro import NarvarokrockError, note_attendance
from kaja.insatser.actions.stodfel import StodfelError
from kaja.insatser.models import Atgard
from kaja.insatser.queries.atgardskatalog import katalogen
from kaja.insatser.queries.stod import attendance, decisions_in
from kaja.regler.atgarder import Narvarodagar
from kaja.web.handlaggare.skydd import ar_dold, ser_skyddade
from kaja.web.handlaggare.stod_form import atgardsnamn, manad_i_ord, manaderna, vald_manad
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.klocka import i_dag, nu


class Narvarorad(NamedTuple):
    """An åtgärd with support in the month, and its days as they stand in the form."""

    atgard: Atgard
    namn: str
    dold: bool
    dagar: str
    planerade: str
    oppnad: str
    fel: str = ""


@kraver("insats.skriva")
def narvaron(request: Begaran) -> HttpResponse:
    """The month's attendance, row by row, saved all at once or not at all."""
    manad = vald_manad(request.GET.get("manad", ""), i_dag())
    rader = narvarorader(request, manad)
    logga_visning(request, "stod", [r.atgard.person_id for r in rader])
    if request.method == "POST":
        rader, dagar = _last(request, rader)
        if not any(r.fel for r in rader):
            krockar = _antecknad(request, manad, dagar)
            if krockar is None:
                return redirect(f"{reverse('stod')}?manad={manad:%Y-%m}")
            rader = [_krockat(rad, krockar) for rad in rader]
    visar = {"avdelning": "stod", "rader": rader, "fel": [r for r in rader if r.fel]}
    far_exportera = may(request.user, "export.gora", request.kommun)
    return render(
        request,
        "handlaggare/stod_manad.html",
        {**visar, **manaderna(manad), "far_exportera": far_exportera},
    )


def narvarorader(request: Begaran, manad: date) -> list[Narvarorad]:
    """One row for each åtgärd with support in the month."""
    beslut = decisions_in(request.user, request.kommun, manad)
    atgarder = {b.atgard_id: b.atgard for b in beslut}
    kanda = attendance(request.kommun, manad, list(atgarder))
    katalog, ser = katalogen(request.kommun), ser_skyddade(request)
    return [
        _rad(a, atgardsnamn(katalog, a), ar_dold(a.person, ser=ser), kanda.get(pk))
        for pk, a in atgarder.items()
    ]


def _rad(atgard: Atgard, namn: str, dold: bool, kand: Narvarodagar | None) -> Narvarorad:
    if kand is None:
        return Narvarorad(atgard, namn, dold, "", "", "")
    dagar, planerade = map(str, kand)
    return Narvarorad(atgard, namn, dold, dagar, planerade, f"{dagar}/{planerade}")


def _last(
    request: Begaran, rader: list[Narvarorad]
) -> tuple[list[Narvarorad], dict[int, Narvarodagar]]:
    """The rows as they were typed, and the days of those that are filled in."""
    lasta, dagar = [], {}
    for rad in rader:
        pk = rad.atgard.pk
        if rad.dold or f"dagar_{pk}" not in request.POST:
            lasta.append(rad)
            continue
        par = [request.POST.get(f"{falt}_{pk}", "").strip() for falt in ("dagar", "planerade")]
        oppnad = request.POST.get(f"oppnad_{pk}", "")
        if oppnad and "/".join(par) == oppnad:  # not touched here: what is saved stands
            lasta.append(rad)
            continue
        fel = _fel(par)
        if not fel and all(par):
            dagar[pk] = Narvarodagar(int(par[0]), int(par[1]))
        lasta.append(rad._replace(dagar=par[0], planerade=par[1], fel=fel))
    return lasta, dagar


def _krockat(rad: Narvarorad, krockar: Mapping[int, Narvarodagar | None]) -> Narvarorad:
    """Someone else has noted other days since the page was opened."""
    if rad.atgard.pk not in krockar:
        return rad
    sparat = krockar[rad.atgard.pk]
    vad = f"{sparat.dagar} av {sparat.planerade}" if sparat else "inga dagar"
    fel = f"Någon annan har sparat {vad} sedan du öppnade sidan. Spara igen om ditt stämmer."
    return rad._replace(oppnad="/".join(map(str, sparat or ())), fel=fel)


def _fel(par: list[str]) -> str:
    if not any(par):
        return ""
    if not all(text.isdecimal() and len(text) <= 2 for text in par):
        return "Skriv båda talen med siffror: dagar med närvaro, och planerade dagar."
    dagar, planerade = map(int, par)
    if dagar > planerade or planerade > 31:
        return f"{dagar} av {planerade} dagar går inte ihop."
    return ""


def _antecknad(
    request: Begaran, manad: date, dagar: dict[int, Narvarodagar]
) -> Mapping[int, Narvarodagar | None] | None:
    """None when it is saved; otherwise what someone else has, by åtgärd (id)."""
    try:
        note_attendance(
            kommun=request.kommun,
            manad=manad,
            dagar=dagar,
            sedda=_sedda(request, dagar),
            user=request.user,
            tid=nu(),
        )
    except NarvarokrockError as krock:
        return krock.sparat
    except StodfelError as fel:
        messages.error(request, str(fel))
        return {}
    messages.success(request, f"Närvaron för {manad_i_ord(manad)} är sparad.")
    return None


def _sedda(request: Begaran, atgarder: Iterable[int]) -> dict[int, Narvarodagar]:
    """The days that stood in the form when it was opened."""
    oppnade = {pk: request.POST.get(f"oppnad_{pk}", "").split("/") for pk in atgarder}
    talen = {pk: par for pk, par in oppnade.items() if len(par) == 2 and not _fel(par)}
    return {pk: Narvarodagar(*map(int, par)) for pk, par in talen.items()}
