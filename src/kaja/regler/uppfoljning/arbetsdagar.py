"""Arbetsdagar: måndag till fredag utom helgdagar. Helgdagarna kommer utifrån."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta

EN_DAG = timedelta(days=1)


def ar_arbetsdag(dag: date, helgdagar: Container[date]) -> bool:
    """Sant måndag till fredag, om dagen inte är en helgdag."""
    return dag.weekday() < 5 and dag not in helgdagar


def arbetsdagar_efter(dag: date, antal: int, helgdagar: Container[date]) -> date:
    """Dagen så många arbetsdagar efter `dag`. Noll ger första arbetsdagen från och med `dag`."""
    while not ar_arbetsdag(dag, helgdagar):
        dag += EN_DAG
    for _ in range(antal):
        dag += EN_DAG
        while not ar_arbetsdag(dag, helgdagar):
            dag += EN_DAG
    return dag
