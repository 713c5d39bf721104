"""Storing answers. An earlier answer is superseded, never overwritten."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from kaja.access.models import Kommun
from kaja.audit.actions import record
from kaja.register.models import Bedomning


@transaction.atomic
def store_bedomningar(
    *, kommun: Kommun, bedomningar: Sequence[Bedomning], aktor: str, tid: datetime
) -> None:
    """Store new answers as known from `tid`; the persons' current answers are superseded."""
    if not bedomningar:
        return
    personer = sorted(b.person_id for b in bedomningar)
    Bedomning.objects.filter(kommun=kommun, person__in=personer, ersatt__isnull=True).update(
        ersatt=tid
    )
    for bedomning in bedomningar:
        bedomning.kommun, bedomning.kand_fran = kommun, tid
    Bedomning.objects.bulk_create(bedomningar, batch_size=500)
    record(
        kommun=kommun.pk,
        aktor=aktor,
        handling="bedomning.andrade",
        objekt="bedomning",
        detaljer={"utfall": Counter(b.utfall for b in bedomningar), "personer": personer},
        tid=tid,
    )
