"""What a sender's files say of a person when they are read in order. Pure: nothing is stored.

A file that has all (`HEL`) says by silence that what went on has ended. One that has some (`DEL`)
says nothing of who is missing. A file of changes (`ANDRING`) says only what stands in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from kaja.underlag.models import Faktum, Folkbokforingsfaktum, Kallfil

F = TypeVar("F", bound=Faktum)
HEL, DEL, ANDRING = "hel", "del", "andring"


class Fil(NamedTuple):
    """A file in its place among the sender's: what silence means in it, and on which day."""

    kallfil: Kallfil
    omfattning: str
    dag: date


def efter(tidigare: Sequence[F], sagt: Sequence[F] | None, fil: Fil) -> list[F]:
    """The facts of a person after `fil`, which says `sagt` of the person: None when the person is
    not in it."""
    if sagt is None:
        return _efter_tystnad(tidigare, fil) if fil.omfattning == HEL else list(tidigare)
    if fil.omfattning != ANDRING:
        return list(sagt)
    andrade = {sak(fact) for fact in sagt}
    return _numrerade([*(fact for fact in tidigare if sak(fact) not in andrade), *sagt])


def _efter_tystnad(tidigare: Sequence[F], fil: Fil) -> list[F]:
    """What went on has ended, at the latest the day before the one the file tells of. What had
    ended already, or cannot end, stays; what would have begun later never will."""
    kvar = []
    for fact in tidigare:
        if not fact.SLUTAR or (fact.till is not None and fact.till <= fil.dag):
            kvar.append(fact)
        elif fact.fran is None or fact.fran < fil.dag:
            kvar.append(_avslutat(fact, fil))
    return kvar


def _avslutat(fact: F, fil: Fil) -> F:
    slut = ny_version(fact)
    slut.till, slut.fil, slut.rad = fil.dag, fil.kallfil, 0
    return slut


def ny_version(fact: F) -> F:
    """An unsaved copy, to be changed."""
    said = dict(zip(fact.VARDEN, fact.varden(), strict=True))
    return type(fact)(person_id=fact.person_id, fil=fact.fil, rad=fact.rad, **said)


def sak(fact: Faktum) -> tuple[object, ...]:
    """What two versions of one fact have in common."""
    return tuple(getattr(fact, name) for name in fact.NYCKEL)


def _numrerade(fakta: list[F]) -> list[F]:
    """Rows of the population register by day, each with its place: the later row holds."""
    if not fakta or not isinstance(fakta[0], Folkbokforingsfaktum):
        return fakta
    fakta.sort(key=lambda fact: fact.fran or date.min)
    return [_pa_plats(fact, plats) for plats, fact in enumerate(fakta)]


def _pa_plats(fact: F, plats: int) -> F:
    if getattr(fact, "ordning", plats) == plats:
        return fact
    ny = ny_version(fact)
    vars(ny)["ordning"] = plats
    return ny
