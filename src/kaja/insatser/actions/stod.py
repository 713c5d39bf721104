"""Economic support: the municipality's amounts, decisions about it, and attendance."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import F, Max, Q

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.insatser.models.atgard import Atgard
from kaja.insatser.models.stod import Narvaro, Regelval, Stodbeslut, Stodregel, Stodval
from kaja.regler.atgarder import Narvarodagar, manaden


class StodfelError(ValueError):
    """It cannot be decided or noted like this. The message is a Swedish sentence."""


class NarvarokrockError(StodfelError):
    """Someone else has noted other days since the user looked: `sparat`, by åtgärd (id)."""

    def __init__(self, sparat: Mapping[int, Narvarodagar | None]) -> None:
        super().__init__("Någon annan har sparat närvaro sedan du öppnade sidan.")
        self.sparat = sparat


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
    _record(kommun.pk, "stod.belopp", f"stodregel:{nytt.slag}", user, tid, belopp)
    return rad


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
    _record(kommun.pk, "stod.beslutat", f"stodbeslut:{beslut.nummer}", user, tid, detaljer)
    return beslut


@transaction.atomic
def take_back_support(*, beslut: Stodbeslut, user: User, tid: datetime) -> None:
    """The support was never decided; what payroll was told of it is evened out in the next file.
    StodfelError when the decision no longer is in force."""
    galler = Stodbeslut.objects.filter(pk=beslut.pk, ersatt__isnull=True)
    if not galler.update(ersatt=tid):
        raise StodfelError("Beslutet gäller inte längre.")
    detaljer = {"person": beslut.atgard.person_id}
    _record(beslut.kommun_id, "stod.borttaget", f"stodbeslut:{beslut.nummer}", user, tid, detaljer)


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
        _record(kommun.pk, "narvaro.antecknad", "narvaro", user, tid, detaljer)
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


def _record(
    kommun: str, handling: str, objekt: str, user: User, tid: datetime, detaljer: dict[str, Any]
) -> None:
    record(
        kommun=kommun,
        aktor=user.aktor,
        handling=handling,
        objekt=objekt,
        detaljer=detaljer,
        tid=tid,
    )
