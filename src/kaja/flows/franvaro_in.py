"""Absence from a file noted as notices, and taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.access.turns import taking_turns
from kaja.flows.franvaro import nya
from kaja.flows.franvaro_urval import Forslag
from kaja.flows.franvaro_vilka import delar
from kaja.flows.skolsignal import anmal_flera, ta_tillbaka
from kaja.skolsignal.actions import AnmalansfelError, NyAnmalan
from kaja.skolsignal.models import Anmalan, Anmalningssatt, Anmalningsslag
from kaja.skolsignal.queries import names_of_schools


def anteckna(
    *, kommun: Kommun, forslag: Sequence[Forslag], mottagen: date, user: User | None, tid: datetime
) -> list[Anmalan]:
    """Note those that are not noted already, as having come on the day. Some at a time, so that
    others can save between; killed on the way, the same file again notes the rest."""
    parts = taking_turns(delar(forslag))
    return [row for part in parts for row in _anteckna(kommun, part, mottagen, user, tid)]


@transaction.atomic
def _anteckna(
    kommun: Kommun, forslag: Sequence[Forslag], mottagen: date, user: User | None, tid: datetime
) -> list[Anmalan]:
    # Two with the same file meet here: whoever comes last finds everything noted.
    Kommun.objects.select_for_update(no_key=True).get(pk=kommun.pk)
    skolor = names_of_schools(kommun)
    anmalningar = [_anmalan(en, skolor, mottagen) for en in nya(kommun, forslag)]
    return anmal_flera(kommun=kommun, nya=anmalningar, mottagen=mottagen, user=user, tid=tid)


def _anmalan(en: Forslag, skolor: Mapping[str, str], mottagen: date) -> NyAnmalan:
    return NyAnmalan(
        person=en.person,
        slag=Anmalningsslag.FRANVARO,
        dag=en.fran,
        till=en.till,
        mottagen=mottagen,
        satt=Anmalningssatt.FIL,
        skola=skolor.get(en.skolenhetskod, ""),
        skolenhetskod=en.skolenhetskod,
    )


def ta_tillbaka_flera(*, anmalningar: Iterable[Anmalan], user: User, tid: datetime) -> int:
    """Take back those of the notices that wait; gives how many. What somebody has handled, also
    since the page was opened, stays."""
    parts = taking_turns(delar(list(anmalningar)))
    return sum(_ta_tillbaka(anmalan, user, tid) for part in parts for anmalan in part)


def _ta_tillbaka(anmalan: Anmalan, user: User, tid: datetime) -> bool:
    try:
        ta_tillbaka(anmalan=anmalan, user=user, tid=tid)
    except AnmalansfelError:
        return False
    return True
