"""Points 4, 5 and 6, what one has and has not, straight from the decided reading."""

from __future__ import annotations

from datetime import date, timedelta

from kaja.regler.byggstenar import Installningar
from kaja.regler.underlag import Studie, Tackning, Underlag
from tests.orakel.punkter import JA, NEJ, VET_EJ, introduktionsprogram

EXAMEN = ("examensbevis", "examensbevis_komvux")
MOTSVARANDE = ("ib_diplom", "utlandsk_examen", "folkhogskola_behorighet")


def punkt_4(u: Underlag, dag: date, inst: Installningar, tackning: Tackning) -> str:
    # ”examensbevis (from gymnasieskola or komvux) dated on or before the day”
    if any(b.typ in EXAMEN and b.datum <= dag for b in u.bevis):
        return NEJ
    # ”Only `GY` that is not introduktionsprogram (point 4) can be *completed*”
    former = [s for s in u.studier if s.skolform == "GY" and not introduktionsprogram(s)]
    return utan_bevis(u, former, dag, inst, tackning)


def punkt_5(u: Underlag, dag: date, inst: Installningar, tackning: Tackning) -> str:
    # ”gymnasiebevis dated on or before the day”; ”and `GYS` (point 5)”
    if any(b.typ == "gymnasiebevis" and b.datum <= dag for b in u.bevis):
        return NEJ
    former = [s for s in u.studier if s.skolform == "GYS"]
    return utan_bevis(u, former, dag, inst, tackning)


def utan_bevis(
    u: Underlag, former: list[Studie], dag: date, inst: Installningar, tackning: Tackning
) -> str:
    for s in former:
        # ”a completed one (an end date on or before the day, not an interruption)”
        if s.avbrott or s.till is None or s.till - timedelta(days=1) > dag:
            continue
        # ”a studiebevis settles both, for enrolments that began on or before its date”
        if any(b.typ == "studiebevis" and s.fran <= b.datum <= dag for b in u.bevis):
            continue
        # ”*uppfyllt* when the certificate source has reported up to that end date plus 60 days
        # (*setting*) or up to the day, whichever is earlier; otherwise *oklart*”
        slut = s.till - timedelta(days=1)
        kravs = min(slut + timedelta(days=inst.bevis_vantan_dagar), dag)
        if tackning.bevis is None or tackning.bevis < kravs:
            return VET_EJ
    return JA


def punkt_6(u: Underlag, dag: date) -> str:
    # ”IB diploma, foreign upper secondary diploma, folkhögskola certificate of basic eligibility,
    # or a caseworker's recorded judgement, dated on or before the day”
    if any(b.typ in MOTSVARANDE and b.datum <= dag for b in u.bevis):
        return NEJ
    handlaggarens = [m.typ for m in u.motsvarande if m.datum <= dag]
    if "bedomd" in handlaggarens:
        return NEJ
    # ”a caseworker has recorded that it is being looked into”
    return VET_EJ if "utreds" in handlaggarens else JA
