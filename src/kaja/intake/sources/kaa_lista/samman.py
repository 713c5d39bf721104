"""Several rows about one person become one record.

SCB's files have a row for each contact and each measure, and a list kept by hand may have a new
row when a youth comes back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple, Protocol

from kaja.intake.sources.namn import dela

_FLERA = "Personen står på {} rader ({}). De har slagits ihop till en."
_TIDIGARE = " En tidigare avslutad tid i listan har inte tagits med."
_UTAN_DAG = (
    "Orsaken till avslutet står utan datum, så personen läses som kvar i listan. "
    "Fyll i datumet om ansvaret har upphört."
)


class KaaRad(NamedTuple):
    """One youth on the list. `avslutad` is the day from which the youth is not on it any more.

    `ingangsorsak` and `avslutsorsak` are those of `kaja.regler` when the list's words could be read
    as one, else blank; `senaste_kontakt` the last day somebody was in touch, if the list tells.
    """

    nummer: str
    rad: int
    fornamn: str
    efternamn: str
    registrerad: date | None
    ingangsorsak: str
    avslutad: date | None
    avslutsorsak: str
    senaste_kontakt: date | None


class Listrad(NamedTuple):
    """One row of the list, as it stands."""

    nummer: str
    rad: int
    fornamn: str
    efternamn: str
    namn: str
    registrerad: date | None
    orsak: str
    avregistrerad: date | None
    avslutsorsak: str
    senaste_kontakt: date | None


class Rapport(Protocol):
    """How something is said about a row: `Table.report`."""

    def __call__(
        self, row: int, column: str, value: str, problem: str, *, information: bool = False
    ) -> None: ...


def slagen_samman(rader: Iterable[Listrad], rapport: Rapport) -> Iterator[KaaRad]:
    """One record per person, in the order of the list. What was put together is reported."""
    personer: dict[str, list[Listrad]] = {}
    for rad in rader:
        personer.setdefault(rad.nummer, []).append(rad)
    for alla in personer.values():
        yield _en(alla, rapport)


def _en(alla: list[Listrad], rapport: Rapport) -> KaaRad:
    """Since the last time the person came onto the list: registered the earliest, closed only if
    the last row says so. Contact: the latest of all rows."""
    sista = max(alla, key=lambda rad: (rad.registrerad or date.min, rad.rad))
    nu = [rad for rad in alla if not _fore(rad, sista)]
    if len(alla) > 1:
        nummer = ", ".join(str(rad.rad) for rad in alla[:10])
        sagt = _FLERA.format(len(alla), nummer) + (_TIDIGARE if len(nu) < len(alla) else "")
        rapport(sista.rad, "", "", sagt, information=True)
    if sista.avslutsorsak and not sista.avregistrerad:
        rapport(sista.rad, "avregistrerad", "", _UTAN_DAG, information=True)
    fornamn, efternamn = _namn(alla)
    return KaaRad(
        sista.nummer,
        sista.rad,
        fornamn,
        efternamn,
        min((rad.registrerad for rad in nu if rad.registrerad), default=None),
        next((rad.orsak for rad in sorted(nu, key=_ordning) if rad.orsak), ""),
        sista.avregistrerad,
        sista.avslutsorsak if sista.avregistrerad else "",
        max((rad.senaste_kontakt for rad in alla if rad.senaste_kontakt), default=None),
    )


def _fore(rad: Listrad, sista: Listrad) -> bool:
    """Whether the row is about an earlier time, which was over when the last one began."""
    return bool(
        rad is not sista
        and rad.avregistrerad
        and sista.registrerad
        and (rad.registrerad or date.min) < sista.registrerad
        and rad.avregistrerad <= sista.registrerad
    )


def _ordning(rad: Listrad) -> tuple[date, int]:
    return rad.registrerad or date.max, rad.rad


def _namn(alla: list[Listrad]) -> tuple[str, str]:
    """The last name written, in two columns or in one."""
    for rad in reversed(alla):
        if rad.fornamn or rad.efternamn:
            return rad.fornamn, rad.efternamn
        if rad.namn:
            return dela(rad.namn)
    return "", ""
