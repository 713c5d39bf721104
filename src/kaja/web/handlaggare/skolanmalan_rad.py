"""A school's notice as it is read: what the school told, when it is due, and how it was handled."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from kaja.flows.skolsignal import MED_ETT_TRYCK
from kaja.skolsignal.models import Anmalan, Anmalningsslag, Hanteringsutfall
from kaja.web.handlaggare.skydd import ar_dold
from kaja.web.komponenter.text import antal, datum, datum_langt

VAGAR = tuple((en.value, en.label) for en in MED_ETT_TRYCK)
"""The ways to handle a notice with one press: what is sent, and its words."""


class Anmalningsrad(NamedTuple):
    """One notice. `dold`: the user may not see who it is about."""

    anmalan: Anmalan
    dold: bool
    vad: str
    vantar: bool
    nar: str
    frist: str
    utfall: str
    handlagd: date | None
    handlagd_av: str

    @classmethod
    def av(cls, anmalan: Anmalan, dag: date, *, ser: bool) -> Anmalningsrad:
        """The row of a notice that `skolsignal.queries` has read with its handling."""
        handlagd: date | None = getattr(anmalan, "handlagd", None)
        utfall: str | None = getattr(anmalan, "utfall", None)
        nar, frist = _nar(anmalan.senast, dag) if handlagd is None else (datum(handlagd), "")
        return cls(
            anmalan=anmalan,
            dold=ar_dold(anmalan.person, ser=ser),
            vad=mening(anmalan),
            vantar=handlagd is None,
            nar=nar,
            frist=frist,
            utfall=Hanteringsutfall(utfall).label if utfall else "",
            handlagd=handlagd,
            handlagd_av=getattr(anmalan, "handlagd_av", None) or "",
        )


def mening(anmalan: Anmalan) -> str:
    """ "Lindskolan: har slutat 16 november 2026." """
    return f"{anmalan.fran_skola}: {_vad(anmalan)}."


def _vad(anmalan: Anmalan) -> str:
    vad = Anmalningsslag(anmalan.slag).label
    vad = vad[:1].lower() + vad[1:]
    if anmalan.slag != Anmalningsslag.FRANVARO:
        return f"{vad} {datum_langt(anmalan.dag)}"
    if anmalan.till is None:
        return f"{vad}, från {datum_langt(anmalan.dag)}"
    sista = datum_langt(anmalan.till - timedelta(days=1))
    return f"{vad}, {datum_langt(anmalan.dag)} till och med {sista}"


def _nar(senast: date, dag: date) -> tuple[str, str]:
    kvar = (senast - dag).days
    if kvar < 0:
        return f"{antal(-kvar, 'dag', 'dagar')} sen", "sen"
    return ("I dag", "idag") if kvar == 0 else (datum(senast), "")
