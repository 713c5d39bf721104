"""A contact is taken back: what was said in it, and the next day, are as before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from kaja.access.models import Kommun, User
from kaja.flows.dagens_arbete import folj
from kaja.insatser.actions import locked, not_held, set_next_date, undo_contacts
from kaja.insatser.models import Handlaggning, Kontakt


@transaction.atomic
def angra_kontakt(
    *, kommun: Kommun, kontakter: Collection[int], dag: date, tid: datetime, user: User
) -> list[int]:
    """Take the notes back: what was said in them, and the next day, are as before, but for a day
    that someone has chosen since. Gives whom they were about. KontaktfelError when they are taken
    back already."""
    skotta = {en.person_id: en for en in locked(kommun, _vilkas(kommun, kontakter))}
    rader = undo_contacts(kommun=kommun, kontakter=kontakter, user=user, tid=tid)
    not_held(kommun=kommun, kontakter=rader, tid=tid)
    for datum, ids in _dagarna_ater(kommun, rader, skotta, dag).items():
        set_next_date(kommun=kommun, personer=ids, datum=datum, dag=dag, user=user, tid=tid)
    personer = [rad.person_id for rad in rader]
    folj(kommun=kommun, personer=personer, dag=dag, tid=tid)
    return personer


def _dagarna_ater(
    kommun: Kommun, rader: Collection[Kontakt], skotta: Mapping[int, Handlaggning], dag: date
) -> dict[date | None, list[int]]:
    """Whom the day that was chosen before holds for again, by that day, unless it has been. Not
    those for whom someone has chosen another since, or noted a later contact."""
    senare = Kontakt.objects.filter(kommun=kommun, person__in=skotta, ersatt__isnull=True)
    sist = dict(senare.values_list("person_id").annotate(Max("kand_fran")))
    ater: dict[date | None, list[int]] = defaultdict(list)
    for rad in rader:
        skott = skotta.get(rad.person_id)
        if skott is None or sist.get(rad.person_id, rad.kand_fran) > rad.kand_fran:
            continue
        kvar = rad.datum_fore if rad.datum_fore and rad.datum_fore >= dag else None
        if skott.satt_datum == rad.datum_efter != kvar:
            ater[kvar].append(rad.person_id)
    return ater


def _vilkas(kommun: Kommun, kontakter: Collection[int]) -> list[int]:
    rader = Kontakt.objects.filter(kommun=kommun, pk__in=kontakter)
    return list(rader.values_list("person_id", flat=True))
