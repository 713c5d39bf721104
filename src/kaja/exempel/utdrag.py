"""What the registers know about a life on the day the files are taken out, as rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kaja.exempel.filer import Rad
from kaja.exempel.liv import DAG, Betyg, Boende, Inskrivning, Liv
from kaja.exempel.namn import Kontakt, valj_kontakt, valj_namn
from kaja.exempel.skolor import Huvudman
from kaja.exempel.testnummer import ar_man

GRUNDSKOLA = ("GR", "GRS", "SP")
BEHALLS = 800 * DAG  # schools leave out leavers from grundskolan after two years
SYNONYMER = {"KOMVUX_GY": "VUXGY", "KOMVUX_GRUND": "VUXGR", "SFI": "VUXSFI"}


def folkbokforingsrader(liv: Liv) -> Iterator[Rad]:
    """One row per period; a replaced number has a row of its own."""
    namn = valj_namn(liv.slump, man=ar_man(liv.nummer), nyanland=liv.folkbokford_fran is not None)
    kontakt = Kontakt() if liv.skydd else valj_kontakt(liv.slump, namn)
    if liv.gammalt_nummer:
        yield _gammalt_nummer(liv) | namn._asdict()
    for boende in liv.boenden:
        bor_har = boende == liv.boenden[-1] and boende.kommun == liv.kommun
        yield (
            _period(liv, boende)
            | namn._asdict()
            | (kontakt._asdict() if bor_har and not liv.avregistrering else {})
        )


def elevrader(liv: Liv) -> Iterator[Rad]:
    for studie in liv.studier:
        if _ar_kand(studie, liv.dag):
            yield _elevrad(liv, studie)


def bevisrader(liv: Liv) -> Iterator[Rad]:
    for bevis in liv.bevis:
        if bevis.datum <= liv.dag:
            yield _bevisrad(liv, bevis)


def _period(liv: Liv, boende: Boende) -> Rad:
    rad = {
        "personnummer": liv.nummer,
        "kommunkod": boende.kommun,
        "i_kommunen_fran": _iso(boende.fran),
        "i_kommunen_till_och_med": _iso(boende.till_och_med),
        "folkbokford_fran": _iso(liv.folkbokford_fran),
        "skydd": liv.skydd,
        "skolplikt_upphor": _iso(liv.skolplikt_upphor),
    }
    lamnat = liv.avregistrerad_fran
    if lamnat is not None and (boende.fran is None or boende.fran < lamnat):
        rad |= {"avregistrering": liv.avregistrering, "avregistrerad_fran": _iso(lamnat)}
    return rad


def _gammalt_nummer(liv: Liv) -> Rad:
    return {
        "personnummer": liv.gammalt_nummer,
        "kommunkod": liv.kommun,
        "skydd": liv.skydd,
        "avregistrering": "GN",
        "avregistrerad_fran": _iso(liv.folkbokford_fran),
        "nytt_personnummer": liv.nummer,
    }


def _ar_kand(studie: Inskrivning, dag: date) -> bool:
    if studie.start > dag:
        return studie.antagen
    return studie.skolform not in GRUNDSKOLA or studie.slut > dag - BEHALLS


def _elevrad(liv: Liv, studie: Inskrivning) -> Rad:
    huvudman = studie.skola.huvudman
    avbruten = studie.avbrott and studie.slut <= liv.dag
    return {
        "personnummer": _nummer(liv, studie),
        "skolform": SYNONYMER.get(studie.skolform, studie.skolform)
        if huvudman.synonymer
        else studie.skolform,
        "startdatum": _datum(studie.start, huvudman),
        "slutdatum": _slutdatum(liv, studie),
        "avbrott": "ja" if avbruten else "nej" if huvudman.avbrott_nej else "",
        "skolenhetskod": studie.skola.kod,
        "studievag": studie.studievag,
        "huvudman": huvudman.namn,
        "skolans_namn": studie.skola.namn,
    }


def _slutdatum(liv: Liv, studie: Inskrivning) -> str:
    """The last day when it has come; the planned one only where the system shows it."""
    huvudman = studie.skola.huvudman
    if studie.slut <= liv.dag:
        return "" if studie.utan_slutdatum else _datum(studie.slut, huvudman)
    planerat = huvudman.planerat_slut and not studie.avbrott
    return _datum(studie.slut, huvudman) if planerat else ""


def _nummer(liv: Liv, studie: Inskrivning) -> str:
    """The number of the time, as the school's system writes it."""
    nummer = liv.nummer
    if liv.gammalt_nummer and liv.folkbokford_fran and studie.start < liv.folkbokford_fran:
        nummer = liv.gammalt_nummer
    if studie.skola.huvudman.korta_nummer:
        return f"{nummer[2:8]}-{nummer[8:]}"
    return nummer


def _bevisrad(liv: Liv, bevis: Betyg) -> Rad:
    return {
        "personnummer": liv.nummer,
        "typ": bevis.typ,
        "datum": _iso(bevis.datum),
        "utfardare": bevis.utfardare,
    }


def _datum(dag: date, huvudman: Huvudman) -> str:
    return f"{dag:%Y%m%d}" if huvudman.kompakta_datum else dag.isoformat()


def _iso(dag: date | None) -> str:
    return "" if dag is None else dag.isoformat()
