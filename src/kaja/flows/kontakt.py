"""A contact, from one press: noted, with what the youth does now, and the next day is set."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.flows.arbetslage import arbetslagen, helgdagar
from kaja.flows.dagens_arbete import folj
from kaja.insatser.actions import (
    KontaktfelError,
    NyKontakt,
    NySysselsattning,
    held,
    log_contacts,
    not_held,
    set_next_date,
    state_occupation,
    undo_contacts,
)
from kaja.insatser.models import Handlaggning, Kontakt, Medval, Sagtav, Sysselsattningsval
from kaja.register.queries import in_register
from kaja.regler.uppfoljning import (
    Frist,
    Kanal,
    Kontaktfakta,
    Kontaktutfall,
    Med,
    huvudfrist,
)
from kaja.styrning.queries import rutin as rutinen

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
    nya: Collection[NyKontakt],
    dag: date,
    tid: datetime,
    user: User | None,
    gor: Sysselsattningsval | None = None,
    datum: date | None = None,
) -> Foljd:
    """Note the contacts, and what the youths say they do; the next day is `datum`, or what the
    routine says now. KontaktfelError, HandlaggningsfelError: nothing is noted."""
    ids = [ny.person for ny in nya]
    _far_kontaktas(kommun, nya, dag)
    fore = dict(
        Handlaggning.objects.filter(kommun=kommun, person__in=ids).values_list(
            "person_id", "satt_datum"
        )
    )
    rader = log_contacts(
        kommun=kommun,
        nya=[ny._replace(datum_fore=fore.get(ny.person)) for ny in nya],
        user=user,
        tid=tid,
    )
    held(kommun=kommun, kontakter=rader)
    if gor is not None:
        _sysslar(kommun, rader, gor, dag, user, tid)
    if user is not None and (datum is not None or any(fore.values())):
        set_next_date(kommun=kommun, personer=ids, datum=datum, dag=dag, user=user, tid=tid)
    folj(kommun=kommun, personer=ids, dag=dag, tid=tid)
    return Foljd([rad.pk for rad in rader], _nasta(kommun, ids))


@transaction.atomic
def angra_kontakt(
    *, kommun: Kommun, kontakter: Collection[int], dag: date, tid: datetime, user: User
) -> list[int]:
    """Take the notes back: what was said in them, and the next day, are as before. Gives whom they
    were about. KontaktfelError when they are taken back already."""
    rader = undo_contacts(kommun=kommun, kontakter=kontakter, user=user, tid=tid)
    not_held(kommun=kommun, kontakter=rader)
    for rad in rader:
        kvar = rad.datum_fore if rad.datum_fore and rad.datum_fore >= dag else None
        set_next_date(
            kommun=kommun, personer=[rad.person_id], datum=kvar, dag=dag, user=user, tid=tid
        )
    personer = [rad.person_id for rad in rader]
    folj(kommun=kommun, personer=personer, dag=dag, tid=tid)
    return personer


def foljder(
    kommun: Kommun, person: int, kanal: Kanal, utfall: Collection[Kontaktutfall], dag: date
) -> Mapping[Kontaktutfall, Frist]:
    """What each outcome of a contact today would lead to: the next step and its day. Empty for one
    who is not in the register."""
    lage = arbetslagen(kommun, [person]).get(person)
    if lage is None:
        return {}
    rutin, helg = rutinen(kommun, dag), helgdagar(dag.year)
    return {
        ett: huvudfrist(
            replace(
                lage,
                satt_datum=None,
                kontakter=(*lage.kontakter, Kontaktfakta(dag, kanal, ett, Med.UNGDOM)),
            ),
            rutin,
            dag,
            helg,
        )
        for ett in utfall
    }


def _far_kontaktas(kommun: Kommun, nya: Collection[NyKontakt], dag: date) -> None:
    """Those who are in the register; a guardian only under 18, where the municipality chose it."""
    ids = {ny.person for ny in nya}
    if in_register(kommun, ids) != ids:
        raise KontaktfelError("Den unge är inte i registret längre. Ingen kontakt antecknades.")
    hos_vardnadshavare = {ny.person for ny in nya if ny.med == Medval.VARDNADSHAVARE}
    if not hos_vardnadshavare:
        return
    if not rutinen(kommun, dag).vardnadshavare:
        raise KontaktfelError(
            "Kommunen har inte valt att kontakta vårdnadshavare. Det väljs under Inställningar."
        )
    if not all(
        lage.under_18(dag) for lage in arbetslagen(kommun, list(hos_vardnadshavare)).values()
    ):
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


def _nasta(kommun: Kommun, personer: Collection[int]) -> dict[int, date]:
    rader = Handlaggning.objects.filter(kommun=kommun, person__in=personer, oppen=True)
    return {pk: dag for pk, dag in rader.values_list("person_id", "nasta_datum") if dag}
