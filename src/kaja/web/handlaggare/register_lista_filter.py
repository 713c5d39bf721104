"""What the register can be narrowed by, all of it in the address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, QuerySet, Subquery

from kaja.access.enheter import unit_mates
from kaja.access.models import User
from kaja.insatser.models import ETAPP_I_ORD, Handlaggning, Sysselsattningsval
from kaja.regler.skollagen_29_9.ingang import INGANGSORSAKER
from kaja.regler.uppfoljning import Etapp
from kaja.ungdom.queries import matching
from kaja.web.handlaggare.dagord import las_dag
from kaja.web.handlaggare.filter import ALDRAR, Chipfilter, alderns_villkor
from kaja.web.handlaggare.register_lista_urval import GOR_NU, PERSONEN, POSTEN
from kaja.web.klocka import i_dag

MINA, ENHETEN, INGEN, OKAND = "mina", "enheten", "ingen", "okand"
"""Whose they are, said so that a shared view means the one who looks; and nobody's."""

SOKBAR = Subquery(PERSONEN.values("sokbar")[:1])
"""What one searches in, looked up for those in the register as what they are sorted by."""


class Ordfalt(forms.CharField):
    """A day as one types it: 2026-12-01, 1/12 or i dag."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return las_dag(text, i_dag()) if text else None
        except ValueError as fel:
            raise forms.ValidationError(f"{self.label}: {fel}") from None


class Ordfilter(django_filters.Filter):
    """From or until a day."""

    field_class = Ordfalt


def valen(*val: tuple[str, str]) -> Callable[[], tuple[tuple[str, str], ...]]:
    """Choices that a form asks for: those that it holds it copies, one by one, for each page."""
    return lambda: val


DAGRUTA = forms.TextInput(attrs={"autocomplete": "off", "maxlength": "12", "size": "11"})


class Registerfilter(Chipfilter):
    """Filters of the register. `dag` is today, `agare` those who work with youths."""

    sok = django_filters.CharFilter(
        method="filter_sok",
        label="Namn eller nummer",
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    agare = django_filters.ChoiceFilter(
        method="filter_agare", label="Ägare", empty_label="Allas", choices=()
    )
    etapp = django_filters.ChoiceFilter(
        label="Etapp",
        choices=valen(*((etapp.value, ord_) for etapp, ord_ in ETAPP_I_ORD.items())),
        empty_label="Alla etapper",
    )
    gor = django_filters.ChoiceFilter(
        method="filter_gor",
        label="Gör nu",
        choices=valen(
            (OKAND, "Okänt"), *((val.value, str(val.label)) for val in Sysselsattningsval)
        ),
        empty_label="Vad som helst",
    )
    orsak = django_filters.ChoiceFilter(
        method="filter_orsak",
        label="Varför här",
        choices=valen(*INGANGSORSAKER.items()),
        empty_label="Alla skäl",
    )
    alder = django_filters.ChoiceFilter(
        method="filter_alder", label="Ålder", choices=valen(*ALDRAR), empty_label="Alla åldrar"
    )
    fran = Ordfilter(
        field_name="nasta_datum", lookup_expr="gte", label="Nästa datum från", widget=DAGRUTA
    )
    till = Ordfilter(
        field_name="nasta_datum", lookup_expr="lte", label="Nästa datum till", widget=DAGRUTA
    )

    class Meta:
        model = Handlaggning
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, dag: date, user: User, agare: list[User], **kwargs: Any) -> None:
        self.dag, self.user = dag, user
        self.funna: int | None = None
        super().__init__(*args, **kwargs)
        # A shared view that says so is empty, not everyone's, for who is in no unit.
        self.enheten, vald = unit_mates(agare), self.data.get("agare")
        vems = [(MINA, "Mina"), (ENHETEN, "Min enhet"), (INGEN, "Ingens")]
        alla = [*vems, *((str(u.pk), u.namn) for u in agare)]
        self.filters["agare"].extra["choices"] = valen(
            *(val for val in alla if val[0] != ENHETEN or self.enheten or vald == ENHETEN)
        )

    @property
    def antal(self) -> int:
        """How many the list has; known already when someone is searched for."""
        rader = self.qs
        return rader.count() if self.funna is None else self.funna

    @property
    def oppet(self) -> bool:
        """Whether what is folded away on a phone has something to show: what is chosen or wrong."""
        return any(namn != "sok" for namn, _ in self.satta) or bool(self.form.errors)

    def filter_queryset(self, queryset: QuerySet[Handlaggning]) -> QuerySet[Handlaggning]:
        """As the form says. The text comes last: it is looked for among those who are left."""
        givet = self.form.cleaned_data
        for namn in sorted(givet, key="sok".__eq__):
            queryset = self.filters[namn].filter(queryset, givet[namn])
        return queryset

    def filter_sok(
        self, rader: QuerySet[Handlaggning], _: str, text: str
    ) -> QuerySet[Handlaggning]:
        traffar = rader.alias(sokbar=SOKBAR).filter(matching(text))
        # Searched once, though the list is both counted and read.
        funna = list(traffar.values_list("pk", flat=True))
        self.funna = len(funna)
        return rader.filter(pk__in=funna)

    def filter_agare(
        self, rader: QuerySet[Handlaggning], _: str, vem: str
    ) -> QuerySet[Handlaggning]:
        if vem == INGEN:
            return rader.filter(agare__isnull=True)
        if vem == ENHETEN:
            return rader.filter(agare__in=self.enheten)
        return rader.filter(agare=self.user.pk if vem == MINA else int(vem))

    def filter_gor(self, rader: QuerySet[Handlaggning], _: str, val: str) -> QuerySet[Handlaggning]:
        if val == OKAND:
            return rader.filter(~Exists(GOR_NU))
        return rader.filter(Exists(GOR_NU.filter(slag=val)))

    def filter_orsak(
        self, rader: QuerySet[Handlaggning], _: str, val: str
    ) -> QuerySet[Handlaggning]:
        return rader.filter(Exists(POSTEN.filter(ingangsorsak=val)))

    def filter_alder(
        self, rader: QuerySet[Handlaggning], _: str, val: str
    ) -> QuerySet[Handlaggning]:
        return rader.filter(alderns_villkor(val, self.dag))


SNABBVYER = (
    ("Alla", "alla=1"),
    ("Mina", f"agare={MINA}"),
    ("Min enhet", f"agare={ENHETEN}"),
    ("Inte nådda", f"etapp={Etapp.SOKS.value}"),
    ("20 inom 60 dagar", "alder=snart"),
)


def snabbvyer(*, i_enhet: bool) -> list[tuple[str, str]]:
    """The views that are always there, as name and address; the unit's for who is in one."""
    return [vy for vy in SNABBVYER if i_enhet or vy[1] != f"agare={ENHETEN}"]
