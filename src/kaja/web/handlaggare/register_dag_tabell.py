"""The columns of the register on another day. Owner, step and next day are not kept day by day."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.timezone import localdate

from kaja.insatser.models import Sysselsattningsval
from kaja.register import orsaker
from kaja.register.models import Lage, Registerpost
from kaja.web.handlaggare.dagval import Tidslage
from kaja.web.handlaggare.listtabell import Kolumn, Listtabell
from kaja.web.handlaggare.register_dag_val import fraga_om
from kaja.web.handlaggare.register_lista_tabell import RUBRIKER, TOM
from kaja.web.komponenter import markup
from kaja.web.komponenter.markup import ren
from kaja.web.komponenter.text import datum

BILD = {
    Lage.VANTAR.value: "vantar",
    Lage.UTREDS.value: "register_utreds",
    Lage.OPPEN.value: "register_oppen",
}
"""The state as shape and word, by `markup.LAGEN`."""
INGEN_KONTAKT = SafeString('<span class="k-dov">Ingen kontakt</span>')


class Registerdagstabell(Listtabell):
    """Everyone in the register that day: one row each, and the way to the person the same day."""

    namn = Kolumn(RUBRIKER["namn"], accessor="person", order_by=("sortnamn", "person_id"))
    alder = Kolumn(RUBRIKER["alder"], accessor="person", order_by=("fodd", "person_id"))
    lage = Kolumn("Läge", accessor="da", order_by=("da", "person_id"))
    varfor = Kolumn(RUBRIKER["varfor"], accessor="orsak", order_by=("orsak", "person_id"))
    sedan = Kolumn(RUBRIKER["sedan"], accessor="sedan", order_by=("sedan", "person_id"))
    senast = Kolumn(RUBRIKER["senast"], accessor="senast", order_by=("senast", "person_id"))
    gor = Kolumn("Gör", accessor="gor", order_by=("gor", "person_id"))

    class Meta(Listtabell.Meta):
        order_by = ("namn",)

    def __init__(self, *args: Any, tid: Tidslage, **kwargs: Any) -> None:
        self.tid = tid
        self.hit = reverse("person", args=[0]).removesuffix("0")
        self.samma_dag = ren(f"?{fraga_om(tid)}")
        super().__init__(*args, **kwargs)

    @property
    def om_tabellen(self) -> SafeString:
        return SafeString('class="k-lista k-register" data-utan-val')

    def cell_namn(self, rad: Registerpost) -> SafeString:
        hit = f"{self.hit}{rad.person_id}{self.samma_dag}"
        lank = f'<a class="k-lista__namn" href="{hit}">{ren(rad.person)}</a>'
        return SafeString(lank + markup.lage("skyddad") if rad.person.skyddad else lank)

    def cell_alder(self, rad: Registerpost) -> SafeString:
        return markup.alder(rad.person.fodd, rad.person.fodelsear, self.tid.dag)

    def cell_lage(self, rad: Registerpost) -> SafeString:
        return markup.lage(BILD[getattr(rad, "da", "")])

    def cell_varfor(self, rad: Registerpost) -> str:
        return varfor(rad)

    def cell_sedan(self, rad: Registerpost) -> SafeString:
        sedan = ren(datum(getattr(rad, "sedan", None)))
        return SafeString(f'<span class="k-smal-ord">sedan </span>{sedan}') if sedan else TOM

    def cell_senast(self, rad: Registerpost) -> SafeString:
        senast = getattr(rad, "senast", None)
        return ren(datum(localdate(senast))) if senast else INGEN_KONTAKT

    def cell_gor(self, rad: Registerpost) -> SafeString:
        vad = ren(gor(rad)) or SafeString('<span class="k-dov">Okänt</span>')
        return SafeString(f'<span class="k-smal-ord">Gör: </span>{vad}')


def varfor(rad: Registerpost) -> str:
    """Why the person was here, in words."""
    orsak = getattr(rad, "orsak", "")
    return orsaker.i_ord(orsak) if orsak else ""


def gor(rad: Registerpost) -> str:
    """What she was said to do, in words."""
    slag = getattr(rad, "gor", "")
    return str(Sysselsattningsval(slag).label) if slag else ""
