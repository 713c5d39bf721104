"""What has changed since a moment: each person's latest answer beside the one that was known then.

What has happened to a person is worked out in `andringsslag`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypedDict, cast

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from kaja.access.models import Kommun, User
from kaja.access.queries import may
from kaja.register.andringsslag import slaget
from kaja.register.models import Bedomning, Kvittens, Utfall

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

INGET_SVAR = "inget_svar"


class Annat(TypedDict):
    """What a row of the changes says beside the answer: what has happened (a `Slag`, or empty for
    who was not inne at all), why the answer is as it is, when, what a `Kvittens` of it says, and
    whether there is one."""

    slag: str
    orsak: str
    andrad: datetime
    sett: str
    kvitterad: bool


Rader: TypeAlias = "QuerySet[WithAnnotations[Bedomning, Annat]]"
Rad: TypeAlias = "WithAnnotations[Bedomning, Annat]"


class Sett(models.TextChoices):
    """What a `Kvittens` says has been seen of an answer: that it is the one, or that it is gone."""

    SVAR = "svar"
    BORTA = "borta"


class Skydd(NamedTuple):
    """The persons (ids) whose protection is another, and those of them that nobody has accepted."""

    andrat: Collection[int] = ()
    osett: Collection[int] = ()


INGET_SKYDD = Skydd()


def andringar(
    user: User | AnonymousUser,
    kommun: Kommun | None,
    sedan: datetime,
    skydd: Skydd = INGET_SKYDD,
) -> Rader:
    """The latest answer, current or gone, of each person for whom something has changed since, if
    the user may see changes."""
    if kommun is None or not may(user, "andring.se", kommun):
        return cast("Rader", Bedomning.objects.none())
    rader = _latest(kommun, sedan, skydd.andrat).annotate(
        slag=slaget(kommun, sedan, skydd.andrat),
        orsak=_orsak(),
        andrad=Coalesce("ersatt", "kand_fran"),
        sett=_sett(),
    )
    return cast("Rader", rader.annotate(kvitterad=_kvitterad(sedan, skydd)))


def histories(
    kommun: Kommun, personer: Collection[int], sedan: datetime
) -> dict[int, list[Bedomning]]:
    """The answers of each of the persons from the one known at the moment to the latest, in
    order."""
    rows = Bedomning.objects.filter(
        Q(ersatt__isnull=True) | Q(ersatt__gt=sedan), kommun=kommun, person__in=personer
    )
    found: dict[int, list[Bedomning]] = {person: [] for person in personer}
    for rad in rows.order_by("kand_fran", "pk"):
        found[rad.person_id].append(rad)
    return found


class Grupp(NamedTuple):
    """How many of a kind have the same reason, and whether somebody has accepted them."""

    slag: str
    orsak: str
    kvitterad: bool


def listed(rader: Rader) -> list[tuple[int, Grupp]]:
    """The changes (ids) by name, each with its group, in one query: what it takes to count, divide
    and page them, and nothing else. To ask again for each of those would cost as much each time."""
    rows = rader.order_by("person__sortnamn", "person_id")
    return [
        (pk, Grupp(slag, orsak, bool(sedd)))
        for pk, slag, orsak, sedd in rows.values_list("pk", "slag", "orsak", "kvitterad")
    ]


def count(rader: Rader) -> Counter[Grupp]:
    """How the changes divide, in one query."""
    rows = rader.order_by().values_list("slag", "orsak", "kvitterad")
    return Counter(Grupp(slag, orsak, bool(sedd)) for slag, orsak, sedd in rows)


def _latest(kommun: Kommun, sedan: datetime, skydd: Collection[int]) -> QuerySet[Bedomning]:
    """Found by three indexes and put together by their keys: an OR would read the whole table."""
    alla = Bedomning.objects.filter(kommun=kommun)
    senare = Bedomning.objects.filter(
        kommun=kommun, person=OuterRef("person"), kand_fran__gt=OuterRef("kand_fran")
    )
    nya = alla.filter(ersatt__isnull=True, kand_fran__gt=sedan).values("pk")
    gone = alla.filter(~Exists(senare), ersatt__gt=sedan).values("pk")
    skyddade = alla.filter(ersatt__isnull=True, person__in=skydd).values("pk")
    nycklar = nya.union(gone, skyddade) if skydd else nya.union(gone)
    return Bedomning.objects.filter(pk__in=nycklar)


def _orsak() -> Case:
    return Case(
        When(ersatt__isnull=False, then=Value(INGET_SVAR)),
        When(utfall=Utfall.OMFATTAS, then=F("ingangsorsak")),
        When(utfall=Utfall.OKLART, then=Value(Utfall.OKLART.value)),
        default=F("avgorande_punkt"),
        output_field=models.CharField(),
    )


def _sett() -> Case:
    return Case(
        When(ersatt__isnull=True, then=Value(Sett.SVAR.value)),
        default=Value(Sett.BORTA.value),
        output_field=models.CharField(),
    )


def _kvitterad(sedan: datetime, skydd: Skydd) -> Case:
    sedd = Exists(Kvittens.objects.filter(bedomning=OuterRef("pk"), vad=OuterRef("sett")))
    som_da = Q(ersatt__isnull=True, kand_fran__lte=sedan)
    return Case(
        When(person__in=list(skydd.osett), then=Value(False)),
        When(som_da | Q(sedd), then=Value(True)),
        default=Value(False),
        output_field=models.BooleanField(),
    )
