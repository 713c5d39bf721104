"""The target group on another day: everyone judged for it, by what is or was known, into a picture.

Nothing in the register rests on a picture. It is made in parts without holding anyone up, and is
shown when it is whole. Killed anywhere, it is made from the beginning by the next run.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from importlib.metadata import version
from typing import Any

from django.db import transaction
from django.db.models import Count, QuerySet, Value

from kaja import regler
from kaja.access.models import Kommun, User
from kaja.access.turns import taking_turns
from kaja.flows.bedom import CHUNK
from kaja.flows.provning import judged
from kaja.korningar.actions import finish_run, note_seen, order_run, pulse, start_run
from kaja.korningar.models import Korning, Korningsslag
from kaja.register.dagsbilden import to_make
from kaja.register.dagsbilder import begin_picture, finish_picture, order_picture, store_rows
from kaja.register.kvitto import listed
from kaja.register.models import Dagsbild, Registerhandelse
from kaja.styrning.models import Installning
from kaja.styrning.queries import fraga
from kaja.underlag.models import Tackning
from kaja.underlag.queries import FACTS
from kaja.ungdom.models import Person, Sammanslagning
from kaja.ungdom.queries import merged_away

SAGT = (*FACTS, Tackning, Sammanslagning, Installning)
"""What an answer rests on: rows that are added and superseded, and never overwritten."""


@transaction.atomic
def bestall(
    *, kommun: Kommun, dag: date, kand: datetime | None, user: User, tid: datetime
) -> Dagsbild:
    """Ask for the picture of the day; the worker makes it. It is made anew if it is there."""
    korning = order_run(
        kommun=kommun, slag=Korningsslag.DAGSBILD, dag=dag, user=user, aktor=user.aktor, tid=tid
    )
    return order_picture(
        kommun=kommun, dag=dag, kand=kand, korning=korning.pk, aktor=user.aktor, tid=tid
    )


def gor(*, korning: Korning, tid: datetime) -> Korning:
    """Make the pictures that the run was asked for; gives the run's row, done."""
    started = start_run(kommun=korning.kommun, slag=Korningsslag.DAGSBILD, dag=korning.dag, tid=tid)
    bilder = to_make(started.pk)
    antal = Person.objects.filter(kommun=started.kommun).count()
    note_seen(korning=started, sett={}, att_gora=antal * len(bilder))
    for bild in bilder:
        _gor_en(started, bild, tid)
    return finish_run(korning=started, tid=tid)


def _gor_en(korning: Korning, bild: Dagsbild, tid: datetime) -> None:
    kommun = korning.kommun
    begin_picture(bild=bild, sett=sett(kommun, bild.kand))
    fragan = fraga(kommun, bild.dag, kand=bild.kand)
    for ids in taking_turns(_parts(kommun)):
        undan = merged_away(kommun, ids, kand=bild.kand)
        underlag = judged(kommun, ids, undan, kand=bild.kand)
        svaren = {pk: listed(regler.besked(en, fragan)) for pk, en in underlag.items()}
        with transaction.atomic():
            store_rows(bild=bild, svaren=svaren)
            pulse(korning=korning, gjort=len(ids), andrade_svar=0, registerhandelser=0)
    finish_picture(bild=bild, tid=tid)


def _parts(kommun: Kommun) -> Iterator[list[int]]:
    """The municipality's persons (ids), a part at a time."""
    alla, sist = Person.objects.filter(kommun=kommun).order_by("pk"), 0
    while ids := list(alla.filter(pk__gt=sist).values_list("pk", flat=True)[:CHUNK]):
        yield ids
        sist = ids[-1]


def sett(kommun: Kommun, kand: datetime | None) -> str:
    """What there is to judge by: while it is the same, a picture that was made by it is. What was
    known at a moment in the past never changes, so then it is only how the program reads the law.
    """
    program = version("kaja")
    if kand is not None:
        return program
    forsta, *andra = [_sagt(model, kommun) for model in SAGT]
    andra.append(_sagt(Registerhandelse, kommun, "pk"))  # nothing is superseded there
    rader = sorted(forsta.union(*andra, all=True))
    return " ".join([program, *(f"{namn}:{antal}:{slut}" for namn, antal, slut in rader)])


def _sagt(model: Any, kommun: Kommun, slut: str = "ersatt") -> QuerySet[Any, Any]:
    """The name of the rows, how many there are, and how many of them are superseded."""
    rader = model.objects.filter(kommun=kommun).order_by().values("kommun")
    antal: QuerySet[Any, Any] = rader.annotate(n=Count("pk"), slut=Count(slut))
    return antal.values_list(Value(model.__name__), "n", "slut")
