"""Taking back what was done with many at once: each as before, but for those someone has changed
since, who are left as they are and told of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.flows.dagens_arbete import folj
from kaja.flows.kontakt_angra import angra_kontakt
from kaja.flows.massangra_uppgifter import Nar, dag_av, klara, resta, skjutna, tagna
from kaja.insatser.actions import (
    assign,
    hold_youths,
    locked,
    locked_tasks,
    mark_undone,
    set_next_date,
    undo_adaptation,
    unsay_occupation,
    verify,
)
from kaja.insatser.models import Handlaggning, Kontakt, Massandring, Sysselsattning, Uppgift

PERSONER = ("agare", "datum", "anpassningar", "kontrollerade")
UPPGIFTER = ("uppgifter", "tagna", "skjutna", "klara")
"""What is kept of a batch by youth, and by task."""


class Angrat(NamedTuple):
    """How many are as before, and how many someone has changed since."""

    ater: int
    kvar: int


@transaction.atomic
def angra(*, massandring: Massandring, dag: date, tid: datetime, user: User) -> Angrat:
    """Take all of it back, once. MassandringsfelError if it has been."""
    om = _om(massandring.kommun, massandring.fore)
    locked(massandring.kommun, om)
    hold_youths(om)
    locked_tasks(massandring.kommun, _uppgifter(massandring.fore))
    rad = mark_undone(massandring=massandring, user=user, tid=tid)
    nar, fore = Nar(rad.kommun, dag, tid, user), rad.fore
    ater = {
        *_agare(nar, fore.get("agare", {})),
        *_datum(nar, fore.get("datum", {})),
        *_trappan(nar, fore.get("anpassningar", {})),
        *_sysselsattning(nar, fore.get("sysselsattningar", [])),
        *_kontakter(nar, fore.get("kontakter", [])),
        *resta(nar, fore.get("uppgifter", [])),
        *tagna(nar, fore.get("tagna", [])),
        *skjutna(nar, fore.get("skjutna", {})),
        *_kontrollerade(nar, fore.get("kontrollerade", {})),
        *klara(nar, fore.get("klara", []), rad.tid),
    }
    return Angrat(len(ater), rad.antal - len(ater))


def _om(kommun: Kommun, fore: Mapping[str, Any]) -> set[int]:
    """Everyone (ids) that the batch was about."""
    personer = {int(pk) for vad in PERSONER for pk in fore.get(vad, {})}
    rader = (
        Sysselsattning.objects.filter(kommun=kommun, pk__in=fore.get("sysselsattningar", ())),
        Kontakt.objects.filter(kommun=kommun, pk__in=fore.get("kontakter", ())),
        Uppgift.objects.filter(kommun=kommun, pk__in=_uppgifter(fore)),
    )
    return personer.union(pk for en in rader for pk in en.values_list("person_id", flat=True) if pk)


def _uppgifter(fore: Mapping[str, Any]) -> list[int]:
    return [int(pk) for vad in UPPGIFTER for pk in fore.get(vad, ())]


def _agare(nar: Nar, fore: Mapping[str, Sequence[Any]]) -> Iterable[int]:
    kvar = _oforandrade(nar, fore, "agare_id")
    forra = {user.pk: user for user in User.objects.filter(pk__in={fore[str(p)][0] for p in kvar})}
    for forr, personer in _grupper(fore, kvar).items():
        agare = forra.get(forr)
        assign(kommun=nar.kommun, personer=personer, agare=agare, user=nar.user, tid=nar.tid)
    return kvar


def _datum(nar: Nar, fore: Mapping[str, Sequence[Any]]) -> Iterable[int]:
    """A day that has been meanwhile cannot be the next one: then the routine says it."""
    blev = {pk: [dag_av(ett) for ett in par] for pk, par in fore.items()}
    kvar = _oforandrade(nar, blev, "satt_datum")
    for forr, personer in _grupper(blev, kvar).items():
        set_next_date(
            kommun=nar.kommun,
            personer=personer,
            datum=forr if forr and forr >= nar.dag else None,
            dag=nar.dag,
            user=nar.user,
            tid=nar.tid,
        )
    folj(kommun=nar.kommun, personer=kvar, dag=nar.dag, tid=nar.tid)
    return kvar


def _kontrollerade(nar: Nar, fore: Mapping[str, Sequence[Any]]) -> Iterable[int]:
    """Their tasks come after: with those, it is worked out anew what comes next."""
    blev = {pk: [dag_av(ett) for ett in par] for pk, par in fore.items()}
    kvar = _oforandrade(nar, blev, "verifierad")
    for forr, personer in _grupper(blev, kvar).items():
        verify(kommun=nar.kommun, personer=personer, dag=forr, user=nar.user, tid=nar.tid)
    return kvar


def _trappan(nar: Nar, fore: Mapping[str, int]) -> Iterable[int]:
    """After the days: a day that was chosen before is back already."""
    if not fore:
        return []
    ater = undo_adaptation(
        kommun=nar.kommun,
        per_person={int(pk): efter for pk, efter in fore.items()},
        dag=nar.dag,
        user=nar.user,
        tid=nar.tid,
    )
    folj(kommun=nar.kommun, personer=ater, dag=nar.dag, tid=nar.tid)
    return ater


def _oforandrade(nar: Nar, fore: Mapping[str, Sequence[Any]], falt: str) -> list[int]:
    """Those whose field still is what the batch made it."""
    rader = Handlaggning.objects.select_for_update().filter(
        kommun=nar.kommun, person__in=[int(pk) for pk in fore]
    )
    nu = rader.order_by("person_id").values_list("person_id", falt)
    return [pk for pk, varde in nu if varde == fore[str(pk)][1]]


def _grupper(fore: Mapping[str, Sequence[Any]], personer: Iterable[int]) -> dict[Any, list[int]]:
    """The persons by how they were."""
    ut: dict[Any, list[int]] = defaultdict(list)
    for pk in personer:
        ut[fore[str(pk)][0]].append(pk)
    return ut


def _sysselsattning(nar: Nar, ids: Sequence[int]) -> Iterable[int]:
    if not ids:
        return []
    galler = Sysselsattning.objects.filter(kommun=nar.kommun, pk__in=ids, ersatt__isnull=True)
    ater = unsay_occupation(
        kommun=nar.kommun,
        sysselsattningar=list(galler.values_list("pk", flat=True)),
        user=nar.user,
        tid=nar.tid,
    )
    folj(kommun=nar.kommun, personer=ater, dag=nar.dag, tid=nar.tid)
    return ater


def _kontakter(nar: Nar, ids: Sequence[int]) -> Iterable[int]:
    """Those that someone has taken back one by one already are left."""
    kvar = Kontakt.objects.filter(kommun=nar.kommun, pk__in=ids, ersatt__isnull=True)
    kontakter = list(kvar.values_list("pk", flat=True))
    if not kontakter:
        return []
    return angra_kontakt(
        kommun=nar.kommun, kontakter=kontakter, dag=nar.dag, tid=nar.tid, user=nar.user
    )
