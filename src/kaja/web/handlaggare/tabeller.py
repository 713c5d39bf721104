"""The columns of the lists: what stands in each cell, how it is sorted."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kaja.register.models import Bedomning, Utfall
from kaja.regler.skollagen_29_9.ingang import INGANGSORSAKER
from kaja.web.handlaggare.skydd import ar_dold
from kaja.web.komponenter import markup
from kaja.web.komponenter.text import datum, datum_i_text, personnummer

LANGST = 110
"""So much of a sentence stands in a row; the person's page has all of it."""


def varfor(rad: Bedomning) -> str:
    """Why the person is here, in words: the entry reason, or else what decided."""
    if rad.utfall == Utfall.OMFATTAS:
        return INGANGSORSAKER.get(rad.ingangsorsak, "")
    text = datum_i_text(rad.motivering)
    return text if len(text) <= LANGST else f"{text[:LANGST].rsplit(' ', 1)[0]} …"


def kol(namn: str) -> dict[str, dict[str, str]]:
    """The attributes that tell the styles which column a cell belongs to."""
    return {"th": {"data-kol": namn}, "td": {"data-kol": namn}}


class Malgruppstabell(tables.Table):
    """Everyone judged: who, how old, why here, since when, waiting for what, and the answer."""

    namn = tables.Column(
        "Namn", accessor="person", order_by=("person__sortnamn", "person_id"), attrs=kol("namn")
    )
    nummer = tables.Column(
        "Nummer", accessor="person__nummer", order_by=("person__nummer",), attrs=kol("nummer")
    )
    alder = tables.Column(
        "Ålder · dagar till 20",
        accessor="person",
        order_by=("person__fodd", "person_id"),
        attrs=kol("alder"),
    )
    varfor = tables.Column(
        "Varför här",
        accessor="ingangsorsak",
        empty_values=(),
        order_by=("ingangsorsak", "person_id"),
        attrs=kol("varfor"),
    )
    sedan = tables.Column(
        "Omfattas sedan",
        accessor="omfattas_fran",
        order_by=("omfattas_fran", "person_id"),
        attrs=kol("sedan"),
        default="",
    )
    start = tables.Column(
        "Väntar på start",
        accessor="vantar_pa_start",
        order_by=("vantar_pa_start", "person_id"),
        attrs=kol("start"),
        default="",
    )
    lage = tables.Column(
        "Läge", accessor="utfall", order_by=("utfall", "person_id"), attrs=kol("lage")
    )

    class Meta:
        order_by = ("alder",)
        template_name = "handlaggare/lista.html"

    def __init__(self, *args: Any, dag: date, ser_skyddade: bool, **kwargs: Any) -> None:
        self.dag = dag
        self.ser_skyddade = ser_skyddade
        super().__init__(*args, **kwargs)

    def dold(self, rad: Bedomning) -> bool:
        return ar_dold(rad.person, ser=self.ser_skyddade)

    def render_namn(self, record: Bedomning) -> SafeString:
        if self.dold(record):
            return markup.lage("skyddad", ord="Skyddad person")
        lank = format_html(
            '<a class="k-lista__namn" href="{}">{}</a>',
            reverse("person", args=[record.person_id]),
            record.person,
        )
        return lank + markup.lage("skyddad") if record.person.skyddad else lank

    def render_nummer(self, record: Bedomning) -> str:
        return "" if self.dold(record) else personnummer(record.person.nummer)

    def render_alder(self, record: Bedomning) -> str:
        person = record.person
        return "" if self.dold(record) else markup.alder(person.fodd, person.fodelsear, self.dag)

    def render_varfor(self, record: Bedomning) -> str:
        return "" if self.dold(record) else varfor(record)

    def render_sedan(self, record: Bedomning) -> SafeString:
        sedan = "" if self.dold(record) else datum(record.omfattas_fran)
        return (
            format_html('<span class="k-smal-ord">sedan </span>{}', sedan)
            if sedan
            else SafeString()
        )

    def render_start(self, record: Bedomning) -> SafeString:
        start = "" if self.dold(record) else datum(record.vantar_pa_start)
        return markup.lage("vantar", ord=start) if start else SafeString()

    def render_lage(self, record: Bedomning) -> SafeString:
        return markup.lage(record.utfall)
