"""The life courses: one small function per kind of life, and `LIVSBANOR`, their shares.

Shares are parts of a thousand of a birth cohort, roughly as in a Swedish municipality of this size.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from kaja.exempel.lasar import hostslut, hoststart, skoldag, slumpdag, varslut, varstart
from kaja.exempel.liv import DAG, Liv
from kaja.exempel.skolor import valj_program, valj_skola

AR_I_GYMNASIET = ((0, 1, 2), (5, 3, 2))  # most interruptions come in the first year


def examen(liv: Liv) -> None:
    sist = liv.gick_program(liv.gy_slut)
    liv.fick("examensbevis", sist.slut, sist.skola.namn)


def studiebevis(liv: Liv) -> None:
    sist = liv.gick_program(liv.gy_slut)
    liv.fick("studiebevis", sist.slut, sist.skola.namn)


def bevis_saknas(liv: Liv) -> None:
    """Finished, but no certificate ever reached the municipality."""
    liv.gick_program(liv.gy_slut)


def byter_skola(liv: Liv) -> None:
    """Another school takes over, the same day or some days later."""
    byte = _avbrottsdag_host(liv)
    forst = liv.gick_program(byte)
    start = byte + liv.slump.randint(1, 14) * DAG
    skola = valj_skola(liv.slump, "GY", forst.studievag, inte=forst.skola)
    sist = liv.gick("GY", start, liv.gy_slut, studievag=forst.studievag, skola=skola)
    liv.fick("examensbevis", sist.slut, sist.skola.namn)


def byter_program(liv: Liv) -> None:
    """Begins again on another programme the next autumn, and finishes a year later."""
    liv.gick_program(varslut(liv.ar16 + 1), avbrott=True)
    _nytt_forsok(liv, hoststart(liv.ar16 + 1), varslut(liv.ar16 + 4))


def fjarde_ar(liv: Liv) -> None:
    sist = liv.gick_program(varslut(liv.ar16 + 4))
    liv.fick("examensbevis", sist.slut, sist.skola.namn)


def avbrott_host(liv: Liv) -> None:
    liv.gick_program(_avbrottsdag_host(liv), avbrott=True)


def avbrott_efter_jul(liv: Liv) -> None:
    liv.gick_program(_avbrottsdag_var(liv), avbrott=True)


def avbrott_utan_datum(liv: Liv) -> None:
    sist = liv.gick_program(_avbrottsdag_host(liv), avbrott=True)
    liv.studier[-1] = replace(sist, utan_slutdatum=True)


def avbrott_och_omstart(liv: Liv) -> None:
    avbrott = _avbrottsdag_host(liv) if liv.slump.random() < 0.6 else _avbrottsdag_var(liv)
    liv.gick_program(avbrott, avbrott=True)
    ny_start = hoststart(avbrott.year + (avbrott.month > 6))
    _nytt_forsok(liv, ny_start, varslut(ny_start.year + 3))


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
    avhopp = _avbrottsdag_var(liv)
    liv.gick_program(avhopp, avbrott=True)
    skolform = liv.slump.choice(("KOMVUX_GY", "KOMVUX_GY", "KOMVUX_GRUND"))
    liv.gick(skolform, hoststart(liv.ar16 + 2), varslut(liv.ar16 + 4))


def avbrott_till_folkhogskola(liv: Liv) -> None:
    """Two years of allmän kurs, which gives basic eligibility."""
    liv.gick_program(_avbrottsdag_var(liv), avbrott=True)
    start = hoststart(liv.ar16 + 2)
    sist = liv.gick("FHS", start, varslut(start.year + 1), studievag="Allmän kurs")
    if liv.slump.random() < 0.4:
        liv.fick("folkhogskola_behorighet", sist.slut, sist.skola.namn)


def studiebevis_till_komvux(liv: Liv) -> None:
    studiebevis(liv)
    sist = liv.gick("KOMVUX_GY", hoststart(liv.ar16 + 3), hostslut(liv.ar16 + 3))
    liv.fick("examensbevis_komvux", sist.slut, sist.skola.namn)


def introduktion_till_program(liv: Liv) -> None:
    _introduktion(liv, varslut(liv.ar16 + 1))
    _nytt_forsok(liv, hoststart(liv.ar16 + 1), varslut(liv.ar16 + 4))


def introduktion(liv: Liv) -> None:
    """Introduktionsprogram that ends and leads to nothing more that is known."""
    _introduktion(liv, varslut(liv.ar16 + liv.slump.choice((2, 3, 3, 4))))


def introduktion_avbrott(liv: Liv) -> None:
    _introduktion(liv, _avbrottsdag_host(liv), avbrott=True)


def invandrad_som_barn(liv: Liv) -> None:
    """Came in the last years of grundskolan: språkintroduktion, then a programme."""
    liv.folkbokford_fran = slumpdag(
        liv.slump, date(liv.ar16 - 4, 1, 1), min(date(liv.ar16 - 1, 12, 31), liv.dag - 30 * DAG)
    )
    liv.gick_grundskolan()
    liv.gick("GY", liv.gy_start, varslut(liv.ar16 + 2), studievag="IMS")
    _nytt_forsok(liv, hoststart(liv.ar16 + 2), varslut(liv.ar16 + 5))


def nyanland_ims(liv: Liv) -> None:
    ankomst = _anlander(liv, liv.ar16)
    if ankomst is not None:
        start = ankomst + liv.slump.randint(20, 70) * DAG
        liv.gick("GY", start, varslut(start.year + 2), studievag="IMS")


def nyanland_sfi(liv: Liv) -> None:
    ankomst = _anlander(liv, liv.ar16 + 1)
    if ankomst is not None:
        start = ankomst + liv.slump.randint(25, 80) * DAG
        liv.gick("SFI", start, start + 330 * DAG, studievag="SFI C")
        liv.gick("KOMVUX_GRUND", start + 340 * DAG, start + 640 * DAG)


def nyanland_utan_studier(liv: Liv) -> None:
    _anlander(liv, liv.ar16)


def utlandsk_examen(liv: Liv) -> None:
    ankomst = _anlander(liv, liv.ar16 + 2)
    if ankomst is not None:
        liv.fick("utlandsk_examen", ankomst - 100 * DAG, "Utländsk skola, bedömd av UHR")


def fick_personnummer(liv: Liv) -> None:
    """Studied with a samordningsnummer before being folkbokförd; the number was then replaced."""
    ankomst = _anlander(liv, liv.ar16)
    if ankomst is not None:
        start = max(hoststart(ankomst.year - 1), ankomst - 200 * DAG)
        avbrott = liv.slump.random() < 0.4
        sista = skoldag(slumpdag(liv.slump, ankomst, liv.dag))
        slut = sista if avbrott else varslut(ankomst.year + 2)
        liv.gick("GY", start, slut, studievag="IMS", avbrott=avbrott)


def borjade_inte(liv: Liv) -> None:
    liv.gick_grundskolan()


def kvar_i_grundskolan(liv: Liv) -> None:
    """Takes year 9 again, past the end of skolplikten (7 kap. 15 §)."""
    liv.gick_grundskolan(slut=varslut(liv.ar16 + 1))
    liv.gick("GY", hoststart(liv.ar16 + 1), varslut(liv.ar16 + 3), studievag="IMA")


def forlangd_skolplikt(liv: Liv) -> None:
    """One more year, decided by the home municipality (7 kap. 13 §)."""
    kvar_i_grundskolan(liv)
    liv.skolplikt_upphor = varslut(liv.ar16 + 1)


def skolplikt_i_fortid(liv: Liv) -> None:
    """Reached the goals early (7 kap. 14 §); half of them go on at once."""
    sista = hostslut(liv.ar16 - 1)
    liv.skolplikt_upphor = sista
    liv.gick_grundskolan(slut=sista)
    if liv.slump.random() < 0.5:
        liv.gick("GY", varstart(liv.ar16), liv.gy_slut, studievag="NA")


def specialskola(liv: Liv) -> None:
    """Eleven years, so everything comes a year later (7 kap. 12 §)."""
    liv.gick_grundskolan("SP", slut=varslut(liv.ar16 + 1))
    _nytt_forsok(liv, hoststart(liv.ar16 + 1), varslut(liv.ar16 + 4))


def anpassad_gymnasieskola(liv: Liv) -> None:
    """Four years."""
    liv.gick_grundskolan("GRS")
    sist = liv.gick("GYS", liv.gy_start, varslut(liv.ar16 + 4))
    liv.fick("gymnasiebevis", sist.slut, sist.skola.namn)


def anpassad_avbrott(liv: Liv) -> None:
    liv.gick_grundskolan("GRS")
    liv.gick("GYS", liv.gy_start, _avbrottsdag_var(liv), avbrott=True)


def ib(liv: Liv) -> None:
    liv.gick_grundskolan()
    sist = liv.gick("IB", liv.gy_start, liv.gy_slut, studievag="IB")
    liv.fick("ib_diplom", sist.slut + 25 * DAG, sist.skola.namn)


def _avbrottsdag_host(liv: Liv) -> date:
    ar = liv.ar16 + liv.slump.choices(*AR_I_GYMNASIET)[0]
    return skoldag(slumpdag(liv.slump, date(ar, 9, 10), date(ar, 11, 18)))


def _avbrottsdag_var(liv: Liv) -> date:
    ar = liv.ar16 + 1 + liv.slump.choices(*AR_I_GYMNASIET)[0]
    return skoldag(slumpdag(liv.slump, varstart(ar), date(ar, 2, 28)))


def _nytt_forsok(liv: Liv, start: date, slut: date) -> None:
    """A national programme again; one in six leaves it with studiebevis."""
    sist = liv.gick("GY", start, slut, studievag=valj_program(liv.slump))
    typ = "studiebevis" if liv.slump.random() < 0.17 else "examensbevis"
    liv.fick(typ, slut, sist.skola.namn)


def _introduktion(liv: Liv, slut: date, *, avbrott: bool = False) -> None:
    liv.gick_grundskolan()
    studievag = liv.slump.choice(("IMA", "IMA", "IMV", "IMY"))
    liv.gick("GY", liv.gy_start, slut, studievag=studievag, avbrott=avbrott)


def _lamnar_gymnasiet(liv: Liv, sista: date, *, avbrott: bool) -> bool:
    """Leave a programme on `sista`; those not in it on that day finish it, and get False."""
    if liv.gy_start < sista - 14 * DAG and sista < liv.gy_slut:
        liv.gick_program(sista, avbrott=avbrott)
        return True
    examen(liv)
    return False


def _antagen(liv: Liv, start: date) -> None:
    liv.gick("GY", start, varslut(liv.dag.year + 2), studievag="IMA", antagen=True)


def _anlander(liv: Liv, tidigast_ar: int) -> date | None:
    """Folkbokförd after the age of skolplikt; those still too young for that came as children."""
    tidigast = date(tidigast_ar, 7, 1)
    senast = min(date(liv.ar16 + 3, 12, 31), liv.dag - 10 * DAG)
    if tidigast > senast:
        invandrad_som_barn(liv)
        return None
    liv.folkbokford_fran = slumpdag(liv.slump, tidigast, senast)
    return liv.folkbokford_fran


LIVSBANOR: dict[Callable[[Liv], None], int] = {
    examen: 550,
    studiebevis: 70,
    bevis_saknas: 5,
    byter_skola: 50,
    byter_program: 30,
    fjarde_ar: 8,
    avbrott_host: 31,
    avbrott_efter_jul: 23,
    avbrott_utan_datum: 5,
    avbrott_och_omstart: 30,
    slutat_utan_uppgift: 6,
    mellan_skolor: 3,
    vantar_till_januari: 5,
    avbrott_till_komvux: 8,
    avbrott_till_folkhogskola: 7,
    studiebevis_till_komvux: 8,
    introduktion_till_program: 40,
    introduktion: 22,
    introduktion_avbrott: 10,
    invandrad_som_barn: 15,
    nyanland_ims: 9,
    nyanland_sfi: 5,
    nyanland_utan_studier: 3,
    utlandsk_examen: 2,
    borjade_inte: 8,
    kvar_i_grundskolan: 14,
    forlangd_skolplikt: 3,
    skolplikt_i_fortid: 2,
    specialskola: 2,
    anpassad_gymnasieskola: 14,
    anpassad_avbrott: 2,
    ib: 10,
}
