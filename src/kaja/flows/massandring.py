"""The same with many youths at once: what will happen to which, the act itself, and taking it back.

What is looked at and what is done is the same list: each youth with the version of the row that was
looked at, so that one whom someone else has changed meanwhile is left out and told of.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.flows.massandring_verkan import VERKAN, Vad, andringen, nyckel
from kaja.flows.trappa import hindren
from kaja.insatser.actions import keep_batch
from kaja.insatser.models import Handlaggning, Massandring, Massandringsslag, Uppgift

INTE_KVAR, ANDRAD, SKYDDAD, SOM_DET_AR, HAR_UPPGIFTEN = (
    "Är inte i registret längre.",
    "Någon annan har ändrat medan du tittade.",
    "Skyddade personuppgifter. Kontakten antecknas för hand på personens sida.",
    "Det är redan så.",
    "Har redan den uppgiften.",
)


class Utan(NamedTuple):
    """One with whom nothing is done, and why. The row is None when there is none."""

    person: int
    rad: Handlaggning | None
    varfor: str


class Prov(NamedTuple):
    """What will happen to which."""

    med: list[Handlaggning]
    utan: list[Utan]


def prova(
    *,
    kommun: Kommun,
    valda: Mapping[int, int | None],
    vad: Vad,
    dag: date,
    las: bool = False,
) -> Prov:
    """Part those chosen (ids, each with the version that was looked at, if any) in those it will
    happen to and those it will not. `las`: lock their rows."""
    fraga = Handlaggning.objects.filter(kommun=kommun, oppen=True, person__in=list(valda))
    if las:
        fraga = fraga.select_for_update(of=("self",)).order_by("person_id")
    rader = {rad.person_id: rad for rad in fraga.select_related("person", "agare")}
    upptagna = _har_uppgiften(kommun, valda, vad)
    mot = _stegets_hinder(kommun, rader, vad, dag)
    svar = {
        pk: _hinder(rader.get(pk), version, vad, upptagna) or mot.get(pk, "")
        for pk, version in valda.items()
    }
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


def _stegets_hinder(
    kommun: Kommun, rader: Collection[int], vad: Vad, dag: date
) -> Mapping[int, str]:
    if vad.slag != Massandringsslag.STEG:
        return {}
    return hindren(kommun=kommun, personer=list(rader), andring=andringen(vad), dag=dag)


def _har_uppgiften(kommun: Kommun, valda: Collection[int], vad: Vad) -> frozenset[int]:
    if vad.slag != Massandringsslag.UPPGIFT:
        return frozenset()
    nycklar = [nyckel(pk, vad.uppgift) for pk in valda]
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
    prov = prova(kommun=kommun, valda=valda, vad=vad, dag=dag, las=True)
    ids = [rad.person_id for rad in prov.med]
    if not ids:
        return None, prov
    fore = VERKAN[vad.slag](kommun, ids, vad, dag, tid, user)
    batch = keep_batch(kommun=kommun, vad=vad.slag, antal=len(ids), fore=fore, user=user, tid=tid)
    return batch, prov
