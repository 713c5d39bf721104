"""A contact, from one press: noted, with what the youth does now, and the next day is set."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils.timezone import localdate

from kaja.access.models import Kommun, User
from kaja.flows.arbetslage import Last, helgdagar, las
from kaja.flows.dagens_arbete import STYCKE, folj_last
from kaja.insatser.actions import (
    KontaktfelError,
    NyKontakt,
    NySysselsattning,
    held,
    locked,
    log_contacts,
    set_next_date,
    state_occupation,
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

NYSS = timedelta(seconds=10)
"""Who notes the same about the same youth again within this time has pressed twice."""
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
    _inte_nyss(kommun, nya, skotta, tid, user)
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


def _inte_nyss(
    kommun: Kommun,
    nya: Collection[NyKontakt],
    skotta: Collection[Handlaggning],
    tid: datetime,
    user: User | None,
) -> None:
    """KontaktfelError if the same user has just noted the same: the button was pressed twice. Asked
    only where there is a contact that day already."""
    dagar = {ny.person: localdate(ny.tid) for ny in nya}
    if user is None or not any(en.senaste_kontakt == dagar.get(en.person_id) for en in skotta):
        return
    nyss = Kontakt.objects.filter(
        kommun=kommun,
        person__in=dagar,
        av=user,
        kand_fran__range=(tid - NYSS, tid + NYSS),
        ersatt__isnull=True,
    )
    vad = set(nyss.values_list("person_id", "kanal", "utfall", "med", "inkommande"))
    if any((ny.person, ny.kanal, ny.utfall, ny.med, ny.inkommande) in vad for ny in nya):
        raise KontaktfelError("Kontakten är redan antecknad. Den står en gång.")


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
