"""The rows of a plan's form: one for each effort.

The fields of an effort begin with its `rad`, or with `ny1` for one that is new, so that two
versions can be laid side by side row by row: `3-vad`, `3-fran`, `ny1-vem`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from kaja.insatser.models import Vem
from kaja.insatser.planinnehall import Innehall as Planinnehall
from kaja.web.handlaggare.sammanfora import Innehall

RAD = re.compile(r"(\d{1,4}|ny\d{1,3})-vem")
EN_DAG = timedelta(days=1)


def raderna(namnen: Iterable[str]) -> list[str]:
    """The efforts that the fields are about: those there are by their number, then the new."""
    funna = {traff[1] for namn in namnen if (traff := RAD.fullmatch(namn))}
    return sorted(funna, key=lambda rad: (not rad.isdecimal(), int(rad.removeprefix("ny"))))


def innehallet(plan: Planinnehall) -> Innehall:
    """What is saved, as the form would send it."""
    ut = {namn: _skickat(getattr(plan, namn)) for namn in Planinnehall._fields[:-1]}
    for insats in plan.insatser:
        tom = insats.till - EN_DAG if insats.till else None
        delar = {**insats._asdict(), "tom": tom}
        for namn in ("vem", "vad", "ansvarig", "fran", "tom", "slutorsak", "folj_upp"):
            ut[f"{insats.rad}-{namn}"] = _skickat(delar[namn])
    return ut


def _skickat(varde: Any) -> list[str]:
    return [str(varde)] if varde else []


def med_tomma(innehall: Innehall, fler: str = "") -> dict[str, list[str]]:
    """The same with an empty row for each who may do something that has no effort yet, and one more
    for `fler`."""
    ut = {namn: list(v) for namn, v in innehall.items()}
    for vem in Vem.values:
        har = any(ut[f"{rad}-vem"] == [vem] for rad in raderna(ut))
        if vem == fler or not har:
            ut[f"ny{1 + _sista_nya(ut)}-vem"] = [vem]
    return ut


def _sista_nya(innehall: Innehall) -> int:
    nya = (int(rad[2:]) for rad in raderna(innehall) if rad.startswith("ny"))
    return max(nya, default=0)


def utan_tomma(innehall: Innehall) -> dict[str, list[str]]:
    """The same without the new rows where nothing is written."""
    skrivna = {n.partition("-")[0] for n, v in innehall.items() if any(v) and n[-4:] != "-vem"}
    tomma = {rad for rad in raderna(innehall) if not rad.isdecimal()} - skrivna
    return {n: list(v) for n, v in innehall.items() if n.partition("-")[0] not in tomma}
