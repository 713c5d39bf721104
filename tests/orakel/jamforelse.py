"""Lays the answer of the law beside that of the oracle, and makes a differing case small."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date
from typing import Any

from kaja.regler import Andring, Bedomning, Fraga, bedom, besked
from tests.orakel.dagen import avgorande_punkt, dagens_punkter, sammanvag
from tests.orakel.livslopp import Fall
from tests.orakel.orakel import Val, svara


def skillnader(fall: Fall) -> dict[str, tuple[object, object]]:
    """What the law and the oracle do not agree on in the whole answer: name -> (law, oracle)."""
    try:
        lagens = lagens_svar(fall)
    except Exception as fel:  # a law that stops is a difference too
        return {"fel": (repr(fel), "")}
    return olika(lagens, dict(svara(*fall)))


def lagens_svar(fall: Fall) -> dict[str, object]:
    svar = besked(fall.underlag, fragan(fall))
    return {
        **dagens(svar.bedomning),
        "omfattas_fran": svar.omfattas_fran,
        "galler_till_och_med": svar.galler_till_och_med,
        "ingangsorsak": svar.ingangsorsak,
        "vantar_pa_start": svar.vantar_pa_start,
    }


def fragan(fall: Fall) -> Fraga:
    """The question to the law: its first change is that the settings of the case begin to hold."""
    if not fall.andringar:
        return Fraga(fall.kommun, fall.dag, fall.installningar)
    alla = ((date.min, fall.installningar), *fall.andringar)
    return Fraga.enligt(fall.kommun, fall.dag, [Andring(*andring) for andring in alla])


def dagens(bedomning: Bedomning) -> dict[str, object]:
    return {
        "utfall": str(bedomning.utfall),
        "avgorande_punkt": bedomning.avgorande_punkt,
        "punkter": {v.id: str(s.utfall) for v, s in bedomning.punkter},
    }


def dagens_skillnader(fall: Fall) -> dict[str, tuple[object, object]]:
    """The same for the judgement of the day alone; before the law both must refuse."""
    return olika(
        eller_vagran(lambda: dagens(bedom(fall.underlag, fragan(fall)))),
        eller_vagran(lambda: orakelns_dag(fall)),
    )


def orakelns_dag(fall: Fall) -> dict[str, object]:
    underlag, kommun, dag, installningar, andringar = fall
    punkter = dagens_punkter(underlag, kommun, dag, Val(installningar, andringar).den(dag))
    utfall = sammanvag(iter(punkter.values()))
    avgorande = avgorande_punkt(punkter, utfall)
    return {"utfall": utfall, "avgorande_punkt": avgorande, "punkter": punkter}


def eller_vagran(prova: Callable[[], dict[str, object]]) -> dict[str, object]:
    try:
        return prova()
    except ValueError:
        return {"utfall": "ValueError"}


def olika(
    lagens: dict[str, object], orakelns: dict[str, object]
) -> dict[str, tuple[object, object]]:
    if lagens == orakelns:
        return {}
    namn = [*lagens, *(n for n in orakelns if n not in lagens)]
    par = {n: (lagens.get(n), orakelns.get(n)) for n in namn}
    return {n: (a, b) for n, (a, b) in par.items() if a != b}


def krymp(fall: Fall, skiljer: Callable[[Fall], object] = skillnader) -> Fall:
    """A smaller case that still differs: facts are taken away as long as any can be."""
    for mindre in enklare(fall):
        if skiljer(mindre):
            return krymp(mindre, skiljer)
    return fall


def enklare(fall: Fall) -> Iterator[Fall]:
    u = fall.underlag
    for namn, nu in u._asdict().items():
        for varde in enklare_varden(namn, nu):
            andring: dict[str, Any] = {namn: varde}
            yield fall._replace(underlag=u._replace(**andring))
    for nr in range(len(fall.andringar)):
        yield fall._replace(andringar=fall.andringar[:nr] + fall.andringar[nr + 1 :])
    for falt in fields(fall.installningar):
        if getattr(fall.installningar, falt.name) != falt.default:
            andrad: Any = {falt.name: falt.default}
            yield fall._replace(installningar=replace(fall.installningar, **andrad))


def enklare_varden(namn: str, varde: object) -> Iterator[Any]:
    if namn in ("fodd", "fodelsear", "tackning") or not varde:
        return
    if isinstance(varde, tuple):
        yield from (varde[:i] + varde[i + 1 :] for i in range(len(varde)))
    elif isinstance(varde, date):
        yield None
    else:
        yield False
