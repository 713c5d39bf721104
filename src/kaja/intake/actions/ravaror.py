"""The time of received files is out: bytes and rows go, the note that they came stays."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kaja.access.models import Kommun
from kaja.audit.actions import record
from kaja.intake.models import ACCEPTED, MottagenFil, Rad, Radproblem, Status
from kaja.ungdom.models import Alias


@transaction.atomic
def drop_old_content(*, kommun: Kommun, fore: datetime, tid: datetime) -> int:
    """The time of files received before `fore` is out: their bytes, rows and problems go, the note
    that they came stays. Gives how many. A file that still waits for a person is kept.

    Of rows under a school's number that means someone the place is kept, without what stood there:
    the answer may be taken back, and then so must what came from them.
    """
    done = (*ACCEPTED, Status.ANGRAD)
    old = MottagenFil.objects.filter(kommun=kommun, mottagen__lt=fore, status__in=done)
    gone = list(old.exclude(innehall=b"").values_list("pk", flat=True))
    if not gone:
        return 0
    mean_someone = Alias.objects.filter(kommun=kommun, ersatt__isnull=True).values("nummer")
    places = Rad.objects.filter(fil__in=gone, vantar=True, nummer__in=mean_someone)
    places.update(celler={})
    Rad.objects.filter(fil__in=gone).exclude(pk__in=places.values("pk")).delete()
    Radproblem.objects.filter(fil__in=gone).delete()
    MottagenFil.objects.filter(pk__in=gone).update(innehall=b"")
    record(
        kommun=kommun.pk,
        aktor="kaja",
        handling="fil.ravaror_borttagna",
        objekt="fil",
        detaljer={"filer": gone},
        tid=tid,
    )
    return len(gone)
