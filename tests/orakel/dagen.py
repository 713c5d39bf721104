"""The outcome of one day: all points together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kaja.regler.byggstenar import Installningar
from kaja.regler.underlag import Tackning, Underlag
from tests.orakel import bevispunkter as b
from tests.orakel import punkter as p
from tests.orakel.hemkommun import hemkommun

OMFATTAS, OMFATTAS_INTE, OKLART = "omfattas", "omfattas_inte", "oklart"


def dagens_punkter(u: Underlag, kommun: str, dag: date, inst: Installningar) -> dict[str, str]:
    """The outcome of every point on one day, by rule id, in the order of the law."""
    if dag < p.LAGEN_BORJAR:
        raise ValueError(f"{dag}: lagen fanns inte")
    lydelse = "2018" if dag >= p.NY_LYDELSE else "2015"
    return {
        "kaa.hemkommun": hemkommun(u, kommun, dag),
        "kaa.p1": p.punkt_1(u, dag),
        f"kaa.p2.{lydelse}": p.punkt_2(u, dag, inst),
        f"kaa.p3.{lydelse}": p.punkt_3(u, dag, inst, u.tackning),
        "kaa.p4": b.punkt_4(u, dag, inst, u.tackning),
        "kaa.p5": b.punkt_5(u, dag, inst, u.tackning),
        "kaa.p6": b.punkt_6(u, dag),
    }


def sammanvag(svar: Iterator[str]) -> str:
    # ”One *inte uppfyllt* gives *omfattas inte*; otherwise one *oklart* gives *oklart*;
    # otherwise *omfattas*.” A generator is left at the first *inte uppfyllt*: the rest
    # cannot matter, and the day walks become several times quicker.
    oklart = False
    for utfall in svar:
        if utfall == p.NEJ:
            return OMFATTAS_INTE
        oklart = oklart or utfall == p.VET_EJ
    return OKLART if oklart else OMFATTAS


def avgorande_punkt(tabell: dict[str, str], utfall: str) -> str:
    # ”the id, without wording year, of the first point that decided; empty for `omfattas`”
    if utfall == OMFATTAS:
        return ""
    sokt = p.NEJ if utfall == OMFATTAS_INTE else p.VET_EJ
    forst = next(id_ for id_, svar in tabell.items() if svar == sokt)
    return forst.removesuffix(".2015").removesuffix(".2018")


def dagens_utfall(
    u: Underlag, kommun: str, dag: date, inst: Installningar, tackning: Tackning
) -> str:
    return sammanvag(provade(u, kommun, dag, inst, tackning))


def provade(
    u: Underlag, kommun: str, dag: date, inst: Installningar, tackning: Tackning
) -> Iterator[str]:
    yield p.punkt_1(u, dag)
    yield p.punkt_2(u, dag, inst)
    yield p.punkt_3(u, dag, inst, tackning)
    yield hemkommun(u, kommun, dag)
    yield b.punkt_4(u, dag, inst, tackning)
    yield b.punkt_5(u, dag, inst, tackning)
    yield b.punkt_6(u, dag)
