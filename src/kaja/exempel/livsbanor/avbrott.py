"""Lives with an interruption: most come in the first autumn and after the winter break."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kaja.exempel.lasar import hoststart, skoldag, slumpdag, varslut, varstart
from kaja.exempel.liv import DAG, Liv
from kaja.exempel.livsbanor.gymnasiet import examen
from kaja.exempel.skolor import valj_skola

AR_I_GYMNASIET = ((0, 1, 2), (5, 3, 2))  # in which year of gymnasieskolan, how often


def avbrott_host(liv: Liv) -> None:
    liv.gick_program(_hostdag(liv), avbrott=True)


def avbrott_efter_jul(liv: Liv) -> None:
    liv.gick_program(_vardag(liv), avbrott=True)


def avbrott_utan_datum(liv: Liv) -> None:
    sist = liv.gick_program(_hostdag(liv), avbrott=True)
    liv.studier[-1] = replace(sist, utan_slutdatum=True)


def avbrott_och_omstart(liv: Liv) -> None:
    avbrott = _hostdag(liv) if liv.slump.random() < 0.6 else _vardag(liv)
    liv.gick_program(avbrott, avbrott=True)
    ny_start = hoststart(avbrott.year + (avbrott.month > 6))
    liv.forsokte_igen(ny_start, varslut(ny_start.year + 3))


def byter_skola(liv: Liv) -> None:
    """Another school takes over, at the earliest the next school day."""
    byte = _hostdag(liv)
    forst = liv.gick_program(byte)
    start = byte + liv.slump.randint(1, 14) * DAG
    skola = valj_skola(liv.slump, "GY", forst.studievag, inte=forst.skola)
    sist = liv.gick("GY", start, liv.gy_slut, studievag=forst.studievag, skola=skola)
    liv.fick("examensbevis", sist.slut, sist.skola.namn)


def slutat_utan_uppgift(liv: Liv) -> None:
    """The school has lately ended the enrolment and not said that it was an interruption."""
    sista = skoldag(liv.dag - liv.slump.randint(3, 45) * DAG)
    _lamnar_gymnasiet(liv, sista, avbrott=False)


def mellan_skolor(liv: Liv) -> None:
    """Left one school days ago, starts at the next within two weeks."""
    sista = skoldag(liv.dag - liv.slump.randint(3, 6) * DAG)
    if _lamnar_gymnasiet(liv, sista, avbrott=True):
        _antagen(liv, liv.dag + liv.slump.randint(3, 9) * DAG)


def vantar_till_januari(liv: Liv) -> None:
    """Interrupted during the autumn, admitted to an introduktionsprogram from January."""
    sista = skoldag(slumpdag(liv.slump, date(liv.dag.year, 9, 10), liv.dag - 10 * DAG))
    if _lamnar_gymnasiet(liv, sista, avbrott=True):
        _antagen(liv, varstart(liv.dag.year + 1))


def avbrott_till_komvux(liv: Liv) -> None:
    """Komvux before the year of turning 20 needs special reasons, and some have them."""
    avhopp = _vardag(liv)
    liv.gick_program(avhopp, avbrott=True)
    skolform = liv.slump.choice(("KOMVUX_GY", "KOMVUX_GY", "KOMVUX_GRUND"))
    liv.gick(skolform, hoststart(liv.ar16 + 2), varslut(liv.ar16 + 4))


def avbrott_till_folkhogskola(liv: Liv) -> None:
    """Two years of allmän kurs, which gives basic eligibility."""
    liv.gick_program(_vardag(liv), avbrott=True)
    start = hoststart(liv.ar16 + 2)
    sist = liv.gick("FHS", start, varslut(start.year + 1), studievag="Allmän kurs")
    if liv.slump.random() < 0.4:
        liv.fick("folkhogskola_behorighet", sist.slut, sist.skola.namn)


def introduktion_avbrott(liv: Liv) -> None:
    liv.gick_introduktion(_hostdag(liv), avbrott=True)


def anpassad_avbrott(liv: Liv) -> None:
    liv.gick_grundskolan("GRS")
    liv.gick("GYS", liv.gy_start, _vardag(liv), avbrott=True)


def _hostdag(liv: Liv) -> date:
    ar = liv.ar16 + liv.slump.choices(*AR_I_GYMNASIET)[0]
    return skoldag(slumpdag(liv.slump, date(ar, 9, 10), date(ar, 11, 18)))


def _vardag(liv: Liv) -> date:
    ar = liv.ar16 + 1 + liv.slump.choices(*AR_I_GYMNASIET)[0]
    return skoldag(slumpdag(liv.slump, varstart(ar), date(ar, 2, 28)))


def _lamnar_gymnasiet(liv: Liv, sista: date, *, avbrott: bool) -> bool:
    """Leave a programme on `sista`; those not in it on that day finish it, and get False."""
    if liv.gy_start < sista - 14 * DAG and sista < liv.gy_slut:
        liv.gick_program(sista, avbrott=avbrott)
        return True
    examen(liv)
    return False


def _antagen(liv: Liv, start: date) -> None:
    liv.gick("GY", start, varslut(liv.dag.year + 2), studievag="IMA", antagen=True)
