"""The first rows of a sheet as Kaja reads them by the columns that a person has chosen."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice
from typing import Any, NamedTuple

from kaja.intake.sources import kalkylblad
from kaja.intake.sources.kalkylblad.mal import LAYOUTER, etikett
from kaja.intake.sources.lasning import Lasning, Post, Slag
from kaja.tabell import RowProblem
from kaja.ungdom.models import CONTACT_FIELDS
from kaja.web.handlaggare.kolumnord import KODER, Ark

PROVADE, VISADE, PROBLEM = 500, 10, 20
# What the canonical records call a column otherwise than the tables do. The last day has become
# the day after.
_FALT = {
    "personnummer": "nummer",
    "startdatum": "fran",
    "slutdatum": "till",
    "i_kommunen_till_och_med": "i_kommunen_till",
    "nytt_personnummer": "nytt_nummer",
    "registrerad": "registrerad",
    "orsak": "ingangsorsak",
    "avregistrerad": "avslutad",
}
_SLUTAR = frozenset({"till", "i_kommunen_till"})


class Prov(NamedTuple):
    """How the first rows went: the columns, each row's values (None for one that is hidden), the
    problems, and of how many rows how many could be read."""

    rubriker: list[str]
    rader: list[tuple[int, list[str] | None]]
    problem: list[RowProblem]
    upplysningar: list[RowProblem]
    lasta: int
    provade: int


def prova(ark: Ark) -> Prov:
    """Read the first rows by the profile. Raises TableError when nothing can be read by it."""
    fil = ark.fil
    lasning = kalkylblad.oppna(
        bytes(fil.innehall), fil.namn, profil=ark.profil, ar=fil.mottagen.year
    )
    poster = list(islice(lasning.records(), PROVADE))
    problem = [rad for rad in lasning.problems if not rad.information]
    kolumner = _kolumner(ark.profil.slag, poster)
    sist = poster[-1].rad if poster else 0
    fel = {rad.rad for rad in problem if rad.rad}
    return Prov(
        [etikett(mal).capitalize() for mal, _ in kolumner],
        [(post.rad, _celler(ark, post, kolumner)) for post in poster[:VISADE]],
        [_utan_hemligt(ark, rad) for rad in problem[:PROBLEM]],
        _upplysningar(lasning),
        len(poster),
        len({post.rad for post in poster} | {rad for rad in fel if rad <= sist or not sist}),
    )


def _kolumner(slag: Slag, poster: list[Post]) -> list[tuple[str, str]]:
    """The columns that say something on these rows, without addresses, as (column, field)."""
    namn = [kolumn.namn for kolumn in LAYOUTER[slag] if kolumn.namn not in CONTACT_FIELDS]
    alla = [(mal, _FALT.get(mal, mal)) for mal in namn]
    return [(mal, falt) for mal, falt in alla if any(getattr(post, falt, None) for post in poster)]


def _celler(ark: Ark, post: Post, kolumner: list[tuple[str, str]]) -> list[str] | None:
    if not ark.far_visas(post.rad, markt=bool(getattr(post, "skydd", ""))):
        return None
    return [_ord(mal, falt, getattr(post, falt)) for mal, falt in kolumner]


def _ord(mal: str, falt: str, varde: Any) -> str:
    if isinstance(varde, bool):
        return "ja" if varde else "nej"
    if isinstance(varde, date):
        return (varde - timedelta(days=1) if falt in _SLUTAR else varde).isoformat()
    return KODER.get(mal, {}).get(varde, str(varde or ""))


def _upplysningar(lasning: Lasning) -> list[RowProblem]:
    return [rad for rad in lasning.problems if rad.information and not rad.rad][:PROBLEM]


def _utan_hemligt(ark: Ark, rad: RowProblem) -> RowProblem:
    """A problem on a row that is hidden, or with a whole row, is told without its value."""
    return rad if rad.kolumn and ark.far_visas(rad.rad) else rad._replace(varde="")
