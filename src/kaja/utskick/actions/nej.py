"""A youth says no to a way of being reached, or takes it back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.utskick.models import Kanalnej
from kaja.utskick.slag import Kanal


@transaction.atomic
def say_no(*, kommun: Kommun, person: int, kanal: Kanal, user: User, tid: datetime) -> None:
    """Nothing more goes to the person (id) this way. Said twice, it holds once."""
    Kommun.objects.select_for_update(no_key=True).get(pk=kommun.pk)
    said = Kanalnej.objects.filter(person=person, kanal=kanal, ersatt__isnull=True)
    if not said.exists():
        Kanalnej.objects.create(
            kommun=kommun, person_id=person, kanal=kanal.value, kand_fran=tid, satt_av=user
        )
        _record(kommun, "kanalnej.sagt", person, kanal, user, tid)


@transaction.atomic
def take_back_no(*, kommun: Kommun, person: int, kanal: Kanal, user: User, tid: datetime) -> None:
    """The person (id) may be reached this way again."""
    said = Kanalnej.objects.filter(kommun=kommun, person=person, kanal=kanal, ersatt__isnull=True)
    if said.update(ersatt=tid):
        _record(kommun, "kanalnej.aterkallat", person, kanal, user, tid)


def _record(
    kommun: Kommun, handling: str, person: int, kanal: Kanal, user: User, tid: datetime
) -> None:
    record(
        kommun=kommun.pk,
        aktor=user.aktor,
        handling=handling,
        objekt=f"person:{person}",
        detaljer={"kanal": kanal.value},
        tid=tid,
    )
