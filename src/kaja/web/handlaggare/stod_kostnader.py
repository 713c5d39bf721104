"""What economic support has cost a year: in numbers, and for those who may see persons by youth."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import render

from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver
from kaja.insatser.models import Stodval
from kaja.insatser.queries.atgardskatalog import katalogen
from kaja.insatser.queries.stodkostnad import Kostnad, costs, costs_of_youths
from kaja.regler.atgarder import Katalog
from kaja.statistik.maskering import MINST, Visat, few
from kaja.ungdom.models import Person
from kaja.ungdom.queries import visible_to
from kaja.web.handlaggare.skydd import ar_dold, ser_skyddade
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.klocka import i_dag


class Kostnadsrad(NamedTuple):
    """What a youth's support under an åtgärd has cost."""

    person: Person
    dold: bool
    atgard: str
    belopp: Decimal

    @property
    def person_id(self) -> int:
        return self.person.pk


@kraver("stod.kostnad")
def kostnader(request: Begaran) -> HttpResponse:
    """What payroll was told of the year's months. Who sees only numbers sees none that is about
    fewer than five youths."""
    ar = aret(request)
    katalog = katalogen(request.kommun)
    rader = costs(request.user, request.kommun, ar)
    ser_personer = may(request.user, "person.se", request.kommun)
    unga = per_ung(request, katalog, ar)
    logga_visning(request, "stod.kostnader", sorted({rad.person_id for rad in unga}))
    return render(
        request,
        "handlaggare/stod_kostnader.html",
        {
            "avdelning": "stod_kostnader",
            "ar": ar,
            "fore": ar - 1,
            "nasta": ar + 1 if ar < i_dag().year else None,
            "rader": [i_siffror(rad, katalog, dolj=not ser_personer) for rad in rader],
            "summa": summan(rader, dolj=not ser_personer),
            "unga": unga,
            "far_exportera": may(request.user, "export.gora", request.kommun),
            "ser_personer": ser_personer,
        },
    )


def aret(request: Begaran) -> int:
    text = request.GET.get("ar", "")
    return int(text) if re.fullmatch("20[0-9]{2}", text) else i_dag().year


def i_siffror(
    rad: Kostnad, katalog: Katalog, *, dolj: bool
) -> tuple[str, str, Visat, Decimal | None]:
    namn = katalog.slag(rad.atgard, i_dag()).namn
    unga = few(rad.unga) if dolj else rad.unga
    visas = not (dolj and rad.unga < MINST)
    return namn, Stodval(rad.stod).label, unga, rad.belopp if visas else None


def summan(rader: list[Kostnad], *, dolj: bool) -> Decimal | None:
    """The whole year; not where it would tell a row that is hidden."""
    if dolj and any(rad.unga < MINST for rad in rader):
        return None
    return sum((rad.belopp for rad in rader), Decimal(0))


def per_ung(request: Begaran, katalog: Katalog, ar: int) -> list[Kostnadsrad]:
    """Each youth; the caller logs whom it shows."""
    rader = costs_of_youths(request.user, request.kommun, ar)
    personer = visible_to(request.user, request.kommun).in_bulk([rad.person for rad in rader])
    ser = ser_skyddade(request)
    return [
        Kostnadsrad(
            personer[rad.person],
            ar_dold(personer[rad.person], ser=ser),
            katalog.slag(rad.atgard, i_dag()).namn,
            rad.belopp,
        )
        for rad in rader
        if rad.person in personer
    ]
