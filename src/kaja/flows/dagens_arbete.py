"""Nobody falls between two chairs: everyone in the register has a stage, a next day and tasks.

All three are worked out from what has been done and the municipality's routine, by
`regler.uppfoljning`; this stores them, so that a list need not work out five thousand to show
twenty-five (ADR 0015).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from kaja.access.models import Kommun
from kaja.access.queries import sole_caseworker
from kaja.access.turns import taking_turns
from kaja.flows.arbetslage import Last, helgdagar, las
from kaja.insatser.actions import Handlagt, keep_due, keep_state, locked
from kaja.insatser.models import Handlaggning
from kaja.register.models import Lage, Registerpost
from kaja.regler.uppfoljning import Arbetslage, Etapp, Frist, etapp, frister, raknas_om

STYCKE = 50


def folj(*, kommun: Kommun, personer: Collection[int], dag: date, tid: datetime) -> int:
    """Work out the stage, the next day and the tasks of these (ids) and store what has changed;
    gives how many had. Those who are no longer in the register have no tasks."""
    helgdagar(dag.year)  # takes half a second the first time: not while others wait to write
    ids, andrade = sorted(set(personer)), 0
    for start in taking_turns(range(0, len(ids), STYCKE)):
        with transaction.atomic():
            stycke = ids[start : start + STYCKE]
            last = las(kommun, stycke, locked(kommun, stycke), dag)
            andrade += len(folj_last(kommun, stycke, last, tid))
    return andrade


def folj_last(
    kommun: Kommun, personer: Collection[int], last: Last, tid: datetime
) -> dict[int, Handlagt]:
    """The same for those whom `last` has been read of, their rows locked since before that; gives
    the state of those who had changed."""
    raknade = {pk: _rakna(pk, lage, last) for pk, lage in last.lagen().items()}
    tillstand = {pk: raknade[pk][0] if pk in raknade else UTE for pk in personer}
    enda = sole_caseworker(kommun, last.dag) if _nya(raknade, last.skotta) else None
    andrade = keep_state(kommun=kommun, per_person=tillstand, rows=last.skotta, agare=enda)
    agare = dict.fromkeys(raknade, enda.pk if enda else None)
    keep_due(
        kommun=kommun,
        per_person={pk: raknade[pk][1] if pk in raknade else () for pk in personer},
        there=[en for pk in personer if pk in last.gjort for en in last.gjort[pk].att_gora],
        agare=agare | {pk: rad.agare_id for pk, rad in last.skotta.items()},
        tid=tid,
    )
    return andrade


def _nya(personer: Collection[int], skotta: Mapping[int, Handlaggning]) -> bool:
    return any(pk not in skotta or not skotta[pk].oppen for pk in personer)


def folj_kommunen(*, kommun: Kommun, dag: date, tid: datetime) -> int:
    """The same for all in the municipality whose state can be another: they have come into the
    register or left it, or their day has come. Gives how many had changed."""
    return folj(kommun=kommun, personer=_att_rakna(kommun, dag), dag=dag, tid=tid)


UTE = Handlagt(oppen=False)


def _rakna(pk: int, lage: Arbetslage, last: Last) -> tuple[Handlagt, tuple[Frist, ...]]:
    alla = frister(lage, last.rutin, last.dag, helgdagar(last.dag.year))
    nadd = lage.nadd()
    return (
        Handlagt(
            oppen=True,
            etapp=etapp(lage, last.dag),
            nasta=alla[0].slag,
            nasta_datum=alla[0].dag,
            senast_nadd=nadd.dag if nadd else None,
            senaste_kontakt=max((k.dag for k in lage.kontakter), default=None),
            borjade_om=last.oppna[pk].forra,
            raknas_om=raknas_om(lage, last.rutin, last.dag),
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
