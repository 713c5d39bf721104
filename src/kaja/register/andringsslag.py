"""What has happened to a person since a moment, worked out of the answers in one question.

A person is *inne* who is covered, or about whom it is unclear. Somebody may have come in, gone out,
become different, or changed and changed back.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from kaja.access.models import Kommun
from kaja.register.kohort import answers_of
from kaja.register.models import Bedomning, Utfall

INNE = (Utfall.OMFATTAS, Utfall.OKLART)
# What is compared of two answers of someone who was inne and is: a change of anything else, such
# as the day the answer is tried again, changes nothing for the youth.
JAMFORS = ("utfall", "avgorande_punkt", "ingangsorsak", "fraga")
JAMFORDA_DAGAR = ("omfattas_fran", "vantar_pa_start")
INGEN_DAG = date(1, 1, 1)


class Slag(models.TextChoices):
    """What has happened to a person since the moment."""

    NY = "ny", "Nya"
    BORTA = "borta", "Borta"
    ANDRAD = "andrad", "Ändrade"
    VANDE = "vande", "Fram och tillbaka"


def slaget(kommun: Kommun, sedan: datetime, skydd: Collection[int]) -> Case:
    """The `Slag` of each person's latest answer, blank for who was not inne at all. `skydd` are the
    persons (ids) whose protection is another: for them something differs."""
    fore = answers_of(kommun, kand=sedan).filter(person=OuterRef("person"))
    fore_inne = Exists(fore.filter(utfall__in=INNE))
    nu_inne = Q(ersatt__isnull=True, utfall__in=INNE)
    skilda = Q(~Exists(_lika(fore))) | Q(person__in=list(skydd))
    return Case(
        When(nu_inne & ~Q(fore_inne), then=Value(Slag.NY.value)),
        When(nu_inne & skilda, then=Value(Slag.ANDRAD.value)),
        When(nu_inne & Q(_ute_daremellan(kommun, sedan)), then=Value(Slag.VANDE.value)),
        When(nu_inne, then=Value("")),
        When(Q(fore_inne), then=Value(Slag.BORTA.value)),
        When(Q(_inne_daremellan(kommun, sedan)), then=Value(Slag.VANDE.value)),
        default=Value(""),
        output_field=models.CharField(),
    )


def _lika(fore: QuerySet[Bedomning]) -> QuerySet[Bedomning]:
    """Those of the answers that say the same as the row outside."""
    lika: dict[str, Any] = {namn: OuterRef(namn) for namn in JAMFORS}
    for namn in JAMFORDA_DAGAR:
        fore = fore.alias(**{f"{namn}_": Coalesce(namn, Value(INGEN_DAG))})
        lika[f"{namn}_"] = Coalesce(OuterRef(namn), Value(INGEN_DAG))
    return fore.filter(**lika)


def _daremellan(kommun: Kommun, sedan: datetime) -> QuerySet[Bedomning]:
    """The answers of the person in the row outside that have come and gone since."""
    return Bedomning.objects.filter(
        kommun=kommun, person=OuterRef("person"), kand_fran__gt=sedan, ersatt__isnull=False
    )


def _inne_daremellan(kommun: Kommun, sedan: datetime) -> Exists:
    return Exists(_daremellan(kommun, sedan).filter(utfall__in=INNE))


def _ute_daremellan(kommun: Kommun, sedan: datetime) -> Q:
    """Not covered, or without an answer, for some time."""
    foljande = Bedomning.objects.filter(
        kommun=kommun, person=OuterRef("person"), kand_fran=OuterRef("ersatt")
    )
    # Before the latest: by which the person's own are found, and not all that have been replaced.
    avbruten = Bedomning.objects.filter(
        ~Exists(foljande),
        kommun=kommun,
        person=OuterRef("person"),
        kand_fran__lt=OuterRef("kand_fran"),
        ersatt__gt=sedan,
    )
    inte = _daremellan(kommun, sedan).filter(utfall=Utfall.OMFATTAS_INTE)
    return Q(Exists(inte)) | Q(Exists(avbruten))
