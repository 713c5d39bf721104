"""What a caseworker says of how the youths are looked after: by whom, the next day, the pause.

What is worked out beside it is kept by `arbetslage`.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.insatser.actions.ansvarig import keep_responsible
from kaja.insatser.models import Handlaggning, Pausorsak, Trappanpassning

LANGST_BORT = 5
"""So many years away a next day can be: by then everyone in the register has turned 20."""


class HandlaggningsfelError(ValueError):
    """It cannot be done like this. The message is a Swedish sentence."""


def locked(kommun: Kommun, personer: Collection[int]) -> list[Handlaggning]:
    """The rows of these youths (ids), locked in one order until the transaction ends: no one else
    changes them, or works out what is due for them, until then. Who writes locks them before the
    log."""
    rows = Handlaggning.objects.select_for_update(of=("self",)).select_related("anpassning")
    return list(rows.filter(kommun=kommun, person__in=personer).order_by("person_id"))


@transaction.atomic
def assign(
    *, kommun: Kommun, personer: Collection[int], agare: User | None, user: User, tid: datetime
) -> dict[int, int | None]:
    """Give these youths an owner, or none; gives who had them before (ids), for the undo."""
    before = {row.person_id: row.agare_id for row in locked(kommun, personer)}
    change(kommun, before, "handlaggning.agare", user, tid, {"agare": agare})
    return before


@transaction.atomic
def set_next_date(
    *,
    kommun: Kommun,
    personer: Collection[int],
    datum: date | None,
    dag: date,
    user: User,
    tid: datetime,
) -> dict[int, date | None]:
    """Choose the next day of these youths, or let the routine say it (None); gives what was chosen
    before. HandlaggningsfelError as `check_next_date`."""
    if datum is not None:
        check_next_date(datum, dag)
    before = {row.person_id: row.satt_datum for row in locked(kommun, personer)}
    change(kommun, before, "handlaggning.datum", user, tid, {"satt_datum": datum})
    return before


def check_next_date(datum: date, dag: date) -> None:
    """HandlaggningsfelError for a day before `dag`, today, and for one so far away that the year
    must be wrong: nobody is to be forgotten for a slip of the pen."""
    if datum < dag:
        raise HandlaggningsfelError(
            f"Nästa datum {datum} har redan varit. Välj {dag} eller senare."
        )
    if datum.year > dag.year + LANGST_BORT:
        raise HandlaggningsfelError(f"Nästa datum {datum} är för långt bort. Stämmer året?")


@transaction.atomic
def verify(
    *, kommun: Kommun, personer: Collection[int], dag: date | None, user: User, tid: datetime
) -> dict[int, date | None]:
    """Someone has looked: these youths are rightly in the register. Nobody has, where there is no
    day. Gives when someone last had, for the undo."""
    before = {row.person_id: row.verifierad for row in locked(kommun, personer)}
    change(kommun, before, "handlaggning.verifierad", user, tid, {"verifierad": dag})
    return before


@transaction.atomic
def pause(
    *,
    kommun: Kommun,
    person: int,
    till: date,
    orsak: Pausorsak,
    dag: date,
    user: User,
    tid: datetime,
) -> None:
    """The contact ladder rests until a day. HandlaggningsfelError if that day is not to come, or is
    more than half a year away: a pause must not become a way to forget someone."""
    if not dag < till:
        raise HandlaggningsfelError(f"Pausa till en dag efter {dag}.")
    if (till - dag).days > 183:
        raise HandlaggningsfelError(
            f"Pausa högst ett halvår. {till} är {(till - dag).days} dagar bort."
        )
    change(
        kommun, [person], "handlaggning.paus", user, tid, {"pausad_till": till, "pausorsak": orsak}
    )


@transaction.atomic
def resume(*, kommun: Kommun, person: int, user: User, tid: datetime) -> None:
    """The ladder goes on."""
    change(
        kommun, [person], "handlaggning.vidare", user, tid, {"pausad_till": None, "pausorsak": ""}
    )


@transaction.atomic
def restart_ladder(*, kommun: Kommun, person: int, dag: date, user: User, tid: datetime) -> None:
    """Begin the municipality's contact ladder from its first step again."""
    Trappanpassning.objects.filter(kommun=kommun, person=person, ersatt__isnull=True).update(
        ersatt=tid
    )
    values = {"trappa_fran": dag, "satt_datum": None, "anpassning": None}
    change(kommun, [person], "handlaggning.trappa_om", user, tid, values)


def change(
    kommun: Kommun,
    personer: Collection[int],
    handling: str,
    user: User,
    tid: datetime,
    values: dict[str, Any],
) -> None:
    """Set these fields of the youths (ids), and say in the log that `handling` was done."""
    rows = Handlaggning.objects.filter(kommun=kommun, person__in=list(personer))
    rows.update(**values, version=F("version") + 1)
    if "agare" in values:
        keep_responsible(kommun, personer)
    said = {name: _word(value) for name, value in values.items()}
    record(
        kommun=kommun.pk,
        aktor=user.aktor,
        handling=handling,
        objekt="handlaggning",
        detaljer={"personer": sorted(personer), **said},
        tid=tid,
    )


def _word(value: Any) -> str:
    return value.aktor if isinstance(value, User) else str(value or "")
