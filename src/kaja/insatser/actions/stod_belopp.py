"""The municipality's amounts of economic support, each from a day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.insatser.actions.stodfel import StodfelError
from kaja.insatser.models.stod import Regelval, Stodregel, Stodval
from kaja.regler.atgarder import manaden


class NyttBelopp(NamedTuple):
    """An amount of one kind from a day. None: the municipality does not give it from then."""

    slag: Stodval
    belopp: Decimal | None
    regel: Regelval
    fran: date


@transaction.atomic
def set_amount(
    *, kommun: Kommun, nytt: NyttBelopp, dag: date, user: User, tid: datetime, bakat: bool = False
) -> Stodregel:
    """Let an amount hold from a day. One decided for the same day falls. StodfelError for a day in
    a month before the one of `dag`, today, that is not asked for with `bakat`."""
    if nytt.fran < manaden(dag)[0] and not bakat:
        raise StodfelError(
            f"Gäller från: {nytt.fran} ligger i en månad som har varit. Kryssa för att beloppet "
            "gäller även bakåt, eller välj en senare dag."
        )
    Kommun.objects.select_for_update(no_key=True).get(pk=kommun.pk)
    samma = Stodregel.objects.filter(
        kommun=kommun, slag=nytt.slag, galler_fran=nytt.fran, ersatt__isnull=True
    )
    tidigare = samma.first()
    if tidigare:
        tid = max(tid, tidigare.kand_fran + timedelta(microseconds=1))
        samma.update(ersatt=tid)
    rad = Stodregel.objects.create(
        kommun=kommun,
        slag=nytt.slag,
        belopp=nytt.belopp,
        regel=nytt.regel,
        galler_fran=nytt.fran,
        kand_fran=tid,
        av=user,
    )
    belopp = {"belopp": str(nytt.belopp or ""), "fran": nytt.fran.isoformat()}
    record(
        kommun=kommun.pk,
        aktor=user.aktor,
        handling="stod.belopp",
        objekt=f"stodregel:{nytt.slag}",
        detaljer=belopp,
        tid=tid,
    )
    return rad
