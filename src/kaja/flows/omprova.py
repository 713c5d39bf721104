"""Trying answers again: only those that can have changed, with the same result as trying all.

What an answer rests on changes in one of five ways. A fact, a correction or a decision changes: who
changes it puts the person in the queue. A day comes: it stands on the answer. A source moves, or
loses its freshness: the answer says which sources it depends on. A setting changes: everyone. The
latter four are found here, by comparing the present with what the latest run saw (`Korning.sett`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import partial, reduce
from itertools import islice
from operator import or_
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import Q, QuerySet

from kaja import regler
from kaja.access.models import Kommun
from kaja.access.turns import taking_turns
from kaja.flows.bedom import Gjort, bedom_nasta
from kaja.flows.dagens_arbete import folj_kommunen
from kaja.flows.kontroll import BrutenInvariantError, kontrollera_kommunen
from kaja.korningar.actions import finish_run, note_seen, pulse, stop_run
from kaja.korningar.models import Korning, Korningsslag
from kaja.korningar.queries import latest_that_saw
from kaja.register.models import Bedomning, Beslut, Lage, Registerpost, Utfall
from kaja.regler.omprovning import rorda_kallor
from kaja.styrning.queries import valda
from kaja.styrning.valda import Valda
from kaja.underlag import ko
from kaja.underlag.actions import mark_for_retrial
from kaja.underlag.models import Folkbokforingsfaktum
from kaja.underlag.queries import coverage

# So many are put in the queue in a transaction.
MARKED = 300 if connection.vendor == "sqlite" else 5000
NEKAD = (
    "Databasen tog inte emot det som körningen skulle skriva, för att det bryter mot något som "
    "alltid ska gälla. Det som inte var genomgånget är som förut. Säg till den som sköter Kaja."
)


def omprova(*, korning: Korning, tid: datetime, aktor: str, alla: bool = False) -> Korning:
    """Try again every answer that can have changed, or with `alla` everyone's; gives the run, done.

    Killed anywhere, the next run goes on where this one was. Stopped, with a sentence on its row,
    when something that must always be true is not.
    """
    efter = partial(_pulse, korning)
    try:
        mark(korning=korning, tid=tid, alla=alla)
        left = partial(bedom_nasta, kommun=korning.kommun, dag=korning.dag, tid=tid, aktor=aktor)
        while left(efter=efter) is not None:
            pass
        folj_kommunen(kommun=korning.kommun, dag=korning.dag, tid=tid)
    except BrutenInvariantError as error:
        return stop_run(korning=korning, fel=str(error), tid=tid)
    except IntegrityError:
        return stop_run(korning=korning, fel=NEKAD, tid=tid)
    return finish_run(korning=korning, tid=tid)


def _pulse(korning: Korning, gjort: Gjort) -> None:
    pulse(
        korning=korning,
        gjort=gjort.provade,
        andrade_svar=gjort.andrade,
        registerhandelser=gjort.handelser,
    )


def mark(*, korning: Korning, tid: datetime, alla: bool) -> None:
    """Put in the queue those whose answer can have changed since the latest run, and then note what
    this one has seen: killed before that, the next run marks the same persons again."""
    kommun = korning.kommun
    val, tackning = valda(kommun), coverage([kommun.pk])[kommun.pk]
    sett = _sett(korning.dag, tackning, val, kommun.pk)
    fore = latest_that_saw(kommun)
    if korning.slag == Korningsslag.NATT and fore is not None:
        kontrollera_kommunen(kommun)
    if alla or fore is None or _all_may_differ(fore.sett, sett):
        personer: Iterable[int] = _everyone(kommun)
    else:
        personer = _whose_day(kommun, korning.dag, fore.sett, sett)
        personer = {*personer, *_whose_source(kommun, tackning, val, korning.dag, fore.sett)}
    rest = iter(sorted(set(personer)))
    for some in taking_turns(iter(lambda: list(islice(rest, MARKED)), [])):
        with transaction.atomic():
            mark_for_retrial(kommun_id=kommun.pk, personer=some, tid=tid)
    note_seen(korning=korning, sett=sett, att_gora=ko.settle(kommun))


def _all_may_differ(fore: dict[str, Any], nu: dict[str, Any]) -> bool:
    """Whether the law is read in another way than by the latest run, or that run was of a later
    day: who turned 20 then has not yet."""
    return bool(fore["lagen"] != nu["lagen"] or fore["dag"] > nu["dag"])


def _sett(dag: date, tackning: regler.Tackning, val: Valda, kommun: str) -> dict[str, Any]:
    """What answers rest on that is no person's, as text."""
    return {
        "dag": dag.isoformat(),
        "tackning": {k: tom.isoformat() for k, tom in tackning._asdict().items() if tom},
        "lagen": repr(val.fraga(kommun, date.min).andringar),
        "registret": repr(val.registret(dag)),
    }


def _everyone(kommun: Kommun) -> set[int]:
    """All who have an answer, or may get one."""
    kvar = _register(kommun).values_list("person_id", flat=True)
    svar = Bedomning.objects.filter(kommun=kommun, ersatt__isnull=True)
    kanda = Folkbokforingsfaktum.objects.filter(kommun=kommun, ersatt__isnull=True)
    return {
        *kvar,
        *svar.values_list("person_id", flat=True),
        *kanda.values_list("person_id", flat=True),
    }


def _whose_day(
    kommun: Kommun, dag: date, fore: dict[str, Any], nu: dict[str, Any]
) -> Iterator[int]:
    """Those for whom a day has come: of their answer, of the start they wait for, or of a decision.
    And all who wait for a start, when the settings of the register are others."""
    forut = date.fromisoformat(fore["dag"])
    svar = Bedomning.objects.filter(kommun=kommun, ersatt__isnull=True)
    yield from svar.filter(provas_igen__lte=dag).values_list("person_id", flat=True)
    vantar = _register(kommun).filter(lage=Lage.VANTAR)
    if fore["registret"] == nu["registret"]:
        vantar = vantar.filter(vantar_pa__lte=dag)
    yield from vantar.values_list("person_id", flat=True)
    beslut = Beslut.objects.filter(kommun=kommun, ersatt__isnull=True, fran__gt=forut)
    yield from beslut.filter(fran__lte=dag).values_list("person_id", flat=True)


def _whose_source(
    kommun: Kommun, nu: regler.Tackning, val: Valda, dag: date, fore: dict[str, Any]
) -> QuerySet[Bedomning, int]:
    """Those whose answer depends on a source that has moved, or lost its freshness."""
    tom = {kalla: date.fromisoformat(text) for kalla, text in fore["tackning"].items()}
    forut, dag_forut = regler.Tackning(**tom), date.fromisoformat(fore["dag"])
    svar = Bedomning.objects.filter(kommun=kommun, ersatt__isnull=True)
    if any(k is not None and (t is None or t < k) for k, t in zip(forut, nu, strict=True)):
        # Taken back: what an answer depends on was told for a source that only goes forward.
        svar = svar.exclude(utfall=Utfall.OMFATTAS_INTE)
    else:
        rorda = rorda_kallor(forut, dag_forut, nu, val.fraga(kommun.pk, dag))
        beror = [Q(beror_pa_kallor__contains=kalla) for kalla in rorda]
        svar = svar.filter(reduce(or_, beror, Q(pk__in=()))).exclude(beror_pa_kallor="")
    return svar.values_list("person_id", flat=True)


def _register(kommun: Kommun) -> QuerySet[Registerpost]:
    return Registerpost.objects.filter(kommun=kommun).exclude(lage=Lage.AVSLUTAD)
