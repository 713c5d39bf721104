"""Decisions about economic support during an åtgärd."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F, Max, Q

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.insatser.actions.stodfel import StodfelError
from kaja.insatser.models.atgard import Atgard
from kaja.insatser.models.stod import Stodbeslut, Stodval


@transaction.atomic
def decide_support(
    *,
    kommun: Kommun,
    atgard: int,
    slag: Stodval,
    fran: date,
    till: date | None,
    user: User,
    tid: datetime,
    i_stallet_for: Stodbeslut | None = None,
) -> Stodbeslut:
    """Decide that a youth gets a kind of support during an åtgärd (id), `i_stallet_for` the
    decision as it was when the user looked. StodfelError for days outside the åtgärd, when the same
    kind is decided already for some of them, and when that decision is another by now."""
    Kommun.objects.select_for_update(no_key=True).get(pk=kommun.pk)
    hennes = Atgard.objects.get(kommun=kommun, pk=atgard, ersatt__isnull=True)
    galler = Stodbeslut.objects.filter(kommun=kommun, ersatt__isnull=True)
    _within(hennes, fran, till)
    _decided_once(hennes, slag, fran, till, i_stallet_for)
    if i_stallet_for and not galler.filter(pk=i_stallet_for.pk).update(ersatt=tid):
        raise StodfelError("Beslutet gäller inte längre. Någon annan har ändrat det.")
    alla = Stodbeslut.objects.filter(kommun=kommun).aggregate(hogst=Max("nummer"))
    beslut = Stodbeslut.objects.create(
        kommun=kommun,
        atgard=hennes,
        nummer=i_stallet_for.nummer if i_stallet_for else (alla["hogst"] or 0) + 1,
        slag=slag,
        fran=fran,
        till=till,
        av=user,
        kand_fran=tid,
    )
    detaljer = {"person": hennes.person_id, "slag": str(slag)}
    record(
        kommun=kommun.pk,
        aktor=user.aktor,
        handling="stod.beslutat",
        objekt=f"stodbeslut:{beslut.nummer}",
        detaljer=detaljer,
        tid=tid,
    )
    return beslut


@transaction.atomic
def take_back_support(*, beslut: Stodbeslut, user: User, tid: datetime) -> None:
    """The support was never decided; what payroll was told of it is evened out in the next file.
    StodfelError when the decision no longer is in force."""
    galler = Stodbeslut.objects.filter(pk=beslut.pk, ersatt__isnull=True)
    if not galler.update(ersatt=tid):
        raise StodfelError("Beslutet gäller inte längre.")
    detaljer = {"person": beslut.atgard.person_id}
    record(
        kommun=beslut.kommun_id,
        aktor=user.aktor,
        handling="stod.borttaget",
        objekt=f"stodbeslut:{beslut.nummer}",
        detaljer=detaljer,
        tid=tid,
    )


@transaction.atomic
def end_support_with(*, atgard: Atgard, user: User, tid: datetime) -> None:
    """When an åtgärd has ended, so do its decisions about support: those in force are superseded by
    ones that end with it, and those that had not begun fall."""
    galler = Stodbeslut.objects.filter(atgard=atgard, ersatt__isnull=True)
    for beslut in galler.filter(Q(till__isnull=True) | Q(till__gt=F("atgard__till"))):
        if beslut.fran >= (atgard.till or date.max):
            take_back_support(beslut=beslut, user=user, tid=tid)
        else:
            decide_support(
                kommun=atgard.kommun,
                atgard=atgard.pk,
                slag=Stodval(beslut.slag),
                fran=beslut.fran,
                till=atgard.till,
                user=user,
                tid=tid,
                i_stallet_for=beslut,
            )


def _within(atgard: Atgard, fran: date, till: date | None) -> None:
    if till is not None and till <= fran:
        raise StodfelError(f"Till och med: {till - timedelta(days=1)} är före {fran}.")
    start = atgard.fran or atgard.planerad_fran
    if start is None:
        raise StodfelError("Åtgärden har ingen start. Anteckna start eller planerad start först.")
    if fran < start:
        raise StodfelError(f"Från: åtgärden börjar {start}. Välj den dagen eller senare.")
    if atgard.till is not None and (till is None or till > atgard.till):
        sista = atgard.till - timedelta(days=1)
        raise StodfelError(
            f"Till och med: åtgärden slutade {sista}. Välj den dagen eller tidigare."
        )


def _decided_once(
    atgard: Atgard, slag: Stodval, fran: date, till: date | None, utom: Stodbeslut | None
) -> None:
    samma = Stodbeslut.objects.filter(
        Q(till__isnull=True) | Q(till__gt=fran), atgard=atgard, slag=slag, ersatt__isnull=True
    )
    if utom is not None:
        samma = samma.exclude(nummer=utom.nummer)
    if till is not None:
        samma = samma.filter(fran__lt=till)
    if samma.exists():
        raise StodfelError(
            f"{slag.label} är redan beslutat för dagar i den tiden. Ändra det beslutet i stället."
        )
