"""The target group on another day: everyone judged for it, by what is or was known, into a picture.

Nothing in the register rests on a picture. It is made in parts without holding anyone up, and is
shown when it is whole. Killed anywhere, it is made from the beginning by the next run.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction

from kaja import regler
from kaja.access.models import Kommun, User
from kaja.access.turns import taking_turns
from kaja.flows.bedom import CHUNK
from kaja.flows.dagsbild_galler import sett
from kaja.flows.provning import judged
from kaja.korningar.actions import finish_run, note_seen, order_run, pulse, start_run
from kaja.korningar.models import Korning, Korningsslag
from kaja.register.dagsbilden import to_make
from kaja.register.dagsbilder import begin_picture, finish_picture, order_picture, store_rows
from kaja.register.kvitto import listed
from kaja.register.models import Dagsbild
from kaja.styrning.queries import fraga
from kaja.ungdom.models import Person
from kaja.ungdom.queries import merged_away


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
    begin_picture(bild=bild, sett=sett(bild))
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
