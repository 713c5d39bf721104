"""Saving, agreeing, following up and ending plans. Each save is a version; all are kept."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max

from kaja.access.models import Kommun, User
from kaja.audit.actions import record
from kaja.insatser.models import Insatsslut, Plan, Planinsats, Planslut, Planstatus
from kaja.insatser.planinnehall import (
    Innehall,
    Insats,
    Overens,
    PlanfelError,
    check_agreed,
    check_efforts,
    check_written,
    content_of,
)
from kaja.insatser.queries.plan import Planlage, plan_of
from kaja.insatser.samtidigt import next_version, one_at_a_time

EN_DAG = timedelta(days=1)


@transaction.atomic
def save_plan(
    *,
    kommun: Kommun,
    person: int,
    innehall: Innehall,
    overens: Overens | None,
    pa_version: int,
    dag: date,
    user: User,
    tid: datetime,
) -> Plan:
    """Save on top of `pa_version` (0: there was none): a draft, or with `overens` the plan in
    force in place of the earlier. The same draft again writes nothing.

    AndratUnderTidenError when someone has saved since; PlanfelError when it cannot be so.
    """
    there, version = _on_top(kommun, person, pa_version)
    galler = there.galler
    check_written(innehall)
    check_efforts(innehall, {i.rad for i in galler.insatser.all()} if galler else ())
    if overens is not None:
        check_agreed(innehall, overens, dag)
    elif there.utkast is not None and content_of(there.utkast) == innehall:
        return there.utkast
    over = [there.utkast, galler] if overens else [there.utkast]
    nummer = there.senast.nummer if there.senast else _next_number(person)
    plan = Plan(
        kommun=kommun,
        person_id=person,
        nummer=nummer,
        version=version,
        status=Planstatus.GALLANDE if overens else Planstatus.UTKAST,
        uppfoljd=galler.uppfoljd if galler else None,
        overens_hur=overens.hur if overens else "",
        overens_dag=overens.dag if overens else None,
    )
    return _write(plan, innehall, over, "overenskommen" if overens else "utkast", user, tid)


@transaction.atomic
def drop_draft(*, kommun: Kommun, person: int, pa_version: int, user: User, tid: datetime) -> None:
    """Leave the draft: what is in force stays. It is kept, as all versions are. PlanfelError
    without a draft; AndratUnderTidenError when someone has saved since."""
    there, _ = _on_top(kommun, person, pa_version)
    if there.utkast is None:
        raise PlanfelError("Det finns inget utkast att kasta.")
    _supersede([there.utkast], tid)
    _record(there.utkast, "utkast_kastat", user, tid)


@transaction.atomic
def follow_up_plan(
    *,
    kommun: Kommun,
    person: int,
    uppfoljd: date,
    nasta: date,
    pa_version: int,
    dag: date,
    user: User,
    tid: datetime,
) -> Plan:
    """The plan in force was followed up on a day, and will be again. Errors as for `save_plan`."""
    there, version = _on_top(kommun, person, pa_version)
    galler = _in_force(there)
    if uppfoljd > dag:
        raise PlanfelError("Uppföljningen har inte varit än. Välj i dag eller tidigare.")
    if not uppfoljd < nasta:
        raise PlanfelError("Nästa uppföljning ska vara efter den som har varit.")
    innehall = content_of(galler)
    insatser = tuple(_followed(insats, uppfoljd) for insats in innehall.insatser)
    plan = _copy(galler, version, uppfoljd=uppfoljd)
    new = innehall._replace(folj_upp=nasta, insatser=insatser)
    return _write(plan, new, [galler], "uppfoljd", user, tid)


@transaction.atomic
def end_plan(
    *,
    kommun: Kommun,
    person: int,
    sista: date,
    orsak: Planslut,
    pa_version: int,
    dag: date,
    user: User,
    tid: datetime,
) -> Plan:
    """The plan in force ends after its last day, and with it the efforts that still go on; a draft
    is left. Errors as for `save_plan`."""
    there, version = _on_top(kommun, person, pa_version)
    galler, till = _in_force(there), sista + EN_DAG
    if sista > dag or (galler.fran and till <= galler.fran):
        raise PlanfelError(f"Planens sista dag ska vara från {galler.fran} till och med {dag}.")
    innehall = content_of(galler)
    insatser = tuple(_ended(insats, till) for insats in innehall.insatser)
    plan = _copy(galler, version, status=Planstatus.AVSLUTAD, till=till, slutorsak=orsak)
    new = innehall._replace(insatser=insatser, folj_upp=None)
    return _write(plan, new, [galler, there.utkast], "avslutad", user, tid)


def _on_top(kommun: Kommun, person: int, pa_version: int) -> tuple[Planlage, int]:
    there = plan_of(one_at_a_time(kommun, person))
    return there, next_version(there.version, pa=pa_version)


def _in_force(there: Planlage) -> Plan:
    if there.galler is None:
        raise PlanfelError("Ingen plan gäller. Planen kan ha avslutats nyss.")
    return there.galler


def _copy(plan: Plan, version: int, **changed: Any) -> Plan:
    same = ("kommun_id", "person_id", "nummer", "status", "uppfoljd", "overens_hur", "overens_dag")
    return Plan(**{**{k: getattr(plan, k) for k in same}, "version": version, **changed})


def _followed(insats: Insats, uppfoljd: date) -> Insats:
    due = insats.folj_upp is not None and insats.folj_upp <= uppfoljd
    return insats._replace(folj_upp=None) if due else insats


def _ended(insats: Insats, till: date) -> Insats:
    if insats.slutorsak:
        return insats
    if insats.fran and insats.fran >= till:
        return insats._replace(fran=None, till=till, slutorsak=Insatsslut.INTE_BORJAD)
    slut = min(insats.till or till, till)
    return insats._replace(till=slut, slutorsak=Insatsslut.PLANEN, folj_upp=None)


def _next_number(person: int) -> int:
    last = Plan.objects.filter(person=person).aggregate(last=Max("nummer"))["last"]
    return (last or 0) + 1


def _write(
    plan: Plan,
    innehall: Innehall,
    over: Collection[Plan | None],
    handling: str,
    user: User,
    tid: datetime,
) -> Plan:
    """Store the version with its efforts, in place of those it goes over."""
    _supersede(over, tid)
    for name, value in innehall._asdict().items():
        if name != "insatser":
            setattr(plan, name, value)
    plan.av, plan.kand_fran = user, tid
    plan.save(force_insert=True)
    Planinsats.objects.bulk_create(_rows(plan, innehall.insatser))
    _record(plan, handling, user, tid)
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


def _supersede(plans: Collection[Plan | None], tid: datetime) -> None:
    ids = [plan.pk for plan in plans if plan is not None]
    Plan.objects.filter(pk__in=ids).update(ersatt=tid)


def _record(plan: Plan, handling: str, user: User, tid: datetime) -> None:
    record(
        kommun=plan.kommun_id,
        aktor=user.aktor,
        handling=f"plan.{handling}",
        objekt=f"plan:{plan.pk}",
        detaljer={"person": plan.person_id, "nummer": plan.nummer, "version": plan.version},
        tid=tid,
    )
