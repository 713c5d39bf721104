"""Lives that begin in another country."""

from __future__ import annotations

from datetime import date

from kaja.exempel.lasar import hoststart, skoldag, slumpdag, varslut
from kaja.exempel.liv import DAG, Liv


def invandrad_som_barn(liv: Liv) -> None:
    """Came in the last years of grundskolan: språkintroduktion, then a programme."""
    liv.folkbokford_fran = slumpdag(
        liv.slump, date(liv.ar16 - 4, 1, 1), min(date(liv.ar16 - 1, 12, 31), liv.dag - 30 * DAG)
    )
    liv.gick_grundskolan()
    liv.gick("GY", liv.gy_start, varslut(liv.ar16 + 2), studievag="IMS")
    liv.forsokte_igen(hoststart(liv.ar16 + 2), varslut(liv.ar16 + 5))


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


def _anlander(liv: Liv, tidigast_ar: int) -> date | None:
    """Folkbokförd after the age of skolplikt; those still too young for that came as children."""
    tidigast = date(tidigast_ar, 7, 1)
    senast = min(date(liv.ar16 + 3, 12, 31), liv.dag - 10 * DAG)
    if tidigast > senast:
        invandrad_som_barn(liv)
        return None
    liv.folkbokford_fran = slumpdag(liv.slump, tidigast, senast)
    return liv.folkbokford_fran
