"""`kaja las-in franvaro`: a school's file of absence becomes notices, and is not stored."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kaja.access.models import Kommun
    from kaja.flows.franvaro import Granskad

I_ORD = {
    "dubblett": "dubbletter",
    "under": "under gränsen",
    "pagar": "under gränsen än så länge",
    "giltigt": "med giltigt skäl",
    "okand": "hittas inte",
    "inte_har": "bor inte här",
    "fyllt_20": "har fyllt 20",
    "overlappar": "om samma tid som en annan rad",
    "finns": "redan antecknade",
}


def read(kommun: Kommun, namn: str, innehall: bytes, dag: date) -> str:
    """Note what the file says, as having come on the day; gives the line to write. What is wrong
    with rows goes to standard error, without what stands in them. TableError."""
    from django.utils import timezone

    from kaja.flows.franvaro import granska
    from kaja.flows.franvaro_in import anteckna

    granskad = granska(kommun=kommun, namn=namn, innehall=innehall, dag=dag, ser_skyddade=True)
    tid = timezone.localtime().replace(year=dag.year, month=dag.month, day=dag.day)
    gjorda = anteckna(kommun=kommun, forslag=granskad.forslag, mottagen=dag, user=None, tid=tid)
    for fel in granskad.problem:
        print(
            f"{namn}, rad {fel.rad}, {fel.kolumn or 'hela raden'}: {fel.problem}", file=sys.stderr
        )
    return _line(granskad, len(gjorda))


def _line(granskad: Granskad, antal: int) -> str:
    skal = Counter(en.skal.value for en in granskad.nekade)
    nekade = "".join(f", {skal[en]} {ord_}" for en, ord_ in I_ORD.items() if skal[en])
    ord_ = "anmälan antecknad" if antal == 1 else "anmälningar antecknade"
    problem = len({fel.rad for fel in granskad.problem})
    return f"{granskad.rader} rader, {problem} med problem{nekade}. {antal} {ord_}."
