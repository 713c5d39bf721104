"""Files such as Navet makes, put together from what a test wants to say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import kaja.intake.sources.navet as navet
from kaja.intake.sources.folkbokforing import FolkbokforingRad
from kaja.tabell import RowProblem

A, B, C = "200701012395", "200701022386", "200701022394"
SAMORDNING, NYTT = "200911642395", "200701032385"
AR = 2026
MAPP = Path(str(navet.__file__)).parent


def element(namn: str, innehall: str) -> str:
    return f"<{namn}>{innehall}</{namn}>" if innehall else ""


def post(
    nummer: str = A,
    *,
    tid: str = "20261101101500",
    fore: str = "",
    person: str = "",
    namn: str = "<Fornamn>Åsa</Fornamn><Efternamn>Öst</Efternamn>",
    bor: str = "",
    kommun: str = "1780",
    sedan: str = "20190815",
    orsak: str = "",
    slut: str = "",
    adress: str = "",
    historik: str = "",
) -> str:
    """A post; `fore` stands before Personpost, `person` in it."""
    avreg = element("AvregistreringsorsakKod", orsak) + element("Avregistreringsdatum", slut)
    bor = bor or registrering(kommun, sedan)
    return (
        f'<Folkbokforingspost><Arendeuppgift andringstidpunkt="{tid}"/>{fore}<Personpost>'
        f"<PersonId><PersonNr>{nummer}</PersonNr></PersonId>"
        f"{element('Avregistrering', avreg)}{element('Namn', namn)}{element('Folkbokforing', bor)}"
        f"{element('Adresser', element('Folkbokforingsadress', adress))}{person}</Personpost>"
        f"{element('Historik', historik)}</Folkbokforingspost>"
    )


def registrering(kommun: str, sedan: str, typ: str = "") -> str:
    return (
        element("Folkbokforingsdatum", sedan)
        + element("LanKod", kommun[:2])
        + element("KommunKod", kommun[2:])
        + element("Folkbokforingstyp", typ)
    )


def tidigare(kommun: str, sedan: str, typ: str = "FB") -> str:
    return element("Folkbokforing", registrering(kommun, sedan, typ))


def fil(*poster: str) -> bytes:
    inne = "".join(poster)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f"<NavetAvisering><Folkbokforingsposter>{inne}</Folkbokforingsposter></NavetAvisering>"
    ).encode()


def las(*poster: str) -> tuple[list[FolkbokforingRad], list[RowProblem]]:
    return las_bytes(fil(*poster))


def las_bytes(innehall: bytes) -> tuple[list[FolkbokforingRad], list[RowProblem]]:
    lasning = navet.oppna(innehall, "navet.xml", ar=AR)
    return list(lasning.records()), lasning.problems


def en(*args: Any, **kwargs: Any) -> FolkbokforingRad:
    """The only record of the only post, of which nothing is said."""
    [rad], problems = las(post(*args, **kwargs))
    assert problems == []
    return rad


def avvisad(*args: Any, **kwargs: Any) -> tuple[str, str, str]:
    """What is said of the only post, which is left out."""
    records, [problem] = las(post(*args, **kwargs))
    assert records == []
    assert (problem.fil, problem.rad, problem.information) == ("navet.xml", 1, False)
    return problem.kolumn, problem.varde, problem.problem
