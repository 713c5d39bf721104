"""A task of the routine as it is read: verb, why, when, and what the button does."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from django.urls import reverse

from kaja.flows.att_gora import KVITTERAS
from kaja.flows.skolsignal_uppgift import anmalan_av
from kaja.insatser.models import Kanalval, Uppgift, Uppgiftsslag
from kaja.regler.uppfoljning import Rutin
from kaja.ungdom.models import Person
from kaja.web.handlaggare.gester import IKONER
from kaja.web.komponenter.markup import SNART_DAGAR
from kaja.web.komponenter.text import antal, datum, tjugo_ar

ORDNING = ("", "första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde")
VERB = {
    Kanalval.BREV: "Skicka brev",
    Kanalval.TELEFON: "Ring",
    Kanalval.SMS: "Skicka sms",
    Kanalval.EPOST: "Skicka e-post",
    Kanalval.HEMBESOK: "Gör hembesök",
    Kanalval.SOCIALA_MEDIER: "Sök i sociala medier",
    Kanalval.SKOLA: "Fråga skolan",
    Kanalval.MOTE: "Boka möte",
}
IKON = {
    Uppgiftsslag.UTRED: "fraga",
    Uppgiftsslag.VERIFIERA: "bock",
    Uppgiftsslag.MOTE: "kalender",
    Uppgiftsslag.BOKA_MOTE: "kalender",
    Uppgiftsslag.PLAN: "penna",
    Uppgiftsslag.FOLJ_UPP_PLAN: "penna",
    Uppgiftsslag.FOLJ_UPP_ATGARD: "mott",
    Uppgiftsslag.ATGARD_SLUTAR: "klocka",
    Uppgiftsslag.FYLLER_20: "klocka",
    Uppgiftsslag.KONTROLLERA_START: "skola",
    Uppgiftsslag.FRAGA_SYSSELSATTNING: "fraga",
    Uppgiftsslag.SKOLANMALAN: "skola",
}

SIDA = {
    Uppgiftsslag.UTRED: "person_svara",
    Uppgiftsslag.BOKA_MOTE: "person_mote",
    Uppgiftsslag.PLAN: "person_plan",
    Uppgiftsslag.FOLJ_UPP_PLAN: "person_plan",
}
"""Where it is done (the name of an address), when that is not by a contact."""
OM_ATGARD = ":atgard"
"""In the key of a task that is about an åtgärd, also of one that asks whether it began."""


SNART = timedelta(days=30)
"""So far ahead a person's page shows what else is to be done."""


class Uppgiftsrad(NamedTuple):
    """One task. `frist` is how its day stands: sen, idag, snart or nothing; `anmalan` the school's
    notice (id) that it is about, or 0."""

    pk: int
    slag: Uppgiftsslag
    person: Person
    vad: str
    varfor: str
    kanal: str
    ikon: str
    nar: str
    frist: str
    kvitteras: bool
    url: str
    snart: bool
    anmalan: int = 0

    @property
    def person_id(self) -> int:
        return self.person.pk

    @classmethod
    def av(cls, uppgift: Uppgift, dag: date) -> Uppgiftsrad:
        """The row of a stored task, on the day. `uppgift.person` has been read."""
        slag, person = Uppgiftsslag(uppgift.slag), uppgift.person
        assert person is not None
        tjugo = tjugo_ar(person.fodd) if person.fodd and slag == Uppgiftsslag.FYLLER_20 else None
        nar, frist = _om_20(tjugo, dag) if tjugo else _nar(uppgift.dag or dag, dag)
        kanal = Kanalval(uppgift.kanal) if uppgift.kanal else None
        return cls(
            pk=uppgift.pk,
            slag=slag,
            person=person,
            vad=_vad(uppgift, slag, kanal),
            varfor=uppgift.fraga,
            kanal=uppgift.kanal or (Kanalval.MOTE.value if slag == Uppgiftsslag.MOTE else ""),
            ikon=IKONER[kanal] if kanal else IKON.get(slag, "ring"),
            nar=nar,
            frist=frist,
            kvitteras=slag in KVITTERAS,
            url=_url(uppgift, slag, person),
            snart=(uppgift.dag or dag) <= dag + SNART,
            anmalan=anmalan_av(uppgift) if slag == Uppgiftsslag.SKOLANMALAN else 0,
        )


def _vad(uppgift: Uppgift, slag: Uppgiftsslag, kanal: Kanalval | None) -> str:
    if slag == Uppgiftsslag.FYLLER_20:
        sista = uppgift.nyckel.endswith(f":{min(Rutin().fyller_20_dagar)}")
        return "Skicka sista brevet" if sista else "Planera övergången"
    if kanal is None:
        return str(slag.label)
    if 0 < uppgift.nummer < len(ORDNING):
        return f"{VERB[kanal]}, {ORDNING[uppgift.nummer]} försöket"
    return VERB[kanal]


def _om_20(tjugo: date, dag: date) -> tuple[str, str]:
    """How long there is left: that is what hurries."""
    kvar = (tjugo - dag).days
    return f"om {antal(kvar, 'dag', 'dagar')}", "snart" if kvar <= SNART_DAGAR else ""


def _nar(nar: date, dag: date) -> tuple[str, str]:
    """The day in words, and how it stands."""
    kvar = (nar - dag).days
    if kvar < 0:
        return f"{antal(-kvar, 'dag', 'dagar')} sen", "sen"
    return ("I dag", "idag") if kvar == 0 else (datum(nar), "")


def _url(uppgift: Uppgift, slag: Uppgiftsslag, person: Person) -> str:
    if slag == Uppgiftsslag.SKOLANMALAN:
        return reverse("skolanmalan", args=[anmalan_av(uppgift)])
    sida = "person_atgarder" if OM_ATGARD in uppgift.nyckel else SIDA.get(slag)
    if sida:
        return adress(sida, person.pk)
    vald = f"?kanal={uppgift.kanal}" if uppgift.kanal else ""
    return adress("person", person.pk) + vald + "#r-log"


def adress(sida: str, pk: int) -> str:
    """Where a person's page with this name is; a list asks it of each of its rows."""
    fore, efter = _runt_nyckeln(sida)
    return f"{fore}{pk}{efter}"


@lru_cache
def _runt_nyckeln(sida: str) -> tuple[str, str]:
    fore, _, efter = reverse(sida, args=[0]).partition("0")
    return fore, efter
