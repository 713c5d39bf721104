"""The plans of a youth. The caller has asked whether the user may see the person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db.models import Max, QuerySet

from kaja.insatser.models import Plan, Planstatus
from kaja.ungdom.models import Person


class Planlage(NamedTuple):
    """How it stands: the plan in force, the draft beside it, and the last version saved of any
    (0: none has been)."""

    galler: Plan | None
    utkast: Plan | None
    version: int

    @property
    def senast(self) -> Plan | None:
        """What an edit begins with: the draft, or else what is in force."""
        return self.utkast or self.galler


def plans_of(person: Person) -> QuerySet[Plan]:
    """Every version of every plan with its efforts, the latest first."""
    rows = Plan.objects.filter(kommun=person.kommun_id, person=person)
    return rows.select_related("av").prefetch_related("insatser").order_by("-version")


def plan_of(person: Person) -> Planlage:
    """How it stands now."""
    last = Plan.objects.filter(person=person).aggregate(last=Max("version"))["last"]
    return _stands(plans_of(person).filter(ersatt__isnull=True), last or 0)


def stands(versions: Sequence[Plan]) -> Planlage:
    """How it stands now, by all that `plans_of` gave; asks nothing more."""
    now = (plan for plan in versions if plan.ersatt is None)
    return _stands(now, versions[0].version if versions else 0)


def _stands(now: Iterable[Plan], version: int) -> Planlage:
    by_status = {plan.status: plan for plan in now if plan.status != Planstatus.AVSLUTAD}
    return Planlage(by_status.get(Planstatus.GALLANDE), by_status.get(Planstatus.UTKAST), version)
