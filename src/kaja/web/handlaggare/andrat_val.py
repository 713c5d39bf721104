"""What the page of changes is asked for: since when, which kind, and narrowed by what."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

import django_filters
from django import forms
from django.db.models import Q, QuerySet

from kaja.access.models import Kommun
from kaja.access.vyer import Begaran
from kaja.intake.models import MottagenFil
from kaja.korningar.models import Korning, Korningslage
from kaja.korningar.queries import with_silence
from kaja.register.andringar import INGET_SVAR
from kaja.register.andringsslag import Slag
from kaja.register.kvittenser import last_looked
from kaja.register.models import Bedomning, Utfall
from kaja.register.orsaker import INGANG
from kaja.regler.skollagen_29_9 import LAGEN_GALLER_FRAN
from kaja.underlag.models import Bevisfaktum, Faktum, Folkbokforingsfaktum, Studiefaktum
from kaja.web.handlaggare.dagord import senaste_sadan
from kaja.web.handlaggare.dagval import Dagfalt
from kaja.web.handlaggare.filter import Listfilter
from kaja.web.klocka import SVERIGE, i_dag, nu
from kaja.web.komponenter.text import datum_langt, tidpunkt

BORJAN = "borjan"
MOTSAGDA = "motsagda"
FLIKAR = {**dict(Slag.choices), MOTSAGDA: "Motsägelser"}
ORSAKER = {
    **INGANG,
    Utfall.OKLART.value: "Oklart",
    INGET_SVAR: "Inget svar längre",
    "kaa.hemkommun": "Bor inte i kommunen",
    "kaa.p1": "Har fyllt 20",
    "kaa.p2": "Skolplikten är inte över",
    "kaa.p3": "Går i gymnasieutbildning",
    "kaa.p4": "Har gymnasieexamen",
    "kaa.p5": "Har gymnasiebevis",
    "kaa.p6": "Har motsvarande utbildning",
    "": "Omfattas",
}
"""Why the answer is as it is now: what changes are grouped by."""
MARGINAL = timedelta(seconds=10)
"""A change that is being written is known from a moment before it can be seen."""


class Sedanform(forms.Form):
    """The day to compare with; empty is since the user last looked."""

    sedan = Dagfalt(label="Ändrat sedan", utan_ar=senaste_sadan)

    def clean_sedan(self) -> date | None:
        dag: date | None = self.cleaned_data["sedan"]
        if dag is not None and dag > i_dag():
            raise forms.ValidationError(
                f"Ändrat sedan: {datum_langt(dag)} har inte varit än. Välj i dag eller tidigare."
            )
        return dag


class Sedan(NamedTuple):
    """The moment to compare with, in words too; `sett` when it is the user's own."""

    tid: datetime
    ord: str
    sett: datetime | None


def sedan_ur(request: Begaran, form: Sedanform) -> Sedan:
    """The day of the address, from its beginning; else when the user last looked; else all."""
    sett = last_looked(request.kommun, request.user)
    dag = form.cleaned_data.get("sedan") if form.is_valid() else None
    if dag is not None:
        return Sedan(_borjan(dag), f"från och med {datum_langt(dag)}", sett)
    if sett is None or request.GET.get("fran") == BORJAN:
        return Sedan(_borjan(LAGEN_GALLER_FRAN), "från början", sett)
    return Sedan(sett, f"sedan du gick igenom dem {tidpunkt(sett)}", sett)


def _borjan(dag: date) -> datetime:
    return datetime.combine(dag, time.min, SVERIGE)


def sett_nu(kommun: Kommun) -> datetime:
    """Until when one who looks now has seen all: before what runs that go on may still write."""
    pagar = with_silence(Korning.objects.filter(kommun=kommun, lage=Korningslage.PAGAR))
    borjade = [en.begard - MARGINAL for en in pagar if not getattr(en, "tyst", False)]
    return min([nu() - MARGINAL, *borjade])


class Andratfilter(Listfilter):
    """Filters of the changes: a protected person is never found by a reason, a file or a school,
    by one who may not see who it is."""

    orsak = django_filters.ChoiceFilter(
        method="filter_orsak",
        label="Så här är det nu",
        choices=[(namn, ord_) for namn, ord_ in ORSAKER.items() if namn],
        empty_label="Allt",
    )
    fil = django_filters.ChoiceFilter(
        method="filter_fil", label="Fil", choices=(), empty_label="Alla filer"
    )
    enhet = django_filters.CharFilter(
        method="filter_enhet",
        label="Skolenhetskod",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    dag = None
    delen = None
    ar = None

    def __init__(self, *args: Any, kommun: Kommun, sedan: datetime, **kwargs: Any) -> None:
        super().__init__(*args, kommun=kommun, **kwargs)
        self.sedan = sedan
        self.filters["fil"].extra["choices"] = _filer(kommun, sedan)

    def filter_orsak(self, rader: Any, _: str, val: str) -> Any:
        return self._synliga(rader).filter(Q(orsak=val))

    def filter_fil(self, rader: QuerySet[Bedomning], _: str, val: str) -> QuerySet[Bedomning]:
        """Those of whom the file has begun, or ceased, to say something."""
        sagt = [
            self._rort(model).filter(fil=int(val)).values("person")
            for model in (Folkbokforingsfaktum, Studiefaktum, Bevisfaktum)
        ]
        villkor = Q(person__in=sagt[0]) | Q(person__in=sagt[1]) | Q(person__in=sagt[2])
        return self._synliga(rader).filter(villkor)

    def filter_enhet(self, rader: QuerySet[Bedomning], _: str, val: str) -> QuerySet[Bedomning]:
        """Those who go, or have gone, to the school unit."""
        skola = Studiefaktum.objects.filter(kommun=self.kommun, skolenhetskod=val.strip()[:20])
        return self._synliga(rader).filter(person__in=skola.values("person"))

    def _rort(self, model: type[Faktum]) -> QuerySet[Any]:
        since = Q(kand_fran__gt=self.sedan) | Q(ersatt__gt=self.sedan)
        found: QuerySet[Any] = model.objects.filter(since, kommun=self.kommun)
        return found


def _filer(kommun: Kommun, sedan: datetime) -> list[tuple[int, str]]:
    """The files that have been read in, or taken back, since; the latest first."""
    rort = Q(inlast_tid__gt=sedan) | Q(angrad_tid__gt=sedan)
    rader = MottagenFil.objects.filter(rort, kommun=kommun).order_by("-mottagen", "-pk")
    return [
        (pk, f"{namn}, {tidpunkt(mottagen)}")
        for pk, namn, mottagen in rader.values_list("pk", "namn", "mottagen")[:200]
    ]
