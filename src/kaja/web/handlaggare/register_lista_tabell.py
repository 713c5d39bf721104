"""The columns of the register: what stands in each cell, how it is sorted, and which are chosen."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

import django_tables2 as tables
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kaja.insatser.models import Handlaggning, Sysselsattningsval
from kaja.regler.skollagen_29_9.ingang import INGANGSORSAKER
from kaja.web.komponenter import markup
from kaja.web.komponenter.text import datum

ALLTID = ("val", "namn", "andra")
"""The columns that are always there, if there is anything to do in them."""
VANLIGA = ("alder", "varfor", "lage", "agare", "senast", "steg", "nasta", "gor")
"""Those that are shown when nothing is chosen."""
RUBRIKER = {
    "namn": "Namn",
    "alder": "Ålder · dagar till 20",
    "varfor": "Varför här",
    "lage": "Etapp",
    "agare": "Ägare",
    "senast": "Senaste kontakt",
    "steg": "Nästa steg",
    "nasta": "Nästa datum",
    "gor": "Gör nu",
    "telefon": "Telefon",
    "sedan": "I registret sedan",
}
VALBARA = tuple(kol for kol in RUBRIKER if kol != "namn")


GOR = SafeString('<span class="k-smal-ord">Gör nu: </span>')


class Kolumnval(NamedTuple):
    """A column that can be chosen, and whether it is."""

    namn: str
    rubrik: str
    vald: bool


def valda_kolumner(fraga: QueryDict) -> tuple[str, ...]:
    """The columns that the address asks for, in their order; the usual ones if it asks for none."""
    bedda = set(fraga.getlist("kol"))
    return tuple(kol for kol in VALBARA if kol in bedda) or VANLIGA


def kolumnval(fraga: QueryDict) -> list[Kolumnval]:
    """Every column that can be chosen, for the form."""
    valda = valda_kolumner(fraga)
    return [Kolumnval(kol, RUBRIKER[kol], kol in valda) for kol in VALBARA]


class Registertabell(tables.Table):
    """Everyone in the register now: one row each."""

    val = tables.Column("Välj", accessor="person_id", orderable=False)
    namn = tables.Column(
        RUBRIKER["namn"], accessor="person", order_by=("person__sortnamn", "person_id")
    )
    alder = tables.Column(
        RUBRIKER["alder"], accessor="person", order_by=("person__fodd", "person_id")
    )
    varfor = tables.Column(
        RUBRIKER["varfor"], accessor="orsak", order_by=("orsak", "person_id"), default=""
    )
    lage = tables.Column(RUBRIKER["lage"], accessor="etapp", order_by=("etapp", "person_id"))
    agare = tables.Column(
        RUBRIKER["agare"],
        accessor="agare",
        order_by=("agare__namn", "nasta_datum", "person_id"),
        empty_values=(),
    )
    senast = tables.Column(
        RUBRIKER["senast"],
        accessor="senaste_kontakt",
        order_by=("senaste_kontakt", "person_id"),
        empty_values=(),
    )
    steg = tables.Column(
        RUBRIKER["steg"], accessor="nasta", order_by=("nasta", "nasta_datum", "person_id")
    )
    nasta = tables.Column(
        RUBRIKER["nasta"], accessor="nasta_datum", order_by=("nasta_datum", "person_id")
    )
    gor = tables.Column(
        RUBRIKER["gor"], accessor="gor", order_by=("gor", "person_id"), empty_values=()
    )
    telefon = tables.Column(
        RUBRIKER["telefon"], accessor="person__telefon", orderable=False, default=""
    )
    sedan = tables.Column(
        RUBRIKER["sedan"], accessor="sedan", order_by=("sedan", "person_id"), default=""
    )
    andra = tables.Column("Ändra", accessor="person_id", orderable=False)

    class Meta:
        order_by = ("nasta",)
        template_name = "handlaggare/register_tabell.html"

    def __init__(self, *args: Any, dag: date, kolumner: tuple[str, ...], **kwargs: Any) -> None:
        self.dag = dag
        utan = [kol for kol in self.base_columns if kol not in kolumner and kol != "namn"]
        super().__init__(*args, exclude=utan, **kwargs)

    def render_val(self, record: Handlaggning) -> SafeString:
        return format_html(
            '<input class="ds-input" type="checkbox" form="valda" name="person" value="{}" '
            'aria-label="Välj {}">',
            record.person_id,
            record.person,
        )

    def render_namn(self, record: Handlaggning) -> SafeString:
        lank = format_html(
            '<a class="k-lista__namn" href="{}">{}</a>',
            reverse("person", args=[record.person_id]),
            record.person,
        )
        return lank + markup.lage("skyddad") if record.person.skyddad else lank

    def render_alder(self, record: Handlaggning) -> SafeString:
        return markup.alder(record.person.fodd, record.person.fodelsear, self.dag)

    def render_varfor(self, value: str) -> str:
        return INGANGSORSAKER.get(value, "")

    def render_lage(self, record: Handlaggning) -> SafeString:
        return markup.lage(record.etapp)

    def render_agare(self, record: Handlaggning) -> SafeString:
        return agarcell(record)

    def render_senast(self, record: Handlaggning) -> SafeString | str:
        if record.senaste_kontakt is None:
            return format_html('<span class="k-dov">{}</span>', "Ingen kontakt än")
        return datum(record.senaste_kontakt)

    def render_steg(self, record: Handlaggning) -> str:
        return record.get_nasta_display()

    def render_nasta(self, record: Handlaggning) -> SafeString:
        return datumcell(record, self.dag)

    def render_gor(self, record: Handlaggning) -> SafeString:
        return gorcell(getattr(record, "gor", ""))

    def render_telefon(self, record: Handlaggning) -> str:
        return "" if record.person.skyddad else record.person.telefon

    def render_sedan(self, value: date) -> SafeString:
        return format_html('<span class="k-smal-ord">sedan </span>{}', datum(value))

    def render_andra(self, record: Handlaggning) -> SafeString:
        return format_html(
            '<a href="{}">Ändra<span class="ds-sr-only"> {}</span></a>',
            reverse("register_rad", args=[record.person_id]),
            record.person,
        )


def agarcell(rad: Handlaggning) -> SafeString:
    """The owner, with the value that a change begins from."""
    tom = "" if rad.agare else " data-tom"
    return format_html(
        '<span class="k-smal-ord">Ägare: </span><span class="k-cell" data-varde="{}"{}>{}</span>',
        rad.agare_id or "",
        SafeString(tom),
        rad.agare or "Ingen",
    )


def datumcell(rad: Handlaggning, dag: date) -> SafeString:
    """The next day, and how it stands."""
    nasta = rad.nasta_datum
    if nasta is None:
        return SafeString('<span class="k-cell" data-varde=""></span>')
    slag = "sen" if nasta < dag else "idag" if nasta == dag else ""
    text = "i dag" if nasta == dag else datum(nasta)
    return format_html(
        '<span class="k-cell" data-varde="{}">{}</span>',
        nasta.isoformat(),
        markup.frist(text, slag),
    )


def gorcell(gor: str | None) -> SafeString:
    """What the youth does now."""
    if not gor:
        return SafeString(f'{GOR}<span class="k-cell k-dov" data-varde="">Okänt</span>')
    ord_ = Sysselsattningsval(gor).label
    return format_html('{}<span class="k-cell" data-varde="{}">{}</span>', GOR, gor, ord_)
