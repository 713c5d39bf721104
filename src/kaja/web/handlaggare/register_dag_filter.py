"""What the register on another day can be narrowed by, all of it in the address."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from kaja.register.models import Lage, Registerpost
from kaja.regler.skollagen_29_9.ingang import INGANGSORSAKER
from kaja.ungdom.queries import matching
from kaja.web.handlaggare.dagval import Kandfalt, Tidslage
from kaja.web.handlaggare.filter import ALDRAR, Chipfilter, Dagfilter, alderns_villkor
from kaja.web.handlaggare.register_dag_urval import kolumner
from kaja.web.handlaggare.register_dag_val import DAGARNA, Registerdag
from kaja.web.klocka import i_dag

LAGEN = tuple((lage.value, str(lage.label)) for lage in Lage if lage is not Lage.AVSLUTAD)


class Registerdagsfilter(Chipfilter):
    """Filters of the list; the day is chosen here too, and the rows are those of it already."""

    sok = django_filters.CharFilter(
        method="filter_sok",
        label="Namn eller nummer",
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    lage = django_filters.ChoiceFilter(
        field_name="da", label="Läge", choices=LAGEN, empty_label="Alla lägen"
    )
    orsak = django_filters.ChoiceFilter(
        method="filter_orsak",
        label="Varför här",
        choices=tuple(INGANGSORSAKER.items()),
        empty_label="Alla skäl",
    )
    alder = django_filters.ChoiceFilter(
        method="filter_alder", label="Ålder", choices=ALDRAR, empty_label="Alla åldrar"
    )
    dag: Any = Dagfilter(Registerdag, method="filter_dag", label="Dag som svaret gäller")
    kand: Any = Dagfilter(Kandfalt, method="filter_dag", label="Som det var känt")

    class Meta:
        model = Registerpost
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, tid: Tidslage | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tid = tid or Tidslage(i_dag(), None)

    @property
    def satta(self) -> list[tuple[str, str]]:
        """What narrows the list. The day does not: without it, it is another list."""
        return [(namn, text) for namn, text in super().satta if namn not in DAGARNA]

    def filter_sok(
        self, rader: QuerySet[Registerpost], _: str, text: str
    ) -> QuerySet[Registerpost]:
        return rader.filter(matching(text, prefix="person__"))

    def filter_orsak(
        self, rader: QuerySet[Registerpost], _: str, val: str
    ) -> QuerySet[Registerpost]:
        return rader.alias(varfor=kolumner(self.tid)["orsak"]).filter(varfor=val)

    def filter_alder(
        self, rader: QuerySet[Registerpost], _: str, val: str
    ) -> QuerySet[Registerpost]:
        return rader.filter(alderns_villkor(val, self.tid.dag))

    def filter_dag(
        self, rader: QuerySet[Registerpost], _: str, dag: date
    ) -> QuerySet[Registerpost]:
        return rader
