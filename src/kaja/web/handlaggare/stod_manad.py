"""A month's support: attendance for all at once, and the basis for payroll, seen before it is taken
out."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kaja.access.vyer import Begaran, kraver
from kaja.insatser.actions.loneunderlag import take_out_basis
from kaja.insatser.actions.stod import StodfelError, note_attendance
from kaja.insatser.models import Atgard, Lonskal, Stodval
from kaja.insatser.queries.atgardskatalog import katalogen
from kaja.insatser.queries.stod import Underlagsrad, attendance, decisions_in, payroll_basis
from kaja.regler.atgarder import Katalog, Narvarodagar
from kaja.tabell.write import write_csv
from kaja.web.handlaggare.skydd import ar_dold, ser_skyddade
from kaja.web.handlaggare.stod_form import Underlagsform, manad_i_ord, vald_manad
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import personnummer

RUBRIKER = (
    *("Personnummer", "Namn", "Stöd", "Åtgärd", "Från", "Till och med"),
    *("Belopp kronor", "Beslut", "Räknat så"),
)


@dataclass(frozen=True, slots=True)
class Narvarorad:
    """An åtgärd with support in the month, and its days as they stand in the form."""

    atgard: Atgard
    namn: str
    dold: bool
    dagar: str
    planerade: str
    oppnad: str
    fel: str = ""


@dataclass(frozen=True, slots=True)
class Kronor:
    """An amount in a file for payroll: a number with a comma, also when it is less than zero."""

    belopp: Decimal

    def __str__(self) -> str:
        return f"{self.belopp:.2f}".replace(".", ",")


@kraver("insats.skriva")
def narvaron(request: Begaran) -> HttpResponse:
    """The month's attendance, row by row, saved all at once or not at all."""
    manad = vald_manad(request.GET.get("manad", ""), i_dag())
    rader = _narvarorader(request, manad)
    logga_visning(request, "stod", [r.atgard.person_id for r in rader])
    if request.method == "POST":
        rader, dagar = _last(request, rader)
        if not any(r.fel for r in rader) and _antecknad(request, manad, dagar):
            return redirect(f"{reverse('stod')}?manad={manad:%Y-%m}")
    visar = {"avdelning": "stod", "rader": rader, "fel": [r for r in rader if r.fel]}
    return render(
        request,
        "handlaggare/stod_manad.html",
        {**visar, **_manaderna(manad)},
    )


def _narvarorader(request: Begaran, manad: date) -> list[Narvarorad]:
    """One row for each åtgärd with support in the month."""
    beslut = decisions_in(request.user, request.kommun, manad)
    atgarder = {b.atgard_id: b.atgard for b in beslut}
    kanda = attendance(request.kommun, manad, list(atgarder))
    katalog, ser = katalogen(request.kommun), ser_skyddade(request)
    return [
        _rad(a, _namn(katalog, a), ar_dold(a.person, ser=ser), kanda.get(pk))
        for pk, a in atgarder.items()
    ]


def _rad(atgard: Atgard, namn: str, dold: bool, kand: Narvarodagar | None) -> Narvarorad:
    if kand is None:
        return Narvarorad(atgard, namn, dold, "", "", "")
    dagar, planerade = map(str, kand)
    return Narvarorad(atgard, namn, dold, dagar, planerade, f"{dagar}/{planerade}")


def _namn(katalog: Katalog, atgard: Atgard) -> str:
    return katalog.slag(atgard.slag, atgard.fran or atgard.erbjuden).namn


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
        fel = _fel(par) or _krock(rad, par, oppnad)
        if not fel and all(par):
            dagar[pk] = Narvarodagar(int(par[0]), int(par[1]))
        lasta.append(replace(rad, dagar=par[0], planerade=par[1], fel=fel))
    return lasta, dagar


def _krock(rad: Narvarorad, par: list[str], oppnad: str) -> str:
    """Someone else has noted other days since the page was opened."""
    if rad.oppnad in (oppnad, "/".join(par)):
        return ""
    sparat = "inga dagar" if not rad.oppnad else " av ".join(rad.oppnad.split("/"))
    return f"Någon annan har sparat {sparat} sedan du öppnade sidan. Spara igen om ditt stämmer."


def _fel(par: list[str]) -> str:
    if not any(par):
        return ""
    if not all(text.isdecimal() and len(text) <= 2 for text in par):
        return "Skriv båda talen med siffror: dagar med närvaro, och planerade dagar."
    dagar, planerade = map(int, par)
    if dagar > planerade or planerade > 31:
        return f"{dagar} av {planerade} dagar går inte ihop."
    return ""


def _antecknad(request: Begaran, manad: date, dagar: dict[int, Narvarodagar]) -> bool:
    try:
        note_attendance(
            kommun=request.kommun, manad=manad, dagar=dagar, user=request.user, tid=nu()
        )
    except StodfelError as fel:
        messages.error(request, str(fel))
        return False
    messages.success(request, f"Närvaron för {manad_i_ord(manad)} är sparad.")
    return True


@kraver("stod.underlag")
def underlaget(request: Begaran) -> HttpResponse:
    """What payroll would be told of the month; posted with a reason, the file. Both are logged."""
    manad = vald_manad(request.GET.get("manad", ""), i_dag())
    rader = payroll_basis(request.user, request.kommun, manad)
    form = Underlagsform(request.POST or None)
    if form.is_valid():
        svar = _filen(request, manad, Lonskal(form.cleaned_data["skal"]))
        if svar is not None:
            return svar
    katalog = katalogen(request.kommun)
    logga_visning(request, "stod.underlag", [r.atgard.person_id for r in rader])
    oppna = [(r, _namn(katalog, r.atgard), Stodval(r.slag).label) for r in rader]
    return render(
        request,
        "handlaggare/stod_underlag.html",
        {
            "avdelning": "stod",
            "rader": [rad for rad in oppna if not rad[0].atgard.person.skyddad],
            "skyddade": [rad for rad in oppna if rad[0].atgard.person.skyddad],
            "saknas": sum(r.skillnad is None for r in rader),
            "summa": sum((r.skillnad or Decimal(0) for r in rader), Decimal(0)),
            "nagot": any(r.skillnad for r in rader),
            "form": form,
            **_manaderna(manad),
        },
    )


def _filen(request: Begaran, manad: date, skal: Lonskal) -> HttpResponse | None:
    try:
        _, rader = take_out_basis(
            kommun=request.kommun,
            manad=manad,
            skal=skal,
            bekraftade={int(v) for v in request.POST.getlist("med") if v.isdecimal()},
            user=request.user,
            tid=nu(),
        )
    except StodfelError as fel:
        messages.error(request, str(fel))
        return None
    logga_visning(request, "stod.underlag.csv", [r.atgard.person_id for r in rader])
    katalog, text = katalogen(request.kommun), io.StringIO(newline="")
    write_csv(text, RUBRIKER, [_celler(r, katalog) for r in rader], bom=True)
    svar = HttpResponse(text.getvalue().encode(), content_type="text/csv; charset=utf-8")
    svar["Content-Disposition"] = f'attachment; filename="stod-{manad:%Y-%m}-{i_dag()}.csv"'
    return svar


def _celler(rad: Underlagsrad, katalog: Katalog) -> list[object]:
    person = rad.atgard.person
    assert rad.skillnad is not None
    return [
        personnummer(person.nummer),
        str(person),
        Stodval(rad.slag).label,
        _namn(katalog, rad.atgard),
        rad.fran,
        rad.tom,
        Kronor(rad.skillnad),
        rad.nummer,
        rad.stod.mening,
    ]


def _manaderna(manad: date) -> dict[str, object]:
    """The month in words, and the ones before and after."""
    nasta = (manad + timedelta(days=32)).replace(day=1)
    return {
        "manad": manad,
        "manad_i_ord": manad_i_ord(manad),
        "fore": (manad - timedelta(days=1)).replace(day=1),
        "nasta": nasta,
    }
