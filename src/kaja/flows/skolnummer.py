"""A caseworker's answer to whose a school's own number (TF-nummer) is, and taking it back.

The rows stay staged, waiting, also when they have become facts: so an answer that was wrong is
taken back and the rows wait again. Whose they may be is `skolnummer_forslag`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TypeAlias

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.flows.fran_borjan import Omlasning
from kaja.flows.rader import MODEL, kallfil
from kaja.flows.vantande import every_number, take_in_waiting
from kaja.intake.actions import actor, drop_empty
from kaja.intake.models import MottagenFil, Rad
from kaja.intake.sources.tfbok import ar_tf
from kaja.underlag.actions import record_facts
from kaja.underlag.foljd import sak
from kaja.underlag.models import Faktum
from kaja.underlag.skillnad import said_by
from kaja.ungdom import actions as ungdom
from kaja.ungdom.models import Alias, Person

Place: TypeAlias = tuple[int, int]  # a file's id, and the number of a row in it


def bekrafta(
    *, kommun: Kommun, nummer: str, person: Person, user: User | None, tid: datetime
) -> Alias:
    """The school's number means the person: the rows that wait under it become her facts, and those
    of later files at once. Raises IdentitetsfelError, with a Swedish sentence."""
    if not ar_tf(nummer):
        raise ungdom.IdentitetsfelError("Numret är inget TF-nummer. Slå ihop personerna i stället.")
    igen = _beforehand(kommun, person, nummer)
    with transaction.atomic():
        alias = ungdom.confirm_alias(
            kommun=kommun, person=person, nummer=nummer, user=user, tid=tid
        )
        ids = {nummer: person.pk}
        take_in_waiting(kommun=kommun, ids=ids, aktor=actor(user), tid=tid, igen=igen)
    return alias


def ta_tillbaka(*, kommun: Kommun, alias: Alias, user: User | None, tid: datetime) -> Alias:
    """The number does not mean the person: the facts that came under it hold no longer, and its
    rows wait again. Raises IdentitetsfelError, with a Swedish sentence."""
    igen = _beforehand(kommun, alias.person, alias.nummer)
    with transaction.atomic():
        row = ungdom.withdraw_alias(kommun=kommun, alias=alias, user=user, tid=tid)
        rader = _waiting_for(kommun, row.nummer)
        places = {(rad.fil_id, rad.nr) for rad in rader}
        for fil in _one_of_each_sender(rader):
            _unsay(fil, row.person_id, igen, places, actor(user), tid)
        drop_empty(rader=rader)
    return row


def _beforehand(kommun: Kommun, person: Person, nummer: str) -> Omlasning:
    """The files that name the school's number, of senders that tell of the person, opened before
    anyone has to wait for it."""
    igen = Omlasning({nummer, *every_number(kommun, [person.pk])})
    for fil in _one_of_each_sender(_waiting_for(kommun, nummer)):
        if said_by(MODEL[fil.kalla], kallfil(fil)).filter(person=person).exists():
            igen.read(fil)
    return igen


def _waiting_for(kommun: Kommun, nummer: str) -> list[Rad]:
    rows = Rad.objects.filter(kommun=kommun, vantar=True, nummer=nummer)
    return list(rows.select_related("fil").defer("fil__innehall"))


def _one_of_each_sender(rader: Iterable[Rad]) -> Iterable[MottagenFil]:
    return {(rad.fil.kalla, rad.fil.avsandare): rad.fil for rad in rader}.values()


def _unsay(
    fil: MottagenFil, person: int, igen: Omlasning, places: set[Place], aktor: str, tid: datetime
) -> None:
    """What the sender of the file says of the person without the rows at `places`: its files read
    again, or what is known from others of its rows when they are kept no more."""
    model, source = MODEL[fil.kalla], kallfil(fil)
    kept = igen.facts(fil, every_number(fil.kommun, [person]))
    if kept is None:
        kept = _from_others(fil, person, places)
    record_facts(model, fil=source, personer=[person], fakta=kept, aktor=aktor, tid=tid)


def _from_others(fil: MottagenFil, person: int, places: set[Place]) -> list[Faktum]:
    model, source = MODEL[fil.kalla], kallfil(fil)
    versions = list(said_by(model, source).filter(person=person).order_by("kand_fran", "pk"))
    read_at: dict[tuple[object, ...], Place] = {}
    current: list[tuple[Faktum, Place | None]] = []
    for fact in versions:
        # What a full extract has ended by silence has no row of its own: it stands where it stood.
        if fact.rad and fact.fil_id:
            read_at[sak(fact)] = (fact.fil_id, fact.rad)
        if fact.ersatt is None:
            here = (fact.fil_id or 0, fact.rad) if fact.rad else read_at.get(sak(fact))
            current.append((fact, here))
    return [fact for fact, place in current if place not in places]
