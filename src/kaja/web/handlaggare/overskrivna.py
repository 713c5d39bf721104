"""Warnings that were overridden, for the data protection officer: who wrote what kind where.

Neither the text nor the person it is about is here; the object's id leads those to it who may open
it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import django_filters
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from kaja.access.models import User
from kaja.access.vyer import Begaran, kraver
from kaja.audit.models import Overskrivning
from kaja.audit.queries import of_kind, overrides
from kaja.regler.forbjudna_uppgifter import REGLER, Slag
from kaja.web.handlaggare.export import tabellfil
from kaja.web.handlaggare.filter import Chipfilter
from kaja.web.komponenter.text import dag_iso

PER_SIDA = 25
RUBRIKER = ("Tid", "Vem", "Fält", "Var", "Slag", "Regler", "Skäl")


class Overskrivningsfilter(Chipfilter):
    """Which kind, and who wrote: `namn` has the name of everyone who has, by actor."""

    slag = django_filters.ChoiceFilter(
        method="filter_slag",
        label="Slag",
        choices=[(slag.value, regel.namn) for slag, regel in REGLER.items()],
        empty_label="Alla slag",
    )
    vem = django_filters.ChoiceFilter(
        field_name="aktor", label="Vem som skrev", empty_label="Alla", choices=()
    )

    class Meta:
        model = Overskrivning
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, namn: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["vem"].extra["choices"] = tuple(namn.items())

    def filter_slag(
        self, rader: QuerySet[Overskrivning], _: str, slag: str
    ) -> QuerySet[Overskrivning]:
        return rader.filter(of_kind(slag))


class Rad(NamedTuple):
    """A row as it is read: names and words instead of ids."""

    rad: Overskrivning
    vem: str
    slag: str


@kraver("logg.se")
def overskrivna(request: Begaran) -> HttpResponse:
    """The overridden warnings of the municipality, the latest first."""
    namn = _skrivare(request)
    urval = _urval(request, namn)
    sidor = Paginator(urval.qs, PER_SIDA)
    sida = sidor.get_page(request.GET.get("page"))
    return render(
        request,
        "handlaggare/overskrivna.html",
        {
            "avdelning": "overskrivna",
            "filter": urval,
            "sida": sida,
            "antal": sidor.count,
            "rader": [_i_ord(rad, namn) for rad in sida],
        },
    )


@kraver("logg.se")
def export(request: Begaran, format: str) -> HttpResponse:
    """The same rows as a file."""
    namn = _skrivare(request)
    rader = (_cellerna(_i_ord(rad, namn)) for rad in _urval(request, namn).qs)
    return tabellfil(request, format, "overskrivna", RUBRIKER, rader)


def _urval(request: Begaran, namn: dict[str, str]) -> Overskrivningsfilter:
    return Overskrivningsfilter(request.GET, queryset=overrides(request.kommun.kod), namn=namn)


def _skrivare(request: Begaran) -> dict[str, str]:
    """Those who have overridden a warning in the municipality: the name by actor."""
    rader = overrides(request.kommun.kod).order_by("aktor")
    aktorer = list(rader.values_list("aktor", flat=True).distinct())
    nycklar = [nr for aktor in aktorer if (nr := aktor.rpartition(":")[2]).isdecimal()]
    namn = {user.aktor: user.namn for user in User.objects.filter(pk__in=nycklar)}
    return {aktor: namn.get(aktor, aktor) for aktor in aktorer}


def _i_ord(rad: Overskrivning, namn: dict[str, str]) -> Rad:
    slag = ", ".join(REGLER[Slag(slag)].namn for slag in rad.slagen)
    return Rad(rad, namn[rad.aktor], slag)


def _cellerna(en: Rad) -> tuple[object, ...]:
    rad = en.rad
    return (
        *(dag_iso(rad.tid), en.vem, rad.falt, rad.objekt),
        *(en.slag, ", ".join(rad.reglerna), rad.get_skal_display()),
    )
