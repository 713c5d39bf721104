"""The second clock: what was known at a moment."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q


def known(kand: datetime | None) -> Q:
    """The rows known at `kand`; without it, the current ones."""
    if kand is None:
        return Q(ersatt__isnull=True)
    return Q(kand_fran__lte=kand) & (Q(ersatt__isnull=True) | Q(ersatt__gt=kand))
