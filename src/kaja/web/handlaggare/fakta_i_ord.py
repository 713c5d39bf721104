"""A fact in one line, for where a table would be too much."""

from __future__ import annotations

from datetime import timedelta

from django.utils.text import capfirst

from kaja.register.kvitto import kommun_i_ord
from kaja.regler.skollagen_29_9.skolformer import NAMN
from kaja.underlag.models import (
    Bevisfaktum,
    Faktum,
    Folkbokforingsfaktum,
    Motsvarandefaktum,
    Studiefaktum,
)
from kaja.web.handlaggare.fakta import BEVIS
from kaja.web.komponenter.text import datum_langt


def i_ord(faktum: Faktum) -> str:
    """ "Gymnasieskola från 19 augusti 2024 till och med 1 oktober 2026, avbrott"."""
    match faktum:
        case Studiefaktum():
            form = NAMN.get(faktum.skolform, faktum.skolform)
            avbrott = ", avbrott" if faktum.avbrott else ""
            return f"{capfirst(form)}{_period(faktum)}{avbrott}"
        case Bevisfaktum():
            return f"{BEVIS.get(faktum.typ, faktum.typ)} {datum_langt(faktum.fran)}"
        case Motsvarandefaktum():
            return f"Motsvarande utbildning: {faktum.get_typ_display().lower()}{_period(faktum)}"
        case Folkbokforingsfaktum():
            return (
                f"Folkbokförd i {kommun_i_ord(faktum.kommunkod)}{_period(faktum)}{_plikt(faktum)}"
            )
    return str(faktum)


def _period(faktum: Faktum) -> str:
    fran = f" från {datum_langt(faktum.fran)}" if faktum.fran else ""
    sista = faktum.till and faktum.till - timedelta(days=1)
    return f"{fran} till och med {datum_langt(sista)}" if sista else fran


def _plikt(faktum: Folkbokforingsfaktum) -> str:
    sista = faktum.skolplikt_upphor
    return f", skolpliktens sista dag {datum_langt(sista)}" if sista else ""
