"""The same with many youths at once: what will happen to which, the act itself, and taking it back.

What is looked at and what is done is the same list: each youth with the version of the row that was
looked at, so that one whom someone else has changed meanwhile is left out and told of.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.flows.dagens_arbete import folj
from kaja.flows.kontakt import logga_kontakt
from kaja.insatser.actions import (
    NyKontakt,
    NyUppgift,
    assign,
    keep_batch,
    raise_tasks,
    set_next_date,
)
from kaja.insatser.models import (
    Handlaggning,
    Kanalval,
    Massandring,
    Massandringsslag,
    Medval,
    Uppgift,
    Uppgiftsslag,
    Utfallval,
)

EGNA = {
    "kontaktuppgifter": "Kontrollera kontaktuppgifterna.",
    "skolan": "Fråga skolan.",
    "ansokan": "Påminn om att söka till gymnasiet.",
    "studiebesok": "Bjud in till studiebesök.",
    "sommarjobb": "Berätta om sommarjobb.",
}
"""The tasks that can be given to many: a closed list, since 4 § förordning (2006:39) leaves no
room for free text."""
INTE_KVAR, ANDRAD, SKYDDAD, SOM_DET_AR, HAR_UPPGIFTEN = (
    "Är inte i registret längre.",
    "Någon annan har ändrat medan du tittade.",
    "Skyddade personuppgifter. Kontakten antecknas för hand på personens sida.",
    "Det är redan så.",
    "Har redan den uppgiften.",
)


@dataclass(frozen=True, slots=True)
class Vad:
    """What is to be done with all of them."""

    slag: Massandringsslag
    agare: User | None = None
    datum: date | None = None
    kanal: Kanalval | None = None
    utfall: Utfallval | None = None
    uppgift: str = ""


class Utan(NamedTuple):
    """One with whom nothing is done, and why. The row is None when there is none."""

    person: int
    rad: Handlaggning | None
    varfor: str


class Prov(NamedTuple):
    """What will happen to which."""

    med: list[Handlaggning]
    utan: list[Utan]


def prova(*, kommun: Kommun, valda: Mapping[int, int | None], vad: Vad, las: bool = False) -> Prov:
    """Part those chosen (ids, each with the version that was looked at, if any) in those it will
    happen to and those it will not. `las`: lock their rows."""
    fraga = Handlaggning.objects.filter(kommun=kommun, oppen=True, person__in=list(valda))
    if las:
        fraga = fraga.select_for_update(of=("self",))
    rader = {rad.person_id: rad for rad in fraga.select_related("person", "agare")}
    upptagna = _har_uppgiften(kommun, valda, vad)
    svar = {pk: _hinder(rader.get(pk), version, vad, upptagna) for pk, version in valda.items()}
    med = [rader[pk] for pk, hinder in svar.items() if not hinder]
    return Prov(
        sorted(med, key=lambda rad: (rad.person.sortnamn, rad.person_id)),
        [Utan(pk, rader.get(pk), hinder) for pk, hinder in svar.items() if hinder],
    )


def _hinder(
    rad: Handlaggning | None, version: int | None, vad: Vad, upptagna: Collection[int]
) -> str:
    if rad is None:
        return INTE_KVAR
    if version is not None and rad.version != version:
        return ANDRAD
    match vad.slag:
        case Massandringsslag.AGARE if rad.agare == vad.agare:
            return SOM_DET_AR
        case Massandringsslag.DATUM if rad.satt_datum == vad.datum:
            return SOM_DET_AR
        case Massandringsslag.KONTAKT if rad.person.skyddad:
            return SKYDDAD
        case Massandringsslag.UPPGIFT if rad.person_id in upptagna:
            return HAR_UPPGIFTEN
    return ""


def _nyckel(person: int, uppgift: str) -> str:
    return f"egen:{person}:{uppgift}"


def _har_uppgiften(kommun: Kommun, valda: Collection[int], vad: Vad) -> frozenset[int]:
    if vad.slag != Massandringsslag.UPPGIFT:
        return frozenset()
    nycklar = [_nyckel(pk, vad.uppgift) for pk in valda]
    rader = Uppgift.objects.filter(kommun=kommun, nyckel__in=nycklar, klar__isnull=True)
    return frozenset(pk for pk in rader.values_list("person_id", flat=True) if pk)


@transaction.atomic
def gor(
    *,
    kommun: Kommun,
    valda: Mapping[int, int | None],
    vad: Vad,
    dag: date,
    tid: datetime,
    user: User,
) -> tuple[Massandring | None, Prov]:
    """Do it, all in one; gives the batch (None when it happened to nobody) and to whom it did.
    HandlaggningsfelError, KontaktfelError: nothing is done."""
    prov = prova(kommun=kommun, valda=valda, vad=vad, las=True)
    ids = [rad.person_id for rad in prov.med]
    if not ids:
        return None, prov
    fore = _GOR[vad.slag](kommun, ids, vad, dag, tid, user)
    batch = keep_batch(kommun=kommun, vad=vad.slag, antal=len(ids), fore=fore, user=user, tid=tid)
    return batch, prov


def _ge_agare(
    kommun: Kommun, ids: list[int], vad: Vad, dag: date, tid: datetime, user: User
) -> dict[str, object]:
    fore = assign(kommun=kommun, personer=ids, agare=vad.agare, user=user, tid=tid)
    blev = vad.agare.pk if vad.agare else None
    return {"agare": {str(pk): [forr, blev] for pk, forr in fore.items()}}


def _satt_datum(
    kommun: Kommun, ids: list[int], vad: Vad, dag: date, tid: datetime, user: User
) -> dict[str, object]:
    fore = set_next_date(kommun=kommun, personer=ids, datum=vad.datum, dag=dag, user=user, tid=tid)
    folj(kommun=kommun, personer=ids, dag=dag, tid=tid)
    blev = vad.datum.isoformat() if vad.datum else None
    return {
        "datum": {str(pk): [forr.isoformat() if forr else None, blev] for pk, forr in fore.items()}
    }


def _logga(
    kommun: Kommun, ids: list[int], vad: Vad, dag: date, tid: datetime, user: User
) -> dict[str, object]:
    assert vad.kanal
    assert vad.utfall
    med = Medval.SKOLA if vad.kanal == Kanalval.SKOLA else Medval.UNGDOM
    nya = [NyKontakt(pk, tid, vad.kanal, vad.utfall, med) for pk in ids]
    foljd = logga_kontakt(kommun=kommun, nya=nya, dag=dag, tid=tid, user=user)
    return {"kontakter": foljd.kontakter}


def _ge_uppgift(
    kommun: Kommun, ids: list[int], vad: Vad, dag: date, tid: datetime, user: User
) -> dict[str, object]:
    nya = [_uppgift(pk, vad.uppgift) for pk in ids]
    rader = raise_tasks(kommun=kommun, uppgifter=nya, aktor=user.aktor, tid=tid)
    return {"uppgifter": [rad.pk for rad in rader]}


def _uppgift(person: int, vilken: str) -> NyUppgift:
    return NyUppgift(Uppgiftsslag.EGEN, _nyckel(person, vilken), person, EGNA[vilken])


_GOR = {
    Massandringsslag.AGARE: _ge_agare,
    Massandringsslag.DATUM: _satt_datum,
    Massandringsslag.KONTAKT: _logga,
    Massandringsslag.UPPGIFT: _ge_uppgift,
}
