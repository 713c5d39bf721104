"""The tasks that something has raised: not those that the routine gives to everyone."""

from __future__ import annotations

from django.db.models import QuerySet

from kaja.insatser.models import FRISTER, Uppgift


def vackta() -> QuerySet[Uppgift]:
    return Uppgift.objects.exclude(slag__in=FRISTER)
