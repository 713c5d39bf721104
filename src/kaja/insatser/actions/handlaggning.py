"""Who looks after the youths, the next day and the pause; and the state that is worked out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import F, Q

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.insatser.actions.ansvarig import keep_responsible
from kaja.insatser.models import Handlaggning, Pausorsak, Trappanpassning

LANGST_BORT = 5
"""So many years away a next day can be: by then everyone in the register has turned 20."""


ANEW: Mapping[str, Any] = {
    "verifierad": None,
    "satt_datum": None,
    "trappa_fran": None,
    "anpassning": None,
    "pausad_till": None,
    "pausorsak": "",
}
"""What holds no more for who comes back into the register. Who was never rightly out of it, such as
when a wrong file is undone, keeps it all."""


class HandlaggningsfelError(ValueError):
    """It cannot be done like this. The message is a Swedish sentence."""


class Handlagt(NamedTuple):
    """The state of one youth as it has been worked out; not `oppen`: no longer in the register."""

    oppen: bool
    etapp: str = ""
    nasta: str = ""
    nasta_datum: date | None = None
    senast_nadd: date | None = None
    senaste_kontakt: date | None = None
    borjade_om: date | None = None
    raknas_om: date | None = None


def locked(kommun: Kommun, personer: Collection[int]) -> list[Handlaggning]:
    """The rows of these youths (ids), locked in one order until the transaction ends: no one else
    changes them, or works out what is due for them, until then. Who writes locks them before the
    log."""
    rows = Handlaggning.objects.select_for_update(of=("self",)).select_related("anpassning")
    return list(rows.filter(kommun=kommun, person__in=personer).order_by("person_id"))


@transaction.atomic
def keep_state(
    *,
    kommun: Kommun,
    per_person: Mapping[int, Handlagt],
    rows: Mapping[int, Handlaggning],
    agare: User | None,
) -> dict[int, Handlagt]:
    """Store the state of each, where it is another than in `rows`, which are locked; gives those.
    Who is new in the register gets `agare`: the one caseworker of a municipality that has one,
    otherwise nobody. The tasks of who comes or leaves get their owner, or lose it."""
    were = {pk: (row.oppen, row.agare_id) for pk, row in rows.items()}
    changed = [row for pk, row in rows.items() if _take(row, per_person[pk], agare)]
    _store(changed)
    fresh = [
        Handlaggning(kommun=kommun, person_id=pk, agare=agare, **state._asdict())
        for pk, state in per_person.items()
        if pk not in rows and state.oppen
    ]
    if fresh:
        Handlaggning.objects.bulk_create(fresh, batch_size=500)
    moved = [row for row in changed if (row.oppen, row.agare_id) != were[row.person_id]]
    keep_responsible(kommun, [row.person_id for row in (*moved, *fresh)])
    return {row.person_id: per_person[row.person_id] for row in (*changed, *fresh)}


def _store(rows: Sequence[Handlaggning]) -> None:
    fields = (*Handlagt._fields, "agare", *ANEW)
    if len(rows) == 1:
        rows[0].save(update_fields=fields)  # a tenth of the time of a bulk update of one
    else:
        Handlaggning.objects.bulk_update(rows, fields, batch_size=500)


def _take(row: Handlaggning, state: Handlagt, agare: User | None) -> bool:
    if not state.oppen:
        state = state._replace(borjade_om=row.borjade_om)
    if tuple(getattr(row, name) for name in Handlagt._fields) == tuple(state):
        return False
    if state.oppen and not row.oppen:
        row.agare = row.agare or agare
        if row.borjade_om != state.borjade_om:  # back after a post that was rightly closed
            for name, value in ANEW.items():
                setattr(row, name, value)
    for name, value in state._asdict().items():
        setattr(row, name, value)
    return True


@transaction.atomic
def count_again(*, kommun: Kommun, fran: date) -> None:
    """The state of everyone in the register is to be worked out again on a day, at the latest: the
    routine is another from then."""
    rows = Handlaggning.objects.filter(kommun=kommun, oppen=True)
    # All of them, also those that are counted again today: whoever asks goes on to write the log.
    list(rows.select_for_update().order_by("person_id").values_list("pk", flat=True))
    later = rows.filter(Q(raknas_om__isnull=True) | Q(raknas_om__gt=fran))
    later.update(raknas_om=fran)


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
    *, kommun: Kommun, personer: Collection[int], dag: date, user: User, tid: datetime
) -> None:
    """Someone has looked: these youths are rightly in the register."""
    ids = {row.person_id for row in locked(kommun, personer)}
    change(kommun, ids, "handlaggning.verifierad", user, tid, {"verifierad": dag})


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
