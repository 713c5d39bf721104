"""The columns of the register: what stands in each cell, how it is sorted, and which are chosen."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from django.http import QueryDict
from django.urls import reverse
from django.utils.safestring import SafeString

from kaja.insatser.models import NASTA_I_ORD, Handlaggning, Sysselsattningsval
from kaja.regler.skollagen_29_9.ingang import INGANGSORSAKER
from kaja.web.handlaggare.listtabell import Kolumn, Listtabell
from kaja.web.komponenter import markup
from kaja.web.komponenter.markup import ren
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


TOM = SafeString("")
INGEN_KONTAKT = SafeString('<span class="k-dov">Ingen kontakt än</span>')
VARFOR = {orsak: ren(ord_) for orsak, ord_ in INGANGSORSAKER.items()}
NASTA = {slag.value: ren(ord_) for slag, ord_ in NASTA_I_ORD.items()}
GOR = '<span class="k-smal-ord">Gör nu: </span>'


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


class Registertabell(Listtabell):
    """Everyone in the register now: one row each."""

    val = Kolumn("Välj", accessor="person_id", orderable=False)
    namn = Kolumn(RUBRIKER["namn"], accessor="person", order_by=("sortnamn", "person_id"))
    alder = Kolumn(RUBRIKER["alder"], accessor="person", order_by=("fodd", "person_id"))
    varfor = Kolumn(RUBRIKER["varfor"], accessor="orsak", order_by=("orsak", "person_id"))
    lage = Kolumn(RUBRIKER["lage"], accessor="etapp", order_by=("etapp", "person_id"))
    agare = Kolumn(
        RUBRIKER["agare"], accessor="agare", order_by=("agare__namn", "nasta_datum", "person_id")
    )
    senast = Kolumn(
        RUBRIKER["senast"], accessor="senaste_kontakt", order_by=("senaste_kontakt", "person_id")
    )
    steg = Kolumn(
        RUBRIKER["steg"], accessor="nasta", order_by=("nasta", "nasta_datum", "person_id")
    )
    nasta = Kolumn(RUBRIKER["nasta"], accessor="nasta_datum", order_by=("nasta_datum", "person_id"))
    gor = Kolumn(RUBRIKER["gor"], accessor="gor", order_by=("gor", "person_id"))
    telefon = Kolumn(RUBRIKER["telefon"], accessor="person__telefon", orderable=False)
    sedan = Kolumn(RUBRIKER["sedan"], accessor="sedan", order_by=("sedan", "person_id"))
    andra = Kolumn("Ändra", accessor="person_id", orderable=False)

    class Meta(Listtabell.Meta):
        order_by = ("nasta",)

    def __init__(self, *args: Any, dag: date, kolumner: tuple[str, ...], **kwargs: Any) -> None:
        self.dag = dag
        self.har = reverse("register")
        self.hit = reverse("person", args=[0]).removesuffix("0")
        utan = [kol for kol in self.base_columns if kol not in kolumner and kol != "namn"]
        super().__init__(*args, exclude=utan, **kwargs)

    @property
    def om_tabellen(self) -> SafeString:
        utan_val = "" if "val" in self.columns.names() else " data-utan-val"
        return SafeString(f'class="k-lista k-register" data-blad{utan_val}')

    def om_raden(self, rad: Handlaggning) -> SafeString:
        skyddad = " data-skyddad" if rad.person.skyddad else ""
        return SafeString(
            f' data-person="{rad.person_id}" data-version="{rad.version}" '
            f'data-gor="{getattr(rad, "gor_pk", None) or 0}"{skyddad}'
        )

    def cell_val(self, rad: Handlaggning) -> SafeString:
        return SafeString(
            '<input class="ds-input" type="checkbox" form="valda" name="person" '
            f'value="{rad.person_id}" aria-label="Välj {ren(rad.person)}">'
        )

    def cell_namn(self, rad: Handlaggning) -> SafeString:
        lank = f'<a class="k-lista__namn" href="{self.hit}{rad.person_id}">{ren(rad.person)}</a>'
        return SafeString(lank + markup.lage("skyddad") if rad.person.skyddad else lank)

    def cell_alder(self, rad: Handlaggning) -> SafeString:
        return markup.alder(rad.person.fodd, rad.person.fodelsear, self.dag)

    def cell_varfor(self, rad: Handlaggning) -> SafeString:
        return VARFOR.get(getattr(rad, "orsak", ""), TOM)

    def cell_lage(self, rad: Handlaggning) -> SafeString:
        return markup.lage(rad.etapp)

    def cell_agare(self, rad: Handlaggning) -> SafeString:
        return agarcell(rad)

    def cell_senast(self, rad: Handlaggning) -> SafeString:
        return ren(datum(rad.senaste_kontakt)) if rad.senaste_kontakt else INGEN_KONTAKT

    def cell_steg(self, rad: Handlaggning) -> SafeString:
        return NASTA.get(rad.nasta, TOM)

    def cell_nasta(self, rad: Handlaggning) -> SafeString:
        return datumcell(rad, self.dag)

    def cell_gor(self, rad: Handlaggning) -> SafeString:
        return gorcell(getattr(rad, "gor", ""))

    def cell_telefon(self, rad: Handlaggning) -> SafeString:
        return TOM if rad.person.skyddad else ren(rad.person.telefon)

    def cell_sedan(self, rad: Handlaggning) -> SafeString:
        sedan = ren(datum(getattr(rad, "sedan", None)))
        return SafeString(f'<span class="k-smal-ord">sedan </span>{sedan}') if sedan else TOM

    def cell_andra(self, rad: Handlaggning) -> SafeString:
        return SafeString(
            f'<a href="{self.har}/{rad.person_id}">Ändra'
            f'<span class="ds-sr-only"> {ren(rad.person)}</span></a>'
        )


def agarcell(rad: Handlaggning) -> SafeString:
    """The owner, with the value that a change begins from."""
    tom = "" if rad.agare else " data-tom"
    return SafeString(
        '<span class="k-smal-ord">Ägare: </span><span class="k-cell" '
        f'data-varde="{rad.agare_id or ""}"{tom}>{ren(rad.agare or "Ingen")}</span>'
    )


def datumcell(rad: Handlaggning, dag: date) -> SafeString:
    """The next day, and how it stands."""
    nasta = rad.nasta_datum
    if nasta is None:
        return SafeString('<span class="k-cell" data-varde=""></span>')
    slag = "sen" if nasta < dag else "idag" if nasta == dag else ""
    stalld = markup.frist("i dag" if nasta == dag else datum(nasta), slag)
    return SafeString(f'<span class="k-cell" data-varde="{nasta.isoformat()}">{stalld}</span>')


@lru_cache
def gorcell(gor: str | None) -> SafeString:
    """What the youth does now."""
    if not gor:
        return SafeString(f'{GOR}<span class="k-cell k-dov" data-varde="">Okänt</span>')
    ord_ = ren(Sysselsattningsval(gor).label)
    return SafeString(f'{GOR}<span class="k-cell" data-varde="{ren(gor)}">{ord_}</span>')
