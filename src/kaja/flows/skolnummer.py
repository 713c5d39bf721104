"""Rows with a school's own number (TF-nummer): whose may they be, and a caseworker's answer.

A TF-number begins with the day of birth and tells nothing more: the name is compared, and a person
decides. The rows stay staged, waiting, also when they have become facts: so an answer that was
wrong is taken back and the rows wait again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple, TypeAlias

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.flows.rader import MODEL, kallfil
from kaja.flows.vantande import take_in_waiting
from kaja.intake.actions import actor, drop_empty
from kaja.intake.models import ACCEPTED, MottagenFil, Rad
from kaja.intake.sources.tfbok import ar_tf
from kaja.underlag.actions import record_facts
from kaja.underlag.foljd import sak
from kaja.underlag.models import Faktum
from kaja.underlag.skillnad import said_by
from kaja.ungdom import actions as ungdom
from kaja.ungdom.dubbletter import rejections
from kaja.ungdom.likhet import LIK, likhet
from kaja.ungdom.models import Alias, Person, Sammanslagning

Place: TypeAlias = tuple[int, int]  # a file's id, and the number of a row in it

FLEST = 3
TF = r"^\d{8}[A-Z]"


class Kandidat(NamedTuple):
    """Someone whom the number may mean, and how alike the names are (0-100)."""

    person: Person
    likhet: int


class Forslag(NamedTuple):
    """A school's number that waits: the name there, where it stands, and who it may be. `skyddad`
    if anyone it may be has protected identity, also one who is not among the most alike."""

    nummer: str
    fodd: date
    fornamn: str
    efternamn: str
    rader: list[Rad]
    kandidater: list[Kandidat]
    skyddad: bool


def forslag(kommun: Kommun) -> list[Forslag]:
    """The schools' numbers that wait and are like someone born the same day, in a fixed number of
    queries. Never more than three for a number, the most alike first."""
    waiting = _waiting(kommun)
    born = _born(kommun, {_day(nummer) for nummer in waiting})
    rejected = rejections(kommun)
    found = [_proposal(nummer, rader, born, rejected) for nummer, rader in waiting.items()]
    return sorted((one for one in found if one.kandidater), key=lambda one: one.nummer)


def _waiting(kommun: Kommun) -> dict[str, list[Rad]]:
    """The rows of accepted files under schools' numbers that mean nobody yet, by number."""
    rows = Rad.objects.filter(
        kommun=kommun, vantar=True, nummer__regex=TF, fil__status__in=ACCEPTED
    ).exclude(nummer__in=Alias.objects.filter(kommun=kommun, ersatt__isnull=True).values("nummer"))
    found: dict[str, list[Rad]] = defaultdict(list)
    for rad in rows.select_related("fil").defer("fil__innehall").order_by("fil", "nr"):
        found[rad.nummer].append(rad)
    return found


def _born(kommun: Kommun, days: Iterable[date]) -> dict[date, list[Person]]:
    away = Sammanslagning.objects.filter(kommun=kommun, ersatt__isnull=True).values("fran")
    persons = Person.objects.filter(kommun=kommun, fodd__in=days, ersatt_av__isnull=True)
    found: dict[date, list[Person]] = defaultdict(list)
    for person in persons.exclude(pk__in=away).order_by("pk"):
        if person.fodd:
            found[person.fodd].append(person)
    return found


def _proposal(
    nummer: str,
    rader: list[Rad],
    born: Mapping[date, list[Person]],
    rejected: frozenset[tuple[int, str]],
) -> Forslag:
    namn = rader[-1].celler.get("namn") or {}
    fornamn, efternamn = namn.get("fornamn", ""), namn.get("efternamn", "")
    fodd = _day(nummer)
    alike = [
        Kandidat(person, likhet((fornamn, efternamn), (person.fornamn, person.efternamn)))
        for person in born.get(fodd, ())
        if (person.pk, nummer) not in rejected
    ]
    likely = sorted((k for k in alike if k.likhet >= LIK), key=lambda k: -k.likhet)
    skyddad = any(k.person.skyddad for k in likely)
    return Forslag(nummer, fodd, fornamn, efternamn, rader, likely[:FLEST], skyddad)


def _day(nummer: str) -> date:
    return date.fromisoformat(nummer[:8])


@transaction.atomic
def bekrafta(
    *, kommun: Kommun, nummer: str, person: Person, user: User | None, tid: datetime
) -> Alias:
    """The school's number means the person: the rows that wait under it become her facts, and those
    of later files at once. Raises IdentitetsfelError, with a Swedish sentence."""
    if not ar_tf(nummer):
        raise ungdom.IdentitetsfelError("Numret är inget TF-nummer. Slå ihop personerna i stället.")
    alias = ungdom.confirm_alias(kommun=kommun, person=person, nummer=nummer, user=user, tid=tid)
    take_in_waiting(kommun=kommun, ids={nummer: person.pk}, aktor=actor(user), tid=tid)
    return alias


@transaction.atomic
def ta_tillbaka(*, kommun: Kommun, alias: Alias, user: User | None, tid: datetime) -> Alias:
    """The number does not mean the person: the facts that came under it hold no longer, and its
    rows wait again. Raises IdentitetsfelError, with a Swedish sentence."""
    row = ungdom.withdraw_alias(kommun=kommun, alias=alias, user=user, tid=tid)
    rader = _waiting_for(kommun, row.nummer)
    places = {(rad.fil_id, rad.nr) for rad in rader}
    senders = {(rad.fil.kalla, rad.fil.avsandare): rad.fil for rad in rader}
    for fil in senders.values():
        _unsay(fil, row.person_id, places, actor(user), tid)
    drop_empty(rader=rader)
    return row


def _waiting_for(kommun: Kommun, nummer: str) -> list[Rad]:
    rows = Rad.objects.filter(kommun=kommun, vantar=True, nummer=nummer)
    return list(rows.select_related("fil").defer("fil__innehall"))


def _unsay(fil: MottagenFil, person: int, places: set[Place], aktor: str, tid: datetime) -> None:
    """What the sender of the file says of the person without the rows at `places`."""
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
    kept = [fact for fact, place in current if place not in places]
    record_facts(model, fil=source, personer=[person], fakta=kept, aktor=aktor, tid=tid)
