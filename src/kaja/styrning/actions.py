"""Changing a setting. An earlier choice is superseded, never overwritten."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.styrning.beskrivning import Beskrivning, Installningsfel
from kaja.styrning.installningar import KATALOG
from kaja.styrning.models import Installning


@transaction.atomic
def set_installning(
    *,
    kommun: Kommun,
    namn: str,
    varde: str,
    fran: date,
    dag: date,
    user: User | None,
    aktor: str,
    tid: datetime,
    bakat: bool = False,
) -> Installning:
    """Let a setting hold from a day. A choice made for the same day falls; one that says the same
    stands, and nothing is written.

    Installningsfel for an unknown name, a value that cannot be used, or a day before `dag` that is
    not asked for with `bakat`. Those it concerns are marked for retrial by `flows.installningar`.
    """
    text = str(_beskriven(namn).las(varde))
    if fran < dag and not bakat:
        raise Installningsfel(
            f"{fran} har varit. Kryssa för att ändringen gäller även bakåt, eller välj en dag från "
            f"och med {dag}."
        )
    Kommun.objects.select_for_update().get(pk=kommun.pk)
    samma_dag = Installning.objects.filter(
        kommun=kommun, namn=namn, galler_fran=fran, ersatt__isnull=True
    )
    tidigare = samma_dag.first()
    if tidigare and tidigare.varde == text:
        return tidigare
    if tidigare:
        tid = max(tid, tidigare.kand_fran + timedelta(microseconds=1))
        samma_dag.update(ersatt=tid)
    record(
        kommun=kommun.pk,
        aktor=aktor,
        handling="installning.andrad",
        objekt=f"installning:{namn}",
        detaljer={
            "fran": fran.isoformat(),
            "fore": tidigare.varde if tidigare else "",
            "varde": text,
        },
        tid=tid,
    )
    return Installning.objects.create(
        kommun=kommun, namn=namn, varde=text, galler_fran=fran, kand_fran=tid, satt_av=user
    )


def _beskriven(namn: str) -> Beskrivning:
    if namn not in KATALOG:
        raise Installningsfel(f"Det finns ingen inställning som heter {namn}.")
    return KATALOG[namn]
