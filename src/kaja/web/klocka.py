"""The clock of the web: the only place here that asks what day or time it is."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

SVERIGE = ZoneInfo("Europe/Stockholm")


def i_dag() -> date:
    """Today in Sweden, or the day a demonstration or a test stands still on (`KAJA_DAG`)."""
    dag = getattr(settings, "KAJA_DAG", None)
    if not dag:
        return timezone.now().astimezone(SVERIGE).date()
    return dag if isinstance(dag, date) else date.fromisoformat(dag)


def nu() -> datetime:
    """This moment. When the day stands still, the time of day still goes on."""
    tid = timezone.now().astimezone(SVERIGE)
    dag = i_dag()
    return tid.replace(year=dag.year, month=dag.month, day=dag.day)
