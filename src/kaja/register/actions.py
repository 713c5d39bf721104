"""Storing answers. An earlier answer is superseded, never overwritten."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction

from kaja.access.bulk import insert
from kaja.access.models import Kommun
from kaja.audit.actions import record
from kaja.register.jamforelse import TEKNISKA
from kaja.register.models import Bedomning, Beslut


@transaction.atomic
def store_bedomningar(
    *,
    kommun: Kommun,
    bedomningar: Sequence[Bedomning],
    aktor: str,
    tid: datetime,
    utan_svar: Collection[int] = (),
) -> None:
    """Store new answers as known from `tid`; the persons' current answers are superseded, and so
    are those of the persons `utan_svar`, who get none."""
    if not bedomningar and not utan_svar:
        return
    personer = sorted([*(b.person_id for b in bedomningar), *utan_svar])
    Bedomning.objects.filter(kommun=kommun, person__in=personer, ersatt__isnull=True).update(
        ersatt=tid
    )
    for bedomning in bedomningar:
        bedomning.kommun, bedomning.kand_fran = kommun, tid
    insert(bedomningar)
    record(
        kommun=kommun.pk,
        aktor=aktor,
        handling="bedomning.andrade",
        objekt="bedomning",
        detaljer={
            "utfall": Counter(b.utfall for b in bedomningar),
            "personer": personer,
            "utan_svar": len(utan_svar),
        },
        tid=tid,
    )


def try_again(bedomningar: Sequence[Bedomning]) -> None:
    """Move on when the answers are to be tried again; the answers stand as they are."""
    Bedomning.objects.bulk_update(bedomningar, TEKNISKA, batch_size=250)


@transaction.atomic
def let_fall(*, kommun: Kommun, beslut: Sequence[Beslut], aktor: str, tid: datetime) -> None:
    """The facts that the decisions rested on have changed: they no longer hold."""
    if not beslut:
        return
    for ett in beslut:
        ett.ersatt = max(tid, ett.kand_fran)  # a clock may have been set back
    Beslut.objects.bulk_update(beslut, ["ersatt"], batch_size=250)
    record(
        kommun=kommun.pk,
        aktor=aktor,
        handling="beslut.fallna",
        objekt="beslut",
        detaljer={"beslut": sorted(ett.pk for ett in beslut)},
        tid=tid,
    )
