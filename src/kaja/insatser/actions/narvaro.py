"""Attendance at åtgärder, a month at a time: the ground of the economic support."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.insatser.actions.stodfel import StodfelError
from kaja.insatser.models.atgard import Atgard
from kaja.insatser.models.stod import Narvaro
from kaja.regler.atgarder import Narvarodagar, manaden


class NarvarokrockError(StodfelError):
    """Someone else has noted other days since the user looked: `sparat`, by åtgärd (id)."""

    def __init__(self, sparat: Mapping[int, Narvarodagar | None]) -> None:
        super().__init__("Någon annan har sparat närvaro sedan du öppnade sidan.")
        self.sparat = sparat


@transaction.atomic
def note_attendance(
    *,
    kommun: Kommun,
    manad: date,
    dagar: Mapping[int, Narvarodagar],
    sedda: Mapping[int, Narvarodagar],
    user: User,
    tid: datetime,
) -> int:
    """Note the days of a month for åtgärder (ids); gives how many were new or changed. `sedda` are
    those that were noted when the user looked; they are superseded. StodfelError for more days than
    were planned, or than there are; NarvarokrockError when others are noted by now."""
    Kommun.objects.select_for_update(no_key=True).get(pk=kommun.pk)
    forsta, nasta = manaden(manad)
    for narvaro in dagar.values():
        _possible(narvaro, (nasta - forsta).days)
    there = {
        rad.atgard_id: rad
        for rad in Narvaro.objects.select_for_update().filter(
            kommun=kommun, atgard__in=list(dagar), manad=forsta, ersatt__isnull=True
        )
    }
    nya = {pk: n for pk, n in dagar.items() if _days(there.get(pk)) != n}
    andra = {pk: _days(there.get(pk)) for pk in nya if _days(there.get(pk)) != sedda.get(pk)}
    if andra:
        raise NarvarokrockError(andra)
    hennes = Atgard.objects.filter(kommun=kommun, pk__in=nya).values_list("pk", flat=True)
    Narvaro.objects.filter(pk__in=[there[pk].pk for pk in nya if pk in there]).update(ersatt=tid)
    Narvaro.objects.bulk_create(
        [
            Narvaro(
                kommun=kommun,
                atgard_id=pk,
                manad=forsta,
                dagar=nya[pk].dagar,
                planerade=nya[pk].planerade,
                av=user,
                kand_fran=tid,
            )
            for pk in hennes
        ]
    )
    if nya:
        detaljer = {"manad": forsta.isoformat(), "atgarder": sorted(nya)}
        record(
            kommun=kommun.pk,
            aktor=user.aktor,
            handling="narvaro.antecknad",
            objekt="narvaro",
            detaljer=detaljer,
            tid=tid,
        )
    return len(nya)


def _days(rad: Narvaro | None) -> Narvarodagar | None:
    return Narvarodagar(rad.dagar, rad.planerade) if rad else None


def _possible(narvaro: Narvarodagar, dagar: int) -> None:
    if not 0 <= narvaro.planerade <= dagar:
        raise StodfelError(f"Planerade dagar: skriv ett tal från 0 till {dagar}.")
    if not 0 <= narvaro.dagar <= narvaro.planerade:
        raise StodfelError(
            f"Dagar med närvaro: {narvaro.dagar} är fler än de {narvaro.planerade} planerade."
        )
