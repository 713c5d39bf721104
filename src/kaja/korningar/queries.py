"""Reading the runs, for those who may see them. A run holds no persons."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, Q, QuerySet, When
from django.db.models.functions import Now

from kaja.access.models import Kommun, User
from kaja.access.queries import may
from kaja.korningar.actions import TYST
from kaja.korningar.models import Korning, Korningslage, Korningsslag


def visible_to(user: User | AnonymousUser, kommun: Kommun | None) -> QuerySet[Korning]:
    """The municipality's runs, the latest first, if the user may see them."""
    if kommun is None or not may(user, "korning.se", kommun):
        return Korning.objects.none()
    return Korning.objects.filter(kommun=kommun).order_by("-begard", "-pk")


def with_silence(korningar: QuerySet[Korning]) -> QuerySet[Korning]:
    """The same runs, each with `tyst`: it was killed, and the next one takes over."""
    dog = Q(lage=Korningslage.PAGAR, puls__lt=Now() - TYST)
    return korningar.annotate(tyst=Case(When(dog, then=True), default=False))


def latest_that_saw(kommun: Kommun) -> Korning | None:
    """The latest run that noted what it saw of the sources and the settings."""
    return Korning.objects.filter(kommun=kommun).exclude(sett={}).order_by("-pk").first()


def waiting(kommun: Kommun) -> list[Korning]:
    """The runs that have been asked for and not begun, the oldest first."""
    rows = Korning.objects.filter(kommun=kommun, lage=Korningslage.VANTAR)
    return list(rows.order_by("begard", "pk"))


def waiting_anywhere() -> QuerySet[Korning]:
    """The runs that have been asked for in any municipality and not begun."""
    return Korning.objects.filter(lage=Korningslage.VANTAR)


def next_waiting() -> Korning | None:
    """Of the runs that have been asked for in any municipality, the one that has waited longest."""
    rows = waiting_anywhere().select_related("kommun", "begard_av")
    return rows.order_by("begard", "pk").first()


def abandoned() -> Korning | None:
    """A run of a file, a batch or a picture of a day, in any municipality, whose process died."""
    rows = Korning.objects.filter(lage=Korningslage.PAGAR, puls__lt=Now() - TYST)
    rows = rows.filter(
        Q(fil__isnull=False) | Q(utskick__isnull=False) | Q(slag=Korningsslag.DAGSBILD)
    )
    rows = rows.select_related("kommun", "begard_av")
    return rows.order_by("pk").first()


def ran_tonight(kommun: Kommun, dag: date) -> bool:
    """Whether the nightly run for the day is done, or goes on."""
    rows = Korning.objects.filter(kommun=kommun, slag=Korningsslag.NATT, dag=dag)
    done = rows.filter(lage__in=(Korningslage.KLAR, Korningslage.STOPPAD))
    return done.exists() or rows.filter(puls__gte=Now() - TYST).exists()
