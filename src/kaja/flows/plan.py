"""A plan is saved, agreed, followed up or ended, and the next step is worked out again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import transaction

from kaja.access.models import User
from kaja.flows.dagens_arbete import folj
from kaja.insatser.actions import drop_draft, end_plan, follow_up_plan, locked, save_plan
from kaja.insatser.malforslag import goals
from kaja.insatser.models import Plan, Planslut
from kaja.insatser.planinnehall import Innehall, Overens
from kaja.insatser.queries import mapping_of
from kaja.register.queries import posts_of
from kaja.ungdom.models import Person

Gjort = TypeVar("Gjort")


def spara(
    *,
    person: Person,
    innehall: Innehall,
    overens: Overens | None,
    pa_version: int,
    dag: date,
    user: User,
    tid: datetime,
) -> Plan:
    """Save a draft, or with `overens` the plan in force. AndratUnderTidenError and PlanfelError:
    nothing was saved."""
    said = {"innehall": innehall, "overens": overens, "dag": dag}
    return _med_nasta_steg(save_plan, person, pa_version, dag, user, tid, said)


def kasta_utkast(*, person: Person, pa_version: int, dag: date, user: User, tid: datetime) -> None:
    """Leave the draft."""
    _med_nasta_steg(drop_draft, person, pa_version, dag, user, tid, {})


def folj_upp(
    *,
    person: Person,
    uppfoljd: date,
    nasta: date,
    pa_version: int,
    dag: date,
    user: User,
    tid: datetime,
) -> Plan:
    """The plan was followed up on a day, and will be again."""
    said = {"uppfoljd": uppfoljd, "nasta": nasta, "dag": dag}
    return _med_nasta_steg(follow_up_plan, person, pa_version, dag, user, tid, said)


def avsluta(
    *,
    person: Person,
    sista: date,
    orsak: Planslut,
    pa_version: int,
    dag: date,
    user: User,
    tid: datetime,
) -> Plan:
    """The plan ends."""
    said = {"sista": sista, "orsak": orsak, "dag": dag}
    return _med_nasta_steg(end_plan, person, pa_version, dag, user, tid, said)


def malforslag(person: Person) -> tuple[str, ...]:
    """Goals to begin with, by what the youth left unfinished or why they are in the register."""
    mapping, posts = mapping_of(person), posts_of(person.kommun, [person.pk]).get(person.pk)
    post = posts.nu if posts else None
    return goals(
        oavslutat=mapping.oavslutat if mapping else "",
        ingangsorsak=post.ingangsorsak if post else "",
    )


def _med_nasta_steg(
    gor: Callable[..., Gjort],
    person: Person,
    pa_version: int,
    dag: date,
    user: User,
    tid: datetime,
    sagt: dict[str, Any],
) -> Gjort:
    kommun = person.kommun
    with transaction.atomic():
        locked(kommun, [person.pk])
        done = gor(
            kommun=kommun, person=person.pk, pa_version=pa_version, user=user, tid=tid, **sagt
        )
        folj(kommun=kommun, personer=[person.pk], dag=dag, tid=tid)
    return done
