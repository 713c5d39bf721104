"""Lives in gymnasieskolan and what is like it, that are not interrupted."""

from __future__ import annotations

from kaja.exempel.lasar import hostslut, hoststart, varslut
from kaja.exempel.liv import DAG, Liv


def examen(liv: Liv) -> None:
    sist = liv.gick_program(liv.gy_slut)
    liv.fick("examensbevis", sist.slut, sist.skola.namn)


def studiebevis(liv: Liv) -> None:
    sist = liv.gick_program(liv.gy_slut)
    liv.fick("studiebevis", sist.slut, sist.skola.namn)


def bevis_saknas(liv: Liv) -> None:
    """Finished, but no certificate ever reached the municipality."""
    liv.gick_program(liv.gy_slut)


def byter_program(liv: Liv) -> None:
    """Begins again on another programme the next autumn, and finishes a year later."""
    liv.gick_program(varslut(liv.ar16 + 1), avbrott=True)
    liv.forsokte_igen(hoststart(liv.ar16 + 1), varslut(liv.ar16 + 4))


def fjarde_ar(liv: Liv) -> None:
    sist = liv.gick_program(varslut(liv.ar16 + 4))
    liv.fick("examensbevis", sist.slut, sist.skola.namn)


def studiebevis_till_komvux(liv: Liv) -> None:
    studiebevis(liv)
    sist = liv.gick("KOMVUX_GY", hoststart(liv.ar16 + 3), hostslut(liv.ar16 + 3))
    liv.fick("examensbevis_komvux", sist.slut, sist.skola.namn)


def introduktion_till_program(liv: Liv) -> None:
    liv.gick_introduktion(varslut(liv.ar16 + 1))
    liv.forsokte_igen(hoststart(liv.ar16 + 1), varslut(liv.ar16 + 4))


def introduktion(liv: Liv) -> None:
    """Introduktionsprogram that ends and leads to nothing more that is known."""
    liv.gick_introduktion(varslut(liv.ar16 + liv.slump.choice((2, 3, 3, 4))))


def anpassad_gymnasieskola(liv: Liv) -> None:
    """Four years."""
    liv.gick_grundskolan("GRS")
    sist = liv.gick("GYS", liv.gy_start, varslut(liv.ar16 + 4))
    liv.fick("gymnasiebevis", sist.slut, sist.skola.namn)


def ib(liv: Liv) -> None:
    liv.gick_grundskolan()
    sist = liv.gick("IB", liv.gy_start, liv.gy_slut, studievag="IB")
    liv.fick("ib_diplom", sist.slut + 25 * DAG, sist.skola.namn)
