"""Lives where skolplikten ends in another way, or where nothing comes after it."""

from __future__ import annotations

from kaja.exempel.lasar import hostslut, hoststart, varslut, varstart
from kaja.exempel.liv import Liv


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
    liv.forsokte_igen(hoststart(liv.ar16 + 1), varslut(liv.ar16 + 4))
