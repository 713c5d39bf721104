"""Taking a whole file back: what it said is unsaid, and everyone it concerned is judged anew."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.flows import kaa_lista
from kaja.flows.hela_filen import end_all_missing, move_coverage
from kaja.flows.omprova import omprova
from kaja.flows.rader import person
from kaja.flows.stycke import end_missing
from kaja.flows.tystnad import ever, in_chunks, named
from kaja.flows.uppspelning import Uppspelning, has_content
from kaja.intake import actions as intake
from kaja.intake.models import Kallnamn, MottagenFil, Omfattning
from kaja.korningar.actions import start_run
from kaja.korningar.models import Korning, Korningsslag
from kaja.register.models import Registerhandelse
from kaja.register.queries import posts_of
from kaja.underlag.models import Folkbokforingsfaktum
from kaja.underlag.nummerbyten import replaced
from kaja.ungdom.actions import link_numbers, save_persons
from kaja.ungdom.queries import own_numbers_of


def angra(*, fil: MottagenFil, user: User | None, tid: datetime, dag: date) -> Korning:
    """Take the file back as if it had never come; gives the run that did it.

    The sender's other files stand: those that come after it are read again over what was known
    before it. Raises FilfelError for a file that is not in the register, or too old.
    """
    kommun, aktor = fil.kommun, intake.actor(user)
    if fil.kalla != Kallnamn.KAA_LISTA:
        Uppspelning(fil, med=False)  # may the files that come after it be read again?
    fil, since = intake.begin_undo(fil=fil, user=user, tid=tid)
    tid = max(tid, since)
    korning = start_run(
        kommun=kommun, slag=Korningsslag.ANGRA, dag=dag, tid=tid, user=user, fil=fil.pk
    )
    if fil.kalla == Kallnamn.KAA_LISTA:
        kaa_lista.take_back(fil=fil, aktor=aktor, tid=tid)
    else:
        _take_back_facts(Uppspelning(fil, med=False), aktor, tid)
    korning = omprova(korning=korning, tid=tid, aktor=aktor)
    intake.finish_undo(fil=fil, user=user, tid=tid)
    return korning


def _take_back_facts(spelning: Uppspelning, aktor: str, tid: datetime) -> None:
    kommun = spelning.fil.kommun
    for ids in in_chunks(named(kommun, spelning.fil)):
        _unsay(spelning, own_numbers_of(kommun, ids), aktor, tid)
    end_all_missing(spelning, aktor, tid)
    if spelning.fil.kalla == Kallnamn.FOLKBOKFORING:
        _leave_the_register(spelning.fil, aktor, tid)
    _wait_as_before(spelning)
    link_numbers(kommun=kommun, byten=replaced({kommun.pk}), aktor=aktor, tid=tid)
    move_coverage(spelning, aktor, tid)


@transaction.atomic
def _unsay(spelning: Uppspelning, ids: Mapping[str, int], aktor: str, tid: datetime) -> None:
    """The facts of the persons are what the other files say; so are their names and addresses."""
    end_missing(spelning=spelning, personer=ids, aktor=aktor, tid=tid)
    if spelning.fil.kalla == Kallnamn.FOLKBOKFORING:
        said = spelning.last_said(ids)
        uppgifter = [person(said[nummer]) for nummer in ids if nummer in said]
        save_persons(kommun=spelning.fil.kommun, uppgifter=uppgifter, aktor=aktor, tid=tid)


@transaction.atomic
def _leave_the_register(fil: MottagenFil, aktor: str, tid: datetime) -> None:
    """Those whom no population file tells of any more were never in the register by law. Who is
    there by the municipality's own list, and not by an answer, stays."""
    kommun = Kommun.objects.select_for_update(no_key=True).get(pk=fil.kommun_id)
    told = Folkbokforingsfaktum.objects.filter(kommun=kommun, ersatt__isnull=True)
    gone = ever(fil) - set(told.values_list("person_id", flat=True))
    by_answer = Registerhandelse.objects.filter(
        post__person__in=gone, nr=1, bedomning__isnull=False
    ).values_list("post_id", flat=True)
    posts = [en for en in posts_of(kommun, list(gone)).values() if en.nu and en.nu.pk in by_answer]
    kaa_lista.close_as_wrong(kommun, posts, aktor, tid)


@transaction.atomic
def _wait_as_before(spelning: Uppspelning) -> None:
    """Rows of numbers that are not known here wait as they did before this file replaced them."""
    fil = spelning.fil
    missing = intake.stop_waiting(fil=fil)
    for other in filter(has_content, reversed(spelning.mal)):
        says = spelning.says(other) if missing else {}
        mine = {nummer: says[nummer] for nummer in missing if nummer in says}
        intake.stage_waiting(fil=other, poster=[post for rader in mine.values() for post in rader])
        if other.omfattning != Omfattning.ANDRING:
            missing -= mine.keys()
