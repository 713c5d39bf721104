"""A month's support as payroll is told of it: seen first, then taken out."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from kaja.access.vyer import Begaran, kraver
from kaja.insatser.actions.loneunderlag import take_out_basis
from kaja.insatser.actions.stodfel import StodfelError
from kaja.insatser.models import Lonskal, Stodval
from kaja.insatser.queries.atgardskatalog import katalogen
from kaja.insatser.queries.loneunderlag import Underlagsrad, payroll_basis
from kaja.regler.atgarder import Katalog
from kaja.tabell.write import write_csv
from kaja.web.handlaggare.stod_form import Underlagsform, atgardsnamn, manaderna, vald_manad
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import personnummer

RUBRIKER = (
    *("Personnummer", "Namn", "Stöd", "Åtgärd", "Från", "Till och med"),
    *("Belopp kronor", "Beslut", "Räknat så"),
)


class Kronor(NamedTuple):
    """An amount in a file for payroll: a number with a comma, also when it is less than zero."""

    belopp: Decimal

    def __str__(self) -> str:
        return f"{self.belopp:.2f}".replace(".", ",")


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
    oppna = [(r, atgardsnamn(katalog, r.atgard), Stodval(r.slag).label) for r in rader]
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
            **manaderna(manad),
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
        atgardsnamn(katalog, rad.atgard),
        rad.fran,
        rad.tom,
        Kronor(rad.skillnad),
        rad.nummer,
        rad.stod.mening,
    ]
