"""What was just done with tasks, with the way to take it back. The address says which time it was:
nothing is kept between the two pages."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kaja.access.models import User
from kaja.access.vyer import Begaran
from kaja.insatser.models import Massandring, Massandringsslag
from kaja.insatser.queries import batches
from kaja.web.komponenter.text import antal, datum_langt

NYCKEL = "gjort"


class Gjort(NamedTuple):
    """The sentence, and the batch (id) that an undo takes back."""

    mening: str
    pk: int


def tillbaka(request: Begaran, **fraga: int) -> HttpResponse:
    """To the page it was done on: a person's, or what to do."""
    person, vems = request.POST.get("tillbaka", ""), request.POST.get("vems", "")
    if person.isdecimal():
        return redirect(reverse("person", args=[int(person[:18])], query=fraga))
    return redirect(reverse("att_gora", query=({"vems": vems} if vems.isalpha() else {}) | fraga))


def just_gjort(request: Begaran) -> Gjort | None:
    """What the address says was done, until it is taken back. Without it, no query."""
    pk = request.GET.get(NYCKEL, "")
    if not pk.isdecimal():
        return None
    mina = batches(request.user, request.kommun).filter(angrad__isnull=True, vad__in=MENING)
    batch = mina.filter(pk=int(pk[:18])).first()
    return Gjort(MENING[Massandringsslag(batch.vad)](batch), batch.pk) if batch else None


def _tagna(batch: Massandring) -> str:
    return f"Du har tagit {_uppgifter(len(batch.fore['tagna']))}."


def _skjutna(batch: Massandring) -> str:
    skjutna = batch.fore["skjutna"]
    till = date.fromisoformat(next(iter(skjutna.values()))[3])
    return f"{_uppgifter(len(skjutna))} kommer tillbaka {datum_langt(till)}."


def _lamnade(batch: Massandring) -> str:
    agare = next(blev for _, blev in batch.fore["agare"].values())
    return f"{User.objects.get(pk=agare)} är ägare till {antal(batch.antal, 'ungdom', 'ungdomar')}."


def _klara(batch: Massandring) -> str:
    hur_manga = len(batch.fore["klara"])
    return f"{_uppgifter(hur_manga)} {'klar' if hur_manga == 1 else 'klara'}."


def _uppgifter(hur_manga: int) -> str:
    return antal(hur_manga, "uppgift", "uppgifter")


MENING = {
    Massandringsslag.TAGNA: _tagna,
    Massandringsslag.SKJUTNA: _skjutna,
    Massandringsslag.AGARE: _lamnade,
    Massandringsslag.KLARA: _klara,
}
"""What was done, in words, for each kind that is done from a task."""
