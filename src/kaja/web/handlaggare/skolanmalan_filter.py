"""What the list of schools' notices can be narrowed by: whether it waits, what it tells, who."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from kaja.access.vyer import Begaran
from kaja.skolsignal.models import Anmalan, Anmalningsslag
from kaja.skolsignal.queries import WAITS, visible_to
from kaja.ungdom.queries import matching, unprotected
from kaja.web.handlaggare.filter import Chipfilter
from kaja.web.handlaggare.skydd import ser_skyddade

VANTAR, HANDLAGDA, ALLA = "vantar", "handlagda", "alla"


class Anmalningsfilter(Chipfilter):
    """Those that wait, unless something else is asked for."""

    sok = django_filters.CharFilter(
        method="filter_sok",
        label="Namn eller nummer",
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    lage = django_filters.ChoiceFilter(
        method="filter_lage",
        label="Läge",
        choices=((VANTAR, "Väntar"), (HANDLAGDA, "Handlagda"), (ALLA, "Alla")),
        empty_label=None,
    )
    slag = django_filters.ChoiceFilter(
        label="Vad skolan anmäler", choices=Anmalningsslag.choices, empty_label="Allt"
    )

    class Meta:
        model = Anmalan
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, ser: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ser = ser

    @property
    def satta(self) -> list[tuple[str, str]]:
        """The chips; which ones one looks at is no filter to take away."""
        return [(namn, text) for namn, text in super().satta if namn != "lage"]

    def filter_sok(self, rader: QuerySet[Anmalan], _: str, text: str) -> QuerySet[Anmalan]:
        """A hidden person is never found: a hit would tell who it is."""
        rader = rader.filter(matching(text, prefix="person__"))
        return rader if self.ser else rader.filter(unprotected(prefix="person__"))

    def filter_lage(self, rader: QuerySet[Anmalan], _: str, lage: str) -> QuerySet[Anmalan]:
        if lage == ALLA:
            return rader
        return rader.exclude(WAITS) if lage == HANDLAGDA else rader.filter(WAITS)


def valda(request: Begaran) -> Anmalningsfilter:
    """The notices that the address asks for."""
    fraga = request.GET.copy()
    fraga.setdefault("lage", VANTAR)
    alla = visible_to(request.user, request.kommun)
    return Anmalningsfilter(fraga, queryset=alla, ser=ser_skyddade(request))
