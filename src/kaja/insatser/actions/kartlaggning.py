"""Saving what a youth wants and needs. Each save is a version; the earlier ones are kept."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.insatser.models import Kartlaggning
from kaja.insatser.samtidigt import next_version, one_at_a_time


class KartlaggningsfelError(ValueError):
    """It cannot be saved like this. The message is a Swedish sentence."""


class Kartlagt(NamedTuple):
    """What was said. `sysselsattning` is the id of what the youth does, as it was stated."""

    dag: date
    klar: bool = False
    oavslutat: str = ""
    saknas: tuple[str, ...] = ()
    vill_3: str = ""
    vill_3_ord: str = ""
    vill_12: str = ""
    vill_12_ord: str = ""
    stod: tuple[str, ...] = ()
    stod_ord: str = ""
    intressen_ord: str = ""
    andra_aktorer: tuple[str, ...] = ()
    samtycke_av: str = ""
    samtycke_dag: date | None = None
    sysselsattning: int | None = None


@transaction.atomic
def save_mapping(
    *,
    kommun: Kommun,
    person: int,
    kartlagt: Kartlagt,
    pa_version: int,
    dag: date,
    user: User,
    tid: datetime,
) -> Kartlaggning:
    """Save a version on top of `pa_version` (0: there was none); the same again writes nothing.

    AndratUnderTidenError when someone has saved since; KartlaggningsfelError for a day to come, and
    for other actors without consent.
    """
    _check(kartlagt, dag)
    one_at_a_time(kommun, person)
    now = Kartlaggning.objects.filter(person=person, ersatt__isnull=True).first()
    version = next_version(now.version if now else 0, pa=pa_version)
    if now is not None:
        if said(now) == kartlagt:
            return now
        Kartlaggning.objects.filter(pk=now.pk).update(ersatt=tid)
    row = Kartlaggning.objects.create(
        kommun=kommun,
        person_id=person,
        version=version,
        av=user,
        kand_fran=tid,
        sysselsattning_id=kartlagt.sysselsattning,
        **{k: _stored(v) for k, v in kartlagt._asdict().items() if k != "sysselsattning"},
    )
    _record(row, user, tid)
    return row


def said(row: Kartlaggning) -> Kartlagt:
    """What a version says."""
    values = {k: getattr(row, k) for k in Kartlagt._fields if k != "sysselsattning"}
    lists = {k: tuple(v) for k, v in values.items() if isinstance(v, list)}
    return Kartlagt(**{**values, **lists, "sysselsattning": row.sysselsattning_id})


def _stored(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _check(kartlagt: Kartlagt, dag: date) -> None:
    if kartlagt.dag > dag or (kartlagt.samtycke_dag or dag) > dag:
        raise KartlaggningsfelError("Dagen har inte varit än. Välj i dag eller tidigare.")
    if kartlagt.andra_aktorer and not (kartlagt.samtycke_av and kartlagt.samtycke_dag):
        raise KartlaggningsfelError(
            "Andra aktörer antecknas bara med samtycke. Fyll i vem som har samtyckt, och vilken "
            "dag, eller ta bort aktörerna."
        )


def _record(row: Kartlaggning, user: User, tid: datetime) -> None:
    record(
        kommun=row.kommun_id,
        aktor=user.aktor,
        handling="kartlaggning.sparad",
        objekt=f"kartlaggning:{row.pk}",
        detaljer={"person": row.person_id, "version": row.version},
        tid=tid,
    )
