"""Nobody falls between two chairs: everyone in the register has a stage, a next day and tasks.

All three are worked out from what has been done and the municipality's routine, by
`regler.uppfoljning`; this stores them, so that a list need not work out five thousand to show
twenty-five (ADR 0015).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from kaja.access.models import Kommun
from kaja.access.queries import sole_caseworker
from kaja.access.turns import taking_turns
from kaja.flows.arbetslage import arbetslagen, helgdagar
from kaja.insatser.actions import Handlagt, keep_due, keep_state
from kaja.insatser.models import Handlaggning
from kaja.register.models import Lage, Registerpost
from kaja.regler.uppfoljning import Arbetslage, Etapp, Frist, Rutin, etapp, frister, raknas_om
from kaja.styrning.queries import rutin as rutinen

STYCKE = 50


def folj(*, kommun: Kommun, personer: Collection[int], dag: date, tid: datetime) -> int:
    """Work out the stage, the next day and the tasks of these (ids) and store what has changed;
    gives how many had. Those who are no longer in the register have no tasks."""
    rutin, agare = rutinen(kommun, dag), sole_caseworker(kommun, dag)
    helgdagar(dag.year)  # takes half a second the first time: not while others wait to write
    ids, andrade = sorted(set(personer)), 0
    for start in taking_turns(range(0, len(ids), STYCKE)):
        with transaction.atomic():
            stycke = ids[start : start + STYCKE]
            lagen = arbetslagen(kommun, stycke)
            raknade = {pk: _rakna(lage, rutin, dag) for pk, lage in lagen.items()}
            keep_due(
                kommun=kommun,
                per_person={pk: raknade[pk][1] if pk in raknade else () for pk in stycke},
                tid=tid,
            )
            tillstand = {pk: raknade[pk][0] if pk in raknade else UTE for pk in stycke}
            andrade += keep_state(kommun=kommun, per_person=tillstand, agare=agare)
    return andrade


def folj_kommunen(*, kommun: Kommun, dag: date, tid: datetime) -> int:
    """The same for all in the municipality whose state can be another: they have come into the
    register or left it, or their day has come. Gives how many had changed."""
    return folj(kommun=kommun, personer=_att_rakna(kommun, dag), dag=dag, tid=tid)


UTE = Handlagt(oppen=False)


def _rakna(lage: Arbetslage, rutin: Rutin, dag: date) -> tuple[Handlagt, tuple[Frist, ...]]:
    alla = frister(lage, rutin, dag, helgdagar(dag.year))
    nadd = lage.nadd()
    return (
        Handlagt(
            oppen=True,
            etapp=etapp(lage, dag),
            nasta=alla[0].slag,
            nasta_datum=alla[0].dag,
            senast_nadd=nadd.dag if nadd else None,
            senaste_kontakt=max((k.dag for k in lage.kontakter), default=None),
            raknas_om=raknas_om(lage, rutin, dag),
        ),
        alla,
    )


def _att_rakna(kommun: Kommun, dag: date) -> set[int]:
    """Those in the register who are not worked with, the other way round, and those whose day has
    come. What changes by someone's hand is worked out there and then."""
    poster = Registerpost.objects.filter(kommun=kommun).exclude(lage=Lage.AVSLUTAD)
    skotta = Handlaggning.objects.filter(kommun=kommun, oppen=True)
    etappen = skotta.filter(person=OuterRef("person"))
    nya = poster.filter(
        ~Exists(etappen)
        | Q(lage=Lage.UTREDS) & ~Exists(etappen.filter(etapp=Etapp.UTREDS))
        | ~Q(lage=Lage.UTREDS) & Exists(etappen.filter(etapp=Etapp.UTREDS))
        | ~Q(lage=Lage.VANTAR) & Exists(etappen.filter(etapp=Etapp.VANTAR))
    )
    ute = skotta.filter(~Exists(poster.filter(person=OuterRef("person"))))
    dagen = skotta.filter(raknas_om__lte=dag)
    return {pk for rows in (nya, ute, dagen) for pk in rows.values_list("person_id", flat=True)}
