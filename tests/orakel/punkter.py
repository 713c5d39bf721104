"""Points 1, 2 and 3 for one day, straight from the decided reading.

Written by another hand than `kaja.regler`, sentence by sentence; the quoted lines are the text.
Plain and slow on purpose. Only the fact types are shared with the law.
"""

from __future__ import annotations

from datetime import date, timedelta

from kaja.regler.byggstenar import Installningar
from kaja.regler.underlag import Studie, Tackning, Underlag

JA, NEJ, VET_EJ = "uppfyllt", "inte_uppfyllt", "oklart"

# ”wording in force 2015-01-01”; ”to 2018-06-30, then `kaa.p3.2018`”
LAGEN_BORJAR = date(2015, 1, 1)
NY_LYDELSE = date(2018, 7, 1)

OBLIGATORISKA = ("GR", "GRS", "SP", "SAM")


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
    if u.folkbokford_fran is not None and dag < u.folkbokford_fran:
        # ”folkbokförd in Sweden at an age without skolplikt”: not yet, and no skolplikt to complete
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
