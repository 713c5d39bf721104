"""Writing about an åtgärd: each saving is a version of its own, checked by the rules as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.insatser.atgardsbrister import AtgardsfelError, check, check_follow_up
from kaja.insatser.models.atgard import (
    UPPGIFTER,
    Atgard,
    Atgardsuppfoljning,
    Atgardsversion,
    Gangval,
)
from kaja.insatser.models.sysselsattning import Sysselsattning
from kaja.insatser.samtidigt import next_version
from kaja.regler.atgarder import Brist


@transaction.atomic
def offer(
    *,
    kommun: Kommun,
    person: int,
    uppgifter: Mapping[str, Any],
    user: User,
    dag: date,
    tid: datetime,
) -> Atgard:
    """Note an åtgärd that a youth has been offered, with what is known of it (`UPPGIFTER`).
    AtgardsfelError when it does not hold together, has no free place, or is noted already."""
    # So that two never take the last place.
    Kommun.objects.select_for_update(no_key=True).get(pk=kommun.pk)
    atgard = Atgard(kommun=kommun, person_id=person, kand_fran=tid, **uppgifter)
    check(atgard, dag)
    _save(atgard, user, tid, "atgard.ny")
    return atgard


@transaction.atomic
def change(
    *,
    atgard: int,
    kommun: Kommun,
    version: int,
    uppgifter: Mapping[str, Any],
    user: User,
    dag: date,
    tid: datetime,
) -> Atgard:
    """Note something new of an åtgärd (id), or correct it. What it was stays as a version.

    AndratUnderTidenError when `version` is not the one it has; AtgardsfelError as above.
    """
    now = _opened(kommun, atgard, version)
    for name, value in uppgifter.items():
        setattr(now, name, value)
    check(now, dag)
    _save(now, user, tid, "atgard.andrad")
    return now


@transaction.atomic
def remove(*, atgard: int, kommun: Kommun, version: int, user: User, tid: datetime) -> Atgard:
    """Take away an åtgärd that was noted by mistake; it is kept, and no longer shown or counted.
    AtgardsfelError when support has been decided for it."""
    now = _opened(kommun, atgard, version)
    if now.stodbeslut.filter(ersatt__isnull=True).exists():
        raise AtgardsfelError(
            Brist("", "Åtgärden har beslut om ekonomiskt stöd. Ta bort dem först.")
        )
    now.ersatt = tid
    _save(now, user, tid, "atgard.borttagen")
    return now


@transaction.atomic
def occupied_after(*, atgard: Atgard, sysselsattning: Sysselsattning) -> None:
    """What the youth did when the åtgärd had ended."""
    atgard.sysselsattning_efter = sysselsattning
    atgard.save(update_fields=["sysselsattning_efter"])


@transaction.atomic
def follow_up(
    *,
    atgard: int,
    kommun: Kommun,
    dag: date,
    gang: Gangval,
    nasta: date | None,
    user: User,
    i_dag: date,
    tid: datetime,
) -> Atgardsuppfoljning:
    """Note a follow-up of an åtgärd (id): how it goes, and the next day if it was agreed. A second
    one of the same day supersedes the first. AtgardsfelError for days that cannot be."""
    now = Atgard.objects.select_for_update().get(kommun=kommun, pk=atgard, ersatt__isnull=True)
    check_follow_up(now, dag, nasta, i_dag)
    rows = Atgardsuppfoljning.objects.filter(atgard=now, ersatt__isnull=True)
    rows.filter(dag=dag).update(ersatt=tid)
    row = Atgardsuppfoljning.objects.create(
        atgard=now, dag=dag, gang=gang, nasta=nasta, av=user, kand_fran=tid
    )
    _record(now, "atgard.uppfoljd", user, tid, {"gang": str(gang)})
    return row


def _opened(kommun: Kommun, atgard: int, version: int) -> Atgard:
    # So that two never take the last place.
    Kommun.objects.select_for_update(no_key=True).get(pk=kommun.pk)
    now = Atgard.objects.select_for_update().get(kommun=kommun, pk=atgard, ersatt__isnull=True)
    next_version(now.version, pa=version)
    return now


def _save(atgard: Atgard, user: User, tid: datetime, handling: str) -> None:
    atgard.version += 1
    atgard.save()
    Atgardsversion.objects.create(
        atgard=atgard,
        version=atgard.version,
        av=user,
        kand_fran=tid,
        **{name: getattr(atgard, name) for name in UPPGIFTER},
    )
    _record(atgard, handling, user, tid, {"version": atgard.version})


def _record(
    atgard: Atgard, handling: str, user: User, tid: datetime, detaljer: dict[str, Any]
) -> None:
    record(
        kommun=atgard.kommun_id,
        aktor=user.aktor,
        handling=handling,
        objekt=f"atgard:{atgard.pk}",
        detaljer={"person": atgard.person_id, **detaljer},
        tid=tid,
    )
