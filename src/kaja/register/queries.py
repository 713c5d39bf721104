"""Reading the current answers."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.utils.timezone import localdate

from kaja.access.at_once import Rad, dag, part, tid
from kaja.access.models import Kommun, User
from kaja.access.queries import may
from kaja.register.den_dagen import noted
from kaja.register.kohort import answers_of
from kaja.register.models import (
    Bedomning,
    Beslut,
    Handelseslag,
    Lage,
    Registerhandelse,
    Registerpost,
    Utfall,
)
from kaja.ungdom.models import Skydd, strongest
from kaja.ungdom.queries import MARKS


def malgrupp(user: User | AnonymousUser, kommun: Kommun | None) -> QuerySet[Bedomning]:
    """The current answer for everyone in the municipality, if the user may see the target group.

    Sort by `person__sortnamn` or `person__fodd`: each has an index. The answers to the points
    (`svar`) are left for the person's page.
    """
    # The municipality is asked of the person only: then a database without statistics (SQLite)
    # has one way to go, through the persons in their order, and a page reads no more than it shows.
    return _current(user, kommun, "person__kommun").select_related("person").defer("svar")


def answers(user: User | AnonymousUser, kommun: Kommun | None) -> QuerySet[Bedomning]:
    """The same current answers without their persons: for counting, which reads one index."""
    return _current(user, kommun, "kommun")


def malgrupp_som_kant(
    user: User | AnonymousUser, kommun: Kommun | None, kand: datetime
) -> QuerySet[Bedomning]:
    """The list as it was: everyone's answer as it was known at `kand`, with its person."""
    if kommun is None or not may(user, "malgrupp.se", kommun):
        return Bedomning.objects.none()
    return answers_of(kommun, kand=kand).select_related("person").defer("svar")


def counts(user: User | AnonymousUser, kommun: Kommun | None) -> dict[str, int]:
    """How many have each outcome, in one query; an outcome that nobody has is 0."""
    rows = answers(user, kommun).order_by().values_list("utfall").annotate(Count("pk"))
    return dict.fromkeys(Utfall.values, 0) | dict(rows)


def _current(user: User | AnonymousUser, kommun: Kommun | None, path: str) -> QuerySet[Bedomning]:
    if kommun is None or not may(user, "malgrupp.se", kommun):
        return Bedomning.objects.none()
    return Bedomning.objects.filter(ersatt__isnull=True, **{path: kommun})


def current(kommun: Kommun, personer: Collection[int]) -> dict[int, Bedomning]:
    """The current answers of these persons, by person."""
    rows = Bedomning.objects.filter(kommun=kommun, person__in=personer, ersatt__isnull=True)
    return {bedomning.person_id: bedomning for bedomning in rows}


def poster(user: User | AnonymousUser, kommun: Kommun | None) -> QuerySet[Registerpost]:
    """The municipality's registerposter with their persons, if the user may see the target
    group."""
    if kommun is None or not may(user, "malgrupp.se", kommun):
        return Registerpost.objects.none()
    return Registerpost.objects.filter(kommun=kommun).select_related("person")


class Poster(NamedTuple):
    """A person's post that is not closed, and the one that was in the register last and is."""

    nu: Registerpost | None = None
    senast: Registerpost | None = None


def posts_of(kommun: Kommun, personer: Collection[int]) -> dict[int, Poster]:
    """The posts of each person who has any, by person. One query."""
    found: dict[int, Poster] = {}
    for post in Registerpost.objects.filter(kommun=kommun, person__in=personer).order_by("pk"):
        earlier = found.get(post.person_id, Poster())
        if post.lage != Lage.AVSLUTAD:
            found[post.person_id] = earlier._replace(nu=post)
        elif post.oppnad is not None:
            found[post.person_id] = earlier._replace(senast=post)
    return found


class Oppen(NamedTuple):
    """What the routine sees of a post that is not closed, and of whom it is about. `kand` is the
    day on which it was made: when the municipality got to know. `forra` is the day on which an
    earlier post of the same person was closed."""

    lage: Lage
    vantar_pa: date | None
    kand: date
    forra: date | None
    fodd: date | None
    skyddad: bool


def open_part(kommun: Kommun, personer: Collection[int]) -> Any:
    """What to ask for to know the posts of these persons (ids) that are not closed, in the words of
    `access.at_once`; `open_post` takes what was found."""
    made = Registerhandelse.objects.filter(kommun=kommun, post=OuterRef("pk")).order_by("tid")
    closed = Registerhandelse.objects.filter(
        kommun=kommun, post__person=OuterRef("person"), slag=Handelseslag.AVSLUTAD
    )
    earlier = closed.exclude(post=OuterRef("pk")).order_by("-tid")
    rows = Registerpost.objects.filter(kommun=kommun, person__in=list(personer))
    return part(
        "post",
        rows.exclude(lage=Lage.AVSLUTAD),
        lage="lage",
        vantar_pa="vantar_pa",
        kand=Subquery(made.values("tid")[:1]),
        forra=Subquery(earlier.values("tid")[:1]),
        fodd="person__fodd",
        **{mark: f"person__{mark}" for mark in MARKS},
    )


def open_post(row: Rad) -> Oppen:
    """The post that the row is."""
    told = row.fakta
    return Oppen(
        lage=Lage(told["lage"]),
        vantar_pa=dag(told["vantar_pa"]),
        kand=localdate(tid(told["kand"])),
        forra=localdate(tid(told["forra"])) if told["forra"] else None,
        fodd=dag(told["fodd"]),
        skyddad=strongest(told[mark] for mark in MARKS) != Skydd.INGET,
    )


def in_register(
    kommun: Kommun, personer: Collection[int], *, kand: datetime | None = None
) -> frozenset[int]:
    """Those of the persons (ids) who have a post that is not closed, or had one by what was noted
    at `kand`."""
    rows = Registerpost.objects.filter(kommun=kommun, person__in=personer)
    if kand is not None:
        last = noted(None, kand).filter(post=OuterRef("pk")).order_by("-nr").values("slag")[:1]
        rows = rows.annotate(sist=Subquery(last)).filter(sist__isnull=False)
        rows = rows.exclude(sist=Handelseslag.AVSLUTAD)
        return frozenset(rows.values_list("person_id", flat=True))
    return frozenset(rows.exclude(lage=Lage.AVSLUTAD).values_list("person_id", flat=True))


def decisions(kommun: Kommun, personer: Collection[int]) -> dict[int, Beslut]:
    """The municipality's latest decision about each person, by person: one in force, or one that
    fell with the facts it rested on. One that somebody has lifted is none."""
    rows = Beslut.objects.filter(kommun=kommun, person__in=personer).order_by("kand_fran", "pk")
    latest = {beslut.person_id: beslut for beslut in rows}
    return {person: beslut for person, beslut in latest.items() if beslut.ersatt_av_id is None}
