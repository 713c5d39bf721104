"""Saving, agreeing, following up and ending plans. Each save is a version; all are kept."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.insatser.actions.planversion import (
    copy,
    next_number,
    on_top,
    record_plan,
    supersede,
    write,
)
from kaja.insatser.models import Insatsslut, Plan, Planslut, Planstatus
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
from kaja.insatser.queries.plan import Planlage

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
    there, version = on_top(kommun, person, pa_version)
    galler = there.galler
    check_written(innehall)
    check_efforts(innehall, {i.rad for i in galler.insatser.all()} if galler else ())
    if overens is not None:
        check_agreed(innehall, overens, dag)
    elif there.utkast is not None and content_of(there.utkast) == innehall:
        return there.utkast
    over = [there.utkast, galler] if overens else [there.utkast]
    nummer = there.senast.nummer if there.senast else next_number(person)
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
    return write(plan, innehall, over, "overenskommen" if overens else "utkast", user, tid)


@transaction.atomic
def drop_draft(*, kommun: Kommun, person: int, pa_version: int, user: User, tid: datetime) -> None:
    """Leave the draft: what is in force stays. It is kept, as all versions are. PlanfelError
    without a draft; AndratUnderTidenError when someone has saved since."""
    there, _ = on_top(kommun, person, pa_version)
    if there.utkast is None:
        raise PlanfelError("Det finns inget utkast att kasta.")
    supersede([there.utkast], tid)
    record_plan(there.utkast, "utkast_kastat", user, tid)


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
    there, version = on_top(kommun, person, pa_version)
    galler = _in_force(there)
    if uppfoljd > dag:
        raise PlanfelError("Uppföljningen har inte varit än. Välj i dag eller tidigare.")
    if not uppfoljd < nasta:
        raise PlanfelError("Nästa uppföljning ska vara efter den som har varit.")
    innehall = content_of(galler)
    insatser = tuple(_followed(insats, uppfoljd) for insats in innehall.insatser)
    plan = copy(galler, version, uppfoljd=uppfoljd)
    new = innehall._replace(folj_upp=nasta, insatser=insatser)
    return write(plan, new, [galler], "uppfoljd", user, tid)


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
    there, version = on_top(kommun, person, pa_version)
    galler, till = _in_force(there), sista + EN_DAG
    if sista > dag or (galler.fran and till <= galler.fran):
        raise PlanfelError(f"Planens sista dag ska vara från {galler.fran} till och med {dag}.")
    innehall = content_of(galler)
    insatser = tuple(_ended(insats, till) for insats in innehall.insatser)
    plan = copy(galler, version, status=Planstatus.AVSLUTAD, till=till, slutorsak=orsak)
    new = innehall._replace(insatser=insatser, folj_upp=None)
    return write(plan, new, [galler, there.utkast], "avslutad", user, tid)


def _in_force(there: Planlage) -> Plan:
    if there.galler is None:
        raise PlanfelError("Ingen plan gäller. Planen kan ha avslutats nyss.")
    return there.galler


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
