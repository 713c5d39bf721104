"""Each youth's state in the daily work, as it has been worked out: stored where it is another, and
when it is to be worked out again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Q

from kaja.access.models import Kommun, User
from kaja.insatser.actions.ansvarig import keep_responsible
from kaja.insatser.models import Handlaggning

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


@transaction.atomic
def count_again(*, kommun: Kommun, fran: date) -> None:
    """The state of everyone in the register is to be worked out again on a day, at the latest: the
    routine is another from then."""
    rows = Handlaggning.objects.filter(kommun=kommun, oppen=True)
    # All of them, also those that are counted again today: whoever asks goes on to write the log.
    list(rows.select_for_update().order_by("person_id").values_list("pk", flat=True))
    later = rows.filter(Q(raknas_om__isnull=True) | Q(raknas_om__gt=fran))
    later.update(raknas_om=fran)


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
