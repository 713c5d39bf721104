"""The letters of a batch are set, some hundreds at a time, and lie ready to be printed.

Each part is a file that is stored when it is done. Killed anywhere, the next run sets the parts
that are missing. Who is protected is read again for each part, and before a file is given out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import starmap

from django.db import transaction

from kaja.flows.utskick_filer import Del, Pappret, sats, tryckt_fil, word_fil
from kaja.flows.utskick_text import har_adress
from kaja.flows.utskick_urval import SKYDDAD, UTAN
from kaja.korningar.actions import finish_run, note_seen, pulse, start_run, stop_run
from kaja.korningar.models import Korning, Korningsslag
from kaja.ungdom.models import Person
from kaja.utskick import brevsats
from kaja.utskick.actions import omgang
from kaja.utskick.actions.filer import Filen, drop_files, store_file
from kaja.utskick.brevsats import TryckfelError
from kaja.utskick.models import Form, Utskick, Utskicksfil, Utskickslage
from kaja.utskick.ordbrev import WordmallfelError
from kaja.utskick.queries import on_its_way, sender
from kaja.utskick.slag import Mall, Sprak

PER_FIL = 200
"""So many letters in each file: two parts at once stay within the memory of a small server."""


def gor_breven(*, utskick: Utskick, tid: datetime, dag: date) -> Korning:
    """Set the letters of the batch that are not set yet. Gives the run's row."""
    korning = start_run(
        kommun=utskick.kommun,
        slag=Korningsslag.UTSKICK,
        dag=dag,
        tid=tid,
        user=utskick.begard_av,
        utskick=utskick.pk,
    )
    delar = list(_delar(utskick))
    with transaction.atomic():
        omgang.set_state(utskick=utskick, lage=Utskickslage.GORS)
        note_seen(korning=korning, sett={}, att_gora=sum(len(ids) for _, ids in delar))
    try:
        for fil in _filer(utskick, delar, tid):
            _spara(korning, utskick, fil, tid)
    except (TryckfelError, WordmallfelError) as fel:
        omgang.set_state(utskick=utskick, lage=Utskickslage.STOPPAT, fel=str(fel))
        return stop_run(korning=korning, fel=str(fel), tid=tid)
    with transaction.atomic():
        kvar = on_its_way(utskick)
        omgang.set_state(
            utskick=utskick, lage=Utskickslage.ATT_POSTA if kvar else Utskickslage.KLART
        )
        if utskick.lage == Utskickslage.STOPPAT:
            drop_files(utskick=utskick)
            return stop_run(korning=korning, fel=utskick.fel, tid=tid)
        return finish_run(korning=korning, tid=tid)


def _delar(utskick: Utskick) -> Iterator[tuple[int, list[int]]]:
    """The parts that are not done: number and persons (ids). A part is the same each time."""
    alla = list(utskick.meddelanden.order_by("pk").values_list("person_id", flat=True))
    klara = set(Utskicksfil.objects.filter(utskick=utskick).values_list("nr", flat=True))
    for nr, fran in enumerate(range(0, len(alla), PER_FIL), start=1):
        if nr not in klara:
            yield nr, alla[fran : fran + PER_FIL]


def _filer(
    utskick: Utskick, delar: Sequence[tuple[int, list[int]]], tid: datetime
) -> Iterator[Filen]:
    papper = _pappret(utskick)
    lasta = (_las(utskick, nr, ids, tid) for nr, ids in delar)
    nagra = (del_ for del_ in lasta if del_.personer)
    if utskick.egentext is not None and utskick.egentext.form == Form.WORD:
        yield from (word_fil(del_, papper, utskick.egentext) for del_ in nagra)
    else:
        yield from starmap(
            tryckt_fil,
            brevsats.tryck_samtidigt(nagra, lambda del_: sats(papper, del_.personer)),
        )


def _pappret(utskick: Utskick) -> Pappret:
    avsandare = sender(utskick.kommun)
    assert avsandare is not None, "it was there when the batch was ordered"
    return Pappret(
        Mall(utskick.mall),
        Sprak(utskick.sprak),
        avsandare,
        utskick.text,
        utskick.brevdag,
        utskick.dag_i_text,
    )


def _las(utskick: Utskick, nr: int, ids: Sequence[int], tid: datetime) -> Del:
    """A part as its persons are now: who is protected, or has no address any more, gets nothing."""
    personer = Person.objects.filter(kommun=utskick.kommun_id, pk__in=ids)
    alla = list(personer.order_by("sortnamn", "pk"))
    utan = {person.pk: UTAN["adress"] for person in alla if not har_adress(person)}
    utan |= {person.pk: UTAN[SKYDDAD] for person in alla if person.skyddad}
    omgang.refuse(utskick=utskick, skal=utan, tid=tid)
    return Del(nr, [person for person in alla if person.pk not in utan])


@transaction.atomic
def _spara(korning: Korning, utskick: Utskick, fil: Filen, tid: datetime) -> None:
    store_file(utskick=utskick, fil=fil, tid=tid)
    pulse(korning=korning, gjort=len(fil.personer), andrade_svar=0, registerhandelser=0)
