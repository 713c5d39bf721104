"""The slow oracle: the whole answer for one person, found by trying one day after another.

`svara` is compared with `kaja.regler.besked`. Where the text leaves a choice, `lasningar.md` says
which one was taken here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple, TypedDict

from kaja.regler.byggstenar import Installningar
from kaja.regler.underlag import Tackning, Underlag
from tests.orakel import punkter as p
from tests.orakel.dagen import OMFATTAS, avgorande_punkt, dagens_punkter, dagens_utfall, sammanvag

EN_DAG = timedelta(days=1)
Andringar = tuple[tuple[date, Installningar], ...]


class Val(NamedTuple):
    """The choices of the municipality, day by day."""

    inst: Installningar
    andringar: Andringar

    def den(self, dag: date) -> Installningar:
        # ”dated (a change holds from a day, never backwards without being asked)”
        gjorda = [(fran, nr) for nr, (fran, _) in enumerate(self.andringar) if fran <= dag]
        return self.andringar[max(gjorda)[1]][1] if gjorda else self.inst


class Svar(TypedDict):
    """What the oracle answers; empty dates are None, no entry reason is an empty string."""

    utfall: str
    avgorande_punkt: str
    punkter: dict[str, str]
    omfattas_fran: date | None
    galler_till_och_med: date | None
    ingangsorsak: str
    vantar_pa_start: date | None


def svara(
    u: Underlag, kommun: str, dag: date, inst: Installningar, andringar: Andringar = ()
) -> Svar:
    """The answer for a person, a municipality and a day. ValueError before 2015-01-01.

    `inst` holds until the first of `andringar`, each a day and the settings from it.
    """
    val = Val(inst, andringar)
    tabell = dagens_punkter(u, kommun, dag, val.den(dag))
    utfall = sammanvag(iter(tabell.values()))
    omfattas = utfall == OMFATTAS
    fran = omfattas_fran(u, kommun, dag, val) if omfattas else None
    return Svar(
        utfall=utfall,
        avgorande_punkt=avgorande_punkt(tabell, utfall),
        punkter=tabell,
        omfattas_fran=fran,
        galler_till_och_med=galler_till_och_med(u, kommun, dag, val),
        ingangsorsak=ingangsorsak(u, kommun, fran, val) if fran else "",
        vantar_pa_start=vantar_pa_start(u, dag, val) if omfattas else None,
    )


def omfattas_fran(u: Underlag, kommun: str, dag: date, val: Val) -> date:
    # ”the first day of the unbroken *omfattas* period that holds on the day”;
    # ”never before 2015-01-01”
    while dag > p.LAGEN_BORJAR:
        fore = dag - EN_DAG
        if dagens_utfall(u, kommun, fore, val.den(fore), u.tackning) != OMFATTAS:
            return dag
        dag = fore
    return dag


def galler_till_och_med(u: Underlag, kommun: str, dag: date, val: Val) -> date | None:
    # ”the last day on which the outcome will stay the same if the sources go on reporting, with
    # the same lag, that nothing is new (empty if it never changes by itself)”
    nu = dagens_utfall(u, kommun, dag, val.den(dag), u.tackning)
    sista = sista_dag_att_prova(u, dag, val)
    d = dag
    while d < sista:
        nasta = d + EN_DAG
        tackning = flyttad(u.tackning, nasta - dag)
        if dagens_utfall(u, kommun, nasta, val.den(nasta), tackning) != nu:
            return d
        d = nasta
    return None


def flyttad(tackning: Tackning, tid: timedelta) -> Tackning:
    return Tackning(
        tackning.folkbokforing,
        None if tackning.elever is None else tackning.elever + tid,
        None if tackning.bevis is None else tackning.bevis + tid,
    )


def sista_dag_att_prova(u: Underlag, dag: date, val: Val) -> date:
    """A day after which nothing can change any more, with room to spare.

    From the 20th birthday point 1 is *inte uppfyllt* for ever, and so is the whole.
    """
    if u.fodd is not None:
        return max(dag, p.tjugoarsdag(u.fodd))
    slap = timedelta(0) if u.tackning.bevis is None else abs(dag - u.tackning.bevis)
    alla = (val.inst, *(inst for _, inst in val.andringar))
    vantan = max(i.bevis_vantan_dagar + i.elever_farskhet_dagar + 10 for i in alla)
    andrade = [fran for fran, _ in val.andringar]
    return max(dag, p.NY_LYDELSE, *andrade, *alla_datum(u)) + slap + timedelta(days=vantan)


def alla_datum(u: Underlag) -> Iterator[date]:
    ar = u.fodd.year if u.fodd else u.fodelsear
    if ar is not None:
        yield date(ar + 21, 1, 1)
    for post in (*u.folkbokforing, *u.studier, *u.bevis, *u.motsvarande):
        yield from (falt for falt in post if isinstance(falt, date))
    yield from (d for d in (u.folkbokford_fran, u.skolplikt_upphor) if d is not None)


def ingangsorsak(u: Underlag, kommun: str, dag: date, val: Val) -> str:
    """Why the person came in on `dag`, the first day of the unbroken period."""
    if flyttade_in(u, kommun, dag, val):
        return "inflyttad"
    # ”else by history when there is an upper secondary enrolment (`GY`, `GYS`, `IB`, `INT`;
    # introduktionsprogram only from 2018-07-01)”
    historia = [
        s
        for s in u.studier
        if s.skolform in ("GY", "GYS", "IB", "INT")
        and s.fran <= dag
        and (dag >= p.NY_LYDELSE or not (s.skolform == "GY" and p.introduktionsprogram(s)))
    ]
    if historia:
        # ”the one that ended last decides between `avbrott` and `utan_examen`”
        sist = max(historia, key=lambda s: (s.till or date.max, s.fran, s.avbrott))
        return "avbrott" if sist.avbrott else "utan_examen"
    # ”`nyanlad_folkbokford` (point 2 second limb)”
    andra_ledet = dag >= p.NY_LYDELSE and u.skolplikt_upphor is None
    if andra_ledet and p.folkbokford_utan_skolplikt(u, dag):
        return "nyanlad_folkbokford"
    return "borjade_inte"


def flyttade_in(u: Underlag, kommun: str, dag: date, val: Val) -> bool:
    # ”when points 1-6 held already the day before, in another municipality”
    if dag == p.LAGEN_BORJAR:
        return False
    fore = dag - EN_DAG
    andra = {rad.kommun for rad in u.folkbokforing} - {kommun}
    return any(dagens_utfall(u, k, fore, val.den(fore), u.tackning) == OMFATTAS for k in andra)


def vantar_pa_start(u: Underlag, dag: date, val: Val) -> date | None:
    # ”whether the coming education counts follows the wording of its first day”
    starter = [
        s.fran
        for s in u.studier
        if s.fran > dag and p.pagar(s, s.fran) and p.raknas(s, s.fran, val.den(s.fran))
    ]
    return min(starter, default=None)
