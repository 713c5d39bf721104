"""A small municipality drawn at random and written as files, in all the ways that people write."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from kaja.exempel.testnummer import testpersonnummer, testsamordningsnummer
from kaja.flows.bedom_filer import Uppdrag
from kaja.flows.filunderlag import Filer
from kaja.regler import Folkbokforing, Fraga, Studie, Tackning, Underlag
from tests.orakel.dagval import LAGENS_DAGAR, Dagar, dagen, livets_dagar
from tests.orakel.livslopp import bevis_rapporterade, person, rapporterat, val
from tests.orakel.rader import HAR
from tests.orakel.studier import STUDIEVAGAR

EN_DAG = timedelta(days=1)
BARA_AR = tuple(n for n in testsamordningsnummer().values() if n[4:6] == "00" or n[6:8] == "60")
RUBRIKER = {
    "folkbokforing": (
        *("personnummer", "kommunkod", "i_kommunen_fran", "i_kommunen_till_och_med"),
        *("folkbokford_fran", "skydd", "avregistrering", "avregistrerad_fran"),
        *("skolplikt_upphor", "nytt_personnummer", "efternamn"),
    ),
    "elever": ("personnummer", "skolform", "startdatum", "slutdatum", "avbrott", "studievag"),
    "bevis": ("personnummer", "typ", "datum", "utfardare"),
}
NUMMER = ("{0}-{1}", "{2}-{1}", " {0} {1} ", "{0}{1:.2}\xad{3}{4}", "{0}{1:.3} {4}", "{0}{1}\xa0")
SYNONYMER = {"KOMVUX_GY": "vuxgy", "KOMVUX_GRUND": "VUXGR", "SFI": "VUXSFI", "GRS": "TR"}
DALIGA = {  # changes that make a row impossible to use
    "folkbokforing": {"personnummer": "20080113TF12", "kommunkod": "12", "i_kommunen_fran": "igår"},
    "elever": {"personnummer": "", "skolform": "GX", "startdatum": "2024-02-30", "avbrott": "?"},
    "bevis": {"personnummer": "okänd", "typ": "betyg", "datum": "2024-13-01"},
}

Rad = dict[str, str]


def uppdrag(slump: Random, mapp: Path, syskon: int = 0) -> Uppdrag:
    """Files in the folder, and the question to put to them.

    Each person has so many `syskon`: others whose lives are the same but for some days.
    """
    nummer = _nummer(slump)
    dagar = [_dagar(slump, n) for n in nummer]
    dag = max(dagen(slump, slump.choice(dagar)), LAGENS_DAGAR[0])
    installningar = val(slump)
    for d in dagar:
        d.kanda += [dag] * 5
    liv = {n: person(slump, _fodd(n), d, installningar) for n, d in zip(nummer, dagar, strict=True)}
    for n in nummer if syskon else ():
        liv |= {annan: nara(slump, liv[n]) for annan in _fodda_nara(n, liv, syskon)}
    nagon, hens = slump.choice([*zip(nummer, dagar, strict=True)])
    vantan = installningar.bevis_vantan_dagar
    tackning = Tackning(
        rapporterat(slump, hens),
        rapporterat(slump, slump.choice(dagar)),
        bevis_rapporterade(slump, hens, liv[nagon].studier, vantan),
    )
    skrivare = _Skrivare(slump, mapp)
    filer = Filer(
        skrivare.skriv("folkbokforing", list(_folkbokforing(slump, liv))),
        tuple(skrivare.delat("elever", list(_elever(slump, liv)))),
        tuple(skrivare.delat("bevis", list(_bevis(liv)))),
    )
    return Uppdrag(filer, tackning, Fraga(HAR, dag, installningar))


def _nummer(slump: Random) -> list[str]:
    """People of about one age, some of them with a samordningsnummer."""
    ar = slump.randrange(2000, 2012)
    alla = [n for a in (ar, ar + 1, ar + 2) for n in testpersonnummer()[a]]
    udda = [n for n in testsamordningsnummer().values() if ar <= int(n[:4]) <= ar + 2]
    return [*slump.sample(alla, 8), *slump.sample(udda, 2), slump.choice(BARA_AR)]


def _fodda_nara(nummer: str, tagna: Collection[str], antal: int) -> list[str]:
    """Free numbers of those who are born as near as can be."""
    fodd, lediga = _fodd(nummer), testpersonnummer()[int(nummer[:4])]
    alla = sorted(lediga, key=lambda annat: abs(_fodd(annat) - fodd))
    return [annat for annat in alla if annat not in tagna][:antal]


def nara(slump: Random, underlag: Underlag) -> Underlag:
    """Nearly the same life: some days moved, most often by one. The birth is not moved."""
    alla = slump.choice((0, 0, 0, 1, -1, 6, 40))
    flyttade: dict[date, date] = {}

    def flytta(dag: date | None) -> date | None:
        if dag is None:
            return None
        steg = slump.choice((*(0,) * 12, 1, -1, 2, -2, 30))
        return flyttade.setdefault(dag, dag + timedelta(days=alla + steg))

    return underlag._replace(
        folkbokforing=tuple(_flyttad(rad, flytta) for rad in underlag.folkbokforing),
        folkbokford_fran=flytta(underlag.folkbokford_fran),
        skolplikt_upphor=flytta(underlag.skolplikt_upphor),
        studier=tuple(_annan_vag(slump, _flyttad(s, flytta)) for s in underlag.studier),
        bevis=tuple(_flyttad(bevis, flytta) for bevis in underlag.bevis),
        motsvarande=tuple(_flyttad(uppgift, flytta) for uppgift in underlag.motsvarande),
    )


def _annan_vag(slump: Random, studie: Studie) -> Studie:
    vag = slump.choice(STUDIEVAGAR) if slump.random() < 0.1 else studie.studievag
    return studie._replace(studievag=vag if studie.skolform == "GY" else "")


def _flyttad(faktum: Any, flytta: Callable[[date | None], date | None]) -> Any:
    """The fact on other days, unless it would then end before it began."""
    dagar = {namn: flytta(v) for namn, v in faktum._asdict().items() if isinstance(v, date)}
    flyttat = faktum._replace(**dagar)
    fran, till = getattr(flyttat, "fran", None), getattr(flyttat, "till", None)
    return faktum if fran and till and till <= fran else flyttat


def _fodd(nummer: str) -> date:
    """The birthday, or a day in the year where the number does not tell."""
    try:
        return date(int(nummer[:4]), int(nummer[4:6]), int(nummer[6:8]) % 60)
    except ValueError:
        return date(int(nummer[:4]), 6, 1)


def _dagar(slump: Random, nummer: str) -> Dagar:
    return Dagar(slump, int(nummer[:4]), livets_dagar(_fodd(nummer)))


def _folkbokforing(slump: Random, liv: dict[str, Underlag]) -> Iterator[Rad]:
    for nummer, underlag in liv.items():
        for boende in underlag.folkbokforing:
            if boende.fran is None or boende.till is None or boende.fran < boende.till:
                yield _boende(slump, nummer, underlag, boende, list(liv))


def _boende(
    slump: Random, nummer: str, underlag: Underlag, boende: Folkbokforing, alla: list[str]
) -> Rad:
    """A replaced number leads to somebody here, to an unknown, or is not told."""
    okand = testpersonnummer()[2013][slump.randrange(5)]
    nytt = slump.choice((slump.choice(alla), okand, "")) if boende.avregistrering == "GN" else ""
    return {
        "personnummer": nummer,
        "kommunkod": boende.kommun,
        "i_kommunen_fran": _iso(boende.fran),
        "i_kommunen_till_och_med": _sista(boende.till) or slump.choice(("", "9999-12-31")),
        "folkbokford_fran": _iso(underlag.folkbokford_fran),
        "skydd": boende.skydd,
        "avregistrering": boende.avregistrering,
        "avregistrerad_fran": _iso(boende.avregistrerad),
        "skolplikt_upphor": _iso(underlag.skolplikt_upphor),
        "nytt_personnummer": nytt,
        "efternamn": ("Ek", "Åkerö", "Öst; berg")[int(nummer) % 3],
    }


def _elever(slump: Random, liv: dict[str, Underlag]) -> Iterator[Rad]:
    andra = {n: slump.choice([*liv.values()]).studier for n in testpersonnummer()[2013][:5]}
    for nummer, studier in {**andra, **{n: u.studier for n, u in liv.items()}}.items():
        for studie in studier:
            yield {
                "personnummer": nummer,
                "skolform": slump.choice((studie.skolform, SYNONYMER.get(studie.skolform, "GY")))
                if studie.skolform in SYNONYMER
                else studie.skolform,
                "startdatum": _iso(studie.fran),
                "slutdatum": _sista(studie.till),
                "avbrott": "ja" if studie.avbrott else slump.choice(("", "nej")),
                "studievag": studie.studievag,
            }


def _bevis(liv: dict[str, Underlag]) -> Iterator[Rad]:
    for nummer, underlag in liv.items():
        for bevis in underlag.bevis:
            yield {"personnummer": nummer, "typ": bevis.typ, "datum": _iso(bevis.datum)}


def _iso(dag: date | None) -> str:
    return "" if dag is None else dag.isoformat()


def _sista(till: date | None) -> str:
    return "" if till is None else _iso(till - EN_DAG)


class _Skrivare:
    """Writes rows as files: any order, any delimiter, any spelling, some repeated or spoiled."""

    def __init__(self, slump: Random, mapp: Path) -> None:
        self._slump, self._mapp = slump, mapp

    def delat(self, kalla: str, rader: list[Rad]) -> Iterator[Path]:
        antal = self._slump.choice((1, 1, 2, 3))
        for nr in range(antal):
            yield self.skriv(kalla, rader[nr::antal], f"{kalla}{nr}.csv")

    def skriv(self, kalla: str, rader: list[Rad], namn: str = "folkbokforing.csv") -> Path:
        slump, rubriker = self._slump, list(RUBRIKER[kalla])
        rader = [*rader, *slump.sample(rader, len(rader) // 4), *self._daliga(kalla, rader)]
        slump.shuffle(rader)
        slump.shuffle(rubriker)
        tecken = slump.choice(";,\t")
        text = [tecken.join(rubriker)]
        for rad in rader:
            celler = [self._cell(rubrik, rad.get(rubrik, "")) for rubrik in rubriker]
            text += [tecken.join(f'"{c}"' if tecken in c else c for c in celler)]
            text += [""] * (slump.random() < 0.05)
        plats = self._mapp / namn
        plats.write_text("\n".join(text) + "\n", encoding=slump.choice(("utf-8", "cp1252")))
        return plats

    def _daliga(self, kalla: str, rader: Sequence[Rad]) -> Iterator[Rad]:
        for rad in rader:
            if self._slump.random() < 0.1:
                kolumn = self._slump.choice(list(DALIGA[kalla]))
                yield {**rad, kolumn: DALIGA[kalla][kolumn]}

    def _cell(self, rubrik: str, text: str) -> str:
        if len(text) == 12 and text.isdigit():
            return self._slump.choice(
                [text, *(form.format(text[:8], text[8:], text[2:8], *text[10:]) for form in NUMMER)]
            )
        if len(text) == 10 and text[4] == text[7] == "-" and self._slump.random() < 0.3:
            return text.replace("-", "")
        return text
