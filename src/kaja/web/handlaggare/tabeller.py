"""The columns of the lists: what stands in each cell, how it is sorted."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString

from kaja.register.models import Bedomning, Dagsbildsrad, Utfall
from kaja.regler.skollagen_29_9.ingang import INGANGSORSAKER
from kaja.web.handlaggare.listtabell import Kolumn, Listtabell
from kaja.web.handlaggare.skydd import ar_dold
from kaja.web.komponenter import markup
from kaja.web.komponenter.markup import ren
from kaja.web.komponenter.text import datum, datum_i_text, personnummer

Svar = Bedomning | Dagsbildsrad
LANGST = 110
"""So much of a sentence stands in a row; the person's page has all of it."""


def varfor(rad: Svar) -> str:
    """Why the person is here, in words: the entry reason, or else what decided."""
    if rad.utfall == Utfall.OMFATTAS:
        return INGANGSORSAKER.get(rad.ingangsorsak, "")
    text = datum_i_text(rad.motivering)
    return text if len(text) <= LANGST else f"{text[:LANGST].rsplit(' ', 1)[0]} …"


class Malgruppstabell(Listtabell):
    """Everyone judged: who, how old, why here, since when, waiting for what, and the answer. Ages
    are counted on `dag`; `tid` is what the address of a person's page says of the day, escaped."""

    namn = Kolumn("Namn", accessor="person", order_by=("person__sortnamn", "person_id"))
    nummer = Kolumn("Nummer", accessor="person__nummer", order_by=("person__nummer",))
    alder = Kolumn(
        "Ålder · dagar till 20", accessor="person", order_by=("person__fodd", "person_id")
    )
    varfor = Kolumn("Varför här", accessor="ingangsorsak", order_by=("ingangsorsak", "person_id"))
    sedan = Kolumn(
        "Omfattas sedan", accessor="omfattas_fran", order_by=("omfattas_fran", "person_id")
    )
    start = Kolumn(
        "Väntar på start", accessor="vantar_pa_start", order_by=("vantar_pa_start", "person_id")
    )
    lage = Kolumn("Läge", accessor="utfall", order_by=("utfall", "person_id"))

    class Meta(Listtabell.Meta):
        order_by = ("alder",)

    def __init__(
        self, *args: Any, dag: date, ser_skyddade: bool, tid: str = "", **kwargs: Any
    ) -> None:
        self.dag = dag
        self.tid = tid
        self.ser_skyddade = ser_skyddade
        self.hit = reverse("person", args=[0]).removesuffix("0")
        super().__init__(*args, **kwargs)

    def dold(self, rad: Svar) -> bool:
        return ar_dold(rad.person, ser=self.ser_skyddade)

    def cell_namn(self, rad: Svar) -> SafeString:
        if self.dold(rad):
            return markup.lage("skyddad", ord="Skyddad person")
        hit = f"{self.hit}{rad.person_id}{self.tid}"
        lank = f'<a class="k-lista__namn" href="{hit}">{ren(rad.person)}</a>'
        return SafeString(lank + markup.lage("skyddad") if rad.person.skyddad else lank)

    def cell_nummer(self, rad: Svar) -> str:
        return "" if self.dold(rad) else personnummer(rad.person.nummer)

    def cell_alder(self, rad: Svar) -> str:
        person = rad.person
        return "" if self.dold(rad) else markup.alder(person.fodd, person.fodelsear, self.dag)

    def cell_varfor(self, rad: Svar) -> str:
        return "" if self.dold(rad) else varfor(rad)

    def cell_sedan(self, rad: Svar) -> SafeString:
        sedan = "" if self.dold(rad) else datum(rad.omfattas_fran)
        return SafeString(f'<span class="k-smal-ord">sedan </span>{ren(sedan)}' if sedan else "")

    def cell_start(self, rad: Svar) -> SafeString:
        start = "" if self.dold(rad) else datum(rad.vantar_pa_start)
        return markup.lage("vantar", ord=start) if start else SafeString()

    def cell_lage(self, rad: Svar) -> SafeString:
        return markup.lage(rad.utfall)
