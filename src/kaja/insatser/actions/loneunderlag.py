"""Taking out the basis of a month's support for payroll."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.insatser.actions.stodfel import StodfelError
from kaja.insatser.models.stod import Loneunderlag, Loneunderlagsrad, Lonskal
from kaja.insatser.queries.loneunderlag import Underlagsrad, payroll_basis
from kaja.regler.atgarder import manaden


@transaction.atomic
def take_out_basis(
    *,
    kommun: Kommun,
    manad: date,
    skal: Lonskal,
    bekraftade: Collection[int],
    user: User,
    tid: datetime,
) -> tuple[Loneunderlag, list[Underlagsrad]]:
    """Keep what payroll is told about the month: the difference from before, for each decision
    where it can be counted. Persons with protected identity only if confirmed one by one (ids).

    StodfelError when there is nothing to tell. The reason and the confirmed are in the log.
    """
    Kommun.objects.select_for_update(no_key=True).get(pk=kommun.pk)
    rader = [r for r in payroll_basis(user, kommun, manad) if r.skillnad]
    skyddade = {r.atgard.person_id for r in rader if r.atgard.person.skyddad}
    med = [r for r in rader if r.atgard.person_id not in skyddade - set(bekraftade)]
    if not med:
        raise StodfelError("Det finns inget nytt att lämna till lön för månaden.")
    underlag = Loneunderlag.objects.create(
        kommun=kommun, manad=manaden(manad)[0], skal=skal, av=user, skapad=tid
    )
    Loneunderlagsrad.objects.bulk_create(
        [
            Loneunderlagsrad(
                underlag=underlag, atgard=r.atgard, nummer=r.nummer, slag=r.slag, belopp=r.skillnad
            )
            for r in med
            if r.skillnad is not None
        ]
    )
    record(
        kommun=kommun.pk,
        aktor=user.aktor,
        handling="stod.underlag",
        objekt=f"loneunderlag:{underlag.pk}",
        detaljer={
            "manad": underlag.manad.isoformat(),
            "skal": str(skal),
            "antal": len(med),
            "skyddade_bekraftade": sorted(skyddade & set(bekraftade)),
            "skyddade_utan": len(skyddade - set(bekraftade)),
        },
        tid=tid,
    )
    return underlag, med
