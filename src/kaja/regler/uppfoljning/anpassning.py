"""Att anpassa kontakttrappan för en ung person: hoppa över ett steg, byta det eller lägga till ett.

Kommunens rutin står kvar. Det som ändras är stegen som är kvar för den unge, tills den har nåtts
eller trappan börjar om.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from kaja.regler.uppfoljning.etapp import Etapp, etapp
from kaja.regler.uppfoljning.fakta import Anpassning, Arbetslage
from kaja.regler.uppfoljning.meningar import steg_i_ord
from kaja.regler.uppfoljning.rutin import Rutin, Trappsteg
from kaja.regler.uppfoljning.trappa import far_tas, kvarvarande

FLEST = 12
LANGST = 183


class Anpassningssatt(StrEnum):
    """Hur trappan ändras."""

    HOPPA = "hoppa"
    BYT = "byt"
    LAGG_TILL = "lagg_till"


def anpassa(
    lage: Arbetslage, rutin: Rutin, dag: date, satt: Anpassningssatt, steg: Trappsteg | None = None
) -> Anpassning:
    """Trappan efter ändringen. `steg` är det nya, med dagar från försöket före; utan när ett steg
    hoppas över. Hindret ska vara prövat."""
    kvar = kvarvarande(lage, rutin, dag)
    if steg is None:
        blir = _utan_nasta(kvar)
    else:
        blir = (steg, *(kvar if satt is Anpassningssatt.LAGG_TILL else kvar[1:]))
    return Anpassning(dag, len(lage.forsok()), blir[:FLEST])


def _utan_nasta(kvar: tuple[Trappsteg, ...]) -> tuple[Trappsteg, ...]:
    """Det följande steget behåller sin dag: det kommer inte tidigare för att ett hoppas över."""
    if len(kvar) < 2:
        return ()
    hoppat, nasta, *resten = kvar
    return (nasta._replace(dag=hoppat.dag + nasta.dag), *resten)


def hinder(
    lage: Arbetslage, rutin: Rutin, dag: date, satt: Anpassningssatt, steg: Trappsteg | None = None
) -> str:
    """Varför trappan inte kan ändras så, i en mening; tomt när den kan det."""
    if etapp(lage, dag) not in (Etapp.NY, Etapp.SOKS):
        return "Den unge söks inte nu, så kontakttrappan används inte."
    if lage.verifierad is None and not lage.kontakter:
        return "Ny i registret. Kontrollera först att det stämmer."
    if satt is Anpassningssatt.HOPPA:
        return "" if kvarvarande(lage, rutin, dag) else "Det finns inget steg kvar att hoppa över."
    if steg is None:
        return "Välj på vilket sätt."
    if not 0 <= steg.dag <= LANGST:
        return f"Välj mellan 0 och {LANGST} dagar efter försöket före."
    if not far_tas(steg, lage, rutin, dag):
        return f"{steg_i_ord(steg).capitalize()} kan inte tas med den här unge."
    return ""
