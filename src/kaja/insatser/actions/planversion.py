"""Versions of plans: on top of which one is saved, and how it is stored. For `actions.plan`."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Max

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.insatser.models import Plan, Planinsats
from kaja.insatser.planinnehall import Innehall, Insats
from kaja.insatser.queries.plan import Planlage, plan_of
from kaja.insatser.samtidigt import next_version, one_at_a_time


def on_top(kommun: Kommun, person: int, pa_version: int) -> tuple[Planlage, int]:
    """How it stands, with the youth's row locked, and the number of the version to save.
    AndratUnderTidenError when someone has saved since `pa_version`."""
    there = plan_of(one_at_a_time(kommun, person))
    return there, next_version(there.version, pa=pa_version)


def next_number(person: int) -> int:
    """The number of the youth's next plan."""
    last = Plan.objects.filter(person=person).aggregate(last=Max("nummer"))["last"]
    return (last or 0) + 1


def copy(plan: Plan, version: int, **changed: Any) -> Plan:
    """A new version of the plan, not stored, but for what its content says."""
    same = ("kommun_id", "person_id", "nummer", "status", "uppfoljd", "overens_hur", "overens_dag")
    return Plan(**{**{k: getattr(plan, k) for k in same}, "version": version, **changed})


def write(
    plan: Plan,
    innehall: Innehall,
    over: Collection[Plan | None],
    handling: str,
    user: User,
    tid: datetime,
) -> Plan:
    """Store the version with its efforts, in place of those it goes over."""
    supersede(over, tid)
    for name, value in innehall._asdict().items():
        if name != "insatser":
            setattr(plan, name, value)
    plan.av, plan.kand_fran = user, tid
    plan.save(force_insert=True)
    Planinsats.objects.bulk_create(_rows(plan, innehall.insatser))
    record_plan(plan, handling, user, tid)
    return plan


def _rows(plan: Plan, insatser: tuple[Insats, ...]) -> list[Planinsats]:
    """The efforts, those that are new numbered after all that the plan has ever had."""
    ever = Planinsats.objects.filter(plan__person=plan.person_id, plan__nummer=plan.nummer)
    last = ever.aggregate(last=Max("rad"))["last"] or 0
    taken = max([last, *(i.rad for i in insatser if i.rad is not None)])
    rows = []
    for insats in insatser:
        if insats.rad is None:
            taken += 1
        values = insats._asdict() | {"rad": taken if insats.rad is None else insats.rad}
        rows.append(Planinsats(plan=plan, **values))
    return rows


def supersede(plans: Collection[Plan | None], tid: datetime) -> None:
    """These hold no longer, from now."""
    ids = [plan.pk for plan in plans if plan is not None]
    Plan.objects.filter(pk__in=ids).update(ersatt=tid)


def record_plan(plan: Plan, handling: str, user: User, tid: datetime) -> None:
    """Log what was done with the version."""
    record(
        kommun=plan.kommun_id,
        aktor=user.aktor,
        handling=f"plan.{handling}",
        objekt=f"plan:{plan.pk}",
        detaljer={"person": plan.person_id, "nummer": plan.nummer, "version": plan.version},
        tid=tid,
    )
