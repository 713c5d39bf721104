"""A contact, from one press: noted, with what the youth does now, and the next day is set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import Max

from kaja.access.models import Kommun, User
from kaja.flows.arbetslage import Last, helgdagar, las
from kaja.flows.dagens_arbete import STYCKE, folj, folj_last
from kaja.insatser.actions import (
    KontaktfelError,
    NyKontakt,
    NySysselsattning,
    held,
    locked,
    log_contacts,
    not_held,
    set_next_date,
    state_occupation,
    undo_contacts,
)
from kaja.insatser.models import Handlaggning, Kontakt, Medval, Sagtav, Sysselsattningsval
from kaja.regler.uppfoljning import (
    Frist,
    Kanal,
    Kontaktfakta,
    Kontaktutfall,
    Med,
    huvudfrist,
)

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
    _far_kontaktas(last, nya)
    andrade = folj_last(kommun, ids, last, tid)
    dagar = {pk: skott.nasta_datum for pk, skott in last.skotta.items()}
    dagar |= {pk: nytt.nasta_datum for pk, nytt in andrade.items()}
    return {pk: den for pk, den in dagar.items() if den}


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


def foljder(
    last: Last, person: int, kanal: Kanal, utfall: Collection[Kontaktutfall]
) -> Mapping[Kontaktutfall, Frist]:
    """What each outcome of a contact today would lead to: the next step and its day. Empty for one
    who is not in the register."""
    lage, dag = last.lagen().get(person), last.dag
    if lage is None:
        return {}
    return {
        ett: huvudfrist(
            replace(
                lage,
                satt_datum=None,
                mote=_kvar(lage.mote, kanal, dag),
                kontakter=(*lage.kontakter, Kontaktfakta(dag, kanal, ett, Med.UNGDOM)),
            ),
            last.rutin,
            dag,
            helgdagar(dag.year),
        )
        for ett in utfall
    }


def _kvar(mote: date | None, kanal: Kanal, dag: date) -> date | None:
    """The meeting that is still booked after a contact today: one whose day has come has been."""
    varit = mote is not None and mote <= dag and kanal in (Kanal.MOTE, Kanal.HEMBESOK)
    return None if varit else mote


def _far_kontaktas(last: Last, nya: Collection[NyKontakt]) -> None:
    """Those who are in the register; a guardian only under 18, where the municipality chose it."""
    if any(ny.person not in last.oppna for ny in nya):
        raise KontaktfelError("Den unge är inte i registret längre. Ingen kontakt antecknades.")
    hos_vardnadshavare = {ny.person for ny in nya if ny.med == Medval.VARDNADSHAVARE}
    if not hos_vardnadshavare:
        return
    if not last.rutin.vardnadshavare:
        raise KontaktfelError(
            "Kommunen har inte valt att kontakta vårdnadshavare. Det väljs under Inställningar."
        )
    lagen = last.lagen()
    if not all(lagen[pk].under_18(last.dag) for pk in hos_vardnadshavare):
        raise KontaktfelError("Den unge har fyllt 18. Kontakta den unge själv.")


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
