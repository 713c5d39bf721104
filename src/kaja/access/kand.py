"""The second clock: what was known at a moment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Q


def known(kand: datetime | None) -> Q:
    """The rows known at `kand`; without it, the current ones."""
    if kand is None:
        return Q(ersatt__isnull=True)
    return Q(kand_fran__lte=kand) & (Q(ersatt__isnull=True) | Q(ersatt__gt=kand))


def after(tid: datetime, earlier: Iterable[datetime]) -> datetime:
    """`tid`, or the first moment after all `earlier` ones, for a clock that has been set back."""
    return max([tid, *(moment + timedelta(microseconds=1) for moment in earlier)])
