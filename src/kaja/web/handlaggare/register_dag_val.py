"""Which day's register an address asks for."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import QueryDict

from kaja.web.handlaggare.dagval import Dagform, Svarsdag, Tidslage, tidslage
from kaja.web.klocka import i_dag
from kaja.web.komponenter.text import datum_langt

DAGARNA = frozenset(("dag", "kand"))
"""What an address says the day with."""


class Registerdag(Svarsdag):
    """A day that has been: nobody knows whom the register will have."""

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and value > i_dag():
            raise ValidationError(
                f"{self.label}: {datum_langt(value)} har inte varit än. Välj i dag eller tidigare. "
                "Vem lagen omfattar en dag som kommer visas under Målgrupp."
            )


class Registerdagform(Dagform):
    """The day, and the day that it is seen from; the latter alone is both."""

    dag = Registerdag()


def vald_dag(fraga: QueryDict) -> Tidslage | None:
    """The day, if it is another than today as it is known now; None also when it is wrong, which
    the filter's fields say."""
    form = Registerdagform(fraga)
    if not form.is_valid():
        return None
    tid, kand = tidslage(form), form.cleaned_data["kand"]
    if form.cleaned_data["dag"] is None and kand is not None:
        tid = Tidslage(kand, tid.kand)
    return None if tid.nu else tid


def fraga_om(tid: Tidslage) -> str:
    """What an address says, so that it is about the same day."""
    kand = {"kand": tid.kand_dag} if tid.kand else {}
    return urlencode({"dag": tid.dag, **kand})


def utan_dag(fraga: QueryDict) -> str:
    """The rest of an address."""
    kvar = fraga.copy()
    for namn in DAGARNA & kvar.keys():
        del kvar[namn]
    return kvar.urlencode()
