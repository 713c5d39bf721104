"""The six points and the home municipality for one day, straight from the decided reading.

Written by another hand than `kaja.regler`, sentence by sentence; the quoted lines are the text.
Plain and slow on purpose. Only the fact types are shared with the law.
"""

from __future__ import annotations

from datetime import date, timedelta

from kaja.regler.byggstenar import Installningar
from kaja.regler.underlag import Folkbokforing, Studie, Tackning, Underlag

JA, NEJ, VET_EJ = "uppfyllt", "inte_uppfyllt", "oklart"

# ”wording in force 2015-01-01”; ”to 2018-06-30, then `kaa.p3.2018`”
LAGEN_BORJAR = date(2015, 1, 1)
NY_LYDELSE = date(2018, 7, 1)

EXAMEN = ("examensbevis", "examensbevis_komvux")
MOTSVARANDE = ("ib_diplom", "utlandsk_examen", "folkhogskola_behorighet")
OBLIGATORISKA = ("GR", "GRS", "SP", "SAM")


def hemkommun(u: Underlag, kommun: str, dag: date) -> str:
    # ”dead, emigrated, deregistered on the day”; ”Deregistered wins over protected”
    if any(avregistrerad(rad, u, dag) for rad in u.folkbokforing):
        return NEJ
    rad = dagens_rad(u, dag)
    if rad is None:
        return utan_rad(u, kommun, dag)
    # ”skyddad folkbokföring counts when the row of the day has it”
    if rad.skydd == "skyddad_folkbokforing":
        return VET_EJ
    return JA if rad.kommun == kommun else NEJ


def avregistrerad(rad: Folkbokforing, u: Underlag, dag: date) -> bool:
    if not rad.avregistrering:
        return False
    # ”A deregistration without a date holds on every day”
    if rad.avregistrerad is None:
        return True
    if dag < rad.avregistrerad:
        return False
    if rad.avregistrering == "AV":
        return True
    # ”a row that begins on or after the deregistration ends UV, OB and GN (a return)”
    return not any(ar_aterkomst(annan, rad, dag) for annan in u.folkbokforing)


def ar_aterkomst(annan: Folkbokforing, avreg: Folkbokforing, dag: date) -> bool:
    if annan.fran is None or annan.fran > dag or avreg.avregistrerad is None:
        return False
    if annan is avreg:
        return annan.fran > avreg.avregistrerad
    return annan.fran >= avreg.avregistrerad


def dagens_rad(u: Underlag, dag: date) -> Folkbokforing | None:
    # ”the one with the latest `i_kommunen_fran` decides (blank is earliest; then the later row)”
    gallande = [
        rad
        for rad in u.folkbokforing
        if (rad.fran is None or rad.fran <= dag) and (rad.till is None or dag < rad.till)
    ]
    return max(gallande, key=borjan, default=None)


def borjan(rad: Folkbokforing) -> tuple[date, int]:
    return rad.fran or date.min, rad.ordning


def utan_rad(u: Underlag, kommun: str, dag: date) -> str:
    # ”*inte uppfyllt* when the latest ended row is one for the municipality or the day is before
    # `folkbokford_fran`, otherwise *oklart*”
    if u.folkbokford_fran is not None and dag < u.folkbokford_fran:
        return NEJ
    avslutade = [(rad.till, borjan(rad), rad) for rad in u.folkbokforing if rad.till is not None]
    avslutade = [a for a in avslutade if a[0] <= dag]
    if avslutade and max(avslutade, key=lambda a: a[:2])[2].kommun == kommun:
        return NEJ
    return VET_EJ


def punkt_1(u: Underlag, dag: date) -> str:
    # ”before the 20th birthday” / ”from the birthday itself” / ”birth date unknown”
    if u.fodd is None:
        return VET_EJ
    return JA if dag < tjugoarsdag(u.fodd) else NEJ


def tjugoarsdag(fodd: date) -> date:
    # ”Someone born on 29 February turns 20 on a 29 February (until the year 2100)”
    return date(fodd.year + 20, fodd.month, fodd.day)


def punkt_2(u: Underlag, dag: date, inst: Installningar) -> str:
    # ”A recorded decision or an explicit date on file always wins”, ”for newcomers too”
    if u.skolplikt_upphor is not None:
        # ”skolplikten fullgjord before the day”: the date on file is its last day
        return efter_skolplikten(u, dag, inst) if dag > u.skolplikt_upphor else NEJ
    # ”the decision on prolonged or early end is on file without a date”
    if u.skolpliktsbeslut_utan_datum:
        return VET_EJ
    over = forsta_juli(u, dag)
    if over is None:
        return VET_EJ
    if folkbokford_utan_skolplikt(u, dag) and dag < NY_LYDELSE:
        # ”Before 2018-07-01 there is no second limb: *inte uppfyllt*”
        return NEJ
    return efter_skolplikten(u, dag, inst) if dag >= over else NEJ


def forsta_juli(u: Underlag, dag: date) -> date | None:
    # ”over from 1 July of the calendar year in which the person turns 16 (specialskola: 17)”
    # ”Where only the birth year can be read, point 2 uses the year”
    ar = u.fodelsear if u.fodd is None else u.fodd.year
    if ar is None:
        return None
    return date(ar + (17 if i_specialskola(u, dag) else 16), 7, 1)


def i_specialskola(u: Underlag, dag: date) -> bool:
    # ”one whose latest compulsory enrolment begun by the day is `SP`”
    borjade = [s for s in u.studier if s.skolform in OBLIGATORISKA and s.fran <= dag]
    if not borjade:
        return False
    senast = max(s.fran for s in borjade)
    return any(s.skolform == "SP" for s in borjade if s.fran == senast)


def folkbokford_utan_skolplikt(u: Underlag, dag: date) -> bool:
    # ”Age without skolplikt at first registration in Sweden: on or after that same 1 July”
    over = forsta_juli(u, dag)
    if over is None or u.folkbokford_fran is None or u.folkbokford_fran > dag:
        return False
    return u.folkbokford_fran >= over


def efter_skolplikten(u: Underlag, dag: date, inst: Installningar) -> str:
    # ”still enrolled in grundskola, anpassad grundskola or specialskola after skolplikten
    # (*setting*, default oklart)”; ”`SAM` does not keep anyone in point 2”
    if any(s.skolform in ("GR", "GRS", "SP") and pagar(s, dag) for s in u.studier):
        return inst.grundskola_efter_skolplikt
    return JA


def pagar(s: Studie, dag: date) -> bool:
    # ”ongoing from its start day through its end day; without an end day it is ongoing until
    # something says otherwise. `avbrott` with an end date in the future ends on that date.”
    if s.fran > dag:
        return False
    return not s.avbrott if s.till is None else dag < s.till


def punkt_3(u: Underlag, dag: date, inst: Installningar, tackning: Tackning) -> str:
    som_raknas = [s for s in u.studier if s.fran <= dag and raknas(s, dag, inst)]
    # ”Overlapping enrolments are fine: one that counts is enough.”
    if any(pagar(s, dag) for s in som_raknas):
        return NEJ
    # ”an enrolment that counts ended by *avbrott* with no end date on file”
    if any(s.avbrott and s.till is None for s in som_raknas):
        return VET_EJ
    return JA if farsk(tackning.elever, dag, inst) else VET_EJ


def raknas(s: Studie, dag: date, inst: Installningar) -> bool:
    if s.skolform == "GY" and introduktionsprogram(s):
        # ”since 2018-07-01 introduktionsprogram too”
        return dag >= NY_LYDELSE
    if s.skolform == "KOMVUX_GY":
        return inst.komvux_gymnasial == "raknas"
    if s.skolform == "FHS":
        return inst.folkhogskola == "raknas"
    # ”does **not** count: komvux grundläggande, sfi, orienteringskurs”; ”`YH` and `HS`”
    return s.skolform in ("GY", "GYS", "IB", "INT")


def introduktionsprogram(s: Studie) -> bool:
    # ”`studievag` beginning with `IM` is introduktionsprogram”
    return s.studievag.startswith("IM")


def farsk(rapporterat: date | None, dag: date, inst: Installningar) -> bool:
    # ”it has reported up to at least 14 days before that day. No coverage stated: never fresh.”
    if rapporterat is None:
        return False
    return rapporterat >= dag - timedelta(days=inst.elever_farskhet_dagar)


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
