"""A first week of work in the demo: owners, checks, letters, calls and a few booked meetings.

Everything goes through the same flows as a caseworker's own. The choices follow from the persons'
order alone, so that every demo is the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from kaja.cli.demo_anmalningar import notices

if TYPE_CHECKING:
    from kaja.access.models import Kommun, User

UTAN_AGARE = 3
"""So many are left without an owner, so that the page that shows it has something to show."""


def first_week(*, kommun: Kommun, user: User, kollega: User, dag: date) -> None:
    """Do the week that ends on `dag`, or nothing if it has been done: all of it or none."""
    from django.db import transaction

    from kaja.insatser.models import Handlaggning, Kontakt

    with transaction.atomic():
        if Kontakt.objects.filter(kommun=kommun).exists():
            return
        alla = Handlaggning.objects.filter(kommun=kommun, oppen=True, person__skydd="")
        ids = list(alla.order_by("person_id").values_list("person_id", flat=True))
        _share(kommun, ids[UTAN_AGARE:], user, kollega, dag)
        _check(kommun, [pk for n, pk in enumerate(ids) if n % 6], user, dag)
        _letters(kommun, [pk for n, pk in enumerate(ids) if n % 3 == 1], user, dag)
        _calls(kommun, [pk for n, pk in enumerate(ids) if n % 7 == 2], user, dag)
        notices(kommun=kommun, user=user, dag=dag)


def _moment(dag: date, before: int, hour: int) -> datetime:
    from django.utils import timezone

    tz = timezone.get_default_timezone()
    return datetime.combine(dag - timedelta(days=before), time(hour), tzinfo=tz)


def _share(kommun: Kommun, ids: Sequence[int], user: User, kollega: User, dag: date) -> None:
    """Half of them each."""
    from kaja.insatser.actions import assign

    at = _moment(dag, 5, 8)
    for agare, mina in ((user, ids[::2]), (kollega, ids[1::2])):
        assign(kommun=kommun, personer=mina, agare=agare, user=user, tid=at)


def _check(kommun: Kommun, ids: Sequence[int], user: User, dag: date) -> None:
    """Most have been checked: they are rightly in the register."""
    from kaja.flows.dagens_arbete import folj
    from kaja.insatser.actions import verify

    at = _moment(dag, 5, 10)
    verify(kommun=kommun, personer=ids, dag=at.date(), user=user, tid=at)
    folj(kommun=kommun, personer=ids, dag=dag, tid=at)


def _letters(kommun: Kommun, ids: Sequence[int], user: User, dag: date) -> None:
    """The first letter went to a third of them."""
    from kaja.flows.kontakt import logga_kontakt
    from kaja.insatser.actions import NyKontakt
    from kaja.insatser.models import Kanalval, Utfallval

    at = _moment(dag, 4, 9)
    nya = [NyKontakt(pk, at, Kanalval.BREV, Utfallval.SKICKAT) for pk in ids]
    logga_kontakt(kommun=kommun, nya=nya, dag=at.date(), tid=at, user=user)


def _calls(kommun: Kommun, ids: Sequence[int], user: User, dag: date) -> None:
    """Some were called, and what they said they do."""
    from kaja.flows.kontakt import logga_kontakt
    from kaja.insatser.actions import NyKontakt
    from kaja.insatser.models import Kanalval, Sysselsattningsval, Utfallval

    gor = list(Sysselsattningsval)
    for n, pk in enumerate(ids):
        at = _moment(dag, 1 + n % 3, 9 + n % 7)
        svarade = n % 5 in (0, 1, 3)
        utfall = Utfallval.SVARADE if svarade else Utfallval.SVARADE_INTE
        logga_kontakt(
            kommun=kommun,
            nya=[NyKontakt(pk, at, Kanalval.TELEFON, utfall)],
            dag=at.date(),
            tid=at,
            user=user,
            gor=gor[n % len(gor)] if svarade else None,
        )
