"""Whose protection in the population register is another since a moment, and what may be told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from django.db.models import F, Max, Q

from kaja.access.kand import known
from kaja.access.models import Kommun
from kaja.register.andringar import Skydd
from kaja.register.models import Kvittens
from kaja.underlag.models import Folkbokforingsfaktum


class Skyddsandring(NamedTuple):
    """What the protection was and is, and what a `Kvittens` of it says."""

    fore: str
    nu: str
    vad: str


def skyddsandringar(kommun: Kommun, sedan: datetime) -> dict[int, Skyddsandring]:
    """The persons (ids) who were known at the moment and have another protection now."""
    alla = Folkbokforingsfaktum.objects.filter(kommun=kommun)
    rorda = alla.filter(Q(kand_fran__gt=sedan) | Q(ersatt__gt=sedan)).values("person")
    da, nu = known(sedan), known(None)
    rows = alla.filter(person__in=rorda).values_list("person_id").order_by()
    # The words of the marks stand in the order of how much they protect.
    rows = rows.annotate(
        fore=Max("skydd", filter=da), nu=Max("skydd", filter=nu), senast=Max("pk", filter=nu)
    )
    rows = rows.filter(fore__isnull=False, nu__isnull=False).exclude(fore=F("nu"))
    return {
        person: Skyddsandring(fore, efter, f"skydd:{senast}")
        for person, fore, efter, senast in rows
    }


def skydd_i_urvalet(kommun: Kommun, skyddade: Mapping[int, Skyddsandring]) -> Skydd:
    """The same for the query, with those whom nobody has accepted."""
    sedda = Kvittens.objects.filter(kommun=kommun, vad__in=[en.vad for en in skyddade.values()])
    vad = set(sedda.values_list("vad", flat=True))
    return Skydd(list(skyddade), [pk for pk, en in skyddade.items() if en.vad not in vad])


def skyddet_i_ord(andring: Skyddsandring | None, *, ser: bool) -> str:
    """That someone has had protection is told only to who may see who it is."""
    if andring is None:
        return ""
    if not ser:
        return "Uppgifterna i folkbokföringen är ändrade."
    if not andring.nu:
        return "Har inte längre skyddade personuppgifter i folkbokföringen."
    return f"Har fått {andring.nu.replace('_', ' ').replace('bokfor', 'bokför')}."
