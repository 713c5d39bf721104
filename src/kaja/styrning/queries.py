"""Reading the settings: for the law and the register, and for those who may see them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet, Value

from kaja import regler
from kaja.access.at_once import Rad, dag, part
from kaja.access.kand import known
from kaja.access.models import Kommun, User
from kaja.access.once import Rows
from kaja.access.queries import may
from kaja.regler.uppfoljning import Rutin
from kaja.styrning.installningar import KATALOG
from kaja.styrning.models import ForvaldVy, Installning, Vy
from kaja.styrning.rutinen import RUTINEN
from kaja.styrning.trappan import ladder, ladder_of, ladder_part
from kaja.styrning.valda import Val, Valda


def valda(kommun: Kommun | str, *, kand: datetime | None = None) -> Valda:
    """Everything that the municipality has chosen, as known at `kand` (now without). One query."""
    rader = (
        Installning.objects.filter(known(kand), kommun=kommun, namn__in=KATALOG)
        .order_by("galler_fran", "namn")
        .values_list("galler_fran", "namn", "varde")
    )
    return Valda(tuple(Val(fran, namn, KATALOG[namn].las(varde)) for fran, namn, varde in rader))


def fraga(kommun: Kommun | str, dag: date, *, kand: datetime | None = None) -> regler.Fraga:
    """The question to the law for the municipality and the day, with its dated settings."""
    kod = kommun if isinstance(kommun, str) else kommun.pk
    return valda(kommun, kand=kand).fraga(kod, dag)


def installningar(
    kommun: Kommun | str, dag: date, *, kand: datetime | None = None
) -> regler.Installningar:
    """What the law is read with on the day. For several days or kinds, ask `valda` once."""
    return valda(kommun, kand=kand).lagen(dag)


def rutin(kommun: Kommun, dag: date) -> Rutin:
    """How often and in what way youths are contacted: the municipality's choice on the day."""
    return replace(valda(kommun).rutin(dag), trappa=ladder(kommun, dag))


def routine_parts(kommun: Kommun) -> list[Any]:
    """What to ask for to know the routine of any day, in the words of `access.at_once`;
    `routine_of` takes what was found."""
    namn = [en.namn for en in RUTINEN]
    val = Installning.objects.filter(known(None), kommun=kommun, namn__in=namn)
    return [
        part("val", val, person=Value(0), fran="galler_fran", namn="namn", varde="varde"),
        ladder_part(kommun),
    ]


def routine_of(rows: Iterable[Rad], day: date) -> Rutin:
    """The routine of the day, as the rows say."""
    val, steps = [], []
    for row in rows:
        if row.vad == "val":
            fran, namn, varde = dag(row.fakta["fran"]), row.fakta["namn"], row.fakta["varde"]
            assert fran is not None
            val.append(Val(fran, namn, KATALOG[namn].las(varde)))
        elif row.vad == "trappa":
            steps.append(row)
    val.sort(key=lambda v: (v.fran, v.namn))
    return replace(Valda(tuple(val)).rutin(day), trappa=ladder_of(steps, day))


def historik(user: User | AnonymousUser, kommun: Kommun | None) -> QuerySet[Installning]:
    """Every choice ever made, the latest decided first, if the user may see the settings."""
    if kommun is None or not may(user, "installning.se", kommun):
        return Installning.objects.none()
    rader = Installning.objects.filter(kommun=kommun, namn__in=KATALOG)
    return rader.select_related("satt_av").order_by("-kand_fran", "-pk")


def views(user: User, kommun: Kommun | None) -> QuerySet[Vy]:
    """The views of the register that the user has in the municipality: her own and those that are
    shared, by name, each with whether it is the one that she opens with (`forvald_nu`)."""
    if kommun is None or not may(user, "malgrupp.se", kommun):
        return Vy.objects.none()
    return _views(user.pk, kommun.pk)


def tabs(user: User, kommun: Kommun) -> list[Vy]:
    """The same views, for the page that shows them each time. One query."""
    return _tabs(user.pk, kommun.pk).read() if may(user, "malgrupp.se", kommun) else []


@lru_cache(maxsize=100)
def _tabs(user: int, kommun: str) -> Rows[Vy]:
    return Rows(_views(user, kommun))


def _views(user: int, kommun: str) -> QuerySet[Vy]:
    rader = Vy.objects.filter(Q(agare=user) | Q(delad=True), kommun=kommun)
    mina = ForvaldVy.objects.filter(vy=OuterRef("pk"), user=user, kommun=kommun)
    return rader.select_related("agare").annotate(forvald_nu=Exists(mina)).order_by("namn", "pk")
