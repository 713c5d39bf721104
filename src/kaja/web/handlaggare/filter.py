"""What a list can be narrowed by: text, entry reason and age."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet

from kaja.access.models import Kommun
from kaja.register.kohort import DELAR, i_kohorten, utan_post
from kaja.register.models import Bedomning
from kaja.regler.skollagen_29_9.ingang import INGANGSORSAKER
from kaja.ungdom.queries import few_matching, matching, protected_ids
from kaja.web.handlaggare.dagval import Dagfalt, Kandfalt, Svarsdag
from kaja.web.komponenter.markup import SNART_DAGAR

SNART = "snart"
FA = 500
"""So many hits and fewer are looked up before the rows that are about them."""
ALDRAR = (
    (SNART, f"Fyller 20 inom {SNART_DAGAR} dagar"),
    *((str(ar), f"{ar} år") for ar in range(15, 20)),
)

KOHORTEN = {
    "kohort": "Hela kohorten",
    "i_utbildning": "I utbildning",
    "examen": "Har examen eller gymnasiebevis",
    "motsvarande": "Har motsvarande utbildning",
    "omfattas": "Omfattas",
    "vantar_pa_kalla": "Väntar på en nyare fil",
    "oklara": "Oklara",
    "utan_post": "Omfattas men är inte i registret",
}
"""What the numbers on the page Fullständighet open: no field of the form, only a chip."""


class Chipfilter(django_filters.FilterSet):
    """A filter whose choices are shown as chips."""

    @property
    def satta(self) -> list[tuple[str, str]]:
        """The filters in use, as (name, what to call it), for the chips that take one away."""
        return [
            (namn, f"{falt.label}: {_visas(falt, self.data[namn])}")
            for namn, falt in self.form.fields.items()
            if self.data.get(namn) and namn not in self.form.errors
        ]


class Dagfilter(django_filters.Filter):
    """A filter whose field is one of those of `dagval`."""

    def __init__(self, field_class: type[Dagfalt], *, method: str, label: str) -> None:
        super().__init__(method=method, label=label)
        self.field_class = field_class


class Listfilter(Chipfilter):
    """Filters of the lists. `dag` is the day that ages are counted on."""

    sok = django_filters.CharFilter(
        method="filter_sok",
        label="Namn eller nummer",
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    orsak = django_filters.ChoiceFilter(
        field_name="ingangsorsak",
        label="Varför här",
        choices=tuple(INGANGSORSAKER.items()),
        empty_label="Alla skäl",
    )
    alder = django_filters.ChoiceFilter(
        method="filter_alder", label="Ålder", choices=ALDRAR, empty_label="Alla åldrar"
    )
    dag: Any = Dagfilter(Svarsdag, method="filter_kand", label="Dag som svaret gäller")
    kand: Any = Dagfilter(Kandfalt, method="filter_kand", label="Som det var känt")
    delen = django_filters.ChoiceFilter(
        method="filter_del",
        label="Del",
        choices=tuple(KOHORTEN.items()),
        widget=forms.HiddenInput,
    )
    ar = django_filters.NumberFilter(
        method="filter_ar", label="Född", widget=forms.HiddenInput, min_value=1900, max_value=2100
    )

    class Meta:
        model = Bedomning
        fields: tuple[str, ...] = ()

    def __init__(
        self, *args: Any, kommun: Kommun, dag: date, ser_skyddade: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kommun = kommun
        self.dag = dag
        self.ser_skyddade = ser_skyddade
        self.ingen_heter_sa = False

    def filter_sok(self, rader: QuerySet[Bedomning], _: str, text: str) -> QuerySet[Bedomning]:
        """Every word must be there. A hidden person is never found: a hit would tell who it is."""
        fa = few_matching(self.kommun, text, few=FA, also_protected=self.ser_skyddade)
        self.ingen_heter_sa = fa == []
        if fa is not None:
            return rader.filter(person__in=fa)
        return self._synliga(rader).filter(matching(text, prefix="person__"))

    def filter_kand(self, rader: QuerySet[Bedomning], _: str, kand: date) -> QuerySet[Bedomning]:
        """The rows are those of the day, and known that day, already (`urval.malgruppen`)."""
        return rader

    def filter_alder(self, rader: QuerySet[Bedomning], _: str, val: str) -> QuerySet[Bedomning]:
        """A whole year of age, or those whose 20th birthday is near."""
        return self._synliga(rader).filter(alderns_villkor(val, self.dag))

    def filter_del(self, rader: QuerySet[Bedomning], _: str, val: str) -> QuerySet[Bedomning]:
        """A part of the cohort, as the page Fullständighet counts it."""
        return rader.filter({**DELAR, "kohort": i_kohorten(), "utan_post": utan_post()}[val])

    def filter_ar(self, rader: QuerySet[Bedomning], _: str, ar: int) -> QuerySet[Bedomning]:
        """One year of birth; as with the age, a hidden person is never found by it."""
        return self._synliga(rader).filter(person__fodelsear=int(ar))

    def _synliga(self, rader: QuerySet[Bedomning]) -> QuerySet[Bedomning]:
        """Without those whom the user may not see who they are. Told by their keys and not by the
        marks on each person, for what else is asked of a person is in an index."""
        if self.ser_skyddade:
            return rader
        return rader.exclude(person__in=protected_ids(self.kommun))

    def ur_svaren(self, svar: QuerySet[Bedomning]) -> QuerySet[Bedomning]:
        """The same selection, of answers without their persons if no filter is about them."""
        self.is_valid()  # reads the form, which the filtering below needs
        rader: QuerySet[Bedomning] = self.qs if self.om_personer else self.filter_queryset(svar)
        return rader

    @property
    def om_personer(self) -> bool:
        """Does a filter ask about the persons? Then no hidden one is among the rows."""
        return any(self.data.get(namn) for namn in ("sok", "alder", "ar"))


def alderns_villkor(val: str, dag: date) -> Q:
    """Those of one of the ages in `ALDRAR` on the day, for rows that have a person."""
    if val == SNART:
        return Q(
            person__fodd__gt=_ar_tidigare(dag, 20),
            person__fodd__lte=_ar_tidigare(dag + timedelta(days=SNART_DAGAR), 20),
        )
    ar = int(val)
    return Q(person__fodd__lte=_ar_tidigare(dag, ar), person__fodd__gt=_ar_tidigare(dag, ar + 1))


def _visas(falt: forms.Field, varde: str) -> str:
    val: dict[str, str] = dict(getattr(falt, "choices", ()))
    return val.get(varde, varde)


def _ar_tidigare(dag: date, ar: int) -> date:
    """The same day so many years before; 29 February becomes 28 February."""
    try:
        return dag.replace(year=dag.year - ar)
    except ValueError:
        return dag.replace(year=dag.year - ar, day=28)
