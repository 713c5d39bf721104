"""A contact, from one press: noted, with what the youth does now, and the next day is set."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.flows.arbetslage import las
from kaja.flows.dagens_arbete import STYCKE, folj_last
from kaja.flows.kontakt_hinder import far_kontaktas, inte_nyss
from kaja.insatser.actions import (
    NyKontakt,
    NySysselsattning,
    held,
    locked,
    log_contacts,
    set_next_date,
    state_occupation,
)
from kaja.insatser.models import Handlaggning, Kontakt, Medval, Sagtav, Sysselsattningsval

SAGT_AV = {
    Medval.UNGDOM: Sagtav.UNGDOM,
    Medval.VARDNADSHAVARE: Sagtav.VARDNADSHAVARE,
    Medval.SKOLA: Sagtav.SKOLA,
}


class Foljd(NamedTuple):
    """What was noted, and the next day of each youth (id)."""

    kontakter: list[int]
    nasta: dict[int, date]


@transaction.atomic
def logga_kontakt(
    *,
    kommun: Kommun,
    nya: Sequence[NyKontakt],
    dag: date,
    tid: datetime,
    user: User | None,
    gor: Sysselsattningsval | None = None,
    datum: date | None = None,
) -> Foljd:
    """Note the contacts, and what the youths say they do; the next day is `datum`, or what the
    routine says now. KontaktfelError, HandlaggningsfelError: nothing is noted."""
    ids = [ny.person for ny in nya]
    skotta = locked(kommun, ids)
    inte_nyss(kommun, nya, skotta, tid, user)
    fore = {skott.person_id: skott.satt_datum for skott in skotta}
    rader = log_contacts(
        kommun=kommun,
        nya=[_med_dagarna(ny, fore.get(ny.person), datum, user) for ny in nya],
        user=user,
        tid=tid,
    )
    held(kommun=kommun, kontakter=rader)
    if gor is not None:
        _sysslar(kommun, rader, gor, dag, user, tid)
    if user is not None and (datum is not None or any(fore.values())):
        set_next_date(kommun=kommun, personer=ids, datum=datum, dag=dag, user=user, tid=tid)
        skotta = locked(kommun, ids)
    nasta: dict[int, date] = {}
    for start in range(0, len(nya), STYCKE):
        nasta |= _nasta(kommun, nya[start : start + STYCKE], skotta, dag, tid)
    return Foljd([rad.pk for rad in rader], nasta)


def _med_dagarna(
    ny: NyKontakt, fore: date | None, datum: date | None, user: User | None
) -> NyKontakt:
    """With the day that was chosen before, and the one that is after: what is sent chooses none."""
    return ny._replace(datum_fore=fore, datum_efter=datum if user else fore)


def _nasta(
    kommun: Kommun,
    nya: Collection[NyKontakt],
    skotta: Iterable[Handlaggning],
    dag: date,
    tid: datetime,
) -> dict[int, date]:
    """The next day of each, now that the contact is noted."""
    ids = {ny.person for ny in nya}
    last = las(kommun, ids, [skott for skott in skotta if skott.person_id in ids], dag)
    far_kontaktas(last, nya)
    andrade = folj_last(kommun, ids, last, tid)
    dagar = {pk: skott.nasta_datum for pk, skott in last.skotta.items()}
    dagar |= {pk: nytt.nasta_datum for pk, nytt in andrade.items()}
    return {pk: den for pk, den in dagar.items() if den}


def _sysslar(
    kommun: Kommun,
    rader: Collection[Kontakt],
    gor: Sysselsattningsval,
    dag: date,
    user: User | None,
    tid: datetime,
) -> None:
    state_occupation(
        kommun=kommun,
        nya=[
            NySysselsattning(rad.person_id, gor, dag, SAGT_AV[Medval(rad.med)], kontakt=rad.pk)
            for rad in rader
        ],
        user=user,
        tid=tid,
    )
